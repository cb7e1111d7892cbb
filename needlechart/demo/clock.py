"""The clock of a demo clinic: it stands while the clinic is made, and runs once somebody works in it."""

from __future__ import annotations

import time
from datetime import date, datetime
from datetime import time as day_time
from zoneinfo import ZoneInfo

from needlechart.domain.moments import Moment

TIME_ZONE = "Europe/Berlin"
OPENS = day_time(10, 20)


def moment_at(day: date, minute_of_day: int) -> Moment:
    """That minute of that day on the clinic's wall."""
    hour, minute = divmod(minute_of_day, 60)
    return Moment.of(datetime.combine(day, day_time(hour, minute), ZoneInfo(TIME_ZONE)))


class DemoClock:
    """Begins in the morning of the given day; times of the records never depend on the machine's clock."""

    def __init__(self, day: date) -> None:
        self.moment = moment_at(day, OPENS.hour * 60 + OPENS.minute)
        self._since: float | None = None

    def now(self) -> Moment:
        """The moment in the clinic."""
        if self._since is None:
            return self.moment
        return self.moment.plus(seconds=time.monotonic() - self._since)

    def pass_minutes(self, minutes: float) -> None:
        """Moves the standing clock on."""
        self.moment = self.moment.plus(minutes=minutes)

    def run(self) -> None:
        """From now on time passes."""
        self._since = time.monotonic()
