"""What a point of the body stands for, compared with Qt's own answer on the same drawings."""

from __future__ import annotations

import random
from functools import cache

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QTransform

from needlechart.atlas import Atlas, Structure
from needlechart.domain.body import BodyPoint, Layer, Side, StructureKind, View
from needlechart.resources import resources_folder
from tests.atlas.drawn_paths import DrawnPath, drawn_paths, outline

FOLDER = resources_folder() / "atlas"

Border = npt.NDArray[np.float64]
"""A closed line of points, a row each."""


def at(atlas: Atlas, muscle: str, side: Side, view: View) -> BodyPoint:
    found = atlas.centre(muscle, side, view)
    assert found is not None
    return found


def found_at(atlas: Atlas, point: BodyPoint, deep: bool = False) -> Structure:
    hit = atlas.structure_at(point, deep)
    assert hit is not None
    return hit.structure


@pytest.mark.parametrize("view", View)
def test_that_every_point_of_a_grid_holds_what_qt_says_lies_there(view: View, atlas: Atlas) -> None:
    paths = [(path.said, path.shape()) for path in drawn_paths(FOLDER, view)]
    boxes = [(said, shape, shape.controlPointRect()) for said, shape in paths]
    figure = outline(FOLDER, view)
    width, height = atlas.size_of(view)
    rng = random.Random(7)
    step = max(width, height) / 60
    compared = on_figure = 0
    for row in range(int(height / step)):
        for column in range(int(width / step)):
            x, y = round((column + rng.random()) * step, 1), round((row + rng.random()) * step, 1)
            point, px = BodyPoint(view, x, y), QPointF(x, y)
            if any(
                near_border(atlas, view, said, x, y) for said, _shape, box in boxes if box.adjusted(-1, -1, 1, 1).contains(px)
            ):
                continue
            expected = {said for said, shape, box in boxes if box.contains(px) and shape.contains(px)}
            assert atlas.contains(point) == figure.contains(px) or near_outline(atlas, view, x, y)
            if not atlas.contains(point):
                assert atlas.structure_at(point) is None
                continue
            assert all_at(atlas, point) == expected
            compared += 1
            on_figure += bool(expected)
    assert on_figure > 100
    assert on_figure >= compared * 0.99


@pytest.mark.parametrize("view", View)
def test_that_a_thousand_random_points_answer_as_qts_own_paths_do(view: View, atlas: Atlas) -> None:
    shapes = [(path, path.shape(), rings_of(path.shape())) for path in drawn_paths(FOLDER, view)]
    wide = [shape.boundingRect().adjusted(-2, -2, 2, 2) for _path, shape, _rings in shapes]
    figure = outline(FOLDER, view)
    box = figure.boundingRect()
    rng = random.Random(11)
    compared = 0
    while compared < 1000:
        px = QPointF(rng.uniform(box.left(), box.right()), rng.uniform(box.top(), box.bottom()))
        beside = [drawn for drawn, box_of in zip(shapes, wide, strict=True) if box_of.contains(px)]
        near = [(path, reach(shape, rings, px)) for path, shape, rings in beside]
        if any(abs(mm) < 0.1 or abs(mm - 1.2) < 0.1 for _path, mm in near) or near_outline(atlas, view, px.x(), px.y()):
            continue  # on a border either answer is right
        compared += 1
        for deep in (False, True):
            hit = atlas.structure_at(BodyPoint(view, px.x(), px.y()), deep)
            assert (hit is None) is not figure.contains(px)
            if hit is not None:
                found = hit.structure
                assert (found.kind.value, found.key, found.side.value, found.layer.value) in meant(near, deep), px


def rings_of(shape: QPainterPath) -> list[Border]:
    """The border of a shape, flattened a hundred times finer than Qt would."""
    polygons = shape.toSubpathPolygons(QTransform.fromScale(100, 100))
    return [np.array([(point.x() / 100, point.y() / 100) for point in ring.toList()]) for ring in polygons]


def reach(shape: QPainterPath, rings: list[Border], px: QPointF) -> float:
    """Millimetres to the border of a shape, less than 0 inside."""
    nearest = min(distance_to(ring, px.x(), px.y()) for ring in rings)
    return -nearest if shape.contains(px) else nearest


def meant(near: list[tuple[DrawnPath, float]], deep: bool) -> set[Said]:
    """The rule written plainly: a muscle of the layer, also across the drawn gap of 1.2 mm; a tendon; a bone; the skin area.

    Several where two lie as near as each other.
    """
    layers = [[(path, mm) for path, mm in near if path.kind != "area" and path.layer == "deep"]] if deep else []
    layers.append([(path, mm) for path, mm in near if path.kind != "area" and path.layer == "superficial"])
    for layer in layers:
        under = sorted((path.attributes.get("data-depth", ""), path.said) for path, mm in layer if mm < 0)
        beside = sorted((mm, path.said) for path, mm in layer if 0 <= mm < 1.2)
        if under:
            return {said for depth, said in under if depth == under[0][0]}
        if beside:
            return {said for mm, said in beside if mm < beside[0][0] + 0.05}
    inside = sorted((AREAS.index(path.group), path.said) for path, mm in near if path.kind == "area" and mm < 0)
    return {said for group, said in inside if group == inside[0][0]}


Said = tuple[str, str, str, str]
AREAS = ["areas.tendon", "areas.bone", "areas.skin"]


def near_border(atlas: Atlas, view: View, said: tuple[str, str, str, str], x: float, y: float) -> bool:
    kind, key, side, layer = said
    structure = Structure(key, StructureKind(kind), Side(side), Layer(layer), "", view)
    return any(distance_to(ring, x, y) < 0.08 for ring in borders(atlas, structure))


def near_outline(atlas: Atlas, view: View, x: float, y: float) -> bool:
    return any(distance_to(ring, x, y) < 0.08 for ring in borders(atlas, view))


@cache
def borders(atlas: Atlas, of: Structure | View) -> list[Border]:
    """Of a structure, or of the whole figure of a view."""
    return [np.array(ring) for ring in (atlas.outline(of) if isinstance(of, View) else atlas.rings(of))]


def distance_to(ring: Border, x: float, y: float) -> float:
    along = np.roll(ring, -1, axis=0) - ring
    from_start = np.array((x, y)) - ring
    length = np.maximum((along**2).sum(axis=1), 1e-30)
    t = np.clip((from_start * along).sum(axis=1) / length, 0, 1)
    return float(np.sqrt(((from_start - t[:, None] * along) ** 2).sum(axis=1).min()))


def all_at(atlas: Atlas, point: BodyPoint) -> set[tuple[str, str, str, str]]:
    """Everything the atlas says lies exactly there, asked through the shapes themselves."""
    regions = atlas._map(point.view).regions_at(point.x_mm, point.y_mm)  # the grid of cells is what is compared
    return {(r.structure.kind.value, r.structure.key, r.structure.side.value, r.structure.layer.value) for r in regions}


def test_that_a_muscle_goes_before_bone_and_bone_before_skin(atlas: Atlas) -> None:
    assert found_at(atlas, at(atlas, "gluteus-maximus", Side.LEFT, View.POSTERIOR)).kind is StructureKind.MUSCLE
    patella = atlas.structure("patella", StructureKind.AREA, Side.RIGHT, View.ANTERIOR)
    assert patella is not None
    xs, ys = zip(*atlas.rings(patella)[0], strict=True)
    middle = BodyPoint(View.ANTERIOR, sum(xs) / len(xs), sum(ys) / len(ys))
    hit = atlas.structure_at(middle)
    assert hit is not None
    assert hit.structure == patella
    assert [near.key for near, distance in hit.others if distance == 0.0] == ["knee-anterior"]


def test_that_a_point_in_the_gap_between_two_muscles_belongs_to_the_nearer_one(atlas: Atlas) -> None:
    rng = random.Random(5)
    gaps = 0
    while gaps < 50:
        point = BodyPoint(View.POSTERIOR, round(rng.uniform(250, 650), 1), round(rng.uniform(100, 1700), 1))
        hit = atlas.structure_at(point)
        near = atlas.muscles_near(point, 2)
        if hit is None or not 0 < near[0][1] <= 1.2 or hit.structure.kind is StructureKind.EXTRA:
            continue
        if any(structure.layer is Layer.DEEP for structure, _distance in near):
            continue
        gaps += 1
        assert hit.structure == near[0][0]


def test_that_the_deep_layer_is_meant_only_when_it_is_shown(atlas: Atlas) -> None:
    point = at(atlas, "piriformis", Side.RIGHT, View.POSTERIOR)
    assert (found_at(atlas, point).key, found_at(atlas, point).layer) == ("gluteus-maximus", Layer.SUPERFICIAL)
    assert (found_at(atlas, point, deep=True).key, found_at(atlas, point, deep=True).layer) == ("piriformis", Layer.DEEP)


def test_that_with_the_deep_layer_shown_a_superficial_muscle_without_one_below_is_still_found(atlas: Atlas) -> None:
    point = BodyPoint(View.POSTERIOR, 560, 400)
    superficial = found_at(atlas, point)
    assert superficial.kind is StructureKind.MUSCLE
    assert not any(near.layer is Layer.DEEP for near, distance in atlas.muscles_near(point, 9) if distance == 0)
    assert found_at(atlas, point, deep=True) == superficial


def test_that_everything_under_a_point_and_the_muscles_beside_it_are_offered(atlas: Atlas) -> None:
    hit = atlas.structure_at(at(atlas, "piriformis", Side.RIGHT, View.POSTERIOR))
    assert hit is not None
    offered = [(near.key, near.kind) for near, distance in hit.others if distance == 0]
    assert ("piriformis", StructureKind.MUSCLE) in offered
    assert ("gluteus-maximus", StructureKind.MUSCLE) not in offered  # it is the hit itself
    assert offered[-1][1] is StructureKind.AREA
    beside = [distance for _near, distance in hit.others if distance > 0]
    assert beside == sorted(beside)
    assert all(distance <= 8 for distance in beside)
    assert all(near.kind is not StructureKind.AREA for near, distance in hit.others if distance > 0)


def test_that_the_nearest_muscles_are_catalogue_muscles_nearest_first(atlas: Atlas) -> None:
    point = at(atlas, "gluteus-medius", Side.RIGHT, View.POSTERIOR)
    near = atlas.muscles_near(point, 5)
    assert len(near) == len({(structure.key, structure.side) for structure, _ in near}) == 5
    assert near[0] == (found_at(atlas, point), 0.0)
    assert [distance for _, distance in near] == sorted(distance for _, distance in near)
    assert all(structure.kind is StructureKind.MUSCLE for structure, _ in near)
    far = BodyPoint(View.ANTERIOR, 5, 5)
    assert len(atlas.muscles_near(far, 3)) == 3


def test_that_a_point_beside_the_figure_is_no_hit(atlas: Atlas) -> None:
    for view in View:
        corner = BodyPoint(view, 0.0, 0.0)
        assert not atlas.contains(corner)
        assert atlas.structure_at(corner) is None
        assert atlas.structure_at(corner, deep=True) is None


def test_that_what_is_drawn_is_known_by_key_kind_side_and_view(atlas: Atlas) -> None:
    muscle = StructureKind.MUSCLE
    assert atlas.is_drawn("gluteus-medius", muscle, Side.RIGHT, View.LATERAL_RIGHT)
    assert not atlas.is_drawn("gluteus-medius", muscle, Side.LEFT, View.LATERAL_RIGHT)
    assert not atlas.is_drawn("gluteus-medius", muscle, Side.RIGHT, View.HAND_PALMAR)
    assert not atlas.is_drawn("gluteus-medius", StructureKind.AREA, Side.RIGHT, View.LATERAL_RIGHT)
    assert atlas.is_drawn("patella", StructureKind.AREA, Side.LEFT, View.ANTERIOR)
    assert atlas.views_of("no-such-muscle") == ()


def test_that_a_mirrored_point_lies_in_the_same_structure_on_the_other_side(atlas: Atlas) -> None:
    other = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT, Side.MIDLINE: Side.MIDLINE}
    rng = random.Random(3)
    tried = 0
    while tried < 600:
        view = rng.choice(list(View))
        width, height = atlas.size_of(view)
        point = BodyPoint(view, round(rng.uniform(0, width), 1), round(rng.uniform(0, height), 1))
        twin = atlas.mirror(point)
        assert atlas.mirror(twin) == point
        hit, mirrored = atlas.structure_at(point, deep=tried % 2 == 0), atlas.structure_at(twin, deep=tried % 2 == 0)
        if hit is None or mirrored is None:
            assert hit is mirrored or near_outline(atlas, view, point.x_mm, point.y_mm)
            continue
        if near_border(atlas, view, said(hit.structure), point.x_mm, point.y_mm) or hit.structure.side is Side.MIDLINE:
            continue
        assert (mirrored.structure.key, mirrored.structure.side) == (hit.structure.key, other[hit.structure.side]), point
        tried += 1


def said(structure: Structure) -> tuple[str, str, str, str]:
    return structure.kind.value, structure.key, structure.side.value, structure.layer.value
