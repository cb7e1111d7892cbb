"""The table of all sessions: keyboard through the rows, heads to sort by, columns as somebody likes them."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from needlechart.domain.review import Order, SessionLine, Sort
from needlechart.drawing.shown_order import ShownOrder
from needlechart.ui.look.by_finger import by_finger
from needlechart.ui.look.figure_table import FigureTable, Index
from needlechart.ui.look.order_chooser import keep_order, kept_order
from needlechart.ui.look.theme import theme
from needlechart.ui.review.columns import COLUMNS, DELIVERED, Column
from needlechart.ui.review.lines_model import LinesModel

GROUP = "review"
"""Of the program's settings: ``review/columns/PERSON`` the columns in their order, ``review/widths/PERSON`` those made wider."""
_MOST_SHARED = 1.6
_LEAST_WIDTH_PX = 48
_KEEP_AFTER_MS = 300


class SessionTable(FigureTable):
    """``line_chosen(SessionLine)`` when the keyboard or a tap goes to a row, ``line_opened(SessionLine)`` on Return or a double
    click, ``selection_changed()``, ``sort_wanted(Order)`` when a head is pressed."""

    line_chosen = Signal(object)
    line_opened = Signal(object)
    selection_changed = Signal()
    sort_wanted = Signal(object)

    def __init__(self) -> None:
        self.rows = LinesModel()
        self.order = Order()
        self.columns = DELIVERED
        self._widths: dict[Column, int] = {}
        self._person_id = ""
        self._laying = True
        super().__init__(self.rows, "Sessions", air=8)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        by_finger(self)
        head = self.horizontalHeader()
        head.setStretchLastSection(True)
        head.setSectionsClickable(True)
        head.setSectionsMovable(True)
        head.setMinimumSectionSize(_LEAST_WIDTH_PX)
        head.sectionClicked.connect(self._on_head)
        head.sectionResized.connect(self._on_resized)
        head.sectionMoved.connect(self._on_moved)
        self._keep_soon = QTimer(self)
        self._keep_soon.setSingleShot(True)
        self._keep_soon.setInterval(_KEEP_AFTER_MS)
        self._keep_soon.timeout.connect(self._keep)
        self.selectionModel().selectionChanged.connect(self._on_selected)
        self.activated.connect(lambda index: self.line_opened.emit(self.rows.lines[index.row()]))
        self._laying = False

    # ---- columns
    def show_columns_of(self, person_id: str) -> None:
        """The columns as that person left them on this computer."""
        self._person_id = person_id
        kept = QSettings().value(f"{GROUP}/widths/{person_id}")
        self._widths = _widths_of(kept) if isinstance(kept, str) else {}
        self._take(kept_order(f"{GROUP}/columns/{person_id}", DELIVERED))

    def choose_columns(self, columns: ShownOrder[Column]) -> None:
        """Other columns, or another order of them; remembered for the person."""
        self._take(columns)
        keep_order(f"{GROUP}/columns/{self._person_id}", self.columns, DELIVERED)

    def widen(self) -> None:
        """Columns as wide as somebody made them, otherwise as delivered and a little wider where there is room."""
        shown = self.rows.columns
        wishes = [round(self._widths.get(c, COLUMNS[c].width_px) * theme.text_scale) for c in shown]
        free = self.viewport().width() / max(1, sum(wishes))
        share = 1.0 if self._widths else min(max(1.0, free), _MOST_SHARED)
        self._laying = True
        for section, wish in enumerate(wishes):
            self.setColumnWidth(section, int(wish * share))
        self._laying = False

    # ---- rows
    def current_line(self) -> SessionLine | None:
        """The line the keyboard is at."""
        row = self.currentIndex().row()
        return self.rows.lines[row] if 0 <= row < len(self.rows.lines) else None

    def chosen_lines(self) -> tuple[SessionLine, ...]:
        """Every chosen line, from top to bottom."""
        chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.rows.lines[row] for row in chosen)

    def go_to(self, session_id: str | None) -> bool:
        """Chooses the row of that session without telling anybody of a change that is none; whether it is here."""
        row = self.rows.row_of(session_id)
        if row is None:
            return False
        self.setCurrentIndex(self.rows.index(row, 0))
        return True

    def choose_current(self) -> None:
        """Only the row the keyboard is at stays chosen."""
        row = self.currentIndex().row()
        self.clearSelection()
        if row >= 0:
            self.selectRow(row)

    def step(self, by: int) -> None:
        """So many rows further, as the arrow keys do."""
        row = min(max(self.currentIndex().row() + by, 0), len(self.rows.lines) - 1)
        if row >= 0:
            self.setCurrentIndex(self.rows.index(row, 0))

    def show_order(self, order: Order) -> None:
        """Mark the head the lines are sorted by."""
        self.order = order
        self.rows.show_order(order)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(QKeyEvent(event.type(), _ARROWS[step], event.modifiers()))
        elif event.text().isalnum() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            event.ignore()  # letters are the page's
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.line_chosen.emit(self.rows.lines[current.row()])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.widen()

    # ---- the inside
    def _take(self, columns: ShownOrder[Column]) -> None:
        current = self.current_line()
        self.columns = columns
        self._laying = True
        self.rows.show_columns(self.columns.shown())
        self._laying = False
        self.widen()
        self.show_order(self.order)
        self.go_to(current.session_id if current is not None else None)

    def _on_selected(self, _chosen: QItemSelection, _before: QItemSelection) -> None:
        self.selection_changed.emit()

    def _on_head(self, section: int) -> None:
        sort = COLUMNS[self.rows.columns[section]].sort
        if sort is not None and sort in self.rows.offered:
            first_down = sort not in (Sort.PATIENT, Sort.THERAPIST)
            descending = not self.order.descending if sort is self.order.sort else first_down
            self.sort_wanted.emit(Order(sort, descending))

    def _on_resized(self, section: int, _old: int, new: int) -> None:
        if not self._laying and section < len(self.rows.columns) - 1:
            shown = [c for c in self.rows.columns if c not in self._widths]
            for column in shown:
                self._widths[column] = round(self.columnWidth(self.rows.columns.index(column)) / theme.text_scale)
            self._widths[self.rows.columns[section]] = round(new / theme.text_scale)
            self._keep_soon.start()

    def _on_moved(self, _section: int, before: int, after: int) -> None:
        """A head was dragged: the order is the person's, and Qt's own order stays as it was."""
        if self._laying:
            return
        column = self.rows.columns[before]
        over = self.rows.columns[after]
        self._laying = True
        self.horizontalHeader().moveSection(after, before)
        self._laying = False
        order = self.columns.order
        self.choose_columns(self.columns.moved(column, order.index(over) - order.index(column)))

    def _keep(self) -> None:
        kept = ",".join(f"{column}:{wide}" for column, wide in self._widths.items())
        QSettings().setValue(f"{GROUP}/widths/{self._person_id}", kept)


_ARROWS = {1: Qt.Key.Key_Down, -1: Qt.Key.Key_Up}


def _widths_of(kept: str) -> dict[Column, int]:
    """The widths that were kept; whatever cannot be read is passed over."""
    found: dict[Column, int] = {}
    for part in kept.split(","):
        name, _, wide = part.partition(":")
        if name in set(Column) and wide.isdigit():
            found[Column(name)] = max(_LEAST_WIDTH_PX, int(wide))
    return found
