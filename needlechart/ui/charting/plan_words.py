"""How far the plan of each problem of a visit has come, in words, with what needs a look today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from needlechart.domain.plans import PlanProgress, plan_progress
from needlechart.domain.sessions import Attendance, TreatmentSession, VisitKind
from needlechart.domain.words import count_words
from needlechart.ui.look.typed_date import near_date
from needlechart.usecases.charting import OpenSession


@dataclass(frozen=True, slots=True)
class PlanWord:
    """One thing about a plan, and whether it ``warns``; then ``way_out`` says what to do."""

    words: str
    warns: bool = False
    way_out: str = ""


@dataclass(frozen=True, slots=True)
class PlanSaid:
    """The plan of one problem: its name, visits used, then authorisation and re-evaluation as far as they are planned."""

    problem_id: str
    name: str
    parts: tuple[PlanWord, ...]

    @property
    def warns(self) -> bool:
        """Whether anything of it needs a look today."""
        return any(part.warns for part in self.parts)

    @property
    def sentence(self) -> str:
        """All of it: "Neck pain: visit 3 of 6, authorised until 4 Dec"."""
        return f"{self.name}: {', '.join(part.words for part in self.parts)}"


def plans_said(session: TreatmentSession, opened: OpenSession) -> tuple[PlanSaid, ...]:
    """The plans of the problems this visit is about, in the patient's order; this visit counts when the patient came."""
    progress = plan_progress(opened.patient, (*opened.earlier, session), session.date)
    return tuple(_said(one, session) for one in progress if one.problem.id in session.problem_ids)


def _said(progress: PlanProgress, session: TreatmentSession) -> PlanSaid:
    parts = [_visits(progress, session)]
    until, due = progress.authorised_until, progress.re_evaluation_on
    if until is not None:
        parts.append(_authorised(progress.authorisation_over, until, session.date))
    if due is not None:
        parts.append(_re_evaluation(progress.re_evaluation_due, due, session))
    return PlanSaid(progress.problem.id, progress.problem.name, tuple(parts))


def _visits(progress: PlanProgress, session: TreatmentSession) -> PlanWord:
    used, planned = progress.used, progress.planned
    if session.attendance is not Attendance.ARRIVED:
        return PlanWord(f"{used} of {planned} visits used" if planned is not None else count_words(used, "visit"))
    if planned is None:
        return PlanWord(f"visit {used}")
    if not progress.used_up:
        return PlanWord(f"visit {used} of {planned}")
    more = "Plan more visits under Plan in the chart, or make this the discharge."
    if used == planned:
        return PlanWord(f"visit {used} of {planned}, the last", True, more)
    return PlanWord(f"visit {used} of {planned} planned", True, more)


def _authorised(over: bool, until: date, today: date) -> PlanWord:
    when = near_date(until, today)
    if over:
        return PlanWord(f"authorisation over since {when}", True, "Have it renewed, and change the date under Plan in the chart.")
    return PlanWord(f"authorised until {when}")


def _re_evaluation(due: bool, on: date, session: TreatmentSession) -> PlanWord:
    if session.kind is VisitKind.RE_EVALUATION:
        return PlanWord("re-evaluated today")
    when = near_date(on, session.date)
    if not due:
        return PlanWord(f"re-evaluation {when}")
    return PlanWord(
        f"re-evaluation due {when}", True, "Make this visit a re-evaluation, or set the next date under Plan in the chart."
    )
