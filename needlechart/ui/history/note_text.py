"""Words of several kinds under each other, painted as one text: headings, lines, own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QSize
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QAccessible,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from needlechart.ui.look.accessible import Spoken
from needlechart.ui.look.theme import TextSize, theme

Kind = Literal["heading", "line", "own"]
_LOOKS: dict[Kind, tuple[TextSize, int, str, int]] = {
    "heading": ("small", 600, "text3", 10),
    "line": ("body", 400, "text2", 3),
    "own": ("body", 400, "text1", 3),
}
"""Size, weight, colour, and pixels of air above."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph and what it is."""

    kind: Kind
    text: str


class NoteText(QWidget, Spoken):
    """Plain text that wraps.  One document instead of a label each: a long note is laid out in a millisecond."""

    accessible_role = QAccessible.Role.StaticText

    def __init__(self, name: str) -> None:
        super().__init__()
        self._paragraphs: tuple[Paragraph, ...] = ()
        self._heights: dict[int, int] = {}
        self._document = QTextDocument(self)
        self._document.setDocumentMargin(0)
        self._document.setUndoRedoEnabled(False)
        tall = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        tall.setHeightForWidth(True)
        self.setSizePolicy(tall)
        self.setAccessibleName(name)
        theme.changed.connect(self._write)

    def show_paragraphs(self, paragraphs: Sequence[Paragraph]) -> None:
        """Other words; without any the widget takes no room."""
        self._paragraphs = tuple(paragraphs)
        self.setVisible(bool(paragraphs))
        self.setAccessibleDescription(self.text())
        self._write()

    def text(self) -> str:
        """The words, a line each."""
        return "\n".join(paragraph.text for paragraph in self._paragraphs)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, wide: int) -> int:
        if wide not in self._heights:  # a layout asks many times
            self._document.setTextWidth(wide)
            self._heights[wide] = round(self._document.size().height() + 0.5)
        return self._heights[wide]

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(240, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._document.textWidth() != self.width():
            self._document.setTextWidth(self.width())
        painter = QPainter(self)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, theme.color("text1"))
        context.clip = event.rect().toRectF()
        self._document.documentLayout().draw(painter, context)

    def _write(self) -> None:
        self._heights.clear()
        self._document.clear()
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()  # laid out once, not after every paragraph
        for index, paragraph in enumerate(self._paragraphs):
            size, weight, ink, above = _LOOKS[paragraph.kind]
            block, letters = QTextBlockFormat(), QTextCharFormat()
            block.setTopMargin(above if index else 0)
            letters.setFont(theme.font(size, weight))
            letters.setForeground(theme.color(ink))
            if index:
                cursor.insertBlock(block, letters)
            else:
                cursor.setBlockFormat(block)
                cursor.setBlockCharFormat(letters)
            cursor.insertText(paragraph.text, letters)
        cursor.endEditBlock()
        self.updateGeometry()
        self.update()
