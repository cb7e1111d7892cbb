"""The review of all sessions: one line a session, what it can be filtered and sorted by, and filters that are kept."""

from needlechart.domain.review.filters import Condition, FilterKind, FilterRow, SessionFilter, filter_row
from needlechart.domain.review.line import CountShown, CountStanding, LineStatus, NeedlingShown, PainShown, SessionLine
from needlechart.domain.review.line_of import BESIDE_NOTHING, BesideSession, line_of
from needlechart.domain.review.missing import MissingField
from needlechart.domain.review.paging import MOST_COUNTED, PAGE, Cursor, LinePage, LineTotals
from needlechart.domain.review.saved import SavedCondition, SavedFilter
from needlechart.domain.review.sorts import SMALL, SORTS, Order, Sort, SortRow, offered_sorts

__all__ = [
    "BESIDE_NOTHING",
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
    "NeedlingShown",
    "Order",
    "PainShown",
    "SavedCondition",
    "SavedFilter",
    "SessionFilter",
    "SessionLine",
    "Sort",
    "SortRow",
    "filter_row",
    "line_of",
    "offered_sorts",
]
