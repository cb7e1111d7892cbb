"""What went with what: change in pain at visits with and without each complementary treatment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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


@dataclass(frozen=True, slots=True)
class TooFew:
    """One kind of treatment that is not shown for one problem: at how many visits with and without it the change in pain can be
    told, in the visit or up to the next, whichever are more on the side that has fewer."""

    problem_id: str
    kind: TreatmentKind
    with_it: int
    without_it: int


def going_together(history: NeedleHistory, span: Span = WHOLE) -> tuple[WentTogether, ...]:
    """Every problem and kind of treatment with enough visits on both sides, problems as first measured, kinds as listed."""
    return together(history, span)[0]


def together(history: NeedleHistory, span: Span = WHOLE) -> tuple[tuple[WentTogether, ...], tuple[TooFew, ...]]:
    """What ``going_together`` shows, and the problems and kinds of treatment of the span that it does not."""
    shown, left_out = [], []
    for problem_id, kind, now, later in _contrasts(history, span):
        enough = [both if _fewer(both) >= LEAST_EACH else None for both in (now, later)]
        if any(enough):
            shown.append(WentTogether(problem_id, kind, *enough))
        else:
            fullest = max(now, later, key=_fewer)
            left_out.append(TooFew(problem_id, kind, fullest.with_it.n, fullest.without_it.n))
    return tuple(shown), tuple(left_out)


def _contrasts(history: NeedleHistory, span: Span) -> Iterator[tuple[str, TreatmentKind, Contrast, Contrast]]:
    """Every problem and kind of treatment, however few the visits: the change in the visit, and up to the next."""
    visits = [visit for visit in history.visits if visit.attended]
    meant = [visit for visit in visits if span.holds(visit)]
    kinds = {given.kind for visit in meant for given in visit.treatments}
    for problem_id in dict.fromkeys(pair.problem_id for visit in meant for pair in visit.pain):
        in_visit, to_next = _changes(problem_id, visits, span)
        for kind in (kind for kind in TreatmentKind if kind in kinds):
            yield problem_id, kind, _contrast(kind, in_visit), _contrast(kind, to_next)


_Change = tuple[float, frozenset[TreatmentKind]]
"""A change in pain, and the kinds of treatment that were given."""


def _changes(problem_id: str, visits: Iterable[VisitFigures], span: Span) -> tuple[list[_Change], list[_Change]]:
    """The changes at the visits of the span that measured the problem, in the visit and up to the next one that did, the least
    first."""
    measured = [(visit, pair) for visit in visits for pair in visit.pain if pair.problem_id == problem_id]
    following = [pair.before for _visit, pair in measured[1:]] + [None]
    in_visit, to_next = [], []
    for (visit, pair), arrival in zip(measured, following, strict=True):
        if pair.before is not None and span.holds(visit):
            given = _given(visit, problem_id)
            if pair.after is not None:
                in_visit.append((pair.after - pair.before, given))
            if arrival is not None:
                to_next.append((arrival - pair.before, given))
    return sorted(in_visit, key=_points), sorted(to_next, key=_points)


def _points(change: _Change) -> float:
    return change[0]


def _given(visit: VisitFigures, problem_id: str) -> frozenset[TreatmentKind]:
    """Pain that was measured for no problem in particular goes with every treatment."""
    return frozenset([given.kind for given in visit.treatments if not problem_id or given.problem_id in (None, problem_id)])


def _contrast(kind: TreatmentKind, changes: Sequence[_Change]) -> Contrast:
    return Contrast(
        spread([points for points, given in changes if kind in given]),
        spread([points for points, given in changes if kind not in given]),
    )


def _fewer(both: Contrast) -> int:
    return min(both.with_it.n, both.without_it.n)
