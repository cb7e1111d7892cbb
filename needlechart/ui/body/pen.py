"""The pen on the chart: as fine as the mouse, and while it is near, the hand that holds it does not count."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QTabletEvent
from PySide6.QtWidgets import QWidget

from needlechart.ui.application import application
from needlechart.ui.body.gestures import Gestures

NEAR_MS = 500
"""How long after its last word a pen counts as near: a hand rests before the pen is lifted high enough to be lost."""


class Pen(QObject):
    """Turns the events of a pen over one widget into ``gestures``; ``came`` with each of its words, and when it comes near."""

    came = Signal()

    def __init__(self, gestures: Gestures, widget: QWidget) -> None:
        super().__init__(widget)
        self._gestures = gestures
        self._last_ms: int | None = None
        self._down = False
        self._application = application()
        self._application.pen_told.connect(self._on_told)

    def forget(self) -> None:
        """The widget is gone from sight: what the pen began there has no end."""
        self._last_ms, self._down = None, False

    def is_near(self, time_ms: int) -> bool:
        """Whether a pen is near at a time of the system's events, in milliseconds."""
        return self._application.pen_near or (self._last_ms is not None and abs(time_ms - self._last_ms) <= NEAR_MS)

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

    def _on_told(self, _near: bool, time_ms: int) -> None:
        self._note(time_ms)

    def _note(self, time_ms: int) -> None:
        self._last_ms = time_ms
        self.came.emit()
