"""Courses of treatment: runs of visits between which no long gap lies, and the visits for one problem."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from needlechart.domain.history.visits import VisitFigures
from needlechart.domain.patients import Patient

GAP_WEEKS = 8
"""So many weeks without a visit end a course.  A choice of layout, not a clinical threshold."""


@dataclass(frozen=True, slots=True)
class Course:
    """Visits that belong together: from ``first`` to ``last`` day, ``visits`` to which the patient came.

    ``number`` counts courses from 1, oldest first; None for the course of a problem, which is ``problem_id``.
    """

    first: date
    last: date
    visits: int
    number: int | None = None
    problem_id: str | None = None


def courses_of(visits: Sequence[VisitFigures], gap_weeks: int = GAP_WEEKS) -> tuple[Course, ...]:
    """The courses between gaps of more than ``gap_weeks`` weeks, oldest first; visits the patient missed are passed over."""
    runs: list[list[date]] = []
    for visit in visits:
        if not visit.attended:
            continue
        if runs and (visit.date - runs[-1][-1]).days <= gap_weeks * 7:
            runs[-1].append(visit.date)
        else:
            runs.append([visit.date])
    return tuple(Course(run[0], run[-1], len(run), number) for number, run in enumerate(runs, 1))


def problem_courses(visits: Sequence[VisitFigures], patient: Patient) -> tuple[Course, ...]:
    """The visits for each problem of the patient that has any, in the patient's order."""
    made = []
    for problem in patient.problems:
        days = [visit.date for visit in visits if visit.attended and problem.id in visit.problem_ids]
        if days:
            made.append(Course(days[0], days[-1], len(days), problem_id=problem.id))
    return tuple(made)
