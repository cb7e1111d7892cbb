"""What a session in hand knows of the patient's earlier visits."""

from __future__ import annotations

from datetime import timedelta

import pytest

from needlechart.domain.afterwards import Addendum, AddendumKind, Voiding
from needlechart.domain.sessions import TreatmentSession
from needlechart.records.clinic_file import ClinicFile
from needlechart.usecases import charting
from tests.clinics import ADA, MARA, NOW, TODAY
from tests.visits import course


@pytest.fixture
def past(clinic_file: ClinicFile) -> tuple[TreatmentSession, ...]:
    """Three visits, the last one a week ago."""
    return course(clinic_file, 3, until=TODAY - timedelta(days=7))


def opened(clinic_file: ClinicFile) -> charting.OpenSession:
    with clinic_file.work() as work:
        return charting.start_session(work, MARA.id)


def test_that_earlier_visits_come_newest_first(clinic_file: ClinicFile, past: tuple[TreatmentSession, ...]) -> None:
    assert opened(clinic_file).earlier == past[::-1]


def test_that_a_visit_taken_out_of_the_chart_is_none_of_them(clinic_file: ClinicFile, past: tuple[TreatmentSession, ...]) -> None:
    with clinic_file.work() as work:
        work.add_many([Voiding("v", past[1].id, ADA.id, NOW, "wrong patient")], deed="import")
    assert opened(clinic_file).earlier == (past[2], past[0])


def test_that_what_was_added_beside_earlier_visits_is_known(clinic_file: ClinicFile, past: tuple[TreatmentSession, ...]) -> None:
    entry = Addendum(
        "a", past[0].id, AddendumKind.LATE_ENTRY, ADA.id, NOW, "told by telephone", "bruise of 20 mm", digest="made elsewhere"
    )
    with clinic_file.work() as work:
        work.add_many([entry], deed="import")
    assert opened(clinic_file).addenda == (entry,)
