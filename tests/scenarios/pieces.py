"""What the scenarios are built from: places, sites, patients, visits as they usually are."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from needlechart.domain.body import BodyPoint, Layer, Place, Side, StructureKind, View
from needlechart.domain.catalogue import Catalogue, ScreeningKind
from needlechart.domain.charts import PatientChart
from needlechart.domain.measures import Measurement, PainWindow, ScaleCode, When
from needlechart.domain.moments import Moment
from needlechart.domain.needling import (
    Elicited,
    Needle,
    Site,
    Tolerance,
    Twitch,
)
from needlechart.domain.patients import (
    Consent,
    ConsentKind,
    HowAnswered,
    Patient,
    Problem,
    ScreeningAnswer,
    YesNo,
)
from needlechart.domain.people import Clinic, Person, Role
from needlechart.domain.reactions import (
    ReactionAnswer,
)
from needlechart.domain.rules import Context
from needlechart.domain.sessions import (
    Acknowledgement,
    CleanTechnique,
    TreatmentSession,
)
from needlechart.domain.technique import Technique
from needlechart.exchange.catalogue_files import load_catalogue

ADA = Person(
    id="01900000-0000-7000-8000-00000000ada0",
    name="Ada Kern",
    roles=(Role.THERAPIST, Role.MANAGER),
    credential="PT",
    needles_from=date(2020, 1, 1),
)


CLINIC = Clinic("01900000-0000-7000-8000-00000000c119", "Riverside", "Europe/Berlin")
TODAY = date(2026, 11, 20)
RESOURCES = Path(__file__).parents[2] / "resources"
DIGEST = "0" * 64


@cache
def catalogue() -> Catalogue:
    """The reference data a new clinic starts with."""
    return load_catalogue(RESOURCES / "catalogue")


def context_of(chart: PatientChart, index: int = 0, **changes: Any) -> Context:
    """What the rules look at for one session of a chart; ``changes`` replace its fields."""
    session = chart.sessions[index]
    given: dict[str, Any] = {
        "session": session,
        "patient": chart.patient,
        "author": ADA,
        "clinic": CLINIC,
        "catalogue": catalogue(),
        "today": TODAY,
        "earlier": tuple(s for s in chart.sessions[:index]),
        "addenda": chart.addenda_of(session.id),
    }
    return Context(**{**given, **changes})


def at(day: str, clock: str) -> Moment:
    """A moment on the clinic's wall."""
    return Moment.parse(f"{day}T{clock}:00.000+01:00")


def needle(key: str) -> Needle:
    """A needle of the clinic's catalogue, e.g. "0.30x60"."""
    return catalogue().needles[key].as_needle()


def place(structure: str, side: Side, view: View, x_mm: float, y_mm: float, layer: Layer = Layer.SUPERFICIAL) -> Place:
    """A place in a muscle of the catalogue."""
    return Place(BodyPoint(view, x_mm, y_mm), structure, StructureKind.MUSCLE, side, layer)


def twitches(count: int, **more: Any) -> Twitch:
    """So many counted twitches; 0 is "no twitch"."""
    return Twitch(Elicited.YES if count else Elicited.NO, count, **more)


def pain(session: str, before: int, after: int, problem: str, window: PainWindow = PainWindow.CURRENT) -> tuple[Measurement, ...]:
    """Pain before and after."""
    return tuple(
        Measurement(f"{session}-pain-{when}", ScaleCode.NPRS, when, value, problem, window)
        for when, value in ((When.BEFORE, before), (When.AFTER, after))
    )


def screened(name: str, day: str, yes: dict[str, ScreeningAnswer] | None = None) -> tuple[ScreeningAnswer, ...]:
    """Every question asked on its own, at the first visit."""
    answers = {
        item.key: ScreeningAnswer(f"{name}-asked-{item.key}", item.key, YesNo.NO, at(day, "08:00"), by=ADA.id)
        for item in catalogue().screening.values()
        if item.kind is not ScreeningKind.ELECTRICAL
    }
    return tuple({**answers, **(yes or {})}.values())


def confirmed(profile: tuple[ScreeningAnswer, ...], name: str, when: Moment, first: bool = False) -> tuple[ScreeningAnswer, ...]:
    """Today's answers: earlier ones confirmed together, those of every visit asked (all asked at a first visit)."""
    today = []
    for held in profile:
        every = catalogue().screening[held.item].every_visit
        how = HowAnswered.ASKED if every or first else HowAnswered.CONFIRMED
        answer = YesNo.YES if held.item == "eaten-today" and not first else held.answer
        today.append(
            ScreeningAnswer(
                f"{name}-{held.item}", held.item, answer, when, how, held.detail, held.decision, held.regions, held.reason, ADA.id
            )
        )
    return tuple(today)


def patient_with(name: str, number: str, given: str, family: str, born: date, problem: Problem, **more: Any) -> Patient:
    """A patient with one problem and a consent in force."""
    consent = Consent(
        f"{name}-consent", ConsentKind.DRY_NEEDLING, date(2026, 10, 1), "1", copy_given=True, signed_by=f"{given} {family}"
    )
    return Patient(f"{name}-patient", number, family, given, born, problems=(problem,), consents=(consent,), **more)


def visit(
    name: str, patient: Patient, day: str, start: str, end: str, *, first: bool = False, therapist_id: str = ADA.id, **more: Any
) -> TreatmentSession:
    """A visit as it usually is, with everything said that signing asks for."""
    usual: dict[str, Any] = {
        "started": at(day, start),
        "ended": at(day, end),
        "problem_ids": tuple(p.id for p in patient.problems),
        "verbal_consent": True,
        "explanation_given": True,
        "clean": CleanTechnique(True, True, True, True),
        "screening": confirmed(patient.screening, name, at(day, start), first),
        "reaction_answer": ReactionAnswer.NONE,
        "advice": ("soreness", "when-to-call"),
        "advice_understood": True,
        "soreness_expected": True,
        "tolerance": Tolerance.GOOD,
    }
    return TreatmentSession(f"{name}-session", patient.id, date.fromisoformat(day), therapist_id, **{**usual, **more})


def needled(name: str, order: int, where: Place, kind: str, when: Moment, by: str = ADA.id, **more: Any) -> Site:
    """A site needled by hand with one needle of that kind."""
    usual: dict[str, Any] = {
        "needle": needle(kind),
        "technique": Technique.PISTONING,
        "inserted_at": when,
        "inserted_by": by,
        "tolerance": Tolerance.GOOD,
    }
    return Site(f"{name}-site-{order}", order, where, **{**usual, **more})


def seen(name: str, subject: str, sentence: str, when: Moment, reason: str = "") -> Acknowledgement:
    """A caution seen and tapped."""
    return Acknowledgement(f"{name}-seen-{subject}", "V8", subject, sentence, when, ADA.id, reason)
