"""Free strokes on a chart: while it is armed, one finger, the mouse or a pen draws on the body instead of placing marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import (
    QEventPoint,
    QGuiApplication,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QWidget

from needlechart.domain.body import BodyPoint
from needlechart.domain.pain_outline import Corner
from needlechart.drawing.sheets import Figure
from needlechart.ui.look.theme import theme

if TYPE_CHECKING:
    from needlechart.ui.body.body_chart import BodyChart

_LINE_PX = 3.0
_TOUCHES = (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel)
_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class PainStrokes(QWidget):
    """The stroke that is being drawn, over the body and under the controls of its chart.

    ``drawn(View, corners)``: a stroke has ended, in millimetres of the view in which it began and never outside of it.
    ``tapped(BodyPoint)``: a finger came and went without drawing.  A stroke begins on the body; a drag that begins beside it,
    two fingers and the wheel move the body as ever.
    """

    drawn = Signal(object, object)
    tapped = Signal(object)

    def __init__(self, chart: BodyChart) -> None:
        super().__init__(chart)
        self._chart = chart
        self._figure: Figure | None = None
        self._corners: list[Corner] = []
        self._pressed = QPointF()
        self._drawing = False
        self._pinching = False
        self._by_pen = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def armed(self) -> bool:
        """Whether strokes are drawn now."""
        return not self.isHidden()

    def arm(self) -> None:
        """From now on a finger draws."""
        if self.armed:
            return
        self.setGeometry(self._chart.rect())
        self.lower()
        self.show()
        self._chart.installEventFilter(self)  # the newest filter sees an event first
        self._chart.setCursor(Qt.CursorShape.CrossCursor)

    def disarm(self) -> None:
        """From now on a finger does what it does elsewhere; a stroke that has not ended is forgotten."""
        self._forget()
        self._pinching = self._by_pen = False
        self.hide()
        self._chart.removeEventFilter(self)
        self._chart.unsetCursor()

    def stroke(self) -> tuple[Corner, ...]:
        """The stroke as far as it is drawn, in millimetres of its view."""
        return tuple(self._corners)

    # ---- what a hand does
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.Resize:
            self.setGeometry(self._chart.rect())
        elif kind in (QEvent.Type.Hide, QEvent.Type.WindowDeactivate):
            self._forget()
        elif isinstance(event, QTabletEvent):
            return self._on_pen(event)
        elif isinstance(event, QTouchEvent) and kind in _TOUCHES:
            return self._on_touch(event)
        elif isinstance(event, QMouseEvent):
            return self._on_mouse(event)
        return False

    def _on_mouse(self, event: QMouseEvent) -> bool:
        if event.type() in _PRESSES and event.button() is Qt.MouseButton.LeftButton:
            return self._begin(event.position())
        if self._figure is None:
            return False
        if event.type() is QEvent.Type.MouseMove and event.buttons() & Qt.MouseButton.LeftButton:
            self._go_on(event.position())
        elif event.type() is QEvent.Type.MouseButtonRelease and event.button() is Qt.MouseButton.LeftButton:
            self._end(event.position())
        else:
            return False
        return True

    def _on_touch(self, event: QTouchEvent) -> bool:
        if self._by_pen:
            event.accept()
            return True  # the palm of the hand that holds the pen
        fingers = [point for point in event.points() if point.state() is not QEventPoint.State.Released]
        ends = event.type() in (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel)
        if self._pinching or len(fingers) > 1:
            self._forget()
            self._pinching = not ends
            return False
        if event.type() is QEvent.Type.TouchBegin:
            taken = self._begin(event.points()[0].position())
        elif self._figure is None:
            return False
        else:
            taken = True
            self._follow(event)
        if taken:
            event.accept()
        return taken

    def _follow(self, event: QTouchEvent) -> None:
        at = event.points()[0].position()
        if event.type() is QEvent.Type.TouchCancel:
            self._forget()
        elif event.type() is QEvent.Type.TouchEnd:
            self._end(at)
        else:
            self._go_on(at)

    def _on_pen(self, event: QTabletEvent) -> bool:
        """An accepted event of the pen is not told again as one of the mouse."""
        kind, at = event.type(), event.position()
        if kind is QEvent.Type.TabletPress:
            self._forget()
            taken = self._by_pen = self._begin(at)
        elif not self._by_pen:
            return False
        else:
            taken = True
            if kind is QEvent.Type.TabletRelease:
                self._by_pen = False
                self._end(at)
            elif kind is QEvent.Type.TabletMove:
                self._go_on(at)
        if taken:
            event.accept()
        return taken

    # ---- the stroke
    def _begin(self, px: QPointF) -> bool:
        seen, point = self._chart.seen, self._chart.point_at(px)
        self._forget()
        if point is None:
            return False
        self._figure = seen.sheet.figure_at(seen.camera.to_sheet(px))
        self._pressed, self._corners = px, [(point.x_mm, point.y_mm)]
        return True

    def _go_on(self, px: QPointF) -> None:
        if self._figure is None:
            return
        if not self._drawing:
            away = (px - self._pressed).manhattanLength()
            self._drawing = away >= QGuiApplication.styleHints().startDragDistance()
        self._corners.append(self._corner(px, self._figure))
        self.update()

    def _end(self, px: QPointF) -> None:
        self._go_on(px)
        figure, corners, drawing = self._figure, tuple(self._corners), self._drawing
        pressed = self._pressed
        self._forget()
        if figure is not None and drawing:
            self.drawn.emit(figure.view, corners)
        elif figure is not None and (point := self._chart.point_at(pressed)) is not None:
            self.tapped.emit(point)

    def _forget(self) -> None:
        self._figure, self._corners, self._drawing = None, [], False
        self.update()

    def _corner(self, px: QPointF, figure: Figure) -> Corner:
        """A pixel in millimetres of the figure in which the stroke began, at its edge where the hand has left it."""
        at, window = figure.to_body(self._chart.seen.camera.to_sheet(px)), figure.window
        return min(max(at.x_mm, window.left()), window.right()), min(max(at.y_mm, window.top()), window.bottom())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._figure is None or len(self._corners) < 2:
            return
        camera, figure = self._chart.seen.camera, self._figure
        line = QPainterPath()
        points = [camera.to_px(figure.to_sheet(BodyPoint(figure.view, x, y))) for x, y in self._corners]
        line.moveTo(points[0])
        for point in points[1:]:
            line.lineTo(point)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        around = QPen(theme.color("mark_halo"), _LINE_PX * 2)
        inside = QPen(theme.color("mark"), _LINE_PX)
        for pen in (around, inside):
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.strokePath(line, pen)
        painter.setPen(QPen(theme.color("mark"), 1.5, Qt.PenStyle.DotLine))
        painter.drawLine(points[-1], points[0])
