"""What was worked out for each of many things, worked out again only for those that are others now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Source = TypeVar("Source")
Made = TypeVar("Made")

_MOST = 512


class Remembered(Generic[Source, Made]):
    """What is made of a source, by the key of the thing, as long as it is the very same source under the same conditions."""

    def __init__(self) -> None:
        self._under: object = None
        self._made: dict[str, tuple[Source, Made]] = {}

    def get(self, under: object, key: str, source: Source, make: Callable[[Source], Made]) -> Made:
        """What was made of ``source`` for ``key``; made now when the source or the conditions ``under`` which are others."""
        if under != self._under or len(self._made) > _MOST:
            self._under, self._made = under, {}
        known = self._made.get(key)
        if known is None or known[0] is not source:
            known = self._made[key] = (source, make(source))
        return known[1]
