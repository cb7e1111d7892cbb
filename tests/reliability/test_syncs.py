"""What a change costs on the disk: one transaction and one sync, counted by the system and not by us."""

from __future__ import annotations

import re
from pathlib import Path

from needlechart.records.clinic_file import ClinicFile
from needlechart.usecases.charting import start_session
from tests.clinics import MARA
from tests.reliability import deeds
from tests.reliability.drafts import Drafted
from tests.reliability.nursery import Nursery, options

CHANGES = 12
_BEGUN, _KEPT = re.compile(r'write\(1<.*>, "begun (\d+)'), re.compile(r'write\(1<.*>, "kept (\d+)')


def _syncs(nursery: Nursery, drafted: Drafted, folder: Path, setting: str = "") -> list[int]:
    """Syncs of the clinic file and its write-ahead file between the beginning of each change and its acknowledgement.

    The folder's sync, once when the write-ahead file is made, is not among them.
    """
    log = folder / "log"
    child = nursery.child(deeds.charting, path=str(drafted.copied_to(folder)), changes=CHANGES, setting=setting, **drafted.given)
    child.watched(log, "-y", *options(["fsync", "fdatasync", "write"])).begin().end()
    assert child.status == 0
    assert f"kept {CHANGES}" in child.said
    counts: list[int] = []
    begun = False
    for line in log.read_text().splitlines():
        if _BEGUN.search(line):
            counts.append(0)
            begun = True
        elif _KEPT.search(line):
            begun = False
        elif begun and "sync(" in line and drafted.path.name in line:
            counts[-1] += 1
    assert len(counts) == CHANGES
    return counts


def test_that_a_change_is_one_sync_and_the_first_after_a_restart_of_the_log_two(
    nursery: Nursery, drafted: Drafted, tmp_path: Path
) -> None:
    assert _syncs(nursery, drafted, tmp_path) == [2] + [1] * (CHANGES - 1)


def test_that_the_count_sees_a_connection_that_does_not_sync(nursery: Nursery, drafted: Drafted, tmp_path: Path) -> None:
    """The control: with synchronous=NORMAL a commit waits for nothing."""
    assert sum(_syncs(nursery, drafted, tmp_path, "synchronous=NORMAL")[1:]) == 0


def test_that_a_change_is_one_transaction(clinic_file: ClinicFile) -> None:
    with clinic_file.work() as work:
        session = start_session(work, MARA.id).session
    told: list[str] = []
    assert clinic_file._writes is not None
    clinic_file._writes.connection.set_trace_callback(told.append)
    for nth, after in enumerate(deeds.charted(session, CHANGES), 1):
        with clinic_file.work() as work:
            work.save_draft(session, after)
        session = after
        assert [told.count(word) for word in ("BEGIN IMMEDIATE", "COMMIT")] == [nth, nth]
    clinic_file._writes.connection.set_trace_callback(None)
