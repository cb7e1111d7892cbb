"""A finger that is drawn over a page moves it; one that taps still taps what lies under it."""

from PySide6.QtWidgets import QAbstractScrollArea, QScroller, QScrollerProperties

from needlechart.ui.look.theme import theme

_NEVER = QScrollerProperties.OvershootPolicy.OvershootAlwaysOff


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
