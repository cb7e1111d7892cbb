"""Whose record a value belongs to: what the audit trail and the pages want to know."""

from __future__ import annotations

from dataclasses import dataclass

from needlechart.domain.afterwards import Addendum, Countersignature, ReviewEntry, Voiding
from needlechart.domain.patients import Patient
from needlechart.domain.schedule import Appointment
from needlechart.domain.sessions import TreatmentSession
from needlechart.records.connection import Connection

_PATIENT_OF = "SELECT patient_id FROM session WHERE id = ?"


@dataclass(frozen=True, slots=True)
class Subject:
    """The patient and the session, where there are any."""

    patient_id: str | None
    session_id: str | None


def subject_of(connection: Connection, value: object) -> Subject:
    """The patient and session a root value is about."""
    if isinstance(value, Patient):
        return Subject(value.id, None)
    if isinstance(value, TreatmentSession):
        return Subject(value.patient_id, value.id)
    if isinstance(value, Appointment):
        return Subject(value.patient_id, value.session_id)
    if isinstance(value, Addendum | Countersignature | ReviewEntry | Voiding):
        return session_subject(connection, value.session_id)
    return Subject(None, None)


def session_subject(connection: Connection, session_id: str) -> Subject:
    """The session and whose it is; nobody's for one that is not in the file."""
    row = connection.execute(_PATIENT_OF, (session_id,)).fetchone()
    return Subject(row[0] if row else None, session_id)
