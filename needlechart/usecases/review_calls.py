"""What signing and adding set off: the clinic's policy is asked whether somebody else is to read it."""

from __future__ import annotations

from needlechart.domain.afterwards import Addendum, ReviewEntry, ReviewKind, ReviewReason
from needlechart.domain.reviewing import next_number, reasons_to_review, reasons_to_review_again, review_state
from needlechart.domain.sessions import TreatmentSession
from needlechart.records.work import Work

CALLED = "call for a review"
"""What the audit trail says; nobody does it, the policy does."""


def call_when_signed(work: Work, session: TreatmentSession) -> ReviewEntry | None:
    """Puts a session that was just signed before the reviewer, where the policy asks for it."""
    return _call(work, session.id, reasons_to_review(session, work.reading.people(), work.clinic.policy.review))


def call_when_added(work: Work, added: Addendum) -> ReviewEntry | None:
    """Puts a session before the reviewer (again), where what was just added beside it asks for it."""
    state = review_state(work.reading.review_entries(added.session_id))
    return _call(work, added.session_id, reasons_to_review_again(state, added, work.clinic.policy.review))


def _call(work: Work, session_id: str, reasons: tuple[ReviewReason, ...]) -> ReviewEntry | None:
    if not reasons:
        return None
    number = next_number(work.reading.review_entries(session_id))
    called = ReviewEntry(work.new_id(), session_id, number, ReviewKind.CALL, work.person.id, work.now(), reasons=reasons)
    return work.save(None, called, deed=CALLED)
