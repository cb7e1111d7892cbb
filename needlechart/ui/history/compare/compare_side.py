"""One of the two: its head, and its spots on the body."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from needlechart.domain.body import BodyPoint, Place
from needlechart.domain.catalogue import Catalogue
from needlechart.domain.history.comparison_words import SpotLine, full_name, spot_words
from needlechart.domain.history.spots import Spot
from needlechart.drawing.marks import LARGE, MEDIUM
from needlechart.drawing.site_marks import spot_mark
from needlechart.ui.body.body_mark import BodyMark
from needlechart.ui.history.compare.side_words import SideWords
from needlechart.ui.history.fact_row import FactRow
from needlechart.ui.history.history_chart import HistoryChart
from needlechart.ui.look.layout import Box, box, col, row
from needlechart.ui.look.words import small, title

if TYPE_CHECKING:
    from needlechart.atlas import Atlas

_EDGE, _GAP = 20, 12
_ANY_WIDTH = 10_000.0
_FEW = 12
"""More spots than this in both hide each other's numbers when they are drawn large."""
_MOST_NUMBERS = 60
"""More spots than this have no number on the body, where nobody could read them."""
_SIGNS = "− dropped", "+ added"
"""What the badges of marks on the first and on the second body say; a repeated spot has none."""


class CompareSide(Box):
    """``chart`` shows the spots under their numbers; ``place`` 0 is the one, 1 the other."""

    def __init__(self, atlas: Atlas, place: int) -> None:
        self._place = place
        self.chart = HistoryChart(atlas)
        self.chart.key.setAccessibleName("Signs")
        self.facts = FactRow()
        self._title = title("")
        self._title.setWordWrap(True)
        self._under = small("", "text2", wrap=True)
        words = box(col(self._title, self._under, None, gap=0))
        self._head = box(row((words, 1), self.facts, gap=_GAP, margins=(_EDGE, 10, _EDGE, 10)), "bg")
        self._said = SideWords("", "", ())
        self._column: QVBoxLayout = col(self._head, (self.chart, 1), gap=0)
        super().__init__(self._column, "bg", ("First", "Second")[place])

    def show_head(self, words: SideWords) -> None:
        """Other words over the body."""
        self._said = words
        self._title.setText(words.title)
        self.facts.show_facts(words.facts)
        self.setAccessibleName(f"{('First', 'Second')[self._place]}: {words.title}, {words.under}")

    def has_room_for_figures(self, wide: int) -> bool:
        """Whether the figures have room in one row beside the title."""
        title_wide = self._title.fontMetrics().horizontalAdvance(self._said.title)
        return title_wide + self._figures_wide() + _GAP + 2 * _EDGE <= wide

    def head_height(self, wide: int, *, figures: bool) -> int:
        """Pixels its head needs in that width, with ``figures`` beside the title or as words under it."""
        said = self._said
        told = () if figures else said.told
        self._under.setText(" \N{MIDDLE DOT} ".join(part for part in (said.under, *told) if part))
        self.facts.setVisible(figures)
        self.facts.setFixedWidth(self._figures_wide())
        room = wide - 2 * _EDGE - (self._figures_wide() + _GAP if figures else 0)
        words = self._title.heightForWidth(room) + self._under.heightForWidth(room)
        return max(words, self.facts.heightForWidth(self._figures_wide()) if figures else 0) + 20

    def set_head_height(self, high: int) -> None:
        """As high as the head of the other, so that the bodies stand at one height."""
        self._head.setFixedHeight(high)

    def show_spots(self, lines: Sequence[SpotLine], catalogue: Catalogue, nothing: str) -> None:
        """The spots it has; ``nothing`` is said in a corner of a body without any."""
        mine = [(line, spot) for line in lines if (spot := line.spots[self._place]) is not None]
        marks = [_mark(line, spot, catalogue, numbered=len(lines) <= _MOST_NUMBERS) for line, spot in mine]
        self.chart.draw_marks_up_to(LARGE if len(lines) <= _FEW else MEDIUM)
        self.chart.name_of = lambda structure: catalogue.structure_name(structure.key)
        self.chart.show_marks(marks)
        changed = any(mark.mark.badge for mark in marks)
        self.chart.show_key(nothing if not marks else _SIGNS[self._place] if changed else "")

    def _figures_wide(self) -> int:
        """Pixels of the figures in one row, a little apart."""
        areas = self.facts.areas(_ANY_WIDTH)
        return round(sum(area.width() for area in areas) + 24 * max(0, len(areas) - 1)) + 1

    def words(self) -> tuple[str, str]:
        """Title, and the line under it."""
        return self._title.text(), self._under.text()


def _mark(line: SpotLine, spot: Spot, catalogue: Catalogue, *, numbered: bool) -> BodyMark:
    point = BodyPoint(spot.view, spot.x_mm, spot.y_mm)
    meant = spot.place.muscle if spot.place.muscle != spot.place.structure else None
    place = Place(point, spot.place.structure, spot.place.kind, spot.place.side, muscle_meant=meant)
    name = full_name(spot.place.thing, spot.place.side, catalogue)
    said = f"{line.became or 'repeated'}, {spot_words(spot)}"
    return BodyMark(str(line.number), point, spot_mark(spot, line.number if numbered else None, line.became), place, name, said)
