"""Every chart of the clinic, one after the other, with few in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from needlechart.domain.afterwards import Addendum, Countersignature, ReviewEntry, Voiding
from needlechart.domain.charts import PatientChart
from needlechart.domain.patients import Patient
from needlechart.domain.sessions import TreatmentSession
from needlechart.records.connection import Connection
from needlechart.records.loading import load

AT_ONCE = 40
"""So many patients are read together; each has its statements in common with the others."""
_IDS = "SELECT id FROM patient WHERE id > ? ORDER BY id LIMIT ?"
_BESIDE = "session_id IN (SELECT id FROM session WHERE patient_id BETWEEN ? AND ?)"


def charts(connection: Connection) -> Iterator[PatientChart]:
    """See ``Reading.charts``."""
    last = ""
    while ids := [row[0] for row in connection.execute(_IDS, (last, AT_ONCE)).fetchall()]:
        yield from _some(connection, ids[0], ids[-1])
        last = ids[-1]


def _some(connection: Connection, first: str, last: str) -> Iterator[PatientChart]:
    patients: list[Patient] = load(connection, Patient, "id BETWEEN ? AND ?", (first, last))
    sessions: list[TreatmentSession] = load(connection, TreatmentSession, "patient_id BETWEEN ? AND ?", (first, last), "date, id")
    patient_of = {session.id: session.patient_id for session in sessions}
    beside = [
        _by_patient(patient_of, load(connection, cls, _BESIDE, (first, last)))
        for cls in (Addendum, Countersignature, ReviewEntry, Voiding)
    ]
    of_patient: dict[str, list[TreatmentSession]] = defaultdict(list)
    for session in sessions:
        of_patient[session.patient_id].append(session)
    for patient in patients:
        yield PatientChart(patient, tuple(of_patient[patient.id]), *(tuple(values[patient.id]) for values in beside))


def _by_patient(patient_of: dict[str, str], values: list[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for value in values:
        found[patient_of[value.session_id]].append(value)
    return found
