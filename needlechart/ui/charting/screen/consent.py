"""The signed consent: whether one is in force, and a way to keep a new one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from needlechart.domain.errors import NeedleChartError
from needlechart.domain.patients import Consent, ConsentKind, Patient
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.technique import Technique
from needlechart.domain.words import words
from needlechart.ui.charting.asking.chips import EnumChips, YesNo, capital
from needlechart.ui.charting.asking.page import AskingPlace
from needlechart.ui.charting.asking.rows import AskedRow
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.date_field import DateField
from needlechart.ui.look.fields import Field, TextField
from needlechart.ui.look.layout import box, col, row, section
from needlechart.ui.look.message import Message
from needlechart.ui.people.consented import consent_said
from needlechart.usecases.patients import change_patient


class SignedConsent(QWidget):
    """What is in force on the day of the session; "Record a signed consent" opens the form."""

    def __init__(self, place: AskingPlace) -> None:
        super().__init__()
        self._place = place
        self.states = {kind: AskedRow(capital(words(kind)), QWidget()) for kind in ConsentKind}
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
        current = any(site.technique is Technique.ELECTRICAL for site in session.sites)
        for kind, line in self.states.items():
            said = consent_said(patient, kind, session.date)
            needed = kind is ConsentKind.DRY_NEEDLING or (kind is ConsentKind.ELECTRICAL and current)
            waits = "" if said.holds or kind is not ConsentKind.DRY_NEEDLING else "Needling waits for it."
            role = "caution" if said.soon or (needed and not said.holds) else "ok" if said.holds else "text2"
            line.set_note(" ".join(part for part in (said.words, waits, said.way_out) if part), role)
            line.setVisible(needed or any(consent.kind is kind for consent in patient.consents))

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
    """A new consent: kind, dates, copy given, version, who signed.  ``given(Consent)`` when it is complete."""

    given = Signal(object)
    left = Signal()

    def __init__(self, place: AskingPlace) -> None:
        super().__init__()
        self._place = place
        day = place.editor.session.date
        self.kind = EnumChips(ConsentKind, "Consent to")
        self.signed = DateField("Signed on", latest=day, size="touch")
        self.expires = DateField("Until", "empty while it is not limited", size="touch")
        self.version = TextField("as printed on the form", "Version of the form", size="touch")
        self.signed_by = TextField("the patient, or a guardian's name", "Signed by", size="touch")
        self.copy_given = YesNo("Copy given to the patient")
        self.keep = Button("Keep this consent", "primary", "check", size="touch")
        self.leave = Button("Not now", "quiet", size="touch")
        self.version.setMaxLength(80)
        self.signed_by.setMaxLength(200)
        self._kind = AskedRow("Consent to", self.kind, least=100)
        self._copy = AskedRow("Copy given to the patient", self.copy_given)
        self.setLayout(
            col(
                self._kind,
                row((_top(self.signed), 1), (_top(self.expires), 1), gap=12),
                row((_top(Field("Signed by", self.signed_by)), 1), (_top(Field("Version of the form", self.version)), 1), gap=12),
                self._copy,
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
        self.expires.set_value(None)
        self.copy_given.set_value(None)
        self._kind.set_note("")
        self._copy.set_note("")

    def missing(self) -> tuple[str, ...]:
        """What is said under the fields that hold the consent up."""
        told = (self._kind.note(), self.signed.error(), self.expires.error(), self._copy.note())
        return tuple(words for words in told if words)

    def _give(self) -> None:
        kind, copy = self.kind.value(), self.copy_given.value()
        readable = all([self.signed.check(), self.expires.check()])
        signed, expires = self.signed.value(), self.expires.value()
        self._kind.set_note("" if kind else "Choose what was agreed to.", "caution")
        self._copy.set_note("" if copy is not None else "Say whether a copy was given.", "caution")
        if signed is None and not self.signed.error():
            self.signed.set_error("Say on which day it was signed.")
        if signed is not None and expires is not None and expires < signed:
            self.expires.set_error("This is before it was signed.")
            readable = False
        if kind is None or signed is None or copy is None or not readable:
            return
        self.given.emit(
            Consent(
                self._place.editor.new_id(),
                kind,
                signed,
                version=self.version.value(),
                expires=expires,
                copy_given=copy,
                signed_by=self.signed_by.value(),
            )
        )


def _top(field: QWidget) -> QWidget:
    """The field at the upper edge, whatever stands under its neighbour."""
    return box(col(field, None, gap=0))
