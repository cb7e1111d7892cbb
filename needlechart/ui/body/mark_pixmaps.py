"""Marks and their labels drawn once and copied from then on: a mark takes 0.2 ms to draw, 0.01 ms to copy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap, QRegion

from needlechart.drawing.mark_shapes import figure, round_pen
from needlechart.drawing.marks import Kind, Mark, extent, paint_mark
from needlechart.ui.look.painted import advance, overdue_plate
from needlechart.ui.look.theme import theme

_MOST = 256
_EDGE_PX = 2
"""Device pixels kept round the ink: the smoothed edge is fainter than the mask that finds it."""


class Placement(NamedTuple):
    """A pixmap at its place in the window."""

    pixmap: QPixmap
    corner: QPointF
    area: QRect

    def paint(self, painter: QPainter, dirty: QRect) -> None:
        """Copy it, when it lies in what is painted."""
        if self.area.intersects(dirty):
            painter.drawPixmap(self.corner, self.pixmap)


class Drawn(NamedTuple):
    """A picture of a mark or of its label, and where its upper left corner lies from the middle of the mark, in pixels."""

    pixmap: QPixmap
    corner: QPointF

    def placed(self, at: QPointF, ratio: float) -> Placement:
        """The picture with the middle of its mark on the device pixel nearest to ``at``: between pixels it would be blurred."""
        corner = QPointF(round(at.x() * ratio) / ratio, round(at.y() * ratio) / ratio) + self.corner
        return Placement(self.pixmap, corner, QRectF(corner, self.pixmap.deviceIndependentSize()).toAlignedRect())


_Key: TypeAlias = tuple[object, ...]
_drawn: dict[_Key, Drawn] = {}


def drawn_mark(mark: Mark, diameter: float, ratio: float) -> Drawn:
    """The picture of a mark without its label, ``ratio`` device pixels to the pixel; drawn when it was not drawn before."""
    if mark.label:
        # The label has a picture of its own; that of a suggestion says its number.
        mark = replace(mark, label="", overdue=False, order=None if mark.kind is Kind.SUGGESTION else mark.order)
    half = extent(diameter)

    def draw(painter: QPainter) -> None:
        paint_mark(painter, mark, QPointF(), diameter, theme.t, theme.font("body", 600), show_order=True)

    return _kept(("mark", mark, diameter), ratio, QRectF(-half, -half, 2 * half, 2 * half), draw)


def drawn_label(mark: Mark, diameter: float, ratio: float) -> Drawn:
    """The picture of the words beside a mark: on a plate ("in 1:12"), or beside a suggestion on no ground."""
    room = label_area(mark, QPointF(), diameter)

    def draw(painter: QPainter) -> None:
        if mark.kind is Kind.SUGGESTION:
            _paint_pale_label(painter, mark.label, room)
        else:
            _paint_plate(painter, mark, room)

    return _kept(("label", mark.label, mark.kind, mark.approximate, mark.overdue, diameter), ratio, room, draw)


def label_area(mark: Mark, at: QPointF, diameter: float) -> QRectF:
    """Where the words beside a mark stand."""
    wide, high = advance(theme.font("small", 600), mark.label) + 20, theme.sz.small * 2.15
    beside = diameter * (0.42 if mark.kind is Kind.SUGGESTION else 0.94)
    if mark.approximate:  # clear of the sign for about
        beside += diameter * 0.34
    return QRectF(QPointF(at.x() + beside, at.y() - high / 2), QSizeF(wide, high))


def _kept(what: _Key, ratio: float, area: QRectF, draw: Callable[[QPainter], None]) -> Drawn:
    key = (*what, theme.t.name, theme.px("body"), ratio)
    found = _drawn.get(key)
    if found is None:
        if len(_drawn) >= _MOST:
            _drawn.clear()
        found = _drawn[key] = _draw(area, ratio, draw)
    return found


def _draw(area: QRectF, ratio: float, draw: Callable[[QPainter], None]) -> Drawn:
    """Draws what lies in ``area`` round the middle of the mark and keeps the part that was touched: the rest would be copied
    with every mark.  The middle is on a corner of device pixels, also where these are halves."""
    on_device = QRectF(area.topLeft() * ratio, area.size() * ratio).toAlignedRect()
    made = QPixmap(on_device.size())
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(QPointF(-on_device.topLeft()) / ratio)
    draw(painter)
    painter.end()
    ink = QRegion(made.mask()).boundingRect().adjusted(-_EDGE_PX, -_EDGE_PX, _EDGE_PX, _EDGE_PX)
    ink &= QRect(0, 0, made.width(), made.height())
    return Drawn(made.copy(ink), QPointF(on_device.topLeft() + ink.topLeft()) / ratio)


def _paint_pale_label(painter: QPainter, label: str, area: QRectF) -> None:
    """The name of a suggestion beside its cross."""
    text = figure(label, theme.px("small"), theme.font("small"), 500)
    text.translate(area.left() + 2 - text.boundingRect().left(), area.center().y())
    painter.strokePath(text, round_pen(theme.t.mark_halo, 3))
    painter.fillPath(text, theme.color("ghost"))


def _paint_plate(painter: QPainter, mark: Mark, area: QRectF) -> None:
    """Words beside a mark ("in 1:12"); those of a needle that is in too long in yellow on dark."""
    in_body = mark.kind is Kind.IN_BODY
    if in_body and mark.overdue:
        overdue_plate(painter, area, 6)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, mark.label)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("caution_fill" if in_body else "mark"))
    painter.drawRoundedRect(area, 6, 6)
    painter.setFont(theme.font("small", 600))
    painter.setPen(theme.color("on_caution" if in_body else "mark_text"))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, mark.label)
