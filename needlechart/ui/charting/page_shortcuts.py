"""Shortcuts of a session's page: those keys of the table that work on every place of it, as they are chosen now."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from needlechart.ui import actions
from needlechart.ui.actions import Where
from needlechart.ui.chosen_keys import keys
from needlechart.ui.pressed import is_sign, written


class PageShortcuts(QObject):
    """Does on a page what ``deeds`` says of each action.  A field that has the keyboard takes what is typed first."""

    def __init__(self, page: QWidget, deeds: Mapping[str, Callable[[], object]]) -> None:
        super().__init__(page)
        self._page, self._deeds = page, deeds
        self._shortcuts: list[QShortcut] = []
        keys.changed.connect(self._make)
        self._make()

    def press(self, event: QKeyEvent) -> bool:
        """Does what a sign says that nobody below has taken: which keys write it depends on the keyboard."""
        name = written(event)
        found = keys.action_at(name, Where.PAGE) if is_sign(name) else ""
        if found:
            self._deeds[found]()
        return bool(found)

    def _make(self) -> None:
        for old in self._shortcuts:
            old.setEnabled(False)
            old.deleteLater()
        self._shortcuts = []
        for one in actions.of_page():
            for key in (name for name in keys.of(one.id) if not is_sign(name)):
                made = QShortcut(QKeySequence(key), self._page)
                made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                made.activated.connect(self._deeds[one.id])
                self._shortcuts.append(made)
