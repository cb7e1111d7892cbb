"""The pen on the chart: as fine as the mouse, and while it is near, the hand that holds it does not count."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QTabletEvent
from PySide6.QtWidgets import QWidget

from needlechart.ui.body.gestures import Gestures
from needlechart.ui.body.pen_watch import pen_watch

NEAR_MS = 500
"""How long after its last word a pen counts as near: a hand rests before the pen is lifted high enough to be lost."""


class Pen(QObject):
    """Turns the events of a pen over one widget into ``gestures``; ``came`` with each of its words.

    That a pen is near is told to the application, not to the widget; it is listened to only while the widget is shown.
    """

    came = Signal()

    def __init__(self, gestures: Gestures, widget: QWidget) -> None:
        super().__init__(widget)
        self._gestures = gestures
        self._last_ms: int | None = None
        self._down = False
        self._watch = pen_watch()
        self._watch.told.connect(self._on_told)
        widget.destroyed.connect(partial(self._watch.leave, id(self)))

    def listen(self, shown: bool) -> None:
        """Hear of pens that come near, or no longer."""
        if shown:
            self._watch.join(id(self))
        else:
            self._watch.leave(id(self))
            self._last_ms, self._down = None, False

    def is_near(self, time_ms: int) -> bool:
        """Whether a pen is near at a time of the system's events, in milliseconds."""
        return self._watch.near or (self._last_ms is not None and abs(time_ms - self._last_ms) <= NEAR_MS)

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
