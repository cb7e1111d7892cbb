"""The latest needle counts that did not agree at first."""

from __future__ import annotations

import datetime

from needlechart.domain.figures.mismatching import MismatchLine
from needlechart.domain.needling import CountField, Resolution
from needlechart.records.connection import Connection

_MINUTE_MS = 60_000
_LATEST = """
SELECT s.id, s.patient_id, p.given_name, p.family_name, s.therapist_id, s.date, d.figure, d.expected, d.counted, d.resolution,
  d.resolved_at_utc_ms - d.noticed_at_utc_ms, d.near_miss, d.last_seen, d.explanation
FROM discrepancy d JOIN session s ON s.id = d.session_id JOIN patient p ON p.id = s.patient_id
WHERE d.noticed_at_utc_ms >= ? AND d.noticed_at_utc_ms < ? AND NOT EXISTS (SELECT 1 FROM voiding v WHERE v.session_id = s.id)
ORDER BY d.noticed_at_utc_ms DESC, d.id LIMIT ?"""


def mismatches(connection: Connection, bounds: tuple[int, int], limit: int) -> tuple[MismatchLine, ...]:
    """Those that were noticed from the one moment to the other (milliseconds, UTC), the latest first, drafts included."""
    return tuple(
        MismatchLine(
            session_id, patient_id, f"{given} {family}".strip(), therapist_id, datetime.date.fromisoformat(day),
            CountField(figure), expected, counted, None if resolution is None else Resolution(resolution),
            None if took is None else round(took / _MINUTE_MS), bool(near_miss), last_seen, explanation,
        )
        for session_id, patient_id, given, family, therapist_id, day, figure, expected, counted, resolution, took, near_miss,
        last_seen, explanation in connection.execute(_LATEST, (*bounds, limit)).fetchall()
    )  # fmt: skip
