"""Alerts of a patient: a line each, taken away or added here."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from needlechart.domain.patients import Alert, AlertKind, Patient
from needlechart.domain.words import words
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.date_field import DateField
from needlechart.ui.look.empty import EmptyState
from needlechart.ui.look.layout import Line, box, col, row
from needlechart.ui.look.typed_date import short_date
from needlechart.ui.look.words import label, small
from needlechart.ui.people.choices import ChoiceField, chosen
from needlechart.ui.people.entry import LineField, pair
from needlechart.ui.people.patient_editor import PatientEditor


class AlertsEditor(QWidget):
    """The alerts with "Remove", and a form for another one behind "Add an alert"."""

    def __init__(self, editor: PatientEditor) -> None:
        super().__init__()
        self.setAccessibleName("Alerts")
        self._editor = editor
        self._shown: tuple[Alert, ...] | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._empty = EmptyState("No alerts", "What must be seen before every needle: blood thinners, implants, pregnancy.")
        self.open_form = Button("Add an alert", "plain", "plus")
        self.kind = ChoiceField("What it is", AlertKind)
        self.text = LineField("In a few words", placeholder="warfarin, INR 2.5", missing="Say it in a few words.")
        self.since = DateField("Since", size="desk")
        self.until = DateField("Until", "empty while it lasts", size="desk")
        self.add = Button("Add", "plain", size="head")
        self.cancel = Button("Cancel", "quiet", size="head")
        self._form = box(
            col(
                self.kind, self.text, pair(self.since, self.until), row(self.add, self.cancel, None),
                gap=12, margins=(0, 8, 0, 0),
            )
        )  # fmt: skip
        self._form.setVisible(False)
        self.setLayout(col(self._empty, self._rows, row(self.open_form, None, margins=(0, 8, 0, 0)), self._form, gap=0))
        self.open_form.clicked.connect(lambda: self._show_form(True))
        self.cancel.clicked.connect(lambda: self._show_form(False))
        self.add.clicked.connect(self._on_add)
        self.kind.changed.connect(lambda: self.kind.set_error(""))
        editor.patient_changed.connect(self.show_patient)

    def show_patient(self, patient: Patient) -> None:
        """That patient's alerts."""
        if patient.alerts == self._shown:
            return
        self._shown = patient.alerts
        while (item := self._rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for alert in patient.alerts:
            self._rows.addWidget(self._row(alert))
            self._rows.addWidget(Line())
        self._empty.setVisible(not patient.alerts)

    def forget(self) -> None:
        """Close the form and forget what was typed."""
        self._clear()
        self._show_form(False)

    def _row(self, alert: Alert) -> QWidget:
        name = words(alert.kind).capitalize()
        head = f"{name}: {alert.text}" if alert.text else name
        dates = [
            f"since {short_date(alert.since)}" if alert.since else "",
            f"until {short_date(alert.until)}" if alert.until else "",
        ]
        remove = Button("Remove", "quiet", tip=f"Remove the alert {head}")
        remove.setAccessibleName(f"Remove the alert {head}")
        remove.clicked.connect(lambda: self.remove(alert.id))
        said = col(label(head, weight=600, wrap=True), small(", ".join(d for d in dates if d), "text2"), gap=0)
        return box(row((said, 1), remove, gap=12, margins=(0, 8, 0, 8)), name=head)

    def _show_form(self, shown: bool) -> None:
        self._form.setVisible(shown)
        self.open_form.setVisible(not shown)

    def _clear(self) -> None:
        self.kind.set_key(None)
        self.kind.set_error("")
        self.text.set_value("")
        self.since.set_value(None)
        self.until.set_value(None)

    def remove(self, alert_id: str) -> None:
        """Take an alert out of the chart; the audit trail keeps it."""
        self._editor.change(lambda patient: replace(patient, alerts=tuple(a for a in patient.alerts if a.id != alert_id)))

    def _on_add(self) -> None:
        kind = chosen(self.kind, AlertKind)
        if kind is None:
            self.kind.set_error("Choose what it is.")
        fine = [self.text.check(), self.since.check(), self.until.check()]
        since, until = self.since.value(), self.until.value()
        if since is not None and until is not None and until < since:
            self.until.set_error("This is before it began.")
            fine.append(False)
        if kind is None or not all(fine):
            return
        alert = Alert(self._editor.new_id(), kind, self.text.value(), since, until)
        self._editor.change(lambda patient: replace(patient, alerts=(*patient.alerts, alert)))
        self.forget()
