"""A list on Today of what waits for the person signed in; it takes no room while nothing does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from needlechart.ui.look.layout import col, row
from needlechart.ui.look.list_row import RowList, RowView
from needlechart.ui.look.words import title
from needlechart.ui.records_worker import RecordsWorker
from needlechart.usecases.day import Day

Waiting = TypeVar("Waiting")


class WaitingList(QWidget, Generic[Waiting]):
    """``ask(reading, person_id)`` gives what waits, ``tell(found, today)`` its lines.  ``session_wanted(id)``."""

    session_wanted = Signal(str)

    def __init__(
        self,
        worker: RecordsWorker,
        name: str,
        ask: Callable[..., tuple[Waiting, ...]],
        tell: Callable[[tuple[Waiting, ...], date], Sequence[RowView]],
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._worker, self._ask, self._tell = worker, ask, tell
        self.rows = RowList(name)
        self.setLayout(col(row(title(name), margins=(8, 0, 8, 0)), 4, self.rows, gap=4))
        self.rows.chosen.connect(self.session_wanted)
        self.hide()

    def show_day(self, day: Day) -> None:
        """Reads what waits now."""
        ask, person_id = self._ask, day.person.id
        self._worker.read(lambda reading: ask(reading, person_id), lambda found: self._show(found, day.today), self)

    def _show(self, found: tuple[Waiting, ...], today: date) -> None:
        self.rows.show_rows(self._tell(found, today))
        self.setVisible(bool(found))
