"""Visits for tests of the history: a course of treatment with figures that can be counted by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from needlechart.domain.body import BodyPoint, Place, Side, StructureKind, View
from needlechart.domain.ids import IdSource
from needlechart.domain.measures import Measurement, ScaleCode, When
from needlechart.domain.moments import Moment
from needlechart.domain.needling import Elicited, Finding, Needle, NeedleCount, Site, Twitch
from needlechart.domain.reactions import Reaction, ReactionAnswer, ReportedBy, Severity, SinceLastVisit
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.technique import Technique
from needlechart.domain.treatments import ExerciseDose, MassageDose, Treatment
from needlechart.records.clinic_file import ClinicFile
from tests.clinics import ADA, MARA, TODAY

PROBLEM = MARA.problems[0].id
TRAPEZIUS = "trapezius-upper"
BACK_OF_NECK = BodyPoint(View.POSTERIOR, 330, 300)


def site(
    ids: IdSource, order: int, twitch: Twitch | None, *, needles: int = 1, left_in: bool = False, at: Moment | None = None
) -> Site:
    """A needled site on the back of the neck."""
    point = replace(BACK_OF_NECK, x_mm=BACK_OF_NECK.x_mm + 12 * order)
    return Site(
        ids(), order, Place(point, TRAPEZIUS, StructureKind.MUSCLE, Side.RIGHT), Needle(0.30, 40), new_needles=needles,
        insertions=needles, technique=Technique.STATIC if left_in else Technique.PISTONING, depth_mm=20, left_in=left_in,
        inserted_at=at if left_in else None, inserted_by=ADA.id if left_in else None, twitch=twitch,
    )  # fmt: skip


def visit(ids: IdSource, day: date, number: int) -> TreatmentSession:
    """The ``number``-th visit of a course, from 0.

    Pain falls by one each time.  Two needles in every visit.  Twitches: one more each time, from 1 to 20 and again; every
    third visit has a site that twitched and was not counted.
    """
    started = Moment.parse(f"{day}T09:00:00.000+01:00")
    before = max(1, 8 - number)
    uncounted = number % 3 == 2
    return TreatmentSession(
        id=ids(),
        patient_id=MARA.id,
        date=day,
        therapist_id=ADA.id,
        started=started,
        ended=started.plus(minutes=38),
        problem_ids=(PROBLEM,),
        sites=(
            site(ids, 1, Twitch(Elicited.YES, number % 20 + 1)),
            site(ids, 2, Twitch(Elicited.YES) if uncounted else Twitch(Elicited.NO)),
        ),
        findings=(Finding(ids(), 3, Place(BACK_OF_NECK, TRAPEZIUS, StructureKind.MUSCLE, Side.LEFT)),),
        count=NeedleCount(opened=2, out=2, sharps=2, unused=0),
        measurements=(
            Measurement(ids(), ScaleCode.NPRS, When.BEFORE, before, PROBLEM),
            Measurement(ids(), ScaleCode.NPRS, When.AFTER, max(0, before - 2), PROBLEM),
            *((Measurement(ids(), ScaleCode.NDI, When.BEFORE, max(0, 40 - number), PROBLEM),) if number % 2 == 0 else ()),
        ),
        treatments=(
            Treatment(ids(), 1, MassageDose(), "Massage", minutes=10),
            *((Treatment(ids(), 2, ExerciseDose(sets=3, reps=12), "Rows"),) if number % 2 else ()),
        ),
        since_last=SinceLastVisit(ReportedBy.PATIENT, 3, 24) if number else None,
        reaction_answer=ReactionAnswer.SOME if number == 1 else ReactionAnswer.NONE,
        reactions=(Reaction(ids(), "bruise", Severity.MILD, ReportedBy.PATIENT),) if number == 1 else (),
        assessment=f"Better than before, visit {number + 1}.",
    )


def course(file: ClinicFile, visits: int, *, days_apart: int = 7, until: date = TODAY) -> tuple[TreatmentSession, ...]:
    """That many visits of MARA up to ``until``, kept in the file, oldest first."""
    days = [until - timedelta(days=days_apart * (visits - 1 - n)) for n in range(visits)]
    made = tuple(visit(file.ids, day, n) for n, day in enumerate(days))
    with file.work() as work:
        for session in made:
            work.save(None, session)
    return made
