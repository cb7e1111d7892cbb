"""Tables: figures in rows, a second line or words beside them, chosen rows on soft accent."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from needlechart.ui.look.painted import advance, draw_icon, pen_for
from needlechart.ui.look.theme import theme

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
ROLE = Qt.ItemDataRole
INK, WEIGHT, UNDER, TIED, GLYPH = (ROLE.UserRole + n for n in range(1, 6))
"""What a model tells of a cell beside its words: the text colour, the weight, its second line, whether it belongs to the row
below, so that no line parts them, and an icon before the words."""
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_WIDEST_HEAD, _WIDEST_CELL = 150, 280
MEASURED_ROWS = 24
"""So many rows decide how wide the columns are."""
_GAP, _MOST_SPARE = 8, 40
SMALL = 0
"""The weight that stands for small print."""
_TABBED = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_SAFE = 1.03
"""What a drawn line may be wider than it was measured."""


class FigureTable(QTableView):
    """Shows one model of figures.

    ``lines`` 2 gives a cell a second line, which stands beside the first while ``beside`` is on.  ``air`` pixels lie at both
    sides of the words.  The row the keyboard is at has a ring.
    """

    def __init__(self, model: QAbstractTableModel, name: str, *, lines: int = 1, air: int = 10) -> None:
        super().__init__()
        self.lines, self.air, self.beside = lines, air, False
        self._wishes: list[int] = []
        self._fonts: dict[int, QFont] = {}
        self._by_key = False
        model.setParent(self)
        self.setModel(model)
        self.setItemDelegate(_Cell(self))
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(True)
        theme.changed.connect(self.dress)
        self.dress()

    def set_beside(self, beside: bool) -> None:
        """Whether the second line of a cell stands beside the first."""
        if beside != self.beside:
            self.beside = beside
            self.dress()

    def widen(self) -> None:
        """Columns as wide as what stands in them, within reason."""
        model = self.model()
        rows = range(min(MEASURED_ROWS, model.rowCount()))
        self._wishes = []
        for column in range(model.columnCount()):
            head = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
            indices = [model.index(row, column) for row in rows]
            self._wishes.append(self.wish(head, [(str(at.data() or ""), str(at.data(UNDER) or "")) for at in indices]))
            self.setColumnWidth(column, self._wishes[-1])

    def wish(self, head: str, cells: Iterable[tuple[str, str]]) -> int:
        """Pixels a column needs for its head and both lines of its cells, within reason."""
        wide = max((self._words_wide(*cell) for cell in cells), default=0.0)
        wide = max(wide, min(advance(theme.font("small", 500), head), _WIDEST_HEAD * theme.text_scale) + 4)
        return round(min(wide * _SAFE + 4, _WIDEST_CELL * theme.text_scale) + 2 * self.air)

    def columns_wide(self) -> int:
        """Pixels all columns together need."""
        return sum(self._wishes)

    def share_out(self, wide: int) -> None:
        """So many pixels for all columns: what they do not need goes to each alike, within reason."""
        spare = max(0, wide - sum(self._wishes)) // max(1, len(self._wishes))
        for column, wish in enumerate(self._wishes):
            self.setColumnWidth(column, wish + min(spare, round(_MOST_SPARE * theme.text_scale)))

    def texts(self) -> list[tuple[str, ...]]:
        """What stands in the rows, a second line after a line break."""
        model = self.model()
        columns = range(model.columnCount())
        return [tuple(_both(model.index(row, column), "\n") for column in columns) for row in range(model.rowCount())]

    def font_of(self, weight: int) -> QFont:
        """The font of cells in that weight, or in small print."""
        if weight not in self._fonts:
            self._fonts[weight] = theme.font("body", weight)
        return self._fonts[weight]

    def ringed_row(self) -> int | None:
        """The row the keyboard is at, while it is used."""
        return self.currentIndex().row() if self._by_key and self.hasFocus() else None

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring(self._by_key or event.reason() in _TABBED)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring(True)
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._ring(False)
        super().mousePressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        self.viewport().update()  # the ring goes round the whole row

    def dress(self) -> None:
        """Heights, fonts and widths as the theme has them now."""
        self._fonts = {weight: theme.font("body", weight) for weight in (400, 500)} | {SMALL: theme.font("small")}
        one = max(theme.sz.row, theme.px("body") * 1.9)
        two = theme.px("body") * 1.35 + theme.px("small") * 1.35 + 10
        self.verticalHeader().setDefaultSectionSize(round(one if self.lines == 1 or self.beside else max(one, two)))
        self.horizontalHeader().setFont(theme.font("small", 500))
        self.widen()
        self.viewport().update()

    def _ring(self, by_key: bool) -> None:
        self._by_key = by_key
        self.viewport().update()

    def _words_wide(self, first: str, second: str) -> float:
        wide = advance(self._fonts[500], first)
        under = advance(self._fonts[SMALL], second) if second else 0.0
        return wide + _GAP + under if self.beside and second else max(wide, under)


def spoken(index: Index) -> str:
    """A cell in one line, for a screen reader."""
    return _both(index, ", ")


def _both(index: Index, between: str) -> str:
    return between.join(str(said) for said in (index.data(), index.data(UNDER)) if said)


class _Cell(QStyledItemDelegate):
    """Paints the whole cell: hairline below, a chosen row on soft accent with a bar, numbers at the right, the ring."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        table: FigureTable = self.parent()  # type: ignore[assignment]  # made by it alone
        area: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.color("accent_soft"))
            if index.column() == 0:
                painter.fillRect(QRect(area.x(), area.y(), 3, area.height()), theme.color("accent"))
        if not index.data(TIED):
            painter.fillRect(QRect(area.x(), area.bottom(), area.width(), 1), theme.color("line"))
        side = Qt.AlignmentFlag(index.data(ROLE.TextAlignmentRole) or LEFT) & Qt.AlignmentFlag.AlignHorizontal_Mask
        inside, second = area.adjusted(table.air, 0, -table.air, 0), str(index.data(UNDER) or "")
        first, small, pale = str(index.data() or ""), table.font_of(SMALL), theme.color("text2")
        ink, strong = theme.color(str(index.data(INK) or "text2")), table.font_of(int(index.data(WEIGHT) or 400))
        glyph = str(index.data(GLYPH) or "")
        if glyph:
            inside.adjust(_glyph(painter, inside, glyph, ink), 0, 0, 0)
        if not second:
            _write(painter, inside, first, side | Qt.AlignmentFlag.AlignVCenter, ink, strong)
        elif table.beside:
            wide = round(advance(strong, first)) + _GAP
            _write(painter, inside, first, LEFT, ink, strong)
            _write(painter, inside.adjusted(wide, 0, 0, 0), second, LEFT, pale, small)
        else:
            high = round(theme.px("body") * 1.35)
            top = area.y() + (area.height() - high - round(theme.px("small") * 1.35)) // 2
            upper = QRect(QPoint(inside.x(), top), QSize(inside.width(), high))
            lower = QRect(QPoint(inside.x(), upper.bottom() + 1), QSize(inside.width(), round(theme.px("small") * 1.35)))
            _write(painter, upper, first, side | Qt.AlignmentFlag.AlignVCenter, ink, strong)
            _write(painter, lower, second, side | Qt.AlignmentFlag.AlignVCenter, pale, small)
        if table.ringed_row() == index.row():
            _ring(painter, area, first=index.column() == 0, last=index.column() == table.model().columnCount() - 1)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(80, round(theme.sz.row))


def _ring(painter: QPainter, area: QRect, *, first: bool, last: bool) -> None:
    """The part of the ring round a row that lies in this cell."""
    wide, ink = round(theme.sz.focus_w), theme.color("focus")
    painter.fillRect(QRect(area.x(), area.y(), area.width(), wide), ink)
    painter.fillRect(QRect(area.x(), area.bottom() + 1 - wide, area.width(), wide), ink)
    if first:
        painter.fillRect(QRect(area.x(), area.y(), wide, area.height()), ink)
    if last:
        painter.fillRect(QRect(area.right() + 1 - wide, area.y(), wide, area.height()), ink)


def _glyph(painter: QPainter, area: QRect, name: str, ink: QColor) -> int:
    """Draws an icon at the left of the area; the pixels it takes."""
    side = round(theme.px("small") * 1.4)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_icon(painter, name, QRectF(area.x() - 1, area.center().y() - side / 2 + 0.5, side, side), ink)
    painter.restore()
    return side + 4


def _write(painter: QPainter, area: QRect, said: str, at: Qt.AlignmentFlag, ink: QColor, font: QFont) -> None:
    pen_for(painter, font, ink)
    if advance(font, said) > area.width():
        said = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, at, said)
