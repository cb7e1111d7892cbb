"""The figures of the visit under the pointer, beside it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import Label, small


class VisitTip(QWidget):
    """The numbers of the visit under the pointer, beside it, never over the edge."""

    def __init__(self, around: QWidget) -> None:
        super().__init__(around)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.lines: tuple[str, ...] = ()
        self._text: Label = small("", "text1")
        self._text.setParent(self)
        self.hide()

    def show_lines(self, lines: tuple[str, ...], at: QPointF) -> None:
        """Say them at the right of that place, or at its left where there is no room."""
        self.lines = lines
        self._text.setText("\n".join(lines))
        size = self._text.sizeHint()
        self.resize(size.width() + 24, size.height() + 16)
        self._text.setGeometry(12, 8, size.width(), size.height())
        around = self.parentWidget()
        x = at.x() + 20
        if around is not None and x + self.width() > around.width() - 4:
            x = at.x() - 20 - self.width()
        high = around.height() if around is not None else 0
        self.move(round(max(4, x)), round(min(max(4, at.y() - self.height() / 2), max(4, high - self.height() - 4))))
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("line"))
        painter.setBrush(theme.color("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.sz.radius_small, theme.sz.radius_small)
