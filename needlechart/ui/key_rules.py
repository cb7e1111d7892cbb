"""Which keys an action may have: what typing, moving and the window need stays with them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from needlechart.ui.actions import Action, Where
from needlechart.ui.pressed import combination_of, read_as

DIGITS_STAY = "Digits are twitches, with Shift needles. They stay as they are."
OF_THE_WINDOW = {"Ctrl+K": "finds a patient"}
"""Keys of the window itself, and what they do on every page."""

_MODIFIERS = int(Qt.KeyboardModifier.KeyboardModifierMask.value)
_SHIFT = int(Qt.KeyboardModifier.ShiftModifier.value)
_DIGITS = range(int(Qt.Key.Key_0), int(Qt.Key.Key_9) + 1)
_ARROWS = range(int(Qt.Key.Key_Left), int(Qt.Key.Key_Down) + 1)
_FIELD_KEYS = {
    int(key)
    for key in (
        Qt.Key.Key_Space, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Home, Qt.Key.Key_End,
        Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Comma, Qt.Key.Key_Period,
    )
}  # fmt: skip
"""What fields, numbers and buttons need: a shortcut of the whole page would take it from them."""
_TEXT = (
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.SelectAll,
)


def refusal(action: Action, name: str) -> str:
    """Why that key cannot be the action's, in a sentence; "" when it can.  What is delivered always can."""
    if name in action.keys:
        return ""
    combined = combination_of(name).toCombined()
    key, modifiers = combined & ~_MODIFIERS, combined & _MODIFIERS
    typed = modifiers in (0, _SHIFT)
    said = read_as(name)
    if key in _DIGITS and typed:
        return DIGITS_STAY
    if key in _ARROWS:
        return "The arrows move the mark and walk over the body. They stay as they are."
    if key == Qt.Key.Key_Escape:
        return "Escape leaves what is begun. It stays as it is."
    if key == Qt.Key.Key_Tab:
        return f"{said} goes from one control to the next."
    if key == Qt.Key.Key_Return and typed and action.where is not Where.BODY:
        return f"{said} ends what is typed and presses buttons."
    if action.where is Where.PAGE and key in _FIELD_KEYS and typed:
        return f"{said} is needed where numbers and words are typed."
    if name in OF_THE_WINDOW:
        return f"{said} {OF_THE_WINDOW[name]} on every page."
    if any(QKeySequence(name) in QKeySequence.keyBindings(standard) for standard in _TEXT):
        return f"{said} is needed to copy and paste text."
    return ""
