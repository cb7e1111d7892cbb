"""Whose open session this is: what somebody else than its author is told first, and the two ways on."""

from __future__ import annotations

from PySide6.QtCore import QObject

from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.words import count_words
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.look.message import MessageBar
from needlechart.usecases import handing
from needlechart.usecases.charting import OpenSession
from needlechart.usecases.permissions import Deed, may

WHOSE = "whose"


class WhoseSession(QObject):
    """A message of the page while the session is a draft of somebody else's and the reader does not type for them."""

    def __init__(self, editor: SessionEditor, messages: MessageBar) -> None:
        super().__init__(messages)
        self._editor, self._messages = editor, messages
        messages.action_taken.connect(
            lambda key: editor.reopen_by(handing.take_over, editor.trouble.emit) if key == WHOSE else None
        )
        messages.second_taken.connect(
            lambda key: editor.reopen_by(handing.type_for, editor.trouble.emit) if key == WHOSE else None
        )

    def show_session(self, session: TreatmentSession) -> None:
        """Says whose it is, unless it is the reader's own, signed, or being typed by the reader."""
        me, author = self._editor.person_id, session.therapist_id
        if session.signature is not None or me in (author, session.entered_by):
            self._messages.drop(WHOSE)
            return
        opened = self._editor.opened
        person = next((p for p in opened.people if p.id == me), None)
        name = opened.name_of(author) or "somebody else"
        signs = person is not None and may(person, Deed.SIGN)
        charts = person is not None and may(person, Deed.CHART)
        self._messages.show_message(
            WHOSE,
            f"This is {name}'s session.",
            "caution" if session.sites and handing.in_the_body(session).needles else "info",
            action="Take over" if signs else "",
            detail=_in_words(session, opened),
            second=f"Type for {name}" if charts else "",
        )


def _in_words(session: TreatmentSession, opened: OpenSession) -> str:
    told = handing.in_the_body(session)
    if not told.needles:
        return "No needle is in the body."
    since = f" since {told.since.local:%H:%M}" if told.since is not None else ""
    by = " and ".join(opened.name_of(person_id) for person_id in told.by)
    return f"{count_words(told.needles, 'needle')} in the body{since}" + (f", put in by {by}." if by else ".")
