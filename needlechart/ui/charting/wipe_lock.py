"""Wiping the screen at the table: for ten seconds no touch does anything."""

from __future__ import annotations

from PySide6.QtCore import QDeadlineTimer, QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from needlechart.ui.look.accessible import Spoken, tell_value
from needlechart.ui.look.painted import pen_for
from needlechart.ui.look.theme import theme

WIPE_S = 10
_TICK_MS = 250
_VEIL = 0.86


class WipeLock(QWidget, Spoken):
    """Lies over a page and swallows every touch, click and turn of a wheel until its time is over; ``over`` then."""

    over = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.setAccessibleName("The screen can be wiped")
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self._until = QDeadlineTimer(0)
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        self.hide()
        page.installEventFilter(self)

    def start(self, seconds: float = WIPE_S) -> None:
        """Lock the page for so many seconds."""
        self._until = QDeadlineTimer(round(seconds * 1000), Qt.TimerType.PreciseTimer)
        self.setGeometry(self._page.rect())
        self.show()
        self.raise_()
        self._tick.start()

    @property
    def left_s(self) -> int:
        """Whole seconds left, rounded up."""
        return max(0, -(-self._until.remainingTime() // 1000))

    def spoken_value(self) -> str | None:
        return f"{self.left_s} s"

    def event(self, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and watched is self._page:
            self.setGeometry(self._page.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("bg", _VEIL))
        area = QRectF(self.rect())
        pen_for(painter, theme.font("title", 600), theme.color("text1"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, f"Wipe the screen\n{self.left_s}")

    def _on_tick(self) -> None:
        if self._until.hasExpired():
            self._tick.stop()
            self.hide()
            self.over.emit()
        else:
            self.update()
            tell_value(self)


_TOUCHES = frozenset(
    {
        QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseMove,
        QEvent.Type.Wheel, QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel,
        QEvent.Type.TabletPress, QEvent.Type.TabletMove, QEvent.Type.TabletRelease, QEvent.Type.NativeGesture,
        QEvent.Type.ContextMenu,
    }
)  # fmt: skip
