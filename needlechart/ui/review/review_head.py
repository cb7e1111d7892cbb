"""The head of the review: queue tabs with their counts, search, kept filters, columns, and how much is shown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from needlechart.domain.review import FilterKind, LineStatus, LineTotals, SessionFilter
from needlechart.domain.words import count_words
from needlechart.ui.look.beside import beside
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.fields import SearchField
from needlechart.ui.look.flow import Flow
from needlechart.ui.look.layout import Box, box, row
from needlechart.ui.look.segmented import Segmented
from needlechart.ui.look.theme import theme
from needlechart.ui.look.twitches import twitch_figure
from needlechart.ui.look.words import title

_EVERYTHING = "all"
_TABS: dict[str, str] = {
    LineStatus.TO_REVIEW.value: "To review",
    LineStatus.QUESTION.value: "Questions",
    LineStatus.ANSWERED.value: "Answered",
    LineStatus.DRAFT.value: "Unsigned",
    _EVERYTHING: "All",
}
_SEARCH_EMS = 17


class ReviewHead(Box):
    """``status_wanted(tuple of statuses)`` from the tabs, ``words_wanted(str)`` from the search."""

    status_wanted = Signal(tuple)
    words_wanted = Signal(str)

    def __init__(self) -> None:
        self.tabs = Segmented(tuple(_TABS.items()), _EVERYTHING, name="Queue")
        self.search = SearchField("Patient, words of notes", "Ctrl F")
        self.saved = Button("Filters", "quiet", "filter", size="head", tip="Kept filters")
        self.columns = Button("Columns", "quiet", "review", size="head")
        self._tools = Flow(8, 8)
        tools = QWidget()
        tools.setLayout(self._tools)
        for part in (self.search, self.saved, self.columns):
            self._tools.addWidget(part)
        where = box(row(title("Review"), 8, self.tabs, None, gap=8))
        super().__init__(beside(where, tools, gap=8), name="Review")
        self.tabs.changed.connect(self._on_tab)
        self.search.changed.connect(lambda: self.words_wanted.emit(self.search.value()))
        theme.changed.connect(self._fit)
        self._fit()

    def add_tool(self, tool: QWidget) -> None:
        """One more tool beside the columns."""
        self._tools.addWidget(tool)

    def show_filter(self, filter: SessionFilter) -> None:
        """The tab and the words that are in force."""
        status = filter.values(FilterKind.STATUS)
        self.tabs.set_value(status[0] if len(status) == 1 and status[0] in _TABS else _EVERYTHING)
        self.search.set_value(" ".join(filter.values(FilterKind.WORDS)))

    def show_queue(self, counts: dict[LineStatus, LineTotals]) -> None:
        """How many sessions wait in each tab."""
        for status, totals in counts.items():
            self.tabs.set_words(status.value, f"{_TABS[status.value]} {totals.words}")

    def _on_tab(self) -> None:
        chosen = self.tabs.value()
        self.status_wanted.emit(() if chosen == _EVERYTHING else (chosen,))

    def _fit(self) -> None:
        self.search.setFixedWidth(round(theme.px("body") * _SEARCH_EMS))


def tab_of(filter: SessionFilter) -> bool:
    """Whether a tab of the head says all that the filter asks of the status."""
    status = filter.values(FilterKind.STATUS)
    return len(status) == 1 and status[0] in _TABS


def totals_words(totals: LineTotals) -> str:
    """ "18 sessions · 83 needles · 136 twitches"; only the sessions beyond what is counted."""
    said = [f"{totals.words} {'session' if totals.sessions == 1 and not totals.more else 'sessions'}"]
    if totals.needles is not None and totals.twitches is not None:
        said += [count_words(totals.needles, "needle"), f"{twitch_figure(totals.twitches, totals.at_least)} twitches"]
    return " · ".join(said)
