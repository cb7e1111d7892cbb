"""A span of days in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from needlechart.domain.history import VisitFigures
from needlechart.domain.words import count_words
from needlechart.ui.look.typed_date import near_date, short_date


def days_words(first: date, last: date, newest: date) -> str:
    """ "11 Sep to 14 Oct"; the year where it is not that of the ``newest`` day of the chart, one day alone."""
    if first == last:
        return _day(first, newest)
    if first.year == newest.year == last.year:
        return f"{_day(first, newest)} to {_day(last, newest)}"
    return f"{short_date(first)} to {short_date(last)}"


def visits_words(visits: Sequence[VisitFigures], newest: date) -> str:
    """ "11 Sep to 14 Oct, 4 visits"; "" for none."""
    if not visits:
        return ""
    return f"{days_words(visits[0].date, visits[-1].date, newest)}, {count_words(len(visits), 'visit')}"


def _day(day: date, newest: date) -> str:
    return near_date(day, newest) if day.year != newest.year else short_date(day).rsplit(" ", 1)[0]
