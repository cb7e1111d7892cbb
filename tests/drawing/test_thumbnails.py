"""Thumbnails: the views that show a visit's sites, a dot on each, the body drawn once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from needlechart.atlas import Atlas
from needlechart.domain.body import BodyPoint, Side, View
from needlechart.drawing.figures import outline_box
from needlechart.drawing.thumbnails import Thumbnails, views_of
from needlechart.drawing.tokens import DARK, LIGHT, PRINT, Tokens

HIGH = 96


def at(view: View, times: int = 1) -> list[BodyPoint]:
    return [BodyPoint(view, 100 + n, 100) for n in range(times)]


def test_that_the_views_are_those_with_most_sites_in_the_order_of_the_chart() -> None:
    assert views_of([]) == ()
    assert views_of(at(View.POSTERIOR) + at(View.ANTERIOR)) == (View.ANTERIOR, View.POSTERIOR)
    assert views_of(at(View.HAND_PALMAR, 3) + at(View.POSTERIOR, 2) + at(View.ANTERIOR)) == (View.POSTERIOR, View.HAND_PALMAR)
    assert views_of(at(View.FOOT_DORSAL)) == (View.FOOT_DORSAL,)


@pytest.mark.parametrize("tokens", [LIGHT, DARK, PRINT], ids=lambda t: t.name)
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_that_a_dot_lies_where_the_site_is(atlas: Atlas, tokens: Tokens, ratio: float) -> None:
    points = [
        point
        for muscle in ("gluteus-medius", "gastrocnemius-medial")
        for side in (Side.LEFT, Side.RIGHT)
        if (point := atlas.centre(muscle, side, View.POSTERIOR)) is not None
    ]
    assert len(points) == 4
    thumbnails = Thumbnails(atlas, HIGH)
    wide = thumbnails.width([View.POSTERIOR])
    image = QImage(int((wide + 8) * ratio), int((HIGH + 8) * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(tokens.bg))
    painter = QPainter(image)
    thumbnails.paint(painter, QPointF(4, 4), points, tokens)
    painter.end()
    box = outline_box(atlas, View.POSTERIOR)
    scale = HIGH / box.height()
    for point in points:
        x, y = 4 + (point.x_mm - box.left()) * scale, 4 + (point.y_mm - box.top()) * scale
        assert image.pixelColor(int(x * ratio), int(y * ratio)).name() == tokens.mark
    assert image.pixelColor(int(2 * ratio), int(2 * ratio)).name() == tokens.bg
    ground = tokens.body if tokens is PRINT else tokens.m1
    assert image.pixelColor(int((4 + wide / 2) * ratio), int((4 + HIGH * 0.3) * ratio)).name() == ground


def test_that_nothing_is_painted_for_a_visit_without_sites(atlas: Atlas) -> None:
    image = QImage(80, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("#123456"))
    painter = QPainter(image)
    Thumbnails(atlas, HIGH).paint(painter, QPointF(), [], LIGHT)
    painter.end()
    assert {image.pixelColor(x, y).name() for x in range(80) for y in range(100)} == {"#123456"}


def test_that_the_body_is_drawn_once_for_many_visits(atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[View] = []
    real = Thumbnails._drawn

    def counted(self: Thumbnails, view: View, tokens: Tokens, ratio: float) -> object:
        drawn.append(view)
        return real(self, view, tokens, ratio)

    monkeypatch.setattr(Thumbnails, "_drawn", counted)
    thumbnails = Thumbnails(atlas, HIGH)
    image = QImage(200, 120, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for tokens in (LIGHT, DARK):
        for _visit in range(50):
            thumbnails.paint(painter, QPointF(), at(View.POSTERIOR) + at(View.ANTERIOR), tokens)
    painter.end()
    assert drawn == [View.ANTERIOR, View.POSTERIOR] * 2
