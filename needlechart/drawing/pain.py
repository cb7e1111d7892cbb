"""Painful areas on the body: translucent, with a texture, so that marks and muscles stay readable through them.

slanted lines       the patient's own pain
dots                pain that a site referred to
solid rim           before the needles;  dashed rim, sparser texture: afterwards
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform

from needlechart.domain.body import View
from needlechart.domain.measures import When
from needlechart.domain.pain_outline import Corner, outline_corners
from needlechart.domain.sessions import AreaKind, PainArea
from needlechart.drawing.tokens import Tokens

_RIM_PX, _LINE_PX, _DOT_PX = 1.75, 1.0, 2.5
_STEP_PX = 8.0
"""Between two lines or dots of the texture before the needles; afterwards half as much again."""
_VEIL = 0.10
_INK = 0.6


@dataclass(frozen=True)
class DrawnArea:
    """An area as it is painted: what it stands for, its view, whether it was drawn after the needles, its corners in mm."""

    kind: AreaKind
    view: View
    corners: tuple[Corner, ...]
    after: bool = False


def drawn_area(area: PainArea) -> DrawnArea:
    """What is painted for an area of a session.  Raises UnreadableOutline when its text is damaged."""
    return DrawnArea(area.kind, area.view, outline_corners(area.outline_mm), area.when is When.AFTER)


@lru_cache(maxsize=256)
def area_path(area: DrawnArea) -> QPainterPath:
    """The outline in millimetres of its view; whatever it goes round is inside, also where it crosses itself."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.moveTo(*area.corners[0])
    for corner in area.corners[1:]:
        path.lineTo(*corner)
    path.closeSubpath()
    return path


def area_words(area: DrawnArea) -> str:
    """What an area says, for a key beside the picture."""
    what = "Pain" if area.kind is AreaKind.PAIN else "Referred pain"
    return f"{what}, {'after' if area.after else 'before'}"


def paint_area(painter: QPainter, area: DrawnArea, to_px: QTransform, tokens: Tokens) -> None:
    """Paint an area; ``to_px`` takes millimetres of its view to pixels.  The texture hangs on the body, not on the window."""
    colour = QColor(tokens.pain_after if area.after else tokens.pain_before)
    shape = to_px.map(area_path(area))
    veil, ink = QColor(colour), QColor(colour)
    veil.setAlphaF(_VEIL)
    ink.setAlphaF(_INK)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(shape, veil)
    painter.save()
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    step = _STEP_PX * (1.5 if area.after else 1)
    hung = to_px.map(QPointF())
    if area.kind is AreaKind.PAIN:
        painter.setPen(QPen(ink, _LINE_PX))
        painter.drawLines(list(_slanted(shape.boundingRect(), hung, step, rising=not area.after)))
    else:
        painter.setPen(QPen(ink, _DOT_PX, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPoints(list(_dots(shape.boundingRect(), hung, step)))
    painter.restore()
    rim = QPen(colour, _RIM_PX, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin)
    if area.after:
        rim.setDashPattern([4, 2.5])
    painter.strokePath(shape, rim)
    painter.restore()


def _slanted(box: QRectF, hung: QPointF, step: float, *, rising: bool) -> Iterator[QLineF]:
    """Lines at 45 degrees across a box, at steps counted from where the texture hangs."""
    slope = 1.0 if rising else -1.0
    # A line is the points with x + slope * y equal to one of the steps.
    across = [x + slope * y - hung.x() - slope * hung.y() for x in (box.left(), box.right()) for y in (box.top(), box.bottom())]
    apart = step * 2**0.5
    for number in range(ceil(min(across) / apart), floor(max(across) / apart) + 1):
        line = number * apart + hung.x() + slope * hung.y()
        yield QLineF(line - slope * box.top(), box.top(), line - slope * box.bottom(), box.bottom())


def _dots(box: QRectF, hung: QPointF, step: float) -> Iterator[QPointF]:
    """Dots in staggered rows over a box."""
    for row in range(ceil((box.top() - hung.y()) / step), floor((box.bottom() - hung.y()) / step) + 1):
        shift = hung.x() + (step / 2 if row % 2 else 0)
        for column in range(ceil((box.left() - shift) / step), floor((box.right() - shift) / step) + 1):
            yield QPointF(shift + column * step, hung.y() + row * step)
