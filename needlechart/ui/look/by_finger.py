"""A finger that is drawn over a page moves it; one that taps still taps what lies under it, however quickly."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractScrollArea, QScroller, QScrollerProperties

from needlechart.ui.look.theme import theme

_NEVER = QScrollerProperties.OvershootPolicy.OvershootAlwaysOff


class _Taps(QObject):
    """Makes two quick taps of a finger two presses of two controls.

    Qt makes a double click of the second one, wherever it is, and its scroller swallows that.  For the press that Qt makes
    of this touch nothing is a double click; after it all is as before.
    """

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        hints = QGuiApplication.styleHints()
        usual_ms = hints.mouseDoubleClickInterval()
        if event.type() is QEvent.Type.TouchBegin and usual_ms:
            hints.setMouseDoubleClickInterval(0)
            QTimer.singleShot(0, hints, partial(hints.setMouseDoubleClickInterval, usual_ms))  # also when the area goes
        return False


def by_finger(area: QAbstractScrollArea) -> None:
    """Lets a finger scroll ``area``: never past its ends, and without running on where nothing may move by itself."""
    scroller = QScroller.scroller(area.viewport())
    ways = scroller.scrollerProperties()
    metric = QScrollerProperties.ScrollMetric
    for way in (metric.VerticalOvershootPolicy, metric.HorizontalOvershootPolicy):
        ways.setScrollMetric(way, _NEVER)
    if not theme.moves:
        ways.setScrollMetric(metric.MaximumVelocity, 0.0)
    scroller.setScrollerProperties(ways)
    QScroller.grabGesture(area.viewport(), QScroller.ScrollerGestureType.TouchGesture)
    area.viewport().installEventFilter(_Taps(area))
