"""How far the plan of a problem has come: visits used of planned, authorisation, re-evaluation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from needlechart.domain.patients import Patient, Problem
from needlechart.domain.sessions import Attendance, TreatmentSession


@dataclass(frozen=True, slots=True)
class PlanProgress:
    """One problem's plan on a day.  ``planned`` None when no number was planned; ``authorisation_over`` and
    ``re_evaluation_due`` compare the plan's dates with that day."""

    problem: Problem
    used: int
    planned: int | None
    authorised_until: date | None
    authorisation_over: bool
    re_evaluation_on: date | None
    re_evaluation_due: bool

    @property
    def left(self) -> int | None:
        """Planned visits not yet used; 0 when more were used than planned; None without a number."""
        return None if self.planned is None else max(0, self.planned - self.used)

    @property
    def used_up(self) -> bool:
        """Whether no planned visit is left; False without a number."""
        return self.planned is not None and self.used >= self.planned

    @property
    def words(self) -> str:
        """As the banner reads it, e.g. "visit 3 of 6" or "3 visits"."""
        if self.planned is not None:
            return f"visit {self.used} of {self.planned}"
        return "1 visit" if self.used == 1 else f"{self.used} visits"


def visits_of(problem_id: str, sessions: Iterable[TreatmentSession]) -> tuple[TreatmentSession, ...]:
    """The sessions about that problem to which the patient came, oldest first."""
    about = (s for s in sessions if problem_id in s.problem_ids and s.attendance is Attendance.ARRIVED)
    return tuple(sorted(about, key=lambda s: (s.date, s.id)))


def plan_progress(patient: Patient, sessions: Iterable[TreatmentSession], on: date) -> tuple[PlanProgress, ...]:
    """The progress of every problem that is open on that day, in the patient's order."""
    all_sessions = tuple(sessions)
    return tuple(
        _progress(problem, all_sessions, on) for problem in patient.problems if problem.closed is None or problem.closed > on
    )


def _progress(problem: Problem, sessions: tuple[TreatmentSession, ...], on: date) -> PlanProgress:
    plan = problem.plan
    return PlanProgress(
        problem=problem,
        used=len([s for s in visits_of(problem.id, sessions) if s.date <= on]),
        planned=plan.planned_visits,
        authorised_until=plan.authorised_until,
        authorisation_over=plan.authorised_until is not None and on > plan.authorised_until,
        re_evaluation_on=plan.re_evaluation_due,
        re_evaluation_due=plan.re_evaluation_due is not None and on >= plan.re_evaluation_due,
    )
