"""All sites of the chart in hand, read once and only when something shows them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from needlechart.domain.errors import NeedleChartError
from needlechart.domain.history.sites import PatientSites
from needlechart.ui.history.history_state import HistoryState
from needlechart.ui.records_worker import RecordsWorker
from needlechart.usecases import looking_back


class PastSites(QObject):
    """``arrived()`` when ``sites`` are there; a changed chart forgets them, another patient's too."""

    arrived = Signal()

    def __init__(self, worker: RecordsWorker, state: HistoryState) -> None:
        super().__init__(state)
        self._worker, self._state = worker, state
        self.sites: PatientSites | None = None
        self._asked, self._open = False, 0
        state.chart_changed.connect(self.let_go)

    def want(self) -> PatientSites | None:
        """The sites, or None while they are read; ``arrived`` tells then."""
        opened = self._state.opened
        if self.sites is None and opened is not None and not self._asked:
            self._asked = True
            self._open += 1
            person_id, patient_id = self._worker.file.person_id, opened.patient.id
            self._worker.read(
                lambda reading: looking_back.read_sites(reading, person_id, patient_id), self._on_read, self, self._on_failed
            )
        return self.sites

    def let_go(self) -> None:
        """Nothing shows them any more: they are read again when they are wanted."""
        self.sites, self._asked = None, False

    def _on_read(self, sites: PatientSites) -> None:
        """Answers come in the order of the questions: only the one to the newest is about the chart in hand."""
        self._open -= 1
        if self._open == 0 and self._asked:
            self.sites = sites
            self.arrived.emit()

    def _on_failed(self, error: NeedleChartError) -> None:
        self._open -= 1
        self._worker.unanswered_error.emit(error)
