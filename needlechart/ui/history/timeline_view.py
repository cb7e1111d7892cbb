"""The plot of the timeline: all lanes on one date axis, painted in pixels by one item."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QStyleOptionGraphicsItem, QWidget

from needlechart.drawing.timeline.dates import nearest, ticks
from needlechart.drawing.timeline.lane import Lane, Sight
from needlechart.ui.look.theme import theme

_REACH_PX = 28
"""How near the pointer must be to a visit to speak of it."""
_LEAST_DAYS = 14.0


class TimelineView(pg.GraphicsView):  # type: ignore[misc]  # pyqtgraph has no types
    """Drag pans and the wheel zooms along the dates; a click chooses the nearest visit.

    Keys: Left, Right, Home, End choose a visit, plus and minus zoom.  ``chosen(int)`` is the visit the user chose,
    ``pointed(int, QPointF)`` the one under the pointer (-1 for none), ``moved()`` when another span is in sight.
    """

    chosen = Signal(int)
    pointed = Signal(int, QPointF)
    moved = Signal()

    def __init__(self) -> None:
        self._lanes_item: _Lanes | None = None  # pyqtgraph resizes the view while it is being made
        super().__init__(background=None)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.box = pg.ViewBox(enableMenu=False, defaultPadding=0)
        self.box.setMouseEnabled(x=True, y=False)
        self.box.setYRange(0, 1, padding=0)
        self.setCentralItem(self.box)
        self._lanes_item = self._item = _Lanes(self)
        self.addItem(self._item)
        self.lanes: list[tuple[Lane, QRectF]] = []
        self.days: list[float] = []
        self.visit: int | None = None
        self._ringed = False
        self.box.sigXRangeChanged.connect(self._on_range)
        self.scene().sigMouseClicked.connect(self._on_clicked)
        theme.changed.connect(self._dress)
        self._dress()

    # ---- what is shown
    def show_days(self, days: Sequence[float]) -> None:
        """The visits' places on the axis, oldest first."""
        self.days = list(days)
        if self.days:
            low, high = self.days[0] - 30, self.days[-1] + 30
            self.box.setLimits(xMin=low, xMax=high, minXRange=_LEAST_DAYS, maxXRange=high - low)
        self._item.repaint_all()

    def show_lanes(self, lanes: Sequence[tuple[Lane, QRectF]]) -> None:
        """The lanes with their areas in pixels of this view."""
        self.lanes = list(lanes)
        self._item.repaint_all()

    def show_visit(self, visit: int | None) -> None:
        """Mark a visit as chosen, and bring it into sight: just so far when it is near, to the middle when it is far."""
        self.visit = visit
        if visit is not None:
            first, last = self.span()
            day = self.days[visit]
            air = (last - first) * 0.06
            away = max(first - day, day - last)
            if away > (last - first) * 0.3:
                self.show_span(day - (last - first) / 2, day + (last - first) / 2)
            elif away > 0:
                by = away + air if day > last else -away - air
                self.show_span(first + by, last + by)
        self._item.update()

    def show_span(self, first: float, last: float) -> None:
        """The days from ``first`` to ``last`` fill the width."""
        self.box.setXRange(first, last, padding=0)

    def span(self) -> tuple[float, float]:
        """First and last day in sight."""
        (first, last), _y = self.box.viewRange()
        return float(first), float(last)

    def x_of(self, visit: int) -> float:
        """The visit's place in pixels of this view."""
        first, last = self.span()
        return float((self.days[visit] - first) / (last - first) * self.width())

    def sight(self) -> Sight:
        """What the lanes paint now."""
        first, last = self.span()
        wide = float(self.width())
        per_day = wide / (last - first)
        xs = [(day - first) * per_day for day in self.days]
        start = max(0, bisect_left(self.days, first) - 1)
        end = min(len(xs), bisect_right(self.days, last) + 1)
        gaps = sorted(b - a for a, b in zip(xs[start:end], xs[start + 1 : end], strict=False))
        spacing = gaps[len(gaps) // 10] if gaps else wide
        return Sight(xs, start, end, spacing, self.visit, 0, wide, theme)

    # ---- what the user does
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, n = event.key(), len(self.days)
        here = self.visit if self.visit is not None else n
        to = {Qt.Key.Key_Left: here - 1, Qt.Key.Key_Right: here + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: n - 1}.get(Qt.Key(key))
        self._ringed = True
        if to is not None and n:
            self._choose(min(max(to, 0), n - 1))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus) and n:
            self.zoom(0.7 if key == Qt.Key.Key_Plus else 1 / 0.7)
        else:
            event.ignore()
        self._item.update()

    def zoom(self, by: float) -> None:
        """``by`` below 1 shows fewer days, around the chosen visit or the middle."""
        first, last = self.span()
        middle = self.days[self.visit] if self.visit is not None else (first + last) / 2
        self.show_span(middle - (middle - first) * by, middle + (last - middle) * by)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        at = event.position()
        visit = self._visit_at(at.x())
        near = visit is not None and abs(self.x_of(visit) - at.x()) <= _REACH_PX and not event.buttons()
        self.pointed.emit(visit if near else -1, at)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit(-1, QPointF())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ringed = False
        self._item.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ringed = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self._item.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._lanes_item is not None:
            self._lanes_item.set_size(self.width(), self.height())

    def ringed(self) -> bool:
        """Whether the focus ring is shown: after keyboard use only."""
        return self.hasFocus() and self._ringed

    def _on_clicked(self, click: object) -> None:
        at = click.scenePos()  # type: ignore[attr-defined]  # pyqtgraph's own event
        visit = self._visit_at(at.x())
        self._ringed = False
        if visit is not None:
            self._choose(visit)

    def _visit_at(self, x: float) -> int | None:
        if not self.days:
            return None
        first, last = self.span()
        return nearest(self.days, first + x / max(1, self.width()) * (last - first))

    def _choose(self, visit: int) -> None:
        if visit != self.visit:
            self.show_visit(visit)
            self.chosen.emit(visit)

    def _on_range(self) -> None:
        self._item.repaint_all()
        self.moved.emit()

    def _dress(self) -> None:
        self.setBackground(theme.color("surface"))
        self._item.repaint_all()


class _Lanes(pg.GraphicsObject):  # type: ignore[misc]
    """Paints grid, lanes and the chosen visit over the whole view.

    What does not depend on the choice is painted once into a picture and kept until dates, size or theme change.
    """

    def __init__(self, view: TimelineView) -> None:
        super().__init__()
        self._view = view
        self._area = QRectF()
        self._picture: QPixmap | None = None
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
        plot_bottom = view.lanes[-1][1].bottom()
        if view.visit is not None:
            x = sight.xs[view.visit]
            half = min(15.0, max(4.0, sight.spacing * 0.45))
            painter.fillRect(QRectF(x - half, 0, 2 * half, plot_bottom), theme.color("accent_soft", 0.75))
            painter.setPen(QPen(theme.color("accent"), 1.5))
            painter.drawLine(QLineF(x, 0, x, plot_bottom))
        ratio = view.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            self._picture = self._painted(sight, ratio)
        painter.drawPixmap(0, 0, self._picture)
        if view.visit is not None and sight.sees(view.visit):
            for lane, where in view.lanes:
                painter.setClipRect(where)
                lane.paint_chosen(painter, where, sight)
            painter.setClipping(False)
        if view.ringed():
            painter.setPen(QPen(theme.color("focus"), theme.sz.focus_w))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(2, 1, -1, -1), theme.sz.radius_small, theme.sz.radius_small)

    def _painted(self, sight: Sight, ratio: float) -> QPixmap:
        """Grid, lanes and axis on a transparent ground."""
        view, area = self._view, self._area
        picture = QPixmap((area.size() * ratio).toSize())
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ticks(painter)
        for lane, where in view.lanes:
            painter.setClipRect(where)
            lane.paint(painter, where, sight)
        painter.setClipping(False)
        painter.setPen(QPen(theme.color("line"), 1))
        for _lane, where in view.lanes:
            y = round(where.bottom()) - 0.5
            painter.drawLine(QLineF(0, y, area.width(), y))
        painter.drawLine(QLineF(0.5, 0, 0.5, area.height()))
        painter.end()
        return picture

    def _paint_ticks(self, painter: QPainter) -> None:
        first, last = self._view.span()
        wide = self._area.width()
        painter.setPen(QPen(theme.color("grid"), 1))
        for tick in ticks(first, last, wide, theme.px("small")):
            x = round((tick.day - first) / (last - first) * wide) + 0.5
            painter.drawLine(QLineF(x, 0, x, self._area.height()))
