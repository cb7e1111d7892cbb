"""Whether the body is being moved right now, so that it may be coarse until it rests."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

_REST_MS = 120
"""How long after the last turn of the wheel the body rests."""


class Motion(QObject):
    """``rested`` follows the end of a movement."""

    rested = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.running = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.end)

    def begin(self) -> None:
        """Something moves the body, and will say when it ends."""
        self._rest.stop()
        self.running = True

    def jolt(self) -> None:
        """Something moved the body and may do so again at once; when it does not, the body rests."""
        self.running = True
        self._rest.start()

    def end(self) -> None:
        """The body rests."""
        self._rest.stop()
        if self.running:
            self.running = False
            self.rested.emit()
