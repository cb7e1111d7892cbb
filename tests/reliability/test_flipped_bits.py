"""One bit is flipped somewhere: it is told, or it does no harm and all records are the same."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

import pytest

from needlechart.domain.errors import NeedleChartError
from needlechart.records.connection import write_ahead
from needlechart.records.envelope import envelope_path
from needlechart.records.write_ahead import FRAME_BYTES, HEADER_BYTES, WriteAhead
from tests.clinics import reopened
from tests.reliability import deeds
from tests.reliability.drafts import Drafted, faults
from tests.reliability.nursery import Nursery
from tests.reliability.whole_values import Maker, beside, signed, whole_draft, whole_patient

SEED = 20261122
FLIPS = 60
PAGE = 4096


def _records(drafted: Drafted, path: Path) -> Any:
    """All records, or None when opening or looking it over tells of damage."""
    try:
        with closing(reopened(drafted.template, path, read_only=True)) as file:
            if faults(file):
                return None
            with file.reading() as reading:
                return list(reading.charts()), reading.clinic(), reading.people(), reading.catalogue()
    except NeedleChartError:
        return None


def _flipped(content: bytes, at: int, bit: int) -> bytes:
    return content[:at] + bytes([content[at] ^ 1 << bit]) + content[at + 1 :]


@pytest.fixture
def full(drafted: Drafted, tmp_path: Path) -> Path:
    """A closed file with something in every table."""
    path = drafted.copied_to(tmp_path)
    patient = whole_patient(Maker(lambda _: "words", "p"))
    session = whole_draft(Maker(lambda _: "words", "s"), patient)
    with closing(drafted.opened(path)) as file, file.work() as work:
        work.add_many([patient, signed(session), *beside(Maker(lambda _: "words", "b"), session)], deed="import")
    return path


def test_that_a_flipped_bit_of_the_clinic_file_is_told(drafted: Drafted, full: Path) -> None:
    content, whole = full.read_bytes(), _records(drafted, full)
    assert whole is not None
    random, found = Random(SEED), Counter[str]()
    places = [random.randrange(len(content)) for _ in range(FLIPS - 8)] + list(range(0, 104, 13))
    for at in places:
        full.write_bytes(_flipped(content, at, random.randrange(8)))
        now = _records(drafted, full)
        found["told" if now is None else "harmless"] += 1
        assert now is None or now == whole, f"silently other records after a flip at {at}"
    assert found.total() == FLIPS
    assert found["told"] >= 0.9 * FLIPS


def test_that_a_flipped_bit_of_the_key_envelope_is_told(drafted: Drafted, full: Path) -> None:
    keys = envelope_path(full)
    content, whole, random = keys.read_bytes(), _records(drafted, full), Random(SEED)
    told = 0
    for at in random.sample(range(len(content)), 20):
        keys.write_bytes(_flipped(content, at, random.randrange(7)))
        now = _records(drafted, full)
        told += now is None
        assert now is None or now == whole
    assert told > 0


@pytest.fixture
def killed(nursery: Nursery, drafted: Drafted, tmp_path: Path) -> Path:
    """A file whose program was killed: its last changes stand in the write-ahead file alone."""
    path = drafted.copied_to(tmp_path)
    child = nursery.child(deeds.charting, path=str(path), changes=30, **drafted.given).begin()
    child.until("kept 12")
    child.kill()
    return path


def test_that_a_flipped_bit_of_the_write_ahead_file_is_told_except_in_the_last_change(drafted: Drafted, killed: Path) -> None:
    """A last change that is damaged looks like one that was never finished; all before it is proved by what follows."""
    log = write_ahead(killed)
    content, original = log.read_bytes(), killed.read_bytes()
    last = _start_of_last_change(content)
    assert last > 10 * FRAME_BYTES
    random, told = Random(SEED), 0
    for at in [*random.sample(range(HEADER_BYTES, last), FLIPS - 16), *random.sample(range(HEADER_BYTES), 16)]:
        killed.write_bytes(original)
        log.write_bytes(_flipped(content, at, random.randrange(8)))
        assert _records(drafted, killed) is None, f"silently other records after a flip at {at} of the write-ahead file"
        told += 1
    assert told == FLIPS


def test_that_the_engine_alone_would_lose_changes_without_a_word(drafted: Drafted, killed: Path) -> None:
    """The control: opened past our own look, the same flip gives an older chart and no complaint."""
    log = write_ahead(killed)
    log.write_bytes(_flipped(log.read_bytes(), HEADER_BYTES + 2 * FRAME_BYTES + 500, 3))
    connection = drafted.unguarded(killed)
    (sites,) = connection.execute("SELECT count(*) FROM site").fetchone()
    connection.close()
    assert sites < 4


def test_that_an_unfinished_last_change_is_no_damage(drafted: Drafted, killed: Path) -> None:
    """Cut anywhere, as a power cut leaves it, the file opens with what was finished."""
    log = write_ahead(killed)
    content = log.read_bytes()
    assert not WriteAhead(log).hides_changes()
    for cut in [0, 1, HEADER_BYTES - 1, HEADER_BYTES, HEADER_BYTES + 1, *range(HEADER_BYTES + FRAME_BYTES, len(content), 7777)]:
        log.write_bytes(content[:cut])
        assert not WriteAhead(log).hides_changes(), f"cut at {cut}"
    log.write_bytes(content[:-100] + b"\0" * 100)
    assert not WriteAhead(log).hides_changes()


def test_that_the_frames_of_an_older_log_behind_the_end_are_no_damage(drafted: Drafted, tmp_path: Path) -> None:
    """After the log begins anew its old frames lie behind the new ones."""
    path = drafted.copied_to(tmp_path)
    with closing(drafted.opened(path)) as file:
        session = drafted.session
        for nth, after in enumerate(deeds.charted(session, 12)):
            with file.work() as work:
                work.save_draft(session, after)
            session = after
            if nth == 8:
                file.rest()
        size = write_ahead(path).stat().st_size
        assert size > 6 * FRAME_BYTES
        assert not WriteAhead(write_ahead(path)).hides_changes()


def _start_of_last_change(content: bytes) -> int:
    """Where the frames of the last whole change begin: behind the last commit but one."""
    starts = range(HEADER_BYTES, len(content) - FRAME_BYTES + 1, FRAME_BYTES)
    commits = [at for at in starts if content[at + 4 : at + 8] != b"\0\0\0\0"]
    return commits[-2] + FRAME_BYTES
