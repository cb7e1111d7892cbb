"""S-3: heel pain, with the sole."""

from __future__ import annotations

from datetime import date

from needlechart.domain.body import Layer, Side, View
from needlechart.domain.charts import PatientChart
from needlechart.domain.measures import Measurement, PainWindow, ScaleCode, When
from needlechart.domain.needling import (
    Elicited,
    EndReason,
    Familiar,
    NeedleCount,
    Referral,
    Removal,
    ResponseSought,
    TissueLevel,
    Tolerance,
    Twitch,
)
from needlechart.domain.patients import (
    Problem,
    Sex,
)
from needlechart.domain.reactions import (
    Outcome,
    Reaction,
    ReactionAnswer,
    ReportedBy,
    Severity,
    SinceLastVisit,
)
from needlechart.domain.sessions import (
    Position,
    VisitKind,
)
from needlechart.domain.technique import Technique
from needlechart.domain.treatments import (
    Sequence,
    TapeType,
    TapingDose,
    ThermalDose,
    ThermalMode,
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


def s3(therapist_id: str = ADA.id) -> PatientChart:
    """Heel pain with two sites on the sole, and the next visit with the bruise the patient reports."""
    day = "2026-11-12"
    problem = Problem("s3-problem", "R heel pain", Side.RIGHT, "foot", icd10=("M72.2",))
    patient = patient_with(
        "s3",
        "P-1003",
        "Emil",
        "Brandt",
        date(1980, 6, 2),
        problem,
        sex=Sex.MALE,
        occupation="waiter",
        screening=screened("s3", "2026-11-01"),
    )
    static = at(day, "10:20")
    sites = (
        needled(
            "s3",
            1,
            place("soleus", Side.RIGHT, View.POSTERIOR, 548.9, 1595.6),
            "0.30x40",
            at(day, "10:12"),
            twitch=twitches(3),
            familiar=Familiar.YES,
            referral=Referral(True, area="the heel"),
        ),
        needled(
            "s3",
            2,
            place("gastrocnemius-medial", Side.RIGHT, View.POSTERIOR, 518.8, 1380.0),
            "0.30x40",
            at(day, "10:14"),
            twitch=twitches(2),
        ),
        needled(
            "s3",
            3,
            place("quadratus-plantae", Side.RIGHT, View.FOOT_PLANTAR, 80.2, 195.2, Layer.DEEP),
            "0.25x30",
            at(day, "10:17"),
            technique=Technique.SUPERFICIAL,
            tissue_level=TissueLevel.SUPERFICIAL_MUSCLE,
            twitch=twitches(1, end_reason=EndReason.PAIN_LIMIT),
            pain_during=7,
            tolerance=Tolerance.FAIR,
            note="From the inner heel border.",
        ),
        needled(
            "s3",
            4,
            place("abductor-hallucis", Side.RIGHT, View.FOOT_PLANTAR, 102.8, 200.7),
            "0.25x30",
            static,
            technique=Technique.STATIC,
            left_in=True,
            retention_s=300,
            twitch=Twitch(Elicited.NOT_SOUGHT),
            response_sought=(ResponseSought.NONE,),
            removals=(Removal("s3-removal", 1, static.plus(minutes=5), therapist_id),),
        ),
    )
    first = visit(
        "s3",
        patient,
        day,
        "10:00",
        "10:45",
        therapist_id=therapist_id,
        position=Position.PRONE,
        setting="foot over the edge of the table",
        tolerance=Tolerance.FAIR,
        sites=sites,
        count=NeedleCount(opened=4, out=4, sharps=4),
        treatments=(
            Treatment(
                "s3-ice",
                1,
                ThermalDose(ThermalMode.ICE_PACK, True, True),
                "Ice pack",
                "ice-pack",
                10,
                sequence=Sequence.AFTER_NEEDLING,
            ),
            Treatment(
                "s3-tape", 2, TapingDose(TapeType.LOW_DYE, "arch of the foot", wear_h=24), "Low-dye taping", "taping-low-dye"
            ),
        ),
        measurements=(
            *pain("s3", 7, 4, problem.id, PainWindow.FIRST_STEP),
            Measurement("s3-lefs", ScaleCode.LEFS, When.BEFORE, 41, problem.id),
        ),
        next_visit=date(2026, 11, 19),
        subjective="Pain at the first steps in the morning.",
        assessment="Calf and foot muscles share in the heel pain; the sole is very tender.",
        plan="Calf first, the sole only lightly.",
    )
    bruise = Reaction(
        "s3-bruise",
        "bruise",
        Severity.MILD,
        ReportedBy.PATIENT,
        region="inner heel",
        size_mm=20,
        site_id=None,
        action_taken="Nothing needed.",
        outcome=Outcome.RESOLVED,
        resolved_on=date(2026, 11, 17),
    )
    second = visit(
        "s3-next",
        patient,
        "2026-11-19",
        "10:00",
        "10:30",
        therapist_id=therapist_id,
        with_needling=False,
        kind=VisitKind.RE_EVALUATION,
        since_last=SinceLastVisit(ReportedBy.PATIENT, 3, 24, True, 20, False, "A blue spot at the inner heel for five days."),
        measurements=pain("s3-next", 4, 4, problem.id, PainWindow.FIRST_STEP),
        reactions=(bruise,),
        reaction_answer=ReactionAnswer.SOME,
        assessment="Less first-step pain; the bruise has passed.",
    )
    return PatientChart(patient, (first, second))
