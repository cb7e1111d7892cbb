"""The drawings keep their own contract: ids, sides, closed paths, tables, mirror images."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from needlechart.atlas import Atlas, area_names
from needlechart.atlas.atlas import DamagedAtlas
from needlechart.atlas.paths import bounds, curves_of, rings_of
from needlechart.domain.body import BodyPoint, Layer, Side, StructureKind, View
from needlechart.resources import resources_folder
from tests.atlas.drawn_paths import DrawnPath, drawn_paths

FOLDER = resources_folder() / "atlas"
LATERAL = {View.LATERAL_LEFT: "left", View.LATERAL_RIGHT: "right"}


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def views_by_key(kind: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for view in View:
        for path in drawn_paths(FOLDER, view):
            if path.kind == kind:
                found.setdefault(path.key, set()).add(view.value)
    return found


TABLES = [("muscle", "muscle_views.csv"), ("extra", "extra_structures.csv"), ("area", "areas.csv")]


@pytest.mark.parametrize(("kind", "table"), TABLES)
def test_that_the_tables_name_exactly_what_is_drawn(kind: str, table: str) -> None:
    key = "slug" if kind == "muscle" else "id"
    assert views_by_key(kind) == {row[key]: set(row["views"].split()) for row in rows(table)}


@pytest.mark.parametrize("view", View)
def test_that_every_path_is_named_once_by_its_key_and_side(view: View) -> None:
    paths = drawn_paths(FOLDER, view)
    assert len(paths) >= 30
    assert [name for name, times in Counter(path.identity for path in paths).items() if times > 1] == []
    for path in paths:
        assert path.identity in (f"{path.key}.{path.side}", f"{path.key}_deep.{path.side}")
        assert path.side == LATERAL.get(view, path.side)
        assert path.data.startswith("M")
        assert path.data.endswith("z")
        assert ("data-depth" in path.attributes) == (path.layer == "deep")


@pytest.mark.parametrize("view", [view for view in View if view not in LATERAL])
def test_that_left_and_right_are_exact_mirror_images(view: View, atlas: Atlas) -> None:
    width, _ = atlas.size_of(view)
    paths = {path.identity: path for path in drawn_paths(FOLDER, view)}
    lefts = [path for path in paths.values() if path.side == "left"]
    assert len(lefts) == len([path for path in paths.values() if path.side == "right"]) > 0
    for left in lefts:
        right = paths[left.identity.replace(".left", ".right")]
        assert mirrored_box(left, width) == pytest.approx(bounds(curves_of(right.data)), abs=0.05)


def test_that_the_lateral_views_are_exact_mirror_images(atlas: Atlas) -> None:
    width, _ = atlas.size_of(View.LATERAL_LEFT)
    right = {path.identity: path for path in drawn_paths(FOLDER, View.LATERAL_RIGHT)}
    lefts = drawn_paths(FOLDER, View.LATERAL_LEFT)
    assert {path.identity.replace(".left", ".right") for path in lefts} == set(right)
    for left in lefts:
        twin = right[left.identity.replace(".left", ".right")]
        assert mirrored_box(left, width) == pytest.approx(bounds(curves_of(twin.data)), abs=0.05)


def mirrored_box(path: DrawnPath, width: float) -> tuple[float, float, float, float]:
    left, top, right, bottom = bounds(curves_of(path.data))
    return width - right, top, width - left, bottom


@pytest.mark.parametrize("view", View)
def test_that_every_side_lies_on_its_half_of_the_figure(view: View, atlas: Atlas) -> None:
    if view in LATERAL:
        return
    right_is_left_of_middle = view not in (View.POSTERIOR, View.HAND_DORSAL)
    width, _ = atlas.size_of(view)
    for structure in atlas.structures(view):
        xs = [x for ring in atlas.rings(structure) for x, _y in ring]
        middle = (min(xs) + max(xs)) / 2
        if structure.side is Side.MIDLINE:
            assert middle == pytest.approx(width / 2, abs=0.5)
        else:
            assert (middle < width / 2) == ((structure.side is Side.RIGHT) == right_is_left_of_middle), structure


def test_that_curves_are_followed_to_a_fiftieth_of_a_millimetre() -> None:
    curves = curves_of("M0 0c0 40 60 40 60 0c0 -40 -60 -40 -60 0z")
    ring = rings_of(curves)[0]
    for x, y in ring:
        t = solved_for_x(x)
        assert abs(abs(y) - 120 * t * (1 - t)) < 0.02
    assert len(ring) > 20


def solved_for_x(x: float) -> float:
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        if 180 * middle * middle * (1 - middle) + 60 * middle**3 < x:
            low = middle
        else:
            high = middle
    return low


@pytest.mark.parametrize("data", ["", "M1 2", "M1 2l3 4z", "M1 2c1 1 2 2 3z", "M1 2C1 1 2 2 3 3z"])
def test_that_other_path_data_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match=r"path"):
        curves_of(data)


@pytest.mark.parametrize("damage", ["missing view", "empty view", "missing table", "unknown view in a table"])
def test_that_damaged_drawings_are_said_in_a_sentence(damage: str, tmp_path: Path) -> None:
    for file in FOLDER.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    assert Atlas.load(tmp_path).contains(BodyPoint(View.FOOT_PLANTAR, 80, 150))
    if damage == "missing view":
        (tmp_path / "foot_plantar.svg").unlink()
    elif damage == "empty view":
        (tmp_path / "foot_plantar.svg").write_text("<svg/>")
    elif damage == "missing table":
        (tmp_path / "areas.csv").unlink()
    else:
        (tmp_path / "suggestions.csv").write_text("slug,label,view,side,x_mm,y_mm,basis\na,b,elsewhere,right,1,2,c\n")
    with pytest.raises(DamagedAtlas) as told:
        Atlas.load(tmp_path).contains(BodyPoint(View.FOOT_PLANTAR, 80, 150))
    assert "drawings are damaged" in told.value.sentence
    assert "Install NeedleChart again" in told.value.way_out


def test_that_drawings_are_read_once_and_again_when_a_file_of_them_changes(tmp_path: Path) -> None:
    for file in FOLDER.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    first = Atlas.load(tmp_path)
    assert Atlas.load(tmp_path) is first
    assert Atlas.read(tmp_path) is not first
    (tmp_path / "foot_plantar.svg").write_bytes((FOLDER / "foot_dorsal.svg").read_bytes())
    assert Atlas.load(tmp_path) is not first
    assert Atlas.load(FOLDER) is not Atlas.load(tmp_path)


def test_that_areas_have_their_names(atlas: Atlas) -> None:
    ankle = atlas.structure("ankle-anterior", StructureKind.AREA, Side.LEFT, View.ANTERIOR)
    assert ankle is not None
    assert (ankle.name, ankle.layer) == ("Ankle, front", Layer.SUPERFICIAL)
    assert area_names(FOLDER)["ankle-anterior"] == "Ankle, front"


def test_that_damaged_names_of_areas_are_told(tmp_path: Path) -> None:
    with pytest.raises(DamagedAtlas):
        area_names(tmp_path)
    (tmp_path / "areas.csv").write_text("key,name\na,b\n")
    with pytest.raises(DamagedAtlas):
        area_names(tmp_path)


def test_that_every_suggestion_lies_on_its_muscle_on_both_sides(atlas: Atlas) -> None:
    tried = 0
    for row in rows("suggestions.csv"):
        for side in (Side.LEFT, Side.RIGHT):
            for made in atlas.suggestions(row["slug"], side):
                around = atlas.structure_at(made.point, deep=True)
                assert around is not None
                here = [around.structure, *(near for near, distance in around.others if distance <= 1.2)]
                assert (made.muscle, side) in [(found.key, found.side) for found in here], made
                tried += 1
    assert tried >= 2 * 216


def test_that_a_windows_edges_lie_in_its_view(atlas: Atlas) -> None:
    heads, inner_feet = {"head_anterior", "head_posterior", "head_lateral_right"}, {"foot_medial_right", "foot_medial_left"}
    assert set(atlas.zoom_windows) == heads | inner_feet
    for window in atlas.zoom_windows.values():
        width, height = atlas.size_of(window.view)
        assert 0 <= window.x_mm < window.x_mm + window.width_mm <= width
        assert 0 <= window.y_mm < window.y_mm + window.height_mm <= height


def test_that_the_drawings_name_no_colour_by_word_and_no_foreign_reference() -> None:
    for view in View:
        text = (FOLDER / f"{view.value}.svg").read_text(encoding="utf-8")
        assert len(text.encode()) < 200_000
        assert re.findall(r'href="(?!#)', text) == []
        assert set(re.findall(r'(?:fill|stroke)="([a-z]+)"', text)) <= {"none"}
