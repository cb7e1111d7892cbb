"""Making a new clinic file with its key envelope: both, or nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from needlechart.domain.catalogue import Catalogue
from needlechart.domain.people import Clinic, Person
from needlechart.records import envelope
from needlechart.records.atomic_file import sync_folder, told
from needlechart.records.connection import close_quietly, connect, working_connection
from needlechart.records.envelope import NewKeys
from needlechart.records.errors import ClinicFileExists
from needlechart.records.lane import WRITES, Lane
from needlechart.records.migrations import migrate
from needlechart.records.opening import opened
from needlechart.records.remembered import Remembered
from needlechart.records.work import Desk, Work
from needlechart.records.wrapping import Cost

if TYPE_CHECKING:
    from collections.abc import Iterable

DEED = "make the clinic file"


def make_clinic_file(
    path: Path, clinic: Clinic, person: Person, passphrase: str, catalogue: Catalogue, desk: Desk, *, demo: bool, cost: Cost
) -> NewKeys:
    """Writes both files; ClinicFileExists, ReadOnlyFolder or WriteFailed, and then neither is left."""
    clinic = replace(clinic, demo=demo)
    for taken in (path, envelope.envelope_path(path)):
        if taken.exists():
            raise ClinicFileExists(taken.name)
    keys = envelope.make(clinic, person, passphrase, cost)
    with _nothing_left(path), opened(path):
        _make_tables(path, keys.data_key)
        lane = Lane(working_connection(path, keys.data_key), WRITES, path.name)
        try:
            with lane.transaction() as connection:
                Work(connection, desk, Remembered()).add_many([clinic, person, *_items(catalogue)], deed=DEED)
        finally:
            lane.close()
        envelope.write(path, keys.envelope)
        sync_folder(path.parent)
    return keys


def _make_tables(path: Path, data_key: bytes) -> None:
    # For its owner alone; what the engine lays beside it takes over the same rights.
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    connection = connect(path, data_key, "rwc")
    try:
        migrate(connection, path.name)
    finally:
        close_quietly(connection)


def _items(catalogue: Catalogue) -> Iterable[object]:
    for items in (
        catalogue.muscles, catalogue.needles, catalogue.treatments, catalogue.screening, catalogue.advice, catalogue.event_types,
    ):  # fmt: skip
        yield from items.values()


@contextmanager
def _nothing_left(path: Path) -> Iterator[None]:
    failure: Exception | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield
    except OSError as error:
        failure = told(error, path)
    except Exception as error:
        failure = error
    if failure is not None:
        for left in (path, envelope.envelope_path(path), *(path.with_name(path.name + end) for end in ("-wal", "-shm"))):
            with suppress(OSError):
                left.unlink(missing_ok=True)
        raise failure from None
