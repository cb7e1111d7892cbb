"""A painful area drawn by hand: a stroke closed into an outline, and the text that keeps it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from math import isfinite

from needlechart.domain.errors import NeedleChartError
from needlechart.domain.polygons import FEWEST_CORNERS, Corner, simplified_ring

__all__ = ["Corner", "NoAreaDrawn", "UnreadableOutline", "closed", "outline_text", "outline_corners"]

STEP_MM = 0.1
"""What is kept of a corner: ten times finer than a finger is steady."""

TOLERANCE_MM = 0.5
"""How far a stroke may lie off the outline that is kept of it."""

LONGEST_TEXT = 10_000
"""Characters that a kept outline may have."""

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
        corners = simplified_ring(points, tolerance_mm)
        if len(corners) < FEWEST_CORNERS:
            raise NoAreaDrawn
        if len(_text(corners)) <= LONGEST_TEXT:
            return corners
        tolerance_mm *= 2


def outline_text(corners: Sequence[Corner]) -> str:
    """The text that keeps an outline: "x,y x,y ..." in millimetres.  Raises NoAreaDrawn for fewer than three corners,
    UnreadableOutline for more than the text may hold."""
    if len(corners) < FEWEST_CORNERS:
        raise NoAreaDrawn
    text = _text(corners)
    if len(text) > LONGEST_TEXT:
        raise UnreadableOutline
    return text


def outline_corners(text: str) -> tuple[Corner, ...]:
    """The corners of a kept outline.  Raises UnreadableOutline for anything but at least three corners in millimetres."""
    found = [_CORNER.fullmatch(part) for part in text.split(" ")] if len(text) <= LONGEST_TEXT else []
    corners = tuple((float(corner[1]), float(corner[2])) for corner in found if corner is not None)
    if len(corners) < max(len(found), FEWEST_CORNERS):
        raise UnreadableOutline
    return corners


def _kept(value: float) -> float:
    return round(value / STEP_MM) / round(1 / STEP_MM) + 0.0


def _text(corners: Iterable[Corner]) -> str:
    return " ".join(f"{_kept(x):g},{_kept(y):g}" for x, y in corners)
