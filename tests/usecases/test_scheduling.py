"""The day's list: typed, taken from another program, and where a session starts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from needlechart.domain.errors import NotAllowed, NotInTheRecord
from needlechart.domain.patients import Patient
from needlechart.domain.schedule import AppointmentState
from needlechart.records.clinic_file import ClinicFile
from needlechart.usecases.scheduling import TakenSchedule, begin, day_list, expect, mark, take_schedule
from tests.clinics import ADA, MARA, TODAY

BEN = replace(
    MARA,
    id="01900000-0000-7000-8000-0000000be001",
    number="P-0002",
    family_name="Ashdell",
    given_name="Ben",
    consents=(),
    problems=(),
)
OTHER_BEN = replace(BEN, id="01900000-0000-7000-8000-0000000be002", number="P-0003", born=date(1951, 1, 2))


@pytest.fixture
def clinic(clinic_file: ClinicFile) -> ClinicFile:
    with clinic_file.work() as work:
        work.save(None, BEN)
        work.save(None, OTHER_BEN)
    return clinic_file


def _list(clinic: ClinicFile, day: date = TODAY) -> list[tuple[str, str, AppointmentState]]:
    with clinic.reading() as reading:
        return [
            (f"{line.appointment.at.local:%H:%M}", line.patient.name, line.appointment.state) for line in day_list(reading, day)
        ]


def _take(clinic: ClinicFile, text: str) -> TakenSchedule:
    with clinic.work() as work:
        return take_schedule(work, text.encode())


def test_that_the_list_is_in_order_of_time_with_names(clinic: ClinicFile) -> None:
    with clinic.work() as work:
        expect(work, BEN.id, time(11, 0), table="2")
        expect(work, MARA.id, time(9, 0))
        expect(work, MARA.id, time(9, 0), day=date(2026, 11, 21))
    assert _list(clinic) == [
        ("09:00", "Mara Alder", AppointmentState.EXPECTED),
        ("11:00", "Ben Ashdell", AppointmentState.EXPECTED),
    ]
    assert len(_list(clinic, date(2026, 11, 21))) == 1
    with clinic.reading() as reading:
        assert [line.therapist for line in day_list(reading, TODAY)] == [ADA.name, ADA.name]


def test_that_a_state_is_kept(clinic: ClinicFile) -> None:
    with clinic.work() as work:
        made = expect(work, MARA.id, time(9, 0))
    for state in AppointmentState:
        with clinic.work() as work:
            mark(work, made.id, state)
        assert _list(clinic) == [("09:00", "Mara Alder", state)]


def test_that_a_session_is_started_once_and_found_again(clinic: ClinicFile) -> None:
    with clinic.work() as work:
        made = expect(work, MARA.id, time(9, 0), table="2")
        first = begin(work, made.id)
    with clinic.work() as work:
        again = begin(work, made.id)
    assert again.session == first.session
    assert first.session.table == "2"
    assert _list(clinic) == [("09:00", "Mara Alder", AppointmentState.ARRIVED)]


def test_that_a_line_that_is_not_there_is_told(clinic: ClinicFile) -> None:
    with clinic.work() as work, pytest.raises(NotInTheRecord):
        mark(work, "nobody", AppointmentState.ARRIVED)


def test_that_a_list_is_taken_by_number_or_by_name_and_birth(clinic: ClinicFile) -> None:
    text = "time,number,name,born,therapist,table\n9:00,p-0001,,,Ada Kern,1\n"
    text += '10:00,,"Ashdell, Ben",1951-01-02,,2\n11:00,,Mara Alder,,ada kern,\n'
    taken = _take(clinic, text)
    assert (taken.added, taken.known, taken.left) == (3, 0, ())
    with clinic.reading() as reading:
        lines = day_list(reading, TODAY)
    assert [(line.patient.number, line.therapist, line.appointment.table) for line in lines] == [
        ("P-0001", "Ada Kern", "1"),
        ("P-0003", "", "2"),
        ("P-0001", "Ada Kern", ""),
    ]


def test_that_a_list_that_grew_is_taken_again_without_doubles(clinic: ClinicFile) -> None:
    _take(clinic, "time,number\n9:00,P-0001\n")
    taken = _take(clinic, "time,number\n9:00,P-0001\n9:00,P-0001\n9:30,P-0002\n")
    assert (taken.added, taken.known) == (1, 2)
    assert [name for _at, name, _state in _list(clinic)] == ["Mara Alder", "Ben Ashdell"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("9:00,,Nobody Known,,", "not in the clinic's records"),
        ("9:00,P-0009,,,", "not in the clinic's records"),
        ("9:00,P-0001,Ben Ashdell,,", "another name"),
        ("9:00,,Ben Ashdell,,", "record number"),
        ("9:00,P-0001,,1990-01-01,", "date of birth"),
        ("9:00,P-0001,,,Somebody Else", "therapist"),
    ],
)
def test_that_a_line_that_could_mean_the_wrong_person_is_left_and_told(line: str, why: str, clinic: ClinicFile) -> None:
    taken = _take(clinic, f"time,number,name,born,therapist\n{line}\n10:00,P-0002,,,\n")
    assert taken.added == 1
    assert [(left.line, why in left.why) for left in taken.left] == [(2, True)]
    assert [name for _at, name, _state in _list(clinic)] == ["Ben Ashdell"]


def test_that_an_inactive_person_keeps_no_list(clinic: ClinicFile) -> None:
    with clinic.work() as work:
        work.save(ADA, replace(ADA, active=False))
    with clinic.work() as work, pytest.raises(NotAllowed):
        expect(work, MARA.id, time(9, 0))


def test_that_looking_for_a_patient_line_gives_that_line(clinic: ClinicFile) -> None:
    with clinic.reading() as reading:
        wanted: list[Patient] = [BEN, MARA]
        assert [line.id for line in reading.patient_lines([p.id for p in wanted])] == [MARA.id, BEN.id]
        assert reading.patient_lines([]) == ()
