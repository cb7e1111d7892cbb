"""What came after each visit: soreness as reported the next time, and reactions in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from needlechart.ui.history.figures import Aftermath
from needlechart.ui.history.lane import LEFT, Lane, Sight, chosen_key, keys, least_with_words
from needlechart.ui.look.painted import advance, draw_icon, pen_for, rounded
from needlechart.ui.look.theme import theme

_GLYPH = 17.0


class AfterLane(Lane):
    """Reactions above with the sign and their words, the words left out where they would touch the next; soreness below."""

    title = "Afterwards"
    about = "soreness 0 to 10, reactions"

    def __init__(self, points: Sequence[Aftermath]) -> None:
        self.points = points
        self._sore = [(point.visit, str(point.soreness)) for point in points if point.soreness is not None]
        self._reacted = [point for point in points if point.reactions]

    def least(self) -> float:
        high = max(26.0, theme.px("small") * 2)
        return max(least_with_words(self, 2), (2 if self._reacted else 1) * high + 12)

    def paint(self, painter: QPainter, area: QRectF, sight: Sight) -> None:
        high = _high()
        keys(painter, sight, area.bottom() - 6 - high / 2, self._sore)
        seen = [point for point in self._reacted if sight.sees(point.visit)]
        font = theme.font("small", 600)
        free_from = area.left()
        for index, point in enumerate(seen):
            said = ", ".join(point.reactions)
            tone = "danger" if point.grave else "caution"
            x = sight.xs[point.visit]
            left = x - _GLYPH / 2 - 4
            until = sight.xs[seen[index + 1].visit] - _GLYPH if index + 1 < len(seen) else area.right()
            wide = _GLYPH + 8 + advance(font, said) + 10
            if left + wide > area.right() >= left + _GLYPH:
                left = max(free_from, area.right() - wide)
            with_words = left + wide <= until + (0 if index + 1 < len(seen) else 1)
            spot = QRectF(left, area.top() + 6, wide if with_words else _GLYPH + 8, high)
            free_from = spot.right() + 2
            painter.fillPath(rounded(spot, 6), theme.color(f"{tone}_soft"))
            glyph = QRectF(spot.x() + 4, spot.center().y() - _GLYPH / 2, _GLYPH, _GLYPH)
            draw_icon(painter, "alert", glyph, theme.color(tone), 2)
            if with_words:
                pen_for(painter, font, theme.color(tone))
                painter.drawText(spot.adjusted(_GLYPH + 9, 0, 0, 0), LEFT, said)

    def paint_chosen(self, painter: QPainter, area: QRectF, sight: Sight) -> None:
        chosen_key(painter, sight, area.bottom() - 6 - _high() / 2, self._sore)


def _high() -> float:
    return max(22.0, theme.px("small") * 1.7)
