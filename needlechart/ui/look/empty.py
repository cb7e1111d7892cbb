"""What a list says while it is empty: what would be here, and how to put it there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from needlechart.ui.look.accessible import Spoken
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.layout import col, row
from needlechart.ui.look.words import label


class EmptyState(QWidget, Spoken):
    """ "No sites yet" over "Tap the body, or type / and a muscle.", left aligned where the first row will stand."""

    action_taken = Signal()

    def __init__(self, sentence: str, way: str = "", action: str = "") -> None:
        super().__init__()
        self._sentence = label("", weight=600, wrap=True)
        self._way = label("", role="text2", wrap=True)
        self._action = Button("", "plain", size="head")
        self._action.clicked.connect(self.action_taken)
        self.setLayout(col(self._sentence, self._way, row(self._action, None, margins=(0, 8, 0, 0)), gap=2))
        self.show_empty(sentence, way, action)

    def show_empty(self, sentence: str, way: str = "", action: str = "") -> None:
        """Say what is missing and how to put it there."""
        self._sentence.setText(sentence)
        self._way.setText(way)
        self._way.setVisible(bool(way))
        self._action.set_words(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(f"{sentence}. {way}".strip())

    def sentence(self) -> str:
        """What it says now."""
        return self._sentence.text()
