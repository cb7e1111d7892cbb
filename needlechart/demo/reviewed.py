"""The review of a demo clinic's sessions: what its policy calls for, with questions, answers and approvals of the manager."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from needlechart.demo.surroundings import Surroundings
from needlechart.domain.afterwards import Addendum, ReviewEntry, ReviewKind, ReviewReason
from needlechart.domain.ids import uuid7
from needlechart.domain.moments import Moment
from needlechart.domain.reviewing import reasons_to_review, reasons_to_review_again, review_state
from needlechart.domain.sessions import TreatmentSession

APPROVED_AFTER_DAYS = 14
"""Older sessions are through; younger ones are in the queue."""
ASKED_SHARE, ASKED_LATELY_SHARE = 0.2, 0.5
AT_THE_DESK = (8, 17)
"""Hours between which somebody reads and writes, on the working day after."""
_SATURDAY = 5
TALK = {
    ReviewReason.COUNT_MISMATCH: (
        "Where was the needle found, and who looked for it with you?",
        "In the towel under the patient. We looked through everything at the table together.",
    ),
    ReviewReason.REACTION: ("Did you reach the patient the day after?", "Yes, by telephone: everything was well again."),
    ReviewReason.STAFF_INCIDENT: ("Is the needlestick reported?", "Yes, on the same day; the blood test is under way."),
    ReviewReason.UNDER_SUPERVISION: ("Were you at the table while this was charted?", "Yes, from the first needle to the count."),
}
ANY_TALK = ("Please say in a few words what you decided and why.", "We talked it over, and the patient agreed to go on.")


@dataclass(slots=True)
class _Thread:
    """One session's thread in the making, with its own chance, so that no other record depends on it."""

    session: TreatmentSession
    random: Random
    entries: list[ReviewEntry] = field(default_factory=list)

    def add(self, kind: ReviewKind, author_id: str, at: Moment, text: str = "", reasons: tuple[ReviewReason, ...] = ()) -> None:
        entry_id = uuid7(at.utc_ms, self.random.getrandbits(74))
        number = len(self.entries) + 1
        self.entries.append(ReviewEntry(entry_id, self.session.id, number, kind, author_id, at, text, reasons))


def reviewed(session: TreatmentSession, beside: list[Addendum], signed_at: Moment, around: Surroundings) -> list[ReviewEntry]:
    """The thread of a signed session, the entries ``beside`` it included; empty where the policy asks for none."""
    policy, thread = around.clinic.policy.review, _Thread(session, Random(f"review/{session.id}"))
    people, author = (*around.therapists, around.student), session.therapist_id
    reasons = reasons_to_review(session, people, policy)
    if reasons:
        thread.add(ReviewKind.CALL, author, signed_at, reasons=reasons)
        _talk(thread, reasons[0], signed_at, around)
    for entry in beside:
        again = reasons_to_review_again(review_state(thread.entries), entry, policy)
        if again:
            at = max(entry.at, thread.entries[-1].at) if thread.entries else entry.at
            thread.add(ReviewKind.CALL, entry.author_id, at, reasons=again)
            _talk(thread, again[0], at, around)
    return thread.entries


def _talk(thread: _Thread, reason: ReviewReason, called_at: Moment, around: Surroundings) -> None:
    random = thread.random
    lately = (around.until - called_at.local.date()).days <= APPROVED_AFTER_DAYS
    at = _next_day(called_at, random)
    if random.random() < (ASKED_LATELY_SHARE if lately else ASKED_SHARE) and at <= around.now:
        question, answer = TALK.get(reason, ANY_TALK)
        thread.add(ReviewKind.QUESTION, around.manager.id, at, question)
        at = _next_day(at, random)
        if lately and random.random() < ASKED_LATELY_SHARE:
            return
        if at <= around.now:
            thread.add(ReviewKind.ANSWER, thread.session.therapist_id, at, answer)
    if not lately:
        thread.add(ReviewKind.APPROVAL, around.manager.id, _next_day(at, random))


def _next_day(moment: Moment, random: Random) -> Moment:
    """Some time on the next working day."""
    day = moment.local + timedelta(days=1)
    while day.weekday() >= _SATURDAY:
        day += timedelta(days=1)
    return Moment.of(day.replace(hour=random.randrange(*AT_THE_DESK), minute=random.randrange(60), second=0, microsecond=0))
