"""Everything that is tapped on the charting page: large enough for a finger, named for a screen reader, reached by Tab, and
what is longer than the window scrolls by finger."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QScrollArea, QScroller, QWidget
from pytestqt.qtbot import QtBot

from needlechart.pictures.manual import manual_stage
from needlechart.pictures.stage import Stage
from needlechart.ui.body.body_chart import BodyChart
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.chips import ChoiceChips
from needlechart.ui.look.layout import box, col, scrolled
from needlechart.ui.look.painted import PaintedButton, PaintedControl
from needlechart.ui.look.scale import Scale010
from needlechart.ui.look.segmented import Segmented
from needlechart.ui.look.tabs import Tabs
from tests.screens.seen import shown_in, told

PLACES = ("screen", "before", "needle", "needle_site", "treatments", "after", "sign")
HIGH, WIDE = 48, 44
KEYS_OF_A_SCALE, LEAST_KEY = 11, 32
"""Eleven keys of 48 px height share the width of a card of 432 px: no wider ones fit, and a slip is one point of ten."""
DRAWN_PX = 160
_NAMELESS = (QAccessible.Role.NoRole, QAccessible.Role.Client)
_ROVING = (Segmented, Tabs)
"""In these Tab reaches what is chosen, and the arrow keys go on from there."""


@dataclass(frozen=True, slots=True)
class Hand:
    """What a hand meets on one place; ``scrolled``: how far a finger moved it down, and what was left when it moved it back."""

    number: int
    too_small: list[str]
    unnamed: list[str]
    out_of_reach: list[str]
    scrolled: tuple[int, int]
    tapped_meanwhile: bool


@pytest.fixture(scope="module")
def hands(qapp: QApplication) -> dict[str, Hand]:
    """Every place of the manual's session in a window of 1280 x 800."""
    glass = QTest.createTouchDevice()
    found = {}
    with manual_stage() as stage:
        stage.keeps_session = True
        for place in PLACES:
            stage.lead(place)
            page = stage.window.session_page
            assert page is not None
            before = page.editor.session
            scrolled = scroll(stage, page, glass)
            tapped = page.editor.session is not before
            back = next(one for one in page.banner.findChildren(Button) if one.accessibleName().startswith("Back"))
            window = stage.window
            sizes, names, reach = too_small(window), unnamed(window), out_of_reach(window, back)
            found[place] = Hand(len(controls(window)), sizes, names, reach, scrolled, tapped)
    return found


def controls(page: QWidget) -> list[QWidget]:
    """Everything a hand can use now."""
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, PaintedControl)
    return [one for one in shown_in(page) if one.isEnabled() and isinstance(one, kinds)]


def too_small(page: QWidget) -> list[str]:
    """Targets a finger may miss."""
    found = []
    for one in controls(page):
        keys = KEYS_OF_A_SCALE if isinstance(one, Scale010) else 1
        least = LEAST_KEY if isinstance(one, Scale010) else WIDE
        if one.height() < HIGH or one.width() / keys < least:
            found.append(f"{told(one)} is {one.width()} x {one.height()}")
    return found


def unnamed(page: QWidget) -> list[str]:
    """Controls of which a screen reader could not say what they are."""
    found = []
    for one in controls(page):
        spoken = QAccessible.queryAccessibleInterface(one)
        if spoken.role() in _NAMELESS or not spoken.text(QAccessible.Text.Name):
            found.append(f"{told(one)}: {spoken.role().name} without a name")
    return found


def out_of_reach(page: QWidget, start: QWidget) -> list[str]:
    """Controls that Tab does not come to from ``start`` until it is round; the body walks its own marks meanwhile.

    Of a row of answers it is enough to come to one: from there the arrow keys go on.
    """
    wanted = [one for one in controls(page) if not isinstance(one.parent(), _ROVING) or one.isChecked()]  # type: ignore[attr-defined]
    rows = [row for row in shown_in(page) if isinstance(row, ChoiceChips) and any(one.parent() is row for one in wanted)]
    wanted = [one for one in wanted if not isinstance(one.parent(), ChoiceChips)]
    start.setFocus(Qt.FocusReason.TabFocusReason)
    reached: list[QWidget] = []
    while (now := page.focusWidget()) not in reached:
        reached.append(now)
        if isinstance(now, BodyChart):
            now = _past_the_body(now)
            now.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            QTest.keyClick(now, Qt.Key.Key_Tab)
    stops = [sum(one.parent() is row for one in reached) for row in rows]
    return [told(one) for one in wanted if one not in reached] + [
        f"{told(row)} has {number} stops" for row, number in zip(rows, stops, strict=True) if number != 1
    ]


def _past_the_body(chart: BodyChart) -> QWidget:
    after = chart.nextInFocusChain()
    while after is not None and not (after.focusPolicy() & Qt.FocusPolicy.TabFocus and after.isVisible() and after.isEnabled()):
        after = after.nextInFocusChain()
    assert after is not None
    return after


@pytest.mark.parametrize("place", PLACES)
def test_that_every_target_is_as_large_as_a_finger(hands: dict[str, Hand], place: str) -> None:
    assert hands[place].number > 20
    assert hands[place].too_small == []


@pytest.mark.parametrize("place", PLACES)
def test_that_every_control_has_a_name_and_a_role(hands: dict[str, Hand], place: str) -> None:
    assert hands[place].unnamed == []


@pytest.mark.parametrize("place", PLACES)
def test_that_tab_reaches_every_control(hands: dict[str, Hand], place: str) -> None:
    assert hands[place].out_of_reach == []


@pytest.mark.parametrize("place", ["screen", "before", "needle", "needle_site", "after", "sign"])
def test_that_a_finger_scrolls_a_place_and_taps_nothing_meanwhile(hands: dict[str, Hand], place: str) -> None:
    down, back = hands[place].scrolled
    assert down > DRAWN_PX / 3
    assert back == 0
    assert not hands[place].tapped_meanwhile


def scroll(stage: Stage, page: QWidget, glass: QPointingDevice) -> tuple[int, int]:
    """How far the longest part of a place goes when a finger is drawn up over it, and where it is when drawn down again."""
    area = max(
        (one for one in page.findChildren(QScrollArea) if one.isVisible()), key=lambda one: one.verticalScrollBar().maximum()
    )
    bar = area.verticalScrollBar()
    bar.setValue(0)
    if bar.maximum() == 0:
        return 0, 0
    _draw(stage, area, glass, -DRAWN_PX)
    down = bar.value()
    _draw(stage, area, glass, 2 * DRAWN_PX)
    return down, bar.value()


def _draw(stage: Stage, area: QScrollArea, glass: QPointingDevice, by: int) -> None:
    """A finger drawn so many pixels down, or up; it is lifted when the area has come after it."""
    window, scroller, bar = area.window(), QScroller.scroller(area.viewport()), area.verticalScrollBar()
    handle = window.windowHandle()
    assert handle is not None
    start = area.viewport().mapTo(window, area.viewport().rect().center()) - QPoint(0, by // 2)
    window.move(QPoint(400, 400) - start)  # Qt looks on the screen for what lies there, and the one that is none is small
    came_from = bar.value()
    QTest.touchEvent(handle, glass).press(0, start, handle).commit()
    for step in range(1, 9):
        QTest.touchEvent(handle, glass).move(0, start + QPoint(0, by * step // 8), handle).commit()
    stage.until(lambda: abs(bar.value() - came_from) > DRAWN_PX / 3)
    QTest.touchEvent(handle, glass).release(0, start + QPoint(0, by), handle).commit()
    stage.until(lambda: scroller.state() is QScroller.State.Inactive)


@pytest.mark.parametrize("drawn", [0, 160])
def test_that_a_finger_that_taps_still_taps_and_one_that_is_drawn_does_not(qtbot: QtBot, drawn: int) -> None:
    button, clicked = Button("Mirror", size="touch"), []
    button.clicked.connect(lambda: clicked.append(drawn))
    area = scrolled(box(col(button, *(Button(f"Key {number}", size="touch") for number in range(30)))))
    qtbot.addWidget(area)
    area.resize(300, 400)
    area.show()
    handle, glass = area.windowHandle(), QTest.createTouchDevice()
    at = button.mapTo(area, button.rect().center()) + QPoint(0, 200 if drawn else 0)
    QTest.touchEvent(handle, glass).press(0, at, handle).commit()
    for step in range(1, 9):
        QTest.touchEvent(handle, glass).move(0, at - QPoint(0, drawn * step // 8), handle).commit()
    QTest.touchEvent(handle, glass).release(0, at - QPoint(0, drawn), handle).commit()
    qtbot.waitUntil(lambda: QScroller.scroller(area.viewport()).state() is QScroller.State.Inactive)
    assert clicked == ([] if drawn else [0])


class Faulty(QWidget):
    """A page with one fault of each kind."""

    def __init__(self) -> None:
        super().__init__()
        self.first = Button("First", size="touch")
        self.small = Button("Small", size="desk")
        self.nameless = PaintedButton("")
        self.skipped = Button("Skipped", size="touch")
        for number, one in enumerate((self.first, self.small, self.nameless, self.skipped)):
            one.setParent(self)
            one.setGeometry(10, 60 * number, 100, 32 if one is self.small else 48)
        self.skipped.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def test_that_a_small_a_nameless_and_a_skipped_control_are_found(qtbot: QtBot) -> None:
    page = Faulty()
    qtbot.addWidget(page)
    page.show()
    assert too_small(page) == ["Button 'Small' is 100 x 32"]
    assert [found.split(":")[0] for found in unnamed(page)] == ["PaintedButton ''"]
    assert out_of_reach(page, page.first) == ["Button 'Skipped'"]
