"""The kept lines of the review, and the index of their tags and words."""

from __future__ import annotations

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

TEXTS = (
    "session_id", "lies", "patient_id", "given_name", "family_name", "patient_number", "sorts_as", "therapist_id", "date",
    "kind", "attendance", "status", "problems", "muscles", "needle_types", "lots", "standing", "reactions", "treatments",
    "missing", "draft_tags", "draft_words",
)  # fmt: skip
NUMBERS = (
    "late", "needles", "insertions", "twitches", "at_least", "in_body", "near_miss", "reactions_asked", "severity",
)  # fmt: skip
OPTIONAL_TEXTS = ("entered_by", "ended")
OPTIONAL_NUMBERS = (
    "started_utc_ms", "started_offset_min", "waits_since_utc_ms", "waits_since_offset_min", "counted_out", "was_out",
)  # fmt: skip
REALS = ("pain_change",)
OPTIONAL_REALS = ("pain_before", "pain_after")
COLUMNS = (*TEXTS, *NUMBERS, *OPTIONAL_TEXTS, *OPTIONAL_NUMBERS, *REALS, *OPTIONAL_REALS, "terms")
"""All columns of a line but its key, in the order of its cells."""


def add_line_tables(metadata: MetaData) -> None:
    """Adds the table of lines; the index is a table of the engine's own making (``INDEX_STATEMENT``)."""
    table = Table(
        SESSION_LINE,
        metadata,
        Column("key", Integer, primary_key=True),
        *[Column(name, Text, nullable=False) for name in TEXTS],
        *[Column(name, Integer, nullable=False) for name in NUMBERS],
        *[Column(name, Text) for name in OPTIONAL_TEXTS],
        *[Column(name, Integer) for name in OPTIONAL_NUMBERS],
        *[Column(name, REAL, nullable=False) for name in REALS],
        *[Column(name, REAL) for name in OPTIONAL_REALS],
        Column("terms", LargeBinary, nullable=False),
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
