"""Dated marks of a course: consent, problems, plan, re-evaluation, discharge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from needlechart.domain.history.visits import NeedleHistory
from needlechart.domain.patients import Approach, ConsentKind, Patient
from needlechart.domain.sessions import VisitKind
from needlechart.domain.words import words


class MarkKind(StrEnum):
    CONSENT_SIGNED = "consent_signed"
    CONSENT_EXPIRES = "consent_expires"
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
    """The marks of a patient's course, oldest first.

    A problem counts as added on the first visit it was for, as the record keeps no other day for it; a plan as changed at a
    visit that says how it left the plan, or that needles in another style than the visit before for the same problems.
    """
    marks = [*_consents(patient), *_problems(history, patient), *_visits(history), *_styles(history)]
    order = list(MarkKind)
    return tuple(sorted(marks, key=lambda mark: (mark.on, order.index(mark.kind), mark.words)))


def _consents(patient: Patient) -> Iterator[CourseMark]:
    for consent in patient.consents:
        kind = _KINDS_OF_CONSENT[consent.kind]
        yield CourseMark(consent.signed, MarkKind.CONSENT_SIGNED, f"Consent to {kind} signed")
        if consent.withdrawn is not None:
            yield CourseMark(consent.withdrawn, MarkKind.CONSENT_WITHDRAWN, f"Consent to {kind} withdrawn")
        if consent.expires is not None and (consent.withdrawn is None or consent.expires < consent.withdrawn):
            yield CourseMark(consent.expires, MarkKind.CONSENT_EXPIRES, f"Last day of consent to {kind}")


def _problems(history: NeedleHistory, patient: Patient) -> Iterator[CourseMark]:
    came = [visit for visit in history.visits if visit.attended]
    for problem in patient.problems:
        first = next((visit for visit in came if problem.id in visit.problem_ids), None)
        if first is not None:
            yield CourseMark(first.date, MarkKind.PROBLEM_ADDED, f"First visit for {problem.name}", first.session_id, problem.id)
        due = problem.plan.re_evaluation_due
        if due is not None:
            said = f"Re-evaluation due: {problem.name}"
            yield CourseMark(due, MarkKind.RE_EVALUATION_DUE, said, problem_id=problem.id)
        if problem.closed is not None:
            yield CourseMark(problem.closed, MarkKind.PROBLEM_CLOSED, f"Closed: {problem.name}", problem_id=problem.id)


def _visits(history: NeedleHistory) -> Iterator[CourseMark]:
    for visit in history.visits:
        if not visit.attended:
            continue
        if visit.kind in _KINDS_OF_VISIT:
            kind, said = _KINDS_OF_VISIT[visit.kind]
            yield CourseMark(visit.date, kind, said, visit.session_id)
        if visit.deviation:
            yield CourseMark(visit.date, MarkKind.PLAN_CHANGED, f"Left the plan: {visit.deviation}", visit.session_id)


def _styles(history: NeedleHistory) -> Iterator[CourseMark]:
    before: dict[tuple[str, ...], Approach] = {}
    for visit in history.visits:
        if visit.attended and visit.sites:
            style = before.get(visit.problem_ids)
            if style is not None and style is not visit.approach:
                said = f"Needled in another style: {words(visit.approach)}"
                yield CourseMark(visit.date, MarkKind.PLAN_CHANGED, said, visit.session_id)
            before[visit.problem_ids] = visit.approach


_KINDS_OF_CONSENT = {
    ConsentKind.DRY_NEEDLING: "dry needling",
    ConsentKind.ELECTRICAL: "current through needles",
    ConsentKind.DATA: "the use of data",
}
_KINDS_OF_VISIT = {
    VisitKind.EVALUATION: (MarkKind.EVALUATION, "Evaluation"),
    VisitKind.RE_EVALUATION: (MarkKind.RE_EVALUATION, "Re-evaluation"),
    VisitKind.DISCHARGE: (MarkKind.DISCHARGE, "Discharge"),
}
