"""What stands on everything the clinic hands out: its telephone and its own words."""

from __future__ import annotations

from dataclasses import replace

from needlechart.domain.people import Clinic
from needlechart.records.work import Work
from needlechart.usecases.permissions import Deed, require


def say_on_handouts(work: Work, *, phone: str, handout_words: str) -> Clinic:
    """Keeps the clinic's telephone and words for all handouts; NotAllowed unless the person may change the clinic."""
    require(work.person, Deed.CHANGE_CLINIC)
    after = replace(work.clinic, phone=phone.strip(), handout_words=handout_words.strip())
    return work.save(work.clinic, after, deed=Deed.CHANGE_CLINIC.value)
