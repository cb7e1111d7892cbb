"""The patients of a demo clinic: who they are, what to heed, what they answer at screening."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from needlechart.demo import featured as featured_chart
from needlechart.demo import names
from needlechart.demo.problems import KINDS, ProblemKind
from needlechart.demo.surroundings import Chance, Surroundings
from needlechart.domain.body import Side
from needlechart.domain.catalogue import ScreeningKind
from needlechart.domain.moments import Moment
from needlechart.domain.patients import (
    Alert,
    AlertKind,
    Consent,
    ConsentKind,
    HowAnswered,
    Patient,
    Plan,
    Problem,
    ScreeningAnswer,
    ScreeningDecision,
    Sex,
    YesNo,
)

_HEEDED = {
    "anticoagulant": (0.08, AlertKind.ANTICOAGULANT, "low-dose aspirin"),
    "fainted-before": (0.05, AlertKind.FAINTED_BEFORE, "treat lying down"),
    "pacemaker": (0.02, AlertKind.PACEMAKER, "no electrical stimulation"),
    "metal-allergy": (0.02, AlertKind.ALLERGY, "nickel: coated needles"),
}
"""Screening item: how many patients say yes, the alert it raises, in words."""
_ALSO_YES = {"lung-disease": 0.06, "diabetes": 0.04, "low-weight": 0.03, "neuropathy": 0.03, "chronic-fatigue": 0.02}
PREGNANT_SHARE = 0.06
RE_EVALUATION_AFTER = timedelta(days=42)


@dataclass(frozen=True, slots=True)
class Trouble:
    """One problem of a patient with what is usual for it."""

    problem: Problem
    kind: ProblemKind
    side: Side


class Person:
    """One patient in the making: profile, problems, and what was asked so far."""

    def __init__(self, number: int, chance: Chance, first_visit: Moment, until: date, *, featured: bool = False) -> None:
        self._chance, random = chance, chance.random
        chance.at(first_visit.plus(minutes=-20))
        self._id = chance.id()
        self.number = number
        self.sex = random.choices((Sex.FEMALE, Sex.MALE), (58, 42))[0]
        self.given, self.family = names.given_name(random, self.sex), random.choice(names.FAMILY)
        self.first_day = first_visit.local.date()
        self.born = date(until.year - random.randint(21, 78), random.randint(1, 12), random.randint(1, 28))
        self.born = min(self.born, date(self.first_day.year - 18, 1, 1))
        self.pregnant = self.sex is Sex.FEMALE and until.year - self.born.year < 42 and chance.happens(PREGNANT_SHARE)
        self.says_yes = {item: words for item, (share, _, words) in _HEEDED.items() if chance.happens(share)}
        self.says_yes |= {item: "" for item, share in _ALSO_YES.items() if chance.happens(share)}
        if featured:
            self.born, self.pregnant = date(until.year - featured_chart.AGE, 3, 12), False
            self.says_yes = dict(featured_chart.SAYS_YES)
        if self.pregnant:
            self.says_yes["pregnancy"] = "second trimester"
        self.height, self.weight = self._size()
        self.troubles: list[Trouble] = []
        self._asked: set[str] = set()

    @property
    def id(self) -> str:
        """The patient's id."""
        return self._id

    @property
    def may_have_current(self) -> bool:
        """Whether nothing forbids electrical needling."""
        return not self.pregnant and "pacemaker" not in self.says_yes

    def new_trouble(
        self, begins: Moment, planned_visits: int, kind: ProblemKind | None = None, side: Side | None = None
    ) -> Trouble:
        """Another problem, of that kind and side or of one not met yet, with a plan."""
        random = self._chance.random
        self._chance.at(begins)
        open_kinds = [k for k in KINDS if not (self.pregnant and k.spared_in_pregnancy)]
        new_ones = [k for k in open_kinds if k not in {t.kind for t in self.troubles}]
        kind = kind or random.choice(new_ones or open_kinds)
        side = side or random.choice((Side.LEFT, Side.RIGHT))
        day = begins.local.date()
        problem = Problem(
            id=self._chance.id(),
            name=kind.name,
            side=side,
            region=kind.region,
            onset=day - timedelta(days=random.randint(14, 240)),
            icd10=(kind.icd10(side),),
            plan=Plan(
                rationale=f"Trigger points reproduce the pain during {kind.activity}.",
                goals=f"{kind.activity.capitalize()} without pain above 2 of 10.",
                planned_visits=max(1, min(planned_visits, 60)),
                frequency_per_week=random.choice((1.0, 1.5, 2.0)),
            ),
        )
        trouble = Trouble(problem, kind, side)
        self.troubles.append(trouble)
        return trouble

    def screening(self, at: Moment, around: Surroundings, by: str, current: bool) -> tuple[ScreeningAnswer, ...]:
        """Today's answers: the first time one by one, later confirmed together, but for what is asked anew at every visit."""
        return tuple(
            self._answer(item.key, at.plus(seconds=2 * n), by, item.every_visit)
            for n, item in enumerate(around.catalogue.screening.values())
            if current or item.kind is not ScreeningKind.ELECTRICAL
        )

    def problems(self, evaluated: dict[str, date], closed: dict[str, date]) -> tuple[Problem, ...]:
        """All problems so far, each with the day it was ``evaluated`` last; ``closed``: those that ended, with the day."""
        return tuple(
            replace(
                t.problem,
                closed=closed.get(t.problem.id),
                plan=replace(t.problem.plan, re_evaluation_due=evaluated[t.problem.id] + RE_EVALUATION_AFTER),
            )
            for t in self.troubles
        )

    def patient(self) -> Patient:
        """The patient at the first visit, before any problem is looked at."""
        day = self.first_day
        return Patient(
            id=self.id,
            number=f"P-{1000 + self.number}",
            family_name=self.family,
            given_name=self.given,
            born=self.born,
            sex=self.sex,
            phone=names.phone(self._chance.random),
            occupation=self._chance.random.choice(names.OCCUPATIONS),
            height_cm=self.height,
            weight_kg=self.weight,
            referrer=self._chance.random.choice(names.REFERRERS),
            alerts=self._alerts(day),
            consents=(
                Consent(self._chance.id(), ConsentKind.DRY_NEEDLING, day, "2026-1", copy_given=True, signed_by="patient"),
                Consent(self._chance.id(), ConsentKind.DATA, day, "2026-1", copy_given=True, signed_by="patient"),
            ),
        )

    def _answer(self, item: str, at: Moment, by: str, every_visit: bool) -> ScreeningAnswer:
        first = item not in self._asked
        self._asked.add(item)
        yes = item in self.says_yes or item == "eaten-today"
        decision = ScreeningDecision.PROCEED_WITH_PRECAUTION if item in self.says_yes else None
        how = HowAnswered.ASKED if first or every_visit else HowAnswered.CONFIRMED
        words = self.says_yes.get(item, "")
        answer = YesNo.YES if yes else YesNo.NO
        return ScreeningAnswer(self._chance.id(), item, answer, at, how, words, decision, by=by)

    def _alerts(self, day: date) -> tuple[Alert, ...]:
        found = [Alert(self._chance.id(), _HEEDED[i][1], words, day) for i, words in self.says_yes.items() if i in _HEEDED]
        if self.pregnant:
            found.append(Alert(self._chance.id(), AlertKind.PREGNANCY, "second trimester at the first visit", day))
        return tuple(found)

    def _size(self) -> tuple[int, float]:
        random = self._chance.random
        height = round(random.gauss(167 if self.sex is Sex.FEMALE else 180, 6))
        bmi = 17.9 if "low-weight" in self.says_yes else max(19.5, random.gauss(25, 3))
        return height, round(bmi * (height / 100) ** 2, 1)
