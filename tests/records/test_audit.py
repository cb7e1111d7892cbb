"""The audit chain: a sound one passes, and every way to tamper with it is named at its first bad entry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from time import process_time
from typing import Any

import pytest

from needlechart.domain.moments import Moment
from needlechart.domain.people import Clinic, Person, Role
from needlechart.records import envelope
from needlechart.records.anchor import anchored_head, sealed_anchor
from needlechart.records.audit import (
    COLUMNS,
    ORIGIN,
    AuditEntry,
    ChainBreak,
    ChainCheck,
    ChainHead,
    Fault,
    canonical_bytes,
    sealed,
    verify,
)
from needlechart.records.errors import DamagedEnvelope, WrongPassphrase
from needlechart.records.wrapping import Cost

Rows = list[tuple[Any, ...]]
CELL = {name: place for place, name in enumerate(COLUMNS)}
ENTRY = AuditEntry(Moment(1_790_000_000_000, 120), "p1", "table 2", "chart a session", "done", "m1", "s1", b"\x00changes")


def _chain(entries: int, seed: int = 0, after: ChainHead = ORIGIN) -> tuple[Rows, ChainHead]:
    random, head, rows = Random(seed), after, []
    for _ in range(entries):
        entry = replace(
            ENTRY,
            at=ENTRY.at.plus(seconds=random.random() * 1e6),
            patient_id=random.choice((None, "", "m1", "m2")),
            session_id=random.choice((None, "s1")),
            changes=random.randbytes(random.randrange(60)),
        )
        row, head = sealed(head, entry)
        rows.append(row)
    return rows, head


def test_that_a_sound_chain_passes_with_and_without_its_anchor() -> None:
    rows, head = _chain(50)
    assert verify(rows) is None
    assert verify(rows, head) is None
    assert verify(rows, ChainHead(20, rows[19][-1])) is None
    assert verify([], ORIGIN) is None


def test_that_a_chain_may_be_followed_in_pieces_and_from_any_entry() -> None:
    rows, head = _chain(50)
    check = ChainCheck(head)
    assert check.follow(rows[:20]) is None
    assert check.follow(rows[20:]) is None
    assert (check.end(), check.head) == (None, head)
    tail = ChainCheck(head, after=ChainHead(30, rows[29][-1]))
    assert tail.follow(rows[30:]) is None
    assert tail.end() is None


def test_that_each_entry_hangs_on_the_one_before_it() -> None:
    (first, second), head = _chain(2)
    assert (first[CELL["seq"]], second[CELL["seq"]]) == (1, 2)
    assert first[CELL["previous"]] == ORIGIN.hash
    assert second[CELL["previous"]] == first[CELL["hash"]]
    assert head == ChainHead(2, second[CELL["hash"]])


def test_that_no_two_entries_have_the_same_bytes() -> None:
    cells: tuple[Any, ...] = (1, 2, 3, "p", "s", "d", "o", "m", "t", b"c")
    others: list[tuple[Any, ...]] = [
        (12, 3, 3, *cells[3:]),
        (1, 23, 3, *cells[3:]),
        (*cells[:3], "p1:s", "", "d", "o", "m", "t", b"c"),
        (*cells[:3], "", "ps", "d", "o", "m", "t", b"c"),
        (*cells[:7], None, "t", b"c"),
        (*cells[:7], "", "t", b"c"),
        (*cells[:7], "-", "t", b"c"),
        (*cells[:7], "m", None, b"c"),
        (*cells[:7], "m", "", b"tc"),
        (*cells[:9], b""),
        (*cells[:9], b"c "),
    ]
    made = [canonical_bytes(*each) for each in (cells, *others)]
    assert len(set(made)) == len(made)


def test_that_the_bytes_of_an_entry_are_the_ones_of_its_first_day() -> None:
    """Old files hold hashes over these bytes: a change here would call every one of them broken."""
    assert canonical_bytes(7, 1_790_000_000_000, -60, "pä", "s", "d", "ok", None, "t", b"\xff") == (
        "7 1790000000000 -60 2:pä 1:s 1:d 2:ok - 1:t 1:".encode() + b"\xff"
    )
    row, _ = sealed(ORIGIN, ENTRY)
    assert row[-1].hex() == "bd85042fa26c762cb92ca368cb96e34ba6a78e609e237e05db33d412a6b61a89"


def _changed_cell(rows: Rows, at: int, name: str, value: object) -> None:
    row = list(rows[at])
    row[CELL[name]] = value
    rows[at] = tuple(row)


def _flip(content: bytes, random: Random) -> bytes:
    place = random.randrange(len(content))
    return content[:place] + bytes([content[place] ^ 1 << random.randrange(8)]) + content[place + 1 :]


def _body_changed(rows: Rows, random: Random) -> ChainBreak:
    at = random.randrange(len(rows))
    name = random.choice(COLUMNS[1:10])
    old = rows[at][CELL[name]]
    new = old + 1 if isinstance(old, int) else (old or b"") + b"x" if name == "changes" else f"{old or ''}x"
    _changed_cell(rows, at, name, new)
    return ChainBreak(at + 1, Fault.CHANGED)


def _hash_changed(rows: Rows, random: Random) -> ChainBreak:
    at = random.randrange(len(rows))
    _changed_cell(rows, at, "hash", _flip(rows[at][-1], random))
    return ChainBreak(at + 1, Fault.CHANGED)


def _link_changed(rows: Rows, random: Random) -> ChainBreak:
    at = random.randrange(len(rows))
    _changed_cell(rows, at, "previous", _flip(rows[at][-2], random))
    return ChainBreak(at + 1, Fault.UNLINKED)


def _removed(rows: Rows, random: Random) -> ChainBreak:
    at = random.randrange(len(rows) - 1)
    del rows[at]
    return ChainBreak(at + 1, Fault.MISSING)


def _exchanged(rows: Rows, random: Random) -> ChainBreak:
    at = random.randrange(len(rows) - 1)
    one, other = rows[at], rows[at + 1]
    rows[at], rows[at + 1] = (one[0], *other[1:]), (other[0], *one[1:])
    return ChainBreak(at + 1, Fault.UNLINKED)


def _removed_and_numbered_anew(rows: Rows, random: Random) -> ChainBreak:
    at = random.randrange(len(rows) - 1)
    del rows[at]
    rows[:] = [(seq, *row[1:]) for seq, row in enumerate(rows, 1)]
    return ChainBreak(at + 1, Fault.UNLINKED)


def _forged_at_the_end(rows: Rows, random: Random) -> ChainBreak:
    last = rows[-1]
    rows.append((last[0] + 1, *last[1:-2], last[-1], random.randbytes(32)))
    return ChainBreak(len(rows), Fault.CHANGED)


def _cut_off(rows: Rows, random: Random) -> ChainBreak:
    del rows[random.randrange(len(rows)) :]
    return ChainBreak(len(rows) + 1, Fault.TRUNCATED)


def _rewritten(rows: Rows, random: Random) -> ChainBreak:
    """From some entry on everything is made anew, with right hashes: the anchor alone tells, at the entry it names."""
    at, until = random.randrange(len(rows)), len(rows)
    after = ChainHead(at, rows[at - 1][-1]) if at else ORIGIN
    rows[at:] = _chain(until - at, seed=random.randrange(1 << 30), after=after)[0]
    return ChainBreak(until, Fault.REWRITTEN)


SEEN_BY_THE_CHAIN = (
    _body_changed, _hash_changed, _link_changed, _removed, _exchanged, _removed_and_numbered_anew, _forged_at_the_end,
)  # fmt: skip
SEEN_BY_THE_ANCHOR = (_cut_off, _rewritten)
TIMES = 40


@pytest.mark.parametrize("tamper", SEEN_BY_THE_CHAIN, ids=lambda tamper: tamper.__name__)
def test_that_tampering_is_named_at_its_first_bad_entry(tamper: Callable[[Rows, Random], ChainBreak]) -> None:
    for seed in range(TIMES):
        rows, _ = _chain(30, seed)
        expected = tamper(rows, Random(seed))
        assert verify(rows) == expected, f"seed {seed}"


@pytest.mark.parametrize("tamper", SEEN_BY_THE_ANCHOR, ids=lambda tamper: tamper.__name__)
def test_that_a_cut_or_rewritten_chain_is_seen_with_the_anchor_and_only_with_it(
    tamper: Callable[[Rows, Random], ChainBreak],
) -> None:
    for seed in range(TIMES):
        rows, head = _chain(30, seed)
        expected = tamper(rows, Random(seed))
        assert verify(rows, head) == expected, f"seed {seed}"
        assert verify(rows) is None, "the control: without the anchor nobody could tell"


def test_that_a_million_entries_are_checked_in_fifteen_seconds() -> None:
    """CPU time, at a twentieth of the size: 50,000 entries in 0.75 s, with changes of a usual length."""
    head, rows = ORIGIN, []
    for _ in range(50_000):
        row, head = sealed(head, replace(ENTRY, changes=b"x" * 300))
        rows.append(row)
    began = process_time()
    assert verify(rows, head) is None
    assert process_time() - began < 0.75


def test_that_words_no_file_can_hold_are_a_changed_entry() -> None:
    rows, _ = _chain(3)
    for wrong in ("\udcff", None, 7):
        _changed_cell(rows, 1, "station", wrong)
        assert verify(rows) == ChainBreak(2, Fault.CHANGED)


def test_that_a_break_is_told_in_words() -> None:
    assert str(ChainBreak(7, Fault.CHANGED)) == "Entry 7 of the audit trail is not what was written."


@pytest.fixture
def door(tmp_path: Path) -> tuple[Path, bytes]:
    path = tmp_path / "river.needlechart"
    path.write_bytes(b"")
    clinic, person = Clinic("c1", "River", "Europe/Berlin"), Person("p1", "Ada Kern", (Role.MANAGER,))
    return path, envelope.create(path, clinic, person, "green heron", Cost(1, 8, 1)).data_key


def test_that_the_anchor_starts_before_the_first_entry_and_only_moves_forward(door: tuple[Path, bytes]) -> None:
    path, key = door
    assert anchored_head(envelope.read(path).anchor, key) == ORIGIN
    later, earlier = ChainHead(9, b"9" * 32), ChainHead(4, b"4" * 32)
    envelope.keep_head(path, key, later)
    written = envelope.envelope_path(path).stat().st_mtime_ns
    envelope.keep_head(path, key, earlier)
    envelope.keep_head(path, key, later)
    assert anchored_head(envelope.read(path).anchor, key) == later
    assert envelope.envelope_path(path).stat().st_mtime_ns == written


def test_that_an_anchor_cannot_be_made_without_the_clinics_key(door: tuple[Path, bytes]) -> None:
    path, key = door
    with pytest.raises(WrongPassphrase):
        envelope.keep_head(path, b"x" * 32, ChainHead(9, b"9" * 32))
    forged = replace(envelope.read(path), anchor=sealed_anchor(b"x" * 32, ChainHead(9, b"9" * 32)))
    envelope.write(path, forged)
    with pytest.raises(DamagedEnvelope):
        anchored_head(envelope.read(path).anchor, key)
