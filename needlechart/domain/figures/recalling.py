"""A recall: whom the needles of a lot, or of a type, went into."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from needlechart.domain.body import Side


@dataclass(frozen=True, slots=True)
class RecallSite:
    """One site with such needles: the muscle's key, or the structure's where no muscle is named."""

    site_id: str
    structure: str
    side: Side
    needles: int
    insertions: int
    needle_type: str
    lot: str
    expires: datetime.date | None
    confirmed: bool


@dataclass(frozen=True, slots=True)
class RecallSession:
    """A session with such sites.  ``signed`` is false for a draft; ``void`` was taken out of the chart: ask whom it was about."""

    session_id: str
    date: datetime.date
    therapist_id: str
    signed: bool
    void: bool
    sites: tuple[RecallSite, ...]


@dataclass(frozen=True, slots=True)
class RecallPatient:
    """A patient to be written to, with the sessions, oldest first."""

    patient_id: str
    number: str
    name: str
    born: datetime.date
    phone: str
    email: str
    sessions: tuple[RecallSession, ...]

    @property
    def needles(self) -> int:
        """All needles of the recall that went into this patient."""
        return sum(site.needles for session in self.sessions for site in session.sites)


@dataclass(frozen=True, slots=True)
class Recall:
    """Who got needles of ``lot`` and ``needle_type`` ("" = any), by name.  ``lots``: the ways it is written in the charts."""

    lot: str
    needle_type: str
    lots: tuple[str, ...]
    patients: tuple[RecallPatient, ...]
