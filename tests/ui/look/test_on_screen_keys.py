"""The keys on the screen: they open for a finger, type everything a passphrase may hold, and tell nobody what was typed."""

from __future__ import annotations

import string
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QInputDevice, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from needlechart.ui.look.fields import PassphraseField, TextField
from needlechart.ui.look.layout import box, col
from needlechart.ui.look.on_screen_keys import OnScreenKeys
from needlechart.ui.look.on_screen_rows import KeyDeed, Layer, rows_of
from tests.ui.look.fingers import touch, touch_key, touch_words

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="session")
def glass() -> QPointingDevice:
    return QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)


@pytest.fixture
def field() -> PassphraseField:
    return PassphraseField("Passphrase")


@pytest.fixture
def keys(qtbot: QtBot, field: PassphraseField) -> Iterator[OnScreenKeys]:
    made = OnScreenKeys(field)
    page = box(col(field, made, None))
    qtbot.addWidget(page)
    page.resize(800, 400)
    page.show()
    qtbot.waitExposed(page)
    yield made
    page.close()


def _button(field: QWidget) -> QAbstractButton:
    return next(b for b in field.findChildren(QAbstractButton) if b.accessibleName() == "Keys on the screen")


def test_that_a_finger_in_the_field_opens_the_keys_and_a_mouse_or_a_key_does_not(
    qtbot: QtBot, keys: OnScreenKeys, field: PassphraseField, glass: QPointingDevice
) -> None:
    qtbot.mouseClick(field, LEFT)
    qtbot.keyClicks(field, "typed")
    assert not keys.isVisible()
    touch(field, glass)
    assert keys.isVisible()
    assert field.hasFocus()
    touch_key(keys, glass, "Close")
    assert not keys.isVisible()
    assert field.value() == "typed"


def test_that_the_button_in_the_field_opens_and_closes_them_for_a_mouse_too(
    qtbot: QtBot, keys: OnScreenKeys, field: PassphraseField
) -> None:
    qtbot.mouseClick(_button(field), LEFT)
    assert keys.isVisible()
    qtbot.mouseClick(keys, LEFT, pos=keys.key_area("a").center().toPoint())
    assert field.value() == "a"
    qtbot.mouseClick(_button(field), LEFT)
    assert not keys.isVisible()


def test_that_letters_capitals_digits_signs_and_accents_are_typed_and_rubbed_out(
    keys: OnScreenKeys, field: PassphraseField, glass: QPointingDevice, qtbot: QtBot
) -> None:
    told: list[str] = []
    field.changed.connect(lambda: told.append(field.value()))
    touch(field, glass)
    touch_words(keys, glass, "ab 7")
    touch_key(keys, glass, "Shift")
    touch_key(keys, glass, "Q")
    touch_key(keys, glass, "q")  # one capital only
    for _ in range(2):
        touch_key(keys, glass, "Shift")
    touch_words(keys, glass, "XY")  # capitals until Shift is pressed again
    touch_key(keys, glass, "Shift")
    touch_key(keys, glass, "#+=")
    touch_words(keys, glass, "!~")
    touch_key(keys, glass, "éü")
    touch_words(keys, glass, "ßü")
    touch_key(keys, glass, "Delete")
    assert field.value() == "ab 7QqXY!~ß"
    assert told[-1] == field.value()
    assert len(told) == 13


def test_that_every_sign_a_keyboard_has_can_be_typed() -> None:
    typed = {
        key.words
        for layer in Layer
        for capitals in (False, True)
        for row in rows_of(layer, capitals=capitals, shown=False)
        for key in row
        if key.deed is KeyDeed.TYPE
    }
    assert set(string.digits + string.ascii_letters + string.punctuation) - typed == set()
    assert typed >= set("äöüÄÖÜßéèçñ€£§")


def test_that_fingers_that_overlap_lose_no_letter(keys: OnScreenKeys, field: PassphraseField, glass: QPointingDevice) -> None:
    touch(field, glass)
    one, other = (keys.mapTo(keys.window(), keys.key_area(letter).center().toPoint()) for letter in "go")
    handle = keys.window().windowHandle()
    assert handle is not None
    QTest.touchEvent(handle, glass).press(0, one, handle).commit()
    QTest.touchEvent(handle, glass).stationary(0).press(1, other, handle).commit()
    QTest.touchEvent(handle, glass).release(0, one, handle).stationary(1).commit()
    QTest.touchEvent(handle, glass).release(1, other, handle).commit()
    assert field.value() == "go"


def test_that_no_key_shows_that_it_was_pressed_while_the_secret_is_hidden(
    qtbot: QtBot, keys: OnScreenKeys, field: PassphraseField, glass: QPointingDevice
) -> None:
    touch(field, glass)
    at = keys.key_area("k").center().toPoint()
    rest = keys.grab().toImage()
    qtbot.mousePress(keys, LEFT, pos=at)
    assert keys.grab().toImage() == rest
    qtbot.mouseRelease(keys, LEFT, pos=at)
    touch_key(keys, glass, "Show")
    assert field.echoMode() is QLineEdit.EchoMode.Normal
    rest = keys.grab().toImage()
    qtbot.mousePress(keys, LEFT, pos=at)
    assert keys.grab().toImage() != rest  # it would have been seen
    qtbot.mouseRelease(keys, LEFT, pos=at)
    touch_key(keys, glass, "Hide")
    assert field.echoMode() is QLineEdit.EchoMode.Password


def test_that_what_is_typed_is_told_to_nobody(keys: OnScreenKeys, field: PassphraseField, glass: QPointingDevice) -> None:
    QGuiApplication.clipboard().setText("what was there")
    touch(field, glass)
    touch_words(keys, glass, "zebra")
    assert QGuiApplication.clipboard().text() == "what was there"
    told = QAccessible.queryAccessibleInterface(keys)
    assert told.childCount() == 0
    for words in (told.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)):
        assert words in ("Keys on the screen", "")
    assert "zebra" not in QAccessible.queryAccessibleInterface(field).text(QAccessible.Text.Value)


def test_that_delete_held_down_goes_on_and_stops_with_the_finger(
    qtbot: QtBot, keys: OnScreenKeys, field: PassphraseField, glass: QPointingDevice
) -> None:
    touch(field, glass)
    touch_words(keys, glass, "abcdef")
    at = keys.key_area("Delete").center().toPoint()
    qtbot.mousePress(keys, LEFT, pos=at)
    qtbot.waitUntil(lambda: len(field.value()) < 4)
    qtbot.mouseRelease(keys, LEFT, pos=at)
    left = field.value()
    touch_key(keys, glass, "x")
    assert field.value() == f"{left}x"


def test_that_every_target_is_wide_and_high_enough_for_a_finger(keys: OnScreenKeys, field: PassphraseField) -> None:
    keys.open_for(field)
    keys.resize(keys.minimumSizeHint())
    assert min(area.height() for _key, area in keys._keys()) >= 48
    assert min(area.width() for _key, area in keys._keys()) + 4 >= 48


def test_that_a_touch_beside_a_key_takes_the_nearest(keys: OnScreenKeys, field: PassphraseField, glass: QPointingDevice) -> None:
    touch(field, glass)
    area = keys.key_area("a")
    touch(keys, glass, QPoint(round(area.left()) - 20, round(area.center().y())))
    touch(keys, glass, QPoint(round(area.right()) + 1, round(area.center().y())))
    assert field.value() == "aa"


def test_that_one_set_of_keys_serves_several_fields_and_goes_with_the_field(qtbot: QtBot, glass: QPointingDevice) -> None:
    first, second = PassphraseField(), TextField("code", "Code", size="touch")
    keys = OnScreenKeys(first, second)
    page = box(col(first, second, keys, None))
    qtbot.addWidget(page)
    page.resize(800, 480)
    page.show()
    qtbot.waitExposed(page)
    touch(first, glass)
    touch_words(keys, glass, "ab")
    touch(second, glass)
    touch_words(keys, glass, "cd")
    assert (first.value(), second.value()) == ("ab", "cd")
    assert not _button(first).isChecked()
    second.hide()
    assert not keys.isVisible()
    assert keys.field() is None
