"""Whatever is placed, mirrored, copied, pulled, counted, undone and reopened in whatever order, the count is what was done."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from pytestqt.qtbot import QtBot

from needlechart.atlas import Atlas
from needlechart.domain.patients import Patient
from needlechart.domain.sessions import TreatmentSession
from needlechart.records.clinic_file import ClinicFile
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.records_worker import RecordsWorker
from needlechart.usecases import charting
from tests.clinics import MARA, FrozenClock
from tests.ui.charting.needles_machine import FAULTY, Charting

Bound = type[Charting]


@pytest.fixture
def bound(
    qtbot: QtBot,
    clinic_file: ClinicFile,
    worker: RecordsWorker,
    clock: FrozenClock,
    atlas: Atlas,
    patient: Patient,
    last_visit: TreatmentSession,
) -> type[Charting]:
    """The machine on this clinic file: each run gets a draft of its own."""
    with clinic_file.work() as work:
        work.save(work.reading.patient(MARA.id), patient)

    def reopened(before: SessionEditor | None) -> SessionEditor:
        if before is not None:
            qtbot.waitUntil(lambda: before.unkept == 0)
        with clinic_file.work() as work:
            start = charting.start_session
            in_hand = start(work, patient.id) if before is None else charting.open_session(work, before.session.id)
        if before is not None:
            before.deleteLater()
        return SessionEditor(in_hand, worker, clinic_file.person_id, clock, clinic_file.ids)

    def closed(self: Charting) -> None:
        if hasattr(self, "editor"):
            qtbot.waitUntil(lambda: self.editor.unkept == 0)
            self.editor.deleteLater()

    members = {"reopened": staticmethod(reopened), "atlas": atlas, "last": last_visit, "teardown": closed}
    return type("Bound", (Charting,), members)


def test_that_the_count_of_needles_is_what_plain_python_says_whatever_is_done(bound: Bound) -> None:
    quick = settings(
        max_examples=25, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    run_state_machine_as_test(bound, settings=quick)


@pytest.mark.parametrize("faulty", FAULTY, ids=lambda faulty: faulty.__name__)
def test_that_a_planted_fault_is_found(bound: Bound, faulty: type[Charting]) -> None:
    """The control."""
    broken = type(faulty.__name__, (faulty,), {k: v for k, v in vars(bound).items() if not k.startswith("__")})
    quick = settings(
        max_examples=200,
        stateful_step_count=25,
        derandomize=True,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
        phases=[Phase.generate],
        report_multiple_bugs=False,
    )
    with pytest.raises((AssertionError, BaseExceptionGroup)):
        run_state_machine_as_test(broken, settings=quick)
