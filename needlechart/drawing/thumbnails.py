"""Thumbnails of visits: the body as small as a row, a dot where each site was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import ceil

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
_MOST_BODIES = 64


def views_of(points: Iterable[BodyPoint]) -> tuple[View, ...]:
    """The views that show most of the points, at most two, in the order in which a chart shows them."""
    often = Counter(point.view for point in points)
    order = list(View)
    most = sorted(often, key=lambda view: (-often[view], order.index(view)))[:MOST_VIEWS]
    return tuple(sorted(most, key=order.index))


class Thumbnails:
    """Thumbnails of one height in pixels; the body of a view is drawn once and copied from then on."""

    def __init__(self, atlas: Atlas, height: float) -> None:
        self._atlas, self._height = atlas, height
        self._bodies: dict[tuple[View, str, float], QPixmap] = {}

    def width(self, views: Sequence[View]) -> float:
        """How wide a thumbnail of these views is, in pixels."""
        gaps = _GAP * self._height * max(0, len(views) - 1)
        return sum(self._size(view).width() for view in views) + gaps

    def paint(self, painter: QPainter, at: QPointF, points: Sequence[BodyPoint], tokens: Tokens) -> None:
        """Paint the views that show most of ``points``, the upper left corner at ``at``; nothing without points."""
        ratio, x, dots = painter.device().devicePixelRatioF(), at.x(), []
        for view in views_of(points):
            box, scale, size = outline_box(self._atlas, view), self._scale(view), self._size(view)
            corner = QPointF(round(x * ratio), round(at.y() * ratio)) / ratio
            painter.drawPixmap(corner - QPointF(1, 1), self._body(view, tokens, ratio))
            dots += [corner + (QPointF(point.x_mm, point.y_mm) - box.topLeft()) * scale for point in points if point.view is view]
            x += size.width() + _GAP * self._height
        radius = max(_LEAST_DOT_PX, _DOT * self._height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for colour, wide in ((tokens.mark_halo, 2 * radius + 1.5), (tokens.mark, 2 * radius)):
            painter.setPen(QPen(QColor(colour), wide, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPoints(dots)

    def _scale(self, view: View) -> float:
        return self._height / outline_box(self._atlas, view).height()

    def _size(self, view: View) -> QSizeF:
        return outline_box(self._atlas, view).size() * self._scale(view)

    def _body(self, view: View, tokens: Tokens, ratio: float) -> QPixmap:
        """The figure with a pixel of air round it for its outline."""
        key = view, tokens.name, ratio
        found = self._bodies.get(key)
        if found is None:
            if len(self._bodies) >= _MOST_BODIES:
                self._bodies.clear()
            found = self._bodies[key] = self._drawn(view, tokens, ratio)
        return found

    def _drawn(self, view: View, tokens: Tokens, ratio: float) -> QPixmap:
        size, scale = self._size(view), self._scale(view)
        made = QPixmap(ceil((size.width() + 2) * ratio), ceil((size.height() + 2) * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(1, 1)
        painter.scale(scale, scale)
        painter.translate(-outline_box(self._atlas, view).topLeft())
        shape = outline_path(self._atlas, view)
        painter.fillPath(shape, QColor(tokens.m1 if tokens.name != "print" else tokens.body))
        painter.strokePath(shape, QPen(QColor(tokens.outline), 1 / scale))
        painter.end()
        return made
