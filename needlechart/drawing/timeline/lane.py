"""What a lane of the timeline is, and the few things every lane paints with."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from needlechart.drawing.timeline.kinds import LaneKind
from needlechart.drawing.timeline.look import Look, advance, pen_for, rounded

CENTRE = Qt.AlignmentFlag.AlignCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
KEY_WIDE, KEY_HIGH = 30.0, 20.0
"""A dose key in the plot, as wide as two figures and their air."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What is seen of the axis while a lane is painted.

    ``xs``: the pixel of every visit; ``first`` and ``end`` the visits in sight (``end`` is one past the last) with a
    neighbour at each side; ``spacing``: pixels between visits where they are closest but a few; ``chosen`` the chosen visit;
    ``left`` and ``right`` the edges of what is seen, in pixels; ``look`` its colours and type;
    ``first_day`` the day at the left edge, ``per_day`` pixels of a day.
    """

    xs: Sequence[float]
    first: int
    end: int
    spacing: float
    chosen: int | None
    left: float
    right: float
    look: Look
    first_day: float = 0.0
    per_day: float = 1.0

    def x_of(self, day: float) -> float:
        """The pixel of a day on the axis."""
        return self.left + (day - self.first_day) * self.per_day

    def sees(self, visit: int) -> bool:
        """Whether that visit is in sight or next to it."""
        return self.first <= visit < self.end


class Lane:
    """One row of the timeline, of a ``kind``.  ``least`` and ``stretch``: its height in pixels, and its share of what is left."""

    kind = LaneKind.PAIN
    title = ""
    about = ""
    tip = ""
    stretch = 0.0

    @property
    def spoken(self) -> str:
        """The lane's name for a screen reader."""
        return self.title

    def least(self, look: Look) -> float:
        """Lowest height in pixels at the present text size: the title and two lines, unless a lane needs more."""
        return least_with_words(self, look, 2)

    def names(self) -> tuple[tuple[str, str], ...]:
        """Names of the lane's rows with their units, for lanes whose rows are named one by one; none otherwise."""
        return ()

    def paint(self, painter: QPainter, area: QRectF, sight: Sight) -> None:
        """Paint the visits in sight into ``area``, in pixels; nothing that depends on the choice."""

    def paint_chosen(self, painter: QPainter, area: QRectF, sight: Sight) -> None:
        """Paint the chosen visit over the others, with its figures."""


def least_with_words(lane: Lane, look: Look, lines: float) -> float:
    """A height in which so many lines of small words stand under the title."""
    return look.px("body") * 1.4 + lines * look.px("small") * 1.3 + 14


def dots(painter: QPainter, points: Sequence[QPointF], radius: float, ink: QColor) -> None:
    """Round dots, all at once."""
    painter.setPen(QPen(ink, 2 * radius, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPoints(list(points))


def round_pen(ink: QColor, width: float) -> QPen:
    """A pen with round ends and joins."""
    return QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def mixed(ink: QColor, ground: QColor) -> QColor:
    """A see-through colour as it looks on that ground."""
    share = ink.alphaF()
    parts = zip((ink.redF(), ink.greenF(), ink.blueF()), (ground.redF(), ground.greenF(), ground.blueF()), strict=True)
    return QColor.fromRgbF(*(share * over + (1 - share) * under for over, under in parts))


def figure(value: float) -> str:
    """A number without needless zeros: 5, 2.5, -7."""
    return f"{round(value, 1):g}".replace("-", "\N{MINUS SIGN}")


def keys(painter: QPainter, sight: Sight, y: float, told: Sequence[tuple[int, str]]) -> None:
    """Dose keys on one row: each visit's figure in a key; visits closer than a key is wide become one key with "3×".

    ``told`` are visits with their figures, oldest first.
    """
    _paint_keys(painter, sight, _laid_out(sight, y, _in_sight(sight, told)))


def chosen_key(painter: QPainter, sight: Sight, y: float, told: Sequence[tuple[int, str]]) -> None:
    """The chosen visit's key on that row, in the accent; keys it would touch make room or give way."""
    told = _in_sight(sight, told)
    at = next((index for index, (visit, _said) in enumerate(told) if visit == sight.chosen), None)
    if at is None or sight.chosen is None:
        return
    look = sight.look
    wide, high = _key_size(sight, told)
    area = QRectF(sight.xs[sight.chosen] - wide / 2, y - high / 2, wide, high)
    near = area.adjusted(-2, 0, 2, 0)
    touched = [key for key in _laid_out(sight, y, told) if key.area.intersects(near)]
    for key in touched:
        painter.fillRect(key.area.adjusted(-1, -1, 1, 1), look.color("surface"))
    around = [visit for key in touched for visit in key.visits]
    sides = (told[:at], told[at + 1 :])
    for side in sides:
        free = [(v, said) for v, said in side if v in around and abs(sight.xs[v] - area.center().x()) >= wide + 2]
        _paint_keys(painter, sight, _laid_out(sight, y, free, (wide, high)))
    painter.fillPath(rounded(area, 5), look.color("accent"))
    pen_for(painter, look.font("small", 600), look.color("accent_text"))
    painter.drawText(area, CENTRE, told[at][1])


def _in_sight(sight: Sight, told: Sequence[tuple[int, str]]) -> Sequence[tuple[int, str]]:
    return told[bisect_left(told, sight.first, key=itemgetter(0)) : bisect_left(told, sight.end, key=itemgetter(0))]


class _Key(NamedTuple):
    """A key with its words, and the visits it stands for."""

    area: QRectF
    said: str
    visits: tuple[int, ...]


def _laid_out(sight: Sight, y: float, told: Sequence[tuple[int, str]], size: tuple[float, float] | None = None) -> list[_Key]:
    wide, high = size or _key_size(sight, told)
    made: list[_Key] = []
    group: list[tuple[int, str]] = []

    def close() -> None:
        if group:
            a, b = sight.xs[group[0][0]], sight.xs[group[-1][0]]
            area = QRectF(a - wide / 2, y - high / 2, b - a + wide, high)
            said = group[0][1] if len(group) == 1 else f"{len(group)}×"
            made.append(_Key(area, said, tuple(visit for visit, _said in group)))
            group.clear()

    for visit, said in told:
        if group and sight.xs[visit] - sight.xs[group[-1][0]] >= wide + 2:
            close()
        group.append((visit, said))
    close()
    return made


def _paint_keys(painter: QPainter, sight: Sight, laid_out: Sequence[_Key]) -> None:
    look = sight.look
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("control"))
    for key in laid_out:
        painter.drawRoundedRect(key.area, 5, 5)
    pen_for(painter, look.font("small", 500), look.color("text1"))
    for key in laid_out:
        inside = key.area.intersected(QRectF(sight.left, key.area.y(), sight.right - sight.left, key.area.height()))
        if inside.width() >= min(key.area.width(), KEY_WIDE) / 2:
            painter.drawText(inside, CENTRE, key.said)


def _key_size(sight: Sight, told: Sequence[tuple[int, str]]) -> tuple[float, float]:
    """As wide as the longest figure with air, less air where visits are close."""
    look = sight.look
    longest = max((advance(look.font("small", 600), said) for said in {said for _visit, said in told}), default=0.0)
    wide = min(max(KEY_WIDE, longest + 12), max(sight.spacing - 2, longest + 4))
    return wide, max(KEY_HIGH, look.px("small") * 1.54)
