"""Thumbnails of visits: the body as small as a row, a dot where each site was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from needlechart.atlas import Atlas
from needlechart.domain.body import BodyPoint, View
from needlechart.drawing.body import outline_path
from needlechart.drawing.figures import outline_box
from needlechart.drawing.tokens import Tokens

MOST_VIEWS = 2
_GAP = 0.06
"""Between two figures, as a share of the height."""
_DOT, _LEAST_DOT_PX = 0.034, 2.0
"""Radius of a dot as a share of the height, and in pixels at least."""
_HALO_PX = 0.75
_MOST_BODIES = 64


def views_of(points: Iterable[BodyPoint]) -> tuple[View, ...]:
    """The views that show most of the points, at most two, in the order in which a chart shows them."""
    often = Counter(point.view for point in points)
    order = list(View)
    most = sorted(often, key=lambda view: (-often[view], order.index(view)))[:MOST_VIEWS]
    return tuple(sorted(most, key=order.index))


class _Body(NamedTuple):
    """A figure as a pixmap with a pixel of air round it, the view's millimetres at its corner, and pixels per millimetre."""

    pixmap: QPixmap
    corner_mm: QPointF
    scale: float
    width: float


class Thumbnails:
    """Thumbnails of one height in pixels; the body of a view and the dot are drawn once and copied from then on."""

    def __init__(self, atlas: Atlas, height: float) -> None:
        self._atlas, self._height = atlas, height
        self._radius = max(_LEAST_DOT_PX, _DOT * height)
        self._bodies: dict[tuple[View, str, float], _Body] = {}
        self._dots: dict[tuple[str, float], QPixmap] = {}

    def width(self, views: Sequence[View]) -> float:
        """How wide a thumbnail of these views is, in pixels."""
        gaps = _GAP * self._height * max(0, len(views) - 1)
        return sum(self._size(view).width() for view in views) + gaps

    def paint(self, painter: QPainter, at: QPointF, points: Sequence[BodyPoint], tokens: Tokens) -> None:
        """Paint the views that show most of ``points``, the upper left corner at ``at``; nothing without points."""
        ratio = painter.device().devicePixelRatioF()
        left, top = round(at.x() * ratio) / ratio, round(at.y() * ratio) / ratio
        dot, half = self._dot(tokens, ratio), self._radius + _HALO_PX
        placed = []
        for view in views_of(points):
            body = self._body(view, tokens, ratio)
            painter.drawPixmap(QPointF(left - 1, top - 1), body.pixmap)
            x, y = left - body.corner_mm.x() * body.scale - half, top - body.corner_mm.y() * body.scale - half
            placed += [(x + p.x_mm * body.scale, y + p.y_mm * body.scale) for p in points if p.view is view]
            left = round((left + body.width + _GAP * self._height) * ratio) / ratio
        for x, y in placed:  # on whole pixels of the device: between them a copy is blurred
            painter.drawPixmap(QPointF(round(x * ratio) / ratio, round(y * ratio) / ratio), dot)

    def _size(self, view: View) -> QSizeF:
        box = outline_box(self._atlas, view)
        return box.size() * (self._height / box.height())

    def _body(self, view: View, tokens: Tokens, ratio: float) -> _Body:
        key = view, tokens.name, ratio
        found = self._bodies.get(key)
        if found is None:
            if len(self._bodies) >= _MOST_BODIES:
                self._bodies.clear()
            found = self._bodies[key] = self._drawn(view, tokens, ratio)
        return found

    def _drawn(self, view: View, tokens: Tokens, ratio: float) -> _Body:
        box, size = outline_box(self._atlas, view), self._size(view)
        scale = self._height / box.height()
        made, painter = _canvas(size.width() + 2, size.height() + 2, ratio)
        painter.translate(1, 1)
        painter.scale(scale, scale)
        painter.translate(-box.topLeft())
        shape = outline_path(self._atlas, view)
        painter.fillPath(shape, QColor(tokens.m1 if tokens.name != "print" else tokens.body))
        painter.strokePath(shape, QPen(QColor(tokens.outline), 1 / scale))
        painter.end()
        return _Body(made, box.topLeft(), scale, size.width())

    def _dot(self, tokens: Tokens, ratio: float) -> QPixmap:
        found = self._dots.get((tokens.name, ratio))
        if found is None:
            side = self._radius + _HALO_PX
            found, painter = _canvas(2 * side, 2 * side, ratio)
            painter.setPen(Qt.PenStyle.NoPen)
            for colour, radius in ((tokens.mark_halo, side), (tokens.mark, self._radius)):
                painter.setBrush(QColor(colour))
                painter.drawEllipse(QPointF(side, side), radius, radius)
            painter.end()
            self._dots[tokens.name, ratio] = found
        return found


def _canvas(width: float, height: float, ratio: float) -> tuple[QPixmap, QPainter]:
    """A clear pixmap and a painter on it that smooths edges."""
    made = QPixmap(ceil(width * ratio), ceil(height * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return made, painter
