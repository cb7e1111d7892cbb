"""Pages of lines, and how many there are in all."""

from __future__ import annotations

from dataclasses import dataclass

from needlechart.domain.review.line import SessionLine

PAGE = 50
MOST_COUNTED = 10_000
"""Further is not counted: then there are "10,000+"."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page ends: the value its last line is sorted by, and that line's key."""

    value: str | int | float
    key: int


@dataclass(frozen=True, slots=True)
class LinePage:
    """Some lines in their order; ``next`` leads to those after them and is None on the last page."""

    lines: tuple[SessionLine, ...]
    next: Cursor | None


@dataclass(frozen=True, slots=True)
class LineTotals:
    """What a filter leaves: sessions, and their needles and twitches (``at_least`` when some twitched uncounted).

    ``more``: there are more than ``MOST_COUNTED`` sessions; then needles and twitches are None, for they are not counted.
    """

    sessions: int
    more: bool
    needles: int | None
    twitches: int | None
    at_least: bool = False

    @property
    def words(self) -> str:
        """As it is told: "2,431", or "10,000+"."""
        return f"{MOST_COUNTED:,}+" if self.more else f"{self.sessions:,}"
