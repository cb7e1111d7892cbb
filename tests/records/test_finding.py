"""Patients are found by the beginnings of what one knows of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from needlechart.domain.folding import folded
from needlechart.domain.lines import PatientLine
from needlechart.domain.patients import Patient
from needlechart.domain.schedule import Appointment
from needlechart.domain.sessions import Attendance, TreatmentSession
from needlechart.records.clinic_file import ClinicFile
from needlechart.records.patient_words import dates_of
from tests.clinics import MARA, TODAY, FrozenClock
from tests.records.values import ValueMaker
from tests.records.watching import read_lane, statements

PEOPLE = (
    Patient("1", "P-0042", "O'Brien-Łuk", "Zoë", date(1990, 12, 31)),
    Patient("2", "P-0420", "Müßig", "Anna Maria", date(1990, 1, 2)),
    Patient("3", "7", "Mueller", "Maria", date(2001, 2, 1)),
    Patient("4", "8", "眼", "<b>", date(1950, 7, 7)),
)


@pytest.fixture
def clinic(clinic_file: ClinicFile) -> ClinicFile:
    """The clinic with more patients."""
    with clinic_file.work() as work:
        work.add_many(PEOPLE, deed="import records")
    return clinic_file


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("obr", ["1"]),
        ("O'Brien-Łuk", ["1"]),
        ("o'brien-luk", ["1"]),
        ("luk zoe", ["1"]),
        ("ZOË", ["1"]),
        ("mussig", ["2"]),
        ("maria", ["3", "2"]),
        ("mar", [MARA.id, "3", "2"]),
        ("anna maria", ["2"]),
        ("maria 2001", ["3"]),
        ("P-0042", ["1"]),
        ("p0042", ["1"]),
        ("0042", ["1"]),
        ("42", ["2", "1"]),
        ("7", ["3"]),
        ("31.12.1990", ["1"]),
        ("31/12/1990", ["1"]),
        ("12/31/1990", ["1"]),
        ("1990-12-31", ["1"]),
        ("1990-12", ["1"]),
        ("1990", ["2", "1"]),
        ("31121990", ["1"]),
        ("19901231", ["1"]),
        ("1.2.2001", ["3"]),
        ("01/02/1990", ["2"]),
        ("2.1.1990 mu", ["2"]),
        ("眼", ["4"]),
        ("<b>", ["1", "4"]),
        ("nobody", []),
        ("maria nobody", []),
        ("", []),
        ("  ", []),
        ("%", []),
        ("'", []),
        ("99.99.1990", []),
    ],
)
def test_that_what_is_typed_finds(typed: str, found: list[str], clinic: ClinicFile) -> None:
    with clinic.reading() as reading:
        assert [line.id for line in reading.find_patients(typed)] == found


def test_that_a_found_line_says_who_it_is(clinic: ClinicFile) -> None:
    maker = ValueMaker(1, 0.0)
    with clinic.work() as work:
        draft, signed, missed = (
            maker.root(TreatmentSession, date=date(2026, month, 1), patient_id="3", attendance=attendance)
            for month, attendance in ((3, Attendance.ARRIVED), (4, Attendance.ARRIVED), (5, Attendance.NO_SHOW))
        )
        for session in (draft, signed, missed):
            work.save(None, session)
        work.sign(signed, late=False)
    with clinic.reading() as reading:
        (line,) = reading.find_patients("mueller")
        assert line == PatientLine("3", "7", "Maria Mueller", date(2001, 2, 1), date(2026, 4, 1), open_draft=True)
        (other,) = reading.find_patients("mussig")
        assert (other.last_visit, other.open_draft) == (None, False)


def test_that_the_list_is_cut_at_its_limit(clinic: ClinicFile) -> None:
    with clinic.reading() as reading:
        assert len(reading.find_patients("m", limit=2)) == 2


def test_that_a_changed_name_is_found_and_the_old_one_is_not(clinic: ClinicFile) -> None:
    with clinic.work() as work:
        work.save(PEOPLE[2], replace(PEOPLE[2], family_name="Berg"))
    with clinic.reading() as reading:
        assert [line.id for line in reading.find_patients("berg")] == ["3"]
        assert reading.find_patients("mueller") == ()
        assert [line.id for line in reading.find_patients("maria")] == ["3", "2"]


def test_that_a_search_is_one_statement(clinic: ClinicFile) -> None:
    with clinic.reading() as reading, statements(read_lane(clinic)) as heard:
        assert reading.find_patients("maria 1.2.2001")
    assert len(heard) == 1


def test_that_the_latest_patients_are_those_last_looked_at(clinic: ClinicFile, clock: FrozenClock) -> None:
    for patient_id in ("1", "2", MARA.id, "1"):
        clock.tick()
        with clinic.work() as work:
            work.looked_at(patient_id)
    with clinic.reading() as reading:
        assert [line.id for line in reading.recent_patients()] == ["1", MARA.id, "2"]
        assert [line.id for line in reading.recent_patients(limit=1)] == ["1"]


def test_that_counts_count(clinic: ClinicFile) -> None:
    with clinic.work() as work:
        work.save(None, ValueMaker(1, 0.0).root(TreatmentSession))
    with clinic.reading() as reading:
        assert (reading.patient_count(), reading.session_count(), reading.unsigned_count()) == (5, 1, 1)


def test_that_the_day_is_the_clinics_day(clinic: ClinicFile) -> None:
    maker = ValueMaker(1, 0.0)
    moments = ["2026-11-19T23:59:59+01:00", "2026-11-20T00:00:00+01:00", "2026-11-20T09:00:00+01:00", "2026-11-20T23:00:00+00:00"]
    made = [maker.root(Appointment, at=type(clinic.clock.now()).parse(text)) for text in reversed(moments)]
    with clinic.work() as work:
        work.add_many(made, deed="import records")
    with clinic.reading() as reading:
        assert reading.appointments(TODAY) == (made[2], made[1])


@pytest.mark.parametrize("text", ["1.1", "1.1.1", "2026-02-30", "a.b.cdef", "123456789", "00000000"])
def test_that_what_is_no_date_is_none(text: str) -> None:
    assert dates_of(text) == ()


def test_that_folding_leaves_letters_and_digits() -> None:
    assert folded("Ångström-ß Œ 12") == "angstromssoe12"
