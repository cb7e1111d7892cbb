"""Visits too close to be told apart, taken together by week, month, quarter or year."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import TypeVar

from needlechart.drawing.timeline.values import (
    Aftermath,
    CareRow,
    CautionPoint,
    HomePoint,
    LaneFigures,
    ResponsePoint,
    SlopeFigures,
    SlopePoint,
    StatePoint,
)

TOO_CLOSE_PX = 4.0
"""Visits whose usual distance is less than this are taken together."""
LEAST_GROUP_PX = 9.0
"""Room for a group: a bar, and air."""


class By(StrEnum):
    """What visits are taken together by; VISIT for each alone."""

    VISIT = "visit"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


_DAYS = {By.WEEK: 7.0, By.MONTH: 30.4, By.QUARTER: 91.3, By.YEAR: 365.25}


@dataclass(frozen=True, slots=True)
class Groups:
    """Neighbouring visits taken together, oldest first: ``bounds`` their first and one past their last visit, ``of`` the group
    of each visit, ``days`` the place of each group on the axis."""

    by: By
    bounds: tuple[tuple[int, int], ...]
    of: tuple[int, ...]
    days: tuple[float, ...]


def grain(days: Sequence[float], first: float, last: float, wide_px: float) -> By:
    """What the visits from ``first`` to ``last`` (days on the axis) are taken together by in that width."""
    per_day = wide_px / max(last - first, 0.001)
    gaps = sorted(b - a for a, b in pairwise(days) if b >= first and a <= last)
    if not gaps or gaps[len(gaps) // 2] * per_day >= TOO_CLOSE_PX:
        return By.VISIT
    return next((by for by, long in _DAYS.items() if long * per_day >= LEAST_GROUP_PX), By.YEAR)


def groups_of(days: Sequence[float], by: By) -> Groups:
    """The visits on those days taken together."""
    if by is By.VISIT:
        return Groups(by, tuple((visit, visit + 1) for visit in range(len(days))), tuple(range(len(days))), tuple(days))
    bounds: list[tuple[int, int]] = []
    of: list[int] = []
    first = 0
    while first < len(days):
        after = bisect_left(days, _end(int(days[first]), by), first)
        of += [len(bounds)] * (after - first)
        bounds.append((first, after))
        first = after
    middles = tuple((days[begin] + days[end - 1]) / 2 for begin, end in bounds)
    return Groups(by, tuple(bounds), tuple(of), middles)


def _end(ordinal: int, by: By) -> int:
    """The first day after the week (from Monday on), month, quarter or year of that day."""
    day = datetime.date.fromordinal(ordinal)
    if by is By.WEEK:
        return ordinal - day.weekday() + 7
    months = 12 * day.year + {By.MONTH: day.month, By.QUARTER: day.month + 2 - (day.month - 1) % 3}.get(by, 12)
    return datetime.date(months // 12, months % 12 + 1, 1).toordinal()


def grouped(figures: LaneFigures, groups: Groups) -> LaneFigures:
    """The figures of the groups: means of what was measured, sums of what was counted and given, the worst of what followed."""
    if groups.by is By.VISIT:
        return figures
    return replace(
        figures,
        pain=tuple(_slopes(row, groups) for row in figures.pain),
        scores=tuple(_slopes(row, groups) for row in figures.scores),
        motion=tuple(_slopes(row, groups) for row in figures.motion),
        response=tuple(_response(index, same) for index, same in _together(figures.response, groups).items()),
        care=tuple(_care(row, groups) for row in figures.care),
        after=tuple(_after(index, same) for index, same in _together(figures.after, groups).items()),
        home=tuple(_home(index, same) for index, same in _together(figures.home, groups).items()),
        cautions=tuple(
            CautionPoint(index, sum(point.seen for point in same), sum(point.overridden for point in same))
            for index, same in _together(figures.cautions, groups).items()
        ),
        states=tuple(
            StatePoint(index, sum(p.signed for p in same), sum(p.drafts for p in same), sum(p.missed for p in same))
            for index, same in _together(figures.states, groups).items()
        ),
    )


_Point = TypeVar("_Point", SlopePoint, ResponsePoint, Aftermath, HomePoint, CautionPoint, StatePoint)


def _together(points: Sequence[_Point], groups: Groups) -> Mapping[int, Sequence[_Point]]:
    """The points of each group; there is at most one a visit, in their order."""
    if len(points) == len(groups.of):
        return {index: points[begin:end] for index, (begin, end) in enumerate(groups.bounds)}
    found: dict[int, list[_Point]] = {}
    for point in points:
        found.setdefault(groups.of[point.visit], []).append(point)
    return found


def mean(values: Iterable[float | None]) -> float | None:
    """The mean of what was measured; None when nothing was."""
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def _slopes(row: SlopeFigures, groups: Groups) -> SlopeFigures:
    points = tuple(
        SlopePoint(index, mean(point.before for point in same), mean(point.after for point in same))
        for index, same in _together(row.points, groups).items()
    )
    return replace(row, points=points)


def only(figures: LaneFigures, visits: Collection[int]) -> LaneFigures:
    """The figures of these visits alone, before they are taken together."""

    def slopes(rows: Iterable[SlopeFigures]) -> tuple[SlopeFigures, ...]:
        return tuple(replace(row, points=tuple(point for point in row.points if point.visit in visits)) for row in rows)

    return replace(
        figures,
        pain=slopes(figures.pain),
        scores=slopes(figures.scores),
        motion=slopes(figures.motion),
        response=tuple(point for point in figures.response if point.visit in visits),
        care=tuple(replace(row, doses=tuple(dose for dose in row.doses if dose[0] in visits)) for row in figures.care),
        after=tuple(point for point in figures.after if point.visit in visits),
        home=tuple(point for point in figures.home if point.visit in visits),
        cautions=tuple(point for point in figures.cautions if point.visit in visits),
        states=tuple(point for point in figures.states if point.visit in visits),
        marks=(),
    )


def _response(index: int, same: Sequence[ResponsePoint]) -> ResponsePoint:
    return ResponsePoint(
        index,
        sum(point.twitches for point in same),
        any(point.at_least for point in same),
        sum(point.needles for point in same),
        sum(point.insertions for point in same),
    )


def _care(row: CareRow, groups: Groups) -> CareRow:
    doses: dict[int, float | None] = {}
    for visit, dose in row.doses:
        index = groups.of[visit]
        before = doses.get(index)
        doses[index] = dose if before is None else before + (dose or 0)
    return replace(row, doses=tuple(doses.items()))


def _after(index: int, same: Sequence[Aftermath]) -> Aftermath:
    sore = [point.soreness for point in same if point.soreness is not None]
    reactions = tuple(said for point in same for said in point.reactions)
    return Aftermath(index, max(sore) if sore else None, reactions, any(point.grave for point in same))


def _home(index: int, same: Sequence[HomePoint]) -> HomePoint:
    days = [point.days for point in same if point.days is not None]
    return HomePoint(index, mean(point.percent for point in same), sum(days) if days else None)
