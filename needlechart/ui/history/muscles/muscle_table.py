"""The table per muscle and side: sorted by any column, rows chosen to see their visits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QItemSelection, QItemSelectionModel, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication

from needlechart.domain.catalogue import Catalogue
from needlechart.domain.history.by_muscle import MuscleFigures, Where
from needlechart.ui.history.muscles.muscle_columns import (
    COLUMNS,
    INSERTIONS,
    MUSCLE,
    NARROW,
    VISITS,
    Column,
    MuscleRow,
    muscle_rows,
)
from needlechart.ui.look.by_finger import by_finger
from needlechart.ui.look.figure_table import (
    INK,
    LEFT,
    MEASURED_ROWS,
    NO_PARENT,
    RIGHT,
    ROLE,
    TIED,
    UNDER,
    WEIGHT,
    FigureTable,
    Index,
    spoken,
)
from needlechart.ui.look.theme import theme

_SELECT = QItemSelectionModel.SelectionFlag
_CHOOSING = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DOWN, _UP = " \N{DOWNWARDS ARROW}", " \N{UPWARDS ARROW}"


class MusclesModel(QAbstractTableModel):
    """One row per muscle and side; insertions only where they are not the needles everywhere.  ``narrow``: in fewer columns."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[MuscleRow, ...] = ()
        self.columns: tuple[Column, ...] = COLUMNS
        self.by, self.falling = VISITS, True
        self.narrow = False

    def show(self, rows: tuple[MuscleRow, ...], by: Column, *, falling: bool) -> None:
        """Other rows, as sorted."""
        self.beginResetModel()
        self.rows, self.by, self.falling = rows, by, falling
        self.columns = self.columns_of(narrow=self.narrow)
        self.endResetModel()

    def show_narrow(self, narrow: bool) -> None:
        """The figures in fewer columns, or each in its own."""
        self.beginResetModel()
        self.narrow = narrow
        self.columns = self.columns_of(narrow=self.narrow)
        self.endResetModel()

    def columns_of(self, *, narrow: bool) -> tuple[Column, ...]:
        """The columns there would be in that form."""
        again = any(row.of.insertions != row.of.needles for row in self.rows)
        every = NARROW if narrow else COLUMNS
        return tuple(column for column in every if again or column is not INSERTIONS)

    def head(self, column: Column) -> str:
        """What stands over a column: an arrow with the one that sorts."""
        return column.head + ((_DOWN if self.falling else _UP) if column.stands_for(self.by) else "")

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        some = Qt.ItemFlag.ItemIsEnabled
        return some | Qt.ItemFlag.ItemIsSelectable if self.rows[index.row()].needled else some

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = ROLE.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == ROLE.DisplayRole:
            return self.head(column)
        if role in (ROLE.ToolTipRole, ROLE.AccessibleDescriptionRole):
            return column.about
        if role == ROLE.TextAlignmentRole:
            return LEFT if column is MUSCLE else RIGHT
        return theme.font("small", 600 if column.stands_for(self.by) else 500) if role == ROLE.FontRole else None

    def data(self, index: Index, role: int = ROLE.DisplayRole) -> Any:
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role == ROLE.DisplayRole:
            return column.said(row) if row.needled or column is MUSCLE else ""
        if role == UNDER:
            return column.under(row) if row.needled or column is MUSCLE else ""
        if role == ROLE.TextAlignmentRole:
            return LEFT if column is MUSCLE else RIGHT
        if role == INK:
            return "text1" if row.needled else "text2"
        if role == WEIGHT:
            return 500 if column is MUSCLE and row.needled else 400
        if role == TIED:
            return row.tied
        if role == ROLE.AccessibleTextRole:
            return spoken(index)
        return row.name if role == ROLE.ToolTipRole and column is MUSCLE else None


class MuscleTable(FigureTable):
    """``muscles_chosen(tuple of Where)`` when the user chose other rows, ``sorting_wanted(column)`` when a head was pressed.

    A tap, Space or Return chooses a row, and lets a chosen one go.
    """

    muscles_chosen = Signal(object)
    sorting_wanted = Signal(object)

    def __init__(self) -> None:
        self.rows = MusclesModel()
        self._quiet = False
        self._chosen: tuple[Where, ...] = ()
        self._pressed_at, self._dragged = QPointF(), False
        super().__init__(self.rows, "Muscles and sides in figures", lines=2, air=6)
        self.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        self.horizontalHeader().setSectionsClickable(True)
        self.horizontalHeader().sectionClicked.connect(self._on_head)
        self.selectionModel().selectionChanged.connect(self._on_selected)
        self.clicked.connect(self._on_clicked)
        by_finger(self)

    def show_muscles(
        self, figures: Sequence[MuscleFigures], catalogue: Catalogue, by: Column, *, falling: bool, paired: bool
    ) -> None:
        """Other figures, or the same in another order; the columns are as wide as what stands in them."""
        self._quiet = True
        at = self.currentIndex()
        where, column = (self.rows.rows[at.row()].where, at.column()) if at.isValid() else (None, 0)
        self.rows.show(muscle_rows(figures, catalogue, by, falling=falling, paired=paired), by, falling=falling)
        row = next((n for n, of in enumerate(self.rows.rows) if of.where == where), None)
        if row is not None:
            self.setCurrentIndex(self.rows.index(row, min(column, len(self.rows.columns) - 1)))
        self._quiet = False
        self._fit()

    def select(self, muscles: Sequence[Where]) -> None:
        """Mark these muscles without telling anybody."""
        self._quiet, self._chosen = True, tuple(muscles)
        marked = QItemSelection()
        for row, of in enumerate(self.rows.rows):
            if of.needled and of.where in self._chosen:
                marked.select(self.rows.index(row, 0), self.rows.index(row, len(self.rows.columns) - 1))
        self.selectionModel().select(marked, _SELECT.ClearAndSelect)
        self._quiet = False

    def selectionCommand(  # noqa: N802
        self, _index: Index, _event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        return _SELECT.NoUpdate  # a press may become a drag of the page: only a click chooses

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.globalPosition()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The rows follow a finger, so that it may leave the glass on the row on which it came down."""
        away = event.globalPosition() - self._pressed_at
        self._dragged = away.manhattanLength() > QApplication.startDragDistance()
        super().mouseReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rows:
            self.setCurrentIndex(self.rows.index(0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def dress(self) -> None:
        super().dress()
        self.setMinimumHeight(self.horizontalHeader().sizeHint().height() + 3 * self.verticalHeader().defaultSectionSize())
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()  # the page lets the muscles go
        elif event.key() in _CHOOSING and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            if not event.isAutoRepeat():
                self._toggle(self.currentIndex())
        else:
            super().keyPressEvent(event)

    # ---- the inside
    def _fit(self) -> None:
        """Each figure in a column of its own where there is room for all."""
        wide, at, column = self.viewport().width(), self.currentIndex().row(), self.currentIndex().column()
        measured = [row for row in self.rows.rows[:MEASURED_ROWS] if row.needled]
        needed = sum(
            self.wish(self.rows.head(each), [(each.said(row), each.under(row)) for row in measured])
            for each in self.rows.columns_of(narrow=False)
        )
        self._quiet = True
        if self.rows.narrow != (needed > wide):
            self.rows.show_narrow(needed > wide)
            if at >= 0:
                self.setCurrentIndex(self.rows.index(at, max(0, min(column, len(self.rows.columns) - 1))))
        self.select(self._chosen)
        self.widen()
        self.share_out(wide)

    def _on_head(self, at: int) -> None:
        """A head that stands for two columns sorts by the one it sorts by already, the other way round, or else by its first."""
        column = self.rows.columns[at]
        self.sorting_wanted.emit(self.rows.by if column.stands_for(self.rows.by) else (column.holds or (column,))[0])

    def _on_clicked(self, index: Index) -> None:
        if not self._dragged:
            self._toggle(index)

    def _toggle(self, index: Index) -> None:
        if index.isValid() and self.rows.rows[index.row()].needled:
            at = self.rows.index(index.row(), 0)
            self.selectionModel().select(at, _SELECT.Toggle | _SELECT.Rows)

    def _on_selected(self, _chosen: QItemSelection, _before: QItemSelection) -> None:
        if self._quiet:
            return
        marked = [self.rows.rows[index.row()].where for index in self.selectionModel().selectedRows()]
        kept = [where for where in self._chosen if where in marked]
        self._chosen = tuple(kept + [where for where in marked if where not in kept])
        self.muscles_chosen.emit(self._chosen)
