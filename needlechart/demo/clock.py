"""The clock of a demo clinic: it stands while the clinic is made, and runs once somebody works in it."""

from __future__ import annotations

import time
from datetime import date, datetime
from datetime import time as day_time
from zoneinfo import ZoneInfo

from needlechart.domain.moments import Moment

TIME_ZONE = "Europe/Berlin"
AT = day_time(11, 38)
"""The time of day at which a demo clinic is seen first, unless another is wanted."""


def moment_at(day: date, minute_of_day: int) -> Moment:
    """That minute of that day on the clinic's wall."""
    hour, minute = divmod(minute_of_day, 60)
    return Moment.of(datetime.combine(day, day_time(hour, minute), ZoneInfo(TIME_ZONE)))


def time_at(day: date, time_of_day: day_time) -> Moment:
    """That time of that day on the clinic's wall."""
    return Moment.of(datetime.combine(day, time_of_day, ZoneInfo(TIME_ZONE)))


def on_the_wall(moment: Moment) -> Moment:
    """The same instant as the clinic's clock shows it, also when clocks were changed since."""
    return Moment.of(datetime.fromtimestamp(moment.utc_ms / 1000, ZoneInfo(TIME_ZONE)))


class DemoClock:
    """Begins at the given moment; times of the records never depend on the machine's clock."""

    def __init__(self, moment: Moment) -> None:
        self.moment = moment
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
