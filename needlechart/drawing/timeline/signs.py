"""Signs in a row: an icon on a soft ground with its words where they have room, one with a number where they would touch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from needlechart.drawing.icons import icon
from needlechart.drawing.timeline.lane import LEFT, Sight
from needlechart.drawing.timeline.look import Look, advance, pen_for, rounded

_GLYPH = 17.0
_TONES = ("text2", "caution", "danger")
"""From quiet to loud; a group is as loud as its loudest sign, and takes its icon."""


class Sign(NamedTuple):
    """A sign at a pixel; ``loud`` 0 quiet, 1 caution, 2 danger; ``words`` "" for none."""

    x: float
    glyph: str
    loud: int
    words: str


def sign_high(look: Look) -> float:
    """Height of a sign in pixels."""
    return max(22.0, look.px("small") * 1.7)


def paint_signs(painter: QPainter, sight: Sight, top: float, signs: Sequence[Sign]) -> int:
    """Paint them with their upper edge at ``top``; how many signs are painted after those that would touch became one."""
    look, high = sight.look, sign_high(sight.look)
    groups = _groups(signs)
    font = look.font("small", 600)
    for index, group in enumerate(groups):
        loudest = max(group, key=lambda sign: sign.loud)
        said = group[0].words if len(group) == 1 else f"{len(group)}×"
        left = group[0].x - _GLYPH / 2 - 4
        wide = _GLYPH + 8 + (advance(font, said) + 10 if said else 0)
        before = groups[index - 1][-1].x + _GLYPH if index else sight.left
        until = groups[index + 1][0].x - _GLYPH if index + 1 < len(groups) else sight.right
        if left + wide > until >= sight.right and until - wide > before:
            left = until - wide
        with_words = bool(said) and left + wide <= until
        area = QRectF(left, top, max(wide if with_words else _GLYPH + 8, group[-1].x - left), high)
        tone = _TONES[loudest.loud]
        painter.fillPath(rounded(area, 6), look.color(f"{tone}_soft" if loudest.loud else "control"))
        if loudest.loud == 2:  # told from a caution without its colour too
            painter.setPen(QPen(look.color(tone), 1.25))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(0.75, 0.75, -0.75, -0.75), 6, 6)
        glyph = QRectF(area.x() + 4, area.center().y() - _GLYPH / 2, _GLYPH, _GLYPH)
        icon(painter, loudest.glyph, glyph, look.color(tone).name(), 2)
        if with_words:
            pen_for(painter, font, look.color(tone if loudest.loud else "text1"))
            painter.drawText(area.adjusted(_GLYPH + 9, 0, 0, 0), LEFT, said)
    return len(groups)


def _groups(signs: Sequence[Sign]) -> list[list[Sign]]:
    """Signs that would touch become one with their number."""
    groups: list[list[Sign]] = []
    for sign in sorted(signs, key=lambda sign: sign.x):
        if groups and sign.x - groups[-1][-1].x < _GLYPH + 12:
            groups[-1].append(sign)
        else:
            groups.append([sign])
    return groups
