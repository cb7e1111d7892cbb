"""A table of plain words that is as high as its rows, on a page that scrolls."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QSizePolicy

from needlechart.ui.look.figure_table import INK, LEFT, NO_PARENT, RIGHT, ROLE, WEIGHT, FigureTable, Index
from needlechart.ui.look.theme import theme

_WIDEST_EMS = 62


class PlainRows(QAbstractTableModel):
    """Rows of words under heads; columns in ``right`` are figures and stand at the right."""

    def __init__(self, heads: Sequence[str], right: frozenset[int]) -> None:
        super().__init__()
        self._heads, self._right = tuple(heads), right
        self.rows: tuple[tuple[str, ...], ...] = ()

    def show_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = ROLE.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role in (ROLE.DisplayRole, ROLE.ToolTipRole):
            return self._heads[section]
        if role == ROLE.TextAlignmentRole:
            return RIGHT if section in self._right else LEFT
        return theme.font("small", 500) if role == ROLE.FontRole else None

    def data(self, index: Index, role: int = ROLE.DisplayRole) -> Any:
        if role in (ROLE.DisplayRole, ROLE.ToolTipRole, ROLE.AccessibleTextRole):
            return self.rows[index.row()][index.column()]
        if role == ROLE.TextAlignmentRole:
            return RIGHT if index.column() in self._right else LEFT
        if role == INK:
            return "text1" if index.column() == 0 or index.column() in self._right else "text2"
        if role == WEIGHT:
            return 500 if index.column() == 0 else 400
        return None


class PlainTable(FigureTable):
    """``row_opened(int)`` on a tap or Return."""

    row_opened = Signal(int)

    def __init__(self, name: str, heads: Sequence[str], right: Sequence[int] = ()) -> None:
        self.rows = PlainRows(heads, frozenset(right))
        super().__init__(self.rows, name, air=8)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.horizontalHeader().setStretchLastSection(False)
        self.clicked.connect(lambda index: self.row_opened.emit(index.row()))
        self.activated.connect(lambda index: self.row_opened.emit(index.row()))

    def show_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Other rows; the table is as high as they are."""
        self.rows.show_rows(rows)
        self.dress()

    def dress(self) -> None:
        super().dress()
        self.setMaximumWidth(round(theme.px("body") * _WIDEST_EMS))
        self._share()
        below = 2 if self._fits() else self.horizontalScrollBar().sizeHint().height()
        each = self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + each * len(self.rows.rows) + below)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _fits(self) -> bool:
        return self.columns_wide() <= self.viewport().width()

    def _share(self) -> None:
        """The first column takes what the others leave; where there is too little for all, the table scrolls sideways."""
        mode = QHeaderView.ResizeMode
        self.horizontalHeader().setSectionResizeMode(0, mode.Stretch if self._fits() else mode.Interactive)
