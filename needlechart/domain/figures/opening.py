"""The filters that open the sessions behind a figure."""

from __future__ import annotations

from datetime import date

from needlechart.domain.figures.counted import EXPECTED_KINDS, Grade, is_expected
from needlechart.domain.figures.months import Months
from needlechart.domain.figures.totals import Totals
from needlechart.domain.reactions import Severity
from needlechart.domain.review.filters import FilterKind, SessionFilter, period
from needlechart.domain.review.line import LineStatus
from needlechart.domain.sessions import Attendance

SIGNED = tuple(s.value for s in LineStatus if s not in (LineStatus.DRAFT, LineStatus.VOID))
DRAFTS = SessionFilter().having(FilterKind.STATUS, LineStatus.DRAFT)


def signed_between(first: date, last: date) -> SessionFilter:
    """The sessions that are summed for these days: signed, and the patient came."""
    days = SessionFilter((period(first, last),))
    return days.having(FilterKind.STATUS, *SIGNED).having(FilterKind.ATTENDANCE, Attendance.ARRIVED)


def signed_in(months: Months) -> SessionFilter:
    """The sessions that are summed for these months."""
    return signed_between(months.first, months.last)


def reactions_of_grade(grade: Grade, totals: Totals) -> tuple[str, ...]:
    """The values of the reaction filter for that grade: of mild ones the kinds that were told in these months."""
    if grade is Grade.EXPECTED:
        return tuple(f"{kind}/{Severity.MILD.value}" for kind in sorted(EXPECTED_KINDS))
    if grade is not Grade.MILD:
        return (f"/{grade.value}",)
    mild = sorted(kind for kind, severity in totals.reactions if severity == Severity.MILD)
    told = tuple(f"{kind}/{Severity.MILD.value}" for kind in mild if not is_expected(kind, Severity.MILD))
    return told or (f"/{Severity.MILD.value}",)
