"""The signed consent: whether one is in force, and a way to keep a new one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from needlechart.domain.errors import NeedleChartError
from needlechart.domain.patients import Consent, ConsentKind, Patient
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.words import words
from needlechart.ui.charting.asking.chips import EnumChips, YesNo, capital
from needlechart.ui.charting.asking.page import AskingPlace
from needlechart.ui.charting.asking.rows import AskedRow
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.date_field import DateField
from needlechart.ui.look.fields import Field, TextField
from needlechart.ui.look.layout import box, col, row, section
from needlechart.ui.look.message import Message
from needlechart.ui.look.typed_date import short_date
from needlechart.usecases.patients import change_patient


class SignedConsent(QWidget):
    """What is in force on the day of the session; "Record a signed consent" opens the form."""

    def __init__(self, place: AskingPlace) -> None:
        super().__init__()
        self._place = place
        self.states = {
            kind: AskedRow(capital(words(kind)), QWidget()) for kind in (ConsentKind.DRY_NEEDLING, ConsentKind.ELECTRICAL)
        }
        self.open_form = Button("Record a signed consent", "plain", "sign", size="touch")
        self.form = ConsentForm(place)
        self.trouble = Message("", "danger")
        self.form.hide()
        self.trouble.hide()
        self.setLayout(
            col(
                section("Signed consent", *self.states.values(), self.form, self.trouble, row(self.open_form, None), gap=0),
                gap=0,
            )
        )
        self.open_form.clicked.connect(self._open)
        self.form.given.connect(self._keep)
        self.form.left.connect(self._close)
        place.reach("consents", self.open_form)
        place.also_show(self._show)

    def _open(self) -> None:
        self.form.show()
        self.open_form.hide()

    def _close(self) -> None:
        self.form.hide()
        self.open_form.show()

    def _show(self, session: TreatmentSession) -> None:
        patient = self._place.editor.opened.patient
        for kind, line in self.states.items():
            line.set_note(*_state(patient, kind, session))
        self.states[ConsentKind.ELECTRICAL].setVisible(any(c.kind is ConsentKind.ELECTRICAL for c in patient.consents))

    def _keep(self, consent: Consent) -> None:
        editor = self._place.editor
        before = editor.opened.patient
        after = replace(before, consents=(*before.consents, consent))
        editor.worker.run(lambda work: change_patient(work, before, after), self._kept, self, self._failed)

    def _kept(self, patient: Patient) -> None:
        self.trouble.hide()
        self.form.clear()
        self._close()
        self._place.editor.take_patient(patient)

    def _failed(self, error: NeedleChartError) -> None:
        self.trouble.show_message(error.sentence, "danger", detail=error.way_out)
        self.trouble.show()


class ConsentForm(QWidget):
    """A new consent: kind, date, copy given, version, who signed.  ``given(Consent)`` when it is complete."""

    given = Signal(object)
    left = Signal()

    def __init__(self, place: AskingPlace) -> None:
        super().__init__()
        self._place = place
        day = place.editor.session.date
        self.kind = EnumChips(ConsentKind, "Consent to")
        self.signed = DateField("Signed on", latest=day, size="touch")
        self.version = TextField("as printed on the form", "Version of the form", size="touch")
        self.signed_by = TextField("the patient, or a guardian's name", "Signed by", size="touch")
        self.copy_given = YesNo("Copy given to the patient")
        self.keep = Button("Keep this consent", "primary", "check", size="touch")
        self.leave = Button("Not now", "quiet", size="touch")
        self.wrong = Message("", "caution")
        self.wrong.hide()
        self.version.setMaxLength(80)
        self.signed_by.setMaxLength(200)
        self.setLayout(
            col(
                AskedRow("Consent to", self.kind, least=100),
                row((_top(self.signed), 1), (_top(Field("Version of the form", self.version)), 1), gap=12),
                Field("Signed by", self.signed_by),
                AskedRow("Copy given to the patient", self.copy_given),
                self.wrong,
                row(self.keep, self.leave, None),
                gap=8,
                margins=(0, 4, 0, 8),
            )
        )
        self.keep.clicked.connect(self._give)
        self.leave.clicked.connect(self.left)

    def clear(self) -> None:
        """Nothing that was typed stays."""
        self.kind.set_value(None)
        self.signed.set_value(None)
        self.version.set_value("")
        self.signed_by.set_value("")
        self.copy_given.set_value(None)
        self.wrong.hide()

    def _give(self) -> None:
        kind, signed, copy = self.kind.value(), self.signed.value(), self.copy_given.value()
        if kind is None or signed is None or copy is None or not self.signed.check():
            self.wrong.show_message("Say what was agreed to, on which day, and whether a copy was given.", "caution")
            self.wrong.show()
            return
        self.given.emit(
            Consent(
                self._place.editor.new_id(),
                kind,
                signed,
                version=self.version.value(),
                copy_given=copy,
                signed_by=self.signed_by.value(),
            )
        )


def _top(field: QWidget) -> QWidget:
    """The field at the upper edge, whatever stands under its neighbour."""
    return box(col(field, None, gap=0))


def _state(patient: Patient, kind: ConsentKind, session: TreatmentSession) -> tuple[str, str]:
    """The consent of that kind in a line, with the role of its words."""
    held = patient.consent_on(session.date, kind)
    if held is not None:
        until = f", until {short_date(held.expires)}" if held.expires else ""
        copy = ", copy given" if held.copy_given else ", no copy given"
        return f"In force: signed {short_date(held.signed)}{until}{copy}", "ok"
    older = [c for c in patient.consents if c.kind is kind]
    if not older:
        return "None on record. Needling waits for one.", "caution"
    last = max(older, key=lambda c: c.signed)
    ended = last.withdrawn or last.expires
    if ended is None:
        return f"Signed {short_date(last.signed)}, after this visit", "caution"
    return f"Ended {short_date(ended)}. Needling waits for a new one.", "caution"
