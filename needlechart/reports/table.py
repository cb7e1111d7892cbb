"""A table on paper: heads that stand again on every page, rows whose words wrap, nothing cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from needlechart.drawing.fonts import paper_font
from needlechart.drawing.timeline.look import advance
from needlechart.reports.setting import GREY, INK, SMALL_PX, line_high, lines_in, put
from needlechart.reports.slabs import Slab

_PX = 11.0
_AIR_X, _AIR_Y = 12.0, 3.0
_MOST_LINES = 24
"""A row with more lines than this goes on in another slab, so that any page holds it."""
_HAIRLINE, _HEADLINE = QPen(QColor("#bbbbbb"), 0.6), QPen(INK, 1)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its share of the width, and whether it holds numbers, which stand at the right."""

    head: str
    share: float
    number: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class _Cell:
    """A column's place in its row, with the letters of its words."""

    x: float
    wide: float
    letters: QFont
    number: bool

    def put(self, painter: QPainter, area: QRectF, lines: Sequence[str], ink: QColor) -> None:
        at = QPointF(area.x() + self.x, area.y() + _AIR_Y)
        for line in lines:
            right = self.wide - advance(self.letters, line) if self.number else 0.0
            put(painter, line, at + QPointF(right, 0), self.letters, ink)
            at += QPointF(0, line_high(_PX))


def table(columns: Sequence[Column], rows: Iterable[Sequence[str]], wide: float) -> Iterator[Slab]:
    """The rows under their heads; nothing without a row.  Every row has a cell for every column."""
    places = list(_places(columns, wide))
    coming = iter(rows)
    row = next(coming, None)
    if row is None:
        return
    head = _head(columns, places, wide)
    yield head
    first, after = True, next(coming, None)
    while row is not None:
        later = next(coming, None) if after is not None else None
        # the first two rows stay together, and so do the last two: none stands alone on a page
        yield from _row(places, row, head, stays=after is not None and (first or later is None))
        first, row, after = False, after, later


def _places(columns: Sequence[Column], wide: float) -> Iterator[_Cell]:
    shares, x = sum(column.share for column in columns), 0.0
    room = wide - _AIR_X * (len(columns) - 1)
    for column in columns:
        cell = room * column.share / shares
        yield _Cell(x, cell, paper_font(_PX, 600 if column.strong else 400), column.number)
        x += cell + _AIR_X


def _head(columns: Sequence[Column], places: Sequence[_Cell], wide: float) -> Slab:
    letters = paper_font(SMALL_PX, 600)
    cells = [_Cell(cell.x, cell.wide, letters, cell.number) for cell in places]
    said = [lines_in(column.head, letters, cell.wide) for column, cell in zip(columns, cells, strict=True)]
    most = max(len(lines) for lines in said)

    def paint(painter: QPainter, area: QRectF) -> None:
        for cell, lines in zip(cells, said, strict=True):
            down = (most - len(lines)) * line_high(_PX)
            cell.put(painter, area.adjusted(0, down, 0, 0), lines, GREY)
        painter.setPen(_HEADLINE)
        painter.drawLine(QLineF(area.x(), area.bottom(), area.x() + wide, area.bottom()))

    words = " | ".join(column.head for column in columns)
    return Slab(most * line_high(_PX) + 2 * _AIR_Y, paint, words, above=6.0, stays=True)


def _row(places: Sequence[_Cell], row: Sequence[str], head: Slab, *, stays: bool) -> Iterator[Slab]:
    said = [lines_in(words, cell.letters, cell.wide) for cell, words in zip(places, row, strict=True)]
    many = max(len(lines) for lines in said)
    for begin in range(0, many, _MOST_LINES):
        some = [lines[begin : begin + _MOST_LINES] for lines in said]
        yield _part(places, some, head, last=begin + _MOST_LINES >= many, stays=stays)


def _part(places: Sequence[_Cell], said: Sequence[Sequence[str]], head: Slab, *, last: bool, stays: bool) -> Slab:
    def paint(painter: QPainter, area: QRectF) -> None:
        for cell, lines in zip(places, said, strict=True):
            cell.put(painter, area, lines, INK)
        if last:
            painter.setPen(_HAIRLINE)
            painter.drawLine(QLineF(area.x(), area.bottom(), places[-1].x + places[-1].wide + area.x(), area.bottom()))

    high = max(len(lines) for lines in said) * line_high(_PX) + 2 * _AIR_Y
    return Slab(high, paint, " | ".join(" ".join(lines) for lines in said), stays=stays, head=head)
