"""One action on the page of keys: its keys, what it does, and the way back to what was delivered."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from needlechart.ui.actions import Action
from needlechart.ui.charting.key_button import KeyButton
from needlechart.ui.chosen_keys import MOST_KEYS, keys
from needlechart.ui.key_rules import DIGITS_STAY, refusal
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.layout import Box, box, col, row
from needlechart.ui.look.message import Message
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import label
from needlechart.ui.pressed import digit_of, read_as, written

KEYS_PX = 216
"""Width of the keys before the words, so that the words stand below each other."""

_KEEP = "Leave it"


class KeyRow(Box):
    """Changes the keys of an action in place.  What is asked or refused stands under it, never in a dialog."""

    def __init__(self, action: Action) -> None:
        super().__init__(name=action.words)
        self.action = action
        self.buttons = tuple(KeyButton(action.words) for _ in range(MOST_KEYS))
        self.restore = Button("As delivered", "quiet", "undo")
        self.restore.setAccessibleName(f"As delivered: {action.words}")
        self.restore.clicked.connect(lambda: self._wish(action.keys))
        self.message: Message | None = None
        self._yes: Callable[[], object] | None = None
        self._no: Callable[[], object] = self.leave
        for at, button in enumerate(self.buttons):
            button.clicked.connect(lambda _on=False, at=at: self._wait(at))
            button.pressed_key.connect(lambda event, at=at: self._on_key(at, event))
            button.left.connect(self.leave)
            button.focus_lost.connect(self._on_focus_lost)
        words = label(action.words, role="text2", wrap=True)
        self._held = box(row(*self.buttons, None, gap=4))
        self._lay = col(row(self._held, (words, 1), self.restore, gap=12), gap=0, margins=(0, 6, 0, 6))
        self.setLayout(self._lay)
        keys.changed.connect(self.show_keys)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.show_keys()

    def show_keys(self) -> None:
        """The keys in force; nothing is asked any more."""
        self._say_nothing()
        shown = [read_as(name) for name in keys.of(self.action.id)]
        for at, button in enumerate(self.buttons):
            button.wait(False)
            button.show_key(shown[at] if at < len(shown) else "", "plus" if at and at == len(shown) else "")
            button.setVisible(at <= len(shown) if at else True)
        if not shown:
            self.buttons[1].hide()
        self.restore.setVisible(not keys.is_delivered(self.action.id))

    def leave(self) -> None:
        """Nothing is changed."""
        self.show_keys()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.message is not None and self.message.isVisible():
            self.leave()
            self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    # ---- the inside
    def _wait(self, at: int) -> None:
        waited = self.buttons[at].waiting
        self.show_keys()
        if waited:
            return
        self.buttons[at].wait(True)
        self.buttons[at].setFocus(Qt.FocusReason.OtherFocusReason)
        had = keys.of(self.action.id)
        left = tuple(name for n, name in enumerate(had) if n != at)
        can_go = at < len(had) and not keys.would_be_lost(self.action.id, left)
        self._say(
            f"Press the new key for “{self.action.words}”.",
            "info",
            "A key, a combination, or a foot pedal. Escape leaves it as it is.",
            (f"Without {read_as(had[at])}", lambda: keys.choose(self.action.id, left)) if can_go else None,
        )

    def _on_focus_lost(self) -> None:
        """Whoever goes elsewhere changes nothing; the buttons of the question are not elsewhere."""
        now = QApplication.focusWidget()
        if now is None or not self.isAncestorOf(now):
            self.leave()

    def _on_key(self, at: int, event: QKeyEvent) -> None:
        name = written(event)
        delivered = name in self.action.keys
        why = DIGITS_STAY if not delivered and digit_of(event) is not None else refusal(self.action, name)
        if why:
            self._say(why, "caution", "Press another key, or Escape.")
            return
        self._wish(keys.with_key(self.action.id, at, name))

    def _wish(self, wanted: tuple[str, ...]) -> None:
        """These keys, or the question whether they may be taken from another action."""
        others = keys.others(self.action.id, wanted)
        if not others:
            keys.choose(self.action.id, wanted)
            return
        for button in self.buttons:
            button.wait(False)
        words = " and ".join(f"“{other.words}”" for other in others)
        taken = " and ".join(read_as(name) for name in wanted if keys.others(self.action.id, (name,)))
        if keys.would_be_lost(self.action.id, wanted):
            only = f"{taken} is the only key of {words}."
            self._say(only, "caution", "Nothing else leads to this page. Give it another key first.", second=_KEEP)
            return
        self._say(
            f"{taken} is the key of {words}.",
            "caution",
            "Taken over, it does that no longer.",
            ("Take it over", lambda: keys.choose(self.action.id, wanted)),
            _KEEP,
        )
        if self.message is not None:
            self.message.action_button().setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(
        self,
        text: str,
        tone: str,
        detail: str,
        offer: tuple[str, Callable[[], object]] | None = None,
        second: str = "",
    ) -> None:
        if self.message is None:
            self.message = Message("")
            self.message.action_taken.connect(self._on_taken)
            self.message.second_taken.connect(self.leave)
            self._lay.addSpacing(4)
            self._lay.addWidget(self.message)
        words, self._yes = offer or ("", None)
        self.message.show_message(text, "info" if tone == "info" else "caution", words, detail, second)
        self.message.show()

    def _say_nothing(self) -> None:
        self._yes = None
        if self.message is not None:
            self.message.hide()

    def _on_taken(self) -> None:
        if self._yes is not None:
            self._yes()

    def _on_theme_changed(self) -> None:
        self._held.setMinimumWidth(round(KEYS_PX * theme.text_scale))


def fixed_row(action: Action) -> QWidget:
    """An action whose keys say a number or a direction, and stay as they are."""
    shown = label(action.keys_words, weight=600)
    shown.setMinimumWidth(round(KEYS_PX * theme.text_scale))
    words = label(action.words, role="text2", wrap=True)
    return box(row(shown, (words, 1), gap=12, margins=(0, 10, 0, 10)), name=action.words)
