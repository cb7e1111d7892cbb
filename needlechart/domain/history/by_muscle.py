"""What was done in each muscle and side, how it answered, and what followed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from needlechart.domain.body import Side
from needlechart.domain.history.sites import PatientSites, SitePlace
from needlechart.domain.history.spans import WHOLE, Span
from needlechart.domain.history.spread import NONE, Spread, spread
from needlechart.domain.history.visits import NeedleHistory, VisitFigures


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
    visits = {visit.session_id: visit for visit in span.visits(history) if visit.attended}
    at = [visits.get(session_id) for session_id in sites.session_ids]
    found: dict[_Where, _Sum] = {}
    rows = zip(sites.session, sites.place, sites.needled, sites.needles, sites.insertions, sites.twitches, sites.twitched,
               sites.known, strict=True)  # fmt: skip
    sums = [found.setdefault(_where(place), _Sum()) for place in sites.places]
    for session, place, needled, needles, insertions, twitches, twitched, known in rows:
        visit = at[session]
        if visit is None:
            continue
        of = sums[place]
        if not needled:
            of.palpated.add(visit.session_id)
            continue
        of.visits[visit.session_id] = visit
        of.sites += 1
        of.needles += needles
        of.insertions += insertions
        if twitched >= 0:
            of.answered += 1
        if twitched > 0:
            of.twitched += 1
            of.twitches += twitches
            of.at_least = of.at_least or not known
    made = [_figures(where, of, problem_id) for where, of in found.items() if of.visits or of.palpated]
    return tuple(sorted(made, key=lambda row: (-row.sessions, row.thing, row.side)))


_Where = tuple[str, bool, Side]


@dataclass(slots=True)
class _Sum:
    visits: dict[str, VisitFigures] = field(default_factory=dict)
    palpated: set[str] = field(default_factory=set)
    sites: int = 0
    needles: int = 0
    insertions: int = 0
    answered: int = 0
    twitched: int = 0
    twitches: int = 0
    at_least: bool = False


def _where(place: SitePlace) -> _Where:
    return place.thing, place.muscle is not None, place.side


def _figures(where: _Where, of: _Sum, problem_id: str | None) -> MuscleFigures:
    visits = of.visits.values()
    changes = (change_in_visit(visit, problem_id) for visit in visits)
    return MuscleFigures(
        *where,
        sessions=len(visits),
        palpated=len(of.palpated - of.visits.keys()),
        sites=of.sites,
        needles=of.needles,
        insertions=of.insertions,
        answered=of.answered,
        sites_with_twitch=of.twitched,
        twitches=of.twitches,
        at_least=of.at_least,
        last_treated=max((visit.date for visit in visits), default=None),
        pain_change=spread(change for change in changes if change is not None),
        soreness=spread(visit.soreness for visit in visits if visit.soreness is not None),
        session_ids=frozenset(of.visits),
    )


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
