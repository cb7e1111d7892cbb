"""Long work in the window's own thread, cut in steps: the window answers in between, and it can be stopped."""

from __future__ import annotations

from collections.abc import Callable, Generator

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

PATIENCE_MS = 1000
"""Work that takes longer says how far it is, and offers to stop."""
_SLICE_MS = 12
"""So long it works before the window may do something else."""


class Steps(QObject):
    """``slow(done)`` at the end of a slice once the work has taken longer than ``patience_ms``; ``done`` is what its newest step
    said, 0 when that was no number."""

    slow = Signal(int)

    def __init__(self, parent: QObject, patience_ms: int = PATIENCE_MS) -> None:
        super().__init__(parent)
        self.patience_ms, self.slice_ms = patience_ms, _SLICE_MS
        self._steps: Generator[int | None] | None = None
        self._then: Callable[[], None] | None = None
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._on_slice)

    @property
    def busy(self) -> bool:
        """Whether there is work left."""
        return self._steps is not None

    def run(self, steps: Generator[int | None], then: Callable[[], None]) -> None:
        """Works through ``steps`` from now on, then calls ``then``; what was being done before is given up."""
        self.stop()
        self._steps, self._then = steps, then
        self._since.start()
        self._timer.start()

    def stop(self) -> None:
        """Gives it up; the steps put away what they had in hand."""
        self._timer.stop()
        steps, self._steps, self._then = self._steps, None, None
        if steps is not None:
            steps.close()

    def _on_slice(self) -> None:
        slice_ = QElapsedTimer()
        slice_.start()
        done = 0
        while self._steps is not None:
            try:
                done = next(self._steps) or 0
            except StopIteration:
                then = self._then
                self.stop()
                if then is not None:
                    then()
                return
            if slice_.elapsed() >= self.slice_ms:
                break
        if self._since.elapsed() >= self.patience_ms:
            self.slow.emit(done)
