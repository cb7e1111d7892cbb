"""Controls that take one of several: chips, segments, tabs, the rail, checks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from needlechart.ui.look.check import Check
from needlechart.ui.look.chips import ChoiceChips
from needlechart.ui.look.layout import box, col
from needlechart.ui.look.rail import Rail, RailItem
from needlechart.ui.look.segmented import Segmented
from needlechart.ui.look.tabs import StepTabs, TabState

LEFT = Qt.MouseButton.LeftButton
OPTIONS = [("yes", "Yes"), ("no", "No"), ("unsure", "Unsure")]


def button(parent: QWidget, words: str) -> QAbstractButton:
    (found,) = (b for b in parent.findChildren(QAbstractButton) if b.accessibleName() == words)
    return found


def test_that_a_chip_answers_and_a_second_tap_takes_it_back(qtbot: QtBot) -> None:
    chips = ChoiceChips(OPTIONS, name="Familiar pain")
    qtbot.addWidget(chips)
    told: list[str | None] = []
    chips.changed.connect(lambda: told.append(chips.value()))
    chips.show()
    qtbot.mouseClick(button(chips, "Yes"), LEFT)
    qtbot.mouseClick(button(chips, "No"), LEFT)
    qtbot.mouseClick(button(chips, "No"), LEFT)
    assert told == ["yes", "no", None]


def test_that_showing_an_answer_tells_nobody(qtbot: QtBot) -> None:
    chips = ChoiceChips(OPTIONS, name="Familiar pain")
    qtbot.addWidget(chips)
    with qtbot.assertNotEmitted(chips.changed):
        chips.set_value("no")
    assert (chips.value(), chips.spoken_value()) == ("no", "No")


def test_that_segments_move_by_arrow_keys(qtbot: QtBot) -> None:
    track = Segmented(OPTIONS, "yes", name="Span")
    qtbot.addWidget(track)
    told: list[str] = []
    track.changed.connect(lambda: told.append(track.value()))
    track.show()
    qtbot.keyClick(button(track, "Yes"), Qt.Key.Key_Right)
    qtbot.keyClick(button(track, "No"), Qt.Key.Key_Right)
    qtbot.keyClick(button(track, "Unsure"), Qt.Key.Key_Right)
    qtbot.keyClick(button(track, "Unsure"), Qt.Key.Key_Left)
    assert told == ["no", "unsure", "no"]


def test_that_every_place_of_a_session_can_be_gone_to_and_says_what_is_missing(qtbot: QtBot) -> None:
    tabs = StepTabs("needle")
    qtbot.addWidget(tabs)
    told: list[str] = []
    tabs.changed.connect(lambda: told.append(tabs.value()))
    tabs.show_state("after", TabState(missing=3))
    tabs.show_state("screen", TabState(done=True))
    tabs.show()
    for words in ("Sign", "Screen", "After"):
        qtbot.mouseClick(button(tabs, words), LEFT)
    assert told == ["sign", "screen", "after"]
    assert button(tabs, "After").accessibleDescription() == "3 missing"
    assert button(tabs, "Screen").accessibleDescription() == "done"


def test_that_the_rail_tells_where_to_go(qtbot: QtBot) -> None:
    rail = Rail([RailItem("today", "Today", "today"), RailItem("people", "Patients", "people")], "today")
    qtbot.addWidget(rail)
    told: list[str | None] = []
    rail.changed.connect(lambda: told.append(rail.value()))
    rail.show()
    qtbot.mouseClick(button(rail, "Patients"), LEFT)
    assert told == ["people"]


def test_that_a_check_is_ticked_by_tap_space_and_return(qtbot: QtBot) -> None:
    check = Check("Hand hygiene")
    qtbot.addWidget(check)
    check.show()
    states = []
    qtbot.mouseClick(check, LEFT)
    states.append(check.value())
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        qtbot.keyClick(check, key)
        states.append(check.value())
    assert states == [True, False, True]
    heard = QAccessible.queryAccessibleInterface(check)
    assert heard.state().checked == 1


def stops(*rows: QWidget) -> list[str]:
    """What Tab comes to in these rows."""
    buttons = (button for row in rows for button in row.findChildren(QAbstractButton))
    return [button.accessibleName() for button in buttons if button.focusPolicy() & Qt.FocusPolicy.TabFocus]


def test_that_a_row_of_chips_is_one_stop_and_arrows_go_on_inside_without_answering(qtbot: QtBot) -> None:
    first, second = ChoiceChips(OPTIONS, name="Familiar pain"), ChoiceChips(OPTIONS, name="Bleeding")
    page = box(col(first, second))
    qtbot.addWidget(page)
    told: list[str | None] = []
    first.changed.connect(lambda: told.append(first.value()))
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    assert stops(page) == ["Yes", "Yes"]
    button(first, "Yes").setFocus(Qt.FocusReason.TabFocusReason)
    walked = []
    for key in (
        Qt.Key.Key_Right,
        Qt.Key.Key_Down,
        Qt.Key.Key_Right,
        Qt.Key.Key_Left,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_Up,
    ):
        qtbot.keyClick(page.focusWidget(), key)
        walked.append(page.focusWidget().accessibleName())
    assert walked == ["No", "Unsure", "Unsure", "No", "Yes", "Unsure", "No"]
    assert told == []
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    assert told == ["no"]
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert page.focusWidget() is button(second, "Yes")
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Backtab)
    assert page.focusWidget() is button(first, "No")


def test_that_tab_comes_to_what_is_chosen_and_passes_over_what_is_off_hidden_or_frozen(qtbot: QtBot) -> None:
    chips = ChoiceChips(OPTIONS, name="Familiar pain")
    qtbot.addWidget(chips)
    assert stops(chips) == ["Yes"]
    chips.set_value("unsure")
    assert stops(chips) == ["Unsure"]
    chips.set_value(None)
    chips.chip("unsure").setEnabled(False)
    chips.chip("yes").setVisible(False)
    assert stops(chips) == ["No"]
    chips.setEnabled(False)
    chips.setEnabled(True)
    assert stops(chips) == ["No"]
    chips.set_options([("a", "A"), ("b", "B")])
    assert stops(chips) == ["A"]
    for key in ("a", "b"):
        chips.chip(key).setFocusPolicy(Qt.FocusPolicy.NoFocus)
    chips.set_value("b")
    assert stops(chips) == []


def test_that_one_answer_is_a_radio_button_and_several_are_boxes(qtbot: QtBot) -> None:
    one, many = ChoiceChips(OPTIONS, name="Familiar pain"), ChoiceChips(OPTIONS, many=True, name="Regions")
    roles = []
    for chips in (one, many):
        qtbot.addWidget(chips)
        roles.append(QAccessible.queryAccessibleInterface(chips.chip("yes")).role())
    assert roles == [QAccessible.Role.RadioButton, QAccessible.Role.CheckBox]
