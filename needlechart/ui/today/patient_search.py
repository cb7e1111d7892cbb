"""Finding a patient while typing: the field, and the lines that fit."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from needlechart.domain.errors import NeedleChartError
from needlechart.domain.lines import PatientLine
from needlechart.ui.look.accessible import Spoken
from needlechart.ui.look.empty import EmptyState
from needlechart.ui.look.fields import SearchField
from needlechart.ui.look.layout import col, row
from needlechart.ui.look.list_row import RowList, RowView
from needlechart.ui.look.pills import PillView
from needlechart.ui.look.typed_date import DateNotRead, read_date, short_date
from needlechart.ui.look.words import small
from needlechart.ui.records_worker import RecordsWorker
from needlechart.usecases import patients

LIMIT = 20


def patient_row(line: PatientLine) -> RowView:
    """A patient as one line: who, born when, number, last visit, and whether a draft is open."""
    about = f"{short_date(line.born)} · No. {line.number}"
    last = short_date(line.last_visit) if line.last_visit is not None else "no visit yet"
    return RowView(line.id, line.name, about, last, PillView("Draft") if line.open_draft else None)


class PatientSearch(QWidget, Spoken):
    """``patient_wanted(id)``; ``add_wanted(typed)`` from a search that found nobody; ``active_changed(bool)`` while words stand.

    A search starts with the first letter; while one is under way only the newest words wait, so typing never queues up.
    Down goes into the lines, Return takes the first, Escape empties the field.
    """

    patient_wanted = Signal(str)
    add_wanted = Signal(str)
    active_changed = Signal(bool)

    def __init__(self, worker: RecordsWorker) -> None:
        super().__init__()
        self._worker = worker
        self._searching: str | None = None
        self._waiting: str | None = None
        self._shown_for = ""
        self._enter_waits = False
        self.field = SearchField("Find a patient: name, number, date of birth", "Ctrl K", size="touch")
        self.list = RowList("Patients found")
        self.empty = EmptyState("")
        self._more = small("", "text2")
        self.list.setVisible(False)
        self.empty.setVisible(False)
        self._more.setVisible(False)
        below = col(self._more, self.empty, gap=4, margins=(8, 0, 8, 0))
        self.setLayout(col(row(self.field, margins=(8, 0, 8, 0)), 4, self.list, below, gap=4))
        self.field.changed.connect(self._on_typed)
        self.field.submitted.connect(self._on_enter)
        self.field.down_pressed.connect(self.list.focus_first)
        self.list.left_at_top.connect(lambda: self.field.setFocus(Qt.FocusReason.TabFocusReason))
        self.list.chosen.connect(self.patient_wanted)
        self.empty.action_taken.connect(lambda: self.add_wanted.emit(self.field.value()))

    @property
    def active(self) -> bool:
        """Whether words stand in the field."""
        return bool(self.field.value())

    @property
    def settled(self) -> bool:
        """Whether the lines belong to what is typed now."""
        return self._searching is None and self._shown_for == self.field.value()

    def more(self) -> str:
        """What is said when not all who fit are listed."""
        return self._more.text()

    def clear(self) -> None:
        """Empty the field and the lines."""
        self.field.setText("")
        self._on_typed()

    def _on_typed(self) -> None:
        words = self.field.value()
        self._enter_waits = False
        self.active_changed.emit(bool(words))
        if self._searching is not None:
            self._waiting = words
        else:
            self._search(words)

    def _search(self, words: str) -> None:
        if not words:
            self._show((), "")
            return
        self._searching = words
        person_id, asked = self._worker.file.person_id, _asked(words)
        self._worker.read(
            lambda reading: patients.find_patients(reading, person_id, asked, LIMIT + 1),
            lambda lines: self._on_found(words, lines),
            self,
            self._on_failed,
        )

    def _on_found(self, words: str, lines: tuple[PatientLine, ...]) -> None:
        self._searching = None
        newer, self._waiting = self._waiting, None
        self._show(lines, words)
        if newer is not None and newer != words and self.isVisible():
            self._search(newer)
        elif self._enter_waits and lines:
            self._enter_waits = False
            self.patient_wanted.emit(lines[0].id)

    def _on_failed(self, error: NeedleChartError) -> None:
        self._searching = self._waiting = None
        self._shown_for = self.field.value()
        self.list.setVisible(False)
        self.empty.show_empty(error.sentence, error.way_out)
        self.empty.setVisible(True)

    def _show(self, lines: tuple[PatientLine, ...], words: str) -> None:
        self._shown_for = words
        self.list.show_rows([patient_row(line) for line in lines[:LIMIT]])
        self.list.setVisible(bool(lines))
        self._more.setText(f"The first {LIMIT}. Type more of the name, or the date of birth." if len(lines) > LIMIT else "")
        self._more.setVisible(len(lines) > LIMIT)
        self.empty.setVisible(bool(words) and not lines)
        self.empty.show_empty(
            f"Nobody found for “{words}”",
            "Try the beginning of the name, the record number, or the date of birth as 12 Mar 1972 or 1972-03-12.",
            "Add as a new patient",
        )

    def _on_enter(self) -> None:
        rows = self.list.rows()
        if self.settled and rows:
            self.patient_wanted.emit(rows[0].key)
        else:
            self._enter_waits = not self.settled


def _asked(typed: str) -> str:
    """What is searched for: a date with its month in words is asked in figures, everything else as typed."""
    if not (any(c.isdigit() for c in typed) and any(c.isalpha() for c in typed)):
        return typed
    try:
        return read_date(typed).isoformat()
    except DateNotRead:
        return typed
