"""What a person does to the controls: taps, picks, types."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from needlechart.ui.charting.asking.pick import Pick
from needlechart.ui.look.chips import ChoiceChips
from needlechart.ui.look.count_pad import CountPad
from needlechart.ui.look.stepper import Stepper

LEFT = Qt.MouseButton.LeftButton
MENUS_WITHOUT_A_SCREEN = r"does not support (raise\(\)|grabbing)"
"""What Qt's platform without a screen says when a list opens."""


def tap(qtbot: QtBot, widget: QWidget) -> None:
    """One tap in the middle of a control."""
    qtbot.mouseClick(widget, LEFT)


def tap_chip(qtbot: QtBot, chips: Any, key: str) -> None:
    """One tap on the chip of that key, wherever the chips are wrapped in."""
    row: ChoiceChips = getattr(chips, "chips", chips)
    tap(qtbot, row.chip(key))


def plus(qtbot: QtBot, stepper: Stepper, times: int = 1) -> None:
    """Taps on the plus of a stepper."""
    for _ in range(times):
        qtbot.mouseClick(stepper, LEFT, pos=QPoint(stepper.width() - 12, stepper.height() // 2))


def count_on(qtbot: QtBot, pad: CountPad, number: int) -> None:
    """One tap on the key of a number from 0 to 9."""
    qtbot.mouseClick(pad, LEFT, pos=QPoint(round((number + 0.5) * pad.width() / 11), pad.height() // 2))


def press(qtbot: QtBot, widget: QWidget, keys: str) -> None:
    """Keys typed into a control that takes them itself."""
    qtbot.keyClicks(widget, keys)


def type_text(qtbot: QtBot, widget: Any, text: str) -> None:
    """Types a text in the place of what stands there, and leaves with Return (a note has no leaving)."""
    line: QWidget = getattr(widget, "field", widget)
    line = getattr(line, "_typed", line)
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    qtbot.keyClicks(line, text)
    if line.inherits("QLineEdit"):
        qtbot.keyClick(line, Qt.Key.Key_Return)


def choose(qtbot: QtBot, pick: Any, words: str) -> None:
    """Opens a list and picks the entry with those words."""
    button: Pick = getattr(pick, "pick", pick)
    tap(qtbot, button)
    menu = next(m for m in button.findChildren(QMenu) if m.isVisible())
    action = next(a for a in menu.actions() if a.text() == words)
    menu.setActiveAction(action)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not isValid(button) or not button.findChildren(QMenu))
