"""Keeping the cases of a patient: first and last arrival of each problem on each scale."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from itertools import groupby

from needlechart.domain.figures.cases import Case, MeasuredVisit, cases_of
from needlechart.domain.figures.changes import FUNCTION
from needlechart.domain.measures import Measurement, PainWindow, ScaleCode, When
from needlechart.domain.sessions import Attendance
from needlechart.records.connection import Connection
from needlechart.records.sum_tables import CASE_CHANGE, CASE_COLUMNS, CASE_KEYS

Cells = tuple[str | float, ...]
_PAIN = f"m.scale IN ('{ScaleCode.NPRS}', '{ScaleCode.VAS}') AND m.window = '{PainWindow.CURRENT}'"
_OF_FUNCTION = f"m.scale IN ({', '.join(repr(scale.value) for scale in FUNCTION)})"
_MEASURED = f"""
SELECT s.id, s.date, coalesce(s.started_utc_ms, 0), s.therapist_id, s.problem_ids,
  m.id, m.scale, m.value, m.problem_id, m.activity
FROM session s JOIN measurement m ON m.session_id = s.id
WHERE s.patient_id = ? AND s.signature_person_id IS NOT NULL AND s.attendance = '{Attendance.ARRIVED}'
  AND NOT EXISTS (SELECT 1 FROM voiding v WHERE v.session_id = s.id)
  AND m."when" = '{When.BEFORE}' AND ({_PAIN} OR {_OF_FUNCTION})
ORDER BY s.id, m.nth"""
_REGIONS = "SELECT id, region FROM problem WHERE patient_id = ?"
_KEPT = f"SELECT {', '.join(CASE_COLUMNS)} FROM {CASE_CHANGE} WHERE patient_id = ?"
_WHERE = " AND ".join(f"{name} = ?" for name in CASE_KEYS)
_DROP = f"DELETE FROM {CASE_CHANGE} WHERE {_WHERE}"
PUT = f"INSERT OR REPLACE INTO {CASE_CHANGE} ({', '.join(CASE_COLUMNS)}) VALUES ({', '.join('?' * len(CASE_COLUMNS))})"


def keep_cases(connection: Connection, patient_ids: Iterable[str]) -> None:
    """Makes the cases of these patients anew from what was measured, and writes what differs."""
    for patient_id in patient_ids:
        kept = {row[: len(CASE_KEYS)]: row for row in connection.execute(_KEPT, (patient_id,)).fetchall()}
        made = {row[: len(CASE_KEYS)]: row for row in _made(connection, patient_id)}
        connection.executemany(_DROP, [key for key in kept if key not in made])
        connection.executemany(PUT, [row for key, row in made.items() if kept.get(key) != row])


def case_cells(patient_id: str, case: Case) -> Cells:
    """The cells of a case in the order of ``CASE_COLUMNS``."""
    return (
        patient_id, case.problem_id, case.scale.value, case.region, case.therapist_id, case.first_on.isoformat(),
        case.last_on.isoformat(), float(case.first), float(case.last), float(case.change),
    )  # fmt: skip


def _made(connection: Connection, patient_id: str) -> list[Cells]:
    rows = connection.execute(_MEASURED, (patient_id,)).fetchall()
    if not rows:
        return []
    visits = []
    for (session_id, day, started, therapist_id, problems), of_one in groupby(rows, key=lambda row: tuple(row[:5])):
        measured = tuple(
            Measurement(measured_id, ScaleCode(scale), When.BEFORE, value, problem_id, activity=activity)
            for *_visit, measured_id, scale, value, problem_id, activity in of_one
        )
        order, date = (day, started, session_id), datetime.date.fromisoformat(day)
        visits.append(MeasuredVisit(order, date, therapist_id, tuple(problems.split()), measured))
    region_of = dict(connection.execute(_REGIONS, (patient_id,)).fetchall())
    return [case_cells(patient_id, case) for case in cases_of(visits, region_of)]
