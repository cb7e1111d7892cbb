"""Adding a patient: what is wrong is said under its field, and nothing typed is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from needlechart.domain.body import Side
from needlechart.domain.patients import AlertKind, ConsentKind, Patient, Sex
from needlechart.records.clinic_file import ClinicFile
from needlechart.ui.people.new_patient import NewPatientForm
from needlechart.ui.records_worker import RecordsWorker
from needlechart.usecases import patients
from tests.clinics import ADA, MARA, TODAY, FrozenClock, Template, reopened


@pytest.fixture
def form(qtbot: QtBot, worker: RecordsWorker) -> NewPatientForm:
    made = NewPatientForm(worker)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.start()
    qtbot.waitUntil(lambda: worker.idle)
    return made


def fill_in(qtbot: QtBot, form: NewPatientForm) -> None:
    """Everything that must be said, by keys."""
    qtbot.keyClicks(form.given.typed, "Ines")
    qtbot.keyClicks(form.family.typed, "Calder")
    qtbot.keyClicks(form.born.control, "12 Mar 1972")


def press_add(qtbot: QtBot, form: NewPatientForm) -> None:
    qtbot.mouseClick(form.add, Qt.MouseButton.LeftButton)


def test_that_a_whole_patient_is_kept_and_found_again_after_reopening(
    qtbot: QtBot, form: NewPatientForm, worker: RecordsWorker, clinic_template: Template, clinic_path: Path, clock: FrozenClock
) -> None:
    fill_in(qtbot, form)
    qtbot.mouseClick(form.sex.chips.chip("female"), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(form.phone.typed, "030 555")
    qtbot.keyClicks(form.occupation.typed, "Baker")
    qtbot.keyClicks(form.problem.typed, "Right hip pain")
    qtbot.mouseClick(form.side.chips.chip("right"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(form.region.chips.chip("hip"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(form.consent.chip("yes"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(form.alerts.chip("allergy"), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(form.alert_text(AlertKind.ALLERGY).typed, "nickel")
    with qtbot.waitSignal(form.added) as added:
        press_add(qtbot, form)
    worker.close()

    file = reopened(clinic_template, clinic_path, clock)
    with file.reading() as reading:
        (line,) = patients.find_patients(reading, ADA.id, "Calder")
        found = reading.patient(line.id)
    file.close()
    assert found == added.args[0]
    assert (found.full_name, found.born, found.number, found.sex) == ("Ines Calder", date(1972, 3, 12), "1001", Sex.FEMALE)
    assert (found.phone, found.occupation) == ("030 555", "Baker")
    assert [(p.name, p.side, p.region) for p in found.problems] == [("Right hip pain", Side.RIGHT, "hip")]
    assert [(c.kind, c.signed, c.signed_by) for c in found.consents] == [(ConsentKind.DRY_NEEDLING, TODAY, "Ines Calder")]
    assert [(a.kind, a.text) for a in found.alerts] == [(AlertKind.ALLERGY, "nickel")]
    worker.open(file)


def test_that_the_record_number_follows_the_clinics_way_of_writing_them(
    qtbot: QtBot, form: NewPatientForm, worker: RecordsWorker, clinic_file: ClinicFile
) -> None:
    assert form.number.value() == "1001"
    with clinic_file.work() as work:
        patients.open_patient(work, MARA.id)
        work.save(None, replace(MARA, id=clinic_file.ids(), number="P-0002", problems=(), consents=()))
    form.start()
    qtbot.waitUntil(lambda: worker.idle)
    assert form.number.value() == "P-0003"


def test_that_what_is_missing_is_said_under_its_field_and_the_rest_stays(qtbot: QtBot, form: NewPatientForm) -> None:
    qtbot.keyClicks(form.given.typed, "Ines")
    qtbot.mouseClick(form.side.chips.chip("left"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(form.alerts.chip("pacemaker"), Qt.MouseButton.LeftButton)
    form.number.set_value("")
    press_add(qtbot, form)
    assert form.family.error() == "Type the family name, or the only name there is."
    assert form.born.error() == "Type the date of birth."
    assert form.number.error() == "Type a record number."
    assert form.problem.error() == "Name the problem this side or region belongs to."
    assert form.alert_text(AlertKind.PACEMAKER).error() == "Say it in a few words."
    assert form.given.value() == "Ines"
    assert form.family.typed.hasFocus()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31 Feb 1972", "There is no such day."),
        ("yesterday", "This is not a date."),
        ("12 Mar 72", "The year needs four digits."),
        ("3 Jan 2031", "This day has not come yet."),
    ],
)
def test_that_a_wrong_date_of_birth_keeps_what_was_typed(qtbot: QtBot, form: NewPatientForm, typed: str, said: str) -> None:
    qtbot.keyClicks(form.family.typed, "Calder")
    qtbot.keyClicks(form.born.control, typed)
    press_add(qtbot, form)
    assert form.born.error().startswith(said)
    assert form.born.typed() == typed


def test_that_a_name_too_long_to_keep_is_said_and_stays(qtbot: QtBot, form: NewPatientForm) -> None:
    fill_in(qtbot, form)
    form.family.typed.setText("C" * 201)
    press_add(qtbot, form)
    assert form.family.error() == "This is 201 characters long; 200 have room."
    assert len(form.family.value()) == 201


def test_that_a_number_somebody_has_is_refused_under_its_field(qtbot: QtBot, form: NewPatientForm, worker: RecordsWorker) -> None:
    fill_in(qtbot, form)
    form.number.set_value(MARA.number)
    press_add(qtbot, form)
    qtbot.waitUntil(lambda: bool(form.number.error()))
    assert form.number.error() == "Another patient has this record number. Choose another one."
    assert form.family.value() == "Calder"
    form.number.set_value("P-0077")
    with qtbot.waitSignal(form.added) as added:
        press_add(qtbot, form)
    assert added.args[0].number == "P-0077"


def test_that_pressing_twice_adds_one_patient(
    qtbot: QtBot, form: NewPatientForm, worker: RecordsWorker, clinic_file: ClinicFile
) -> None:
    fill_in(qtbot, form)
    form.add.click()
    form.family.typed.submitted.emit()
    qtbot.waitUntil(lambda: worker.idle)
    with clinic_file.reading() as reading:
        assert reading.patient_count() == 2


def test_that_going_back_loses_nothing_and_adding_clears_the_form(
    qtbot: QtBot, form: NewPatientForm, worker: RecordsWorker
) -> None:
    fill_in(qtbot, form)
    with qtbot.waitSignal(form.left):
        qtbot.mouseClick(form.back, Qt.MouseButton.LeftButton)
    form.start("somebody else")
    qtbot.waitUntil(lambda: worker.idle)
    assert (form.given.value(), form.family.value(), form.born.value()) == ("Ines", "Calder", date(1972, 3, 12))
    with qtbot.waitSignal(form.added):
        press_add(qtbot, form)
    assert (form.given.value(), form.family.value(), form.born.typed()) == ("", "", "")


def test_that_a_refusal_of_the_record_is_told_on_the_page_and_nothing_is_lost(
    qtbot: QtBot, form: NewPatientForm, worker: RecordsWorker, clinic_template: Template, clinic_path: Path
) -> None:
    fill_in(qtbot, form)
    worker.close()
    worker.open(reopened(clinic_template, clinic_path, read_only=True))
    press_add(qtbot, form)
    qtbot.waitUntil(lambda: bool(form.messages.texts()))
    assert form.family.value() == "Calder"
    assert form.add.isEnabled()


def test_that_the_form_adds_a_minor_name_only_patient(qtbot: QtBot, form: NewPatientForm) -> None:
    qtbot.keyClicks(form.family.typed, "Sade")
    qtbot.keyClicks(form.born.control, "1.5.2019")
    with qtbot.waitSignal(form.added) as added:
        press_add(qtbot, form)
    patient: Patient = added.args[0]
    assert (patient.full_name, patient.problems, patient.consents, patient.alerts) == ("Sade", (), (), ())
