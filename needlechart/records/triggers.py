"""The guards inside the file: what is signed stays as it was signed, and what is only added to is never changed.

They are written for every table below a frozen root, so that a new kind of row is guarded from its first day.
``recursive_triggers`` makes ``INSERT OR REPLACE`` meet the guards of deletion; the guards of insertion hold without it.
"""

from __future__ import annotations

from collections.abc import Iterator

from needlechart.records.audit import AUDIT, ORIGIN
from needlechart.records.layout import TABLES, TableLayout
from needlechart.records.ledger_tables import SIGNED_CONTENT

SIGNED_ROOT = "session"
"""The root that freezes, with all below it, once it carries a signature."""
APPEND_ONLY_ROOTS = ("addendum", "countersignature", "voiding", "billing_hand_off")
"""Roots that are added once, whole, and never changed."""
FROZEN = "frozen"
"""How the message of a guard begins; the table's name follows."""


def trigger_statements() -> Iterator[str]:
    """One CREATE TRIGGER for each guard."""
    for table in TABLES.values():
        if table.root.name == SIGNED_ROOT:
            yield from _signed(table)
        elif table.root.name in APPEND_ONLY_ROOTS:
            yield from _append_only(table)
    yield from _never_changed(SIGNED_CONTENT, "session_id = NEW.session_id OR rowid = NEW.rowid")
    yield from _never_changed(AUDIT, _not_next(), whole=True)


def guarded_tables() -> frozenset[str]:
    """Every table that has guards."""
    roots = {SIGNED_ROOT, *APPEND_ONLY_ROOTS}
    return frozenset({t.name for t in TABLES.values() if t.root.name in roots} | {SIGNED_CONTENT, AUDIT})


def _signed(table: TableLayout) -> Iterator[str]:
    column = table.root_column
    if table.above is None:
        insert, moved = "id = NEW.id OR rowid = NEW.rowid", "OR NEW.id IS NOT OLD.id OR NEW.rowid IS NOT OLD.rowid"
        old = "OLD.signature_person_id IS NOT NULL"
        inserting = f"EXISTS (SELECT 1 FROM {SIGNED_ROOT} WHERE ({insert}) AND signature_person_id IS NOT NULL)"
    else:
        old, inserting = _is_signed(f"OLD.{column}"), _is_signed(f"NEW.{column}")
        moved = f"OR NEW.{column} IS NOT OLD.{column} OR NEW.id IS NOT OLD.id"
    yield _guard(table.name, "INSERT", inserting)
    yield _guard(table.name, "UPDATE", f"{old} {moved}")
    yield _guard(table.name, "DELETE", old)


def _is_signed(column: str) -> str:
    return f"EXISTS (SELECT 1 FROM {SIGNED_ROOT} WHERE id = {column} AND signature_person_id IS NOT NULL)"


def _append_only(table: TableLayout) -> Iterator[str]:
    if table.above is None:
        yield from _never_changed(table.name, "id = NEW.id OR rowid = NEW.rowid")
    else:
        # The root's own row is written last; once it is there, nothing can be added below it.
        there = f"EXISTS (SELECT 1 FROM {table.root.name} WHERE id = {{}}.{table.root_column})"
        yield _guard(table.name, "INSERT", there.format("NEW"))
        yield _guard(table.name, "UPDATE", "1")
        yield _guard(table.name, "DELETE", "1")


def _not_next() -> str:
    """An entry that is not the next one, or does not name the hash of the last; only the hash itself is left to the check."""
    last = f"SELECT seq, hash FROM {AUDIT} UNION ALL SELECT {ORIGIN.seq}, X'{ORIGIN.hash.hex()}' ORDER BY seq DESC LIMIT 1"
    return f"(NEW.seq - 1, NEW.previous) IS NOT ({last})"


def _never_changed(table: str, taken: str, whole: bool = False) -> Iterator[str]:
    yield _guard(table, "INSERT", taken if whole else f"EXISTS (SELECT 1 FROM {table} WHERE {taken})")
    yield _guard(table, "UPDATE", "1")
    yield _guard(table, "DELETE", "1")


def _guard(table: str, deed: str, when: str) -> str:
    return (
        f"CREATE TRIGGER {table}_{deed.lower()}_guard BEFORE {deed} ON {table} WHEN {when} "
        f"BEGIN SELECT RAISE(ABORT, '{FROZEN}: {table}'); END"
    )
