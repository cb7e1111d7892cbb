"""Quick taps of a finger in an area that a finger scrolls."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QElapsedTimer, QObject
from PySide6.QtGui import QGuiApplication, QInputDevice
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from needlechart.ui.look import by_finger
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.layout import box, col, scrolled
from tests.ui.look.fingers import touch


def tapped_quickly(qtbot: QtBot) -> list[str]:
    """What two buttons heard of one quick tap each."""
    heard: list[str] = []
    buttons = [Button(words, "plain") for words in ("One", "Two")]
    for button in buttons:
        button.clicked.connect(partial(heard.append, button.words()))
    area = scrolled(box(col(*buttons, 2000)), "Area")  # what needs no scrolling is left alone
    area.resize(300, 300)
    qtbot.addWidget(area)
    with qtbot.waitExposed(area):
        area.show()
    glass = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
    since = QElapsedTimer()
    for button in buttons:
        since.start()
        touch(button, glass)
        qtbot.waitUntil(lambda: since.elapsed() > 1)  # Qt takes no two taps of one millisecond for a double one
    return heard


def test_that_two_quick_taps_press_two_buttons_and_a_double_click_stays_one(qtbot: QtBot) -> None:
    usual_ms = QGuiApplication.styleHints().mouseDoubleClickInterval()
    assert usual_ms > 0
    assert tapped_quickly(qtbot) == ["One", "Two"]
    qtbot.waitUntil(lambda: QGuiApplication.styleHints().mouseDoubleClickInterval() == usual_ms)


def test_that_one_of_two_taps_would_be_lost_without_it(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_finger, "_Taps", QObject)
    hints = QGuiApplication.styleHints()
    usual_ms = hints.mouseDoubleClickInterval()
    hints.setMouseDoubleClickInterval(60_000)  # quick enough on a slow machine too
    try:
        assert len(tapped_quickly(qtbot)) == 1
    finally:
        hints.setMouseDoubleClickInterval(usual_ms)
