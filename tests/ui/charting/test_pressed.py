"""A key press has one name on every keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from needlechart.ui.pressed import digit_of, read_as, written

NONE, SHIFT, CTRL, ALT, KEYPAD = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.KeypadModifier,
)


def _press(key: int, modifiers: Qt.KeyboardModifier, text: str) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)


@pytest.mark.parametrize(
    ("key", "modifiers", "text", "name"),
    [
        (Qt.Key.Key_A, NONE, "a", "A"),
        (Qt.Key.Key_A, SHIFT, "A", "Shift+A"),
        (Qt.Key.Key_Question, SHIFT, "?", "?"),  # Shift and / in New York, Shift and ß in Vienna
        (Qt.Key.Key_Slash, SHIFT, "/", "/"),  # Shift and 7 in Vienna
        (Qt.Key.Key_Slash, NONE, "/", "/"),
        (Qt.Key.Key_Plus, KEYPAD, "+", "+"),
        (Qt.Key.Key_At, CTRL | ALT, "@", "@"),  # AltGr and Q as Windows says it
        (0x104, CTRL | ALT, "ą", "Ą"),
        (Qt.Key.Key_P, CTRL | ALT, "p", "Ctrl+Alt+P"),
        (Qt.Key.Key_P, CTRL | ALT, "", "Ctrl+Alt+P"),
        (Qt.Key.Key_Z, CTRL, "\x1a", "Ctrl+Z"),
        (0x424, NONE, "ф", "Ф"),
        (Qt.Key.Key_Adiaeresis, SHIFT, "Ä", "Shift+Ä"),
        (Qt.Key.Key_Enter, KEYPAD, "\r", "Return"),
        (Qt.Key.Key_Backtab, SHIFT, "\t", "Shift+Tab"),
        (Qt.Key.Key_Tab, NONE, "\t", "Tab"),
        (Qt.Key.Key_Space, NONE, " ", "Space"),
        (Qt.Key.Key_F13, NONE, "", "F13"),
        (Qt.Key.Key_MediaPlay, NONE, "", "Media Play"),
        (Qt.Key.Key_Shift, SHIFT, "", ""),
        (Qt.Key.Key_AltGr, NONE, "", ""),
        (Qt.Key.Key_Super_L, NONE, "", ""),
        (Qt.Key.Key_Dead_Acute, NONE, "", ""),
        (Qt.Key.Key_unknown, NONE, "", ""),
    ],
)
def test_that_a_key_press_is_called_by_what_it_writes_or_by_its_key(
    key: int, modifiers: Qt.KeyboardModifier, text: str, name: str
) -> None:
    assert written(_press(key, modifiers, text)) == name


@pytest.mark.parametrize(
    ("key", "modifiers", "text", "digit"),
    [
        (Qt.Key.Key_0, NONE, "0", 0),
        (Qt.Key.Key_7, KEYPAD, "7", 7),
        (Qt.Key.Key_4, SHIFT, "4", 4),  # a keyboard that writes digits with Shift
        (Qt.Key.Key_Dollar, SHIFT, "$", 4),
        (Qt.Key.Key_0, SHIFT, "0", None),
        (Qt.Key.Key_4, CTRL, "4", None),
        (Qt.Key.Key_Dollar, NONE, "$", None),
        (Qt.Key.Key_A, SHIFT, "A", None),
    ],
)
def test_that_digits_are_known_with_and_without_shift(
    key: int, modifiers: Qt.KeyboardModifier, text: str, digit: int | None
) -> None:
    assert digit_of(_press(key, modifiers, text)) == digit


def test_that_names_are_read_in_words() -> None:
    names = ("Return", "Shift+PgDown", "Ctrl+Del", "+", "Ctrl++", "Esc", "Media Play")
    read = ["Enter", "Shift+Page Down", "Ctrl+Delete", "+", "Ctrl++", "Escape", "Media Play"]
    assert [read_as(name) for name in names] == read
