"""The date axis: where a visit stands, and where the months are written."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from needlechart.domain.history import VisitFigures

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FULL_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_TICK_EMS = 6.5
"""Room for "Sep 2026", in heights of its letters."""


def days_of(visits: Sequence[VisitFigures]) -> list[float]:
    """Each visit's place on the axis in days; visits of one day share the day, in their order."""
    out: list[float] = []
    dates = [visit.date for visit in visits]
    for at, day in enumerate(dates):
        if (at and dates[at - 1] == day) or (at + 1 < len(dates) and dates[at + 1] == day):
            break
        out.append(day.toordinal() + 0.5)
    for day, same in groupby(dates[len(out) :]):  # from the first day on that has several
        n = len(list(same))
        out += [day.toordinal() + (i + 1) / (n + 1) for i in range(n)]
    return out


def nearest(days: Sequence[float], at: float) -> int:
    """The visit nearest to that day; there must be one."""
    right = bisect_left(days, at)
    if right == 0:
        return 0
    if right == len(days):
        return right - 1
    return right if days[right] - at < at - days[right - 1] else right - 1


@dataclass(frozen=True, slots=True)
class Tick:
    """A line on the axis with its words."""

    day: float
    words: str


def ticks(first: float, last: float, wide_px: float, letter_px: float) -> list[Tick]:
    """Day, month or year starts between two places of the axis, none closer than its words in letters of ``letter_px`` are wide.

    The month in which the axis begins is named at its edge when there is room before the next.
    """
    least_px = _TICK_EMS * letter_px
    px_per_day = wide_px / max(last - first, 0.001)
    start = datetime.date.fromordinal(max(1, int(first)))
    end = datetime.date.fromordinal(max(1, int(last)))
    for months in (1, 2, 3, 6, 12, 24, 60, 120):
        if months * 30 * px_per_day >= least_px:
            break
    if 30 * px_per_day > 5 * least_px:
        return _weekly(start, end, px_per_day, least_px)
    names = _FULL_MONTHS if 28 * px_per_day > 1.6 * least_px else MONTHS
    out: list[Tick] = []
    count = start.year * 12 + start.month - 1
    count -= count % months
    while (day := datetime.date(count // 12, count % 12 + 1, 1)) <= end:
        if day.toordinal() >= first:
            with_year = day.month == 1 or not out
            said = str(day.year) if months >= 12 else names[day.month - 1] + (f" {day.year}" if with_year else "")
            out.append(Tick(day.toordinal(), said))
        count += months
    if months == 1 and (not out or (out[0].day - first) * px_per_day >= least_px):
        if out and datetime.date.fromordinal(int(out[0].day)).month > 1:  # its year is said by the month before
            out[0] = Tick(out[0].day, out[0].words.split()[0])
        out.insert(0, Tick(first, f"{names[start.month - 1]} {start.year}"))
    return out


def _weekly(start: datetime.date, end: datetime.date, px_per_day: float, least_px: float) -> list[Tick]:
    step = 7 if 7 * px_per_day >= least_px else 14
    first = start.toordinal() + (7 - start.weekday()) % 7
    days = [datetime.date.fromordinal(n) for n in range(first, end.toordinal() + 1, step)]
    return [Tick(day.toordinal(), f"{day.day} {MONTHS[day.month - 1]}") for day in days]
