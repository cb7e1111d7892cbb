"""S-10: headache and jaw, complex screening."""

from __future__ import annotations

from datetime import date, timedelta

from needlechart.domain.body import Side, View
from needlechart.domain.charts import PatientChart
from needlechart.domain.measures import Measurement, ScaleCode, When
from needlechart.domain.needling import (
    Bleeding,
    NeedleCount,
)
from needlechart.domain.patients import (
    Alert,
    AlertKind,
    Problem,
    ScreeningAnswer,
    ScreeningDecision,
    Sex,
    YesNo,
)
from needlechart.domain.sessions import (
    Position,
)
from needlechart.domain.treatments import (
    EducationDose,
    Topic,
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
    seen,
    twitches,
    visit,
)


def s10(therapist_id: str = ADA.id) -> PatientChart:
    """Headache and jaw in a pregnant patient on low-dose aspirin: head and neck only."""
    day = "2026-11-13"
    problem = Problem("s10-problem", "Headache and jaw pain", None, "head", icd10=("M79.11",))
    agreed = "physician agreed, letter of 3 Nov 2026"
    go_on = ScreeningDecision.PROCEED_WITH_PRECAUTION
    yes = {
        "pregnancy": ScreeningAnswer(
            "s10-asked-pregnancy",
            "pregnancy",
            YesNo.YES,
            at("2026-11-03", "08:00"),
            detail="week 20",
            decision=go_on,
            reason=agreed,
            by=ADA.id,
        ),
        "anticoagulant": ScreeningAnswer(
            "s10-asked-anticoagulant",
            "anticoagulant",
            YesNo.YES,
            at("2026-11-03", "08:00"),
            detail="aspirin 100 mg",
            decision=go_on,
            reason=agreed,
            by=ADA.id,
        ),
    }
    patient = patient_with(
        "s10",
        "P-1010",
        "Ida",
        "Moor",
        date(1997, 8, 14),
        problem,
        sex=Sex.FEMALE,
        screening=screened("s10", "2026-11-03", yes),
        alerts=(
            Alert("s10-pregnant", AlertKind.PREGNANCY, "pregnant, week 20 on 13 Nov 2026", date(2026, 11, 3)),
            Alert("s10-aspirin", AlertKind.ANTICOAGULANT, "low-dose aspirin", date(2026, 11, 3)),
        ),
    )
    sites = (
        needled(
            "s10",
            1,
            place("masseter", Side.LEFT, View.LATERAL_LEFT, 514.8, 183.4),
            "0.20x25",
            at(day, "09:10"),
            insertions=2,
            twitch=twitches(2),
        ),
        needled(
            "s10",
            2,
            place("masseter", Side.RIGHT, View.LATERAL_RIGHT, 205.2, 183.4),
            "0.20x25",
            at(day, "09:12"),
            insertions=2,
            twitch=twitches(3),
        ),
        needled(
            "s10",
            3,
            place("temporalis", Side.LEFT, View.LATERAL_LEFT, 526.5, 108.3),
            "0.20x25",
            at(day, "09:14"),
            twitch=twitches(1),
            bleeding=Bleeding.SPOT,
            pressure_s=60,
        ),
        needled(
            "s10",
            4,
            place("scm-sternal", Side.LEFT, View.ANTERIOR, 485.0, 269.8),
            "0.25x30",
            at(day, "09:17"),
            twitch=twitches(2),
            note="Pincer hold.",
        ),
    )
    session = visit(
        "s10",
        patient,
        day,
        "09:00",
        "09:40",
        therapist_id=therapist_id,
        position=Position.SUPINE_WEDGE,
        sites=sites,
        count=NeedleCount(opened=4, out=4, sharps=4),
        treatments=(
            Treatment(
                "s10-education", 1, EducationDose(Topic.JAW_RELAXATION, True), "Education: jaw relaxation", "education-jaw", 5
            ),
        ),
        measurements=(
            *pain("s10", 6, 4, problem.id),
            Measurement("s10-mouth-before", ScaleCode.MOUTH_OPENING, When.BEFORE, 34, problem.id),
            Measurement("s10-mouth-after", ScaleCode.MOUTH_OPENING, When.AFTER, 41, problem.id),
        ),
        acknowledgements=(seen("s10", "scm-sternal", "Sternocleidomastoid: carotid artery and jugular vein.", at(day, "09:16")),),
        next_visit=date(2026, 11, 13) + timedelta(days=10),
        subjective="Headache from the jaw up to the temple, worse in the evening.",
        assessment="Jaw muscles reproduce the headache; the mouth opens 7 mm more.",
        plan="Jaw relaxation at home.",
    )
    return PatientChart(patient, (session,))
