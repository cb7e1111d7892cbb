"""Free strokes by mouse, finger and pen on the real chart: what draws, what moves the body, what is forgotten."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from needlechart.domain.body import BodyPoint, View
from needlechart.domain.pain_outline import Corner
from needlechart.ui.body import BodyChart, BodyView
from needlechart.ui.body.gestures import Gestures
from needlechart.ui.body.pain_strokes import PainStrokes
from tests.ui.body.test_fingers import Hand
from tests.ui.charting.strokes import draw, ring

BACK = BodyPoint(View.POSTERIOR, 452, 560)
PRESS, MOVE, RELEASE = QEvent.Type.TabletPress, QEvent.Type.TabletMove, QEvent.Type.TabletRelease


class Drawn:
    """What the strokes of one chart said."""

    def __init__(self, chart: BodyChart) -> None:
        self.chart = chart
        self.strokes = PainStrokes(chart)
        self.said: list[tuple[View, tuple[Corner, ...]]] = []
        self.taps: list[BodyPoint] = []
        self.placed: list[BodyPoint] = []
        self.strokes.drawn.connect(lambda view, corners: self.said.append((view, corners)))
        self.strokes.tapped.connect(self.taps.append)
        chart.body_tapped.connect(self.placed.append)
        chart.body_held.connect(self.placed.append)

    def px(self, point: BodyPoint = BACK) -> QPoint:
        at = self.chart.px_of(point)
        assert at is not None
        return at.toPoint()


@pytest.fixture(scope="session")
def glass() -> QPointingDevice:
    return QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)


@pytest.fixture
def drawn(chart: BodyChart) -> Drawn:
    made = Drawn(chart)
    made.strokes.arm()
    return made


def box(corners: tuple[Corner, ...]) -> tuple[float, float, float, float]:
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def test_that_a_stroke_is_told_in_millimetres_of_its_view_at_any_zoom(drawn: Drawn) -> None:
    for closer in (False, True):
        if closer:
            drawn.chart.zoom_to(BACK)
        radius = round(25 * drawn.chart.px_per_mm)
        draw(drawn.chart, ring(drawn.px(), radius))
        view, corners = drawn.said.pop()
        assert view is View.POSTERIOR
        tolerance = 1.5 / drawn.chart.px_per_mm
        assert box(corners) == pytest.approx((427, 535, 477, 585), abs=tolerance)
    assert drawn.placed == []
    assert drawn.taps == []


def test_that_an_armed_chart_places_nothing_and_a_disarmed_one_draws_nothing(qtbot: QtBot, drawn: Drawn) -> None:
    chart = drawn.chart
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=drawn.px())
    assert drawn.placed == []
    assert drawn.taps[0].view is View.POSTERIOR
    drawn.strokes.disarm()
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=drawn.px())
    assert len(drawn.placed) == 1
    draw(chart, ring(drawn.px(), 30))
    assert drawn.said == []


def test_that_a_hand_may_rest_before_it_draws(qtbot: QtBot, drawn: Drawn) -> None:
    chart, loop, elsewhere = drawn.chart, ring(drawn.px(), 20), Gestures(drawn.chart)
    QTest.mousePress(chart, Qt.MouseButton.LeftButton, pos=loop[0])
    with qtbot.waitSignal(elsewhere.held):  # where nothing is armed the same rest is a long press
        elsewhere.press(QPointF(loop[0]), 0)
    for at in loop[1:]:
        QTest.mouseMove(chart, at)
    QTest.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=loop[-1])
    assert len(drawn.said) == 1
    assert drawn.placed == []


def test_that_a_stroke_that_leaves_its_figure_stays_at_its_edge(drawn: Drawn) -> None:
    drawn.chart.show_view(BodyView.ALL)
    start = drawn.px(BodyPoint(View.ANTERIOR, 520, 560))
    beyond = [start, start + QPoint(600, 0), start + QPoint(600, 60), start + QPoint(0, 60)]
    draw(drawn.chart, beyond)
    view, corners = drawn.said[0]
    width = max(x for ring_ in drawn.chart.atlas.outline(View.ANTERIOR) for x, _y in ring_)
    assert view is View.ANTERIOR
    assert box(corners)[2] == pytest.approx(width, abs=0.1)


def test_that_a_drag_that_begins_beside_every_figure_moves_the_body(drawn: Drawn) -> None:
    chart = drawn.chart
    chart.zoom_to(BodyPoint(View.POSTERIOR, 690, 800))
    seen = chart.seen
    beside = next(QPoint(x, 300) for x in range(60, 780) if seen.sheet.figure_at(seen.camera.to_sheet(QPointF(x, 300))) is None)
    before = drawn.px()
    draw(chart, [beside, beside + QPoint(-20, 30), beside + QPoint(-40, 60)])
    assert drawn.said == []
    moved = drawn.px() - before
    assert (moved.x(), moved.y()) == pytest.approx((-40, 60), abs=3)


def test_that_one_finger_draws_and_two_move_the_body(drawn: Drawn, glass: QPointingDevice) -> None:
    chart, loop = drawn.chart, ring(drawn.px(), 30)
    QTest.touchEvent(chart, glass).press(1, loop[0], chart).commit()
    for at in loop[1:]:
        QTest.touchEvent(chart, glass).move(1, at, chart).commit()
    QTest.touchEvent(chart, glass).release(1, loop[-1], chart).commit()
    assert len(drawn.said) == 1

    scale, one, other = chart.px_per_mm, drawn.px(), drawn.px() + QPoint(60, 0)
    QTest.touchEvent(chart, glass).press(1, one, chart).commit()
    QTest.touchEvent(chart, glass).move(1, one + QPoint(12, 12), chart).commit()
    assert drawn.strokes.stroke()
    QTest.touchEvent(chart, glass).stationary(1).press(2, other, chart).commit()
    assert not drawn.strokes.stroke()  # the second finger takes the stroke back
    for step in range(1, 6):
        by = QPoint(10 * step, 0)
        QTest.touchEvent(chart, glass).move(1, one - by, chart).move(2, other + by, chart).commit()
    QTest.touchEvent(chart, glass).release(1, one - by, chart).release(2, other + by, chart).commit()
    assert chart.px_per_mm > 1.3 * scale
    assert len(drawn.said) == 1
    assert drawn.placed == []


def test_that_a_pen_draws_and_the_palm_beside_it_does_not_count(drawn: Drawn, glass: QPointingDevice) -> None:
    stylus = QPointingDevice(
        "pen", 7002, QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Pen, QInputDevice.Capability.Position, 1, 2
    )
    hand, loop = Hand(drawn.chart, glass, stylus), ring(drawn.px(), 30)
    assert hand.pen(PRESS, loop[0], down=True)
    for number, at in enumerate(loop[1:]):
        assert hand.pen(MOVE, at, down=True)
        if number == 5:
            hand.tap(drawn.px() + QPoint(80, 80))
    assert hand.pen(RELEASE, loop[-1])
    assert [view for view, _corners in drawn.said] == [View.POSTERIOR]
    assert box(drawn.said[0][1])[2] - box(drawn.said[0][1])[0] == pytest.approx(60 / drawn.chart.px_per_mm, rel=0.05)
    assert drawn.taps == []
    assert drawn.placed == []


def test_that_a_stroke_that_never_ends_is_forgotten(drawn: Drawn) -> None:
    chart, loop = drawn.chart, ring(drawn.px(), 20)
    QTest.mousePress(chart, Qt.MouseButton.LeftButton, pos=loop[0])
    for at in loop[1:12]:
        QTest.mouseMove(chart, at)
    assert drawn.strokes.stroke()
    chart.hide()
    assert not drawn.strokes.stroke()
    assert drawn.said == []


def test_that_the_stroke_is_seen_while_it_is_drawn(drawn: Drawn) -> None:
    chart, loop = drawn.chart, ring(drawn.px(), 40)
    before = chart.grab().toImage()
    QTest.mousePress(chart, Qt.MouseButton.LeftButton, pos=loop[0])
    for at in loop[1:]:
        QTest.mouseMove(chart, at)
    during = chart.grab().toImage()
    assert before.pixelColor(loop[8]) != during.pixelColor(loop[8])
    QTest.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=loop[-1])
    assert chart.grab().toImage().pixelColor(loop[8]) == before.pixelColor(loop[8])
