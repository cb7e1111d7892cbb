"""The figures of a patient's visits, in four statements however many visits there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeVar

from needlechart.domain.history import NeedleHistory, PainPair, ReactionFigure, Score, TreatmentFigure, VisitFigures
from needlechart.domain.measures import PainWindow, ScaleCode, When
from needlechart.domain.moments import Moment
from needlechart.domain.reactions import Severity
from needlechart.domain.sessions import Attendance
from needlechart.domain.treatments import Dose, Sequence, TreatmentKind
from needlechart.records.columns import snake
from needlechart.records.connection import Connection

_Figure = TypeVar("_Figure")

_VISITS_OF = """(SELECT s.id FROM session s WHERE s.patient_id = ?1
  AND NOT EXISTS (SELECT 1 FROM voiding v WHERE v.session_id = s.id))"""
_VISITS = f"""
SELECT s.id, s.date, s.started_utc_ms, s.started_offset_min, s.therapist_id, s.signature_person_id IS NOT NULL,
  s.since_last_soreness, s.since_last_soreness_h, coalesce(f.sites, 0), coalesce(f.needles, 0), coalesce(f.insertions, 0),
  coalesce(f.twitches, 0), coalesce(f.uncounted, 0), s.problem_ids, s.attendance
FROM session s LEFT JOIN (
  SELECT session_id, count(*) AS sites, sum(new_needles) AS needles, sum(insertions) AS insertions,
    sum(CASE WHEN twitch_elicited = 'yes' THEN twitch_count END) AS twitches,
    max(twitch_elicited = 'yes' AND twitch_count IS NULL) AS uncounted
  FROM site WHERE confirmed = 1 AND session_id IN {_VISITS_OF} GROUP BY session_id
) f ON f.session_id = s.id
WHERE s.id IN {_VISITS_OF} ORDER BY s.date, s.started_utc_ms, s.id"""
_MEASURES = f"""
SELECT session_id, scale, "when", value, problem_id, "window", activity, joint, motion, side, structure
FROM measurement WHERE session_id IN {_VISITS_OF} ORDER BY session_id, nth"""
_TREATMENTS = f"""
SELECT t.session_id, t.dose, t.name, t.minutes, t.sequence, coalesce(st.sets, ex.sets, ho.sets), ho.times
FROM treatment t
LEFT JOIN stretch_dose st ON st.session_id = t.session_id AND st.id = t.id
LEFT JOIN exercise_dose ex ON ex.session_id = t.session_id AND ex.id = t.id
LEFT JOIN home_programme_dose ho ON ho.session_id = t.session_id AND ho.id = t.id
WHERE t.session_id IN {_VISITS_OF} ORDER BY t.session_id, t.nth"""
_REACTIONS = f"""
SELECT r.session_id, r.kind, r.severity, coalesce(e.words, replace(r.kind, '_', ' ')), 0 AS later, r.nth
FROM session_reaction r LEFT JOIN event_type e ON e.key = r.kind WHERE r.session_id IN {_VISITS_OF}
UNION ALL
SELECT a.session_id, r.kind, r.severity, coalesce(e.words, replace(r.kind, '_', ' ')), a.at_utc_ms, r.nth
FROM addendum a JOIN addendum_reaction r ON r.addendum_id = a.id LEFT JOIN event_type e ON e.key = r.kind
WHERE a.session_id IN {_VISITS_OF} ORDER BY 1, 5, 6"""
_ARRIVED = Attendance.ARRIVED.value
_KIND_OF = {snake(dose): dose.KIND for dose in Dose.__args__}
# Looked up here once: asking an enum member for its word costs as much as all the rest of a row.
_BEFORE, _AFTER = When.BEFORE.value, When.AFTER.value
_NPRS, _VAS, _CURRENT = ScaleCode.NPRS.value, ScaleCode.VAS.value, PainWindow.CURRENT.value
_AT_HOME, _HOME_PROGRAMME = Sequence.AT_HOME.value, TreatmentKind.HOME_PROGRAMME
_SCALES = {scale.value: scale for scale in ScaleCode}
_WHENS = {when.value: when for when in When}
_SEVERITIES = {severity.value: severity for severity in Severity}


def needle_history(connection: Connection, patient_id: str) -> NeedleHistory:
    """All visits, the missed ones too, without those taken out of the chart."""
    visits = connection.execute(_VISITS, (patient_id,)).fetchall()
    pains, scores = _measures(connection.execute(_MEASURES, (patient_id,)).fetchall())
    treatments = _treatments(connection.execute(_TREATMENTS, (patient_id,)).fetchall())
    reactions = _reactions(connection.execute(_REACTIONS, (patient_id,)).fetchall())
    reported = _reported(visits)
    return NeedleHistory(
        patient_id,
        tuple(
            VisitFigures(
                session_id=row[0],
                date=date.fromisoformat(row[1]),
                started=None if row[2] is None else Moment(row[2], row[3]),
                therapist_id=row[4],
                signed=bool(row[5]),
                sites=row[8],
                needles=row[9],
                insertions=row[10],
                twitches=row[11],
                twitches_is_minimum=bool(row[12]),
                pain=pains.get(row[0], ()),
                scores=scores.get(row[0], ()),
                treatments=treatments.get(row[0], ()),
                reactions=reactions.get(row[0], ()),
                soreness=soreness,
                soreness_h=hours,
                problem_ids=tuple(row[13].split()),
                attended=row[14] == _ARRIVED,
            )
            for row, (soreness, hours) in zip(visits, reported, strict=True)
        ),
    )


def _reported(visits: list[Any]) -> list[tuple[int | None, int | None]]:
    """Soreness and its hours for each visit: what it left behind is asked at the next one the patient came to."""
    found: list[tuple[int | None, int | None]] = []
    asked: tuple[int | None, int | None] = (None, None)
    for row in reversed(visits):
        attended = row[14] == _ARRIVED
        found.append(asked if attended else (None, None))
        if attended:
            asked = row[6], row[7]
    return found[::-1]


def _measures(rows: Iterable[Any]) -> tuple[dict[str, tuple[PainPair, ...]], dict[str, tuple[Score, ...]]]:
    pains: dict[str, dict[str, dict[str, float]]] = defaultdict(dict)
    others = []
    for row in rows:
        session_id, scale, when, value, problem_id, window = row[:6]
        if scale == _NPRS and window == _CURRENT:
            pains[session_id].setdefault(problem_id or "", {})[when] = value
        else:
            others.append(row)
    return (
        {
            session_id: tuple([PainPair(problem, pair.get(_BEFORE), pair.get(_AFTER)) for problem, pair in problems.items()])
            for session_id, problems in pains.items()
        },
        _figures(others, _score),
    )


def _treatments(rows: Iterable[Any]) -> dict[str, tuple[TreatmentFigure, ...]]:
    return _figures(rows, _treatment)


def _reactions(rows: Iterable[Any]) -> dict[str, tuple[ReactionFigure, ...]]:
    return _figures(((session_id, kind, severity, words) for session_id, kind, severity, words, *_ in rows), _reaction)


def _figures(rows: Iterable[Any], figure: Callable[..., _Figure]) -> dict[str, tuple[_Figure, ...]]:
    """The figures of each session.  Visits are much alike: rows that say the same share one value."""
    known: dict[Any, _Figure] = {}
    found: dict[str, list[_Figure]] = defaultdict(list)
    for row in rows:
        session_id, said = row[0], row[1:]
        made = known.get(said)
        if made is None:
            made = known[said] = figure(*said)
        found[session_id].append(made)
    return {session_id: tuple(figures) for session_id, figures in found.items()}


def _score(
    scale: str,
    when: str,
    value: float,
    problem_id: str | None,
    window: str,
    activity: str,
    joint: str,
    motion: str,
    side: str | None,
    structure: str,
) -> Score:
    named = window if scale in (_NPRS, _VAS) else activity
    what = " ".join(word for word in (named, joint, motion, side, structure) if word)
    return Score(_SCALES[scale], _WHENS[when], value, problem_id, what)


def _treatment(
    dose: str, name: str, minutes: int | None, sequence: str | None, sets: int | None, times: int | None
) -> TreatmentFigure:
    kind = _KIND_OF[dose]
    amount, unit = 1.0, ""
    for number, counted in ((minutes, "min"), (sets, "sets"), (times, "times")):
        if number is not None:
            amount, unit = float(number), counted
            break
    at_home = sequence == _AT_HOME or kind is _HOME_PROGRAMME
    return TreatmentFigure(kind, name, amount, unit, minutes, at_home)


def _reaction(kind: str, severity: str, words: str) -> ReactionFigure:
    return ReactionFigure(kind, _SEVERITIES[severity], words)
