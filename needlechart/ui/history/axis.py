"""The dates under the lanes of the timeline, over which a span is picked, and the way to the list of lanes."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from needlechart.drawing.timeline.dates import ticks
from needlechart.drawing.timeline.lane import CENTRE, LEFT
from needlechart.drawing.timeline.painting import span_area
from needlechart.ui.history.picking import span_words
from needlechart.ui.history.timeline_view import TimelineView
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.painted import advance, pen_for, rounded
from needlechart.ui.look.theme import theme

_CLICK_PX = 4.0
"""A press that moves less than this is a click, which lets the span go."""


class Axis(QWidget):
    """A strip of its own, so that it stays while the lanes are scrolled.  A drag along it picks a span, a click lets it go.

    ``lanes`` is the button under the words at the left.
    """

    def __init__(self, view: TimelineView) -> None:
        super().__init__()
        self._view = view
        self._begun: float | None = None
        self.lanes = Button("Lanes", "quiet", "layers", tip="Which lanes are shown, and their order")
        self.lanes.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip("Drag along the dates to pick a span of visits")
        view.moved.connect(self.update)
        view.span_shown.connect(self.update)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(200, max(self.lanes.sizeHint().height(), round(theme.px("small") * 1.8)))

    def words(self) -> tuple[str, ...]:
        """The dates written now, from left to right."""
        return tuple(tick.words for tick in ticks(*self._view.span(), self._view.width(), theme.px("small")))

    def span_words(self) -> str:
        """ "4 visits, 11 Sep to 14 Oct", as it stands over the dates; "" without a span."""
        span = self._view.picked()
        return span_words(self._view.days, span) if span is not None else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        high = self.lanes.sizeHint().height()
        self.lanes.setGeometry(8, (self.height() - high) // 2, self.lanes.sizeHint().width(), high)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        x = event.position().x() - self._view.x()
        if event.button() is Qt.MouseButton.LeftButton and x >= 0 and self._view.days:
            self._begun = x
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x() - self._view.x()
        if self._begun is not None and abs(x - self._begun) >= _CLICK_PX:
            self._view.drag_span(self._begun, x, done=False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        begun, self._begun = self._begun, None
        x = event.position().x() - self._view.x()
        if begun is None:
            event.ignore()
        elif abs(x - begun) >= _CLICK_PX:
            self._view.drag_span(begun, x, done=True)
        else:
            self._view.let_go()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.fillRect(0, 0, self.width(), 1, theme.color("line"))
        left, wide = self._view.x(), self._view.width()
        painter.fillRect(left, 0, 1, self.height(), theme.color("line"))
        painter.setClipRect(QRectF(left + 1, 0, wide - 1, self.height()))
        plate = self._plate()
        first, last = self._view.span()
        for tick in ticks(first, last, wide, theme.px("small")):
            x = left + (tick.day - first) / (last - first) * wide
            painter.fillRect(round(x), 0, 1, self.height(), theme.color("grid"))
            words = QRectF(x + 6, 0, advance(theme.font("small"), tick.words) + 4, self.height())
            if not words.intersects(plate) and words.right() <= left + wide:
                pen_for(painter, theme.font("small"), theme.color("text2"))
                painter.drawText(words, LEFT, tick.words)
        if not plate.isEmpty():
            self._paint_plate(painter, plate)

    def _plate(self) -> QRectF:
        """Where the words of the span stand: under its visits, nothing without a span."""
        span = self._view.picked()
        if span is None:
            return QRectF()
        left, wide = self._view.x(), self._view.width()
        area = span_area(self._view.sight(), self._view.groups, span, self.height())
        needed = max(area.width(), advance(theme.font("small", 600), self.span_words()) + 20)
        x = min(max(left + area.center().x() - needed / 2, left + 2), left + wide - needed - 2)
        return QRectF(x, 3, needed, self.height() - 6)

    def _paint_plate(self, painter: QPainter, plate: QRectF) -> None:
        font = theme.font("small", 600)
        painter.fillPath(rounded(plate, theme.sz.radius_small), theme.color("accent"))
        pen_for(painter, font, theme.color("accent_text"))
        painter.drawText(plate, CENTRE, self.span_words())
