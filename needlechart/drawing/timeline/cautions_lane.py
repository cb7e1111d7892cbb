"""Cautions of each visit: seen ones quiet, a refusal that was overridden loud, each with its number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from needlechart.drawing.timeline.kinds import LaneKind
from needlechart.drawing.timeline.lane import Lane, Sight, least_with_words
from needlechart.drawing.timeline.look import Look
from needlechart.drawing.timeline.signs import Sign, paint_signs, sign_high
from needlechart.drawing.timeline.values import CautionPoint


class CautionsLane(Lane):
    """An eye for what was seen, a triangle for what was overridden; the number stands beside it."""

    kind = LaneKind.CAUTIONS
    title = "Cautions"
    about = "eye seen, triangle overridden"

    def __init__(self, points: Sequence[CautionPoint]) -> None:
        self.points = points

    def least(self, look: Look) -> float:
        return max(least_with_words(self, look, 2), sign_high(look) + 12)

    def paint(self, painter: QPainter, area: QRectF, sight: Sight) -> None:
        signs = [
            Sign(sight.xs[p.visit], "alert" if p.overridden else "eye", 2 if p.overridden else 0, str(p.overridden or p.seen))
            for p in self.points
            if sight.sees(p.visit)
        ]
        paint_signs(painter, sight, area.center().y() - sign_high(sight.look) / 2, signs)
