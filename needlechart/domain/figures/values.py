"""The figures a manager reads, each with the filter that opens the sessions behind it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from needlechart.domain.figures.changes import MiddleChange
from needlechart.domain.figures.counted import Grade, PublishedRate
from needlechart.domain.figures.months import Months, Step
from needlechart.domain.lines import FollowUpLine
from needlechart.domain.measures import ScaleCode
from needlechart.domain.needling import Resolution
from needlechart.domain.review.filters import SessionFilter
from needlechart.domain.treatments import TreatmentKind

LEAST_TREATMENTS = 100
"""Below so many treatments no rate is told, only the counts: one event more or less would move it by 10 in 1,000 or more.
General knowledge, not clinically reviewed."""
LEAST_ANSWERED = 10
"""Below so many sites with an answer no share with a twitch is told.  General knowledge, not clinically reviewed."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A number, and the sessions it was counted from."""

    number: int
    opens: SessionFilter


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a trend: its days, its number, and the sessions of these days behind it.  ``of``: the treatments of the days."""

    first: datetime.date
    last: datetime.date
    number: int
    of: int
    opens: SessionFilter


@dataclass(frozen=True, slots=True)
class Trend:
    """Bars in order, each as long as ``step`` says; bars of days to come are there too, with nothing."""

    step: Step
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Rate:
    """Reactions per 1,000 treatments (sessions with a needle) and per 1,000 needles, beside published rates.

    Both rates are None below ``LEAST_TREATMENTS``; ``events``, ``treatments`` and ``needles`` are always told.
    """

    events: Counted
    treatments: int
    needles: int
    published: tuple[PublishedRate, ...] = ()

    @property
    def per_1000_treatments(self) -> float | None:
        """Events per 1,000 treatments."""
        return 1000 * self.events.number / self.treatments if self.treatments >= LEAST_TREATMENTS else None

    @property
    def per_1000_needles(self) -> float | None:
        """Events per 1,000 needles."""
        enough = self.treatments >= LEAST_TREATMENTS and self.needles
        return 1000 * self.events.number / self.needles if enough else None


@dataclass(frozen=True, slots=True)
class GradeRate:
    """The rate of one grade, with its trend."""

    grade: Grade
    rate: Rate
    trend: Trend


@dataclass(frozen=True, slots=True)
class KindRate:
    """The rate of one kind of reaction, by the key of its kind, all severities together."""

    kind: str
    rate: Rate


@dataclass(frozen=True, slots=True)
class WaitingLonger:
    """Unsigned sessions that wait for more than so many hours."""

    hours: int
    sessions: Counted


@dataclass(frozen=True, slots=True)
class Ended:
    """Mismatched counts that ended so; None: a corrected figure, without a search."""

    resolution: Resolution | None
    sessions: Counted


@dataclass(frozen=True, slots=True)
class Mismatches:
    """Needle counts that did not agree at first, of signed sessions of the months, and how they ended.

    ``open_now``: how they end is not said yet, drafts of today included; ``near_misses`` were called one.
    """

    all: Counted
    ended: tuple[Ended, ...]
    open_now: Counted
    near_misses: int
    trend: Trend


@dataclass(frozen=True, slots=True)
class NotCounted:
    """Sessions with needles whose needles were not counted out: ``drafts`` at present (they may still be), ``signed`` ones of the
    months, and signed ones in which it is said why there is no count."""

    drafts: Counted
    signed: Counted
    not_obtained: Counted


@dataclass(frozen=True, slots=True)
class Safety:
    """The safety page.  ``all_mild``: the expected ones included, which is how studies count; ``staff``: incidents to staff,
    which are no reactions.  ``overdue``: visits after which somebody was to be asked before today."""

    grades: tuple[GradeRate, ...]
    all_mild: Rate
    kinds: tuple[KindRate, ...]
    staff: Counted
    mismatches: Mismatches
    not_counted: NotCounted
    unsigned: tuple[WaitingLonger, ...]
    overdue: tuple[FollowUpLine, ...]


@dataclass(frozen=True, slots=True)
class NeedlesOf:
    """Needles and insertions of something: a therapist by id, a needle type by key, a lot in large letters ("" = not said)."""

    what: str
    needles: int
    insertions: int
    sessions: Counted


@dataclass(frozen=True, slots=True)
class NeedlesOfType:
    """A needle type with its lots, the most used first."""

    all: NeedlesOf
    lots: tuple[NeedlesOf, ...]


@dataclass(frozen=True, slots=True)
class SharpsDay:
    """The sharps log of one day, as counted at the table: packs opened, to the sharps box, unused and thrown away."""

    day: datetime.date
    sessions: Counted
    needles: int
    opened: int
    sharps: int
    unused: int


@dataclass(frozen=True, slots=True)
class NeedlesUsed:
    """Needles and insertions of signed sessions of the months; days without a session are left out of ``days``."""

    needles: int
    insertions: int
    by_therapist: tuple[NeedlesOf, ...]
    by_type: tuple[NeedlesOfType, ...]
    days: tuple[SharpsDay, ...]
    trend: Trend


@dataclass(frozen=True, slots=True)
class MuscleYield:
    """What a muscle answered, whoever needled it: sites, those with an answer to whether they twitched, those that did.

    ``at_least``: some twitched and were not counted.  It says something of muscles, never of a person's work.
    """

    muscle: str
    sites: int
    answered: int
    with_twitch: int
    twitches: int
    at_least: bool
    sessions: Counted

    @property
    def share(self) -> float | None:
        """Share of answered sites that twitched; None below ``LEAST_ANSWERED``."""
        return self.with_twitch / self.answered if self.answered >= LEAST_ANSWERED else None


@dataclass(frozen=True, slots=True)
class TreatmentUse:
    """How often a kind of complementary treatment was given, and the minutes of those times where they are said."""

    kind: TreatmentKind
    times: int
    minutes: int
    times_with_minutes: int
    sessions: Counted


@dataclass(frozen=True, slots=True)
class Caseload:
    """Patients seen and sessions held by a therapist; ``therapist_id`` is "" for the whole clinic."""

    therapist_id: str
    patients: int
    sessions: Counted


@dataclass(frozen=True, slots=True)
class ChangeOf:
    """Change on one scale of the cases of a region or a therapist (``what`` is its key or id; "" = no region said)."""

    what: str
    scale: ScaleCode
    change: MiddleChange
    opens: SessionFilter


@dataclass(frozen=True, slots=True)
class ClinicFigures:
    """Every figure of a stretch of months.  ``sessions``: signed ones that the patient came to; ``treatments``: those of them
    with a needle.  ``drafts`` are told apart: only what is signed is summed."""

    months: Months
    sessions: Counted
    treatments: int
    drafts: Counted
    safety: Safety
    needles: NeedlesUsed
    muscles: tuple[MuscleYield, ...]
    treatments_used: tuple[TreatmentUse, ...]
    caseload: tuple[Caseload, ...]
    by_region: tuple[ChangeOf, ...]
    by_therapist: tuple[ChangeOf, ...]
