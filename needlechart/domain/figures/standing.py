"""What stands now, whatever months are looked at: sessions without a signature, counts that are open, follow-ups."""

from __future__ import annotations

from dataclasses import dataclass

from needlechart.domain.lines import FollowUpLine
from needlechart.domain.moments import Moment
from needlechart.domain.review.line import CountStanding


@dataclass(frozen=True, slots=True)
class DraftStanding:
    """An unsigned session: since when it waits, and how its needle count stands."""

    waits_since: Moment
    count: CountStanding


@dataclass(frozen=True, slots=True)
class Standing:
    """``open_mismatches``: signed sessions of all times whose mismatch has no ending; ``overdue``: the longest due first."""

    now: Moment
    drafts: tuple[DraftStanding, ...] = ()
    open_mismatches: int = 0
    overdue: tuple[FollowUpLine, ...] = ()
