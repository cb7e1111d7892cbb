"""Cases: one problem of one patient on one scale, from the first to the last arrival at which it was measured."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from needlechart.domain.figures.changes import FUNCTION
from needlechart.domain.measures import Measurement, PainWindow, ScaleCode, When
from needlechart.domain.review.line_of import MM_OF_POINT
from needlechart.domain.sessions import Attendance, TreatmentSession

SCALES = (ScaleCode.NPRS, *FUNCTION)


@dataclass(frozen=True, slots=True)
class Case:
    """First and last arrival of a problem on a scale, on two different visits.

    ``therapist_id``: of the last of them.  A value of several activities is their mean, of those both arrivals have in common.
    """

    problem_id: str
    region: str
    scale: ScaleCode
    therapist_id: str
    first_on: datetime.date
    last_on: datetime.date
    first: float
    last: float

    @property
    def change(self) -> float:
        """Last minus first, in the scale's unit."""
        return round(self.last - self.first, 2)


@dataclass(frozen=True, slots=True)
class MeasuredVisit:
    """What was measured on arrival at one signed visit of a chart: in ``order``, later visits have the higher one."""

    order: tuple[str, int, str]
    date: datetime.date
    therapist_id: str
    problem_ids: tuple[str, ...]
    measurements: tuple[Measurement, ...]


def measured_visit(session: TreatmentSession) -> MeasuredVisit | None:
    """What a session brings to cases; None for a draft and a visit the patient did not come to."""
    if session.signature is None or session.attendance is not Attendance.ARRIVED:
        return None
    started = 0 if session.started is None else session.started.utc_ms
    order = session.date.isoformat(), started, session.id
    asked = tuple(m for m in session.measurements if is_of_a_case(m))
    return MeasuredVisit(order, session.date, session.therapist_id, session.problem_ids, asked)


def is_of_a_case(measured: Measurement) -> bool:
    """Whether a measurement can be an end of a case: on arrival, of present pain or of function."""
    if measured.when is not When.BEFORE:
        return False
    if measured.scale in (ScaleCode.NPRS, ScaleCode.VAS):
        return measured.window is PainWindow.CURRENT
    return measured.scale in FUNCTION


def cases_of(visits: Iterable[MeasuredVisit], region_of: Mapping[str, str]) -> tuple[Case, ...]:
    """The cases of one patient; ``region_of`` says each problem's region.

    A measurement that names no problem belongs to the visit's problem when it has only one, and to no case otherwise.
    """
    courses: dict[tuple[str, ScaleCode], list[tuple[MeasuredVisit, dict[str, float]]]] = defaultdict(list)
    for visit in sorted(visits, key=lambda v: v.order):
        for key, values in _values(visit).items():
            if key[0] in region_of:
                courses[key].append((visit, values))
    found = []
    for (problem_id, scale), course in sorted(courses.items()):
        ends = _ends(course)
        if ends is not None:
            visit, first, last = ends
            found.append(
                Case(problem_id, region_of[problem_id], scale, visit.therapist_id, course[0][0].date, visit.date, first, last)
            )
    return tuple(found)


def _values(visit: MeasuredVisit) -> dict[tuple[str, ScaleCode], dict[str, float]]:
    """By problem and scale the value of each activity; of values said twice the last one counts."""
    only = visit.problem_ids[0] if len(visit.problem_ids) == 1 else None
    found: dict[tuple[str, ScaleCode], dict[str, float]] = defaultdict(dict)
    for measured in visit.measurements:
        problem_id = measured.problem_id or only
        if problem_id is not None and is_of_a_case(measured):
            scale, value = measured.scale, measured.value
            if scale is ScaleCode.VAS:
                scale, value = ScaleCode.NPRS, value / MM_OF_POINT
            activity = measured.activity if scale is ScaleCode.PSFS else ""
            found[problem_id, scale][activity] = value
    return found


def _ends(
    course: list[tuple[MeasuredVisit, dict[str, float]]],
) -> tuple[MeasuredVisit, float, float] | None:
    """The last visit that has something in common with the first, with both values; None when there is none."""
    _visit, first = course[0]
    for visit, values in reversed(course[1:]):
        common = sorted(first.keys() & values.keys())
        if common:
            return visit, _mean([first[key] for key in common]), _mean([values[key] for key in common])
    return None


def _mean(values: list[float]) -> float:
    return round(sum(values) / len(values), 2)
