"""A square that is ticked, with its words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from needlechart.ui.look.painted import PaintedButton, advance, draw_icon, focus_ring, pen_for, rounded, smooth
from needlechart.ui.look.theme import theme


class Check(PaintedButton):
    """Ticked or not.  The outline is 3:1 because there is nothing inside.  ``note`` stands after the words.

    ``clicked`` is what the user did; ``setChecked`` tells nobody but ``toggled``.
    """

    accessible_role = QAccessible.Role.CheckBox

    def __init__(self, words: str, on: bool = False, *, touch: bool = True, note: str = "") -> None:
        self._note, self._touch = note, touch
        super().__init__(words)
        self.setCheckable(True)
        self.setChecked(on)
        self.setAccessibleDescription(note)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def value(self) -> bool:
        """Ticked?"""
        return self.isChecked()

    def set_value(self, on: bool) -> None:
        """Show it ticked or not."""
        self.setChecked(on)

    def set_note(self, note: str) -> None:
        """What stands after the words, say who ticked it when."""
        self._note = note
        self.setAccessibleDescription(note)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        note = 12 + advance(theme.font("small"), self._note) if self._note else 0
        high = theme.sz.touch if self._touch else theme.sz.desk
        wide = self._square() + 20 + advance(theme.font(), self.words()) + note
        return QSize(round(wide), round(max(high, theme.sz.body * 1.9)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        c, side = theme.color, self._square()
        painter = smooth(self)
        square = QRectF(4, (self.height() - side) / 2, side, side)
        if self.ringed:
            focus_ring(painter, square.adjusted(-4, -4, 4, 4), 8)
        if self.isChecked():
            painter.fillPath(rounded(square, 6), c("accent" if self.isEnabled() else "disabled"))
            draw_icon(painter, "check", square.adjusted(2, 2, -2, -2), c("accent_text"), 2.25)
        else:
            painter.setPen(QPen(c("edge" if self.isEnabled() else "line"), 1.5))
            painter.setBrush(c("pressed" if self.held else "hover" if self.hovered else "raised"))
            painter.drawRoundedRect(square.adjusted(0.75, 0.75, -0.75, -0.75), 6, 6)
        middle = Qt.AlignmentFlag.AlignVCenter
        x = side + 16
        pen_for(painter, theme.font(), c("text1" if self.isEnabled() else "disabled"))
        painter.drawText(QRectF(x, 0, self.width() - x, self.height()), middle, self.words())
        x += advance(theme.font(), self.words()) + 12
        pen_for(painter, theme.font("small"), c("text3" if self.isEnabled() else "disabled"))
        painter.drawText(QRectF(x, 0, self.width() - x, self.height()), middle, self._note)

    def _square(self) -> float:
        return (24 if self._touch else 18) * (1 + (theme.text_scale - 1) / 2)
