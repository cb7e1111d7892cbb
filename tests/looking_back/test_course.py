"""Dated marks of a course, spans by day or by visit, and changes held against what is published."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from needlechart.domain.history import NeedleHistory, VisitFigures
from needlechart.domain.history.marks import CourseMark, MarkKind, marks_of
from needlechart.domain.history.measured import Direction, judged
from needlechart.domain.history.spans import WHOLE, Span, SpanSummary, summary_of
from needlechart.domain.history.spots import matched
from needlechart.domain.history.spread import Spread, spread
from needlechart.domain.measures import SCALES, ScaleCode
from needlechart.domain.patients import Approach, Consent, ConsentKind, Patient, Plan, Problem
from needlechart.domain.sessions import VisitKind

DAY = date(2026, 3, 2)
WEEK = timedelta(days=7)
BARE = VisitFigures("v0", DAY, None, "ada", True, 1, 1, 1, 0, False, problem_ids=("neck",))
PATIENT = Patient(
    "p",
    "1",
    "A",
    "B",
    DAY,
    problems=(
        Problem("neck", "Neck pain", plan=Plan(re_evaluation_due=DAY + 4 * WEEK)),
        Problem("heel", "Heel pain", closed=DAY + 9 * WEEK),
        Problem("never", "Never treated"),
    ),
    consents=(
        Consent("c1", ConsentKind.DRY_NEEDLING, DAY - WEEK, withdrawn=DAY + 8 * WEEK, expires=DAY + 50 * WEEK),
        Consent("c2", ConsentKind.ELECTRICAL, DAY, expires=DAY + 10 * WEEK),
    ),
)


def _visits() -> tuple[VisitFigures, ...]:
    return (
        replace(BARE, kind=VisitKind.EVALUATION),
        replace(BARE, session_id="v1", date=DAY + WEEK, problem_ids=("neck", "heel"), attended=False, kind=VisitKind.DISCHARGE),
        replace(BARE, session_id="v2", date=DAY + 2 * WEEK, problem_ids=("neck", "heel"), deviation="no sites on the left"),
        replace(BARE, session_id="v3", date=DAY + 3 * WEEK, approach=Approach.SUPERFICIAL_DN),
        replace(BARE, session_id="v4", date=DAY + 4 * WEEK, approach=Approach.SUPERFICIAL_DN, kind=VisitKind.RE_EVALUATION),
        replace(BARE, session_id="v5", date=DAY + 5 * WEEK, kind=VisitKind.DISCHARGE, sites=0),
    )


def test_that_the_marks_of_a_course_stand_on_their_days() -> None:
    found = [(mark.on, mark.kind, mark.session_id, mark.problem_id) for mark in marks_of(NeedleHistory("p", _visits()), PATIENT)]
    assert found == [
        (DAY - WEEK, MarkKind.CONSENT_SIGNED, None, None),
        (DAY, MarkKind.CONSENT_SIGNED, None, None),
        (DAY, MarkKind.PROBLEM_ADDED, "v0", "neck"),
        (DAY, MarkKind.EVALUATION, "v0", None),
        (DAY + 2 * WEEK, MarkKind.PROBLEM_ADDED, "v2", "heel"),
        (DAY + 2 * WEEK, MarkKind.PLAN_CHANGED, "v2", None),
        (DAY + 3 * WEEK, MarkKind.PLAN_CHANGED, "v3", None),
        (DAY + 4 * WEEK, MarkKind.RE_EVALUATION_DUE, None, "neck"),
        (DAY + 4 * WEEK, MarkKind.RE_EVALUATION, "v4", None),
        (DAY + 5 * WEEK, MarkKind.DISCHARGE, "v5", None),
        (DAY + 8 * WEEK, MarkKind.CONSENT_WITHDRAWN, None, None),
        (DAY + 9 * WEEK, MarkKind.PROBLEM_CLOSED, None, "heel"),
        (DAY + 10 * WEEK, MarkKind.CONSENT_EXPIRES, None, None),
    ]
    assert {kind for _on, kind, *_rest in found} == set(MarkKind)


def test_that_a_mark_says_what_happened() -> None:
    marks = marks_of(NeedleHistory("p", _visits()), PATIENT)
    words = {mark.words for mark in marks}
    assert {
        "Consent to current through needles signed",
        "First visit for Heel pain",
        "Left the plan: no sites on the left",
    } < words
    assert "Needled in another style: superficial dry needling" in words
    assert marks_of(NeedleHistory("p"), Patient("p", "1", "A", "B", DAY)) == ()
    assert isinstance(marks[0], CourseMark)


@pytest.mark.parametrize(
    ("span", "held"),
    [
        (WHOLE, "012345"),
        (Span(first=DAY + WEEK), "12345"),
        (Span(last=DAY + WEEK), "01"),
        (Span(DAY + WEEK, DAY + 3 * WEEK), "123"),
        (Span(DAY + timedelta(days=1), DAY + timedelta(days=6)), ""),
        (Span.of(["v4", "v0", "unknown"]), "04"),
    ],
)
def test_that_a_span_holds_both_its_days_or_exactly_its_visits(span: Span, held: str) -> None:
    visits = span.visits(NeedleHistory("p", _visits()))
    assert "".join(visit.session_id[1:] for visit in visits) == held


def test_that_an_empty_span_adds_up_to_nothing() -> None:
    assert summary_of(()) == SpanSummary()
    assert SpanSummary().days is None
    assert summary_of(_visits()).days == 35
    assert summary_of(_visits()[:1]).days == 0


@pytest.mark.parametrize(
    ("scale", "earlier", "later", "direction", "reached"),
    [
        (ScaleCode.NPRS, 7, 3, Direction.BETTER, [True, True]),
        (ScaleCode.NPRS, 7, 4, Direction.BETTER, [False, True]),
        (ScaleCode.NPRS, 3, 7, Direction.WORSE, [True, True]),
        (ScaleCode.ROM, 40, 49, Direction.BETTER, [False]),
        (ScaleCode.ROM, 40, 30, Direction.WORSE, [True]),
        (ScaleCode.PSFS, 4.1, 5.4, Direction.BETTER, [False, True]),
        (ScaleCode.LEFS, 40, 40, Direction.SAME, [False, False]),
        (ScaleCode.MOUTH_OPENING, 30, 42, Direction.BETTER, []),
    ],
)
def test_that_a_change_is_judged_with_its_source(
    scale: ScaleCode, earlier: float, later: float, direction: Direction, reached: list[bool]
) -> None:
    verdict = judged(scale, earlier, later)
    assert (verdict.direction, [threshold.reached for threshold in verdict.thresholds]) == (direction, reached)
    assert verdict.change == pytest.approx(later - earlier)
    assert [t.published for t in verdict.thresholds] == [*SCALES[scale].mdc, *SCALES[scale].mcid]
    assert [t.important for t in verdict.thresholds] == [False] * len(SCALES[scale].mdc) + [True] * len(SCALES[scale].mcid)


def test_that_a_spread_names_the_middle_and_both_ends() -> None:
    assert spread([3, -1, 2]) == Spread(3, 2, -1, 3)
    assert spread([1, 2]) == Spread(2, 1.5, 1, 2)
    assert spread([]) == Spread(0, None, None, None)


def test_that_points_are_matched_nearest_first_and_each_once() -> None:
    ones, others = [(0.0, 0.0), (10.0, 0.0)], [(9.0, 0.0), (12.0, 0.0), (40.0, 0.0)]
    assert matched(ones, others, 15) == [(1, 0, 1.0), (0, 1, 12.0)]
    assert matched(ones, others, 11.9) == [(1, 0, 1.0)]
    assert matched([(0.0, 0.0)], [(0.0, 15.0)], 15) == [(0, 0, 15.0)]
    assert matched([(0.0, 0.0)], [(0.0, 15.1)], 15) == []
