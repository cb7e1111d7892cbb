"""The bridge to the records: in order, off the window's thread, answered on it, and never to a page that is gone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from needlechart.domain.errors import NeedleChartError
from needlechart.domain.patients import Patient
from needlechart.records.clinic_file import ClinicFile
from needlechart.records.work import Work
from needlechart.ui.records_worker import RecordsWorker
from tests.clinics import MARA
from tests.guards.stray_logs import ExpectedLogs


@pytest.fixture
def worker(qtbot: QtBot, clinic_file: ClinicFile) -> Iterator[RecordsWorker]:
    made = RecordsWorker()
    made.open(clinic_file)
    yield made
    made.close()


@pytest.fixture
def page() -> QObject:
    return QObject()


def test_that_work_is_done_elsewhere_and_answered_on_the_windows_thread(
    qtbot: QtBot, worker: RecordsWorker, page: QObject
) -> None:
    window_thread = threading.get_ident()
    where: list[int] = []

    def job(work: Work) -> Patient:
        where.append(threading.get_ident())
        return work.reading.patient(MARA.id)

    def answered(patient: Patient) -> None:
        where.append(threading.get_ident())
        answers.append(patient)

    answers: list[Patient] = []
    worker.run(job, answered, page)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [MARA]
    assert where[0] != window_thread
    assert where[1] == window_thread


def test_that_writes_are_done_in_the_order_they_were_asked_for(qtbot: QtBot, worker: RecordsWorker, page: QObject) -> None:
    notes = [f"note {number}" for number in range(20)]
    seen: list[str] = []
    held = [MARA, *(replace(MARA, note=note) for note in notes)]
    for before, after in pairwise(held):
        worker.run(lambda work, b=before, a=after: work.save(b, a), lambda _none, a=after: seen.append(a.note), page)  # type: ignore[misc]
    qtbot.waitUntil(lambda: worker.idle)
    assert seen == notes
    with worker.file.reading() as reading:
        assert reading.patient(MARA.id).note == notes[-1]


def test_that_everybody_hears_what_was_changed(qtbot: QtBot, worker: RecordsWorker, page: QObject) -> None:
    with qtbot.waitSignal(worker.records_changed) as heard:
        worker.run(lambda work: work.save(MARA, replace(MARA, note="hears well")), lambda _none: None, page)
    assert heard.args is not None
    assert heard.args[0].patients == {MARA.id}


def test_that_a_mere_look_changes_nothing(qtbot: QtBot, worker: RecordsWorker, page: QObject) -> None:
    with qtbot.assertNotEmitted(worker.records_changed):
        worker.run(lambda work: work.reading.patient(MARA.id), lambda _patient: None, page)
        qtbot.waitUntil(lambda: worker.idle)


def test_that_an_answer_for_a_page_that_is_gone_is_dropped(qtbot: QtBot, worker: RecordsWorker) -> None:
    gate, answered = threading.Event(), []
    gone, there = QObject(), QObject()
    worker.call(gate.wait, lambda _true: answered.append("gone"), gone)
    worker.call(lambda: None, lambda _none: answered.append("there"), there)
    gone.deleteLater()
    del gone
    qtbot.waitUntil(lambda: True)
    gate.set()
    qtbot.waitUntil(lambda: worker.idle)
    assert answered == ["there"]


def test_that_a_fault_of_the_world_is_told_to_who_asked_and_nothing_is_written(
    qtbot: QtBot, worker: RecordsWorker, page: QObject
) -> None:
    told: list[NeedleChartError] = []

    def job(work: Work) -> None:
        work.save(MARA, replace(MARA, note="half done"))
        raise NeedleChartError("The disk is full.", "Make room.")

    worker.run(job, lambda _none: None, page, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].sentence == "The disk is full."
    with worker.file.reading() as reading:
        assert reading.patient(MARA.id).note == ""


def test_that_what_nobody_answers_for_reaches_the_window(qtbot: QtBot, worker: RecordsWorker, page: QObject) -> None:
    def job(_work: Work) -> None:
        raise NeedleChartError("The drive is gone.")

    with qtbot.waitSignal(worker.unanswered_error) as told:
        worker.run(job, lambda _none: None, page)
    assert told.args is not None
    assert told.args[0].sentence == "The drive is gone."


def test_that_a_fault_of_ours_is_logged_by_its_kind_without_what_it_held(
    qtbot: QtBot, worker: RecordsWorker, page: QObject, expected_logs: ExpectedLogs
) -> None:
    told: list[NeedleChartError] = []

    def job(_work: Work) -> None:
        raise KeyError("Mara Alder")

    worker.run(job, lambda _none: None, page, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert "fault of its own" in told[0].sentence
    logged = expected_logs.take("job failed").getMessage()
    assert "KeyError" in logged
    assert "Mara" not in logged


def test_that_a_read_does_not_wait_for_a_write(qtbot: QtBot, worker: RecordsWorker, page: QObject) -> None:
    gate, read = threading.Event(), []

    def slow(work: Work) -> None:
        work.save(MARA, replace(MARA, note="slow"))
        assert gate.wait(20)

    worker.run(slow, lambda _none: None, page)
    worker.read(lambda reading: reading.patient(MARA.id), lambda patient: read.append(patient.note), page)
    qtbot.waitUntil(lambda: bool(read))
    gate.set()
    qtbot.waitUntil(lambda: worker.idle)
    assert read == [""]


def test_that_an_answer_after_closing_is_dropped(qtbot: QtBot, worker: RecordsWorker, page: QObject) -> None:
    answered: list[Patient] = []
    worker.read(lambda reading: reading.patient(MARA.id), answered.append, page)
    worker.close()
    qtbot.waitUntil(lambda: worker.idle)
    QCoreApplication.sendPostedEvents()
    assert answered == []


def test_that_what_was_written_ahead_is_copied_back_in_an_idle_moment(qtbot: QtBot, worker: RecordsWorker, page: QObject) -> None:
    path = worker.file.path
    before = path.read_bytes()
    worker.run(lambda work: work.save(MARA, replace(MARA, note="kept")), lambda _none: None, page)
    qtbot.waitUntil(lambda: worker.idle)
    assert path.read_bytes() == before
    qtbot.waitUntil(lambda: path.read_bytes() != before, timeout=20_000)


def test_that_an_answer_to_a_worker_that_is_gone_is_dropped(qtbot: QtBot, clinic_file: ClinicFile, page: QObject) -> None:
    gone, gate = RecordsWorker(), threading.Event()
    gone.open(clinic_file)
    answers: list[bool] = []
    gone.call(gate.wait, answers.append, page)
    gate.set()
    delete(gone)  # waits for the job, whose answer is on its way then
    QCoreApplication.processEvents()
    assert answers == []
