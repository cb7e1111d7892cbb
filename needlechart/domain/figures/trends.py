"""Trends: the days of some months gathered into bars, once for all trends of a page."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from needlechart.domain.figures import opening
from needlechart.domain.figures.months import Months
from needlechart.domain.figures.totals import Numbers, Totals, added
from needlechart.domain.figures.values import Bar, Trend
from needlechart.domain.review.filters import SessionFilter


class Bars:
    """The numbers of each bar of the months, and of all of them (``every``)."""

    def __init__(self, totals: Totals) -> None:
        self.months: Months = totals.months
        bounds = totals.months.bars()
        of_bar: list[list[Numbers]] = [[] for _ in bounds]
        nth = 0
        for day in sorted(totals.days):
            while day > bounds[nth][1]:
                nth += 1
            of_bar[nth].append(totals.days[day])
        rows = [added(numbers) for numbers in of_bar]
        self.every: Numbers = added(rows)
        self._bars: list[tuple[datetime.date, datetime.date, Numbers, SessionFilter]] = [
            (first, last, row, opening.signed_between(first, last)) for (first, last), row in zip(bounds, rows, strict=True)
        ]

    def trend(self, name: str, opens: Callable[[SessionFilter], SessionFilter]) -> Trend:
        """The number of that name over the bars; ``opens`` narrows the filter of a bar's days."""
        bars = (Bar(first, last, row[name], row["treatments"], opens(days)) for first, last, row, days in self._bars)
        return Trend(self.months.step, tuple(bars))
