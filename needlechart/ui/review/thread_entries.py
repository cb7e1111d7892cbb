"""The entries of a review under each other, oldest first."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from needlechart.domain.afterwards import ReviewEntry, ReviewKind
from needlechart.ui.look.accessible import Spoken
from needlechart.ui.look.icon_mark import Icon
from needlechart.ui.look.layout import box, col, row
from needlechart.ui.look.words import label, small
from needlechart.ui.review.thread_words import head_words
from needlechart.usecases.review_thread import Thread

_GLYPHS = {
    ReviewKind.CALL: ("review", "text3"),
    ReviewKind.QUESTION: ("question", "caution"),
    ReviewKind.ANSWER: ("note", "text2"),
    ReviewKind.APPROVAL: ("check", "ok"),
}


class ThreadEntries(QWidget, Spoken):
    """Shows the entries of a thread; it takes no room without any."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Thread of the review")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._texts: tuple[str, ...] = ()
        self.hide()

    def show_thread(self, thread: Thread | None) -> None:
        """The entries of this thread; none for None."""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        entries = thread.entries if thread is not None else ()
        said = [(entry, head_words(entry, thread.name_of(entry.author_id))) for entry in entries] if thread is not None else []
        for entry, head in said:
            self._column.addWidget(_entry(entry, head))
        self._texts = tuple(f"{head}: {entry.text}" if entry.text else head for entry, head in said)
        self.setVisible(bool(said))

    def texts(self) -> tuple[str, ...]:
        """What is read, an entry each: who did what and when, and their words."""
        return self._texts


def _entry(entry: ReviewEntry, head: str) -> QWidget:
    glyph, role = _GLYPHS[entry.kind]
    above = small(head, "text2", 500, wrap=True)
    words = box(col(above, label(entry.text, wrap=True) if entry.text else 0, gap=2))
    sign = box(col(Icon(glyph, role), None, gap=0))
    return box(row(sign, (words, 1), gap=12), name=f"{head}: {entry.text}" if entry.text else head)
