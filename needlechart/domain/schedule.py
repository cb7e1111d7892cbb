"""The day's list: who is expected, when, at which table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from needlechart.domain.moments import Moment
from needlechart.domain.quantities import Key, Line


class AppointmentState(StrEnum):
    EXPECTED = "expected"
    ARRIVED = "arrived"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Appointment:
    """One line of the day's list.  ``session_id`` is set once a session was started from it."""

    id: Key
    patient_id: Key
    at: Moment
    therapist_id: Key | None = None
    table: Line = ""
    state: AppointmentState = AppointmentState.EXPECTED
    session_id: Key | None = None
