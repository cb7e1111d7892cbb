"""Dated marks of a course: consent, problems, plan, re-evaluation, discharge."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from needlechart.domain.history.visits import NeedleHistory
from needlechart.domain.patients import Patient


class MarkKind(StrEnum):
    CONSENT_SIGNED = "consent_signed"
    CONSENT_EXPIRED = "consent_expired"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    PROBLEM_ADDED = "problem_added"
    PROBLEM_CLOSED = "problem_closed"
    PLAN_CHANGED = "plan_changed"
    RE_EVALUATION_DUE = "re_evaluation_due"
    EVALUATION = "evaluation"
    RE_EVALUATION = "re_evaluation"
    DISCHARGE = "discharge"


@dataclass(frozen=True, slots=True)
class CourseMark:
    """Something that happened on a day; ``words`` say it whole.  ``session_id`` is the visit it happened at, if one;
    ``problem_id`` the problem it is about, if one."""

    on: date
    kind: MarkKind
    words: str
    session_id: str | None = None
    problem_id: str | None = None


def marks_of(history: NeedleHistory, patient: Patient) -> tuple[CourseMark, ...]:
    """The marks of a patient's course, oldest first."""
    return ()
