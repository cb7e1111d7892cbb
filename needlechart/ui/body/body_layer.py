"""The body as pixmaps: drawn once for each scale and place, then only copied."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QPainter, QPixmap

from needlechart.atlas import Atlas
from needlechart.drawing.body import BodyPicture
from needlechart.drawing.sheets import Sheet
from needlechart.drawing.tokens import Tokens
from needlechart.ui.body.camera import Camera

_COARSE_PX = 360.0
"""The longer side of a coarse picture that is drawn while the body already moves."""

_SharpAt: TypeAlias = tuple[float, float, float, QSize]


@dataclass(frozen=True)
class _What:
    sheet: Sheet
    tokens: Tokens
    deep: bool


class _Drawn(NamedTuple):
    """A picture of the sheet, its pixels per millimetre, and where the corner of the sheet lies in it, in pixels."""

    pixmap: QPixmap
    scale: float
    origin: QPointF


class BodyLayer:
    """The sheet behind the marks.

    Two pixmaps: the window as it is now, sharp; and the whole sheet, coarse, which fills what a finger drags into view until
    it is lifted.  The coarse one is the last sharp one that showed everything; when there was none, it is drawn small, so that
    the first frame of a movement does not wait for it.  ``renders`` counts how often the body was drawn anew.
    """

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self.renders = 0
        self._what: _What | None = None
        self._whole = _Drawn(QPixmap(), 1.0, QPointF())
        self._sharp = QPixmap()
        self._sharp_at: _SharpAt | None = None

    def paint(
        self, painter: QPainter, sheet: Sheet, tokens: Tokens, deep: bool, camera: Camera, window: QSize, *, moving: bool
    ) -> None:
        """Copy the body into the window; draw it first when it is not there yet, or stretch what is there while ``moving``."""
        what = _What(sheet, tokens, deep)
        ratio = painter.device().devicePixelRatioF()
        at = (camera.scale, camera.origin.x(), camera.origin.y(), window * ratio)
        if what != self._what:
            self._what, self._whole, self._sharp_at, moving = what, _Drawn(QPixmap(), 1.0, QPointF()), None, False
        if self._sharp_at == at:
            painter.drawPixmap(0, 0, self._sharp)
        elif moving and self._sharp_at is not None:
            self._paint_stretched(painter, what, camera, window, ratio, self._sharp_at)
        else:
            self._sharp = self._drawn(what, window, ratio, camera.origin, camera.scale)
            self._sharp_at = at
            if QRectF(QPointF(), QSizeF(window)).contains(camera.px_of_sheet):
                self._whole = _Drawn(self._sharp, camera.scale, QPointF(camera.origin))
            painter.drawPixmap(0, 0, self._sharp)

    def _paint_stretched(
        self, painter: QPainter, what: _What, camera: Camera, window: QSize, ratio: float, sharp_at: _SharpAt
    ) -> None:
        if self._whole.pixmap.isNull():
            sheet = what.sheet.size
            scale = _COARSE_PX / max(sheet.width(), sheet.height())
            self._whole = _Drawn(self._drawn(what, (sheet * scale).toSize(), 1.0, QPointF(), scale), scale, QPointF())
        painter.fillRect(QRectF(QPointF(), QSizeF(window)), QColor(what.tokens.bg))
        scale, x, y, _size = sharp_at
        for drawn in (self._whole, _Drawn(self._sharp, scale, QPointF(x, y))):
            factor = camera.scale / drawn.scale
            corner = camera.origin - drawn.origin * factor
            size = drawn.pixmap.deviceIndependentSize() * factor
            painter.drawPixmap(QRectF(corner, size), drawn.pixmap, QRectF(drawn.pixmap.rect()))

    def _drawn(self, what: _What, window: QSize, ratio: float, origin: QPointF, scale: float) -> QPixmap:
        self.renders += 1
        made = QPixmap(window * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(QColor(what.tokens.bg))
        painter = QPainter(made)
        shown = QRectF(QPointF(), QSizeF(window))
        for figure in what.sheet.figures:
            area = QRectF(origin + figure.at * scale, figure.window.size() * scale)
            if not area.adjusted(-4, -4, 4, 4).intersects(shown):
                continue
            painter.save()
            if figure.cut:
                painter.setClipRect(area)
            picture = BodyPicture(self._atlas, figure.view, what.tokens, what.deep)
            painter.translate(origin + figure.origin * scale)
            if figure.turned:
                painter.rotate(180)
            picture.paint(painter, QPointF(), scale)
            painter.restore()
        painter.end()
        return made
