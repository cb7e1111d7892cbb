"""What a filter asks of the file: groups of tags, a stretch of keys, and how long a draft waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from needlechart.domain.moments import Moment
from needlechart.domain.review.filters import Condition, FilterKind, SessionFilter, days_of, filter_row, hours_of
from needlechart.domain.review.line import LineStatus
from needlechart.domain.review.places_in_time import first_key_of_day
from needlechart.domain.review.tags import VOID

BELOW_ALL, ABOVE_ALL = 0, 1 << 60


@dataclass(frozen=True, slots=True)
class Wanted:
    """``groups``: of each one a session must have one of the alternatives, and of an alternative all its words.

    ``first`` to ``last`` are keys, the last one not included.  ``signed`` and ``drafts`` say which of the two can hold at all;
    ``waits_before_ms`` (UTC) of a draft since when it must wait.
    """

    groups: tuple[tuple[tuple[str, ...], ...], ...] = ()
    first: int = BELOW_ALL
    last: int = ABOVE_ALL
    signed: bool = True
    drafts: bool = True
    waits_before_ms: int | None = None


def wanted_of(filter: SessionFilter, now: Moment) -> Wanted:
    """What the filter asks for at that moment; NotAFilter for a value that one of its conditions does not know."""
    groups = [group for condition in filter.conditions if (group := _group(condition))]
    first, last = BELOW_ALL, ABOVE_ALL
    statuses = {LineStatus(value) for value in filter.values(FilterKind.STATUS)} or set(LineStatus) - {LineStatus.VOID}
    waits_before = None
    for value in filter.values(FilterKind.PERIOD):
        since, until = days_of(value)
        first = first if since is None else first_key_of_day(since)
        last = last if until is None else first_key_of_day(until + timedelta(days=1))
    for value in filter.values(FilterKind.UNSIGNED):
        waits_before = now.plus(hours=-hours_of(value)).utc_ms
        statuses &= {LineStatus.DRAFT}
    if LineStatus.VOID in statuses:
        kept = statuses - {LineStatus.VOID}
        groups = [(*(group if kept else ()), *map(_out_of_chart, group)) for group in groups]
    drafts = LineStatus.DRAFT in statuses
    return Wanted(tuple(groups), first, last, bool(statuses - {LineStatus.DRAFT}), drafts, waits_before)


def _group(condition: Condition) -> tuple[tuple[str, ...], ...]:
    """The alternatives of one condition: each tag is one; of the values of ``words`` each is one, with all of its words."""
    row = filter_row(condition.kind)
    for value in condition.values:
        row.check(value)
    if row.tags is None:
        return ()
    if condition.kind is FilterKind.WORDS:
        return tuple(words for value in condition.values if (words := row.tags(value)))
    return tuple((tag,) for value in condition.values for tag in row.tags(value))


def _out_of_chart(alternative: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(VOID + word for word in alternative)
