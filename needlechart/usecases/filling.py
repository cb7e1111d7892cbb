"""Keeping many records at once that were made elsewhere."""

from __future__ import annotations

from collections.abc import Iterable

from needlechart.records.copies import Copy
from needlechart.records.copy_writing import ChartToCopy
from needlechart.records.work import Work
from needlechart.usecases.permissions import Deed, require

__all__ = ["ChartToCopy", "Copy", "keep_copies", "keep_many"]


def keep_many(work: Work, values: Iterable[object], deed: str) -> None:
    """Keeps new patients, sessions and what stands beside them, in one transaction with one entry in the audit trail."""
    require(work.person, Deed.IMPORT)
    work.add_many(values, deed=deed)


def keep_copies(work: Work, copies: Iterable[tuple[ChartToCopy, Copy]], deed: str) -> None:
    """Keeps copies of charts with other people, ids and days, in one transaction with one entry in the audit trail."""
    require(work.person, Deed.IMPORT)
    work.add_copies(copies, deed=deed)
