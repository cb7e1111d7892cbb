"""The review of all sessions: one line a session, what it can be filtered and sorted by, and filters that are kept."""

from needlechart.domain.review.filters import (
    FILTERS,
    Condition,
    FilterKind,
    FilterRow,
    NotAFilter,
    SessionFilter,
    filter_row,
    period,
)
from needlechart.domain.review.line import (
    CountShown,
    CountStanding,
    LineStatus,
    NeedlingShown,
    PainShown,
    ProblemShown,
    ReactionShown,
    SessionLine,
)
from needlechart.domain.review.line_of import BESIDE_NOTHING, BesideSession, line_of
from needlechart.domain.review.missing import MissingField
from needlechart.domain.review.paging import MOST_COUNTED, PAGE, Cursor, LinePage, LineTotals
from needlechart.domain.review.saved import SavedCondition, SavedFilter
from needlechart.domain.review.sorts import SMALL, SORTS, Order, Sort, SortRow, TooManyToSort, offered_sorts

__all__ = [
    "BESIDE_NOTHING",
    "FILTERS",
    "MOST_COUNTED",
    "PAGE",
    "SMALL",
    "SORTS",
    "BesideSession",
    "Condition",
    "CountShown",
    "CountStanding",
    "Cursor",
    "FilterKind",
    "FilterRow",
    "LinePage",
    "LineStatus",
    "LineTotals",
    "MissingField",
    "NotAFilter",
    "NeedlingShown",
    "Order",
    "PainShown",
    "ProblemShown",
    "ReactionShown",
    "SavedCondition",
    "SavedFilter",
    "SessionFilter",
    "SessionLine",
    "Sort",
    "SortRow",
    "TooManyToSort",
    "filter_row",
    "line_of",
    "offered_sorts",
    "period",
]
