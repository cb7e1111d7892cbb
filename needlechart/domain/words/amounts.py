"""Numbers, durations and dates in words."""

from __future__ import annotations

from datetime import date
from math import ceil

from needlechart.domain.moments import Moment

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def duration_words(seconds: float) -> str:
    """Whole seconds as they are spoken: "45 s", "1 min 12 s", "5 min", "1 h 20 min" (from an hour on without seconds)."""
    whole = max(0, round(seconds))
    hours, minutes, rest = whole // 3600, whole % 3600 // 60, whole % 60
    if hours:
        return f"{hours} h {minutes} min" if minutes else f"{hours} h"
    if minutes:
        return f"{minutes} min {rest} s" if rest else f"{minutes} min"
    return f"{rest} s"


def left_words(seconds: float) -> str:
    """How much of a needle's time is left: "3 min left" for more than two minutes up to three, "under 1 min left", "time is up"
    in the first minute after, then "over by 2 min" for each whole minute.  ``seconds`` are negative when it is over."""
    if seconds >= 60:
        return f"{ceil(seconds / 60)} min left"
    if seconds > 0:
        return "under 1 min left"
    over = duration_words(-seconds // 60 * 60)
    return "time is up" if seconds > -60 else f"over by {over}"


def count_words(count: int, one: str, many: str = "", *, at_least: bool = False) -> str:
    """So many things: "1 twitch", "2 twitches", "at least 10 twitches".  ``many`` is ``one`` with an s unless given."""
    thing = one if count == 1 else (many or f"{one}s")
    return f"{'at least ' if at_least else ''}{count} {thing}"


def least_twitches(counted: int, is_minimum: bool) -> int:
    """At least so many: where a site twitched and nobody counted, it is one twitch at least."""
    return max(1, counted) if is_minimum else counted


def about_count(count: int, *, at_least: bool) -> str:
    """The bare figure: "10", or "at least 10" when somewhere nobody counted."""
    return f"at least {count}" if at_least else str(count)


def number_words(value: float) -> str:
    """A number without needless decimals: "3", "2.5", "0.45"."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"


def date_words(day: date) -> str:
    """A date that reads the same everywhere: "21 Nov 2026"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def moment_words(moment: Moment) -> str:
    """Date and time on the clinic's wall: "21 Nov 2026, 14:20"."""
    local = moment.local
    return f"{date_words(local.date())}, {local:%H:%M}"
