"""A review below the window: who may ask, answer and approve, what signing and adding set off, and what the trail says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from inspect import getsource
from typing import Any

import pytest

from needlechart.domain.afterwards import (
    Addendum,
    AddendumKind,
    Countersignature,
    ReviewEntry,
    ReviewKind,
    ReviewReason,
    ReviewState,
    Voiding,
)
from needlechart.domain.errors import NotAllowed, SessionIsSigned
from needlechart.domain.people import Person, ReviewPolicy, Role
from needlechart.domain.reactions import Severity
from needlechart.domain.reviewing import Part, review_state
from needlechart.domain.sessions import Signature, TreatmentSession
from needlechart.records.clinic_file import ClinicFile
from needlechart.records.errors import FrozenRecord
from needlechart.usecases import review_queue, review_thread
from needlechart.usecases.adding import Entry, add_beside
from needlechart.usecases.permissions import ALLOWED, Deed
from needlechart.usecases.review_queue import more_of_queue, my_questions, open_queue, queue_counts
from needlechart.usecases.review_thread import (
    NotYourQuestion,
    OwnSession,
    ReviewRefused,
    Seen,
    Thread,
    ThreadMovedOn,
    answer,
    approve,
    approve_many,
    ask,
    set_review_policy,
    thread_of,
)
from needlechart.usecases.signing import sign_session
from tests.clinics import ADA, NOW, PASSPHRASE, FrozenClock, Template
from tests.records.watching import write_lane
from tests.scenarios import s1
from tests.usecases.test_signing import kept_s1

MIRA = Person("01900000-0000-7000-8000-00000000317a", "Mira Sand", (Role.MANAGER,))
BO = Person("01900000-0000-7000-8000-00000000be11", "Bo Ell", (Role.THERAPIST, Role.MANAGER), needles_from=date(2020, 1, 1))
TIMO = Person("01900000-0000-7000-8000-00000000710a", "Timo Falk", (Role.STUDENT,), supervisor_id=ADA.id)
AsPerson = Callable[[Person], ClinicFile]
K, S = ReviewKind, ReviewState


@pytest.fixture
def as_person(clinic_file: ClinicFile, clinic_template: Template, clock: FrozenClock) -> Iterator[AsPerson]:
    """Leaves the file and opens it again for somebody else."""
    with clinic_file.work() as work:
        for person in (MIRA, BO, TIMO):
            work.save(None, person)
    opened = [clinic_file]

    def sit(person: Person) -> ClinicFile:
        last = opened[-1]
        if last.person_id != person.id:
            last.close()
            opened.append(ClinicFile.open(last.path, clinic_template.data_key, person.id, clock=clock, ids=last.ids))
        return opened[-1]

    yield sit
    opened[-1].close()


def signed(file: ClinicFile, number: int = 1, **change: Any) -> TreatmentSession:
    """The hip visit, signed by Ada as it came from elsewhere, so that nobody was asked to review it."""
    chart = s1(ADA.id)
    plain = replace(chart.sessions[0], id=f"session-{number}", **change)
    session = plain.signed(Signature(plain.therapist_id, NOW, ""))
    with file.work() as work:
        known = [] if number > 1 else [chart.patient]
        work.add_many([*known, session], deed="import records")
    return session


def seen_by(file: ClinicFile, session: TreatmentSession) -> Thread:
    with file.reading() as reading:
        return thread_of(reading, file.person_id, session.id)


def state(file: ClinicFile, session: TreatmentSession) -> ReviewState:
    """As the thread says, which what is kept for the queue must equal."""
    with file.reading() as reading:
        found = review_state(reading.review_entries(session.id))
    kept = write_lane(file).execute("SELECT state FROM review_standing WHERE session_id = ?", (session.id,)).fetchone()
    assert (kept[0] if kept else "not_needed") == found.value
    return found


def asked(file: ClinicFile, session: TreatmentSession, text: str = "Was it 40 mm?") -> ReviewEntry:
    with file.work() as work:
        return ask(work, session.id, text)


def answered(file: ClinicFile, session: TreatmentSession, text: str = "Yes, 40 mm.") -> ReviewEntry:
    with file.work() as work:
        return answer(work, session.id, text)


def approved(file: ClinicFile, session: TreatmentSession, text: str = "", seen: Seen | None = None) -> ReviewEntry:
    seen = seen or seen_by(file, session).seen
    with file.work() as work:
        return approve(work, session.id, seen, text)


def trail(file: ClinicFile, session: TreatmentSession) -> list[tuple[str, str, str]]:
    """Who did what to that session, and how it ended."""
    rows = write_lane(file).execute("SELECT person_id, deed, outcome FROM audit WHERE session_id = ? ORDER BY seq", (session.id,))
    return [tuple(row) for row in rows.fetchall()]


# ---- the way through
def test_that_a_question_is_answered_and_approved_and_each_step_is_in_the_trail(as_person: AsPerson, clock: FrozenClock) -> None:
    session = signed(as_person(ADA))
    told = seen_by(as_person(MIRA), session)
    assert (told.state, told.may_ask, told.may_answer, told.may_approve) == (S.NOT_NEEDED, True, False, True)
    question = asked(as_person(MIRA), session, "  Was it 40 mm?  ")
    assert (question.text, question.number, question.kind, len(question.digest)) == ("Was it 40 mm?", 1, K.QUESTION, 64)
    file = as_person(ADA)
    told = seen_by(file, session)
    assert (told.state, told.may_ask, told.may_answer, told.may_approve) == (S.QUESTION, False, True, False)
    assert told.part is Part.TREATED
    with file.reading() as reading:
        (line,) = my_questions(reading, ADA.id)
    assert (line.line.session_id, line.line.text, line.writer) == (session.id, "Was it 40 mm?", "Mira Sand")
    clock.moment = clock.moment.plus(hours=-3)  # a clock that was set back does not turn the thread round
    answered(file, session)
    assert state(file, session) is S.ANSWERED
    with file.reading() as reading:
        assert my_questions(reading, ADA.id) == ()
    answered(file, session, "And 35 on the other side.")
    file = as_person(MIRA)
    approved(file, session)
    assert state(file, session) is S.APPROVED
    told = seen_by(file, session)
    assert [entry.kind for entry in told.entries] == [K.QUESTION, K.ANSWER, K.ANSWER, K.APPROVAL]
    assert (told.may_ask, told.may_approve) == (True, False)
    assert trail(file, session) == [
        (MIRA.id, "ask about a session", "done"),
        (ADA.id, "answer a question about a session", "done"),
        (ADA.id, "answer a question about a session", "done"),
        (MIRA.id, "approve a session", "done"),
    ]
    with file.reading() as reading:
        assert replace(reading.session(session.id), signature=session.signature) == session
    asked(file, session, "One more thing: which side first?")
    assert state(file, session) is S.QUESTION


def test_that_nothing_said_is_changed_afterwards(as_person: AsPerson) -> None:
    session = signed(as_person(ADA))
    file = as_person(MIRA)
    question = asked(file, session)
    with pytest.raises(FrozenRecord), file.work() as work:
        work.save(question, replace(question, text="Something else"))
    with pytest.raises(FrozenRecord), file.work() as work:
        work.save(None, replace(question, id="second", text="In its place"))
    with pytest.raises(SessionIsSigned), file.work() as work:
        work.save(session, replace(session, signature=None))
    assert seen_by(file, session).entries == (question,)


# ---- refusals
@pytest.mark.parametrize(
    ("part", "beside"),
    [
        (Part.TREATED, {"therapist_id": BO.id}),
        (Part.TREATED, {"inserted_by": BO.id}),
        (Part.TYPED, {"entered_by": BO.id}),
        (Part.COUNTERSIGNED, Countersignature("c", "session-1", BO.id, NOW, "entered by Timo Falk")),
        (Part.CORRECTED, Addendum("a", "session-1", AddendumKind.CORRECTION, BO.id, NOW, "misread", "", "date", "1", "2")),
    ],
)
def test_that_nobody_asks_about_or_approves_what_is_theirs(as_person: AsPerson, part: Part, beside: object) -> None:
    file = as_person(ADA)
    change: dict[str, Any] = dict(beside) if isinstance(beside, dict) else {}
    if by := change.pop("inserted_by", None):
        sites = s1(ADA.id).sessions[0].sites
        change["sites"] = (replace(sites[0], inserted_by=by), *sites[1:])
    session = signed(file, **change)
    other = signed(file, 2)
    if not isinstance(beside, dict):
        with file.work() as work:
            work.save(None, beside)
    file = as_person(BO)
    told = seen_by(file, session)
    assert (told.part, told.may_ask, told.may_approve) == (part, False, False)
    with pytest.raises(OwnSession, match=part.value) as refusal:
        approved(file, session)
    assert refusal.value.way_out
    with pytest.raises(OwnSession):
        asked(file, session)
    assert state(file, session) is S.NOT_NEEDED
    assert trail(file, session)[-2:] == [(BO.id, "approve a session", "refused"), (BO.id, "ask about a session", "refused")]
    approved(file, other)  # the control: the same person may, where they had no part
    approved(as_person(MIRA), session)


def test_that_who_wrote_down_a_telephone_call_may_still_approve(as_person: AsPerson) -> None:
    file = as_person(ADA)
    session = signed(file)
    with file.work() as work:
        work.save(None, Addendum("a", session.id, AddendumKind.ADDENDUM, MIRA.id, NOW, "telephone", "Sore for a day."))
    assert approved(as_person(MIRA), session).kind is K.APPROVAL


def test_that_only_the_sessions_therapist_answers(as_person: AsPerson) -> None:
    session = signed(as_person(ADA))
    asked(as_person(MIRA), session)
    file = as_person(BO)
    assert not seen_by(file, session).may_answer
    with pytest.raises(NotYourQuestion) as told:
        answered(file, session)
    assert told.value.way_out
    assert trail(file, session)[-1] == (BO.id, "answer a question about a session", "refused")
    with file.reading() as reading:
        assert my_questions(reading, BO.id) == ()
        assert my_questions(reading, MIRA.id) == ()
    answered(as_person(ADA), session)


def test_that_steps_out_of_turn_are_refused_in_words_and_write_nothing(as_person: AsPerson) -> None:
    file = as_person(ADA)
    session = signed(file)
    with pytest.raises(ReviewRefused, match="Nobody has asked"):
        answered(file, session)
    file = as_person(MIRA)
    for words in ("", "  \n "):
        with pytest.raises(ReviewRefused, match="nothing to send"):
            asked(file, session, words)
    asked(file, session)
    with pytest.raises(ReviewRefused, match="still open") as told:
        approved(file, session)
    assert "how it was settled" in told.value.way_out
    file = as_person(ADA)
    with pytest.raises(ReviewRefused, match="nothing to send"):
        answered(file, session, "")
    file = as_person(MIRA)
    approved(file, session, "Settled by telephone: 40 mm.")
    with pytest.raises(ReviewRefused, match="approved already"):
        approved(file, session)
    assert [entry.kind for entry in seen_by(file, session).entries] == [K.QUESTION, K.APPROVAL]


def test_that_drafts_and_what_left_the_chart_are_not_reviewed(as_person: AsPerson) -> None:
    file = as_person(ADA)
    session = signed(file)
    draft = replace(s1(ADA.id).sessions[0], id="draft")
    with file.work() as work:
        work.save(None, draft)
    asked(as_person(MIRA), session)
    file = as_person(ADA)
    with file.work() as work:
        work.save(None, Voiding("v", session.id, ADA.id, NOW, "wrong patient"))
    with pytest.raises(ReviewRefused, match="taken out"):
        answered(file, session)
    with file.reading() as reading:
        assert my_questions(reading, ADA.id) == ()
    told = seen_by(file, session)
    assert not told.may_answer
    file = as_person(MIRA)
    for of, sentence in ((draft, "not signed"), (session, "taken out")):
        with pytest.raises(ReviewRefused, match=sentence):
            asked(file, of)
        with pytest.raises(ReviewRefused, match=sentence):
            approved(file, of, "words")
        told = seen_by(file, of)
        assert (told.may_ask, told.may_approve) == (False, False)


def test_that_what_nobody_has_read_is_not_approved(as_person: AsPerson) -> None:
    session = signed(as_person(ADA))
    file = as_person(MIRA)
    read = seen_by(file, session).seen
    file = as_person(ADA)
    with file.work() as work:
        add_beside(work, file.path, session.id, Entry(AddendumKind.ADDENDUM, "telephone", "Fainted at home."), PASSPHRASE)
    file = as_person(MIRA)
    with pytest.raises(ThreadMovedOn) as told:
        approved(file, session, seen=read)
    assert told.value.way_out
    approved(file, session)  # the control: with what is there read
    asked(file, session)
    with pytest.raises(ThreadMovedOn):
        approved(file, session, "words", Seen(1, 1))


# ---- several at once
def test_that_several_are_approved_at_once_and_those_that_may_not_be_are_told(as_person: AsPerson) -> None:
    file = as_person(ADA)
    mine = signed(file, 1, therapist_id=BO.id)
    plain, open_one, moved, done = (signed(file, n) for n in (2, 3, 4, 5))
    asked(as_person(MIRA), open_one)
    approved(as_person(MIRA), done)
    file = as_person(BO)
    read = {session.id: seen_by(file, session).seen for session in (mine, plain, open_one, done)} | {moved.id: Seen(3, 0)}
    with file.work() as work:
        told = approve_many(work, read)
    assert told.approved == (plain.id,)
    assert {session_id: sentence.split(":")[0] for session_id, sentence in told.left} == {
        mine.id: "Nobody reviews what is theirs",
        open_one.id: "A question is still open.",
        done.id: "This session is approved already.",
        moved.id: "Something was added to this session meanwhile.",
    }
    assert [state(file, s) for s in (mine, plain, open_one, moved)] == [S.NOT_NEEDED, S.APPROVED, S.QUESTION, S.NOT_NEEDED]
    assert trail(file, mine)[-1] == (BO.id, "approve a session", "refused")


# ---- what the policy sets off
def test_that_signing_asks_the_policy_and_keeps_why(as_person: AsPerson) -> None:
    file = as_person(ADA)
    session = kept_s1(file, entered_by=TIMO.id)
    with file.work() as work:
        session = sign_session(work, file.path, session, PASSPHRASE)
    told = seen_by(file, session)
    assert (told.state, told.reasons) == (S.TO_REVIEW, (ReviewReason.UNDER_SUPERVISION,))
    assert trail(file, session)[-2:] == [(ADA.id, "sign a session", "done"), (ADA.id, "call for a review", "done")]
    with file.work() as work:
        set_review_policy(work, replace(ReviewPolicy(), under_supervision=False))
    assert state(file, session) is S.TO_REVIEW  # what waits already goes on waiting


def test_that_what_no_rule_asks_for_goes_to_nobody(as_person: AsPerson) -> None:
    file = as_person(ADA)
    session = kept_s1(file)
    with file.work() as work:
        session = sign_session(work, file.path, session, PASSPHRASE)
    assert seen_by(file, session).state is S.NOT_NEEDED
    assert trail(file, session)[-1] == (ADA.id, "sign a session", "done")


def test_that_what_is_added_after_the_approval_is_reviewed_again(as_person: AsPerson) -> None:
    session = signed(as_person(ADA))
    told = Entry(AddendumKind.ADDENDUM, "telephone", "A bruise the size of a coin.")
    file = as_person(ADA)
    with file.work() as work:
        add_beside(work, file.path, session.id, told, PASSPHRASE)
    assert state(file, session) is S.NOT_NEEDED
    approved(as_person(MIRA), session)
    file = as_person(ADA)
    with file.work() as work:
        add_beside(work, file.path, session.id, told, PASSPHRASE)
    assert state(file, session) is S.TO_REVIEW
    assert seen_by(file, session).reasons == (ReviewReason.ADDED,)
    wrong = Entry(AddendumKind.CORRECTION, "miscounted", field="count.out", new_value="9")
    with file.work() as work:
        add_beside(work, file.path, session.id, wrong, PASSPHRASE)
    assert len(seen_by(file, session).entries) == 2  # it waits already
    approved(as_person(MIRA), session)


def test_that_a_policy_that_means_nothing_is_refused(as_person: AsPerson) -> None:
    file = as_person(MIRA)
    for policy in (ReviewPolicy(reactions_from=Severity.STAFF), ReviewPolicy(share_percent=101)):
        with pytest.raises(ReviewRefused) as told, file.work() as work:
            set_review_policy(work, policy)
        assert told.value.way_out
    with file.work() as work:
        assert set_review_policy(work, ReviewPolicy(share_percent=5)).policy.review.share_percent == 5
    with file.reading() as reading:
        assert reading.clinic().policy.review == ReviewPolicy(share_percent=5)


# ---- roles
OPERATIONS: dict[Deed, Callable[[ClinicFile], object]] = {
    Deed.LOOK_AT_REVIEW: lambda file: _at_work(file, lambda work: open_queue(work)),
    Deed.ASK: lambda file: _at_work(file, lambda work: ask(work, "session-1", "Why?")),
    Deed.ANSWER: lambda file: _at_work(file, lambda work: answer(work, "session-2", "Because.")),
    Deed.APPROVE: lambda file: _at_work(file, lambda work: approve_many(work, {"session-3": Seen()})),
    Deed.SET_REVIEW: lambda file: _at_work(file, lambda work: set_review_policy(work, ReviewPolicy(every_session=True))),
}


def _at_work(file: ClinicFile, deed: Callable[..., object]) -> object:
    with file.work() as work:
        return deed(work)


@pytest.mark.parametrize("role", list(Role))
def test_that_each_role_does_what_the_table_says_and_refusals_are_in_the_trail(as_person: AsPerson, role: Role) -> None:
    file = as_person(ADA)
    for number in (1, 3):
        signed(file, number)
    other = signed(file, 2, therapist_id=BO.id)
    asked(as_person(MIRA), other)
    file = as_person(ADA)
    with file.work() as work:
        work.save(BO, replace(BO, roles=(role,)))
    file = as_person(BO)
    for deed, operation in OPERATIONS.items():
        may = role in ALLOWED[deed]
        with nullcontext() if may else pytest.raises(NotAllowed):
            operation(file)
        person, said, outcome = (
            write_lane(file).execute("SELECT person_id, deed, outcome FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
        )
        assert (person, said, outcome) == (BO.id, deed.value, "done" if may else "refused")
    with file.reading() as reading:
        for read in (more_of_queue, queue_counts):
            with nullcontext() if role in ALLOWED[Deed.LOOK_AT_REVIEW] else pytest.raises(NotAllowed):
                read(reading, BO.id)
        told = thread_of(reading, BO.id, other.id)
    assert told.state is (S.ANSWERED if role in ALLOWED[Deed.ANSWER] else S.QUESTION)
    assert bool(told.entries) is (role in ALLOWED[Deed.READ_THREAD])


def test_that_every_deed_of_the_review_is_tried_by_every_role() -> None:
    named = {name for module in (review_thread, review_queue) for name in re.findall(r"\bDeed\.(\w+)", getsource(module))}
    tried = {*OPERATIONS, Deed.READ_THREAD, Deed.LOOK_AT_CHART}
    assert {Deed[name] for name in named} == tried
