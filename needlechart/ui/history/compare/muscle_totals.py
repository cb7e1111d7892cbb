"""What each muscle and side got in both, as a small table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from needlechart.domain.history.comparison_words import MuscleLine
from needlechart.ui.look.accessible import Spoken
from needlechart.ui.look.painted import advance, pen_for, smooth
from needlechart.ui.look.theme import theme

_HEADS = ("Muscle", "Needles", "Twitches")
_GAP, _AIR = 16.0, 8.0
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEAST_NAME_EMS = 6


class MuscleTotals(QWidget, Spoken):
    """A line a muscle, painted; a screen reader hears them as the description.

    Where names would get too narrow, the figures of a muscle stand under its name.
    """

    accessible_role = QAccessible.Role.Table

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[MuscleLine, ...] = ()
        self.setAccessibleName("Needles and twitches per muscle and side")
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
        return round(self._head_high() + sum(self._high(line, wide) for line in self.lines)) if self.lines else 0

    def sizeHint(self) -> QSize:
        return QSize(280, self.heightForWidth(max(280, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.lines:
            return
        painter, wide = smooth(self), float(self.width())
        needles, twitches = self._columns()
        narrow = self._is_narrow(wide)
        pen_for(painter, theme.font("small"), theme.color("text2"))
        head = QRectF(0, 0, wide, self._head_high())
        painter.drawText(head, _WRAPPED, _HEADS[0])
        painter.drawText(head, _RIGHT, _HEADS[2])
        painter.drawText(head.adjusted(0, 0, -twitches - _GAP, 0), _RIGHT, _HEADS[1])
        top = head.bottom()
        for line in self.lines:
            high = self._high(line, wide)
            row = QRectF(0, top, wide, high)
            painter.fillRect(QRectF(0, top, wide, 1), theme.color("line"))
            name = row.adjusted(0, 0, 0 if narrow else -needles - twitches - 2 * _GAP, -_line_high() if narrow else 0)
            pen_for(painter, theme.font("body"), theme.color("text1"))
            painter.drawText(name, _WRAPPED, line.name)
            figures = QRectF(row.left(), row.bottom() - _line_high() - _AIR / 2, wide, _line_high()) if narrow else row
            pen_for(painter, theme.font("small", 500), theme.color("text1"))
            painter.drawText(figures, _RIGHT, line.twitches)
            painter.drawText(figures.adjusted(0, 0, -twitches - _GAP, 0), _RIGHT, line.needles)
            top = row.bottom()

    def _columns(self) -> tuple[float, float]:
        """How wide the columns of needles and of twitches are."""
        font, head = theme.font("small", 500), theme.font("small")
        return (
            max(advance(head, _HEADS[1]), *(advance(font, line.needles) for line in self.lines)) + 1,
            max(advance(head, _HEADS[2]), *(advance(font, line.twitches) for line in self.lines)) + 1,
        )

    def _is_narrow(self, wide: float) -> bool:
        return wide - sum(self._columns()) - 2 * _GAP < _LEAST_NAME_EMS * theme.px("body")

    def _high(self, line: MuscleLine, wide: float) -> float:
        narrow = self._is_narrow(wide)
        room = wide if narrow else wide - sum(self._columns()) - 2 * _GAP
        name = QFontMetricsF(theme.font("body")).boundingRect(QRectF(0, 0, max(room, 1), 10_000), _WRAPPED, line.name)
        return name.height() + (_line_high() if narrow else 0) + _AIR

    def _head_high(self) -> float:
        return _line_high() + 4

    def _on_changed(self) -> None:
        self.updateGeometry()
        self.update()


def _line_high() -> float:
    return QFontMetricsF(theme.font("small", 500)).height()
