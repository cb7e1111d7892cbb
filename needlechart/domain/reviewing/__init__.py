"""The review of signed sessions: what is to be reviewed, where each one stands, and who may approve it."""

from needlechart.domain.reviewing.approving import Part, PartsIn, needs_words, parts_in, thread_fault, thread_fault_of
from needlechart.domain.reviewing.calling import (
    drawn,
    reasons_to_review,
    reasons_to_review_again,
)
from needlechart.domain.reviewing.policy_words import FROM_SEVERITY, NOT_REVIEWED, RULE_WORDS, policy_words
from needlechart.domain.reviewing.standing import (
    FROM,
    STATE_AFTER,
    WAITING,
    in_order,
    next_number,
    review_state,
    why_to_review,
)

__all__ = [
    "FROM",
    "FROM_SEVERITY",
    "NOT_REVIEWED",
    "Part",
    "PartsIn",
    "RULE_WORDS",
    "STATE_AFTER",
    "WAITING",
    "drawn",
    "in_order",
    "needs_words",
    "next_number",
    "parts_in",
    "policy_words",
    "reasons_to_review",
    "reasons_to_review_again",
    "review_state",
    "thread_fault",
    "thread_fault_of",
    "why_to_review",
]
