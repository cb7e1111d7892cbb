"""A square to tick with words that wrap: the whole line is the target."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from needlechart.ui.look.check import Check
from needlechart.ui.look.layout import col, row
from needlechart.ui.look.words import label


class TickLine(QWidget):
    """A tap on the words ticks the square."""

    def __init__(self, check: Check, words: str) -> None:
        super().__init__()
        self.check = check
        check.setAccessibleName(words)
        self._words = label(words, wrap=True)
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setLayout(row(col(check, gap=0), (self._words, 1), gap=0))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        taken = not self.check.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()) and taken:
            self.check.click()
