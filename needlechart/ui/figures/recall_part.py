"""A lot recall: everybody who got needles of a lot, whom to write to, and the list on paper as numbers."""

from __future__ import annotations

from PySide6.QtCore import Signal

from needlechart.domain.errors import NeedleChartError
from needlechart.domain.figures import Recall
from needlechart.domain.words import count_words, date_words
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.layout import Box, box, col, row
from needlechart.ui.look.message import Message
from needlechart.ui.look.plain_table import PlainTable
from needlechart.ui.look.words import label, small, title
from needlechart.ui.records_worker import RecordsWorker
from needlechart.usecases import recalling
from needlechart.usecases.figures import FiguresOpened

_HEADS = ("Patient", "Number", "Born", "Phone", "Email", "Needles", "Sessions", "Where")


class RecallPart(Box):
    """``chart_wanted(patient_id)`` on a row, ``closed()``."""

    chart_wanted = Signal(str)
    closed = Signal()

    def __init__(self, worker: RecordsWorker) -> None:
        self._worker = worker
        self._opened: FiguresOpened | None = None
        self.found: Recall | None = None
        self.back = Button("Back to the needles", "quiet", "back", size="head")
        self._heading = title("Lot recall")
        self._about = label("", role="text2", wrap=True)
        self._wrong = Message("", "danger")
        self.patients = PlainTable("Patients of the recall", _HEADS, (5,))
        self._note = small("A tap on a patient opens the chart. Looking a lot up stands in the audit trail.", "text2", wrap=True)
        super().__init__(
            col(box(row(self.back, None)), self._heading, self._about, 8, self._wrong, self.patients, self._note, None, gap=6),
            name="Lot recall",
        )
        self._wrong.hide()
        self.back.clicked.connect(self.closed)
        self.patients.row_opened.connect(self._on_row)

    def look_up(self, lot: str, opened: FiguresOpened) -> None:
        """Whom needles of that lot went into."""
        self._opened = opened
        self._heading.setText(f"Lot recall: {lot}" if lot else "Lot recall")
        self._about.setText("Looking through all charts.")
        self._wrong.hide()
        self.patients.hide()
        self._worker.run(lambda work: recalling.recall(work, lot), self._show, self, self._on_failed)

    def about_text(self) -> str:
        """How many were found, or what is wrong."""
        return self._wrong.text() if self._wrong.isVisible() else self._about.text()

    def _show(self, found: Recall) -> None:
        self.found = found
        needles = sum(patient.needles for patient in found.patients)
        spelt = f", written {', '.join(found.lots)}" if len(found.lots) > 1 else ""
        people = count_words(len(found.patients), "patient")
        told = f"{people} with {count_words(needles, 'needle')} of this lot{spelt}."
        self._about.setText(told if found.patients else "No needle of this lot is in the charts.")
        self.patients.show_rows([self._row(at, found) for at in range(len(found.patients))])
        self.patients.setVisible(bool(found.patients))

    def _row(self, at: int, found: Recall) -> tuple[str, ...]:
        patient = found.patients[at]
        muscles = dict.fromkeys(site.structure for session in patient.sessions for site in session.sites)
        where = ", ".join(self._opened.catalogue.structure_name(key) for key in muscles) if self._opened is not None else ""
        days = ", ".join(
            date_words(session.date) + (" (taken out of the chart)" if session.void else "" if session.signed else " (draft)")
            for session in patient.sessions
        )
        who = (patient.name, patient.number, date_words(patient.born), patient.phone, patient.email)
        return (*who, str(patient.needles), days, where)

    def _on_row(self, row: int) -> None:
        if self.found is not None:
            self.chart_wanted.emit(self.found.patients[row].patient_id)

    def _on_failed(self, error: NeedleChartError) -> None:
        self._about.setText("")
        self._wrong.show_message(error.sentence, "danger", detail=error.way_out)
        self._wrong.show()
