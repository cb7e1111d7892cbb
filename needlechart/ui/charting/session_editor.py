"""The session in hand: every deed of the charting pages, undone and redone, and kept at once."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from needlechart.domain.errors import NeedleChartError
from needlechart.domain.needling import Site
from needlechart.domain.patients import Patient
from needlechart.domain.sessions import SessionState, TreatmentSession
from needlechart.ui.records_worker import RecordsWorker
from needlechart.usecases import charting
from needlechart.usecases.placing import Hand

if TYPE_CHECKING:
    from needlechart.domain.ids import IdSource
    from needlechart.domain.moments import Clock

RETRY_MS = 2000


@dataclass(frozen=True, slots=True)
class _Unkept:
    before: TreatmentSession
    after: TreatmentSession
    merge_key: str
    step: charting.Step


class _ReplaceSession(QUndoCommand):
    """The one undo command: the session before, the session after."""

    def __init__(
        self, editor: SessionEditor, before: TreatmentSession, after: TreatmentSession, merge_key: str, quiet: bool
    ) -> None:
        super().__init__()
        self._editor, self._before, self._after, self._merge_key = editor, before, after, merge_key
        self._done_before = quiet
        self._quiet = quiet

    def id(self) -> int:
        return hash(self._merge_key) & 0x7FFFFFFF if self._merge_key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _ReplaceSession) or other._merge_key != self._merge_key:
            return False
        self._after = other._after
        return True

    def redo(self) -> None:
        if self._quiet:
            self._quiet = False
            return
        step = charting.Step.REDO if self._done_before else charting.Step.DO
        self._done_before = True
        self._editor._replace(self._before, self._after, self._merge_key, step)

    def undo(self) -> None:
        if self._editor.restoring:
            return
        self._editor._replace(self._after, self._before, self._merge_key, charting.Step.UNDO)


class SessionEditor(QObject):
    """Holds the session value.  ``change`` is the only way to a new one.

    Signals: ``session_changed(TreatmentSession)``; ``selection_changed(str | None)`` the chosen site or finding;
    ``unkept_changed(int)`` changes not yet acknowledged by the disk (0 = saved); ``kept(Moment)``;
    ``trouble(NeedleChartError)`` something the clinician must read; ``keeping_failed(NeedleChartError)`` while a change
    could not be written: the value stays in hand and is tried again; ``changed_elsewhere(ChangedElsewhere)`` when the disk
    holds another draft than the one in hand: both stay until ``keep_mine`` or ``take_theirs``;
    ``reopened(OpenSession)`` when a deed of its own made it another author's or another patient's.
    """

    session_changed = Signal(object)
    selection_changed = Signal(object)
    unkept_changed = Signal(int)
    kept = Signal(object)
    trouble = Signal(object)
    keeping_failed = Signal(object)
    changed_elsewhere = Signal(object)
    reopened = Signal(object)

    def __init__(
        self,
        opened: charting.OpenSession,
        worker: RecordsWorker,
        person_id: str,
        clock: Clock,
        ids: IdSource,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.opened = opened
        self.session = opened.session
        self.selected: str | None = None
        self.restoring = False
        self.undo_stack = QUndoStack(self)
        self._worker, self._person_id, self._clock, self._ids = worker, person_id, clock, ids
        self._unkept: deque[_Unkept] = deque()
        self._writing = False
        self.in_conflict = False
        self._to_choose: str | None = None
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(self._keep_next)
        self._restore_undo()

    # ---- what a deed needs
    def hand(self) -> Hand:
        """Who, when and the next id, for a new mark."""
        return Hand(self._person_id, self._clock.now(), self._ids())

    @property
    def clock(self) -> Clock:
        """The clinic's clock."""
        return self._clock

    @property
    def person_id(self) -> str:
        """Who is charting."""
        return self._person_id

    @property
    def worker(self) -> RecordsWorker:
        """The way to the records, for deeds that are not a change of the session (signing)."""
        return self._worker

    @property
    def read_only(self) -> bool:
        """Whether the session is signed, and so only to be read."""
        return self.session.state is SessionState.SIGNED

    def new_id(self) -> str:
        """An id for a new row."""
        return self._ids()

    # ---- changes
    def change(
        self, edit: Callable[[TreatmentSession], TreatmentSession], merge_key: str = "", *, choose: str | None = None
    ) -> bool:
        """Replaces the session by ``edit(session)``; False when it was refused (told through ``trouble``) or nothing changed.

        Changes with the same ``merge_key`` in a row become one undo step; each is kept on its own.  ``choose`` is the mark
        in hand from then on, so that pages show the new session and the new mark at once.
        """
        before = self.session
        try:
            after = edit(before)
        except NeedleChartError as told:
            self.trouble.emit(told)
            self.session_changed.emit(before)  # controls that moved with the finger go back to what is true
            return False
        if after == before:
            return False
        self._to_choose = choose
        self.undo_stack.push(_ReplaceSession(self, before, after, merge_key, quiet=False))
        return True

    def set(self, merge_key: str = "", **fields: Any) -> bool:
        """Changes fields of the session itself."""
        return self.change(lambda session: session.edited(**fields), merge_key)

    def set_site(self, site_id: str, merge_key: str = "", **fields: Any) -> bool:
        """Changes fields of one site; touching an unconfirmed copy confirms it."""

        def edit(session: TreatmentSession) -> TreatmentSession:
            return session.with_site(replace(self.confirmed(session.site(site_id)), **fields))

        return self.change(edit, merge_key)

    def confirmed(self, site: Site) -> Site:
        """The site, confirmed: a copy of the last visit that is touched went in now, by who is charting."""
        if site.confirmed:
            return site
        return replace(site, confirmed=True, inserted_at=self._clock.now(), inserted_by=self._person_id)

    def set_finding(self, finding_id: str, merge_key: str = "", **fields: Any) -> bool:
        """Changes fields of one finding."""
        return self.change(lambda session: session.with_finding(replace(session.finding(finding_id), **fields)), merge_key)

    def select(self, mark_id: str | None) -> None:
        """Chooses a site or finding, or none."""
        if mark_id != self.selected:
            self.selected = mark_id
            self.selection_changed.emit(mark_id)

    def undo(self) -> None:
        """One step back, kept like any other change."""
        self.undo_stack.undo()

    def redo(self) -> None:
        """One step forward again."""
        self.undo_stack.redo()

    @property
    def unkept(self) -> int:
        """Changes the disk has not acknowledged yet."""
        return len(self._unkept)

    def reopen_by(self, deed: Callable[[Any, str], charting.OpenSession], failed: Callable[[NeedleChartError], None]) -> None:
        """Does what changes whose session it is, once every change is on disk; ``reopened`` carries what it is then."""
        session_id = self.session.id
        self.when_kept(lambda: self.worker.run(lambda work: deed(work, session_id), self.reopened.emit, self, failed))

    def when_kept(self, then: Callable[[], None]) -> None:
        """Does it once every change is on disk; at once when it is already so."""
        if self.unkept == 0:
            then()
            return

        def counted(left: int) -> None:
            if left == 0:
                self.unkept_changed.disconnect(counted)
                then()

        self.unkept_changed.connect(counted)

    def take_signed(self, session: TreatmentSession) -> None:
        """Shows the session as the records hold it after signing; there is nothing to undo any more."""
        self.undo_stack.clear()
        self.session = session
        self.session_changed.emit(session)

    def take_patient(self, patient: Patient) -> None:
        """Shows the patient as the records hold them after a change of their own, say a new consent; the session stays."""
        self.opened = replace(self.opened, patient=patient)
        self.session_changed.emit(self.session)

    # ---- two drafts
    def keep_mine(self) -> None:
        """What is in hand goes over what is on the disk, as one step that can be undone."""
        mine = self.session
        self._settle(lambda work: charting.keep_instead(work, mine))

    def take_theirs(self) -> None:
        """What is on the disk comes to hand; what was charted here since is lost."""
        session_id = self.session.id
        self._settle(lambda work: charting.open_session(work, session_id))

    # ---- the inside
    def _settle(self, job: Callable[[Any], charting.OpenSession]) -> None:
        """Ends a conflict by ``job``; what is changed while it runs waits, and is kept afterwards."""
        if self.in_conflict and not self._writing:
            self._writing = True
            self._worker.run(job, self._on_settled, self, self._on_not_settled)

    def _on_settled(self, opened: charting.OpenSession) -> None:
        self._writing, self.in_conflict = False, False
        self._unkept.clear()
        self.opened, self.session = opened, opened.session
        before_chosen, self.selected = self.selected, self._known(self.selected, opened.session)
        self.undo_stack.clear()
        self._restore_undo()
        self.kept.emit(self._clock.now())
        self.session_changed.emit(self.session)
        if self.selected != before_chosen:
            self.selection_changed.emit(self.selected)
        self.unkept_changed.emit(0)

    def _on_not_settled(self, error: NeedleChartError) -> None:
        self._writing = False
        self.trouble.emit(error)

    def _restore_undo(self) -> None:
        """Fills the undo stack of a draft that was open before, without changing anything."""
        for revision in self.opened.revisions:
            self.undo_stack.push(_ReplaceSession(self, revision.before, revision.after, revision.merge_key, quiet=True))
        self.restoring = True
        self.undo_stack.setIndex(self.opened.cursor)
        self.restoring = False

    def _replace(self, before: TreatmentSession, after: TreatmentSession, merge_key: str, step: charting.Step) -> None:
        self.session = after
        self._unkept.append(_Unkept(before, after, merge_key, step))
        if not self._retry.isActive():
            self._keep_next()  # first: the disk works while the pages are painted
        chosen, self._to_choose = self._to_choose or self.selected, None
        before_chosen, self.selected = self.selected, self._known(chosen, after)
        self.session_changed.emit(after)
        if self.selected != before_chosen:
            self.selection_changed.emit(self.selected)
        self.unkept_changed.emit(len(self._unkept))

    @staticmethod
    def _known(mark_id: str | None, session: TreatmentSession) -> str | None:
        """That mark, if the session has it."""
        return mark_id if mark_id in {s.id for s in session.sites} | {f.id for f in session.findings} else None

    def _keep_next(self) -> None:
        if self._writing or self.in_conflict or not self._unkept:
            return
        self._writing = True
        change = self._unkept[0]
        self._worker.run(
            lambda work: charting.keep(work, change.before, change.after, merge_key=change.merge_key, step=change.step),
            self._on_kept,
            self,
            self._on_not_kept,
        )

    def _on_kept(self, _answer: object) -> None:
        self._writing = False
        self._unkept.popleft()
        self.kept.emit(self._clock.now())
        self.unkept_changed.emit(len(self._unkept))
        self._keep_next()

    def _on_not_kept(self, error: NeedleChartError) -> None:
        self._writing = False
        if isinstance(error, charting.ChangedElsewhere):
            self.in_conflict = True
            self.changed_elsewhere.emit(error)
        else:
            self.keeping_failed.emit(error)
            self._retry.start()
