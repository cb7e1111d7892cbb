"""Dates as people write them, read in the clinic's order."""

import datetime
import re
from typing import Literal

from needlechart.domain.errors import NeedleChartError

DateOrder = Literal["day-month", "month-day"]

_MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class DateNotRead(NeedleChartError):
    """What was typed is not a date, or not one that can be."""


def read_date(typed: str, order: DateOrder = "day-month") -> datetime.date:
    """The date that was typed: 12 Mar 1972, March 12 1972, 1972-03-12, 12/03/1972, 12.3.1972.

    Numbers alone are read in ``order`` unless the year comes first.  Raises DateNotRead with a sentence.
    """
    parts = re.findall(r"[0-9]+|[A-Za-z]+", typed)
    if len(parts) != 3:
        raise _not_a_date(order)
    words = [part for part in parts if part.isalpha()]
    if len(words) > 1:
        raise _not_a_date(order)
    if words:
        parts.remove(words[0])
        month = _month(words[0], order)
        day, year = parts if len(parts[1]) > 2 else reversed(parts)
    elif len(parts[0]) > 2:
        year, month, day = parts[0], int(parts[1]), parts[2]
    else:
        first, second, year = parts
        day, month = (first, int(second)) if order == "day-month" else (second, int(first))
    if len(year) != 4:
        raise DateNotRead("The year needs four digits.", f"Write it like {_example(order)}.")
    try:
        return datetime.date(int(year), month, int(day))
    except ValueError:
        raise DateNotRead("There is no such day.", f"Write it like {_example(order)}.") from None


def written_date(day: datetime.date) -> str:
    """A date as it is read back: 12 March 1972."""
    return f"{day.day} {_MONTH_NAMES[day.month - 1]} {day.year}"


def short_date(day: datetime.date) -> str:
    """A date in a field or a row: 12 Mar 1972."""
    return f"{day.day} {_MONTH_NAMES[day.month - 1][:3]} {day.year}"


def long_date(day: datetime.date) -> str:
    """A date as the head of a page: Monday 21 September 2026."""
    return f"{_WEEKDAYS[day.weekday()]} {written_date(day)}"


def near_date(day: datetime.date, today: datetime.date) -> str:
    """A date in a list: today, yesterday, 20 Nov, 20 Nov 2025; the year only when it differs."""
    if day == today:
        return "today"
    if day == today - datetime.timedelta(days=1):
        return "yesterday"
    return short_date(day) if day.year != today.year else short_date(day).rsplit(" ", 1)[0]


def _month(word: str, order: DateOrder) -> int:
    head = word.lower()
    for number, name in enumerate(_MONTH_NAMES, 1):
        if len(head) >= 3 and name.lower().startswith(head):
            return number
    raise _not_a_date(order)


def _not_a_date(order: DateOrder) -> DateNotRead:
    return DateNotRead("This is not a date.", f"Write it like {_example(order)}.")


def _example(order: DateOrder) -> str:
    return "12 Mar 1972 or 12/03/1972" if order == "day-month" else "Mar 12 1972 or 03/12/1972"
