"""The plot of the timeline: what is seen of the axis, the grid, the lanes, the span somebody chose."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter, QPen

from needlechart.drawing.timeline.dates import ticks
from needlechart.drawing.timeline.grouped import Groups
from needlechart.drawing.timeline.lane import Lane, Sight
from needlechart.drawing.timeline.look import Look

LaneAreas = Sequence[tuple[Lane, QRectF]]
"""Lanes from top to bottom with their places in the plot, in pixels."""


def sight_of(groups: Groups, axis: tuple[float, float], where: tuple[float, float], visit: int | None, look: Look) -> Sight:
    """What is seen when the days of ``axis`` fill the pixels ``where``, both from their first to their last."""
    (first, last), (left, right) = axis, where
    per_day = (right - left) / max(last - first, 0.001)
    days = groups.days
    xs = [left + (day - first) * per_day for day in days]
    start = max(0, bisect_left(days, first) - 1)
    end = min(len(days), bisect_right(days, last) + 1)
    gaps = sorted(b - a for a, b in pairwise(xs[start:end]))
    spacing = gaps[len(gaps) // 10] if gaps else right - left
    chosen = groups.of[visit] if visit is not None else None
    return Sight(xs, start, end, spacing, chosen, left, right, look, first, per_day)


def half_wide(sight: Sight) -> float:
    """Half the width of the ground under one chosen visit, in pixels."""
    return min(15.0, max(4.0, sight.spacing * 0.45))


def span_area(sight: Sight, groups: Groups, span: tuple[int, int], high: float) -> QRectF:
    """The ground under the visits from the first to the last of ``span``, both included."""
    half = half_wide(sight)
    left, right = sight.xs[groups.of[span[0]]] - half, sight.xs[groups.of[span[1]]] + half
    return QRectF(left, 0, right - left, high).intersected(QRectF(sight.left, 0, sight.right - sight.left, high))


def paint_span(painter: QPainter, area: QRectF, look: Look) -> None:
    """The chosen span: a soft ground between two dashed lines, which show it without its colour too."""
    painter.fillRect(area, look.color("accent_soft", 0.75))
    pen = QPen(look.color("accent", 0.7), 1)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    for x in (round(area.left()) + 0.5, round(area.right()) - 0.5):
        painter.drawLine(QLineF(x, area.top(), x, area.bottom()))


def paint_grid(painter: QPainter, area: QRectF, sight: Sight, letter_px: float) -> None:
    """A line where each month (day, year) begins."""
    first, last = sight.first_day, sight.first_day + area.width() / sight.per_day
    painter.setPen(QPen(sight.look.color("grid"), 1))
    for tick in ticks(first, last, area.width(), letter_px):
        x = round(sight.x_of(tick.day)) + 0.5
        painter.drawLine(QLineF(x, area.top(), x, area.bottom()))


def paint_lanes(painter: QPainter, lanes: LaneAreas, area: QRectF, sight: Sight) -> None:
    """All lanes, and a line under each; nothing that depends on the choice."""
    for lane, where in lanes:
        painter.save()
        painter.setClipRect(where)
        lane.paint(painter, where, sight)
        painter.restore()
    painter.setPen(QPen(sight.look.color("line"), 1))
    for _lane, where in lanes:
        y = round(where.bottom()) - 0.5
        painter.drawLine(QLineF(area.left(), y, area.right(), y))


def paint_chosen(painter: QPainter, lanes: LaneAreas, sight: Sight) -> None:
    """The chosen visit in every lane, over the others."""
    if sight.chosen is None or not sight.sees(sight.chosen):
        return
    for lane, where in lanes:
        painter.save()
        painter.setClipRect(where)
        lane.paint_chosen(painter, where, sight)
        painter.restore()
