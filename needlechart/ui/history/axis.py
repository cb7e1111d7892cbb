"""The dates under the lanes of the timeline."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from needlechart.drawing.timeline.dates import ticks
from needlechart.drawing.timeline.lane import LEFT
from needlechart.ui.history.timeline_view import TimelineView
from needlechart.ui.look.painted import pen_for
from needlechart.ui.look.theme import theme


class Axis(QWidget):
    """The dates under the lanes; a strip of its own, so that it stays while the lanes are scrolled."""

    def __init__(self, view: TimelineView) -> None:
        super().__init__()
        self._view = view
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        view.moved.connect(self.update)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(200, round(max(25.0, theme.px("small") * 1.8)))

    def words(self) -> tuple[str, ...]:
        """The dates written now, from left to right."""
        return tuple(tick.words for tick in ticks(*self._view.span(), self._view.width(), theme.px("small")))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.fillRect(0, 0, self.width(), 1, theme.color("line"))
        left, wide = self._view.x(), self._view.width()
        painter.fillRect(left, 0, 1, self.height(), theme.color("line"))
        first, last = self._view.span()
        for tick in ticks(first, last, wide, theme.px("small")):
            x = left + (tick.day - first) / (last - first) * wide
            painter.fillRect(round(x), 0, 1, self.height(), theme.color("grid"))
            pen_for(painter, theme.font("small"), theme.color("text2"))
            painter.drawText(QRectF(x + 6, 0, 240, self.height()), LEFT, tick.words)
