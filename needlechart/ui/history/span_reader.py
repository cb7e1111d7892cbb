"""What the visits of a span add up to, in the place of the reader."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from needlechart.domain.history import VisitFigures
from needlechart.domain.history.spans import SpanSummary, summary_of
from needlechart.drawing.timeline.span_words import about_span, course_of_pain, kind_given, reaction_times
from needlechart.ui.history.fact_row import Fact, FactRow
from needlechart.ui.history.note_text import NoteText, Paragraph
from needlechart.ui.history.span_words import days_words
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.flow import Flow
from needlechart.ui.look.layout import Box, Line, box, col, scrolled
from needlechart.ui.look.twitches import twitch_figure
from needlechart.ui.look.words import small, title
from needlechart.usecases.patients import PatientOpened


class SpanReader(Box):
    """Reads one span.  ``clear_wanted()`` to have none."""

    clear_wanted = Signal()

    def __init__(self) -> None:
        self._title = title("")
        self._title.setWordWrap(True)
        self._under = small("", "text2", wrap=True)
        self._facts = FactRow()
        self._text = NoteText("Summary of the span")
        clear = Button("Clear the span", "plain", "close", size="head", tip="All visits again (Escape)")
        body = box(col(self._title, self._under, 8, self._facts, 8, Line(), 8, self._text, None, gap=2, margins=(20, 16, 16, 16)))
        self._tools = Flow(8, 8)
        self._tools.addWidget(clear)
        foot = col(self._tools, margins=(20, 8, 16, 12))
        super().__init__(col((scrolled(body, "Span"), 1), foot, gap=0), "surface", "The span")
        clear.clicked.connect(self.clear_wanted)

    def add_tool(self, tool: QWidget) -> None:
        """One more deed beside clearing the span."""
        self._tools.addWidget(tool)

    def show_span(self, opened: PatientOpened, visits: tuple[VisitFigures, ...]) -> None:
        """Those visits of the chart, oldest first; there is at least one."""
        total = summary_of(visits)
        self._title.setText(days_words(visits[0].date, visits[-1].date, opened.history.visits[-1].date))
        self._under.setText(" · ".join(about_span(total)))
        self._facts.show_facts(_facts(total))
        self._text.show_paragraphs(tuple(_told(total, opened)))

    def title_text(self) -> str:
        """The days shown, and what stands under them."""
        return f"{self._title.text()}\n{self._under.text()}"

    def facts(self) -> tuple[Fact, ...]:
        """The figures shown, each with its word."""
        return self._facts.facts

    def text(self) -> str:
        """What is told below the figures, a line each."""
        return self._text.text()


def _facts(total: SpanSummary) -> tuple[Fact, ...]:
    return (
        (str(total.sites), "site" if total.sites == 1 else "sites"),
        (str(total.needles), "needle" if total.needles == 1 else "needles"),
        (twitch_figure(total.twitches, total.at_least), "twitches, at least" if total.at_least else "twitches"),
    )


def _told(total: SpanSummary, opened: PatientOpened) -> Iterator[Paragraph]:
    if total.pain:
        yield Paragraph("heading", "Pain, first to last")
        yield from (Paragraph("own", course_of_pain(course, opened.patient)) for course in total.pain)
    if total.treatments:
        yield Paragraph("heading", "Treatments")
        yield from (Paragraph("own", kind_given(given)) for given in total.treatments)
    yield Paragraph("heading", "Reactions")
    if total.reactions:
        yield from (Paragraph("own", reaction_times(r)) for r in total.reactions)
    else:
        yield Paragraph("line", "None recorded in these visits.")
