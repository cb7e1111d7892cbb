"""Whose session it is: taken over, typed for its author, moved to the right patient."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest

from needlechart.domain.errors import NotAllowed, NotInTheRecord, SessionIsSigned
from needlechart.domain.needling import Removal
from needlechart.domain.patients import Patient
from needlechart.domain.people import Person, Role
from needlechart.domain.schedule import AppointmentState
from needlechart.domain.sessions import TreatmentSession
from needlechart.records.clinic_file import ClinicFile
from needlechart.records.work import Work
from needlechart.usecases import charting, scheduling
from needlechart.usecases.handing import (
    MOVED_AWAY,
    MOVED_HERE,
    TAKEN_OVER,
    ReasonMissing,
    SamePatient,
    in_the_body,
    move_to,
    take_over,
    type_for,
)
from needlechart.usecases.signing import sign_session
from tests.clinics import ADA, MARA, PASSPHRASE, TODAY
from tests.records.watching import write_lane
from tests.usecases.test_signing import kept_s1
from tests.visits import site, visit

BO = Person("01900000-0000-7000-8000-0000000000b0", "Bo Lindt", (Role.THERAPIST,), needles_from=date(2021, 1, 1))
BEN = Patient("01900000-0000-7000-8000-0000000be001", "P-0002", "Ashdell", "Ben", date(1984, 3, 5))


@pytest.fixture
def of_bo(clinic_file: ClinicFile) -> TreatmentSession:
    """An open session of Bo's with three needles in, one of which Ada took out."""
    begun = visit(clinic_file.ids, TODAY, 0)
    left = replace(site(clinic_file.ids, 1, None, needles=3, left_in=True, at=begun.started), inserted_by=BO.id)
    assert begun.started is not None
    left = replace(left, removals=(Removal(clinic_file.ids(), 1, begun.started.plus(minutes=4), ADA.id),))
    session = replace(begun.with_site(left), therapist_id=BO.id, table="2")
    with clinic_file.work() as work:
        work.save(None, BO)
        work.save(None, BEN)
        work.save(None, session)
    return session


def _kept(clinic_file: ClinicFile, session_id: str) -> TreatmentSession:
    with clinic_file.reading() as reading:
        return reading.session(session_id)


def test_that_what_is_in_the_body_is_told_with_since_when_and_by_whom(of_bo: TreatmentSession) -> None:
    told = in_the_body(of_bo)
    assert (told.needles, told.since, told.by) == (2, of_bo.started, (BO.id,))
    assert in_the_body(replace(of_bo, sites=())).needles == 0


def test_that_a_session_taken_over_keeps_who_put_each_needle_in(clinic_file: ClinicFile, of_bo: TreatmentSession) -> None:
    with clinic_file.work() as work:
        opened = take_over(work, of_bo.id)
    assert opened.session == replace(of_bo, therapist_id=ADA.id)
    assert BO.id in {s.inserted_by for s in _kept(clinic_file, of_bo.id).sites}
    assert TAKEN_OVER in _trail(clinic_file, of_bo)


def _trail(clinic_file: ClinicFile, session: TreatmentSession) -> list[str]:
    """What was done to the session, oldest first."""
    rows = write_lane(clinic_file).execute("SELECT deed FROM audit WHERE session_id = ? ORDER BY seq", (session.id,))
    return [deed for (deed,) in rows.fetchall()]


def test_that_the_author_who_types_is_no_typist(clinic_file: ClinicFile) -> None:
    with clinic_file.work() as work:
        mine = charting.start_session(work, MARA.id).session
        assert type_for(work, mine.id).session == mine


def test_that_undo_reaches_behind_a_hand_over(clinic_file: ClinicFile, of_bo: TreatmentSession) -> None:
    with clinic_file.work() as work:
        charting.keep(work, of_bo, of_bo.edited(table="4"))
        opened = take_over(work, of_bo.id)
    (step,) = opened.revisions
    assert (step.before.table, step.after.table) == ("2", "4")
    assert step.before.therapist_id == ADA.id


@pytest.mark.parametrize("role", [Role.STUDENT, Role.ASSISTANT, Role.MANAGER])
def test_that_only_somebody_who_signs_takes_over(role: Role, clinic_file: ClinicFile, of_bo: TreatmentSession) -> None:
    with clinic_file.work() as work:
        work.save(ADA, replace(ADA, roles=(role,)))
    with pytest.raises(NotAllowed), clinic_file.work() as work:
        take_over(work, of_bo.id)
    assert _kept(clinic_file, of_bo.id).therapist_id == BO.id


def test_that_a_draft_is_moved_with_what_was_charted_and_both_charts_keep_the_trace(
    clinic_file: ClinicFile, of_bo: TreatmentSession
) -> None:
    with clinic_file.work() as work:
        moved = move_to(work, of_bo.id, BEN.id, "begun in the wrong chart").session
    assert (moved.patient_id, moved.problem_ids, moved.since_last) == (BEN.id, (), None)
    assert [s.twitch for s in moved.sites] == [s.twitch for s in of_bo.sites]
    assert [m.value for m in moved.measurements] == [m.value for m in of_bo.measurements]
    assert all(m.problem_id is None for m in moved.measurements)
    with clinic_file.reading() as reading:
        assert reading.sessions_of_patient(MARA.id) == ()
        assert reading.sessions_of_patient(BEN.id) == (moved,)
    rows = write_lane(clinic_file).execute("SELECT deed, patient_id FROM audit WHERE session_id = ? ORDER BY seq", (of_bo.id,))
    told = [(deed, patient) for deed, patient in rows.fetchall() if "begun in the wrong chart" in deed]
    assert told == [(f"{MOVED_AWAY}: begun in the wrong chart", MARA.id), (f"{MOVED_HERE}: begun in the wrong chart", BEN.id)]


def test_that_the_appointment_of_a_moved_draft_is_expected_again(clinic_file: ClinicFile, of_bo: TreatmentSession) -> None:
    with clinic_file.work() as work:
        line = scheduling.expect(work, MARA.id, time(9, 0))
        begun = scheduling.begin(work, line.id).session
    with clinic_file.work() as work:
        move_to(work, begun.id, BEN.id, "wrong chart")
    with clinic_file.reading() as reading:
        (kept,) = reading.appointments(TODAY)
    assert (kept.session_id, kept.state) == (None, AppointmentState.EXPECTED)


def test_that_a_move_without_a_reason_or_to_the_same_patient_waits(clinic_file: ClinicFile, of_bo: TreatmentSession) -> None:
    for patient_id, reason, refusal in (
        (MARA.id, "wrong chart", SamePatient),
        (BEN.id, "  ", ReasonMissing),
        ("nobody", "wrong chart", NotInTheRecord),
    ):
        with pytest.raises(refusal), clinic_file.work() as work:
            move_to(work, of_bo.id, patient_id, reason)
    assert _kept(clinic_file, of_bo.id) == of_bo


def test_that_a_signed_session_is_neither_taken_over_nor_moved(clinic_file: ClinicFile) -> None:
    session = kept_s1(clinic_file)
    with clinic_file.work() as work:
        work.save(None, BEN)
        signed = sign_session(work, clinic_file.path, session, PASSPHRASE)
    deeds: tuple[Callable[[Work], object], ...] = (
        lambda work: take_over(work, signed.id),
        lambda work: type_for(work, signed.id),
        lambda work: move_to(work, signed.id, BEN.id, "wrong chart"),
    )
    for deed in deeds:
        with pytest.raises(SessionIsSigned), clinic_file.work() as work:
            deed(work)
    assert _kept(clinic_file, signed.id) == signed


def test_that_typing_for_the_author_leaves_the_author(clinic_file: ClinicFile, of_bo: TreatmentSession) -> None:
    with clinic_file.work() as work:
        opened = type_for(work, of_bo.id)
    assert (opened.session.therapist_id, opened.session.entered_by) == (BO.id, ADA.id)
