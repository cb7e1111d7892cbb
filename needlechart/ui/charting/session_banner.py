"""What the banner of a session says: who is on the table, what to heed, whether they consented."""

from __future__ import annotations

from datetime import date

from needlechart.domain.patients import Alert
from needlechart.domain.sessions import Attendance, TreatmentSession
from needlechart.domain.words import words
from needlechart.ui.look.banner import Banner
from needlechart.ui.look.pills import PillView
from needlechart.usecases.charting import OpenSession


class SessionBanner:
    """Keeps a banner true: full name, date of birth and age, record number, table, visit, problems, alerts, consent."""

    def __init__(self, banner: Banner) -> None:
        self._banner = banner
        self._shown: object = None

    def show(self, session: TreatmentSession, opened: OpenSession) -> None:
        """Shows the patient of this session; nothing is painted anew while all of it stays the same."""
        said = opened.patient.full_name, facts_of(session, opened), alerts_of(session, opened), consent_of(session, opened)
        if said != self._shown:
            self._shown = said
            self._banner.show_patient(*said)


def facts_of(session: TreatmentSession, opened: OpenSession) -> tuple[str, ...]:
    """In order of need: the narrower the window, the fewer of the last ones are shown."""
    patient = opened.patient
    problems = [p.name for p in (patient.problem(one) for one in session.problem_ids) if p is not None]
    facts = [
        f"{day_words(patient.born)}, {patient.age_on(session.date)} y",
        f"No. {patient.number}",
        f"Table {session.table}" if session.table else "",
        " and ".join(problems),
        f"Visit {visit_number(opened)}",
    ]
    return tuple(fact for fact in facts if fact)


def visit_number(opened: OpenSession) -> int:
    """1 for the first visit; visits the patient did not come to are not counted."""
    return 1 + sum(1 for earlier in opened.earlier if earlier.attendance is Attendance.ARRIVED)


def alerts_of(session: TreatmentSession, opened: OpenSession) -> tuple[PillView, ...]:
    """One pill an alert in force, or the quiet word that none is recorded."""
    alerts = [alert for alert in opened.patient.alerts if in_force(alert, session.date)]
    if not alerts:
        return (PillView("No alerts recorded", "plain", "check", filled=False),)
    return tuple(PillView(alert.text or words(alert.kind), "danger", "alert", tip=words(alert.kind)) for alert in alerts)


def in_force(alert: Alert, day: date) -> bool:
    """Whether an alert holds on that day."""
    return alert.until is None or day <= alert.until


def consent_of(session: TreatmentSession, opened: OpenSession) -> PillView:
    """Written consent to dry needling in force on the day of the visit."""
    consent = opened.patient.consent_on(session.date)
    if consent is None:
        return PillView("No consent on file", "caution", "alert")
    return PillView("Consent", "ok", "check", filled=False, tip=f"Signed {day_words(consent.signed)}")


def day_words(day: date) -> str:
    """A date as it is read: 12 Mar 1972."""
    return f"{day.day} {day:%b %Y}"
