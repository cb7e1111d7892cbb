"""In which order the parts of something stand, and which of them are seen: lanes of a timeline, columns of a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Generic, TypeVar

Part = TypeVar("Part", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class ShownOrder(Generic[Part]):
    """Every part once, in the order they stand, and those that are not shown."""

    order: tuple[Part, ...]
    hidden: frozenset[Part] = frozenset()

    def shown(self) -> tuple[Part, ...]:
        """The parts to be seen, in their order."""
        return tuple(part for part in self.order if part not in self.hidden)

    def with_shown(self, part: Part, shown: bool) -> ShownOrder[Part]:
        """The same with one part shown or hidden; the last one shown cannot be hidden, the order stays as it is then."""
        hidden = self.hidden - {part} if shown else self.hidden | {part}
        return self if len(hidden) == len(self.order) else replace(self, hidden=hidden)

    def moved(self, part: Part, by: int) -> ShownOrder[Part]:
        """The same with one part so many places further on (negative: back), as far as there are places."""
        order = [other for other in self.order if other is not part]
        at = min(max(self.order.index(part) + by, 0), len(order))
        order.insert(at, part)
        return replace(self, order=tuple(order))

    def as_words(self) -> tuple[str, ...]:
        """For keeping: the parts in their order, a hidden one with "-" before it."""
        return tuple(f"-{part}" if part in self.hidden else str(part) for part in self.order)

    def kept_as(self, words: Iterable[str]) -> ShownOrder[Part]:
        """The order that was kept as those words.  Unknown ones are passed over; what is missing stands at the end, shown or
        not as it is here."""
        known = {str(part): part for part in self.order}
        order: list[Part] = []
        hidden: set[Part] = set()
        for word in words:
            part = known.get(word.removeprefix("-"))
            if part is not None and part not in order:
                order.append(part)
                if word.startswith("-"):
                    hidden.add(part)
        missing = [part for part in self.order if part not in order]
        hidden |= self.hidden & set(missing)
        made = ShownOrder((*order, *missing), frozenset(hidden))
        return made if made.shown() else replace(made, hidden=frozenset())
