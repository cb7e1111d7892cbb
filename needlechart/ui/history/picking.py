"""Which stretch of visits is picked on the timeline: by two days, or from a visit to its neighbours."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date

from needlechart.domain.words import count_words
from needlechart.ui.history.span_words import days_words

Visits = tuple[int, int]
"""First and last visit, both included."""


def visits_between(days: Sequence[float], one: float, other: float) -> Visits | None:
    """The visits of all whole days from one place of the axis to another, in either order; None where there is none."""
    first, last = sorted((int(one), int(other)))
    begin, end = bisect_left(days, first), bisect_left(days, last + 1)
    return (begin, end - 1) if end > begin else None


def whole_days(days: Sequence[float], visits: Visits) -> Visits:
    """The same with every visit of its first and its last day."""
    first, last = int(days[visits[0]]), int(days[visits[1]])
    return bisect_left(days, first), bisect_right(days, last + 1) - 1


def stepped(days: Sequence[float], lead: int, by: int) -> int:
    """Where the moving end of a span goes with a step of 1 or -1: to the next other day with a visit, if there is one."""
    at = lead + by
    while 0 <= at < len(days) and int(days[at]) == int(days[lead]):
        at += by
    return min(max(at, 0), len(days) - 1)


def span_words(days: Sequence[float], visits: Visits) -> str:
    """ "4 visits, 11 Sep to 14 Oct"; the year where it is not that of the newest visit."""
    first, last = (date.fromordinal(int(days[visit])) for visit in visits)
    counted = count_words(visits[1] - visits[0] + 1, "visit")
    return f"{counted}, {days_words(first, last, date.fromordinal(int(days[-1])))}"
