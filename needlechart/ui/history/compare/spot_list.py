"""The spots of both under each other: mark, mark, muscle and side, and how it changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from needlechart.domain.history.comparison_words import SpotLine
from needlechart.drawing.marks import paint_mark
from needlechart.drawing.site_marks import spot_mark
from needlechart.ui.history.compare.muscle_totals import with_its_side
from needlechart.ui.look.accessible import Spoken
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.layout import Line, box, row
from needlechart.ui.look.painted import PaintedButton, advance, draw_icon, focus_ring, pen_for, rounded, smooth
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import small

MOST_ROWS = 30
"""So many rows are made at first; a long course has hundreds of spots."""
_MORE_ROWS = 100
_GAP, _EDGE = 12, 6
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_WRAPPED = _LEFT | int(Qt.TextFlag.TextWordWrap)


class SpotRow(PaintedButton):
    """One spot.  Where name and change do not fit beside each other, the change stands under the name."""

    accessible_role = QAccessible.Role.ListItem

    def __init__(self, line: SpotLine) -> None:
        self.line = line
        self._highs: dict[tuple[int, float], int] = {}
        super().__init__(f"{line.name}: {line.change}")
        self.setAccessibleName(f"{line.number}. {line.told}")
        self.setCheckable(True)
        tall = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        tall.setHeightForWidth(True)
        self.setSizePolicy(tall)

    def nextCheckState(self) -> None:
        """The list decides."""

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, wide: int) -> int:
        where = wide, theme.px("body")
        if where not in self._highs:  # a layout asks many times
            name = self._name_area(wide)
            high = name.height() + (0 if self._one_row(wide) else _line_high()) + 12
            self._highs[where] = round(max(theme.sz.desk * 1.375, high))
        return self._highs[where]

    def sizeHint(self) -> QSize:
        return QSize(280, self.heightForWidth(max(280, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        around = self.parentWidget()
        if step and isinstance(around, SpotList):
            around.step(self, step)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, area = smooth(self), QRectF(self.rect())
        shape = focus_ring(painter, area, theme.sz.radius_small) if self.ringed else area
        ground = "accent_soft" if self.isChecked() else "pressed" if self.held else "hover" if self.hovered else ""
        if ground:
            painter.fillPath(rounded(shape, theme.sz.radius_small), theme.color(ground))
        self._paint_marks(painter, area.center().y())
        wide = self.width()
        name, one_row = self._name_area(wide), self._one_row(wide)
        high = name.height() + (0 if one_row else _line_high())
        name.moveTop(area.center().y() - high / 2)
        pen_for(painter, theme.font("body", 500), theme.color("text1"))
        painter.drawText(name, _WRAPPED, with_its_side(self.line.name))
        change = self._change_area(wide)
        change.moveCenter(QPointF(change.center().x(), area.center().y()))
        if not one_row:
            change = QRectF(name.left(), name.bottom(), wide - name.left(), _line_high())
        strong = self.line.one is None or self.line.other is not None
        pen_for(painter, theme.font("small", 600 if strong else 400), theme.color("text1" if strong else "text2"))
        painter.drawText(change, _LEFT, self.line.change)

    def _paint_marks(self, painter: QPainter, middle: float) -> None:
        size, digits = _mark_px(), theme.font("small", 600)
        for place, spot in enumerate(self.line.spots):
            if spot is not None:
                at = QPointF(_EDGE + size * (0.5 + place * 2.4), middle)
                paint_mark(painter, spot_mark(spot, self.line.number), at, size, theme.t, digits, show_order=True)
        side = theme.sz.icon_small * 0.8
        arrow = QRectF(_EDGE + size * 1.8 - side / 2, middle - side / 2, side, side)
        draw_icon(painter, "right", arrow, theme.color("text3"))

    def _name_area(self, wide: float) -> QRectF:
        """Where the name stands, at the top."""
        left = _EDGE + _mark_px() * 3.4 + _GAP + 4
        room = wide - left - (advance(_change_font(), self.line.change) + _GAP + _EDGE if self._one_row(wide) else _EDGE)
        metrics = QFontMetricsF(theme.font("body", 500))
        words = metrics.boundingRect(QRectF(0, 0, max(room, 1), 10_000), _WRAPPED, with_its_side(self.line.name))
        return QRectF(left, 0, max(room, 1), words.height())

    def _change_area(self, wide: float) -> QRectF:
        said = advance(_change_font(), self.line.change) + 2
        return QRectF(wide - said - _EDGE, 0, said, _line_high())

    def _one_row(self, wide: float) -> bool:
        """Whether the longest word of the name has room beside the change."""
        left = _EDGE + _mark_px() * 3.4 + _GAP + 4
        room = wide - left - advance(_change_font(), self.line.change) - _GAP - _EDGE
        return room >= min(advance(theme.font("body", 500), self.line.name), 7 * theme.px("body"))


class SpotList(QWidget, Spoken):
    """``chosen(number)`` on a tap, Return or Space.  Up and Down move the focus; the chosen row stays marked."""

    chosen = Signal(int)
    accessible_role = QAccessible.Role.List

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Needled spots of both")
        self._lines: tuple[SpotLine, ...] = ()
        self._rows: list[SpotRow] = []
        self._of: Counter[str] = Counter()
        self._value: int | None = None
        self.more = Button("", "quiet", "down")
        self.more.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._foot = QWidget()
        self._foot.setLayout(row(self.more, None))
        self._column.addWidget(self._foot)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.more.clicked.connect(self._show_more)

    @property
    def lines(self) -> tuple[SpotLine, ...]:
        """All spots, those without a row too."""
        return self._lines

    def show_lines(self, lines: Sequence[SpotLine]) -> None:
        """Other spots; none is chosen."""
        self._lines, self._value = tuple(lines), None
        self._of = Counter(line.became for line in lines)
        for at in reversed(range(self._column.count() - 1)):
            item = self._column.takeAt(at)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        self._rows = []
        self._make(MOST_ROWS)

    def rows(self) -> tuple[SpotRow, ...]:
        """The rows as they stand."""
        return tuple(self._rows)

    def value(self) -> int | None:
        """The number of the spot chosen."""
        return self._value

    def set_value(self, number: int | None) -> SpotRow | None:
        """Mark a spot as chosen without telling anybody; its row, which is made when it is not there yet."""
        if number is not None and number > len(self._rows):
            self._make(number)
        self._value = number
        for spot in self._rows:
            spot.setChecked(spot.line.number == number)
        return next((spot for spot in self._rows if spot.line.number == number), None)

    def step(self, spot: SpotRow, by: int) -> None:
        """Move the focus, as the arrow keys do."""
        at = self._rows.index(spot) + by
        if 0 <= at < len(self._rows):
            self._rows[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _make(self, most: int) -> None:
        """Rows up to so many spots, after those that are there; hidden meanwhile, or each would lay out all of them."""
        shown = not self.isHidden()
        self.hide()
        for line in self._lines[len(self._rows) : most]:
            begins = not self._rows or self._rows[-1].line.became != line.became
            self._put(_heading(line.became, self._of[line.became]) if begins else Line())
            made = SpotRow(line)
            made.clicked.connect(lambda _on=False, number=line.number: self._choose(number))
            self._rows.append(made)
            self._put(made)
        left = len(self._lines) - len(self._rows)
        self.more.set_words(f"{left} more" if left <= _MORE_ROWS else f"{_MORE_ROWS} of {left} more")
        self.more.setVisible(left > 0)
        self.setVisible(shown)

    def _put(self, part: QWidget) -> None:
        """Under what is there, before the button for more."""
        self._column.insertWidget(self._column.count() - 1, part)

    def _show_more(self) -> None:
        first = len(self._rows)
        self._make(first + _MORE_ROWS)
        self._rows[first].setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, number: int) -> None:
        self.set_value(number)
        self.chosen.emit(number)


def _heading(became: str, many: int) -> QWidget:
    """Over the spots of which the same became; the figures of repeated ones are twitches, and it says so."""
    words = small(f"{became.capitalize() or 'Repeated'}, {many}", "text2", 600)
    figures = small("" if became else "twitches", "text2")
    return box(row(words, None, figures, margins=(_EDGE, 8, _EDGE + 2, 2)))


def _mark_px() -> float:
    return max(24.0, theme.px("body") * 1.5)


def _line_high() -> float:
    return QFontMetricsF(_change_font()).height() + 2


def _change_font() -> QFont:
    return theme.font("small", 600)
