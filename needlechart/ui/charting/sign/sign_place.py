"""The Sign place: what is missing, the codes, the note as it will read, the signature."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from needlechart.domain.sessions import SessionState, TreatmentSession
from needlechart.ui.charting.asking.freezing import opens_only, stays_open
from needlechart.ui.charting.asking.page import AskingPlace
from needlechart.ui.charting.gaps import state_at
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.charting.sign.added_pane import AddedPane
from needlechart.ui.charting.sign.code_rows import CodeRows
from needlechart.ui.charting.sign.ending import Ending
from needlechart.ui.charting.sign.gap_list import GapList
from needlechart.ui.charting.sign.note_pane import NotePane
from needlechart.ui.charting.sign.sign_bar import SignBar
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.layout import box, row
from needlechart.ui.look.tabs import TabState
from needlechart.ui.review.thread_pane import ThreadPane
from needlechart.usecases.charting import OpenSession

REVIEW = "review"
"""What ``go_to`` calls the review of a signed session, which is none of its fields."""


class SignPlace(AskingPlace):
    """Lists every gap with one tap to it, and signs."""

    key: ClassVar[str] = "sign"
    title: ClassVar[str] = "Sign"

    def __init__(self, editor: SessionEditor) -> None:
        super().__init__(editor)
        self.gaps = GapList(editor)
        self.codes = CodeRows(editor)
        self.ending = Ending(self)
        self.handout = opens_only(Button("Handout for the patient", "plain", "print", size="touch"))
        self.note = NotePane(self)
        self.added = AddedPane(editor)
        self.review = ThreadPane(editor.worker, "touch")
        stays_open(self.review)
        self.bar = SignBar(editor)
        taken_home = box(row(self.handout, None, gap=0))
        self.lay_out([self.review, self.gaps, self.added, self.codes, self.ending, taken_home], [self.note])
        self.handout.clicked.connect(self.handout_wanted)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self.bar)
        self.gaps.gap_wanted.connect(self._go)
        # Once what was just shown there is laid out.
        self.review.focus_given.connect(lambda control: QTimer.singleShot(0, control, lambda: self._bring(control)))
        for part in (self.gaps, self.added, self.codes, self.bar):
            self.also_show(part.show_session)
        self.also_show(lambda session: self.review.show_session(session.id if session.state is SessionState.SIGNED else ""))
        self.also_show(lambda session: self.gaps.setVisible(session.state is SessionState.DRAFT))

    @classmethod
    def state_in(cls, session: TreatmentSession, opened: OpenSession) -> TabState:
        if session.state is SessionState.SIGNED:
            return TabState(done=True)
        return TabState(missing=state_at(cls.key, session, opened).missing)

    def go_to(self, field: str) -> None:
        if field == REVIEW:
            self.review.want_focus()
        else:
            super().go_to(field)

    def _bring(self, control: QWidget) -> None:
        if self.area is not None:
            self.area.ensureWidgetVisible(control, 24, 96)

    def _go(self, place: str, field: str) -> None:
        if place == self.key:
            self.go_to(field)
        else:
            self.gap_wanted.emit(place, field)
