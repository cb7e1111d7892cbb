"""What leaves the clinic from the history: the visits, a span of them or a comparison, on paper, as PDF and as numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from needlechart.domain.history.comparing import Comparison
from needlechart.domain.history.spans import WHOLE
from needlechart.exchange.comparison_csv import comparison_csv
from needlechart.exchange.history_csv import muscles_csv, span_csv, visits_csv
from needlechart.reports.comparison_report import comparison_report
from needlechart.reports.history_report import history_figures, history_report
from needlechart.reports.report import Made
from needlechart.ui.history.compare.compare_page import ComparePage
from needlechart.ui.history.history_state import HistoryState
from needlechart.ui.history.lane_choice import kept_choice
from needlechart.ui.look.buttons import Button
from needlechart.ui.paper.report_page import ReportPage
from needlechart.ui.paper.ways_out import Counted, Numbers
from needlechart.ui.records_worker import RecordsWorker
from needlechart.usecases import looking_back
from needlechart.usecases.patients import PatientOpened
from needlechart.usecases.permissions import Deed, may

if TYPE_CHECKING:
    from needlechart.atlas import Atlas

TIP = "On paper, as PDF, or as numbers (Ctrl+P)"


class TakingOut(QObject):
    """``button`` shows the history on pages over ``host``; hidden from those who may not take one out.

    ``page`` are the pages, None while there are none.
    """

    def __init__(self, host: QWidget, worker: RecordsWorker, atlas: Atlas, state: HistoryState) -> None:
        super().__init__(host)
        self._host, self._worker, self._atlas, self._state = host, worker, atlas, state
        self.button = Button("Export", "quiet", "export", tip=TIP)
        self.page: ReportPage | None = None
        self._patient_id = ""
        self._back: QWidget = self.button
        self.button.clicked.connect(self.export_history)
        state.chart_changed.connect(self._on_chart)

    def allowed(self) -> bool:
        """Whether who is signed in may take this history out."""
        opened, person_id = self._state.opened, self._worker.file.person_id
        people = opened.people if opened is not None else ()
        return any(may(person, Deed.TAKE_HISTORY_OUT) for person in people if person.id == person_id)

    def offer(self, page: ComparePage) -> None:
        """A button on the page of a comparison, for what is compared there."""
        button = Button("Export", "quiet", "export", tip="On paper, as PDF, or as numbers")
        button.setVisible(False)
        page.tools.add_tool(button)
        button.setVisible(self.allowed())

        def allow() -> None:
            button.setEnabled(page.comparison is not None)

        def export() -> None:
            if page.comparison is not None:
                self.export_comparison(page.comparison, button)

        button.clicked.connect(export)
        for changed in (page.shown, page.tools.kind.changed, page.tools.first.picked, page.tools.second.picked):
            changed.connect(allow)
        page.tools.swap.clicked.connect(allow)
        allow()

    def export_history(self, *, whole: bool = False) -> None:
        """The pages of the chosen span, or of all visits where there is none or the ``whole`` is wanted."""
        opened, chosen = self._state.opened, self._state.span
        if opened is None or not opened.history.visits or not self.allowed():
            return
        span = WHOLE if whole or chosen is None else chosen
        person_id, atlas, made = self._worker.file.person_id, self._atlas, self._made(opened)
        choice = kept_choice(person_id)

        def make(reading: Any) -> Counted:
            counted = history_figures(opened, looking_back.read_sites(reading, person_id, opened.patient.id), span)
            numbers = (
                Numbers("Visits", "needling-visits", lambda: visits_csv(counted.visits, opened.patient)),
                Numbers("Muscles", "needling-muscles", lambda: muscles_csv(counted.muscles, opened.catalogue)),
                Numbers("Sums", "needling-sums", lambda: span_csv(counted.total, opened.patient)),
            )
            return Counted(history_report(opened, counted, atlas, made, choice), numbers)

        self._show(opened, make, self.button, "" if chosen is None else "all" if whole else "span")

    def export_comparison(self, compared: Comparison, back: QWidget) -> None:
        """The pages of two visits or spans side by side; ``back`` gets the focus again."""
        opened = self._state.opened
        if opened is None or not self.allowed():
            return
        made, atlas = self._made(opened), self._atlas

        def make(_reading: Any) -> Counted:
            numbers = Numbers(
                "Comparison", "needling-comparison", lambda: comparison_csv(compared, opened.patient, opened.catalogue)
            )
            return Counted(comparison_report(opened, compared, atlas, made), (numbers,))

        self._show(opened, make, back, "")

    # ---- the inside
    def _show(self, opened: PatientOpened, make: Callable[[Any], Counted], back: QWidget, scope: str) -> None:
        if self.page is None:
            self._patient_id, self._back = opened.patient.id, back
            self.page = ReportPage(self._worker, self._host, opened.patient.id)
            self.page.closed.connect(self._on_closed)
            self.page.scope_changed.connect(lambda key: self.export_history(whole=key == "all"))
        self.page.show_report(make, scope=scope)

    def _on_closed(self) -> None:
        page, self.page = self.page, None
        if page is not None:
            page.deleteLater()
        if self._back.isVisible():
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        self._back = self.button

    def _made(self, opened: PatientOpened) -> Made:
        person_id = self._worker.file.person_id
        person = next((person for person in opened.people if person.id == person_id), None)
        by = ", ".join(filter(None, (person.name, person.credential))) if person is not None else ""
        return Made(by, self._worker.file.clock.now())

    def _on_chart(self) -> None:
        """Another chart is not the one on the pages."""
        opened = self._state.opened
        self.button.setVisible(self.allowed())
        if self.page is not None and (opened is None or opened.patient.id != self._patient_id):
            self.page.close_page()
