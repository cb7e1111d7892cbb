"""One problem and its plan, field by field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from needlechart.domain.body import Side
from needlechart.domain.patients import Approach, Plan, Problem
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.date_field import DateField
from needlechart.ui.look.fields import Field
from needlechart.ui.look.layout import col, row, section
from needlechart.ui.look.typed_date import written_date
from needlechart.ui.look.words import small, title
from needlechart.ui.people.choices import ChoiceField, RegionField, chosen
from needlechart.ui.people.diagnosis_field import DiagnosisField
from needlechart.ui.people.entry import LineField, NumberField, TextsField, pair, when_right
from needlechart.ui.people.patient_editor import PatientEditor, with_row


class ProblemForm(QWidget):
    """Each field is kept when it is left; a wrong one keeps what was typed and says why it was not taken."""

    def __init__(self, editor: PatientEditor) -> None:
        super().__init__()
        self._editor = editor
        self._id = ""
        self._title = title("")
        self._title.setWordWrap(True)
        self._used = small("", "text2", wrap=True)
        self.close_problem = Button("Close the problem", "plain", "check")
        self.name = LineField("Name", missing="The problem needs a name.")
        self.side = ChoiceField("Side", Side)
        self.region = RegionField()
        self.onset = DateField("Began on")
        self.diagnosis = DiagnosisField()
        self.approach = ChoiceField("Approach", Approach)
        self.rationale = TextsField("Why needling", lines=2)
        self.goals = TextsField("Goals", "what should be better, by how much, by when", lines=3)
        self.visits = NumberField("Planned", Plan, "planned_visits")
        self.frequency = NumberField("Frequency", Plan, "frequency_per_week")
        self.authorised = DateField("Authorised until")
        self.re_evaluation = DateField("Re-evaluation due")
        plan = section(
            "Plan", self.goals, pair(self.visits, self.frequency),
            pair(self.authorised, self.re_evaluation), self.approach, self.rationale, gap=16,
        )  # fmt: skip
        head = row((col(self._title, self._used, gap=2), 1), self.close_problem, gap=12)
        self.setLayout(col(head, 12, self.name, self.side, self.region, pair(self.onset, self.diagnosis), 12, plan, gap=16))
        self._fields: dict[str, Field] = {
            "name": self.name, "goals": self.goals, "rationale": self.rationale, "planned_visits": self.visits,
            "frequency_per_week": self.frequency, "onset": self.onset, "authorised_until": self.authorised,
            "re_evaluation_due": self.re_evaluation, "icd10": self.diagnosis,
        }  # fmt: skip
        when_right(self.name, lambda: self._set(name=self.name.value()))
        self.side.changed.connect(lambda: self._set(side=chosen(self.side, Side)))
        self.region.changed.connect(lambda: self._set(region=self.region.key()))
        self.approach.changed.connect(self._take_approach)
        when_right(self.goals, lambda: self._plan(goals=self.goals.value()))
        when_right(self.rationale, lambda: self._plan(rationale=self.rationale.value()))
        when_right(self.visits, lambda: self._plan(planned_visits=self.visits.whole()))
        when_right(self.frequency, lambda: self._plan(frequency_per_week=self.frequency.value()))
        when_right(self.diagnosis, lambda: self._set(icd10=self.diagnosis.codes()))
        self._on_date(self.onset, lambda day: self._set(onset=day))
        self._on_date(self.authorised, lambda day: self._plan(authorised_until=day))
        self._on_date(self.re_evaluation, lambda day: self._plan(re_evaluation_due=day))
        self.close_problem.clicked.connect(self._on_close)

    def show_problem(self, problem: Problem, used: int) -> None:
        """That problem as it is; a field that says something wrong keeps what was typed."""
        if problem.id != self._id:
            self.forget()
            self._id = problem.id
        plan = problem.plan
        values = {
            "name": problem.name, "onset": problem.onset, "goals": plan.goals, "rationale": plan.rationale,
            "planned_visits": plan.planned_visits, "frequency_per_week": plan.frequency_per_week,
            "authorised_until": plan.authorised_until, "re_evaluation_due": plan.re_evaluation_due,
            "icd10": problem.icd10,
        }  # fmt: skip
        for name, field in self._fields.items():
            if not field.error() and not field.control.hasFocus():
                field.set_value(values[name])  # type: ignore[attr-defined]  # every one of them has it
        self.side.set_key(problem.side.value if problem.side is not None else None)
        self.region.set_key(problem.region)
        self.approach.set_key(plan.approach.value)
        self._title.setText(problem.name)
        visits = "1 visit" if used == 1 else f"{used} visits"
        of = f"{used} of {plan.planned_visits} planned visits used" if plan.planned_visits else f"{visits} so far, none planned"
        closed = f"Closed on {written_date(problem.closed)}. " if problem.closed is not None else ""
        self._used.setText(closed + of)
        self.close_problem.set_words("Open again" if problem.closed is not None else "Close the problem")
        self.close_problem.set_glyph("repeat" if problem.closed is not None else "check")

    def used_words(self) -> str:
        """What stands under the title: closed or not, visits used of planned."""
        return self._used.text()

    def forget(self) -> None:
        """What was typed and not taken goes."""
        for field in self._fields.values():
            field.set_error("")
            field.control.clearFocus()

    def _on_date(self, field: DateField, take: Callable[[Any], None]) -> None:
        def left() -> None:
            if field.check():
                take(field.value())

        field.control.editingFinished.connect(left)  # type: ignore[attr-defined]

    def _take_approach(self) -> None:
        approach = chosen(self.approach, Approach)
        if approach is None:  # a plan always has one: a second tap takes nothing away
            self.approach.set_key(self._problem().plan.approach.value)
        else:
            self._plan(approach=approach)

    def _on_close(self) -> None:
        self._set(closed=None if self._problem().closed is not None else self._editor.today())

    def _problem(self) -> Problem:
        problem = self._editor.patient.problem(self._id)
        if problem is None:
            raise RuntimeError("the form shows a problem the patient does not have")
        return problem

    def _plan(self, **fields: Any) -> None:
        self._set(plan=replace(self._problem().plan, **fields))

    def _set(self, **fields: Any) -> None:
        after = replace(self._problem(), **fields)
        self._editor.change(lambda patient: replace(patient, problems=with_row(patient.problems, after)))
