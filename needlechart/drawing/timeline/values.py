"""What each lane of the timeline draws: figures only, no paint."""

from __future__ import annotations

from dataclasses import dataclass

from needlechart.domain.history.marks import MarkKind


@dataclass(frozen=True, slots=True)
class SlopePoint:
    """One visit's value before and after; ``visit`` is its place in the history, oldest 0."""

    visit: int
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True)
class Band:
    """Changes inside it say nothing: from ``low`` to ``high``, what it is, in full with who published it."""

    low: float
    high: float
    words: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class SlopeFigures:
    """Pain of one problem, or one score: before and after at each visit, on the scale from ``low`` to ``high``."""

    title: str
    about: str
    low: float
    high: float
    points: tuple[SlopePoint, ...]
    band: Band | None = None


@dataclass(frozen=True, slots=True)
class ResponsePoint:
    """Needles, insertions and twitches of one visit; ``at_least`` when a site twitched without a count: one at least."""

    visit: int
    twitches: int
    at_least: bool
    needles: int
    insertions: int = 0


@dataclass(frozen=True, slots=True)
class CareRow:
    """One complementary treatment: its dose figure at each visit it was given, None where no dose was said."""

    name: str
    unit: str
    doses: tuple[tuple[int, float | None], ...]


@dataclass(frozen=True, slots=True)
class Aftermath:
    """Soreness 0-10 reported of a visit, and its reactions in words with whether one was more than mild."""

    visit: int
    soreness: int | None
    reactions: tuple[str, ...]
    grave: bool


@dataclass(frozen=True, slots=True)
class HomePoint:
    """What followed of the home programme after a visit: ``percent`` 0-100 of what was asked, or ``days``; None = not said."""

    visit: int
    percent: float | None
    days: int | None


@dataclass(frozen=True, slots=True)
class CautionPoint:
    """How many cautions of one visit were seen, and how many refusals were overridden."""

    visit: int
    seen: int
    overridden: int


@dataclass(frozen=True, slots=True)
class StatePoint:
    """How one visit stands in the record: signed, a draft, or missed.  Of several visits their numbers."""

    visit: int
    signed: int
    drafts: int
    missed: int


@dataclass(frozen=True, slots=True)
class DayMark:
    """A mark of the course on a day (``day`` its ordinal with a half, noon)."""

    day: float
    kind: MarkKind
    words: str


@dataclass(frozen=True, slots=True)
class LaneFigures:
    """Everything the timeline shows of one patient.  ``motion`` are the scores that are movements."""

    pain: tuple[SlopeFigures, ...]
    response: tuple[ResponsePoint, ...]
    scores: tuple[SlopeFigures, ...]
    care: tuple[CareRow, ...]
    after: tuple[Aftermath, ...]
    motion: tuple[SlopeFigures, ...] = ()
    home: tuple[HomePoint, ...] = ()
    cautions: tuple[CautionPoint, ...] = ()
    states: tuple[StatePoint, ...] = ()
    marks: tuple[DayMark, ...] = ()
