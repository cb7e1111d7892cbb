"""Before and after at each visit: a slope from a ring to a disc.  Pain, and every score, are drawn so."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from needlechart.drawing.timeline.grouped import By
from needlechart.drawing.timeline.kinds import LaneKind
from needlechart.drawing.timeline.lane import CENTRE, LEFT, RIGHT, Lane, Sight, dots, figure, least_with_words, round_pen
from needlechart.drawing.timeline.look import Look, advance, pen_for, rounded
from needlechart.drawing.timeline.values import SlopeFigures, SlopePoint

_Height: TypeAlias = Callable[[float], float]
_FOOT = 14.0
_CROWDED_PX = 3.0
"""Visits closer than this touch each other."""
_LEAN = 5.0
"""Pixels from a visit's place to its ring at the left and its disc at the right."""


class SlopeLane(Lane):
    """A row of slopes with its scale at the right and, where there is one, the band of the published threshold.

    Without a grid the figures stand at the points where they have room.
    """

    def __init__(
        self,
        figures: SlopeFigures,
        kind: LaneKind,
        *,
        grid: tuple[float, ...] = (),
        stretch: float = 0,
        least_px: float = 76,
        by: By = By.VISIT,
    ) -> None:
        self.figures, self.kind = figures, kind
        self.title, self.about = figures.title, figures.about if by is By.VISIT else f"{figures.about}, mean of a {by}"
        self.tip = figures.band.words if figures.band else ""
        self.stretch = stretch
        self._grid, self._least = grid, least_px

    def least(self, look: Look) -> float:
        return max(self._least, least_with_words(self, look, 2))

    def paint(self, painter: QPainter, area: QRectF, sight: Sight) -> None:
        self._paint_points(painter, area, sight)
        if not self._grid:
            self._paint_figures(painter, area, sight, self._height_in(area, sight.look))

    def _paint_points(self, painter: QPainter, area: QRectF, sight: Sight) -> None:
        y_of = self._height_in(area, sight.look)
        self._paint_ground(painter, area, y_of, sight.look)
        lean = min(_LEAN, sight.spacing * 0.25)
        seen = [point for point in self.figures.points if sight.sees(point.visit)]
        crowded = area.width() < _CROWDED_PX * len(seen)
        travel: list[QLineF] = []
        slopes: list[QLineF] = []
        rings: list[QPointF] = []
        discs: list[QPointF] = []
        last: QPointF | None = None
        for point in seen:
            x = sight.xs[point.visit]
            a = QPointF(x - lean, y_of(point.before)) if point.before is not None else None
            b = QPointF(x + lean, y_of(point.after)) if point.after is not None else None
            start, end = a or b, b or a
            if start is None or end is None:
                continue
            if last is not None and not crowded:
                travel.append(QLineF(last, start))
            if a is not None:
                rings.append(a)
            if b is not None:
                discs.append(b)
            if a is not None and b is not None:
                slopes.append(QLineF(a, b))
            last = end
        if crowded:
            _paint_crowd(painter, sight.look, slopes, rings, discs)
        else:
            _paint_apart(painter, sight, travel, slopes, rings, discs)

    def _paint_figures(self, painter: QPainter, area: QRectF, sight: Sight, y_of: _Height) -> None:
        """The value of each visit above its point, left out where it would touch the one before."""
        look = sight.look
        pen_for(painter, look.font("small", 600), look.color("text2"))
        free_from = area.left()
        for point in self.figures.points:
            inside = sight.sees(point.visit) and area.left() <= sight.xs[point.visit] <= area.right()
            spot = self._figure_spot(area, sight, point, y_of) if inside else None
            if spot is not None and spot.left() >= free_from:
                painter.drawText(spot, CENTRE, _value_words(point))
                free_from = spot.right() + 2

    def _figure_spot(self, area: QRectF, sight: Sight, point: SlopePoint, y_of: _Height) -> QRectF | None:
        values = [value for value in (point.before, point.after) if value is not None]
        if not values:
            return None
        look = sight.look
        wide, high = advance(look.font("small", 600), _value_words(point)) + 4, look.px("small") * 1.3
        top = min(y_of(value) for value in values) - high - 6
        left = min(max(sight.xs[point.visit] - wide / 2, area.left() + 2), area.right() - wide - 2)
        return QRectF(left, top, wide, high)

    def _height_in(self, area: QRectF, look: Look) -> _Height:
        low, high = self.figures.low, self.figures.high
        foot = _FOOT + (look.px("small") if self.figures.band else 0)
        top = look.px("small") * 1.3 + 7
        per_unit = (area.height() - top - foot) / max(high - low, 0.001)

        zero = area.top() + top + high * per_unit

        def y_of(value: float) -> float:
            return zero - value * per_unit

        return y_of

    def _paint_ground(self, painter: QPainter, area: QRectF, y_of: _Height, look: Look) -> None:
        band = self.figures.band
        little = look.font("small")
        if band is not None:
            top, bottom = y_of(band.high), y_of(band.low)
            painter.fillRect(QRectF(area.left(), top, area.width(), bottom - top), look.color("control", 0.9))
            pen_for(painter, little, look.color("text3"))
            high = look.px("small") * 1.4
            painter.drawText(QRectF(area.left() + 8, area.bottom() - high - 2, area.width() - 12, high), LEFT, band.short)
        for value in self._grid:
            y = round(y_of(value)) + 0.5
            painter.setPen(QPen(look.color("grid"), 1))
            painter.drawLine(QLineF(area.left(), y, area.right(), y))
            pen_for(painter, little, look.color("text3"))
            high = look.px("small") * 1.3
            painter.drawText(QRectF(area.right() - 64, y - high - 1, 60, high), RIGHT, figure(value))

    def paint_chosen(self, painter: QPainter, area: QRectF, sight: Sight) -> None:
        point = next((p for p in self.figures.points if p.visit == sight.chosen), None)
        if point is None or not sight.sees(point.visit):
            return
        look = sight.look
        y_of, lean = self._height_in(area, look), min(_LEAN, sight.spacing * 0.25)
        if not self._grid:
            self._paint_chosen_figure(painter, area, sight, point)
            return
        x = sight.xs[point.visit]
        strong = look.font("body", 600)
        pen_for(painter, strong, look.color("text1"))
        falls = point.before is None or point.after is None or point.after <= point.before
        for value, at, up in ((point.before, x - lean, falls), (point.after, x + lean, not falls)):
            if value is None:
                continue
            said = figure(value)
            wide = advance(strong, said)
            left = at - 8 - wide if value is point.before and at < x else at + 8
            left = min(max(left, area.left() + 2), area.right() - wide - 2)
            y = min(max(y_of(value) + (-11 if up else 11), area.top() + 10), area.bottom() - 10)
            painter.fillPath(rounded(QRectF(left - 2, y - 9, wide + 4, 18), 4), look.color("surface", 0.75))
            painter.drawText(QRectF(left, y - 11, wide + 4, 22), LEFT, said)

    def _paint_chosen_figure(self, painter: QPainter, area: QRectF, sight: Sight, point: SlopePoint) -> None:
        look = sight.look
        y_of = self._height_in(area, look)
        spot = self._figure_spot(area, sight, point, y_of)
        if spot is None:
            return
        plate = spot.adjusted(-3, 0, 3, 0)
        for other in self.figures.points:  # a figure that would be cut goes; what else stands there stays
            beside = self._figure_spot(area, sight, other, y_of) if other is not point and sight.sees(other.visit) else None
            if beside is not None and beside.intersects(plate):
                painter.save()
                painter.setClipRect(beside, Qt.ClipOperation.IntersectClip)
                painter.fillRect(beside, look.color("surface"))
                self._paint_points(painter, area, sight)
                painter.restore()
        painter.fillPath(rounded(plate, 4), look.color("surface"))
        pen_for(painter, look.font("small", 600), look.color("text1"))
        painter.drawText(spot, CENTRE, _value_words(point))


_Lines: TypeAlias = list[QLineF]
_Points: TypeAlias = list[QPointF]


def _paint_crowd(painter: QPainter, look: Look, slopes: _Lines, rings: _Points, discs: _Points) -> None:
    """Hundreds of visits: upright lines between small dots, which need no smoothing; smoothed they cost tenfold."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(look.color("pain_after"), 1))
    painter.drawLines(slopes)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    dots(painter, rings, 1.4, look.color("pain_before"))
    dots(painter, discs, 1.8, look.color("pain_after"))


def _paint_apart(painter: QPainter, sight: Sight, travel: _Lines, slopes: _Lines, rings: _Points, discs: _Points) -> None:
    look = sight.look
    painter.setPen(QPen(look.color("edge", 0.55), 1.25))
    painter.drawLines(travel)
    painter.setPen(round_pen(look.color("pain_after"), 2.25 if sight.spacing > 8 else 1.5))
    painter.drawLines(slopes)
    size = 1.0 if sight.spacing > 14 else 0.6 if sight.spacing > 5 else 0.4
    dots(painter, rings, 5.4 * size, look.color("pain_before"))
    dots(painter, rings, 3.6 * size, look.color("surface"))
    dots(painter, discs, 6 * size, look.color("surface"))
    dots(painter, discs, 5 * size, look.color("pain_after"))


def _value_words(point: SlopePoint) -> str:
    """One value, or both when they differ."""
    values = dict.fromkeys(figure(value) for value in (point.before, point.after) if value is not None)
    return "\N{RIGHTWARDS ARROW}".join(values)
