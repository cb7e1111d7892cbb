"""The figures of the lanes, taken from a patient's visits."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from needlechart.domain.history import HomeFigure, NeedleHistory, VisitFigures
from needlechart.domain.history.marks import marks_of
from needlechart.domain.measures import SCALES, Change, Scale, ScaleCode, When
from needlechart.domain.patients import Patient
from needlechart.domain.reactions import Severity
from needlechart.domain.treatments import TreatmentKind
from needlechart.domain.words import least_twitches, words
from needlechart.drawing.timeline.values import (
    Aftermath,
    Band,
    CareRow,
    CautionPoint,
    DayMark,
    HomePoint,
    LaneFigures,
    ResponsePoint,
    SlopeFigures,
    SlopePoint,
    StatePoint,
)

_SHORT = {
    TreatmentKind.HEAT_ICE: "heat, ice",
    TreatmentKind.STRETCHING: "stretch",
    TreatmentKind.EXERCISE: "exercise",
    TreatmentKind.NEUROMUSCULAR: "control",
    TreatmentKind.MOBILISATION: "mobilise",
    TreatmentKind.PHYSICAL_AGENT: "agent",
    TreatmentKind.FUNCTIONAL: "function",
    TreatmentKind.HOME_PROGRAMME: "at home",
}
"""Kinds of treatment in one word, as wide as the column of the timeline; others read as everywhere else."""


_MOTIONS = (ScaleCode.ROM, ScaleCode.MOUTH_OPENING)
"""Scales that measure how far a joint moves."""
_BRUISE = "bruise"
"""The kind of a reaction charted as a bruise, which a bruise told at the next visit does not repeat."""


def figures_of(history: NeedleHistory, patient: Patient) -> LaneFigures:
    """The figures of all lanes."""
    visits = history.visits
    scores = _scores(visits, patient)
    return LaneFigures(
        _pain(visits, patient),
        tuple(_response(i, v) for i, v in enumerate(visits)),
        tuple(row for code, row in scores if code not in _MOTIONS),
        _care(visits),
        tuple(_aftermath(i, v) for i, v in enumerate(visits) if v.soreness is not None or v.reactions or v.bruised),
        tuple(row for code, row in scores if code in _MOTIONS),
        tuple(_home(i, v.home) for i, v in enumerate(visits) if v.home),
        tuple(_cautions(i, v) for i, v in enumerate(visits) if v.cautions),
        tuple(_state(i, v) for i, v in enumerate(visits)),
        tuple(DayMark(mark.on.toordinal() + 0.5, mark.kind, mark.words) for mark in marks_of(history, patient)),
    )


def within(figures: LaneFigures, first: int, end: int) -> LaneFigures:
    """Only the rows that say something of the visits from ``first`` up to, not including, ``end``."""

    def seen(visits: Iterable[int]) -> bool:
        return any(first <= visit < end for visit in visits)

    return LaneFigures(
        tuple(row for row in figures.pain if seen(point.visit for point in row.points)),
        figures.response,
        tuple(row for row in figures.scores if seen(point.visit for point in row.points)),
        tuple(row for row in figures.care if seen(visit for visit, _dose in row.doses)),
        figures.after if seen(point.visit for point in figures.after) else (),
        tuple(row for row in figures.motion if seen(point.visit for point in row.points)),
        figures.home if seen(point.visit for point in figures.home) else (),
        figures.cautions if seen(point.visit for point in figures.cautions) else (),
        figures.states,
        figures.marks,
    )


def problem_words(patient: Patient, problem_id: str | None) -> str:
    """The problem as it is named to the patient, with its side; nothing when it is not in the record."""
    problem = patient.problem(problem_id) if problem_id else None
    if problem is None:
        return ""
    side = words(problem.side) if problem.side is not None else ""
    return f"{problem.name}, {side}" if side and side.lower() not in problem.name.lower() else problem.name


def _pain(visits: Sequence[VisitFigures], patient: Patient) -> tuple[SlopeFigures, ...]:
    """One row per problem, the one measured most recently first."""
    points: defaultdict[str, list[SlopePoint]] = defaultdict(list)
    for index, visit in enumerate(visits):
        for pair in visit.pain:
            before, after = pair.before, pair.after
            if before is not None or after is not None:
                points[pair.problem_id].append(SlopePoint(index, before, after))
    newest = sorted(points, key=lambda key: (points[key][-1].visit, len(points[key])), reverse=True)
    return tuple(
        SlopeFigures("Pain", problem_words(patient, key) or "ring before, disc after", 0, 10, tuple(points[key]))
        for key in newest
    )


def _response(index: int, visit: VisitFigures) -> ResponsePoint:
    least = least_twitches(visit.twitches, visit.twitches_is_minimum)
    return ResponsePoint(index, least, visit.twitches_is_minimum, visit.needles, visit.insertions)


def _scores(visits: Sequence[VisitFigures], patient: Patient) -> tuple[tuple[ScaleCode, SlopeFigures], ...]:
    """One row per scale, motion or activity, and problem, in the order of the scales."""
    found: dict[tuple[ScaleCode, str, str | None], dict[int, dict[When, float]]] = {}
    for index, visit in enumerate(visits):
        for score in visit.scores:
            found.setdefault((score.scale, score.what, score.problem_id), {}).setdefault(index, {})[score.when] = score.value
    rows = []
    for (code, what, problem_id), values in sorted(found.items(), key=lambda item: (list(SCALES).index(item[0][0]), item[0][1])):
        scale = SCALES[code]
        points = tuple(SlopePoint(i, both.get(When.BEFORE), both.get(When.AFTER)) for i, both in values.items())
        named = what.replace("_", " ").capitalize()
        about = ", ".join(part for part in (named or problem_words(patient, problem_id), scale.unit) if part)
        low, high = _range_of(points, scale)
        rows.append((code, SlopeFigures(scale.name, about, low, high, points, band_of(scale, points))))
    return tuple(rows)


def band_of(scale: Scale, points: Sequence[SlopePoint]) -> Band | None:
    """The published threshold laid around the first value; None when the scale has none."""
    first = next((v for p in points for v in (p.before, p.after) if v is not None), None)
    change: Change | None = next(iter((*scale.mdc, *scale.mcid)), None)
    if first is None or change is None:
        return None
    kind = "no more than measurement error" if scale.mdc else "below the smallest change that matters"
    short = "within measurement error" if scale.mdc else "too small to matter"
    unit = f" {scale.unit}" if scale.unit else ""
    said = f"In the band, {change.value:g}{unit} around the first: {kind} ({change.population}; {change.source})"
    return Band(max(scale.low, first - change.value), min(scale.high, first + change.value), said, f"band: {short}")


def _range_of(points: Iterable[SlopePoint], scale: Scale) -> tuple[float, float]:
    """A range the values fill: the scale's own when it is narrow, otherwise what was measured with room around."""
    values = [value for point in points for value in (point.before, point.after) if value is not None]
    band = max((change.value for change in (*scale.mdc, *scale.mcid)), default=0.0)
    room = max((max(values) - min(values)) * 0.25, band * 1.2, (scale.high - scale.low) * 0.05)
    return max(scale.low, min(values) - room), min(scale.high, max(values) + room)


def _care(visits: Sequence[VisitFigures]) -> tuple[CareRow, ...]:
    """One row per kind of treatment and unit, the most frequent first; treatments of one kind in a visit add up."""
    doses: dict[tuple[TreatmentKind, str, bool], dict[int, float | None]] = {}
    for index, visit in enumerate(visits):
        for figure in visit.treatments:
            row = doses.setdefault((figure.kind, figure.unit, figure.at_home), {})
            before = row.get(index)
            row[index] = figure.amount if before is None else before + (figure.amount or 0)
    often = Counter({key: len(row) for key, row in doses.items()})
    return tuple(CareRow(_care_name(key[0], key[2]), key[1], tuple(doses[key].items())) for key, _n in often.most_common())


def _care_name(kind: TreatmentKind, at_home: bool) -> str:
    name = _SHORT.get(kind, words(kind))
    name = name[:1].upper() + name[1:]
    return f"{name}, home" if at_home and kind is not TreatmentKind.HOME_PROGRAMME else name


def _aftermath(index: int, visit: VisitFigures) -> Aftermath:
    grave = any(reaction.severity is not Severity.MILD for reaction in visit.reactions)
    told = [reaction.words for reaction in visit.reactions]
    if visit.bruised and not any(reaction.kind == _BRUISE for reaction in visit.reactions):
        told.append("Bruised")
    return Aftermath(index, visit.soreness, tuple(told), grave)


def _home(index: int, told: Sequence[HomeFigure]) -> HomePoint:
    """The mean of what was said of several programmes."""
    percent = [programme.percent for programme in told if programme.percent is not None]
    days = [programme.days for programme in told if programme.days is not None]
    return HomePoint(index, sum(percent) / len(percent) if percent else None, max(days) if days else None)


def _cautions(index: int, visit: VisitFigures) -> CautionPoint:
    overridden = sum(caution.overridden for caution in visit.cautions)
    return CautionPoint(index, len(visit.cautions) - overridden, overridden)


def _state(index: int, visit: VisitFigures) -> StatePoint:
    if not visit.attended:
        return StatePoint(index, 0, 0, 1)
    return StatePoint(index, 1, 0, 0) if visit.signed else StatePoint(index, 0, 1, 0)
