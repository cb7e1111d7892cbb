"""The review of a signed session: what is to be reviewed, where it stands, and who may approve it."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as some

from needlechart.domain.afterwards import (
    Addendum,
    AddendumKind,
    Countersignature,
    ReviewEntry,
    ReviewKind,
    ReviewReason,
    ReviewState,
)
from needlechart.domain.ids import Ids
from needlechart.domain.needling import CountField, Discrepancy
from needlechart.domain.people import Person, ReviewPolicy, Role
from needlechart.domain.reactions import Reaction, ReportedBy, Severity
from needlechart.domain.reviewing import (
    FROM,
    STATE_AFTER,
    Part,
    drawn,
    needs_words,
    next_number,
    parts_in,
    reasons_to_review,
    reasons_to_review_again,
    review_state,
    thread_fault,
    why_to_review,
)
from needlechart.domain.sessions import (
    Acknowledgement,
    CautionReason,
    Explanation,
    ExplanationReason,
    Signature,
)
from tests.clinics import ADA, NOW
from tests.scenarios import s1

MIRA, TIMO, LEA = "mira", "timo", "lea"
PEOPLE = (
    ADA,
    Person(MIRA, "Mira Sand", (Role.MANAGER,)),
    Person(TIMO, "Timo Falk", (Role.STUDENT,)),
    Person(LEA, "Lea Wirth", (Role.ASSISTANT,)),
)
QUIET = ReviewPolicy(False, False, False, None, False, False, False, 0)
DRAFT = s1(ADA.id).sessions[0]
SESSION = DRAFT.signed(Signature(ADA.id, NOW, "digest"))
K, R, S = ReviewKind, ReviewReason, ReviewState


def thread(*kinds: ReviewKind, by: dict[int, str] | None = None) -> tuple[ReviewEntry, ...]:
    """A thread of these kinds; questions and approvals by the manager, answers and calls by the therapist."""
    writers = {K.QUESTION: MIRA, K.APPROVAL: MIRA}
    return tuple(
        ReviewEntry(
            f"entry-{n}", SESSION.id, n, kind, (by or {}).get(n, writers.get(kind, ADA.id)), NOW,
            "words", (R.SHARE,) if kind is K.CALL else (),
        )
        for n, kind in enumerate(kinds, 1)
    )  # fmt: skip


def reaction(severity: Severity) -> Reaction:
    return Reaction("r", "faint", severity, ReportedBy.THERAPIST)


def entry(**given_values: object) -> Addendum:
    plain = Addendum("a", SESSION.id, AddendumKind.ADDENDUM, ADA.id, NOW, "why", "text")
    return replace(plain, **given_values)  # type: ignore[arg-type]


# ---- where it stands
@pytest.mark.parametrize(
    ("kinds", "state"),
    [
        ((), S.NOT_NEEDED),
        ((K.CALL,), S.TO_REVIEW),
        ((K.CALL, K.APPROVAL), S.APPROVED),
        ((K.CALL, K.QUESTION), S.QUESTION),
        ((K.CALL, K.QUESTION, K.ANSWER), S.ANSWERED),
        ((K.CALL, K.QUESTION, K.ANSWER, K.APPROVAL), S.APPROVED),
        ((K.CALL, K.QUESTION, K.ANSWER, K.QUESTION), S.QUESTION),
        ((K.CALL, K.APPROVAL, K.QUESTION), S.QUESTION),
        ((K.CALL, K.APPROVAL, K.CALL), S.TO_REVIEW),
        ((K.QUESTION,), S.QUESTION),
    ],
)
def test_that_a_session_stands_where_the_thread_took_it(kinds: tuple[ReviewKind, ...], state: ReviewState) -> None:
    entries = thread(*kinds)
    assert review_state(entries) is state
    assert review_state(reversed(entries)) is state  # in the order of their numbers, however they are given
    assert thread_fault(entries, SESSION, (), ()) is None


@given(some.lists(some.sampled_from(ReviewKind), max_size=12))
def test_that_the_state_is_a_plain_fold_of_the_entries_that_were_let_in(wanted: list[ReviewKind]) -> None:
    """Whatever is tried in whatever order, the state is that of a machine that takes one allowed step after the other."""
    state = S.NOT_NEEDED
    kept: list[ReviewKind] = []
    machine = {
        (S.NOT_NEEDED, K.CALL): S.TO_REVIEW, (S.NOT_NEEDED, K.QUESTION): S.QUESTION, (S.NOT_NEEDED, K.APPROVAL): S.APPROVED,
        (S.TO_REVIEW, K.QUESTION): S.QUESTION, (S.TO_REVIEW, K.APPROVAL): S.APPROVED,
        (S.QUESTION, K.QUESTION): S.QUESTION, (S.QUESTION, K.ANSWER): S.ANSWERED, (S.QUESTION, K.APPROVAL): S.APPROVED,
        (S.ANSWERED, K.QUESTION): S.QUESTION, (S.ANSWERED, K.ANSWER): S.ANSWERED, (S.ANSWERED, K.APPROVAL): S.APPROVED,
        (S.APPROVED, K.QUESTION): S.QUESTION, (S.APPROVED, K.CALL): S.TO_REVIEW,
    }  # fmt: skip
    for kind in wanted:
        allowed = review_state(thread(*kept)) in FROM[kind]
        assert allowed is ((state, kind) in machine)
        if allowed:
            kept.append(kind)
            state = machine[state, kind]
        assert review_state(thread(*kept)) is state
    assert thread_fault(thread(*kept), SESSION, (), ()) is None
    assert next_number(thread(*kept)) == len(kept) + 1


def test_that_every_kind_of_entry_leads_somewhere_from_somewhere() -> None:
    assert set(STATE_AFTER) == set(FROM) == set(ReviewKind)
    assert set(STATE_AFTER.values()) == set(ReviewState) - {S.NOT_NEEDED}


def test_that_the_reasons_told_are_those_of_the_newest_call() -> None:
    first, approval, again = thread(K.CALL, K.APPROVAL, K.CALL)
    assert why_to_review(()) == ()
    assert why_to_review((first, approval)) == (R.SHARE,)
    assert why_to_review((first, approval, replace(again, reasons=(R.ADDED,)))) == (R.ADDED,)


# ---- what is to be reviewed
MISMATCH = Discrepancy("d", NOW, 3, 4, CountField.OUT)
OVERRIDDEN = Acknowledgement("k", "V8", "x", "Pleura.", NOW, ADA.id, because=CautionReason.PINCER_HOLD)
SEEN_ONLY = replace(OVERRIDDEN, because=None)
EXPLAINED = Explanation("e", "V3", ExplanationReason.ALREADY_DONE, NOW, ADA.id)


@pytest.mark.parametrize(
    ("policy", "change", "reason"),
    [
        (replace(QUIET, every_session=True), {}, R.EVERY_SESSION),
        (replace(QUIET, under_supervision=True), {"entered_by": TIMO}, R.UNDER_SUPERVISION),
        (replace(QUIET, under_supervision=True), {"entered_by": LEA}, R.UNDER_SUPERVISION),
        (replace(QUIET, under_supervision=True), {"entered_by": MIRA}, None),
        (replace(QUIET, mismatches=True), {"discrepancies": (MISMATCH,)}, R.COUNT_MISMATCH),
        (replace(QUIET, mismatches=True), {"count": replace(SESSION.count, out=0)}, R.COUNT_MISMATCH),
        (replace(QUIET, mismatches=True), {"count": replace(SESSION.count, out=None)}, R.COUNT_MISMATCH),
        (replace(QUIET, mismatches=True), {"count": replace(SESSION.count, out=None), "sites": ()}, None),
        (replace(QUIET, mismatches=True), {}, None),
        (replace(QUIET, reactions_from=Severity.SIGNIFICANT), {"reactions": (reaction(Severity.SERIOUS),)}, R.REACTION),
        (replace(QUIET, reactions_from=Severity.SIGNIFICANT), {"reactions": (reaction(Severity.SIGNIFICANT),)}, R.REACTION),
        (replace(QUIET, reactions_from=Severity.SIGNIFICANT), {"reactions": (reaction(Severity.MILD),)}, None),
        (replace(QUIET, reactions_from=Severity.MILD), {"reactions": (reaction(Severity.MILD),)}, R.REACTION),
        (replace(QUIET, reactions_from=Severity.MILD), {"reactions": (reaction(Severity.STAFF),)}, None),
        (replace(QUIET, staff_incidents=True), {"reactions": (reaction(Severity.STAFF),)}, R.STAFF_INCIDENT),
        (replace(QUIET, staff_incidents=True), {"reactions": (reaction(Severity.SERIOUS),)}, None),
        (replace(QUIET, explained=True), {"explanations": (EXPLAINED,)}, R.EXPLAINED),
        (replace(QUIET, overridden=True), {"acknowledgements": (OVERRIDDEN,)}, R.OVERRIDDEN),
        (replace(QUIET, overridden=True), {"acknowledgements": (SEEN_ONLY,)}, None),
        (replace(QUIET, share_percent=100), {}, R.SHARE),
    ],
)
def test_that_each_rule_calls_for_its_own(policy: ReviewPolicy, change: dict[str, object], reason: ReviewReason | None) -> None:
    session = replace(SESSION, **change)  # type: ignore[arg-type]
    assert reasons_to_review(session, PEOPLE, policy) == ((reason,) if reason else ())
    assert reasons_to_review(session, PEOPLE, QUIET) == ()  # the control: without the rule nothing is asked
    assert reasons_to_review(replace(session, signature=None), PEOPLE, policy) == ()


def test_that_reasons_come_in_the_order_of_the_policy() -> None:
    everything = ReviewPolicy(True, True, True, Severity.MILD, True, True, True, 100)
    session = replace(
        SESSION, entered_by=TIMO, discrepancies=(MISMATCH,), explanations=(EXPLAINED,), acknowledgements=(OVERRIDDEN,),
        reactions=(reaction(Severity.MILD), replace(reaction(Severity.STAFF), id="r2")),
    )  # fmt: skip
    assert reasons_to_review(session, PEOPLE, everything) == tuple(r for r in R if r not in (R.COUNT_CORRECTED, R.ADDED))


def test_that_a_share_is_drawn_by_the_id_alone_and_a_larger_one_holds_the_smaller() -> None:
    new_id = Ids(lambda: NOW.utc_ms, Random(3))
    ids = [new_id() for _ in range(4000)]
    drawn_of = {share: {i for i in ids if drawn(i, share)} for share in (0, 1, 10, 50, 100)}
    assert drawn_of[0] == set()
    assert drawn_of[100] == set(ids)
    assert drawn_of[1] <= drawn_of[10] <= drawn_of[50]
    assert 320 < len(drawn_of[10]) < 480  # 400 expected, four standard deviations of 19
    assert drawn_of[10] == {i for i in ids if drawn(i, 10)}
    assert drawn("01900000-0000-7000-8000-00000000ada0", 53) is False
    assert drawn("01900000-0000-7000-8000-00000000ada0", 54) is True  # the same on every machine and in every release


# ---- what is added later
COUNT_OUT = {"kind": AddendumKind.CORRECTION, "field": "count.out", "new_value": "5"}


@pytest.mark.parametrize(
    ("state", "added", "policy", "reasons"),
    [
        (S.APPROVED, {}, QUIET, (R.ADDED,)),
        (S.APPROVED, COUNT_OUT, ReviewPolicy(), (R.COUNT_CORRECTED, R.ADDED)),
        (S.NOT_NEEDED, {}, ReviewPolicy(), ()),
        (S.NOT_NEEDED, {}, replace(QUIET, every_session=True), (R.EVERY_SESSION,)),
        (S.NOT_NEEDED, COUNT_OUT, ReviewPolicy(), (R.COUNT_CORRECTED,)),
        (S.NOT_NEEDED, COUNT_OUT | {"field": "sites.x.new_needles"}, ReviewPolicy(), (R.COUNT_CORRECTED,)),
        (S.NOT_NEEDED, COUNT_OUT | {"field": "sites.x.depth_mm"}, ReviewPolicy(), ()),
        (S.NOT_NEEDED, COUNT_OUT, QUIET, ()),
        (S.NOT_NEEDED, {"reactions": (reaction(Severity.SERIOUS),)}, ReviewPolicy(), (R.REACTION,)),
        (S.NOT_NEEDED, {"reactions": (reaction(Severity.STAFF),)}, ReviewPolicy(), (R.STAFF_INCIDENT,)),
        (S.TO_REVIEW, COUNT_OUT, ReviewPolicy(), ()),
        (S.QUESTION, COUNT_OUT, ReviewPolicy(), ()),
        (S.ANSWERED, COUNT_OUT, ReviewPolicy(), ()),
    ],
)
def test_that_what_is_added_is_reviewed_where_nobody_is_about_to_read_it(
    state: ReviewState, added: dict[str, object], policy: ReviewPolicy, reasons: tuple[ReviewReason, ...]
) -> None:
    assert reasons_to_review_again(state, entry(**added), policy) == reasons


# ---- who may not approve
def test_that_everybody_with_a_part_in_a_session_is_known_with_their_weightiest_part() -> None:
    sites = (replace(SESSION.sites[0], inserted_by="jonas"), *SESSION.sites[1:])
    session = replace(SESSION, entered_by=TIMO, sites=sites, signature=Signature("signer", NOW, ""))
    correction = entry(kind=AddendumKind.CORRECTION, author_id="corrector")
    telephoned = entry(id="b", author_id=MIRA)
    elsewhere = replace(correction, id="c", session_id="other", author_id=MIRA)
    under = (
        Countersignature("c1", SESSION.id, "supervisor", NOW, "entered by Timo"),
        Countersignature("c2", SESSION.id, ADA.id, NOW, "entered by Timo"),
        Countersignature("c3", "other", MIRA, NOW, "entered by Timo"),
    )
    parts = parts_in(session, (correction, telephoned, elsewhere), under)
    assert {who: parts.of(who) for who in (ADA.id, "signer", "jonas", TIMO, "supervisor", "corrector", MIRA)} == {
        ADA.id: Part.TREATED,
        "signer": Part.TREATED,
        "jonas": Part.TREATED,
        TIMO: Part.TYPED,
        "supervisor": Part.COUNTERSIGNED,
        "corrector": Part.CORRECTED,
        MIRA: None,  # who only wrote down a telephone call may approve
    }


@pytest.mark.parametrize(
    ("entries", "wrong"),
    [
        (thread(K.ANSWER), "makes way"),
        (thread(K.CALL, K.CALL), "makes way"),
        (thread(K.CALL, K.ANSWER), "makes way"),
        (thread(K.CALL, K.APPROVAL, K.APPROVAL), "makes way"),
        (thread(K.QUESTION, K.CALL), "makes way"),
        (thread(K.CALL, K.APPROVAL, by={2: ADA.id}), "their own"),
        (thread(K.QUESTION, K.ANSWER, by={2: MIRA}), "only the session's therapist"),
        (thread(K.CALL, K.QUESTION)[1:], "stands at place 1"),
        ((*thread(K.CALL), replace(thread(K.CALL, K.QUESTION)[1], number=1, id="z")), "stands at place 2"),
        ((replace(thread(K.CALL)[0], reasons=()),), "no reason"),
        ((replace(thread(K.QUESTION)[0], text=" "),), "says nothing"),
        ((thread(K.QUESTION)[0], replace(thread(K.QUESTION, K.APPROVAL)[1], text="")), "says nothing"),
    ],
)
def test_that_a_thread_that_could_not_have_come_about_is_told_at_its_first_bad_entry(
    entries: tuple[ReviewEntry, ...], wrong: str
) -> None:
    found = thread_fault(entries, SESSION, (), ())
    assert found is not None
    assert wrong in found[1]


def test_that_an_approval_says_something_only_where_a_question_is_open() -> None:
    assert [state for state in ReviewState if needs_words(K.APPROVAL, state)] == [S.QUESTION]
    assert all(needs_words(kind, S.QUESTION) for kind in (K.QUESTION, K.ANSWER))
    assert not needs_words(K.CALL, S.NOT_NEEDED)
