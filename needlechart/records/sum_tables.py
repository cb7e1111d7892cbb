"""The summaries: sums by day, month, therapist and so on, and the ends of each course that was measured.

Their rows are plain numbers that the record gives again at any time, so nothing guards them; ``check`` compares them with it.
"""

from __future__ import annotations

from sqlalchemy import REAL, Column, Index, Integer, MetaData, PrimaryKeyConstraint, Table, Text, text

from needlechart.domain.figures.sums import FORMS, Group

CASE_CHANGE = "case_change"
CASE_KEYS = ("patient_id", "problem_id", "scale")
CASE_TEXTS = ("region", "therapist_id", "first_on", "last_on")
CASE_REALS = ("first", "last", "change")
CASE_COLUMNS = (*CASE_KEYS, *CASE_TEXTS, *CASE_REALS)
OPEN_MISMATCH = "mismatch_open <> 0"


def add_sum_tables(metadata: MetaData) -> None:
    """Adds a table for each group of sums, and that of the cases."""
    for group, form in FORMS.items():
        Table(
            group.value,
            metadata,
            *[Column(name, Text, nullable=False) for name in form.keys],
            *[Column(name, Integer, nullable=False) for name in form.numbers],
            PrimaryKeyConstraint(*form.keys),
            sqlite_strict=True,
            sqlite_with_rowid=False,
        )
    days = metadata.tables[Group.DAY.value]
    Index(f"{Group.DAY.value}_open_mismatches", days.c.mismatch_open, sqlite_where=text(OPEN_MISMATCH))
    cases = Table(
        CASE_CHANGE,
        metadata,
        *[Column(name, Text, nullable=False) for name in (*CASE_KEYS, *CASE_TEXTS)],
        *[Column(name, REAL, nullable=False) for name in CASE_REALS],
        PrimaryKeyConstraint(*CASE_KEYS),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    # Holds all that is asked of cases, so that the table itself is never read.
    told = ("last_on", "region", "therapist_id", "scale", "change")
    Index(f"{CASE_CHANGE}_by_last", *(cases.c[name] for name in told))
