"""Plan: the problems a patient comes with, each with its goals, its planned visits, and how many are used."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from needlechart.domain.catalogue import Catalogue
from needlechart.domain.history import NeedleHistory
from needlechart.domain.patients import Patient, Problem
from needlechart.drawing.timeline.figures import problem_words
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.empty import EmptyState
from needlechart.ui.look.layout import Line, box, col, row, scrolled, section
from needlechart.ui.look.list_row import RowList, RowView
from needlechart.ui.look.pills import PillView
from needlechart.ui.look.typed_date import short_date
from needlechart.ui.people.entry import LineField
from needlechart.ui.people.patient_editor import PatientEditor
from needlechart.ui.people.problem_form import ProblemForm


class PlanTab(QWidget):
    """Problems at the left, the chosen one's plan at the right."""

    def __init__(self, editor: PatientEditor) -> None:
        super().__init__()
        self.setAccessibleName("Plan")
        self._editor = editor
        self._history: NeedleHistory | None = None
        self._chosen: str | None = None
        self.list = RowList("Problems", keeps_choice=True)
        self._empty = EmptyState("No problem yet", "Name what the patient comes with; pain, goals and plan belong to it.")
        self.new_name = LineField("Another problem", placeholder="Right hip pain", missing="Type a name for the problem.")
        self.add = Button("Add", "plain", "plus", size="head")
        self.form = ProblemForm(editor)
        add = col(self.new_name, row(self.add, None), gap=8)
        left = box(col(section("Problems", self._empty, self.list, gap=4), 16, add, None, gap=8, margins=(32, 24, 24, 16)))
        left.setMinimumWidth(360)
        self.form.setMaximumWidth(760)
        self._right = scrolled(
            box(col(row((self.form, 1000), None, gap=0), None, margins=(32, 24, 32, 24))), "Plan of the problem"
        )
        self.setLayout(row((scrolled(left, "Problems"), 2), Line(vertical=True), (self._right, 3), gap=0))
        self.list.chosen.connect(self.choose)
        self.add.clicked.connect(self._on_add)
        self.new_name.typed.submitted.connect(self._on_add)
        editor.patient_changed.connect(self.show_patient)

    def offer(self, catalogue: Catalogue, history: NeedleHistory) -> None:
        """The regions to choose from, and the visits that count as used."""
        self._history = history
        self.form.region.offer(catalogue)

    def show_patient(self, patient: Patient) -> None:
        """That patient's problems, the open ones first."""
        ordered = sorted(patient.problems, key=lambda problem: problem.closed is not None)
        self.list.show_rows([self._row(patient, problem) for problem in ordered])
        self._empty.setVisible(not patient.problems)
        if patient.problem(self._chosen or "") is None:
            self._chosen = ordered[0].id if ordered else None
        self.list.set_value(self._chosen)
        self._show_chosen(patient)

    def choose(self, problem_id: str) -> None:
        """The plan of that problem at the right."""
        self._chosen = problem_id
        self.list.set_value(problem_id)
        self._show_chosen(self._editor.patient)

    def forget(self) -> None:
        """Another patient comes: what was typed and not taken goes."""
        self._chosen = None
        self.new_name.set_value("")
        self.form.forget()

    def used(self, problem_id: str) -> int:
        """Visits for that problem to which the patient came."""
        visits = self._history.visits if self._history is not None else ()
        return sum(visit.attended and problem_id in visit.problem_ids for visit in visits)

    def _show_chosen(self, patient: Patient) -> None:
        problem = patient.problem(self._chosen or "")
        self.form.setVisible(problem is not None)
        if problem is not None:
            self.form.show_problem(problem, self.used(problem.id))

    def _row(self, patient: Patient, problem: Problem) -> RowView:
        planned = problem.plan.planned_visits
        used = self.used(problem.id)
        visits = f"visit {used} of {planned}" if planned else "1 visit" if used == 1 else f"{used} visits"
        pill = PillView("Closed", glyph="check") if problem.closed is not None else _due(problem, used, self._editor.today())
        return RowView(problem.id, problem_words(patient, problem.id), "", visits, pill)

    def _on_add(self) -> None:
        if not self.new_name.check():
            self.new_name.typed.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        problem = Problem(self._editor.new_id(), self.new_name.value())
        self.new_name.set_value("")
        self._chosen = problem.id
        self._editor.change(lambda patient: replace(patient, problems=(*patient.problems, problem)))


def _due(problem: Problem, used: int, today: date) -> PillView | None:
    """What about the plan needs a look today."""
    plan = problem.plan
    if plan.authorised_until is not None and today > plan.authorised_until:
        return PillView("Authorisation over", "caution", "clock", tip=f"until {short_date(plan.authorised_until)}")
    if plan.re_evaluation_due is not None and today >= plan.re_evaluation_due:
        return PillView("Re-evaluation due", "caution", "clock", tip=f"since {short_date(plan.re_evaluation_due)}")
    if plan.planned_visits is not None and used >= plan.planned_visits:
        return PillView("Visits used up", "caution", "clock", tip=f"{used} of {plan.planned_visits} planned visits used")
    return None
