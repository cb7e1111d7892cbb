"""What one signed session adds to the clinic's summaries: groups with their keys, and numbers that are added up.

Only signed sessions of the charts are summed, of visits the patient came to; a draft changes with every tap and adds nothing
until it is signed, and a session taken out of the chart is taken out of the sums.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

from needlechart.domain.figures.counted import is_expected
from needlechart.domain.figures.months import month_key
from needlechart.domain.ledger import needled_sites
from needlechart.domain.needling import Elicited, Resolution, Site
from needlechart.domain.reactions import Severity
from needlechart.domain.review.line import CountStanding, ReactionShown
from needlechart.domain.review.line_of import BESIDE_NOTHING, BesideSession, count_of, needling_of, reactions_of, type_of
from needlechart.domain.review.tags import MISMATCHED
from needlechart.domain.sessions import Attendance, TreatmentSession


class Group(StrEnum):
    """What is summed together; the value is the name of its table."""

    DAY = "day_sum"
    NEEDLE_TYPE = "needle_type_sum"
    LOT = "lot_sum"
    MUSCLE = "muscle_sum"
    REACTION = "reaction_sum"
    TREATMENT = "treatment_sum"
    CASELOAD = "caseload_sum"


@dataclass(frozen=True, slots=True)
class GroupForm:
    """The words that name a row of the group, and its numbers; the first of them is always ``sessions``."""

    keys: tuple[str, ...]
    numbers: tuple[str, ...]


ENDINGS = tuple(resolution.value for resolution in Resolution)
FORMS: dict[Group, GroupForm] = {
    Group.DAY: GroupForm(
        ("day", "therapist_id"),
        (
            "sessions", "treatments", "needles", "insertions", "twitches", "uncounted", "opened", "sharps", "unused",
            "expected", "mild", "significant", "serious", "staff", "with_reaction", "mismatched", "mismatch_open", "corrected",
            "near_miss", *ENDINGS, "no_out", "not_obtained",
        ),
    ),
    Group.NEEDLE_TYPE: GroupForm(("month", "needle_type"), ("sessions", "needles", "insertions")),
    Group.LOT: GroupForm(("month", "needle_type", "lot"), ("sessions", "needles", "insertions")),
    Group.MUSCLE: GroupForm(
        ("month", "muscle"), ("sessions", "sites", "answered", "with_twitch", "twitches", "uncounted")
    ),
    Group.REACTION: GroupForm(("month", "kind", "severity"), ("sessions",)),
    Group.TREATMENT: GroupForm(("month", "kind"), ("sessions", "times", "minutes", "times_with_minutes")),
    Group.CASELOAD: GroupForm(("month", "therapist_id", "patient_id"), ("sessions",)),
}  # fmt: skip
"""``treatments``: sessions with a needle.  ``uncounted``: sites that twitched and were not counted.  ``expected`` to ``staff``:
reactions, one a kind and session.  ``with_reaction``: sessions with a counted one.  ``mismatched``: sessions whose count did not
agree at first; how it ended follows.  ``no_out``: sessions whose needles were not counted out."""

Row = tuple[Group, tuple[str, ...]]
Sums = dict[Row, tuple[int, ...]]
"""Numbers by group and key, in the order of ``FORMS``."""


def sums_of(session: TreatmentSession, beside: BesideSession = BESIDE_NOTHING) -> Sums:
    """What the session adds; nothing for a draft, one taken out of the chart, and a visit the patient did not come to."""
    if session.signature is None or beside.void or session.attendance is not Attendance.ARRIVED:
        return {}
    month, sites = month_key(session.date), needled_sites(session)
    reactions = reactions_of(session, beside.addenda)
    found: Sums = {
        (Group.DAY, (session.date.isoformat(), session.therapist_id)): _day(session, sites, reactions),
        (Group.CASELOAD, (month, session.therapist_id, session.patient_id)): (1,),
    }
    found |= {(Group.LOT, (month, *key)): numbers for key, numbers in _needles(sites, by_lot=True).items()}
    found |= {(Group.NEEDLE_TYPE, (month, *key)): numbers for key, numbers in _needles(sites, by_lot=False).items()}
    found |= {(Group.MUSCLE, (month, key)): numbers for key, numbers in _muscles(sites).items()}
    found |= {(Group.REACTION, (month, reaction.kind, reaction.severity.value)): (1,) for reaction in reactions}
    found |= {(Group.TREATMENT, (month, key)): numbers for key, numbers in _treatments(session).items()}
    return found


def difference(before: Sums, after: Sums) -> Sums:
    """What must be added to ``before`` to have ``after``: only rows in which they differ."""
    found: Sums = {}
    for row in {**before, **after}:
        zero = (0,) * len(FORMS[row[0]].numbers)
        old, new = before.get(row, zero), after.get(row, zero)
        if old != new:
            found[row] = tuple(b - a for a, b in zip(old, new, strict=True))
    return found


def add_to(sums: Sums, more: Sums) -> None:
    """Adds one to the other, in place; rows that come to no session any more go."""
    for row, numbers in more.items():
        known = sums.get(row)
        total = numbers if known is None else tuple(a + b for a, b in zip(known, numbers, strict=True))
        if any(total):
            sums[row] = total
        else:
            sums.pop(row, None)


def _day(session: TreatmentSession, sites: tuple[Site, ...], reactions: tuple[ReactionShown, ...]) -> tuple[int, ...]:
    needling = needling_of(sites)
    count = count_of(session, needling.needles)
    counted = session.count
    expected = [r for r in reactions if is_expected(r.kind, r.severity)]
    of = {severity: sum(r.severity is severity for r in reactions) for severity in Severity}
    numbers = {
        "sessions": 1,
        "treatments": int(needling.needles > 0),
        "needles": needling.needles,
        "insertions": needling.insertions,
        "twitches": needling.twitches,
        "uncounted": sum(_uncounted(site) for site in sites),
        "opened": counted.opened or 0,
        "sharps": counted.sharps or 0,
        "unused": counted.unused or 0,
        "expected": len(expected),
        "mild": of[Severity.MILD] - len(expected),
        "significant": of[Severity.SIGNIFICANT],
        "serious": of[Severity.SERIOUS],
        "staff": of[Severity.STAFF],
        "with_reaction": int(len(reactions) > len(expected) + of[Severity.STAFF]),
        "mismatched": int(count.standing in MISMATCHED),
        "mismatch_open": int(count.standing is CountStanding.MISMATCH),
        "corrected": int(count.standing is CountStanding.ENDED and count.ended is None),
        "near_miss": int(count.near_miss),
        "no_out": int(count.standing is CountStanding.OPEN),
        "not_obtained": int(count.standing is CountStanding.NOT_OBTAINED),
    }
    if count.standing is CountStanding.ENDED and count.ended is not None:
        numbers[count.ended.value] = 1
    return tuple(numbers.get(name, 0) for name in FORMS[Group.DAY].numbers)


def _needles(sites: tuple[Site, ...], *, by_lot: bool) -> dict[tuple[str, ...], tuple[int, ...]]:
    found: dict[tuple[str, ...], list[int]] = defaultdict(lambda: [1, 0, 0])
    for site in sites:
        needle = site.needle
        kind, lot = ("", "") if needle is None else (type_of(needle), lot_key(needle.lot))
        key = (kind, lot) if by_lot else (kind,)
        found[key][1] += site.new_needles
        found[key][2] += site.insertions
    return {key: tuple(numbers) for key, numbers in found.items()}


def lot_key(lot: str) -> str:
    """A lot as it is summed: single gaps, large letters."""
    return " ".join(lot.split()).upper()


def _muscles(sites: tuple[Site, ...]) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = defaultdict(lambda: [1, 0, 0, 0, 0, 0])
    for site in sites:
        if site.place.muscle:
            numbers, twitch = found[site.place.muscle], site.twitch
            numbers[1] += 1
            if twitch is not None and twitch.elicited in (Elicited.YES, Elicited.NO):
                numbers[2] += 1
                numbers[3] += twitch.elicited is Elicited.YES
                numbers[4] += twitch.count or 0
                numbers[5] += _uncounted(site)
    return {key: tuple(numbers) for key, numbers in found.items()}


def _uncounted(site: Site) -> bool:
    return site.twitch is not None and site.twitch.elicited is Elicited.YES and site.twitch.count is None


def _treatments(session: TreatmentSession) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = defaultdict(lambda: [1, 0, 0, 0])
    for treatment in session.treatments:
        numbers = found[treatment.kind.value]
        numbers[1] += 1
        numbers[2] += treatment.minutes or 0
        numbers[3] += treatment.minutes is not None
    return {key: tuple(numbers) for key, numbers in found.items()}
