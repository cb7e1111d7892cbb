"""Which mark stands for a site, a finding, a site of the last visit: shape says what happened."""

from __future__ import annotations

from collections.abc import Iterable

from needlechart.domain.needling import Elicited, Finding, Site
from needlechart.domain.sessions import TreatmentSession
from needlechart.drawing.marks import Kind
from needlechart.drawing.marks import Mark as DrawnMark
from needlechart.ui.body.body_chart import BodyMark

GHOST = "last:"
"""Begins the id of a mark that stands for a site of the last visit."""


def kind_of(mark: Site | Finding) -> Kind:
    """Filled = twitched, ring = needled without, dashed = finding, triangle = still in, hatched = copy not confirmed."""
    if isinstance(mark, Finding):
        return Kind.FINDING
    if not mark.confirmed:
        return Kind.UNCONFIRMED
    if mark.needles_in_body:
        return Kind.IN_BODY
    elicited = mark.twitch.elicited if mark.twitch else None
    if elicited is Elicited.YES:
        return Kind.TWITCH
    return Kind.NONE if elicited is Elicited.NO else Kind.UNSEEN


def drawn_mark(mark: Site | Finding) -> DrawnMark:
    """The mark alone, for lists and heads."""
    return DrawnMark(kind_of(mark), twitches=twitches_of(mark))


def twitches_of(mark: Site | Finding) -> int | None:
    """The number inside the mark, None while there is none."""
    return mark.twitch.count if isinstance(mark, Site) and mark.twitch is not None else None


def marks_of(session: TreatmentSession, last: TreatmentSession | None, cautioned: Iterable[str] = ()) -> tuple[BodyMark, ...]:
    """Ghosts of the last visit first, then the findings and sites of today.

    A ghost goes when its site is charted again.  ``cautioned`` are the ids of sites with a caution nobody has answered.
    """
    repeated = {site.carried_from for site in session.sites}
    warned = set(cautioned)
    ghosts = [_ghost(site) for site in (last.sites if last else ()) if site.id not in repeated]
    today = [_mark(mark, warned) for mark in (*session.findings, *session.sites)]
    return (*ghosts, *today)


def _ghost(site: Site) -> BodyMark:
    twitched = site.twitch is not None and site.twitch.elicited is Elicited.YES
    return BodyMark(GHOST + site.id, site.place.point, Kind.GHOST if twitched else Kind.GHOST_RING)


def _mark(mark: Site | Finding, warned: set[str]) -> BodyMark:
    return BodyMark(
        mark.id,
        mark.place.point,
        kind_of(mark),
        twitches=twitches_of(mark),
        order=mark.order,
        needles=mark.new_needles if isinstance(mark, Site) else 0,
        badge="caution" if mark.id in warned else "note" if mark.note else "",
    )
