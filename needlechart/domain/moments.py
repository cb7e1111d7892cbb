"""Moments: a UTC instant together with the offset of the clock on the wall."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Protocol
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """``utc_ms``: milliseconds since 1970 in UTC; ``offset_min``: minutes the local clock was ahead of UTC (-840..840)."""

    utc_ms: int
    offset_min: int = 0

    @classmethod
    def of(cls, when: datetime) -> Moment:
        """From an aware datetime; a naive one is refused with ValueError."""
        offset = when.utcoffset()
        if offset is None:
            raise ValueError("a moment needs its offset")
        whole = when.astimezone(UTC) - datetime(1970, 1, 1, tzinfo=UTC)
        return cls(whole // timedelta(milliseconds=1), int(offset.total_seconds() // 60))

    @classmethod
    def parse(cls, text: str) -> Moment:
        """From ISO 8601 with offset; ValueError otherwise."""
        return cls.of(datetime.fromisoformat(text))

    @property
    def local(self) -> datetime:
        """The datetime as the clock on the wall showed it."""
        zone = timezone(timedelta(minutes=self.offset_min))
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=self.utc_ms)).astimezone(zone)

    def text(self) -> str:
        """ISO 8601 with milliseconds and offset, e.g. ``2026-11-21T14:20:00.000+02:00``."""
        return self.local.isoformat(timespec="milliseconds")

    def plus(self, *, seconds: float = 0, minutes: float = 0, hours: float = 0) -> Moment:
        """The same clock, later by so much."""
        return Moment(self.utc_ms + round(seconds * 1000 + minutes * 60_000 + hours * 3_600_000), self.offset_min)

    def seconds_since(self, earlier: Moment) -> float:
        """Seconds from ``earlier`` to this moment; negative if it lies after."""
        return (self.utc_ms - earlier.utc_ms) / 1000


class Clock(Protocol):
    """Says what time it is; injected, so that demo clinics and tests repeat exactly."""

    def now(self) -> Moment: ...


class ClinicClock:
    """The machine's clock read in the clinic's IANA zone."""

    def __init__(self, time_zone: str) -> None:
        self.zone = ZoneInfo(time_zone)

    def now(self) -> Moment:
        return Moment.of(datetime.now(self.zone))


class StoppedClock:
    """A clock that shows the moment it was set to, for what must come out the same every time."""

    def __init__(self, shows: Moment) -> None:
        self.shows = shows

    def now(self) -> Moment:
        return self.shows


def clinic_date(moment: Moment, time_zone: str) -> date:
    """The clinic's local date at that instant (a session's date)."""
    return datetime.fromtimestamp(moment.utc_ms / 1000, ZoneInfo(time_zone)).date()
