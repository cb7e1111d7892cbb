"""What came after each visit: soreness as reported the next time, and reactions in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from needlechart.drawing.icons import icon
from needlechart.drawing.timeline.figures import Aftermath
from needlechart.drawing.timeline.kinds import LaneKind
from needlechart.drawing.timeline.lane import LEFT, Lane, Sight, chosen_key, keys, least_with_words
from needlechart.drawing.timeline.look import Look, advance, pen_for, rounded

_GLYPH = 17.0


class AfterLane(Lane):
    """Reactions above with the sign and their words, the words left out where they would touch the next; soreness below."""

    kind = LaneKind.AFTER
    title = "Afterwards"
    about = "soreness 0 to 10, reactions"
    stretch = 0.2

    def __init__(self, points: Sequence[Aftermath]) -> None:
        self.points = points
        self._sore = [(point.visit, str(point.soreness)) for point in points if point.soreness is not None]
        self._reacted = [point for point in points if point.reactions]

    def least(self, look: Look) -> float:
        high = max(26.0, look.px("small") * 2)
        return max(least_with_words(self, look, 2), (2 if self._reacted else 1) * high + 12)

    def paint(self, painter: QPainter, area: QRectF, sight: Sight) -> None:
        look = sight.look
        high = _high(look)
        keys(painter, sight, area.bottom() - 6 - high / 2, self._sore)
        groups = _groups([point for point in self._reacted if sight.sees(point.visit)], sight)
        font = look.font("small", 600)
        for index, group in enumerate(groups):
            said = ", ".join(group[0].reactions) if len(group) == 1 else f"{len(group)}×"
            tone = "danger" if any(point.grave for point in group) else "caution"
            first, last = sight.xs[group[0].visit], sight.xs[group[-1].visit]
            left, wide = first - _GLYPH / 2 - 4, _GLYPH + 8 + advance(font, said) + 10
            before = sight.xs[groups[index - 1][-1].visit] + _GLYPH if index else area.left()
            until = sight.xs[groups[index + 1][0].visit] - _GLYPH if index + 1 < len(groups) else area.right()
            if left + wide > until >= area.right() and until - wide > before:
                left = until - wide
            with_words = left + wide <= until
            spot = QRectF(left, area.top() + 6, max(wide if with_words else _GLYPH + 8, last - left), high)
            painter.fillPath(rounded(spot, 6), look.color(f"{tone}_soft"))
            glyph = QRectF(spot.x() + 4, spot.center().y() - _GLYPH / 2, _GLYPH, _GLYPH)
            icon(painter, "alert", glyph, look.color(tone).name(), 2)
            if with_words:
                pen_for(painter, font, look.color(tone))
                painter.drawText(spot.adjusted(_GLYPH + 9, 0, 0, 0), LEFT, said)

    def paint_chosen(self, painter: QPainter, area: QRectF, sight: Sight) -> None:
        chosen_key(painter, sight, area.bottom() - 6 - _high(sight.look) / 2, self._sore)


def _groups(points: Sequence[Aftermath], sight: Sight) -> list[list[Aftermath]]:
    """Reactions whose signs would touch become one sign with their number."""
    groups: list[list[Aftermath]] = []
    for point in points:
        if groups and sight.xs[point.visit] - sight.xs[groups[-1][-1].visit] < _GLYPH + 12:
            groups[-1].append(point)
        else:
            groups.append([point])
    return groups


def _high(look: Look) -> float:
    return max(22.0, look.px("small") * 1.7)
