"""S-5: a faint at the first needling."""

from __future__ import annotations

from datetime import date

from needlechart.domain.body import Side, View
from needlechart.domain.charts import PatientChart
from needlechart.domain.needling import (
    EndReason,
    NeedleCount,
    Tolerance,
)
from needlechart.domain.patients import (
    Alert,
    AlertKind,
    Problem,
    Sex,
)
from needlechart.domain.reactions import (
    FollowUp,
    Observation,
    Outcome,
    Reaction,
    ReactionAnswer,
    ReportedBy,
    Severity,
)
from needlechart.domain.sessions import (
    Position,
    VisitKind,
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


def s5(therapist_id: str = ADA.id) -> PatientChart:
    """A first needling that ends with a faint: one needle in, one opened and not used."""
    day = "2026-11-16"
    problem = Problem("s5-problem", "R neck and shoulder tension", Side.RIGHT, "neck")
    patient = patient_with(
        "s5",
        "P-1005",
        "Jule",
        "Sand",
        date(2007, 5, 9),
        problem,
        sex=Sex.FEMALE,
        screening=screened("s5", day),
        alerts=(Alert("s5-alert", AlertKind.FAINTED_BEFORE, "fainted 2026-11: treat lying down", date(2026, 11, 16)),),
    )
    faint = at(day, "11:13")
    rounds = ((5, 84, 50, 44), (10, 96, 60, None), (15, 110, 68, None), (20, 114, 70, None))
    reaction = Reaction(
        "s5-faint",
        "vasovagal-loss-of-consciousness",
        Severity.SIGNIFICANT,
        ReportedBy.THERAPIST,
        faint,
        3,
        "s5-site-1",
        description="Pale, sweating, nausea, then fainted.",
        loss_of_consciousness_s=10,
        observations=tuple(Observation(f"s5-observation-{m}", m, high, low, pulse) for m, high, low, pulse in rounds),
        action_taken="Laid flat, legs raised, needle removed at once.",
        manager_notified=True,
        left_accompanied=True,
        outcome=Outcome.RESOLVED,
        resolved_on=date(2026, 11, 16),
        follow_ups=(FollowUp("s5-call", date(2026, 11, 17)),),
    )
    muscle = place("trapezius-upper", Side.RIGHT, View.POSTERIOR, 523.2, 316.4)
    session = visit(
        "s5",
        patient,
        day,
        "11:00",
        "11:50",
        first=True,
        therapist_id=therapist_id,
        kind=VisitKind.EVALUATION,
        position=Position.SEATED,
        ended_early=True,
        tolerance=Tolerance.STOPPED,
        sites=(
            needled(
                "s5",
                1,
                muscle,
                "0.25x30",
                at(day, "11:10"),
                twitch=twitches(2, end_reason=EndReason.ADVERSE_EVENT),
                tolerance=Tolerance.STOPPED,
            ),
        ),
        count=NeedleCount(opened=2, out=1, sharps=1, unused=1),
        measurements=pain("s5", 5, 5, problem.id),
        reactions=(reaction,),
        reaction_answer=ReactionAnswer.SOME,
        follow_up_call=at("2026-11-17", "11:00"),
        acknowledgements=(seen("s5", "trapezius-upper", "Upper trapezius: lung apex and pleura.", at(day, "11:09")),),
        advice=("rest-if-dizzy", "breathing-warning", "when-to-call"),
        subjective="First needling ever, anxious, skipped lunch.",
        assessment="Vasovagal reaction, fully recovered after 20 min.",
        plan="Next time lying down, after a meal.",
    )
    return PatientChart(patient, (session,))
