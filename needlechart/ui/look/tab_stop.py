"""A row of buttons that is one stop of the Tab key: arrows, Home and End go on inside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

_Policy = Qt.FocusPolicy
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class TabStop:
    """Which of ``buttons`` Tab comes to: the one with the focus, else the first chosen, else the one used last, else the first.

    Buttons that are off or hidden are passed over; one that takes no focus at all, say of a signed session, stays so.
    """

    def __init__(self) -> None:
        self.buttons: list[QAbstractButton] = []
        self._last: QAbstractButton | None = None

    def settle(self) -> None:
        """What is chosen, can be used or has the focus is another one now."""
        usable = self._usable()
        if not usable:
            return
        focused = (one for one in usable if one.hasFocus())
        chosen = (one for one in usable if one.isChecked())
        self._last = next(focused, None) or next(chosen, None) or (self._last if self._last in usable else usable[0])
        for one in self.buttons:
            if one.focusPolicy() is not _Policy.NoFocus:
                one.setFocusPolicy(_Policy.StrongFocus if one is self._last else _Policy.ClickFocus)

    def take(self, event: QKeyEvent) -> bool:
        """Goes from the button with the focus to where the key says, no further than the ends; False for any other key.

        Nothing is chosen by that: an answer is given by Space, Return or a tap.
        """
        usable, key = self._usable(), Qt.Key(event.key())
        at = next((n for n, one in enumerate(usable) if one.hasFocus()), None)
        if at is None or (key not in _STEPS and key not in (Qt.Key.Key_Home, Qt.Key.Key_End)):
            return False
        last = len(usable) - 1
        to = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}.get(key, at + _STEPS.get(key, 0))
        usable[min(max(to, 0), last)].setFocus(Qt.FocusReason.TabFocusReason)
        event.accept()
        return True

    def _usable(self) -> list[QAbstractButton]:
        return [one for one in self.buttons if _usable(one)]


def _usable(button: QAbstractButton) -> bool:
    """By itself: whether the page around it is on or shown does not matter."""
    hidden = button.isHidden() and button.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
    row = button.parentWidget()
    return not hidden and (row is None or button.isEnabledTo(row)) and button.focusPolicy() is not _Policy.NoFocus
