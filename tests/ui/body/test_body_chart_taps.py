"""Taps, long presses and drags on the real chart, by mouse and by finger."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from needlechart.atlas import Atlas
from needlechart.domain.body import BodyPoint, Side, View
from needlechart.drawing.marks import Kind
from needlechart.ui.body import BodyChart, BodyView
from needlechart.ui.body.gestures import HOLD_MS
from needlechart.ui.look.buttons import Button
from tests.ui.body.conftest import MarkAt

LEFT = Qt.MouseButton.LeftButton
SHOWN = [
    (BodyView.ALL, View.ANTERIOR, "pectoralis-major-sternal"),
    (BodyView.ALL, View.POSTERIOR, "gluteus-medius"),
    (BodyView.FRONT, View.ANTERIOR, "rectus-femoris"),
    (BodyView.BACK, View.POSTERIOR, "gluteus-medius"),
    (BodyView.LEFT, View.LATERAL_LEFT, "gluteus-medius"),
    (BodyView.RIGHT, View.LATERAL_RIGHT, "gluteus-medius"),
    (BodyView.HEAD, View.ANTERIOR, "masseter"),
    (BodyView.HEAD, View.POSTERIOR, "occipitalis"),
    (BodyView.HEAD, View.LATERAL_RIGHT, "temporalis"),
    (BodyView.HEAD, View.LATERAL_LEFT, "temporalis"),
    (BodyView.HAND, View.HAND_PALMAR, "adductor-pollicis"),
    (BodyView.HAND, View.HAND_DORSAL, "interosseus-dorsalis-1-hand"),
    (BodyView.FOOT, View.FOOT_PLANTAR, "abductor-hallucis"),
    (BodyView.FOOT, View.FOOT_DORSAL, "extensor-digitorum-brevis"),
    (BodyView.INNER_LEG, View.LEG_MEDIAL, "gracilis"),
]


def centre(atlas: Atlas, muscle: str, view: View) -> BodyPoint:
    for side in (Side.RIGHT, Side.LEFT):
        at = atlas.centre(muscle, side, view)
        if at is not None:
            return at
    raise AssertionError(f"{muscle} is not drawn in {view}")


def pixel(chart: BodyChart, point: BodyPoint) -> QPoint:
    px = chart.at(point)
    assert px is not None
    return px


def same_place(one: BodyPoint, other: BodyPoint, within_mm: float) -> bool:
    return one.view is other.view and max(abs(one.x_mm - other.x_mm), abs(one.y_mm - other.y_mm)) <= within_mm


@pytest.mark.parametrize(("shown", "view", "muscle"), SHOWN)
def test_that_a_click_gives_the_millimetres_under_it_in_every_view(
    qtbot: QtBot, chart: BodyChart, atlas: Atlas, shown: BodyView, view: View, muscle: str
) -> None:
    chart.show_view(shown)
    point = centre(atlas, muscle, view)
    half_a_pixel = 0.5 / chart.px_per_mm + 0.06
    with qtbot.waitSignal(chart.body_tapped) as told:
        qtbot.mouseClick(chart, LEFT, pos=pixel(chart, point))
    assert same_place(told.args[0], point, half_a_pixel)
    hit = atlas.structure_at(told.args[0])
    assert hit is not None
    assert hit.structure.key == muscle


@pytest.mark.parametrize("closer", [1, 2, 3, 5])
def test_that_a_click_is_exact_to_half_a_millimetre_when_one_is_close(
    qtbot: QtBot, chart: BodyChart, atlas: Atlas, closer: int
) -> None:
    point = centre(atlas, "gluteus-medius", View.POSTERIOR)
    chart.zoom_to(point)
    for _ in range(closer):
        chart.zoom_in()
    assert chart.px_per_mm > 1.2
    with qtbot.waitSignal(chart.body_tapped) as told:
        qtbot.mouseClick(chart, LEFT, pos=pixel(chart, point))
    assert same_place(told.args[0], point, 0.5)
    assert round(told.args[0].x_mm, 1) == told.args[0].x_mm


def test_that_a_click_beside_the_figure_says_nothing(qtbot: QtBot, chart: BodyChart) -> None:
    with qtbot.assertNotEmitted(chart.body_tapped):
        qtbot.mouseClick(chart, LEFT, pos=QPoint(60, 300))
    assert chart.point_at(QPointF(60, 300)) is None


def test_that_a_chart_that_is_only_looked_at_says_nothing_of_the_body(qtbot: QtBot, atlas: Atlas, mark_at: MarkAt) -> None:
    chart = BodyChart(atlas, controls=False, placing=False)
    qtbot.addWidget(chart)
    chart.resize(400, 600)
    chart.show()
    chart.show_view(BodyView.BACK)
    mark = mark_at("a", "gluteus-maximus")
    chart.show_marks([mark])
    with qtbot.assertNotEmitted(chart.body_tapped), qtbot.assertNotEmitted(chart.mark_moved):
        qtbot.mouseClick(chart, LEFT, pos=pixel(chart, centre(atlas, "gastrocnemius-medial", View.POSTERIOR)))
        drag(chart, pixel(chart, mark.point), QPoint(20, 0))
    with qtbot.waitSignal(chart.mark_tapped) as told:
        qtbot.mouseClick(chart, LEFT, pos=pixel(chart, mark.point))
    assert told.args == ["a"]


def test_that_a_click_on_a_mark_says_which(qtbot: QtBot, chart: BodyChart, mark_at: MarkAt) -> None:
    chart.show_marks([mark_at("a", "gluteus-medius"), mark_at("b", "gastrocnemius-medial")])
    with qtbot.waitSignal(chart.mark_tapped) as told, qtbot.assertNotEmitted(chart.body_tapped):
        qtbot.mouseClick(chart, LEFT, pos=pixel(chart, chart.marks[1].point))
    assert told.args == ["b"]


def test_that_marks_over_each_other_are_each_reached(qtbot: QtBot, chart: BodyChart, mark_at: MarkAt) -> None:
    chart.show_marks([mark_at(name, "gluteus-medius", dx=dx) for name, dx in (("a", 0), ("b", 2), ("c", 4))])
    chart.zoom_to(chart.marks[0].point)
    chart.mark_tapped.connect(chart.select)
    reached = set()
    for _ in range(3):
        qtbot.mouseClick(chart, LEFT, pos=pixel(chart, chart.marks[0].point))
        reached.add(chart.selected)
    assert reached == {"a", "b", "c"}


def test_that_a_drag_takes_the_selected_one_of_marks_over_each_other(qtbot: QtBot, chart: BodyChart, mark_at: MarkAt) -> None:
    chart.show_marks([mark_at(name, "gluteus-medius", dx=dx) for name, dx in (("a", 0), ("b", 2), ("c", 4))])
    chart.zoom_to(chart.marks[0].point)
    chart.select("c")
    with qtbot.waitSignal(chart.mark_moved) as told:
        drag(chart, pixel(chart, chart.marks[0].point), QPoint(0, 30))
    assert told.args[0] == "c"


def test_that_marks_over_each_other_on_the_small_body_are_one_and_a_tap_parts_them(
    qtbot: QtBot, chart: BodyChart, mark_at: MarkAt
) -> None:
    chart.show_marks(
        [mark_at("a", "gluteus-medius"), mark_at("b", "gluteus-medius", dx=20), mark_at("c", "gluteus-medius", dy=20)]
    )
    with qtbot.assertNotEmitted(chart.mark_tapped), qtbot.assertNotEmitted(chart.body_tapped):
        qtbot.mouseClick(chart, LEFT, pos=pixel(chart, chart.marks[0].point))
    assert chart.px_per_mm >= 1.2
    for mark in chart.marks:
        with qtbot.waitSignal(chart.mark_tapped) as told:
            qtbot.mouseClick(chart, LEFT, pos=pixel(chart, mark.point))
        assert told.args == [mark.id]


def test_that_the_selected_mark_is_never_hidden_in_a_cluster(qtbot: QtBot, chart: BodyChart, mark_at: MarkAt) -> None:
    chart.show_marks([mark_at("a", "gluteus-medius"), mark_at("b", "gluteus-medius", dx=20)])
    alone = chart.px_per_mm
    chart.select("a")
    with qtbot.waitSignal(chart.mark_tapped) as told:
        qtbot.mouseClick(chart, LEFT, pos=pixel(chart, chart.marks[1].point) + QPoint(8, 0))
    assert told.args == ["b"]
    assert chart.px_per_mm == alone


def test_that_todays_mark_goes_before_a_ghost_below_it(qtbot: QtBot, chart: BodyChart, mark_at: MarkAt) -> None:
    chart.show_marks([mark_at("old", "gluteus-medius", Kind.GHOST), mark_at("new", "gluteus-medius", dx=5)])
    with qtbot.waitSignal(chart.mark_tapped) as told:
        qtbot.mouseClick(chart, LEFT, pos=pixel(chart, chart.marks[0].point))
    assert told.args == ["new"]


def test_that_a_long_press_is_a_finding_and_not_a_tap(qtbot: QtBot, chart: BodyChart, atlas: Atlas) -> None:
    point = centre(atlas, "gluteus-medius", View.POSTERIOR)
    with qtbot.waitSignal(chart.body_held, timeout=HOLD_MS * 6) as told, qtbot.assertNotEmitted(chart.body_tapped):
        qtbot.mousePress(chart, LEFT, pos=pixel(chart, point))
    with qtbot.assertNotEmitted(chart.body_tapped):
        qtbot.mouseRelease(chart, LEFT, pos=pixel(chart, point))
    assert same_place(told.args[0], point, 0.5 / chart.px_per_mm + 0.06)


def test_that_a_long_press_on_a_mark_asks_for_its_history(qtbot: QtBot, chart: BodyChart, mark_at: MarkAt) -> None:
    chart.show_marks([mark_at("a", "gluteus-medius")])
    with qtbot.waitSignal(chart.mark_held, timeout=HOLD_MS * 6) as told, qtbot.assertNotEmitted(chart.mark_tapped):
        qtbot.mousePress(chart, LEFT, pos=pixel(chart, chart.marks[0].point))
    qtbot.mouseRelease(chart, LEFT, pos=pixel(chart, chart.marks[0].point))
    assert told.args == ["a"]


def test_that_a_press_that_loses_its_window_is_no_long_press(qtbot: QtBot, chart: BodyChart, mark_at: MarkAt) -> None:
    mark = mark_at("a", "gluteus-maximus")
    chart.show_marks([mark])
    px = pixel(chart, mark.point)
    held: list[str] = []
    chart.mark_held.connect(held.append)
    qtbot.mousePress(chart, LEFT, pos=px)
    QTest.mouseMove(chart, px + QPoint(20, 0))
    assert chart.marks[0].point != mark.point
    chart.hide()
    assert chart.marks[0].point == mark.point  # a drag goes back
    chart.show()
    qtbot.mousePress(chart, LEFT, pos=px)
    chart.hide()
    chart.show()
    qtbot.mousePress(chart, LEFT, pos=px)  # this one rests long enough
    qtbot.waitUntil(lambda: bool(held))
    qtbot.mouseRelease(chart, LEFT, pos=px)
    assert held == ["a"]


def drag(chart: BodyChart, start: QPoint, by: QPoint) -> None:
    QTest.mousePress(chart, LEFT, pos=start)
    for step in range(1, 5):
        QTest.mouseMove(chart, start + by * step / 4)
        QApplication.processEvents()
    QTest.mouseRelease(chart, LEFT, pos=start + by)


def test_that_a_dragged_mark_moves_with_the_finger_and_says_so_once(qtbot: QtBot, chart: BodyChart, mark_at: MarkAt) -> None:
    mark = mark_at("a", "gluteus-maximus")
    chart.show_marks([mark])
    chart.zoom_to(mark.point)
    moved: list[tuple[str, BodyPoint]] = []
    chart.mark_moved.connect(lambda name, point: moved.append((name, point)))
    drag(chart, pixel(chart, mark.point), QPoint(40, -24))
    wanted = BodyPoint(mark.point.view, mark.point.x_mm + 40 / chart.px_per_mm, mark.point.y_mm - 24 / chart.px_per_mm)
    ((name, point),) = moved
    assert name == "a"
    assert same_place(point, wanted, 0.3)
    assert chart.marks[0].point == point


def test_that_a_mark_is_painted_while_it_is_dragged(qtbot: QtBot, chart: BodyChart, mark_at: MarkAt) -> None:
    mark = mark_at("a", "gluteus-maximus")
    chart.show_marks([mark])
    chart.zoom_to(mark.point)
    start = pixel(chart, mark.point)
    QTest.mousePress(chart, LEFT, pos=start)
    QTest.mouseMove(chart, start + QPoint(30, 0))
    assert chart.marks[0].point.x_mm == pytest.approx(mark.point.x_mm + 30 / chart.px_per_mm, abs=0.2)
    QTest.mouseRelease(chart, LEFT, pos=start)
    assert chart.marks[0].point.x_mm == pytest.approx(mark.point.x_mm, abs=0.2)


def test_that_a_mark_cannot_be_dragged_off_the_figure(qtbot: QtBot, chart: BodyChart, mark_at: MarkAt, atlas: Atlas) -> None:
    mark = mark_at("a", "gluteus-medius")
    chart.show_marks([mark])
    chart.zoom_to(mark.point)
    off = pixel(chart, mark.point) + QPoint(160, 0)
    assert chart.point_at(QPointF(off)) is None
    with qtbot.waitSignal(chart.mark_moved) as told:
        drag(chart, pixel(chart, mark.point), QPoint(160, 0))
    assert atlas.contains(told.args[1])
    assert told.args[1].x_mm > mark.point.x_mm


def test_that_a_ghost_is_not_dragged(qtbot: QtBot, chart: BodyChart, mark_at: MarkAt) -> None:
    chart.show_marks([mark_at("old", "gluteus-medius", Kind.GHOST)])
    with qtbot.assertNotEmitted(chart.mark_moved):
        drag(chart, pixel(chart, chart.marks[0].point), QPoint(30, 0))


def test_that_a_double_click_takes_its_first_half_back_and_goes_closer(qtbot: QtBot, chart: BodyChart, atlas: Atlas) -> None:
    point = centre(atlas, "gluteus-medius", View.POSTERIOR)
    before, px = chart.px_per_mm, pixel(chart, point)
    heard: list[str] = []
    chart.body_tapped.connect(lambda _point: heard.append("tapped"))
    chart.tap_withdrawn.connect(lambda: heard.append("withdrawn"))
    QTest.mouseClick(chart, LEFT, pos=px)
    QTest.mouseDClick(chart, LEFT, pos=px)  # the second press only
    QTest.mouseRelease(chart, LEFT, pos=px)
    assert heard == ["tapped", "withdrawn"]
    assert chart.px_per_mm > before * 1.2
    assert chart.at(point) is not None


def test_that_two_slow_clicks_are_two_taps(qtbot: QtBot, chart: BodyChart, atlas: Atlas) -> None:
    px = pixel(chart, centre(atlas, "gluteus-medius", View.POSTERIOR))
    heard: list[BodyPoint] = []
    chart.body_tapped.connect(heard.append)
    with qtbot.assertNotEmitted(chart.tap_withdrawn):
        qtbot.mouseClick(chart, LEFT, pos=px)
        qtbot.mouseClick(chart, LEFT, pos=px)
    assert len(heard) == 2


@pytest.fixture(scope="session")
def finger() -> QPointingDevice:
    return QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)


def test_that_a_finger_taps_like_the_mouse(qtbot: QtBot, chart: BodyChart, atlas: Atlas, finger: QPointingDevice) -> None:
    point = centre(atlas, "gluteus-medius", View.POSTERIOR)
    px = pixel(chart, point)
    with qtbot.waitSignal(chart.body_tapped) as told:
        QTest.touchEvent(chart, finger).press(1, px, chart).commit()
        QTest.touchEvent(chart, finger).release(1, px, chart).commit()
    assert same_place(told.args[0], point, 0.5 / chart.px_per_mm + 0.06)


def test_that_a_finger_on_a_button_over_the_body_presses_it_and_taps_no_body(
    qtbot: QtBot, chart: BodyChart, finger: QPointingDevice
) -> None:
    button = Button("Over the body", "float", size="touch")
    chart.add_tool(button)
    chart.show()
    qtbot.waitExposed(chart)
    QApplication.processEvents()
    tapped: list[BodyPoint] = []
    chart.body_tapped.connect(tapped.append)
    window, px = chart.window().windowHandle(), button.mapTo(chart.window(), button.rect().center())
    assert window is not None
    with qtbot.waitSignal(button.clicked):
        QTest.touchEvent(window, finger).press(1, px, window).commit()
        QTest.touchEvent(window, finger).release(1, px, window).commit()
    assert tapped == []


def test_that_two_quick_taps_of_a_finger_go_closer(qtbot: QtBot, chart: BodyChart, atlas: Atlas, finger: QPointingDevice) -> None:
    px, before = pixel(chart, centre(atlas, "gluteus-medius", View.POSTERIOR)), chart.px_per_mm
    with qtbot.waitSignal(chart.tap_withdrawn):
        for _ in range(2):
            QTest.touchEvent(chart, finger).press(1, px, chart).commit()
            QTest.touchEvent(chart, finger).release(1, px, chart).commit()
    assert chart.px_per_mm > before


def test_that_a_finger_reaches_a_mark_that_the_mouse_misses(
    qtbot: QtBot, chart: BodyChart, mark_at: MarkAt, finger: QPointingDevice
) -> None:
    chart.show_marks([mark_at("a", "gluteus-maximus")])
    beside = pixel(chart, chart.marks[0].point) + QPoint(-20, 0)
    with qtbot.waitSignal(chart.mark_tapped):
        QTest.touchEvent(chart, finger).press(1, beside, chart).commit()
        QTest.touchEvent(chart, finger).release(1, beside, chart).commit()
    with qtbot.assertNotEmitted(chart.mark_tapped):
        qtbot.mouseClick(chart, LEFT, pos=beside)


def test_that_two_fingers_zoom_and_place_nothing(qtbot: QtBot, chart: BodyChart, finger: QPointingDevice) -> None:
    before = chart.px_per_mm
    one, other = QPoint(400, 300), QPoint(450, 300)
    with qtbot.assertNotEmitted(chart.body_tapped), qtbot.assertNotEmitted(chart.body_held):
        QTest.touchEvent(chart, finger).press(1, one, chart).commit()
        QTest.touchEvent(chart, finger).move(1, one, chart).press(2, other, chart).commit()
        for step in range(1, 6):
            apart = QPoint(20 * step, 0)
            QTest.touchEvent(chart, finger).move(1, one - apart, chart).move(2, other + apart, chart).commit()
        QTest.touchEvent(chart, finger).release(1, one, chart).release(2, other, chart).commit()
    assert chart.px_per_mm == pytest.approx(before * 5, rel=0.05)


def test_that_a_finger_drags_a_mark(qtbot: QtBot, chart: BodyChart, mark_at: MarkAt, finger: QPointingDevice) -> None:
    chart.show_marks([mark_at("a", "gluteus-maximus")])
    px = pixel(chart, chart.marks[0].point)
    with qtbot.waitSignal(chart.mark_moved) as told:
        QTest.touchEvent(chart, finger).press(1, px, chart).commit()
        QTest.touchEvent(chart, finger).move(1, px + QPoint(20, 0), chart).commit()
        QTest.touchEvent(chart, finger).release(1, px + QPoint(20, 0), chart).commit()
    assert told.args[0] == "a"
