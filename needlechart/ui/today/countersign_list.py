"""What a student or an assistant wrote and the person signed in may countersign."""

from __future__ import annotations

from collections import Counter
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from needlechart.ui.look.layout import col, row
from needlechart.ui.look.list_row import RowList, RowView
from needlechart.ui.look.pills import PillView
from needlechart.ui.look.typed_date import near_date
from needlechart.ui.look.words import title
from needlechart.ui.records_worker import RecordsWorker
from needlechart.usecases.countersigning import WaitingLine, waiting
from needlechart.usecases.day import Day

NAME = "To countersign"


class CountersignList(QWidget):
    """One line a session, those of the person's own students first; hidden while nothing waits.  ``session_wanted(id)``."""

    session_wanted = Signal(str)

    def __init__(self, worker: RecordsWorker) -> None:
        super().__init__()
        self.setAccessibleName(NAME)
        self._worker = worker
        self.rows = RowList(NAME)
        self.setLayout(col(row(title(NAME), margins=(8, 0, 8, 0)), 4, self.rows, gap=4))
        self.rows.chosen.connect(self.session_wanted)
        self.hide()

    def show_day(self, day: Day) -> None:
        """Reads what waits now."""
        person_id = day.person.id
        self._worker.read(lambda reading: waiting(reading, person_id), lambda found: self._show(found, day.today), self)

    def _show(self, found: tuple[WaitingLine, ...], today: date) -> None:
        self.rows.show_rows(rows_of(found, today))
        self.setVisible(bool(found))


def rows_of(found: tuple[WaitingLine, ...], today: date) -> list[RowView]:
    """A line for each session: the patient, who wrote, how much and how long it waits."""
    many = Counter(waits.line.session_id for waits in found)
    first = {waits.line.session_id: waits for waits in reversed(found)}
    order = dict.fromkeys(waits.line.session_id for waits in found)
    return [_row(first[session_id], many[session_id], today) for session_id in order]


def _row(waits: WaitingLine, many: int, today: date) -> RowView:
    line = waits.line
    days = (today - line.since.local.date()).days
    words = "Waits" if days < 1 else "Waits 1 day" if days == 1 else f"Waits {days} days"
    by = f"by {waits.writer}" + (f" · {many} entries" if many > 1 else "")
    full = f"{by} · supervised by {waits.supervisor}" if waits.supervisor else by
    pill = PillView(words, "caution" if days > 1 else "plain", "sign")
    return RowView(line.session_id, line.patient_name, full, near_date(line.date, today), pill, (by, waits.writer))
