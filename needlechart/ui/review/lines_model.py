"""The lines that were read so far, as Qt's tables want them; more are asked for when the last rows come in sight."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt, Signal

from needlechart.domain.review import LinePage, Order, SessionLine, Sort
from needlechart.domain.review.paging import Cursor
from needlechart.ui.look.figure_table import GLYPH, INK, LEFT, NO_PARENT, RIGHT, ROLE, WEIGHT, Index
from needlechart.ui.look.theme import theme
from needlechart.ui.review.cells import Cell, Names
from needlechart.ui.review.columns import COLUMNS, DELIVERED, Column


class LinesModel(QAbstractTableModel):
    """``more_wanted(Cursor)`` when the lines after the last one are wanted; ``show_more`` brings them."""

    more_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.columns: tuple[Column, ...] = DELIVERED.shown()
        self.lines: tuple[SessionLine, ...] = ()
        self.offered: tuple[Sort, ...] = (Sort.DATE,)
        self.order = Order()
        self._names: Names | None = None
        self._next: Cursor | None = None
        self._asked = False

    def show_page(self, page: LinePage, names: Names) -> None:
        """The first page of other lines."""
        self.beginResetModel()
        self.lines, self._next, self._names, self._asked = page.lines, page.next, names, False
        self.endResetModel()

    def show_more(self, page: LinePage) -> None:
        """The lines after those that are here."""
        first = len(self.lines)
        self._next, self._asked = page.next, False
        if page.lines:
            self.beginInsertRows(NO_PARENT, first, first + len(page.lines) - 1)
            self.lines += page.lines
            self.endInsertRows()

    def show_columns(self, columns: tuple[Column, ...]) -> None:
        """Other columns."""
        self.beginResetModel()
        self.columns = columns
        self.endResetModel()

    def show_order(self, order: Order) -> None:
        """What the lines are sorted by; its head has an arrow."""
        self.order = order
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def forget(self) -> None:
        """Nothing of any patient is kept."""
        self.show_page(LinePage((), None), self._names) if self._names is not None else None
        self._names = None

    def row_of(self, session_id: str | None) -> int | None:
        """The row of a session, None when it is not here."""
        return next((row for row, line in enumerate(self.lines) if line.session_id == session_id), None)

    @property
    def whole(self) -> bool:
        """Whether every line is here."""
        return self._next is None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._next is not None and not self._asked

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._asked = True
            self.more_wanted.emit(self._next)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = ROLE.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = COLUMNS[self.columns[section]]
        if role == ROLE.DisplayRole:
            arrow = _DOWN if self.order.descending else _UP
            return column.words + (arrow if column.sort is self.order.sort else "")
        if role == ROLE.ToolTipRole:
            return self._sort_tip(column.sort, column.words)
        if role == ROLE.TextAlignmentRole:
            return RIGHT if column.right else LEFT
        return theme.font("small", 500) if role == ROLE.FontRole else None

    def data(self, index: Index, role: int = ROLE.DisplayRole) -> Any:
        if role not in _ROLES or self._names is None:
            return None
        column = COLUMNS[self.columns[index.column()]]
        if role == ROLE.TextAlignmentRole:
            return RIGHT if column.right else LEFT
        return _told(column.cell(self.lines[index.row()], self._names), role)

    def _sort_tip(self, sort: Sort | None, words: str) -> str:
        if sort is None:
            return words
        return f"Sort by {words.lower()}" if sort in self.offered else f"{words}: filter further to sort by it"


_ROLES = frozenset({ROLE.DisplayRole, ROLE.ToolTipRole, ROLE.TextAlignmentRole, ROLE.AccessibleTextRole, INK, WEIGHT, GLYPH})
_LONG = 16
_DOWN, _UP = " \N{DOWNWARDS ARROW}", " \N{UPWARDS ARROW}"


def _told(cell: Cell, role: int) -> Any:
    if role == INK:
        return cell.ink
    if role == WEIGHT:
        return cell.weight
    if role == GLYPH:
        return cell.glyph
    if role == ROLE.ToolTipRole:
        return cell.words if len(cell.words) > _LONG else None
    return cell.words
