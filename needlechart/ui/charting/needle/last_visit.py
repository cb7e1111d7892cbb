"""The last visit with needles, and what of it is not charted again yet."""

from __future__ import annotations

from needlechart.domain.needling import Site
from needlechart.domain.sessions import TreatmentSession
from needlechart.usecases.charting import OpenSession


def last_needled(opened: OpenSession) -> TreatmentSession | None:
    """The last visit with needled sites, or None."""
    return next((session for session in opened.earlier if session.sites), None)


def not_charted_again(session: TreatmentSession, last: TreatmentSession | None) -> tuple[Site, ...]:
    """The sites of the last visit that are not charted in ``session``, in their order."""
    repeated = {site.carried_from for site in session.sites}
    left = (site for site in (last.sites if last else ()) if site.id not in repeated)
    return tuple(sorted(left, key=lambda site: site.order))
