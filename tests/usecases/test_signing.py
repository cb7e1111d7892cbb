"""Signing below the window: who may, what holds it up, the passphrase, the freeze, and what joins the profile."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from needlechart.domain.errors import NotAllowed, SessionIsSigned
from needlechart.domain.moments import Moment
from needlechart.domain.people import Clinic, Person, Policy, Role
from needlechart.domain.sessions import SessionState, TreatmentSession
from needlechart.records import envelope
from needlechart.records.clinic_file import ClinicFile
from needlechart.records.errors import WrongPassphrase
from needlechart.usecases.signing import NotTheAuthor, SigningWaits, is_late, sign_session
from tests.clinics import ADA, CHEAP, PASSPHRASE, FrozenClock, Template
from tests.scenarios import s1


def kept_s1(file: ClinicFile, **changes: object) -> TreatmentSession:
    """The hip visit in the file, edited first."""
    chart = s1(ADA.id)
    session = replace(chart.sessions[0], **changes)  # type: ignore[arg-type]
    with file.work() as work:
        work.save(None, chart.patient)
        work.save(None, session)
    return session


def test_that_the_right_passphrase_freezes_the_session(clinic_file: ClinicFile) -> None:
    session = kept_s1(clinic_file)
    with clinic_file.work() as work:
        signed = sign_session(work, clinic_file.path, session, PASSPHRASE)
    assert signed.state is SessionState.SIGNED
    assert signed.signature is not None
    assert (signed.signature.person_id, len(signed.signature.digest)) == (ADA.id, 64)
    with clinic_file.reading() as reading:
        assert reading.session(session.id) == signed
    with pytest.raises(SessionIsSigned):
        signed.edited(note="x")


def test_that_a_wrong_passphrase_signs_nothing(clinic_file: ClinicFile) -> None:
    session = kept_s1(clinic_file)
    with pytest.raises(WrongPassphrase), clinic_file.work() as work:
        sign_session(work, clinic_file.path, session, "six quiet needles")
    with clinic_file.reading() as reading:
        assert reading.session(session.id).signature is None
        assert reading.patient(session.patient_id).screening == s1(ADA.id).patient.screening


def test_that_a_gap_waits_even_for_the_right_passphrase(clinic_file: ClinicFile) -> None:
    session = kept_s1(clinic_file, assessment="")
    with pytest.raises(SigningWaits, match="1 thing missing") as told, clinic_file.work() as work:
        sign_session(work, clinic_file.path, session, PASSPHRASE)
    assert told.value.gaps == 1


def test_that_nobody_signs_for_another(clinic_file: ClinicFile) -> None:
    other = Person("01900000-0000-7000-8000-00000000be11", "Bo Ell", (Role.THERAPIST,), needles_from=date(2020, 1, 1))
    with clinic_file.work() as work:
        work.save(None, other)
    session = kept_s1(clinic_file, therapist_id=other.id)
    with pytest.raises(NotTheAuthor, match="Only Bo Ell"), clinic_file.work() as work:
        sign_session(work, clinic_file.path, session, PASSPHRASE)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.THERAPIST])
def test_that_only_therapists_sign(clinic_file: ClinicFile, clinic_template: Template, clock: FrozenClock, role: Role) -> None:
    person = Person("01900000-0000-7000-8000-00000000be11", "Bo Ell", (role,))
    session = kept_s1(clinic_file)
    with clinic_file.work() as work:
        work.save(None, person)
    envelope.add_person(clinic_file.path, clinic_template.data_key, person, "other words", CHEAP)
    ids, path = clinic_file.ids, clinic_file.path
    clinic_file.close()
    opened = ClinicFile.open(path, clinic_template.data_key, person.id, clock=clock, ids=ids)
    try:
        with pytest.raises(NotAllowed), opened.work() as work:
            sign_session(work, path, session, "other words")
    finally:
        opened.close()


def test_that_todays_screening_joins_the_profile_and_what_was_there_stays(clinic_file: ClinicFile) -> None:
    session = kept_s1(clinic_file)
    before = s1(ADA.id).patient.screening
    with clinic_file.work() as work:
        sign_session(work, clinic_file.path, session, PASSPHRASE)
    with clinic_file.reading() as reading:
        after = reading.patient(session.patient_id).screening
    assert after[: len(before)] == before
    new = after[len(before) :]
    assert [(a.item, a.answer, a.how, a.asked_at) for a in new] == [
        (a.item, a.answer, a.how, a.asked_at) for a in session.screening
    ]
    assert {a.id for a in new}.isdisjoint({a.id for a in session.screening})


@pytest.mark.parametrize(("hours", "late"), [(23.9, False), (24.1, True)])
def test_that_a_signature_after_the_clinics_delay_is_late(hours: float, late: bool) -> None:
    session = s1(ADA.id).sessions[0]
    assert session.ended is not None
    clinic = Clinic("c", "Riverside", "Europe/Berlin", Policy(late_signature_h=24))
    assert is_late(session, session.ended.plus(hours=hours), clinic) is late


def test_that_without_an_end_the_start_counts_and_without_both_the_day() -> None:
    session = s1(ADA.id).sessions[0]
    clinic = Clinic("c", "Riverside", "Europe/Berlin")
    assert session.started is not None
    assert not is_late(replace(session, ended=None), session.started.plus(hours=2), clinic)
    nothing = replace(session, ended=None, started=None)
    assert not is_late(nothing, Moment.parse(f"{session.date}T23:59:00+01:00"), clinic)
    assert is_late(nothing, Moment.parse(f"{session.date}T23:59:00+01:00").plus(hours=1), clinic)
