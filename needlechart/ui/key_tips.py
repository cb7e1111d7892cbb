"""Tool tips that name a key follow the keys in force."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from needlechart.ui.actions import action
from needlechart.ui.chosen_keys import keys
from needlechart.ui.look.words import plain_tip


def tip(action_id: str) -> str:
    """Words for a tool tip, with the key."""
    shown = keys.shown(action_id)
    return f"{action(action_id).words} ({shown})" if shown else action(action_id).words


def show_tip(widget: QWidget, action_id: str) -> None:
    """The action and its key as the tool tip of a widget, now and whenever the key is another one."""
    _Tip(widget, action_id)


class _Tip(QObject):
    """Lives with its widget."""

    def __init__(self, widget: QWidget, action_id: str) -> None:
        super().__init__(widget)
        self._widget, self._action_id = widget, action_id
        keys.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        self._widget.setToolTip(plain_tip(tip(self._action_id)))
