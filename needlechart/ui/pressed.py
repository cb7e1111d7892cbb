"""What a key press is called: one portable name for it, whatever the keyboard needs to write it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

_SHIFTED = dict(zip("!@#$%^&*(", range(1, 10), strict=True))
_FIRST_DIGIT_SCAN_CODE = 10
"""Of the key 1 under X11 and Wayland, whatever the layout prints on it with Shift."""
_READ = {"Return": "Enter", "PgDown": "Page Down", "PgUp": "Page Up", "Ins": "Insert", "Del": "Delete", "Esc": "Escape"}
_ALT_GR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
"""How Windows reports the key that writes the third character of a key."""
_UNTOLD = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier
_COMMANDS = _ALT_GR | Qt.KeyboardModifier.MetaModifier
_NAMELESS = frozenset(
    {
        Qt.Key.Key_unknown, Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Meta, Qt.Key.Key_Alt, Qt.Key.Key_AltGr,
        Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_ScrollLock, Qt.Key.Key_Super_L, Qt.Key.Key_Super_R,
        Qt.Key.Key_Hyper_L, Qt.Key.Key_Hyper_R, Qt.Key.Key_Multi_key, Qt.Key.Key_Mode_switch,
    }
)  # fmt: skip
_DEAD = range(int(Qt.Key.Key_Dead_Grave), int(Qt.Key.Key_Dead_Longsolidusoverlay) + 1)


def name_of(combination: QKeyCombination | str) -> str:
    """The portable name of a key combination, or of one that is written some other way; "" for no key that is known."""
    sequence = QKeySequence(combination)
    return sequence.toString(QKeySequence.SequenceFormat.PortableText) if sequence.count() == 1 else ""


def combination_of(name: str) -> QKeyCombination:
    """The key and the modifiers of a portable name."""
    sequence: Sequence[QKeyCombination] = cast(Any, QKeySequence(name))
    return sequence[0]


def written(event: QKeyEvent) -> str:
    """The portable name of a key press; "" for a modifier or an accent by itself and for keys without a name.

    A sign is called by itself, since keyboards differ in how it is written: ``?`` and not ``Shift+ß``.  The keypad is not told
    from the rest.
    """
    key, text = Qt.Key(event.key()), event.text()
    modifiers = event.modifiers() & ~_UNTOLD
    if key in _NAMELESS or int(event.key()) in _DEAD:
        return ""
    commands = modifiers & _COMMANDS
    sign = len(text) == 1 and text.isprintable() and not text.isspace() and not (text.isascii() and text.isalnum())
    if sign and (commands == _ALT_GR or (commands == Qt.KeyboardModifier.NoModifier and not text.isalpha())):
        return name_of(text)
    if key == Qt.Key.Key_Backtab:
        return name_of(QKeyCombination(modifiers | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Tab))
    return name_of(QKeyCombination(modifiers, Qt.Key.Key_Return if key == Qt.Key.Key_Enter else key))


def is_sign(name: str) -> bool:
    """Whether the key is a sign that is typed, which keyboards write with different keys."""
    return len(name) == 1 and not name.isalnum()


def read_as(name: str) -> str:
    """A portable name as people read it."""
    *before, last = name.rsplit("+", 1) if not name.endswith("+") else (name,)
    return "+".join((*before, _READ.get(last, last)))


def digit_of(event: QKeyEvent) -> int | None:
    """The digit of a key press: 0 to 9 without Shift, 1 to 9 with it on any keyboard; None for other keys."""
    modifiers = event.modifiers() & ~_UNTOLD
    shift = modifiers == Qt.KeyboardModifier.ShiftModifier
    if not shift and modifiers != Qt.KeyboardModifier.NoModifier:
        return None
    key = Qt.Key(event.key())
    if Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
        digit = int(key) - int(Qt.Key.Key_0)
        return digit if digit or not shift else None
    if not shift:
        return None
    code = event.nativeScanCode() - _FIRST_DIGIT_SCAN_CODE
    if QGuiApplication.platformName() in ("xcb", "wayland") and 0 <= code < 9:
        return code + 1
    return _SHIFTED.get(event.text())
