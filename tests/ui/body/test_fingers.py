"""Several fingers, palms and pens on the real chart: what moves the body, what is a tap, and what does not count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QSizeF, Qt
from PySide6.QtGui import QEventPoint, QInputDevice, QPointingDevice, QTabletEvent, QTouchEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from needlechart.atlas import Atlas
from needlechart.domain.body import BodyPoint, Side, View
from needlechart.ui.application import application
from needlechart.ui.body import BodyChart
from needlechart.ui.body.fingers import PALM_PX, is_palm
from needlechart.ui.body.gestures import HOLD_MS
from needlechart.ui.body.pen import NEAR_MS
from tests.ui.body.conftest import MarkAt

PRESSED, MOVED, RELEASED = QEventPoint.State.Pressed, QEventPoint.State.Updated, QEventPoint.State.Released
BEGIN, UPDATE, END = QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd
LATER_MS = 100_000
"""A time of the system's events at which no pen has been near for long."""


@pytest.fixture(scope="session")
def glass() -> QPointingDevice:
    return QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)


@pytest.fixture(scope="session")
def stylus() -> QPointingDevice:
    return QPointingDevice(
        "pen",
        7001,
        QInputDevice.DeviceType.Stylus,
        QPointingDevice.PointerType.Pen,
        QInputDevice.Capability.Position | QInputDevice.Capability.Pressure | QInputDevice.Capability.Hover,
        1,
        2,
    )


@pytest.fixture(autouse=True)
def _no_pen() -> Iterator[None]:
    yield
    application().pen_near = False


class Dab(QEventPoint):
    """A finger on the glass as wide as it is told to be."""

    def __init__(self, number: int, state: QEventPoint.State, at: QPointF, wide: float) -> None:
        super().__init__(number, state, at, at)
        self._at, self._wide = at, wide

    def position(self) -> QPointF:
        return self._at

    def ellipseDiameters(self) -> QSizeF:  # noqa: N802
        return QSizeF(self._wide, self._wide)


class Touch(QTouchEvent):
    """A touch of such dabs at a time of the system's events."""

    def __init__(self, kind: QEvent.Type, device: QPointingDevice, dabs: Sequence[Dab], time_ms: int) -> None:
        super().__init__(kind, device, Qt.KeyboardModifier.NoModifier, list(dabs))
        self._dabs = list(dabs)
        self.setTimestamp(time_ms)

    def points(self) -> list[QEventPoint]:
        return list(self._dabs)


class Hand:
    """Fingers of any width and a pen, on one chart."""

    def __init__(self, chart: BodyChart, glass: QPointingDevice, stylus: QPointingDevice) -> None:
        self._chart, self._glass, self._stylus = chart, glass, stylus

    def touch(self, kind: QEvent.Type, *dabs: tuple[int, QEventPoint.State, QPoint, float], time_ms: int = LATER_MS) -> None:
        made = [Dab(number, state, QPointF(at), wide) for number, state, at, wide in dabs]
        QApplication.sendEvent(self._chart, Touch(kind, self._glass, made, time_ms))

    def tap(self, at: QPoint, wide: float = 12, time_ms: int = LATER_MS) -> None:
        self.touch(BEGIN, (1, PRESSED, at, wide), time_ms=time_ms)
        self.touch(END, (1, RELEASED, at, wide), time_ms=time_ms)

    def pen(self, kind: QEvent.Type, at: QPoint, *, down: bool = False, time_ms: int = LATER_MS) -> bool:
        button = Qt.MouseButton.NoButton if kind is QEvent.Type.TabletMove else Qt.MouseButton.LeftButton
        buttons = Qt.MouseButton.LeftButton if down else Qt.MouseButton.NoButton
        where = QPointF(at)
        event = QTabletEvent(
            kind, self._stylus, where, self._chart.mapToGlobal(where), 0.5, 0, 0, 0, 0, 0, Qt.KeyboardModifier.NoModifier,
            button, buttons,
        )  # fmt: skip
        event.setTimestamp(time_ms)
        target = QApplication.instance() if kind in (ENTER, LEAVE) else self._chart
        assert target is not None
        QCoreApplication.sendEvent(target, event)
        return event.isAccepted()


ENTER, LEAVE = QEvent.Type.TabletEnterProximity, QEvent.Type.TabletLeaveProximity


@pytest.fixture
def hand(chart: BodyChart, glass: QPointingDevice, stylus: QPointingDevice) -> Hand:
    return Hand(chart, glass, stylus)


@pytest.fixture
def muscle(chart: BodyChart, atlas: Atlas) -> QPoint:
    """A pixel of the chart on a muscle."""
    point = atlas.centre("gluteus-medius", Side.RIGHT, View.POSTERIOR)
    assert point is not None
    px = chart.at(point)
    assert px is not None
    return px


# ---- fingers


def test_that_two_fingers_that_do_not_spread_move_the_body(
    qtbot: QtBot, chart: BodyChart, atlas: Atlas, glass: QPointingDevice
) -> None:
    point = atlas.centre("gluteus-medius", Side.RIGHT, View.POSTERIOR)
    assert point is not None
    chart.zoom_to(point)
    before, scale = chart.at(point), chart.px_per_mm
    one, other, by = QPoint(400, 300), QPoint(470, 320), QPoint(0, 0)
    with qtbot.assertNotEmitted(chart.body_tapped), qtbot.assertNotEmitted(chart.body_held):
        QTest.touchEvent(chart, glass).press(1, one, chart).press(2, other, chart).commit()
        for step in range(1, 6):
            by = QPoint(8 * step, -6 * step)
            QTest.touchEvent(chart, glass).move(1, one + by, chart).move(2, other + by, chart).commit()
        QTest.touchEvent(chart, glass).release(1, one + by, chart).release(2, other + by, chart).commit()
    assert before is not None
    assert chart.at(point) == before + by
    assert chart.px_per_mm == pytest.approx(scale)


def test_that_two_fingers_move_and_spread_at_once_and_the_body_stays_under_them(
    chart: BodyChart, atlas: Atlas, glass: QPointingDevice
) -> None:
    point = atlas.centre("gluteus-medius", Side.RIGHT, View.POSTERIOR)
    assert point is not None
    chart.zoom_to(point)
    one, other = QPoint(380, 280), QPoint(460, 340)
    under = [chart.seen.camera.to_sheet(QPointF(at)) for at in (one, other)]
    QTest.touchEvent(chart, glass).press(1, one, chart).press(2, other, chart).commit()
    for step in range(1, 9):
        one, other = QPoint(380 - 8 * step, 280 + 2 * step), QPoint(460 + 4 * step, 340 + 11 * step)
        QTest.touchEvent(chart, glass).move(1, one, chart).move(2, other, chart).commit()
    middle = (chart.seen.camera.to_px(under[0]) + chart.seen.camera.to_px(under[1])) / 2
    assert (middle - QPointF(one + other) / 2).manhattanLength() < 2
    QTest.touchEvent(chart, glass).release(1, one, chart).release(2, other, chart).commit()


def test_that_three_fingers_do_nothing_nor_what_is_left_of_them(qtbot: QtBot, chart: BodyChart, hand: Hand) -> None:
    seen = chart.seen.camera.now
    a, b, c = QPoint(380, 300), QPoint(430, 300), QPoint(480, 300)
    with qtbot.assertNotEmitted(chart.body_tapped), qtbot.assertNotEmitted(chart.body_held):
        hand.touch(BEGIN, (1, PRESSED, a, 12), (2, PRESSED, b, 12), (3, PRESSED, c, 12))
        far = QPoint(90, 60)
        hand.touch(UPDATE, (1, MOVED, a - far, 12), (2, MOVED, b, 12), (3, MOVED, c + far, 12))
        hand.touch(UPDATE, (1, MOVED, a, 12), (2, MOVED, b + far, 12), (3, RELEASED, c + far, 12))
        hand.touch(UPDATE, (1, MOVED, a - far, 12), (2, RELEASED, b + far, 12))
        hand.touch(END, (1, RELEASED, a - far, 12))
    assert chart.seen.camera.now == seen
    with qtbot.waitSignal(chart.body_tapped):  # the control: the next finger counts again
        hand.tap(QPoint(424, 300))


def test_that_a_second_finger_takes_a_dragged_mark_back(qtbot: QtBot, chart: BodyChart, hand: Hand, mark_at: MarkAt) -> None:
    mark = mark_at("a", "gluteus-maximus")
    chart.show_marks([mark])
    px = chart.at(mark.point)
    assert px is not None
    with qtbot.assertNotEmitted(chart.mark_moved):
        hand.touch(BEGIN, (1, PRESSED, px, 12))
        hand.touch(UPDATE, (1, MOVED, px + QPoint(20, 0), 12))
        assert chart.marks[0].point != mark.point
        hand.touch(UPDATE, (1, MOVED, px + QPoint(20, 0), 12), (2, PRESSED, px + QPoint(60, 80), 12))
        assert chart.marks[0].point == mark.point
        hand.touch(UPDATE, (1, MOVED, px + QPoint(24, 0), 12), (2, RELEASED, px + QPoint(60, 80), 12))
        hand.touch(END, (1, RELEASED, px + QPoint(24, 0), 12))
    assert chart.marks[0].point == mark.point


def test_that_a_finger_left_of_two_neither_drags_nor_taps(qtbot: QtBot, chart: BodyChart, hand: Hand, muscle: QPoint) -> None:
    with qtbot.assertNotEmitted(chart.body_tapped), qtbot.assertNotEmitted(chart.body_held):
        hand.touch(BEGIN, (1, PRESSED, muscle, 12), (2, PRESSED, muscle + QPoint(80, 0), 12))
        hand.touch(UPDATE, (1, MOVED, muscle, 12), (2, RELEASED, muscle + QPoint(80, 0), 12))
        seen = chart.seen.camera.now
        hand.touch(UPDATE, (1, MOVED, muscle + QPoint(50, 0), 12))
        hand.touch(END, (1, RELEASED, muscle + QPoint(50, 0), 12))
    assert chart.seen.camera.now == seen


# ---- palms


def test_that_a_palm_is_wider_than_a_thumb() -> None:
    assert not is_palm(QSizeF(0, 0))
    assert not is_palm(QSizeF(PALM_PX, 20))
    assert is_palm(QSizeF(20, PALM_PX + 1))


def test_that_a_palm_does_nothing_and_a_finger_beside_it_taps(qtbot: QtBot, chart: BodyChart, hand: Hand, muscle: QPoint) -> None:
    with qtbot.assertNotEmitted(chart.body_tapped):
        hand.tap(muscle, wide=PALM_PX + 8)
    with qtbot.waitSignal(chart.body_tapped):  # the control
        hand.tap(muscle, wide=PALM_PX - 8)
    rest = QPoint(500, 500)
    with qtbot.waitSignal(chart.body_tapped):
        hand.touch(BEGIN, (1, PRESSED, rest, 70), time_ms=LATER_MS + 5000)
        hand.touch(UPDATE, (1, MOVED, rest, 70), (2, PRESSED, muscle, 12), time_ms=LATER_MS + 5010)
        hand.touch(UPDATE, (1, MOVED, rest, 20), (2, RELEASED, muscle, 12), time_ms=LATER_MS + 5020)  # once a palm, always
        hand.touch(END, (1, RELEASED, rest, 20), time_ms=LATER_MS + 5030)


def test_that_a_finger_that_becomes_a_palm_is_taken_back(qtbot: QtBot, chart: BodyChart, hand: Hand, mark_at: MarkAt) -> None:
    mark = mark_at("a", "gluteus-maximus")
    chart.show_marks([mark])
    px = chart.at(mark.point)
    assert px is not None
    with qtbot.assertNotEmitted(chart.mark_moved), qtbot.assertNotEmitted(chart.mark_tapped):
        hand.touch(BEGIN, (1, PRESSED, px, 12))
        hand.touch(UPDATE, (1, MOVED, px + QPoint(24, 0), 20))
        hand.touch(UPDATE, (1, MOVED, px + QPoint(30, 0), 60))
        hand.touch(END, (1, RELEASED, px + QPoint(30, 0), 60))
    assert chart.marks[0].point == mark.point


# ---- the pen


def test_that_a_pen_taps_as_finely_as_the_mouse(
    qtbot: QtBot, chart: BodyChart, hand: Hand, muscle: QPoint, mark_at: MarkAt
) -> None:
    told: list[BodyPoint] = []
    chart.body_tapped.connect(told.append)
    assert hand.pen(QEvent.Type.TabletPress, muscle, down=True)
    assert hand.pen(QEvent.Type.TabletRelease, muscle)
    assert [chart.at(point) for point in told] == [muscle]
    chart.show_marks([mark_at("a", "gluteus-maximus")])
    px = chart.at(chart.marks[0].point)
    assert px is not None
    beside = px + QPoint(-20, 0)
    with qtbot.assertNotEmitted(chart.mark_tapped):
        hand.pen(QEvent.Type.TabletPress, beside, down=True, time_ms=LATER_MS + 5000)
        hand.pen(QEvent.Type.TabletRelease, beside, time_ms=LATER_MS + 5000)
    with qtbot.waitSignal(chart.mark_tapped):  # the control: a finger reaches it from there
        hand.tap(beside, time_ms=LATER_MS + 9000)


def test_that_a_pen_drags_a_mark(qtbot: QtBot, chart: BodyChart, hand: Hand, mark_at: MarkAt) -> None:
    mark = mark_at("a", "gluteus-maximus")
    chart.show_marks([mark])
    px = chart.at(mark.point)
    assert px is not None
    with qtbot.waitSignal(chart.mark_moved) as told:
        hand.pen(QEvent.Type.TabletPress, px, down=True)
        for step in (10, 20):
            hand.pen(QEvent.Type.TabletMove, px + QPoint(step, 0), down=True)
        hand.pen(QEvent.Type.TabletRelease, px + QPoint(20, 0))
    assert told.args[0] == "a"


def test_that_a_pen_that_rests_is_a_long_press(qtbot: QtBot, chart: BodyChart, hand: Hand, muscle: QPoint) -> None:
    with qtbot.waitSignal(chart.body_held, timeout=HOLD_MS * 6), qtbot.assertNotEmitted(chart.body_tapped):
        hand.pen(QEvent.Type.TabletPress, muscle, down=True)
    hand.pen(QEvent.Type.TabletRelease, muscle)


def test_that_a_pen_that_hovers_is_left_to_qt_which_makes_a_mouse_of_it(chart: BodyChart, hand: Hand, muscle: QPoint) -> None:
    assert not hand.pen(QEvent.Type.TabletMove, muscle)
    assert hand.pen(QEvent.Type.TabletPress, muscle, down=True)
    assert hand.pen(QEvent.Type.TabletMove, muscle, down=True)
    hand.pen(QEvent.Type.TabletRelease, muscle)


@pytest.mark.parametrize("word", ["hover", "proximity"])
def test_that_fingers_do_not_count_while_a_pen_is_near(
    qtbot: QtBot, chart: BodyChart, hand: Hand, muscle: QPoint, word: str
) -> None:
    hand.pen(QEvent.Type.TabletMove if word == "hover" else ENTER, QPoint(600, 500), time_ms=LATER_MS)
    soon = LATER_MS + NEAR_MS
    seen = chart.seen.camera.now
    with qtbot.assertNotEmitted(chart.body_tapped), qtbot.assertNotEmitted(chart.body_held):
        hand.tap(muscle, time_ms=soon)
        hand.touch(BEGIN, (1, PRESSED, muscle, 12), (2, PRESSED, muscle + QPoint(60, 0), 12), time_ms=soon)
        hand.touch(UPDATE, (1, MOVED, muscle, 12), (2, MOVED, muscle + QPoint(200, 0), 12), time_ms=soon)
        hand.touch(END, (1, RELEASED, muscle, 12), (2, RELEASED, muscle + QPoint(200, 0), 12), time_ms=soon)
    assert chart.seen.camera.now == seen
    late = soon + 1
    if word == "proximity":
        with qtbot.assertNotEmitted(chart.body_tapped):
            hand.tap(muscle, time_ms=late + 60_000)  # a still pen says nothing
        hand.pen(LEAVE, QPoint(600, 500), time_ms=LATER_MS)
    with qtbot.waitSignal(chart.body_tapped):  # the control: once it is gone, a finger counts
        hand.tap(muscle, time_ms=late)


@pytest.mark.parametrize("word", [QEvent.Type.TabletMove, ENTER])
def test_that_a_touch_that_began_before_the_pen_came_is_taken_back(
    qtbot: QtBot, chart: BodyChart, hand: Hand, mark_at: MarkAt, word: QEvent.Type
) -> None:
    mark = mark_at("a", "gluteus-maximus")
    chart.show_marks([mark])
    px = chart.at(mark.point)
    assert px is not None
    with qtbot.assertNotEmitted(chart.mark_moved), qtbot.assertNotEmitted(chart.mark_tapped):
        hand.touch(BEGIN, (1, PRESSED, px, 12))
        hand.touch(UPDATE, (1, MOVED, px + QPoint(24, 0), 12))
        assert chart.marks[0].point != mark.point
        hand.pen(word, QPoint(600, 500))
        assert chart.marks[0].point == mark.point
        hand.touch(UPDATE, (1, MOVED, px + QPoint(40, 0), 12))
        hand.touch(END, (1, RELEASED, px + QPoint(40, 0), 12))
    assert chart.marks[0].point == mark.point


def test_that_a_pen_goes_on_while_the_palm_rests(qtbot: QtBot, chart: BodyChart, hand: Hand, muscle: QPoint) -> None:
    rest = QPoint(600, 520)
    with qtbot.waitSignal(chart.body_tapped) as told:
        hand.pen(QEvent.Type.TabletPress, muscle, down=True)
        hand.touch(BEGIN, (1, PRESSED, rest, 12))
        hand.touch(UPDATE, (1, MOVED, rest + QPoint(30, 0), 12))
        hand.touch(END, (1, RELEASED, rest + QPoint(30, 0), 12))
        hand.pen(QEvent.Type.TabletRelease, muscle)
    assert chart.at(told.args[0]) == muscle


def test_that_a_chart_shown_later_knows_that_a_pen_is_near(qtbot: QtBot, chart: BodyChart, hand: Hand, muscle: QPoint) -> None:
    chart.hide()
    hand.pen(ENTER, QPoint(0, 0), time_ms=LATER_MS)
    chart.show()
    with qtbot.assertNotEmitted(chart.body_tapped):
        hand.tap(muscle, time_ms=LATER_MS + 60_000)
    hand.pen(LEAVE, QPoint(0, 0), time_ms=LATER_MS)
    with qtbot.waitSignal(chart.body_tapped):  # the control: once it is gone, a finger counts
        hand.tap(muscle, time_ms=LATER_MS + 120_000)


def test_that_a_pen_drawing_on_a_chart_that_is_hidden_begins_anew(
    qtbot: QtBot, chart: BodyChart, hand: Hand, muscle: QPoint
) -> None:
    hand.pen(QEvent.Type.TabletPress, muscle, down=True)
    chart.hide()
    chart.show()
    with qtbot.assertNotEmitted(chart.body_tapped):
        hand.pen(QEvent.Type.TabletRelease, muscle)
