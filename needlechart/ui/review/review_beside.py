"""Where a session stands in the review, with its thread, to be read beside its note."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from needlechart.domain.afterwards import ReviewState
from needlechart.ui.look.layout import col, row
from needlechart.ui.look.pills import Pill
from needlechart.ui.look.words import small
from needlechart.ui.review.thread_entries import ThreadEntries
from needlechart.ui.review.thread_words import pill_of
from needlechart.usecases.review_thread import Thread


class ReviewBeside(QWidget):
    """Only to read; it takes no room where nobody reviews."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Review")
        self._pill = Pill("")
        self.entries = ThreadEntries()
        self.setLayout(col(row(small("Review", "text3", 600), self._pill, None, gap=12), self.entries, gap=6))
        self.hide()

    def show_review(self, thread: Thread | None) -> None:
        """The review of the session that is read."""
        reviewed = thread is not None and thread.state is not ReviewState.NOT_NEEDED
        if thread is not None:
            self._pill.show_pill(pill_of(thread.state))
        self.entries.show_thread(thread)
        self.setVisible(reviewed)
