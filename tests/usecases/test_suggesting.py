"""Numbered points are suggestions: offered within reach, put into the record by nobody but the therapist."""

from __future__ import annotations

from dataclasses import replace

import pytest

from needlechart.atlas import Atlas
from needlechart.domain.body import BodyPoint, Side, StructureKind, View
from needlechart.domain.catalogue import Catalogue
from needlechart.resources import resources_folder
from needlechart.usecases import moving, placing
from needlechart.usecases.clinics import seed_catalogue
from needlechart.usecases.naming import muscles_named
from needlechart.usecases.suggesting import REACH_MM, labelled, offered, place_on, points_of, suggestion_named


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return Atlas.load(resources_folder() / "atlas")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return seed_catalogue()


@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_that_every_suggestion_is_a_place_in_its_muscle_on_its_side_with_its_label(
    atlas: Atlas, catalogue: Catalogue, side: Side
) -> None:
    seen = 0
    for muscle in catalogue.muscles:
        for point in atlas.suggestions(muscle, side):
            place = place_on(atlas, point)
            assert (place.structure, place.kind, place.side, place.label) == (muscle, StructureKind.MUSCLE, side, point.label)
            assert place.point == point.point
            assert atlas.contains(place.point)
            assert atlas.is_drawn(muscle, StructureKind.MUSCLE, side, place.point.view)
            assert suggestion_named(atlas, muscle, side, point.label) == point
            seen += 1
    assert seen == 216


def test_that_a_label_is_offered_within_reach_only_and_only_in_its_view(atlas: Atlas) -> None:
    point = suggestion_named(atlas, "infraspinatus", Side.RIGHT, "TrP2")
    assert point is not None
    here = replace(place_on(atlas, point), label="")
    assert offered(atlas, here) == "TrP2"
    x, y = point.point.x_mm, point.point.y_mm
    others = [p.point for p in points_of(atlas, here)]
    far = [
        replace(here, point=BodyPoint(View.POSTERIOR, x + dx, y + dy))
        for dx in range(-60, 61, 5)
        for dy in range(-60, 61, 5)
        if all((x + dx - o.x_mm) ** 2 + (y + dy - o.y_mm) ** 2 > REACH_MM**2 for o in others)
    ]
    assert far
    assert {offered(atlas, place) for place in far} == {""}
    assert offered(atlas, replace(here, point=replace(point.point, view=View.LATERAL_RIGHT))) == ""
    assert offered(atlas, replace(here, side=Side.LEFT)) == ""


def test_that_a_label_once_taken_is_not_asked_for_again(atlas: Atlas) -> None:
    point = suggestion_named(atlas, "infraspinatus", Side.RIGHT, "TrP1")
    assert point is not None
    assert offered(atlas, labelled(place_on(atlas, point), "TrP3")) == ""


def test_that_a_tap_on_a_point_sets_no_label(atlas: Atlas) -> None:
    point = suggestion_named(atlas, "infraspinatus", Side.RIGHT, "TrP2")
    assert point is not None
    assert placing.place_at(atlas, point.point, False)[0].label == ""


def test_that_a_label_is_kept_within_its_muscle_and_dropped_in_another(atlas: Atlas) -> None:
    point = suggestion_named(atlas, "infraspinatus", Side.RIGHT, "TrP2")
    assert point is not None
    place = place_on(atlas, point)
    assert moving.nudged(atlas, place, 2, 0).label == "TrP2"
    elsewhere = atlas.centre("gluteus-maximus", Side.RIGHT, View.POSTERIOR)
    assert elsewhere is not None
    assert moving.placed_at(atlas, place, elsewhere).label == ""
    near = moving.nearby(atlas, place.point)[0].structure
    assert moving.said_to_be(place, near).label == ""


@pytest.mark.parametrize(
    ("typed", "muscle", "side", "label"),
    [
        ("infraspinatus 2", "infraspinatus", None, "TrP2"),
        ("infra 2 r", "infraspinatus", Side.RIGHT, "TrP2"),
        ("infra l 2", "infraspinatus", Side.LEFT, "TrP2"),
        ("infra trp3", "infraspinatus", None, "TrP3"),
        ("vast lat p5 left", "vastus-lateralis", Side.LEFT, "TrP5"),
        ("dorsal interossei 2", "interossei-dorsales-hand", None, ""),
    ],
)
def test_that_a_typed_number_means_a_point_where_the_muscle_has_it_else_a_part_of_the_name(
    atlas: Atlas, catalogue: Catalogue, typed: str, muscle: str, side: Side | None, label: str
) -> None:
    found = muscles_named(catalogue, typed, labels_of=lambda key: {p.label for p in atlas.suggestions(key, Side.RIGHT)})
    assert (found[0].muscle.key, found[0].side, found[0].label) == (muscle, side, label)


def test_that_a_number_no_muscle_has_finds_nothing(atlas: Atlas, catalogue: Catalogue) -> None:
    labels = {key: {p.label for p in atlas.suggestions(key, Side.RIGHT)} for key in catalogue.muscles}
    assert muscles_named(catalogue, "infra 9", labels_of=labels.__getitem__) == ()
    assert {one.label for one in muscles_named(catalogue, "infra", labels_of=labels.__getitem__)} == {""}
