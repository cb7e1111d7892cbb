"""What each muscle and side got over the span, how it answered and what followed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from needlechart.drawing.timeline.figures import problem_words
from needlechart.ui.history.history_state import HistoryState
from needlechart.ui.history.muscles.muscle_columns import COLUMNS, VISITS, Column
from needlechart.ui.history.muscles.muscle_table import MuscleTable
from needlechart.ui.history.muscles.span_muscles import SpanMuscles
from needlechart.ui.history.span_words import visits_words
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.empty import EmptyState
from needlechart.ui.look.flow import Flow
from needlechart.ui.look.layout import Box, Line, box, col, scrolled
from needlechart.ui.look.menus import open_below, touch_menu
from needlechart.ui.look.words import small

_MEAN = "Mean pain"
_BUTTON_AIR_PX = 12
"""What lies before the words of a quiet button."""


class MusclePane(Box):
    """Table with its tools: by what it is sorted, left against right, and whose pain where several problems were measured."""

    def __init__(self, state: HistoryState, muscles: SpanMuscles) -> None:
        self._state, self._muscles = state, muscles
        self.table = MuscleTable()
        self.sorting = Button("", "quiet", trailing="down", tip="By which column the muscles are sorted")
        self.paired = Button("Left against right", "quiet", toggle=True, tip="Both sides of a muscle under each other")
        self.problem = Button("", "quiet", trailing="down", tip="Whose pain stands in the column of pain")
        self._span = small("", "text2")
        self._span.setContentsMargins(_BUTTON_AIR_PX, 0, 0, 0)
        self._empty = EmptyState("")
        tools = QWidget()
        flow = Flow(4, 4)
        tools.setLayout(flow)
        for tool in (self.sorting, self.paired, self.problem, self._span):
            flow.addWidget(tool)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(box(col(self._empty, None, margins=(20, 16, 20, 16))))
        head = box(col(tools, margins=(8, 4, 12, 4)))
        table = box(col((self._stack, 1), margins=(12, 0, 0, 0)))
        whole = scrolled(box(col(head, Line(), (table, 1), gap=0)), "Per muscle")
        super().__init__(col((whole, 1), gap=0), "surface", "Per muscle and side")
        self._by, self._falling = VISITS, True
        self._problems: tuple[str, ...] = ()
        self.table.sorting_wanted.connect(self.sort_by)
        self.table.muscles_chosen.connect(state.choose_muscles)
        self.sorting.clicked.connect(self._open_sorting)
        self.paired.toggled.connect(lambda _on: self._show())
        self.problem.clicked.connect(self._open_problems)
        muscles.changed.connect(self._show)
        state.muscles_changed.connect(lambda: self.table.select(state.muscles))

    def sort_by(self, column: Column) -> None:
        """By that column; again by the same one, the other way round."""
        self._falling = not self._falling if column is self._by else column.falling
        self._by = column
        self._show()

    def span_text(self) -> str:
        """Which visits it counts."""
        return self._span.text()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._muscles.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._muscles.watch(False)

    # ---- the inside
    def _show(self) -> None:
        opened, rows = self._state.opened, self._muscles.rows
        if opened is None or rows is None:
            self.table.rows.show((), self._by, falling=self._falling)
            self._span.setText("")
            return
        self.table.show_muscles(rows, opened.catalogue, self._by, falling=self._falling, paired=self.paired.isChecked())
        self.table.select(self._state.muscles)
        visits = self._state.visits
        self._span.setText(visits_words(self._state.spanned, visits[-1].date) if visits else "")
        self._span.setMinimumHeight(self.sorting.sizeHint().height())
        self._empty.show_empty("No needled muscle", "What was needled in these visits will stand here, muscle by muscle.")
        self._stack.setCurrentIndex(0 if self.table.rows.rows else 1)
        self.sorting.set_words(f"Sorted by {self._by.head.lower()}")
        self._problems = tuple(dict.fromkeys(pair.problem_id for visit in self._state.spanned for pair in visit.pain))
        self.problem.setVisible(len(self._problems) > 1 or self._muscles.problem_id is not None)
        self.problem.set_words(self._problem_words(self._muscles.problem_id))

    def _problem_words(self, problem_id: str | None) -> str:
        opened = self._state.opened
        if problem_id is None or opened is None:
            return _MEAN
        return problem_words(opened.patient, problem_id) or "Other pain"

    def _open_sorting(self) -> None:
        menu = touch_menu(self.sorting, "Sort the muscles by")
        for column in COLUMNS:
            row = menu.addAction(column.head)
            row.setCheckable(True)
            row.setChecked(column is self._by)
            row.triggered.connect(self._sorted(column))
        open_below(menu, self.sorting)

    def _open_problems(self) -> None:
        menu = touch_menu(self.problem, "Whose pain")
        for problem_id in (None, *self._problems):
            row = menu.addAction(self._problem_words(problem_id).replace("&", "&&"))
            row.setCheckable(True)
            row.setChecked(problem_id == self._muscles.problem_id)
            row.triggered.connect(self._of_problem(problem_id))
        open_below(menu, self.problem)

    def _sorted(self, column: Column) -> Callable[[], None]:
        return lambda: self.sort_by(column)

    def _of_problem(self, problem_id: str | None) -> Callable[[], None]:
        return lambda: self._muscles.show_problem(problem_id)
