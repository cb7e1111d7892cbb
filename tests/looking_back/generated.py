"""Patients made by chance, the same in every run: courses with gaps, missed and voided visits, copies and late entries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from random import Random
from typing import TypeVar

from needlechart.domain.afterwards import Addendum, AddendumKind, Voiding
from needlechart.domain.body import BodyPoint, Place, Side, StructureKind, View
from needlechart.domain.charts import PatientChart
from needlechart.domain.measures import Measurement, PainWindow, ScaleCode, When
from needlechart.domain.moments import Moment
from needlechart.domain.needling import Elicited, Finding, Site, Twitch
from needlechart.domain.patients import Approach, Patient, Problem
from needlechart.domain.reactions import Reaction, ReportedBy, Severity, SinceLastVisit
from needlechart.domain.sessions import (
    Acknowledgement,
    AreaKind,
    Attendance,
    Explanation,
    ExplanationReason,
    PainArea,
    TreatmentSession,
    VisitKind,
)
from needlechart.domain.treatments import (
    Dose,
    ExerciseDose,
    HomeProgrammeDose,
    MassageDose,
    Pressure,
    Sequence,
    StretchDose,
    TensDose,
    Treatment,
)
from tests.clinics import ADA, NOW

_Value = TypeVar("_Value")
VISITS = (0, 1, 2, 3, 5, 7, 9, 30)
_PLACES = (("trapezius-upper", StructureKind.MUSCLE), ("multifidus-lumborum", StructureKind.MUSCLE), ("heel", StructureKind.AREA))
_VIEWS = (View.POSTERIOR, View.LATERAL_LEFT)
_SIDES = (Side.LEFT, Side.RIGHT, Side.RIGHT, Side.MIDLINE)
_DOSES: tuple[tuple[str, tuple[Dose, ...]], ...] = (
    ("Massage", (MassageDose(), MassageDose(pressure=Pressure.DEEP))),
    ("Rows", (ExerciseDose(sets=3, reps=12), ExerciseDose(sets=4, reps=12), ExerciseDose())),
    ("Stretch", (StretchDose(hold_s=30, sets=2),)),
    ("TENS", (TensDose(frequency_hz=2.5), TensDose(frequency_hz=80, pulse_us=200))),
    ("Home programme", (HomeProgrammeDose(times=2), HomeProgrammeDose(adherence=60), HomeProgrammeDose(times=2, days_done=5))),
)


class Maker:
    """Makes the chart of one patient; ``seed`` decides everything."""

    def __init__(self, seed: int) -> None:
        self._chance = Random(seed)
        self._seed = seed
        self._numbers = count(1)

    def chart(self) -> PatientChart:
        """A patient with none, a few or many visits, one after the other, now and then two on a day."""
        chance = self._chance
        problems = tuple(Problem(self._id("problem"), f"Problem {n}") for n in range(chance.choice((1, 1, 2))))
        patient = Patient(self._id("patient"), f"G-{self._seed:04}", "Generated", "Person", date(1980, 1, 1), problems=problems)
        day, sessions = date(2024, 1, 8), []
        for _ in range(chance.choice(VISITS)):
            day += timedelta(days=chance.choice((0, 3, 7, 7, 14)))
            sessions.append(self._session(patient, day))
        voided = [session for session in sessions if self._happens(0.06)]
        voidings = tuple(Voiding(self._id("voiding"), session.id, ADA.id, NOW, "wrong patient") for session in voided)
        late = tuple(self._late(session) for session in sessions if self._happens(0.1))
        return PatientChart(patient, tuple(sessions), late, voidings=voidings)

    def _session(self, patient: Patient, day: date) -> TreatmentSession:
        chance = self._chance
        problems = tuple(p.id for p in patient.problems)
        about = tuple(p for p in problems if self._happens(0.8))
        findings = tuple(self._finding(n) for n in range(chance.choice((0, 0, 1, 2))))
        sites = tuple(self._site(n, findings) for n in range(chance.choice((0, 2, 3, 5))))
        return TreatmentSession(
            id=self._id("session"),
            patient_id=patient.id,
            date=day,
            therapist_id=ADA.id,
            kind=chance.choice((*VisitKind, *[VisitKind.TREATMENT] * 6)),
            attendance=chance.choice((*Attendance, *[Attendance.ARRIVED] * 12)),
            started=self._maybe(Moment(NOW.utc_ms + chance.randrange(1000), 60)),
            problem_ids=about,
            approach=chance.choice((Approach.TRIGGER_POINT_DN,) * 5 + (Approach.SUPERFICIAL_DN,)),
            deviation_from_plan="fewer sites" if self._happens(0.1) else "",
            findings=findings,
            sites=sites,
            measurements=tuple(self._measurements(about)),
            treatments=tuple(self._treatments(problems)),
            pain_areas=(self._area(problems),) if self._happens(0.2) else (),
            since_last=self._maybe(
                SinceLastVisit(
                    ReportedBy.PATIENT,
                    self._maybe(chance.randrange(11)),
                    self._maybe(chance.randrange(100)),
                    self._maybe(self._happens(0.5)),
                )
            ),
            reactions=tuple(self._reaction() for _ in range(chance.choice((0, 0, 0, 1, 2)))),
            acknowledgements=tuple(
                Acknowledgement(self._id("seen"), "V8", "trapezius-upper", "Lung below.", NOW, ADA.id)
                for _ in range(chance.choice((0, 0, 1)))
            ),
            explanations=tuple(
                Explanation(self._id("why"), "V3", ExplanationReason.EMERGENCY, NOW, ADA.id, words="asked for it")
                for _ in range(chance.choice((0, 0, 0, 1)))
            ),
        )

    def _place(self) -> Place:
        chance = self._chance
        structure, kind = chance.choice(_PLACES)
        meant = chance.choice((None, "trapezius-upper", "soleus")) if kind is StructureKind.AREA else None
        point = BodyPoint(chance.choice(_VIEWS), chance.randrange(300, 340) + chance.choice((0, 0.5)), chance.randrange(300, 330))
        return Place(point, structure, kind, chance.choice(_SIDES), muscle_meant=meant)

    def _finding(self, number: int) -> Finding:
        return Finding(self._id("finding"), number + 50, self._place())

    def _site(self, number: int, findings: tuple[Finding, ...]) -> Site:
        chance = self._chance
        found = chance.choice(findings) if findings and self._happens(0.4) else None
        twitch = chance.choice(
            (
                None,
                Twitch(Elicited.NO, chance.choice((None, 0))),
                Twitch(Elicited.NOT_SOUGHT),
                Twitch(Elicited.NOT_OBSERVABLE),
                Twitch(Elicited.YES),
                Twitch(Elicited.YES, chance.randrange(1, 9)),
                Twitch(Elicited.YES, chance.randrange(1, 9)),
            )
        )
        return Site(
            self._id("site"),
            number + 1,
            found.place if found else self._place(),
            new_needles=chance.choice((0, 1, 1, 2)),
            insertions=chance.choice((2, 2, 3)),
            twitch=twitch,
            finding_id=found.id if found else None,
            confirmed=self._happens(0.9),
        )

    def _measurements(self, about: tuple[str, ...]) -> Iterator[Measurement]:
        chance = self._chance
        for problem in (*about, None):
            for when in When:
                if self._happens(0.75 if problem else 0.2):
                    yield self._measured(ScaleCode.NPRS, when, chance.randrange(11), problem)
            if self._happens(0.1):
                yield self._measured(ScaleCode.NPRS, When.BEFORE, chance.randrange(11), problem)
            if self._happens(0.2):
                yield self._measured(ScaleCode.NPRS, When.BEFORE, chance.randrange(11), problem, window=PainWindow.WORST_24H)
            if self._happens(0.3):
                yield self._measured(ScaleCode.NDI, When.BEFORE, chance.randrange(101), problem)
            for when in When:
                if self._happens(0.4):
                    yield self._measured(
                        ScaleCode.ROM,
                        when,
                        chance.randrange(-30, 200),
                        problem,
                        joint="neck",
                        motion="rotation",
                        side=chance.choice((Side.LEFT, Side.RIGHT, None)),
                        active=chance.choice((True, False, None)),
                    )

    def _measured(
        self, scale: ScaleCode, when: When, value: float, problem: str | None, **more: str | bool | None
    ) -> Measurement:
        return Measurement(self._id("measure"), scale, when, value, problem, **more)  # type: ignore[arg-type]

    def _treatments(self, problems: tuple[str, ...]) -> Iterator[Treatment]:
        chance = self._chance
        for order, (name, doses) in enumerate(_DOSES, 1):
            if self._happens(0.5):
                yield Treatment(
                    self._id("treatment"),
                    order,
                    chance.choice(doses),
                    name,
                    minutes=chance.choice((None, 0, 5, 10, 15)),
                    sequence=chance.choice((None, *Sequence)),
                    problem_id=chance.choice((None, None, *problems)),
                )

    def _area(self, problems: tuple[str, ...]) -> PainArea:
        chance = self._chance
        kind, when = chance.choice(tuple(AreaKind)), chance.choice(tuple(When))
        return PainArea(self._id("area"), kind, View.POSTERIOR, "1,1 20,1 20,20", when, chance.choice((None, *problems)))

    def _reaction(self) -> Reaction:
        chance = self._chance
        return Reaction(
            self._id("reaction"), chance.choice(("bruise", "dizzy")), chance.choice(tuple(Severity)), ReportedBy.PATIENT
        )

    def _late(self, session: TreatmentSession) -> Addendum:
        told = (self._reaction(),) if self._happens(0.7) else ()
        return Addendum(self._id("late"), session.id, AddendumKind.LATE_ENTRY, ADA.id, NOW, "called", reactions=told)

    def _happens(self, share: float) -> bool:
        return self._chance.random() < share

    def _maybe(self, value: _Value) -> _Value | None:
        return value if self._happens(0.75) else None

    def _id(self, what: str) -> str:
        return f"{what}-{self._seed:04}-{next(self._numbers):05}"
