"""The same visits as a plain table: for reading figures, for the keyboard, for a screen reader."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QItemSelection, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

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
from needlechart.ui.look.painted import advance, pen_for
from needlechart.ui.look.theme import theme
from needlechart.ui.look.twitches import twitch_figure
from needlechart.ui.look.typed_date import short_date

FIGURES = ("Needles", "Twitches", "Sites", "Insertions")
REST = ("Sore", "Treatments", "At home", "Reactions", "Cautions", "Measured", "State")
_WIDEST_HEAD = 150
_ROLE = Qt.ItemDataRole
_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_AIR = 10
_MEASURED_ROWS = 24


class VisitsModel(QAbstractTableModel):
    """One row per visit, the newest first; one column of pain per problem it was measured for."""

    def __init__(self) -> None:
        super().__init__()
        self._visits: tuple[VisitFigures, ...] = ()
        self._problems: tuple[str, ...] = ()
        self.heads: tuple[str, ...] = ("Date", *FIGURES, *REST)

    def show_history(self, history: NeedleHistory, patient: Patient) -> None:
        """Other visits."""
        self.beginResetModel()
        self._visits = tuple(reversed(history.visits))
        self._problems = tuple(dict.fromkeys(pair.problem_id for visit in self._visits for pair in visit.pain))
        one = len(self._problems) == 1
        names = ["Pain" if one else f"Pain, {problem_words(patient, key) or 'other'}" for key in self._problems]
        heads = ("Date", *names, *FIGURES, *REST)
        self.heads = tuple(head for head in heads if head not in _TELLS or any(map(_TELLS[head], self._visits)))
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

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._visits)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            return self.heads[section]
        if role == _ROLE.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self.head(section) in FIGURES else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return theme.font("small", 500) if role == _ROLE.FontRole else None

    def data(self, index: _Index, role: int = _ROLE.DisplayRole) -> Any:
        if role not in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            return None
        said = self._said(self._visits[index.row()], index.column())
        return said if role == _ROLE.DisplayRole or len(said) > 24 else None

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


class VisitTable(QTableView):
    """Up and Down go from visit to visit.  ``visit_chosen(session_id)``; ``visit_opened`` on Return or a double click."""

    visit_chosen = Signal(str)
    visit_opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.rows = VisitsModel()
        self.rows.setParent(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Cell(self))
        self.setAccessibleName("Visits in figures")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(True)
        self._quiet = False
        self.selectionModel().selectionChanged.connect(self._on_selected)
        self.activated.connect(lambda index: self.visit_opened.emit(self.rows.session_id(index.row())))
        theme.changed.connect(self._dress)
        self._dress()

    def show_history(self, history: NeedleHistory, patient: Patient) -> None:
        """Other visits; the columns are as wide as what stands in them, within reason."""
        self._quiet = True
        self.rows.show_history(history, patient)
        self._quiet = False
        self._widen()

    def select(self, session_id: str | None) -> None:
        """Mark that visit without telling anybody."""
        row = self.rows.row_of(session_id)
        self._quiet = True
        if row is None:
            self.clearSelection()
        else:
            self.setCurrentIndex(self.rows.index(row, max(0, self.currentIndex().column())))
        self._quiet = False

    def _on_selected(self, chosen: QItemSelection, _before: QItemSelection) -> None:
        if chosen.indexes() and not self._quiet:
            self.visit_chosen.emit(self.rows.session_id(chosen.indexes()[0].row()))

    def _widen(self) -> None:
        font, small = theme.font("body", 500), theme.font("small", 500)
        for column, head in enumerate(self.rows.heads):
            rows = range(min(_MEASURED_ROWS, self.rows.rowCount()))
            shown = [str(self.rows.data(self.rows.index(row, column)) or "") for row in rows]
            wide = max((advance(font, said) for said in shown), default=0)
            wide = max(wide, min(advance(small, head), _WIDEST_HEAD) + 4)
            self.setColumnWidth(column, round(min(wide * 1.06 + 4, 280) + 2 * _AIR))

    def _dress(self) -> None:
        self.verticalHeader().setDefaultSectionSize(round(max(theme.sz.row, theme.px("body") * 1.9)))
        self.horizontalHeader().setFont(theme.font("small", 500))
        self._widen()
        self.viewport().update()


class _Cell(QStyledItemDelegate):
    """Paints the whole cell: hairline below, the chosen row on soft accent with a bar, numbers at the right."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        area: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        head = index.model().head(index.column())  # type: ignore[attr-defined]  # the model of this table
        if chosen:
            painter.fillRect(area, theme.color("accent_soft"))
            if index.column() == 0:
                painter.fillRect(QRect(area.x(), area.y(), 3, area.height()), theme.color("accent"))
        painter.fillRect(QRect(area.x(), area.bottom(), area.width(), 1), theme.color("line"))
        said = str(index.data() or "")
        strong = head == "Date" or (head == "Reactions" and said)
        ink = "caution" if head == "Reactions" else "text1" if head in ("Date", "Pain", *FIGURES) else "text2"
        pen_for(painter, theme.font("body", 500 if strong else 400), theme.color(ink))
        inside = area.adjusted(_AIR, 0, -_AIR, 0)
        words = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, inside.width())
        side = Qt.AlignmentFlag.AlignRight if head in FIGURES else Qt.AlignmentFlag.AlignLeft
        painter.drawText(inside, side | Qt.AlignmentFlag.AlignVCenter, words)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(80, round(theme.sz.row))
