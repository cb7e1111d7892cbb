"""The rows of a value, and those in which two values differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from needlechart.records.errors import CannotBeKept
from needlechart.records.layout import TableLayout, layout_of
from needlechart.records.row_form import Plain

Cells = tuple[Plain, ...]
"""All cells of a row, in the order of its table's columns."""
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row as it was and as it is; ``before`` is None for a new row, ``after`` for one that goes."""

    table: TableLayout
    key: Key
    before: Cells | None
    after: Cells | None


def differences(before: object | None, after: object) -> list[RowChange]:
    """The rows in which the two values differ, lower rows first and the root's own row last.

    What both values share (the very same objects) is not looked into: after an edit that is nearly everything.
    CannotBeKept when two rows of a kind have the same id.
    """
    layout = layout_of(after)
    if before is None:
        return rows_of(after)
    found: dict[tuple[str, Key], RowChange] = {}
    root: str = getattr(after, layout.key)
    for change in _below(layout, root, before, after):
        # A row that moved from one parent to another goes there and comes here: together that is one change.
        known = found.get((change.table.name, change.key))
        if known is not None:
            change = RowChange(change.table, change.key, known.before or change.before, known.after or change.after)
        found[change.table.name, change.key] = change
    was, now = layout.form.plain(before), layout.form.plain(after)
    rows = [change for change in found.values() if change.before != change.after]
    return rows if was == now else [*rows, RowChange(layout, (root,), was, now)]


def rows_of(value: object) -> list[RowChange]:
    """All rows of a new value, lower rows first and the root's own row last.

    CannotBeKept when two rows of a kind have the same id.
    """
    layout = layout_of(value)
    root: str = getattr(value, layout.key)
    rows: list[RowChange] = []
    _add_below(layout, root, value, rows)
    rows.append(RowChange(layout, (root,), None, layout.form.plain(value)))
    there: set[tuple[str, Key]] = set()
    for row in rows:
        if (row.table.name, row.key) in there:
            raise CannotBeKept(f"{row.table.name}.id twice")
        there.add((row.table.name, row.key))
    return rows


def _add_below(table: TableLayout, root: str, value: Any, rows: list[RowChange]) -> None:
    for child in table.children:
        parent = getattr(value, table.key)
        for nth, row in enumerate(getattr(value, child.field)):
            _add_below(child, root, row, rows)
            rows.append(RowChange(child, (root, row.id), None, _cells(child, root, parent, nth, row)))
    for kind, dose in table.doses.items():
        of_kind = _of_kind(kind, getattr(value, dose.field))
        if of_kind is not None:
            key = (root, getattr(value, table.key))
            rows.append(RowChange(dose, key, None, _dose_cells(dose, key, of_kind)))


def _below(table: TableLayout, root: str, before: Any, after: Any) -> Iterator[RowChange]:
    for child in table.children:
        olds = () if before is None else getattr(before, child.field)
        news = () if after is None else getattr(after, child.field)
        if olds is not news:
            yield from _sisters(child, root, _id(table, before), _id(table, after), olds, news)
    for kind, dose in table.doses.items():
        old, new = (None if owner is None else _of_kind(kind, getattr(owner, dose.field)) for owner in (before, after))
        if old is not new:
            key = (root, _id(table, before) or _id(table, after))
            yield RowChange(dose, key, _dose_cells(dose, key, old), _dose_cells(dose, key, new))


def _sisters(
    table: TableLayout, root: str, parent_before: str, parent_after: str, olds: tuple[Any, ...], news: tuple[Any, ...]
) -> Iterator[RowChange]:
    before, after = _by_id(table, olds), _by_id(table, news)
    for row_id, (nth, old) in before.items():
        new_nth, new = after.get(row_id, (0, None))
        if new is old and new_nth == nth:
            continue
        yield from _below(table, root, old, new)
        now = None if new is None else _cells(table, root, parent_after, new_nth, new)
        yield RowChange(table, (root, row_id), _cells(table, root, parent_before, nth, old), now)
    for row_id, (nth, new) in after.items():
        if row_id not in before:
            yield from _below(table, root, None, new)
            yield RowChange(table, (root, row_id), None, _cells(table, root, parent_after, nth, new))


def _by_id(table: TableLayout, rows: tuple[Any, ...]) -> dict[str, tuple[int, Any]]:
    by_id = {row.id: (nth, row) for nth, row in enumerate(rows)}
    if len(by_id) < len(rows):
        raise CannotBeKept(f"{table.name}.id twice")
    return by_id


def _cells(table: TableLayout, root: str, parent: str, nth: int, value: object) -> Cells:
    placing = (root, parent, nth) if table.parent_column else (root, nth)
    return (*placing, *table.form.plain(value))


def _dose_cells(table: TableLayout, key: Key, value: object | None) -> Cells | None:
    return None if value is None else (*key, *table.form.plain(value))


def _of_kind(kind: type, value: object) -> object | None:
    return value if type(value) is kind else None


def _id(table: TableLayout, value: Any) -> str:
    return "" if value is None else getattr(value, table.key)
