"""A patient's visits as figures: what the timeline draws, one value per session."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from needlechart.domain.measures import ScaleCode, When
from needlechart.domain.moments import Moment
from needlechart.domain.reactions import Severity
from needlechart.domain.treatments import TreatmentKind


@dataclass(frozen=True, slots=True)
class PainPair:
    """Pain 0-10 of one problem before and after a visit; None = not measured."""

    problem_id: str
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True)
class Score:
    """One measurement other than pain, in the scale's unit.  ``what`` tells joint, motion or activity apart."""

    scale: ScaleCode
    when: When
    value: float
    problem_id: str | None
    what: str = ""


@dataclass(frozen=True, slots=True)
class TreatmentFigure:
    """One complementary treatment: its kind and name, and the dose figure that is drawn (``amount`` in ``unit``)."""

    kind: TreatmentKind
    name: str
    amount: float | None
    unit: str
    minutes: int | None = None
    at_home: bool = False


@dataclass(frozen=True, slots=True)
class ReactionFigure:
    """One reaction as it is shown on the timeline."""

    kind: str
    severity: Severity
    words: str


@dataclass(frozen=True, slots=True)
class VisitFigures:
    """One session in figures.  ``twitches_is_minimum`` when a site said yes without a count; ``soreness`` and
    ``soreness_h`` are what the patient reported of this visit at the next one, or None.  ``problem_ids`` are the
    problems it was for; ``attended`` is false for a visit that was cancelled or missed."""

    session_id: str
    date: datetime.date
    started: Moment | None
    therapist_id: str
    signed: bool
    sites: int
    needles: int
    insertions: int
    twitches: int
    twitches_is_minimum: bool
    pain: tuple[PainPair, ...] = ()
    scores: tuple[Score, ...] = ()
    treatments: tuple[TreatmentFigure, ...] = ()
    reactions: tuple[ReactionFigure, ...] = ()
    soreness: int | None = None
    soreness_h: int | None = None
    problem_ids: tuple[str, ...] = ()
    attended: bool = True


@dataclass(frozen=True, slots=True)
class NeedleHistory:
    """All visits of one patient, oldest first."""

    patient_id: str
    visits: tuple[VisitFigures, ...] = ()
