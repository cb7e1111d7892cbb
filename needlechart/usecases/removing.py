"""Needles that stay in: left in, taken out one by one, or all at once when a patient faints.

What is tapped off here is never the count on the tray: that one is counted by hand.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from needlechart.domain.needling import Removal, Site
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.technique import Technique
from needlechart.usecases.placing import Hand, usual_stay

IN_THE_HAND = frozenset({Technique.PISTONING, Technique.SLOW_PISTONING, Technique.PERIOSTEAL})
"""Techniques whose needle never leaves the hand (general knowledge, not clinically reviewed)."""


LONGEST_S = 2700
"""The longest retention the record takes as one figure; a longer time is told by the moments in and out alone."""


def may_stay_in(site: Site) -> bool:
    """Whether this site's technique can leave its needle in the body."""
    return site.technique is not None and site.technique not in IN_THE_HAND


def left_in(session: TreatmentSession, site_id: str, hand: Hand) -> TreatmentSession:
    """The needles of that site stay in from now on, meant to be in as long as the last ones that were left in."""
    site = session.site(site_id)
    return session.with_site(
        replace(
            site,
            left_in=True,
            confirmed=True,
            inserted_at=site.inserted_at or hand.at,
            inserted_by=site.inserted_by or hand.person_id,
            planned_s=site.planned_s if site.planned_s is not None else usual_stay(session),
        )
    )


def taken_out(session: TreatmentSession, site_id: str, hand: Hand, needles: int = 1) -> TreatmentSession:
    """``needles`` of that site tapped off by this person now; with the last one the time it stayed in is known.

    Nothing changes when none is in.
    """
    site = session.site(site_id)
    out = min(needles, site.needles_in_body)
    if out <= 0:
        return session
    after = session.with_removal(site_id, Removal(hand.new_id, out, hand.at, hand.person_id)).site(site_id)
    if after.needles_in_body == 0 and after.inserted_at is not None and after.retention_s is None:
        stayed = max(0, round(hand.at.seconds_since(after.inserted_at)))
        if stayed <= LONGEST_S:
            after = replace(after, retention_s=stayed)
    return session.with_site(after)


def all_pulled(session: TreatmentSession, hand: Callable[[], Hand]) -> TreatmentSession:
    """Every needle in the body tapped off at one moment by this person; the counts of the tray stay as they were."""
    first = hand()
    for site in session.sites:
        if site.needles_in_body:
            session = taken_out(session, site.id, Hand(first.person_id, first.at, hand().new_id), site.needles_in_body)
    return session
