"""Filters that somebody keeps, for themselves or for everybody who reviews."""

from __future__ import annotations

from dataclasses import dataclass

from needlechart.domain.quantities import Key, Line
from needlechart.domain.review.filters import Condition, FilterKind, SessionFilter
from needlechart.domain.review.sorts import Order, Sort


@dataclass(frozen=True, slots=True)
class SavedCondition:
    """One value of a kept condition."""

    id: Key
    kind: FilterKind
    value: Line


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A filter with its order under a name.  ``shared``: everybody who reviews sees it, and only its owner changes it.

    ``dropped``: nobody sees it any more.
    """

    id: Key
    owner_id: Key
    name: Line
    shared: bool = False
    conditions: tuple[SavedCondition, ...] = ()
    sort: Sort = Sort.DATE
    descending: bool = True
    dropped: bool = False

    @property
    def filter(self) -> SessionFilter:
        """The filter it keeps."""
        kinds = dict.fromkeys(condition.kind for condition in self.conditions)
        return SessionFilter(tuple(Condition(kind, tuple(c.value for c in self.conditions if c.kind is kind)) for kind in kinds))

    @property
    def order(self) -> Order:
        """The order it keeps."""
        return Order(self.sort, self.descending)
