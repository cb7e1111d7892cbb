"""What the banner of a session says: who is on the table, what to heed, whether they consented."""

from __future__ import annotations

from needlechart.domain.sessions import Attendance, TreatmentSession
from needlechart.ui.look.banner import Banner
from needlechart.ui.look.pills import PillView
from needlechart.ui.look.typed_date import short_date
from needlechart.ui.people.pills import alert_pills, consent_pill
from needlechart.usecases.charting import OpenSession


class SessionBanner:
    """Keeps a banner true: full name, date of birth and age, record number, table, visit, problems, alerts, consent."""

    def __init__(self, banner: Banner) -> None:
        self._banner = banner
        self._shown: object = None

    def show(self, session: TreatmentSession, opened: OpenSession) -> None:
        """Shows the patient of this session; nothing is painted anew while all of it stays the same."""
        said = (
            opened.patient.full_name,
            facts_of(session, opened),
            alerts_of(session, opened),
            consent_pill(opened.patient, session.date),
        )
        if said != self._shown:
            self._shown = said
            self._banner.show_patient(*said)


def facts_of(session: TreatmentSession, opened: OpenSession) -> tuple[str, ...]:
    """In order of need: the narrower the window, the fewer of the last ones are shown."""
    patient = opened.patient
    problems = [p.name for p in (patient.problem(one) for one in session.problem_ids) if p is not None]
    facts = [
        f"{short_date(patient.born)}, {patient.age_on(session.date)} y",
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
    """One pill an alert in force on the day of the visit, or the quiet word that none is recorded."""
    quiet = PillView("No alerts recorded", "plain", "check", filled=False)
    return alert_pills(opened.patient, session.date) or (quiet,)
