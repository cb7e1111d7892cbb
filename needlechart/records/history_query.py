"""The figures of a patient's visits, in three statements however many visits there are."""

from __future__ import annotations

from datetime import date
from typing import Any

from needlechart.domain.history import HomeFigure, NeedleHistory, VisitFigures
from needlechart.domain.moments import Moment
from needlechart.domain.patients import Approach
from needlechart.domain.sessions import Attendance, VisitKind
from needlechart.records import history_rows
from needlechart.records.connection import Connection

IN_CHART = """visits (id, "date") AS MATERIALIZED (SELECT s.id, s.date FROM session s WHERE s.patient_id = ?1
  AND NOT EXISTS (SELECT 1 FROM voiding v WHERE v.session_id = s.id))"""
"""The visits of a patient that were not taken out of the chart."""

_VISITS = """
SELECT s.id, s.date, s.started_utc_ms, s.started_offset_min, s.therapist_id, s.signature_person_id IS NOT NULL,
  l.sites, l.needles, l.insertions, l.twitches, l.at_least,
  s.problem_ids, s.attendance, s.kind, s.approach, s.deviation_from_plan,
  s.since_last_soreness, s.since_last_soreness_h, s.since_last_bruise, l.answered
FROM session s JOIN session_line l ON l.session_id = s.id
WHERE s.patient_id = ?1 AND NOT EXISTS (SELECT 1 FROM voiding v WHERE v.session_id = s.id)
ORDER BY s.date, s.started_utc_ms, s.id"""
_MEASURES = f"""
WITH {IN_CHART}
SELECT session_id, scale, "when", value, problem_id, "window", activity, joint, motion, side, active, structure
FROM visits CROSS JOIN measurement ON session_id = visits.id ORDER BY session_id, nth"""
_BESIDE = f"""
WITH {IN_CHART}
{history_rows.TREATMENTS}
UNION ALL
{history_rows.REACTIONS}
UNION ALL
{history_rows.CAUTIONS}
ORDER BY 1, 2, 3, 4"""
STATEMENTS = (_VISITS, _MEASURES, _BESIDE)
"""All that a history asks; the patient's id is the one parameter of each."""
_ARRIVED = Attendance.ARRIVED.value
_KINDS = {kind.value: kind for kind in VisitKind}
_APPROACHES = {approach.value: approach for approach in Approach}
_Told = tuple[int | None, int | None, bool | None, tuple[HomeFigure, ...]]
_NOTHING_TOLD: _Told = (None, None, None, ())


def needle_history(connection: Connection, patient_id: str) -> NeedleHistory:
    """All visits, the missed ones too, without those taken out of the chart."""
    visits, measured, stood = (connection.execute(statement, (patient_id,)).fetchall() for statement in STATEMENTS)
    pains, scores = history_rows.measures(measured)
    beside = history_rows.beside(stood)
    problems = {said: tuple(said.split()) for said in {row[11] for row in visits}}
    return NeedleHistory(
        patient_id,
        tuple(
            [
                VisitFigures(
                    row[0],
                    date.fromisoformat(row[1]),
                    None if row[2] is None else Moment(row[2], row[3]),
                    row[4],
                    bool(row[5]),
                    row[6],
                    row[7],
                    row[8],
                    row[9],
                    bool(row[10]),
                    pains.get(row[0], ()),
                    scores.get(row[0], ()),
                    beside.treatments.get(row[0], ()),
                    beside.reactions.get(row[0], ()),
                    soreness,
                    hours,
                    problems[row[11]],
                    row[12] == _ARRIVED,
                    _KINDS[row[13]],
                    _APPROACHES[row[14]],
                    row[15],
                    bruised,
                    home,
                    beside.cautions.get(row[0], ()),
                    row[19],
                )
                for row, (soreness, hours, bruised, home) in zip(visits, _told(visits, beside.home), strict=True)
            ]
        ),
    )


def _told(visits: list[Any], home: dict[str, list[history_rows.AtHome]]) -> list[_Told]:
    """What followed each visit: it is asked at the next one the patient came to."""
    found: list[_Told] = []
    asked = _NOTHING_TOLD
    for row in reversed(visits):
        came = row[12] == _ARRIVED
        found.append(asked if came else _NOTHING_TOLD)
        if came:
            bruised = None if row[18] is None else bool(row[18])
            told = home.get(row[0])
            asked = row[16], row[17], bruised, _at_home(told, row[1]) if told else ()
    return found[::-1]


def _at_home(told: list[history_rows.AtHome], on: str) -> tuple[HomeFigure, ...]:
    return tuple([HomeFigure(name, percent, days, date.fromisoformat(on)) for name, percent, days in told])
