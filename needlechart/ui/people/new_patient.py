"""The form for a new patient; what was typed stays until the patient is kept."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from needlechart.domain.body import Side
from needlechart.domain.errors import NeedleChartError
from needlechart.domain.patients import Alert, AlertKind, Consent, ConsentKind, Patient, Problem, Sex
from needlechart.domain.words import words
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.chips import ChoiceChips
from needlechart.ui.look.date_field import DateField
from needlechart.ui.look.fields import Field
from needlechart.ui.look.layout import box, col, row, scrolled, section
from needlechart.ui.look.message import MessageBar
from needlechart.ui.look.typed_date import DateNotRead, read_date
from needlechart.ui.look.words import title
from needlechart.ui.people.choices import ChoiceField, RegionField, chosen, options
from needlechart.ui.people.entry import LineField, page_of, pair
from needlechart.ui.records_worker import RecordsWorker
from needlechart.usecases import patients
from needlechart.usecases.patients import NumberTaken

if TYPE_CHECKING:
    from needlechart.domain.catalogue import Catalogue

_WIDE = 440


class NewPatientForm(QWidget):
    """``added(Patient)`` once the patient is on disk, ``left()`` when the user goes back without adding."""

    added = Signal(object)
    left = Signal()

    def __init__(self, worker: RecordsWorker) -> None:
        super().__init__()
        self.setAccessibleName("New patient")
        self._worker = worker
        self._busy = False
        self._suggested = ""
        self.given = LineField("Given name")
        self.family = LineField("Family name", missing="Type the family name, or the only name there is.")
        self.born = DateField("Date of birth", "as 12 Mar 1972, 12/03/1972 or 1972-03-12")
        self.number = LineField("Record number", "suggested, may be changed", missing="Type a record number.", longest=80)
        self.sex = ChoiceField("Sex", Sex)
        self.phone = LineField("Phone")
        self.occupation = LineField("Occupation")
        self.problem = LineField("Problem", "what the patient comes with; more can be added later")
        self._lines = (self.given, self.family, self.number, self.phone, self.occupation, self.problem)
        self.side = ChoiceField("Side", Side)
        self.region = RegionField()
        self.consent = ChoiceChips([("yes", "Yes"), ("no", "Not yet")], touch=False, name="Consent signed today")
        self.alerts = ChoiceChips(options(AlertKind), many=True, touch=False, name="Alerts")
        self._alert_texts = {
            kind: LineField(words(kind).capitalize(), "shown to everybody at the table", missing="Say it in a few words.")
            for kind in AlertKind
        }
        self.messages = MessageBar()
        self.add = Button("Add the patient", "primary", size="head")
        self.back = Button("Back", "quiet", "back", size="head")

        who = section(
            "Who", pair(self.given, self.family), pair(self.born, self.number), self.sex,
            pair(self.phone, self.occupation), gap=16,
        )  # fmt: skip
        why = section("Why", self.problem, self.side, self.region, gap=16)
        consent = Field("Consent to dry needling signed today", self.consent, "a signed paper form; the date is kept")
        heed = section("To heed", consent, Field("Alerts", self.alerts), *self._alert_texts.values(), gap=16)
        for side in (who, why, heed):
            side.setMinimumWidth(min(_WIDE, 360))
        left = box(col(who, None))
        right = box(col(why, 20, heed, None))
        both = box(row((left, 1), (right, 1), gap=56))
        head = row(self.back, title("New patient"), None, self.add, gap=12)
        form = box(col(self.messages, both, None, gap=12, margins=(32, 12, 32, 24)))
        top = page_of(box(col(head, margins=(20, 20, 32, 8))), centred=True)
        self.setLayout(col(top, (scrolled(page_of(form, centred=True), "New patient"), 1), gap=0))

        for field in self._alert_texts.values():
            field.setVisible(False)
        self.alerts.changed.connect(self._show_alert_texts)
        self.add.clicked.connect(self._on_add)
        self.back.clicked.connect(self.left)
        for line in self._lines:
            line.typed.submitted.connect(self._on_add)

    def start(self, typed: str = "") -> None:
        """Open the form; ``typed`` in the search becomes a name, number or date of birth where that is still empty."""
        self._take_typed(typed)
        self._worker.read(lambda reading: (patients.suggested_number(reading), reading.catalogue()), self._on_ready, self)
        first = self.given if not self.given.value() else self.born.control if self.born.value() is None else self.number.typed
        (first.typed if isinstance(first, LineField) else first).setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Forget everything that was typed."""
        for line in (*self._lines, *self._alert_texts.values()):
            line.set_value("")
        self.born.set_value(None)
        self.sex.set_key(None)
        self.side.set_key(None)
        self.region.set_key("")
        self.consent.set_value(None)
        self.alerts.set_values(())
        self._show_alert_texts()
        self.messages.clear()
        self._suggested = ""

    def alert_text(self, kind: AlertKind) -> LineField:
        """The field in which that alert is described; shown once its chip is chosen."""
        return self._alert_texts[kind]

    # ---- the inside
    def _take_typed(self, typed: str) -> None:
        if not typed or self.given.value() or self.family.value():
            return
        try:
            self.born.set_value(read_date(typed))
            return
        except DateNotRead:
            pass
        if any(letter.isdigit() for letter in typed):
            self.number.set_value(typed)
            return
        *given, family = typed.split()
        self.given.set_value(" ".join(given))
        self.family.set_value(family)

    def _on_ready(self, ready: tuple[str, Catalogue]) -> None:
        number, catalogue = ready
        self.region.offer(catalogue)
        if self.number.value() in ("", self._suggested):
            self.number.set_value(number)
            self._suggested = number

    def _show_alert_texts(self) -> None:
        chosen_kinds = self.alerts.values()
        for kind, field in self._alert_texts.items():
            field.setVisible(kind.value in chosen_kinds)

    def _today(self) -> date:
        return self._worker.file.clock.now().local.date()

    def _check(self) -> QWidget | None:
        """Say under each field what is wrong; the first of them, None when all is well."""
        shown = [field for kind, field in self._alert_texts.items() if kind.value in self.alerts.values()]
        wrong = [line.typed for line in (*self._lines, *shown) if not line.check()]
        if self.born.check() and self.born.value() is None:
            self.born.set_error("Type the date of birth.")
        day = self.born.value()
        if day is not None and day > self._today():
            self.born.set_error("This day has not come yet.")
        if self.born.error():
            wrong.append(self.born.control)  # type: ignore[arg-type]
        if not self.problem.value() and (self.side.key() or self.region.key()):
            self.problem.set_error("Name the problem this side or region belongs to.")
            wrong.append(self.problem.typed)
        return wrong[0] if wrong else None

    def _on_add(self) -> None:
        wrong = self._check()
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._busy:
            return
        self._busy = True
        self.add.setEnabled(False)
        patient = self._patient()
        self._worker.run(lambda work: patients.add_patient(work, patient), self._on_added, self, self._on_refused)

    def _patient(self) -> Patient:
        """The patient as typed; the form was checked before."""
        new_id, born = self._worker.file.ids, self.born.value()
        if born is None:
            raise RuntimeError("the form was not checked")
        today = self._today()
        problems: tuple[Problem, ...] = ()
        if self.problem.value():
            problems = (Problem(new_id(), self.problem.value(), chosen(self.side, Side), self.region.key()),)
        consents: tuple[Consent, ...] = ()
        name = f"{self.given.value()} {self.family.value()}".strip()
        if self.consent.value() == "yes":
            consents = (Consent(new_id(), ConsentKind.DRY_NEEDLING, today, signed_by=name),)
        alerts = tuple(
            Alert(new_id(), kind, field.value(), since=today)
            for kind, field in self._alert_texts.items()
            if kind.value in self.alerts.values()
        )
        return Patient(
            new_id(),
            self.number.value(),
            self.family.value(),
            self.given.value(),
            born,
            sex=chosen(self.sex, Sex),
            phone=self.phone.value(),
            occupation=self.occupation.value(),
            alerts=alerts,
            problems=problems,
            consents=consents,
        )

    def _on_added(self, patient: Patient) -> None:
        self._ready()
        self.clear()
        self.added.emit(patient)

    def _on_refused(self, error: NeedleChartError) -> None:
        self._ready()
        if isinstance(error, NumberTaken):
            self.number.set_error(f"{error.sentence} {error.way_out}")
            self.number.typed.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.messages.show_message("record", error.sentence, "danger", detail=error.way_out)

    def _ready(self) -> None:
        self._busy = False
        self.add.setEnabled(True)
