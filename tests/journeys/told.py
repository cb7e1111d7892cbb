"""What a chart says, without what differs from one charting to the next: ids, moments, and how long ago a day is."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from needlechart.domain.moments import Moment
from needlechart.domain.needling import Site
from needlechart.domain.sessions import TreatmentSession

_LEFT_OUT = frozenset({"id", "by", "inserted_by", "version"})
_OF_A_SITE = (
    "needle", "new_needles", "insertions", "technique", "left_in", "twitch", "familiar", "referral", "pain_during", "bleeding",
    "pressure_s", "tolerance", "removals",
)  # fmt: skip


def told(value: Any, day: date) -> Any:
    """The value as plain lists and dictionaries; a date as days after ``day``, a moment only as one that is there."""
    if isinstance(value, Moment):
        return "a moment"
    if isinstance(value, date):
        return (value - day).days
    if is_dataclass(value) and not isinstance(value, type):
        kept = (f.name for f in fields(value) if f.name not in _LEFT_OUT and not f.name.endswith("_id"))
        return {name: told(getattr(value, name), day) for name in kept}
    if isinstance(value, tuple):
        said = [told(one, day) for one in value]
        return sorted(said) if all(isinstance(one, str) for one in said) else said  # words are chosen in any order
    return value.value if isinstance(value, Enum) else value


def told_of(session: TreatmentSession, *names: str) -> dict[str, Any]:
    """These fields of a session; measurements in no order."""
    said = {name: told(getattr(session, name), session.date) for name in names}
    if "measurements" in said:
        said["measurements"].sort(key=str)
    return said


def sites_of(session: TreatmentSession) -> list[dict[str, Any]]:
    """Where and how each site was needled and what it answered; the depth and the point of the finger apart."""
    return [
        {"structure": site.place.structure, "side": site.place.side.value} | _site(site, session.date)
        for site in sorted(session.sites, key=lambda site: site.order)
    ]


def _site(site: Site, day: date) -> dict[str, Any]:
    return {name: told(getattr(site, name), day) for name in _OF_A_SITE}
