"""The body by keys alone: from muscle to muscle, from mark to mark, placing, finding, taking, and leaving again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from pytestqt.qtbot import QtBot

from needlechart.atlas import Atlas, Structure
from needlechart.domain.body import BodyPoint, Layer, Side, StructureKind, View
from needlechart.drawing.marks import Kind
from needlechart.drawing.sheets import sheet_of
from needlechart.ui.body import BodyChart, BodyView
from needlechart.ui.body.walk_painting import plate_of
from needlechart.ui.body.walking import Stop, next_stop, stops
from tests.ui.body.conftest import MarkAt
from tests.ui.body.test_placed import mark_in

ARROWS = {
    (-1, 0): Qt.Key.Key_Left,
    (1, 0): Qt.Key.Key_Right,
    (0, -1): Qt.Key.Key_Up,
    (0, 1): Qt.Key.Key_Down,
}
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def walked(qtbot: QtBot, chart: BodyChart) -> BodyChart:
    """A chart that has the keyboard."""
    chart.activateWindow()
    chart.setFocus()
    qtbot.waitUntil(chart.hasFocus)
    return chart


def is_shown(chart: BodyChart) -> bool:
    """Whether the keyboard's place is to be seen."""
    return chart.walk.shown


@pytest.mark.parametrize("deep", [False, True])
@pytest.mark.parametrize("view", BodyView)
def test_that_every_muscle_a_tap_can_mean_is_reached_by_arrows_from_every_other(atlas: Atlas, view: BodyView, deep: bool) -> None:
    places = stops(atlas, sheet_of(atlas, view, 1.3), deep=deep)
    assert len(places) >= 18
    after = {place.point: [s.point for way in ARROWS if (s := next_stop(places, place.at, way))] for place in places}
    before: dict[BodyPoint, list[BodyPoint]] = {place.point: [] for place in places}
    for start, ends in after.items():
        for end in ends:
            before[end].append(start)
    assert reached(places[0], after) == reached(places[0], before) == set(after)


def reached(start: Stop, ways: dict[BodyPoint, list[BodyPoint]]) -> set[BodyPoint]:
    found, todo = {start.point}, [start.point]
    while todo:
        new = [point for point in ways[todo.pop()] if point not in found]
        found.update(new)
        todo.extend(new)
    return found


@pytest.mark.parametrize("deep", [False, True])
@pytest.mark.parametrize("view", BodyView)
def test_that_a_stop_answers_with_its_structure_and_no_visible_muscle_is_left_out(
    atlas: Atlas, view: BodyView, deep: bool
) -> None:
    sheet = sheet_of(atlas, view)
    places = stops(atlas, sheet, deep=deep)
    for place in places:
        hit = atlas.structure_at(place.point, deep)
        assert hit is not None
        assert hit.structure == place.structure
        assert sheet.to_body(place.at) == place.point
    walked = {place.structure for place in places}
    for figure in (f for f in sheet.figures if not f.cut):
        layer = Layer.DEEP if deep else Layer.SUPERFICIAL
        of_layer = [s for s in atlas.structures(figure.view) if s.kind is StructureKind.MUSCLE and s.layer is layer]
        left = [s for s in of_layer if s not in walked]
        tapped = [s for s in left if (at := atlas.centre(s.key, s.side, s.view)) and answers(atlas, at, deep) == s.key]
        assert tapped == []


def answers(atlas: Atlas, point: BodyPoint, deep: bool) -> str:
    hit = atlas.structure_at(point, deep)
    return hit.structure.key if hit is not None else ""


def stop_at(x: float, y: float) -> Stop:
    structure = Structure("one", StructureKind.MUSCLE, Side.RIGHT, Layer.SUPERFICIAL, "One", View.ANTERIOR)
    return Stop(structure, BodyPoint(View.ANTERIOR, x, y), QPointF(x, y))


def test_that_what_lies_straight_ahead_comes_before_what_is_nearer_aside() -> None:
    ahead, aside, behind = stop_at(60, 0), stop_at(25, 40), stop_at(-5, 0)
    assert next_stop([ahead, aside, behind], QPointF(0, 0), (1, 0)) == ahead
    assert next_stop([ahead, aside, behind], QPointF(0, 0), (-1, 0)) == behind
    assert next_stop([ahead, aside, behind], QPointF(0, 0), (0, -1)) is None


def test_that_arrows_walk_over_the_body_and_the_name_is_shown(qtbot: QtBot, walked: BodyChart, atlas: Atlas) -> None:
    bare = walked.grab().toImage()
    qtbot.keyClick(walked, Qt.Key.Key_Down)
    first = walked.walk.spot()
    assert first is not None
    assert is_shown(walked)
    assert walked.grab().toImage() != bare
    for way, key in ARROWS.items():
        before = walked.walk.spot()
        assert before is not None
        qtbot.keyClick(walked, key)
        spot = walked.walk.spot()
        assert spot is not None
        assert (spot.at.x() - before.at.x()) * way[0] + (spot.at.y() - before.at.y()) * way[1] > 0
        assert spot.structure is not None
        assert spot.words == walked.words_of(spot.structure)
    walked.clearFocus()
    assert not is_shown(walked)


def test_that_the_walk_goes_on_from_front_to_back_on_one_sheet(qtbot: QtBot, walked: BodyChart, atlas: Atlas) -> None:
    walked.show_view(BodyView.ALL)
    seen = set()
    qtbot.keyClick(walked, Qt.Key.Key_Left)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        for _ in range(30):
            qtbot.keyClick(walked, key)
            spot = walked.walk.spot()
            assert spot is not None
            assert spot.structure is not None
            seen.add(spot.structure.view)
    assert seen == {View.ANTERIOR, View.POSTERIOR}


def test_that_what_is_walked_to_comes_into_the_window(qtbot: QtBot, walked: BodyChart, atlas: Atlas) -> None:
    walked.zoom_to(mark_in(atlas, "gluteus-medius", View.POSTERIOR).point)
    for _ in range(3):
        walked.zoom_in()
    for key in (Qt.Key.Key_Up,) * 6 + (Qt.Key.Key_Left,) * 6 + (Qt.Key.Key_Down,) * 12:
        qtbot.keyClick(walked, key)
        spot = walked.walk.spot()
        assert spot is not None
        assert walked.rect().contains(walked.seen.camera.to_px(spot.at).toPoint())


def test_that_enter_places_in_the_middle_of_the_muscle_and_shift_enter_finds(
    qtbot: QtBot, walked: BodyChart, atlas: Atlas
) -> None:
    for signal, modifier in ((walked.body_tapped, Qt.KeyboardModifier.NoModifier), (walked.body_held, SHIFT)):
        for _ in range(12):
            qtbot.keyClick(walked, Qt.Key.Key_Up)
            spot = walked.walk.spot()
            assert spot is not None
            with qtbot.waitSignal(signal) as told:
                qtbot.keyClick(walked, Qt.Key.Key_Return, modifier)
            hit = atlas.structure_at(told.args[0])
            assert hit is not None
            assert hit.structure == spot.structure
            if hit.structure.kind is StructureKind.MUSCLE:
                centre = atlas.centre(hit.structure.key, hit.structure.side, hit.structure.view)
                assert told.args[0] == centre or answers(atlas, centre or told.args[0], False) != hit.structure.key


def test_that_enter_means_nothing_before_a_walk_nor_where_nothing_is_placed(
    qtbot: QtBot, atlas: Atlas, walked: BodyChart
) -> None:
    with qtbot.assertNotEmitted(walked.body_tapped):
        qtbot.keyClick(walked, Qt.Key.Key_Return)
    only_seen = BodyChart(atlas, controls=False, placing=False)
    qtbot.addWidget(only_seen)
    only_seen.show()
    only_seen.activateWindow()
    only_seen.setFocus()
    qtbot.waitUntil(only_seen.hasFocus)
    qtbot.keyClick(only_seen, Qt.Key.Key_Down)
    assert is_shown(only_seen)
    with qtbot.assertNotEmitted(only_seen.body_tapped):
        qtbot.keyClick(only_seen, Qt.Key.Key_Return)


def test_that_page_down_goes_from_mark_to_mark_round_and_enter_takes_one(
    qtbot: QtBot, walked: BodyChart, atlas: Atlas, mark_at: MarkAt
) -> None:
    about = mark_in(atlas, "gluteus-medius", View.LATERAL_RIGHT, mark_id="about")
    elsewhere = mark_in(atlas, "abductor-hallucis", View.FOOT_PLANTAR, mark_id="sole")
    walked.show_marks([mark_at("old", "gluteus-maximus", Kind.GHOST), mark_at("a", "soleus"), about, elsewhere])
    seen = []
    for _ in range(4):
        qtbot.keyClick(walked, Qt.Key.Key_PageDown)
        spot = walked.walk.spot()
        assert spot is not None
        assert spot.mark is not None
        seen.append(spot.mark.id)
    assert seen == ["old", "a", "about", "old"]
    qtbot.keyClick(walked, Qt.Key.Key_PageUp)
    spot = walked.walk.spot()
    assert spot is not None
    assert "approximate" in spot.words
    walked.mark_tapped.connect(walked.select)
    with qtbot.waitSignal(walked.mark_tapped) as told:
        qtbot.keyClick(walked, Qt.Key.Key_Return)
    assert told.args == ["about"]
    assert walked.shows(BodyView.BACK)


def test_that_a_mark_under_the_keyboard_is_held_by_shift_enter(qtbot: QtBot, walked: BodyChart, mark_at: MarkAt) -> None:
    walked.show_marks([mark_at("a", "gluteus-medius")])
    qtbot.keyClick(walked, Qt.Key.Key_PageDown)
    with qtbot.waitSignal(walked.mark_held) as told, qtbot.assertNotEmitted(walked.body_held):
        qtbot.keyClick(walked, Qt.Key.Key_Return, SHIFT)
    assert told.args == ["a"]


def test_that_a_walk_goes_on_from_a_mark_and_a_mark_that_goes_is_left(qtbot: QtBot, walked: BodyChart, mark_at: MarkAt) -> None:
    mark = mark_at("a", "gluteus-medius")
    walked.show_marks([mark])
    qtbot.keyClick(walked, Qt.Key.Key_PageDown)
    qtbot.keyClick(walked, Qt.Key.Key_Down)
    spot = walked.walk.spot()
    assert spot is not None
    assert spot.structure is not None
    at = walked.seen.sheet.to_sheet(mark.point)
    assert at is not None
    assert spot.at.y() > at.y()
    qtbot.keyClick(walked, Qt.Key.Key_PageDown)
    walked.show_marks([])
    assert walked.walk.spot() is None or walked.walk.spot() == spot


def test_that_escape_leaves_the_walk_and_then_is_the_pages(qtbot: QtBot, walked: BodyChart) -> None:
    qtbot.keyClick(walked, Qt.Key.Key_Down)
    assert is_shown(walked)
    qtbot.keyClick(walked, Qt.Key.Key_Escape)
    assert not is_shown(walked)
    assert walked.walk.spot() is None


def test_that_a_mark_in_hand_or_a_pointer_hides_the_keyboards_place_and_an_arrow_brings_it_back(
    qtbot: QtBot, walked: BodyChart, mark_at: MarkAt
) -> None:
    walked.show_marks([mark_at("a", "soleus")])
    for hide in (lambda: walked.select("a"), lambda: qtbot.mouseClick(walked, Qt.MouseButton.LeftButton, pos=QPoint(60, 300))):
        qtbot.keyClick(walked, Qt.Key.Key_Down, CONTROL)
        was = walked.walk.spot()
        assert is_shown(walked)
        hide()
        assert not is_shown(walked)
        qtbot.keyClick(walked, Qt.Key.Key_Down, CONTROL)
        assert is_shown(walked)
        assert walked.walk.spot() == was


def test_that_the_walk_finds_its_muscle_again_in_another_view_and_layer(qtbot: QtBot, walked: BodyChart, atlas: Atlas) -> None:
    place = next(
        stop
        for stop in stops(atlas, walked.seen.sheet, deep=False)
        if (stop.structure.key, stop.structure.side) == ("gluteus-medius", Side.RIGHT)
    )
    walked.walk.go_to(place)
    walked.show_view(BodyView.RIGHT)
    spot = walked.walk.spot()
    assert spot is not None
    assert spot.structure is not None
    assert (spot.structure.key, spot.structure.view) == ("gluteus-medius", View.LATERAL_RIGHT)
    walked.show_view(BodyView.HAND)
    assert walked.walk.spot() is None
    assert not is_shown(walked)
    walked.show_view(BodyView.BACK)
    walked.set_deep(True)
    qtbot.keyClick(walked, Qt.Key.Key_Down)
    spot = walked.walk.spot()
    assert spot is not None
    assert spot.structure is not None
    assert spot.words.endswith(", deep") is (spot.structure.layer is Layer.DEEP)


def test_that_home_shows_everything(qtbot: QtBot, walked: BodyChart) -> None:
    whole = walked.px_per_mm
    walked.zoom_in()
    qtbot.keyClick(walked, Qt.Key.Key_Home)
    assert walked.px_per_mm == pytest.approx(whole)


def test_that_the_plate_is_whole_and_clear_of_controls_and_of_its_muscle() -> None:
    room = QRectF(0, 0, 800, 600)
    for shape in (QRectF(300, 200, 80, 80), QRectF(2, 2, 60, 60), QRectF(700, 560, 90, 38), QRectF(-200, -200, 1200, 1000)):
        for taken in ([], [QRectF(0, 0, 800, 60), QRectF(0, 400, 200, 200)]):
            plate = plate_of("Flexor carpi ulnaris, right", shape, room, taken)
            assert room.contains(plate)
            assert not any(plate.intersects(area) for area in taken)
            assert not plate.intersects(shape) or shape.contains(room)
