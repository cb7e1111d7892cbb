"""Writing one value: only the rows that differ, and only over what was read before."""

from __future__ import annotations

from typing import Any

from needlechart.domain.errors import NotInTheRecord
from needlechart.domain.patients import Patient
from needlechart.records.connection import Connection
from needlechart.records.differences import RowChange, differences
from needlechart.records.errors import CannotBeKept, VersionConflict
from needlechart.records.layout import TableLayout, layout_of
from needlechart.records.ledger_tables import PATIENT_SEEN, PATIENT_WORD
from needlechart.records.line_writing import keep_lines
from needlechart.records.loading import load
from needlechart.records.patient_words import words_of
from needlechart.records.remembered import Pending, Remembered, Stored
from needlechart.records.row_form import Plain
from needlechart.records.statements import quoted, statements_of, update_of
from needlechart.records.sum_writing import keep_sums

ADD_WORD = f"INSERT INTO {PATIENT_WORD} (word, patient_id) VALUES (?, ?)"
_DROP_WORD = f"DELETE FROM {PATIENT_WORD} WHERE word = ? AND patient_id = ?"
_SEEN = (
    f"INSERT INTO {PATIENT_SEEN} (patient_id, at_utc_ms) VALUES (?, ?) "
    "ON CONFLICT (patient_id) DO UPDATE SET at_utc_ms = excluded.at_utc_ms"
)


def write_value(
    connection: Connection, remembered: Remembered, pending: Pending, before: object | None, after: object
) -> list[RowChange]:
    """Writes the rows in which the two differ and returns them; none when the file holds ``after`` already.

    VersionConflict when the file holds neither of the two, NotInTheRecord when it no longer holds the value at all.
    """
    table = layout_of(after)
    root_id: str = getattr(after, table.key)
    if before is not None and getattr(before, table.key) != root_id:
        raise ValueError("before and after are two different records")
    version = _version(connection, remembered, pending, table, before, after)
    if version is None:
        return []
    changes = differences(before, after)
    if not changes:
        return []
    try:
        _run(connection, table, root_id, changes)
    except (OverflowError, UnicodeError):
        raise CannotBeKept("a number too large, or half a letter") from None
    if isinstance(after, Patient):
        _keep_words(connection, before, after)
    keep_lines(connection, remembered, pending, before, after)
    keep_sums(connection, before, after)
    pending.stored[root_id] = Stored(after, version + 1)
    pending.kinds.add(type(after))
    return changes


def keep_patient_seen(connection: Connection, patient_id: str, at_utc_ms: int) -> None:
    """When that patient's chart was last looked at (milliseconds, UTC)."""
    connection.execute(_SEEN, (patient_id, at_utc_ms))


def _version(
    connection: Connection,
    remembered: Remembered,
    pending: Pending,
    table: TableLayout,
    before: object | None,
    after: object,
) -> int | None:
    """The version of the row that holds ``before`` (0 when it is new); None when ``after`` stands there already."""
    root_id: str = getattr(after, table.key)
    known = pending.stored.get(root_id) or remembered.stored(root_id)
    if known is not None and before is not None and (known.value is before or known.value == before):
        # Nobody else should have written since; asking costs next to nothing.
        (standing,) = connection.execute(statements_of(table).version, (root_id,)).fetchone() or (None,)
        if standing == known.version:
            return known.version
    stored = _read(connection, table, root_id)
    if stored is None:
        if before is None:
            return 0
        raise NotInTheRecord(table.name.replace("_", " "))
    if stored.value == after:
        pending.stored[root_id] = stored
        return None
    if before is None or stored.value != before:
        raise VersionConflict(after, stored.value)
    return stored.version


def _read(connection: Connection, table: TableLayout, root_id: str) -> Stored | None:
    row = connection.execute(statements_of(table).version, (root_id,)).fetchone()
    if row is None:
        return None
    return Stored(load(connection, table.cls, f"{quoted(table.key)} = ?", (root_id,))[0], row[0])


def _run(connection: Connection, root: TableLayout, root_id: str, changes: list[RowChange]) -> None:
    """Lower rows first: under a signature, or beside one, nothing more can be put once the root's own row is there."""
    for change in changes:
        if change.after is None:
            connection.execute(statements_of(change.table).delete, change.key)
        elif change.before is None:
            connection.execute(statements_of(change.table).insert, change.after)
        else:
            statement, cells = _update(change)
            connection.execute(statement, (*cells, *change.key))
    if changes[-1].table is not root:
        connection.execute(update_of(root, ()), (root_id,))


def _update(change: RowChange) -> tuple[str, tuple[Plain, ...]]:
    before, after = change.before or (), change.after or ()
    places = tuple(place for place, (old, new) in enumerate(zip(before, after, strict=True)) if old != new)
    return update_of(change.table, places), tuple(after[place] for place in places)


def _keep_words(connection: Connection, before: Any, after: Patient) -> None:
    old, new = words_of(before) if before is not None else frozenset(), words_of(after)
    connection.executemany(_DROP_WORD, [(word, after.id) for word in sorted(old - new)])
    connection.executemany(ADD_WORD, [(word, after.id) for word in sorted(new - old)])
