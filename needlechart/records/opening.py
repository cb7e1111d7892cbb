"""Looking at a clinic file before it is opened, without changing anything on the disk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from needlechart.domain.errors import NeedleChartError
from needlechart.records import envelope, migrations
from needlechart.records.anchor import anchored_head
from needlechart.records.clinic_lock import ClinicLock
from needlechart.records.connection import connect, write_ahead
from needlechart.records.errors import (
    BrokenAuditTrail,
    DamagedClinicFile,
    EnvelopeOfAnotherFile,
    OlderClinicFile,
    WrongPassphrase,
)
from needlechart.records.integrity import tail_break
from needlechart.records.refusals import KEY_DOES_NOT_FIT, DatabaseError, code_of, told


@contextmanager
def opened(path: Path) -> Iterator[None]:
    """The database's errors while the file at ``path`` is opened, as ours."""
    failure: NeedleChartError | None = None
    try:
        yield
    except DatabaseError as error:
        failure = _told(error, path)
    except DBAPIError as error:
        failure = _told(error.orig or error, path)
    if failure is not None:
        raise failure from None


def check_before_opening(path: Path, data_key: bytes, *, read_only: bool) -> str:
    """The envelope is there and whole, the key is its key, the file answers to it and is not of a newer program.

    To write into it the end of its audit trail must be sound too; to read, and so to look it over, it need not.
    Returns the schema of the file.  OlderClinicFile for one that must be brought up to date before it can be read.
    """
    keys = envelope.read(path)
    if not envelope.fits(keys, data_key):
        raise WrongPassphrase
    anchor = anchored_head(keys.anchor, data_key)
    if write_ahead(path).exists():
        # Left by a program that was killed; what reads it needs numpy, which nobody else waits for here.
        from needlechart.records.write_ahead import WriteAhead

        if WriteAhead(write_ahead(path)).hides_changes():
            raise DamagedClinicFile(path.name)
    # Where no change waits the file is read as it lies, so that not even an empty file is put beside it.
    connection = connect(path, data_key, "ro" if write_ahead(path).exists() else "still")
    try:
        version = migrations.schema_version(connection, path.name)
        if not version:
            raise DamagedClinicFile(path.name)
        if read_only and version != migrations.NEWEST:
            raise OlderClinicFile(path.name)
        broken = None if read_only else tail_break(connection, anchor)
        if broken is not None:
            raise BrokenAuditTrail(path.name, str(broken))
    finally:
        connection.close()
    return version


def bring_up_to_date(path: Path, data_key: bytes) -> None:
    """Takes the file of an older program to the newest schema; when that fails it is as it was."""
    with closing(connect(path, data_key)) as connection:
        migrations.migrate(connection, path.name, migrations.NEWEST)


def _told(error: BaseException, path: Path) -> NeedleChartError:
    # The key fits the envelope, or we would not have come here.
    return EnvelopeOfAnotherFile(path.name) if code_of(error) == KEY_DOES_NOT_FIT else told(error, path.name)


def tidy_after_reading(path: Path, data_key: bytes) -> None:
    """Takes away the empty files that reading leaves beside the clinic file, unless a program works in it."""
    if not write_ahead(path).exists():
        return
    with suppress(NeedleChartError, DatabaseError):
        lock = ClinicLock(path)
        try:
            # The last one to close a file it may write takes them away.
            connect(path, data_key).close()
        finally:
            lock.release()
