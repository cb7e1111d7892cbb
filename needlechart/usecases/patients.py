"""Finding, adding, opening and changing patients."""

from __future__ import annotations

from dataclasses import dataclass

from needlechart.domain.afterwards import Addendum, Countersignature
from needlechart.domain.catalogue import Catalogue
from needlechart.domain.errors import NeedleChartError
from needlechart.domain.history import NeedleHistory
from needlechart.domain.lines import PatientLine
from needlechart.domain.patients import Patient
from needlechart.domain.people import Clinic, Person
from needlechart.domain.sessions import TreatmentSession
from needlechart.records.reading import Reading
from needlechart.records.work import Work
from needlechart.usecases.permissions import Deed, require
from needlechart.usecases.persons import person_of
from needlechart.usecases.reference import catalogue_of
from needlechart.usecases.review_thread import Thread, thread_of

_FIRST_NUMBER = "1001"


class NumberTaken(NeedleChartError):
    """Two patients would have the same record number."""

    def __init__(self, number: str) -> None:
        super().__init__("Another patient has this record number.", "Choose another one.")
        self.number = number


@dataclass(frozen=True, slots=True)
class PatientOpened:
    """A patient's chart as the patient page needs it: figures of all visits, nothing heavier."""

    patient: Patient
    clinic: Clinic
    catalogue: Catalogue
    people: tuple[Person, ...]
    history: NeedleHistory
    open_draft_id: str | None = None


@dataclass(frozen=True, slots=True)
class VisitRead:
    """One session whole with what was added beside it and its review, for the reader beside the timeline."""

    session: TreatmentSession
    addenda: tuple[Addendum, ...] = ()
    countersignatures: tuple[Countersignature, ...] = ()
    review: Thread | None = None


def find_patients(reading: Reading, person_id: str, words: str, limit: int = 20) -> tuple[PatientLine, ...]:
    """Patients whose name, record number or date of birth begins with what was typed, best first."""
    require(person_of(reading, person_id), Deed.LOOK_AT_CHART)
    return reading.find_patients(words, limit=limit)


def suggested_number(reading: Reading) -> str:
    """A record number nobody has, in the way the clinic writes them: the number after the one of the patient seen last
    ("P-0042" after "P-0041"), or the next free one."""
    number = _FIRST_NUMBER
    for line in reading.recent_patients(limit=1):
        number = _next_number(line.number)
    while _holder_of(reading, number) is not None:
        number = _next_number(number)
    return number


def add_patient(work: Work, patient: Patient) -> Patient:
    """Keeps a new patient; NumberTaken when the record number is another patient's."""
    require(work.person, Deed.ADD_PATIENT)
    _refuse_taken_number(work.reading, patient)
    work.save(None, patient, deed=Deed.ADD_PATIENT.value)
    return patient


def change_patient(work: Work, before: Patient, after: Patient) -> Patient:
    """Keeps what changed about a patient; NumberTaken when the new record number is another patient's."""
    require(work.person, Deed.CHANGE_PATIENT)
    if after.number != before.number:
        _refuse_taken_number(work.reading, after)
    work.save(before, after, deed=Deed.CHANGE_PATIENT.value)
    return after


def open_patient(work: Work, patient_id: str) -> PatientOpened:
    """The patient's chart; looking is audited."""
    require(work.person, Deed.LOOK_AT_CHART)
    work.looked_at(patient_id)
    return _opened(work.reading, patient_id)


def look_again(reading: Reading, person_id: str, patient_id: str) -> PatientOpened:
    """The chart that is open already, as it is now."""
    require(person_of(reading, person_id), Deed.LOOK_AT_CHART)
    return _opened(reading, patient_id)


def read_visit(reading: Reading, person_id: str, session_id: str) -> VisitRead:
    """One session of the chart that is open, with what was added beside it, oldest first."""
    require(person_of(reading, person_id), Deed.LOOK_AT_CHART)
    return VisitRead(
        reading.session(session_id),
        reading.addenda(session_id),
        reading.countersignatures(session_id),
        thread_of(reading, person_id, session_id),
    )


def _opened(reading: Reading, patient_id: str) -> PatientOpened:
    return PatientOpened(
        reading.patient(patient_id),
        reading.clinic(),
        catalogue_of(reading),
        tuple(reading.people()),
        reading.needle_history(patient_id),
        reading.open_draft(patient_id),
    )


def _next_number(number: str) -> str:
    head = number.rstrip("0123456789")
    figures = number[len(head) :]
    return f"{head}{int(figures) + 1:0{len(figures)}d}" if figures.isascii() and figures else f"{number}1"


def _holder_of(reading: Reading, number: str) -> str | None:
    return next((line.id for line in reading.find_patients(number, limit=50) if line.number == number), None)


def _refuse_taken_number(reading: Reading, patient: Patient) -> None:
    holder = _holder_of(reading, patient.number)
    if holder is not None and holder != patient.id:
        raise NumberTaken(patient.number)
