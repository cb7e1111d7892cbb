"""The pen on the chart: as fine as the mouse, and while it is near, the hand that holds it does not count."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QTabletEvent
from PySide6.QtWidgets import QWidget

from needlechart.ui.body.gestures import Gestures

NEAR_MS = 500
"""How long after its last word a pen counts as near: a hand rests before the pen is lifted high enough to be lost."""

_PROXIMITY = (QEvent.Type.TabletEnterProximity, QEvent.Type.TabletLeaveProximity)
_TABLET = (QEvent.Type.TabletPress, QEvent.Type.TabletMove, QEvent.Type.TabletRelease)


class Pen(QObject):
    """Turns the events of a pen over one widget into ``gestures``; ``came`` with each of its words.

    That a pen is near is told to the application, not to the widget; it is listened to only while the widget is shown.
    """

    came = Signal()

    def __init__(self, gestures: Gestures, widget: QWidget) -> None:
        super().__init__(widget)
        self._gestures = gestures
        self._in_proximity = False
        self._last_ms: int | None = None
        self._down = False

    def listen(self, shown: bool) -> None:
        """Hear of pens that come near, or no longer."""
        application = QCoreApplication.instance()
        if application is None:
            return
        application.removeEventFilter(self)
        if shown:
            application.installEventFilter(self)
        else:
            self._in_proximity, self._last_ms, self._down = False, None, False

    def is_near(self, time_ms: int) -> bool:
        """Whether a pen is near at a time of the system's events, in milliseconds."""
        return self._in_proximity or (self._last_ms is not None and abs(time_ms - self._last_ms) <= NEAR_MS)

    def take(self, event: QTabletEvent) -> bool:
        """One event over the widget; False for what is left to Qt, which makes a mouse of a pen that only hovers."""
        kind = event.type()
        self._note(event.timestamp())
        if kind is QEvent.Type.TabletPress and event.button() is Qt.MouseButton.LeftButton:
            self._down = True
            self._gestures.press(event.position(), event.timestamp())
        elif self._down and kind is QEvent.Type.TabletRelease and event.button() is Qt.MouseButton.LeftButton:
            self._down = False
            self._gestures.release(event.position(), event.timestamp())
        elif self._down and kind is QEvent.Type.TabletMove:
            self._gestures.move(event.position())
        else:
            return False
        event.accept()
        return True

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _PROXIMITY:
            self._in_proximity = kind is QEvent.Type.TabletEnterProximity
            if isinstance(event, QTabletEvent):
                self._note(event.timestamp())
        return False

    def _note(self, time_ms: int) -> None:
        self._last_ms = time_ms
        self.came.emit()
