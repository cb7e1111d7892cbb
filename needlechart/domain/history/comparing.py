"""Two visits, or two spans, side by side: what was added, dropped, repeated, and how it measured."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from needlechart.domain.body import Side, View
from needlechart.domain.history.measured import Judged
from needlechart.domain.history.sites import PatientSites, SitePlace
from needlechart.domain.history.spans import Span, SpanSummary, summary_of
from needlechart.domain.history.visits import NeedleHistory
from needlechart.domain.measures import ScaleCode
from needlechart.domain.treatments import TreatmentKind

NEAR_MM = 15.0
"""Up to this distance in one view, in the same muscle and side, two sites are the same spot: about the width of the fingertip
that finds it again.  General knowledge, not clinically reviewed."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A needled spot of a visit or span: the sites of its visits that lie within the distance, one of each visit.

    The point is that of its first site.  ``twitches`` reads "at least" with ``at_least``.
    """

    place: SitePlace
    view: View
    x_mm: float
    y_mm: float
    sessions: int
    needles: int
    insertions: int
    twitches: int
    at_least: bool


@dataclass(frozen=True, slots=True)
class RepeatedSpot:
    """A spot of both, ``apart_mm`` from one point to the other."""

    one: Spot
    other: Spot
    apart_mm: float


@dataclass(frozen=True, slots=True)
class MuscleTotal:
    """What one muscle and side got; all 0 where it was not needled."""

    sessions: int = 0
    sites: int = 0
    needles: int = 0
    insertions: int = 0
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
    return Comparison(summary_of(one.visits(history)), summary_of(other.visits(history)), near_mm=near_mm)
