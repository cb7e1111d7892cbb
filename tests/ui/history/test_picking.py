"""A span of visits is picked on the timeline by mouse, finger and keyboard; a course fills the width."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from needlechart.domain.history import NeedleHistory
from needlechart.domain.history.courses import courses_of, problem_courses
from needlechart.ui.history.picking import span_words, stepped, visits_between, whole_days
from needlechart.ui.history.timeline import Timeline
from needlechart.ui.history.timeline_touch import HOLD_MS, TimelineTouch
from needlechart.ui.look.layout import box, col, scrolled
from tests.clinics import MARA
from tests.ui.history.conftest import Past
from tests.ui.history.test_lanes import FIRST, history
from tests.visits import PROBLEM

SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
DAYS = (1.5, 8.33, 8.67, 20.5)


LaidOut = Callable[[NeedleHistory], Timeline]


@pytest.fixture
def timeline(qtbot: QtBot) -> LaidOut:
    """A timeline in its scroll area with its dates below, as the page has it."""
    kept: list[QWidget] = []

    def lay_out(past: NeedleHistory) -> Timeline:
        made = Timeline()
        area = scrolled(made, "Timeline")
        area.height_changed.connect(made.fit)
        around = box(col((area, 1), made.axis, gap=0))
        kept.append(around)
        qtbot.addWidget(around)
        around.resize(636, 420)
        made.show_history(past, MARA)
        made.show_span("all")
        around.show()
        return made

    return lay_out


def day(n: int) -> datetime.date:
    return FIRST + datetime.timedelta(days=7 * n)


@pytest.fixture(scope="session")
def finger() -> QPointingDevice:
    return QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)


def at(shown: Timeline, visit: int, y: int = 60) -> QPoint:
    return QPoint(round(shown.view.x_of(visit)), y)


def on_axis(shown: Timeline, visit: int, aside: int = 0) -> QPoint:
    return QPoint(round(shown.view.x() + shown.view.x_of(visit)) + aside, shown.axis.height() // 2)


def test_that_a_drag_along_the_dates_picks_the_visits_under_it_and_a_click_lets_them_go(qtbot: QtBot, timeline: LaidOut) -> None:
    shown = timeline(history(12))
    QTest.mousePress(shown.axis, LEFT, Qt.KeyboardModifier.NoModifier, on_axis(shown, 3, -6))
    QTest.mouseMove(shown.axis, on_axis(shown, 5))
    with qtbot.waitSignal(shown.span_selected) as told:
        QTest.mouseRelease(shown.axis, LEFT, Qt.KeyboardModifier.NoModifier, on_axis(shown, 6, 6))
    assert told.args == [day(3), day(6)]
    assert shown.span_words() == "4 visits, 27 Jan to 17 Feb"
    assert shown.picked_days() == (day(3), day(6))
    assert "Span: 4 visits" in shown.view.accessibleDescription()
    with qtbot.waitSignal(shown.span_cleared):
        qtbot.mouseClick(shown.axis, LEFT, pos=on_axis(shown, 4))
    assert shown.picked_days() is None
    assert shown.span_words() == ""


def test_that_a_drag_backwards_with_shift_in_the_plot_picks_and_does_not_move_the_dates(qtbot: QtBot, timeline: LaidOut) -> None:
    shown = timeline(history(12))
    before = shown.view.span()
    view = shown.view.viewport()
    QTest.mousePress(view, LEFT, SHIFT, at(shown, 6) + QPoint(6, 0))
    with qtbot.waitSignal(shown.span_selected) as told:
        QTest.mouseRelease(view, LEFT, SHIFT, at(shown, 4) - QPoint(6, 0))
    assert told.args == [day(4), day(6)]
    assert shown.view.span() == before


def test_that_the_keyboard_extends_a_span_from_the_chosen_visit_and_escape_lets_it_go(qtbot: QtBot, timeline: LaidOut) -> None:
    shown = timeline(history(12))
    shown.select("s5")
    view = shown.view
    for key, first, last in (
        (Qt.Key.Key_Right, 5, 6), (Qt.Key.Key_Right, 5, 7), (Qt.Key.Key_Left, 5, 6), (Qt.Key.Key_Left, 5, 5),
        (Qt.Key.Key_Left, 4, 5), (Qt.Key.Key_End, 5, 11), (Qt.Key.Key_Home, 0, 5),
    ):  # fmt: skip
        with qtbot.waitSignal(shown.span_selected) as told:
            qtbot.keyClick(view, key, SHIFT)
        assert told.args == [day(first), day(last)]
    assert view.visit == 5
    with qtbot.waitSignal(shown.span_cleared):
        qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.picked() is None


def test_that_a_span_shown_by_the_page_is_told_to_nobody(qtbot: QtBot, timeline: LaidOut) -> None:
    shown = timeline(history(12))
    told: list[object] = []
    shown.span_selected.connect(lambda *days: told.append(days))
    shown.span_cleared.connect(lambda: told.append(None))
    shown.show_span_of(day(2) - datetime.timedelta(days=2), day(4))
    assert shown.picked_days() == (day(2), day(4))
    shown.show_span_of(None, None)
    assert shown.picked_days() is None
    shown.show_span_of(day(2) + datetime.timedelta(days=1), day(2) + datetime.timedelta(days=3))
    assert shown.picked_days() is None, "no visit lies there"
    assert told == []


def test_that_the_whole_page_follows_a_span(qtbot: QtBot, past: Past) -> None:
    past.show(9)
    shown = past.page.timeline
    qtbot.keyClick(shown.view, Qt.Key.Key_Left, SHIFT)
    past.settle()
    span = past.page.state.span
    assert span is not None
    assert (span.first, span.last) == (past.sessions[7].date, past.sessions[8].date)
    assert shown.span_words().startswith("2 visits, ")


def test_that_visits_of_one_day_are_picked_together() -> None:
    assert visits_between(DAYS, 8.6, 9.9) == (1, 2)
    assert visits_between(DAYS, 9.2, 12.0) is None
    assert visits_between(DAYS, 30.0, 0.0) == (0, 3)
    assert whole_days(DAYS, (0, 1)) == (0, 2)
    assert [stepped(DAYS, lead, 1) for lead in (0, 1, 3)] == [1, 3, 3]
    assert [stepped(DAYS, lead, -1) for lead in (3, 2, 0)] == [2, 0, 0]


def test_that_a_span_is_said_with_its_years_where_they_are_needed() -> None:
    days = [datetime.date(2025, 12, 30).toordinal() + 0.5, datetime.date(2026, 1, 6).toordinal() + 0.5]
    assert span_words(days, (0, 1)) == "2 visits, 30 Dec 2025 to 6 Jan 2026"
    assert span_words(days, (1, 1)) == "1 visit, 6 Jan"


# ---- fingers
class Said:
    """What a touch was taken for."""

    def __init__(self, touch: TimelineTouch) -> None:
        self.all: list[tuple[object, ...]] = []
        for name in ("tapped", "panned", "scrolled", "spanned", "zoomed"):
            getattr(touch, name).connect(self._note(name))

    def _note(self, name: str) -> Callable[..., None]:
        return lambda *said: self.all.append((name, *said))

    def names(self) -> list[object]:
        return list(dict.fromkeys(said[0] for said in self.all))


def test_that_a_tap_of_a_finger_chooses_a_visit_and_says_its_figures(
    qtbot: QtBot, timeline: LaidOut, finger: QPointingDevice
) -> None:
    shown = timeline(history(12))
    view = shown.view.viewport()
    with qtbot.waitSignal(shown.visit_chosen) as told:
        QTest.touchEvent(view, finger).press(1, at(shown, 4), view).commit()
        QTest.touchEvent(view, finger).release(1, at(shown, 4), view).commit()
    assert told.args == ["s4"]
    assert shown.tip_lines()[0] == "3 Feb 2020"


def test_that_a_finger_drags_the_dates_aside_and_scrolls_the_lanes_up(
    qtbot: QtBot, timeline: LaidOut, finger: QPointingDevice
) -> None:
    shown = timeline(history(60))
    shown.show_span("3m")
    view = shown.view.viewport()
    before = shown.view.span()
    QTest.touchEvent(view, finger).press(1, QPoint(100, 200), view).commit()
    QTest.touchEvent(view, finger).move(1, QPoint(160, 205), view).commit()
    QTest.touchEvent(view, finger).release(1, QPoint(200, 205), view).commit()
    assert shown.view.span()[0] < before[0]
    area = shown.window().findChild(QScrollArea)
    assert area is not None
    bar = area.verticalScrollBar()
    assert bar.maximum() > 0
    QTest.touchEvent(view, finger).press(1, QPoint(100, 300), view).commit()
    QTest.touchEvent(view, finger).move(1, QPoint(103, 260), view).commit()
    QTest.touchEvent(view, finger).release(1, QPoint(103, 240), view).commit()
    assert bar.value() > 0
    assert shown.view.picked() is None


def test_that_two_fingers_come_closer(qtbot: QtBot, timeline: LaidOut, finger: QPointingDevice) -> None:
    shown = timeline(history(60))
    view = shown.view.viewport()
    first, last = shown.view.span()
    QTest.touchEvent(view, finger).press(1, QPoint(200, 100), view).press(2, QPoint(300, 100), view).commit()
    QTest.touchEvent(view, finger).move(1, QPoint(150, 100), view).move(2, QPoint(350, 100), view).commit()
    QTest.touchEvent(view, finger).release(1, QPoint(150, 100), view).release(2, QPoint(350, 100), view).commit()
    closer = shown.view.span()
    assert closer[1] - closer[0] == pytest.approx((last - first) / 2, rel=0.02)
    assert shown.view.visit is None


@pytest.mark.parametrize(("held_ms", "meant"), [(HOLD_MS - 1, ["panned"]), (HOLD_MS, ["spanned"])])
def test_that_a_finger_that_rests_before_it_moves_picks_a_span(
    qtbot: QtBot, timeline: LaidOut, held_ms: int, meant: list[object]
) -> None:
    shown = timeline(history(12))
    touch = TimelineTouch(shown)
    said = Said(touch)
    touch.begin(QPointF(100, 50), 1000)
    touch.follow(QPointF(102, 51), 1000 + held_ms, done=False)
    touch.follow(QPointF(160, 55), 1000 + held_ms, done=False)
    touch.follow(QPointF(190, 55), 1010 + held_ms, done=True)
    assert said.names() == meant
    if meant == ["spanned"]:
        assert said.all[-1] == ("spanned", 100.0, 190.0, True)


def test_that_a_wheel_turned_aside_moves_the_dates(qtbot: QtBot, timeline: LaidOut) -> None:
    shown = timeline(history(60))
    shown.show_span("3m")
    before = shown.view.span()
    place = QPointF(at(shown, 58))
    turned = QWheelEvent(
        place, shown.view.mapToGlobal(place), QPoint(), QPoint(120, 0), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(shown.view.viewport(), turned)
    first, last = shown.view.span()
    assert first < before[0]
    assert last - first == pytest.approx(before[1] - before[0])


# ---- courses
def two_courses() -> NeedleHistory:
    """Six visits, ten weeks nothing, four visits; the last two for another problem as well."""
    visits = history(10).visits
    late = tuple(replace(visit, date=visit.date + datetime.timedelta(weeks=10)) for visit in visits[6:])
    both = tuple(
        replace(visit, problem_ids=(PROBLEM, "heel") if n >= 8 else (PROBLEM,)) for n, visit in enumerate((*visits[:6], *late))
    )
    return NeedleHistory(MARA.id, both)


def test_that_a_long_gap_parts_courses_and_a_missed_visit_bridges_none() -> None:
    past = two_courses()
    assert [(c.number, c.visits) for c in courses_of(past.visits)] == [(1, 6), (2, 4)]
    assert len(courses_of(past.visits, gap_weeks=11)) == 1
    bridge = replace(past.visits[0], session_id="missed", date=past.visits[5].date + datetime.timedelta(weeks=5), attended=False)
    assert len(courses_of((*past.visits[:6], bridge, *past.visits[6:]))) == 2
    assert [(c.problem_id, c.visits) for c in problem_courses(past.visits, MARA)] == [(PROBLEM, 10)]


def test_that_a_course_is_offered_in_words_and_fills_the_width(qtbot: QtBot, timeline: LaidOut) -> None:
    shown = timeline(two_courses())
    assert shown.courses.rows() == ("Course 2: Apr to May 2020, 4 visits", "Course 1: Jan to Feb 2020, 6 visits")
    shown.courses.setParent(shown)
    shown.courses.click()
    menu = shown.courses.findChild(QMenu)
    assert menu is not None
    menu.actions()[0].trigger()
    menu.close()
    wide = shown.view.width()
    assert shown.view.x_of(5) < 0, "the other course is out of sight"
    assert 0 < shown.view.x_of(6) < 0.2 * wide
    assert 0.75 * wide < shown.view.x_of(9) < wide
    qtbot.waitUntil(lambda: shown.courses.findChild(QMenu) is None)


def test_that_a_single_course_of_one_problem_is_not_offered(qtbot: QtBot, timeline: LaidOut) -> None:
    shown = timeline(history(6))
    assert shown.courses.rows() == ()
    assert shown.courses.isHidden()


def test_that_the_event_of_a_finger_is_not_passed_on(qtbot: QtBot, timeline: LaidOut, finger: QPointingDevice) -> None:
    shown = timeline(history(6))
    clicks: list[object] = []
    shown.view.scene().sigMouseClicked.connect(clicks.append)
    view = shown.view.viewport()
    QTest.touchEvent(view, finger).press(1, at(shown, 2), view).commit()
    QTest.touchEvent(view, finger).release(1, at(shown, 2), view).commit()
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert clicks == [], "a touch that was also a click would choose twice"
