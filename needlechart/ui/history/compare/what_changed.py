"""What changed from the one to the other: spots, muscles, measures, treatments."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from needlechart.domain.history.comparing import Comparison
from needlechart.domain.history.comparison_words import (
    MeasureLine,
    measure_lines,
    muscle_lines,
    spot_lines,
    treatment_lines,
)
from needlechart.domain.words import number_words
from needlechart.ui.history.compare.muscle_totals import MuscleTotals
from needlechart.ui.history.compare.spot_list import SpotList
from needlechart.ui.history.note_text import NoteText, Paragraph
from needlechart.ui.look.beside import beside
from needlechart.ui.look.layout import Box, Line, Scrolled, box, col, scrolled
from needlechart.ui.look.words import label, small, title
from needlechart.usecases.patients import PatientOpened

_ROW_EDGE = 6
"""A row of the list is so many pixels wider at both sides than the words around it, so that all words stand in one line."""


class WhatChanged(Box):
    """``chosen(number)``: a spot of the list, to be shown on both bodies."""

    chosen = Signal(int)

    def __init__(self) -> None:
        self.spots = SpotList()
        self.muscles = MuscleTotals()
        self._about = small("", "text2", wrap=True)
        self._none = label("", role="text2", wrap=True)
        self._measures: QVBoxLayout = col(gap=10)
        self._measured = box(col(small("Measures", "text3", 600), box(self._measures), gap=6), name="Measures")
        self.treatments = NoteText("Treatments")
        self._lines = Line(), Line(), Line()
        one, two, three = self._lines
        over = col(title("What changed"), self._about, 4, self._none, gap=0, margins=(_ROW_EDGE, 0, _ROW_EDGE, 0))
        rest = col(
            10, one, 10, self.muscles, 10, two, 10, self._measured, 10, three, 6, self.treatments, None,
            gap=0, margins=(_ROW_EDGE, 0, _ROW_EDGE, 0),
        )  # fmt: skip
        self._body: QVBoxLayout = col(over, self.spots, rest, gap=0, margins=(14, 14, 10, 20))
        self._scroll: Scrolled = scrolled(box(self._body), "What changed")
        super().__init__(col((self._scroll, 1), gap=0), "surface", "What changed")
        self.spots.chosen.connect(self.chosen)
        self._told: tuple[MeasureLine, ...] = ()

    def show_comparison(self, comparison: Comparison, opened: PatientOpened) -> None:
        """Another one."""
        lines = spot_lines(comparison, opened.catalogue)
        self._about.setText(_sum_words(comparison))
        self._about.setVisible(bool(lines))
        self._none.setText("" if lines else _no_needling(comparison))
        self._none.setVisible(not lines)
        self.spots.show_lines(lines)
        self.spots.setVisible(bool(lines))
        muscles = muscle_lines(comparison, opened.catalogue)
        self.muscles.show_lines(muscles)
        self.muscles.setVisible(bool(muscles))
        self._lines[0].setVisible(bool(muscles))
        self._show_measures(measure_lines(comparison, opened.patient))
        given = treatment_lines(comparison)
        said = given or ("No treatment besides needling in either.",)
        self.treatments.show_paragraphs([Paragraph("heading", "Treatments"), *(Paragraph("own", line) for line in said)])
        self._scroll.verticalScrollBar().setValue(0)

    def select(self, number: int) -> None:
        """Mark a spot in the list, where it can be seen, without telling anybody."""
        found = self.spots.set_value(number)
        if found is not None:
            self._body.activate()  # a row may be new
            self._scroll.ensureWidgetVisible(found, 0, 8)

    def measures(self) -> tuple[MeasureLine, ...]:
        """The measures as they are shown."""
        return self._told

    def summary(self) -> str:
        """The sentence under the title, or why there is no list."""
        return self._none.text() or self._about.text()

    def _show_measures(self, lines: Sequence[MeasureLine]) -> None:
        self._told = tuple(lines)
        while (item := self._measures.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for line in lines:
            self._measures.addWidget(_measure(line))
        if not lines:
            self._measures.addWidget(label("Nothing was measured in either.", wrap=True))


def _measure(line: MeasureLine) -> QWidget:
    head = beside(label(line.name, wrap=True), label(line.figure, weight=600), gap=12, least=120)
    about = [small(said, "text2", wrap=True) for said in (line.about, *line.thresholds) if said]
    return box(col(head, *about, gap=2), name=line.told)


def _sum_words(comparison: Comparison) -> str:
    """ "4 repeated, 2 added, 1 dropped; repeated is within 15 mm in the same muscle." """
    counted = ((len(comparison.repeated), "repeated"), (len(comparison.added), "added"), (len(comparison.dropped), "dropped"))
    said = ", ".join(f"{count} {course}" for count, course in counted)
    return f"{said}; repeated is within {number_words(comparison.near_mm)} mm in the same muscle."


def _no_needling(comparison: Comparison) -> str:
    visits = comparison.one.visits, comparison.other.visits
    return "No needling in either visit." if visits == (1, 1) else "No needling in either of them."
