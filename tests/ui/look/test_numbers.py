"""Controls that take a number: by finger, by key, by assistive technology; unanswered is not zero."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from needlechart.ui.look.number_control import NumberControl
from needlechart.ui.look.scale import Scale010
from needlechart.ui.look.stepper import Stepper
from needlechart.ui.look.twitch_pad import MOST_TWITCHES, TwitchPad

LEFT = Qt.MouseButton.LeftButton


def shown(qtbot: QtBot, control: NumberControl) -> list[int | None]:
    """The control on the screen; the list fills with what it tells."""
    qtbot.addWidget(control)
    told: list[int | None] = []
    control.changed.connect(lambda: told.append(control.value()))
    control.resize(control.sizeHint())
    control.show()
    qtbot.waitExposed(control)
    return told


def at(control: QWidget, share: float) -> QPoint:
    return QPoint(round(control.width() * share), control.height() // 2)


def test_that_the_first_plus_answers_the_start_and_then_steps(qtbot: QtBot) -> None:
    control = Stepper(None, 0, 9, start=1)
    told = shown(qtbot, control)
    for _ in range(3):
        qtbot.mouseClick(control, LEFT, pos=at(control, 0.95))
    qtbot.mouseClick(control, LEFT, pos=at(control, 0.05))
    assert told == [1, 2, 3, 2]


def test_that_minus_does_nothing_to_an_unanswered_stepper(qtbot: QtBot) -> None:
    control = Stepper(None, 0, 9)
    told = shown(qtbot, control)
    qtbot.mouseClick(control, LEFT, pos=at(control, 0.05))
    assert (told, control.value()) == ([], None)


def test_that_a_held_plus_runs_and_stops_when_let_go(qtbot: QtBot) -> None:
    control = Stepper(0, 0, 99)
    told = shown(qtbot, control)
    qtbot.mousePress(control, LEFT, pos=at(control, 0.95))
    qtbot.waitUntil(lambda: len(told) >= 3)
    qtbot.mouseRelease(control, LEFT, pos=at(control, 0.95))
    reached = len(told)
    qtbot.mouseClick(control, LEFT, pos=at(control, 0.95))
    assert len(told) == reached + 1


def test_that_a_number_can_be_typed_and_escape_gives_up(qtbot: QtBot) -> None:
    control = Stepper(3, 1, 120, "mm")
    told = shown(qtbot, control)
    control.setFocus()
    qtbot.keyClick(control, "4")
    field = control.findChild(QLineEdit)
    assert field is not None
    assert control.is_typing()
    qtbot.keyClick(field, "5")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told == [45]
    qtbot.keyClick(control, "9")
    again = next(f for f in control.findChildren(QLineEdit) if f.isVisible())
    qtbot.keyClick(again, Qt.Key.Key_Escape)
    assert (told, control.value(), control.is_typing()) == ([45], 45, False)


@pytest.mark.parametrize(
    ("key", "value"),
    [(Qt.Key.Key_Up, 6), (Qt.Key.Key_Down, 4), (Qt.Key.Key_PageUp, 9), (Qt.Key.Key_Delete, None)],
)
def test_that_keys_step_and_delete_takes_the_answer_back(qtbot: QtBot, key: Qt.Key, value: int | None) -> None:
    control = Stepper(5, 0, 9)
    told = shown(qtbot, control)
    qtbot.keyClick(control, key)
    assert told == [value]


def test_that_an_answer_never_leaves_its_range(qtbot: QtBot) -> None:
    control = Stepper(9, 0, 9)
    told = shown(qtbot, control)
    qtbot.mouseClick(control, LEFT, pos=at(control, 0.95))
    assert told == []
    control.answer_number(40)
    assert control.value() == 9


def test_that_the_pad_answers_by_tap_and_counts_on_from_six(qtbot: QtBot) -> None:
    control = TwitchPad()
    told = shown(qtbot, control)
    qtbot.mouseClick(control, LEFT, pos=at(control, 2.5 / 7))
    for _ in range(3):
        qtbot.mouseClick(control, LEFT, pos=at(control, 6.5 / 7))
    assert told == [2, 6, 7, 8]


def test_that_a_bouncing_finger_does_not_take_an_answer_back(qtbot: QtBot) -> None:
    control = TwitchPad()
    told = shown(qtbot, control)
    for _ in range(2):
        qtbot.mouseClick(control, LEFT, pos=at(control, 3.5 / 7))
    assert told == [3]


def test_that_digits_answer_and_after_the_last_key_type_a_number(qtbot: QtBot) -> None:
    control = TwitchPad()
    told = shown(qtbot, control)
    qtbot.keyClick(control, "5")
    qtbot.keyClick(control, "+")
    qtbot.keyClick(control, "1")
    qtbot.keyClick(control, "2")
    assert told == [5, 6, 1, 12]
    for _ in range(MOST_TWITCHES):
        control.press_more()
    assert control.value() == MOST_TWITCHES


def test_that_the_scale_answers_each_of_its_eleven_keys(qtbot: QtBot) -> None:
    control = Scale010(name="Pain")
    told = shown(qtbot, control)
    for key in range(11):
        qtbot.mouseClick(control, LEFT, pos=at(control, (key + 0.5) / 11))
    assert told == list(range(11))


@pytest.mark.parametrize(
    ("control", "words"),
    [(lambda: Stepper(None, 0, 9), "not answered"), (lambda: Stepper(45, 1, 120, "mm"), "45 mm")],
)
def test_that_a_screen_reader_hears_the_number(qtbot: QtBot, control: type[NumberControl], words: str) -> None:
    made = control()  # type: ignore[call-arg]
    shown(qtbot, made)
    heard = QAccessible.queryAccessibleInterface(made)
    assert heard.role() is QAccessible.Role.SpinBox
    assert heard.text(QAccessible.Text.Value) == words
    assert heard.valueInterface() is not None


def test_that_unanswered_pad_and_scale_say_so(qtbot: QtBot) -> None:
    for made in (TwitchPad(), Scale010(name="Pain")):
        shown(qtbot, made)
        assert made.spoken_value() == "not answered"
        made.set_value(2)
        assert made.spoken_value() != "not answered"
