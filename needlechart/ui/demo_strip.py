"""The line that says a clinic is invented, above every page of it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from needlechart.ui.look.accessible import Spoken
from needlechart.ui.look.painted import pen_for
from needlechart.ui.look.theme import theme

WORDS = "DEMO · every patient here is invented, and all is gone when the window closes"


class DemoStrip(QWidget, Spoken):
    """One low line in the colour of caution; hidden until a demo is open."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(WORDS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(400, round(theme.px("small") * 1.7))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("caution_soft"))
        pen_for(painter, theme.font("small", 500), theme.color("caution"))
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, WORDS)
