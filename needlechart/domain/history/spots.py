"""Needled spots: the sites of several visits that are of the same place, told by muscle, side, view and distance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

from needlechart.domain.body import Side, View
from needlechart.domain.history.sites import SAID, VIEWS, PatientSites, SitePlace
from needlechart.domain.needling import Elicited

NEAR_MM = 15.0
"""Up to this distance in one view, in the same muscle and side, two sites are the same spot: about the width of the fingertip
that finds it again.  General knowledge, not clinically reviewed."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A needled spot of a visit or span: the sites of its visits that lie within the distance, one of each visit.

    The point is that of its first site.  ``twitches`` reads "at least" with ``at_least``.  ``elicited`` is what was said of a
    twitch: yes when one of its sites twitched, no when one was looked at and none did, otherwise the last thing said of it;
    None = nobody said.
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
    elicited: Elicited | None = None

    @property
    def group(self) -> Group:
        """What it is matched within."""
        return _group(self.place, self.view)


@dataclass(frozen=True, slots=True)
class RepeatedSpot:
    """A spot of both, ``apart_mm`` from one point to the other."""

    one: Spot
    other: Spot
    apart_mm: float


_SEEN = (Elicited.YES, Elicited.NO)
Group = tuple[str, bool, Side, View]
_Point = tuple[float, float]


def spots_of(sites: PatientSites, session_ids: frozenset[str], near_mm: float = NEAR_MM) -> tuple[Spot, ...]:
    """The needled spots of these visits, in the order in which they were first needled.

    Visit by visit: its sites are matched with the spots that are there, nearest pair first and each once; the others are new
    spots.  So every site of a single visit is a spot of its own.
    """
    made: list[_Spot] = []
    of_group: defaultdict[Group, list[_Spot]] = defaultdict(list)
    for of_visit in _by_visit(sites, session_ids):
        for group, rows in of_visit.items():
            there = of_group[group]
            points = [(sites.x_mm[at], sites.y_mm[at]) for at in rows]
            spot_of = {there_at: spot_at for spot_at, there_at, _mm in matched([spot.point for spot in there], points, near_mm)}
            for number, at in enumerate(rows):
                if number not in spot_of:
                    spot_of[number] = len(there)
                    there.append(_Spot(sites.places[sites.place[at]], VIEWS[sites.view[at]], points[number]))
                    made.append(there[-1])
                there[spot_of[number]].add(sites, at)
    return tuple(spot.value() for spot in made)


def matched(ones: Sequence[_Point], others: Sequence[_Point], near_mm: float) -> list[tuple[int, int, float]]:
    """Pairs of places in both lists at most ``near_mm`` apart with their distance, nearest first, each place in one pair only."""
    pairs = []
    for i, (x, y) in enumerate(ones):
        for j, (other_x, other_y) in enumerate(others):
            if -near_mm <= x - other_x <= near_mm and (apart := hypot(x - other_x, y - other_y)) <= near_mm:
                pairs.append((apart, i, j))
    pairs.sort()
    left, right, found = set(range(len(ones))), set(range(len(others))), []
    for apart, i, j in pairs:
        if i in left and j in right:
            left.discard(i)
            right.discard(j)
            found.append((i, j, apart))
    return found


def spots_compared(
    ones: Sequence[Spot], others: Sequence[Spot], near_mm: float = NEAR_MM
) -> tuple[tuple[Spot, ...], tuple[Spot, ...], tuple[RepeatedSpot, ...]]:
    """Added (only in the others), dropped (only in the ones), repeated: within one muscle, side and view, nearest pair first."""
    groups: dict[Group, tuple[list[Spot], list[Spot]]] = {}
    for place, spots in enumerate((ones, others)):
        for spot in spots:
            groups.setdefault(spot.group, ([], []))[place].append(spot)
    added: list[Spot] = []
    dropped: list[Spot] = []
    repeated: list[RepeatedSpot] = []
    for left, right in groups.values():
        pairs = matched([(s.x_mm, s.y_mm) for s in left], [(s.x_mm, s.y_mm) for s in right], near_mm)
        of_left, of_right = {i for i, _j, _mm in pairs}, {j for _i, j, _mm in pairs}
        dropped += [spot for i, spot in enumerate(left) if i not in of_left]
        added += [spot for j, spot in enumerate(right) if j not in of_right]
        repeated += [RepeatedSpot(left[i], right[j], apart) for i, j, apart in pairs]
    return tuple(added), tuple(dropped), tuple(repeated)


@dataclass(slots=True, eq=False)
class _Spot:
    place: SitePlace
    view: View
    point: _Point
    sessions: int = 0
    needles: int = 0
    insertions: int = 0
    twitches: int = 0
    at_least: bool = False
    elicited: Elicited | None = None

    def add(self, sites: PatientSites, at: int) -> None:
        self.sessions += 1
        self.needles += sites.needles[at]
        self.insertions += sites.insertions[at]
        if sites.twitched[at] > 0:
            self.twitches += sites.twitches[at]
            self.at_least = self.at_least or not sites.known[at]
        said = SAID[sites.twitched[at]]
        if said in _SEEN or (said is not None and self.elicited not in _SEEN):
            self.elicited = Elicited.YES if self.elicited is Elicited.YES else said

    def value(self) -> Spot:
        return Spot(
            self.place,
            self.view,
            *self.point,
            self.sessions,
            self.needles,
            self.insertions,
            self.twitches,
            self.at_least,
            self.elicited,
        )


def _by_visit(sites: PatientSites, session_ids: frozenset[str]) -> list[dict[Group, list[int]]]:
    """The needled rows of each of these visits, oldest first, by what they are matched within."""
    wanted = [session_id in session_ids for session_id in sites.session_ids]
    groups = [{view: _group(place, view) for view in VIEWS} for place in sites.places]
    found: defaultdict[int, dict[Group, list[int]]] = defaultdict(dict)
    for at, (session, place, view, needled) in enumerate(zip(sites.session, sites.place, sites.view, sites.needled, strict=True)):
        if needled and wanted[session]:
            found[session].setdefault(groups[place][VIEWS[view]], []).append(at)
    return [found[session] for session in sorted(found)]


def _group(place: SitePlace, view: View) -> Group:
    return place.thing, place.muscle is not None, place.side, view
