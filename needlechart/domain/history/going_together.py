"""What went with what: change in pain at visits with and without each complementary treatment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from needlechart.domain.history.spans import WHOLE, Span
from needlechart.domain.history.spread import Spread, spread
from needlechart.domain.history.visits import NeedleHistory, VisitFigures
from needlechart.domain.treatments import TreatmentKind

LEAST_EACH = 5
"""Nothing is shown below so many visits with and so many without a treatment.

With fewer than five values the middle one turns on a single visit, and least and greatest are half of all there is.  General
knowledge, not clinically reviewed.
"""
NOT_PROOF = (
    "This describes the visits of one patient; it does not prove that a treatment did anything. Treatments are chosen for how "
    "the patient is that day, and pain changes by itself."
)
"""Stands beside every such table."""
TOO_FEW = f"Shown from {LEAST_EACH} visits with and {LEAST_EACH} visits without a treatment on."


@dataclass(frozen=True, slots=True)
class Contrast:
    """Change in pain (points of 10, negative is less pain) at visits with a treatment and at visits without it."""

    with_it: Spread
    without_it: Spread


@dataclass(frozen=True, slots=True)
class WentTogether:
    """One kind of treatment and the pain of one problem.

    ``in_visit``: after minus before; ``to_next``: arrival at the next visit that measured this problem minus arrival at this one.
    None where there are fewer than LEAST_EACH on either side.  A treatment that was for another problem does not count as given.
    """

    problem_id: str
    kind: TreatmentKind
    in_visit: Contrast | None
    to_next: Contrast | None


def going_together(history: NeedleHistory, span: Span = WHOLE) -> tuple[WentTogether, ...]:
    """Every problem and kind of treatment with enough visits on both sides, problems as first measured, kinds as listed."""
    visits = [visit for visit in history.visits if visit.attended]
    shown = [visit for visit in visits if span.holds(visit)]
    kinds = [kind for kind in TreatmentKind if any(given.kind is kind for visit in shown for given in visit.treatments)]
    problems = list(dict.fromkeys(pair.problem_id for visit in shown for pair in visit.pain))
    rows = []
    for problem_id in problems:
        changes = _changes(problem_id, visits, span)
        for kind in kinds:
            given = [(_given(visit, kind, problem_id), in_visit, to_next) for visit, in_visit, to_next in changes]
            now = _contrast((with_it, in_visit) for with_it, in_visit, _next in given)
            later = _contrast((with_it, to_next) for with_it, _now, to_next in given)
            if now or later:
                rows.append(WentTogether(problem_id, kind, now, later))
    return tuple(rows)


_Change = tuple[VisitFigures, float | None, float | None]


def _changes(problem_id: str, visits: Iterable[VisitFigures], span: Span) -> list[_Change]:
    """The visits of the span that measured the problem, with the change in the visit and up to the next one that did."""
    measured = [(visit, pair) for visit in visits for pair in visit.pain if pair.problem_id == problem_id]
    following = [pair.before for _visit, pair in measured[1:]] + [None]
    return [
        (visit, _minus(pair.after, pair.before), _minus(arrival, pair.before))
        for (visit, pair), arrival in zip(measured, following, strict=True)
        if span.holds(visit)
    ]


def _minus(later: float | None, earlier: float | None) -> float | None:
    return None if later is None or earlier is None else later - earlier


def _given(visit: VisitFigures, kind: TreatmentKind, problem_id: str) -> bool:
    """Pain that was measured for no problem in particular goes with every treatment."""
    return any(given.kind is kind and (not problem_id or given.problem_id in (None, problem_id)) for given in visit.treatments)


def _contrast(changes: Iterable[tuple[bool, float | None]]) -> Contrast | None:
    said = [(with_it, change) for with_it, change in changes if change is not None]
    both = Contrast(
        spread(change for with_it, change in said if with_it), spread(change for with_it, change in said if not with_it)
    )
    return both if min(both.with_it.n, both.without_it.n) >= LEAST_EACH else None
