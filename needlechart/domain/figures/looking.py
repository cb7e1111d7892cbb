"""Who looked: the audit trail of one chart, line by line."""

from __future__ import annotations

from dataclasses import dataclass

from needlechart.domain.moments import Moment


@dataclass(frozen=True, slots=True)
class TrailLine:
    """One entry about the chart: when, who, where, what they did, how it ended ("done" or "refused"), at which session.

    ``changed``: whether the entry holds changes; reading leaves none.
    """

    seq: int
    at: Moment
    person_id: str
    station: str
    deed: str
    outcome: str
    session_id: str | None
    changed: bool


@dataclass(frozen=True, slots=True)
class TrailPage:
    """Entries, newest first; ``before`` is where the next page begins, None on the last one."""

    lines: tuple[TrailLine, ...]
    before: int | None
