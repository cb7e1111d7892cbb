"""When a call after the visit is usual, and what of it is not planned yet (follow-up rules, not clinically reviewed)."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from needlechart.domain.reactions import Reaction, Severity
from needlechart.domain.rules.context import Context
from needlechart.domain.rules.finding import RuleFinding, Stage
from needlechart.domain.rules.regions import over_lung

SOURCE = "follow-up rules after needling; general knowledge, not clinically reviewed"
THORAX_SOURCE = "pneumothorax may show within two days; a warning in writing: general knowledge, not clinically reviewed"
USUAL_H = 48
"""Soreness is asked about a day or two after needling."""


class CallReason(StrEnum):
    """What makes a call usual; after a routine visit none is."""

    FIRST_NEEDLING = "first_needling"
    THORAX = "thorax"
    REACTION = "reaction"


CALL_AFTER_H = {CallReason.FIRST_NEEDLING: USUAL_H, CallReason.THORAX: 24, CallReason.REACTION: 24}
_WORDS = {
    CallReason.FIRST_NEEDLING: "the first needling",
    CallReason.THORAX: "needles over the lungs",
    CallReason.REACTION: "a reaction",
}


def call_reasons(context: Context) -> tuple[CallReason, ...]:
    """Why a call after this visit is usual; empty after a routine visit or one without needles."""
    if not context.sites:
        return ()
    found = {
        CallReason.FIRST_NEEDLING: not any(site.confirmed for earlier in context.earlier for site in earlier.sites),
        CallReason.THORAX: any(over_lung(site.place, context.muscle_of(site)) for site in context.sites),
        CallReason.REACTION: bool(context.session.reactions),
    }
    return tuple(reason for reason, holds in found.items() if holds)


def call_after_h(reasons: tuple[CallReason, ...]) -> int:
    """Hours until the call: the earliest that one of the reasons asks for, two days without one."""
    return min((CALL_AFTER_H[reason] for reason in reasons), default=USUAL_H)


def call_words(reasons: tuple[CallReason, ...]) -> str:
    """Why a call is usual, in a line; what is so after a routine visit without a reason."""
    if not reasons:
        return "Not usual after a routine visit"
    evening = ", over the lungs also this evening" if CallReason.THORAX in reasons else ""
    return f"Usual after {' and '.join(_WORDS[reason] for reason in reasons)}: in {call_after_h(reasons)} h{evening}"


def follow_up_gaps(context: Context) -> Iterator[RuleFinding]:
    """A call that is usual and not planned; needles over the lungs without the warning about breathing."""
    reasons = call_reasons(context)
    if reasons and context.session.follow_up_call is None:
        way_out = "Plan the call, or leave it where it is not wanted."
        yield RuleFinding("V21", Stage.WARN, "follow_up_call", "", f"{call_words(reasons)}.", SOURCE, way_out)
    warnings = {key for key, item in context.catalogue.advice.items() if item.thorax}
    if CallReason.THORAX in reasons and warnings and not warnings & set(context.session.advice):
        sentence = "Needles over the lungs: the warning about breathing is not ticked."
        yield RuleFinding(
            "V21", Stage.WARN, "advice", "thorax", sentence, THORAX_SOURCE, "Give it, also in writing, and tick it."
        )


def unfollowed(reaction: Reaction) -> bool:
    """Whether a reaction that has not ended should be asked after within a day, and nobody has planned it."""
    grave = reaction.severity in (Severity.SIGNIFICANT, Severity.SERIOUS)
    return grave and not reaction.closed and not reaction.follow_ups
