"""The kept lines of the review, and the index of their tags and words."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    REAL,
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    text,
)
from sqlalchemy.types import TypeEngine

from needlechart.domain.review.sorts import SORTS, Sort

SESSION_LINE = "session_line"
SESSION_INDEX = "session_index"
DRAFT, CHART, VOID = "draft", "chart", "void"
"""Where a line lies: of an unsigned session, of a signed one, of one taken out of the chart."""
IN_CHART = f"lies = '{CHART}'"
IS_DRAFT = f"lies = '{DRAFT}'"
MADE_OF_INDEX = ("data", "idx", "docsize", "config")
"""The tables the engine keeps its index in, by the end of their names."""

INDEX_STATEMENT = (
    f"CREATE VIRTUAL TABLE {SESSION_INDEX} USING fts5(terms, content='', contentless_delete=1, detail=none, "
    "tokenize=\"ascii tokenchars '_'\")"
)
"""Tags and words of all lines but those of drafts, under the keys of the lines.  Drafts change with every tap: their tags and
words stand in their own rows, and they are few."""

HEAD = (
    "session_id", "lies", "patient_id", "given_name", "family_name", "patient_number", "sorts_as", "therapist_id", "date",
    "kind", "attendance", "status", "problems", "reactions", "treatments", "late", "reactions_asked", "severity", "entered_by?",
    "started_utc_ms?", "started_offset_min?", "waits_since_utc_ms?", "waits_since_offset_min?", "pain_change", "pain_before?",
    "pain_after?",
)  # fmt: skip
NEEDLED = (
    "needles", "insertions", "twitches", "at_least", "in_body", "sites", "answered", "muscles", "needle_types", "lots",
    "standing", "counted_out?", "was_out?", "ended?", "near_miss", "missing",
)  # fmt: skip
TERMS = ("draft_tags", "draft_words", "terms")
"""The columns of a line but its key, in the order of its cells; those with a mark may be empty.  What a tap changes stands
together."""
COLUMNS = tuple(name.rstrip("?") for name in (*HEAD, *NEEDLED, *TERMS))
_INTEGERS = frozenset(
    {
        "late", "reactions_asked", "severity", "started_utc_ms", "started_offset_min", "waits_since_utc_ms",
        "waits_since_offset_min", "needles", "insertions", "twitches", "at_least", "in_body", "sites", "answered",
        "counted_out", "was_out", "near_miss",
    }
)  # fmt: skip
_REALS = frozenset({"pain_change", "pain_before", "pain_after"})


def add_line_tables(metadata: MetaData) -> None:
    """Adds the table of lines; the index is a table of the engine's own making (``INDEX_STATEMENT``)."""
    table = Table(
        SESSION_LINE,
        metadata,
        Column("key", Integer, primary_key=True),
        *map(_column, (*HEAD, *NEEDLED, *TERMS)),
        ForeignKeyConstraint(["session_id"], ["session.id"], deferrable=True, initially="DEFERRED"),
        CheckConstraint(f"lies IN ('{DRAFT}', '{CHART}', '{VOID}')", name="session_line_lies_known"),
        sqlite_strict=True,
    )
    Index(f"{SESSION_LINE}_of_session", table.c.session_id, unique=True)
    Index(f"{SESSION_LINE}_drafts", table.c.key, sqlite_where=text(IS_DRAFT))
    for row in SORTS:
        if row.indexed and row.sort is not Sort.DATE:
            # Of signed sessions only: a tap then touches none of them.
            Index(sort_index(row.column), table.c[row.column], table.c.key, sqlite_where=text(IN_CHART))


def sort_index(column: str) -> str:
    """The name of the index in which the lines of the charts stand ordered by that column."""
    return f"{SESSION_LINE}_by_{column}"


def _column(name: str) -> Column[Any]:
    plain = name.rstrip("?")
    kind: type[TypeEngine[Any]] = Integer if plain in _INTEGERS else REAL if plain in _REALS else Text
    return Column(plain, LargeBinary if plain == "terms" else kind, nullable=plain != name)
