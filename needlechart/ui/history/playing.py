"""Playing through the visits of the span, one after the other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from needlechart.ui.history.history_state import HistoryState
from needlechart.ui.look.theme import theme

PACE_MS = 1600
"""A visit for so long: time to read its figures and to see what came and went on the body."""


class Playing(QObject):
    """``changed()`` when it begins and when it ends: at the last visit of the span, by ``stop``, or when the page is hidden.

    Where no motion is wanted it steps only when it is told to.
    """

    changed = Signal()

    def __init__(self, page: QWidget, state: HistoryState) -> None:
        super().__init__(page)
        self._page, self._state = page, state
        self.on = False
        self._timer = QTimer(self)
        self._timer.setInterval(PACE_MS)
        self._timer.timeout.connect(self._on_time)
        state.chart_changed.connect(self.stop)
        page.installEventFilter(self)

    @property
    def moves(self) -> bool:
        """Whether visits follow each other by themselves."""
        return self._timer.isActive()

    def played(self) -> tuple[str, ...]:
        """The visits of the span up to the one in hand, which is last; nothing while nothing is played."""
        at = self._state.at()
        begin, end = self._state.bounds()
        if not self.on or at is None or not begin <= at < end:
            return ()
        return tuple(visit.session_id for visit in self._state.visits[begin : at + 1])

    def toggle(self) -> None:
        """Begins, or ends."""
        if self.on:
            self.stop()
        else:
            self.start()

    def start(self) -> None:
        """From the visit in hand; from the first of the span when that one is outside or the last.  Two visits at least."""
        begin, end = self._state.bounds()
        if self.on or end - begin < 2:
            return
        self.on = True
        at = self._state.at()
        if at is None or not begin <= at < end - 1:
            self._state.choose(self._state.visits[begin].session_id)
        if theme.moves:
            self._timer.start()
        self.changed.emit()

    def begin_pace_again(self) -> None:
        """A visit chosen by hand while visits are played stays as long as any other."""
        if self.moves:
            self._timer.start()

    def stop(self) -> None:
        """Where it is."""
        if self.on:
            self.on = False
            self._timer.stop()
            self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Hide:
            self.stop()
        return False

    def _on_time(self) -> None:
        if not self._state.step(1, within=True):
            self.stop()
