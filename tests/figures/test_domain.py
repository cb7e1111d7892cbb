"""Months and bars, middle changes with their interval, cases, and rates beside what was published."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from math import comb
from random import Random

import pytest

from needlechart.domain.figures.cases import MeasuredVisit, cases_of
from needlechart.domain.figures.changes import LEAST_CASES, MOST_EXACT, MiddleChange, middle_of
from needlechart.domain.figures.counted import (
    PUBLISHED,
    PUBLISHED_ALL_MILD,
    PUBLISHED_KINDS,
    Grade,
    is_expected,
)
from needlechart.domain.figures.months import Months, Step
from needlechart.domain.figures.values import LEAST_ANSWERED, LEAST_TREATMENTS, Counted, MuscleYield, Rate
from needlechart.domain.measures import Measurement, PainWindow, ScaleCode, When
from needlechart.domain.reactions import Severity
from needlechart.domain.review import SessionFilter

DAY = timedelta(days=1)
NOVEMBER = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("months", "first", "last", "step", "bars"),
    [
        (Months.month(NOVEMBER), date(2026, 11, 1), date(2026, 11, 30), Step.DAY, 30),
        (Months.quarter(NOVEMBER), date(2026, 10, 1), date(2026, 12, 31), Step.WEEK, 14),
        (Months.year(NOVEMBER), date(2026, 1, 1), date(2026, 12, 31), Step.MONTH, 12),
        (Months.month(date(2024, 2, 29)).before, date(2024, 1, 1), date(2024, 1, 31), Step.DAY, 31),
        (Months.quarter(date(2026, 1, 3)).before, date(2025, 10, 1), date(2025, 12, 31), Step.WEEK, 14),
        (Months.month(date(2025, 12, 31)).after, date(2026, 1, 1), date(2026, 1, 31), Step.DAY, 31),
    ],
)
def test_that_bars_cover_the_months_day_by_day(months: Months, first: date, last: date, step: Step, bars: int) -> None:
    assert (months.first, months.last, months.step) == (first, last, step)
    found = months.bars()
    assert len(found) == bars
    assert (found[0][0], found[-1][1]) == (first, last)
    assert all(after[0] == before[1] + DAY for before, after in pairwise(found))
    if step is Step.WEEK:
        assert all(begins.weekday() == 0 for begins, _ends in found[1:])


def often(values: list[float]) -> dict[float, int]:
    return {value: values.count(value) for value in values}


@pytest.mark.parametrize("n", [*range(LEAST_CASES, 60), 137, MOST_EXACT, MOST_EXACT + 1])
def test_that_the_interval_holds_the_median_in_95_of_100_and_is_the_shortest_that_does(n: int) -> None:
    """Whatever the values are: the ranks alone say how often the true median lies between them."""
    found = middle_of({float(value): 1 for value in range(1, n + 1)})
    assert found.n == n
    assert found.low is not None
    assert found.high is not None
    assert found.median == (n + 1) / 2
    rank = round(found.low)
    assert found.high == n + 1 - rank
    coverage = 1 - 2 * sum(comb(n, k) for k in range(rank)) / 2**n
    narrower = 1 - 2 * sum(comb(n, k) for k in range(rank + 1)) / 2**n
    assert coverage >= 0.95
    assert narrower < 0.95 or n > MOST_EXACT


def test_that_equal_changes_are_ranked_as_often_as_they_occurred() -> None:
    random = Random(1)
    for _ in range(50):
        values = [float(random.randrange(-6, 4)) for _ in range(random.randrange(LEAST_CASES, 90))]
        ordered, found = sorted(values), middle_of(often(values))
        n = len(values)
        rank = round(middle_of({float(value): 1 for value in range(1, n + 1)}).low or 0)
        middle = (ordered[(n - 1) // 2] + ordered[n // 2]) / 2
        assert found == MiddleChange(n, middle, ordered[rank - 1], ordered[n - rank])


def test_that_few_cases_tell_no_change() -> None:
    assert middle_of({-2.0: LEAST_CASES - 1}) == MiddleChange(LEAST_CASES - 1)
    assert middle_of({}) == MiddleChange(0)
    assert middle_of({-2.0: LEAST_CASES}) == MiddleChange(LEAST_CASES, -2, -2, -2)


def visit(day: int, *measured: Measurement, problems: tuple[str, ...] = ("neck",), who: str = "ada") -> MeasuredVisit:
    on = date(2026, 1, day)
    return MeasuredVisit((on.isoformat(), 0, f"{day}"), on, who, problems, measured)


def pain(value: float, problem: str | None = "neck", scale: ScaleCode = ScaleCode.NPRS, **more: object) -> Measurement:
    return Measurement(f"{value}{more}", scale, When.BEFORE, value, problem, **more)  # type: ignore[arg-type]


def test_that_a_case_goes_from_the_first_to_the_last_arrival_whoever_treated() -> None:
    visits = [visit(9, pain(3), who="jonas"), visit(1, pain(8)), visit(5, pain(60, scale=ScaleCode.VAS)), visit(7)]
    (case,) = cases_of(visits, {"neck": "neck-region"})
    assert (case.first, case.last, case.change, case.region, case.therapist_id) == (8, 3, -5, "neck-region", "jonas")
    assert (case.first_on, case.last_on) == (date(2026, 1, 1), date(2026, 1, 9))


def test_that_a_measurement_without_a_problem_is_that_of_the_only_one() -> None:
    one, two = ("neck",), ("neck", "hip")
    (case,) = cases_of([visit(1, pain(8, None), problems=one), visit(2, pain(6, None), problems=one)], {"neck": ""})
    assert case.change == -2
    assert cases_of([visit(1, pain(8, None), problems=two), visit(2, pain(6, None), problems=two)], {"neck": "", "hip": ""}) == ()
    assert cases_of([visit(1, pain(8)), visit(2, pain(6))], {}) == ()


def test_that_only_arrivals_and_present_pain_make_a_case() -> None:
    worst = pain(9, window=PainWindow.WORST_24H)
    after = Measurement("after", ScaleCode.NPRS, When.AFTER, 1, "neck")
    assert cases_of([visit(1, pain(8)), visit(2, worst, after)], {"neck": ""}) == ()


def test_that_activities_are_compared_with_themselves() -> None:
    def function(value: float, activity: str) -> Measurement:
        return pain(value, scale=ScaleCode.PSFS, activity=activity)

    first = visit(1, function(2, "Stairs"), function(4, "Lifting"))
    last = visit(8, function(6, "Stairs"), function(9, "Running"))
    (case,) = cases_of([first, visit(4, function(5, "Stairs"), function(7, "Lifting")), last], {"neck": ""})
    assert (case.first, case.last, case.last_on) == (2, 6, date(2026, 1, 8))
    (both,) = cases_of([first, visit(4, function(5, "Stairs"), function(7, "Lifting"))], {"neck": ""})
    assert (both.first, both.last) == (3, 6)


def test_that_rates_are_told_from_enough_treatments_on_and_counts_always() -> None:
    counted = Counted(3, SessionFilter())
    enough, few = Rate(counted, LEAST_TREATMENTS, 600), Rate(counted, LEAST_TREATMENTS - 1, 600)
    assert (enough.per_1000_treatments, enough.per_1000_needles) == (30, 5)
    assert (few.per_1000_treatments, few.per_1000_needles) == (None, None)
    assert Rate(counted, LEAST_TREATMENTS, 0).per_1000_needles is None


def test_that_a_share_of_twitches_needs_answers() -> None:
    def share(answered: int) -> float | None:
        return MuscleYield("infraspinatus", 30, answered, 9, 20, False, Counted(20, SessionFilter())).share

    assert (share(LEAST_ANSWERED - 1), share(18)) == (None, 0.5)


def test_that_the_threshold_sets_mild_soreness_and_bleeding_apart() -> None:
    assert is_expected("soreness", Severity.MILD)
    assert is_expected("bleeding", Severity.MILD)
    assert not is_expected("bleeding", Severity.SIGNIFICANT)
    assert not is_expected("bruise", Severity.MILD)


def test_that_published_rates_are_those_of_the_works() -> None:
    """Per 1,000 treatments, from the percentages and counts of both studies."""
    (expected,), (mild,), (none_seen, major), (serious,) = (PUBLISHED[grade] for grade in Grade)
    assert (expected.per_1000, mild.per_1000) == (68.4, 123.4)
    assert (none_seen.per_1000, none_seen.at_most) == (0.4, True)
    assert (major.per_1000, serious) == (1.0, major)
    assert [rate.per_1000 for rate in PUBLISHED_ALL_MILD] == [191.8, 367]
    assert round(expected.per_1000 + mild.per_1000, 1) == PUBLISHED_ALL_MILD[0].per_1000
    assert [rate.per_1000 for rate in PUBLISHED_KINDS["bruise"]] == [75.5, 77]
    assert {rate.treatments for rates in PUBLISHED_KINDS.values() for rate in rates} == {7_629, 20_464}
