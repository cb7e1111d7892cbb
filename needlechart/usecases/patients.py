"""Finding, adding and opening patients."""

from __future__ import annotations

from dataclasses import dataclass

from needlechart.domain.catalogue import Catalogue
from needlechart.domain.history import NeedleHistory
from needlechart.domain.patients import Patient
from needlechart.domain.people import Clinic, Person
from needlechart.domain.sessions import TreatmentSession
from needlechart.records.reading import Reading
from needlechart.records.work import Work
from needlechart.usecases.permissions import Deed, require


@dataclass(frozen=True, slots=True)
class PatientOpened:
    """A patient's chart as the patient page needs it: figures of all visits, nothing heavier."""

    patient: Patient
    clinic: Clinic
    catalogue: Catalogue
    people: tuple[Person, ...]
    history: NeedleHistory
    open_draft_id: str | None = None


def add_patient(work: Work, patient: Patient) -> Patient:
    """Keeps a new patient."""
    require(work.person, Deed.ADD_PATIENT)
    work.save(None, patient, deed=Deed.ADD_PATIENT.value)
    return patient


def change_patient(work: Work, before: Patient, after: Patient) -> Patient:
    """Keeps what changed about a patient."""
    require(work.person, Deed.CHANGE_PATIENT)
    work.save(before, after, deed=Deed.CHANGE_PATIENT.value)
    return after


def open_patient(work: Work, patient_id: str) -> PatientOpened:
    """The patient's chart; looking is audited."""
    require(work.person, Deed.LOOK_AT_CHART)
    work.looked_at(patient_id)
    reading = work.reading
    history = reading.needle_history(patient_id)
    return PatientOpened(
        reading.patient(patient_id),
        reading.clinic(),
        reading.catalogue(),
        tuple(reading.people()),
        history,
        reading.open_draft(patient_id),
    )


def read_session(reading: Reading, session_id: str) -> TreatmentSession:
    """One session whole, for the reader beside the timeline."""
    return reading.session(session_id)
