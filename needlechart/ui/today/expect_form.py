"""Somebody who comes today, by hand: when, to which table, who."""

from __future__ import annotations

from datetime import time, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from needlechart.domain.errors import NeedleChartError
from needlechart.domain.lines import PatientLine
from needlechart.domain.moments import Moment
from needlechart.exchange.schedule_csv import read_time
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.fields import Field, SearchField, TextField
from needlechart.ui.look.layout import col, row
from needlechart.ui.look.list_row import RowList
from needlechart.ui.records_worker import RecordsWorker
from needlechart.ui.today.patient_search import patient_row
from needlechart.usecases import patients, scheduling

_SHOWN = 5
_STEP_MIN = 15


class ExpectForm(QWidget):
    """A line for the list.  A patient is found while typing and added with a tap; ``opened_changed`` when it comes or goes."""

    opened_changed = Signal()

    def __init__(self, worker: RecordsWorker) -> None:
        super().__init__()
        self.setAccessibleName("Add to today's list")
        self._worker = worker
        self.now: Moment | None = None
        self.at = TextField("09:30", "Time")
        self.table = TextField("", "Table")
        self.who = SearchField("Name, number, date of birth")
        self.found = RowList("Patients found")
        self.cancel = Button("Cancel", "quiet")
        self._time = Field("Time", self.at)
        self._who = Field("Who", self.who)
        for field, wide in ((self.at, 88), (self.table, 72)):
            field.setMaximumWidth(wide)
        fields = row(self._time, Field("Table", self.table), (self._who, 1), gap=12)
        self.setLayout(col(fields, self.found, row(None, self.cancel), gap=4))
        self.who.changed.connect(self._search)
        self.who.down_pressed.connect(self.found.focus_first)
        self.who.submitted.connect(self._take_first)
        self.found.chosen.connect(self._add)
        self.cancel.clicked.connect(self._leave)

    def start(self) -> None:
        """Show the form with the next quarter of an hour."""
        self.at.setText("" if self.now is None else f"{_next_quarter(self.now):%H:%M}")
        self.table.setText("")
        self.who.setText("")
        self._time.set_error("")
        self._who.set_error("")
        self.found.show_rows([])
        self.show()
        self.who.setFocus(Qt.FocusReason.OtherFocusReason)
        self.opened_changed.emit()

    # ---- the inside
    def _search(self) -> None:
        words = self.who.value()
        person_id = self._worker.file.person_id
        if not words:
            self.found.show_rows([])
            return
        self._worker.read(
            lambda reading: patients.find_patients(reading, person_id, words, _SHOWN),
            lambda lines: self._show_found(words, lines),
            self,
            lambda error: self._who.set_error(error.sentence),
        )

    def _show_found(self, words: str, lines: tuple[PatientLine, ...]) -> None:
        if words == self.who.value():
            self._who.set_error("" if lines else "Nobody found. A new patient is added at the top of the page.")
            self.found.show_rows([patient_row(line) for line in lines])

    def _take_first(self) -> None:
        rows = self.found.rows()
        if len(rows) == 1:
            self._add(rows[0].key)
        else:
            self.found.focus_first()

    def _add(self, patient_id: str) -> None:
        try:
            at = read_time(self.at.value())
        except ValueError:
            self._time.set_error("Write it as 09:30.")
            self.at.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        table = self.table.value()
        self._worker.run(
            lambda work: scheduling.expect(work, patient_id, at, table=table), lambda _made: self._leave(), self, self._failed
        )

    def _failed(self, error: NeedleChartError) -> None:
        self._who.set_error(f"{error.sentence} {error.way_out}".strip())

    def _leave(self) -> None:
        self.hide()
        self.opened_changed.emit()


def _next_quarter(now: Moment) -> time:
    """The next full quarter of an hour on the clinic's clock."""
    local = now.local
    return (local + timedelta(minutes=_STEP_MIN - local.minute % _STEP_MIN)).time()
