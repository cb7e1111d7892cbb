"""A painful area drawn by hand: a stroke closed into an outline, and the text that keeps it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from math import hypot, isfinite
from typing import TypeAlias

from needlechart.domain.errors import NeedleChartError

Corner: TypeAlias = tuple[float, float]
"""A corner of an outline: millimetres from the left and from the top of its view."""

STEP_MM = 0.1
"""What is kept of a corner: ten times finer than a finger is steady."""

TOLERANCE_MM = 0.5
"""How far a stroke may lie off the outline that is kept of it."""

LONGEST_TEXT = 10_000
"""Characters that a kept outline may have."""

_FEWEST_CORNERS = 3
_CORNER = re.compile(r"(-?\d{1,5}(?:\.\d{1,6})?),(-?\d{1,5}(?:\.\d{1,6})?)", re.ASCII)


class NoAreaDrawn(NeedleChartError):
    """A stroke has fewer than three corners, so it goes round nothing."""

    def __init__(self) -> None:
        super().__init__("This stroke goes round no area.", "Draw once round the part that hurts; the ends are joined for you.")


class UnreadableOutline(NeedleChartError):
    """The kept text of an outline is not one of corners in millimetres."""

    def __init__(self) -> None:
        super().__init__("A drawn area of this visit cannot be read.", "Draw the area again, or take it away.")


def closed(stroke: Iterable[Corner], tolerance_mm: float = TOLERANCE_MM) -> tuple[Corner, ...]:
    """The outline that a stroke of a finger closes into: its corners to 0.1 mm, the last joined to the first.

    ``stroke`` are points in millimetres of one view, in the order in which they were drawn; what lies within ``tolerance_mm``
    of the outline is left out, more of it when the text would be too long.  A stroke that crosses itself stays one outline.
    Raises NoAreaDrawn for fewer than three corners, UnreadableOutline for a point that is not a number.
    """
    points: list[Corner] = []
    for x, y in stroke:
        if not (isfinite(x) and isfinite(y)):
            raise UnreadableOutline
        corner = _kept(x), _kept(y)
        if not points or corner != points[-1]:
            points.append(corner)
    if len(points) > 1 and points[-1] == points[0]:
        points.pop()
    while True:
        corners = _simplified_ring(points, tolerance_mm)
        if len(corners) < _FEWEST_CORNERS:
            raise NoAreaDrawn
        if len(_text(corners)) <= LONGEST_TEXT:
            return corners
        tolerance_mm *= 2


def outline_text(corners: Sequence[Corner]) -> str:
    """The text that keeps an outline: "x,y x,y ..." in millimetres.  Raises NoAreaDrawn for fewer than three corners,
    UnreadableOutline for more than the text may hold."""
    if len(corners) < _FEWEST_CORNERS:
        raise NoAreaDrawn
    text = _text(corners)
    if len(text) > LONGEST_TEXT:
        raise UnreadableOutline
    return text


def outline_corners(text: str) -> tuple[Corner, ...]:
    """The corners of a kept outline.  Raises UnreadableOutline for anything but at least three corners in millimetres."""
    found = [_CORNER.fullmatch(part) for part in text.split(" ")] if len(text) <= LONGEST_TEXT else []
    corners = tuple((float(corner[1]), float(corner[2])) for corner in found if corner is not None)
    if len(corners) < max(len(found), _FEWEST_CORNERS):
        raise UnreadableOutline
    return corners


def _kept(value: float) -> float:
    return round(value / STEP_MM) / round(1 / STEP_MM) + 0.0


def _text(corners: Iterable[Corner]) -> str:
    return " ".join(f"{_kept(x):g},{_kept(y):g}" for x, y in corners)


def _simplified_ring(points: list[Corner], tolerance_mm: float) -> tuple[Corner, ...]:
    """A closed line without the corners that lie within the tolerance (Douglas and Peucker, on the two halves of the ring).

    The halves meet in two points of the hull, which stay corners however long the tolerance is.
    """
    if len(points) < _FEWEST_CORNERS:
        return tuple(points)
    first = _farthest(points, points[0])
    second = _farthest(points, points[first])
    low, high = sorted((first, second))
    there = _simplified(points[low : high + 1], tolerance_mm)
    back = _simplified([*points[high:], *points[: low + 1]], tolerance_mm)
    return (*there[:-1], *back[:-1])


def _farthest(points: list[Corner], origin: Corner) -> int:
    return max(range(len(points)), key=lambda at: hypot(points[at][0] - origin[0], points[at][1] - origin[1]))


def _simplified(line: list[Corner], tolerance_mm: float) -> list[Corner]:
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
