"""Fingers on the chart: one taps and drags, two move and spread the body, three and palms do nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, QSizeF, Signal
from PySide6.QtGui import QEventPoint, QTouchEvent
from PySide6.QtWidgets import QWidget

from needlechart.ui.body.gestures import Gestures

PALM_PX = 40.0
"""Wider than this, in pixels of 1/96 inch, is no finger tip: about 11 mm."""

_LEAST_SPAN_PX = 1.0
_ENDS = (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel)


class Fingers(QObject):
    """Turns the touches of one widget into ``gestures`` of one finger, and two fingers into ``spread``.

    ``spread(factor, around, by)``: closer by ``factor`` round a pixel, moved by so many pixels meanwhile.
    ``lifted``: the two fingers have left.  A hand that was more than one finger, or was sent away, means nothing more until
    all of it is off the glass.
    """

    spread = Signal(float, QPointF, QPointF)
    lifted = Signal()

    def __init__(self, gestures: Gestures, parent: QObject) -> None:
        super().__init__(parent)
        self._gestures = gestures
        self._down = False
        self._palms: set[int] = set()
        self._single: int | None = None
        self._pair: tuple[QPointF, QPointF] | None = None
        self._spent = False

    def send_away(self) -> None:
        """What the fingers do now is not meant: something finer has come."""
        if self._down:
            self._let_go()
            self._spent = True

    def take(self, event: QTouchEvent, *, meant: bool) -> None:
        """One event of a touch; ``meant`` is False while a pen is near."""
        kind = event.type()
        if kind is QEvent.Type.TouchBegin:
            self._begin()
        if not meant or kind is QEvent.Type.TouchCancel:
            self.send_away()
        points = list(event.points())
        self._note_palms(points)
        if not self._spent:
            self._follow([point for point in points if point.id() not in self._palms], event.timestamp())
        if kind in _ENDS:
            self._let_go()
            self._down = False

    def _begin(self) -> None:
        self._let_go()
        self._down, self._spent = True, False
        self._palms.clear()

    def _note_palms(self, points: Sequence[QEventPoint]) -> None:
        """A touch that once was as wide as a palm stays one; what it had begun as a finger is taken back."""
        for point in points:
            if point.id() not in self._palms and is_palm(point.ellipseDiameters()):
                self._palms.add(point.id())
                if point.id() == self._single or self._pair is not None:
                    self._let_go()
                    self._spent = True

    def _follow(self, points: Sequence[QEventPoint], time_ms: int) -> None:
        held = [point for point in points if point.state() is not QEventPoint.State.Released]
        if len(held) > 2:
            self._let_go()
            self._spent = True
        elif len(held) == 2:
            self._follow_pair(held[0].position(), held[1].position())
        elif self._pair is not None:
            self._let_go()
            self._spent = True
        else:
            for point in points:
                self._follow_one(point, time_ms)

    def _follow_one(self, point: QEventPoint, time_ms: int) -> None:
        state = point.state()
        if state is QEventPoint.State.Pressed and self._single is None:
            self._single = point.id()
            self._gestures.press(point.position(), time_ms)
        elif point.id() != self._single:
            return
        elif state is QEventPoint.State.Released:
            self._single = None
            self._gestures.release(point.position(), time_ms)
        else:
            self._gestures.move(point.position())

    def _follow_pair(self, one: QPointF, other: QPointF) -> None:
        """The body follows both fingers, also when they move without spreading."""
        if self._pair is None:
            self._single = None
            self._gestures.cancel()
        else:
            before, now = _span(*self._pair), _span(one, other)
            middle_before, middle = (self._pair[0] + self._pair[1]) / 2, (one + other) / 2
            apart = before > _LEAST_SPAN_PX and now > _LEAST_SPAN_PX
            self.spread.emit(now / before if apart else 1.0, middle, middle - middle_before)
        self._pair = one, other

    def _let_go(self) -> None:
        """Nothing is tapped, dropped or spread any more."""
        pair, self._pair = self._pair, None
        if self._single is not None:
            self._single = None
            self._gestures.cancel()
        if pair is not None:
            self.lifted.emit()


def begins_on_a_control(event: QTouchEvent, widget: QWidget) -> bool:
    """Whether a touch begins on something that lies on the widget: Qt asks the widget when that takes no touches itself."""
    if event.type() is not QEvent.Type.TouchBegin:
        return False
    return widget.childAt(event.points()[0].position().toPoint()) is not None


def is_palm(size: QSizeF) -> bool:
    """Whether a touch of that size, in pixels, is the ball of a hand; a screen that does not measure says 0."""
    return max(size.width(), size.height()) > PALM_PX


def _span(one: QPointF, other: QPointF) -> float:
    between = one - other
    return float((between.x() ** 2 + between.y() ** 2) ** 0.5)
