"""Needles that stay in come out one by one or all at once; the count of the tray is nobody's but the hand's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import count

import pytest

from needlechart.domain.body import BodyPoint, Place, Side, StructureKind, View
from needlechart.domain.moments import Moment
from needlechart.domain.needling import NeedleCount, Site
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.technique import Technique
from needlechart.usecases import removing
from needlechart.usecases.placing import Hand

THEN = Moment.parse("2026-11-20T09:30:00.000+01:00")
PLACE = Place(BodyPoint(View.POSTERIOR, 500, 800), "gluteus-medius", StructureKind.MUSCLE, Side.RIGHT)
_ids = count()


def hand(minutes: float = 0, person: str = "ada") -> Hand:
    return Hand(person, THEN.plus(minutes=minutes), f"row-{next(_ids)}")


def session(*sites: Site) -> TreatmentSession:
    return TreatmentSession("s", "p", date(2026, 11, 20), "ada", sites=sites, count=NeedleCount(opened=9))


def left_in(site_id: str, needles: int = 1) -> Site:
    return Site(
        site_id, 1, PLACE, new_needles=needles, technique=Technique.STATIC, left_in=True, inserted_at=THEN, inserted_by="ada"
    )


def test_that_the_last_needle_out_gives_the_time_it_stayed_in() -> None:
    one = removing.taken_out(session(left_in("a", 2)), "a", hand(5))
    assert (one.site("a").needles_in_body, one.site("a").retention_s) == (1, None)
    both = removing.taken_out(one, "a", hand(7, "ben"))
    assert (both.site("a").needles_in_body, both.site("a").retention_s) == (0, 420)
    assert [(r.needles, r.by, r.at) for r in both.site("a").removals] == [
        (1, "ada", THEN.plus(minutes=5)),
        (1, "ben", THEN.plus(minutes=7)),
    ]
    assert both.count == NeedleCount(opened=9)


def test_that_a_time_too_long_for_the_figure_is_told_by_the_moments_alone() -> None:
    out = removing.taken_out(session(left_in("a")), "a", hand(60)).site("a")
    assert out.retention_s is None
    assert out.removals[0].at == THEN.plus(minutes=60)


def test_that_a_time_said_by_hand_is_kept() -> None:
    said = replace(left_in("a"), retention_s=100)
    assert removing.taken_out(session(said), "a", hand(5)).site("a").retention_s == 100


def test_that_nothing_comes_out_where_nothing_is_in() -> None:
    empty = session(replace(left_in("a"), left_in=False))
    assert removing.taken_out(empty, "a", hand()) is empty


def test_that_all_come_out_at_one_moment_and_sites_without_a_needle_in_are_left_alone() -> None:
    before = session(left_in("a", 2), replace(left_in("b"), left_in=False), left_in("c"))
    after = removing.all_pulled(before, lambda: hand(3))
    assert [(s.id, [(r.needles, r.at) for r in s.removals]) for s in after.sites] == [
        ("a", [(2, THEN.plus(minutes=3))]),
        ("b", []),
        ("c", [(1, THEN.plus(minutes=3))]),
    ]
    assert len({r.id for s in after.sites for r in s.removals}) == 2
    assert after.count == before.count


@pytest.mark.parametrize("technique", list(Technique))
def test_that_only_a_needle_that_leaves_the_hand_can_stay_in(technique: Technique) -> None:
    in_the_hand = {Technique.PISTONING, Technique.SLOW_PISTONING, Technique.PERIOSTEAL}
    assert removing.may_stay_in(replace(left_in("a"), technique=technique)) is (technique not in in_the_hand)


def test_that_leaving_in_begins_when_the_needle_went_in() -> None:
    rotated = replace(left_in("a"), technique=Technique.ROTATION, left_in=False)
    after = removing.left_in(session(rotated), "a", hand(2)).site("a")
    assert (after.needles_in_body, after.inserted_at) == (1, THEN)
