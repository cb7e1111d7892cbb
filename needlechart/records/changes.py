"""What changed, as bytes: the same for the audit trail and for undo, readable without the program's classes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from needlechart.records.differences import RowChange
from needlechart.records.errors import CannotBeKept
from needlechart.records.layout import TABLES, TableLayout
from needlechart.records.row_form import Plain

Named = dict[str, Plain]
"""Cells by their columns' names."""
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))
"""Made once: making one takes as long as telling a change."""


def change_bytes(changes: Iterable[RowChange]) -> bytes:
    """Each row with its table and key, what it ``was`` and what it ``is``: of a changed row only the cells that differ,
    of a new or removed row all that are not empty.  CannotBeKept for a number that is none."""
    try:
        return plain_bytes([_told(change) for change in changes])
    except ValueError:
        raise CannotBeKept("a number that is none") from None


def plain_bytes(content: object) -> bytes:
    """Compact JSON in UTF-8; ValueError for NaN, infinity and half a surrogate pair."""
    return _ENCODER.encode(content).encode()


def read_changes(content: bytes) -> list[tuple[TableLayout, str, Named | None, Named | None]]:
    """Table, row id, what it was and what it is, of each row in ``change_bytes``."""
    told: list[dict[str, Any]] = json.loads(content)
    return [(TABLES[one["table"]], one["key"][-1], one.get("was"), one.get("is")) for one in told]


def _told(change: RowChange) -> dict[str, object]:
    told: dict[str, object] = {"table": change.table.name, "key": change.key}
    columns, before, after = change.table.columns, change.before, change.after
    if before is None or after is None:
        cells: Sequence[Plain] = after or before or ()
        there = {column: cell for column, cell in zip(columns, cells, strict=True) if cell is not None}
        return told | {"is" if before is None else "was": there}
    differ = [n for n, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
    return told | {"was": {columns[n]: before[n] for n in differ}, "is": {columns[n]: after[n] for n in differ}}
