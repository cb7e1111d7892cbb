"""What was handed to billing, once and for all: added to the record and never changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from needlechart.domain.moments import Moment
from needlechart.domain.quantities import Key


@dataclass(frozen=True, slots=True)
class HandedOffSession:
    """A session whose codes were handed off."""

    id: Key
    session_id: Key


@dataclass(frozen=True, slots=True)
class BillingHandOff:
    """Codes of the sessions of these days (both included) were handed off by somebody, at a moment.

    ``sessions`` are those that no earlier hand-off holds.
    """

    id: Key
    by: Key
    at: Moment
    since: date
    until: date
    sessions: tuple[HandedOffSession, ...] = ()
