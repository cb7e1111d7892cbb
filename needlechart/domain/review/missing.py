"""What a whole record of a visit has: the short list the review looks for, without the judgement of the rules.

What must be there to sign is decided by the rules alone; this list is what a manager looks for in many sessions at once.
"""

from __future__ import annotations

from enum import StrEnum

from needlechart.domain.body import StructureKind
from needlechart.domain.levels import level_of
from needlechart.domain.measures import Measurement, ScaleCode, When
from needlechart.domain.needling import Site
from needlechart.domain.sessions import Attendance, TreatmentSession

_PAIN = frozenset({ScaleCode.NPRS, ScaleCode.VAS})


class MissingField(StrEnum):
    """What may be missing in the record of a visit the patient came to."""

    COUNT = "count"
    REACTIONS = "reactions"
    ASSESSMENT = "assessment"
    TOLERANCE = "tolerance"
    POSITION = "position"
    CLEAN = "clean"
    NEEDLE = "needle"
    LOT = "lot"
    DEPTH = "depth"
    MUSCLE = "muscle"
    PAIN_BEFORE = "pain_before"
    PAIN_AFTER = "pain_after"


_ORDER = {field: n for n, field in enumerate(MissingField)}


def missing_at(sites: tuple[Site, ...]) -> set[MissingField]:
    """What is missing at confirmed sites."""
    found = set()
    for site in sites:
        needle, place = site.needle, site.place
        if needle is None:
            found.add(MissingField.NEEDLE)
        elif not needle.lot:
            found.add(MissingField.LOT)
        if site.depth_mm is None and site.tissue_level is None and level_of(site) is None:
            found.add(MissingField.DEPTH)
        if place.kind is StructureKind.AREA and place.muscle_meant is None and not place.muscle_reason:
            found.add(MissingField.MUSCLE)
    return found


def missing_of(session: TreatmentSession, needled: tuple[Site, ...]) -> tuple[MissingField, ...]:
    """All that is missing, in the order of ``MissingField``; nothing of a visit the patient did not come to."""
    if session.attendance is not Attendance.ARRIVED:
        return ()
    found = missing_at(needled) | _of_pain(session.measurements)
    obtained = {n.field for n in session.not_obtained}
    if needled:
        if session.count.out is None and "count.out" not in obtained:
            found.add(MissingField.COUNT)
        if session.tolerance is None:
            found.add(MissingField.TOLERANCE)
        if session.position is None:
            found.add(MissingField.POSITION)
        if not session.clean.said:
            found.add(MissingField.CLEAN)
    if session.reaction_answer is None:
        found.add(MissingField.REACTIONS)
    if not session.assessment.strip():
        found.add(MissingField.ASSESSMENT)
    if "measurements" in obtained:
        found -= {MissingField.PAIN_BEFORE, MissingField.PAIN_AFTER}
    return tuple(sorted(found, key=_ORDER.__getitem__))


def _of_pain(measurements: tuple[Measurement, ...]) -> set[MissingField]:
    asked = {m.when for m in measurements if m.scale in _PAIN}
    return {
        field
        for field, when in ((MissingField.PAIN_BEFORE, When.BEFORE), (MissingField.PAIN_AFTER, When.AFTER))
        if when not in asked
    }
