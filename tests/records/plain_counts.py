"""How a needle count stands and what a record misses, in plain words: the other half of ``plain_review``."""

from __future__ import annotations

from needlechart.domain.levels import level_of
from needlechart.domain.sessions import TreatmentSession


def counted(session: TreatmentSession) -> set[str]:
    """Every value of the count filter that holds for the session."""
    sites = [s for s in session.sites if s.confirmed]
    needles = sum(s.new_needles for s in sites)
    standing = _standing(session, needles)
    found = {standing}
    if standing in ("mismatch", "ended"):
        found.add("mismatched")
    if any(s.needles_in_body for s in sites):
        found.add("in_body")
    if session.discrepancies and (ended := session.discrepancies[-1].resolution):
        found.add(ended.value)
    return found


def _standing(session: TreatmentSession, needles: int) -> str:
    count = session.count
    if session.discrepancies:
        return "ended" if all(d.resolution for d in session.discrepancies) else "mismatch"
    if count.out is None:
        said_why = any(n.field == "count.out" and n.subject_id == "" for n in session.not_obtained)
        return "none" if not needles else "not_obtained" if said_why else "open"
    agrees = count.out == needles and (count.opened is None or needles <= count.opened)
    if count.opened is not None and count.sharps is not None:
        agrees = agrees and count.opened == count.sharps + (count.unused or 0)
    if not agrees:
        return "mismatch"
    return "ended" if session.corrections else "agrees" if needles or count.out else "none"


def missing(session: TreatmentSession) -> set[str]:
    """Every value of the missing filter that holds for the session."""
    if session.attendance.value != "arrived":
        return set()
    sites = [s for s in session.sites if s.confirmed]
    said = {n.field for n in session.not_obtained}
    pain = set() if "measurements" in said else {"before", "after"}
    pain -= {m.when.value for m in session.measurements if m.scale.value in ("nprs", "vas")}
    looked_for = {
        "reactions": session.reaction_answer is None,
        "assessment": not session.assessment.strip(),
        "pain_before": "before" in pain,
        "pain_after": "after" in pain,
        "count": bool(sites) and session.count.out is None and "count.out" not in said,
        "tolerance": bool(sites) and session.tolerance is None,
        "position": bool(sites) and session.position is None,
        "clean": bool(sites) and not session.clean.said,
        "needle": any(s.needle is None for s in sites),
        "lot": any(s.needle is not None and not s.needle.lot for s in sites),
        "depth": any(s.depth_mm is None and level_of(s) is None for s in sites),
        "muscle": any(s.place.muscle is None and not s.place.muscle_reason for s in sites),
    }
    found = {name for name, is_missing in looked_for.items() if is_missing}
    return found | ({"any"} if found else set())
