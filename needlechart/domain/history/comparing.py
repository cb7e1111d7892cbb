"""Two visits, or two spans, side by side: what was added, dropped, repeated, and how it measured."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from needlechart.domain.body import Side
from needlechart.domain.history.by_muscle import by_muscle
from needlechart.domain.history.measured import Judged, Measured, judged, measure_pairs
from needlechart.domain.history.sites import PatientSites
from needlechart.domain.history.spans import Span, SpanSummary, summary_of
from needlechart.domain.history.spots import NEAR_MM, RepeatedSpot, Spot, spots_compared, spots_of
from needlechart.domain.history.visits import NeedleHistory, VisitFigures
from needlechart.domain.measures import SCALES, ScaleCode
from needlechart.domain.treatments import TreatmentKind

__all__ = [
    "NEAR_MM",
    "Compared",
    "ComparedSide",
    "Comparison",
    "Course",
    "MeasureCompared",
    "MeasureTaken",
    "MuscleCompared",
    "MuscleTotal",
    "RepeatedSpot",
    "Spot",
    "TreatmentCompared",
    "TreatmentTotal",
    "compare",
]


@dataclass(frozen=True, slots=True)
class MuscleTotal:
    """What one muscle and side got; all 0 where it was not needled.  ``answered``: sites that said whether a twitch came."""

    sessions: int = 0
    sites: int = 0
    needles: int = 0
    insertions: int = 0
    answered: int = 0
    twitches: int = 0
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class MuscleCompared:
    """One muscle (or area without one) and side in both."""

    thing: str
    is_muscle: bool
    side: Side
    one: MuscleTotal
    other: MuscleTotal


@dataclass(frozen=True, slots=True)
class MeasureTaken:
    """The last time a thing was measured in a visit or span: before and after in the scale's unit, None = not measured;
    ``times`` is at how many of its visits it was measured."""

    on: date
    before: float | None
    after: float | None
    times: int


@dataclass(frozen=True, slots=True)
class MeasureCompared:
    """One measured thing in both, None where it was not measured.

    ``judged`` is the change from the one to the other: arrival with arrival, or where one arrival is missing after with after;
    None when neither is there on both sides.  ``compared_after`` says that it was after with after.
    """

    scale: ScaleCode
    what: str
    problem_id: str | None
    one: MeasureTaken | None
    other: MeasureTaken | None
    judged: Judged | None
    compared_after: bool = False


class Course(StrEnum):
    """What became of a treatment from the one to the other."""

    ADDED = "added"
    DROPPED = "dropped"
    SAME = "same"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class TreatmentTotal:
    """One treatment in a visit or span: how often, minutes where said (None = never), its latest dose in words."""

    times: int
    minutes: int | None
    dose: str


@dataclass(frozen=True, slots=True)
class TreatmentCompared:
    """One treatment, told by kind and name, in both; ``course`` CHANGED when the latest dose words differ."""

    kind: TreatmentKind
    name: str
    at_home: bool
    one: TreatmentTotal | None
    other: TreatmentTotal | None
    course: Course


@dataclass(frozen=True, slots=True)
class ComparedSide:
    """What stands on one side: its ``name`` ("11 Nov", "Course 2"), its visits, and the days of the first and the last of them
    that the patient came to, None where there is none."""

    name: str
    span: Span
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Compared:
    """Which two are compared: visits or spans, in the order in which they are shown."""

    one: ComparedSide
    other: ComparedSide


@dataclass(frozen=True, slots=True)
class Comparison:
    """The one against the other, which is usually the later; ``near_mm`` is how near repeated spots lie."""

    one: SpanSummary
    other: SpanSummary
    added: tuple[Spot, ...] = ()
    dropped: tuple[Spot, ...] = ()
    repeated: tuple[RepeatedSpot, ...] = ()
    muscles: tuple[MuscleCompared, ...] = ()
    measures: tuple[MeasureCompared, ...] = ()
    treatments: tuple[TreatmentCompared, ...] = ()
    near_mm: float = NEAR_MM


def compare(history: NeedleHistory, sites: PatientSites, one: Span, other: Span, near_mm: float = NEAR_MM) -> Comparison:
    """Compares two spans, or two visits as ``Span.of([session_id])``, over the visits the patient came to."""
    spans = one.visits(history), other.visits(history)
    came = [[visit for visit in visits if visit.attended] for visits in spans]
    ids = [frozenset(visit.session_id for visit in visits) for visits in came]
    spots = [spots_of(sites, of, near_mm) for of in ids]
    added, dropped, repeated = spots_compared(spots[0], spots[1], near_mm)
    return Comparison(
        summary_of(spans[0]),
        summary_of(spans[1]),
        added,
        dropped,
        repeated,
        _muscles(history, sites, one, other),
        _measures(*came),
        _treatments(*came),
        near_mm,
    )


def _muscles(history: NeedleHistory, sites: PatientSites, one: Span, other: Span) -> tuple[MuscleCompared, ...]:
    """Muscles that either needled, the one with most needles in both together first."""
    found: dict[tuple[str, bool, Side], list[MuscleTotal]] = {}
    for place, span in enumerate((one, other)):
        for row in by_muscle(history, sites, span):
            if row.sites:
                both = found.setdefault((row.thing, row.is_muscle, row.side), [MuscleTotal(), MuscleTotal()])
                both[place] = MuscleTotal(
                    row.sessions, row.sites, row.needles, row.insertions, row.answered, row.twitches, row.at_least
                )
    rows = [MuscleCompared(*where, *both) for where, both in found.items()]
    return tuple(sorted(rows, key=lambda row: (-row.one.needles - row.other.needles, row.thing, row.side)))


def _measures(one: Sequence[VisitFigures], other: Sequence[VisitFigures]) -> tuple[MeasureCompared, ...]:
    """Pain first, then the scales as they are listed."""
    taken = _taken(one), _taken(other)
    listed = list(SCALES)
    keys = sorted({**taken[0], **taken[1]}, key=lambda key: (listed.index(key[0]), key[1], key[2] or ""))
    return tuple(_measure(key, taken[0].get(key), taken[1].get(key)) for key in keys)


def _taken(visits: Iterable[VisitFigures]) -> dict[Measured, MeasureTaken]:
    found: dict[Measured, MeasureTaken] = {}
    for visit in visits:
        for pair in measure_pairs(visit):
            times = found[pair.key].times if pair.key in found else 0
            found[pair.key] = MeasureTaken(visit.date, pair.before, pair.after, times + 1)
    return found


def _measure(key: Measured, one: MeasureTaken | None, other: MeasureTaken | None) -> MeasureCompared:
    scale = key[0]
    if one is not None and other is not None:
        if one.before is not None and other.before is not None:
            return MeasureCompared(*key, one, other, judged(scale, one.before, other.before))
        if one.after is not None and other.after is not None:
            return MeasureCompared(*key, one, other, judged(scale, one.after, other.after), compared_after=True)
    return MeasureCompared(*key, one, other, None)


def _treatments(one: Sequence[VisitFigures], other: Sequence[VisitFigures]) -> tuple[TreatmentCompared, ...]:
    """Kinds as they are listed, then by name."""
    given = _given(one), _given(other)
    listed = list(TreatmentKind)
    keys = sorted({**given[0], **given[1]}, key=lambda key: (listed.index(key[0]), key[1], key[2]))
    return tuple(_treatment(key, given[0].get(key), given[1].get(key)) for key in keys)


_Treatment = tuple[TreatmentKind, str, bool]


def _given(visits: Iterable[VisitFigures]) -> dict[_Treatment, TreatmentTotal]:
    found: dict[_Treatment, TreatmentTotal] = {}
    for visit in visits:
        for given in visit.treatments:
            key = given.kind, given.name, given.at_home
            before = found.get(key, TreatmentTotal(0, None, ""))
            minutes = before.minutes if given.minutes is None else (before.minutes or 0) + given.minutes
            found[key] = TreatmentTotal(before.times + 1, minutes, given.dose)
    return found


def _treatment(key: _Treatment, one: TreatmentTotal | None, other: TreatmentTotal | None) -> TreatmentCompared:
    if one is None or other is None:
        return TreatmentCompared(*key, one, other, Course.ADDED if one is None else Course.DROPPED)
    return TreatmentCompared(*key, one, other, Course.SAME if one.dose == other.dose else Course.CHANGED)
