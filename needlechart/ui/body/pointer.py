"""Mouse, pen, fingers, wheel and track pad of one widget, turned into gestures and wishes to zoom."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QTabletEvent, QTouchEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from needlechart.ui.body.fingers import Fingers, begins_on_a_control
from needlechart.ui.body.gestures import Gestures
from needlechart.ui.body.pen import Pen

_NOTCH = 120.0
_ZOOM_PER_NOTCH = 1.25

_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
_LEAVINGS = (QEvent.Type.Hide, QEvent.Type.WindowDeactivate)
_TOUCHES = (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel)


class Pointer(QObject):
    """Watches the events of a widget.

    ``zoomed(factor, around, by)``: closer by ``factor`` round a pixel, moved by so many pixels meanwhile.
    ``rested``: the fingers that zoomed have left.  ``finger`` tells a finger from mouse and pen in the gesture that runs.
    """

    zoomed = Signal(float, QPointF, QPointF)
    rested = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self.gestures = Gestures(self)
        self.finger = False
        self._pen = Pen(self.gestures, widget)
        self._fingers = Fingers(self.gestures, self)
        self._pen.came.connect(self._fingers.send_away)
        self._fingers.spread.connect(self.zoomed)
        self._fingers.lifted.connect(self.rested)
        widget.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        widget.setTabletTracking(True)  # a pen that hovers is near
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QMouseEvent):
            return self._on_mouse(event)
        if kind in _LEAVINGS:  # the release will never come
            self._fingers.send_away()
            self.gestures.cancel()
        if kind is QEvent.Type.Hide:
            self._pen.forget()
        if isinstance(event, QTouchEvent) and kind in _TOUCHES:
            if begins_on_a_control(event, self._widget):
                return False  # Qt makes a click of it, where the finger is
            self._on_touch(event)
            return True
        if isinstance(event, QTabletEvent):
            self.finger = False
            return self._pen.take(event)
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
        meant = not self._pen.is_near(event.timestamp())
        if meant:
            self.finger = True
        self._fingers.take(event, meant=meant)

    def _on_wheel(self, event: QWheelEvent) -> None:
        event.accept()
        notches = event.angleDelta().y() / _NOTCH
        if notches:
            self.zoomed.emit(_ZOOM_PER_NOTCH**notches, event.position(), QPointF())
