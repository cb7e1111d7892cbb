"""The wide body on which the pain of a problem is drawn, in the place of the page's right column."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from needlechart.atlas import Atlas
from needlechart.domain.measures import When
from needlechart.domain.sessions import AreaKind, PainArea, TreatmentSession
from needlechart.ui.body.body_chart import BodyChart
from needlechart.ui.charting.pain_areas.pain_drawing import PainDrawing
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.look.chips import ChoiceChips
from needlechart.ui.look.layout import Box, Line, col, row
from needlechart.usecases.pain_drawing import Drawn

_WORDS = {When.BEFORE: "before the treatment", When.AFTER: "after the treatment"}


class PainDrawer(Box):
    """``closed`` when the therapist is done.  With several problems, chips say whose pain is drawn."""

    closed = Signal()

    def __init__(self, editor: SessionEditor, atlas: Atlas, when: When, parent: QWidget) -> None:
        self._editor, self._when = editor, when
        self.chart = BodyChart(atlas, placing=False)
        self.chart.name_of = lambda structure: editor.opened.catalogue.structure_name(structure.key)
        self.problems = ChoiceChips([], name="Whose pain is drawn")
        self.drawing = PainDrawing(editor, self.chart, lambda session: pain_areas(session, when))
        head = col(self.problems, self.drawing.bar, gap=4, margins=(12, 8, 12, 0))
        super().__init__(row(Line(vertical=True), (col(head, (self.chart, 1), gap=0), 1), gap=0), "bg", "Pain area")
        self.setParent(parent)
        self._offered: tuple[str, ...] = ()
        self.problems.changed.connect(self._on_problem)
        self.drawing.active_changed.connect(self._on_active)
        self.hide()

    def open(self) -> None:
        """Shows the body, ready for the first stroke."""
        self._offer_problems()
        self.show()
        self.raise_()
        self._start()

    def show_session(self, session: TreatmentSession) -> None:
        """Shows this value."""
        if not self.isHidden():
            self.drawing.show_session(session)

    def _start(self) -> None:
        problem_id = self.problems.value()
        problem = self._editor.opened.patient.problem(problem_id or "")
        told = f"{problem.name if problem is not None else 'Pain'}, {_WORDS[self._when]}"
        self.drawing.start(Drawn(AreaKind.PAIN, self._when, problem_id), told)

    def _offer_problems(self) -> None:
        ids = self._editor.session.problem_ids
        known = [p for p in map(self._editor.opened.patient.problem, ids) if p is not None]
        offered = tuple(problem.id for problem in known)
        if offered != self._offered:
            self._offered = offered
            self.problems.set_options([(problem.id, problem.name) for problem in known])
        if self.problems.value() is None and offered:
            self.problems.set_value(offered[0])
        self.problems.setVisible(len(offered) > 1)

    def _on_problem(self) -> None:
        if self.problems.value() is None and self._offered:  # a second tap on the chosen one
            self.problems.set_value(self._offered[0])
        self._start()

    def _on_active(self) -> None:
        if not self.drawing.active:
            self.hide()
            self.closed.emit()


def pain_areas(session: TreatmentSession, when: When) -> tuple[PainArea, ...]:
    """The patient's own pain as drawn before the treatment; afterwards also what was drawn after it."""
    times = (When.BEFORE,) if when is When.BEFORE else (When.BEFORE, When.AFTER)
    return tuple(area for area in session.pain_areas if area.kind is AreaKind.PAIN and area.when in times)
