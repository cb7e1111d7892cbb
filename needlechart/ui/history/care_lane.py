"""Complementary treatments: one row each, the dose of every visit in a key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from needlechart.ui.history.figures import CareRow
from needlechart.ui.history.lane import Lane, Sight, chosen_key, figure, keys
from needlechart.ui.look.layout import box, col, row
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import label, small

_AIR = 6.0


class CareLane(Lane):
    """A row per kind of treatment, of equal height; a dot stands for a treatment whose dose nobody said."""

    title = "Treatments"
    stretch = 0.5

    def __init__(self, rows: Sequence[CareRow]) -> None:
        self.rows = rows
        self._told = [[(visit, "·" if dose is None else figure(dose)) for visit, dose in care.doses] for care in rows]

    def least(self) -> float:
        return len(self.rows) * _least_row() + 2 * _AIR

    def words(self) -> QWidget:
        names = []
        for care in self.rows:
            line = box(row((label(care.name, weight=600, elide=True), 1), small(care.unit), gap=6))
            line.setToolTip(f"{care.name}, {care.unit}" if care.unit else care.name)
            names.append(line)
        made = box(col(*[(line, 1) for line in names], gap=0, margins=(20, _AIR, 8, _AIR)), name="Complementary treatments")
        made.setAccessibleDescription(", ".join(care.name for care in self.rows))
        return made

    def paint(self, painter: QPainter, area: QRectF, sight: Sight) -> None:
        for index, told in enumerate(self._told):
            keys(painter, sight, self._middle(area, index), told)

    def paint_chosen(self, painter: QPainter, area: QRectF, sight: Sight) -> None:
        for index, told in enumerate(self._told):
            chosen_key(painter, sight, self._middle(area, index), told)

    def _middle(self, area: QRectF, index: int) -> float:
        return area.top() + _AIR + (index + 0.5) * (area.height() - 2 * _AIR) / len(self.rows)


def _least_row() -> float:
    return max(22.0, theme.px("body") * 1.48)
