"""Closed lines of straight pieces with as few corners as show their shape."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot
from typing import TypeAlias

Corner: TypeAlias = tuple[float, float]
"""A corner: millimetres from the left and from the top of a view."""

FEWEST_CORNERS = 3


def simplified_ring(points: Sequence[Corner], tolerance_mm: float) -> tuple[Corner, ...]:
    """A closed line without the corners that lie within the tolerance (Douglas and Peucker, on the two halves of the ring).

    The halves meet in two points of the hull, which stay corners however long the tolerance is.
    """
    if len(points) < FEWEST_CORNERS:
        return tuple(points)
    first = _farthest(points, points[0])
    second = _farthest(points, points[first])
    low, high = sorted((first, second))
    there = simplified(points[low : high + 1], tolerance_mm)
    back = simplified([*points[high:], *points[: low + 1]], tolerance_mm)
    return (*there[:-1], *back[:-1])


def _farthest(points: Sequence[Corner], origin: Corner) -> int:
    return max(range(len(points)), key=lambda at: hypot(points[at][0] - origin[0], points[at][1] - origin[1]))


def simplified(line: Sequence[Corner], tolerance_mm: float) -> list[Corner]:
    """An open line without the corners that lie within the tolerance of what is left; its ends stay."""
    stays = {0, len(line) - 1}
    parts = [(0, len(line) - 1)]
    while parts:
        start, end = parts.pop()
        off, at = max(((_off(line[at], line[start], line[end]), at) for at in range(start + 1, end)), default=(0.0, start))
        if off > tolerance_mm:
            stays.add(at)
            parts += [(start, at), (at, end)]
    return [corner for at, corner in enumerate(line) if at in stays]


def _off(point: Corner, start: Corner, end: Corner) -> float:
    """Distance of a point from a straight piece."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    share = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length if length else 0.0
    share = min(1.0, max(0.0, share))
    return hypot(point[0] - start[0] - share * dx, point[1] - start[1] - share * dy)
