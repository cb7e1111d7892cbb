"""The guards inside the file: what is signed stays as it was signed, and what is only added to is never changed.

They are written for every table below a frozen root, so that a new kind of row is guarded from its first day.
``recursive_triggers`` makes ``INSERT OR REPLACE`` meet the guards of deletion; the guards of insertion hold without it.
"""

from __future__ import annotations

from collections.abc import Iterator

from needlechart.domain.reviewing import STATE_AFTER
from needlechart.records.audit import AUDIT, ORIGIN
from needlechart.records.layout import TABLES, TableLayout
from needlechart.records.ledger_tables import REVIEW_STANDING, SIGNED_CONTENT

SIGNED_ROOT = "session"
"""The root that freezes, with all below it, once it carries a signature."""
REVIEW = "review_entry"
APPEND_ONLY_ROOTS = ("addendum", "countersignature", REVIEW, "voiding", "billing_hand_off")
"""Roots that are added once, whole, and never changed."""
_STATES = " ".join(f"WHEN '{kind.value}' THEN '{state.value}'" for kind, state in STATE_AFTER.items())
STATE_OF_KIND = f"CASE {{}} {_STATES} END"
"""Where an entry of that kind takes its session; the column of the kind is put in."""
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
    yield from _standing()


def guarded_tables() -> frozenset[str]:
    """Every table that has guards."""
    roots = {SIGNED_ROOT, *APPEND_ONLY_ROOTS}
    return frozenset({t.name for t in TABLES.values() if t.root.name in roots} | {SIGNED_CONTENT, AUDIT, REVIEW_STANDING})


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
        place = " OR (session_id = NEW.session_id AND number = NEW.number)" if table.name == REVIEW else ""
        yield from _never_changed(table.name, f"id = NEW.id OR rowid = NEW.rowid{place}")
    else:
        # The root's own row is written last; once it is there, nothing can be added below it.
        there = f"EXISTS (SELECT 1 FROM {table.root.name} WHERE id = {{}}.{table.root_column})"
        yield _guard(table.name, "INSERT", there.format("NEW"))
        yield _guard(table.name, "UPDATE", "1")
        yield _guard(table.name, "DELETE", "1")


def _standing() -> Iterator[str]:
    """Keeps what the last entry of each thread says in step with the threads, and refuses anything else there."""
    fits = (
        f"EXISTS (SELECT 1 FROM {REVIEW} e WHERE e.session_id = NEW.session_id AND e.number = NEW.number "
        f"AND {STATE_OF_KIND.format('e.kind')} = NEW.state "
        "AND e.at_utc_ms = NEW.since_utc_ms AND e.at_offset_min = NEW.since_offset_min "
        f"AND NOT EXISTS (SELECT 1 FROM {REVIEW} l WHERE l.session_id = e.session_id AND l.number > e.number))"
    )
    yield _guard(REVIEW_STANDING, "INSERT", f"NOT {fits}")
    yield _guard(REVIEW_STANDING, "UPDATE", f"NEW.session_id IS NOT OLD.session_id OR NOT {fits}")
    yield _guard(REVIEW_STANDING, "DELETE", "1")
    yield (
        f"CREATE TRIGGER {REVIEW}_standing AFTER INSERT ON {REVIEW} BEGIN "
        f"INSERT INTO {REVIEW_STANDING} (session_id, state, number, since_utc_ms, since_offset_min) "
        f"SELECT e.session_id, {STATE_OF_KIND.format('e.kind')}, e.number, e.at_utc_ms, e.at_offset_min FROM {REVIEW} e "
        f"WHERE e.session_id = NEW.session_id ORDER BY e.number DESC LIMIT 1 "
        "ON CONFLICT (session_id) DO UPDATE SET state = excluded.state, number = excluded.number, "
        "since_utc_ms = excluded.since_utc_ms, since_offset_min = excluded.since_offset_min; END"
    )


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
