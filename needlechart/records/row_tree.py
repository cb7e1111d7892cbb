"""The rows of one value as a tree that takes changes and says the value again, rebuilding only what changed."""

from __future__ import annotations

from typing import Any

from needlechart.records.changes import Named
from needlechart.records.differences import differences
from needlechart.records.layout import TableLayout, layout_of
from needlechart.records.row_form import Plain


class _Node:
    def __init__(self, table: TableLayout, cells: list[Plain]) -> None:
        self.table = table
        self.cells = cells
        self.built: Any = None
        self.above: _Node | None = None
        self.below: dict[str, list[_Node]] = {}

    @property
    def nth(self) -> int:
        return int(self.cells[len(self.table.placing) - 1] or 0)

    def value(self) -> Any:
        if self.built is None:
            children: dict[str, Any] = {}
            for child in self.table.children:
                nodes = sorted(self.below.get(child.name, ()), key=lambda node: node.nth)
                children[child.field] = tuple(node.value() for node in nodes)
            for dose in self.table.doses.values():
                for node in self.below.get(dose.name, ()):
                    children[dose.field] = node.value()
            self.built = self.table.form.value(self.cells[len(self.table.placing) :], children)
        return self.built

    def forget(self) -> None:
        node: _Node | None = self
        while node is not None:
            node.built, node = None, node.above


class RowTree:
    """Begins with a value's rows.  ``change`` sets cells, adds and removes rows; ``value`` is then the value of the rows."""

    def __init__(self, value: object) -> None:
        self._layout = layout_of(value)
        self._nodes: dict[tuple[str, str], _Node] = {}
        changes = differences(None, value)
        for change in changes:
            self._nodes[change.table.name, change.key[-1]] = _Node(change.table, list(change.after or ()))
        self._root = self._nodes[self._layout.name, changes[-1].key[-1]]
        for node in self._nodes.values():
            self._hang(node)

    def change(self, rows: list[tuple[TableLayout, str, Named | None, Named | None]], *, back: bool) -> None:
        """Takes the rows to what they were (``back``) or to what they are after the change."""
        for table, row_id, was, now in rows:
            wanted, there = (was, now) if back else (now, was)
            node = self._nodes.get((table.name, row_id))
            if wanted is None:
                self._remove(table, row_id)
            elif node is None:
                self._nodes[table.name, row_id] = _Node(table, [wanted.get(column) for column in table.columns])
            else:
                self._set(node, wanted, whole=there is None)
        # Once all rows are there: a row may come before the one it hangs on.
        for table, row_id, *_ in rows:
            node = self._nodes.get((table.name, row_id))
            if node is not None:
                self._hang(node)

    def value(self) -> Any:
        """The value of the rows as they are now."""
        return self._root.value()

    def _set(self, node: _Node, wanted: Named, *, whole: bool) -> None:
        for n, column in enumerate(node.table.columns):
            if whole or column in wanted:
                node.cells[n] = wanted.get(column)
        self._unhang(node)

    def _remove(self, table: TableLayout, row_id: str) -> None:
        node = self._nodes.pop((table.name, row_id), None)
        if node is not None:
            self._unhang(node)

    def _unhang(self, node: _Node) -> None:
        node.forget()
        if node.above is not None:
            node.above.below[node.table.name].remove(node)
            node.above = None

    def _hang(self, node: _Node) -> None:
        if node is self._root or node.above is not None:
            node.forget()
            return
        above = node.table.above
        parent = self._parent_id(node)
        node.above = self._nodes[above.name if above else self._layout.name, parent]
        node.above.below.setdefault(node.table.name, []).append(node)
        node.forget()

    def _parent_id(self, node: _Node) -> str:
        table = node.table
        return str(node.cells[table.columns.index(table.parent_column or ("id" if table.is_dose else table.root_column))])
