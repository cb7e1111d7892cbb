"""A row of number keys: one tap is one answer, the last key counts on."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from needlechart.ui.look.number_control import NumberControl
from needlechart.ui.look.painted import advance, focus_ring, pen_for, rounded, smooth
from needlechart.ui.look.stepper import HOLD_MS, RUN_MS
from needlechart.ui.look.theme import theme


class NumberPad(NumberControl):
    """Keys from 0 to one less than ``many``, and ``many``+; ``typing`` where several digits are one number from the start.

    A tap on the last key says ``many``, each further tap there one more, holding it runs up, to ``most``; after it, digits
    type the number ("1", "2" is twelve).  A digit is an answer, "+" is the last key, arrows step, Delete takes the answer
    back.  A second tap on a chosen key changes nothing, so a bouncing finger cannot undo an answer.
    """

    accessible_role = QAccessible.Role.Slider
    gap = 6
    """Between two keys, in pixels."""

    def __init__(self, many: int, most: int, name: str, *, typing: bool = False) -> None:
        super().__init__(0, most, name)
        self._many, self._typing = many, typing
        self._down: int | None = None
        self._typed: str | None = None
        self._run = QTimer(self)
        self._run.timeout.connect(self._on_run)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def figure_px(self) -> float:
        """Size of the figures on the keys."""
        return theme.sz.title

    def key_high(self) -> float:
        """Height of the keys."""
        return theme.sz.touch

    def least_key(self) -> float:
        """The narrowest a key may get."""
        return max(32.0, advance(theme.font(self.figure_px() - 4, 500), f"{self._many}+") + 2)

    def set_value(self, value: int | None) -> None:
        if value != self._value:
            self._typed = None
        super().set_value(value)

    def press_digit(self, digit: int) -> None:
        """A digit key, pressed here or as a shortcut of the page."""
        if self._typed is None and not self._typing:
            self.answer_number(digit)
            return
        typed = (self._typed or "") + str(digit)
        if int(typed) > self._high:
            typed = str(digit)
        self.answer_number(int(typed))
        self._typed = typed

    def press_more(self) -> None:
        """The last key: its number, or one more than what is there from that on."""
        more = self._many if self._value is None or self._value < self._many else self._value + 1
        self.answer_number(more)
        self._typed = ""

    def sizeHint(self) -> QSize:
        return QSize(self.minimumSizeHint().width() + (self._many + 1) * 8, round(self.key_high()))

    def minimumSizeHint(self) -> QSize:
        return QSize((self._many + 1) * round(self.least_key()) + self._many * self.gap, round(self.key_high()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._down = self._key_at(event.position().x())
        if self._down == self._many:
            self.press_more()
            self._run.start(HOLD_MS)
        else:
            self._typed = None
            self.answer_number(self._down)
        self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._down = None
        self._run.stop()
        self.update()

    def _on_run(self) -> None:
        self._run.setInterval(RUN_MS)
        self.press_more()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ringed_by_key = True
        key, typed = event.key(), event.text()
        now = -1 if self._value is None else self._value
        if typed.isascii() and typed.isdigit():
            self.press_digit(int(typed))
        elif key == Qt.Key.Key_Plus:
            self.press_more()
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Up):
            self.answer_number(now + 1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Down):
            self.answer_number(max(0, now - 1))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if self._value is not None:
                self.set_value(None)
                self.changed.emit()
        else:
            super().keyPressEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._typed = None
        super().focusOutEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = smooth(self)
        chosen = None if self._value is None else min(self._value, self._many)
        for index, area in enumerate(self._cells()):
            self._paint_key(painter, index, area, index == chosen)

    def _paint_key(self, painter: QPainter, index: int, area: QRectF, on: bool) -> None:
        z, c = theme.sz, theme.color
        ring = self.ringed and (on or (self._value is None and index == 0))
        shape = focus_ring(painter, area, z.radius) if ring else area
        ground, ink = ("accent", "accent_text") if on else ("pressed" if self._down == index else "control", "text1")
        if not self.isEnabled():
            ground, ink = "control", "disabled"
        painter.fillPath(rounded(shape, z.radius - (3 if ring else 0)), c(ground))
        figure = str(self._value) if on else f"{index}+" if index == self._many else str(index)
        px = self.figure_px() - (0 if on or index < self._many else 4)
        pen_for(painter, theme.font(px, 600 if on else 500), c(ink))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, figure)
        if on and index == self._many and area.width() > advance(painter.font(), figure) + 24:
            pen_for(painter, theme.font("small", 600), c(ink))
            painter.drawText(area.adjusted(0, 2, -7, 0), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, "+")

    def _cells(self) -> list[QRectF]:
        width = (self.width() - self._many * self.gap) / (self._many + 1)
        return [QRectF(index * (width + self.gap), 0, width, self.height()) for index in range(self._many + 1)]

    def _key_at(self, x: float) -> int:
        return min(self._many, max(0, int(x * (self._many + 1) / max(1, self.width()))))
