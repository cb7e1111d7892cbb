"""Short lists of patients, drafts and appointments."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from needlechart.domain.lines import DraftLine, PatientLine
from needlechart.domain.moments import Moment
from needlechart.domain.stays import NeedleTimer, in_turn
from needlechart.records.connection import Connection
from needlechart.records.patient_words import searched_words

_NOT_VOID = "NOT EXISTS (SELECT 1 FROM voiding v WHERE v.session_id = s.id)"
_UNSIGNED = f"s.signature_person_id IS NULL AND {_NOT_VOID}"
PATIENTS = "SELECT count(*) FROM patient"
SESSIONS = "SELECT count(*) FROM session"
UNSIGNED = f"SELECT count(*) FROM session s WHERE {_UNSIGNED}"
_OPEN_DRAFT = f"SELECT s.id FROM session s WHERE s.patient_id = ? AND {_UNSIGNED} ORDER BY s.date DESC, s.id DESC LIMIT 1"
_PATIENT_LINE = f"""
SELECT p.id, p.number, p.given_name, p.family_name, p.born,
  (SELECT s.date FROM session s WHERE s.patient_id = p.id AND s.attendance = 'arrived' AND {_NOT_VOID}
   ORDER BY s.date DESC LIMIT 1),
  EXISTS (SELECT 1 FROM session s WHERE s.patient_id = p.id AND {_UNSIGNED}),
  (SELECT group_concat(name, char(31)) FROM (
     SELECT r.name FROM problem r WHERE r.patient_id = p.id AND r.closed IS NULL ORDER BY r.nth))
FROM patient p"""
_RECENT = f"{_PATIENT_LINE} JOIN patient_seen seen ON seen.patient_id = p.id ORDER BY seen.at_utc_ms DESC, p.id LIMIT ?"
_SITE_HOLDS = """max(0, site.new_needles - coalesce(
   (SELECT sum(r.needles) FROM removal r WHERE r.session_id = site.session_id AND r.site_id = site.id), 0))"""
_LEFT_IN = "FROM site WHERE site.session_id = s.id AND site.left_in = 1 AND site.confirmed = 1"
_IN_BODY = f"(SELECT coalesce(sum({_SITE_HOLDS}), 0) {_LEFT_IN})"
_IN_SINCE = f"""
(SELECT site.inserted_at_utc_ms || ' ' || site.inserted_at_offset_min {_LEFT_IN} AND site.inserted_at_utc_ms IS NOT NULL
   AND {_SITE_HOLDS} > 0 ORDER BY site.inserted_at_utc_ms LIMIT 1)"""
_STAY_S = "max(coalesce(site.planned_s, 0), coalesce(site.electrical_duration_min, 0) * 60)"
_TIMERS = f"""
(SELECT json_group_array(json_array(site.id, site.inserted_at_utc_ms + {_STAY_S} * 1000, site.inserted_at_offset_min)) {_LEFT_IN}
   AND site.inserted_at_utc_ms IS NOT NULL AND {_STAY_S} > 0 AND {_SITE_HOLDS} > 0)"""
_ITS_PROBLEMS = """
(SELECT group_concat(name, char(31)) FROM (
   SELECT r.name FROM problem r WHERE r.patient_id = p.id AND instr(' ' || s.problem_ids || ' ', ' ' || r.id || ' ') > 0
   ORDER BY r.nth))"""
_DRAFTS = f"""
SELECT s.id, s.patient_id, p.given_name, p.family_name, s.date, s.started_utc_ms, s.started_offset_min, {_IN_BODY},
  s.therapist_id, {_IN_SINCE}, {_ITS_PROBLEMS}, s."table", {_TIMERS}
FROM session s JOIN patient p ON p.id = s.patient_id WHERE {_UNSIGNED} ORDER BY s.date DESC, s.started_utc_ms DESC, s.id DESC"""
_LAST_LETTER = "\U0010ffff"


def find_patients(connection: Connection, typed: str, limit: int) -> tuple[PatientLine, ...]:
    """Patients who fit every typed word, by name; nobody fits nothing."""
    words = searched_words(typed)
    if not words:
        return ()
    conditions, values = [], []
    for beginnings in words:
        ways = " OR ".join(["word >= ? AND word < ?"] * len(beginnings))
        conditions.append(f"p.id IN (SELECT patient_id FROM patient_word WHERE {ways})")
        values += [bound for word in beginnings for bound in (word, word + _LAST_LETTER)]
    statement = f"{_PATIENT_LINE} WHERE {' AND '.join(conditions)} ORDER BY p.family_name, p.given_name, p.id LIMIT ?"
    return _patient_lines(connection, statement, (*values, limit))


def recent_patients(connection: Connection, limit: int) -> tuple[PatientLine, ...]:
    """The patients last looked at, the latest first."""
    return _patient_lines(connection, _RECENT, (limit,))


def patient_lines(connection: Connection, patient_ids: Collection[str]) -> tuple[PatientLine, ...]:
    """These patients, by name."""
    wanted = "SELECT value FROM json_each(?)"
    statement = f"{_PATIENT_LINE} WHERE p.id IN ({wanted}) ORDER BY p.family_name, p.given_name, p.id"
    return _patient_lines(connection, statement, (json.dumps(sorted(patient_ids)),))


def drafts(connection: Connection) -> tuple[DraftLine, ...]:
    """All unsigned sessions, newest first."""
    return tuple(
        DraftLine(
            session_id, patient_id, f"{given} {family}".strip(), date.fromisoformat(day),
            None if started is None else Moment(started, offset), in_body, therapist_id,
            None if since is None else Moment(*map(int, since.split())), _names(problems), table,
            _timers(timers),
        )
        for session_id, patient_id, given, family, day, started, offset, in_body, therapist_id, since, problems, table, timers
        in connection.execute(_DRAFTS).fetchall()
    )  # fmt: skip


def open_draft(connection: Connection, patient_id: str) -> str | None:
    """The newest unsigned session of the patient."""
    row = connection.execute(_OPEN_DRAFT, (patient_id,)).fetchone()
    return row[0] if row else None


def count(connection: Connection, statement: str) -> int:
    """The one number a statement answers."""
    (number,) = connection.execute(statement).fetchone()
    return int(number)


def bounds_of(day: date, time_zone: str) -> tuple[int, int]:
    """The first millisecond (UTC) of the clinic's day, and the first of the next."""
    zone = ZoneInfo(time_zone)
    start, end = (datetime.combine(d, time(), zone).timestamp() for d in (day, day + timedelta(days=1)))
    return round(start * 1000), round(end * 1000)


def _names(joined: str | None) -> tuple[str, ...]:
    return tuple(joined.split("\x1f")) if joined else ()


def _timers(rows: str) -> tuple[NeedleTimer, ...]:
    return in_turn(NeedleTimer(site_id, Moment(due, offset)) for site_id, due, offset in json.loads(rows))


def _patient_lines(connection: Connection, statement: str, values: tuple[object, ...]) -> tuple[PatientLine, ...]:
    return tuple(
        PatientLine(
            patient_id, number, f"{given} {family}".strip(), date.fromisoformat(born),
            None if last is None else date.fromisoformat(last), bool(draft), _names(problems),
        )
        for patient_id, number, given, family, born, last, draft, problems in connection.execute(statement, values).fetchall()
    )  # fmt: skip
