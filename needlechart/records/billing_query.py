"""What was confirmed to be billed, and what was handed off already."""

from __future__ import annotations

import datetime
from collections import defaultdict

from needlechart.domain.billing import BillingLine, HandOffPreview, TakenOutSince, codes_of
from needlechart.domain.moments import Moment
from needlechart.domain.sessions import Attendance
from needlechart.domain.treatments import Sequence
from needlechart.records.connection import Connection

_IN_DAYS = f"""s.date BETWEEN ? AND ? AND s.signature_person_id IS NOT NULL AND s.attendance = '{Attendance.ARRIVED}'
  AND NOT EXISTS (SELECT 1 FROM voiding v WHERE v.session_id = s.id)"""
_HANDED_OFF = """(SELECT b.at_utc_ms || ' ' || b.at_offset_min FROM handed_off_session h
   JOIN billing_hand_off b ON b.id = h.billing_hand_off_id WHERE h.session_id = s.id ORDER BY b.at_utc_ms LIMIT 1)"""
_SESSIONS = f"""
SELECT s.id, s.date, s.therapist_id, p.id, p.number, p.given_name, p.family_name, {_HANDED_OFF}
FROM session s JOIN patient p ON p.id = s.patient_id WHERE {_IN_DAYS}
ORDER BY s.date, s.therapist_id, p.family_name, p.given_name, s.id"""
_CODES = f"SELECT c.session_id, c.code, c.units FROM session s JOIN confirmed_code c ON c.session_id = s.id WHERE {_IN_DAYS}"
_MINUTES = f"""
SELECT t.session_id, t.timed_code, t.minutes FROM session s JOIN treatment t ON t.session_id = s.id
WHERE {_IN_DAYS} AND t.timed_code <> '' AND t.minutes > 0 AND t.sequence IS NOT '{Sequence.AT_HOME}'"""
_TAKEN_OUT = f"""
SELECT s.id, s.date, p.number, {_HANDED_OFF} FROM voiding v
JOIN session s ON s.id = v.session_id JOIN patient p ON p.id = s.patient_id
WHERE EXISTS (SELECT 1 FROM handed_off_session h WHERE h.session_id = s.id) GROUP BY s.id ORDER BY s.date, s.id"""


def preview(connection: Connection, since: datetime.date, until: datetime.date) -> HandOffPreview:
    """What a hand-off of these days holds: three statements, however many sessions."""
    days = since.isoformat(), until.isoformat()
    confirmed: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for session_id, code, units in connection.execute(_CODES, days).fetchall():
        confirmed[session_id][code] += units
    minutes: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for session_id, code, spent in connection.execute(_MINUTES, days).fetchall():
        minutes[session_id][code] += spent
    lines, without = [], 0
    for session_id, day, therapist_id, patient_id, number, given, family, handed_off in connection.execute(
        _SESSIONS, days
    ).fetchall():
        if session_id not in confirmed:
            without += 1
            continue
        codes = codes_of(confirmed[session_id], minutes.get(session_id, {}))
        name, at = f"{given} {family}".strip(), _moment(handed_off)
        lines.append(BillingLine(session_id, datetime.date.fromisoformat(day), therapist_id, patient_id, number, name, codes, at))
    return HandOffPreview(since, until, tuple(lines), without, _taken_out(connection))


def _taken_out(connection: Connection) -> tuple[TakenOutSince, ...]:
    return tuple(
        TakenOutSince(session_id, datetime.date.fromisoformat(day), number, moment)
        for session_id, day, number, handed_off in connection.execute(_TAKEN_OUT).fetchall()
        if (moment := _moment(handed_off)) is not None
    )


def _moment(text: str | None) -> Moment | None:
    return None if text is None else Moment(*map(int, text.split()))
