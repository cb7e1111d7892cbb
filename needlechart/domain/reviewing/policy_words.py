"""The rules of a clinic's review in words."""

from __future__ import annotations

from needlechart.domain.people import ReviewPolicy
from needlechart.domain.reactions import Severity
from needlechart.domain.words import words

RULE_WORDS: dict[str, str] = {
    "every_session": "Every session",
    "under_supervision": "What a student or an assistant wrote",
    "mismatches": "A needle count that did not close or was not made",
    "reactions_from": "Reactions",
    "staff_incidents": "Incidents to staff, such as a needlestick",
    "explained": "What was done against a rule and explained",
    "overridden": "Needles against a caution that asks for a reason",
    "share_percent": "A share of all, drawn at random",
}
"""Each rule by its field in ``ReviewPolicy``, in the order they are asked."""
NOT_REVIEWED = frozenset({"reactions_from", "overridden"})
"""Rules that are a clinical judgement of ours: general knowledge, not clinically reviewed."""
FROM_SEVERITY: dict[Severity | None, str] = {
    None: "None",
    Severity.MILD: "All",
    Severity.SIGNIFICANT: "Significant or serious",
    Severity.SERIOUS: "Serious",
}
"""From which severity on reactions are reviewed."""


def policy_words(policy: ReviewPolicy) -> str:
    """Which sessions are reviewed, in a sentence."""
    if policy.every_session:
        return "Every session is reviewed."
    told = [RULE_WORDS[name] for name in RULE_WORDS if getattr(policy, name) is True]
    if policy.reactions_from is Severity.MILD:
        told.append("All reactions")
    elif policy.reactions_from is not None:
        told.append(f"Reactions from {words(policy.reactions_from)} on")
    if policy.share_percent:
        told.append(f"{policy.share_percent} % of all, drawn at random")
    return f"Reviewed: {'; '.join(_lower(part) for part in told)}." if told else "No session is reviewed."


def _lower(part: str) -> str:
    return part[0].lower() + part[1:]
