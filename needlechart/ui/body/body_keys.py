"""Keys of the body: the chart knows the delivered ones, a chosen key stands for them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from needlechart.ui.actions import ACTIONS, Where, action
from needlechart.ui.chosen_keys import keys
from needlechart.ui.pressed import combination_of, written

_DELIVERED = frozenset(key for one in ACTIONS if one.where is Where.BODY and not one.fixed for key in one.keys)


def as_delivered(event: QKeyEvent) -> QKeyEvent:
    """The press of the delivered key that a press stands for; of no key when the key has lost its meaning on the body."""
    name = written(event)
    chosen = keys.action_at(name, Where.BODY)
    if chosen and name not in action(chosen).keys:
        meant = combination_of(action(chosen).keys[0])
        return QKeyEvent(QEvent.Type.KeyPress, meant.key(), meant.keyboardModifiers())
    if not chosen and name in _DELIVERED:
        return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier)
    return event
