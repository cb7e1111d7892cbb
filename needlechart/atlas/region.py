"""One drawn region: is a point in it, how far is it from a point."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import floor, inf, sqrt

from needlechart.atlas.paths import Ring, rings_of
from needlechart.atlas.structures import Structure

SUPERFICIAL, TENDON, BONE, SKIN = 0, 7, 8, 9
"""Order from the viewer: superficial muscles, deep muscles 1 to 3, tendons, bones, skin areas."""

_BAND_MM = 4.0

_Edge = tuple[float, float, float, float]


@dataclass(frozen=True)
class Region:
    """A closed shape of a view, filled by the even-odd rule, in millimetres.

    ``depth`` is its order from the viewer, ``box`` surely holds it (left, top, right, bottom).
    """

    structure: Structure
    depth: int
    curves: tuple[tuple[float, ...], ...]
    box: tuple[float, float, float, float]

    @cached_property
    def rings(self) -> tuple[Ring, ...]:
        """The shape as rings of straight pieces, made when first asked for."""
        return rings_of(self.curves)

    @property
    def is_muscle(self) -> bool:
        """A muscle of either layer, of the catalogue or beside it."""
        return self.depth < TENDON

    def contains(self, x: float, y: float) -> bool:
        """Whether the point lies inside; a point exactly on the border belongs to one of the two sides."""
        left, top, right, bottom = self.box
        if not (left <= x <= right and top <= y <= bottom):
            return False
        inside = False
        for ax, ay, bx, by in self._bands.get(floor(y / _BAND_MM), ()):
            if (ay <= y) != (by <= y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
                inside = not inside
        return inside

    def border_within(self, x: float, y: float, limit_mm: float) -> float:
        """Distance to the border, inside or outside, when it is at most ``limit_mm``; otherwise infinity."""
        left, top, right, bottom = self.box
        if not (left - limit_mm <= x <= right + limit_mm and top - limit_mm <= y <= bottom + limit_mm):
            return inf
        nearest = limit_mm * limit_mm
        found = False
        first, last = floor((max(top, y - limit_mm)) / _BAND_MM), floor(min(bottom, y + limit_mm) / _BAND_MM)
        for band in range(first, last + 1):
            for ax, ay, bx, by in self._bands.get(band, ()):
                dx, dy = bx - ax, by - ay
                length = dx * dx + dy * dy
                t = ((x - ax) * dx + (y - ay) * dy) / length if length else 0.0
                t = 0.0 if t < 0 else 1.0 if t > 1 else t
                ex, ey = x - ax - t * dx, y - ay - t * dy
                square = ex * ex + ey * ey
                if square <= nearest:
                    nearest, found = square, True
        return sqrt(nearest) if found else inf

    def distance_within(self, x: float, y: float, limit_mm: float) -> float:
        """0 inside, else the distance to the border when it is at most ``limit_mm``, else infinity."""
        return 0.0 if self.contains(x, y) else self.border_within(x, y, limit_mm)

    @cached_property
    def _bands(self) -> dict[int, list[_Edge]]:
        """The straight pieces by the horizontal bands they touch, so that a test looks at a few of them only."""
        bands: dict[int, list[_Edge]] = {}
        for ring in self.rings:
            ax, ay = ring[-1]
            for bx, by in ring:
                if (ax, ay) != (bx, by):
                    low, high = (ay, by) if ay < by else (by, ay)
                    for band in range(floor(low / _BAND_MM), floor(high / _BAND_MM) + 1):
                        bands.setdefault(band, []).append((ax, ay, bx, by))
                ax, ay = bx, by
        return bands
