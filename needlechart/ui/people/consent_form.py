"""The form for one more consent."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from needlechart.domain.patients import Consent, ConsentKind
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.check import Check
from needlechart.ui.look.date_field import DateField
from needlechart.ui.look.layout import col, row
from needlechart.ui.people.choices import ChoiceField, chosen
from needlechart.ui.people.entry import LineField, pair
from needlechart.ui.people.patient_editor import PatientEditor


class ConsentForm(QWidget):
    """What was signed, when, by whom.  ``closed()`` once it was added or given up; what was typed stays until added."""

    closed = Signal()

    def __init__(self, editor: PatientEditor) -> None:
        super().__init__()
        self._editor = editor
        self.kind = ChoiceField("Consent to", ConsentKind)
        self.signed = DateField("Signed on", "empty is today")
        self.expires = DateField("Until", "empty while it is not limited")
        self.signed_by = LineField("Signed by", "empty is the patient")
        self.version = LineField("Version of the form", longest=80)
        self.copy_given = Check("A copy was given", touch=False)
        self.add = Button("Add", "plain", size="head")
        self.cancel = Button("Cancel", "quiet", size="head")
        self.setLayout(
            col(
                self.kind, pair(self.signed, self.expires), pair(self.signed_by, self.version),
                self.copy_given, row(self.add, self.cancel, None), gap=12,
            )
        )  # fmt: skip
        self.kind.changed.connect(lambda: self.kind.set_error(""))
        self.add.clicked.connect(self._on_add)
        self.cancel.clicked.connect(self.closed)

    def clear(self) -> None:
        """Forget what was typed."""
        self.kind.set_key(None)
        self.kind.set_error("")
        self.signed.set_value(None)
        self.expires.set_value(None)
        self.signed_by.set_value("")
        self.version.set_value("")
        self.copy_given.set_value(False)

    def _on_add(self) -> None:
        kind = chosen(self.kind, ConsentKind)
        if kind is None:
            self.kind.set_error("Choose what was consented to.")
        fine = [self.signed.check(), self.expires.check(), self.signed_by.check(), self.version.check()]
        today = self._editor.today()
        signed = self.signed.value() or today
        expires = self.expires.value()
        if signed > today:
            self.signed.set_error("This day has not come yet.")
            fine.append(False)
        if expires is not None and expires < signed:
            self.expires.set_error("This is before it was signed.")
            fine.append(False)
        if kind is None or not all(fine):
            return
        by = self.signed_by.value() or self._editor.patient.full_name
        consent = Consent(
            self._editor.new_id(), kind, signed, self.version.value(), expires, copy_given=self.copy_given.value(), signed_by=by
        )
        self._editor.change(lambda patient: replace(patient, consents=(*patient.consents, consent)))
        self.clear()
        self.closed.emit()
