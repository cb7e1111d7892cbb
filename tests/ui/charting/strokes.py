"""A hand that draws round a place of the body."""

from __future__ import annotations

from math import cos, pi, sin

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

_STEPS = 24


def ring(centre: QPoint, radius: int) -> list[QPoint]:
    """Pixels once round a centre."""
    turn = [2 * pi * step / _STEPS for step in range(_STEPS)]
    return [centre + QPoint(round(radius * cos(a)), round(radius * sin(a))) for a in turn]


def draw(chart: QWidget, pixels: list[QPoint]) -> None:
    """A stroke of the mouse through those pixels."""
    QTest.mousePress(chart, Qt.MouseButton.LeftButton, pos=pixels[0])
    for at in pixels[1:]:
        QTest.mouseMove(chart, at)
    QTest.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=pixels[-1])
