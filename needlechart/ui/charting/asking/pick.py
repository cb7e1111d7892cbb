"""One of a longer list, behind a button that says what is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from needlechart.ui.look.buttons import Button, ButtonKind, ButtonSize
from needlechart.ui.look.menus import open_below, touch_menu


class Pick(Button):
    """A button whose words are the answer; a tap opens the list.  ``unsaid`` stands there while nobody has said.

    ``options`` are keys with their words.  With ``clearing`` words the list ends with a way to take the answer back.
    ``changed`` only for what the user did.
    """

    changed = Signal()

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        name: str,
        unsaid: str = "Choose",
        *,
        clearing: str = "",
        kind: ButtonKind = "plain",
        size: ButtonSize = "touch",
        glyph: str = "",
    ) -> None:
        super().__init__(unsaid, kind, glyph, size=size, trailing="down")
        self._name, self._unsaid, self._clearing = name, unsaid, clearing
        self._options = tuple(options)
        self._value: str | None = None
        self.clicked.connect(self.open_list)
        self._show()

    def value(self) -> str | None:
        """The key chosen, None while nobody has said."""
        return self._value

    def set_value(self, key: str | None) -> None:
        """Shows an answer without telling anybody; one that is not offered shows as it is."""
        if key != self._value:
            self._value = key or None
            self._show()

    def options(self) -> tuple[tuple[str, str], ...]:
        """What is offered."""
        return self._options

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Other choices; the answer stays."""
        self._options = tuple(options)
        self._show()

    def choose(self, key: str | None) -> None:
        """What the user picked."""
        if key != self._value:
            self.set_value(key)
            self.changed.emit()

    def open_list(self) -> QMenu:
        """The list, open under the button; it goes away when something is picked or it is left."""
        menu = touch_menu(self, self._name)
        for key, words in self._options:
            menu.addAction(self._action(menu, key, words))
        if self._clearing and self._value is not None:
            menu.addSeparator()
            menu.addAction(self._action(menu, None, self._clearing))
        open_below(menu, self)
        return menu

    def _action(self, menu: QMenu, key: str | None, words: str) -> QAction:
        action = QAction(words.replace("&", "&&"), menu)
        action.triggered.connect(lambda _on=False: self.choose(key))
        return action

    def _show(self) -> None:
        said = dict(self._options).get(self._value or "", self._value or "")
        self.set_words(said or self._unsaid)
        self.setAccessibleName(f"{self._name}: {said or 'not answered'}")
