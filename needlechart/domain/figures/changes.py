"""Change in pain and function over a course: the middle one of many, with an interval, and nothing below a sensible number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import floor, sqrt

from needlechart.domain.measures import ScaleCode

LEAST_CASES = 10
"""Below so many cases no change is told: the interval would then be as wide as the values themselves.  General knowledge, not
clinically reviewed."""
CONFIDENCE = 0.95
MOST_EXACT = 400
"""Up to so many cases the ranks are exact; above them they are those of the normal curve, rounded outwards."""
INTERVAL = (
    "Median change from the first to the last arrival at which it was measured, with a 95 % interval of the median by order "
    f"statistics (no shape assumed); shown from {LEAST_CASES} cases on. It describes who was treated, and proves nothing about "
    "a treatment or a person."
)
"""What the interval is, as it stands beside every change."""
FUNCTION = (ScaleCode.PSFS, ScaleCode.NDI, ScaleCode.ODI, ScaleCode.LEFS, ScaleCode.QUICKDASH)
"""The scales of function; pain is told as points of 0 to 10 whichever scale it was asked on (``ScaleCode.NPRS``)."""


@dataclass(frozen=True, slots=True)
class MiddleChange:
    """``n`` cases with the median of their changes, in the unit of the scale (last minus first), and from ``low`` to ``high``
    an interval that holds the true median with at least 95 % confidence.  All three are None below ``LEAST_CASES``."""

    n: int
    median: float | None = None
    low: float | None = None
    high: float | None = None


def middle_of(changes: Mapping[float, int]) -> MiddleChange:
    """The middle of changes that are given as how often each occurred."""
    n = sum(changes.values())
    if n < LEAST_CASES:
        return MiddleChange(n)
    rank = _low_rank(n)
    ordered = sorted(changes.items())
    low, first, second, high = _at(ordered, (rank, (n + 1) // 2, n // 2 + 1, n + 1 - rank))
    return MiddleChange(n, (first + second) / 2, low, high)


@cache
def _low_rank(n: int) -> int:
    """The highest rank r for which fewer than r of n values lie below the true median with at most 2.5 % probability."""
    if n > MOST_EXACT:
        return floor((n - 1.96 * sqrt(n)) / 2)
    allowed, below, ways, rank = (1 - CONFIDENCE) / 2 * 2**n, 0, 1, 0
    while below + ways <= allowed:
        below += ways
        ways = ways * (n - rank) // (rank + 1)
        rank += 1
    return rank


def _at(ordered: Iterable[tuple[float, int]], ranks: tuple[int, ...]) -> tuple[float, ...]:
    """The values at these ranks, which rise; the first is rank 1."""
    found: list[float] = []
    passed = 0
    for value, often in ordered:
        passed += often
        while len(found) < len(ranks) and ranks[len(found)] <= passed:
            found.append(value)
    return tuple(found)
