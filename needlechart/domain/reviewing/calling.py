"""Which signed sessions the clinic's policy calls for a review, and which additions call for one again.

The policy is asked when a session is signed and when something is added beside it, and what it says then is kept in the
thread: a later policy neither takes back what was called for nor fills the queue with years of sessions.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from needlechart.domain.afterwards import Addendum, AddendumKind, ReviewReason, ReviewState
from needlechart.domain.countersigning import role_under_supervision
from needlechart.domain.ledger import count_closes, needled_sites
from needlechart.domain.people import Person, ReviewPolicy
from needlechart.domain.reactions import Reaction, Severity
from needlechart.domain.sessions import TreatmentSession

_BY_WEIGHT = (Severity.MILD, Severity.SIGNIFICANT, Severity.SERIOUS)
_DRAWN_OF = 1 << 64


def reasons_to_review(session: TreatmentSession, people: Iterable[Person], policy: ReviewPolicy) -> tuple[ReviewReason, ...]:
    """Why this signed session is to be reviewed, in the order of the policy; empty when it is not, and for a draft."""
    if session.signature is None:
        return ()
    writers = {session.therapist_id, session.entered_by}
    supervised = any(person.id in writers and role_under_supervision(person) is not None for person in people)
    against = any(seen.has_reason for seen in session.acknowledgements)
    told = (
        (ReviewReason.EVERY_SESSION, policy.every_session),
        (ReviewReason.UNDER_SUPERVISION, policy.under_supervision and supervised),
        (ReviewReason.COUNT_MISMATCH, policy.mismatches and count_in_doubt(session)),
        (ReviewReason.REACTION, heavy_enough(session.reactions, policy)),
        (ReviewReason.STAFF_INCIDENT, policy.staff_incidents and staff_incident(session.reactions)),
        (ReviewReason.EXPLAINED, policy.explained and bool(session.explanations)),
        (ReviewReason.OVERRIDDEN, policy.overridden and against),
        (ReviewReason.SHARE, drawn(session.id, policy.share_percent)),
    )
    return tuple(reason for reason, fits in told if fits)


def reasons_to_review_again(state: ReviewState, entry: Addendum, policy: ReviewPolicy) -> tuple[ReviewReason, ...]:
    """Why a session is to be reviewed (again) since this was added beside it, in ``state``; empty when it is not.

    An approval speaks of what was there to read: whatever is added after it is read as well.  Where nobody was to review,
    only what the policy would have asked for does: a corrected needle count, a reaction.  What waits already goes on waiting.
    """
    if state not in (ReviewState.APPROVED, ReviewState.NOT_NEEDED):
        return ()
    told = (
        (ReviewReason.EVERY_SESSION, policy.every_session and state is ReviewState.NOT_NEEDED),
        (ReviewReason.COUNT_CORRECTED, policy.mismatches and corrects_the_count(entry)),
        (ReviewReason.REACTION, heavy_enough(entry.reactions, policy)),
        (ReviewReason.STAFF_INCIDENT, policy.staff_incidents and staff_incident(entry.reactions)),
        (ReviewReason.ADDED, state is ReviewState.APPROVED),
    )
    return tuple(reason for reason, fits in told if fits)


def count_in_doubt(session: TreatmentSession) -> bool:
    """The needle count did not close at some time, does not close now, or nobody counted what came out."""
    if session.discrepancies or count_closes(session) is False:
        return True
    return session.count.out is None and any(site.new_needles for site in needled_sites(session))


def corrects_the_count(entry: Addendum) -> bool:
    """Whether it corrects a counted figure, or how many needles went in at a site."""
    field = entry.field
    return entry.kind is AddendumKind.CORRECTION and (field.startswith("count.") or field.endswith(".new_needles"))


def heavy_enough(reactions: Iterable[Reaction], policy: ReviewPolicy) -> bool:
    """Whether one of the reactions is as severe as the policy asks for, or more; incidents to staff are none."""
    if policy.reactions_from not in _BY_WEIGHT:
        return False
    wanted = _BY_WEIGHT[_BY_WEIGHT.index(policy.reactions_from) :]
    return any(reaction.severity in wanted for reaction in reactions)


def staff_incident(reactions: Iterable[Reaction]) -> bool:
    """Whether one of them is an incident to staff, such as a needlestick."""
    return any(reaction.severity is Severity.STAFF for reaction in reactions)


def drawn(session_id: str, share_percent: int) -> bool:
    """Whether the session is one of the share that is read at random.

    The same id is always drawn or never, and a larger share holds the smaller one.  The id is made by the program before
    anything is charted, with 73 random bits, so that nobody can choose one that is not drawn.
    """
    number = int.from_bytes(sha256(f"review share {session_id}".encode()).digest()[:8])
    return number * 100 < share_percent * _DRAWN_OF
