"""What about a patient changes how they may be needled: read from the alerts and the newest screening answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from needlechart.domain.patients import (
    Alert,
    AlertKind,
    Patient,
    ScreeningAnswer,
    ScreeningDecision,
    YesNo,
)

THIN_BMI = 18.5
"""Body mass index below which an adult counts as underweight (WHO classification)."""

ANTICOAGULANT_ITEMS = frozenset({"anticoagulant", "severe-bleeding-disorder"})
ITEM_OF_ALERT = {
    AlertKind.ANTICOAGULANT: "anticoagulant",
    AlertKind.PACEMAKER: "pacemaker",
    AlertKind.PREGNANCY: "pregnancy",
}
"""The question an alert answers with yes."""
IMPLANT_ITEMS = frozenset({"pacemaker", "electronic-implant"})
PREGNANCY_ITEMS = frozenset({"pregnancy"})
THIN_ITEMS = frozenset({"low-weight"})


@dataclass(frozen=True, slots=True)
class PatientProfile:
    """Flags on one day.  ``answers`` are the newest answers that say yes; ``items`` the questions to which an answer or an alert
    says yes; ``thin`` is None when nothing tells."""

    anticoagulant: bool
    implant: bool
    pregnant: bool
    thin: bool | None
    answers: tuple[ScreeningAnswer, ...] = ()
    items: frozenset[str] = frozenset()

    @property
    def avoid(self) -> tuple[ScreeningAnswer, ...]:
        """Answers decided as: avoid these regions."""
        return tuple(a for a in self.answers if a.decision is ScreeningDecision.AVOID_REGION and a.regions)


def profile_of(patient: Patient, day: date, today: Iterable[ScreeningAnswer] = ()) -> PatientProfile:
    """The patient's flags on that day; answers given ``today`` replace those of the profile, later ones are not looked at."""
    held = (answer for answer in patient.screening if answer.asked_at.local.date() <= day)
    newest = newest_answers((*held, *today))
    yes = tuple(answer for answer in newest.values() if answer.answer is YesNo.YES)
    items = {answer.item for answer in yes}
    items |= {ITEM_OF_ALERT[alert.kind] for alert in alerts_on(patient, day) if alert.kind in ITEM_OF_ALERT}
    return PatientProfile(
        anticoagulant=bool(items & ANTICOAGULANT_ITEMS),
        implant=bool(items & IMPLANT_ITEMS),
        pregnant=bool(items & PREGNANCY_ITEMS),
        thin=_thin(patient, items),
        answers=yes,
        items=frozenset(items),
    )


def newest_answers(answers: Iterable[ScreeningAnswer]) -> dict[str, ScreeningAnswer]:
    """The answer that holds for each item: the newest; of two at the same moment the later in the list."""
    newest: dict[str, ScreeningAnswer] = {}
    for answer in answers:
        held = newest.get(answer.item)
        if held is None or answer.asked_at >= held.asked_at:
            newest[answer.item] = answer
    return newest


def alerts_on(patient: Patient, day: date) -> tuple[Alert, ...]:
    """The alerts that hold on that day."""
    return tuple(a for a in patient.alerts if (a.since is None or a.since <= day) and (a.until is None or day <= a.until))


def _thin(patient: Patient, items: set[str]) -> bool | None:
    if items & THIN_ITEMS:
        return True
    if patient.height_cm is None or patient.weight_kg is None:
        return None
    return patient.weight_kg / (patient.height_cm / 100) ** 2 < THIN_BMI
