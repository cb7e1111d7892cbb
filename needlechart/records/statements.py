"""The statements of each table, written once, so that the engine keeps them prepared."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from needlechart.records.layout import TableLayout
from needlechart.records.tables import VERSION_COLUMN

BUMP = f"{VERSION_COLUMN} = {VERSION_COLUMN} + 1"


@dataclass(frozen=True, slots=True)
class TableStatements:
    """``insert`` takes all cells in the table's order, ``delete`` and ``version`` the key.

    ``select`` reads all cells in the table's order and ends before WHERE.
    """

    insert: str
    delete: str
    select: str
    version: str


@cache
def statements_of(table: TableLayout) -> TableStatements:
    """The statements of that table."""
    name = quoted(table.name)
    columns = ", ".join(map(quoted, table.columns))
    where = _where(table)
    return TableStatements(
        insert=f"INSERT INTO {name} ({columns}) VALUES ({', '.join('?' * len(table.columns))})",
        delete=f"DELETE FROM {name} WHERE {where}",
        select=f"SELECT {columns} FROM {name}",
        version=f"SELECT {VERSION_COLUMN} FROM {name} WHERE {where}",
    )


@cache
def update_of(table: TableLayout, places: tuple[int, ...]) -> str:
    """Sets the cells at those places of the table's columns, in their order; then takes the key.

    Untouched cells stay out: their checks and indexes then cost nothing.
    """
    sets = "".join(f"{quoted(table.columns[place])} = ?, " for place in places)
    return f"UPDATE {quoted(table.name)} SET {sets}{BUMP} WHERE {_where(table)}"


def key_columns(table: TableLayout) -> tuple[str, ...]:
    """The columns that name a row: the root's key, or root and id."""
    return (table.key,) if table.above is None else (table.root_column, "id")


def _where(table: TableLayout) -> str:
    return " AND ".join(f"{quoted(column)} = ?" for column in key_columns(table))


def quoted(name: str) -> str:
    """A name that may be a word of the language, such as ``order``."""
    return f'"{name}"'
