"""The statements of each table, written once, so that the engine keeps them prepared."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from needlechart.records.layout import TableLayout
from needlechart.records.tables import VERSION_COLUMN

BUMP = f"{VERSION_COLUMN} = {VERSION_COLUMN} + 1"


@dataclass(frozen=True, slots=True)
class TableStatements:
    """``update`` takes all cells and then the key; ``update_root`` and ``bump_root`` also ask for the version last read.

    ``select`` ends before WHERE and reads all cells in the table's order.
    """

    insert: str
    update: str
    delete: str
    select: str
    update_root: str
    bump_root: str
    version: str


@cache
def statements_of(table: TableLayout) -> TableStatements:
    """The statements of that table."""
    name = quoted(table.name)
    columns = ", ".join(map(quoted, table.columns))
    sets = ", ".join(f"{quoted(column)} = ?" for column in table.columns)
    where = " AND ".join(f"{quoted(column)} = ?" for column in key_columns(table))
    return TableStatements(
        insert=f"INSERT INTO {name} ({columns}) VALUES ({', '.join('?' * len(table.columns))})",
        update=f"UPDATE {name} SET {sets}, {BUMP} WHERE {where}",
        delete=f"DELETE FROM {name} WHERE {where}",
        select=f"SELECT {columns} FROM {name}",
        update_root=f"UPDATE {name} SET {sets}, {BUMP} WHERE {where} AND {VERSION_COLUMN} = ?",
        bump_root=f"UPDATE {name} SET {BUMP} WHERE {where} AND {VERSION_COLUMN} = ?",
        version=f"SELECT {VERSION_COLUMN} FROM {name} WHERE {where}",
    )


def key_columns(table: TableLayout) -> tuple[str, ...]:
    """The columns that name a row: the root's key, or root and id."""
    return (table.key,) if table.above is None else (table.root_column, "id")


def quoted(name: str) -> str:
    """A name that may be a word of the language, such as ``order``."""
    return f'"{name}"'
