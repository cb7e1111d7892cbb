"""The review of signed sessions: a manager asks, the therapist answers, a manager approves; nobody approves their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from needlechart.domain.afterwards import ReviewEntry, ReviewKind, ReviewReason, ReviewState
from needlechart.domain.errors import NeedleChartError, NotAllowed
from needlechart.domain.lines import SignedVisit
from needlechart.domain.people import Clinic, Person, ReviewPolicy
from needlechart.domain.reactions import Severity
from needlechart.domain.reviewing import FROM, Part, needs_words, next_number, review_state, why_to_review
from needlechart.records.reading import Reading
from needlechart.records.work import Work
from needlechart.usecases.permissions import Deed, may, require
from needlechart.usecases.persons import person_of


class ReviewRefused(NeedleChartError):
    """The review of this session cannot go on like that; nothing was written."""


class ThreadMovedOn(NeedleChartError):
    """Something was written in the thread, or added beside the session, after it was read."""

    def __init__(self) -> None:
        super().__init__("Something was added to this session meanwhile.", "Read it, then approve.")


class OwnSession(NotAllowed):
    """Somebody wanted to approve a session they have a part in, or to ask themselves about it."""

    def __init__(self, deed: Deed, part: Part, session_id: str) -> None:
        sentence = f"Nobody reviews what is theirs: {part.value} this session."
        super().__init__(deed.value, session_id, sentence, "Ask another manager to review it.")
        self.part = part


class NotYourQuestion(NotAllowed):
    """Somebody else than the session's therapist wanted to answer."""

    def __init__(self, session_id: str) -> None:
        sentence = "Only the therapist of the session answers a question about it."
        super().__init__(Deed.ANSWER.value, session_id, sentence, "Tell them that it waits.")


@dataclass(frozen=True, slots=True)
class Seen:
    """How much of a session somebody has read: so many entries of the thread, and so many beside the session."""

    entries: int = 0
    beside: int = 0


@dataclass(frozen=True, slots=True)
class Thread:
    """The review of one session as one person may see it.

    ``entries`` are empty for those who may not read the thread.  ``part``: what they themselves had to do with the session.
    ``people`` names who wrote.
    """

    session_id: str
    state: ReviewState
    therapist_id: str
    people: tuple[Person, ...]
    entries: tuple[ReviewEntry, ...] = ()
    reasons: tuple[ReviewReason, ...] = ()
    seen: Seen = Seen()
    part: Part | None = None
    may_ask: bool = False
    may_answer: bool = False
    may_approve: bool = False

    def name_of(self, person_id: str) -> str:
        """The person's name, or nothing."""
        return next((person.name for person in self.people if person.id == person_id), "")


@dataclass(frozen=True, slots=True)
class Approvals:
    """What came of approving several: the sessions approved, and those left with the sentence why."""

    approved: tuple[str, ...]
    left: tuple[tuple[str, str], ...]


def thread_of(reading: Reading, person_id: str, session_id: str) -> Thread:
    """The review of that session; of a draft, or for somebody who may not read it, no more than where it stands."""
    person = person_of(reading, person_id)
    require(person, Deed.LOOK_AT_CHART)
    visit, entries = reading.signed_visit(session_id), reading.review_entries(session_id)
    state, told = review_state(entries), (visit.therapist_id, tuple(reading.people()))
    if not visit.signed or not may(person, Deed.READ_THREAD):
        return Thread(session_id, state, *told)
    part = reading.parts_in((session_id,))[session_id].of(person_id)
    in_chart = not visit.void
    return Thread(
        session_id,
        state,
        *told,
        entries,
        why_to_review(entries),
        Seen(len(entries), visit.beside),
        part,
        may_ask=in_chart and part is None and may(person, Deed.ASK),
        may_answer=in_chart and state in FROM[ReviewKind.ANSWER] and visit.therapist_id == person_id and may(person, Deed.ANSWER),
        may_approve=in_chart and part is None and state in FROM[ReviewKind.APPROVAL] and may(person, Deed.APPROVE),
    )


def ask(work: Work, session_id: str, text: str) -> ReviewEntry:
    """Asks the session's therapist; what was approved is open again.  NotAllowed, OwnSession, ReviewRefused without words."""
    require(work.person, Deed.ASK)
    _signed(work, session_id)
    _refuse_own(work, session_id, Deed.ASK)
    return _add(work, session_id, ReviewKind.QUESTION, text, Deed.ASK)


def answer(work: Work, session_id: str, text: str) -> ReviewEntry:
    """Answers as the session's therapist.  NotAllowed, NotYourQuestion, ReviewRefused without a question or words."""
    require(work.person, Deed.ANSWER)
    if _signed(work, session_id).therapist_id != work.person.id:
        raise NotYourQuestion(session_id)
    return _add(work, session_id, ReviewKind.ANSWER, text, Deed.ANSWER)


def approve(work: Work, session_id: str, seen: Seen, text: str = "") -> ReviewEntry:
    """Approves what was read.  With a question still open it is said in words how it ended.

    NotAllowed, OwnSession, ThreadMovedOn, ReviewRefused for a draft, for what is approved already, and without those words.
    """
    require(work.person, Deed.APPROVE)
    visit = _signed(work, session_id)
    _refuse_own(work, session_id, Deed.APPROVE)
    if seen != Seen(len(work.reading.review_entries(session_id)), visit.beside):
        raise ThreadMovedOn
    return _add(work, session_id, ReviewKind.APPROVAL, text, Deed.APPROVE)


def approve_many(work: Work, read: Mapping[str, Seen]) -> Approvals:
    """Approves each of these sessions that may be approved without a word; the others are left, with the reason.

    One of one's own does not hold up the rest; it is audited as refused.
    """
    require(work.person, Deed.APPROVE)
    approved, left = [], []
    for session_id, seen in read.items():
        try:
            approve(work, session_id, seen)
        except NotAllowed as refusal:
            work.refused(refusal.deed, session_id)
            left.append((session_id, refusal.sentence))
        except NeedleChartError as trouble:
            left.append((session_id, trouble.sentence))
        else:
            approved.append(session_id)
    return Approvals(tuple(approved), tuple(left))


def set_review_policy(work: Work, policy: ReviewPolicy) -> Clinic:
    """Says which sessions are reviewed from now on; what waits already goes on waiting.  NotAllowed, ReviewRefused."""
    require(work.person, Deed.SET_REVIEW)
    if policy.reactions_from is Severity.STAFF:
        raise ReviewRefused("An incident to staff is no severity of a reaction.", "It has a rule of its own.")
    if not 0 <= policy.share_percent <= 100:
        raise ReviewRefused("The share lies between 0 and 100 %.", "Give a whole number.")
    before = work.clinic
    return work.save(before, replace(before, policy=replace(before.policy, review=policy)), deed=Deed.SET_REVIEW.value)


def _signed(work: Work, session_id: str) -> SignedVisit:
    visit = work.reading.signed_visit(session_id)
    if not visit.signed:
        raise ReviewRefused("This session is not signed yet.", "It is reviewed once it is.")
    if visit.void:
        raise ReviewRefused("This session was taken out of the chart.", "There is nothing to review.")
    return visit


def _refuse_own(work: Work, session_id: str, deed: Deed) -> None:
    part = work.reading.parts_in((session_id,))[session_id].of(work.person.id)
    if part is not None:
        raise OwnSession(deed, part, session_id)


def _add(work: Work, session_id: str, kind: ReviewKind, text: str, deed: Deed) -> ReviewEntry:
    entries, said = work.reading.review_entries(session_id), text.strip()
    state = review_state(entries)
    if state not in FROM[kind]:
        if kind is ReviewKind.APPROVAL:
            raise ReviewRefused("This session is approved already.", "Nothing more is needed.")
        raise ReviewRefused("Nobody has asked about this session.", "Write an addendum where something is to be added.")
    if needs_words(kind, state) and not said:
        if kind is ReviewKind.APPROVAL:
            raise ReviewRefused("A question is still open.", "Wait for the answer, or say how it was settled.")
        raise ReviewRefused("There is nothing to send yet.", "Write it in a few words.")
    made = ReviewEntry(work.new_id(), session_id, next_number(entries), kind, work.person.id, work.now(), said)
    return work.save(None, made, deed=deed.value)
