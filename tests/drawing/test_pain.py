"""Painful areas: on the body where they were drawn, told apart without colour, never hiding what lies below."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from needlechart.domain.body import View
from needlechart.domain.measures import When
from needlechart.domain.pain_outline import UnreadableOutline
from needlechart.domain.sessions import AreaKind, PainArea
from needlechart.drawing.pain import DrawnArea, area_path, area_words, drawn_area, paint_area
from needlechart.drawing.tokens import DARK, LIGHT, PRINT, Tokens

SIDE = 220
CORNERS = ((40.0, 40.0), (180.0, 50.0), (170.0, 180.0), (60.0, 160.0))
SORTS = [DrawnArea(kind, View.ANTERIOR, CORNERS, after) for kind in AreaKind for after in (False, True)]
ONE_TO_ONE = QTransform()


def painted(area: DrawnArea, tokens: Tokens = PRINT, to_px: QTransform = ONE_TO_ONE, ground: str = "#ffffff") -> QImage:
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(QColor(ground))
    painter = QPainter(image)
    paint_area(painter, area, to_px, tokens)
    painter.end()
    return image


def grey(image: QImage) -> bytes:
    in_grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return bytes(in_grey.constBits())


@pytest.mark.parametrize("tokens", [LIGHT, DARK, PRINT], ids=lambda t: t.name)
def test_that_any_two_sorts_of_area_differ_without_colour(tokens: Tokens) -> None:
    ground = "#ffffff" if tokens is not DARK else "#000000"
    for one, other in combinations(SORTS, 2):
        pixels = zip(grey(painted(one, tokens, ground=ground)), grey(painted(other, tokens, ground=ground)), strict=True)
        assert sum(abs(a - b) > 50 for a, b in pixels) >= 300, (one, other)
    assert len({area_words(area) for area in SORTS}) == 4


def test_that_an_area_is_painted_inside_its_outline_and_lets_most_of_it_through() -> None:
    for area in SORTS:
        image, shape = painted(area), area_path(area)
        dark = light = 0
        for x in range(0, SIDE, 2):
            for y in range(0, SIDE, 2):
                at = QPointF(x + 0.5, y + 0.5)
                around = [at + QPointF(dx, dy) for dx in (-4, 0, 4) for dy in (-4, 0, 4)]
                held = {shape.contains(near) for near in around}
                if held == {False}:
                    assert image.pixelColor(x, y).name() == "#ffffff", (area, x, y)
                elif held == {True}:
                    dark += image.pixelColor(x, y).lightness() < 205
                    light += image.pixelColor(x, y).lightness() >= 220
        assert dark > 20, area
        assert light > 0.6 * (dark + light), area


def test_that_a_crossing_stroke_is_filled_where_it_goes_round_twice() -> None:
    star = tuple((100 + 80 * x, 100 + 80 * y) for x, y in ((0, -1), (0.59, 0.81), (-0.95, -0.31), (0.95, -0.31), (-0.59, 0.81)))
    area = DrawnArea(AreaKind.PAIN, View.ANTERIOR, star)
    assert area_path(area).contains(QPointF(100, 100))


@pytest.mark.parametrize("area", SORTS, ids=area_words)
def test_that_the_texture_hangs_on_the_body(area: DrawnArea) -> None:
    here, moved = painted(area), painted(area, to_px=QTransform.fromTranslate(13, 9))
    apart = replace(area, corners=tuple((x + 13, y + 9) for x, y in area.corners))
    elsewhere = painted(apart)  # the same place in the window, on another part of the body

    def unlike(other: QImage) -> int:
        pixels = [(x, y) for x in range(45, 170) for y in range(55, 155)]
        return sum(abs(here.pixelColor(x, y).lightness() - other.pixelColor(x + 13, y + 9).lightness()) > 60 for x, y in pixels)

    assert unlike(moved) < unlike(elsewhere) / 5


def test_that_an_area_of_a_session_becomes_a_drawn_one() -> None:
    kept = PainArea("a", AreaKind.REFERRED, View.POSTERIOR, "10,20 30.5,20 20,60", When.AFTER)
    assert drawn_area(kept) == DrawnArea(AreaKind.REFERRED, View.POSTERIOR, ((10, 20), (30.5, 20), (20, 60)), after=True)
    with pytest.raises(UnreadableOutline):
        drawn_area(PainArea("a", AreaKind.PAIN, View.POSTERIOR, "10,20 30"))
