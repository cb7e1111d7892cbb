"""The small figure in the corner that shows which part of the body is in the window."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from needlechart.atlas import Atlas
from needlechart.drawing.body import outline_path
from needlechart.drawing.marks import Kind
from needlechart.drawing.sheets import Sheet
from needlechart.ui.body.body_mark import BodyMark
from needlechart.ui.body.placed import shown_marks
from needlechart.ui.look.painted import rounded, smooth
from needlechart.ui.look.theme import theme

_PADDING = 12
_HIGH_PX, _WIDE_PX = 184, 200


class Locator(QWidget):
    """All figures of the sheet as outlines, the part in the window as a frame, marks as dots.  A tap looks there."""

    wanted = Signal(QPointF)

    def __init__(self, atlas: Atlas, parent: QWidget) -> None:
        super().__init__(parent)
        self._atlas = atlas
        self._sheet: Sheet | None = None
        self._shown = QRectF()
        self._dots: tuple[tuple[QPointF, bool], ...] = ()
        self._outlines = QPainterPath()
        self._drawn = QPixmap()
        self._drawn_as: tuple[str, float] | None = None
        self.setAccessibleName("Part of the body shown")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_sheet(self, sheet: Sheet) -> None:
        """Another sheet; the widget takes the size it needs."""
        if sheet is not self._sheet:
            self._sheet = sheet
            self._outlines = _outlines(self._atlas, sheet)
            self._drawn_as = None
            self.resize(self.sizeHint())
            self.update()

    def show_part(self, shown: QRectF, marks: tuple[BodyMark, ...]) -> None:
        """The part of the sheet in the window, and the marks."""
        sheet = self._sheet
        today = (mark for mark in marks if not mark.is_pale)
        placed = shown_marks(today, sheet, self._atlas) if sheet is not None else ()
        dots = tuple((at, mark.mark.kind is Kind.IN_BODY) for mark, at, _about in placed)
        if (shown, dots) != (self._shown, self._dots):
            self._shown, self._dots = shown, dots
            self.update()

    def sizeHint(self) -> QSize:
        if self._sheet is None:
            return QSize(0, 0)
        size = self._sheet.size * self._scale
        return QSize(round(size.width()) + 2 * _PADDING, round(size.height()) + 2 * _PADDING)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.wanted.emit((event.position() - QPointF(_PADDING, _PADDING)) / self._scale)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._sheet is None:
            return
        painter = smooth(self)
        drawn_as = theme.t.name, self.devicePixelRatioF()
        if drawn_as != self._drawn_as:
            self._drawn_as, self._drawn = drawn_as, self._draw()
        painter.drawPixmap(0, 0, self._drawn)
        painter.translate(_PADDING, _PADDING)
        painter.scale(self._scale, self._scale)
        hair = 1 / self._scale
        part = rounded(self._shown.intersected(QRectF(QPointF(), self._sheet.size)), 8)
        painter.fillPath(part, theme.color("accent", 0.10))
        painter.strokePath(part, QPen(theme.color("accent"), 2 * hair))
        self._paint_dots(painter, 2.4 * hair)

    def _draw(self) -> QPixmap:
        """Plate and figures: they change with the sheet and the theme, not with every mark."""
        ratio = self.devicePixelRatioF()
        made = QPixmap(self.size() * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plate = rounded(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.sz.radius)
        painter.fillPath(plate, theme.color("surface", 0.94))
        painter.strokePath(plate, QPen(theme.color("line"), 1))
        painter.translate(_PADDING, _PADDING)
        painter.scale(self._scale, self._scale)
        painter.fillPath(self._outlines, theme.color("body"))
        painter.strokePath(self._outlines, QPen(theme.color("outline"), 1 / self._scale))
        painter.end()
        return made

    def _paint_dots(self, painter: QPainter, radius: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for at, in_body in self._dots:
            painter.setBrush(theme.color("caution_fill" if in_body else "mark"))
            painter.drawEllipse(at, radius, radius)

    @property
    def _scale(self) -> float:
        size = self._sheet.size if self._sheet is not None else QRectF(0, 0, 1, 1).size()
        return min(_HIGH_PX / size.height(), _WIDE_PX / size.width())


def _outlines(atlas: Atlas, sheet: Sheet) -> QPainterPath:
    path = QPainterPath()
    for figure in sheet.figures:
        shape = outline_path(atlas, figure.view)
        if figure.cut:
            window = QPainterPath()
            window.addRect(figure.window)
            shape = shape.intersected(window)
        path.addPath(figure.transform().map(shape))
    return path
