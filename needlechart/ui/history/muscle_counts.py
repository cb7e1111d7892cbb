"""The heat map as numbers: what each muscle and side got, for whoever reads figures or hears the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from needlechart.domain.catalogue import Catalogue
from needlechart.domain.history.sites import SitePlace
from needlechart.ui.history.span_sites import Measure, MuscleCount
from needlechart.ui.look.theme import theme
from needlechart.ui.look.twitches import twitch_figure

_ROLE = Qt.ItemDataRole
_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_SIDES = {"left": "L", "right": "R", "midline": ""}
_NUMBER_PX, _NAME_PX = 94, 190
_ALL = tuple(Measure)


class _Counts(QAbstractTableModel):
    """Muscle and side, then a column for each measure."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[tuple[str, MuscleCount]] = []

    def show(self, rows: list[tuple[str, MuscleCount]]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else 1 + len(_ALL)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _ROLE.DisplayRole:
            return "Muscle" if section == 0 else _ALL[section - 1].value.capitalize()
        return _alignment(section) if role == _ROLE.TextAlignmentRole else None

    def data(self, index: _Index, role: int = _ROLE.DisplayRole) -> Any:
        name, row = self.rows[index.row()]
        if role == _ROLE.TextAlignmentRole:
            return _alignment(index.column())
        if role == _ROLE.ToolTipRole:
            return name if index.column() == 0 else None
        if role != _ROLE.DisplayRole:
            return None
        if index.column() == 0:
            return name
        measure = _ALL[index.column() - 1]
        counted = row.counts[measure]
        return twitch_figure(counted, row.at_least) if measure is Measure.TWITCHES else str(counted)


class MuscleCounts(QTableView):
    """Most of the chosen measure first; a narrow table shows that measure alone."""

    def __init__(self) -> None:
        super().__init__()
        self._model = _Counts()
        self._model.setParent(self)
        self._measure = Measure.TWITCHES
        self.setModel(self._model)
        self.setAccessibleName("The heat map in numbers, per muscle and side")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        theme.changed.connect(self._dress)
        self._dress()

    def show_counts(self, counts: Sequence[MuscleCount], catalogue: Catalogue, measure: Measure) -> None:
        """Other numbers."""
        self._measure = measure
        named = [(_name(count.place, catalogue), count) for count in counts]
        self._model.show(sorted(named, key=lambda row: (-row[1].counts[measure], row[0])))
        self._put_columns()

    def texts(self) -> list[tuple[str, ...]]:
        """What stands in the rows, with the columns that are shown."""
        shown = [column for column in range(self._model.columnCount()) if not self.isColumnHidden(column)]
        rows = range(self._model.rowCount())
        return [tuple(str(self._model.data(self._model.index(row, column))) for column in shown) for row in rows]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._put_columns()

    def _put_columns(self) -> None:
        number = round(_NUMBER_PX * theme.text_scale)
        all_fit = self.viewport().width() >= _NAME_PX * theme.text_scale + number * len(_ALL)
        for column, measure in enumerate(_ALL, 1):
            self.setColumnHidden(column, not all_fit and measure is not self._measure)
            self.setColumnWidth(column, number)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def _dress(self) -> None:
        self.verticalHeader().setDefaultSectionSize(round(max(theme.sz.desk, theme.px("body") * 1.9)))
        self.horizontalHeader().setFont(theme.font("small", 500))
        self.setFont(theme.font("body"))
        self._put_columns()


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _name(place: SitePlace, catalogue: Catalogue) -> str:
    name = catalogue.structure_name(place.thing).partition(" (")[0]
    return f"{name} {_SIDES[place.side.value]}".strip()
