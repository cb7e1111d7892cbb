"""Strokes become areas of the session, or are refused with a sentence."""

from __future__ import annotations

from datetime import date
from math import cos, pi, sin

import pytest

from needlechart.domain.body import BodyPoint, Place, Side, StructureKind, View
from needlechart.domain.measures import When
from needlechart.domain.needling import Referral, SensationKind, Site
from needlechart.domain.pain_outline import Corner, NoAreaDrawn, outline_corners
from needlechart.domain.sessions import AreaKind, TreatmentSession
from needlechart.usecases.pain_drawing import LEAST_MM2, AreaTooSmall, Drawn, areas_of, size_mm2, with_stroke

EMPTY = TreatmentSession("s", "p", date(2026, 11, 20), "ada")
SITE = Site("site-1", 1, Place(BodyPoint(View.POSTERIOR, 500, 400), "infraspinatus", StructureKind.MUSCLE, Side.RIGHT))


def loop(radius: float, x: float = 400, y: float = 400) -> list[Corner]:
    """A stroke once round a point, its ends not quite joined."""
    return [(x + radius * cos(2 * pi * step / 40), y + radius * sin(2 * pi * step / 40)) for step in range(39)]


def square(side: float) -> list[Corner]:
    return [(100, 100), (100 + side, 100), (100 + side, 100 + side), (100, 100 + side)]


def test_that_a_stroke_is_kept_closed_in_millimetres_of_its_view_with_what_it_stands_for() -> None:
    drawn = Drawn(AreaKind.PAIN, When.AFTER, "problem-hip")
    after = with_stroke(EMPTY, drawn, View.POSTERIOR, loop(30), "area-1")
    area = after.pain_areas[0]
    assert (area.id, area.kind, area.view, area.when, area.problem_id, area.site_id) == (
        "area-1",
        AreaKind.PAIN,
        View.POSTERIOR,
        When.AFTER,
        "problem-hip",
        None,
    )
    assert size_mm2(outline_corners(area.outline_mm)) == pytest.approx(pi * 30**2, rel=0.03)
    assert areas_of(after, drawn) == (area,)
    assert areas_of(after, Drawn(AreaKind.PAIN, When.BEFORE, "problem-hip")) == ()
    assert areas_of(after, Drawn(AreaKind.PAIN, When.AFTER, None)) == ()


def test_that_a_stroke_round_less_than_five_by_five_millimetres_is_refused_and_one_of_it_is_kept() -> None:
    side = LEAST_MM2**0.5
    with pytest.raises(AreaTooSmall) as told:
        with_stroke(EMPTY, Drawn(), View.ANTERIOR, square(side - 0.2), "a")
    assert "too small" in told.value.sentence
    assert len(with_stroke(EMPTY, Drawn(), View.ANTERIOR, square(side), "a").pain_areas) == 1


@pytest.mark.parametrize("stroke", [[], [(1.0, 1.0)], [(1.0, 1.0), (90.0, 90.0)], [(1.0, 1.0)] * 9])
def test_that_a_stroke_round_nothing_is_refused(stroke: list[Corner]) -> None:
    with pytest.raises(NoAreaDrawn):
        with_stroke(EMPTY, Drawn(), View.ANTERIOR, stroke, "a")


def test_that_drawing_where_a_site_refers_to_says_that_it_refers() -> None:
    session = EMPTY.with_site(SITE)
    drawn = Drawn(AreaKind.REFERRED, site_id="site-1")
    after = with_stroke(session, drawn, View.POSTERIOR, loop(20), "area-1")
    assert after.site("site-1").referral == Referral(True)
    assert after.pain_areas[0].site_id == "site-1"
    told = Referral(True, SensationKind.DEEP_ACHE, "arm")
    told_before = session.with_site(Site("site-1", 1, SITE.place, referral=told))
    assert with_stroke(told_before, drawn, View.POSTERIOR, loop(20), "a").site("site-1").referral == told
    denied = session.with_site(Site("site-1", 1, SITE.place, referral=Referral(False)))
    assert with_stroke(denied, drawn, View.POSTERIOR, loop(20), "a").site("site-1").referral == Referral(True)


def test_that_an_area_goes_with_its_site_and_other_areas_stay() -> None:
    session = with_stroke(EMPTY.with_site(SITE), Drawn(AreaKind.REFERRED, site_id="site-1"), View.POSTERIOR, loop(20), "a")
    session = with_stroke(session, Drawn(), View.POSTERIOR, loop(20), "b")
    assert [area.id for area in session.without_site("site-1").pain_areas] == ["b"]
    assert [area.id for area in session.without_pain_area("b").pain_areas] == ["a"]
