"""Nought to ten in eleven equal keys, for pain and soreness as the patient says it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from needlechart.ui.look.number_control import NumberControl
from needlechart.ui.look.painted import advance, focus_ring, pen_for, rounded, smooth
from needlechart.ui.look.theme import theme

_GAP = 4


class Scale010(NumberControl):
    """Numeric rating 0 to 10 (NPRS).  ``before`` is an earlier answer, a small triangle under its key, with the word of it.

    ``low`` and ``high`` are the words under the ends.  Digits answer (1 and at once 0 is ten), arrows step,
    Delete takes the answer back.
    """

    accessible_role = QAccessible.Role.Slider

    def __init__(
        self,
        value: int | None = None,
        before: int | None = None,
        low: str = "",
        high: str = "",
        name: str = "",
        *,
        touch: bool = True,
    ) -> None:
        super().__init__(0, 10, name)
        self._before, self._before_word = before, "before"
        self._ends = (low, high)
        self._touch = touch
        self._down: int | None = None
        self._one_typed = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_value(value)

    def set_before(self, before: int | None, word: str = "before") -> None:
        """The earlier answer to compare with, or none; ``word`` says from when it is."""
        self._before, self._before_word = before, word
        self.updateGeometry()
        self.update()

    def spoken_number(self, number: int) -> str:
        earlier = "" if self._before is None else f", {self._before_word} {self._before}"
        return f"{number} of 10{earlier}"

    def sizeHint(self) -> QSize:
        return QSize(self.minimumSizeHint().width() + 11 * 8, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        least = max(32.0, advance(theme.font(self._px(), 600), "10") + 6)
        under = theme.sz.small * 1.85 if any(self._ends) or self._before is not None else 0
        return QSize(round(11 * least + 10 * _GAP), round(self._key_high() + under))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and event.position().y() <= self._key_high():
            self._one_typed = False
            self._down = min(10, max(0, int(event.position().x() * 11 / max(1, self.width()))))
            self.answer_number(self._down)
            self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._down = None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ringed_by_key = True
        key, typed = event.key(), event.text()
        now = -1 if self._value is None else self._value
        if typed.isascii() and typed.isdigit():
            ten = typed == "0" and self._one_typed
            self.answer_number(10 if ten else int(typed))
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Up):
            self.answer_number(now + 1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Down):
            self.answer_number(max(0, now - 1))
        elif key == Qt.Key.Key_Home:
            self.answer_number(0)
        elif key == Qt.Key.Key_End:
            self.answer_number(10)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if self._value is not None:
                self.set_value(None)
                self.changed.emit()
        else:
            super().keyPressEvent(event)
        self._one_typed = typed == "1"
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._one_typed = False
        super().focusOutEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = smooth(self)
        cells = self._cells()
        for index, area in enumerate(cells):
            self._paint_key(painter, index, area)
        self._paint_under(painter, cells)

    def _paint_key(self, painter: QPainter, index: int, area: QRectF) -> None:
        z, c = theme.sz, theme.color
        on = index == self._value
        below = self._value is not None and index < self._value
        ring = self.ringed and index == (self._value or 0)
        shape = focus_ring(painter, area, z.radius_small) if ring else area
        ground = "accent" if on else "accent_soft" if below else "pressed" if self._down == index else "control"
        ink = "accent_text" if on else "text1"
        if not self.isEnabled():
            ground, ink = "control", "disabled"
        painter.fillPath(rounded(shape, z.radius_small - (2 if ring else 0)), c(ground))
        pen_for(painter, theme.font(self._px(), 600 if on else 500), c(ink))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(index))

    def _paint_under(self, painter: QPainter, cells: list[QRectF]) -> None:
        z, c = theme.sz, theme.color
        middle = Qt.AlignmentFlag.AlignVCenter
        low, high = self._ends
        under = QRectF(0, self._key_high() + 2, self.width(), z.small * 1.7)
        pen_for(painter, theme.font("small"), c("text3"))
        painter.drawText(under, Qt.AlignmentFlag.AlignLeft | middle, low)
        painter.drawText(under, Qt.AlignmentFlag.AlignRight | middle, high)
        if self._before is None:
            return
        x, top, words = cells[self._before].center().x(), self._key_high() + 2, f"{self._before_word}: {self._before}"
        tip = QPainterPath(QPointF(x, top))
        tip.lineTo(x + 5, top + 7)
        tip.lineTo(x - 5, top + 7)
        tip.closeSubpath()
        painter.fillPath(tip, c("text2"))
        width = advance(theme.font("small"), words) + 2
        start = x + 9 if x + 9 + width <= self.width() - advance(theme.font("small"), high) - 8 else x - 9 - width
        pen_for(painter, theme.font("small"), c("text2"))
        painter.drawText(QRectF(start, under.y(), width, under.height()), middle, words)

    def _cells(self) -> list[QRectF]:
        width = (self.width() - 10 * _GAP) / 11
        return [QRectF(index * (width + _GAP), 0, width, self._key_high()) for index in range(11)]

    def _key_high(self) -> float:
        return theme.sz.touch if self._touch else theme.sz.desk

    def _px(self) -> float:
        return theme.sz.title if self._touch else theme.sz.body
