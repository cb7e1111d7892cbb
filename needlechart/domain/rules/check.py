"""Asking all rules, and what the window asks before a needle is placed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from needlechart.domain.body import Place
from needlechart.domain.needling import Needle
from needlechart.domain.rules.cautions import STRONGER, place_cautions, region_refusals
from needlechart.domain.rules.context import Context
from needlechart.domain.rules.electrical import current_refusals
from needlechart.domain.rules.finding import RuleFinding, Stage
from needlechart.domain.rules.needles import size_warnings
from needlechart.domain.rules.permission import authority_refusals, consent_refusals
from needlechart.domain.rules.registry import RULES
from needlechart.domain.rules.screening import screening_refusals
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.technique import Technique


def check_session(context: Context) -> tuple[RuleFinding, ...]:
    """Everything the rules find in a session, in the order of the rules.

    What is not obtained with a reason is no longer missing.  What was acknowledged or explained stays, as settled.
    """
    found = (finding for rule in RULES.values() for finding in rule.check(context))
    return tuple(_settled(context.session, f) for f in found if not _is_answered(context, f))


def may_needle(context: Context, technique: Technique | None = None, place: Place | None = None) -> tuple[RuleFinding, ...]:
    """Why a needle is refused before it is placed: authority, consent, a screening answer, a region that is ruled out, current
    where none may be.

    Empty when it may be placed.  A refusal already explained in this session is settled: the needle may be charted.
    """
    return tuple(_settled(context.session, finding) for finding in _refusals(context, technique, place))


def cautions_for(place: Place, needle: Needle | None, context: Context) -> tuple[RuleFinding, ...]:
    """The lines for the card of that place: cautions to acknowledge (V8) and unusual sizes (V7), each with its source."""
    found = (*place_cautions(context, place, needle), *size_warnings(context, place, needle))
    return tuple(_settled(context.session, finding) for finding in found)


def _refusals(context: Context, technique: Technique | None, place: Place | None) -> Iterator[RuleFinding]:
    yield from authority_refusals(context)
    yield from consent_refusals(context)
    yield from screening_refusals(context)
    if place is not None:
        yield from region_refusals(context, place)
    if technique is Technique.ELECTRICAL:
        yield from current_refusals(context, place)


def _is_answered(context: Context, finding: RuleFinding) -> bool:
    return finding.stage is Stage.SIGN and context.is_not_obtained(finding.subject_id, finding.field)


def _settled(session: TreatmentSession, finding: RuleFinding) -> RuleFinding:
    if finding.stage is Stage.ACK and _acknowledged(session, finding):
        return replace(finding, settled=True)
    if finding.stage is Stage.REFUSE and _explained(session, finding):
        return replace(finding, settled=True)
    return finding


def _acknowledged(session: TreatmentSession, finding: RuleFinding) -> bool:
    """Whether this caution, or the stronger one of the same muscle, was seen; with a reason where it asks for one."""
    seen = (finding.subject_id, f"{finding.subject_id}{STRONGER}")
    return any(
        a.rule == finding.rule and a.subject in seen and (a.has_reason or not finding.asks_reason)
        for a in session.acknowledgements
    )


def _explained(session: TreatmentSession, finding: RuleFinding) -> bool:
    return any(e.rule == finding.rule and e.subject_id in ("", finding.subject_id) for e in session.explanations)


def worst_stage(findings: Iterable[RuleFinding]) -> Stage | None:
    """The gravest stage among what is not settled, or None."""
    order = tuple(Stage)
    return min((f.stage for f in findings if not f.settled), key=order.index, default=None)
