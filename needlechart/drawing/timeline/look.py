"""Colours and type of a painted timeline: the window's in force, or those of paper."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Final, Literal, Protocol, TypeAlias

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath

from needlechart.drawing.fonts import paper_font
from needlechart.drawing.tokens import PRINT, Sizes, Tokens

TextStep: TypeAlias = Literal["small", "body", "title", "numeral"] | float
"""A step of the type scale, or pixels."""


class Look(Protocol):
    """What a lane asks for while it paints; the theme of the window is one."""

    def color(self, role: str, alpha: float = 1.0) -> QColor:
        """The colour of a token."""

    def px(self, size: TextStep = "body") -> float:
        """Pixels of a step of the type scale."""

    def font(self, size: TextStep = "body", weight: int = 400) -> QFont:
        """A font of that size; ``weight`` is 400, 500 or 600."""


class PaperLook:
    """The look of one set of tokens at one text size, apart from any window."""

    def __init__(self, tokens: Tokens, sizes: Sizes) -> None:
        self._tokens, self._sizes = tokens, sizes

    def color(self, role: str, alpha: float = 1.0) -> QColor:
        colour = QColor(str(getattr(self._tokens, role)))
        colour.setAlphaF(alpha)
        return colour

    def px(self, size: TextStep = "body") -> float:
        return float(getattr(self._sizes, size)) if isinstance(size, str) else float(size)

    def font(self, size: TextStep = "body", weight: int = 400) -> QFont:
        return paper_font(self.px(size), weight)


# Greys that stay apart on a printer without colours: keys, the span, the grid; words and lines are black.
_GREYS = replace(
    PRINT, control="#ebebeb", accent_soft="#dddddd", grid="#d9d9d9", line="#999999", series="#5f5f5f", series2="#777777",
    pain_before="#000000", pain_after="#000000", caution="#000000", caution_soft="#ffffff", danger="#000000",
    danger_soft="#dddddd", ok="#000000", lane="#000000",
)  # fmt: skip
PAPER: Final = PaperLook(_GREYS, replace(Sizes(), small=11, body=12, title=15))
"""Black and greys: nothing on paper is told by colour alone."""


@lru_cache(maxsize=4096)
def advance(letters: QFont, text: str) -> float:
    """Width of ``text`` in pixels; kept, since the same words are asked for at every repaint."""
    return QFontMetricsF(letters).horizontalAdvance(text)


def pen_for(painter: QPainter, letters: QFont, ink: QColor) -> None:
    """Font and colour for the words that follow."""
    painter.setFont(letters)
    painter.setPen(ink)


def rounded(area: QRectF, radius: float) -> QPainterPath:
    """A rectangle with round corners."""
    path = QPainterPath()
    path.addRoundedRect(area, radius, radius)
    return path
