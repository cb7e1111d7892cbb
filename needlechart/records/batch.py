"""Writing many new values at once, for imports and demo clinics."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from needlechart.domain.patients import Patient
from needlechart.domain.sessions import TreatmentSession
from needlechart.records.changes import change_bytes
from needlechart.records.connection import Connection
from needlechart.records.differences import Cells, RowChange, differences
from needlechart.records.errors import CannotBeKept
from needlechart.records.layout import TABLES, TableLayout
from needlechart.records.line_batch import LinesOfMany
from needlechart.records.patient_words import words_of
from needlechart.records.remembered import Pending
from needlechart.records.signed_bytes import digest_of, keep_signed, sealed, signed_rows
from needlechart.records.statements import statements_of
from needlechart.records.subjects import subject_of
from needlechart.records.sum_batch import SumsOfMany
from needlechart.records.writing import ADD_WORD

AT_ONCE = 200
"""So many values are in memory as rows at the same time."""
LOWER_FIRST = sorted(TABLES.values(), key=lambda table: table.above is None)


@dataclass(slots=True)
class Written:
    """What a batch held: how many of each kind, whose, and the SHA-256 (hex) of all their rows."""

    kinds: Counter[type] = field(default_factory=Counter)
    patients: set[str] = field(default_factory=set)
    sessions: set[str] = field(default_factory=set)
    signed: int = 0
    digest: str = ""


def write_batch(connection: Connection, pending: Pending, values: Iterable[object]) -> Written:
    """Writes them all; see ``Work.add_many``."""
    written, digest, source = Written(), hashlib.sha256(), iter(values)
    lines, sums = LinesOfMany(connection, pending), SumsOfMany(connection)
    while some := list(islice(source, AT_ONCE)):
        try:
            digest.update(_write_some(connection, some, written))
            lines.add(some)
            sums.add(some)
        except (OverflowError, UnicodeError):
            raise CannotBeKept("a number too large, or half a letter") from None
    lines.end()
    sums.end()
    written.digest = digest.hexdigest()
    return written


def _write_some(connection: Connection, values: list[object], written: Written) -> bytes:
    rows: dict[str, list[Cells]] = defaultdict(list)
    told: list[bytes] = []
    for value, signed, changes in map(_rows_of, values):
        # Of a signed session the bytes that its signature is made of say all there is.
        told.append(change_bytes(changes) if signed is None else signed)
        for change in changes:
            rows[change.table.name].append(change.after or ())
        written.kinds[type(value)] += 1
        if signed is not None:
            written.signed += 1
            _keep_signed(connection, value, signed)
    for table, cells in _in_order(rows):
        connection.executemany(statements_of(table).insert, cells)
    for value in values:
        if isinstance(value, Patient):
            connection.executemany(ADD_WORD, [(word, value.id) for word in sorted(words_of(value))])
        subject = subject_of(connection, value)
        written.patients |= {subject.patient_id} - {None}  # type: ignore[arg-type]
        written.sessions |= {subject.session_id} - {None}  # type: ignore[arg-type]
    return b"\n".join(told)


def _rows_of(value: object) -> tuple[object, bytes | None, list[RowChange]]:
    """The value with its rows; of a signed session also the canonical bytes, with their digest where it has none."""
    if isinstance(value, TreatmentSession) and value.signature is not None:
        return signed_rows(value)
    value = sealed(value)
    return value, None, differences(None, value)


def _keep_signed(connection: Connection, value: object, content: bytes) -> None:
    if isinstance(value, TreatmentSession) and value.signature is not None:
        digest = digest_of(content)
        keep_signed(connection, value.id, digest, content, signed_here=digest == value.signature.digest)


def _in_order(rows: dict[str, list[Cells]]) -> Iterator[tuple[TableLayout, list[Cells]]]:
    for table in LOWER_FIRST:
        if table.name in rows:
            yield table, rows[table.name]
