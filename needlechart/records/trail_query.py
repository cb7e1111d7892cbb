"""The audit trail of one chart, newest first.

The trail has no index beside its numbers (each one would be another page to encrypt and write with every tap), so a page is
found by going back through the trail until it is full.
"""

from __future__ import annotations

from needlechart.domain.figures.looking import TrailLine, TrailPage
from needlechart.domain.moments import Moment
from needlechart.records.audit import AUDIT
from needlechart.records.connection import Connection

_LINES = f"""
SELECT seq, at_utc_ms, at_offset_min, person_id, station, deed, outcome, session_id, length(changes) > 0
FROM {AUDIT} WHERE seq < ?2 AND (patient_id = ?1 OR session_id IN (SELECT id FROM session WHERE patient_id = ?1))
ORDER BY seq DESC LIMIT ?3"""
NEWEST = 1 << 60


def trail(connection: Connection, patient_id: str, before: int | None, limit: int) -> TrailPage:
    """So many entries about the chart, older than ``before``."""
    rows = connection.execute(_LINES, (patient_id, NEWEST if before is None else before, limit + 1)).fetchall()
    lines = tuple(
        TrailLine(seq, Moment(at, offset), person_id, station, deed, outcome, session_id, bool(changed))
        for seq, at, offset, person_id, station, deed, outcome, session_id, changed in rows[:limit]
    )
    return TrailPage(lines, lines[-1].seq if len(rows) > limit else None)
