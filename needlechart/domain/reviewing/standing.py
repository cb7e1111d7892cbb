"""Where a signed session stands in the review, read from the entries of its thread; nothing else is kept of it."""

from __future__ import annotations

from collections.abc import Iterable

from needlechart.domain.afterwards import ReviewEntry, ReviewKind, ReviewReason, ReviewState

STATE_AFTER: dict[ReviewKind, ReviewState] = {
    ReviewKind.CALL: ReviewState.TO_REVIEW,
    ReviewKind.QUESTION: ReviewState.QUESTION,
    ReviewKind.ANSWER: ReviewState.ANSWERED,
    ReviewKind.APPROVAL: ReviewState.APPROVED,
}
"""Where an entry takes the session, whatever stood before."""
FROM: dict[ReviewKind, frozenset[ReviewState]] = {
    ReviewKind.CALL: frozenset({ReviewState.NOT_NEEDED, ReviewState.APPROVED}),
    ReviewKind.QUESTION: frozenset(ReviewState),
    ReviewKind.ANSWER: frozenset({ReviewState.QUESTION, ReviewState.ANSWERED}),
    ReviewKind.APPROVAL: frozenset(ReviewState) - {ReviewState.APPROVED},
}
"""From where an entry may go on: a question always, an answer only once there was a question, and what is approved is not
approved again.  What waits already is not called for again."""
WAITING = (ReviewState.TO_REVIEW, ReviewState.ANSWERED)
"""The states in which it is the reviewer's turn."""


def in_order(entries: Iterable[ReviewEntry]) -> tuple[ReviewEntry, ...]:
    """The thread as it was written."""
    return tuple(sorted(entries, key=lambda entry: (entry.number, entry.id)))


def review_state(entries: Iterable[ReviewEntry]) -> ReviewState:
    """Where the session of this thread stands: where its last entry took it; without any it is not to be reviewed."""
    thread = in_order(entries)
    return STATE_AFTER[thread[-1].kind] if thread else ReviewState.NOT_NEEDED


def next_number(entries: Iterable[ReviewEntry]) -> int:
    """The place of the next entry in the thread."""
    return max((entry.number for entry in entries), default=0) + 1


def why_to_review(entries: Iterable[ReviewEntry]) -> tuple[ReviewReason, ...]:
    """The reasons of the newest call; none where there was no call."""
    calls = [entry for entry in in_order(entries) if entry.kind is ReviewKind.CALL]
    return calls[-1].reasons if calls else ()
