"""The clinic file: made, opened, worked in, closed.

Two lanes lead into it, one that writes and one that reads beside it; a lock file keeps a second program from writing.
"""

from __future__ import annotations

import platform
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from needlechart.domain.catalogue import Catalogue
from needlechart.domain.errors import NeedleChartError, NotAllowed, NotInTheRecord
from needlechart.domain.ids import IdSource
from needlechart.domain.moments import Clock
from needlechart.domain.people import Clinic, Person
from needlechart.records import anchor, audit, envelope, migrations
from needlechart.records.clinic_lock import ClinicLock
from needlechart.records.connection import reading_connection, working_connection
from needlechart.records.errors import OpenedToReadOnly
from needlechart.records.integrity import Examination
from needlechart.records.lane import READS, WRITES, Lane
from needlechart.records.making import make_clinic_file
from needlechart.records.opening import bring_up_to_date, check_before_opening, opened, tidy_after_reading
from needlechart.records.reading import Reading
from needlechart.records.remembered import Remembered
from needlechart.records.work import Desk, Work
from needlechart.records.wrapping import FULL_COST, Cost


class ClinicFile:
    """An open clinic file.  Any thread may come; units of work wait for each other, reads for each other, neither for both."""

    def __init__(self, path: Path, data_key: bytes, desk: Desk, lock: ClinicLock | None) -> None:
        self.path = path
        self.person_id = desk.person_id
        self.clock = desk.clock
        self.ids = desk.ids
        self._data_key = data_key
        self._desk = desk
        self._lock = lock
        self._remembered = Remembered()
        self._reading: Reading | None = None
        read_only = lock is None
        self._reads = Lane(working_connection(path, data_key, read_only=read_only), READS, path.name)
        try:
            self._writes = None if read_only else Lane(working_connection(path, data_key), WRITES, path.name)
        except BaseException:
            self._reads.close()
            raise

    @classmethod
    def create(
        cls,
        path: Path,
        clinic: Clinic,
        person: Person,
        passphrase: str,
        catalogue: Catalogue,
        *,
        clock: Clock,
        ids: IdSource,
        demo: bool = False,
        cost: Cost = FULL_COST,
    ) -> tuple[ClinicFile, str]:
        """Makes the file and its key envelope, and opens it for ``person``; also returns the recovery code, shown once.

        ClinicFileExists, ReadOnlyFolder or WriteFailed; then nothing of it is left on the disk.
        """
        keys = make_clinic_file(path, clinic, person, passphrase, catalogue, _desk(person.id, clock, ids), demo=demo, cost=cost)
        return cls.open(path, keys.data_key, person.id, clock=clock, ids=ids), keys.recovery_code

    @classmethod
    def open(
        cls, path: Path, data_key: bytes, person_id: str, *, clock: Clock, ids: IdSource, read_only: bool = False
    ) -> ClinicFile:
        """Opens the file for that person.  Nothing on the disk is changed when it fails.

        NoSuchClinicFile, MissingEnvelope, DamagedEnvelope; WrongPassphrase for a key that is not the envelope's;
        EnvelopeOfAnotherFile, DamagedClinicFile, BrokenAuditTrail, NewerClinicFile; ReadOnlyFolder and ClinicFileInUse
        unless it is opened only to read, then OlderClinicFile; NotInTheRecord for a person the clinic does not know;
        EngineRefused.
        """
        desk = _desk(person_id, clock, ids)
        with opened(path):
            version = check_before_opening(path, data_key, read_only=read_only)
            lock = None if read_only else ClinicLock(path)
            try:
                if version != migrations.NEWEST:
                    bring_up_to_date(path, data_key)
                file = cls(path, data_key, desk, lock)
                try:
                    file._know_person()
                except BaseException:
                    file.close()
                    raise
            except BaseException:
                if lock is not None:
                    lock.release()
                raise
        return file

    @property
    def read_only(self) -> bool:
        """Whether the file was opened only to read."""
        return self._writes is None

    @contextmanager
    def work(self) -> Iterator[Work]:
        """A unit of work: all of it is written and synced when the block ends, or nothing when an error leaves it.

        OpenedToReadOnly; WriteFailed, FrozenRecord, CannotBeKept and VersionConflict as the writes meet them.
        """
        if self._writes is None:
            raise OpenedToReadOnly
        try:
            with self._writes.transaction() as connection:
                work = Work(connection, self._desk, self._remembered)
                yield work
                changed_door = not work.pending.kinds.isdisjoint((Clinic, Person))
                door = (work.clinic, work.reading.people()) if changed_door else None
        except NotAllowed as refusal:
            self._enter_refusal(refusal)
            raise
        except BaseException:
            self._remembered.forget()
            raise
        self._remembered.written(work.pending)
        if work.signed_something:
            self._anchor(work.head())
        if door is not None:
            self._describe(*door)

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """One unchanging state of the file, beside the unit of work that may be going on."""
        with self._reads.held():
            if self._reading is not None:
                yield self._reading
                return
            with self._reads.transaction() as connection:
                self._reading = Reading(connection, self._remembered)
                try:
                    yield self._reading
                finally:
                    self._reading = None

    @contextmanager
    def examination(self) -> Iterator[Examination]:
        """A look beneath the rows at the whole file, on a connection of its own that changes nothing."""
        head = anchor.anchored_head(envelope.read(self.path).anchor, self._data_key)
        with opened(self.path), closing(reading_connection(self.path, self._data_key)) as connection:
            yield Examination(connection, self.path, head)

    def rest(self) -> None:
        """For an idle moment: copies the write-ahead file back, so that no tap has to wait for it."""
        if self._writes is not None:
            self._writes.checkpoint()

    def close(self) -> None:
        """Copies the write-ahead file back, keeps the head of the audit chain in the envelope, and lets the file go."""
        self._reads.close()
        if self._writes is not None and not self._writes.closed:
            with suppress(NeedleChartError), self._writes.transaction() as connection:
                head = connection.execute(audit.SELECT_HEAD).fetchone()
            if head is not None:
                self._anchor(audit.ChainHead(*head))
            self._writes.close()
        if self._lock is not None:
            self._lock.release()
        else:
            tidy_after_reading(self.path, self._data_key)

    def _anchor(self, head: audit.ChainHead) -> None:
        # What was signed is written already; an anchor that could not be is written at the next signature or at closing.
        with suppress(NeedleChartError):
            envelope.keep_head(self.path, self._data_key, head)

    def _describe(self, clinic: Clinic, people: tuple[Person, ...]) -> None:
        # The sign-in page reads names, roles and the idle time from the envelope alone.
        with suppress(NeedleChartError):
            envelope.describe(self.path, self._data_key, clinic, people)

    def _enter_refusal(self, refusal: NotAllowed) -> None:
        self._remembered.forget()
        if self._writes is not None:
            with self._writes.transaction() as connection:
                Work(connection, self._desk, self._remembered).refused(refusal.deed, refusal.session_id)

    def _know_person(self) -> None:
        with self.reading() as reading:
            if not any(person.id == self.person_id for person in reading.people()):
                raise NotInTheRecord("person")


def _desk(person_id: str, clock: Clock, ids: IdSource) -> Desk:
    return Desk(person_id, platform.node(), clock, ids)
