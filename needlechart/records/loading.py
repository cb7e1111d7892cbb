"""Reading root values whole: one statement a table, however many values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from needlechart.records.connection import Connection
from needlechart.records.errors import DamagedClinicFile
from needlechart.records.layout import LAYOUTS, TableLayout
from needlechart.records.statements import quoted, statements_of

Above = tuple[str, str]
"""The root and the row a row hangs on, by their ids."""
_NONE: dict[str, Any] = {}


def load(connection: Connection, cls: type, where: str = "1", values: Sequence[object] = (), order: str = "") -> list[Any]:
    """The root values whose rows fulfil ``where`` (a condition on the root's table), ordered by key or as ``order`` says.

    DamagedClinicFile for a cell that holds nothing this program ever wrote.
    """
    layout = LAYOUTS[cls]
    try:
        return _roots(connection, layout, where, values, order)
    except (ValueError, KeyError):
        damaged = DamagedClinicFile()
    raise damaged


def _roots(connection: Connection, layout: TableLayout, where: str, values: Sequence[object], order: str) -> list[Any]:
    key = quoted(layout.key)
    chosen = f"SELECT {key} FROM {quoted(layout.name)} WHERE {where}"
    below = {child: _rows(connection, child, chosen, values) for child in layout.children}
    statement = f"{statements_of(layout).select} WHERE {where} ORDER BY {order or key}"
    place = layout.columns.index(layout.key)
    return [
        layout.form.value(row, {child.field: rows.get((row[place], row[place]), ()) for child, rows in below.items()})
        for row in connection.execute(statement, values).fetchall()
    ]


def _rows(connection: Connection, table: TableLayout, chosen: str, values: Sequence[object]) -> dict[Above, tuple[Any, ...]]:
    """The values of a lower table, under the row each hangs on, in their order."""
    place = len(table.placing)
    statement = f"{statements_of(table).select} WHERE {quoted(table.root_column)} IN ({chosen})"
    if not table.is_dose:
        statement += f" ORDER BY {quoted(table.root_column)}, nth"
    rows = connection.execute(statement, values).fetchall()
    found: dict[Above, list[Any]] = defaultdict(list)
    if not rows:
        return {}
    below = [(child.field, _rows(connection, child, chosen, values)) for child in table.children]
    doses = [(dose.field, _rows(connection, dose, chosen, values)) for dose in table.doses.values()]
    if table.is_dose:
        return {(row[0], row[1]): (table.form.value(row[place:], _NONE),) for row in rows}
    own_id = table.columns.index("id")
    for row in rows:
        here = (row[0], row[own_id])
        children: dict[str, Any] = {field: lower.get(here, ()) for field, lower in below}
        for field, lower in doses:
            if here in lower:
                children[field] = lower[here][0]
        found[row[0], row[1] if table.parent_column else row[0]].append(table.form.value(row[place:], children))
    return {above: tuple(listed) for above, listed in found.items()}
