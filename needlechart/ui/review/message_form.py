"""The field for a message of a review: a question, an answer, or how an open question was settled."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from needlechart.domain.afterwards import ReviewEntry
from needlechart.domain.shape import shape_of
from needlechart.ui.look.buttons import Button, ButtonSize
from needlechart.ui.look.fields import Field, NoteField
from needlechart.ui.look.layout import col, row

_LONGEST = next(shape.max_length or 0 for shape in shape_of(ReviewEntry) if shape.name == "text")


class Purpose(Enum):
    """What a message is for: the caption above the field, and what is on its button."""

    ASK = ("Question to {name}", "Send the question")
    ANSWER = ("Answer to the manager", "Send the answer")
    SETTLE = ("How the question was settled without an answer", "Approve")


class MessageForm(QWidget):
    """``sent(text)`` on its button or Ctrl+Return, ``left`` on Cancel or Escape.  Hidden until ``start``."""

    sent = Signal(str)
    left = Signal()

    def __init__(self, size: ButtonSize = "head") -> None:
        super().__init__()
        self.purpose: Purpose | None = None
        self.text = NoteField("", "Message", lines=3)
        self.field = Field("Message", self.text)
        self.send = Button("", "primary", "check", size=size, tip="Ctrl+Return")
        self.cancel = Button("Cancel", "quiet", size=size)
        self.setLayout(col(self.field, row(self.send, self.cancel, None, gap=12), gap=8))
        self.hide()
        self.send.clicked.connect(self._send)
        self.cancel.clicked.connect(self.left)
        self.text.changed.connect(self._show_length)

    def start(self, purpose: Purpose, name: str, text: str = "") -> None:
        """An open field for that, with ``text`` in it; ``name`` is the therapist's."""
        self.purpose = purpose
        caption, words = purpose.value
        self.field.set_caption(caption.format(name=name or "the therapist"))
        self.send.set_words(words)
        self.text.set_value(text)
        self.wait(False)
        self._show_length()
        self.show()

    def stop(self) -> None:
        """Empty and hidden."""
        self.purpose = None
        self.text.set_value("")
        self.hide()

    def wait(self, waiting: bool = True) -> None:
        """While it is written nothing is sent twice."""
        self.send.setEnabled(not waiting)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        sends = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if sends and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._send()
        elif event.key() == Qt.Key.Key_Escape and self.cancel.isVisible():
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _send(self) -> None:
        if self.send.isEnabled() and not self._too_long():
            self.sent.emit(self.text.value())

    def _too_long(self) -> int:
        return max(0, len(self.text.value()) - _LONGEST)

    def _show_length(self) -> None:
        over = self._too_long()
        self.field.set_error(f"{over} letters too many; {_LONGEST} are kept." if over else "")
