"""A patient's whole chart: everything of one patient that the record keeps, in one value."""

from __future__ import annotations

from dataclasses import dataclass

from needlechart.domain.afterwards import Addendum, Countersignature, ReviewEntry, Voiding
from needlechart.domain.patients import Patient
from needlechart.domain.sessions import TreatmentSession


@dataclass(frozen=True, slots=True)
class PatientChart:
    """One patient with all sessions (oldest first) and what was added beside them after they were signed."""

    patient: Patient
    sessions: tuple[TreatmentSession, ...] = ()
    addenda: tuple[Addendum, ...] = ()
    countersignatures: tuple[Countersignature, ...] = ()
    reviews: tuple[ReviewEntry, ...] = ()
    voidings: tuple[Voiding, ...] = ()

    def addenda_of(self, session_id: str) -> tuple[Addendum, ...]:
        """The entries beside that session, oldest first."""
        return tuple(sorted((a for a in self.addenda if a.session_id == session_id), key=lambda a: (a.at, a.id)))

    def is_void(self, session_id: str) -> bool:
        """Whether that session was taken out of the chart."""
        return any(v.session_id == session_id for v in self.voidings)
