"""Fingers on the timeline: a tap chooses, a drag moves the dates or scrolls the lanes, a held drag picks a span, two zoom."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import QEvent, QObject, QPointF, Signal
from PySide6.QtGui import QEventPoint, QTouchEvent

HOLD_MS = 450
"""A finger that rests this long before it moves picks a span."""
_SLOP_PX = 10.0
_LEAST_APART_PX = 12.0


class _Means(Enum):
    NOTHING_YET = auto()
    PAN = auto()
    SCROLL = auto()
    SPAN = auto()
    ZOOM = auto()


class TimelineTouch(QObject):
    """Says what fingers mean, in pixels of the plot.

    ``tapped(at)``; ``panned(by_px)`` along the dates; ``scrolled(by_px)`` down the lanes; ``spanned(from_px, to_px, done)``;
    ``zoomed(factor, around_px, by_px)``: ``factor`` above 1 is closer.
    """

    tapped = Signal(QPointF)
    panned = Signal(float)
    scrolled = Signal(float)
    spanned = Signal(float, float, bool)
    zoomed = Signal(float, float, float)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._means = _Means.NOTHING_YET
        self._begun: QPointF | None = None
        self._begun_ms = 0
        self._last = QPointF()
        self._pair: tuple[float, float] | None = None

    def take(self, event: QTouchEvent) -> None:
        """One event of a touch."""
        kind = event.type()
        held = [point for point in event.points() if point.state() is not QEventPoint.State.Released]
        if kind is QEvent.Type.TouchBegin and held:
            self.begin(held[0].position(), event.timestamp())
        elif kind is QEvent.Type.TouchCancel:
            self._begun = None
        if len(held) >= 2:
            self._spread(held)
        elif kind is not QEvent.Type.TouchBegin:
            at = (held or list(event.points()))[0].position() if event.points() else self._last
            self.follow(at, event.timestamp(), done=kind is QEvent.Type.TouchEnd)

    def begin(self, at: QPointF, now_ms: int) -> None:
        """A finger comes down."""
        self._begun, self._begun_ms, self._last = at, now_ms, at
        self._means, self._pair = _Means.NOTHING_YET, None

    def follow(self, at: QPointF, now_ms: int, *, done: bool) -> None:
        """The one finger is there now; ``done`` when it leaves.  What it means is settled by its first movement."""
        begun = self._begun
        if begun is None or self._means is _Means.ZOOM:
            return
        moved, by = at - begun, at - self._last
        self._last = at
        if self._means is _Means.NOTHING_YET and max(abs(moved.x()), abs(moved.y())) > _SLOP_PX:
            if now_ms - self._begun_ms >= HOLD_MS:
                self._means = _Means.SPAN
            else:
                self._means = _Means.PAN if abs(moved.x()) >= abs(moved.y()) else _Means.SCROLL
        if self._means is _Means.NOTHING_YET and done:
            self.tapped.emit(begun)
        elif self._means is _Means.PAN:
            self.panned.emit(by.x())
        elif self._means is _Means.SCROLL:
            self.scrolled.emit(by.y())
        elif self._means is _Means.SPAN:
            self.spanned.emit(begun.x(), at.x(), done)
        if done:
            self._begun = None

    def _spread(self, held: Sequence[QEventPoint]) -> None:
        one, other = held[0].position().x(), held[1].position().x()
        middle, apart = (one + other) / 2, max(abs(other - one), _LEAST_APART_PX)
        if self._pair is not None:
            before_middle, before_apart = self._pair
            self.zoomed.emit(apart / before_apart, middle, middle - before_middle)
        self._means, self._pair = _Means.ZOOM, (middle, apart)
