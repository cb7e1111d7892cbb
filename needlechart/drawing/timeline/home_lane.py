"""What was done of the home programme after each visit: a gauge filled to the share, or the days in figures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from needlechart.drawing.timeline.grouped import By
from needlechart.drawing.timeline.kinds import LaneKind
from needlechart.drawing.timeline.lane import CENTRE, Lane, Sight, figure, least_with_words
from needlechart.drawing.timeline.look import Look, advance, pen_for
from needlechart.drawing.timeline.values import HomePoint


class HomeLane(Lane):
    """An outlined gauge per visit, so that nothing done is told from nothing said; the figure stands above it.

    A figure that would touch the one before is left out; days alone are a figure with "d".
    """

    kind = LaneKind.HOME
    title = "Home programme"
    about = "% done of what was asked"
    stretch = 0.3

    def __init__(self, points: Sequence[HomePoint], by: By = By.VISIT) -> None:
        self.points = points
        if by is not By.VISIT:
            self.about = f"% done, mean of a {by}"

    def least(self, look: Look) -> float:
        return max(least_with_words(self, look, 2), 40 + look.px("small") * 1.4)

    def paint(self, painter: QPainter, area: QRectF, sight: Sight) -> None:
        look = sight.look
        seen = [point for point in self.points if sight.sees(point.visit)]
        wide, gauge = _wide(sight), self._gauge(area, look)
        for point in seen:
            if point.percent is not None:
                x = sight.xs[point.visit]
                filled = gauge.height() * min(100.0, point.percent) / 100
                painter.fillRect(QRectF(x - wide / 2, gauge.bottom() - filled, wide, filled), look.color("lane", 0.7))
        painter.setPen(QPen(look.color("edge"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        lefts = [sight.xs[point.visit] - wide / 2 for point in seen if point.percent is not None]
        painter.drawRects([QRectF(left, gauge.y(), wide, gauge.height()) for left in lefts])
        pen_for(painter, look.font("small", 600), look.color("text2"))
        free_from = area.left() - 100
        for point in seen:
            spot = self._spot(area, sight, point)
            if spot.left() >= free_from:
                painter.drawText(spot, CENTRE, _said(point))
                free_from = spot.right() + 2

    def paint_chosen(self, painter: QPainter, area: QRectF, sight: Sight) -> None:
        point = next((p for p in self.points if p.visit == sight.chosen), None)
        if point is None or not sight.sees(point.visit):
            return
        look, spot = sight.look, self._spot(area, sight, point)
        painter.fillRect(spot, look.color("accent_soft"))
        pen_for(painter, look.font("small", 600), look.color("text1"))
        painter.drawText(spot, CENTRE, _said(point))
        if point.percent is not None:
            gauge, wide, x = self._gauge(area, look), _wide(sight), sight.xs[point.visit]
            painter.setPen(QPen(look.color("accent"), 2))
            y = gauge.bottom() - gauge.height() * min(100.0, point.percent) / 100
            painter.drawLine(QLineF(x - wide / 2 - 2, y, x + wide / 2 + 2, y))

    def _gauge(self, area: QRectF, look: Look) -> QRectF:
        top = area.top() + 8 + look.px("small") * 1.4
        return QRectF(area.left(), round(top) + 0.5, area.width(), max(8.0, round(area.bottom() - 8 - top)))

    def _spot(self, area: QRectF, sight: Sight, point: HomePoint) -> QRectF:
        wide = advance(sight.look.font("small", 600), _said(point)) + 6
        return QRectF(sight.xs[point.visit] - wide / 2, area.top() + 5, wide, sight.look.px("small") * 1.4)


def _wide(sight: Sight) -> float:
    return max(3.0, min(14.0, sight.spacing * 0.45))


def _said(point: HomePoint) -> str:
    if point.percent is not None:
        return figure(round(point.percent))
    return f"{point.days} d" if point.days is not None else "\N{EN DASH}"
