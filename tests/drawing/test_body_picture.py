"""The body in the colours of a scheme, its strokes, its deep layer, and the sheets of figures."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from needlechart.atlas import Atlas
from needlechart.domain.body import BodyPoint, Side, StructureKind, View
from needlechart.drawing import body
from needlechart.drawing.body import BodyPicture, outline_path, shape_path, stroke_weight
from needlechart.drawing.sheets import BodyView, outline_box, sheet_of, sides_of, view_showing
from needlechart.drawing.tokens import DARK, LIGHT, PRINT, SCHEMES, Tokens

BOTH = [LIGHT, DARK]
CLOSEST = 12.0
"""Pixels to the millimetre at which a chart shows the body closest."""


def painted(atlas: Atlas, view: View, tokens: Tokens, scale: float, *, deep: bool = False) -> QImage:
    width, height = atlas.size_of(view)
    image = QImage(round(width * scale), round(height * scale), QImage.Format.Format_RGB32)
    image.fill(QColor(tokens.bg))
    painter = QPainter(image)
    BodyPicture(atlas, view, tokens, deep).paint(painter, QPointF(), scale)
    painter.end()
    return image


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize("tokens", [DARK, PRINT], ids=lambda t: t.name)
def test_that_no_colour_of_the_light_drawing_is_left_in_another_scheme(atlas: Atlas, view: View, tokens: Tokens) -> None:
    text = body._text(atlas.folder / f"{view.value}.svg")  # the text that Qt draws
    light = set(re.findall("#[0-9a-f]{6}", text))
    assert len(light) >= 20
    assert light <= set(body._colour_table(tokens))
    table = body._colour_table(tokens)
    expected = {table[colour] for colour in light}
    assert set(re.findall("#[0-9a-f]{6}", body._coloured(text, tokens))) == expected


@pytest.mark.parametrize("tokens", [LIGHT, DARK, PRINT], ids=lambda t: t.name)
@pytest.mark.parametrize("view", View)
def test_that_the_picture_lies_exactly_on_the_millimetres(atlas: Atlas, view: View, tokens: Tokens) -> None:
    scale = 0.5
    image = painted(atlas, view, tokens, scale)
    width, height = atlas.size_of(view)
    inside = outside = 0
    for i in range(1, 40):
        for j in range(1, 40):
            point = BodyPoint(view, width * i / 40, height * j / 40)
            ring = [BodyPoint(view, point.x_mm + dx, point.y_mm + dy) for dx in (-6, 0, 6) for dy in (-6, 0, 6)]
            held = {atlas.contains(around) for around in ring}
            drawn = image.pixelColor(int(point.x_mm * scale), int(point.y_mm * scale)).name() != tokens.bg
            if held == {False}:
                outside += 1
                assert not drawn, point
            elif held == {True} and tokens.name != "print":
                inside += 1
                assert drawn, point
    assert outside > 50
    assert inside > 50 or tokens.name == "print"


def test_that_the_deep_layer_shows_other_muscles_and_pales_those_above(atlas: Atlas) -> None:
    deep_muscle = atlas.centre("piriformis", Side.RIGHT, View.POSTERIOR)
    above_only = atlas.centre("gastrocnemius-medial", Side.RIGHT, View.POSTERIOR)
    assert deep_muscle is not None
    assert above_only is not None
    for tokens in BOTH:
        usual, deep = (painted(atlas, View.POSTERIOR, tokens, 0.5, deep=layer) for layer in (False, True))
        at = (int(deep_muscle.x_mm / 2), int(deep_muscle.y_mm / 2))
        assert usual.pixelColor(*at) != deep.pixelColor(*at)
        assert usual != deep


def shoulder(atlas: Atlas, tokens: Tokens, scale: float, *, deep: bool = True) -> QColor:
    """The colour in a muscle of the shoulder: a superficial one that no deep one covers."""
    at = atlas.centre("deltoid-posterior", Side.RIGHT, View.POSTERIOR)
    assert at is not None
    image = QImage(9, 9, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    origin = QPointF(4 - at.x_mm * scale, 4 - at.y_mm * scale)
    BodyPicture(atlas, View.POSTERIOR, tokens, deep).paint(painter, origin, scale)
    painter.end()
    return image.pixelColor(4, 4)


@pytest.mark.parametrize("tokens", BOTH, ids=lambda t: t.name)
def test_that_close_up_the_muscles_above_the_deep_layer_are_as_pale_as_from_afar(atlas: Atlas, tokens: Tokens) -> None:
    close, far, full = shoulder(atlas, tokens, CLOSEST), shoulder(atlas, tokens, 4), shoulder(atlas, tokens, 4, deep=False)
    assert apart(close, far) <= 6
    assert apart(far, full) > 20


@pytest.mark.qt_log_ignore("too big", "allocation limit", extend=True)
def test_that_a_group_with_an_opacity_of_its_own_is_left_out_close_up(atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    def with_opacity(text: str, group: str, _line: str, _ground: str, share: float) -> str:
        return text.replace(f'<g id="{group}">', f'<g id="{group}" opacity="{share}">')

    kept = shoulder(atlas, LIGHT, CLOSEST)
    monkeypatch.setattr(body, "with_pale_group", with_opacity)
    body._drawing.cache_clear()
    left_out = shoulder(atlas, LIGHT, CLOSEST)
    body._drawing.cache_clear()
    assert apart(left_out, kept) > 6


def apart(one: QColor, other: QColor) -> int:
    """How far two colours are apart, as the sum of their parts."""
    return abs(one.red() - other.red()) + abs(one.green() - other.green()) + abs(one.blue() - other.blue())


@pytest.mark.parametrize("view", [view for view in View if view not in (View.HAND_DORSAL, View.FOOT_DORSAL)])
@pytest.mark.parametrize("tokens", BOTH, ids=lambda t: t.name)
def test_that_each_layer_is_drawn_with_its_own_light_and_fibres(atlas: Atlas, view: View, tokens: Tokens) -> None:
    file = atlas.folder / f"{view.value}.svg"
    hidden = {'<g id="deep" display="none">', '<g id="deep-form" display="none">'}
    usual, deep = (body._drawn_text(file, tokens, layer, 1.0) for layer in (False, True))
    assert set(re.findall(r'<g id="[\w-]+" display="none">', usual)) == hidden
    assert set(re.findall(r'<g id="[\w-]+" display="none">', deep)) == {'<g id="form" display="none">'}
    assert not re.search(r'<g[^>]* opacity="', deep)
    for part in ("light", "fibres"):
        assert usual.count(f'<g id="{part}"') == deep.count(f'<g id="deep-{part}"') == 1


@pytest.mark.parametrize("deep", [False, True])
def test_that_muscles_throw_shadows_on_what_lies_beside_and_below_them(
    atlas: Atlas, deep: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    body._drawing.cache_clear()
    shaded = painted(atlas, View.POSTERIOR, LIGHT, 0.5, deep=deep)
    monkeypatch.setattr(body, "_SHADOWS", ())
    body._drawing.cache_clear()
    plain = painted(atlas, View.POSTERIOR, LIGHT, 0.5, deep=deep)
    body._drawing.cache_clear()
    lightness = [
        (shaded.pixelColor(x, y).lightness(), plain.pixelColor(x, y).lightness()) for x in range(450) for y in range(0, 920, 3)
    ]
    darker = sum(one < other for one, other in lightness)
    assert darker > 0.01 * len(lightness)
    assert darker < 0.2 * len(lightness)
    assert sum(one > other for one, other in lightness) < 0.03 * darker  # where it falls on a line that is darker still


def test_that_a_higher_muscle_is_drawn_after_its_shadow_and_that_after_a_lower_one(atlas: Atlas) -> None:
    text = body._drawn_text(atlas.folder / "posterior.svg", LIGHT, False, 1.0)
    muscles = [
        found.start() for found in re.finditer(r'<path id="[\w-]+\.(?:left|right|midline)" data-kind="(?:muscle|extra)"', text)
    ]
    shadows = [found.start() for found in re.finditer(r'<path id="superficial-shadow-\d+"', text)]
    assert len(shadows) == 6
    first, last = muscles[0], [at for at in muscles if at < text.index('<g id="deep"')][-1]
    assert shadows[0] < first < shadows[1]
    assert shadows[-1] < last


@pytest.mark.parametrize(("scale", "weight"), [(0.2, 1.0), (0.9, 1.0), (1.8, 0.5), (3.6, 0.25), (7.2, 0.125)])
def test_that_strokes_keep_their_width_in_pixels_when_one_comes_closer(scale: float, weight: float) -> None:
    assert stroke_weight(scale) == pytest.approx(weight)
    for step in range(10, 120):
        assert 2.2 * stroke_weight(step / 10) * step / 10 <= 2.2  # the outline, drawn 2.2 mm wide


def test_that_a_shape_holds_what_the_atlas_says_it_holds(atlas: Atlas) -> None:
    muscle = atlas.structure("gluteus-maximus", StructureKind.MUSCLE, Side.RIGHT, View.POSTERIOR)
    at = atlas.centre("gluteus-maximus", Side.RIGHT, View.POSTERIOR)
    assert muscle is not None
    assert at is not None
    assert shape_path(atlas, muscle).contains(QPointF(at.x_mm, at.y_mm))
    assert outline_path(atlas, View.POSTERIOR).contains(QPointF(at.x_mm, at.y_mm))
    assert not outline_path(atlas, View.POSTERIOR).contains(QPointF(0, 0))


@pytest.mark.parametrize("name", BodyView)
@pytest.mark.parametrize("aspect", [0.5, 1.45, 3.0])
def test_that_figures_of_a_sheet_lie_side_by_side_on_it(atlas: Atlas, name: BodyView, aspect: float) -> None:
    sheet = sheet_of(atlas, name, aspect)
    areas = [figure.area for figure in sheet.figures]
    page = QRectF(QPointF(), sheet.size).adjusted(-0.01, -0.01, 0.01, 0.01)
    assert all(page.contains(area) for area in areas)
    for at, area in enumerate(areas):
        assert not any(area.intersects(other) for other in areas[at + 1 :])
        figure = sheet.figures[at]
        point = BodyPoint(figure.view, round(figure.window.center().x(), 1), round(figure.window.center().y(), 1))
        place = sheet.to_sheet(point)
        assert place is not None
        assert sheet.to_body(place) == point


def test_that_the_sheet_is_laid_out_for_its_frame(atlas: Atlas) -> None:
    wide, high = sheet_of(atlas, BodyView.HEAD, 3.0), sheet_of(atlas, BodyView.HEAD, 0.8)
    assert wide.size.width() > wide.size.height() * 2
    assert high.size.width() < high.size.height()


def test_that_the_patients_sides_are_where_they_are_seen(atlas: Atlas) -> None:
    left, right = Side.LEFT, Side.RIGHT
    expected = {
        View.ANTERIOR: (right, left),
        View.POSTERIOR: (left, right),
        View.LATERAL_LEFT: (left, left),
        View.LATERAL_RIGHT: (right, right),
        View.LEG_MEDIAL: (right, left),
        View.HAND_PALMAR: (right, left),
        View.HAND_DORSAL: (left, right),
        View.FOOT_PLANTAR: (right, left),
        View.FOOT_DORSAL: (right, left),
    }
    assert {view: sides_of(atlas, view) for view in View} == expected


@pytest.mark.parametrize("view", View)
def test_that_each_view_is_shown_by_a_sheet_of_its_own(atlas: Atlas, view: View) -> None:
    name = view_showing(view)
    assert name is not BodyView.ALL
    assert any(figure.view is view and not figure.cut for figure in sheet_of(atlas, name).figures)
    assert outline_box(atlas, view).width() > 100


def test_that_a_point_outside_every_figure_has_no_place(atlas: Atlas) -> None:
    sheet = sheet_of(atlas, BodyView.HEAD)
    assert sheet.to_sheet(BodyPoint(View.ANTERIOR, 450, 1200)) is None
    assert sheet.to_body(QPointF(-5, -5)) is None
    assert set(SCHEMES) >= {"light", "dark"}
