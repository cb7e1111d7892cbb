"""The plot of the timeline: all lanes on one date axis, painted in pixels by one item."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QNativeGestureEvent, QResizeEvent, QTouchEvent, QWheelEvent
from PySide6.QtWidgets import QFrame

from needlechart.drawing.timeline.dates import nearest
from needlechart.drawing.timeline.grouped import By, Groups, grain, groups_of
from needlechart.drawing.timeline.lane import Lane, Sight
from needlechart.drawing.timeline.painting import sight_of
from needlechart.ui.history.lanes_item import LanesItem
from needlechart.ui.history.picking import Visits, stepped, visits_between, whole_days
from needlechart.ui.history.timeline_touch import TimelineTouch
from needlechart.ui.look.theme import theme

_REACH_PX = 28
"""How near the pointer must be to a visit to speak of it."""
_LEAST_DAYS = 14.0
_KEY_ZOOM, _WHEEL_PX = 0.7, 0.8
_TOUCHES = (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel)


class TimelineView(pg.GraphicsView):  # type: ignore[misc]  # pyqtgraph has no types
    """Drag pans and the wheel zooms along the dates; a click chooses the nearest visit; a drag with Shift picks a span.

    Keys: Left, Right, Home, End choose a visit, with Shift they pick a span from the chosen visit on, Escape lets it go; plus
    and minus zoom.  A finger taps and drags, held before it moves it picks a span, two fingers zoom.

    ``chosen(int)`` is the visit the user chose, ``pointed(int, QPointF)`` the one under the pointer (-1 for none),
    ``moved()`` when other dates are in sight, ``span_shown()`` when another span is shown as picked, ``span_picked()`` when the
    user has picked or let go one, ``pushed(float)`` when a finger scrolls the lanes by so many pixels.
    """

    chosen = Signal(int)
    pointed = Signal(int, QPointF)
    moved = Signal()
    span_shown = Signal()
    span_picked = Signal()
    pushed = Signal(float)

    def __init__(self) -> None:
        self._lanes_item: LanesItem | None = None  # pyqtgraph resizes the view while it is being made
        super().__init__(background=None)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.box = pg.ViewBox(enableMenu=False, defaultPadding=0)
        self.box.setMouseEnabled(x=True, y=False)
        self.box.setYRange(0, 1, padding=0)
        self.setCentralItem(self.box)
        self._lanes_item = self._item = LanesItem(self)
        self.addItem(self._item)
        self.lanes: list[tuple[Lane, QRectF]] = []
        self.days: list[float] = []
        self.groups: Groups = groups_of((), By.VISIT)
        self._groups_by: dict[By, Groups] = {}
        self.visit: int | None = None
        self.marked: tuple[int, ...] = ()
        self.kept_lanes: list[Lane] | None = None
        self._span: Visits | None = None
        self._lead = 0
        self._dragged_from: float | None = None
        self._ringed = False
        self._touch = TimelineTouch(self)
        self._touch.tapped.connect(self._on_tapped)
        self._touch.panned.connect(self.pan)
        self._touch.scrolled.connect(self.pushed)
        self._touch.spanned.connect(self._on_spanned)
        self._touch.zoomed.connect(self._on_spread)
        self.box.sigXRangeChanged.connect(self._on_range)
        self.scene().sigMouseClicked.connect(self._on_clicked)
        theme.changed.connect(self._dress)
        self._dress()

    # ---- what is shown
    def show_days(self, days: Sequence[float]) -> None:
        """The visits' places on the axis, oldest first; nothing is chosen, picked or marked among them."""
        self.days = list(days)
        self.visit, self._span, self.marked = None, None, ()
        self.groups = groups_of(self.days, By.VISIT)
        self._groups_by = {By.VISIT: self.groups}
        if self.days:  # other limits may move what is in sight at once
            low, high = self.days[0] - 30, self.days[-1] + 30
            self.box.setLimits(xMin=low, xMax=high, minXRange=_LEAST_DAYS, maxXRange=high - low)
        self._regroup()
        self._item.repaint_all()

    def show_lanes(self, lanes: Sequence[tuple[Lane, QRectF]], kept: Sequence[Lane] | None = None) -> None:
        """The lanes with their areas in pixels of this view; with ``kept``, the same lanes of some visits, others are pale."""
        self.lanes = list(lanes)
        self.kept_lanes = list(kept) if kept is not None else None
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

    def show_marked(self, visits: Iterable[int]) -> None:
        """Mark these visits beside the chosen one, say the two that are compared."""
        self.marked = tuple(visits)
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

    def day_at(self, x: float) -> float:
        """The place on the axis at a pixel of this view."""
        first, last = self.span()
        return first + x / max(1, int(self.width())) * (last - first)

    def sight(self) -> Sight:
        """What the lanes paint now: visits, or what they are taken together to."""
        return sight_of(self.groups, self.span(), (0.0, float(self.width())), self.visit, theme)

    # ---- a span of visits
    def picked(self) -> Visits | None:
        """The first and the last visit of the span, both included; None without one."""
        return self._span

    def pick(self, visits: Visits | None) -> None:
        """Show that span, with every visit of its first and last day, without saying that it was picked."""
        self._show_picked(whole_days(self.days, visits) if visits is not None else None)

    def drag_span(self, from_px: float, to_px: float, *, done: bool) -> None:
        """The user drags over these pixels; ``done`` when he lets go.  Where no visit is, no span is picked."""
        self._show_picked(visits_between(self.days, self.day_at(from_px), self.day_at(to_px)))
        if done:
            self.span_picked.emit()

    def let_go(self) -> None:
        """The user wants no span any more."""
        if self._span is not None:
            self._show_picked(None)
            self.span_picked.emit()

    def _show_picked(self, span: Visits | None) -> None:
        self._span = span
        if span is not None:
            self._lead = span[1]
        self._item.update()
        self.span_shown.emit()

    # ---- what the user does
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, n = Qt.Key(event.key()), len(self.days)
        here = self.visit if self.visit is not None else n
        to = {Qt.Key.Key_Left: here - 1, Qt.Key.Key_Right: here + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: n - 1}.get(key)
        self._ringed = True
        if to is not None and n and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._extend(key)
        elif to is not None and n:
            self._choose(min(max(to, 0), n - 1))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus) and n:
            self.zoom(_KEY_ZOOM if key == Qt.Key.Key_Plus else 1 / _KEY_ZOOM)
        elif key == Qt.Key.Key_Escape and self._span is not None:
            self.let_go()
        else:
            event.ignore()
        self._item.update()

    def zoom(self, by: float) -> None:
        """``by`` below 1 shows fewer days, around the chosen visit or the middle."""
        first, last = self.span()
        self.zoom_at(by, self.days[self.visit] if self.visit is not None else (first + last) / 2)

    def zoom_at(self, by: float, day: float) -> None:
        """``by`` below 1 shows fewer days; that day stays where it is."""
        first, last = self.span()
        self.show_span(day - (day - first) * by, day + (last - day) * by)

    def pan(self, by_px: float) -> None:
        """The dates follow a drag by so many pixels."""
        first, last = self.span()
        by = by_px / max(1, self.width()) * (last - first)
        self.show_span(first - by, last - by)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if shifted and event.button() is Qt.MouseButton.LeftButton:
            self._dragged_from = event.position().x()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._dragged_from is not None:
            self.drag_span(self._dragged_from, at.x(), done=False)
            return
        super().mouseMoveEvent(event)
        visit = self._visit_at(at.x())
        near = visit is not None and abs(self.x_of(visit) - at.x()) <= _REACH_PX and not event.buttons()
        self.pointed.emit(visit if near else -1, at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        begun, self._dragged_from = self._dragged_from, None
        if begun is not None:
            self.drag_span(begun, event.position().x(), done=True)
        else:
            super().mouseReleaseEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        aside, up = event.angleDelta().x(), event.angleDelta().y()
        if abs(aside) > abs(up):
            self.pan(aside * _WHEEL_PX)
            event.accept()
        else:
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() in _TOUCHES and isinstance(event, QTouchEvent):
            self._touch.take(event)
            event.accept()
            return True
        if isinstance(event, QNativeGestureEvent) and event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom_at(1 / max(0.2, 1 + event.value()), self.day_at(event.position().x()))
            return True
        return bool(super().viewportEvent(event))

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
            self._regroup()
            self._lanes_item.set_size(self.width(), self.height())

    def ringed(self) -> bool:
        """Whether the focus ring is shown: after keyboard use only."""
        return self.hasFocus() and self._ringed

    # ---- the inside
    def _extend(self, key: Qt.Key) -> None:
        """The span grows or shrinks by a day with a visit, from the chosen visit on."""
        anchor = self.visit if self.visit is not None else len(self.days) - 1
        lead = self._lead if self._span is not None else anchor
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self.days) - 1}
        lead = ends[key] if key in ends else stepped(self.days, lead, -1 if key == Qt.Key.Key_Left else 1)
        self.pick((min(anchor, lead), max(anchor, lead)))
        self._lead = lead
        self.span_picked.emit()

    def _on_clicked(self, click: object) -> None:
        self._on_tapped(click.scenePos())  # type: ignore[attr-defined]  # pyqtgraph's own event

    def _on_tapped(self, at: QPointF) -> None:
        visit = self._visit_at(at.x())
        self._ringed = False
        if visit is not None:
            self._choose(visit)
            self.pointed.emit(visit, at)

    def _on_spanned(self, from_px: float, to_px: float, done: bool) -> None:
        self.drag_span(from_px, to_px, done=done)

    def _on_spread(self, factor: float, around_px: float, by_px: float) -> None:
        self.pan(by_px)
        self.zoom_at(1 / factor, self.day_at(around_px))

    def _visit_at(self, x: float) -> int | None:
        return nearest(self.days, self.day_at(x)) if self.days else None

    def _choose(self, visit: int) -> None:
        if visit != self.visit:
            self.show_visit(visit)
            self.chosen.emit(visit)

    def _regroup(self) -> None:
        """Visits that stand too close now are taken together."""
        by = grain(self.days, *self.span(), float(self.width()))
        if by is not self.groups.by:
            if by not in self._groups_by:
                self._groups_by[by] = groups_of(self.days, by)
            self.groups = self._groups_by[by]

    def _on_range(self) -> None:
        self._regroup()
        self._item.repaint_all()
        self.moved.emit()

    def _dress(self) -> None:
        self.setBackground(theme.color("surface"))
        self._item.repaint_all()
