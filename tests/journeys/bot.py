"""What the hands need of a test's bot, outside a test."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDeadlineTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


class Bot:
    """Clicks, types and waits like pytest-qt's bot."""

    mouseClick = staticmethod(QTest.mouseClick)  # noqa: N815
    keyClick: Callable[..., None] = staticmethod(QTest.keyClick)  # noqa: N815

    def waitUntil(self, true: Callable[[], bool], timeout: int) -> None:  # noqa: N802
        deadline = QDeadlineTimer(timeout)
        while not true():
            assert not deadline.hasExpired()
            QApplication.processEvents()

    def keyClicks(self, widget: QWidget, words: str) -> None:  # noqa: N802
        for letter in words:
            self.keyClick(widget, letter)
