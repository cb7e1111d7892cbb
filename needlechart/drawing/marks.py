"""Site marks: the small vocabulary drawn on the body.

Shape carries the meaning, colour only repeats it:

    disc, number        needled, so many twitches
    ring, 0             needled, looked for a twitch, none
    ring, dash          needled, twitch could not be seen
    dashed ring         finding only, no needle
    triangle, number    the needle is still in the body (number = twitches so far)
    hatched ring        copied from last visit, not yet confirmed
    pale small disc     ghost: last visit (disc twitched, ring did not)
    ticks below         needles, when more than one
    outer ring          selected
    square badge        note (lines) or caution (!), upper right
    squircle, n x       several sites under one finger, zoomed out

``paint_mark`` needs no widget: the same function serves screen, thumbnails and print.
"""
from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from needlechart.drawing.tokens import Tokens


class Kind(Enum):
    TWITCH = "twitch"
    NONE = "none"
    UNSEEN = "unseen"
    FINDING = "finding"
    IN_BODY = "in_body"
    UNCONFIRMED = "unconfirmed"
    GHOST = "ghost"
    GHOST_RING = "ghost_ring"
    CLUSTER = "cluster"


@dataclass
class Mark:
    """One site as it is drawn.  ``x, y`` in atlas millimetres."""

    kind: Kind
    x: float = 0
    y: float = 0
    twitches: int | None = None
    number: int | None = None       # order of the site in the session
    needles: int = 1
    selected: bool = False
    badge: str = ""                 # "", "note", "caution"
    sites: int = 0                  # cluster only
    holds_needle: bool = False      # cluster only: one of them is still in
    label: str = ""                 # text beside a selected mark


SMALL, MEDIUM, LARGE = 20, 28, 40   # diameter of the disc; the target is 48 px at every size


def _round(color: QColor, width: float) -> QPen:
    return QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _circle(c: QPointF, r: float) -> QPainterPath:
    p = QPainterPath()
    p.addEllipse(c, r, r)
    return p


def _triangle(c: QPointF, r: float) -> QPainterPath:
    """Rounded upward triangle whose optical weight equals a disc of radius r."""
    p, R, k = QPainterPath(), r * 1.46, 0.16
    v = [QPointF(c.x() + R * math.cos(a), c.y() + R * .14 + R * math.sin(a)) for a in (-math.pi / 2, math.pi / 6, 5 * math.pi / 6)]
    for i in range(3):
        a, b, d = v[i - 1], v[i], v[(i + 1) % 3]
        s, e = b + (a - b) * k, b + (d - b) * k
        p.moveTo(s) if i == 0 else p.lineTo(s)
        p.quadTo(b, e)
    p.closeSubpath()
    return p


def _squircle(c: QPointF, r: float) -> QPainterPath:
    p = QPainterPath()
    p.addRoundedRect(QRectF(c.x() - r, c.y() - r * .86, 2 * r, 1.72 * r), r * .5, r * .5)
    return p


def _text(p: QPainter, c: QPointF, text: str, px: float, color: str, font: QFont, weight: int = 700) -> None:
    """Digits centred on their own ink, not on the line box: optical centring at every size."""
    f = QFont(font)
    f.setPixelSize(max(8, round(px)))
    f.setWeight(QFont.Weight(weight))
    path = QPainterPath()
    path.addText(0, 0, f, text)
    b = path.boundingRect()
    path.translate(c.x() - b.center().x(), c.y() - b.center().y())
    p.fillPath(path, QColor(color))


def paint_mark(p: QPainter, m: Mark, at: QPointF, d: float, t: Tokens, font: QFont, show_number: bool = False) -> None:
    """Paint ``m`` centred on ``at`` with disc diameter ``d`` in the colours of ``t``."""
    p.save()
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    ghost = m.kind in (Kind.GHOST, Kind.GHOST_RING)
    if m.selected:
        d *= 1.2
    r = d / 2 * (.72 if ghost else .9 if m.kind is Kind.FINDING else 1)
    w = max(1.75, d * .085)                                    # line weight of rings
    halo = max(1.5, d * .07)
    mono = t.name == "print"

    shape = {Kind.IN_BODY: _triangle, Kind.CLUSTER: _squircle}.get(m.kind, _circle)(at, r)

    if m.selected:                                             # ring, gap, mark: the same grammar as the focus ring
        pen = QPen(QColor(t.mark), max(2.0, d * .06))
        p.setPen(QPen(QColor(t.mark_halo), pen.widthF() + 2 * halo)); p.setBrush(Qt.BrushStyle.NoBrush)
        p.drawEllipse(at, r + halo + d * .17, r + halo + d * .17)
        p.setPen(pen)
        p.drawEllipse(at, r + halo + d * .17, r + halo + d * .17)

    if m.needles > 1 and not ghost:                            # ticks under the mark, like pins in a cushion
        n, step = min(m.needles, 6), math.radians(19)
        for color, width in ((t.mark_halo, w + 2 * halo), (t.mark, w)):
            p.setPen(QPen(QColor(color), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            for i in range(n):
                a = math.pi / 2 + (i - (n - 1) / 2) * step
                o = QPointF(math.cos(a), math.sin(a))
                base = r * (.78 if m.kind is Kind.IN_BODY else 1) + (d * .32 if m.selected else 0)
                p.drawLine(at + o * (base + w), at + o * (base + w + d * .2))

    if not ghost:                                              # halo: lifts the mark off skin, fibres and neighbours
        p.setPen(_round(QColor(t.mark_halo), 2 * halo + (w if m.kind in (Kind.NONE, Kind.UNSEEN, Kind.UNCONFIRMED) else 0)))
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.drawPath(shape)

    ink, paper = QColor(t.mark), QColor(t.mark_paper)
    num = d * .56
    if m.kind is Kind.TWITCH:
        p.fillPath(shape, ink)
        _text(p, at, str(m.twitches or ""), num, t.mark_text, font)
    elif m.kind in (Kind.NONE, Kind.UNSEEN):
        inner = _circle(at, r - w / 2)
        p.fillPath(inner, paper)
        p.strokePath(inner, QPen(ink, w * 1.35))
        if m.kind is Kind.NONE:
            _text(p, at, "0", num * .92, t.mark, font)
        else:
            p.setPen(QPen(ink, w, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            p.drawLine(at + QPointF(-r * .34, 0), at + QPointF(r * .34, 0))
    elif m.kind is Kind.FINDING:
        inner = _circle(at, r - w / 2)
        c = QColor(paper); c.setAlphaF(.72)
        p.fillPath(inner, c)
        n = 8                                                  # eight dashes at every size
        pen = QPen(ink, w * 1.1, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
        unit = 2 * math.pi * (r - w / 2) / n / pen.widthF()
        pen.setDashPattern([unit * .6, unit * .4])
        p.strokePath(inner, pen)
    elif m.kind is Kind.IN_BODY:
        p.fillPath(shape, QColor(t.caution_fill))
        dark = "#000000" if mono else LIGHT_INK
        p.strokePath(shape, _round(QColor(dark), w * (1.5 if mono else 1.15)))
        if m.twitches is None:
            p.setPen(_round(QColor(dark), w * 1.2))
            p.drawLine(at + QPointF(-r * .32, r * .34), at + QPointF(r * .32, r * .34))
        else:
            _text(p, at + QPointF(0, r * .28), str(m.twitches), num * .9, dark, font)
    elif m.kind is Kind.UNCONFIRMED:
        inner = _circle(at, r - w / 2)
        p.fillPath(inner, paper)
        p.save(); p.setClipPath(inner)
        p.setPen(QPen(ink, max(1.25, w * .7)))
        step = d / 4.6
        for i in range(-3, 4):
            p.drawLine(QPointF(at.x() + i * step - r, at.y() + r), QPointF(at.x() + i * step + r, at.y() - r))
        p.restore()
        p.strokePath(inner, QPen(ink, w * .8))
    elif ghost:
        c = QColor(t.ghost); c.setAlphaF(.9)
        inner = _circle(at, r - .75)
        g = QColor(t.ghost if m.kind is Kind.GHOST else t.ghost_paper); g.setAlphaF(.5 if m.kind is Kind.GHOST else .75)
        p.fillPath(inner, g)
        p.strokePath(inner, QPen(c, max(1.25, d * .05)))
    elif m.kind is Kind.CLUSTER:
        p.fillPath(shape, paper)
        p.strokePath(shape, QPen(ink, w))
        _text(p, at, f"{m.sites}×", num * .92, t.mark, font)

    if m.badge or (m.kind is Kind.CLUSTER and m.holds_needle):
        b = max(11.0, d * .38)
        # upper left, so the number of the site keeps the upper right
        c = at + QPointF(-r - b * .12, -r * .62 - b * .3) if m.kind is not Kind.IN_BODY else at + QPointF(-r * 1.0, -r * .55)
        if m.holds_needle:
            c = at + QPointF(r * .95, -r * .8)
            tri = _triangle(c, b * .46)
            p.strokePath(tri, _round(QColor(t.mark_halo), 4))
            p.fillPath(tri, QColor(t.caution_fill))
            p.strokePath(tri, _round(QColor("#000000" if mono else LIGHT_INK), 1.75))
        else:
            q = QPainterPath(); q.addRoundedRect(QRectF(c.x() - b / 2, c.y() - b / 2, b, b), b * .24, b * .24)
            p.strokePath(q, QPen(QColor(t.mark_halo), 2 * halo))
            if m.badge == "caution":
                p.fillPath(q, QColor(t.danger_fill if not mono else "#000000"))
                on = t.on_danger if not mono else "#ffffff"
                p.setPen(QPen(QColor(on), b * .17, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
                p.drawLine(c + QPointF(0, -b * .25), c + QPointF(0, b * .05)); p.drawPoint(c + QPointF(0, b * .28))
            else:
                p.fillPath(q, paper); p.strokePath(q, QPen(ink, max(1.25, b * .1)))
                p.setPen(QPen(ink, max(1.25, b * .1), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
                p.drawLine(c + QPointF(-b * .22, -b * .13), c + QPointF(b * .22, -b * .13))
                p.drawLine(c + QPointF(-b * .22, b * .15), c + QPointF(b * .06, b * .15))

    if show_number and m.number is not None and not ghost:
        f = QFont(font); f.setPixelSize(min(14, max(11, round(d * .42)))); f.setWeight(QFont.Weight(600))
        path = QPainterPath(); path.addText(0, 0, f, str(m.number))
        b = path.boundingRect()
        off = r + halo + (d * .24 if m.selected else 0)
        path.translate(at.x() + off * .74 + 2 - b.left(), at.y() - off * .74 - 1 - b.bottom())
        p.strokePath(path, _round(QColor(t.mark_halo), 3.5))
        p.fillPath(path, QColor(t.text1 if not mono else "#000000"))
    p.restore()


LIGHT_INK = "#1f1c18"     # outline and number of the yellow triangle: the same in light and dark
