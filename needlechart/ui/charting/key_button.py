"""A key on its button: tapped, it takes the next key that is pressed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from needlechart.ui.look.buttons import Button
from needlechart.ui.pressed import written

NO_KEY = "No key"
PRESS_A_KEY = "Press a key …"


class KeyButton(Button):
    """Shows a key.  While it waits every key and combination goes to ``pressed_key(QKeyEvent)``, Escape to ``left``.

    ``focus_lost`` when the keyboard goes to another control meanwhile.
    """

    pressed_key = Signal(object)
    left = Signal()
    focus_lost = Signal()

    def __init__(self, of_what: str) -> None:
        self._of_what, self._shown, self._waiting = of_what, NO_KEY, False
        super().__init__(NO_KEY, "plain")
        self.show_key("")

    @property
    def waiting(self) -> bool:
        """Whether the next key goes here."""
        return self._waiting

    def show_key(self, shown: str, glyph: str = "") -> None:
        """That key as it is read, "" for none; ``glyph`` alone offers a place for one more."""
        self._shown = "" if glyph else shown or NO_KEY
        self.set_glyph(glyph)
        self.set_kind("quiet" if glyph or not shown else "plain")
        self._say()

    def wait(self, waiting: bool) -> None:
        """Takes the next key, or takes none any more."""
        self._waiting = waiting
        self._say()

    def event(self, event: QEvent) -> bool:
        """While waiting no key does anything else: no shortcut, no step to the next control."""
        if self._waiting and isinstance(event, QKeyEvent):
            event.accept()
            if event.type() is QEvent.Type.KeyPress and not event.isAutoRepeat():
                self._take(event)
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._waiting and event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.focus_lost.emit()

    def _take(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif written(event):
            self.pressed_key.emit(event)

    def _say(self) -> None:
        self.set_words(PRESS_A_KEY if self._waiting else self._shown)
        self.setAccessibleName(f"{PRESS_A_KEY if self._waiting else self._shown or 'Another key'}: {self._of_what}")
        self.setToolTip("" if self._shown else "One more key, say of a foot pedal")
        self.setCheckable(self._waiting)
        self.setChecked(self._waiting)
