"""The audit chain: every entry carries the SHA-256 of the entry before it and of its own canonical bytes.

What it can tell: a changed, removed, inserted or exchanged entry breaks the chain at that entry, for anybody who did not
also rewrite every later entry.  What it cannot tell alone: entries cut off at the end, or a chain rewritten whole.  For
that the head is kept once more outside the file, in the key envelope (see ``anchor``), written when a session is signed
and when the file is closed: entries made since then can be cut off unseen until the next one.  Somebody who puts back
both files of an older day, or who holds the data key and rewrites both, is seen only by comparing with a copy elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any

from needlechart.domain.moments import Moment

AUDIT = "audit"
COLUMNS = (
    "seq", "at_utc_ms", "at_offset_min", "person_id", "station", "deed", "outcome", "patient_id", "session_id", "changes",
    "previous", "hash",
)  # fmt: skip
"""The cells of a row, in the order every function here takes them."""
INSERT = f"INSERT INTO {AUDIT} ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
SELECT_AFTER = f"SELECT {', '.join(COLUMNS)} FROM {AUDIT} WHERE seq > ? ORDER BY seq"
SELECT_HEAD = f"SELECT seq, hash FROM {AUDIT} ORDER BY seq DESC LIMIT 1"
Row = Sequence[Any]
"""The cells of one entry in the order of ``COLUMNS``."""


@dataclass(frozen=True, slots=True)
class ChainHead:
    """The last entry of a chain: its number and its hash (32 bytes)."""

    seq: int
    hash: bytes


ORIGIN = ChainHead(0, sha256(b"NeedleChart audit chain 1").digest())
"""What the first entry, number 1, hangs on."""


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Who did what, when, where, to whose record, and how it ended.  ``changes`` are the bytes that say what changed."""

    at: Moment
    person_id: str
    station: str
    deed: str
    outcome: str
    patient_id: str | None
    session_id: str | None
    changes: bytes


class Fault(StrEnum):
    """How a chain is broken at an entry; the value is what a person is told about it."""

    MISSING = "is missing"
    UNLINKED = "does not follow the one before it"
    CHANGED = "is not what was written"
    TRUNCATED = "is missing: the trail was cut off, or an older file was put in its place"
    REWRITTEN = "is not the one that was written: the trail was rewritten"


@dataclass(frozen=True, slots=True)
class ChainBreak:
    """The first bad entry and what is wrong with it."""

    seq: int
    fault: Fault

    def __str__(self) -> str:
        return f"Entry {self.seq} of the audit trail {self.fault}."


def sealed(head: ChainHead, entry: AuditEntry) -> tuple[tuple[Any, ...], ChainHead]:
    """The row of the next entry after ``head``, in the order of ``COLUMNS``, and the head it makes.

    UnicodeEncodeError for words no file can hold (half a surrogate pair).
    """
    cells = (
        head.seq + 1, entry.at.utc_ms, entry.at.offset_min, entry.person_id, entry.station, entry.deed, entry.outcome,
        entry.patient_id, entry.session_id, entry.changes,
    )  # fmt: skip
    digest = sha256(head.hash + canonical_bytes(*cells)).digest()
    return (*cells, head.hash, digest), ChainHead(head.seq + 1, digest)


def canonical_bytes(
    seq: int,
    at_utc_ms: int,
    at_offset_min: int,
    person_id: str,
    station: str,
    deed: str,
    outcome: str,
    patient_id: str | None,
    session_id: str | None,
    changes: bytes,
) -> bytes:
    """The bytes an entry is hashed as: numbers in decimal, words with their length in front, ``-`` where there is none.

    With the lengths no two different entries have the same bytes.
    """
    patient = "-" if patient_id is None else f"{len(patient_id)}:{patient_id}"
    session = "-" if session_id is None else f"{len(session_id)}:{session_id}"
    words = (
        f"{seq} {at_utc_ms} {at_offset_min} {len(person_id)}:{person_id} {len(station)}:{station} {len(deed)}:{deed} "
        f"{len(outcome)}:{outcome} {patient} {session} {len(changes)}:"
    )
    return words.encode() + changes


class ChainCheck:
    """Follows a chain entry by entry.  ``anchor`` is the head kept outside the file, or None when there is none.

    ``after`` is where to begin: the last entry that is taken for granted.
    """

    def __init__(self, anchor: ChainHead | None = None, after: ChainHead = ORIGIN) -> None:
        self.head = after
        self.broken: ChainBreak | None = None
        self._anchor = anchor

    def follow(self, rows: Iterable[Row]) -> ChainBreak | None:
        """Takes the next rows, in the order of their numbers; returns the first break and looks no further."""
        if self.broken is not None:
            return self.broken
        seq, last = self.head.seq, self.head.hash
        anchored_at, anchored = (self._anchor.seq, self._anchor.hash) if self._anchor else (-1, b"")
        for row in rows:
            seq += 1
            hashed = row[-1]
            fault = _fault_of(seq, last, row)
            if fault is None and seq == anchored_at and hashed != anchored:
                fault = Fault.REWRITTEN
            if fault is not None:
                self.broken = ChainBreak(seq, fault)
                return self.broken
            last = hashed
        self.head = ChainHead(seq, last)
        return None

    def end(self) -> ChainBreak | None:
        """After the last row: the first break of all, a cut-off end included."""
        if self.broken is None and self._anchor is not None and self._anchor.seq > self.head.seq:
            self.broken = ChainBreak(self.head.seq + 1, Fault.TRUNCATED)
        return self.broken


def verify(rows: Iterable[Row], anchor: ChainHead | None = None) -> ChainBreak | None:
    """The first break of a whole chain, or None when it is sound."""
    check = ChainCheck(anchor)
    return check.follow(rows) or check.end()


def _fault_of(seq: int, last: bytes, row: Row) -> Fault | None:
    if row[0] != seq:
        return Fault.MISSING
    if row[-2] != last:
        return Fault.UNLINKED
    try:
        sound = sha256(last + canonical_bytes(*row[:-2])).digest() == row[-1]
    except (UnicodeEncodeError, TypeError):
        sound = False  # no entry was ever written with such words
    return None if sound else Fault.CHANGED
