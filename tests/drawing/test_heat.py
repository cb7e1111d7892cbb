"""The heat map: its numbers are those of the points, its steps those of the scale, its picture inside the body."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from needlechart.atlas import Atlas
from needlechart.domain.body import Side, View
from needlechart.drawing.body import outline_path
from needlechart.drawing.fonts import font
from needlechart.drawing.heat import CELL_MM, REACH_MM, STEPS, Heat, heat_image, heat_of, paint_heat, paint_scale
from needlechart.drawing.tokens import DARK, LIGHT, Tokens

SIZE = (900.0, 1840.0)


def points(*found: tuple[float, float, float]) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    x, y, weight = np.array(found, float).reshape(-1, 3).T
    return x, y, weight


def at(heat: Heat, x: float, y: float) -> float:
    return float(heat.cells[int(y / CELL_MM), int(x / CELL_MM)])


def colours(image: QImage) -> set[str]:
    return {QColor.fromRgba(image.pixel(x, y)).name() for x in range(image.width()) for y in range(image.height())}


def test_that_a_place_counts_the_points_round_it() -> None:
    heat = heat_of(*points((300, 500, 1), (300, 500, 3), (600, 900, 2)), SIZE)
    assert at(heat, 300, 500) == pytest.approx(4)
    assert at(heat, 600, 900) == pytest.approx(2)
    assert 0 < at(heat, 300 + REACH_MM / 2, 500) < 3
    assert at(heat, 300 + REACH_MM + CELL_MM, 500) == 0
    assert at(heat, 300, 500 - 10) == pytest.approx(at(heat, 300 + 10, 500))
    assert heat.most == pytest.approx(4)


def test_that_the_sum_is_right_with_many_points_in_one_cell_and_at_the_rims() -> None:
    x, y = np.full(5000, 899.9), np.full(5000, 1839.9)
    heat = heat_of(x, y, np.ones(5000), SIZE)
    assert at(heat, 899.9, 1839.9) == pytest.approx(5000)
    beside = heat_of(*points((-1, 5, 9), (5, -1, 9), (900, 5, 9), (5, 1840, 9)), SIZE)
    assert beside.most == 0


def test_that_arrays_of_unequal_length_are_refused() -> None:
    with pytest.raises(ValueError, match="every point"):
        heat_of(np.ones(3), np.ones(3), np.ones(2), SIZE)


@pytest.mark.parametrize(
    ("most", "tops", "labels"),
    [
        (1, (1,), ("1",)),
        (3, (1, 2, 3), ("1", "2", "3")),
        (6, (1, 2, 3, 4, 5, 6), ("1", "2", "3", "4", "5", "6")),
        (9, (2, 4, 6, 8, 10), ("1–2", "3–4", "5–6", "7–8", "9–10")),
        (18, (1, 2, 5, 10, 20), ("1", "2", "3–5", "6–10", "11–20")),
        (730, (20, 50, 100, 200, 500, 1000), ("1–20", "21–50", "51–100", "101–200", "201–500", "501–1000")),
    ],
)
def test_that_the_scale_holds_the_most_in_at_most_six_whole_steps(
    most: float, tops: tuple[int, ...], labels: tuple[str, ...]
) -> None:
    heat = heat_of(*points((300, 500, most)), SIZE)
    assert (heat.tops, heat.labels) == (tops, labels)
    assert len(heat.bounds) == len(tops) <= STEPS
    assert heat.bounds[-1] <= most < heat.tops[-1] + 0.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda t: t.name)
def test_that_a_place_has_the_colour_of_its_step_and_each_step_a_rim(tokens: Tokens) -> None:
    heat = heat_of(*points((300, 500, 6), (600, 900, 1)), SIZE)
    image = heat_image(heat, tokens)
    scale = image.width() / SIZE[0]
    middle = [QColor.fromRgba(image.pixel(int(x * scale), int(y * scale))).name() for x, y in ((300, 500), (600, 900))]
    assert middle == [tokens.heat[5], tokens.heat[0]]
    assert image.pixel(int(100 * scale), int(100 * scale)) == 0
    row = [QColor.fromRgba(image.pixel(x, int(500 * scale))).name() for x in range(int(300 * scale), int(340 * scale))]
    rims = [colour for colour in row if colour not in tokens.heat and colour != "#000000"]
    assert len(rims) >= 5
    assert set(tokens.heat) <= colours(image.copy(int(250 * scale), int(450 * scale), int(100 * scale), int(100 * scale)))


def test_that_nothing_is_painted_beside_the_body(atlas: Atlas) -> None:
    size, outline = atlas.size_of(View.POSTERIOR), outline_path(atlas, View.POSTERIOR)
    rng = np.random.default_rng(1)
    heat = heat_of(rng.uniform(0, size[0], 4000), rng.uniform(0, size[1], 4000), np.ones(4000), size)
    image = QImage(int(size[0] / 2), int(size[1] / 2), QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    painter.scale(0.5, 0.5)
    paint_heat(painter, heat_image(heat, LIGHT), size, outline)
    painter.end()
    inside = 0
    for x in range(2, image.width() - 2, 7):
        for y in range(2, image.height() - 2, 7):
            held = {outline.contains(QPointF(2 * x + dx, 2 * y + dy)) for dx in (-4, 0, 4) for dy in (-4, 0, 4)}
            if held == {False}:
                assert image.pixelColor(x, y).name() == "#ffffff"
            elif held == {True}:
                inside += image.pixelColor(x, y).name() != "#ffffff"
    assert inside > 500
    centre = atlas.centre("gluteus-maximus", Side.RIGHT, View.POSTERIOR)
    assert centre is not None


def test_that_the_scale_shows_a_swatch_for_each_step() -> None:
    heat = heat_of(*points((300, 500, 4)), SIZE)
    image = QImage(360, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    paint_scale(painter, heat, QRectF(0, 0, 360, 40), LIGHT, font(13))
    painter.end()
    swatches = [image.pixelColor(30 + 60 * step, 10).name() for step in range(STEPS)]
    assert swatches == [*LIGHT.heat[:4], "#ffffff", "#ffffff"]


def test_that_numpy_is_loaded_with_the_heat_map_only() -> None:
    ask = "import sys; import needlechart.drawing.{}; print('numpy' in sys.modules)"
    loaded = {
        name: subprocess.run([sys.executable, "-c", ask.format(name)], capture_output=True, text=True, check=True).stdout.strip()
        for name in ("page", "thumbnails", "heat")
    }
    assert loaded == {"page": "False", "thumbnails": "False", "heat": "True"}
