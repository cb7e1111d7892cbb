"""Opens and closes the comparison over the history; while it is closed nothing of it is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from needlechart.domain.history.comparing import Compared
from needlechart.ui.history.compare.choice import SPANS, VISITS
from needlechart.ui.history.compare.compare_page import ComparePage
from needlechart.ui.history.history_state import HistoryState
from needlechart.ui.history.past_sites import PastSites
from needlechart.ui.history.reading_pane import ReadingPane
from needlechart.ui.look.buttons import Button
from needlechart.ui.records_worker import RecordsWorker

if TYPE_CHECKING:
    from needlechart.atlas import Atlas


class Comparing(QObject):
    """``changed()`` when the comparison is opened or closed over ``host``; ``page`` is it, None while it is closed.

    ``still_wanted`` says whether something else shows the sites of all visits, so that they stay when it is closed.
    """

    changed = Signal()

    def __init__(
        self, host: QWidget, worker: RecordsWorker, atlas: Atlas, state: HistoryState, past: PastSites, reading: ReadingPane,
        still_wanted: Callable[[], bool],
    ) -> None:  # fmt: skip
        super().__init__(host)
        self._host, self._worker, self._atlas, self._state, self._past = host, worker, atlas, state, past
        self._still_wanted = still_wanted
        self.page: ComparePage | None = None
        self._patient_id = ""
        self.visit_button = Button("Compare", "plain", "compare", size="head", tip="With the visit before, side by side")
        self.span_button = Button(
            "Compare with earlier", "plain", "compare", size="head", tip="The span and what was before it, side by side"
        )
        reading.reader.add_tool(self.visit_button)
        reading.summary.add_tool(self.span_button)
        self.visit_button.clicked.connect(lambda: self.open(VISITS))
        self.span_button.clicked.connect(lambda: self.open(SPANS))
        state.chart_changed.connect(self._on_chart)
        state.span_changed.connect(self._on_chart)

    def open(self, kind: str) -> None:
        """The shown visit with the one before it (``VISITS``), or the span with what was before it (``SPANS``)."""
        opened = self._state.opened
        if self.page is not None or opened is None or not opened.history.visits:
            return
        self._patient_id = opened.patient.id
        self.page = page = ComparePage(self._worker, self._atlas, self._state, self._past)
        page.setParent(self._host)
        page.closed.connect(self.close)
        self.arrange()
        page.begin(kind)
        self.changed.emit()
        page.show()
        page.tools.first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def compared(self) -> Compared | None:
        """Which two are shown, for whoever puts them on paper; None while nothing is compared."""
        return self.page.compared if self.page is not None else None

    def close(self) -> None:
        """Back to the history; the sites of all visits go unless something else shows them."""
        page, self.page = self.page, None
        if page is None:
            return
        spans = page.kind == SPANS and self._state.span is not None
        page.hide()
        page.deleteLater()
        if not self._still_wanted():
            self._past.let_go()
        self.changed.emit()
        back = self.span_button if spans else self.visit_button
        if back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def arrange(self) -> None:
        """As large as the history."""
        if self.page is not None:
            self.page.setGeometry(self._host.rect())

    def _on_chart(self) -> None:
        """The same chart changed, or another one, which is not compared."""
        opened = self._state.opened
        if self.page is None or opened is None:
            return
        if opened.patient.id == self._patient_id and opened.history.visits:
            self.page.show_chart()
        else:
            self.close()
