"""What everybody knows of a body, held against the drawings: which side of the picture, how far down, what lies beside what.

The two tables are written from common knowledge and the proportions of a standing adult, not from the drawings.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from needlechart.atlas import Atlas, Structure
from needlechart.domain.body import Side, StructureKind, View
from tests.atlas.places import inner_point

_HERE = Path(__file__).parent


def _rows(name: str) -> list[dict[str, str]]:
    with (_HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


LANDMARKS = _rows("landmarks.csv")
PAIRS = _rows("landmark_pairs.csv")


def _drawn(atlas: Atlas, key: str, side: str, view: str) -> Structure:
    found = (atlas.structure(key, kind, Side(side), View(view)) for kind in StructureKind)
    return next(structure for structure in found if structure is not None)


def _middle(atlas: Atlas, key: str, side: str, view: str) -> tuple[float, float]:
    """The middle of the box round a structure, in millimetres of the view."""
    points = [point for ring in atlas.rings(_drawn(atlas, key, side, view)) for point in ring]
    xs, ys = [x for x, _y in points], [y for _x, y in points]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def _figure(atlas: Atlas, view: View) -> tuple[float, float]:
    """Top and bottom of the figure of a view."""
    ys = [y for ring in atlas.outline(view) for _x, y in ring]
    return min(ys), max(ys)


def _amiss(atlas: Atlas, row: dict[str, str]) -> Iterator[str]:
    """What a landmark of the table contradicts."""
    view = View(row["view"])
    x, y = _middle(atlas, row["key"], row["side"], row["view"])
    off = x - atlas.size_of(view)[0] / 2
    seen = "middle" if abs(off) < 1 else "left" if off < 0 else "right"
    if seen != row["seen_at"]:
        yield f"{row['landmark']}: seen at the {seen}"
    top, bottom = _figure(atlas, view)
    down = (y - top) / (bottom - top)
    if not float(row["from_top"]) <= down <= float(row["to_top"]):
        yield f"{row['landmark']}: {down:.3f} from the top"


def test_that_the_tables_are_long_enough_to_mean_something() -> None:
    assert len({row["landmark"] for row in LANDMARKS}) == len(LANDMARKS) >= 80
    assert len({row["statement"] for row in PAIRS}) == len(PAIRS) >= 30
    assert {row["view"] for row in [*LANDMARKS, *PAIRS]} == {view.value for view in View}


@pytest.mark.parametrize("row", LANDMARKS, ids=lambda row: str(row["landmark"]))
def test_that_a_landmark_is_on_its_side_of_the_picture_and_at_its_height(row: dict[str, str], atlas: Atlas) -> None:
    assert list(_amiss(atlas, row)) == []


@pytest.mark.parametrize("row", LANDMARKS, ids=lambda row: str(row["landmark"]))
def test_that_the_same_landmark_on_the_other_side_contradicts_the_table(row: dict[str, str], atlas: Atlas) -> None:
    """The control: a drawing with left and right exchanged would be found out by every row that has a side."""
    other = {"left": "right", "right": "left"}.get(row["side"])
    exchanged = row | {"side": other} if other else row | {"seen_at": "left"}
    assert list(_amiss(atlas, exchanged)) != []


@pytest.mark.parametrize("row", PAIRS, ids=lambda row: str(row["statement"]))
def test_that_what_lies_beside_what_is_drawn_so(row: dict[str, str], atlas: Atlas) -> None:
    x, y = _middle(atlas, row["key"], row["side"], row["view"])
    other_x, other_y = _middle(atlas, row["other_key"], row["other_side"], row["view"])
    held = {"left of": x < other_x, "right of": x > other_x, "above": y < other_y}
    assert held[row["lies"]], row["statement"]


@pytest.mark.parametrize("row", [row for row in LANDMARKS if row["side"] != "midline"], ids=lambda row: str(row["landmark"]))
def test_that_whatever_a_tap_on_a_landmark_means_it_is_on_the_landmarks_side(row: dict[str, str], atlas: Atlas) -> None:
    hit = atlas.structure_at(inner_point(atlas, _drawn(atlas, row["key"], row["side"], row["view"])))
    assert hit is not None
    assert hit.structure.side is Side(row["side"])
