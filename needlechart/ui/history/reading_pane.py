"""The right side of the history: the visit in hand, or what the span adds up to."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from needlechart.domain.words import count_words
from needlechart.ui.history.history_state import HistoryState
from needlechart.ui.history.reader import Reader
from needlechart.ui.history.span_reader import SpanReader
from needlechart.ui.look.layout import Box, col, row
from needlechart.ui.look.segmented import Segmented

_SPAN, _VISIT = "span", "visit"


class ReadingPane(Box):
    """A span shows its sum when it is chosen, the visit as soon as one of them is; the switch goes from one to the other."""

    def __init__(self, state: HistoryState) -> None:
        self._state = state
        self.reader = Reader()
        self.summary = SpanReader()
        self.switch = Segmented(((_SPAN, "Span"), (_VISIT, "This visit")), name="Span or visit")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.reader)
        self._stack.addWidget(self.summary)
        self._switching = Box(row(self.switch, None, margins=(20, 8, 16, 0)), "surface")
        super().__init__(col(self._switching, (self._stack, 1), gap=0), "surface", "Reader")
        self._switching.hide()
        self.switch.changed.connect(self._on_switch)
        self.summary.clear_wanted.connect(lambda: state.choose_span(None))
        state.span_changed.connect(self._on_span)
        state.visit_changed.connect(self._on_visit)

    @property
    def shows_span(self) -> bool:
        """Whether the sum of the span is what is read."""
        return self._stack.currentWidget() is self.summary

    def show_span_again(self, span: bool) -> None:
        """After the chart was read anew: the sum of the span when that was read before and there is still one."""
        if span and self._state.span is not None:
            self._on_span()

    def _on_span(self) -> None:
        opened, spanned = self._state.opened, self._state.spanned
        some = self._state.span is not None
        self._switching.setVisible(some)
        if some and opened is not None:
            self.summary.show_span(opened, spanned)
            self.switch.set_words(_SPAN, count_words(len(spanned), "visit"))
        self.switch.set_value(_SPAN if some else _VISIT)
        self._on_switch()

    def _on_visit(self) -> None:
        self.switch.set_value(_VISIT)
        self._on_switch()

    def _on_switch(self) -> None:
        self._stack.setCurrentWidget(self.summary if self.switch.value() == _SPAN else self.reader)
