"""What a finger, a pen or the mouse does on the chart: tap, double tap, long press, drag; the same for all."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QTimer, Signal
from PySide6.QtGui import QGuiApplication

HOLD_MS = 500
"""How long a finger rests before it is a long press."""

_DOUBLE_TAP_PX = 24.0


class Gestures(QObject):
    """Turns presses, moves and releases into gestures; positions are pixels of the chart.

    ``pressed`` comes with every press, whatever it becomes.  ``drag_started`` comes with the place of the press, ``dragged``
    with where the finger is now.
    """

    pressed = Signal()
    tapped = Signal(QPointF)
    double_tapped = Signal(QPointF)
    held = Signal(QPointF)
    drag_started = Signal(QPointF)
    dragged = Signal(QPointF)
    dropped = Signal(QPointF)
    cancelled = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pressed_at: QPointF | None = None
        self._again = False
        self._dragging = False
        self._last_tap: tuple[QPointF, int] | None = None
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._hold.setInterval(HOLD_MS)
        self._hold.timeout.connect(self._on_held)

    @property
    def dragging(self) -> bool:
        """Whether something is being dragged now."""
        return self._dragging

    def press(self, at: QPointF, time_ms: int, *, again: bool = False) -> None:
        """Finger or button down; ``again`` when the system says that it is the second of two."""
        self._pressed_at, self._dragging = at, False
        self._again = again or (self._last_tap is not None and _same_spot(self._last_tap, at, time_ms))
        self._hold.start()
        self.pressed.emit()

    def move(self, at: QPointF) -> None:
        """Finger or button moved while down; below the system's drag distance it still rests."""
        if self._pressed_at is None:
            return
        if not self._dragging and (at - self._pressed_at).manhattanLength() >= QGuiApplication.styleHints().startDragDistance():
            self._hold.stop()
            self._dragging = True
            self.drag_started.emit(self._pressed_at)
        if self._dragging:
            self.dragged.emit(at)

    def release(self, at: QPointF, time_ms: int) -> None:
        """Finger or button up: the end of a drag, or a tap, or the second tap of two."""
        pressed_at, dragging = self._pressed_at, self._dragging
        self._forget()
        if pressed_at is None:
            return
        if dragging:
            self.dropped.emit(at)
            return
        if self._again:
            self._last_tap = None
            self.double_tapped.emit(pressed_at)
        else:
            self._last_tap = pressed_at, time_ms
            self.tapped.emit(pressed_at)

    def cancel(self) -> None:
        """The press became something else, say a pinch: nothing is tapped or dropped."""
        dragging = self._dragging
        self._forget()
        self._last_tap = None
        if dragging:
            self.cancelled.emit()

    def _forget(self) -> None:
        self._hold.stop()
        self._pressed_at, self._dragging = None, False

    def _on_held(self) -> None:
        if self._pressed_at is not None:
            at = self._pressed_at
            self._forget()
            self.held.emit(at)


def _same_spot(tap: tuple[QPointF, int], at: QPointF, time_ms: int) -> bool:
    place, time = tap
    soon = time_ms - time <= QGuiApplication.styleHints().mouseDoubleClickInterval()
    return soon and (place - at).manhattanLength() <= _DOUBLE_TAP_PX
