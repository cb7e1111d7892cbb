"""The places of a sheet that one can go to without a pointer, and which of them comes next in a direction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF

from needlechart.atlas import Atlas, Structure
from needlechart.domain.body import BodyPoint, StructureKind, View
from needlechart.drawing.sheets import Sheet

_HEIGHTS = (0.5, 0.375, 0.625, 0.25, 0.75, 0.44, 0.56, 0.125, 0.875)
"""At which shares of its height a structure is searched for a place that answers with it, the middle first."""

_ASIDE = 2.0
"""How much farther away a place counts for each millimetre that it lies aside of the direction."""

_WIDEST, _LEAST_AHEAD_MM = 2.0, 0.5
"""A place that lies farther aside than so many times what it lies ahead is gone to only when there is no other."""


class Stop(NamedTuple):
    """A structure of the sheet, a point of it that answers with it, and where that lies on the sheet, in millimetres."""

    structure: Structure
    point: BodyPoint
    at: QPointF


def stops(atlas: Atlas, sheet: Sheet, *, deep: bool, areas: bool = False) -> tuple[Stop, ...]:
    """Every muscle that a tap on the sheet can mean in that layer, with ``areas`` every bone, tendon and joint too.

    Each once for every figure that shows it, nearest the viewer first.
    """
    return tuple(_stops(atlas, sheet, deep, areas))


def next_stop(places: Sequence[Stop], at: QPointF, direction: tuple[int, int]) -> Stop | None:
    """The nearest place from ``at`` in a direction (1, 0 is right; 0, 1 is down), what lies more ahead than aside first.

    None when nothing lies there.
    """
    dx, dy = direction
    best: tuple[bool, float, Stop] | None = None
    for place in places:
        way = place.at - at
        ahead = way.x() * dx + way.y() * dy
        aside = abs(way.x() * dy) + abs(way.y() * dx)
        far = aside > _WIDEST * ahead, ahead + _ASIDE * aside
        if ahead > _LEAST_AHEAD_MM and (best is None or far < best[:2]):
            best = *far, place
    return None if best is None else best[2]


def nearest_stop(places: Iterable[Stop], at: QPointF) -> Stop | None:
    """The place nearest to ``at``, whatever the direction."""
    return min(places, key=lambda place: (place.at - at).manhattanLength(), default=None)


def _stops(atlas: Atlas, sheet: Sheet, deep: bool, areas: bool) -> Iterator[Stop]:
    for figure in sheet.figures:
        for structure, point in _answering(atlas, figure.view, deep):
            if (areas or structure.kind is not StructureKind.AREA) and figure.holds(point):
                yield Stop(structure, point, figure.to_sheet(point))


@lru_cache(maxsize=32)
def _answering(atlas: Atlas, view: View, deep: bool) -> tuple[tuple[Structure, BodyPoint], ...]:
    """Every structure of a view with a point where it is what a tap means; what is covered everywhere is left out."""
    found = ((structure, _point_of(atlas, structure, deep)) for structure in atlas.structures(view))
    return tuple((structure, point) for structure, point in found if point is not None)


def _point_of(atlas: Atlas, structure: Structure, deep: bool) -> BodyPoint | None:
    for point in _points_in(atlas, structure):
        hit = atlas.structure_at(point, deep)
        if hit is not None and hit.structure == structure:
            return point
    return None


def _points_in(atlas: Atlas, structure: Structure) -> Iterator[BodyPoint]:
    """Some points that are quickly found, and last the middle of a muscle, which has to be searched for."""
    for x, y in _inner_points(atlas, structure):
        yield BodyPoint(structure.view, round(x, 1), round(y, 1))
    if structure.kind is StructureKind.MUSCLE:
        middle = atlas.centre(structure.key, structure.side, structure.view)
        if middle is not None:
            yield middle


def _inner_points(atlas: Atlas, structure: Structure) -> Iterator[tuple[float, float]]:
    """The middle of each stretch of the structure at some heights, the widest first."""
    rings = atlas.rings(structure)
    ys = [y for ring in rings for _x, y in ring]
    top, high = min(ys), max(ys) - min(ys)
    for share in _HEIGHTS:
        y = top + share * high
        borders = sorted(
            ax + (y - ay) * (bx - ax) / (by - ay)
            for ring in rings
            for (ax, ay), (bx, by) in zip((ring[-1], *ring), ring, strict=False)
            if (ay <= y) != (by <= y)
        )
        stretches = sorted(zip(borders[::2], borders[1::2], strict=False), key=lambda stretch: stretch[0] - stretch[1])
        for left, right in stretches:
            for part in (0.5, 0.2, 0.8):
                yield left + part * (right - left), y
