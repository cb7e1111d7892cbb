"""The review of one session: where it stands, its thread, and what the person signed in may do about it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from needlechart.domain.afterwards import ReviewState
from needlechart.domain.errors import NeedleChartError
from needlechart.ui.look.buttons import Button, ButtonSize
from needlechart.ui.look.layout import box, col, row
from needlechart.ui.look.pills import Pill
from needlechart.ui.look.words import small, title
from needlechart.ui.records_worker import RecordsWorker
from needlechart.ui.review.message_form import MessageForm, Purpose
from needlechart.ui.review.thread_entries import ThreadEntries
from needlechart.ui.review.thread_words import pill_of
from needlechart.usecases import review_thread
from needlechart.usecases.review_thread import Thread

APPROVE_KEY, ASK_KEY = Qt.Key.Key_A, Qt.Key.Key_Q
"""Pressed anywhere in the pane, or on a page that hands its keys over with ``take_key``, and never while somebody types."""


class ThreadPane(QWidget):
    """Reads a session's review anew when the record changes.

    ``shown(Thread)`` whenever it shows one; ``done(Thread)`` once something the person did here is on disk: the thread as it
    was when they did it; ``focus_given(QWidget)``: a control here has the keyboard and is to be seen.
    ``size`` is that of its buttons.  Words not sent yet stay with their session while the pane lives.
    """

    shown = Signal(object)
    done = Signal(object)
    focus_given = Signal(object)

    def __init__(self, worker: RecordsWorker, size: ButtonSize = "head") -> None:
        super().__init__()
        self.setAccessibleName("Review")
        self._worker = worker
        self._session_id = ""
        self._focus_wanted = False
        self._unsent: dict[str, tuple[Purpose, str]] = {}
        self.review: Thread | None = None
        self._pill = Pill("")
        self._own = small("", "text2", wrap=True)
        self.entries = ThreadEntries()
        self.form = MessageForm(size)
        self.approve = Button("Approve", "primary", "check", size=size, tip="Key A")
        self.ask = Button("Ask", "plain", "question", size=size, tip="Key Q")
        self.more = Button("Add to the answer", "plain", "plus", size=size)
        self.said = small("", "danger", 500, wrap=True)
        self._deeds = box(row(self.approve, self.ask, self.more, None, gap=12))
        head = row(title("Review"), self._pill, None, gap=12)
        self.setLayout(col(head, self._own, 4, self.entries, 4, self.form, self._deeds, self.said, gap=8))
        self.hide()
        self.approve.clicked.connect(self.approve_it)
        self.ask.clicked.connect(self.ask_it)
        self.more.clicked.connect(lambda: self._open(Purpose.ANSWER))
        self.form.sent.connect(self._send)
        self.form.left.connect(self._close)
        worker.records_changed.connect(self._on_records_changed)

    # ---- what is shown
    def show_session(self, session_id: str) -> None:
        """The review of that session; nothing for ""."""
        if session_id == self._session_id:
            return
        self._put_away()
        self._session_id, self.review = session_id, None
        self.said.setText("")
        if session_id:
            self._read()
        else:
            self.hide()

    def want_focus(self) -> None:
        """The keyboard goes to the answer, or to the first thing there is to do, as soon as the thread is there."""
        self._focus_wanted = True
        self._give_focus()

    def show_thread(self, thread: Thread) -> None:
        """Shows a thread that was read elsewhere; hidden where there is neither a review nor anything to do."""
        self._session_id, self.review = thread.session_id, thread
        self._pill.show_pill(pill_of(thread.state))
        self.entries.show_thread(thread)
        self._own.setText(_own_words(thread))
        self._own.setVisible(bool(self._own.text()))
        self._open_for(thread)
        self.setVisible(thread.state is not ReviewState.NOT_NEEDED or thread.may_ask)
        self._give_focus()
        self.shown.emit(thread)

    # ---- what one may do
    def take_key(self, event: QKeyEvent) -> bool:
        """Approves on A and asks on Q, where the person may and is not typing; whether the key was one of them."""
        if event.modifiers() or isinstance(QApplication.focusWidget(), (QLineEdit, QPlainTextEdit)):
            return False
        for key, button, do in ((APPROVE_KEY, self.approve, self.approve_it), (ASK_KEY, self.ask, self.ask_it)):
            if event.key() == key and button.isVisible() and button.isEnabled():
                do()
                return True
        return False

    def approve_it(self) -> None:
        """Approves what is shown; where a question is open, asks first how it was settled."""
        thread = self.review
        if thread is None or not thread.may_approve:
            return
        if thread.state is ReviewState.QUESTION:
            self._open(Purpose.SETTLE)
        else:
            self._do(lambda work: review_thread.approve(work, thread.session_id, thread.seen))

    def ask_it(self) -> None:
        """Opens the field for a question."""
        if self.review is not None and self.review.may_ask:
            self._open(Purpose.ASK)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.take_key(event):
            super().keyPressEvent(event)

    # ---- the inside
    def _read(self) -> None:
        session_id, person_id = self._session_id, self._worker.file.person_id
        self._worker.read(lambda reading: review_thread.thread_of(reading, person_id, session_id), self._on_read, self)

    def _on_read(self, thread: Thread) -> None:
        if thread.session_id == self._session_id and thread != self.review:
            self.show_thread(thread)

    def _on_records_changed(self, touched: Any) -> None:
        if self._session_id in touched.sessions:
            self._read()

    def _open_for(self, thread: Thread) -> None:
        """The field as it was left; for the therapist who was asked it is open at once."""
        kept = self._unsent.pop(thread.session_id, None)
        answering = thread.may_answer and thread.state is ReviewState.QUESTION
        if kept is not None and _fits(kept[0], thread):
            self._open(kept[0], kept[1], focus=False)
        elif answering and self.form.purpose is not Purpose.ANSWER:
            self._open(Purpose.ANSWER, focus=False)
        elif not answering or self.form.purpose is None:
            self._show_deeds()
        self.form.cancel.setVisible(not answering)

    def _open(self, purpose: Purpose, text: str = "", *, focus: bool = True) -> None:
        self.said.setText("")
        name = self.review.name_of(self.review.therapist_id) if self.review is not None else ""
        self.form.start(purpose, name, text)
        self._deeds.hide()
        if focus:
            self.form.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        """Nothing is written; the buttons are back."""
        self._show_deeds()
        self._focus_wanted = True
        self._give_focus()

    def _show_deeds(self) -> None:
        thread = self.review
        self.form.stop()
        for button, may in (
            (self.approve, thread is not None and thread.may_approve),
            (self.ask, thread is not None and thread.may_ask),
            (self.more, thread is not None and thread.may_answer),
        ):
            button.setVisible(may)
            button.setEnabled(True)
        self._deeds.setVisible(thread is not None and (thread.may_approve or thread.may_ask or thread.may_answer))

    def _give_focus(self) -> None:
        if self._focus_wanted and self.review is not None and self.isVisible():
            first = (self.form.text, self.approve, self.ask, self.more)
            wanted = next((control for control in first if control.isVisible()), None)
            self._focus_wanted = False
            if wanted is not None:
                wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)
                self.focus_given.emit(wanted)

    def _send(self, text: str) -> None:
        thread, purpose = self.review, self.form.purpose
        if thread is None or purpose is None:
            return
        deeds = {
            Purpose.ASK: lambda work: review_thread.ask(work, thread.session_id, text),
            Purpose.ANSWER: lambda work: review_thread.answer(work, thread.session_id, text),
            Purpose.SETTLE: lambda work: review_thread.approve(work, thread.session_id, thread.seen, text),
        }
        self._do(deeds[purpose])

    def _do(self, deed: Any) -> None:
        thread = self.review
        for button in (self.approve, self.ask, self.more):
            button.setEnabled(False)
        self.form.wait()
        self._worker.run(deed, lambda _made: self._on_done(thread), self, self._on_refused)

    def _on_done(self, thread: Thread | None) -> None:
        self.said.setText("")
        if thread is not None and thread.session_id == self._session_id:
            self.form.stop()
            self._read()
        if thread is not None:
            self._unsent.pop(thread.session_id, None)
            self.done.emit(thread)

    def _on_refused(self, error: NeedleChartError) -> None:
        self.form.wait(False)
        for button in (self.approve, self.ask, self.more):
            button.setEnabled(True)
        self.said.setText(f"{error.sentence} {error.way_out}".strip())

    def _put_away(self) -> None:
        typed, purpose = self.form.text.value(), self.form.purpose
        if self._session_id and purpose is not None and typed:
            self._unsent[self._session_id] = (purpose, typed)
        self.form.stop()


def _fits(purpose: Purpose, thread: Thread) -> bool:
    """Whether what was begun may still be sent."""
    if purpose is Purpose.SETTLE:
        return thread.may_approve and thread.state is ReviewState.QUESTION
    return thread.may_ask if purpose is Purpose.ASK else thread.may_answer


def _own_words(thread: Thread) -> str:
    """Why somebody who manages the clinic has nothing to do here, or who is to answer."""
    if thread.state is ReviewState.QUESTION and not thread.may_answer:
        return f"Waits for an answer by {thread.name_of(thread.therapist_id)}."
    if thread.part is not None and thread.state in (ReviewState.TO_REVIEW, ReviewState.ANSWERED):
        return f"Somebody else approves it: {thread.part.value} this session."
    return ""
