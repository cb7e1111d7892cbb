"""S-1: hip and back pain."""

from __future__ import annotations

from datetime import date

from needlechart.domain.body import Layer, Side, View
from needlechart.domain.charts import PatientChart
from needlechart.domain.needling import (
    Activity,
    Elicited,
    EndReason,
    Familiar,
    Finding,
    NeedleCount,
    Referral,
    Twitch,
)
from needlechart.domain.patients import (
    Plan,
    Problem,
    Sex,
)
from needlechart.domain.sessions import (
    Position,
)
from needlechart.domain.treatments import (
    ExerciseDose,
    LoadUnit,
    MassageDose,
    MassageTechnique,
    Sequence,
    Treatment,
)
from tests.scenarios.pieces import (
    ADA,
    at,
    needled,
    pain,
    patient_with,
    place,
    screened,
    twitches,
    visit,
)


def s1(therapist_id: str = ADA.id) -> PatientChart:
    """Hip and back pain: four sites in three muscles of the right side, one finding, massage and exercise."""
    day = "2026-11-18"
    problem = Problem(
        "s1-problem",
        "R hip and low back pain",
        Side.RIGHT,
        "hip",
        icd10=("M25.551",),
        plan=Plan(planned_visits=6, frequency_per_week=1),
    )
    patient = patient_with(
        "s1",
        "P-1001",
        "Nora",
        "Lind",
        date(1972, 3, 12),
        problem,
        sex=Sex.FEMALE,
        occupation="office clerk",
        screening=screened("s1", "2026-11-04"),
    )
    sites = (
        needled(
            "s1",
            1,
            place("gluteus-medius", Side.RIGHT, View.LATERAL_RIGHT, 122.6, 807.4),
            "0.30x60",
            at(day, "14:08"),
            depth_mm=40,
            twitch=twitches(5, end_reason=EndReason.EXHAUSTED),
            familiar=Familiar.YES,
            pain_during=5,
        ),
        needled(
            "s1",
            2,
            place("gluteus-medius", Side.RIGHT, View.LATERAL_RIGHT, 149.5, 809.6),
            "0.30x60",
            at(day, "14:10"),
            depth_mm=40,
            twitch=twitches(3),
            familiar=Familiar.NO,
        ),
        needled(
            "s1",
            3,
            place("gluteus-minimus", Side.RIGHT, View.POSTERIOR, 593.1, 808.0, Layer.DEEP),
            "0.30x75",
            at(day, "14:12"),
            depth_mm=60,
            twitch=twitches(2),
            familiar=Familiar.YES,
            referral=Referral(True, area="down the outer leg"),
        ),
        needled(
            "s1",
            4,
            place("quadratus-lumborum", Side.RIGHT, View.POSTERIOR, 531.3, 702.9, Layer.DEEP),
            "0.30x60",
            at(day, "14:15"),
            depth_mm=45,
            twitch=Twitch(Elicited.NOT_OBSERVABLE),
            note="Below L3.",
        ),
    )
    session = visit(
        "s1",
        patient,
        day,
        "14:00",
        "14:45",
        therapist_id=therapist_id,
        position=Position.SIDE_LYING_LEFT,
        sites=sites,
        findings=(
            Finding(
                "s1-finding-5",
                5,
                place("piriformis", Side.RIGHT, View.POSTERIOR, 561.9, 857.8, Layer.DEEP),
                taut_band=True,
                hypersensitive_spot=True,
                activity=Activity.LATENT,
            ),
        ),
        count=NeedleCount(opened=4, out=4, sharps=4),
        treatments=(
            Treatment(
                "s1-massage",
                1,
                MassageDose(MassageTechnique.PETRISSAGE),
                "Massage",
                "massage",
                8,
                "97140",
                Sequence.AFTER_NEEDLING,
            ),
            Treatment(
                "s1-bridges",
                2,
                ExerciseDose(3, 10, LoadUnit.BODY_WEIGHT),
                "Bridges",
                "bridges",
                12,
                "97110",
                Sequence.AFTER_NEEDLING,
            ),
        ),
        measurements=pain("s1", 6, 3, problem.id),
        follow_up_call=at("2026-11-20", "14:45"),
        next_visit=date(2026, 11, 25),
        subjective="Ache in the right buttock down to the outer leg, worse when sitting.",
        assessment="Active points in the gluteal muscles reproduce the known pain; good response.",
        plan="Needle the gluteal muscles once more, then load.",
    )
    return PatientChart(patient, (session,))
