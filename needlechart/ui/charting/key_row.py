"""One action on the page of keys: its keys, what it does, and the way back to what was delivered."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from needlechart.ui.actions import Action
from needlechart.ui.charting.key_button import KeyButton
from needlechart.ui.chosen_keys import MOST_KEYS, keys
from needlechart.ui.key_rules import DIGITS_STAY, refusal
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.layout import Box, box, col, row
from needlechart.ui.look.message import Message, MessageTone
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import label
from needlechart.ui.pressed import digit_of, read_as, written

KEYS_PX = 216
"""Width of the keys before the words, so that the words stand below each other."""

Offer = tuple[str, Callable[[], object]]
"""What a button says and does."""


class KeyRow(Box):
    """Changes the keys of an action in place.  What is asked or refused stands under it, never in a dialog.

    ``asked`` when it begins to ask; ``grown`` when there is more to be seen of it.
    """

    asked = Signal()
    grown = Signal()

    def __init__(self, action: Action) -> None:
        super().__init__(name=action.words)
        self.action = action
        self.buttons = tuple(KeyButton(action.words) for _ in range(MOST_KEYS))
        self.restore = Button("As delivered", "quiet", "undo")
        self.restore.setAccessibleName(f"As delivered: {action.words}")
        self.restore.clicked.connect(lambda: self._wish(action.keys))
        self._yes: Callable[[], object] = self.leave
        self.message = Message("")
        self.message.action_taken.connect(lambda: self._yes())
        self.message.second_taken.connect(self.leave)
        self._said = box(col(self.message, margins=(0, 4, 0, 0)))
        for at, button in enumerate(self.buttons):
            button.clicked.connect(lambda _on=False, at=at: self._wait(at))
            button.pressed_key.connect(lambda event, at=at: self._on_key(at, event))
            button.left.connect(self.leave)
            button.focus_lost.connect(self._on_focus_lost)
        words = label(action.words, role="text2", wrap=True)
        self._held = box(row(*self.buttons, None, gap=4))
        line = row(self._held, (words, 1), self.restore, gap=12)
        self.setLayout(col(line, self._said, gap=0, margins=(0, 6, 0, 6)))
        keys.changed.connect(self.show_keys)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.show_keys()

    @property
    def asks(self) -> bool:
        """Whether it waits for a key or for an answer."""
        return not self._said.isHidden()

    def show_keys(self) -> None:
        """The keys in force; nothing is asked any more."""
        self._said.hide()
        shown = [read_as(name) for name in keys.of(self.action.id)]
        for at, button in enumerate(self.buttons):
            button.wait(False)
            one_more = 0 < at == len(shown)
            button.show_key(shown[at] if at < len(shown) else "", "plus" if one_more else "")
            button.setVisible(at < max(1, len(shown)) or one_more)
        self.restore.setVisible(not keys.is_delivered(self.action.id))

    def leave(self) -> None:
        """Nothing is changed; the keyboard stays with the row."""
        here = self._has_focus()
        self.show_keys()
        if here:
            self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.asks:
            self.leave()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.asks:
            self.grown.emit()

    # ---- the inside
    def _wait(self, at: int) -> None:
        waited = self.buttons[at].waiting
        self.show_keys()
        if waited:
            return
        self.asked.emit()
        self.buttons[at].wait(True)
        self.buttons[at].setFocus(Qt.FocusReason.OtherFocusReason)
        detail = "On the keyboard or a foot pedal, also several keys at once. Escape leaves it as it is."
        self._say(f"Press the new key for “{self.action.words}”.", "info", detail, self._without(at))

    def _on_focus_lost(self) -> None:
        """Whoever goes elsewhere changes nothing; the buttons of the question are not elsewhere."""
        if not self._has_focus():
            self.show_keys()

    def _on_key(self, at: int, event: QKeyEvent) -> None:
        name = written(event)
        typed_digit = digit_of(event) is not None and name not in self.action.keys
        why = DIGITS_STAY if typed_digit else refusal(self.action, name)
        if why:
            self._say(why, "caution", "Press another key, or Escape.")
        elif name in keys.of(self.action.id):
            self._ask(f"{read_as(name)} is a key of it already.", "", self._without(keys.of(self.action.id).index(name)))
        else:
            self._wish(keys.with_key(self.action.id, at, name))

    def _wish(self, wanted: tuple[str, ...]) -> None:
        """These keys, or the question whether they may be taken from another action."""
        others = keys.others(self.action.id, wanted)
        if not others:
            self._choose(wanted)
            return
        had = " and ".join(f"“{other.words}”" for other in others)
        taken = " and ".join(read_as(name) for name in wanted if keys.others(self.action.id, (name,)))
        if keys.would_be_lost(self.action.id, wanted):
            self._ask(f"{taken} is the only key of {had}.", "Nothing else leads to this page. Give it another key first.", None)
        else:
            over = "Take it over", lambda: self._choose(wanted)
            self._ask(f"{taken} is the key of {had}.", "Taken over, it does that no longer.", over)

    def _without(self, at: int) -> Offer | None:
        """The offer to take a key away; None where there is none, or where it is needed to come back here."""
        had = keys.of(self.action.id)
        left = (*had[:at], *had[at + 1 :])
        if at >= len(had) or keys.would_be_lost(self.action.id, left):
            return None
        return f"Without {read_as(had[at])}", lambda: self._choose(left)

    def _choose(self, wanted: tuple[str, ...]) -> None:
        here = self._has_focus()
        keys.choose(self.action.id, wanted)
        self.show_keys()
        if here:
            self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, text: str, detail: str, offer: Offer | None) -> None:
        """A question with its answers; no key is waited for any more."""
        self.asked.emit()
        for button in self.buttons:
            button.wait(False)
        self._say(text, "caution", detail, offer, "Leave it")
        answer = self.message.action_button() if offer else self.message.second_button()
        answer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, text: str, tone: MessageTone, detail: str, offer: Offer | None = None, second: str = "") -> None:
        words, self._yes = offer or ("", self.leave)
        self.message.show_message(text, tone, words, detail, second)
        self._said.show()

    def _has_focus(self) -> bool:
        now = QApplication.focusWidget()
        return now is not None and self.isAncestorOf(now)

    def _on_theme_changed(self) -> None:
        self._held.setMinimumWidth(round(KEYS_PX * theme.text_scale))


def fixed_row(action: Action) -> QWidget:
    """An action whose keys say a number or a direction, and stay as they are."""
    shown = label(action.keys_words, weight=600)
    shown.setMinimumWidth(round(KEYS_PX * theme.text_scale))
    words = label(action.words, role="text2", wrap=True)
    return box(row(shown, (words, 1), gap=12, margins=(0, 10, 0, 10)), name=action.words)
