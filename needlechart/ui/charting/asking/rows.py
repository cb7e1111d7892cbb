"""A question and its answer on one line, or the answer under the question where the line is too short."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from needlechart.ui.look.accessible import Spoken
from needlechart.ui.look.beside import beside
from needlechart.ui.look.layout import box, col
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import label, small


class AskedRow(QWidget, Spoken):
    """Words at the left with a second line under them, the control that answers at the right."""

    def __init__(self, words: str, control: QWidget, note: str = "", *, least: int = 160) -> None:
        super().__init__()
        self.control = control
        self._noted = ("", "text3")
        self._words = label(words, weight=500, wrap=True)
        self._note = small("", wrap=True)
        self._note.hide()
        self.setAccessibleName(words)
        line = beside(box(col(None, self._words, self._note, None, gap=2)), control, least=least)
        self.setLayout(col(line, gap=0, margins=(0, 4, 0, 4)))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        theme.changed.connect(self._on_theme_changed)
        self.set_note(note)
        self._on_theme_changed()

    def set_words(self, words: str) -> None:
        """Another question."""
        self._words.setText(words)
        self.setAccessibleName(words)

    def words(self) -> str:
        """The question."""
        return self._words.text()

    def set_note(self, note: str, role: str = "text3") -> None:
        """The second line; ``caution`` while something is missing, ``danger`` where it cannot be."""
        if (note, role) == self._noted:
            return
        self._noted = (note, role)
        self._note.setText(note)
        self._note.set_role(role)
        self._note.set_weight(500 if role in ("caution", "danger") else 400)
        self._note.setVisible(bool(note))
        self.setAccessibleDescription(note)

    def note(self) -> str:
        """The second line."""
        return self._note.text()

    def _on_theme_changed(self) -> None:
        self.setMinimumHeight(round(theme.sz.row_touch))
