"""Looking at a clinic file before it is opened, without changing anything on the disk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from needlechart.records import envelope
from needlechart.records.connection import connect
from needlechart.records.errors import DamagedClinicFile, EnvelopeOfAnotherFile, WrongPassphrase
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


def check_before_opening(path: Path, data_key: bytes) -> None:
    """The envelope is there and whole, the key is its key, the file answers to it and is not of a newer program."""
    if not envelope.fits(envelope.read(path), data_key):
        raise WrongPassphrase
    connection = connect(path, data_key, "ro")
    try:
        if not schema_version(connection, path.name):
            raise DamagedClinicFile(path.name)
    finally:
        connection.close()
