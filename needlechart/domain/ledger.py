"""The needle ledger of a session: what went in, what was tapped off, what was counted, and what twitched."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from needlechart.domain.body import Side
from needlechart.domain.catalogue import Catalogue
from needlechart.domain.needling import Elicited, Site
from needlechart.domain.sessions import TreatmentSession


@dataclass(frozen=True, slots=True)
class Ledger:
    """The figures of one session.

    ``needles_in`` is derived from the sites, ``out``, ``opened``, ``sharps`` and ``unused`` are counted by hand (None = not
    counted).  ``tapped_off``: retained needles taken out one by one on the chart; ``in_body``: retained needles not yet
    tapped off.  ``ltr_total_is_minimum``: a site twitched and nobody counted, so the total reads "at least".
    ``closes``: whether the counts agree; None until opened, out and sharps are counted.
    """

    opened: int | None
    needles_in: int
    tapped_off: int
    in_body: int
    out: int | None
    sharps: int | None
    unused: int | None
    insertions: int
    ltr_total: int
    ltr_total_is_minimum: bool
    sites_needled: int
    sites_with_ltr: int
    muscles_distinct: int
    muscles_with_side: int
    closes: bool | None


def needled_sites(session: TreatmentSession) -> tuple[Site, ...]:
    """The sites that happened; a copy nobody has confirmed counts as nothing."""
    return tuple(site for site in session.sites if site.confirmed)


def ledger_of(session: TreatmentSession, catalogue: Catalogue) -> Ledger:
    """The session's figures (needle equations: in the body, out = in; in the room, opened = sharps + unused)."""
    sites = needled_sites(session)
    needles_in = sum(site.new_needles for site in sites)
    count = session.count
    twitched = [s.twitch for s in sites if s.twitch is not None and s.twitch.elicited is Elicited.YES]
    treated = muscles_treated(sites, catalogue)
    return Ledger(
        opened=count.opened,
        needles_in=needles_in,
        tapped_off=sum(_tapped_off(site) for site in sites),
        in_body=sum(site.needles_in_body for site in sites),
        out=count.out,
        sharps=count.sharps,
        unused=count.unused,
        insertions=sum(site.insertions for site in sites),
        ltr_total=sum(twitch.count or 0 for twitch in twitched),
        ltr_total_is_minimum=any(twitch.count is None for twitch in twitched),
        sites_needled=len(sites),
        sites_with_ltr=len(twitched),
        muscles_distinct=len({name for name, _side in treated}),
        muscles_with_side=len(treated),
        closes=count_closes(session),
    )


def count_closes(session: TreatmentSession) -> bool | None:
    """Whether the counts of body and room agree; None until opened, out and sharps are counted."""
    count, needles_in = session.count, sum(site.new_needles for site in needled_sites(session))
    if count.opened is None or count.out is None or count.sharps is None:
        return None
    in_the_room = count.opened == count.sharps + (count.unused or 0)
    return count.out == needles_in and in_the_room and needles_in <= count.opened


def counted_out(session: TreatmentSession) -> bool:
    """Whether the needles that came out are counted, or said to be not obtained.

    Until then nothing may show how many are expected: the count is made by looking, not by copying.
    """
    return session.count.out is not None or any(n.field == "count.out" and not n.subject_id for n in session.not_obtained)


def muscles_treated(sites: Iterable[Site], catalogue: Catalogue) -> frozenset[tuple[str, Side]]:
    """The named muscles with at least one insertion, each with its side.

    Parts of one muscle go by its billing name; an area counts as the muscle meant, or as none.
    """
    return frozenset(
        (catalogue.billing_name(site.place.muscle), site.place.side)
        for site in sites
        if site.confirmed and site.insertions >= 1 and site.place.muscle
    )


def _tapped_off(site: Site) -> int:
    return sum(removal.needles for removal in site.removals) if site.left_in else 0
