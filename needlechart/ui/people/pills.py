"""What a banner says about a patient besides the facts: alerts in force, and consent; the same on every page."""

from __future__ import annotations

from datetime import date

from needlechart.domain.patients import AlertKind, ConsentKind, Patient
from needlechart.domain.profile import alerts_on
from needlechart.domain.words import words
from needlechart.ui.look.pills import PillView
from needlechart.ui.people.consented import consent_said


def alert_pills(patient: Patient, day: date) -> tuple[PillView, ...]:
    """The alerts in force on that day: the kind, or the words of one of another kind; the tip says both."""
    pills = []
    for alert in alerts_on(patient, day):
        name = words(alert.kind).capitalize()
        said = alert.text if alert.kind is AlertKind.OTHER else name
        pills.append(PillView(said, "danger", "alert", tip=f"{name}: {alert.text}"))
    return tuple(pills)


def consent_pill(patient: Patient, day: date) -> PillView:
    """Whether a consent to dry needling is in force on that day, and whether it is soon over."""
    said = consent_said(patient, ConsentKind.DRY_NEEDLING, day)
    tip = f"{said.words} {said.way_out}".strip()
    if not said.holds:
        return PillView("No consent", "caution", "alert", tip=f"Dry needling: {tip}")
    if said.soon:
        return PillView("Consent ends soon", "caution", "clock", tip=tip)
    return PillView("Consent", "ok", "check", filled=False, tip=tip)
