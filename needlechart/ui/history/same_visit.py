"""Charting the sites of a visit again today, from the history: what is charted, what is left out and why."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from needlechart.domain.errors import NeedleChartError
from needlechart.domain.words import count_words
from needlechart.ui.look.message import MessageBar
from needlechart.ui.records_worker import RecordsWorker
from needlechart.usecases import same_today
from needlechart.usecases.patients import PatientOpened
from needlechart.usecases.permissions import Deed, may
from needlechart.usecases.same_today import OtherDraftOpen, SameToday

_KEY = "same"


class SameVisit(QObject):
    """``session_wanted(session_id)`` when today's session is to be opened: at once, or after what was left out is read."""

    session_wanted = Signal(str)

    def __init__(self, worker: RecordsWorker, messages: MessageBar, parent: QObject) -> None:
        super().__init__(parent)
        self._worker, self._messages = worker, messages
        self._goes_to = ""
        self._draft_id: str | None = None
        messages.action_taken.connect(self._on_action)

    def allowed(self, opened: PatientOpened) -> bool:
        """Whether the person at work may chart."""
        person_id = self._worker.file.person_id
        return any(may(person, Deed.CHART) for person in opened.people if person.id == person_id)

    def chart(self, session_id: str, opened: PatientOpened | None) -> None:
        """Charts that visit's sites again."""
        self._draft_id = opened.open_draft_id if opened is not None else None
        self._messages.drop(_KEY)
        self._worker.run(lambda work: same_today.chart_the_same(work, session_id), self._on_charted, self, self._on_failed)

    def _on_charted(self, done: SameToday) -> None:
        self._goes_to = done.opened.session.id
        if not done.left_out:
            self.session_wanted.emit(self._goes_to)
            return
        charted = f"{count_words(done.charted, 'site')} charted, not the others." if done.charted else "No site was charted."
        why = " ".join(f"{found.sentence} {found.way_out}".strip() for found in done.left_out)
        self._messages.show_message(_KEY, charted, "caution", "Open today's session", why)

    def _on_failed(self, error: NeedleChartError) -> None:
        self._goes_to = self._draft_id or "" if isinstance(error, OtherDraftOpen) else ""
        action = "Open the draft" if self._goes_to else "Close"
        self._messages.show_message(_KEY, error.sentence, "danger", action, error.way_out)

    def _on_action(self, key: str) -> None:
        if key == _KEY:
            self._messages.drop(_KEY)
            if self._goes_to:
                self.session_wanted.emit(self._goes_to)
