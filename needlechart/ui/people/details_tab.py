"""Details: who the patient is, how to reach them, and what everybody at the table must heed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from needlechart.domain.patients import Patient, Sex
from needlechart.ui.look.check import Check
from needlechart.ui.look.date_field import DateField
from needlechart.ui.look.fields import Field
from needlechart.ui.look.layout import col, columns, scrolled, section
from needlechart.ui.people.alerts_editor import AlertsEditor
from needlechart.ui.people.choices import ChoiceField, chosen
from needlechart.ui.people.entry import LineField, NumberField, TextsField, page_of, pair, when_right
from needlechart.ui.people.patient_editor import PatientEditor


class DetailsTab(QWidget):
    """Each field is kept when it is left; a wrong one keeps what was typed and says why it was not taken."""

    def __init__(self, editor: PatientEditor) -> None:
        super().__init__()
        self.setAccessibleName("Details")
        self._editor = editor
        self.given = LineField("Given name")
        self.family = LineField("Family name", missing="Type the family name, or the only name there is.")
        self.born = DateField("Date of birth")
        self.number = LineField("Record number", missing="Type a record number.", longest=80)
        self.sex = ChoiceField("Sex", Sex)
        self.phone = LineField("Phone")
        self.email = LineField("E-mail")
        self.occupation = LineField("Occupation")
        self.referrer = LineField("Referred by")
        self.height_cm = NumberField("Height", Patient, "height_cm")
        self.weight_kg = NumberField("Weight", Patient, "weight_kg")
        self.note = TextsField("Note", "about the patient, not about a visit")
        self.hold = Check("Legal hold: nothing of this chart may be deleted", touch=False)
        self.alerts = AlertsEditor(editor)
        self._lines = {
            "given_name": self.given, "family_name": self.family, "number": self.number, "phone": self.phone,
            "email": self.email, "occupation": self.occupation, "referrer": self.referrer,
        }  # fmt: skip
        who = section(
            "Who", pair(self.given, self.family), pair(self.born, self.number), self.sex,
            pair(self.height_cm, self.weight_kg), gap=16,
        )  # fmt: skip
        reach = section(
            "How to reach them", pair(self.phone, self.email),
            pair(self.occupation, self.referrer), gap=16,
        )  # fmt: skip
        heed = section("Alerts", self.alerts, note="everybody at the table sees them", gap=8)
        more = section("Note", self.note, self.hold, gap=12)
        self.setLayout(col((scrolled(page_of(columns((who, reach), (heed, more))), "Details"), 1), gap=0))

        for name, line in self._lines.items():
            when_right(line, lambda name=name, line=line: self._set(**{name: line.value()}))  # type: ignore[misc]
        when_right(self.note, lambda: self._set(note=self.note.value()))
        when_right(self.height_cm, lambda: self._set(height_cm=self.height_cm.whole()))
        when_right(self.weight_kg, lambda: self._set(weight_kg=self.weight_kg.value()))
        self.sex.changed.connect(lambda: self._set(sex=chosen(self.sex, Sex)))
        self.hold.clicked.connect(lambda: self._set(legal_hold=self.hold.value()))
        self.born.control.editingFinished.connect(self._take_born)  # type: ignore[attr-defined]
        editor.patient_changed.connect(self.show_patient)

    def show_patient(self, patient: Patient) -> None:
        """The patient as they are; a field that says something wrong keeps what was typed."""
        for name, line in self._lines.items():
            if _may_show(line, line.typed):
                line.set_value(getattr(patient, name))
        if _may_show(self.note, self.note.typed):
            self.note.set_value(patient.note)
        if _may_show(self.height_cm, self.height_cm.typed):
            self.height_cm.set_value(patient.height_cm)
        if _may_show(self.weight_kg, self.weight_kg.typed):
            self.weight_kg.set_value(patient.weight_kg)
        if _may_show(self.born, self.born.control):
            self.born.set_value(patient.born)
        self.sex.set_key(patient.sex.value if patient.sex is not None else None)
        self.hold.set_value(patient.legal_hold)

    def forget(self) -> None:
        """Another patient comes: what was typed and not taken goes."""
        fields: tuple[Field, ...] = (*self._lines.values(), self.note, self.height_cm, self.weight_kg, self.born)
        for field in fields:
            field.set_error("")
        self.alerts.forget()

    def _take_born(self) -> None:
        day = self.born.value()
        if not self.born.check():
            return
        if day is None:
            self.born.set_error("Type the date of birth.")
        elif day > self._editor.today():
            self.born.set_error("This day has not come yet.")
        else:
            self._set(born=day)

    def _set(self, **fields: Any) -> None:
        self._editor.change(lambda patient: replace(patient, **fields))


def _may_show(field: Field, control: QWidget) -> bool:
    """Whether the record's value may stand in the field: not over what is being typed, nor over what was not taken."""
    return not field.error() and not control.hasFocus()
