"""The patient: who they are, what to heed, their problems and plans, their consents, their screening answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Annotated

from needlechart.domain.body import Side
from needlechart.domain.moments import Moment
from needlechart.domain.quantities import STRICTA, Key, Line, Measure, Text


class Sex(StrEnum):
    FEMALE = "female"
    MALE = "male"
    OTHER = "other"


class Approach(StrEnum):
    """The style of needling (STRICTA 1a)."""

    TRIGGER_POINT_DN = "trigger_point_dn"
    SUPERFICIAL_DN = "superficial_dn"
    IMS_RADICULAR = "ims_radicular"
    WESTERN_ACUPUNCTURE = "western_acupuncture"
    ELECTRICAL_DN = "electrical_dn"
    PERIOSTEAL = "periosteal"
    OTHER = "other"


class AlertKind(StrEnum):
    ANTICOAGULANT = "anticoagulant"
    PACEMAKER = "pacemaker"
    PREGNANCY = "pregnancy"
    FAINTED_BEFORE = "fainted_before"
    ALLERGY = "allergy"
    OTHER = "other"


class ConsentKind(StrEnum):
    DRY_NEEDLING = "dry_needling"
    ELECTRICAL = "electrical"
    DATA = "data"


class YesNo(StrEnum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class ScreeningDecision(StrEnum):
    PROCEED_WITH_PRECAUTION = "proceed_with_precaution"
    AVOID_REGION = "avoid_region"
    DO_NOT_NEEDLE = "do_not_needle"


class HowAnswered(StrEnum):
    """One by one, or confirmed together with yesterday's answers (only what was answered before, rule V19)."""

    ASKED = "asked"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Alert:
    """Something everybody at the table must see, in the banner."""

    id: Key
    kind: AlertKind
    text: Line
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan of one problem (STRICTA 1 and 3)."""

    approach: Approach = Approach.TRIGGER_POINT_DN
    rationale: Text = ""
    goals: Text = ""
    planned_visits: Annotated[int, Measure("visits", 1, 60, STRICTA)] | None = None
    frequency_per_week: Annotated[float, Measure("per week", 0.25, 5, STRICTA)] | None = None
    authorised_until: date | None = None
    re_evaluation_due: date | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem the patient comes with; each has its own pain, goals and plan."""

    id: Key
    name: Line
    side: Side | None = None
    region: Key = ""
    onset: date | None = None
    icd10: tuple[Key, ...] = ()
    plan: Plan = field(default_factory=Plan)
    closed: date | None = None


@dataclass(frozen=True, slots=True)
class Consent:
    """A signed consent of one kind; in force from its date until it expires or is withdrawn."""

    id: Key
    kind: ConsentKind
    signed: date
    version: Key = ""
    expires: date | None = None
    withdrawn: date | None = None
    copy_given: bool = False
    signed_by: Line = ""

    def in_force_on(self, day: date) -> bool:
        """Whether it holds on that date (rule V3)."""
        if day < self.signed or (self.expires is not None and day > self.expires):
            return False
        return self.withdrawn is None or day < self.withdrawn


@dataclass(frozen=True, slots=True)
class ScreeningAnswer:
    """One answered screening item.  A yes carries its decision, and a reason or the regions to avoid."""

    id: Key
    item: Key
    answer: YesNo
    asked_at: Moment
    how: HowAnswered = HowAnswered.ASKED
    detail: Line = ""
    decision: ScreeningDecision | None = None
    regions: tuple[Key, ...] = ()
    reason: Line = ""
    by: Key | None = None


@dataclass(frozen=True, slots=True)
class Patient:
    """One patient.  ``screening`` is the profile: dated answers, the newest of an item holds, older ones stay."""

    id: Key
    number: Key
    family_name: Line
    given_name: Line
    born: date
    sex: Sex | None = None
    phone: Line = ""
    email: Line = ""
    occupation: Line = ""
    height_cm: Annotated[int, Measure("cm", 40, 250)] | None = None
    weight_kg: Annotated[float, Measure("kg", 2, 350)] | None = None
    referrer: Line = ""
    alerts: tuple[Alert, ...] = ()
    problems: tuple[Problem, ...] = ()
    consents: tuple[Consent, ...] = ()
    screening: tuple[ScreeningAnswer, ...] = ()
    legal_hold: bool = False
    note: Text = ""

    @property
    def full_name(self) -> str:
        """Given name first, as it is called out."""
        return f"{self.given_name} {self.family_name}".strip()

    def age_on(self, day: date) -> int:
        """Whole years on that date."""
        return day.year - self.born.year - ((day.month, day.day) < (self.born.month, self.born.day))

    def consent_on(self, day: date, kind: ConsentKind = ConsentKind.DRY_NEEDLING) -> Consent | None:
        """The consent of that kind in force on that date, or None."""
        return next((c for c in self.consents if c.kind is kind and c.in_force_on(day)), None)

    def problem(self, problem_id: str) -> Problem | None:
        """The problem with that id, or None."""
        return next((p for p in self.problems if p.id == problem_id), None)
