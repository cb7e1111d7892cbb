"""The keyboard's place on the body: a dashed line round the muscle or mark, and its name on a plate beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen

from needlechart.atlas import Atlas, Structure
from needlechart.drawing.body import shape_path
from needlechart.drawing.marks import LARGE
from needlechart.ui.body.chart_window import ChartWindow
from needlechart.ui.body.walk import Spot
from needlechart.ui.look.painted import rounded
from needlechart.ui.look.theme import theme

_LINE_PX, _HALO_PX = 3.0, 6.0
_DASHES = (3.0, 2.0)
_BESIDE_PX = 10.0
_PADDING = QSizeF(20, 12)


def paint_walk(painter: QPainter, spot: Spot, seen: ChartWindow, atlas: Atlas, room: QRectF, taken: Sequence[QRectF]) -> None:
    """Paint where the keyboard is, its plate inside ``room`` and clear of what is ``taken`` (pixels)."""
    shape = _shape(spot, seen, atlas)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.save()
    figure = seen.sheet.figure_at(spot.at)
    if spot.structure is not None and figure is not None and figure.cut:
        area = figure.area
        painter.setClipRect(QRectF(seen.camera.to_px(area.topLeft()), seen.camera.to_px(area.bottomRight())))
    painter.strokePath(shape, QPen(theme.color("bg"), _HALO_PX))
    pen = QPen(theme.color("focus"), _LINE_PX)
    pen.setDashPattern(_DASHES)
    painter.strokePath(shape, pen)
    painter.restore()
    _paint_plate(painter, spot.words, plate_of(spot.words, shape.boundingRect(), room, taken))


def plate_of(words: str, shape: QRectF, room: QRectF, taken: Sequence[QRectF]) -> QRectF:
    """Where the name is printed: above the shape, else below or beside it, whole inside ``room`` and not under a control."""
    metrics = QFontMetricsF(theme.font("body", 600))
    size = QSizeF(metrics.horizontalAdvance(words), metrics.height()) + _PADDING
    inner = room.adjusted(_BESIDE_PX, _BESIDE_PX, -_BESIDE_PX, -_BESIDE_PX)
    middle = shape.center() - QPointF(size.width(), size.height()) / 2
    above, below = shape.top() - _BESIDE_PX - size.height(), shape.bottom() + _BESIDE_PX
    before, after = shape.left() - _BESIDE_PX - size.width(), shape.right() + _BESIDE_PX
    wanted = ((middle.x(), above), (middle.x(), below), (after, middle.y()), (before, middle.y()), (middle.x(), inner.top()))
    plates = [_held(QRectF(QPointF(*corner), size), inner) for corner in wanted]
    free = [plate for plate in plates if not any(plate.intersects(area) for area in taken)]
    clear = [plate for plate in free if not plate.intersects(shape)]
    return (clear or free or plates)[0]


def _held(plate: QRectF, inner: QRectF) -> QRectF:
    plate.moveLeft(max(inner.left(), min(plate.left(), inner.right() - plate.width())))
    plate.moveTop(max(inner.top(), min(plate.top(), inner.bottom() - plate.height())))
    return plate


def _shape(spot: Spot, seen: ChartWindow, atlas: Atlas) -> QPainterPath:
    """The structure, or a ring round the mark, in pixels."""
    figure = seen.sheet.figure_at(spot.at)
    if spot.structure is not None and figure is not None:
        return figure.transform(seen.camera.origin, seen.camera.scale).map(_path_of(atlas, spot.structure))
    ring = QPainterPath()
    ring.addEllipse(seen.camera.to_px(spot.at), LARGE * 0.75, LARGE * 0.75)
    return ring


def _paint_plate(painter: QPainter, words: str, plate: QRectF) -> None:
    shape = rounded(plate, theme.sz.radius)
    painter.fillPath(shape, theme.color("surface"))
    painter.strokePath(shape, QPen(theme.color("focus"), theme.sz.focus_w))
    painter.setFont(theme.font("body", 600))
    painter.setPen(theme.color("text1"))
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)


@lru_cache(maxsize=64)
def _path_of(atlas: Atlas, structure: Structure) -> QPainterPath:
    return shape_path(atlas, structure)
