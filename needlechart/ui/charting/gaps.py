"""What is still missing, told once for all places: the rules' findings, and the place where each gap is closed."""

from __future__ import annotations

from dataclasses import dataclass

from needlechart.domain.rules import Context, RuleFinding, blocks_signing, check_session
from needlechart.domain.sessions import TreatmentSession
from needlechart.ui.look.tabs import TabState
from needlechart.usecases.charting import OpenSession

_PLACE_OF_FIELD = {
    "since_last": "screen",
    "screening": "screen",
    "verbal_consent": "screen",
    "explanation_given": "screen",
    "consents": "screen",
    "kind": "screen",
    "with_needling": "screen",
    "position": "screen",
    "table": "screen",
    "problem_ids": "screen",
    "clean": "screen",
    "approach": "screen",
    "rationale": "screen",
    "measurements": "before",
    "pain_areas": "before",
    "sites": "needle",
    "findings": "needle",
    "acknowledgements": "needle",
    "treatments": "treatments",
    "count": "after",
    "corrections": "after",
    "discrepancies": "after",
    "reaction_answer": "after",
    "reactions": "after",
    "advice": "after",
    "advice_understood": "after",
    "soreness_expected": "after",
    "tolerance": "after",
    "follow_up_call": "after",
}


def place_of(field: str) -> str:
    """The key of the place where a field of the session document is answered; the Sign place for all others."""
    if field == "measurements.after":
        return "after"
    return _PLACE_OF_FIELD.get(field.split(".")[0].split("[")[0], "sign")


def context_of(session: TreatmentSession, opened: OpenSession) -> Context:
    """What the rules look at."""
    author = next(p for p in opened.people if p.id == session.therapist_id)
    return Context(
        session=session,
        patient=opened.patient,
        author=author,
        clinic=opened.clinic,
        catalogue=opened.catalogue,
        today=session.date,
        earlier=opened.earlier,
    )


@dataclass(frozen=True, slots=True)
class _Checked:
    session: TreatmentSession | None = None
    opened: OpenSession | None = None
    findings: tuple[RuleFinding, ...] = ()


_last = _Checked()


def findings_of(session: TreatmentSession, opened: OpenSession) -> tuple[RuleFinding, ...]:
    """What the rules find; worked out once for each session value, since every tab asks."""
    global _last
    if _last.session is not session or _last.opened is not opened:
        _last = _Checked(session, opened, check_session(context_of(session, opened)))
    return _last.findings


def blocking(session: TreatmentSession, opened: OpenSession) -> tuple[RuleFinding, ...]:
    """What holds up the signature."""
    return blocks_signing(findings_of(session, opened))


def state_at(place: str, session: TreatmentSession, opened: OpenSession) -> TabState:
    """What the tab of a place says: how many gaps are closed there, or that all is said."""
    missing = sum(1 for finding in blocking(session, opened) if place_of(finding.field) == place)
    return TabState(done=missing == 0, missing=missing)
