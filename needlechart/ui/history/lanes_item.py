"""What the plot of the timeline paints: grid, span, lanes, the chosen visit, the ring of the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from needlechart.drawing.timeline.lane import Sight
from needlechart.drawing.timeline.painting import (
    half_wide,
    paint_chosen,
    paint_grid,
    paint_lanes,
    paint_span,
    span_area,
)
from needlechart.ui.look.theme import theme

if TYPE_CHECKING:
    from needlechart.ui.history.timeline_view import TimelineView


_PALE = 0.25
"""How strongly visits are seen that are not meant."""


class LanesItem(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph has no types
    """Paints grid, lanes and the chosen visit over the whole view.

    What does not depend on the choice is painted once into a picture and kept until dates, size or theme change.
    """

    def __init__(self, view: TimelineView) -> None:
        super().__init__()
        self._view = view
        self._area = QRectF()
        self._picture: QPixmap | None = None
        self._kept: QPixmap | None = None
        self.setZValue(-1)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def set_size(self, wide: int, high: int) -> None:
        """As large as the view."""
        self.prepareGeometryChange()
        self._area = QRectF(0, 0, wide, high)
        self.repaint_all()

    def repaint_all(self) -> None:
        """The kept picture is out of date."""
        self._picture = None
        self.update()

    def boundingRect(self) -> QRectF:
        return self._area

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        view, area = self._view, self._area
        if not view.lanes or not view.days:
            return
        sight = view.sight()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bottom = view.lanes[-1][1].bottom()
        span = view.picked()
        if span is not None:
            paint_span(painter, span_area(sight, view.groups, span, bottom), theme)
        self._paint_columns(painter, sight, bottom)
        ratio = view.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            self._picture = self._painted(sight, ratio)
            self._kept = self._painted_kept(sight, ratio) if view.kept_lanes is not None else None
        painter.setOpacity(1.0 if self._kept is None else _PALE)
        painter.drawPixmap(0, 0, self._picture)
        painter.setOpacity(1.0)
        if self._kept is not None:
            painter.drawPixmap(0, 0, self._kept)
        areas = [where for _lane, where in view.lanes]
        strong = view.lanes if view.kept_lanes is None else list(zip(view.kept_lanes, areas, strict=True))
        paint_chosen(painter, strong, sight)
        if view.ringed():
            painter.setPen(QPen(theme.color("focus"), theme.sz.focus_w))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(2, 1, -1, -1), theme.sz.radius_small, theme.sz.radius_small)

    def _paint_columns(self, painter: QPainter, sight: Sight, bottom: float) -> None:
        """The ground and the line under the chosen visit and under those that are marked beside it."""
        view, half = self._view, half_wide(sight)
        marked = {view.groups.of[visit] for visit in view.marked}
        for index in sorted(marked | ({sight.chosen} if sight.chosen is not None else set())):
            x = sight.xs[index]
            painter.fillRect(QRectF(x - half, 0, 2 * half, bottom), theme.color("accent_soft", 0.75))
        for index in marked - {sight.chosen}:
            pen = QPen(theme.color("accent"), 1.5)
            pen.setDashPattern([3, 3])
            painter.setPen(pen)
            painter.drawLine(QLineF(sight.xs[index], 0, sight.xs[index], bottom))
        if view.visit is not None:
            x = view.x_of(view.visit)
            painter.setPen(QPen(theme.color("accent"), 1.5))
            painter.drawLine(QLineF(x, 0, x, bottom))

    def _painted(self, sight: Sight, ratio: float) -> QPixmap:
        """Grid, lanes and axis on a transparent ground."""
        view, area = self._view, self._area
        picture = _clear(area, ratio)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_grid(painter, area, sight, theme.px("small"))
        paint_lanes(painter, view.lanes, area, sight)
        painter.drawLine(QLineF(0.5, 0, 0.5, area.height()))
        painter.end()
        return picture

    def _painted_kept(self, sight: Sight, ratio: float) -> QPixmap:
        """The lanes of the visits that are not pale."""
        view = self._view
        picture = _clear(self._area, ratio)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        areas = [area for _lane, area in view.lanes]
        paint_lanes(painter, list(zip(view.kept_lanes or (), areas, strict=True)), self._area, sight)
        painter.end()
        return picture


def _clear(area: QRectF, ratio: float) -> QPixmap:
    picture = QPixmap((area.size() * ratio).toSize())
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    return picture
