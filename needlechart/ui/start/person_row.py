"""A name to pick on the sign-in page."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from needlechart.ui.look.painted import PaintedButton, advance, focus_ring, pen_for, rounded, smooth
from needlechart.ui.look.theme import theme


class PersonRow(PaintedButton):
    """Name in semibold, role beside it; the chosen one on soft accent."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__(name)
        self._role = role
        self.setAccessibleName(f"{name}, {role}")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, round(max(theme.sz.row_touch, theme.px("body") * 2.4)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = smooth(self)
        area = QRectF(self.rect())
        shape = focus_ring(painter, area, theme.sz.radius) if self.ringed else area
        ground = "accent_soft" if self.isChecked() else "pressed" if self.held else "hover" if self.hovered else ""
        if ground:
            painter.fillPath(rounded(shape, theme.sz.radius), theme.color(ground))
        strong, plain = theme.font("body", 600), theme.font("body")
        words = area.adjusted(16, 0, -16, 0)
        pen_for(painter, strong, theme.color("text1"))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.words())
        rest = words.adjusted(advance(strong, self.words()) + 12, 0, 0, 0)
        pen_for(painter, plain, theme.color("text2"))
        role = painter.fontMetrics().elidedText(self._role, Qt.TextElideMode.ElideRight, int(rest.width()))
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, role)
