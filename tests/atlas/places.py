"""Points of drawn structures, found from their shapes alone."""

from __future__ import annotations

from needlechart.atlas import Atlas, Structure
from needlechart.domain.body import BodyPoint


def inner_point(atlas: Atlas, structure: Structure) -> BodyPoint:
    """A point in the middle of a structure's widest stretch at half its height."""
    ring = max(atlas.rings(structure), key=len)
    level = (min(y for _x, y in ring) + max(y for _x, y in ring)) / 2
    crossings = sorted(
        ax + (level - ay) * (bx - ax) / (by - ay)
        for (ax, ay), (bx, by) in zip((ring[-1], *ring), ring, strict=False)
        if (ay <= level) != (by <= level)
    )
    left, right = max(zip(crossings[::2], crossings[1::2], strict=True), key=lambda stretch: stretch[1] - stretch[0])
    return BodyPoint(structure.view, (left + right) / 2, level)
