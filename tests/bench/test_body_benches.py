"""The benchmarks of the body run with small figures: they measure what they name, and candidate and floor do the same work."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from needlechart.bench import heat, hit, paint, thumbnails
from needlechart.bench.pairs import Result

SMALL: dict[str, Callable[[], Result]] = {
    "paint": lambda: paint.measure(1),
    "hit": lambda: hit.measure(1, points=40),
    "thumbnails": lambda: thumbnails.measure(1, visits=3),
    "heat": lambda: heat.measure(1, points=200),
}


@pytest.fixture(autouse=True)
def _with_fonts(qapp: QApplication) -> None:
    """The benchmarks use the application that is there."""


@pytest.mark.parametrize("name", SMALL)
def test_that_a_benchmark_of_the_body_runs_and_says_its_figures(name: str) -> None:
    said = SMALL[name]()
    assert (said["benchmark"], said["pairs"]) == (name, 1)
    assert said["figures"]
    for figure in said["figures"]:
        medians = [value for key, value in figure.items() if key.endswith("median")]
        assert all(isinstance(value, float) and value > 0 for value in medians), figure
        assert figure["goal"] > 0


def test_that_the_points_asked_for_are_on_the_figures_of_all_views() -> None:
    atlas = hit._atlas()
    asked = hit._points(atlas, 45)
    assert len({point.view for point, _deep in asked}) == 9
    assert all(atlas.structure_at(point, deep) is not None for point, deep in asked)
    assert {deep for _point, deep in asked} == {True, False}


def test_that_the_boxes_of_the_floor_hold_what_is_found() -> None:
    atlas = hit._atlas()
    for point, _deep in hit._points(atlas, 90):
        held = [
            left <= point.x_mm <= right and top <= point.y_mm <= bottom
            for left, top, right, bottom in hit._boxes(atlas, point.view)
        ]
        assert any(held)


def test_that_the_plain_sums_of_the_heat_map_are_those_of_the_map() -> None:
    from needlechart.drawing.heat import heat_of

    x, y, weight = heat._sites(300)
    plain, drawn = heat._plain(x, y, weight), heat_of(x, y, weight, heat.SIZE_MM)
    assert plain.shape[:2] == (drawn.cells.shape[0] * 2, drawn.cells.shape[1] * 2)
    coloured = plain[::2, ::2, 0] > 0
    assert np.array_equal(coloured, drawn.cells >= 0.5)


def test_that_a_changed_mark_is_painted_and_the_body_is_not() -> None:
    chart = paint.PaintedChart()
    chart.paint()
    drawn, before = chart.body.renders, chart.device.toImage()
    chart.change_mark(drawn_before=False)
    assert chart.body.renders == drawn
    assert chart.device.toImage() != before
