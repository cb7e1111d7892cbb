"""A number with a minus and a plus: hold to run, tap the figure to type it."""

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QFocusEvent, QIntValidator, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from needlechart.ui.look.number_control import NumberControl
from needlechart.ui.look.painted import advance, draw_icon, focus_ring, pen_for, rounded, smooth
from needlechart.ui.look.theme import theme

HOLD_MS, RUN_MS = 450, 90
"""How long a key is held before it repeats, and how often then."""

Part = Literal["minus", "figure", "plus"]
CENTRE = Qt.AlignmentFlag.AlignCenter


class Stepper(NumberControl):
    """``[ - ] 1 [ + ]``: whole numbers from ``low`` to ``high`` in steps of ``step``.

    Unanswered shows a dash and a dead minus; the first plus answers ``start`` (``low`` unless given).
    Up and Down step, digits and Return type the number, Delete takes the answer back, the wheel does nothing.
    """

    accessible_role = QAccessible.Role.SpinBox

    def __init__(
        self,
        value: int | None = None,
        low: int = 0,
        high: int = 99,
        unit: str = "",
        name: str = "",
        *,
        step: int = 1,
        start: int | None = None,
        touch: bool = True,
    ) -> None:
        super().__init__(low, high, name)
        self._unit, self._step, self._touch = unit, step, touch
        self._start = low if start is None else start
        self._down: Part | None = None
        self._typed: _Figure | None = None
        self._run = QTimer(self)
        self._run.timeout.connect(self._on_run)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_value(value)

    def set_range(self, low: int, high: int) -> None:
        """Other limits; an answer outside them is kept as it was said until the user changes it."""
        self._low, self._high = low, high
        self._start = min(high, max(low, self._start))
        self.updateGeometry()
        self.update()

    def is_typing(self) -> bool:
        """True while the number is being typed."""
        return self._typed is not None

    def start_typing(self) -> None:
        """Into the figure, as by a tap on it."""
        self._type()

    def spoken_number(self, number: int) -> str:
        return f"{number} {self._unit}".strip()

    def sizeHint(self) -> QSize:
        widest = advance(theme.font(self._px(), 600), "0" * max(2, len(str(self._high))))
        unit = advance(theme.font("small"), self._unit) + 5 if self._unit else 0
        high = self._high_px()
        return QSize(round(2 * self._key() + max(52 * high / 48, widest + unit + 16)), round(high))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    # ------------------------------------------------------------ by hand
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._down = self._part_at(event.position().x())
        if self._down == "figure":
            self._type()
        else:
            self._by(1 if self._down == "plus" else -1)
            self._run.start(HOLD_MS)
        self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._down = None
        self._run.stop()
        self.update()

    def _on_run(self) -> None:
        self._run.setInterval(RUN_MS)
        self._by(1 if self._down == "plus" else -1)

    def _by(self, steps: int) -> None:
        if self._value is None:
            if steps > 0:
                self.answer_number(self._start)
        else:
            self.answer_number(self._value + steps * self._step)

    # ------------------------------------------------------------ by key
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ringed_by_key = True
        key, typed = event.key(), event.text()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Plus, Qt.Key.Key_Right):
            self._by(1)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Minus, Qt.Key.Key_Left):
            self._by(-1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._by(10 if key == Qt.Key.Key_PageUp else -10)
        elif typed.isascii() and typed.isdigit():
            self._type(typed)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._type()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._clear()
        else:
            super().keyPressEvent(event)
        self.update()

    def _clear(self) -> None:
        if self._value is not None:
            self.set_value(None)
            self.changed.emit()

    # ------------------------------------------------------------ typing
    def _type(self, first: str = "") -> None:
        field = _Figure(self)
        field.setFont(theme.font(self._px(), 600))
        field.setAlignment(CENTRE)
        field.setValidator(QIntValidator(min(0, self._low), self._high, field))
        field.setText(first or ("" if self._value is None else str(self._value)))
        field.setGeometry(self._figure_area().toRect())
        field.editingFinished.connect(self._on_typed)
        self._typed = field
        field.show()
        field.setFocus()
        if not first:
            field.selectAll()

    def _on_typed(self) -> None:
        field, self._typed = self._typed, None
        if field is None:
            return
        said = field.text()
        had_focus = field.hasFocus()
        field.hide()
        field.deleteLater()
        if had_focus:
            self.setFocus(Qt.FocusReason.TabFocusReason)
        if not field.given_up and said:
            self.answer_number(int(said))
        elif not field.given_up:
            self._clear()

    # ------------------------------------------------------------ painting
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._typed is not None:
            self._typed.setGeometry(self._figure_area().toRect())

    def paintEvent(self, _event: QPaintEvent) -> None:
        z, c = theme.sz, theme.color
        area = QRectF(self.rect())
        if self._touch:
            area.adjust(0, 4, 0, -4)
        painter = smooth(self)
        shape = focus_ring(painter, area, z.radius) if self.ringed else area
        painter.fillPath(rounded(shape, z.radius - (3 if self.ringed else 0)), c("control"))
        side = z.icon_small
        for part, left in (("minus", area.left()), ("plus", area.right() - self._key())):
            key = QRectF(left, area.y(), self._key(), area.height())
            if self._down == part:
                painter.fillPath(rounded(key.adjusted(4, 4, -4, -4), z.radius_small), c("pressed"))
            where = QRectF(key.center().x() - side / 2, key.center().y() - side / 2, side, side)
            draw_icon(painter, part, where, c("text1" if self._can(part) else "disabled"))
        if self._typed is None:
            self._paint_figure(painter)

    def _paint_figure(self, painter: QPainter) -> None:
        c, middle = theme.color, self._figure_area()
        if self._value is None:
            pen_for(painter, theme.font(self._px(), 600), c("text3" if self.isEnabled() else "disabled"))
            painter.drawText(middle, CENTRE, "–")
            return
        figure, unit = str(self._value), self._unit
        pen_for(painter, theme.font(self._px(), 600), c("text1" if self.isEnabled() else "disabled"))
        width = advance(painter.font(), figure)
        more = advance(theme.font("small"), unit) + 5 if unit else 0
        x = middle.center().x() - (width + more) / 2
        base = middle.center().y() + painter.fontMetrics().capHeight() / 2
        painter.drawText(QPointF(x, base), figure)
        pen_for(painter, theme.font("small"), c("text2" if self.isEnabled() else "disabled"))
        painter.drawText(QPointF(x + width + 5, base), unit)

    def _can(self, part: str) -> bool:
        if not self.isEnabled():
            return False
        if part == "minus":
            return self._value is not None and self._value > self._low
        return self._value is None or self._value < self._high

    def _part_at(self, x: float) -> Part:
        return "minus" if x < self._key() else "plus" if x >= self.width() - self._key() else "figure"

    def _figure_area(self) -> QRectF:
        inset = 6 if self._touch else 2
        return QRectF(self._key(), inset, self.width() - 2 * self._key(), self.height() - 2 * inset)

    def _high_px(self) -> float:
        return max(theme.sz.touch if self._touch else theme.sz.desk, self._px() * 1.5 + (8 if self._touch else 0))

    def _key(self) -> float:
        return theme.sz.touch if self._touch else theme.sz.desk

    def _px(self) -> float:
        return theme.sz.title if self._touch else theme.sz.body


class _Figure(QLineEdit):
    """The figure while it is typed.  Escape gives up."""

    def __init__(self, stepper: Stepper) -> None:
        super().__init__(stepper)
        self.given_up = False
        self.setAccessibleName(stepper.accessibleName())
        self.setTextMargins(-10, 0, -10, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up = True
            self.editingFinished.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Kept from the stepper, which would begin to type again.
            self.editingFinished.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.editingFinished.emit()
