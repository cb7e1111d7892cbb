"""Mouse, fingers, wheel and track pad of one widget, turned into gestures and wishes to zoom."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QEventPoint, QMouseEvent, QNativeGestureEvent, QTouchEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from needlechart.ui.body.gestures import Gestures

_NOTCH = 120.0
_ZOOM_PER_NOTCH = 1.25

_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
_LEAVINGS = (QEvent.Type.Hide, QEvent.Type.WindowDeactivate)
_TOUCHES = (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel)


class Pointer(QObject):
    """Watches the events of a widget.

    ``zoomed(factor, around, by)``: closer by ``factor`` round a pixel, moved by so many pixels meanwhile.
    ``rested``: the fingers that zoomed have left.  ``finger`` tells a finger from the mouse in the gesture that runs.
    """

    zoomed = Signal(float, QPointF, QPointF)
    rested = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.gestures = Gestures(self)
        self.finger = False
        self._pinch: tuple[QPointF, QPointF] | None = None
        widget.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QMouseEvent):
            return self._on_mouse(event)
        if kind in _LEAVINGS:  # the release will never come
            self.gestures.cancel()
        if isinstance(event, QTouchEvent) and kind in _TOUCHES:
            self._on_touch(event)
            return True
        if isinstance(event, QWheelEvent):
            self._on_wheel(event)
            return True
        if isinstance(event, QNativeGestureEvent) and event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
            self.zoomed.emit(1 + event.value(), event.position(), QPointF())
            return True
        return False

    def _on_mouse(self, event: QMouseEvent) -> bool:
        self.finger = False
        if event.type() in _PRESSES and event.button() is Qt.MouseButton.LeftButton:
            again = event.type() is QEvent.Type.MouseButtonDblClick
            self.gestures.press(event.position(), event.timestamp(), again=again)
        elif event.type() is QEvent.Type.MouseMove and event.buttons() & Qt.MouseButton.LeftButton:
            self.gestures.move(event.position())
        elif event.type() is QEvent.Type.MouseButtonRelease and event.button() is Qt.MouseButton.LeftButton:
            self.gestures.release(event.position(), event.timestamp())
        else:
            return False
        event.accept()
        return event.type() not in _PRESSES  # a press goes on: it gives the widget the focus

    def _on_touch(self, event: QTouchEvent) -> None:
        event.accept()
        self.finger = True
        fingers = [point for point in event.points() if point.state() is not QEventPoint.State.Released]
        if event.type() is QEvent.Type.TouchCancel:
            self.gestures.cancel()
            self._end_pinch()
        elif len(fingers) >= 2:
            self._on_pinch(fingers[0].position(), fingers[1].position())
        elif self._pinch is not None:
            if event.type() is QEvent.Type.TouchEnd:
                self._end_pinch()
        else:
            self._on_finger(event)

    def _on_finger(self, event: QTouchEvent) -> None:
        point = event.points()[0]
        if event.type() is QEvent.Type.TouchBegin:
            self.gestures.press(point.position(), event.timestamp())
        elif event.type() is QEvent.Type.TouchEnd:
            self.gestures.release(point.position(), event.timestamp())
        else:
            self.gestures.move(point.position())

    def _on_pinch(self, one: QPointF, other: QPointF) -> None:
        """Two fingers: the body follows both."""
        if self._pinch is None:
            self.gestures.cancel()
        else:
            before, now = _span(*self._pinch), _span(one, other)
            middle_before, middle = (self._pinch[0] + self._pinch[1]) / 2, (one + other) / 2
            if before > 1 and now > 1:
                self.zoomed.emit(now / before, middle, middle - middle_before)
        self._pinch = one, other

    def _end_pinch(self) -> None:
        if self._pinch is not None:
            self._pinch = None
            self.rested.emit()

    def _on_wheel(self, event: QWheelEvent) -> None:
        event.accept()
        notches = event.angleDelta().y() / _NOTCH
        if notches:
            self.zoomed.emit(_ZOOM_PER_NOTCH**notches, event.position(), QPointF())


def _span(one: QPointF, other: QPointF) -> float:
    between = one - other
    return float((between.x() ** 2 + between.y() ** 2) ** 0.5)
