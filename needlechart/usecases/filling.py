"""Keeping many records at once that were made elsewhere."""

from __future__ import annotations

from collections.abc import Iterable

from needlechart.records.work import Work
from needlechart.usecases.permissions import Deed, require


def keep_many(work: Work, values: Iterable[object], deed: str) -> None:
    """Keeps new patients, sessions and what stands beside them, in one transaction with one entry in the audit trail."""
    require(work.person, Deed.IMPORT)
    work.add_many(values, deed=deed)
