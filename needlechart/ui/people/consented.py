"""How a consent of one kind stands on a day: in force, soon over, over, or none; the same words on every page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from needlechart.domain.patients import Consent, ConsentKind, Patient
from needlechart.domain.words import count_words
from needlechart.ui.look.typed_date import short_date

SOON_DAYS = 30
"""So long before a consent ends it is told: most courses of visits are shorter; our own choice."""


@dataclass(frozen=True, slots=True)
class ConsentSaid:
    """``words`` say how it stands, ``way_out`` what to do when something is to do; ``holds`` on that day, ``soon`` over."""

    words: str
    holds: bool
    soon: bool = False
    way_out: str = ""


def consent_said(patient: Patient, kind: ConsentKind, day: date) -> ConsentSaid:
    """The consent of that kind that lasts longest on that day, or how the last one ended."""
    held = [c for c in patient.consents if c.kind is kind and c.in_force_on(day)]
    if held:
        return _in_force(max(held, key=lambda c: c.expires or date.max), day)
    older = [c for c in patient.consents if c.kind is kind]
    if not older:
        return ConsentSaid("None on record.", False, way_out="Have one signed and record it.")
    last = max(older, key=lambda c: c.signed)
    if day < last.signed:
        return ConsentSaid(
            f"Signed {short_date(last.signed)}, after this visit.", False, way_out="It does not hold for this day."
        )
    if last.withdrawn is not None and last.withdrawn <= day:
        words = f"Withdrawn {short_date(last.withdrawn)}."
        return ConsentSaid(words, False, way_out="Ask why before a new one is signed.")
    ended = f"Expired {short_date(last.expires)}." if last.expires else "Ended."
    return ConsentSaid(ended, False, way_out="Have a new one signed and record it.")


def _in_force(consent: Consent, day: date) -> ConsentSaid:
    end = consent.expires
    copy = "copy given" if consent.copy_given else "no copy given"
    words = f"In force: signed {short_date(consent.signed)}{f', until {short_date(end)}' if end else ''}, {copy}."
    if end is None or (end - day).days > SOON_DAYS:
        return ConsentSaid(words, True)
    left = (end - day).days
    told = "It ends today." if left == 0 else f"It ends in {count_words(left, 'day')}."
    return ConsentSaid(words, True, True, f"{told} Have a new one signed before the next visit.")
