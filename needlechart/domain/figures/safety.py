"""The safety page, made of the totals and of what stands now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from needlechart.domain.figures import opening
from needlechart.domain.figures.counted import PUBLISHED, PUBLISHED_ALL_MILD, PUBLISHED_KINDS, Grade, PublishedRate
from needlechart.domain.figures.standing import Standing
from needlechart.domain.figures.totals import Numbers, Totals
from needlechart.domain.figures.trends import Bars
from needlechart.domain.figures.values import (
    Counted,
    Ended,
    GradeRate,
    KindRate,
    Mismatches,
    NotCounted,
    Rate,
    Safety,
    WaitingLonger,
)
from needlechart.domain.needling import Resolution
from needlechart.domain.people import Policy
from needlechart.domain.reactions import Severity
from needlechart.domain.review.filters import FilterKind, SessionFilter
from needlechart.domain.review.line import CountStanding, LineStatus
from needlechart.domain.review.tags import CORRECTED

HOURS = (0, 72, 168, 720)
"""Unsigned for more than: at all, three days, a week, thirty days; the clinic's own delay joins them."""
MISMATCHED = "mismatched"


def safety_of(totals: Totals, bars: Bars, standing: Standing, policy: Policy, today: date) -> Safety:
    """The page of the months that ``totals`` hold."""
    every = bars.every
    signed = opening.signed_in(totals.months)

    def rate(events: int, *reactions: str) -> Rate:
        opens = signed.having(FilterKind.REACTION, *reactions)
        return Rate(Counted(events, opens), every["treatments"], every["needles"])

    grades = tuple(_grade(grade, totals, bars, rate) for grade in Grade)
    mild = rate(every["mild"] + every["expected"], f"/{Severity.MILD.value}")
    return Safety(
        grades,
        _beside(mild, PUBLISHED_ALL_MILD),
        _kinds(totals, rate),
        Counted(every["staff"], signed.having(FilterKind.REACTION, f"/{Severity.STAFF.value}")),
        _mismatches(bars, standing, signed),
        _not_counted(every, standing, signed),
        _unsigned(standing, policy),
        tuple(line for line in standing.overdue if line.due < today),
    )


def _grade(grade: Grade, totals: Totals, bars: Bars, rate: Callable[..., Rate]) -> GradeRate:
    reactions = opening.reactions_of_grade(grade, totals)
    trend = bars.trend(grade.value, lambda days: days.having(FilterKind.REACTION, *reactions))
    return GradeRate(grade, _beside(rate(bars.every[grade.value], *reactions), PUBLISHED[grade]), trend)


def _kinds(totals: Totals, rate: Callable[..., Rate]) -> tuple[KindRate, ...]:
    told: Counter[str] = Counter()
    for (kind, severity), numbers in totals.reactions.items():
        if severity != Severity.STAFF:
            told[kind] += numbers["sessions"]
    ordered = sorted(told, key=lambda kind: (-told[kind], kind))
    return tuple(KindRate(kind, _beside(rate(told[kind], kind), PUBLISHED_KINDS.get(kind, ()))) for kind in ordered)


def _beside(rate: Rate, published: tuple[PublishedRate, ...]) -> Rate:
    return replace(rate, published=published)


def _mismatches(bars: Bars, standing: Standing, signed: SessionFilter) -> Mismatches:
    every = bars.every

    def mismatched(days: SessionFilter) -> SessionFilter:
        return days.having(FilterKind.COUNT, MISMATCHED)

    ended = [Ended(ending, Counted(every[ending.value], signed.having(FilterKind.COUNT, ending.value))) for ending in Resolution]
    corrected = Ended(None, Counted(every["corrected"], signed.having(FilterKind.COUNT, CORRECTED)))
    in_drafts = sum(draft.count is CountStanding.MISMATCH for draft in standing.drafts)
    is_open = SessionFilter().having(FilterKind.COUNT, CountStanding.MISMATCH.value)
    return Mismatches(
        Counted(every[MISMATCHED], mismatched(signed)),
        (*ended, corrected),
        Counted(standing.open_mismatches + in_drafts, is_open),
        every["near_miss"],
        bars.trend(MISMATCHED, mismatched),
    )


def _not_counted(every: Numbers, standing: Standing, signed: SessionFilter) -> NotCounted:
    is_open = CountStanding.OPEN.value
    in_drafts = sum(draft.count is CountStanding.OPEN for draft in standing.drafts)
    return NotCounted(
        Counted(in_drafts, opening.DRAFTS.having(FilterKind.COUNT, is_open)),
        Counted(every["no_out"], signed.having(FilterKind.COUNT, is_open)),
        Counted(every["not_obtained"], signed.having(FilterKind.COUNT, CountStanding.NOT_OBTAINED.value)),
    )


def _unsigned(standing: Standing, policy: Policy) -> tuple[WaitingLonger, ...]:
    found = []
    for hours in sorted({*HOURS, policy.late_signature_h}):
        before = standing.now.plus(hours=-hours).utc_ms
        waiting = sum(draft.waits_since.utc_ms < before for draft in standing.drafts)
        opens = SessionFilter().having(FilterKind.STATUS, LineStatus.DRAFT).having(FilterKind.UNSIGNED, str(hours))
        found.append(WaitingLonger(hours, Counted(waiting, opens)))
    return tuple(found)
