"""S-6: an interrupted session and a count that did not agree."""

from __future__ import annotations

from datetime import date

from needlechart.domain.body import Layer, Side, View
from needlechart.domain.charts import PatientChart
from needlechart.domain.needling import (
    CountCorrection,
    CountField,
    Discrepancy,
    Elicited,
    NeedleCount,
    Removal,
    Resolution,
    SearchPlace,
    Site,
    Twitch,
)
from needlechart.domain.patients import (
    Problem,
    Sex,
)
from needlechart.domain.sessions import (
    Position,
)
from needlechart.domain.technique import Technique
from tests.scenarios.pieces import (
    ADA,
    at,
    needled,
    pain,
    patient_with,
    place,
    screened,
    seen,
    visit,
)


def s6(therapist_id: str = ADA.id) -> PatientChart:
    """Six needles left in, a fire alarm, one needle missing in the count and found in the hair."""
    day = "2026-11-17"
    problem = Problem("s6-problem", "Tension headache", None, "head")
    patient = patient_with(
        "s6", "P-1006", "Ruth", "Weil", date(1965, 1, 30), problem, sex=Sex.FEMALE, screening=screened("s6", "2026-11-02")
    )
    alarm, found = at(day, "14:36"), at(day, "14:52")
    rows = (
        ("semispinalis-capitis", 474.5, 268.5, "0.30x40", Layer.DEEP),
        ("splenius-capitis", 474.5, 237.5, "0.30x40", Layer.SUPERFICIAL),
        ("trapezius-upper", 523.2, 316.4, "0.30x40", Layer.SUPERFICIAL),
    )
    sites: list[Site] = []
    for muscle, x_mm, y_mm, kind, layer in rows:
        for side in (Side.LEFT, Side.RIGHT):
            order = len(sites) + 1
            out = found if order == 1 else alarm
            sites.append(
                needled(
                    "s6",
                    order,
                    place(muscle, side, View.POSTERIOR, x_mm if side is Side.RIGHT else 900 - x_mm, y_mm, layer),
                    kind,
                    at(day, "14:30"),
                    technique=Technique.STATIC,
                    left_in=True,
                    twitch=Twitch(Elicited.NOT_SOUGHT),
                    removals=(Removal(f"s6-removal-{order}", 1, out, therapist_id),),
                )
            )
    missing = Discrepancy(
        "s6-discrepancy",
        at(day, "14:40"),
        counted=5,
        expected=6,
        last_seen="hair, occiput L",
        searched=(SearchPlace.LINEN, SearchPlace.FLOOR, SearchPlace.PATIENT, SearchPlace.HAIR),
        patient_checked=True,
        told="clinic manager",
        told_at=at(day, "14:44"),
        resolution=Resolution.FOUND_ON_PATIENT,
        resolved_at=found,
        near_miss=True,
        explanation="Removed in a hurry at the fire alarm; the needle was in the hair.",
    )
    session = visit(
        "s6",
        patient,
        day,
        "14:20",
        "15:05",
        therapist_id=therapist_id,
        position=Position.PRONE,
        ended_early=True,
        sites=tuple(sites),
        count=NeedleCount(opened=6, out=6, sharps=6, unused=0),
        corrections=(CountCorrection("s6-correction", CountField.OUT, 5, 6, "found in the hair", found, therapist_id),),
        discrepancies=(missing,),
        measurements=pain("s6", 5, 4, problem.id),
        acknowledgements=(
            seen("s6", "trapezius-upper", "Upper trapezius: lung apex and pleura.", at(day, "14:29")),
            seen(
                "s6",
                "lung-field",
                "Both sides of the thorax are needled in one session.",
                at(day, "14:30"),
                "pincer hold on both sides, needles along the muscle",
            ),
        ),
        advice=("soreness", "breathing-warning", "when-to-call"),
        subjective="Dull ache at the back of the head.",
        assessment="Interrupted by a fire alarm; all needles accounted for.",
        plan="Fewer needles in the hair line, tied to a count card.",
    )
    return PatientChart(patient, (session,))
