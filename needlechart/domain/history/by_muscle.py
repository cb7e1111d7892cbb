"""What was done in each muscle and side, how it answered, and what followed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from needlechart.domain.body import Side
from needlechart.domain.history.sites import PatientSites, SitePlace
from needlechart.domain.history.spans import WHOLE, Span
from needlechart.domain.history.spread import NONE, Spread, spread
from needlechart.domain.history.visits import NeedleHistory, VisitFigures

Where = tuple[str, bool, Side]
"""A muscle, or an area for which none was named; whether it is a muscle; and the patient's side."""


@dataclass(frozen=True, slots=True)
class MuscleFigures:
    """One muscle (or area without a named muscle) on one side, over the visits the patient came to.

    ``sessions`` needled it; ``palpated`` only found something in it.  ``answered`` are the sites at which it was said whether
    a twitch came (yes or no): sites at which none was sought or could be seen are no failures; ``needles_answered`` the needles
    of those.  ``twitches`` reads "at least" with ``at_least``: at ``uncounted`` of the answered sites it twitched and nobody
    counted.  ``pain_change``: after minus before in the visits that needled it, one value a visit, negative is less
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
    needles_answered: int = 0
    sites_with_twitch: int = 0
    uncounted: int = 0
    twitches: int = 0
    at_least: bool = False
    last_treated: date | None = None
    pain_change: Spread = field(default=NONE)
    soreness: Spread = field(default=NONE)
    session_ids: frozenset[str] = frozenset()

    @property
    def where(self) -> Where:
        """The muscle (or area) and side it is about."""
        return self.thing, self.is_muscle, self.side

    @property
    def twitches_per_needle(self) -> float | None:
        """Twitches for each new needle of the sites at which it was said whether one came; a least figure with ``at_least``,
        and one twitch then where none was counted; None without such a needle."""
        return max(self.twitches, int(self.at_least)) / self.needles_answered if self.needles_answered else None

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
    return MuscleMarks(history, sites).over(span, problem_id)


class MuscleMarks:
    """A patient's marks gathered once, so that one span after another is counted quickly."""

    def __init__(self, history: NeedleHistory, sites: PatientSites) -> None:
        visits = {visit.session_id: visit for visit in history.visits if visit.attended}
        self._visits = [visits.get(session_id) for session_id in sites.session_ids]
        self._places = sites.places
        self._changes: dict[str | None, list[float | None]] = {}
        columns = (sites.place, sites.needled, sites.needles, sites.insertions, sites.twitches, sites.twitched, sites.known)
        alike: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
        for visit, mark in zip(sites.session, zip(*columns, strict=True), strict=True):
            if self._visits[visit] is not None:
                alike[mark].append(visit)
        self._alike = alike
        """In which visits, oldest first, there is a mark with these figures: most marks are like many others."""

    def over(self, span: Span = WHOLE, problem_id: str | None = None) -> tuple[MuscleFigures, ...]:
        """As ``by_muscle``."""
        meant = [n for n, visit in enumerate(self._visits) if visit is not None and span.holds(visit)]
        if not meant:
            return ()
        first, last, within = meant[0], meant[-1], frozenset(meant)
        gaps = len(meant) != last + 1 - first
        found: dict[Where, _Sum] = {}
        sums = [found.setdefault(where_of(place), _Sum()) for place in self._places]
        for (place, needled, *figures), every in self._alike.items():
            visits = every[bisect_left(every, first) : bisect_right(every, last)]
            if gaps:
                visits = [visit for visit in visits if visit in within]
            if needled:
                sums[place].add(visits, *figures)
            else:
                sums[place].palpated.update(visits)
        changes = self._changes_of(problem_id)
        made = [self._figures(where, of, changes) for where, of in found.items() if of.visits or of.palpated]
        return tuple(sorted(made, key=lambda row: (-row.sessions, row.thing, row.side)))

    def _changes_of(self, problem_id: str | None) -> list[float | None]:
        """The change in pain of each visit, worked out once."""
        if problem_id not in self._changes:
            self._changes[problem_id] = [
                change_in_visit(visit, problem_id) if visit is not None else None for visit in self._visits
            ]
        return self._changes[problem_id]

    def _figures(self, where: Where, of: _Sum, changes: Sequence[float | None]) -> MuscleFigures:
        places = sorted(of.visits)
        visits = [visit for n in places if (visit := self._visits[n]) is not None]
        return MuscleFigures(
            *where,
            sessions=len(visits),
            palpated=len(of.palpated - of.visits),
            sites=of.sites,
            needles=of.needles,
            insertions=of.insertions,
            answered=of.answered,
            needles_answered=of.needles_answered,
            sites_with_twitch=of.twitched,
            uncounted=of.uncounted,
            twitches=of.twitches,
            at_least=of.uncounted > 0,
            last_treated=visits[-1].date if visits else None,
            pain_change=spread([change for n in places if (change := changes[n]) is not None]),
            soreness=spread([visit.soreness for visit in visits if visit.soreness is not None]),
            session_ids=frozenset([visit.session_id for visit in visits]),
        )


@dataclass(slots=True)
class _Sum:
    """What is counted of one muscle and side; visits are places among those of the columns."""

    visits: set[int] = field(default_factory=set)
    palpated: set[int] = field(default_factory=set)
    sites: int = 0
    needles: int = 0
    insertions: int = 0
    answered: int = 0
    needles_answered: int = 0
    twitched: int = 0
    uncounted: int = 0
    twitches: int = 0

    def add(self, visits: list[int], needles: int, insertions: int, twitches: int, twitched: int, known: int) -> None:
        """A site with these figures in each of these visits, one of which may stand there more than once."""
        times = len(visits)
        self.visits.update(visits)
        self.sites += times
        self.needles += times * needles
        self.insertions += times * insertions
        if twitched >= 0:
            self.answered += times
            self.needles_answered += times * needles
            if twitched:
                self.twitched += times
                self.twitches += times * twitches
                self.uncounted += 0 if known else times


def where_of(place: SitePlace) -> Where:
    """The muscle (or area) and side a mark counts for."""
    return place.thing, place.muscle is not None, place.side


def change_in_visit(visit: VisitFigures, problem_id: str | None = None) -> float | None:
    """Pain after minus before, of one problem, or the mean over the problems that were measured both times; None without one."""
    changes = [
        pair.after - pair.before
        for pair in visit.pain
        if pair.before is not None and pair.after is not None and problem_id in (None, pair.problem_id)
    ]
    return sum(changes) / len(changes) if changes else None


def left_against_right(rows: Iterable[MuscleFigures]) -> tuple[MusclePair, ...]:
    """The rows paired by muscle, in the order of their first."""
    pairs: dict[tuple[str, bool], dict[Side, MuscleFigures]] = {}
    for row in rows:
        pairs.setdefault((row.thing, row.is_muscle), {})[row.side] = row
    return tuple(
        MusclePair(thing, is_muscle, of.get(Side.LEFT), of.get(Side.RIGHT), of.get(Side.MIDLINE))
        for (thing, is_muscle), of in pairs.items()
    )
