"""What the table of all sessions can be sorted by: one row a sort, and which of them are offered for a filter."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from needlechart.domain.errors import NeedleChartError
from needlechart.domain.review.filters import SessionFilter

SMALL = 1_000
"""Of so many sessions every sort is offered, whatever the filter: the engine sorts them for each page anew."""


class Sort(StrEnum):
    """What the lines are ordered by; within the same value by date, in the same direction."""

    DATE = "date"
    PATIENT = "patient"
    THERAPIST = "therapist"
    STATUS = "status"
    NEEDLES = "needles"
    INSERTIONS = "insertions"
    TWITCHES = "twitches"
    PAIN_CHANGE = "pain_change"
    SEVERITY = "severity"
    COUNT = "count"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class SortRow:
    """One sort: ``column`` of the kept lines, and whether all sessions stand in that order already (``indexed``)."""

    sort: Sort
    words: str
    column: str
    indexed: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """A sort and its direction.  Lines without a value come last when ``descending``, and first otherwise."""

    sort: Sort = Sort.DATE
    descending: bool = True


SORTS: tuple[SortRow, ...] = (
    SortRow(Sort.DATE, "Date", "key", indexed=True),
    SortRow(Sort.PATIENT, "Patient", "sorts_as", indexed=True),
    SortRow(Sort.THERAPIST, "Therapist", "therapist_id"),
    SortRow(Sort.STATUS, "Status", "status"),
    SortRow(Sort.NEEDLES, "Needles", "needles", indexed=True),
    SortRow(Sort.INSERTIONS, "Insertions", "insertions"),
    SortRow(Sort.TWITCHES, "Twitches", "twitches", indexed=True),
    SortRow(Sort.PAIN_CHANGE, "Change in pain", "pain_change", indexed=True),
    SortRow(Sort.SEVERITY, "Reaction", "severity", indexed=True),
    SortRow(Sort.COUNT, "Count", "standing"),
    SortRow(Sort.KIND, "Kind of visit", "kind"),
)
"""Every sort, in the order of the table's columns."""
_ROWS = {row.sort: row for row in SORTS}


class TooManyToSort(NeedleChartError):
    """The order asked for is not offered for so many sessions."""

    def __init__(self, sort: Sort) -> None:
        super().__init__(
            f"More than {SMALL:,} sessions cannot be sorted by {sort_row(sort).words.lower()}.",
            "Filter them further, or sort them by date.",
        )
        self.sort = sort


def sort_row(sort: Sort) -> SortRow:
    """The row of that sort."""
    return _ROWS[sort]


def offered_sorts(filter: SessionFilter, sessions: int) -> tuple[Sort, ...]:
    """The sorts that answer at once: by date always; those that stand ready when nothing is filtered; and all of them once the
    filter leaves no more than ``SMALL`` sessions."""
    if sessions <= SMALL:
        return tuple(Sort)
    return tuple(row.sort for row in SORTS if row.sort is Sort.DATE or (row.indexed and not filter.conditions))
