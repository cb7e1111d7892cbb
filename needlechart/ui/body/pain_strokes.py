"""Free strokes on a chart: while it is armed, a finger, the mouse or a pen draws on the body instead of placing marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QTabletEvent, QTouchEvent
from PySide6.QtWidgets import QWidget

from needlechart.domain.body import BodyPoint
from needlechart.domain.pain_outline import Corner
from needlechart.drawing.mark_shapes import round_pen
from needlechart.drawing.sheets import Figure
from needlechart.ui.body.fingers import Fingers, begins_on_a_control
from needlechart.ui.body.gestures import Gestures
from needlechart.ui.body.pen import Pen
from needlechart.ui.look.theme import theme

if TYPE_CHECKING:
    from needlechart.ui.body.body_chart import BodyChart

_LINE_PX = 3.0
_TOUCHES = (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel)
_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
_LEAVINGS = (QEvent.Type.Hide, QEvent.Type.WindowDeactivate)


class _Strokes(Gestures):
    """A hand may rest before it draws: there is no long press."""

    def press(self, at: QPointF, time_ms: int, *, again: bool = False) -> None:
        super().press(at, time_ms, again=again)
        self._hold.stop()


class PainStrokes(QWidget):
    """The stroke that is being drawn, over the body and under the controls of its chart.

    ``drawn(View, corners)``: a stroke has ended, in millimetres of the view in which it began and never outside of it.
    ``tapped(BodyPoint)``: a hand came and went without drawing.  A stroke begins on a figure or close beside it; a drag that
    begins far from every figure, two fingers and the wheel move the body as ever.
    """

    drawn = Signal(object, object)
    tapped = Signal(object)

    def __init__(self, chart: BodyChart) -> None:
        super().__init__(chart)
        self._chart = chart
        self._figure: Figure | None = None
        self._corners: list[Corner] = []
        self._panned_to: QPointF | None = None
        self._gestures = _Strokes(self)
        self._pen = Pen(self._gestures, chart)
        self._fingers = Fingers(self._gestures, self)
        self._pen.came.connect(self._fingers.send_away)
        self._fingers.spread.connect(chart.zoom_around)
        self._fingers.lifted.connect(chart.settle)
        self._gestures.tapped.connect(self._on_tapped)
        self._gestures.double_tapped.connect(self._on_tapped)
        self._gestures.drag_started.connect(self._on_begun)
        self._gestures.dragged.connect(self._on_dragged)
        self._gestures.dropped.connect(self._on_ended)
        self._gestures.cancelled.connect(self._forget)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def armed(self) -> bool:
        """Whether strokes are drawn now."""
        return not self.isHidden()

    def arm(self) -> None:
        """From now on a hand draws."""
        if self.armed:
            return
        self.setGeometry(self._chart.rect())
        self.lower()
        self.show()
        self._chart.installEventFilter(self)  # the newest filter sees an event first
        self._chart.setCursor(Qt.CursorShape.CrossCursor)

    def disarm(self) -> None:
        """From now on a hand does what it does elsewhere; a stroke that has not ended is forgotten."""
        if not self.armed:
            return
        self._fingers.send_away()
        self._gestures.cancel()
        self.hide()
        self._chart.removeEventFilter(self)
        self._chart.unsetCursor()
        self._pen.forget()

    def stroke(self) -> tuple[Corner, ...]:
        """The stroke as far as it is drawn, in millimetres of its view."""
        return tuple(self._corners)

    # ---- what a hand does
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.Resize:
            self.setGeometry(self._chart.rect())
        elif kind in _LEAVINGS:  # the release will never come
            self._fingers.send_away()
            self._gestures.cancel()
            if kind is QEvent.Type.Hide:
                self._pen.forget()
        elif isinstance(event, QTabletEvent):
            return self._pen.take(event)
        elif isinstance(event, QTouchEvent) and kind in _TOUCHES:
            if begins_on_a_control(event, self._chart):
                return False  # Qt makes a click of it, where the finger is
            event.accept()
            self._fingers.take(event, meant=not self._pen.is_near(event.timestamp()))
            return True
        elif isinstance(event, QMouseEvent):
            return self._on_mouse(event)
        return False

    def _on_mouse(self, event: QMouseEvent) -> bool:
        if event.type() in _PRESSES and event.button() is Qt.MouseButton.LeftButton:
            self._gestures.press(event.position(), event.timestamp())
        elif event.type() is QEvent.Type.MouseMove and event.buttons() & Qt.MouseButton.LeftButton:
            self._gestures.move(event.position())
        elif event.type() is QEvent.Type.MouseButtonRelease and event.button() is Qt.MouseButton.LeftButton:
            self._gestures.release(event.position(), event.timestamp())
        else:
            return False
        event.accept()
        return True

    def _on_tapped(self, px: QPointF) -> None:
        point = self._chart.point_at(px)
        if point is not None:
            self.tapped.emit(point)

    def _on_begun(self, px: QPointF) -> None:
        """Within the frame of a figure a stroke begins; outside of all of them the body is moved."""
        self._forget()
        seen = self._chart.seen
        self._figure = seen.sheet.figure_at(seen.camera.to_sheet(px))
        if self._figure is None:
            self._panned_to = px
        else:
            self._corners = [self._corner(px, self._figure)]

    def _on_dragged(self, px: QPointF) -> None:
        if self._panned_to is not None:
            self._chart.pan(px - self._panned_to)
            self._panned_to = px
        elif self._figure is not None:
            self._corners.append(self._corner(px, self._figure))
            self.update()

    def _on_ended(self, px: QPointF) -> None:
        self._on_dragged(px)
        figure, corners = self._figure, tuple(self._corners)
        self._forget()
        if figure is not None:
            self.drawn.emit(figure.view, corners)

    def _forget(self) -> None:
        if self._panned_to is not None:
            self._chart.settle()
        self._figure, self._corners, self._panned_to = None, [], None
        self.update()

    def _corner(self, px: QPointF, figure: Figure) -> Corner:
        """A pixel in millimetres of the figure in which the stroke began, at its edge where the hand has left it."""
        at, window = figure.to_body(self._chart.seen.camera.to_sheet(px)), figure.window
        return min(max(at.x_mm, window.left()), window.right()), min(max(at.y_mm, window.top()), window.bottom())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._figure is None or len(self._corners) < 2:
            return
        camera, figure = self._chart.seen.camera, self._figure
        points = [camera.to_px(figure.to_sheet(BodyPoint(figure.view, x, y))) for x, y in self._corners]
        line = QPainterPath(points[0])
        for point in points[1:]:
            line.lineTo(point)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.strokePath(line, round_pen(theme.t.mark_halo, 2 * _LINE_PX))
        painter.strokePath(line, round_pen(theme.t.pain_before, _LINE_PX))
        painter.setPen(QPen(theme.color("pain_before"), _LINE_PX / 2, Qt.PenStyle.DotLine))
        painter.drawLine(points[-1], points[0])
