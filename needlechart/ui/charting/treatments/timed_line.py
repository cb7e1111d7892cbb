"""Timed minutes and their units, by both rules where they differ."""

from __future__ import annotations

from needlechart.domain.coding import minutes_by_code, units_ama, units_cms
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.words import count_words


def timed_line(session: TreatmentSession) -> tuple[str, str]:
    """The minutes ("Timed 20 min"), and what they come to; two empty texts when nothing is timed."""
    minutes = minutes_by_code(session.treatments)
    if not minutes:
        return "", ""
    cms, ama = units_cms(minutes), units_ama(minutes)
    head = f"Timed {sum(minutes.values())} min"
    if cms == ama:
        return head, f"{units_words(cms)}. Needling time is not counted in it."
    return head, f"CMS rule: {units_words(cms)}.  AMA rule: {units_words(ama)}. Needling time is not counted in it."


def units_words(units: dict[str, int]) -> str:
    """Units in words: "2 units (97110: 1, 97140: 1)", "no unit"."""
    if not units:
        return "no unit"
    each = ", ".join(f"{code}: {number}" for code, number in units.items())
    return f"{count_words(sum(units.values()), 'unit')} ({each})"
