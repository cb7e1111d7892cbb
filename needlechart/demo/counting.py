"""The needle count at the end of a demo visit; now and then it does not agree at first."""

from __future__ import annotations

from dataclasses import replace

from needlechart.demo.surroundings import Chance, Surroundings
from needlechart.domain.derived import derived_of
from needlechart.domain.moments import Moment
from needlechart.domain.needling import (
    CountCorrection,
    CountField,
    Discrepancy,
    NeedleCount,
    Resolution,
    SearchPlace,
)
from needlechart.domain.sessions import ConfirmedCode, TreatmentSession

MISMATCH_SHARE = 0.015
UNUSED_SHARE = 0.06
_ENDINGS = (
    (Resolution.COUNTED_AGAIN, "", (SearchPlace.TRAY,), "Two needles lay on each other in the tray."),
    (Resolution.FOUND_IN_ROOM, "towel", (SearchPlace.LINEN, SearchPlace.FLOOR), "Found in a fold of the towel."),
    (Resolution.FOUND_ON_PATIENT, "hair above the neck", (SearchPlace.PATIENT, SearchPlace.HAIR), "Found in the hair."),
)


def counted(session: TreatmentSession, out: Moment, around: Surroundings, chance: Chance) -> TreatmentSession:
    """The session with its count, and with the codes a person confirmed."""
    derived = derived_of(session, around.catalogue)
    needles = derived.needles_in
    unused = 1 if chance.happens(UNUSED_SHARE) else 0
    found = replace(session, count=NeedleCount(needles + unused, needles, needles, unused))
    if needles > 1 and chance.happens(MISMATCH_SHARE):
        found = _at_first_one_less(found, needles, out, chance)
    signed_by, at = session.therapist_id, out.plus(minutes=3)
    units = {derived.code_distinct: 1, **derived.units_cms} if derived.code_distinct else derived.units_cms
    codes = tuple(ConfirmedCode(chance.id(), code, number, signed_by, at) for code, number in units.items())
    return replace(found, codes=codes)


def _at_first_one_less(session: TreatmentSession, needles: int, out: Moment, chance: Chance) -> TreatmentSession:
    ending, last_seen, searched, words = chance.random.choice(_ENDINGS)
    noticed, resolved = out.plus(minutes=2), out.plus(minutes=9)
    told = "" if ending is Resolution.COUNTED_AGAIN else "clinic manager"
    discrepancy = Discrepancy(
        chance.id(), noticed, needles - 1, needles, CountField.OUT, last_seen, searched, patient_checked=True, told=told,
        told_at=noticed.plus(minutes=3) if told else None, resolution=ending, resolved_at=resolved,
        near_miss=ending is Resolution.FOUND_ON_PATIENT, explanation=words,
    )  # fmt: skip
    correction = CountCorrection(chance.id(), CountField.OUT, needles - 1, needles, words, resolved, session.therapist_id)
    return replace(session, discrepancies=(discrepancy,), corrections=(correction,))
