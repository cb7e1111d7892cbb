"""What a mark may be meant for as well is offered; what nobody has said is never in the record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from needlechart.atlas import Atlas
from needlechart.domain.body import BodyPoint, Place, Side, StructureKind, View
from needlechart.domain.moments import Moment
from needlechart.domain.sessions import TreatmentSession
from needlechart.resources import resources_folder
from needlechart.usecases import moving, placing
from needlechart.usecases.clinics import seed_catalogue
from needlechart.usecases.offering import BORDER_MM, beside, meant_choices, nearest_meant

HAND = placing.Hand("ada", Moment.parse("2026-11-20T09:30:00.000+01:00"), "row-1")


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return Atlas.load(resources_folder() / "atlas")


@pytest.fixture(scope="module")
def places(atlas: Atlas) -> list[Place]:
    """What lies under a grid of points of the front and the back."""
    grid = [(x, y) for x in range(180, 740, 31) for y in range(90, 1700, 67)]
    points = [BodyPoint(view, x, y) for view in (View.ANTERIOR, View.POSTERIOR) for x, y in grid]
    return [placing.place_at(atlas, point, deep)[0] for point in points if atlas.contains(point) for deep in (False, True)]


def test_that_every_muscle_of_the_layer_within_eight_millimetres_of_a_border_is_offered_first(
    atlas: Atlas, places: list[Place]
) -> None:
    offered = 0
    for place in places:
        if place.kind is StructureKind.AREA:
            continue
        choices = beside(atlas, place)
        near = [
            (structure.key, structure.side, far)
            for structure, far in atlas.muscles_near(place.point, 3)
            if structure.layer is place.layer
            and far <= BORDER_MM
            and (structure.key, structure.side) != (place.structure, place.side)
        ]
        told = [(c.structure.key, c.structure.side) for c in choices]
        assert [c.distance_mm for c in choices] == sorted(c.distance_mm for c in choices)
        assert (place.structure, place.side) not in told
        assert all(c.distance_mm <= BORDER_MM and c.structure.layer is place.layer for c in choices)
        if near:
            assert choices, place
            assert choices[0].distance_mm <= near[0][2] + 1e-6
            offered += 1
    assert offered > 50


def test_that_deep_inside_a_muscle_nothing_else_is_offered(atlas: Atlas) -> None:
    centre = atlas.centre("gluteus-maximus", Side.RIGHT, View.POSTERIOR)
    assert centre is not None
    assert beside(atlas, placing.place_at(atlas, centre, False)[0]) == ()


def test_that_after_taking_the_neighbour_the_way_back_is_offered(atlas: Atlas, places: list[Place]) -> None:
    place = next(p for p in places if p.kind is StructureKind.MUSCLE and beside(atlas, p))
    taken = moving.said_to_be(place, beside(atlas, place)[0].structure)
    back = [(choice.structure.key, choice.structure.side) for choice in beside(atlas, taken)]
    assert (place.structure, place.side) in back


def test_that_an_area_asks_for_the_three_nearest_muscles_of_its_side_and_names_none(atlas: Atlas, places: list[Place]) -> None:
    areas = [place for place in places if place.kind is StructureKind.AREA]
    assert len(areas) > 15
    for place in areas:
        choices = meant_choices(atlas, place)
        assert (place.muscle_meant, place.muscle_reason, place.muscle) == (None, "", None)
        assert beside(atlas, place) == ()
        assert len({choice.structure.key for choice in choices}) == len(choices) == 3
        assert [c.distance_mm for c in choices] == sorted(c.distance_mm for c in choices)
        if place.side is not Side.MIDLINE:
            assert {c.structure.side for c in choices} <= {place.side, Side.MIDLINE}


def test_that_the_nearest_muscle_only_judges_and_sizes_the_needle_until_one_is_named(atlas: Atlas, places: list[Place]) -> None:
    catalogue = seed_catalogue()
    empty = TreatmentSession("s", "p", date(2026, 11, 20), "ada")
    lengths = set()
    for place in [p for p in places if p.kind is StructureKind.AREA][::3]:
        near = nearest_meant(atlas, place)
        assert near == meant_choices(atlas, place)[0].structure.key
        site = placing.new_site(empty, place, catalogue, HAND, near)
        assert site.place.muscle is None
        muscle = catalogue.muscles[near]
        assert site.needle is not None
        if muscle.needle_min_mm is not None and muscle.needle_max_mm is not None:
            assert muscle.needle_min_mm <= site.needle.length_mm <= muscle.needle_max_mm
            lengths.add(site.needle.length_mm)
        assert nearest_meant(atlas, moving.meant_for(place, near)) is None
        assert nearest_meant(atlas, moving.meant_for(place, None, "Fascia")) is None
    assert len(lengths) > 1  # one size for all would say nothing of the muscle


def test_that_a_needle_is_not_carried_from_one_unnamed_area_to_another(atlas: Atlas, places: list[Place]) -> None:
    """Both name no muscle: that is no likeness."""
    catalogue = seed_catalogue()
    areas = [p for p in places if p.kind is StructureKind.AREA]
    nears = [nearest_meant(atlas, p) for p in areas]
    empty = TreatmentSession("s", "p", date(2026, 11, 20), "ada")
    long = next(
        placing.new_site(empty, p, catalogue, HAND, near)
        for p, near in zip(areas, nears, strict=True)
        if near and (catalogue.muscles[near].needle_default_mm or 0) >= 50
    )
    session = empty.with_site(long)
    at, near = next(
        (p, near) for p, near in zip(areas, nears, strict=True) if near and (catalogue.muscles[near].needle_max_mm or 99) <= 30
    )
    short = placing.new_site(session, at, catalogue, placing.Hand("ada", HAND.at, "row-2"), near)
    assert long.needle is not None
    assert short.needle is not None
    assert short.needle.length_mm < long.needle.length_mm


def test_that_a_label_goes_with_its_muscle(atlas: Atlas) -> None:
    area = Place(BodyPoint(View.FOOT_PLANTAR, 80, 240), "heel", StructureKind.AREA, Side.RIGHT)
    named = moving.meant_for(area, "quadratus-plantae")
    labelled = replace(named, label="TrP1")
    assert moving.meant_for(labelled, "quadratus-plantae").label == "TrP1"
    assert moving.meant_for(labelled, "flexor-digitorum-brevis").label == ""
