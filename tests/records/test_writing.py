"""A change writes the rows that differ, an entry in the audit trail, and nothing else."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from needlechart.domain.errors import NotAllowed, NotInTheRecord, SessionIsSigned
from needlechart.domain.moments import Moment
from needlechart.domain.needling import Removal, Site
from needlechart.domain.people import Role
from needlechart.domain.sessions import Signature, TreatmentSession
from needlechart.records import audit, envelope
from needlechart.records.clinic_file import ClinicFile
from needlechart.records.errors import CannotBeKept, VersionConflict
from tests.clinics import ADA, MARA
from tests.records.values import ValueMaker
from tests.records.watching import statements, write_lane, written


@pytest.fixture
def session(clinic_file: ClinicFile) -> TreatmentSession:
    """A full draft, kept."""
    made = ValueMaker(1, 1.0).root(TreatmentSession)
    with clinic_file.work() as work:
        work.save(None, made)
    return made


def test_that_a_tap_writes_the_row_that_differs_and_one_entry(clinic_file: ClinicFile, session: TreatmentSession) -> None:
    site = session.sites[1]
    after = session.with_site(replace(site, insertions=site.insertions % 50 + 1))
    with statements(write_lane(clinic_file)) as heard, clinic_file.work() as work:
        work.save_draft(session, after)
    assert written(heard) == ["UPDATE site", "UPDATE session", "INSERT draft_revision", "INSERT audit"]
    assert [heard[0], heard[-1]] == ["BEGIN IMMEDIATE", "COMMIT"]
    assert 'SET "insertions" =' in next(h for h in heard if h.startswith('UPDATE "site"'))


def test_that_the_session_is_not_read_again_for_a_tap(clinic_file: ClinicFile, session: TreatmentSession) -> None:
    after = session.edited(table="2")
    with statements(write_lane(clinic_file)) as heard, clinic_file.work() as work:
        work.save_draft(session, after)
    asked = [h for h in heard if h.startswith("SELECT")]
    assert len(asked) == 3, "the version, the last undo step and the last audit entry"
    assert asked[0].startswith("SELECT row_version")


def test_that_a_value_like_the_one_that_was_read_is_as_good(clinic_file: ClinicFile, session: TreatmentSession) -> None:
    clinic_file._remembered.forget()
    with clinic_file.reading() as reading:
        read = reading.session(session.id)
    assert read is not session
    with clinic_file.work() as work:
        work.save_draft(read, read.edited(table="2"))
    with clinic_file.reading() as reading:
        assert reading.session(session.id) == session.edited(table="2")


def test_that_nothing_is_written_when_nothing_differs(clinic_file: ClinicFile, session: TreatmentSession) -> None:
    with statements(write_lane(clinic_file)) as heard, clinic_file.work() as work:
        work.save_draft(session, session)
        work.save(MARA, replace(MARA))
        assert not work.touched
    assert written(heard) == []


def test_that_saving_again_after_a_lost_answer_changes_nothing(clinic_file: ClinicFile, session: TreatmentSession) -> None:
    after = session.edited(table="2")
    for _ in range(2):
        with clinic_file.work() as work:
            work.save_draft(session, after)
            work.save(None, after)
    with clinic_file.reading() as reading:
        assert len(reading.revisions(session.id).revisions) == 1


def test_that_a_change_over_another_one_is_refused_with_both_values(clinic_file: ClinicFile, session: TreatmentSession) -> None:
    theirs, ours = session.edited(table="theirs"), session.edited(table="ours")
    with clinic_file.work() as work:
        work.save_draft(session, theirs)
    with pytest.raises(VersionConflict) as told, clinic_file.work() as work:
        work.save_draft(session, ours)
    assert (told.value.ours, told.value.theirs) == (ours, theirs)
    with clinic_file.reading() as reading:
        assert reading.session(session.id) == theirs
    with clinic_file.work() as work:
        work.save_draft(theirs, theirs.edited(table="both"))


def test_that_a_second_new_value_with_the_same_id_is_refused(clinic_file: ClinicFile) -> None:
    with pytest.raises(VersionConflict) as told, clinic_file.work() as work:
        work.save(None, replace(MARA, family_name="Other"))
    assert told.value.theirs == MARA


def test_that_a_write_by_somebody_else_is_seen_though_the_old_value_is_remembered(
    clinic_file: ClinicFile, session: TreatmentSession
) -> None:
    connection = write_lane(clinic_file)
    connection.execute("UPDATE session SET \"table\" = 'theirs', row_version = row_version + 1")
    after = session.with_site(replace(session.sites[0], note="ours"))
    with pytest.raises(VersionConflict) as told, clinic_file.work() as work:
        work.save_draft(session, after)
    assert told.value.ours == after
    assert told.value.theirs == session.edited(table="theirs")
    with clinic_file.reading() as reading:
        assert reading.session(session.id) == session.edited(table="theirs"), "the site's row was taken back too"


def test_that_a_value_that_is_gone_cannot_be_changed(clinic_file: ClinicFile) -> None:
    absent = ValueMaker(2, 0.0).root(TreatmentSession)
    with pytest.raises(NotInTheRecord), clinic_file.work() as work:
        work.save_draft(absent, absent.edited(table="2"))


def test_that_nothing_is_kept_when_the_deed_fails(clinic_file: ClinicFile, session: TreatmentSession) -> None:
    with pytest.raises(ZeroDivisionError), clinic_file.work() as work:  # noqa: PT012
        work.save_draft(session, session.edited(table="2"))
        raise ZeroDivisionError
    with clinic_file.reading() as reading:
        assert reading.session(session.id) == session
        assert reading.revisions(session.id).revisions == ()
    with clinic_file.work() as work:
        work.save_draft(session, session.edited(table="3"))


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"number": "n" * 81}, "patient_number_length"),
        ({"height_cm": 5}, "patient_height_cm_range"),
        ({"height_cm": 2**70}, "a number too large, or half a letter"),
        ({"family_name": "\ud800"}, "a number too large, or half a letter"),
        ({"weight_kg": float("nan")}, "a number that is none"),
        ({"height_cm": "tall"}, "patient.height_cm"),
        ({"born": None}, "patient.born"),
        ({"problems": MARA.problems * 2}, "problem.id twice"),
    ],
)
def test_that_what_cannot_be_kept_is_named_by_its_rule(change: dict[str, object], rule: str, clinic_file: ClinicFile) -> None:
    with pytest.raises(CannotBeKept) as told, clinic_file.work() as work:
        work.save(MARA, replace(MARA, **change))  # type: ignore[arg-type]
    assert told.value.constraint == rule
    with clinic_file.reading() as reading:
        assert reading.patient(MARA.id) == MARA


def test_that_a_new_value_with_one_row_id_in_two_places_cannot_be_kept(
    clinic_file: ClinicFile, session: TreatmentSession
) -> None:
    removal = Removal(clinic_file.ids(), 1, Moment(0), ADA.id)
    sites = tuple(replace(ValueMaker(n, 1.0).value(Site), removals=(removal,)) for n in (1, 2))
    with pytest.raises(CannotBeKept) as told, clinic_file.work() as work:
        work.save(None, replace(session, id=clinic_file.ids(), sites=sites))
    assert told.value.constraint == "removal.id twice"


def test_that_a_session_of_nobody_cannot_be_kept(clinic_file: ClinicFile) -> None:
    with pytest.raises(CannotBeKept, match="something that is not there"), clinic_file.work() as work:
        work.save(None, ValueMaker(1, 1.0).root(TreatmentSession, patient_id="nobody"))


def test_that_only_signing_signs(clinic_file: ClinicFile, session: TreatmentSession) -> None:
    signed = session.signed(Signature(ADA.id, Moment(0), "made up"))
    with pytest.raises(SessionIsSigned), clinic_file.work() as work:
        work.save(session, signed)
    with pytest.raises(SessionIsSigned), clinic_file.work() as work:
        work.save_draft(session, signed)
    with pytest.raises(SessionIsSigned), clinic_file.work() as work:
        work.save(None, replace(signed, id="new"))


def test_that_every_change_is_in_the_trail_with_who_when_and_whose(clinic_file: ClinicFile, session: TreatmentSession) -> None:
    with clinic_file.work() as work:
        work.save_draft(session, session.edited(table="2"))
        work.looked_at(MARA.id)
        work.save(MARA, replace(MARA, note="tall"), deed="change a patient's details")
    rows = write_lane(clinic_file).execute(audit.SELECT_AFTER, (0,)).fetchall()
    assert audit.verify(rows) is None
    told = [dict(zip(audit.COLUMNS, row, strict=True)) for row in rows[-3:]]
    assert [t["deed"] for t in told] == ["chart a session", "look at a chart", "change a patient's details"]
    assert {(t["person_id"], t["patient_id"], t["outcome"]) for t in told} == {(ADA.id, MARA.id, "done")}
    assert [t["session_id"] for t in told] == [session.id, None, None]
    assert {(t["at_utc_ms"], t["at_offset_min"]) for t in told} == {(clinic_file.clock.now().utc_ms, 60)}
    (row,) = json.loads(told[0]["changes"])
    assert row == {"table": "session", "key": [session.id], "was": {"table": session.table}, "is": {"table": "2"}}
    assert b'"note"' in told[2]["changes"]


def test_that_a_refused_deed_is_in_the_trail_and_changes_nothing(clinic_file: ClinicFile) -> None:
    with pytest.raises(NotAllowed), clinic_file.work() as work:  # noqa: PT012
        work.save(MARA, replace(MARA, note="changed"))
        raise NotAllowed("change the clinic")
    with clinic_file.reading() as reading:
        assert reading.patient(MARA.id) == MARA
    last = write_lane(clinic_file).execute("SELECT deed, outcome FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
    assert last == ("change the clinic", "refused")


def test_that_a_unit_of_work_says_whose_records_it_touched(clinic_file: ClinicFile) -> None:
    session = ValueMaker(1, 1.0).root(TreatmentSession)
    with clinic_file.work() as work:
        work.looked_at(MARA.id)
        assert not work.touched
        work.save(None, session)
        assert work.touched
        assert work.touched.patients == {MARA.id}
        assert work.touched.sessions == {session.id}
    with clinic_file.work() as work:
        work.save(ADA, replace(ADA, credential="DPT"))
        assert work.touched, "a page shows people, though they are nobody's record"
        assert not work.touched.patients


def test_that_the_person_at_work_and_the_clinic_are_known(clinic_file: ClinicFile) -> None:
    with clinic_file.work() as work:
        assert work.person == ADA
        assert work.clinic.name == "Riverside"
        assert work.now() == clinic_file.clock.now()
        assert work.new_id() < work.new_id()


def test_that_the_sign_in_page_says_what_the_record_says(clinic_file: ClinicFile) -> None:
    with clinic_file.work() as work:
        work.save(ADA, replace(ADA, name="Ada Kern-Lee", roles=(Role.THERAPIST,)))
        work.save(work.clinic, replace(work.clinic, name="Hillside", policy=replace(work.clinic.policy, lock_after_min=9)))
    told = envelope.read(clinic_file.path)
    assert (told.clinic_name, told.lock_after_min) == ("Hillside", 9)
    assert (told.person(ADA.id).name, told.person(ADA.id).roles) == ("Ada Kern-Lee", (Role.THERAPIST,))


def test_that_before_and_after_must_be_the_same_record(clinic_file: ClinicFile) -> None:
    with pytest.raises(ValueError, match="two different records"), clinic_file.work() as work:
        work.save(MARA, replace(MARA, id="other"))


def test_that_only_values_of_their_own_are_saved(clinic_file: ClinicFile) -> None:
    with pytest.raises(TypeError), clinic_file.work() as work:
        work.save(None, MARA.problems[0])
