"""Where a place of one view lies in another: the same share of its structure, since each view draws the body anew."""

from __future__ import annotations

from collections.abc import Sequence

from needlechart.atlas.region import Region
from needlechart.atlas.view_map import ViewMap
from needlechart.domain.body import Side, View

_Xy = tuple[float, float]

_UPRIGHT = (View.ANTERIOR, View.POSTERIOR, View.LATERAL_RIGHT, View.LEG_MEDIAL)
"""Views in which head is up: a structure's upper end is its upper end in each of them."""

_RUNS_TO = {
    (View.ANTERIOR, View.POSTERIOR): ("medial", "medial"),
    (View.ANTERIOR, View.LATERAL_RIGHT): ("medial", "front"),
    (View.ANTERIOR, View.LEG_MEDIAL): ("medial", "back"),
    (View.POSTERIOR, View.LATERAL_RIGHT): ("medial", "back"),
    (View.POSTERIOR, View.LEG_MEDIAL): ("medial", "front"),
    (View.LATERAL_RIGHT, View.LEG_MEDIAL): ("front", "front"),
}
"""Which edge of a structure in the one view goes on round the body as which edge in the other."""

_EDGE_AT_RIGHT = {View.ANTERIOR: "medial", View.POSTERIOR: "lateral", View.LATERAL_RIGHT: "front", View.LEG_MEDIAL: "back"}
"""What lies towards the right edge of the picture for a structure of the patient's right side."""

_LEAST_COMMON = 4
_STEPS = 64


def same_share(home: ViewMap, at: _Xy, drawn: Region, other: ViewMap, shown: Region) -> _Xy:
    """The point of ``shown`` in ``other`` that answers to ``at`` in ``drawn`` of ``home``, on the patient's right or the midline.

    Between upright views it is the same share of the structure's height and, there, of its width; to or from a hand or a
    foot the place is carried by the affine map that best lays the structures of both views over each other.  The point
    lies in ``shown``.
    """
    pair = home.view, other.view
    made: _Xy | None
    if home.view in _UPRIGHT and other.view in _UPRIGHT:
        made = _same_height_and_width(at, drawn, shown, _is_turned(*pair))
    else:
        fitted = _laid_over(home, other, drawn.structure.side)
        made = _carried(fitted, at) if fitted else None
    x, y = made or _same_height_and_width(at, drawn, shown, turned=False)
    return _drawn_in(shown, x, y)


def _is_turned(one: View, other: View) -> bool:
    """Whether the right edge in the one view is the left edge in the other."""
    first, second = _RUNS_TO.get((one, other)) or _RUNS_TO[other, one][::-1]
    return (_EDGE_AT_RIGHT[one] == first) is not (_EDGE_AT_RIGHT[other] == second)


def _same_height_and_width(at: _Xy, drawn: Region, shown: Region, turned: bool) -> _Xy:
    top, bottom = _heights(drawn)
    down = _share(at[1], top, bottom)
    across = _share(at[0], *(_widths(drawn, at[1]) or (drawn.box[0], drawn.box[2])))
    top, bottom = _heights(shown)
    y = top + down * (bottom - top)
    left, right = _widths(shown, y) or (shown.box[0], shown.box[2])
    return left + (1 - across if turned else across) * (right - left), y


def _heights(region: Region) -> tuple[float, float]:
    ys = [y for ring in region.rings for _x, y in ring]
    return min(ys), max(ys)


def _widths(region: Region, y: float) -> tuple[float, float] | None:
    """The outermost borders of a region at a height; None above and below it."""
    borders = _borders(region, y)
    return (borders[0], borders[-1]) if borders else None


def _borders(region: Region, y: float) -> list[float]:
    """Where a line at that height crosses the border of a region, from left to right; an even number of places."""
    return sorted(
        ax + (y - ay) * (bx - ax) / (by - ay)
        for ring in region.rings
        for (ax, ay), (bx, by) in zip((ring[-1], *ring), ring, strict=False)
        if (ay <= y) != (by <= y)
    )


def _share(value: float, low: float, high: float) -> float:
    return min(1.0, max(0.0, (value - low) / (high - low))) if high > low else 0.5


def _laid_over(home: ViewMap, other: ViewMap, side: Side) -> Sequence[_Xy] | None:
    """Three columns (for x, y and 1) of the affine map from ``home`` to ``other``; None when they have too little in common.

    Least squares over the middles of the structures that both draw on that side.
    """
    theirs = {_which(region): region for region in reversed(other.regions) if region.structure.side is side}
    both = [(r, theirs[_which(r)]) for r in home.regions if r.structure.side is side and _which(r) in theirs]
    if len(both) < _LEAST_COMMON:
        return None
    rows = [(*_middle(mine), 1.0) for mine, _ in both]
    normal = [[sum(row[i] * row[j] for row in rows) for j in range(3)] for i in range(3)]
    wanted = [_middle(their) for _, their in both]
    right = [[sum(row[i] * aim[axis] for row, aim in zip(rows, wanted, strict=True)) for axis in (0, 1)] for i in range(3)]
    return _solved(normal, right)


def _which(region: Region) -> tuple[str, str]:
    return region.structure.kind.value, region.structure.key


def _middle(region: Region) -> _Xy:
    left, top, right, bottom = region.box
    return (left + right) / 2, (top + bottom) / 2


def _solved(normal: list[list[float]], right: list[list[float]]) -> Sequence[_Xy] | None:
    """Gauss-Jordan elimination of three equations with two right sides; None when they do not decide."""
    rows = [[*left, *aim] for left, aim in zip(normal, right, strict=True)]
    for at in range(3):
        best = max(range(at, 3), key=lambda row: abs(rows[row][at]))
        rows[at], rows[best] = rows[best], rows[at]
        if abs(rows[at][at]) < 1e-6:
            return None
        rows[at] = [value / rows[at][at] for value in rows[at]]
        for row in range(3):
            if row != at:
                rows[row] = [value - rows[row][at] * pivot for value, pivot in zip(rows[row], rows[at], strict=True)]
    return [(row[3], row[4]) for row in rows]


def _carried(columns: Sequence[_Xy], at: _Xy) -> _Xy:
    (ax, ay), (bx, by), (cx, cy) = columns
    return at[0] * ax + at[1] * bx + cx, at[0] * ay + at[1] * by + cy


def _drawn_in(region: Region, x: float, y: float) -> _Xy:
    """The point itself when it lies in the region, else the first inner point on the way to the nearest roomy place of it."""
    if region.contains(x, y):
        return x, y
    tx, ty = min(_inner_points(region), key=lambda inner: (inner[0] - x) ** 2 + (inner[1] - y) ** 2)
    near, far = 1.0, 0.0
    while near - far > 1 / _STEPS:
        half = (near + far) / 2
        if region.contains(x + half * (tx - x), y + half * (ty - y)):
            near = half
        else:
            far = half
    return x + near * (tx - x), y + near * (ty - y)


def _inner_points(region: Region) -> list[_Xy]:
    """The middle of every inner stretch of the region at some heights: there is always one."""
    top, bottom = _heights(region)
    found = []
    for step in range(1, 16):
        y = top + (bottom - top) * step / 16
        borders = _borders(region, y)
        found += [((left + right) / 2, y) for left, right in zip(borders[::2], borders[1::2], strict=True)]
    return found
