"""Numbers told by how many they are, the middle one, and the least and greatest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Spread:
    """``n`` values: median, least and greatest; None when there is none."""

    n: int = 0
    median: float | None = None
    low: float | None = None
    high: float | None = None


NONE = Spread()


def spread(values: Iterable[float]) -> Spread:
    """The spread of these values."""
    found = sorted(values)
    return Spread(len(found), median(found), found[0], found[-1]) if found else NONE
