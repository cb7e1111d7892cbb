"""A patient's visits as figures: what the timeline draws, one value per session."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from needlechart.domain.measures import ScaleCode, When
from needlechart.domain.moments import Moment
from needlechart.domain.patients import Approach
from needlechart.domain.reactions import Severity
from needlechart.domain.sessions import VisitKind
from needlechart.domain.treatments import TreatmentKind


@dataclass(frozen=True, slots=True)
class PainPair:
    """Pain 0-10 of one problem before and after a visit; None = not measured."""

    problem_id: str
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True)
class Score:
    """One measurement other than present pain, in the scale's unit.

    ``what`` tells joint, motion, side, active or passive, activity or window apart; values with the same scale, ``what`` and
    problem are of the same thing and may be compared.
    """

    scale: ScaleCode
    when: When
    value: float
    problem_id: str | None
    what: str = ""


@dataclass(frozen=True, slots=True)
class TreatmentFigure:
    """One complementary treatment: its kind and name, and the dose figure that is drawn (``amount`` in ``unit``).

    ``amount`` with an empty ``unit`` is 1: given, no figure said.  ``minutes`` None = nobody said how long.  ``dose`` is the
    dose in words without what the patient did of it at home, "" when nothing is said.  ``problem_id`` None = for no
    problem in particular.
    """

    kind: TreatmentKind
    name: str
    amount: float | None
    unit: str
    minutes: int | None = None
    at_home: bool = False
    dose: str = ""
    problem_id: str | None = None


@dataclass(frozen=True, slots=True)
class ReactionFigure:
    """One reaction as it is shown on the timeline."""

    kind: str
    severity: Severity
    words: str


@dataclass(frozen=True, slots=True)
class HomeFigure:
    """What the patient did at home of one programme: percent 0-100, days; None = not said.  ``told_on``: the visit that asked."""

    name: str
    percent: int | None
    days: int | None
    told_on: datetime.date


@dataclass(frozen=True, slots=True)
class CautionFigure:
    """A caution that was seen, or a refusal that was overridden, at one visit.

    ``overridden`` is false for a tap that says "seen", true where something a rule refuses was charted as done; ``reason``
    is why: typed for a caution ("" = none given), the picked one and its words for an override.  ``subject`` is a muscle
    with what it is about, or an id; ``sentence`` what was shown, "" for an override.
    """

    rule: str
    subject: str
    sentence: str
    reason: str
    overridden: bool


@dataclass(frozen=True, slots=True)
class VisitFigures:
    """One session in figures, draft or signed; one that was taken out of the chart has none.

    ``answered`` are the sites at which it was said whether a twitch came; without one, no ``twitches`` means nobody said.
    ``twitches_is_minimum`` when a site said yes without a count.  ``soreness`` (0-10), ``soreness_h``, ``bruised`` and
    ``home`` are told at the next visit the patient came to and belong to this one: they say what followed it.  None, or no
    ``home``, when there is no next visit yet or nobody asked.  ``problem_ids`` are the problems it was for; ``attended`` is
    false for a visit that was cancelled or missed.  ``deviation`` says in words how it left the plan, "" when it did not.
    """

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
    kind: VisitKind = VisitKind.TREATMENT
    approach: Approach = Approach.TRIGGER_POINT_DN
    deviation: str = ""
    bruised: bool | None = None
    home: tuple[HomeFigure, ...] = ()
    cautions: tuple[CautionFigure, ...] = ()
    answered: int = 0


@dataclass(frozen=True, slots=True)
class NeedleHistory:
    """All visits of one patient, oldest first."""

    patient_id: str
    visits: tuple[VisitFigures, ...] = ()
