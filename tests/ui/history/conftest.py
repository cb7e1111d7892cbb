"""A history page on a real clinic file."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from needlechart.atlas import Atlas
from needlechart.domain.sessions import TreatmentSession
from needlechart.records.clinic_file import ClinicFile
from needlechart.ui.history.history_page import HistoryPage
from needlechart.ui.records_worker import RecordsWorker
from needlechart.usecases import patients
from needlechart.usecases.patients import PatientOpened
from tests.clinics import MARA
from tests.visits import course


class Past:
    """The page, and the visits it shows."""

    def __init__(self, qtbot: QtBot, worker: RecordsWorker, file: ClinicFile, page: HistoryPage) -> None:
        self.qtbot, self.worker, self.file, self.page = qtbot, worker, file, page
        self.sessions: tuple[TreatmentSession, ...] = ()

    def opened(self) -> PatientOpened:
        """The chart as it is in the file."""
        with self.file.work() as work:
            return patients.open_patient(work, MARA.id)

    def show(self, visits: int, *, days_apart: int = 7) -> None:
        """A course of so many visits, kept and shown."""
        self.sessions = course(self.file, visits, days_apart=days_apart) if visits else ()
        self.page.show_patient(self.opened())
        self.settle()

    def settle(self) -> None:
        """Everything asked is answered."""
        self.qtbot.waitUntil(lambda: self.worker.idle)


@pytest.fixture
def past(qtbot: QtBot, worker: RecordsWorker, clinic_file: ClinicFile, atlas: Atlas) -> Past:
    page = HistoryPage(worker, atlas)
    qtbot.addWidget(page)
    page.resize(1280, 700)
    with qtbot.waitActive(page):
        page.show()
    return Past(qtbot, worker, clinic_file, page)
