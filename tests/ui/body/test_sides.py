"""The patient's right and left on every hand, foot and leg, the turned soles, and a bar of views in which no word is cut."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from needlechart.atlas import Atlas
from needlechart.domain.body import BodyPoint, Side, StructureKind, View
from needlechart.drawing.marks import Kind, Mark
from needlechart.drawing.sheets import BodyView, Figure, sheet_of
from needlechart.ui.body import BodyChart, BodyMark
from needlechart.ui.body.body_controls import VIEW_WORDS
from needlechart.ui.body.sides import Word, words_shown
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.painted import advance
from needlechart.ui.look.theme import theme
from tests.ui.body.test_placed import mark_in

LEFT = Qt.MouseButton.LeftButton
WORDS = {Side.RIGHT: "Right", Side.LEFT: "Left"}


def words(chart: BodyChart) -> list[Word]:
    assert chart.controls is not None
    return list(words_shown(chart.seen.sheet, chart.seen.camera, chart.controls.room_of_words))


def px_of(chart: BodyChart, figure: Figure, box: QRectF) -> QRectF:
    on_sheet, camera = figure.box_on_sheet(box), chart.seen.camera
    return QRectF(camera.to_px(on_sheet.topLeft()), camera.to_px(on_sheet.bottomRight()))


def test_that_each_hand_foot_and_leg_is_a_limb_of_the_patients_side(atlas: Atlas) -> None:
    found = {
        (figure.view, figure.turned): [limb.side for limb in figure.limbs]
        for view in (BodyView.HAND, BodyView.FOOT, BodyView.INNER_LEG)
        for flipped in (False, True)
        for figure in sheet_of(atlas, view, flipped=flipped).figures
        if not figure.cut
    }
    right_first, left_first = [Side.RIGHT, Side.LEFT], [Side.LEFT, Side.RIGHT]
    assert found == {
        (View.HAND_PALMAR, False): right_first,
        (View.HAND_DORSAL, False): left_first,
        (View.FOOT_PLANTAR, False): right_first,
        (View.FOOT_PLANTAR, True): left_first,
        (View.FOOT_DORSAL, False): right_first,
        (View.LEG_MEDIAL, False): right_first,
    }


@pytest.mark.parametrize("size", [QSize(848, 624), QSize(2080, 1424), QSize(700, 560)])
@pytest.mark.parametrize("flipped", [False, True])
@pytest.mark.parametrize("view", [BodyView.HAND, BodyView.FOOT])
def test_that_below_every_hand_and_foot_stands_its_side(chart: BodyChart, view: BodyView, flipped: bool, size: QSize) -> None:
    chart.resize(size)
    chart.set_flipped(flipped)
    chart.show_view(view)
    shown = words(chart)
    for figure in chart.seen.sheet.figures:
        for limb in figure.limbs:
            box = px_of(chart, figure, limb.box)
            foot = px_of(chart, figure, figure.window).bottom()
            near = [w for w in shown if w.is_side and 0 < w.plate.center().y() - foot < 40]
            nearest = min(near, key=lambda w: abs(w.plate.center().x() - box.center().x()))
            assert nearest.text.startswith(WORDS[limb.side])
            assert box.left() - 40 < nearest.plate.center().x() < box.right() + 40
    for word in shown:
        assert not any(word.plate.intersects(other.plate) for other in shown if other is not word)
        assert chart.controls is not None
        assert not any(word.plate.intersects(area) for area in chart.controls.covered)


@pytest.mark.parametrize(
    ("view", "drawn", "muscle"),
    [
        (BodyView.HAND, View.HAND_PALMAR, "adductor-pollicis"),
        (BodyView.HAND, View.HAND_DORSAL, "interosseus-dorsalis-1-hand"),
        (BodyView.FOOT, View.FOOT_PLANTAR, "abductor-hallucis"),
        (BodyView.INNER_LEG, View.LEG_MEDIAL, "gracilis"),
    ],
)
@pytest.mark.parametrize("side", [Side.RIGHT, Side.LEFT])
def test_that_the_side_stays_in_the_window_when_one_is_close(
    chart: BodyChart, atlas: Atlas, view: BodyView, drawn: View, muscle: str, side: Side
) -> None:
    point = atlas.centre(muscle, side, drawn)
    assert point is not None
    chart.show_view(view)
    chart.zoom_to(point)
    for _ in range(3):
        chart.zoom_in()
        said = [word for word in words(chart) if word.is_side and chart.rect().contains(word.plate.toAlignedRect())]
        assert WORDS[side] in {word.text for word in said}


def test_that_both_heads_from_the_side_say_whose_side_it_is(chart: BodyChart) -> None:
    chart.show_view(BodyView.HEAD)
    said = [word.text for word in words(chart)]
    assert said.count("Right") == said.count("Left") == 2
    assert {"Right side", "Left side"} <= set(said)


# ---- the feet


def test_that_a_point_made_in_the_inner_foot_is_a_point_of_the_inner_leg(qtbot: QtBot, chart: BodyChart, atlas: Atlas) -> None:
    chart.show_view(BodyView.FOOT)
    for side in (Side.RIGHT, Side.LEFT):
        inner = next(f for f in chart.seen.sheet.figures if f.cut and f.left is side)
        place = next(s for s in atlas.structures(View.LEG_MEDIAL) if s.key == "abductor-hallucis" and s.side is side)
        point = atlas.centre(place.key, side, View.LEG_MEDIAL)
        assert point is not None
        assert inner.holds(point)
        px = chart.at(point)
        assert px is not None
        with qtbot.waitSignal(chart.body_tapped) as told:
            qtbot.mouseClick(chart, LEFT, pos=px)
        assert told.args[0].view is View.LEG_MEDIAL
        mark = BodyMark("a", told.args[0], Mark(Kind.TWITCH, twitches=1))
        chart.show_marks([mark])
        chart.show_view(BodyView.INNER_LEG)
        assert chart.is_exact(mark)
        assert chart.at(mark.point) is not None
        chart.show_view(BodyView.FOOT)
        assert chart.at(mark.point) is not None


def test_that_soles_are_flipped_by_a_button_that_only_the_feet_have(qtbot: QtBot, chart: BodyChart, atlas: Atlas) -> None:
    assert chart.controls is not None
    flip = chart.controls.bar.flip
    assert not flip.isVisible()
    chart.show_view(BodyView.FOOT)
    assert flip.isVisible()
    toe, heel = sole(atlas, 0.1), sole(atlas, 0.9)
    up = y_of(chart, toe) < y_of(chart, heel)
    qtbot.mouseClick(flip, LEFT)
    assert chart.flipped
    assert (y_of(chart, toe) < y_of(chart, heel)) is not up
    right, left = (atlas.centre("abductor-hallucis", side, View.FOOT_PLANTAR) for side in (Side.RIGHT, Side.LEFT))
    assert right is not None
    assert left is not None
    assert x_of(chart, left) < x_of(chart, right)
    chart.show_view(BodyView.BACK)
    assert not flip.isVisible()
    chart.show_view(BodyView.FOOT)
    assert flip.isChecked()
    assert (y_of(chart, toe) < y_of(chart, heel)) is not up
    qtbot.mouseClick(flip, LEFT)
    assert (y_of(chart, toe) < y_of(chart, heel)) is up


def sole(atlas: Atlas, down: float) -> BodyPoint:
    width, height = atlas.size_of(View.FOOT_PLANTAR)
    return BodyPoint(View.FOOT_PLANTAR, width * 0.25, height * down)


def y_of(chart: BodyChart, point: BodyPoint) -> float:
    px = chart.px_of(point)
    assert px is not None
    return px.y()


def x_of(chart: BodyChart, point: BodyPoint) -> float:
    px = chart.px_of(point)
    assert px is not None
    return px.x()


def test_that_only_the_soles_turn(chart: BodyChart, atlas: Atlas) -> None:
    plain, flipped = (sheet_of(atlas, BodyView.FOOT, 1.3, flipped=flip) for flip in (False, True))
    assert [f.turned for f in flipped.figures] == [True, False, False, False]
    assert [f.area for f in plain.figures] == [f.area for f in flipped.figures]
    for before, after in zip(plain.figures[1:], flipped.figures[1:], strict=True):
        assert before == after


def test_that_a_flipped_sole_is_the_same_picture_turned_and_points_stay_the_same(chart: BodyChart, atlas: Atlas) -> None:
    chart.show_view(BodyView.FOOT)
    plain = chart.grab().toImage()
    chart.set_flipped(True)
    turned = chart.grab().toImage()
    figure = chart.seen.sheet.figures[0]
    area = px_of(chart, figure, figure.window)
    places = [QPointF(area.width() * i / 40, area.height() * j / 40) for i in range(1, 40) for j in range(1, 40)]
    drawn = [at for at in places if plain.pixelColor((area.topLeft() + at).toPoint()) != QColor(theme.t.bg)]
    assert len(drawn) > 400
    alike = [like(plain, area.topLeft() + at, turned, area.bottomRight() - at) for at in drawn]
    unturned = [like(plain, area.topLeft() + at, turned, area.topLeft() + at) for at in drawn]
    assert sum(alike) > 0.8 * len(drawn) > 1.2 * sum(unturned)
    hits = 0
    for structure in atlas.structures(View.FOOT_PLANTAR):
        if structure.kind is StructureKind.MUSCLE:
            point = atlas.centre(structure.key, structure.side, View.FOOT_PLANTAR)
            px = chart.px_of(point) if point is not None else None
            assert px is not None
            back = chart.point_at(px)
            assert back == point
            hits += 1
    assert hits > 10


def like(one: QImage, at: QPointF, other: QImage, there: QPointF) -> bool:
    """Whether two pictures have nearly the same colour at a pixel, or right beside it."""
    colour, near = one.pixelColor(at.toPoint()), [QPoint(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1)]
    others = [other.pixelColor(there.toPoint() + step) for step in near]
    return any(abs(colour.lightness() - o.lightness()) + abs(colour.red() - o.red()) < 12 for o in others)


def test_that_a_mark_on_a_flipped_sole_is_dragged_with_the_finger(qtbot: QtBot, chart: BodyChart, atlas: Atlas) -> None:
    mark = mark_in(atlas, "flexor-digitorum-brevis", View.FOOT_PLANTAR)
    chart.show_view(BodyView.FOOT)
    chart.set_flipped(True)
    chart.show_marks([mark])
    chart.zoom_to(mark.point)
    start = chart.at(mark.point)
    assert start is not None
    by = QPoint(12, -30)
    with qtbot.waitSignal(chart.mark_moved) as told:
        QTest.mousePress(chart, LEFT, pos=start)
        for step in (1, 2, 3):
            QTest.mouseMove(chart, start + by * step / 3)
        QTest.mouseRelease(chart, LEFT, pos=start + by)
    moved = told.args[1]
    assert chart.at(moved) == start + by
    assert moved.x_mm == pytest.approx(mark.point.x_mm - 12 / chart.px_per_mm, abs=0.3)
    assert moved.y_mm == pytest.approx(mark.point.y_mm + 30 / chart.px_per_mm, abs=0.3)


def test_that_the_muscle_of_a_mark_on_a_flipped_sole_is_outlined_there(chart: BodyChart, atlas: Atlas) -> None:
    mark = mark_in(atlas, "flexor-digitorum-brevis", View.FOOT_PLANTAR)
    chart.show_view(BodyView.FOOT)
    chart.set_flipped(True)
    chart.show_marks([mark])
    before = chart.grab().toImage()
    chart.select("a")
    after = chart.grab().toImage()
    muscle = atlas.structure("flexor-digitorum-brevis", StructureKind.MUSCLE, Side.RIGHT, View.FOOT_PLANTAR)
    assert muscle is not None
    border = [px for x, y in atlas.rings(muscle)[0] if (px := chart.at(BodyPoint(View.FOOT_PLANTAR, x, y))) is not None]
    assert sum(before.pixel(px) != after.pixel(px) for px in border) > len(border) / 2


# ---- the bar of views


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0, 2.5])
@pytest.mark.parametrize("width", [500, 700, 780, 848, 1200])
def test_that_no_word_of_the_bar_is_cut(chart: BodyChart, qapp: QApplication, scale: float, width: int) -> None:
    theme.apply(qapp, "light", scale)
    chart.add_tool(Button("Chart last visit", "float", "history", size="touch"))
    chart.resize(width, 800)
    chart.show_view(BodyView.FOOT)
    assert chart.controls is not None
    bar = chart.controls.bar
    parts = [bar.head, *(tool for tool in (bar.deep, bar.flip))]
    for part in parts:
        assert part.isVisible()
        assert chart.rect().contains(part.rect().translated(part.mapTo(chart, QPoint())))
        assert part.width() >= part.sizeHint().width()
    if bar.head is bar.switch:
        spoken = sum(advance(theme.font(theme.sz.body, 600), text) for text in VIEW_WORDS.values())
        assert bar.switch.width() > spoken
    assert bar.switch.isVisible() is not bar.menu.isVisible()


def test_that_at_large_text_a_menu_chooses_the_view(qtbot: QtBot, chart: BodyChart, qapp: QApplication) -> None:
    assert chart.controls is not None
    bar = chart.controls.bar
    assert bar.switch.isVisible()
    theme.apply(qapp, "light", 2.0)
    chart.resize(700, 600)
    assert bar.menu.isVisible()
    assert bar.menu.words() == "Back"
    qtbot.mouseClick(bar.menu, LEFT)
    (menu,) = bar.menu.findChildren(QMenu)
    qtbot.waitUntil(menu.isVisible)
    assert [action.text() for action in menu.actions()] == list(VIEW_WORDS.values())
    (chosen,) = (action for action in menu.actions() if action.isChecked())
    assert chosen.text() == "Back"
    with qtbot.waitSignal(chart.view_changed) as told:
        next(action for action in menu.actions() if action.text() == "Hand").trigger()
    assert told.args == [BodyView.HAND]
    assert bar.menu.words() == "Hand"
    menu.close()
