"""A clinical answer nobody could get, with the reason picked: it counts as answered."""

from __future__ import annotations

from collections.abc import Callable

from needlechart.domain.sessions import NotObtained, NotObtainedReason, TreatmentSession
from needlechart.domain.words import words
from needlechart.ui.charting.asking.pick import Pick
from needlechart.ui.charting.session_editor import SessionEditor


class NotObtainedPick(Pick):
    """Says why ``field`` of the session, or of its row ``subject_id``, has no value; picking again changes or takes it back."""

    def __init__(self, editor: SessionEditor, field: str, subject_id: str = "", of_what: str = "") -> None:
        reasons = [(reason.value, f"Not obtained: {words(reason)}") for reason in NotObtainedReason]
        super().__init__(
            reasons, f"{of_what} not obtained".strip().capitalize(), "Not obtained", clearing="It was obtained", kind="quiet"
        )
        self._editor, self._field, self._subject_id = editor, field, subject_id
        self.changed.connect(self._say)

    def show_session(self, session: TreatmentSession) -> None:
        """Shows the reason the session holds."""
        held = held_in(session, self._field, self._subject_id)
        self.set_value(held.reason.value if held else None)

    def show_for(self, session: TreatmentSession, subject_id: str) -> None:
        """Shows the reason of another row of that field."""
        self._subject_id = subject_id
        self.show_session(session)

    def _say(self) -> None:
        said = self.value()
        reason = NotObtainedReason(said) if said else None
        self._editor.change(with_reason(self._field, self._subject_id, reason, self._editor.new_id))


def obtained(session: TreatmentSession, field: str, subject_id: str = "") -> TreatmentSession:
    """The session in which that field has its value: no reason says any more why it has none."""
    rest = tuple(n for n in session.not_obtained if (n.field, n.subject_id) != (field, subject_id))
    return session if rest == session.not_obtained else session.edited(not_obtained=rest)


def held_in(session: TreatmentSession, field: str, subject_id: str) -> NotObtained | None:
    """What the session says about that field, or None."""
    return next((n for n in session.not_obtained if (n.field, n.subject_id) == (field, subject_id)), None)


def with_reason(
    field: str, subject_id: str, reason: NotObtainedReason | None, new_id: Callable[[], str]
) -> Callable[[TreatmentSession], TreatmentSession]:
    """The edit that says why a field has no value, or takes that back."""

    def edit(session: TreatmentSession) -> TreatmentSession:
        rest = tuple(n for n in session.not_obtained if (n.field, n.subject_id) != (field, subject_id))
        said = (NotObtained(new_id(), field, reason, subject_id),) if reason else ()
        return session.edited(not_obtained=(*rest, *said))

    return edit
