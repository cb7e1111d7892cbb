"""What waits for a countersignature, as lines of a list."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date

from needlechart.domain.lines import CountersignLine
from needlechart.domain.moments import Moment
from needlechart.records.connection import Connection

_WRITERS = "(SELECT value FROM json_each(?1))"
_NOT_VOID = "NOT EXISTS (SELECT 1 FROM voiding v WHERE v.session_id = s.id)"
_SESSIONS = f"""
SELECT s.id AS session_id, NULL AS addendum_id, s.patient_id, s.date, w.writer, s.signature_at_utc_ms AS at_ms,
  s.signature_at_offset_min AS at_offset
FROM (SELECT id, entered_by AS writer FROM session WHERE entered_by IS NOT NULL AND entered_by IN {_WRITERS}
      UNION ALL
      SELECT id, therapist_id FROM session WHERE therapist_id IN {_WRITERS}
        AND (entered_by IS NULL OR entered_by NOT IN {_WRITERS})) w
JOIN session s ON s.id = w.id
WHERE s.signature_person_id IS NOT NULL AND {_NOT_VOID} AND NOT EXISTS (
  SELECT 1 FROM countersignature c WHERE c.session_id = s.id AND c.addendum_id IS NULL AND c.person_id <> w.writer)"""
_ADDENDA = f"""
SELECT s.id, a.id, s.patient_id, s.date, a.author_id, a.at_utc_ms, a.at_offset_min
FROM addendum a JOIN session s ON s.id = a.session_id
WHERE a.author_id IN {_WRITERS} AND s.signature_person_id IS NOT NULL AND {_NOT_VOID} AND NOT EXISTS (
  SELECT 1 FROM countersignature c WHERE c.session_id = s.id AND c.addendum_id = a.id AND c.person_id <> a.author_id)"""
_WAITING = f"""
SELECT q.session_id, q.addendum_id, q.patient_id, p.given_name, p.family_name, q.date, q.writer, q.at_ms, q.at_offset
FROM ({_SESSIONS} UNION ALL {_ADDENDA}) q JOIN patient p ON p.id = q.patient_id
ORDER BY q.at_ms, q.session_id, q.addendum_id"""


def waiting(connection: Connection, writers: Collection[str]) -> tuple[CountersignLine, ...]:
    """What these people wrote in signed sessions, and nobody else has countersigned; the oldest first."""
    if not writers:
        return ()
    return tuple(
        CountersignLine(
            session_id, addendum_id, patient_id, f"{given} {family}".strip(), date.fromisoformat(day), by, Moment(at_ms, offset)
        )
        for session_id, addendum_id, patient_id, given, family, day, by, at_ms, offset in connection.execute(
            _WAITING, (json.dumps(sorted(writers)),)
        ).fetchall()
    )
