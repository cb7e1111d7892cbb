"""The shapes that marks are made of: disc, triangle, diamond, cross, square, and figures centred on their own ink."""

from __future__ import annotations

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen


def round_pen(colour: QColor | str, width: float) -> QPen:
    """A solid pen with round ends and corners."""
    return QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def circle(centre: QPointF, radius: float) -> QPainterPath:
    """A disc."""
    path = QPainterPath()
    path.addEllipse(centre, radius, radius)
    return path


def triangle(centre: QPointF, radius: float) -> QPainterPath:
    """An upward triangle with round corners that weighs for the eye as much as a disc of ``radius``."""
    reach = radius * 1.46
    corners = [
        QPointF(centre.x() + reach * cos(angle), centre.y() + reach * 0.14 + reach * sin(angle))
        for angle in (-pi / 2, pi / 6, 5 * pi / 6)
    ]
    return rounded_corners(corners, 0.16)


def diamond(centre: QPointF, radius: float) -> QPainterPath:
    """A square on its corner."""
    reach = radius * 1.2
    corners = [QPointF(centre.x() + reach * x, centre.y() + reach * y) for x, y in ((0, -1), (1, 0), (0, 1), (-1, 0))]
    return rounded_corners(corners, 0.14)


def cross(centre: QPointF, radius: float) -> QPainterPath:
    """Two strokes, to be drawn with a pen."""
    path = QPainterPath()
    for dx, dy in ((radius, 0.0), (0.0, radius)):
        path.moveTo(centre.x() - dx, centre.y() - dy)
        path.lineTo(centre.x() + dx, centre.y() + dy)
    return path


def square(centre: QPointF, radius: float) -> QPainterPath:
    """A slightly lying square with round corners."""
    path = QPainterPath()
    path.addRoundedRect(
        QRectF(centre.x() - radius, centre.y() - radius * 0.86, 2 * radius, 1.72 * radius), radius * 0.5, radius * 0.5
    )
    return path


def rounded_corners(corners: list[QPointF], share: float) -> QPainterPath:
    """A polygon whose corners are cut off round by that share of their sides."""
    path = QPainterPath()
    for at, corner in enumerate(corners):
        before, after = corners[at - 1], corners[(at + 1) % len(corners)]
        start = corner + (before - corner) * share
        if at:
            path.lineTo(start)
        else:
            path.moveTo(start)
        path.quadTo(corner, corner + (after - corner) * share)
    path.closeSubpath()
    return path


def figure(text: str, px: float, font: QFont, weight: int = 700) -> QPainterPath:
    """Words or digits as a shape whose ink is centred on 0, 0: a line box would sit 1 or 2 px off."""
    key = text, max(8, round(px)), font.key(), weight
    known = _figures.get(key)
    if known is None:
        if len(_figures) >= _MOST_FIGURES:
            _figures.clear()
        known = _figures[key] = _made(text, key[1], font, weight)
    return QPainterPath(known)


_figures: dict[tuple[str, int, str, int], QPainterPath] = {}
_MOST_FIGURES = 512
"""The same few numbers stand on every chart."""


def _made(text: str, px: int, font: QFont, weight: int) -> QPainterPath:
    sized = QFont(font)
    sized.setPixelSize(px)
    sized.setWeight(QFont.Weight(weight))
    path = QPainterPath()
    path.addText(0, 0, sized, text)
    ink = path.boundingRect()
    path.translate(-ink.center().x(), -ink.center().y())
    return path


def paint_figure(painter: QPainter, centre: QPointF, text: str, px: float, colour: QColor | str, font: QFont) -> None:
    """Words or digits, centred on their ink."""
    painter.fillPath(figure(text, px, font).translated(centre), QColor(colour))
