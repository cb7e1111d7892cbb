"""Twitches and needles of each visit: a bar for twitches, a line across it for needles, on one scale."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from needlechart.ui.history.figures import ResponsePoint
from needlechart.ui.history.lane import CENTRE, Lane, Sight, least_with_words, round_pen
from needlechart.ui.look.painted import advance, pen_for
from needlechart.ui.look.theme import theme


class ResponseLane(Lane):
    """Figures stand above the bars where they have room; "≥" where a site twitched without a count.

    ``scaled_to`` are the visits whose highest bar fills the height.
    """

    title = "Response"
    about = "bar twitches, line needles"
    stretch = 2.0

    def __init__(self, points: Sequence[ResponsePoint], scaled_to: Sequence[ResponsePoint] = ()) -> None:
        self.points = points
        self.top = max((max(point.twitches, point.needles) for point in scaled_to or points), default=0) or 1

    def least(self) -> float:
        return max(110, least_with_words(self, 2))

    def paint(self, painter: QPainter, area: QRectF, sight: Sight) -> None:
        bar = _bar(sight)
        seen = self.points[sight.first : sight.end]
        self._paint_bars(painter, area, sight, seen, theme.color("series", 0.62))
        lines = [self._needle_line(area, sight, point) for point in seen]
        if bar > 6:
            painter.setPen(round_pen(theme.color("surface"), 5))
            painter.drawLines(lines)
        painter.setPen(round_pen(theme.color("text1"), 2.25) if bar > 6 else QPen(theme.color("text1", 0.7), 1.25))
        painter.drawLines(lines)
        if bar < _FIGURES_FROM:
            return
        font = theme.font("small", 600)
        pen_for(painter, font, theme.color("text2"))
        free_from = area.left() - 100
        least_wide = advance(font, "0") + 6
        for point in seen:
            x = sight.xs[point.visit]
            if x - least_wide / 2 < free_from:
                continue
            spot = self._spot(area, x, point)
            if spot.left() >= free_from:
                painter.drawText(spot, CENTRE, _said(point))
                free_from = max(spot.right(), x + bar / 2)

    def paint_chosen(self, painter: QPainter, area: QRectF, sight: Sight) -> None:
        if sight.chosen is None:
            return
        point = self.points[sight.chosen]
        self._paint_bars(painter, area, sight, [point], theme.color("series"))
        line = self._needle_line(area, sight, point)
        painter.setPen(round_pen(theme.color("surface"), 5))
        painter.drawLine(line)
        painter.setPen(round_pen(theme.color("text1"), 2.25))
        painter.drawLine(line)
        spot = self._spot(area, sight.xs[point.visit], point)
        if _bar(sight) >= _FIGURES_FROM:
            self._take_figures_away(painter, area, sight, spot)
        painter.fillRect(spot, theme.color("accent_soft"))
        pen_for(painter, theme.font("small", 600), theme.color("text1"))
        painter.drawText(spot, CENTRE, _said(point))

    def _take_figures_away(self, painter: QPainter, area: QRectF, sight: Sight, spot: QRectF) -> None:
        """Figures that ``spot`` would cut; what else stands there stays."""
        near = [p for p in self.points[sight.first : sight.end] if p.visit != sight.chosen]
        for other in near:
            beside = self._spot(area, sight.xs[other.visit], other)
            if beside.intersects(spot):
                painter.save()
                painter.setClipRect(beside, Qt.ClipOperation.IntersectClip)
                painter.fillRect(beside, theme.color("surface"))
                self._paint_bars(painter, area, sight, near, theme.color("series", 0.62))
                painter.restore()

    def _paint_bars(self, painter: QPainter, area: QRectF, sight: Sight, points: Sequence[ResponsePoint], ink: QColor) -> None:
        bar = _bar(sight)
        spots = [
            QRectF(sight.xs[p.visit] - bar / 2, y, bar, area.bottom() - y)
            for p in points
            if p.twitches and (y := self._y_of(area, p.twitches))
        ]
        if bar < 8:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # upright bars need none, and it costs tenfold
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawRects(spots)
            painter.restore()
            return
        path = QPainterPath()
        for spot in spots:
            path.addPath(_rounded_top(spot))
        painter.fillPath(path, ink)

    def _needle_line(self, area: QRectF, sight: Sight, point: ResponsePoint) -> QLineF:
        x, y = sight.xs[point.visit], self._y_of(area, point.needles)
        half = _bar(sight) / 2 + (3 if _bar(sight) > 6 else 0)
        return QLineF(x - half, y, x + half, y)

    def _spot(self, area: QRectF, x: float, point: ResponsePoint) -> QRectF:
        wide, high = advance(theme.font("small", 600), _said(point)) + 6, theme.px("small") * 1.4
        return QRectF(x - wide / 2, self._y_of(area, max(point.twitches, point.needles)) - high - 2, wide, high)

    def _y_of(self, area: QRectF, count: int) -> float:
        return area.bottom() - min(1.0, count / self.top) * (area.height() - theme.px("small") * 1.6 - 6)


_FIGURES_FROM = 5.0
"""Bars narrower than this stand too close for figures above them."""


def _said(point: ResponsePoint) -> str:
    return f"≥{point.twitches}" if point.at_least else str(point.twitches)


def _bar(sight: Sight) -> float:
    return max(1.5, min(18.0, sight.spacing * 0.55))


def _rounded_top(area: QRectF) -> QPainterPath:
    path = QPainterPath()
    r = min(3.0, area.height())
    path.moveTo(area.left(), area.bottom())
    path.lineTo(area.left(), area.top() + r)
    path.quadTo(area.left(), area.top(), area.left() + r, area.top())
    path.lineTo(area.right() - r, area.top())
    path.quadTo(area.right(), area.top(), area.right(), area.top() + r)
    path.lineTo(area.right(), area.bottom())
    path.closeSubpath()
    return path
