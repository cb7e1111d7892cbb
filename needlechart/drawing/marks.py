"""Site marks: the small vocabulary drawn on the body.

Shape carries the meaning, colour only repeats it:

    disc, number        needled, so many twitches (+ when they were not counted)
    ring, 0             needled, looked for a twitch, none came
    ring, dash          needled, a twitch could not be seen
    ring, dot           needled, no twitch was sought
    ring, ?             needled, nobody has answered yet
    triangle            the needle is still in the body; inside the same signs as above
    dashed ring         finding only, no needle
    hatched ring        copied from last visit, not yet confirmed
    small diamond       ghost: last visit (filled: it twitched, hollow: it did not)
    small cross         suggestion: a point of the muscle where one may look
    ticks below         needles, when more than one
    outer ring          selected
    square badge        note (lines) or caution (!), upper left
    lying square, n ×   several sites under one finger, zoomed out

``paint_mark`` needs no widget: the same function serves screen, thumbnails and print.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import cos, pi, radians, sin
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from needlechart.drawing.mark_shapes import circle, cross, diamond, figure, paint_figure, round_pen, square, triangle
from needlechart.drawing.tokens import Tokens

SMALL, MEDIUM, LARGE = 20, 28, 40
"""Usual diameters of the disc in pixels; the target is 48 px at every size."""


class Kind(StrEnum):
    """What the shape says."""

    TWITCH = "twitch"
    NONE = "none"
    UNSEEN = "unseen"
    NOT_SOUGHT = "not_sought"
    UNANSWERED = "unanswered"
    FINDING = "finding"
    IN_BODY = "in_body"
    UNCONFIRMED = "unconfirmed"
    GHOST = "ghost"
    GHOST_RING = "ghost_ring"
    SUGGESTION = "suggestion"
    CLUSTER = "cluster"


PALE = frozenset({Kind.GHOST, Kind.GHOST_RING, Kind.SUGGESTION})
"""What is not charted today: drawn small, under everything else."""

_RINGS = frozenset({Kind.NONE, Kind.UNSEEN, Kind.NOT_SOUGHT, Kind.UNANSWERED})
_INK_ON_YELLOW = "#1f1c18"
_MOST_TICKS = 6


@dataclass(frozen=True)
class Mark:
    """One site as it is drawn.

    ``answer`` is what is said inside a needle that is still in the body; ``order`` the number of the site in its session;
    ``sites`` and ``holds_needle`` belong to a cluster; ``label`` stands beside the mark.
    """

    kind: Kind
    twitches: int | None = None
    at_least: bool = False
    answer: Kind = Kind.UNANSWERED
    order: int | None = None
    needles: int = 1
    selected: bool = False
    badge: Literal["", "note", "caution"] = ""
    sites: int = 0
    holds_needle: bool = False
    label: str = ""

    @property
    def sign(self) -> str:
        """What is written inside: a number, or one sign for each way of having none."""
        answer = self.answer if self.kind is Kind.IN_BODY else self.kind
        if answer is Kind.TWITCH:
            return "+" if self.twitches is None else f"{self.twitches}{'+' if self.at_least else ''}"
        if self.kind is Kind.CLUSTER:
            return f"{self.sites}×"
        return {Kind.NONE: "0", Kind.UNSEEN: "–", Kind.NOT_SOUGHT: "·", Kind.UNANSWERED: "?"}.get(answer, "")


def extent(diameter: float) -> float:
    """How far a mark of that diameter paints from its centre at most, its ring, ticks and number included."""
    return diameter * 1.3 + 10


def paint_mark(
    painter: QPainter, mark: Mark, at: QPointF, diameter: float, tokens: Tokens, font: QFont, show_order: bool = False
) -> None:
    """Paint ``mark`` centred on ``at``; ``diameter`` of its disc in pixels, colours of ``tokens``, figures in ``font``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = _MarkPen(painter, mark, at, diameter, tokens, font)
    if mark.kind in PALE:
        pen.paint_pale()
    else:
        pen.paint_mark()
        if show_order and mark.order is not None:
            pen.paint_order(mark.order)
    painter.restore()


class _MarkPen:
    """One mark being painted: its measures and the strokes they are used for."""

    def __init__(self, painter: QPainter, mark: Mark, at: QPointF, diameter: float, tokens: Tokens, font: QFont) -> None:
        self.painter, self.mark, self.at, self.t, self.font = painter, mark, at, tokens, font
        self.print = tokens.name == "print"
        self.size = diameter * (1.2 if mark.selected else 1)
        self.radius = self.size / 2 * (0.9 if mark.kind is Kind.FINDING else 1)
        self.line = max(1.75, self.size * 0.085)
        self.halo = max(1.5, self.size * 0.07)
        self.ink, self.paper = QColor(tokens.mark), QColor(tokens.mark_paper)
        self.dark = "#000000" if self.print else _INK_ON_YELLOW

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
        self.painter.strokePath(shape, round_pen(self.t.ghost, width))

    def paint_mark(self) -> None:
        """Today's mark, from the back to the front."""
        make = {Kind.IN_BODY: triangle, Kind.CLUSTER: square}.get(self.mark.kind, circle)
        shape = make(self.at, self.radius)
        if self.mark.selected:
            self._paint_selection()
        if self.mark.needles > 1:
            self._paint_ticks()
        ring = self.line if self.mark.kind in _RINGS or self.mark.kind is Kind.UNCONFIRMED else 0
        self.painter.strokePath(shape, round_pen(self.t.mark_halo, 2 * self.halo + ring))
        self._paint_body(shape)
        if self.mark.badge:
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
        self.painter.fillPath(path, QColor(self.t.text1))

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
        pen = QPen(self.ink, self.line * 1.1, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
        eighth = 2 * pi * (self.radius - self.line / 2) / 8 / pen.widthF()
        pen.setDashPattern([eighth * 0.6, eighth * 0.4])
        self.painter.strokePath(inner, pen)

    def _paint_hatched_ring(self) -> None:
        inner = circle(self.at, self.radius - self.line / 2)
        self.painter.fillPath(inner, self.paper)
        self.painter.save()
        self.painter.setClipPath(inner)
        self.painter.setPen(QPen(self.ink, max(1.25, self.line * 0.7)))
        for stripe in range(-3, 4):
            middle = self.at + QPointF(stripe * self.size / 4.6, 0)
            reach = QPointF(self.radius, -self.radius)
            self.painter.drawLine(middle - reach, middle + reach)
        self.painter.restore()
        self.painter.strokePath(inner, QPen(self.ink, self.line * 0.8))

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
        for height, right in ((-0.13, 0.22), (0.15, 0.06)):
            self.painter.drawLine(centre + QPointF(-side * 0.22, side * height), centre + QPointF(side * right, side * height))

    def _paint_small_triangle(self) -> None:
        """On a cluster: one of its needles is still in the body."""
        small = triangle(self.at + QPointF(self.radius * 0.95, -self.radius * 0.8), max(11.0, self.size * 0.38) * 0.46)
        self.painter.strokePath(small, round_pen(self.t.mark_halo, 4))
        self.painter.fillPath(small, QColor(self.t.caution_fill))
        self.painter.strokePath(small, round_pen(self.dark, 1.75))
