"""Complementary treatments: one row each, the dose of every visit in a key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from needlechart.drawing.timeline.grouped import By
from needlechart.drawing.timeline.kinds import LaneKind
from needlechart.drawing.timeline.lane import Lane, Sight, chosen_key, figure, keys
from needlechart.drawing.timeline.look import Look
from needlechart.drawing.timeline.values import CareRow

MOST_ROWS = 7
"""Rows of treatments that are told apart; more would leave no room for the other lanes."""
_AIR = 6.0
_SHORT = {By.WEEK: "wk", By.MONTH: "mo", By.QUARTER: "qtr", By.YEAR: "yr"}


class CareLane(Lane):
    """A row per kind of treatment, of equal height; a dot stands for a treatment whose dose nobody said."""

    kind = LaneKind.CARE
    title = "Treatments"
    stretch = 0.5

    def __init__(self, rows: Sequence[CareRow], by: By = By.VISIT) -> None:
        self.rows, self._by = rows, by
        self._told = [[(visit, "·" if dose is None else _dose_words(dose)) for visit, dose in care.doses] for care in rows]

    @property
    def spoken(self) -> str:
        return "Complementary treatments"

    def least(self, look: Look) -> float:
        return len(self.rows) * _least_row(look) + 2 * _AIR

    def names(self) -> tuple[tuple[str, str], ...]:
        if self._by is By.VISIT:
            return tuple((care.name, care.unit) for care in self.rows)
        return tuple((care.name, f"{care.unit}/{_SHORT[self._by]}".lstrip("/")) for care in self.rows)

    def paint(self, painter: QPainter, area: QRectF, sight: Sight) -> None:
        for index, told in enumerate(self._told):
            keys(painter, sight, self._middle(area, index), told)

    def paint_chosen(self, painter: QPainter, area: QRectF, sight: Sight) -> None:
        for index, told in enumerate(self._told):
            chosen_key(painter, sight, self._middle(area, index), told)

    def _middle(self, area: QRectF, index: int) -> float:
        return area.top() + _AIR + (index + 0.5) * (area.height() - 2 * _AIR) / len(self.rows)


def few_rows(rows: Sequence[CareRow]) -> tuple[CareRow, ...]:
    """The most frequent kinds; of more than ``MOST_ROWS`` the others are one row, which counts how many of them were given."""
    if len(rows) <= MOST_ROWS:
        return tuple(rows)
    kept, others = rows[: MOST_ROWS - 1], rows[MOST_ROWS - 1 :]
    given = Counter(visit for care in others for visit, _dose in care.doses)
    return (*kept, CareRow(f"{len(others)} others", "kinds", tuple((visit, float(given[visit])) for visit in sorted(given))))


def _dose_words(dose: float) -> str:
    """A dose as it fits into a key: 15, 2.5, 3.3k."""
    return figure(dose) if dose < 1000 else f"{figure(dose / 1000)}k"


def _least_row(look: Look) -> float:
    return max(22.0, look.px("body") * 1.48)
