"""Charting the sites of an earlier visit again today, each to be confirmed when its needle is placed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from needlechart.domain.errors import NeedleChartError
from needlechart.domain.moments import clinic_date
from needlechart.domain.needling import Site
from needlechart.domain.rules import Context, RuleFinding, may_needle
from needlechart.domain.sessions import TreatmentSession
from needlechart.records.work import Work
from needlechart.usecases import charting
from needlechart.usecases.charting import OpenSession
from needlechart.usecases.permissions import Deed, require
from needlechart.usecases.placing import Hand, copied_from_visit


class OtherDraftOpen(NeedleChartError):
    """A draft of this patient is open that today's sites do not belong into; nothing was charted."""


@dataclass(frozen=True, slots=True)
class SameToday:
    """Today's session with the copies in it; ``left_out`` says why some sites, or all of them, were not charted."""

    opened: OpenSession
    charted: int
    left_out: tuple[RuleFinding, ...] = ()


def chart_the_same(work: Work, session_id: str) -> SameToday:
    """Charts the sites of a visit again in a new session of today, or in the person's own draft of today: not confirmed, so
    that they count as no needle yet and the signature waits for each.

    What a rule refuses before a needle is left out and told, for the clinician to decide at the site.  NotAllowed for a role
    that may not chart; OtherDraftOpen while a draft of another day or of another therapist is open.
    """
    require(work.person, Deed.CHART)
    past = work.reading.session(session_id)
    opened = _todays(work, past.patient_id)
    before = opened.session
    done = {site.carried_from for site in before.sites}
    happened = [site for site in sorted(past.sites, key=lambda site: site.order) if site.confirmed]
    wanted = [site for site in happened if site.id not in done]
    allowed, refused = _sorted_out(wanted, opened)
    after = before
    for old in allowed:
        after = after.with_site(copied_from_visit(after, old, Hand(work.person.id, work.now(), work.new_id())))
    if allowed:
        charting.keep(work, before, after)
        opened = charting.open_session(work, before.id)
    return SameToday(opened, len(allowed), refused)


def _todays(work: Work, patient_id: str) -> OpenSession:
    draft_id = work.reading.open_draft(patient_id)
    if draft_id is None:
        return charting.start_session(work, patient_id)
    draft = work.reading.session(draft_id)
    if draft.date != clinic_date(work.now(), work.clinic.time_zone):
        raise OtherDraftOpen("A draft of another day is still open.", "Finish it first, then chart the same today.")
    if work.person.id not in (draft.therapist_id, draft.entered_by):
        raise OtherDraftOpen("Today's draft is another therapist's.", "Open it and take it over first.")
    return charting.open_session(work, draft_id)


def _sorted_out(sites: Iterable[Site], opened: OpenSession) -> tuple[list[Site], tuple[RuleFinding, ...]]:
    """The sites that may be needled, and why the others may not, each reason once."""
    context = _context(opened.session, opened)
    allowed: list[Site] = []
    refused: dict[str, RuleFinding] = {}
    for site in sites:
        found = [finding for finding in may_needle(context, site.technique, site.place) if not finding.settled]
        refused |= {finding.sentence: finding for finding in found}
        if not found:
            allowed.append(site)
    return allowed, tuple(refused.values())


def _context(session: TreatmentSession, opened: OpenSession) -> Context:
    author = next(person for person in opened.people if person.id == session.therapist_id)
    return Context(
        session=session,
        patient=opened.patient,
        author=author,
        clinic=opened.clinic,
        catalogue=opened.catalogue,
        today=session.date,
        earlier=opened.earlier,
    )
