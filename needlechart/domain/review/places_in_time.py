"""Where a session lies in time: numbers that grow with its day and the clock on the wall at its start."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from needlechart.domain.moments import Moment
from needlechart.domain.sessions import TreatmentSession

MINUTES_A_DAY = 24 * 60
IN_A_MINUTE_BITS = 16
MOST_IN_A_MINUTE = 1 << IN_A_MINUTE_BITS
"""So many sessions of the whole clinic can begin in one minute."""


def first_key(session: TreatmentSession) -> int:
    """The lowest key of the session's minute: its day, and the clock at its start where that lies on the day, else noon."""
    minute = MINUTES_A_DAY // 2
    if session.started is not None:
        local = session.started.local
        minute = local.hour * 60 + local.minute
        if local.date() != session.date:
            minute = 0 if local.date() < session.date else MINUTES_A_DAY - 1
    return (session.date.toordinal() * MINUTES_A_DAY + minute) << IN_A_MINUTE_BITS


def first_key_of_day(day: date) -> int:
    """The lowest key a session of that day can have."""
    return (day.toordinal() * MINUTES_A_DAY) << IN_A_MINUTE_BITS


def noon_of(day: date) -> Moment:
    """Noon of the day in UTC, for a visit of which nobody said when it was."""
    return Moment.of(datetime.combine(day, time(12), UTC))
