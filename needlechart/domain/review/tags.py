"""The tags of a session: short words of small letters, digits and ``_``, one for each thing it can be filtered by.

Words of notes and names are looked for beside them; they hold no ``_``, so neither is ever taken for the other.
"""

from __future__ import annotations

from functools import lru_cache

from needlechart.domain.afterwards import Addendum
from needlechart.domain.body import Side
from needlechart.domain.folding import folded_words
from needlechart.domain.review.line import CountStanding, LineStatus, ProblemShown, SessionLine
from needlechart.domain.sessions import TreatmentSession

SIGNED = "in_chart"
"""The tag of every signed session that was not taken out of the chart."""
VOID = "void_"
"""In front of every tag and word of a session that was taken out of the chart: only who asks for those finds it."""
MISMATCHED = frozenset({CountStanding.MISMATCH, CountStanding.ENDED})
CORRECTED = "corrected"
"""How a mismatch ended that nobody searched for: a counted figure was put right."""
LONGEST_WORD = 60


@lru_cache(maxsize=4096)
def tag(kind: str, *parts: str) -> str:
    """The tag of a value; whatever is no small letter or digit is spelt out, so that no two values share a tag."""
    return "_".join((kind, *map(_spelt, parts)))


def tags_of(line: SessionLine) -> frozenset[str]:
    """Every tag of the line."""
    needling, count = line.needling, line.count
    found = {
        tag("therapist", line.therapist_id),
        tag("patient", line.patient_id),
        tag("status", line.status),
        tag("kind", line.kind),
        tag("attendance", line.attendance),
        tag("count", count.standing),
    }
    if line.status is not LineStatus.DRAFT:
        found.add(SIGNED)
    if line.entered_by is not None:
        found.add(tag("entered", line.entered_by))
    if line.late:
        found.add(tag("late", "signed"))
    found.update(tag("muscle", muscle, side) for muscle, side in needling.muscles)
    found.update(tag("needle", kind) for kind in needling.needle_types)
    found.update(lot_tag(lot) for lot in needling.lots)
    found.update(tag("region", *region_parts(problem)) for problem in line.problems if problem.region)
    found.update(tag("treatment", kind) for kind in line.treatments)
    for reaction in line.reactions:
        found |= {tag("reaction", reaction.kind, reaction.severity), tag("severity", reaction.severity)}
    if needling.in_body:
        found.add(tag("count", "in_body"))
    if count.standing in MISMATCHED:
        found.add(tag("count", "mismatched"))
    if count.ended is not None:
        found.add(tag("ended", count.ended))
    elif count.standing is CountStanding.ENDED:
        found.add(tag("ended", CORRECTED))
    if line.missing:
        found.add(tag("missing", "any"))
        found.update(tag("missing", field) for field in line.missing)
    return frozenset(found)


def lot_tag(lot: str) -> str:
    """The tag of a needle lot, however its letters are written."""
    return tag("lot", " ".join(lot.casefold().split()))


def region_parts(problem: ProblemShown) -> tuple[str, str]:
    """Region and side of a problem; one without a side is that of the middle."""
    return problem.region, problem.side or Side.MIDLINE


def words_of_session(session: TreatmentSession, line: SessionLine, addenda: tuple[Addendum, ...] = ()) -> frozenset[str]:
    """The words of its notes and of entries beside it, and of the patient's name and number, folded."""
    texts = [line.given_name, line.family_name, line.patient_number, *notes_of(session)]
    texts += [text for addendum in addenda for text in (addendum.reason, addendum.text, addendum.new_value)]
    return frozenset(word[:LONGEST_WORD] for text in texts if text for word in folded_words(text))


def notes_of(session: TreatmentSession) -> tuple[str, ...]:
    """What was written in own words: the four parts of the note, why it was done, and beside sites, findings, treatments."""
    return (
        session.subjective,
        session.objective,
        session.assessment,
        session.plan,
        session.deviation_from_plan,
        *[site.note for site in session.sites if site.note],
        *[finding.note for finding in session.findings if finding.note],
        *[treatment.note for treatment in session.treatments if treatment.note],
        *[reaction.description for reaction in session.reactions if reaction.description],
        *[told.explanation for told in session.discrepancies if told.explanation],
    )


def _spelt(text: str) -> str:
    return "".join(c if c.isascii() and c.isalnum() and not c.isupper() else f"_{ord(c):x}_" for c in text)
