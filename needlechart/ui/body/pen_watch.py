"""Hears from Qt that a pen has come near the screen or left it: that is told to the application, not to a widget."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QTabletEvent

_PROXIMITY = (QEvent.Type.TabletEnterProximity, QEvent.Type.TabletLeaveProximity)


class PenWatch(QObject):
    """One for the program, listening only while something that a pen can draw on is shown.

    ``told(near, time_ms)``: a pen has come near, or left, at that time of the system's events.
    """

    told = Signal(bool, int)

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self.near = False
        self._listeners: set[int] = set()

    @property
    def listening(self) -> bool:
        """Whether the application's events are watched now."""
        return bool(self._listeners)

    def join(self, listener: int) -> None:
        """Listen for somebody, known by a number of its own."""
        application = QCoreApplication.instance()
        if application is not None and not self._listeners:
            application.installEventFilter(self)
        self._listeners.add(listener)

    def leave(self, listener: int) -> None:
        """Listen no longer for them."""
        self._listeners.discard(listener)
        application = QCoreApplication.instance()
        if application is not None and not self._listeners:
            application.removeEventFilter(self)
            self.near = False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _PROXIMITY and isinstance(event, QTabletEvent):
            self.near = event.type() is QEvent.Type.TabletEnterProximity
            self.told.emit(self.near, event.timestamp())
        return False


def pen_watch() -> PenWatch:
    """The one of this program; it belongs to the application, so that it goes after every widget."""
    application = QCoreApplication.instance()
    assert application is not None
    return application.findChild(PenWatch) or PenWatch(application)
