"""The page that lists every key, made from the one table of actions."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from needlechart.ui.actions import ACTIONS, Action, Where
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.layout import Item, box, col, columns, lined, row, scrolled, section
from needlechart.ui.look.words import label, title

_COLUMNS = (
    ((Where.NEEDLE, "On the Needle place"),),
    ((Where.BODY, "On the body"), (Where.PAGE, "Everywhere in a session")),
)


class KeysPage(QWidget):
    """Two columns of keys and what they do.  ``closed`` by its button or Escape."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Keys")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._back = Button("Back to charting", "plain", "back", size="touch")
        self._back.clicked.connect(self.closed)
        sides = [[section(words, *_rows(where), gap=0) for where, words in column] for column in _COLUMNS]
        head = row(title("Keys"), None, self._back, margins=(32, 16, 32, 0))
        self.setLayout(col(head, (scrolled(columns(*sides), "Keys"), 1), gap=0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _rows(where: Where) -> list[Item]:
    return lined([_row(action) for action in ACTIONS if action.where is where])


def _row(action: Action) -> QWidget:
    keys = label(action.shown_keys, weight=600)
    keys.setMinimumWidth(140)
    return box(row(keys, (label(action.words, role="text2", wrap=True), 1), gap=12, margins=(0, 10, 0, 10)), name=action.words)
