"""What went with what: change in pain at visits with and without each kind of treatment, described and not proved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

from needlechart.domain.history.going_together import NOT_PROOF, TOO_FEW, Contrast, TooFew, WentTogether, together
from needlechart.domain.history.spans import WHOLE
from needlechart.domain.history.spread import Spread
from needlechart.domain.treatments import TreatmentKind
from needlechart.domain.words import words
from needlechart.drawing.timeline.figures import problem_words
from needlechart.ui.history.history_state import HistoryState
from needlechart.ui.history.span_words import visits_words
from needlechart.ui.history.spread_words import change_figure, change_range
from needlechart.ui.look.by_finger import by_finger
from needlechart.ui.look.figure_table import (
    INK,
    LEFT,
    NO_PARENT,
    ROLE,
    UNDER,
    WEIGHT,
    FigureTable,
    Index,
    spoken,
)
from needlechart.ui.look.layout import Box, box, col, scrolled
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import small, title
from needlechart.ui.records_worker import RecordsWorker

HEADS = ("Treatment", "In the visit, with", "Without", "To the next, with", "Without")
_ABOUT = (
    "Kind of treatment",
    "Pain after minus before, at visits with it",
    "Pain after minus before, at visits without it",
    "Pain on the next arrival minus pain on this one, after visits with it",
    "Pain on the next arrival minus pain on this one, after visits without it",
)
_WHAT = "Change in pain, points of 10, below 0 is less pain: middle value, n visits, least to greatest."
_NO_PAIN = "No pain was measured in these visits."
_NO_TREATMENT = "No complementary treatment was charted in these visits."
_TOO_FEW_CELL = "too few"
_LEFT_PX = 12


class _Together(QAbstractTableModel):
    """One row per problem and kind of treatment, in the order in which they come: it is no ranking."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[WentTogether, ...] = ()
        self._problems: dict[str, str] = {}

    def show(self, rows: tuple[WentTogether, ...], problems: dict[str, str]) -> None:
        """Other rows; ``problems`` what each problem is called, of those in the rows or left out."""
        self.beginResetModel()
        self._rows, self._problems = rows, problems
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = ROLE.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == ROLE.TextAlignmentRole:
            return LEFT
        if role in (ROLE.ToolTipRole, ROLE.AccessibleTextRole):
            return _ABOUT[section]
        return HEADS[section] if role == ROLE.DisplayRole else theme.font("small", 500) if role == ROLE.FontRole else None

    def data(self, index: Index, role: int = ROLE.DisplayRole) -> Any:
        row, column = self._rows[index.row()], index.column()
        if role == ROLE.DisplayRole:
            return _kind(row.kind) if not column else change_figure(of) if (of := _of(row, column)) else _TOO_FEW_CELL
        if role == UNDER:
            if not column:
                return self._problems[row.problem_id] if len(self._problems) > 1 else ""
            of = _of(row, column)
            return change_range(of) if of is not None else ""
        if role == ROLE.TextAlignmentRole:
            return LEFT
        if role == INK:
            return "text1" if not column or _of(row, column) is not None else "text2"
        if role == WEIGHT:
            return 400 if column else 500
        return spoken(index) if role == ROLE.AccessibleTextRole else None


def _kind(kind: TreatmentKind) -> str:
    name = words(kind)
    return name[:1].upper() + name[1:]


def _of(row: WentTogether, column: int) -> Spread | None:
    contrast: Contrast | None = row.in_visit if column < 3 else row.to_next
    if contrast is None:
        return None
    return contrast.with_it if column % 2 else contrast.without_it


def left_out_words(rows: Sequence[TooFew], problems: dict[str, str]) -> str:
    """ "Not shown: massage (12 visits with, 1 without), heat or ice (2 with, 11 without)."; "" for none."""
    said: list[str] = []
    for row in rows:
        about = f" for {problems[row.problem_id]}" if len(problems) > 1 else ""
        unit = "" if said else ("visit " if row.with_it == 1 else "visits ")
        said.append(f"{words(row.kind)}{about} ({row.with_it} {unit}with, {row.without_it} without)")
    return f"Not shown: {', '.join(said)}." if said else ""


class WithWhat(Box):
    """Over the span, or over all visits.  That it does not prove anything always stands beside it, and from how many visits on
    something is shown.

    It is counted only while it is shown.  ``shown()`` when it has other rows.
    """

    shown = Signal()

    def __init__(self, worker: RecordsWorker, state: HistoryState) -> None:
        self._worker, self._state = worker, state
        self._model = _Together()
        self.table = FigureTable(self._model, "Change in pain with and without each kind of treatment", lines=2, air=8)
        by_finger(self.table)
        self._proof = small(NOT_PROOF, "text2", wrap=True)
        self._span = small("", "text2", wrap=True)
        self._left_out = small("", "text2", wrap=True)
        about = small(_WHAT, "text2", wrap=True)
        head = box(col(title("What went with what"), self._span, about, self._proof, gap=2, margins=(20, 12, 16, 6)))
        foot = box(col(self._left_out, margins=(20, 4, 16, 8)))
        self._within = box(col(head, box(col(self.table, margins=(_LEFT_PX, 0, 0, 4))), foot, None, gap=0))
        super().__init__(col((scrolled(self._within, "Changes in pain"), 1), gap=0), "surface", "What went with what")
        self._asked: object | None = None
        self._counted = False
        self._patient_id = ""
        state.chart_changed.connect(self._on_chart)
        state.span_changed.connect(self._count_again)
        theme.changed.connect(self._fit)
        self._show((), ())

    def words(self) -> str:
        """What stands beside the figures: of which visits, that it proves nothing, what is not shown and why."""
        return "\n".join(said.text() for said in (self._span, self._proof, self._left_out) if said.text())

    def needed(self, wide: int) -> int:
        """Pixels it would like to be high when it is that wide."""
        layout = self._within.layout()
        return layout.totalHeightForWidth(wide) if layout is not None else 0

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._count()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._asked = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # ---- the inside
    def _count_again(self) -> None:
        self._counted, self._asked = False, None
        if self.isVisible():
            self._count()

    def _count(self) -> None:
        opened = self._state.opened
        if opened is None or self._counted or self._asked is not None:
            return
        history, span = opened.history, self._state.span or WHOLE
        asked = self._asked = object()
        self._worker.read(lambda _reading: together(history, span), lambda found: self._on_counted(asked, *found), self)

    def _on_counted(self, asked: object, rows: tuple[WentTogether, ...], left_out: tuple[TooFew, ...]) -> None:
        """An answer about another span or chart is of no use by now."""
        if asked is self._asked:
            self._asked, self._counted = None, True
            self._show(rows, left_out)

    def _on_chart(self) -> None:
        """Nothing of another patient stays in sight."""
        opened = self._state.opened
        patient_id = opened.patient.id if opened is not None else ""
        if patient_id != self._patient_id:
            self._patient_id, self._counted = patient_id, False
            self._show((), ())
        self._count_again()

    def _show(self, rows: tuple[WentTogether, ...], left_out: tuple[TooFew, ...]) -> None:
        opened, spanned = self._state.opened, self._state.spanned
        ids = dict.fromkeys([*(row.problem_id for row in rows), *(row.problem_id for row in left_out)])
        problems = {key: problem_words(opened.patient, key) or "other pain" for key in ids} if opened is not None else {}
        self._model.show(rows, problems)
        self.table.setVisible(bool(rows))
        self._span.setText(visits_words(spanned, self._state.visits[-1].date) if spanned else "")
        self._proof.setText(f"{NOT_PROOF} {TOO_FEW}")
        self._left_out.setText(left_out_words(left_out, problems) or ("" if rows or not self._counted else self._why_nothing()))
        self._left_out.setVisible(bool(self._left_out.text()))
        self._fit()
        self.shown.emit()

    def _why_nothing(self) -> str:
        """What the visits of the span lack."""
        given = any(visit.treatments for visit in self._state.spanned if visit.attended)
        return _NO_PAIN if given else _NO_TREATMENT

    def _fit(self) -> None:
        """The range stands beside the middle value where there is room, else under it; the table is as high as its rows."""
        rows, table = self._model.rowCount(), self.table
        if not rows:
            return
        wide = self.width() - _LEFT_PX - table.verticalScrollBar().sizeHint().width()
        table.set_beside(True)
        table.set_beside(table.columns_wide() <= wide)
        table.widen()
        table.share_out(wide)
        bar = table.horizontalScrollBar().sizeHint().height() if table.columns_wide() > wide else 0
        one = table.verticalHeader().defaultSectionSize()
        table.setFixedHeight(table.horizontalHeader().sizeHint().height() + rows * one + bar + 2)
