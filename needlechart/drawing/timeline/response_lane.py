"""Twitches and needles of each visit: a bar for twitches, a line across it for needles, on one scale."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLineF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from needlechart.drawing.timeline.grouped import By
from needlechart.drawing.timeline.kinds import LaneKind
from needlechart.drawing.timeline.lane import CENTRE, Lane, Sight, least_with_words, mixed, round_pen
from needlechart.drawing.timeline.look import Look, advance, pen_for
from needlechart.drawing.timeline.values import ResponsePoint


class ResponseLane(Lane):
    """Figures stand above the bars where they have room; "≥" where a site twitched without a count.

    ``scaled_to`` are the visits whose highest bar fills the height.
    """

    kind = LaneKind.RESPONSE
    title = "Response"
    about = "bar twitches, line needles"
    stretch = 2.0

    def __init__(self, points: Sequence[ResponsePoint], scaled_to: Sequence[ResponsePoint] = (), by: By = By.VISIT) -> None:
        self.points = points
        if by is not By.VISIT:
            self.about = f"{self.about}, sum of a {by}"
        self.top = max((max(point.twitches, point.needles) for point in scaled_to or points), default=0) or 1

    def least(self, look: Look) -> float:
        return max(110, least_with_words(self, look, 2))

    def paint(self, painter: QPainter, area: QRectF, sight: Sight) -> None:
        look, bar = sight.look, _bar(sight)
        seen = [point for point in self.points if sight.sees(point.visit)]
        self._paint_bars(painter, area, sight, seen, look.color("series", 0.62))
        if bar > _LINES_FROM:
            lines = [self._needle_line(area, sight, point) for point in seen]
            for ink, width in ((look.color("surface"), 5.0), (look.color("text1"), 2.25)):
                painter.setPen(round_pen(ink, width))
                painter.drawLines(lines)
        else:
            wide, tall = max(2, round(bar)), 1
            y_of = self._height_in(area, look)
            tops = [(sight.xs[p.visit] - bar / 2, y_of(p.needles)) for p in seen]
            _fill(
                painter,
                [QRect(int(x), int(y), wide, tall) for x, y in tops],
                mixed(look.color("text1", 0.8), look.color("surface")),
            )
        if bar < _FIGURES_FROM:
            return
        font = look.font("small", 600)
        pen_for(painter, font, look.color("text2"))
        free_from = area.left() - 100
        least_wide = advance(font, "0") + 6
        for point in seen:
            x = sight.xs[point.visit]
            if x - least_wide / 2 < free_from:
                continue
            spot = self._spot(area, x, point, look)
            if spot.left() >= free_from:
                painter.drawText(spot, CENTRE, _said(point))
                free_from = max(spot.right(), x + bar / 2)

    def paint_chosen(self, painter: QPainter, area: QRectF, sight: Sight) -> None:
        point = next((p for p in self.points if p.visit == sight.chosen), None)
        if point is None:
            return
        look = sight.look
        self._paint_bars(painter, area, sight, [point], look.color("series"))
        line = self._needle_line(area, sight, point)
        painter.setPen(round_pen(look.color("surface"), 5))
        painter.drawLine(line)
        painter.setPen(round_pen(look.color("text1"), 2.25))
        painter.drawLine(line)
        spot = self._spot(area, sight.xs[point.visit], point, look)
        if _bar(sight) >= _FIGURES_FROM:
            self._take_figures_away(painter, area, sight, spot)
        painter.fillRect(spot, look.color("accent_soft"))
        pen_for(painter, look.font("small", 600), look.color("text1"))
        painter.drawText(spot, CENTRE, _said(point))

    def _take_figures_away(self, painter: QPainter, area: QRectF, sight: Sight, spot: QRectF) -> None:
        """Figures that ``spot`` would cut; what else stands there stays."""
        look = sight.look
        near = [p for p in self.points if sight.sees(p.visit) and p.visit != sight.chosen]
        for other in near:
            beside = self._spot(area, sight.xs[other.visit], other, look)
            if beside.intersects(spot):
                painter.save()
                painter.setClipRect(beside, Qt.ClipOperation.IntersectClip)
                painter.fillRect(beside, look.color("surface"))
                self._paint_bars(painter, area, sight, near, look.color("series", 0.62))
                painter.restore()

    def _paint_bars(self, painter: QPainter, area: QRectF, sight: Sight, points: Sequence[ResponsePoint], ink: QColor) -> None:
        bar = _bar(sight)
        bottom = area.bottom()
        y_of = self._height_in(area, sight.look)
        tops = [(sight.xs[p.visit] - bar / 2, y_of(p.twitches)) for p in points if p.twitches]
        floor, wide = int(bottom), max(1, round(bar))
        ground = mixed(ink, sight.look.color("surface"))
        if bar < _ROUND_FROM:
            _fill(painter, [QRect(int(x), int(y), wide, floor - int(y)) for x, y in tops], ground)
            return
        for x, y in tops:
            painter.fillPath(_rounded_top(QRectF(round(x), y, wide, min(_TOP_PX, bottom - y))), ground)
        below = [(round(x), int(y + _TOP_PX)) for x, y in tops]
        _fill(painter, [QRect(x, y, wide, floor - y) for x, y in below if y < floor], ground)

    def _needle_line(self, area: QRectF, sight: Sight, point: ResponsePoint) -> QLineF:
        x, y = sight.xs[point.visit], self._height_in(area, sight.look)(point.needles)
        half = _bar(sight) / 2 + (3 if _bar(sight) > _LINES_FROM else 0)
        return QLineF(x - half, y, x + half, y)

    def _spot(self, area: QRectF, x: float, point: ResponsePoint, look: Look) -> QRectF:
        wide, high = advance(look.font("small", 600), _said(point)) + 6, look.px("small") * 1.4
        return QRectF(x - wide / 2, self._height_in(area, look)(max(point.twitches, point.needles)) - high - 2, wide, high)

    def _height_in(self, area: QRectF, look: Look) -> Callable[[int], float]:
        """Where a count stands in the area; what is more than fills the height stands at its top."""
        bottom, top = area.bottom(), self.top
        per_count = (area.height() - look.px("small") * 1.6 - 6) / top
        return lambda count: bottom - per_count * (count if count < top else top)


class InsertionsLane(ResponseLane):
    """The same for insertions: a bar for insertions, a line for the needles they were made with."""

    kind = LaneKind.INSERTIONS
    title = "Insertions"
    about = "bar insertions, line needles"
    stretch = 1.0

    def __init__(self, points: Sequence[ResponsePoint], scaled_to: Sequence[ResponsePoint] = (), by: By = By.VISIT) -> None:
        super().__init__(_inserted(points), _inserted(scaled_to), by)

    def least(self, look: Look) -> float:
        return max(84, least_with_words(self, look, 2))


def _inserted(points: Sequence[ResponsePoint]) -> list[ResponsePoint]:
    return [ResponsePoint(point.visit, point.insertions, False, point.needles) for point in points]


_FIGURES_FROM = 5.0
"""Bars narrower than this stand too close for figures above them."""
_LINES_FROM, _ROUND_FROM = 6.0, 8.0
"""Bars from which on needle lines reach over the bar, and tops are round."""
_TOP_PX = 3.0
"""Radius of a round top; what is below it is an upright box."""


def _fill(painter: QPainter, spots: Sequence[QRect], ink: QColor) -> None:
    """Upright boxes on whole pixels in a colour as it looks on the page, which is not see-through.

    Smoothed or see-through a thousand of them cost tenfold: Qt shares tall ones out among its threads, one by one.
    """
    for spot in spots:
        painter.fillRect(spot, ink)


def _said(point: ResponsePoint) -> str:
    return f"≥{point.twitches}" if point.at_least else str(point.twitches)


def _bar(sight: Sight) -> float:
    return max(1.5, min(18.0, sight.spacing * 0.55))


def _rounded_top(area: QRectF) -> QPainterPath:
    path = QPainterPath()
    r = min(_TOP_PX, area.height())
    path.moveTo(area.left(), area.bottom())
    path.lineTo(area.left(), area.top() + r)
    path.quadTo(area.left(), area.top(), area.left() + r, area.top())
    path.lineTo(area.right() - r, area.top())
    path.quadTo(area.right(), area.top(), area.right(), area.top() + r)
    path.lineTo(area.right(), area.bottom())
    path.closeSubpath()
    return path
