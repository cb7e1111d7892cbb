"""Wiping the screen: for a while no touch reaches the page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from needlechart.ui.charting.wipe_lock import WIPE_S, WipeLock

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """A page with a key that counts its clicks."""
    made = QWidget()
    qtbot.addWidget(made)
    key = QPushButton("Delete")
    QVBoxLayout(made).addWidget(key)
    made.resize(400, 300)
    made.show()
    return made


def _under(page: QWidget) -> QWidget:
    """What a finger in the middle of the page meets."""
    met = page.childAt(page.rect().center())
    assert met is not None
    return met


def _touch_everything(qtbot: QtBot, page: QWidget) -> None:
    met = _under(page)
    middle = met.rect().center()
    qtbot.mouseClick(met, LEFT, pos=middle)
    qtbot.mouseDClick(met, LEFT, pos=middle)
    finger = QTest.createTouchDevice()
    assert isinstance(finger, QPointingDevice)
    QTest.touchEvent(met, finger).press(0, middle, met).commit()
    QTest.touchEvent(met, finger).release(0, middle, met).commit()
    at = QPointF(middle)
    none = Qt.KeyboardModifier.NoModifier
    wheel = QWheelEvent(at, at, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, none, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(met, wheel)


def test_that_no_touch_reaches_the_page_until_the_time_is_over(qtbot: QtBot, page: QWidget) -> None:
    key = page.findChild(QPushButton)
    assert key is not None
    clicks: list[bool] = []
    key.clicked.connect(lambda: clicks.append(True))
    lock = WipeLock(page)
    _touch_everything(qtbot, page)  # the control: without the lock the key is pressed
    assert clicks
    clicks.clear()
    lock.start()
    assert _under(page) is lock
    assert lock.left_s == WIPE_S
    _touch_everything(qtbot, page)
    assert clicks == []
    with qtbot.waitSignal(lock.over):
        lock.start(0.1)
    assert not lock.isVisible()
    _touch_everything(qtbot, page)
    assert clicks


def test_that_the_lock_covers_a_page_that_changes_its_size(qtbot: QtBot, page: QWidget) -> None:
    lock = WipeLock(page)
    lock.start()
    page.resize(900, 700)
    qtbot.waitUntil(lambda: lock.size() == page.size())


def test_that_it_is_heard_how_long_it_lasts(page: QWidget) -> None:
    lock = WipeLock(page)
    lock.start(3)
    assert lock.spoken_value() == "3 s"
