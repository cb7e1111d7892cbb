"""A chart written many times over, with other people, ids and days: for a clinic of any size in little time.

The rows of the chart and the bytes that its signatures are made of are worked out once; of a copy only those cells are made that
differ.  What is kept is row for row what the values of the copy would have been kept as.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from operator import itemgetter
from typing import Any

from needlechart.records.differences import RowChange, rows_of
from needlechart.records.layout import TableLayout
from needlechart.records.row_form import Plain
from needlechart.records.signed_bytes import (
    SCHEMA,
    bytes_of_rows,
    cells_by_name,
    digest_of,
    has_digest,
    in_signed_order,
    without_digest,
)

DAY_MS = 86_400_000
_DIGEST = "digest"


@dataclass(frozen=True, slots=True)
class Copy:
    """How a copy differs: whole words that become others (ids, names, numbers, lots), and by how many days all is moved."""

    words: Mapping[str, str]
    days: int


class _Pool:
    """All different cells of a chart: those that stay, and those that a copy makes anew."""

    def __init__(self, words: frozenset[str]) -> None:
        self._words = words
        self._places: dict[tuple[object, ...], int] = {}
        self.cells: list[Plain] = []
        self.moving: list[tuple[int, str]] = []

    def place(self, column: str, kind: type, cell: Plain) -> int:
        """Where the cell stands."""
        how = self._how(column, kind, cell)
        key = (how, type(cell), cell)
        if key not in self._places:
            self._places[key] = self.add(how, cell)
        return self._places[key]

    def add(self, how: str, cell: Plain) -> int:
        """A place of its own."""
        self.cells.append(cell)
        if how:
            self.moving.append((len(self.cells) - 1, how))
        return len(self.cells) - 1

    def filled(self, copy: Copy) -> tuple[list[Plain], list[str]]:
        """The cells of a copy, and each of those that it makes anew as it stands in signed bytes."""
        cells, texts = list(self.cells), [""] * len(self.cells)
        days, ms = timedelta(days=copy.days), copy.days * DAY_MS
        for place, how in self.moving:
            cell: Any = cells[place]
            if how == "word":
                cells[place] = word = copy.words.get(cell, cell)
                texts[place] = _json(word)
            elif how == "ms":
                cells[place] = at = cell + ms
                texts[place] = str(at)
            elif how == "day":
                cells[place] = day = (date.fromisoformat(cell) + days).isoformat()
                texts[place] = f'"{day}"'
        return cells, texts

    def _how(self, column: str, kind: type, cell: Plain) -> str:
        if cell is None:
            return ""
        if column.endswith("utc_ms"):
            return "ms"
        if kind is date:
            return "day"
        return "word" if cell in self._words else ""


class _Signed:
    """The bytes of one signed value: pieces that stay, and between them the cells that do not."""

    def __init__(self, rows: list[RowChange], pool: _Pool) -> None:
        self._pieces: list[str | int] = []
        self._text(f"[{_json(SCHEMA)}")
        for row in in_signed_order(rows):
            self._text(f',{{"table":{_json(row.table.name)},"row":{{')
            for nth, (column, cell) in enumerate(cells_by_name(row).items()):
                self._text(f"{',' if nth else ''}{_json(column)}:")
                place = pool.place(column, _kinds(row.table).get(column, str), cell)
                self._pieces.append(place)
            self._text("}}")
        self._text("]")
        moving = {place for place, _ in pool.moving}
        self._merge(moving, pool)
        if self.content(pool.filled(Copy({}, 0))[1]) != bytes_of_rows(rows):
            raise RuntimeError("signed bytes are made in another way here")

    def content(self, texts: list[str]) -> bytes:
        """The bytes with these words for the cells that do not stay."""
        return "".join([piece if piece.__class__ is str else texts[piece] for piece in self._pieces]).encode()  # type: ignore[index]

    def _text(self, text: str) -> None:
        self._pieces.append(text)

    def _merge(self, moving: set[int], pool: _Pool) -> None:
        merged: list[str | int] = []
        for piece in self._pieces:
            if isinstance(piece, int) and piece not in moving:
                piece = _json(pool.cells[piece])
            if isinstance(piece, str) and merged and isinstance(merged[-1], str):
                merged[-1] += piece
            else:
                merged.append(piece)
        self._pieces = merged


@dataclass(slots=True)
class CopiedRows:
    """The rows of some copies by table, and of their signed sessions id, digest and bytes."""

    by_table: dict[str, list[tuple[Plain, ...]]] = field(default_factory=lambda: defaultdict(list))
    signed: list[tuple[str, str, bytes]] = field(default_factory=list)


class ChartCopies:
    """Makes copies of a chart; ``words`` are those that a copy may change."""

    def __init__(self, values: Sequence[object], words: frozenset[str]) -> None:
        self._pool = _Pool(words)
        self._rows: list[tuple[str, Any]] = []
        self._signed: list[tuple[_Signed, int, int | None]] = []
        for value in values:
            self._take(value)

    def add(self, copy: Copy, to: CopiedRows) -> None:
        """Adds the rows of one copy."""
        cells, texts = self._pool.filled(copy)
        for signed, place, session in self._signed:
            content = signed.content(texts)
            cells[place] = digest = digest_of(content)
            if session is not None:
                to.signed.append((str(cells[session]), digest, content))
        rows = to.by_table
        for table, getter in self._rows:
            rows[table].append(getter(cells))

    def _take(self, value: object) -> None:
        rows, digest = rows_of(value), None
        root = rows[-1]
        if has_digest(value):
            bare = rows_of(without_digest(value))
            digest = self._pool.add("", "")
            is_session = root.table.name == "session"
            own = self._pool.place(root.table.key, str, root.key[-1]) if is_session else None
            self._signed.append((_Signed(bare, self._pool), digest, own))
        for row in rows:
            places = [
                digest if row is root and digest is not None and column.endswith(_DIGEST) else
                self._pool.place(column, _kinds(row.table).get(column, str), cell)
                for column, cell in zip(row.table.columns, row.after or (), strict=True)
            ]  # fmt: skip
            self._rows.append((row.table.name, itemgetter(*places)))


def _kinds(table: TableLayout) -> dict[str, type]:
    return {column.name: column.kind for column in table.form.columns}


def _json(cell: object) -> str:
    return json.dumps(cell, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
