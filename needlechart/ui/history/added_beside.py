"""What was added beside a signed session, a message each."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from needlechart.ui.look.message import Message
from needlechart.usecases.added_beside import Beside


class AddedBeside(QWidget):
    """The entries under each other; it takes no room without any."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._entries: list[Message] = []
        self._shown = 0
        self.setAccessibleName("Added beside the session")
        self.hide()

    def show_entries(self, entries: list[Beside]) -> None:
        """Other entries; messages are used again, since most visits have none or one."""
        while len(self._entries) < len(entries):
            made = Message("", "info")
            self._entries.append(made)
            self._column.addWidget(made)
        for message, entry in zip(self._entries, entries, strict=False):
            message.show_message(entry.text, entry.tone, detail=entry.detail)
        for place, message in enumerate(self._entries):
            message.setVisible(place < len(entries))
        self._shown = len(entries)
        self.setVisible(bool(entries))

    def texts(self) -> tuple[str, ...]:
        """The sentences shown."""
        return tuple(message.text() for message in self._entries[: self._shown])

    def details(self) -> tuple[str, ...]:
        """Who, when and why, for each."""
        return tuple(message.detail() for message in self._entries[: self._shown])
