"""The most used control: how many local twitch responses a site gave."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from needlechart.ui.look.number_control import NumberControl
from needlechart.ui.look.painted import advance, focus_ring, pen_for, rounded, smooth
from needlechart.ui.look.stepper import HOLD_MS, RUN_MS
from needlechart.ui.look.theme import theme

MOST_TWITCHES = 60
"""More than anybody counts at one site; a slip of the finger stops here."""

_KEYS = ("0", "1", "2", "3", "4", "5", "6+")
_MANY = 6
_GAP = 6


class TwitchPad(NumberControl):
    """Keys 0 to 5 and 6+, figures to be read from a metre away.

    A tap on 6+ says six, each further tap there one more, holding it runs up, to 60; after it, digits type the
    number ("1", "2" is twelve).  A digit is an answer, "+" is the 6+ key, arrows step, Delete takes the answer
    back.  A second tap on a chosen key changes nothing, so a bouncing finger cannot undo an answer.
    "Can't tell" and "not sought" are the card's own chips: it calls ``set_value(None)`` when one is chosen.
    """

    accessible_role = QAccessible.Role.Slider

    def __init__(self, name: str = "Twitches") -> None:
        super().__init__(0, MOST_TWITCHES, name)
        self._down: int | None = None
        self._typed: str | None = None
        self._run = QTimer(self)
        self._run.timeout.connect(self._on_run)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_value(self, value: int | None) -> None:
        if value != self._value:
            self._typed = None
        super().set_value(value)

    def press_digit(self, digit: int) -> None:
        """A digit key, pressed here or as a shortcut of the page."""
        if self._typed is None:
            self.answer_number(digit)
            return
        typed = self._typed + str(digit)
        if int(typed) > MOST_TWITCHES:
            typed = str(digit)
        self.answer_number(int(typed))
        self._typed = typed

    def press_more(self) -> None:
        """The 6+ key: six, or one more than what is there from six on."""
        more = _MANY if self._value is None or self._value < _MANY else self._value + 1
        self.answer_number(more)
        self._typed = ""

    def spoken_number(self, number: int) -> str:
        return f"{number} twitch" if number == 1 else f"{number} twitches"

    def sizeHint(self) -> QSize:
        return QSize(self.minimumSizeHint().width() + 7 * 8, round(theme.sz.touch_big))

    def minimumSizeHint(self) -> QSize:
        least = max(theme.sz.touch, advance(theme.font(theme.sz.numeral, 600), "60") + 8)
        return QSize(7 * round(least) + 6 * _GAP, round(theme.sz.touch_big))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._down = self._key_at(event.position().x())
        if self._down == _MANY:
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
        chosen = None if self._value is None else min(self._value, _MANY)
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
        figure = str(self._value) if on else _KEYS[index]
        px = z.numeral if figure != "6+" else z.numeral - 4
        pen_for(painter, theme.font(px, 600 if on else 500), c(ink))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, figure)
        if on and index == _MANY and area.width() > advance(painter.font(), figure) + 24:
            pen_for(painter, theme.font("small", 600), c(ink))
            painter.drawText(area.adjusted(0, 2, -7, 0), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, "+")

    def _cells(self) -> list[QRectF]:
        width = (self.width() - 6 * _GAP) / 7
        return [QRectF(index * (width + _GAP), 0, width, self.height()) for index in range(7)]

    def _key_at(self, x: float) -> int:
        return min(6, max(0, int(x * 7 / max(1, self.width()))))
