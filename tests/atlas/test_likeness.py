"""A place in a structure is shown in the other views that draw it, at the same share of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from needlechart.atlas import Atlas, Structure
from needlechart.domain.body import BodyPoint, Side, StructureKind, View
from tests.atlas.places import inner_point

_MUSCLE = StructureKind.MUSCLE


def _drawn_in_several(atlas: Atlas) -> list[tuple[Structure, View]]:
    """Every muscle and extra structure of every view with every other view that draws it too."""
    return [
        (structure, view)
        for home in View
        for structure in atlas.structures(home)
        for view in View
        if view is not home
        and structure.kind is not StructureKind.AREA
        and atlas.is_drawn(structure.key, structure.kind, structure.side, view)
    ]


def test_that_a_likeness_lies_in_the_same_structure_on_the_same_side(atlas: Atlas) -> None:
    pairs = _drawn_in_several(atlas)
    assert len(pairs) > 300
    for structure, view in pairs:
        made = atlas.likeness(inner_point(atlas, structure), structure.key, structure.kind, structure.side, view)
        assert made is not None
        assert made.view is view
        assert (structure.key, structure.side) in _around(atlas, made), f"{structure.key} from {structure.view} to {view}: {made}"


def _around(atlas: Atlas, point: BodyPoint) -> set[tuple[str, Side]]:
    """Everything under the point and half a millimetre beside it."""
    points = [replace(point, x_mm=point.x_mm + dx, y_mm=point.y_mm + dy) for dx in (-0.5, 0, 0.5) for dy in (-0.5, 0, 0.5)]
    hits = [hit for at in points if (hit := atlas.structure_at(at)) is not None]
    return {(s.key, s.side) for hit in hits for s in (hit.structure, *(near for near, mm in hit.others if mm == 0))}


def test_that_likenesses_are_exact_mirror_images(atlas: Atlas) -> None:
    other_side = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}
    other_view = {View.LATERAL_LEFT: View.LATERAL_RIGHT, View.LATERAL_RIGHT: View.LATERAL_LEFT}
    paired = [(s, view) for s, view in _drawn_in_several(atlas) if s.side in other_side and s.kind is _MUSCLE]
    assert paired
    for structure, view in paired:
        point = inner_point(atlas, structure)
        made = atlas.likeness(point, structure.key, _MUSCLE, structure.side, view)
        twin = atlas.likeness(atlas.mirror(point), structure.key, _MUSCLE, other_side[structure.side], other_view.get(view, view))
        assert made is not None
        assert twin == atlas.mirror(made)


@pytest.mark.parametrize(
    ("muscle", "home", "view", "share_down", "share_out"),
    [
        ("gastrocnemius-medial", View.POSTERIOR, View.LEG_MEDIAL, 0.8, 0.5),
        ("gastrocnemius-medial", View.POSTERIOR, View.LEG_MEDIAL, 0.2, 0.5),
        ("deltoid-middle", View.ANTERIOR, View.POSTERIOR, 0.3, 0.5),
    ],
)
def test_that_high_stays_high_and_low_stays_low(
    muscle: str, home: View, view: View, share_down: float, share_out: float, atlas: Atlas
) -> None:
    def box(shown: View) -> tuple[float, float]:
        structure = atlas.structure(muscle, _MUSCLE, Side.RIGHT, shown)
        assert structure is not None
        ys = [y for ring in atlas.rings(structure) for _x, y in ring]
        return min(ys), max(ys)

    top, bottom = box(home)
    centre = atlas.centre(muscle, Side.RIGHT, home)
    assert centre is not None
    point = BodyPoint(home, centre.x_mm, top + share_down * (bottom - top))
    made = atlas.likeness(point, muscle, _MUSCLE, Side.RIGHT, view)
    assert made is not None
    top, bottom = box(view)
    assert made.y_mm == pytest.approx(top + share_down * (bottom - top), abs=0.1 * (bottom - top))


def test_that_the_edge_that_goes_on_round_the_body_is_the_same_edge(atlas: Atlas) -> None:
    """The outer edge of the deltoid seen from the front is its outer edge from behind, and the middle of it from the side."""
    front = atlas.structure("deltoid-middle", _MUSCLE, Side.RIGHT, View.ANTERIOR)
    assert front is not None
    ring = atlas.rings(front)[0]
    y = sum(y for _x, y in ring) / len(ring)
    level = [x for x, height in ring if abs(height - y) < 12]
    outer, inner = BodyPoint(View.ANTERIOR, min(level) + 1, y), BodyPoint(View.ANTERIOR, max(level) - 1, y)
    behind = [atlas.likeness(p, "deltoid-middle", _MUSCLE, Side.RIGHT, View.POSTERIOR) for p in (outer, inner)]
    assert behind[0] is not None
    assert behind[1] is not None
    assert behind[0].x_mm > behind[1].x_mm  # from behind, the patient's right is on the viewer's right: outer lies farther right


def test_that_what_a_view_does_not_draw_has_no_likeness_there(atlas: Atlas) -> None:
    face = atlas.centre("masseter", Side.RIGHT, View.ANTERIOR)
    assert face is not None
    assert atlas.likeness(face, "masseter", _MUSCLE, Side.RIGHT, View.FOOT_PLANTAR) is None
    assert atlas.likeness(face, "infraspinatus", _MUSCLE, Side.RIGHT, View.POSTERIOR) is None  # not drawn in the point's view


def test_that_a_place_in_its_own_view_is_itself(atlas: Atlas) -> None:
    at = atlas.centre("masseter", Side.RIGHT, View.ANTERIOR)
    assert at is not None
    assert atlas.likeness(at, "masseter", _MUSCLE, Side.RIGHT, View.ANTERIOR) is at
