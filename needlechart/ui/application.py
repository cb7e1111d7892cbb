"""The application: the one QApplication, which also hears what Qt tells to nobody else."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QTabletEvent
from PySide6.QtWidgets import QApplication

_PROXIMITY = (QEvent.Type.TabletEnterProximity, QEvent.Type.TabletLeaveProximity)


class Application(QApplication):
    """``pen_told(near, time_ms)``: a pen has come near the screen, or left it, at that time of the system's events.

    Qt tells it to the application alone.  It is heard here rather than by a filter, since a filter on the application
    is asked about every event of every widget: some two hundred a tap.
    """

    pen_told = Signal(bool, int)

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.pen_near = False

    def event(self, event: QEvent) -> bool:
        if event.type() in _PROXIMITY and isinstance(event, QTabletEvent):
            self.pen_near = event.type() is QEvent.Type.TabletEnterProximity
            self.pen_told.emit(self.pen_near, event.timestamp())
        return super().event(event)


def application() -> Application:
    """The one of this program.  AssertionError when another kind of QApplication was made."""
    present = QApplication.instance()
    assert isinstance(present, Application)
    return present
