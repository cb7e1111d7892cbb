"""How long a needle is meant to stay in, and what is left of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from needlechart.domain.body import BodyPoint, Place, Side, StructureKind, View
from needlechart.domain.moments import Moment
from needlechart.domain.needling import ElectricalField, Removal, Site
from needlechart.domain.stays import NeedleTimer, due_of, planned_stay, timers_of
from needlechart.domain.technique import Technique
from needlechart.domain.words import left_words

THEN = Moment.parse("2026-11-20T09:30:00.000+01:00")
PLACE = Place(BodyPoint(View.POSTERIOR, 500, 800), "gluteus-medius", StructureKind.MUSCLE, Side.RIGHT)
STATIC = Site("a", 1, PLACE, technique=Technique.STATIC, left_in=True, inserted_at=THEN, planned_s=600)
OUT = Removal("r", 1, THEN.plus(minutes=4), "ada")


def test_that_a_needle_is_due_when_its_planned_stay_has_passed_since_it_went_in() -> None:
    assert planned_stay(STATIC) == 600
    assert due_of(STATIC) == THEN.plus(minutes=10)


@pytest.mark.parametrize(("said_s", "current_min", "planned"), [(600, 15, 900), (1200, 15, 1200), (None, 15, 900), (9, None, 9)])
def test_that_current_is_the_least_a_needle_stays(said_s: int | None, current_min: int | None, planned: int) -> None:
    field = ElectricalField(1, duration_min=current_min)
    assert planned_stay(replace(STATIC, planned_s=said_s, electrical=field)) == planned


@pytest.mark.parametrize(
    "site",
    [
        replace(STATIC, planned_s=None),
        replace(STATIC, planned_s=0),
        replace(STATIC, removals=(OUT,)),
        replace(STATIC, left_in=False),
        replace(STATIC, confirmed=False),
        replace(STATIC, inserted_at=None),
    ],
    ids=["no plan", "a plan of nothing", "out", "in the hand", "not confirmed", "nobody knows since when"],
)
def test_that_nothing_is_due_without_a_plan_a_needle_or_a_beginning(site: Site) -> None:
    assert due_of(site) is None
    assert timers_of((site,)) == ()


def test_that_of_two_needles_one_still_in_is_due_as_before() -> None:
    assert due_of(replace(STATIC, new_needles=2, removals=(OUT,))) == THEN.plus(minutes=10)


def test_that_timers_come_in_the_order_in_which_they_end() -> None:
    later, none = replace(STATIC, id="b", planned_s=1200), replace(STATIC, id="c", planned_s=None)
    first = replace(STATIC, id="d", planned_s=300)
    assert timers_of((later, none, STATIC, first)) == (
        NeedleTimer("d", THEN.plus(minutes=5)),
        NeedleTimer("a", THEN.plus(minutes=10)),
        NeedleTimer("b", THEN.plus(minutes=20)),
    )


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (600, "10 min left"),
        (180, "3 min left"),
        (120.5, "3 min left"),
        (60, "1 min left"),
        (59.9, "under 1 min left"),
        (0.1, "under 1 min left"),
        (0, "time is up"),
        (-59.9, "time is up"),
        (-60, "over by 1 min"),
        (-179, "over by 2 min"),
        (-3600, "over by 1 h"),
        (-4260, "over by 1 h 11 min"),
    ],
)
def test_that_what_is_left_reads_in_whole_minutes(seconds: float, said: str) -> None:
    assert left_words(seconds) == said
