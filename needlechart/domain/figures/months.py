"""Stretches of whole months that figures are told for, and the bars a trend is cut into."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_ONE = timedelta(days=1)


class Step(StrEnum):
    """How long one bar of a trend is.  Weeks begin on Monday."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Months:
    """Whole months: from the first day of one to the last day of the same or a later one."""

    first: date
    last: date

    @classmethod
    def of(cls, year: int, month: int, many: int = 1) -> Months:
        """So many months from that one on."""
        return cls(date(year, month, 1), _first_after(year, month, many) - _ONE)

    @classmethod
    def month(cls, day: date) -> Months:
        """The month of that day."""
        return cls.of(day.year, day.month)

    @classmethod
    def quarter(cls, day: date) -> Months:
        """The quarter of that day: January to March, and so on."""
        return cls.of(day.year, 3 * ((day.month - 1) // 3) + 1, 3)

    @classmethod
    def year(cls, day: date) -> Months:
        """The year of that day."""
        return cls.of(day.year, 1, 12)

    @property
    def many(self) -> int:
        """How many months."""
        return 12 * (self.last.year - self.first.year) + self.last.month - self.first.month + 1

    @property
    def before(self) -> Months:
        """As many months, just before."""
        return self.moved(-self.many)

    @property
    def after(self) -> Months:
        """As many months, just after."""
        return self.moved(self.many)

    @property
    def step(self) -> Step:
        """Bars of a trend: days of one month, weeks of up to a quarter, else months."""
        return Step.DAY if self.many == 1 else Step.WEEK if self.many <= 3 else Step.MONTH

    def moved(self, by: int) -> Months:
        """As many months, beginning ``by`` months later."""
        first = _first_after(self.first.year, self.first.month, by)
        return Months.of(first.year, first.month, self.many)

    def bars(self) -> tuple[tuple[datetime.date, datetime.date], ...]:
        """First and last day of each bar, in order; the first and last week may be cut."""
        found, first = [], self.first
        while first <= self.last:
            last = min(_last_of(first, self.step), self.last)
            found.append((first, last))
            first = last + _ONE
        return tuple(found)


def month_key(day: date) -> str:
    """The month of a day as the summaries name it, e.g. "2026-11"."""
    return f"{day.year:04d}-{day.month:02d}"


def _last_of(first: date, step: Step) -> date:
    if step is Step.DAY:
        return first
    if step is Step.WEEK:
        return first + timedelta(days=6 - first.weekday())
    return _first_after(first.year, first.month, 1) - _ONE


def _first_after(year: int, month: int, many: int) -> date:
    whole = 12 * year + month - 1 + many
    return date(whole // 12, whole % 12 + 1, 1)
