"""A finger on the glass, and the keys on the screen under it."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from needlechart.ui.look.on_screen_keys import OnScreenKeys

SPECIAL = {" ": "Space"}


def touch(widget: QWidget, glass: QPointingDevice, at: QPoint | None = None) -> None:
    """One short touch in the middle of a widget or at a point of it, as it arrives at the window."""
    handle = widget.window().windowHandle()
    assert handle is not None
    point = widget.mapTo(widget.window(), widget.rect().center() if at is None else at)
    QTest.touchEvent(handle, glass).press(0, point, handle).commit()
    QTest.touchEvent(handle, glass).release(0, point, handle).commit()


def touch_key(keys: OnScreenKeys, glass: QPointingDevice, words: str) -> None:
    """One touch of the key with these words."""
    touch(keys, glass, keys.key_area(SPECIAL.get(words, words)).center().toPoint())


def touch_words(keys: OnScreenKeys, glass: QPointingDevice, words: str) -> None:
    """The words letter by letter, small letters and spaces."""
    for letter in words:
        touch_key(keys, glass, letter)
