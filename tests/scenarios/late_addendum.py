"""S-9: a signed session with late entries beside it."""

from __future__ import annotations

from datetime import date

from needlechart.domain.afterwards import Addendum, AddendumKind, Countersignature
from needlechart.domain.body import Side, View
from needlechart.domain.charts import PatientChart
from needlechart.domain.needling import (
    Activity,
    Finding,
    NeedleCount,
)
from needlechart.domain.patients import (
    Problem,
    Sex,
)
from needlechart.domain.reactions import (
    Reaction,
    ReportedBy,
    Severity,
)
from needlechart.domain.sessions import (
    Position,
    Signature,
)
from needlechart.domain.treatments import (
    ExerciseDose,
    LoadUnit,
    Sequence,
    Treatment,
)
from tests.scenarios.pieces import (
    ADA,
    DIGEST,
    at,
    needled,
    pain,
    patient_with,
    place,
    screened,
    twitches,
    visit,
)


def s9(therapist_id: str = ADA.id) -> PatientChart:
    """A signed session with an addendum, a correction and a countersignature beside it."""
    day = "2026-11-10"
    problem = Problem("s9-problem", "R groin pain", Side.RIGHT, "thigh")
    patient = patient_with(
        "s9", "P-1009", "Tom", "Falk", date(1984, 2, 20), problem, sex=Sex.MALE, screening=screened("s9", "2026-11-03")
    )
    sites = tuple(
        needled(
            "s9",
            order,
            place("adductor-longus", Side.RIGHT, View.ANTERIOR, x_mm, y_mm),
            "0.30x40",
            at(day, f"17:1{order}"),
            twitch=twitches(n),
        )
        for order, x_mm, y_mm, n in ((1, 402.1, 971.5, 3), (2, 402.3, 1024.3, 2))
    )
    session = visit(
        "s9",
        patient,
        day,
        "17:00",
        "17:38",
        therapist_id=therapist_id,
        position=Position.SUPINE,
        sites=sites,
        findings=(
            Finding("s9-finding-3", 3, place("pectineus", Side.RIGHT, View.ANTERIOR, 387.0, 912.3), activity=Activity.LATENT),
        ),
        count=NeedleCount(opened=2, out=2, sharps=2),
        treatments=(
            Treatment(
                "s9-exercise",
                1,
                ExerciseDose(3, 12, LoadUnit.BAND, band="red"),
                "Hip adduction",
                "exercise-strength",
                15,
                "97110",
                Sequence.AFTER_NEEDLING,
                note="Led by a student.",
            ),
        ),
        measurements=pain("s9", 5, 2, problem.id),
        assessment="Adductor longus is the source; good response.",
    )
    signed = session.signed(Signature(therapist_id, at(day, "17:40"), DIGEST))
    bruise = Reaction(
        "s9-bruise",
        "bruise",
        Severity.MILD,
        ReportedBy.PATIENT,
        at("2026-11-11", "08:00"),
        region="inner thigh",
        size_mm=40,
        soreness=5,
    )
    addenda = (
        Addendum(
            "s9-addendum",
            session.id,
            AddendumKind.ADDENDUM,
            therapist_id,
            at("2026-11-12", "09:15"),
            "The patient phoned.",
            "Bruise 40 mm, soreness 5/10 at 36 h.",
            reactions=(bruise,),
            digest=DIGEST,
        ),
        Addendum(
            "s9-correction",
            session.id,
            AddendumKind.CORRECTION,
            therapist_id,
            at("2026-11-12", "16:30"),
            "The lot was read from the wrong box.",
            field="lot",
            old_value="A1102",
            new_value="A1120",
            digest=DIGEST,
        ),
    )
    countersigned = Countersignature(
        "s9-countersigned", session.id, therapist_id, at("2026-11-13", "08:30"), "exercise entered by a student", digest=DIGEST
    )
    return PatientChart(patient, (signed,), addenda, (countersigned,))
