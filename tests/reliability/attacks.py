"""Statements that would change what is signed or only added to, made from the tables' declarations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from needlechart.records.layout import TABLES
from needlechart.records.ledger_tables import AUDIT, REVIEW_STANDING
from needlechart.records.tables import VERSION_COLUMN
from needlechart.records.triggers import REVIEW, SIGNED_ROOT


@dataclass(frozen=True, slots=True)
class Attack:
    """Statements that would change guarded rows, or loosen what guards them."""

    name: str
    statements: tuple[str, ...]
    values: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Victim:
    """A row of a guarded table, with the row of an unsigned session it might be exchanged with."""

    table: str
    columns: tuple[str, ...]
    keys: tuple[str, ...]
    row: tuple[Any, ...]
    rowid: int | None
    draft: dict[str, Any] | None

    def cell(self, column: str) -> Any:
        return self.row[self.columns.index(column)]

    def with_cells(self, **changed: Any) -> tuple[Any, ...]:
        return tuple(changed.get(column, cell) for column, cell in zip(self.columns, self.row, strict=True))

    @property
    def where(self) -> str:
        return " AND ".join(f'"{key}" = ?' for key in self.keys)

    @property
    def key(self) -> tuple[Any, ...]:
        return tuple(self.cell(key) for key in self.keys)


def _touched(victim: Victim) -> tuple[str, Any]:
    """A column that is no key, with another value that every rule of the table allows."""
    if victim.table in TABLES:
        return VERSION_COLUMN, victim.cell(VERSION_COLUMN) + 1000
    if victim.table == REVIEW_STANDING:
        return "number", victim.cell("number") + 1000
    return ("station", "elsewhere") if victim.table == AUDIT else ("content", b"[]")


def row_attacks(victim: Victim) -> Iterator[Attack]:
    table, where, key = victim.table, victim.where, victim.key
    column, other = _touched(victim)
    changed = victim.with_cells(**{column: other})
    cells = ", ".join("?" * len(victim.columns))
    names = ", ".join(f'"{c}"' for c in victim.columns)
    insert = f"INTO {table} ({names}) VALUES ({cells})"
    first = victim.keys[0]
    for how in ("", "OR REPLACE", "OR IGNORE", "OR FAIL", "OR ROLLBACK"):
        yield Attack(f"update {how}", (f"UPDATE {how} {table} SET {column} = ? WHERE {where}",), (other, *key))
    yield Attack("update of every row", (f"UPDATE {table} SET {column} = ?",), (other,))
    yield Attack("update from", (f"UPDATE {table} SET {column} = v.v FROM (SELECT ? AS v) v WHERE {where}",), (other, *key))
    yield Attack("update of the key", (f'UPDATE {table} SET "{first}" = ? WHERE {where}',), (_other_key(victim), *key))
    yield Attack("delete", (f"DELETE FROM {table} WHERE {where}",), key)
    yield Attack("delete of every row", (f"DELETE FROM {table}",))
    yield Attack("delete with a common table", (f"WITH one AS (SELECT 1) DELETE FROM {table} WHERE 1 IN one",))
    yield Attack("insert or replace", (f"INSERT OR REPLACE {insert}",), changed)
    yield Attack("replace", (f"REPLACE {insert}",), changed)
    conflict = ", ".join(f'"{k}"' for k in victim.keys)
    yield Attack("upsert", (f"INSERT {insert} ON CONFLICT ({conflict}) DO UPDATE SET {column} = excluded.{column}",), changed)
    if victim.rowid is not None and table != AUDIT:
        yield Attack("update of the row number", (f"UPDATE {table} SET rowid = rowid + 5000 WHERE {where}",), key)
        values = (victim.rowid, *victim.with_cells(**{first: _other_key(victim)}))
        yield Attack("replace by row number", (f"REPLACE INTO {table} (rowid, {names}) VALUES (?, {cells})",), values)
    layout = TABLES.get(table)
    if layout is not None and layout.above is not None:
        for how in ("", "OR IGNORE", "OR REPLACE"):
            yield Attack(f"insert {how} of a new row below", (f"INSERT {how} {insert}",), victim.with_cells(id="intruder"))
    if victim.draft is not None:
        root = layout.root_column if layout is not None else first
        place = f"{root} = ? AND id = ?" if root != "id" else "id = ?"
        of_draft = (victim.draft[root], victim.draft["id"]) if root != "id" else (victim.draft["id"],)
        for how in ("", "OR REPLACE") if root != "id" else ("OR REPLACE",):
            name = f"update {how} of a draft's row onto a signed one"
            yield Attack(name, (f"UPDATE {how} {table} SET {root} = ? WHERE {place}",), (victim.cell(root), *of_draft))
    if table == SIGNED_ROOT:
        unsigned = "signature_person_id = NULL, signature_at_utc_ms = NULL, signature_at_offset_min = NULL, " \
            "signature_digest = NULL, signature_late = NULL"  # fmt: skip
        yield Attack("unsigning", (f"UPDATE {table} SET {unsigned} WHERE {where}",), key)
        yield Attack("unsigning by upsert", (f"INSERT {insert} ON CONFLICT (id) DO UPDATE SET {unsigned}",), changed)
    if table == REVIEW:
        yield Attack("another entry at its place", (f"INSERT {insert}",), victim.with_cells(id="intruder"))
    if table == REVIEW_STANDING:
        state = "to_review" if victim.cell("state") == "approved" else "approved"
        yield Attack("another state", (f"UPDATE {table} SET state = ? WHERE {where}",), (state, *key))
        yield Attack("a state of another session", (f"INSERT {insert}",), victim.with_cells(session_id="elsewhere"))
    if table == AUDIT:
        last = victim.with_cells(seq=victim.cell("seq") + 7)
        yield Attack("an entry far ahead", (f"INSERT {insert}",), last)
        yield Attack("an entry on another hash", (f"INSERT {insert}",), victim.with_cells(seq=victim.cell("seq") + 1))
        yield Attack("an entry before the first", (f"INSERT {insert}",), victim.with_cells(seq=0))
        yield Attack("an entry without a number", (f"INSERT {insert}",), victim.with_cells(seq=None))


def loosening(table: str) -> Iterator[Attack]:
    """Statements that take a guard away and then delete; each set in its own order."""
    delete = f"DELETE FROM {table}"
    schema = "UPDATE sqlite_schema SET sql = 'x' WHERE type = 'trigger'"
    for name, statements in {
        "dropped guard": (f"DROP TRIGGER {table}_delete_guard", delete),
        "dropped table": (f"DROP TABLE {table}",),
        "renamed table": (f"ALTER TABLE {table} RENAME TO elsewhere",),
        "new column": (f"ALTER TABLE {table} ADD COLUMN more TEXT",),
        "table in front of it": (f"CREATE TEMP TABLE {table} (id TEXT)", delete),
        "view in front of it": (f"CREATE TEMP VIEW {table} AS SELECT 1 AS id",),
        "trigger in front of it": (f"CREATE TEMP TRIGGER first BEFORE INSERT ON {table} BEGIN SELECT RAISE(IGNORE); END",),
        "index on it": (f"CREATE UNIQUE INDEX only_one ON {table} ((1))",),
        "no triggers for replaced rows": ("PRAGMA recursive_triggers = OFF",),
        "no foreign keys": ("PRAGMA foreign_keys = OFF",),
        "writable schema": ("PRAGMA writable_schema = ON", schema),
        "no checks": ("PRAGMA ignore_check_constraints = ON",),
        "less syncing": ("PRAGMA synchronous = OFF",),
        "other journal": ("PRAGMA journal_mode = OFF",),
        "attached file": ("ATTACH DATABASE ':memory:' AS other",),
        "rows written anew": ("VACUUM",),
        "new key": ("PRAGMA rekey = 'x'",),
    }.items():
        yield Attack(name, statements)


def _other_key(victim: Victim) -> Any:
    key = victim.key[0]
    return key + 1000 if isinstance(key, int) else "elsewhere"
