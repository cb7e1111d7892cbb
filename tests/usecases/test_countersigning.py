"""Countersigning: what waits for it, who may, and that it is dated, named, audited and never changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from needlechart.domain.afterwards import Addendum, AddendumKind, Countersignature, Voiding
from needlechart.domain.countersigning import to_countersign
from needlechart.domain.errors import NotAllowed
from needlechart.domain.people import Person, Role
from needlechart.domain.sessions import TreatmentSession
from needlechart.records import envelope
from needlechart.records.clinic_file import ClinicFile
from needlechart.records.errors import FrozenRecord, WrongPassphrase
from needlechart.usecases.adding import Entry, EntryWaits, add_beside
from needlechart.usecases.countersigning import (
    NothingToCountersign,
    OwnEntry,
    beside,
    countersign,
    may_countersign,
    waiting,
)
from needlechart.usecases.permissions import Deed, may
from needlechart.usecases.signing import sign_session
from tests.clinics import ADA, CHEAP, PASSPHRASE, FrozenClock, Template
from tests.records.watching import write_lane
from tests.usecases.test_signing import kept_s1

TIMO = Person("01900000-0000-7000-8000-00000000710a", "Timo Falk", (Role.STUDENT,), supervisor_id=ADA.id)
LEA = Person("01900000-0000-7000-8000-00000000ea10", "Lea Wirth", (Role.ASSISTANT, Role.MANAGER))
OTHER_WORDS = "nine loud hammers"
LATE = Entry(AddendumKind.LATE_ENTRY, "Not written in the hurry", "Three sets of hip abduction, led by me.")
AsPerson = Callable[[Person], ClinicFile]


@pytest.fixture
def as_person(clinic_file: ClinicFile, clinic_template: Template, clock: FrozenClock) -> Iterator[AsPerson]:
    """Leaves the file and opens it again for somebody else."""
    with clinic_file.work() as work:
        for person in (TIMO, LEA):
            work.save(None, person)
    for person in (TIMO, LEA):
        envelope.add_person(clinic_file.path, clinic_template.data_key, person, OTHER_WORDS, CHEAP)
    opened = [clinic_file]

    def sit(person: Person) -> ClinicFile:
        last = opened[-1]
        last.close()
        opened.append(ClinicFile.open(last.path, clinic_template.data_key, person.id, clock=clock, ids=last.ids))
        return opened[-1]

    yield sit
    opened[-1].close()


def signed_by_ada(file: ClinicFile, entered_by: str | None = None) -> TreatmentSession:
    session = kept_s1(file, entered_by=entered_by)
    with file.work() as work:
        return sign_session(work, file.path, session, PASSPHRASE)


def added(file: ClinicFile, session: TreatmentSession, entry: Entry = LATE, passphrase: str = OTHER_WORDS) -> Addendum:
    with file.work() as work:
        return add_beside(work, file.path, session.id, entry, passphrase)


def countersigned(
    file: ClinicFile, session: TreatmentSession, addendum_id: str | None = None, passphrase: str = PASSPHRASE
) -> Countersignature:
    with file.work() as work:
        return countersign(work, file.path, session.id, addendum_id, passphrase)


def waits(file: ClinicFile) -> list[tuple[str, str | None, str]]:
    with file.reading() as reading:
        return [(w.line.session_id, w.line.addendum_id, w.writer) for w in waiting(reading, file.person_id)]


def test_that_what_a_student_typed_waits_until_a_therapist_countersigns(as_person: AsPerson) -> None:
    file = as_person(ADA)
    session = signed_by_ada(file, TIMO.id)
    assert waits(file) == [(session.id, None, "Timo Falk")]
    made = countersigned(file, session)
    assert (made.person_id, made.session_id, made.what, len(made.digest)) == (
        ADA.id, session.id, "entered by Timo Falk, student", 64,
    )  # fmt: skip
    assert waits(file) == []
    with file.reading() as reading:
        told = beside(reading, ADA.id, session.id)
        assert [item.made for item in told.to_countersign] == [made]
        assert reading.session(session.id) == session
    (row,) = write_lane(file).execute(
        "SELECT person_id, outcome FROM audit WHERE session_id = ? AND deed = 'countersign'", (session.id,)
    )
    assert row == (ADA.id, "done")


def test_that_what_a_therapist_wrote_waits_for_nobody(as_person: AsPerson) -> None:
    file = as_person(ADA)
    session = signed_by_ada(file)
    added(file, session, passphrase=PASSPHRASE)
    assert waits(file) == []
    with pytest.raises(NothingToCountersign, match="Nothing waits"):
        countersigned(file, session)


def test_that_a_students_late_entry_waits_on_its_own(as_person: AsPerson) -> None:
    session = signed_by_ada(as_person(ADA))
    entry = added(as_person(TIMO), session)
    file = as_person(ADA)
    assert waits(file) == [(session.id, entry.id, "Timo Falk")]
    made = countersigned(file, session, entry.id)
    assert made.what.startswith("late entry of ")
    assert made.what.endswith(" by Timo Falk, student")
    assert waits(file) == []
    with pytest.raises(NothingToCountersign, match="already"):
        countersigned(file, session, entry.id)


def test_that_nobody_countersigns_what_they_wrote(as_person: AsPerson) -> None:
    session = signed_by_ada(as_person(ADA))
    file = as_person(LEA)
    entry = added(file, session)
    assert waits(file) == []  # she manages, and may countersign what others wrote
    with pytest.raises(OwnEntry) as told:
        countersigned(file, session, entry.id, OTHER_WORDS)
    assert told.value.way_out
    with file.reading() as reading:
        (item,) = beside(reading, LEA.id, session.id).to_countersign
    assert not may_countersign(LEA, item)
    assert may_countersign(ADA, item)


@pytest.mark.parametrize("role", list(Role))
def test_that_only_therapists_and_managers_countersign(role: Role) -> None:
    assert may(replace(TIMO, roles=(role,)), Deed.COUNTERSIGN) is (role in (Role.THERAPIST, Role.MANAGER))


def test_that_a_student_countersigns_nothing(as_person: AsPerson) -> None:
    session = signed_by_ada(as_person(ADA), TIMO.id)
    file = as_person(TIMO)
    assert waits(file) == []
    with pytest.raises(NotAllowed):
        countersigned(file, session, passphrase=OTHER_WORDS)
    with file.reading() as reading:
        assert beside(reading, TIMO.id, session.id).countersignatures == ()


def test_that_a_wrong_passphrase_countersigns_nothing(as_person: AsPerson) -> None:
    file = as_person(ADA)
    session = signed_by_ada(file, TIMO.id)
    with pytest.raises(WrongPassphrase):
        countersigned(file, session, passphrase=OTHER_WORDS)
    assert waits(file) == [(session.id, None, "Timo Falk")]


def test_that_a_countersignature_is_never_changed(as_person: AsPerson) -> None:
    file = as_person(ADA)
    session = signed_by_ada(file, TIMO.id)
    made = countersigned(file, session)
    with pytest.raises(FrozenRecord), file.work() as work:
        work.save(made, replace(made, what="nothing at all"))
    with file.reading() as reading:
        assert reading.countersignatures(session.id) == (made,)


def test_that_a_draft_waits_for_no_countersignature(as_person: AsPerson) -> None:
    file = as_person(ADA)
    draft = kept_s1(file, entered_by=TIMO.id)
    assert waits(file) == []
    assert to_countersign(draft, (), (), (ADA, TIMO)) == ()


def test_that_a_session_taken_out_of_the_chart_is_not_asked_for(as_person: AsPerson, clock: FrozenClock) -> None:
    file = as_person(ADA)
    session = signed_by_ada(file, TIMO.id)
    with file.work() as work:
        work.save(None, Voiding(work.new_id(), session.id, ADA.id, clock.now(), "wrong patient"))
    assert waits(file) == []


def test_that_those_somebody_supervises_come_first(as_person: AsPerson, clock: FrozenClock) -> None:
    session = signed_by_ada(as_person(ADA))
    by_lea = added(as_person(LEA), session)
    clock.tick(60)
    by_timo = added(as_person(TIMO), session)
    assert [addendum_id for _session, addendum_id, _writer in waits(as_person(ADA))] == [by_timo.id, by_lea.id]


def test_that_the_needling_part_is_corrected_by_a_therapist(as_person: AsPerson) -> None:
    session = signed_by_ada(as_person(ADA))
    site = f"sites.{session.sites[0].id}.depth_mm"
    wrong = Entry(AddendumKind.CORRECTION, "Misread", field=site, new_value="12 mm")
    file = as_person(TIMO)
    with pytest.raises(EntryWaits, match="therapist"):
        added(file, session, wrong)
    with pytest.raises(EntryWaits, match="therapist"):
        added(file, session, replace(wrong, field="count.out", new_value="3"))
    assert added(as_person(ADA), session, wrong, PASSPHRASE).new_value == "12 mm"


def test_that_a_countersignature_by_the_writer_counts_for_nothing(as_person: AsPerson) -> None:
    file = as_person(ADA)
    session = signed_by_ada(file, TIMO.id)
    own = Countersignature("own", session.id, TIMO.id, file.clock.now(), "mine")
    (item,) = to_countersign(session, (), (own,), (ADA, TIMO))
    assert item.made is None
    with file.work() as work:
        work.save(None, own)
    assert waits(file) == [(session.id, None, "Timo Falk")]
