"""A review in the words and pills of the window."""

from __future__ import annotations

from needlechart.domain.afterwards import ReviewEntry, ReviewKind, ReviewReason, ReviewState
from needlechart.domain.words import moment_words, words
from needlechart.ui.look.pills import PillView

_SAID = {ReviewKind.QUESTION: "asked", ReviewKind.ANSWER: "answered", ReviewKind.APPROVAL: "approved"}
_PILLS = {
    ReviewState.NOT_NEEDED: PillView("Not to review", filled=False),
    ReviewState.TO_REVIEW: PillView("To review", "accent", "review"),
    ReviewState.QUESTION: PillView("Question", "caution", "question"),
    ReviewState.ANSWERED: PillView("Answered", "accent", "question"),
    ReviewState.APPROVED: PillView("Approved", "ok", "check", filled=False),
}


def pill_of(state: ReviewState) -> PillView:
    """Where a session stands, in a word with its icon."""
    return _PILLS[state]


def reason_words(reasons: tuple[ReviewReason, ...]) -> str:
    """Why it is to be reviewed: "To review: needle count, reaction."; empty without a reason."""
    return f"To review: {', '.join(words(reason) for reason in reasons)}." if reasons else ""


def head_words(entry: ReviewEntry, name: str) -> str:
    """Who did what and when, above the words of an entry; of a call, which nobody wrote, why and when."""
    when = moment_words(entry.at)
    if entry.kind is ReviewKind.CALL:
        return f"{reason_words(entry.reasons).rstrip('.')} · {when}"
    return f"{name or 'Somebody not in this clinic'} {_SAID[entry.kind]} · {when}"
