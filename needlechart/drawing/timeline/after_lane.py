"""What came after each visit: soreness as reported the next time, and reactions in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from needlechart.drawing.timeline.grouped import By
from needlechart.drawing.timeline.kinds import LaneKind
from needlechart.drawing.timeline.lane import Lane, Sight, chosen_key, keys, least_with_words
from needlechart.drawing.timeline.look import Look
from needlechart.drawing.timeline.signs import Sign, paint_signs, sign_high
from needlechart.drawing.timeline.values import Aftermath


class AfterLane(Lane):
    """Reactions above with the sign and their words, the words left out where they would touch the next; soreness below."""

    kind = LaneKind.AFTER
    title = "Afterwards"
    about = "soreness 0 to 10, reactions"
    stretch = 0.2

    def __init__(self, points: Sequence[Aftermath], by: By = By.VISIT) -> None:
        self.points = points
        if by is not By.VISIT:
            self.about = f"highest soreness a {by}, reactions"
        self._sore = [(point.visit, str(point.soreness)) for point in points if point.soreness is not None]
        self._reacted = [point for point in points if point.reactions]

    def least(self, look: Look) -> float:
        high = max(26.0, look.px("small") * 2)
        return max(least_with_words(self, look, 2), (2 if self._reacted else 1) * high + 12)

    def paint(self, painter: QPainter, area: QRectF, sight: Sight) -> None:
        keys(painter, sight, self._sore_y(area, sight.look), self._sore)
        paint_signs(painter, sight, area.top() + 6, [_sign(point, sight) for point in self._reacted if sight.sees(point.visit)])

    def paint_chosen(self, painter: QPainter, area: QRectF, sight: Sight) -> None:
        chosen_key(painter, sight, self._sore_y(area, sight.look), self._sore)

    def _sore_y(self, area: QRectF, look: Look) -> float:
        return area.bottom() - 6 - sign_high(look) / 2


def _sign(point: Aftermath, sight: Sight) -> Sign:
    several = len(point.reactions) > 2
    said = f"{len(point.reactions)}×" if several else ", ".join(point.reactions)
    return Sign(sight.xs[point.visit], "alert", 2 if point.grave else 1, said)
