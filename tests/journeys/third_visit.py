"""The patient with hip and back pain as the clinic knows her before the third visit."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from needlechart.domain.moments import Moment
from needlechart.domain.patients import Patient
from needlechart.domain.sessions import TreatmentSession
from tests.clinics import Template, reopened
from tests.scenarios import s1


def two_visits_before(template: Template, path: Path) -> Patient:
    """Keeps the patient with two visits, two weeks and one week ago, each with massage and bridges; needled nowhere yet."""
    chart = s1()
    with closing(reopened(template, path, seed=9)) as file, file.work() as work:
        consent = replace(chart.patient.consents[0], signed=date.today() - timedelta(days=20))
        patient = replace(chart.patient, consents=(consent,))
        work.save(None, patient)
        for days in (14, 7):
            draft = work.save(None, _visit_before(chart.sessions[0], date.today() - timedelta(days=days)))
            work.sign(draft, late=False)
    return patient


def _visit_before(like: TreatmentSession, day: date) -> TreatmentSession:
    at = Moment.parse(f"{day}T14:00:00.000+01:00")
    return TreatmentSession(
        f"s1-{day}",
        like.patient_id,
        day,
        like.therapist_id,
        started=at,
        ended=at.plus(minutes=45),
        problem_ids=like.problem_ids,
        with_needling=False,
        screening=tuple(replace(a, id=f"{a.id}-{day}", asked_at=at) for a in like.screening),
        treatments=tuple(replace(t, id=f"{t.id}-{day}") for t in like.treatments),
    )
