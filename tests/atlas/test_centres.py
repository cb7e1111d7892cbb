"""The middle of every muscle: inside it, found or offered by a tap there, the same on both sides."""

from __future__ import annotations

import pytest

from needlechart.atlas import Atlas
from needlechart.domain.body import BodyPoint, Side, StructureKind, View
from needlechart.resources import resources_folder

TABLE = (resources_folder() / "atlas" / "muscle_views.csv").read_text(encoding="utf-8")
MUSCLES = [line.split(",")[0] for line in TABLE.splitlines()[1:]]


def found_by_tap(atlas: Atlas, point: BodyPoint) -> set[tuple[str, Side]]:
    hits = [atlas.structure_at(point, deep) for deep in (False, True)]
    return {(hit.structure.key, hit.structure.side) for hit in hits if hit is not None}


def offered_by_tap(atlas: Atlas, point: BodyPoint) -> set[tuple[str, Side]]:
    hit = atlas.structure_at(point)
    assert hit is not None
    return {(near.key, near.side) for near, distance in hit.others if distance == 0.0}


def test_that_every_muscle_is_found_at_its_centre_on_both_sides(atlas: Atlas) -> None:
    assert len(MUSCLES) == 124
    only_offered = []
    for muscle in MUSCLES:
        for side in (Side.LEFT, Side.RIGHT):
            at = atlas.centre(muscle, side)
            assert at is not None, muscle
            assert atlas.contains(at)
            if (muscle, side) not in found_by_tap(atlas, at):
                assert (muscle, side) in offered_by_tap(atlas, at), muscle
                only_offered.append(muscle)
    # one muscle lies wholly below another deep one: a tap offers it, and does not take it first
    assert set(only_offered) <= {"rectus-capitis-post-major"}


@pytest.mark.parametrize("view", View)
def test_that_centres_are_exact_mirror_images_and_only_where_the_muscle_is_drawn(view: View, atlas: Atlas) -> None:
    shown = [muscle for muscle in MUSCLES if view in atlas.views_of(muscle)]
    assert shown
    for muscle in shown:
        left, right = (atlas.centre(muscle, side, view) for side in (Side.LEFT, Side.RIGHT))
        for side, at in ((Side.LEFT, left), (Side.RIGHT, right)):
            assert (at is not None) == atlas.is_drawn(muscle, StructureKind.MUSCLE, side, view)
        if left is not None and right is not None:
            assert atlas.mirror(left) == right
        assert left is not None or right is not None


def test_that_a_muscle_that_is_not_drawn_has_no_centre(atlas: Atlas) -> None:
    assert atlas.centre("no-such-muscle", Side.LEFT) is None
    assert atlas.centre("gluteus-medius", Side.RIGHT, View.HAND_PALMAR) is None
    assert atlas.centre("gluteus-medius", Side.RIGHT, View.LATERAL_LEFT) is None


def test_that_a_centre_lies_well_inside_its_muscle(atlas: Atlas) -> None:
    at = atlas.centre("gluteus-maximus", Side.RIGHT, View.POSTERIOR)
    assert at is not None
    for dx, dy in ((25, 0), (-25, 0), (0, 25), (0, -25)):
        hit = atlas.structure_at(BodyPoint(at.view, at.x_mm + dx, at.y_mm + dy))
        assert hit is not None
        assert hit.structure.key == "gluteus-maximus"
