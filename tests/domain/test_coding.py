"""Suggested codes and timed units, at their edges and against a plain recount."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from needlechart.domain.coding import minutes_by_code, suggested_code, units_ama, units_cms, units_of
from needlechart.domain.treatments import EducationDose, MassageDose, Sequence, Treatment

minutes = st.dictionaries(st.sampled_from(["97110", "97112", "97116", "97140", "97530"]), st.integers(0, 120), max_size=5)


@pytest.mark.parametrize(("muscles", "code"), [(0, ""), (1, "20560"), (2, "20560"), (3, "20561"), (9, "20561")])
def test_that_the_needling_code_follows_the_muscles(muscles: int, code: str) -> None:
    assert suggested_code(muscles) == code


@pytest.mark.parametrize(
    ("low", "high", "units"),
    [(0, 7, 0), (8, 22, 1), (23, 37, 2), (38, 52, 3), (53, 67, 4), (68, 82, 5), (83, 97, 6), (98, 112, 7), (113, 127, 8)],
)
def test_that_units_change_at_the_edges_of_the_eight_minute_rule(low: int, high: int, units: int) -> None:
    assert {units_of(spent) for spent in range(low, high + 1)} == {units}


@pytest.mark.parametrize(
    ("spent", "cms", "ama"),
    [
        ({"97110": 12, "97140": 8}, {"97110": 1}, {"97110": 1, "97140": 1}),
        ({"97110": 33, "97140": 7}, {"97110": 2, "97140": 1}, {"97110": 2}),
        ({"97110": 7, "97140": 7}, {"97110": 1}, {}),
        ({"97110": 15, "97140": 14}, {"97110": 1, "97140": 1}, {"97110": 1, "97140": 1}),
        ({"97110": 5, "97112": 5, "97140": 5}, {"97110": 1}, {}),
        ({"97110": 7}, {}, {}),
        ({}, {}, {}),
    ],
)
def test_that_both_rules_give_their_own_units(spent: dict[str, int], cms: dict[str, int], ama: dict[str, int]) -> None:
    assert (units_cms(spent), units_ama(spent)) == (cms, ama)


@given(minutes)
def test_that_units_by_total_minutes_add_up_to_the_units_of_the_total(spent: dict[str, int]) -> None:
    units = units_cms(spent)
    assert sum(units.values()) == units_of(sum(spent.values()))
    assert all(spent[code] // 15 <= units.get(code, 0) <= spent[code] // 15 + 1 for code in spent)


@given(minutes)
def test_that_the_left_over_units_go_to_the_largest_remainders(spent: dict[str, int]) -> None:
    units = units_cms(spent)
    got = [spent[code] % 15 for code in spent if units.get(code, 0) > spent[code] // 15]
    missed = [spent[code] % 15 for code in spent if units.get(code, 0) == spent[code] // 15]
    assert not got or not missed or min(got) >= max(missed)
    assert 0 not in got


@given(minutes)
def test_that_each_code_alone_counts_by_its_own_minutes(spent: dict[str, int]) -> None:
    recount = {}
    for code, whole in spent.items():
        left, units = whole, 0
        while left >= 8:
            units, left = units + 1, left - 15
        if units:
            recount[code] = units
    assert units_ama(spent) == recount


def test_that_minutes_at_home_and_untimed_treatments_count_for_nothing() -> None:
    rows = (
        Treatment("a", 1, MassageDose(), "Massage", minutes=8, timed_code="97140"),
        Treatment("b", 2, MassageDose(), "Massage", minutes=4, timed_code="97140"),
        Treatment("c", 3, MassageDose(), "At home", minutes=20, timed_code="97140", sequence=Sequence.AT_HOME),
        Treatment("d", 4, EducationDose(), "Talk", minutes=5),
        Treatment("e", 5, MassageDose(), "No time", timed_code="97140"),
    )
    assert minutes_by_code(rows) == {"97140": 12}
