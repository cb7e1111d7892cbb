"""What stands beside a visit, as figures: measurements, treatments with their dose, reactions, cautions."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from needlechart.domain.history import CautionFigure, PainPair, ReactionFigure, Score, TreatmentFigure
from needlechart.domain.measures import PainWindow, ScaleCode, When
from needlechart.domain.reactions import Severity
from needlechart.domain.sessions import ExplanationReason
from needlechart.domain.treatments import Dose, HomeProgrammeDose, Sequence, Treatment
from needlechart.domain.words import dose_words, words
from needlechart.records.columns import snake
from needlechart.records.row_form import RowForm

_Figure = TypeVar("_Figure")
AtHome = tuple[str, int | None, int | None]
"""Name of a programme, percent and days that were done of it."""

_DOSES = {snake(dose): dose for dose in Dose.__args__}
_FORMS = {name: RowForm(dose) for name, dose in _DOSES.items()}


def _dose_cells(name: str, form: RowForm) -> str:
    columns = ", ".join(f'd."{column.name}"' for column in form.columns)
    return f"WHEN '{name}' THEN (SELECT json_array({columns}) FROM {name} d WHERE d.session_id = t.session_id AND d.id = t.id)"


# The cells of the one dose a treatment has, asked of its own table alone: fourteen joins would ask every table.
TREATMENTS = f"""SELECT t.session_id, 't' AS what, 0, t.nth, t.dose, t.name, t.minutes, t.sequence, t.problem_id,
  CASE t.dose {" ".join(_dose_cells(name, form) for name, form in _FORMS.items())} END
FROM visits CROSS JOIN treatment t ON t.session_id = visits.id"""
REACTIONS = """SELECT r.session_id, 'r', 0, r.nth, r.kind, r.severity, coalesce(e.words, replace(r.kind, '_', ' ')), 0, 0, 0
FROM visits CROSS JOIN session_reaction r ON r.session_id = visits.id LEFT JOIN event_type e ON e.key = r.kind
UNION ALL
SELECT a.session_id, 'r', a.at_utc_ms, r.nth, r.kind, r.severity, coalesce(e.words, replace(r.kind, '_', ' ')), 0, 0, 0
FROM visits CROSS JOIN addendum a ON a.session_id = visits.id JOIN addendum_reaction r ON r.addendum_id = a.id
LEFT JOIN event_type e ON e.key = r.kind"""
CAUTIONS = """SELECT c.session_id, 'c', 0, c.nth, c.rule, c.subject, c.sentence, c.reason, 0, 0
FROM visits CROSS JOIN acknowledgement c ON c.session_id = visits.id
UNION ALL
SELECT x.session_id, 'c', 1, x.nth, x.rule, x.subject_id, x.reason, x.words, 1, 0
FROM visits CROSS JOIN explanation x ON x.session_id = visits.id"""

# Looked up here once: asking an enum member for its word costs as much as all the rest of a row.
_BEFORE, _AFTER = When.BEFORE.value, When.AFTER.value
_NPRS, _VAS, _CURRENT = ScaleCode.NPRS.value, ScaleCode.VAS.value, PainWindow.CURRENT.value
_AT_HOME = Sequence.AT_HOME.value
_SCALES = {scale.value: scale for scale in ScaleCode}
_WHENS = {when.value: when for when in When}
_SEVERITIES = {severity.value: severity for severity in Severity}
_REASONS = {reason.value: reason for reason in ExplanationReason}
_ACTIVE = {None: "", 0: "passive", 1: "active"}


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the visits, by session; ``home`` as it was told at a visit, of the time before it."""

    treatments: dict[str, tuple[TreatmentFigure, ...]]
    reactions: dict[str, tuple[ReactionFigure, ...]]
    cautions: dict[str, tuple[CautionFigure, ...]]
    home: dict[str, list[AtHome]]


def measures(rows: Iterable[Any]) -> tuple[dict[str, tuple[PainPair, ...]], dict[str, tuple[Score, ...]]]:
    """Present pain of each problem and all other scores, by session."""
    told: defaultdict[str, list[Any]] = defaultdict(list)
    others = []
    for row in rows:
        if row[1] == _NPRS and row[5] == _CURRENT:
            told[row[0]].append(row[2:5])
        else:
            others.append(row)
    # Visits are much alike: those that felt the same share one value.
    known: dict[Any, tuple[PainPair, ...]] = {}
    felt: dict[str, tuple[PainPair, ...]] = {}
    for session_id, rows_of_one in told.items():
        said = tuple(rows_of_one)
        pairs = known.get(said)
        if pairs is None:
            pairs = known[said] = _pain_pairs(said)
        felt[session_id] = pairs
    return felt, _figures(others, slice(1, None), _score)


def _pain_pairs(said: Iterable[tuple[str, float, str | None]]) -> tuple[PainPair, ...]:
    problems: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for when, value, problem_id in said:
        problems[problem_id or ""][when] = value
    return tuple([PainPair(problem, pair.get(_BEFORE), pair.get(_AFTER)) for problem, pair in problems.items()])


def beside(rows: Iterable[Any]) -> Beside:
    """The rows of treatments, reactions and cautions as figures."""
    of: dict[str, list[Any]] = {"t": [], "r": [], "c": []}
    for row in rows:
        of[row[1]].append(row)
    treated = _figures(of["t"], _SAID, _treatment)
    home = {
        session_id: told for session_id, done in treated.items() if (told := [at_home for _figure, at_home in done if at_home])
    }
    return Beside(
        {session_id: tuple([figure for figure, _home in done]) for session_id, done in treated.items()},
        _figures(of["r"], _SAID, _reaction),
        _figures(of["c"], _SAID, _caution),
        home,
    )


_SAID = slice(4, None)
"""What a row of treatments, reactions or cautions says, after the four columns that order it."""


def _figures(rows: Iterable[Any], said_in: slice, figure: Callable[..., _Figure]) -> dict[str, tuple[_Figure, ...]]:
    """The figures of each session, of what its rows say.  Visits are much alike: rows that say the same share one value."""
    known: dict[Any, _Figure] = {}
    found: dict[str, list[_Figure]] = defaultdict(list)
    for row in rows:
        said = row[said_in]
        made = known.get(said)
        if made is None:
            made = known[said] = figure(*said)
        found[row[0]].append(made)
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
    active: int | None,
    structure: str,
) -> Score:
    named = window if scale in (_NPRS, _VAS) else activity
    what = " ".join(word for word in (named, joint, motion, side, _ACTIVE[active], structure) if word)
    return Score(_SCALES[scale], _WHENS[when], value, problem_id, what)


def _treatment(
    dose_name: str, name: str, minutes: int | None, sequence: str | None, problem_id: str | None, cells: str
) -> tuple[TreatmentFigure, AtHome | None]:
    dose = _FORMS[dose_name].value(json.loads(cells), {})
    at_home: AtHome | None = None
    if isinstance(dose, HomeProgrammeDose) and (dose.adherence is not None or dose.days_done is not None):
        at_home = name, dose.adherence, dose.days_done
        dose = replace(dose, adherence=None, days_done=None)
    amount, unit = 1.0, ""
    for number, counted in ((minutes, "min"), (getattr(dose, "sets", None), "sets"), (getattr(dose, "times", None), "times")):
        if number is not None:
            amount, unit = float(number), counted
            break
    treatment = Treatment("", 0, dose, name, minutes=minutes)
    home = sequence == _AT_HOME or isinstance(dose, HomeProgrammeDose)
    return TreatmentFigure(dose.KIND, name, amount, unit, minutes, home, dose_words(treatment), problem_id), at_home


def _reaction(kind: str, severity: str, said: str, *_rest: int) -> ReactionFigure:
    return ReactionFigure(kind, _SEVERITIES[severity], said)


def _caution(rule: str, subject: str, said: str, typed: str, overridden: int, _rest: int) -> CautionFigure:
    if not overridden:
        return CautionFigure(rule, subject, said, typed, False)
    reason = ": ".join(part for part in (words(_REASONS[said]), typed) if part)
    return CautionFigure(rule, subject, "", reason, True)
