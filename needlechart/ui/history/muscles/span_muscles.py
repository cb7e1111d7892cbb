"""The muscles of the span, counted beside the window, and the visits that needled the chosen ones."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from needlechart.domain.history.by_muscle import MuscleFigures, MuscleMarks
from needlechart.domain.history.spans import WHOLE
from needlechart.ui.history.history_state import HistoryState
from needlechart.ui.history.past_sites import PastSites
from needlechart.ui.records_worker import RecordsWorker


class SpanMuscles(QObject):
    """``changed()`` for other rows, ``visits_changed()`` when other visits are meant by the chosen muscles.

    It counts only while somebody watches or a muscle is chosen.  ``rows`` is None until they are counted; those of the span
    before stay until then.  Another patient's chart forgets all.
    """

    changed = Signal()
    visits_changed = Signal()

    def __init__(self, worker: RecordsWorker, state: HistoryState, past: PastSites) -> None:
        super().__init__(state)
        self._worker, self._state, self._past = worker, state, past
        self.rows: tuple[MuscleFigures, ...] | None = None
        self.problem_id: str | None = None
        self._marks: MuscleMarks | None = None
        self._patient_id = ""
        self._watched, self._counted = False, False
        self._asked: object | None = None
        state.chart_changed.connect(self._on_chart)
        state.span_changed.connect(self._count_again)
        state.muscles_changed.connect(self._on_chosen)
        past.arrived.connect(self._count)

    def watch(self, on: bool) -> None:
        """Whether somebody looks at the rows."""
        self._watched = on
        self._count()

    def show_problem(self, problem_id: str | None) -> None:
        """The pain of one problem, or the mean change over all of them."""
        if problem_id != self.problem_id:
            self.problem_id = problem_id
            self._count_again()

    def session_ids(self) -> frozenset[str] | None:
        """The visits of the span that needled one of the chosen muscles; None while none is chosen."""
        chosen = self._state.muscles
        if not chosen:
            return None
        return frozenset().union(*(row.session_ids for row in self.rows or () if row.where in chosen))

    # ---- the inside
    def _on_chart(self) -> None:
        opened, self._marks = self._state.opened, None
        patient_id = opened.patient.id if opened is not None else ""
        if patient_id != self._patient_id:
            self._patient_id, self.rows, self.problem_id = patient_id, None, None
            self.changed.emit()
        self._count_again()

    def _on_chosen(self) -> None:
        self._count()
        self.visits_changed.emit()

    def _count_again(self) -> None:
        self._counted, self._asked = False, None
        self._count()

    def _count(self) -> None:
        opened = self._state.opened
        if self._counted or self._asked is not None or opened is None or not (self._watched or self._state.muscles):
            return
        sites = self._past.want()
        if sites is None:
            return  # it comes back when they are there
        history, marks = opened.history, self._marks
        span, problem_id = self._state.span or WHOLE, self.problem_id
        asked = self._asked = object()

        def count() -> tuple[MuscleMarks, tuple[MuscleFigures, ...]]:
            gathered = marks or MuscleMarks(history, sites)
            return gathered, gathered.over(span, problem_id)

        self._worker.read(lambda _reading: count(), lambda counted: self._on_counted(asked, *counted), self)

    def _on_counted(self, asked: object, marks: MuscleMarks, rows: tuple[MuscleFigures, ...]) -> None:
        """An answer about another span or chart is of no use by now."""
        if asked is not self._asked:
            return
        self._marks = marks
        self._asked, self._counted, self.rows = None, True, rows
        self.changed.emit()
        if self._state.muscles:
            self.visits_changed.emit()
