"""The page that lists every key, made from the one table of actions, and where each can be changed."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from needlechart.ui.actions import ACTIONS, Where
from needlechart.ui.charting.key_row import KeyRow, fixed_row
from needlechart.ui.chosen_keys import keys
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.check import Check
from needlechart.ui.look.layout import Item, box, col, columns, lined, row, scrolled, section
from needlechart.ui.look.message import MessageBar
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import small, title
from needlechart.ui.retention_bell import set_sound_on, sound_is_on

_COLUMNS = (
    ((Where.NEEDLE, "On the Needle place"),),
    ((Where.BODY, "On the body"), (Where.PAGE, "Everywhere in a session")),
)
_HOW = (
    "Tap a key, then press the one to take its place, on the keyboard or a foot pedal. "
    "Digits, Shift + digits and arrows stay. Kept on this computer."
)
NOT_KEPT = "not kept"
ONE_COLUMN_FROM = 1.4
"""From this size of text on two columns would have no room for the words."""


class KeysPage(QWidget):
    """Two columns of keys and what they do, and whether the bell of the needles is heard.  ``closed`` by its button, which says
    ``back``, or Escape."""

    closed = Signal()

    def __init__(self, back: str = "Back to charting") -> None:
        super().__init__()
        self.setAccessibleName("Keys")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.rows: dict[str, KeyRow] = {}
        self.messages = MessageBar()
        self.restore_all = Button("All as delivered", "quiet", "undo", size="touch")
        self.restore_all.clicked.connect(keys.restore_all)
        self._back = Button(back, "plain", "back", size="touch")
        self._back.clicked.connect(self.closed)
        sides: list[list[Item]] = [
            [section(words, *lined(self._rows(where)), gap=0) for where, words in column] for column in _COLUMNS
        ]
        self.sound = Check("Sound when the time of a needle is up", sound_is_on())
        self.sound.clicked.connect(lambda: set_sound_on(self.sound.value()))
        sides[0].append(section("Sound", self.sound))
        said = col(title("Keys"), small(_HOW, "text2", wrap=True), gap=4)
        head = row((box(said), 1), self.restore_all, self._back, gap=8, margins=(32, 16, 32, 0))
        if theme.text_scale > ONE_COLUMN_FROM:
            sides = [[part for side in sides for part in side]]
        self._list = scrolled(columns(*sides), "Keys")
        for one in self.rows.values():
            one.asked.connect(lambda one=one: self._ask_in(one))
            one.grown.connect(lambda one=one: QTimer.singleShot(0, one, lambda: self._list.ensureWidgetVisible(one, 0, 16)))
        self.setLayout(col(head, self.messages, (self._list, 1), gap=0))
        keys.changed.connect(self._on_changed)
        self._on_changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        for one in self.rows.values():
            if one.asks:
                one.show_keys()

    def _rows(self, where: Where) -> list[QWidget]:
        rows: list[QWidget] = []
        for action in (one for one in ACTIONS if one.where is where):
            if action.fixed:
                rows.append(fixed_row(action))
            else:
                self.rows[action.id] = KeyRow(action)
                rows.append(self.rows[action.id])
        return rows

    def _ask_in(self, asking: KeyRow) -> None:
        """One question at a time."""
        for one in self.rows.values():
            if one is not asking and one.asks:
                one.leave()

    def _on_changed(self) -> None:
        self.restore_all.setVisible(not keys.all_delivered)
        if keys.kept:
            self.messages.drop(NOT_KEPT)
        else:
            self.messages.show_message(
                NOT_KEPT,
                "The keys could not be kept on this computer.",
                detail="They hold until the program is closed. Check that the folder of its settings can be written.",
            )
