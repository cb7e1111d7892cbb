"""Words set on paper: lines that fit a width, paragraphs, headings, a row of figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from needlechart.drawing.fonts import paper_font
from needlechart.drawing.timeline.look import advance
from needlechart.drawing.tokens import PRINT
from needlechart.reports.slabs import Slab

TITLE_PX, HEAD_PX, TEXT_PX, SMALL_PX = 22.0, 15.0, 12.0, 10.5
LEADING = 1.36
"""The height of a line, in heights of its letters."""
GREY = QColor("#444444")
INK = QColor(PRINT.text1)
_SNUG = 0.99
"""A printer's letters may be a little wider than the screen's."""
_BOUND = re.compile(r"(?<=\d) (?=(?:min|h|mm|sets|times|degrees)(?!\w)|[%×→]|of \d)|(?<=\bof) (?=\d)|(?<=[×→]) (?=[\d–])")
"""Between a figure and its unit no line ends."""


def lines_in(words: str, letters: QFont, wide: float) -> tuple[str, ...]:
    """The words in lines that fit ``wide`` pixels, broken between words, and inside one only where it is longer than a line;
    a figure stays with its unit."""
    lines: list[str] = []
    for part in words.splitlines() or ("",):
        lines += (part,) if advance(letters, part) <= wide * _SNUG else _broken(part, letters, wide * _SNUG)
    return tuple(lines)


@lru_cache(maxsize=4096)
def _broken(words: str, letters: QFont, wide: float) -> tuple[str, ...]:
    layout = QTextLayout(_BOUND.sub("\N{NO-BREAK SPACE}", words), letters)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, wide))
        lines.append(words[line.textStart() : line.textStart() + line.textLength()].rstrip())
    layout.endLayout()
    return tuple(lines)


def put(painter: QPainter, words: str, at: QPointF, letters: QFont, ink: QColor = INK) -> None:
    """One line of words, the top of its letters at ``at``."""
    painter.setFont(letters)
    painter.setPen(ink)
    painter.drawText(QPointF(at.x(), at.y() + ascent(letters)), words)


@lru_cache(maxsize=64)
def ascent(letters: QFont) -> float:
    """How high the letters are above the line they stand on."""
    return QFontMetricsF(letters).ascent()


def line_high(px: float) -> float:
    """The height of a line of letters of ``px`` pixels."""
    return round(px * LEADING, 1)


def text(
    words: str, wide: float, *, px: float = TEXT_PX, weight: int = 400, above: float = 3.0, ink: QColor = INK, stays: bool = False
) -> Iterator[Slab]:
    """A paragraph, a slab a line, so that a page may end within it, though never next to a line alone; nothing without words."""
    if not words.strip():
        return
    letters = paper_font(px, weight)
    lines = lines_in(words, letters, wide)
    last = len(lines) - 1
    for number, line in enumerate(lines):
        yield _line(line, letters, px, ink, above if number == 0 else 0.0, stays or (number < last and number in (0, last - 1)))


def _line(line: str, letters: QFont, px: float, ink: QColor, above: float, stays: bool) -> Slab:
    return Slab(
        line_high(px), lambda painter, area: put(painter, line, area.topLeft(), letters, ink), line, above=above, stays=stays
    )


def title(words: str, wide: float) -> Iterator[Slab]:
    """The name of a report."""
    yield from text(words, wide, px=TITLE_PX, weight=700, above=14.0, stays=True)


def heading(words: str, wide: float) -> Iterator[Slab]:
    """The head of a part, which stays with what follows."""
    yield from text(words, wide, px=HEAD_PX, weight=700, above=18.0, stays=True)


def note(words: str, wide: float, *, stays: bool = False) -> Iterator[Slab]:
    """What explains a part, in small letters."""
    yield from text(words, wide, px=SMALL_PX, ink=GREY, above=3.0, stays=stays)


def figures(told: Sequence[tuple[str, str]], wide: float) -> Iterator[Slab]:
    """Figures in a row, each large over its word; as many to a row as have room."""
    large, small = paper_font(TITLE_PX, 600), paper_font(SMALL_PX)
    cells = [(number, word, max(advance(large, number), advance(small, word)) + 28) for number, word in told]
    while cells:
        row: list[tuple[str, str, float]] = []
        used = 0.0
        while cells and (not row or used + cells[0][2] <= wide):
            used += cells[0][2]
            row.append(cells.pop(0))
        yield _figures(row)


def _figures(row: Sequence[tuple[str, str, float]]) -> Slab:
    def paint(painter: QPainter, area: QRectF) -> None:
        at = area.topLeft()
        for number, word, wide in row:
            put(painter, number, at, paper_font(TITLE_PX, 600))
            put(painter, word, at + QPointF(0, line_high(TITLE_PX)), paper_font(SMALL_PX), GREY)
            at += QPointF(wide, 0)

    said = ", ".join(f"{number} {word}" for number, word, _wide in row)
    return Slab(line_high(TITLE_PX) + line_high(SMALL_PX), paint, said, above=8.0)
