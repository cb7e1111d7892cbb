"""The kinds of lanes a timeline can have, and which of them somebody wants to see, in which order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class LaneKind(StrEnum):
    """One kind of lanes.  Several lanes can be of one kind: pain of each problem, each score."""

    PAIN = "pain"
    RESPONSE = "response"
    INSERTIONS = "insertions"
    CARE = "care"
    HOME = "home"
    AFTER = "after"
    CAUTIONS = "cautions"
    MARKS = "marks"
    MOTION = "motion"
    SCORES = "scores"


NAMES: dict[LaneKind, str] = {
    LaneKind.PAIN: "Pain before and after",
    LaneKind.RESPONSE: "Twitches and needles",
    LaneKind.INSERTIONS: "Insertions and needles",
    LaneKind.CARE: "Treatments",
    LaneKind.HOME: "Home programme",
    LaneKind.AFTER: "Soreness and reactions",
    LaneKind.CAUTIONS: "Cautions",
    LaneKind.MARKS: "Consent, plan, signing",
    LaneKind.MOTION: "Range of motion",
    LaneKind.SCORES: "Scores",
}
"""As the list of lanes names them."""


@dataclass(frozen=True, slots=True)
class LaneChoice:
    """Every kind once, in the order they stand from top to bottom, and those that are not shown."""

    order: tuple[LaneKind, ...] = tuple(LaneKind)
    hidden: frozenset[LaneKind] = frozenset({LaneKind.INSERTIONS})

    def shown(self) -> tuple[LaneKind, ...]:
        """The kinds to be seen, from top to bottom."""
        return tuple(kind for kind in self.order if kind not in self.hidden)

    def with_shown(self, kind: LaneKind, shown: bool) -> LaneChoice:
        """The same with one kind shown or hidden; the last one shown cannot be hidden, the choice stays as it is then."""
        hidden = self.hidden - {kind} if shown else self.hidden | {kind}
        return self if len(hidden) == len(self.order) else replace(self, hidden=hidden)

    def moved(self, kind: LaneKind, by: int) -> LaneChoice:
        """The same with one kind so many places further down (negative: up), as far as there are places."""
        order = [other for other in self.order if other is not kind]
        at = min(max(self.order.index(kind) + by, 0), len(order))
        order.insert(at, kind)
        return replace(self, order=tuple(order))

    def as_words(self) -> tuple[str, ...]:
        """For keeping: the kinds in their order, a hidden one with "-" before it."""
        return tuple(f"-{kind}" if kind in self.hidden else str(kind) for kind in self.order)


DELIVERED = LaneChoice()
"""What is seen as long as nobody chose."""


def choice_of(words: Iterable[str]) -> LaneChoice:
    """The choice that was kept as those words; unknown ones are passed over, kinds that are missing stand at the end."""
    order: list[LaneKind] = []
    hidden: set[LaneKind] = set()
    for word in words:
        name = word.removeprefix("-")
        if name in set(LaneKind) and LaneKind(name) not in order:
            order.append(LaneKind(name))
            if word.startswith("-"):
                hidden.add(LaneKind(name))
    missing = [kind for kind in LaneKind if kind not in order]
    hidden |= DELIVERED.hidden & set(missing)
    made = LaneChoice((*order, *missing), frozenset(hidden))
    return made if made.shown() else replace(made, hidden=frozenset())
