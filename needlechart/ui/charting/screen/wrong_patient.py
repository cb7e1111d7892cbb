"""Begun in the wrong chart: the draft is moved to the patient who is on the table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from needlechart.domain.errors import NeedleChartError
from needlechart.domain.lines import PatientLine
from needlechart.domain.sessions import TreatmentSession
from needlechart.ui.charting.asking.page import AskingPlace
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.fields import Field, SearchField, TextField
from needlechart.ui.look.layout import box, col, row, section
from needlechart.ui.look.list_row import RowList
from needlechart.ui.look.words import small
from needlechart.ui.today.patient_search import patient_row
from needlechart.usecases import handing, patients

_SHOWN = 5
_USUAL = "Begun in the wrong chart"


class WrongPatient(QWidget):
    """A button that opens a search; a tap on a patient moves the draft there, with the reason."""

    def __init__(self, place: AskingPlace) -> None:
        super().__init__()
        self._editor = place.editor
        self.open = Button("Wrong patient?", "quiet", "person", size="touch")
        self.reason = TextField("", "Reason", size="touch")
        self.who = SearchField("Name, number, date of birth", size="touch")
        self.found = RowList("Patients found")
        self.cancel = Button("Cancel", "quiet", size="touch")
        self._who = Field("Who is on the table", self.who)
        self._said = small("What was charted goes with it; both charts keep the trace.", "text2", wrap=True)
        parts = col(self._said, Field("Reason", self.reason), self._who, self.found, row(self.cancel, None), gap=12)
        self.form = box(col(section("Move this draft to another patient", parts, gap=12), gap=0))
        self.form.hide()
        self.setLayout(col(row(self.open, None), self.form, gap=8))
        self.open.clicked.connect(self._start)
        self.cancel.clicked.connect(self._leave)
        self.who.changed.connect(self._search)
        self.who.down_pressed.connect(self.found.focus_first)
        self.found.chosen.connect(self._move)
        place.also_show(self._show)

    def _show(self, session: TreatmentSession) -> None:
        self.setVisible(session.signature is None)

    def _start(self) -> None:
        self.open.hide()
        self.form.show()
        self.reason.setText(_USUAL)
        self.who.setText("")
        self.found.show_rows([])
        self._who.set_error("")
        self.who.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        self.form.hide()
        self.open.show()

    def _search(self) -> None:
        worker, words = self._editor.worker, self.who.value()
        person_id = self._editor.person_id
        if not words:
            self.found.show_rows([])
            return
        worker.read(
            lambda reading: patients.find_patients(reading, person_id, words, _SHOWN + 1),
            lambda lines: self._show_found(words, lines),
            self,
            self._refuse,
        )

    def _show_found(self, words: str, lines: tuple[PatientLine, ...]) -> None:
        if words == self.who.value():
            others = [line for line in lines if line.id != self._editor.session.patient_id]
            self._who.set_error("" if others else "Nobody else found.")
            self.found.show_rows([patient_row(line) for line in others[:_SHOWN]])

    def _move(self, patient_id: str) -> None:
        reason = self.reason.value()
        self._editor.reopen_by(lambda work, session_id: handing.move_to(work, session_id, patient_id, reason), self._refuse)

    def _refuse(self, error: NeedleChartError) -> None:
        self._who.set_error(f"{error.sentence} {error.way_out}".strip())
