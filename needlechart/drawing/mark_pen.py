"""One mark being painted: disc, ring, triangle, diamond or cross, and what stands on and around it."""

from __future__ import annotations

from math import cos, pi, radians, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from needlechart.drawing.mark import PALE, Kind, Mark
from needlechart.drawing.mark_shapes import circle, cross, diamond, figure, paint_figure, round_pen, square, triangle
from needlechart.drawing.tokens import Tokens

_RINGS = frozenset({Kind.NONE, Kind.UNSEEN, Kind.NOT_SOUGHT, Kind.UNANSWERED})
_INK_ON_YELLOW = "#1f1c18"
_MOST_TICKS = 6
_APPROXIMATE = 0.8
"""The size of an approximate mark against an exact one."""
_MINUS = (-0.24, 0.0, 0.24, 0.0)
_BADGES = {
    "note": ((-0.22, -0.13, 0.22, -0.13), (-0.22, 0.15, 0.06, 0.15)),
    "added": (_MINUS, (0.0, -0.24, 0.0, 0.24)),
    "dropped": (_MINUS,),
}
"""The strokes in a badge: two lines of writing, plus, minus; from the middle, in sides of the badge."""


class MarkPen:
    """The measures of one mark and the strokes they are used for; ``paint_mark`` of ``drawing.marks`` knows their order."""

    def __init__(self, painter: QPainter, mark: Mark, at: QPointF, diameter: float, tokens: Tokens, font: QFont) -> None:
        self.painter, self.mark, self.at, self.t, self.font = painter, mark, at, tokens, font
        self.print = tokens.name == "print"
        self.size = diameter * (1.2 if mark.selected else 1) * (_APPROXIMATE if mark.approximate else 1)
        self.radius = self.size / 2 * (0.9 if mark.kind is Kind.FINDING else 1)
        self.line = max(1.75, self.size * 0.085)
        self.rim = max(1.0, self.size * 0.045)
        self.halo = max(1.5, self.size * 0.07)
        self.ink, self.paper = QColor(tokens.mark), QColor(tokens.mark_paper)
        self.dark = "#000000" if self.print else _INK_ON_YELLOW

    @property
    def has_order(self) -> bool:
        """Whether a number belongs beside it: a ghost is of another session, a labelled suggestion says its own."""
        return self.mark.kind not in PALE or (self.mark.kind is Kind.SUGGESTION and not self.mark.label)

    def paint_pale(self) -> None:
        """A ghost or a suggestion: no number, no ring, nothing that could be taken for today's."""
        radius, width = self.size * 0.3, max(1.5, self.size * 0.06)
        halo = QColor(self.t.mark_halo)
        if self.mark.kind is Kind.SUGGESTION:
            shape = cross(self.at, radius)
            self.painter.strokePath(shape, round_pen(halo, width + 2 * self.halo))
            self.painter.strokePath(shape, round_pen(self.t.ghost, width))
            return
        shape = diamond(self.at, radius)
        halo.setAlphaF(0.6)
        self.painter.strokePath(shape, round_pen(halo, width + 1.5))
        self.painter.fillPath(shape, QColor(self.t.ghost if self.mark.kind is Kind.GHOST else self.t.ghost_paper))
        if self.mark.kind is Kind.GHOST_FINDING:
            broken = QPen(QColor(self.t.ghost), width, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
            side = radius * 2**0.5 / width
            broken.setDashPattern([side * 0.5, side * 0.5])
            broken.setDashOffset(side * 0.25)
            self.painter.strokePath(shape, broken)
        else:
            self.painter.strokePath(shape, round_pen(self.t.ghost, width))

    def paint_mark(self) -> None:
        """Today's mark, from the back to the front."""
        make = {Kind.IN_BODY: triangle, Kind.CLUSTER: square}.get(self.mark.kind, circle)
        shape = make(self.at, self.radius)
        if self.mark.selected:
            self._paint_selection()
        if self.mark.needles > 1 and not self.mark.approximate:
            self._paint_ticks()
        ring = self.line if self.mark.kind in _RINGS or self.mark.kind is Kind.UNCONFIRMED else 0
        self.painter.strokePath(shape, round_pen(self.t.mark_halo, 2 * self.halo + ring))
        if self.mark.approximate:
            self._paint_hollow(shape)
        else:
            self._paint_body(shape)
        if self.mark.badge and not self.mark.approximate:
            self._paint_badge()
        if self.mark.holds_needle:
            self._paint_small_triangle()

    def paint_order(self, order: int) -> None:
        """The number of the site, outside, upper right."""
        px = min(14, max(11, round(self.size * 0.42)))
        path = figure(str(order), px, self.font, 600)
        ink = path.boundingRect()
        off = self.radius + self.halo + (self.size * 0.24 if self.mark.selected else 0)
        path.translate(self.at.x() + off * 0.74 + 2 - ink.left(), self.at.y() - off * 0.74 - 1 - ink.bottom())
        self.painter.strokePath(path, round_pen(self.t.mark_halo, 3.5))
        self.painter.fillPath(path, QColor(self.t.ghost if self.mark.kind in PALE else self.t.text1))

    def paint_about(self) -> None:
        """The sign for "about" at the lower right, as strokes so that it needs no font."""
        wide = max(8.0, self.size * 0.36)
        pale = self.mark.kind in PALE
        off = self.size * 0.4 if pale else self.radius + self.halo + (self.size * 0.2 if self.mark.selected else 0)
        centre = self.at + QPointF(off * 0.8 + wide * 0.45, off * 0.8 + wide * 0.15)
        waves = QPainterPath()
        for down in (-0.2, 0.2):
            start = centre + QPointF(-wide / 2, wide * down)
            waves.moveTo(start)
            waves.cubicTo(
                start + QPointF(wide * 0.35, -wide * 0.36), start + QPointF(wide * 0.65, wide * 0.36), start + QPointF(wide, 0)
            )
        width = max(1.4, wide * 0.16)
        self.painter.strokePath(waves, round_pen(self.t.mark_halo, width + 3))
        self.painter.strokePath(waves, round_pen(self.t.ghost if pale else self.t.mark, width))

    def _paint_body(self, shape: QPainterPath) -> None:
        kind = self.mark.kind
        if kind is Kind.TWITCH:
            self.painter.fillPath(shape, self.ink)
            self._paint_sign(self.at, self.t.mark_text, 0.56)
        elif kind is Kind.IN_BODY:
            self.painter.fillPath(shape, QColor(self.t.caution_fill))
            self.painter.strokePath(shape, round_pen(self.dark, self.line * (1.5 if self.print else 1.15)))
            self._paint_sign(self.at + QPointF(0, self.radius * 0.28), self.dark, 0.5)
        elif kind is Kind.CLUSTER:
            self.painter.fillPath(shape, self.paper)
            self.painter.strokePath(shape, QPen(self.ink, self.line))
            self._paint_sign(self.at, self.t.mark, 0.5)
        elif kind is Kind.FINDING:
            self._paint_dashed_ring()
        elif kind is Kind.UNCONFIRMED:
            self._paint_hatched_ring()
        else:
            inner = circle(self.at, self.radius - self.line / 2)
            self.painter.fillPath(inner, self.paper)
            self.painter.strokePath(inner, QPen(self.ink, self.line * 1.35))
            self._paint_sign(self.at, self.t.mark, 0.51)

    def _paint_hollow(self, shape: QPainterPath) -> None:
        """A thin rim round the same sign on paper: nothing lies exactly here.  A needle in the body stays yellow."""
        in_body = self.mark.kind is Kind.IN_BODY
        self.painter.fillPath(shape, QColor(self.t.caution_fill) if in_body else self.paper)
        self.painter.strokePath(shape, round_pen(self.dark if in_body else self.t.mark, self.rim))
        centre = self.at + QPointF(0, self.radius * 0.28) if in_body else self.at
        if self.mark.kind is Kind.UNCONFIRMED:
            self._paint_hatching(shape)
        elif self.mark.kind is Kind.FINDING:
            inner = circle(self.at, self.radius * 0.62)
            self.painter.strokePath(inner, self._dashes(self.radius * 0.62, self.rim))
        self._paint_sign(centre, self.dark if in_body else self.t.mark, 0.5 if in_body else 0.56)

    def _paint_sign(self, centre: QPointF, colour: str, share: float) -> None:
        """Digits and ? from the font; dash and dot as strokes, so that they weigh the same at every size."""
        sign = self.mark.sign
        if sign == "–":
            reach = QPointF(self.radius * 0.34, 0)
            self.painter.setPen(round_pen(colour, self.line * 1.1))
            self.painter.drawLine(centre - reach, centre + reach)
        elif sign == "·":
            self.painter.fillPath(circle(centre, self.line * 0.85), QColor(colour))
        elif sign:
            narrow = 0.78 if len(sign) > 2 else 1.0
            paint_figure(self.painter, centre, sign, self.size * share * narrow, colour, self.font)

    def _paint_dashed_ring(self) -> None:
        """Eight dashes at every size, on a ground that lets the muscle through."""
        inner = circle(self.at, self.radius - self.line / 2)
        veil = QColor(self.paper)
        veil.setAlphaF(0.72)
        self.painter.fillPath(inner, veil)
        self.painter.strokePath(inner, self._dashes(self.radius - self.line / 2, self.line * 1.1))

    def _dashes(self, radius: float, width: float) -> QPen:
        pen = QPen(self.ink, width, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
        eighth = 2 * pi * radius / 8 / width
        pen.setDashPattern([eighth * 0.6, eighth * 0.4])
        return pen

    def _paint_hatched_ring(self) -> None:
        inner = circle(self.at, self.radius - self.line / 2)
        self.painter.fillPath(inner, self.paper)
        self._paint_hatching(inner)
        self.painter.strokePath(inner, QPen(self.ink, self.line * 0.8))

    def _paint_hatching(self, inside: QPainterPath) -> None:
        self.painter.save()
        self.painter.setClipPath(inside)
        self.painter.setPen(QPen(self.ink, max(1.25, self.line * 0.7)))
        for stripe in range(-3, 4):
            middle = self.at + QPointF(stripe * self.size / 4.6, 0)
            reach = QPointF(self.radius, -self.radius)
            self.painter.drawLine(middle - reach, middle + reach)
        self.painter.restore()

    def _paint_selection(self) -> None:
        """Ring, gap, mark: the same grammar as the focus ring."""
        ring = circle(self.at, self.radius + self.halo + self.size * (0.26 if self.mark.kind is Kind.IN_BODY else 0.17))
        width = max(2.0, self.size * 0.06)
        self.painter.strokePath(ring, QPen(QColor(self.t.mark_halo), width + 2 * self.halo))
        self.painter.strokePath(ring, QPen(self.ink, width))

    def _paint_ticks(self) -> None:
        """One below the mark for each needle, like pins in a cushion."""
        count = min(self.mark.needles, _MOST_TICKS)
        start = self.radius * (0.78 if self.mark.kind is Kind.IN_BODY else 1) + (self.size * 0.32 if self.mark.selected else 0)
        for colour, width in ((self.t.mark_halo, self.line + 2 * self.halo), (self.t.mark, self.line)):
            self.painter.setPen(round_pen(colour, width))
            for tick in range(count):
                angle = pi / 2 + (tick - (count - 1) / 2) * radians(19)
                out = QPointF(cos(angle), sin(angle))
                near = start + self.line
                self.painter.drawLine(self.at + out * near, self.at + out * (near + self.size * 0.2))

    def _paint_badge(self) -> None:
        """Upper left, since the number of the site has the upper right."""
        side = max(11.0, self.size * 0.38)
        shift = QPointF(-self.radius, -self.radius * 0.55)
        if self.mark.kind is not Kind.IN_BODY:
            shift = QPointF(-self.radius - side * 0.12, -self.radius * 0.62 - side * 0.3)
        centre = self.at + shift
        ground = QPainterPath()
        ground.addRoundedRect(QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side), side * 0.24, side * 0.24)
        self.painter.strokePath(ground, QPen(QColor(self.t.mark_halo), 2 * self.halo))
        if self.mark.badge == "caution":
            self.painter.fillPath(ground, QColor("#000000" if self.print else self.t.danger_fill))
            self.painter.setPen(round_pen("#ffffff" if self.print else self.t.on_danger, side * 0.17))
            self.painter.drawLine(centre + QPointF(0, -side * 0.25), centre + QPointF(0, side * 0.05))
            self.painter.drawPoint(centre + QPointF(0, side * 0.28))
            return
        pen = round_pen(self.ink, max(1.25, side * 0.1))
        self.painter.fillPath(ground, self.paper)
        self.painter.strokePath(ground, pen)
        self.painter.setPen(pen)
        for x1, y1, x2, y2 in _BADGES[self.mark.badge]:
            self.painter.drawLine(centre + QPointF(x1, y1) * side, centre + QPointF(x2, y2) * side)

    def _paint_small_triangle(self) -> None:
        """On a cluster: one of its needles is still in the body."""
        small = triangle(self.at + QPointF(self.radius * 0.95, -self.radius * 0.8), max(11.0, self.size * 0.38) * 0.46)
        self.painter.strokePath(small, round_pen(self.t.mark_halo, 4))
        self.painter.fillPath(small, QColor(self.t.caution_fill))
        self.painter.strokePath(small, round_pen(self.dark, 1.75))
