"""The middle of a muscle: the point with the most room around it that a tap finds."""

from __future__ import annotations

from math import inf

from needlechart.atlas.region import TENDON, Region
from needlechart.atlas.view_map import ViewMap
from needlechart.domain.body import BodyPoint

_GRID, _FINE_GRID = 10, 24
_FINEST_MM = 0.1
_FAR_MM = 4000.0


def centre_of(shown: ViewMap, region: Region) -> BodyPoint:
    """The point of ``region`` farthest from its border and from what covers it in the same layer, rounded to 0.1 mm.

    A region that is covered everywhere is taken as if nothing covered it.
    """
    covering = [r for r in shown.regions if 0 < r.depth < region.depth < TENDON and _meet(r, region)]
    x, y = _roomiest(region, covering) or _roomiest(region, []) or region.rings[0][0]
    return BodyPoint(shown.view, round(x, 1), round(y, 1))


def _meet(one: Region, other: Region) -> bool:
    a, b = one.box, other.box
    return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]


def _roomiest(region: Region, covering: list[Region]) -> tuple[float, float] | None:
    """A grid over the region, then finer grids around the best point so far."""
    left, top, right, bottom = region.box
    x, y, across, down = (left + right) / 2, (top + bottom) / 2, right - left, bottom - top
    best = 0.0
    cells = _FINE_GRID if covering else _GRID
    while max(across, down) > _FINEST_MM:
        steps = [step / cells - 0.5 for step in range(cells + 1)]
        columns, rows = [x + across * step for step in steps], [y + down * step for step in steps]
        for px in columns:
            better_from = -inf
            for py in rows:
                if py < better_from:
                    continue
                room = _room(region, covering, px, py, best)
                if room > best:
                    best, x, y = room, px, py
                else:  # room grows by a millimetre at most for each millimetre gone
                    better_from = py + best - room
        across, down = across * 2.4 / cells, down * 2.4 / cells
    return (x, y) if best > 0 else None


def _room(region: Region, covering: list[Region], x: float, y: float, best: float) -> float:
    """Millimetres from the point to the nearest border; where that is not more than ``best``, some border's distance.

    0 outside the region and where it is covered.
    """
    if not region.contains(x, y) or any(cover.contains(x, y) for cover in covering):
        return 0.0
    for shape in (region, *covering):
        room = shape.border_within(x, y, best)
        if room <= best:
            return room
    return min(shape.border_within(x, y, _FAR_MM) for shape in (region, *covering))
