"""The same visits as a plain table: for reading figures, for the keyboard, for a screen reader."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QItemSelection, Qt, Signal

from needlechart.domain.history import NeedleHistory, VisitFigures
from needlechart.domain.patients import Patient
from needlechart.drawing.timeline.figures import problem_words
from needlechart.ui.history.visit_words import (
    caution_words,
    home_words,
    pair_words,
    reaction_words,
    score_lines,
    soreness_words,
    treatment_words,
)
from needlechart.ui.look.figure_table import INK, LEFT, NO_PARENT, RIGHT, ROLE, WEIGHT, FigureTable, Index
from needlechart.ui.look.theme import theme
from needlechart.ui.look.twitches import twitch_figure
from needlechart.ui.look.typed_date import short_date

FIGURES = ("Needles", "Twitches", "Sites", "Insertions")
REST = ("Sore", "Treatments", "At home", "Reactions", "Cautions", "Measured", "State")


class VisitsModel(QAbstractTableModel):
    """One row per visit, the newest first, or per visit of some; one column of pain per problem it was measured for."""

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[VisitFigures, ...] = ()
        self._only: Collection[str] | None = None
        self._visits: tuple[VisitFigures, ...] = ()
        self._problems: tuple[str, ...] = ()
        self.heads: tuple[str, ...] = ("Date", *FIGURES, *REST)

    def show_history(self, history: NeedleHistory, patient: Patient) -> None:
        """Other visits."""
        self.beginResetModel()
        self._all = tuple(reversed(history.visits))
        self._visits = self._wanted()
        self._problems = tuple(dict.fromkeys(pair.problem_id for visit in self._all for pair in visit.pain))
        one = len(self._problems) == 1
        names = ["Pain" if one else f"Pain, {problem_words(patient, key) or 'other'}" for key in self._problems]
        heads = ("Date", *names, *FIGURES, *REST)
        self.heads = tuple(head for head in heads if head not in _TELLS or any(map(_TELLS[head], self._all)))
        self.endResetModel()

    def show_only(self, session_ids: Collection[str] | None) -> None:
        """The rows of these visits; None for all."""
        if session_ids != self._only:
            self.beginResetModel()
            self._only = session_ids
            self._visits = self._wanted()
            self.endResetModel()

    def session_id(self, row: int) -> str:
        """The session of a row."""
        return self._visits[row].session_id

    def row_of(self, session_id: str | None) -> int | None:
        """The row of a session, None when it is not here."""
        return next((i for i, visit in enumerate(self._visits) if visit.session_id == session_id), None)

    def head(self, column: int) -> str:
        """What a column is called; all columns of pain are "Pain" here."""
        return "Pain" if 1 <= column <= len(self._problems) else self.heads[column]

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._visits)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = ROLE.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role in (ROLE.DisplayRole, ROLE.ToolTipRole):
            return self.heads[section]
        if role == ROLE.TextAlignmentRole:
            return RIGHT if self.head(section) in FIGURES else LEFT
        return theme.font("small", 500) if role == ROLE.FontRole else None

    def data(self, index: Index, role: int = ROLE.DisplayRole) -> Any:
        head = self.head(index.column())
        if role == ROLE.TextAlignmentRole:
            return RIGHT if head in FIGURES else LEFT
        if role == INK:
            return "caution" if head == "Reactions" else "text1" if head in ("Date", "Pain", *FIGURES) else "text2"
        if role not in (ROLE.DisplayRole, ROLE.ToolTipRole, WEIGHT):
            return None
        said = self._said(self._visits[index.row()], index.column())
        if role == WEIGHT:
            return 500 if head == "Date" or (head == "Reactions" and said) else 400
        return said if role == ROLE.DisplayRole or len(said) > 24 else None

    def _wanted(self) -> tuple[VisitFigures, ...]:
        only = self._only
        return self._all if only is None else tuple(visit for visit in self._all if visit.session_id in only)

    def _said(self, visit: VisitFigures, column: int) -> str:
        head = self.head(column)
        if head == "Pain":
            wanted = self._problems[column - 1]
            return pair_words(next((pair for pair in visit.pain if pair.problem_id == wanted), None))
        return _TOLD[head](visit)


def _state(visit: VisitFigures) -> str:
    return ("Signed" if visit.signed else "Draft") + ("" if visit.attended else ", did not come")


_TOLD: dict[str, Callable[[VisitFigures], str]] = {
    "Date": lambda visit: short_date(visit.date),
    "Needles": lambda visit: str(visit.needles),
    "Twitches": lambda visit: twitch_figure(visit.twitches, visit.twitches_is_minimum),
    "Sites": lambda visit: str(visit.sites),
    "Insertions": lambda visit: str(visit.insertions),
    "Sore": soreness_words,
    "Treatments": treatment_words,
    "At home": home_words,
    "Reactions": reaction_words,
    "Cautions": caution_words,
    "Measured": lambda visit: "; ".join(score_lines(visit)),
    "State": _state,
}
_TELLS: dict[str, Callable[[VisitFigures], bool]] = {
    "Insertions": lambda visit: visit.insertions != visit.needles,
    "At home": lambda visit: bool(visit.home),
    "Cautions": lambda visit: bool(visit.cautions),
    "Measured": lambda visit: bool(visit.scores),
}
"""Columns that are left out when no visit has anything in them; insertions when they are the needles of every visit."""


class VisitTable(FigureTable):
    """Up and Down go from visit to visit.  ``visit_chosen(session_id)``; ``visit_opened`` on Return or a double click."""

    visit_chosen = Signal(str)
    visit_opened = Signal(str)

    def __init__(self) -> None:
        self.rows = VisitsModel()
        super().__init__(self.rows, "Visits in figures")
        self._quiet = False
        self._session_id: str | None = None
        self.selectionModel().selectionChanged.connect(self._on_selected)
        self.activated.connect(lambda index: self.visit_opened.emit(self.rows.session_id(index.row())))

    def show_history(self, history: NeedleHistory, patient: Patient) -> None:
        """Other visits; the columns are as wide as what stands in them, within reason."""
        self._quiet = True
        self.rows.show_history(history, patient)
        self._quiet = False
        self.widen()

    def show_only(self, session_ids: Collection[str] | None) -> None:
        """The rows of these visits; None for all."""
        self._quiet = True
        self.rows.show_only(session_ids)
        self._quiet = False
        self.select(self._session_id)

    def select(self, session_id: str | None) -> None:
        """Mark that visit without telling anybody."""
        self._session_id = session_id
        row = self.rows.row_of(session_id)
        self._quiet = True
        if row is None:
            self.clearSelection()
        else:
            self.setCurrentIndex(self.rows.index(row, max(0, self.currentIndex().column())))
        self._quiet = False

    def _on_selected(self, chosen: QItemSelection, _before: QItemSelection) -> None:
        if chosen.indexes() and not self._quiet:
            self._session_id = self.rows.session_id(chosen.indexes()[0].row())
            self.visit_chosen.emit(self.rows.session_id(chosen.indexes()[0].row()))
