"""What children of the nursery do: each prepares itself, waits, does its deed and tells what is done."""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from sqlcipher3 import dbapi2

import needlechart.records.migrations.running  # noqa: F401  imported before a child waits, as a migration would
from needlechart.domain.body import BodyPoint, Place, Side, StructureKind, View
from needlechart.domain.errors import NeedleChartError
from needlechart.domain.needling import Site
from needlechart.domain.sessions import TreatmentSession
from needlechart.records.clinic_file import ClinicFile
from needlechart.records.errors import WriteFailed
from needlechart.records.migrations import migrate
from tests.clinics import ADA, FrozenClock, SeededIds
from tests.reliability.nursery import say, wait_to_begin

NOBODY = 65534
"""The user and group without rights."""


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
        _keep(file, before, after)
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


def charting_until_full(path: str, key: str, session_id: str, changes: int, room_bytes: int) -> None:
    """Charts while files may grow by no more than ``room_bytes``; says ``refused CODE`` at the first change that does not
    fit, then gets room again and says ``kept again`` once that very change is kept."""
    file = _opened(path, key)
    with file.reading() as reading:
        before = reading.session(session_id)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    grown = max(Path(path).stat().st_size, Path(f"{path}-wal").stat().st_size)
    wait_to_begin()
    resource.setrlimit(resource.RLIMIT_FSIZE, (grown + room_bytes, resource.RLIM_INFINITY))
    for nth, after in enumerate(charted(before, changes), 1):
        try:
            _keep(file, before, after)
        except WriteFailed as refusal:
            say("refused", refusal.code)
            with file.reading() as reading:
                say("standing", reading.session(session_id) == before)
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            _keep(file, before, after)
            say("kept", nth)
            say("again", nth)
            file.close()
            return
        say("kept", nth)
        before = after


def opening_as_nobody(path: str, key: str) -> None:
    """Opens the file to write and then to read, without any right on its folder; says what came of it."""
    wait_to_begin()
    if os.getuid() == 0:  # whom no folder refuses
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    try:
        _opened(path, key).close()
    except NeedleChartError as refusal:
        say("refused", type(refusal).__name__, refusal)
    else:
        say("opened")
    file = ClinicFile.open(Path(path), bytes.fromhex(key), ADA.id, clock=FrozenClock(), ids=SeededIds(), read_only=True)
    with file.reading() as reading:
        say("read", reading.patient_count())
    file.close()


def _keep(file: ClinicFile, before: TreatmentSession, after: TreatmentSession) -> None:
    with file.work() as work:
        work.save_draft(before, after)


def singing(path: str, key: str, session_id: str, words: str) -> None:
    """Writes the words into a draft's plan, again and again."""
    file = _opened(path, key)
    with file.reading() as reading:
        before = reading.session(session_id)
    wait_to_begin()
    for nth in range(1, 1000):
        after = before.edited(plan=f"{words} {nth} " * 40)
        _keep(file, before, after)
        say("kept", nth)
        before = after
