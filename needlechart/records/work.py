"""A unit of work: what one deed writes, in one transaction with its entries in the audit trail."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from needlechart.domain.errors import NotInTheRecord, SessionIsSigned
from needlechart.domain.ids import IdSource
from needlechart.domain.moments import Clock, Moment
from needlechart.domain.people import Clinic, Person
from needlechart.domain.sessions import Signature, TreatmentSession
from needlechart.records import audit
from needlechart.records.batch import Written, write_batch
from needlechart.records.changes import change_bytes, plain_bytes
from needlechart.records.connection import Connection
from needlechart.records.errors import VersionConflict
from needlechart.records.layout import ROOTS
from needlechart.records.reading import Reading
from needlechart.records.remembered import Pending, Remembered
from needlechart.records.revisions import add_revision, drop_revisions, mark_redone, mark_undone
from needlechart.records.signed_bytes import canonical_bytes, digest_of, keep_signed, sealed
from needlechart.records.subjects import Subject, session_subject, subject_of
from needlechart.records.sum_check import count_again
from needlechart.records.writing import keep_patient_seen, write_value

if TYPE_CHECKING:
    from needlechart.records.copies import Copy
    from needlechart.records.copy_writing import ChartToCopy

_Value = TypeVar("_Value")
DONE = "done"
REFUSED = "refused"
DRAFT_DEEDS = {"do": "chart a session", "undo": "take a change back", "redo": "do a change again"}
"""What a step of charting is called in the audit trail."""


@dataclass(frozen=True, slots=True)
class RecordsTouched:
    """Whose records a unit of work changed; false when nothing was changed that a page could show."""

    patients: frozenset[str] = frozenset()
    sessions: frozenset[str] = frozenset()
    anything: bool = False

    def __bool__(self) -> bool:
        return self.anything


@dataclass(frozen=True, slots=True)
class Desk:
    """Who works, where, with which clock and source of ids."""

    person_id: str
    station: str
    clock: Clock
    ids: IdSource


class Work:
    """Writes values and nothing else; ``reading`` sees what this unit has written so far."""

    def __init__(self, connection: Connection, desk: Desk, remembered: Remembered) -> None:
        self._connection = connection
        self._desk = desk
        self._remembered = remembered
        self.pending = Pending()
        self.reading = Reading(connection, remembered, self.pending)
        self.signed_something = False
        self._touched = RecordsTouched()
        self._head: audit.ChainHead | None = None

    @cached_property
    def person(self) -> Person:
        """Who is signed in; NotInTheRecord when they are no longer one of the clinic's people."""
        for person in self.reading.people():
            if person.id == self._desk.person_id:
                return person
        raise NotInTheRecord("person")

    @property
    def clinic(self) -> Clinic:
        """The clinic of the file."""
        return self.reading.clinic()

    @property
    def touched(self) -> RecordsTouched:
        """What was changed so far."""
        return self._touched

    def now(self) -> Moment:
        """The moment, on the clinic's clock."""
        return self._desk.clock.now()

    def new_id(self) -> str:
        """A fresh identity."""
        return self._desk.ids()

    def save(self, before: object | None, after: _Value, deed: str = "") -> _Value:
        """Keeps a value of its own (any of ``layout.ROOTS``), and returns it as kept; ``before`` is None when it is new.

        An addendum or countersignature without a digest gets the one of its canonical bytes.
        Only the rows in which the two differ are written.  What stands in the file already is no change.
        VersionConflict when the file holds neither of the two, SessionIsSigned for a signature that ``sign`` has not made,
        CannotBeKept and FrozenRecord as the tables say.
        """
        if isinstance(after, TreatmentSession) and after.signature != getattr(before, "signature", None):
            raise SessionIsSigned
        after = sealed(after)
        changes = self._write(before, after)
        if changes is not None:
            kind = ROOTS[type(after)].replace("_", " ")
            self._enter(deed or f"{'add' if before is None else 'change'} a {kind}", subject_of(self._connection, after), changes)
        return after

    def save_draft(self, before: TreatmentSession, after: TreatmentSession, *, merge_key: str = "", step: str = "do") -> None:
        """Keeps one step of charting with its undo step, so that it can be taken back after a restart too.

        ``step``: "do" for a new change (what was taken back is then lost), "undo" and "redo" for going back and forth
        among the steps that are kept.  New changes in a row with the same ``merge_key`` are one undo step.
        """
        if before.signature is not None or after.signature is not None:
            raise SessionIsSigned
        changes = self._write(before, after)
        if changes is None:
            return
        if step == "do":
            add_revision(self._connection, after.id, merge_key, self.now(), changes)
        elif step == "undo":
            mark_undone(self._connection, after.id)
        else:
            mark_redone(self._connection, after.id)
        self._enter(DRAFT_DEEDS[step], Subject(after.patient_id, after.id), changes)

    def sign(self, session: TreatmentSession, *, late: bool) -> TreatmentSession:
        """Freezes the session with the signature of the person at work, and returns it signed.

        The digest is that of the canonical bytes of the rows as they stand in the file, which are kept beside them.
        VersionConflict when the file does not hold this session; its undo steps go.
        """
        stored = self.reading.session(session.id)
        if stored != session:
            raise VersionConflict(session, stored)
        signature = Signature(self.person.id, self.now(), "", late)
        content = canonical_bytes(stored.signed(signature))
        digest = digest_of(content)
        signed = stored.signed(replace(signature, digest=digest))
        drop_revisions(self._connection, session.id)
        changes = self._write(stored, signed)
        keep_signed(self._connection, session.id, digest, content, signed_here=True)
        self.signed_something = True
        self._enter("sign a session", Subject(session.patient_id, session.id), changes or b"")
        return signed

    def add_many(self, values: Iterable[object], *, deed: str) -> None:
        """Keeps many new values at once, signed sessions and what stands beside them included, in any order.

        One audit entry names how many of each kind, and the digest of them all.  A signature without a digest gets the
        one of its session's canonical bytes; one with another digest is kept as it came.  CannotBeKept when one of them
        is there already: then none is written.
        """
        self._wrote_many(write_batch(self._connection, self.pending, values), deed)

    def add_copies(self, copies: Iterable[tuple[ChartToCopy, Copy]], *, deed: str) -> None:
        """Keeps copies of charts, row for row as ``add_many`` would keep their values, with one audit entry."""
        from needlechart.records.copy_writing import write_copies

        self._wrote_many(write_copies(self._connection, self.pending, copies), deed)

    def _wrote_many(self, written: Written, deed: str) -> None:
        if written.kinds:
            self.pending.kinds |= set(written.kinds)
            counts = {ROOTS[kind]: number for kind, number in written.kinds.items()}
            self.signed_something = self.signed_something or written.signed > 0
            self._touch(written.patients, written.sessions)
            self._enter(deed, Subject(None, None), plain_bytes({"batch": counts, "digest": written.digest}))

    def count_again(self) -> None:
        """Empties the summaries and counts every chart into them."""
        count_again(self._connection, self.reading.charts())
        self._touched = RecordsTouched(anything=True)

    def looked_at(self, patient_id: str) -> None:
        """Somebody looks at that patient's chart: in the audit trail, and in the list of the latest patients."""
        keep_patient_seen(self._connection, patient_id, self.now().utc_ms)
        self._enter("look at a chart", Subject(patient_id, None), b"")

    def did(self, deed: str, patient_id: str | None = None, session_id: str | None = None) -> None:
        """A deed that changes nothing and must leave its trace all the same, such as taking records out of the clinic."""
        self._enter(deed, Subject(patient_id, session_id), b"")

    def refused(self, deed: str, session_id: str | None = None) -> None:
        """A deed was asked for that the person's roles do not allow, or that is not theirs in that session."""
        subject = session_subject(self._connection, session_id) if session_id is not None else Subject(None, None)
        self._enter(deed, subject, b"", outcome=REFUSED)

    def _write(self, before: object | None, after: object) -> bytes | None:
        changes = write_value(self._connection, self._remembered, self.pending, before, after)
        if not changes:
            return None
        subject = subject_of(self._connection, after)
        self._touch({subject.patient_id} - {None}, {subject.session_id} - {None})
        return change_bytes(changes)

    def _touch(self, patients: Iterable[Any], sessions: Iterable[Any]) -> None:
        touched = self._touched
        self._touched = RecordsTouched(touched.patients.union(patients), touched.sessions.union(sessions), anything=True)

    def _enter(self, deed: str, subject: Subject, changes: bytes, outcome: str = DONE) -> None:
        desk, at = self._desk, self.now()
        entry = audit.AuditEntry(at, desk.person_id, desk.station, deed, outcome, subject.patient_id, subject.session_id, changes)
        head = self.head()
        row, self._head = audit.sealed(head, entry)
        self._connection.execute(audit.INSERT, row)

    def head(self) -> audit.ChainHead:
        """The last entry of the audit chain, this unit's own included."""
        if self._head is None:
            found = self._connection.execute(audit.SELECT_HEAD).fetchone()
            self._head = audit.ORIGIN if found is None else audit.ChainHead(*found)
        return self._head
