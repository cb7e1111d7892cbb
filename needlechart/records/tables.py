"""The tables of the clinic file, made from the record's declarations."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    REAL,
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    text,
)
from sqlalchemy.types import TypeEngine

from needlechart.records.columns import ColumnForm
from needlechart.records.layout import TABLES, TableLayout
from needlechart.records.ledger_tables import add_ledger_tables
from needlechart.records.line_tables import add_line_tables
from needlechart.records.sum_tables import add_sum_tables

VERSION_COLUMN = "row_version"
"""Counts the writes of a row; for a root it counts the writes of the whole value."""
OFFSET_MIN = "offset_min"
MOST_OFFSET_MIN = 840

REFERENCES = {
    ("session", "patient_id"): "patient",
    ("session", "therapist_id"): "person",
    ("appointment", "patient_id"): "patient",
    ("addendum", "session_id"): "session",
    ("addendum", "author_id"): "person",
    ("countersignature", "session_id"): "session",
    ("countersignature", "person_id"): "person",
    ("review_entry", "session_id"): "session",
    ("review_entry", "author_id"): "person",
    ("voiding", "session_id"): "session",
    ("voiding", "by"): "person",
    ("billing_hand_off", "by"): "person",
}
"""Columns that must name a root of another table.  Names within one value are its own rules' concern."""

_UNSIGNED = "signature_person_id IS NULL"
_GOING_ON = "coalesce(outcome, 'ongoing') = 'ongoing' AND severity <> 'staff'"
INDEXES: tuple[tuple[str, str, tuple[str, ...], str], ...] = (
    ("session", "of_patient", ("patient_id", "date", "id"), ""),
    ("session", "of_therapist", ("therapist_id", "date", "id"), ""),
    ("session", "entered_for_another", ("entered_by", "id"), "entered_by IS NOT NULL"),
    ("session", "by_date", ("date", "id"), ""),
    ("session", "by_signature", ("signature_at_utc_ms", "id"), ""),
    ("session", "unsigned", ("date", "id"), _UNSIGNED),
    ("session", "unsigned_of_patient", ("patient_id", "date", "id"), _UNSIGNED),
    ("patient", "by_name", ("family_name", "given_name", "id"), ""),
    ("patient", "by_number", ("number", "id"), ""),
    ("appointment", "by_time", ("at_utc_ms", "id"), ""),
    ("appointment", "of_patient", ("patient_id", "at_utc_ms", "id"), ""),
    ("addendum", "of_session", ("session_id", "id"), ""),
    ("addendum", "by_author", ("author_id", "id"), ""),
    ("countersignature", "of_session", ("session_id", "id"), ""),
    ("review_entry", "of_session", ("session_id", "number"), ""),
    ("voiding", "of_session", ("session_id", "id"), ""),
    ("handed_off_session", "of_session", ("session_id",), ""),
    ("session_reaction", "open", ("session_id",), _GOING_ON),
    ("session_follow_up", "open", ("due", "session_id"), "done IS NULL"),
    ("addendum_reaction", "open", ("addendum_id",), _GOING_ON),
    ("addendum_follow_up", "open", ("due", "addendum_id"), "done IS NULL"),
    ("discrepancy", "by_time", ("noticed_at_utc_ms",), ""),
    ("session", "with_call", ("date", "id"), "follow_up_call_utc_ms IS NOT NULL"),
)
"""Table, what the index is for, its columns, and the rows it is limited to."""


def record_metadata() -> MetaData:
    """All tables of a clinic file, with their constraints and indexes."""
    metadata = MetaData()
    for layout in TABLES.values():
        _table(layout, metadata)
    add_ledger_tables(metadata)
    add_line_tables(metadata)
    add_sum_tables(metadata)
    for table, use, columns, limit in INDEXES:
        where = text(limit) if limit else None
        Index(f"{table}_{use}", *(metadata.tables[table].c[c] for c in columns), sqlite_where=where)
    return metadata


def _table(layout: TableLayout, metadata: MetaData) -> None:
    placing = [Column(n, Integer if n == "nth" else Text, nullable=False) for n in layout.placing]
    own = [Column(c.name, _type(c), nullable=c.nullable) for c in layout.form.columns]
    version = Column(VERSION_COLUMN, Integer, nullable=False, server_default="1")
    checks = [
        CheckConstraint(rule, name=f"{layout.name}_{name}") for column in layout.form.columns for name, rule in _rules(column)
    ]
    Table(
        layout.name,
        metadata,
        *placing,
        *own,
        version,
        _primary_key(layout),
        *checks,
        *_foreign_keys(layout),
        sqlite_strict=True,
        sqlite_with_rowid=layout.above is None,
    )


def _type(column: ColumnForm) -> TypeEngine[Any]:
    if column.words or column.choices:
        return Text()
    if column.kind in (int, bool):
        return Integer()
    return REAL() if column.kind is float else Text()


def _primary_key(layout: TableLayout) -> PrimaryKeyConstraint:
    if layout.above is None:
        return PrimaryKeyConstraint(layout.key)
    return PrimaryKeyConstraint(layout.root_column, "id")


def _foreign_keys(layout: TableLayout) -> Iterator[ForeignKeyConstraint]:
    # Deferred to the commit: rows of one value may then be written in any order, the root's own row last.
    if layout.above is layout.root:
        yield _reference([layout.root_column], [f"{layout.root.name}.{layout.root.key}"])
    elif layout.above is not None:
        above = [f"{layout.above.name}.{layout.root_column}", f"{layout.above.name}.id"]
        yield _reference([layout.root_column, layout.parent_column or "id"], above)
    for (table, column), target in REFERENCES.items():
        if table == layout.name:
            yield _reference([column], [f"{target}.id"])


def _reference(columns: list[str], targets: list[str]) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(columns, targets, deferrable=True, initially="DEFERRED")


def _rules(column: ColumnForm) -> Iterator[tuple[str, str]]:
    name = _quoted(column.name)
    words = column.choices or (() if column.words else _members(column.kind))
    if words:
        yield f"{column.name}_known", _one_of(name, words)
    if column.kind is bool:
        yield f"{column.name}_yes_or_no", f"{name} BETWEEN 0 AND 1"
    if column.measure is not None:
        yield f"{column.name}_range", f"{name} BETWEEN {column.measure.low} AND {column.measure.high}"
    if column.name.endswith(OFFSET_MIN):
        yield f"{column.name}_range", f"{name} BETWEEN -{MOST_OFFSET_MIN} AND {MOST_OFFSET_MIN}"
    if column.max_length is not None and not column.words:
        yield f"{column.name}_length", f"length({name}) <= {column.max_length}"
    if column.presence and column.presence != column.name:
        yield f"{column.name}_whole", f"({name} IS NULL) = ({_quoted(column.presence)} IS NULL)"


def _one_of(name: str, words: tuple[str, ...]) -> str:
    """As a chain: for IN with more than two words the engine makes a table of them anew at every row that is written."""
    return " OR ".join(f"{name} = {_literal(word)}" for word in words)


def _members(kind: type) -> tuple[str, ...]:
    return tuple(member.value for member in kind) if issubclass(kind, StrEnum) else ()


def _quoted(name: str) -> str:
    return f'"{name}"'


def _literal(word: str) -> str:
    return "'" + word.replace("'", "''") + "'"


METADATA = record_metadata()
