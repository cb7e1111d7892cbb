"""Looking at a clinic file before it is opened, without changing anything on the disk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from needlechart.records import envelope
from needlechart.records.anchor import anchored_head
from needlechart.records.connection import connect
from needlechart.records.errors import BrokenAuditTrail, DamagedClinicFile, EnvelopeOfAnotherFile, WrongPassphrase
from needlechart.records.integrity import tail_break
from needlechart.records.migrations import schema_version
from needlechart.records.refusals import KEY_DOES_NOT_FIT, DatabaseError, code_of, told


@contextmanager
def opened(path: Path) -> Iterator[None]:
    """The database's errors while the file at ``path`` is opened, as ours."""
    failure = None
    try:
        yield
    except DatabaseError as error:
        # The key fits the envelope, or we would not have come here.
        failure = EnvelopeOfAnotherFile(path.name) if code_of(error) == KEY_DOES_NOT_FIT else told(error, path.name)
    if failure is not None:
        raise failure


def check_before_opening(path: Path, data_key: bytes, *, read_only: bool) -> None:
    """The envelope is there and whole, the key is its key, the file answers to it and is not of a newer program.

    To write into it the end of its audit trail must be sound too; to read, and so to look it over, it need not.
    """
    keys = envelope.read(path)
    if not envelope.fits(keys, data_key):
        raise WrongPassphrase
    anchor = anchored_head(keys, data_key)
    connection = connect(path, data_key, "ro")
    try:
        if not schema_version(connection, path.name):
            raise DamagedClinicFile(path.name)
        broken = None if read_only else tail_break(connection, anchor)
        if broken is not None:
            raise BrokenAuditTrail(path.name, str(broken))
    finally:
        connection.close()
