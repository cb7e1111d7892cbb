"""What every part of the figures shares: names, and the wish to see the sessions behind a number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtCore import Signal

from needlechart.domain.figures import Counted
from needlechart.domain.review import SessionFilter
from needlechart.ui.look.layout import Box
from needlechart.ui.look.plain_table import PlainTable

CountedRow: TypeAlias = tuple[tuple[str, ...], SessionFilter | None]
"""What stands in a row, and the filter that opens its sessions; None when nothing lies behind it."""


class FiguresPart(Box):
    """``rows_wanted(SessionFilter)`` for the sessions behind a number."""

    rows_wanted = Signal(object)

    def open_counted(self, counted: Counted | None) -> None:
        """The sessions behind a number, if there are any."""
        if counted is not None and counted.number:
            self.rows_wanted.emit(counted.opens)


class CountedTable(PlainTable):
    """A table in which each row opens its sessions.  ``rows_wanted(SessionFilter)``."""

    rows_wanted = Signal(object)

    def __init__(self, name: str, heads: Sequence[str], right: Sequence[int] = ()) -> None:
        super().__init__(name, heads, right)
        self._opens: tuple[SessionFilter | None, ...] = ()
        self.row_opened.connect(self._on_opened)

    def show_counted(self, rows: Sequence[CountedRow]) -> None:
        """Other rows."""
        self._opens = tuple(opens for _row, opens in rows)
        self.show_rows([row for row, _opens in rows])

    def _on_opened(self, row: int) -> None:
        opens = self._opens[row]
        if opens is not None:
            self.rows_wanted.emit(opens)
