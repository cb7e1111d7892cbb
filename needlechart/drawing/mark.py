"""What a mark says: its kind, its number or sign, what belongs to it; how it looks is the pen's."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Kind(StrEnum):
    """What the shape says."""

    TWITCH = "twitch"
    NONE = "none"
    UNSEEN = "unseen"
    NOT_SOUGHT = "not_sought"
    UNANSWERED = "unanswered"
    FINDING = "finding"
    IN_BODY = "in_body"
    UNCONFIRMED = "unconfirmed"
    GHOST = "ghost"
    GHOST_RING = "ghost_ring"
    GHOST_FINDING = "ghost_finding"
    SUGGESTION = "suggestion"
    CLUSTER = "cluster"


PALE = frozenset({Kind.GHOST, Kind.GHOST_RING, Kind.GHOST_FINDING, Kind.SUGGESTION})
"""What is not charted today: drawn small, under everything else."""


@dataclass(frozen=True)
class Mark:
    """One site as it is drawn.

    ``answer`` is what is said inside a needle that is still in the body; ``order`` the number of the site in its session, or
    of a suggestion that has no ``label``; ``sites`` and ``holds_needle`` belong to a cluster; ``label`` stands beside the mark.
    ``approximate``: drawn in a view where it does not lie exactly; ticks and badge are left to the view where it does.
    ``overdue``: its needle is in for longer than planned, and the label says so loudly.
    """

    kind: Kind
    twitches: int | None = None
    at_least: bool = False
    answer: Kind = Kind.UNANSWERED
    order: int | None = None
    needles: int = 1
    selected: bool = False
    badge: Literal["", "note", "caution", "added", "dropped"] = ""
    sites: int = 0
    holds_needle: bool = False
    label: str = ""
    approximate: bool = False
    overdue: bool = False

    @property
    def sign(self) -> str:
        """What is written inside: a number, or one sign for each way of having none."""
        answer = self.answer if self.kind is Kind.IN_BODY else self.kind
        if answer is Kind.TWITCH:
            return "+" if self.twitches is None else f"{self.twitches}{'+' if self.at_least else ''}"
        if self.kind is Kind.CLUSTER:
            return f"{self.sites}×"
        return {Kind.NONE: "0", Kind.UNSEEN: "–", Kind.NOT_SOUGHT: "·", Kind.UNANSWERED: "?"}.get(answer, "")
