"""A drawn area: the stroke is closed and simplified, and its text comes back as the same corners."""

from __future__ import annotations

from math import cos, hypot, inf, nan, pi, sin

import pytest

from needlechart.domain.body import View
from needlechart.domain.errors import NeedleChartError
from needlechart.domain.pain_outline import (
    LONGEST_TEXT,
    TOLERANCE_MM,
    Corner,
    NoAreaDrawn,
    UnreadableOutline,
    closed,
    outline_corners,
    outline_text,
)
from needlechart.domain.polygons import simplified
from needlechart.domain.sessions import AreaKind, PainArea


def round_stroke(radius: float, points: int, *, turn: float = 1.0) -> list[Corner]:
    steps = [2 * pi * turn * at / points for at in range(points)]
    return [(400 + radius * cos(angle), 900 + radius * sin(angle)) for angle in steps]


def off_outline(point: Corner, corners: tuple[Corner, ...]) -> float:
    """How far a point lies off a closed outline, by looking at every piece of it."""
    least = inf
    for (ax, ay), (bx, by) in zip(corners, (*corners[1:], corners[0]), strict=True):
        for step in range(101):
            t = step / 100
            least = min(least, hypot(point[0] - ax - t * (bx - ax), point[1] - ay - t * (by - ay)))
    return least


def test_that_a_stroke_is_closed_and_keeps_its_shape_in_few_corners() -> None:
    stroke = round_stroke(60, 400)
    corners = closed(stroke)
    assert 10 <= len(corners) <= 60
    assert corners[0] != corners[-1]
    assert max(off_outline(point, corners) for point in stroke[::7]) <= TOLERANCE_MM + 0.15


def test_that_a_rough_tolerance_keeps_less() -> None:
    assert len(closed(round_stroke(60, 400), 8.0)) < len(closed(round_stroke(60, 400))) / 2


def test_that_an_open_stroke_is_joined_end_to_end() -> None:
    corners = closed([(10, 10), (60, 10), (60, 50), (10, 50)])
    assert sorted(corners) == [(10.0, 10.0), (10.0, 50.0), (60.0, 10.0), (60.0, 50.0)]
    assert closed([(10, 10), (60, 10), (60, 50), (10, 50), (10, 10)]) == corners


def test_that_a_stroke_that_crosses_itself_stays_one_outline() -> None:
    eight = [(0.0, 0.0), (40.0, 40.0), (40.0, 0.0), (0.0, 40.0)]
    assert set(closed(eight)) == set(eight)


@pytest.mark.parametrize(
    "stroke",
    [[], [(5, 5)], [(5, 5)] * 9, [(5, 5), (90, 5)], [(5, 5), (50, 5.2), (90, 5), (50, 5.1)], [(5, 5), (5.01, 5.02), (5.03, 5)]],
)
def test_that_a_stroke_round_nothing_is_refused(stroke: list[Corner]) -> None:
    with pytest.raises(NoAreaDrawn, match=r"no area.*Draw once round"):
        closed(stroke)


@pytest.mark.parametrize("value", [nan, inf, -inf])
def test_that_a_point_that_is_no_number_is_refused(value: float) -> None:
    with pytest.raises(UnreadableOutline):
        closed([(0, 0), (value, 4), (9, 9)])


def test_that_the_text_comes_back_as_the_same_corners() -> None:
    corners = closed(round_stroke(45.27, 300))
    text = outline_text(corners)
    assert outline_corners(text) == corners
    assert outline_text(outline_corners(text)) == text
    assert outline_text([(0.04, -0.04), (10, 5.25), (7.77, 1234.56)]) == "0,0 10,5.2 7.8,1234.6"


def test_that_a_long_stroke_is_kept_coarser_rather_than_cut() -> None:
    wild = [(x * 1.5, 400 + (90 if x % 2 else -90) * sin(x / 9)) for x in range(2000)]
    assert len(" ".join(f"{x:.1f},{y:.1f}" for x, y in wild)) > LONGEST_TEXT
    text = outline_text(closed(wild))
    assert 1000 < len(text) <= LONGEST_TEXT
    xs = [x for x, _y in outline_corners(text)]
    assert min(xs) == pytest.approx(0, abs=20)
    assert max(xs) == pytest.approx(1999 * 1.5, abs=20)


def test_that_an_outline_too_long_to_keep_is_refused() -> None:
    with pytest.raises(UnreadableOutline):
        outline_text([(x + 0.5, x + 0.5) for x in range(2000)])
    with pytest.raises(NoAreaDrawn):
        outline_text([(1, 1), (2, 2)])


@pytest.mark.parametrize(
    "text",
    ["", "1,2 3,4", "1,2 3,4 5", "1,2 3,4 5,x", "1,2 3,4 nan,5", "1,2  3,4 5,6", "1,2 3,4 5,6 ", "1;2 3;4 5;6", "1,2 3,4 ٥,6",
     "1,2 3,4 1e3,6", "1,2 3,4 123456,6", "1,2,3 4,5,6 7,8,9", "1,1 " * 2600 + "1,1"],
)  # fmt: skip
def test_that_a_text_that_is_no_outline_is_refused(text: str) -> None:
    with pytest.raises(UnreadableOutline) as told:
        outline_corners(text)
    assert isinstance(told.value, NeedleChartError)
    assert told.value.way_out


def test_that_an_open_line_keeps_its_ends_and_its_bends() -> None:
    wave = [(float(x), 30 * sin(x / 20)) for x in range(200)]
    kept = simplified(wave, 0.5)
    assert (kept[0], kept[-1]) == (wave[0], wave[-1])
    assert 8 < len(kept) < 40
    assert simplified([(0, 0), (5, 0.1), (10, 0)], 0.5) == [(0, 0), (10, 0)]
    assert simplified([(0, 0)], 0.5) == [(0, 0)]


def test_that_an_area_of_a_session_holds_the_text() -> None:
    area = PainArea("a", AreaKind.PAIN, View.ANTERIOR, outline_text(closed(round_stroke(60, 400))))
    assert len(outline_corners(area.outline_mm)) >= 10
