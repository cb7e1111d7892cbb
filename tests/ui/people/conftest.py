"""A patient's page on a real clinic file."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from needlechart.atlas import Atlas
from needlechart.domain.patients import Patient
from needlechart.records.clinic_file import ClinicFile
from needlechart.ui.people.patient_page import PatientPage
from needlechart.ui.records_worker import RecordsWorker
from needlechart.usecases import patients
from tests.clinics import MARA


class Chart:
    """The page, and what the file holds of its patient."""

    def __init__(self, qtbot: QtBot, worker: RecordsWorker, file: ClinicFile, page: PatientPage) -> None:
        self.qtbot, self.worker, self.file, self.page = qtbot, worker, file, page

    def open(self, patient_id: str = MARA.id) -> None:
        """The page shows that patient."""
        with self.file.work() as work:
            opened = patients.open_patient(work, patient_id)
        self.page.show_patient(opened)
        self.settle()

    def go(self, tab: str) -> None:
        """One of the page's tabs."""
        self.page.tabs.set_value(tab)
        self.page.tabs.changed.emit()

    def settle(self) -> None:
        """Everything asked is answered."""
        self.qtbot.waitUntil(lambda: self.worker.idle and self.page.editor.settled)

    def on_disk(self, patient_id: str = MARA.id) -> Patient:
        """The patient as the file holds them, once everything is kept."""
        self.settle()
        with self.file.reading() as reading:
            return reading.patient(patient_id)


@pytest.fixture
def chart(qtbot: QtBot, worker: RecordsWorker, clinic_file: ClinicFile, atlas: Atlas) -> Chart:
    page = PatientPage(worker, atlas)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    with qtbot.waitActive(page):
        page.show()
    made = Chart(qtbot, worker, clinic_file, page)
    made.open()
    return made
