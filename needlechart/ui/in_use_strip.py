"""Tables in use: every open session with needles in the body, on every page but its own, with the time that is left."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from needlechart.domain.lines import DraftLine
from needlechart.domain.moments import Moment
from needlechart.domain.words import left_words
from needlechart.ui.look.accessible import Spoken
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.layout import Box, row
from needlechart.ui.look.words import small
from needlechart.ui.records_worker import RecordsWorker
from needlechart.usecases.day import tables_in_use

TICK_MS = 10_000


class InUseStrip(QWidget, Spoken):
    """One key for each session: its table, or the patient's initials, how many needles are in, and until when or for how long.

    The first one due stands first; what is over is yellow.  ``session_wanted(id)`` on a tap; ``lines_changed`` with all open
    sessions that have needles in, also the one left out.  Hidden while there is nothing to say.
    """

    session_wanted = Signal(str)
    lines_changed = Signal(object)

    def __init__(self, worker: RecordsWorker) -> None:
        super().__init__()
        self.setAccessibleName("Tables in use")
        self._worker = worker
        self._open: str | None = None
        self._lines: tuple[DraftLine, ...] = ()
        self.keys: dict[str, Button] = {}
        self._line = QHBoxLayout()
        self._line.setSpacing(8)
        words = row(small("Needles in the body", "text2", 500), self._line, None, gap=12, margins=(24, 4, 24, 4))
        self.setLayout(row((Box(words, "surface"), 1), gap=0))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self.tell_time)
        self.hide()
        worker.records_changed.connect(self._on_records_changed)

    def refresh(self) -> None:
        """Look the open sessions up; nothing while no clinic is open."""
        if self._worker.is_open:
            person_id = self._worker.file.person_id
            self._worker.read(lambda reading: tables_in_use(reading, person_id), self._take, self)

    def show_without(self, session_id: str | None) -> None:
        """Leave out the session whose page is open: its own ledger says it."""
        if session_id != self._open:
            self._open = session_id
            self._show()
            self.refresh()

    def clear(self) -> None:
        """Nothing is known of any session."""
        self._take(())

    def tell_time(self) -> None:
        """What the keys say, as it is now."""
        self._show()

    def words(self) -> tuple[str, ...]:
        """What the keys say."""
        in_order = sorted(self.keys.values(), key=self._line.indexOf)
        return tuple(key.text() for key in in_order)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()

    # ---- the inside
    def _on_records_changed(self, touched: Any) -> None:
        if touched.sessions - {self._open}:
            self.refresh()

    def _take(self, lines: tuple[DraftLine, ...]) -> None:
        self._lines = lines
        self._show()
        self.lines_changed.emit(lines)

    def _show(self) -> None:
        if not self._worker.is_open:
            self._lines = ()
        shown = {line.session_id: line for line in self._lines if line.session_id != self._open}
        for gone in [session_id for session_id in self.keys if session_id not in shown]:
            key = self.keys.pop(gone)
            self._line.removeWidget(key)
            key.hide()
            key.deleteLater()
        now = self._worker.file.clock.now() if shown else None
        for index, (session_id, line) in enumerate(shown.items()):
            if session_id not in self.keys:
                made = self.keys[session_id] = Button("", "plain", "needle", size="desk")
                made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                made.clicked.connect(lambda _on=False, session_id=session_id: self.session_wanted.emit(session_id))
            key = self.keys[session_id]
            if self._line.indexOf(key) != index:
                self._line.insertWidget(index, key)
            if now is not None:
                key.set_words(in_use_words(line, now))
                key.set_kind("overdue" if line.due is not None and line.due <= now else "plain")
        self.setVisible(bool(shown))


def in_use_words(line: DraftLine, now: Moment) -> str:
    """ "Table 2: 6 in, 2 min left", without a plan "6 in, 9 min"; without a table the patient's initials, so that no name stands
    on every page."""
    where = f"Table {line.table}" if line.table else "".join(f"{part[0]}." for part in line.patient_name.split())
    since = f", {int(now.seconds_since(line.in_since) // 60)} min" if line.in_since is not None else ""
    told = since if line.due is None else f", {left_words(line.due.seconds_since(now))}"
    return f"{where}: {line.in_body} in{told}"
