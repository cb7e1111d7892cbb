"""Lanes are shown, hidden and ordered by hand and by keyboard, for each person on this computer."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from needlechart.drawing.shown_order import ShownOrder
from needlechart.drawing.timeline.kinds import DELIVERED, LaneKind
from needlechart.ui.history.lane_choice import GROUP, kept_choice
from needlechart.ui.history.timeline import Timeline
from tests.ui.history.conftest import Past
from tests.ui.history.test_lanes import history, timeline


def titles(shown: Timeline) -> list[str]:
    return [lane.title for lane, _area in shown.view.lanes]


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    QSettings().remove(GROUP)
    yield
    QSettings().remove(GROUP)


@pytest.fixture(scope="session")
def finger() -> QPointingDevice:
    return QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)


@pytest.fixture
def opened(qtbot: QtBot) -> Callable[[], Timeline]:
    """A timeline of somebody whose list of lanes is open."""

    def open_it() -> Timeline:
        shown = timeline(qtbot, history(6))
        shown.show_lanes_of("ada")
        shown.chooser.open_above(shown)
        return shown

    return open_it


def test_that_a_lane_is_hidden_by_a_click_and_shown_again(qtbot: QtBot, opened: Callable[[], Timeline]) -> None:
    shown = opened()
    check, _up, _down = shown.chooser.row_of(LaneKind.CARE)
    assert "Treatments" in titles(shown)
    qtbot.mouseClick(check, Qt.MouseButton.LeftButton)
    assert "Treatments" not in titles(shown)
    assert LaneKind.CARE in kept_choice("ada").hidden
    qtbot.mouseClick(check, Qt.MouseButton.LeftButton)
    assert "Treatments" in titles(shown)
    assert kept_choice("ada") == DELIVERED
    assert QSettings().value(f"{GROUP}/ada") is None, "nothing is kept of what is as delivered"
    shown.chooser.close()


def test_that_a_finger_shows_a_lane_that_is_hidden_at_first(
    qtbot: QtBot, opened: Callable[[], Timeline], finger: QPointingDevice
) -> None:
    shown = opened()
    assert "Insertions" not in titles(shown)
    check, _up, _down = shown.chooser.row_of(LaneKind.INSERTIONS)
    at = QPoint(20, check.height() // 2)
    QTest.touchEvent(check, finger).press(1, at, check).commit()
    QTest.touchEvent(check, finger).release(1, at, check).commit()
    qtbot.waitUntil(lambda: "Insertions" in titles(shown))
    assert titles(shown).index("Insertions") == titles(shown).index("Response") + 1
    assert check.height() >= 48
    shown.chooser.close()


def test_that_the_keyboard_moves_a_lane_and_stays_with_it(qtbot: QtBot, opened: Callable[[], Timeline]) -> None:
    shown = opened()
    chooser = shown.chooser
    check, up, _down = chooser.row_of(LaneKind.RESPONSE)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is chooser.row_of(LaneKind.PAIN)[0])
    qtbot.keyClick(chooser.row_of(LaneKind.PAIN)[0], Qt.Key.Key_Down)
    assert QApplication.focusWidget() is check
    up.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(up, Qt.Key.Key_Return)
    assert titles(shown)[:2] == ["Response", "Pain"]
    assert chooser.rows()[:2] == ("Twitches and needles", "Pain before and after")
    assert not up.isEnabled()
    assert QApplication.focusWidget() is check, "the arrow that is dead now hands the keyboard on"
    qtbot.keyClick(check, Qt.Key.Key_Escape)
    assert not chooser.isVisible()


def test_that_each_person_has_lanes_of_their_own_over_a_restart(qtbot: QtBot, opened: Callable[[], Timeline]) -> None:
    shown = opened()
    qtbot.mouseClick(shown.chooser.row_of(LaneKind.PAIN)[2], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(shown.chooser.row_of(LaneKind.AFTER)[0], Qt.MouseButton.LeftButton)
    shown.chooser.close()
    hers = titles(shown)
    assert hers[:2] == ["Response", "Pain"]
    assert "Afterwards" not in hers
    again = timeline(qtbot, history(6))
    again.show_lanes_of("bo")
    assert titles(again)[:2] == ["Pain", "Response"]
    again.show_lanes_of("ada")
    assert titles(again) == hers


def test_that_as_delivered_takes_everything_back(qtbot: QtBot, opened: Callable[[], Timeline]) -> None:
    shown = opened()
    before = titles(shown)
    qtbot.mouseClick(shown.chooser.row_of(LaneKind.PAIN)[2], Qt.MouseButton.LeftButton)
    assert titles(shown) != before
    qtbot.mouseClick(shown.chooser.delivered, Qt.MouseButton.LeftButton)
    assert titles(shown) == before
    assert not shown.chooser.delivered.isEnabled()
    shown.chooser.close()


def test_that_the_last_lane_cannot_be_hidden() -> None:
    choice = DELIVERED
    for kind in LaneKind:
        choice = choice.with_shown(kind, False)
    assert choice.shown() == (LaneKind.SCORES,)
    assert choice.with_shown(LaneKind.PAIN, True).shown() == (LaneKind.PAIN, LaneKind.SCORES)


def test_that_a_lane_stops_at_the_ends_of_the_list() -> None:
    assert DELIVERED.moved(LaneKind.PAIN, -3) == DELIVERED
    assert DELIVERED.moved(LaneKind.PAIN, 99).order[-1] is LaneKind.PAIN
    assert DELIVERED.moved(LaneKind.PAIN, 1).moved(LaneKind.PAIN, -1) == DELIVERED


@pytest.mark.parametrize(
    "kept", [(), ("rubbish",), ("-pain", "pain"), ("scores", "-response", "later kind"), tuple(f"-{kind}" for kind in LaneKind)]
)
def test_that_a_damaged_choice_still_names_every_kind_once_and_shows_something(kept: tuple[str, ...]) -> None:
    choice = DELIVERED.kept_as(kept)
    assert sorted(choice.order) == sorted(LaneKind)
    assert choice.shown()
    assert DELIVERED.kept_as(choice.as_words()) == choice


def test_that_what_is_kept_by_another_program_is_as_delivered() -> None:
    QSettings().setValue(f"{GROUP}/ada", 7)
    assert kept_choice("ada") == DELIVERED


def test_that_the_button_under_the_words_opens_the_list(qtbot: QtBot, past: Past) -> None:
    past.show(3)
    axis, chooser = past.page.timeline.axis, past.page.timeline.chooser
    qtbot.mouseClick(axis.lanes, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(chooser.isVisible)
    assert axis.lanes.geometry().right() < past.page.timeline.view.x()
    check, _up, _down = chooser.row_of(LaneKind.CARE)
    qtbot.mouseClick(check, Qt.MouseButton.LeftButton)
    assert isinstance(kept_choice(past.file.person_id), ShownOrder)
    assert LaneKind.CARE in kept_choice(past.file.person_id).hidden
    chooser.close()
