"""Finding, adding and looking at patients below the window: who may, and which record number is free."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from needlechart.domain.errors import NotAllowed, NotInTheRecord
from needlechart.records.clinic_file import ClinicFile
from needlechart.records.reading import Reading
from needlechart.usecases import day, patients
from tests.clinics import ADA, MARA, NOW, TODAY
from tests.visits import visit

READS: dict[str, Callable[[Reading, str], object]] = {
    "find": lambda reading, who: patients.find_patients(reading, who, "alder"),
    "look again": lambda reading, who: patients.look_again(reading, who, MARA.id),
    "read a visit": lambda reading, who: patients.read_visit(reading, who, "no such session"),
    "the day": lambda reading, who: day.the_day(reading, who, NOW),
}


@pytest.mark.parametrize("read", READS.values(), ids=READS.keys())
def test_that_somebody_no_longer_active_reads_nothing(clinic_file: ClinicFile, read: Callable[[Reading, str], object]) -> None:
    with clinic_file.work() as work:
        work.save(ADA, replace(ADA, active=False))
    with clinic_file.reading() as reading, pytest.raises(NotAllowed):
        read(reading, ADA.id)


@pytest.mark.parametrize("read", READS.values(), ids=READS.keys())
def test_that_somebody_unknown_reads_nothing(clinic_file: ClinicFile, read: Callable[[Reading, str], object]) -> None:
    with clinic_file.reading() as reading, pytest.raises(NotInTheRecord):
        read(reading, "nobody")


@pytest.mark.parametrize(
    ("last", "suggested"), [("P-0009", "P-0010"), ("10231", "10232"), ("A", "A1"), ("99", "100"), ("2026/7", "2026/8")]
)
def test_that_the_next_record_number_is_written_as_the_last(clinic_file: ClinicFile, last: str, suggested: str) -> None:
    with clinic_file.work() as work:
        patients.change_patient(work, MARA, replace(MARA, number=last))
        patients.open_patient(work, MARA.id)
    with clinic_file.reading() as reading:
        assert patients.suggested_number(reading) == suggested


def test_that_a_patient_keeps_their_own_number_when_changed(clinic_file: ClinicFile) -> None:
    with clinic_file.work() as work:
        patients.change_patient(work, MARA, replace(MARA, phone="1"))
    with clinic_file.work() as work, pytest.raises(patients.NumberTaken):
        patients.add_patient(work, replace(MARA, id=clinic_file.ids(), problems=(), consents=()))


def test_that_the_day_is_the_clinics_and_not_the_machines(clinic_file: ClinicFile) -> None:
    with clinic_file.work() as work:
        work.save(None, visit(clinic_file.ids, TODAY, 0))
    with clinic_file.reading() as reading:
        before_midnight = day.the_day(reading, ADA.id, NOW.plus(hours=14))
        after_midnight = day.the_day(reading, ADA.id, NOW.plus(hours=15))
    assert before_midnight.today == TODAY
    assert after_midnight.today == TODAY + timedelta(days=1)
    assert [draft.date for draft in after_midnight.mine] == [TODAY]
