"""Which mark stands for a site, a finding, a site of an earlier visit."""

from __future__ import annotations

from typing import Literal

from needlechart.domain.history.spots import Spot
from needlechart.domain.needling import Elicited, Finding, Site, Twitch
from needlechart.drawing.marks import Kind, Mark

_ANSWERS = {
    Elicited.YES: Kind.TWITCH,
    Elicited.NO: Kind.NONE,
    Elicited.NOT_OBSERVABLE: Kind.UNSEEN,
    Elicited.NOT_SOUGHT: Kind.NOT_SOUGHT,
}


def site_mark(site: Site, *, selected: bool = False, caution: bool = False, label: str = "", overdue: bool = False) -> Mark:
    """The mark of a site of this session; ``label`` stands beside it ("in 1:12"), loud when its needle is ``overdue``."""
    answer = _answer(site.twitch)
    kind = answer
    if not site.confirmed:
        kind = Kind.UNCONFIRMED
    elif site.needles_in_body:
        kind = Kind.IN_BODY
    return Mark(
        kind,
        twitches=site.twitch.count if site.twitch else None,
        at_least=site.twitch.about if site.twitch else False,
        answer=answer,
        order=site.order,
        needles=site.new_needles,
        selected=selected,
        badge="caution" if caution else "note" if site.note else "",
        label=label,
        overdue=overdue,
    )


def finding_mark(finding: Finding, *, selected: bool = False) -> Mark:
    """The mark of a palpated spot that was not needled."""
    return Mark(Kind.FINDING, order=finding.order, selected=selected, badge="note" if finding.note else "")


def spot_mark(spot: Spot, number: int | None, became: Literal["", "added", "dropped"] = "", *, selected: bool = False) -> Mark:
    """The mark of a needled spot of a visit or span; what it got in several visits is one sum, and needles no ticks.

    ``became``: what became of it from one visit or span to another, "" for a repeated one.
    """
    kind = Kind.UNANSWERED if spot.elicited is None else _ANSWERS[spot.elicited]
    uncounted = spot.at_least and not spot.twitches
    return Mark(
        kind,
        twitches=spot.twitches if kind is Kind.TWITCH and not uncounted else None,
        at_least=spot.at_least,
        order=number,
        needles=spot.needles if spot.sessions == 1 else 1,
        selected=selected,
        badge=became,
    )


def ghost_mark(site: Site) -> Mark:
    """The mark of a site of an earlier visit."""
    return Mark(Kind.GHOST if _answer(site.twitch) is Kind.TWITCH else Kind.GHOST_RING)


def ghost_finding_mark() -> Mark:
    """The mark of a spot that was palpated at an earlier visit, and not needled."""
    return Mark(Kind.GHOST_FINDING)


def _answer(twitch: Twitch | None) -> Kind:
    return Kind.UNANSWERED if twitch is None else _ANSWERS[twitch.elicited]
