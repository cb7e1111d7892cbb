"""What each muscle and side got in both, as a small table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from needlechart.domain.history.comparison_words import MuscleLine
from needlechart.ui.look.accessible import Spoken
from needlechart.ui.look.painted import advance, pen_for, smooth
from needlechart.ui.look.theme import theme

_HEADS = ("Needles", "Insertions", "Twitches")
_GAP, _AIR = 14.0, 8.0
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEAST_NAME_EMS = 6


class MuscleTotals(QWidget, Spoken):
    """A line for each muscle, painted; a screen reader hears them as the description.

    Where names would get too narrow, the figures of a muscle stand under its name.
    """

    accessible_role = QAccessible.Role.Table

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[MuscleLine, ...] = ()
        self._heights: dict[int, int] = {}
        self.setAccessibleName("Needles, insertions and twitches per muscle and side")
        tall = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        tall.setHeightForWidth(True)
        self.setSizePolicy(tall)
        theme.changed.connect(self._on_changed)

    def show_lines(self, lines: Sequence[MuscleLine]) -> None:
        """Other muscles."""
        self.lines = tuple(lines)
        self.setAccessibleDescription(". ".join(line.told for line in lines))
        self._on_changed()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, wide: int) -> int:
        if wide not in self._heights:  # a layout asks many times
            self._heights[wide] = round(self._head_high() + sum(self._high(line, wide) for line in self.lines))
        return self._heights[wide] if self.lines else 0

    def sizeHint(self) -> QSize:
        return QSize(280, self.heightForWidth(max(280, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.lines:
            return
        painter, wide = smooth(self), float(self.width())
        columns, narrow = self._columns(), self._is_narrow(wide)
        pen_for(painter, theme.font("small"), theme.color("text2"))
        head = QRectF(0, 0, wide, self._head_high())
        painter.drawText(head, _WRAPPED, "Muscle")
        _paint_figures(painter, head, columns, _HEADS)
        top = head.bottom()
        for line in self.lines:
            high = self._high(line, wide)
            row = QRectF(0, top, wide, high)
            painter.fillRect(QRectF(0, top, wide, 1), theme.color("line"))
            name = row.adjusted(0, 0, 0 if narrow else -_taken(columns), -_line_high() if narrow else 0)
            pen_for(painter, theme.font("body"), theme.color("text1"))
            painter.drawText(name, _WRAPPED, with_its_side(line.name))
            figures = QRectF(row.left(), row.bottom() - _line_high() - _AIR / 2, wide, _line_high()) if narrow else row
            pen_for(painter, theme.font("small", 500), theme.color("text1"))
            _paint_figures(painter, figures, columns, _figures(line))
            top = row.bottom()

    def _columns(self) -> list[float]:
        """How wide the columns of needles, insertions and twitches are."""
        font, head = theme.font("small", 500), theme.font("small")
        said = zip(*(_figures(line) for line in self.lines), strict=True)
        return [
            max(advance(head, name), *(advance(font, figure) for figure in here)) + 1
            for name, here in zip(_HEADS, said, strict=True)
        ]

    def _is_narrow(self, wide: float) -> bool:
        return wide - _taken(self._columns()) < _LEAST_NAME_EMS * theme.px("body")

    def _high(self, line: MuscleLine, wide: float) -> float:
        narrow = self._is_narrow(wide)
        room = wide if narrow else wide - _taken(self._columns())
        name = QFontMetricsF(theme.font("body")).boundingRect(
            QRectF(0, 0, max(room, 1), 10_000), _WRAPPED, with_its_side(line.name)
        )
        return name.height() + (_line_high() if narrow else 0) + _AIR

    def _head_high(self) -> float:
        return _line_high() + 4

    def _on_changed(self) -> None:
        self._heights.clear()
        self.updateGeometry()
        self.update()


def with_its_side(name: str) -> str:
    """ "Splenius capitis R" for a place where it may be broken: the letter of the side stays with the last word."""
    return f"{name[:-2]}\N{NO-BREAK SPACE}{name[-1]}" if name.endswith((" L", " R")) else name


def _figures(line: MuscleLine) -> tuple[str, str, str]:
    return line.needles, line.insertions, line.twitches


def _taken(columns: Sequence[float]) -> float:
    """How wide the columns are together, with the gap before each."""
    return sum(columns) + len(columns) * _GAP


def _paint_figures(painter: QPainter, area: QRectF, columns: Sequence[float], said: Sequence[str]) -> None:
    """Each in its column, from the right."""
    right = area.right()
    for wide, figure in zip(reversed(columns), reversed(said), strict=True):
        painter.drawText(QRectF(right - wide, area.top(), wide, area.height()), _RIGHT, figure)
        right -= wide + _GAP


def _line_high() -> float:
    return QFontMetricsF(theme.font("small", 500)).height()
