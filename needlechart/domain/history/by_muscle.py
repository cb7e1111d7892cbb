"""What was done in each muscle and side, how it answered, and what followed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from needlechart.domain.body import Side
from needlechart.domain.history.sites import PatientSites
from needlechart.domain.history.spans import WHOLE, Span
from needlechart.domain.history.spread import NONE, Spread
from needlechart.domain.history.visits import NeedleHistory


@dataclass(frozen=True, slots=True)
class MuscleFigures:
    """One muscle (or area without a named muscle) on one side, over the visits the patient came to.

    ``sessions`` needled it; ``palpated`` only found something in it.  ``answered`` are the sites at which it was said whether
    a twitch came (yes or no): sites at which none was sought or could be seen are no failures.  ``twitches`` reads "at least"
    with ``at_least``.  ``pain_change``: after minus before in the visits that needled it, one value a visit, negative is less
    pain.  ``soreness``: 0-10, what was told after those visits.
    """

    thing: str
    is_muscle: bool
    side: Side
    sessions: int = 0
    palpated: int = 0
    sites: int = 0
    needles: int = 0
    insertions: int = 0
    answered: int = 0
    sites_with_twitch: int = 0
    twitches: int = 0
    at_least: bool = False
    last_treated: date | None = None
    pain_change: Spread = field(default=NONE)
    soreness: Spread = field(default=NONE)
    session_ids: frozenset[str] = frozenset()

    @property
    def twitches_per_site(self) -> float | None:
        """Twitches for each site at which it was said whether one came; a least figure with ``at_least``; None without one."""
        return self.twitches / self.answered if self.answered else None

    @property
    def share_with_twitch(self) -> float | None:
        """Share 0-1 of those sites that twitched; None without one."""
        return self.sites_with_twitch / self.answered if self.answered else None


@dataclass(frozen=True, slots=True)
class MusclePair:
    """One muscle with both its sides; None where that side was neither needled nor palpated."""

    thing: str
    is_muscle: bool
    left: MuscleFigures | None = None
    right: MuscleFigures | None = None
    midline: MuscleFigures | None = None


def by_muscle(
    history: NeedleHistory, sites: PatientSites, span: Span = WHOLE, problem_id: str | None = None
) -> tuple[MuscleFigures, ...]:
    """The muscles of a span, the one needled in most sessions first, then by name and side.

    The pain of a visit is that of ``problem_id``, or without one the mean change over the problems it measured.
    """
    return ()


def left_against_right(rows: Iterable[MuscleFigures]) -> tuple[MusclePair, ...]:
    """The rows paired by muscle, in the order of their first."""
    pairs: dict[tuple[str, bool], dict[Side, MuscleFigures]] = {}
    for row in rows:
        pairs.setdefault((row.thing, row.is_muscle), {})[row.side] = row
    return tuple(
        MusclePair(thing, is_muscle, of.get(Side.LEFT), of.get(Side.RIGHT), of.get(Side.MIDLINE))
        for (thing, is_muscle), of in pairs.items()
    )
