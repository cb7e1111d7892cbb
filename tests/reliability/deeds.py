"""What children of the nursery do: each prepares itself, waits, does its deed and tells what is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from sqlcipher3 import dbapi2

import needlechart.records.migrations.running  # noqa: F401  imported before a child waits, as a migration would
from needlechart.domain.body import BodyPoint, Place, Side, StructureKind, View
from needlechart.domain.needling import Site
from needlechart.domain.sessions import TreatmentSession
from needlechart.records.clinic_file import ClinicFile
from needlechart.records.migrations import migrate
from tests.clinics import ADA, FrozenClock, SeededIds
from tests.reliability.nursery import say, wait_to_begin


def migrating(path: str) -> None:
    """Makes the tables of an empty file."""
    connection = dbapi2.connect(path)
    connection.isolation_level = None
    wait_to_begin()
    migrate(connection, "river")
    say("migrated")


def charting(
    path: str, key: str, session_id: str, changes: int, rest_after: int = 0, early: bool = False, setting: str = ""
) -> None:
    """Charts so many changes of a draft, one kept after the other; says ``kept N`` once the N-th is acknowledged.

    ``rest_after`` so many changes the write-ahead file is copied back.  The controls: ``early`` says kept before it is
    true; ``setting`` is a pragma put in force beforehand.
    """
    file = _opened(path, key)
    if setting:
        assert file._writes is not None
        file._writes.connection.set_authorizer(None)
        file._writes.connection.execute(f"PRAGMA {setting}")
    with file.reading() as reading:
        before = reading.session(session_id)
    wait_to_begin()
    for nth, after in enumerate(charted(before, changes), 1):
        say("begun", nth)
        if early:
            say("kept", nth)
        with file.work() as work:
            work.save_draft(before, after)
        if not early:
            say("kept", nth)
        if rest_after and nth % rest_after == 0:
            file.rest()
        before = after


def charted(session: TreatmentSession, changes: int) -> Iterator[TreatmentSession]:
    """The states of a session as it is charted: a site, then a needle more at it, then a word to it, and so on."""
    for nth in range(changes):
        number, step = divmod(nth, 3)
        if step == 0:
            place = Place(BodyPoint(View.POSTERIOR, 551.9, 407.3), "infraspinatus", StructureKind.MUSCLE, Side.RIGHT)
            site = Site(id=f"site-{number}", order=number + 1, place=place)
        elif step == 1:
            site = replace(site, insertions=number % 40 + 2)
        else:
            site = replace(site, note=f"change {nth}")
        session = session.with_site(site)
        yield session


def _opened(path: str, key: str) -> ClinicFile:
    return ClinicFile.open(Path(path), bytes.fromhex(key), ADA.id, clock=FrozenClock(), ids=SeededIds())
