"""Every key of the charting page can be another one: given in place, kept on this computer, and in force at once."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from needlechart.app import make_window
from needlechart.domain.patients import Patient
from needlechart.ui.actions import ACTIONS, action
from needlechart.ui.charting.key_button import PRESS_A_KEY, KeyButton
from needlechart.ui.charting.key_row import KeyRow
from needlechart.ui.charting.keys_page import NOT_KEPT, KeysPage
from needlechart.ui.chosen_keys import GROUP, ChosenKeys, keys
from needlechart.ui.key_rules import OF_THE_WINDOW, refusal
from tests.ui.charting.conftest import OPENED
from tests.ui.charting.table import Table

LEFT = Qt.MouseButton.LeftButton
NONE, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def settings(qapp: QApplication, tmp_settings: Path) -> Iterator[Path]:
    """The settings file of the named program, without any chosen key; nothing of it is left in memory."""
    names, kind = (qapp.organizationName(), qapp.applicationName()), QSettings.defaultFormat()
    _name("NeedleChart", "NeedleChart")
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    keys.read()
    yield Path(QSettings().fileName())
    keys.restore_all()
    _name(*names)
    QSettings.setDefaultFormat(kind)


def _name(organization: str, application: str) -> None:
    QCoreApplication.setOrganizationName(organization)
    QCoreApplication.setApplicationName(application)


@dataclass(slots=True)
class Listed:
    """The page of keys, and hands on it."""

    table: Table
    page: KeysPage

    def row(self, action_id: str) -> KeyRow:
        return self.page.rows[action_id]

    def tap(self, button: QAbstractButton) -> None:
        self.table.qtbot.mouseClick(button, LEFT)

    def press(self, action_id: str, at: int, key: Qt.Key | str, modifiers: Qt.KeyboardModifier = NONE) -> KeyButton:
        """Taps a key of an action and presses another one."""
        button = self.row(action_id).buttons[at]
        self.tap(button)
        assert button.words() == PRESS_A_KEY
        self.table.qtbot.keyClick(button, key, modifiers)
        return button

    def back(self) -> None:
        self.table.qtbot.keyClick(self.page, Qt.Key.Key_Escape)
        assert self.table.page.stack.currentWidget() is self.table.needle

    def shown(self, action_id: str) -> list[str]:
        return [button.words() for button in self.row(action_id).buttons if button.words() and not button.isHidden()]


@pytest.fixture
def listed(settings: Path, open_table: OPENED, patient: Patient) -> Listed:
    """A new draft whose keys are listed."""
    return _list(open_table(patient))


def _list(table: Table) -> Listed:
    table.type("?")
    page = table.page.stack.currentWidget()
    assert isinstance(page, KeysPage)
    return Listed(table, page)


def _kept(settings: Path) -> dict[str, object]:
    """What a program that starts now would read."""
    made = QSettings(str(settings), QSettings.Format.IniFormat)
    return {key.removeprefix(f"{GROUP}/"): made.value(key) for key in made.allKeys() if key.startswith(GROUP)}


def test_that_every_key_has_a_button_except_digits_and_arrows(listed: Listed) -> None:
    stay = {one.id for one in ACTIONS if one.fixed}
    assert stay == {"twitches", "needles", "nudge", "walk"}
    assert set(listed.page.rows) == {one.id for one in ACTIONS} - stay
    for one in listed.page.rows.values():
        assert len([button for button in one.buttons if not button.isHidden()]) == 2
        assert all(button.accessibleName() for button in one.buttons)


def test_that_another_key_does_the_deed_at_once_and_the_old_one_no_more(listed: Listed) -> None:
    table = listed.table
    listed.back()
    table.tap(table.point("gluteus-medius"))
    table.key(Qt.Key.Key_F13)
    assert len(table.session.sites) == 1  # the control: nobody knows that key yet
    _list(table).press("mirror", 0, Qt.Key.Key_F13)
    assert listed.shown("mirror") == ["F13"]
    listed.back()
    table.type("m")
    assert len(table.session.sites) == 1
    table.key(Qt.Key.Key_F13)
    assert len(table.session.sites) == 2


PEDAL = (
    (Qt.Key.Key_F13, NONE, "F13"),
    (Qt.Key.Key_F24, NONE, "F24"),
    (Qt.Key.Key_MediaPlay, NONE, "Media Play"),
    (Qt.Key.Key_VolumeUp, NONE, "Volume Up"),
    (Qt.Key.Key_B, NONE, "B"),
    (Qt.Key.Key_Space, NONE, "Space"),
    (Qt.Key.Key_O, SHIFT, "Shift+O"),
    (Qt.Key.Key_P, CTRL | ALT, "Ctrl+Alt+P"),
    (Qt.Key.Key_PageDown, SHIFT, "Shift+Page Down"),
)
"""What is pressed, and how it is read."""


def test_that_a_second_key_works_beside_the_first_also_one_that_a_pedal_sends(listed: Listed) -> None:
    table, chart = listed.table, listed.table.needle.chart
    for key, modifiers, shown in PEDAL:
        listed.press("deep", 1, key, modifiers)
        assert listed.shown("deep") == ["D", shown]
        listed.back()
        was = chart.deep
        table.key(key, modifiers)
        assert chart.deep is not was, shown
        table.type("d")
        assert chart.deep is was
        _list(table)


def test_that_a_key_of_the_whole_page_works_on_it(listed: Listed) -> None:
    table = listed.table
    keys.choose("mark_before", ())  # so that Page Up is free
    for key in (Qt.Key.Key_F9, Qt.Key.Key_MediaStop, Qt.Key.Key_PageUp, Qt.Key.Key_U):
        listed.press("undo", 1, key)
        listed.back()
        table.tap(table.point("gluteus-medius"))
        table.key(key)
        assert not table.session.sites, key
        table.key(Qt.Key.Key_Y, CTRL)
        assert table.session.sites  # the control: there was something to undo
        table.key(Qt.Key.Key_Z, CTRL)
        _list(table)


def test_that_a_key_of_the_whole_page_has_the_sign_that_a_keyboard_writes_somehow(listed: Listed) -> None:
    table = listed.table
    listed.press("undo", 0, ";")
    listed.back()
    table.tap(table.point("gluteus-medius"))
    table.qtbot.keyClick(table.needle.chart, ";", SHIFT)  # as some keyboards write it
    assert table.session.sites == ()


def test_that_text_takes_letters_first_while_other_keys_go_to_the_page(listed: Listed) -> None:
    table = listed.table
    listed.press("undo", 0, "u")
    listed.press("undo", 1, Qt.Key.Key_F14)
    listed.press("close", 0, ";")
    left: list[bool] = []
    table.page.closed.connect(lambda: left.append(True))
    listed.back()
    table.tap(table.point("gluteus-medius"))
    table.type("n")
    details = table.card.details
    assert details is not None
    note = details.pain.note
    for letter in "ut; U":
        table.qtbot.keyClick(note, letter)
    assert note.toPlainText() == "ut; U"
    table.type("/")
    for letter in "u;":
        table.qtbot.keyClick(table.needle.type_field.field, letter)
    field = table.needle.type_field.field
    assert isinstance(field, QLineEdit)
    assert field.text() == "u;"
    assert (len(table.session.sites), left) == (1, [])
    table.qtbot.keyClick(note, Qt.Key.Key_F14)  # the control: what nobody types reaches the page
    assert table.site.note != "ut; U"
    table.type(";")
    assert left == [True]


def test_that_a_key_in_use_is_named_and_only_taken_over_when_that_is_said(listed: Listed) -> None:
    table = listed.table
    row = listed.row("out")
    listed.press("out", 1, Qt.Key.Key_PageDown)
    assert row.message.text() == "Page Down is the key of “To the next mark on the body”."
    assert keys.of("out") == ("O",)
    listed.tap(row.message.second_button())
    assert (keys.of("out"), keys.of("mark_after"), row.asks) == (("O",), ("PgDown",), False)
    listed.press("out", 1, Qt.Key.Key_PageDown)
    listed.tap(row.message.action_button())
    assert (keys.of("out"), keys.of("mark_after"), row.asks) == (("O", "PgDown"), (), False)
    assert listed.shown("mark_after") == ["No key"]
    listed.back()
    table.tap(table.point("gluteus-medius"))
    table.tap(table.point("gluteus-maximus"))
    table.key(Qt.Key.Key_Escape)
    table.key(Qt.Key.Key_PageDown)
    assert table.needle.chart.walk.spot() is None
    table.key(Qt.Key.Key_PageUp)  # the control: the way back is still walked
    assert table.needle.chart.walk.spot() is not None


def test_that_one_question_is_asked_at_a_time(listed: Listed) -> None:
    listed.press("out", 0, "m")
    assert listed.row("out").asks
    listed.tap(listed.row("note").buttons[0])
    assert (listed.row("out").asks, listed.row("note").asks) == (False, True)
    listed.table.page.show_place("after")
    assert not listed.row("note").asks


NEEDED = (
    ("mirror", "5", NONE, "Digits"),
    ("mirror", Qt.Key.Key_3, SHIFT, "Digits"),
    ("mirror", "#", SHIFT, "Digits"),
    ("closer", Qt.Key.Key_Up, NONE, "arrows"),
    ("closer", Qt.Key.Key_Up, CTRL, "arrows"),
    ("mirror", Qt.Key.Key_Tab, NONE, "next"),
    ("mirror", Qt.Key.Key_Backtab, SHIFT, "next"),
    ("mirror", Qt.Key.Key_Return, NONE, "Enter ends what is typed"),
    ("wipe", Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier, "Enter ends what is typed"),
    ("wipe", Qt.Key.Key_Space, NONE, "typed"),
    ("wipe", Qt.Key.Key_Backspace, NONE, "typed"),
    ("undo", Qt.Key.Key_C, CTRL, "copy"),
    ("mirror", Qt.Key.Key_K, CTRL, "finds a patient"),
)
"""For which action which key is refused, and a word of the reason."""


def test_that_a_key_that_typing_or_moving_needs_is_refused_with_the_reason_and_another_is_waited_for(listed: Listed) -> None:
    for action_id, key, modifiers, words in NEEDED:
        before = keys.of(action_id)
        button = listed.press(action_id, 0, key, modifiers)
        assert words in listed.row(action_id).message.text(), (action_id, key)
        assert keys.of(action_id) == before
        assert button.waiting
        listed.table.qtbot.keyClick(button, Qt.Key.Key_F20)  # the control: any other key is taken
        assert keys.of(action_id)[0] == "F20"
        keys.restore_all()


def test_that_modifiers_alone_and_held_keys_are_waited_out(listed: Listed) -> None:
    row = listed.row("mirror")
    listed.tap(row.buttons[0])
    press = QEvent.Type.KeyPress
    for key in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_AltGr, Qt.Key.Key_Dead_Circumflex, Qt.Key.Key_unknown):
        QApplication.sendEvent(row.buttons[0], QKeyEvent(press, key, NONE))
    QApplication.sendEvent(row.buttons[0], QKeyEvent(press, Qt.Key.Key_X, NONE, "x", True))  # held since before
    assert row.buttons[0].waiting
    listed.table.qtbot.keyClick(row.buttons[0], "x", CTRL | ALT)
    assert keys.of("mirror") == ("Ctrl+Alt+X",)


def test_that_shortcuts_of_the_page_do_nothing_while_a_key_is_waited_for(listed: Listed) -> None:
    table = listed.table
    listed.press("mirror", 0, Qt.Key.Key_F8)
    assert "Wipe the screen" in listed.row("mirror").message.text()
    assert table.page.wipe.isHidden()
    listed.row("mirror").leave()
    table.qtbot.keyClick(listed.page, Qt.Key.Key_F8)  # the control
    assert not table.page.wipe.isHidden()


def test_that_escape_leaves_a_key_and_then_the_page(listed: Listed) -> None:
    button = listed.press("mirror", 0, Qt.Key.Key_Escape)
    assert (button.words(), button.waiting, listed.row("mirror").asks) == ("M", False, False)
    assert listed.table.page.stack.currentWidget() is listed.page
    listed.press("mirror", 0, "n")
    listed.table.qtbot.keyClick(listed.row("mirror").message.action_button(), Qt.Key.Key_Escape)
    assert (keys.of("mirror"), listed.row("mirror").asks) == (("M",), False)
    assert listed.table.page.stack.currentWidget() is listed.page
    listed.back()


def test_that_who_goes_elsewhere_has_changed_nothing(listed: Listed) -> None:
    table, row = listed.table, listed.row("mirror")
    table.page.activateWindow()
    listed.tap(row.buttons[0])
    table.qtbot.waitUntil(row.buttons[0].hasFocus)
    listed.row("out").buttons[0].setFocus(Qt.FocusReason.MouseFocusReason)
    assert (row.buttons[0].waiting, row.asks, keys.of("mirror")) == (False, False, ("M",))


def test_that_all_of_it_can_be_done_from_the_keyboard(listed: Listed) -> None:
    table, row = listed.table, listed.row("out")
    table.page.activateWindow()
    button = row.buttons[0]
    button.setFocus(Qt.FocusReason.TabFocusReason)
    table.qtbot.waitUntil(button.hasFocus)
    table.qtbot.keyClick(button, Qt.Key.Key_Return)
    assert button.waiting
    table.qtbot.keyClick(button, "m")
    table.qtbot.waitUntil(row.message.action_button().hasFocus)
    table.qtbot.keyClick(row.message.action_button(), Qt.Key.Key_Return)
    assert (keys.of("out"), keys.of("mirror"), button.hasFocus()) == (("M",), (), True)
    table.qtbot.keyClick(button, Qt.Key.Key_Return)
    table.qtbot.keyClick(button, "m")  # the key it has: to be taken away
    table.qtbot.keyClick(row.message.action_button(), Qt.Key.Key_Return)
    assert keys.of("out") == ()


def test_that_a_key_can_be_taken_away_and_delivered_again(listed: Listed) -> None:
    row = listed.row("delete")
    listed.tap(row.buttons[1])
    assert row.message.action_button().words() == "Without Backspace"
    listed.tap(row.message.action_button())
    assert (keys.of("delete"), listed.shown("delete")) == (("Del",), ["Delete"])
    assert not row.restore.isHidden()
    listed.tap(row.restore)
    assert keys.of("delete") == action("delete").keys
    assert row.restore.isHidden()


def test_that_one_is_as_delivered_again_and_asks_for_a_key_that_was_given_away(listed: Listed) -> None:
    listed.press("mirror", 0, Qt.Key.Key_F13)
    listed.press("again", 0, "m")
    row = listed.row("mirror")
    listed.tap(row.restore)
    assert row.message.text() == "M is the key of “Same again at the next tap”."
    assert keys.of("mirror") == ("F13",)
    listed.tap(row.message.action_button())
    assert (keys.of("mirror"), keys.of("again")) == (("M",), ())


def test_that_all_are_as_delivered_again(listed: Listed, settings: Path) -> None:
    assert listed.page.restore_all.isHidden()
    listed.press("mirror", 0, Qt.Key.Key_F13)
    listed.press("undo", 1, Qt.Key.Key_F14)
    assert _kept(settings) == {"mirror": ["F13"], "undo": ["Ctrl+Z", "F14"]}
    listed.tap(listed.page.restore_all)
    assert {one.id: keys.of(one.id) for one in ACTIONS} == {one.id: one.keys for one in ACTIONS}
    assert _kept(settings) == {}
    assert listed.page.restore_all.isHidden()
    listed.back()
    table = listed.table
    table.tap(table.point("gluteus-medius"))
    table.type("m")
    assert len(table.session.sites) == 2


def test_that_this_list_is_never_without_a_key(listed: Listed) -> None:
    row = listed.row("keys")
    listed.press("out", 0, "?")
    told = listed.row("out").message
    assert told.text() == "? is the only key of “This list”."
    assert told.action_button().isHidden()
    listed.tap(told.second_button())
    listed.tap(row.buttons[0])
    assert row.message.action_button().isHidden()
    row.leave()
    listed.press("keys", 1, Qt.Key.Key_F1)
    listed.press("out", 0, "?")
    listed.tap(told.action_button())  # the control: with two keys one may go
    assert (keys.of("out"), keys.of("keys")) == (("?",), ("F1",))
    listed.back()
    listed.table.key(Qt.Key.Key_F1)
    assert listed.table.page.stack.currentWidget() is listed.page


def test_that_tool_tips_name_the_keys_in_force(listed: Listed) -> None:
    table = listed.table
    listed.back()
    table.tap(table.point("gluteus-medius"))
    finding, mirror = table.needle.tools.finding, table.needle.panel.foot.mirror
    assert finding.toolTip().endswith("(F)")
    assert mirror.toolTip() == "Mirror to the other side (M)"
    again = _list(table)
    again.press("finding", 1, Qt.Key.Key_F15)
    again.press("mirror", 0, Qt.Key.Key_MediaPlay)
    assert finding.toolTip().endswith("(F or F15)")
    assert mirror.toolTip() == "Mirror to the other side (Media Play)"
    keys.choose("mirror", ())
    assert mirror.toolTip() == "Mirror to the other side"


def test_that_keys_of_the_body_are_chosen_too(listed: Listed) -> None:
    table, chart = listed.table, listed.table.needle.chart
    listed.press("closer", 0, Qt.Key.Key_F16)
    listed.press("place", 0, Qt.Key.Key_F17)
    listed.back()
    scale = chart.seen.camera.scale
    table.type("+")
    assert chart.seen.camera.scale == scale
    table.key(Qt.Key.Key_F16)
    assert chart.seen.camera.scale > scale
    chart.activateWindow()
    chart.setFocus()
    table.qtbot.waitUntil(chart.hasFocus)
    table.key(Qt.Key.Key_Down)
    table.key(Qt.Key.Key_Return)
    assert table.session.sites == ()
    table.key(Qt.Key.Key_F17)
    assert len(table.session.sites) == 1


def test_that_a_program_that_is_started_again_knows_them(listed: Listed) -> None:
    listed.press("mirror", 1, Qt.Key.Key_F13)
    listed.press("out", 0, ",")
    listed.press("note", 0, "m")
    listed.tap(listed.row("note").message.action_button())
    assert keys.kept
    says = (
        "from needlechart.app import make_application; made = make_application(); "
        "from needlechart.ui.chosen_keys import keys; keys.read(); "
        "print(*map(keys.of, ('mirror', 'out', 'note', 'deep')))"
    )
    run = subprocess.run([sys.executable, "-c", says], capture_output=True, text=True, env=dict(os.environ), check=True)
    assert run.stdout.split("\n")[0] == "('F13',) (',',) ('M',) ('D',)"


def test_that_a_page_opened_later_has_them(settings: Path, open_table: OPENED, patient: Patient) -> None:
    kept = QSettings()
    kept.setValue(f"{GROUP}/deep", ["F18"])
    kept.sync()
    table = open_table(patient)
    table.key(Qt.Key.Key_F18)
    assert table.needle.chart.deep
    assert _list(table).shown("deep") == ["F18"]


@pytest.mark.parametrize(
    ("line", "action_id"),
    [
        ("mirror=Nonsense", "mirror"),
        ("mirror=M+", "mirror"),
        ('mirror="F13, F14"', "mirror"),
        ("mirror=F13, F14, F15", "mirror"),
        ("mirror=F13, F13", "mirror"),
        ("mirror=f13", "mirror"),
        ("mirror=@ByteArray(M)", "mirror"),
        ("mirror=@Invalid()", "mirror"),
        ("mirror=7", "mirror"),
        ("mirror=Tab", "mirror"),
        ("wipe=Return", "wipe"),
        ("mirror=Ctrl+K", "mirror"),
        ("mirror=O", "mirror"),
        ("mirror=F18", "mirror"),
        ("keys=", "keys"),
        ("twitches=F13", "twitches"),
        ("nobody=F13", ""),
        ("\x00\x01=\x7f%zz\\x", ""),
    ],
)
def test_that_a_damaged_setting_is_as_delivered_and_the_others_hold(settings: Path, line: str, action_id: str) -> None:
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(f"[{GROUP}]\ndeep=F18\npoints=\n{line}\n", "utf-8")
    made = ChosenKeys()
    made.read()
    if line == "mirror=F18":  # two want it: neither has it
        assert made.of("deep") == ("D",)
    else:
        assert made.of("deep") == ("F18",)
    assert made.of("points") == ()
    if action_id:
        assert made.of(action_id) == action(action_id).keys
    all_keys = [key for one in ACTIONS for key in made.of(one.id)]
    assert len(all_keys) == len(set(all_keys))


def test_that_a_good_setting_of_the_same_shape_is_taken(settings: Path) -> None:
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(f"[{GROUP}]\nmirror=F13, Media Play\nout=M\nagain=O\n", "utf-8")
    made = ChosenKeys()
    made.read()
    assert [made.of(one) for one in ("mirror", "out", "again")] == [("F13", "Media Play"), ("M",), ("O",)]


def test_that_settings_that_cannot_be_written_are_told_and_the_keys_hold_meanwhile(listed: Listed, settings: Path) -> None:
    assert not settings.exists()
    settings.parent.parent.mkdir(parents=True, exist_ok=True)
    settings.parent.write_text("a file where the folder should be", "utf-8")
    listed.press("deep", 0, Qt.Key.Key_F18)
    message = listed.page.messages.message(NOT_KEPT)
    assert message is not None
    assert message.text() == "The keys could not be kept on this computer."
    listed.back()
    listed.table.key(Qt.Key.Key_F18)
    assert listed.table.needle.chart.deep
    settings.parent.unlink()
    _list(listed.table).press("points", 0, Qt.Key.Key_F19)
    assert listed.page.messages.message(NOT_KEPT) is None
    assert _kept(settings) == {"deep": ["F18"], "points": ["F19"]}


def test_that_no_key_of_the_window_itself_can_be_given_away(qtbot: QtBot, settings: Path) -> None:
    window = make_window()
    own = {one.key().toString() for one in window.findChildren(QShortcut) if one.parent() is window}
    window.deleteLater()
    assert own == set(OF_THE_WINDOW)
    assert all(refusal(action(id), key) for id in ("mirror", "undo", "closer") for key in own)
