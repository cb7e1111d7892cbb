"""What is still missing, told once for all places: the rules' findings, and the place where each gap is closed."""

from __future__ import annotations

from dataclasses import dataclass

from needlechart.domain.rules import Context, RuleFinding, blocks_signing, check_session
from needlechart.domain.sessions import TreatmentSession
from needlechart.ui.look.tabs import TabState
from needlechart.usecases.charting import OpenSession

_PLACES: dict[str, str] = {
    "screen": "since_last since_sites screening verbal_consent explanation_given consents kind with_needling position"
    " table problem_ids clean approach deviation_from_plan",
    "before": "measurements value pain_areas",
    "needle": "sites findings acknowledgements electrical",
    "treatments": "treatments",
    "after": "count corrections discrepancies resolution reason reaction_answer reactions follow_ups onset resolved_on"
    " action_taken manager_notified advice advice_understood soreness_expected tolerance follow_up_call",
}
"""The fields of the session document that are answered at each place."""
_PLACE_OF_FIELD = {field: place for place, fields in _PLACES.items() for field in fields.split()}


def place_of(finding: RuleFinding) -> str:
    """The key of the place where a gap is closed; the Sign place where there is no other."""
    if finding.site_id:
        return "needle"
    if finding.field == "measurements" and finding.subject_id == "after":
        return "after"
    return _PLACE_OF_FIELD.get(finding.field.split(".")[0].split("[")[0], "sign")


def target_of(finding: RuleFinding) -> tuple[str, str]:
    """The place and the control where a gap is closed: the field with the row it belongs to, as places take it in ``go_to``."""
    row = finding.site_id or finding.subject_id
    return place_of(finding), f"{finding.field}.{row}" if row else finding.field


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
    missing = sum(1 for finding in blocking(session, opened) if place_of(finding) == place)
    return TabState(done=missing == 0, missing=missing)
