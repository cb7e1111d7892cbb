"""How long a needle that is left in is meant to stay, and when its time is up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from needlechart.domain.moments import Moment
from needlechart.domain.needling import Site


@dataclass(frozen=True, slots=True)
class NeedleTimer:
    """A site with a needle in the body and a planned stay: it is ``due`` out at that moment."""

    site_id: str
    due: Moment


def planned_stay(site: Site) -> int | None:
    """Seconds the needle is meant to stay in: as said, with current never less than the current runs; None without a plan."""
    current_s = (site.electrical.duration_min or 0) * 60 if site.electrical is not None else 0
    return max(site.planned_s or 0, current_s) or None


def due_of(site: Site) -> Moment | None:
    """When the needle of a site is due out; None when none is in, nobody said since when, or without a plan."""
    planned = planned_stay(site)
    if not site.needles_in_body or site.inserted_at is None or planned is None:
        return None
    return site.inserted_at.plus(seconds=planned)


def timers_of(sites: Iterable[Site]) -> tuple[NeedleTimer, ...]:
    """The timers of these sites, the first one due first."""
    due = ((site.id, due_of(site)) for site in sites)
    return in_turn(NeedleTimer(site_id, moment) for site_id, moment in due if moment is not None)


def in_turn(timers: Iterable[NeedleTimer]) -> tuple[NeedleTimer, ...]:
    """The first one due first."""
    return tuple(sorted(timers, key=lambda timer: (timer.due.utc_ms, timer.site_id)))
