"""Needled places on the body for paper: a dot at each, its number beside it, lines to numbers that make room for others.

A filled dot or disc twitched, an open one did not, or nobody said so; a number stands for a row of the table below.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import cos, hypot, sin, tau
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from needlechart.atlas import Atlas
from needlechart.domain.body import BodyPoint, View
from needlechart.drawing.figures import Figure, close_up
from needlechart.drawing.fonts import paper_font
from needlechart.drawing.page import BodyPage, paint_body_page, placed_in
from needlechart.drawing.sheets import BodyView, Sheet, sheet_of, view_showing
from needlechart.drawing.tokens import PRINT
from needlechart.reports.setting import GREY, INK
from needlechart.reports.slabs import Slab

FILLED_OR_NOT = "Filled: it twitched. Open: it did not, or nobody said. The numbers are those of the rows below."
HIGH_PX = 400.0
_DISC, _DOT, _SMALL_DOT, _APART = 7.5, 2.4, 1.7, 2.0
_SAME_NUMBER_PX = 26.0
"""Dots of one number this near to each other share one disc."""
_RINGS, _WAYS = (0.0, 16.0, 24.0, 33.0, 44.0, 58.0), 16
_GAP, _FEWEST_PX = 20.0, 150.0
_AROUND_MM, _SMALL_PART = 90.0, 0.5
_LINE, _DIGITS_PX = 1.1, 9.0


@dataclass(frozen=True, slots=True)
class Spotted:
    """A needled place with the number of its row; ``filled`` where it is so by the words under the picture."""

    number: int
    point: BodyPoint
    filled: bool


class _Disc(NamedTuple):
    """A number at ``at`` that stands for the dot ``of``, all in pixels."""

    number: int
    at: QPointF
    of: QPointF
    filled: bool


class _Picture(NamedTuple):
    """A sheet, how wide it is painted, whether numbers stand on it, and what of it is seen closer beside it."""

    sheet: Sheet
    wide: float
    numbered: bool
    closer: tuple[Figure, ...] = ()


def bodies(atlas: Atlas, spots: Sequence[Spotted], wide: float, *, high: float = HIGH_PX, stays: bool = True) -> Iterator[Slab]:
    """The pictures that show the spots, front and back first, as many in a row as have room; nothing without a spot.

    Where spots lie close together on a whole body their numbers stand on a picture of that part, closer.  With ``stays`` the
    last of them stay with what follows.
    """
    row: list[_Picture] = []
    for picture in _pictures(atlas, spots, wide, high):
        if row and _together(row) + _GAP + picture.wide > wide:
            yield _row(atlas, row, spots, high, stays=False)
            row = []
        row.append(picture)
    if row:
        yield _row(atlas, row, spots, high, stays=stays)


def paint_spots(painter: QPainter, atlas: Atlas, picture: _Picture, spots: Iterable[Spotted], area: QRectF) -> None:
    """Paint one picture with those spots that it shows."""
    sheet = picture.sheet
    paint_body_page(painter, atlas, BodyPage(sheet), area, PRINT)
    origin, scale = placed_in(sheet, area)
    for part in picture.closer:
        whole = next(figure for figure in sheet.figures if figure.view is part.view)
        box = whole.box_on_sheet(part.window)
        painter.setPen(QPen(GREY, 0.6, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(origin + box.topLeft() * scale, box.size() * scale))
    shown = [(spot, sheet.to_sheet(spot.point)) for spot in spots]
    placed = [(spot, origin + at * scale) for spot, at in shown if at is not None]
    for spot, at in placed:
        _paint_dot(painter, at, spot.filled, _DOT if picture.numbered else _SMALL_DOT)
    for disc in _discs(placed, area) if picture.numbered else ():
        _paint_disc(painter, disc)


def _pictures(atlas: Atlas, spots: Sequence[Spotted], wide: float, high: float) -> Iterator[_Picture]:
    for sheet in _sheets(atlas, spots):
        parts = tuple(part for figure in sheet.figures if not figure.cut for part in _closer(atlas, figure, spots))
        numbered = {part.view for part in parts} != {f.view for f in sheet.figures if any(map(f.holds, _points(spots)))}
        yield _Picture(sheet, min(wide, _wide_of(sheet, high)), numbered, () if numbered else parts)
        if not numbered:
            for part in parts:
                alone = Sheet(sheet.name, (part,), part.window.size())
                yield _Picture(alone, min(wide, _wide_of(alone, high)), numbered=True)


def _closer(atlas: Atlas, figure: Figure, spots: Sequence[Spotted]) -> Iterator[Figure]:
    """The part of a whole figure in which all its spots lie, when it is small against the whole."""
    seen = [point for point in _points(spots) if figure.holds(point)]
    if not seen:
        return
    xs, ys = [point.x_mm for point in seen], [point.y_mm for point in seen]
    box = QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys))).adjusted(-_AROUND_MM, -_AROUND_MM, _AROUND_MM, _AROUND_MM)
    high = max(box.height(), box.width())
    box = QRectF(box.center() - QPointF(box.width() / 2, high / 2), QSizeF(box.width(), high)).intersected(figure.window)
    if box.height() <= figure.window.height() * _SMALL_PART:
        yield close_up(atlas, figure, box)


def _points(spots: Iterable[Spotted]) -> Iterator[BodyPoint]:
    return (spot.point for spot in spots)


def _sheets(atlas: Atlas, spots: Sequence[Spotted]) -> Iterator[Sheet]:
    """Front and back together when both are needed, every other figure that has a spot on its own."""
    views = [view for view in View if any(point.view is view for point in _points(spots))]
    names: list[BodyView] = []
    both = {View.ANTERIOR, View.POSTERIOR} <= set(views)
    for view in views:
        name = BodyView.ALL if both and view in (View.ANTERIOR, View.POSTERIOR) else view_showing(view)
        if name not in names:
            names.append(name)
    for name in names:
        sheet = sheet_of(atlas, name, aspect=1.2)
        if name is BodyView.ALL:
            yield sheet
            continue
        for figure in sheet.figures:
            if any(map(figure.holds, _points(spots))):
                yield Sheet(name, (replace(figure, at=QPointF()),), figure.window.size())


def _wide_of(sheet: Sheet, high: float) -> float:
    """The width in which a sheet fills that height, with room for the words over and under it."""
    _origin, scale = placed_in(sheet, QRectF(0, 0, 100_000, high))
    return max(_FEWEST_PX, sheet.size.width() * scale + 12)


def _together(row: Sequence[_Picture]) -> float:
    return sum(picture.wide for picture in row) + _GAP * (len(row) - 1)


def _row(atlas: Atlas, pictures: Iterable[_Picture], spots: Sequence[Spotted], high: float, *, stays: bool) -> Slab:
    row = tuple(pictures)

    def paint(painter: QPainter, area: QRectF) -> None:
        x = area.left() + (area.width() - _together(row)) / 2
        for picture in row:
            paint_spots(painter, atlas, picture, spots, QRectF(x, area.top(), picture.wide, high))
            x += picture.wide + _GAP

    said = ", ".join(figure.words for picture in row for figure in picture.sheet.figures)
    return Slab(high, paint, f"Body: {said}", above=8.0, stays=stays)


def _discs(placed: Sequence[tuple[Spotted, QPointF]], area: QRectF) -> list[_Disc]:
    """Every number beside its dot, on it where there is room, none over another."""
    made: list[_Disc] = []
    dots = [at for _spot, at in placed]
    for spot, at in placed:
        near = (disc for disc in made if disc.number == spot.number and disc.filled == spot.filled)
        if any(_far(disc.of, at) <= _SAME_NUMBER_PX for disc in near):
            continue
        made.append(_Disc(spot.number, _free_place(at, made, dots, area), at, spot.filled))
    return made


def _free_place(of: QPointF, made: Sequence[_Disc], dots: Sequence[QPointF], area: QRectF) -> QPointF:
    """The nearest place for a disc over no other disc, and over no dot but its own; over dots where there is no such place."""
    room = area.adjusted(_DISC, _DISC, -_DISC, -_DISC)
    beside: QPointF | None = None
    for ring in _RINGS:
        for way in range(_WAYS if ring else 1):
            at = of + QPointF(cos(tau * way / _WAYS), -sin(tau * way / _WAYS)) * ring
            if not room.contains(at) or any(_far(disc.at, at) < 2 * _DISC + _APART for disc in made):
                continue
            if not any(dot != of and _far(dot, at) < _DISC + _DOT for dot in dots):
                return at
            beside = beside or at
    return beside or of


def _far(one: QPointF, other: QPointF) -> float:
    return hypot(one.x() - other.x(), one.y() - other.y())


def _paint_dot(painter: QPainter, at: QPointF, filled: bool, radius: float) -> None:
    painter.setPen(QPen(INK, 0.9))
    painter.setBrush(INK if filled else QColor("white"))
    painter.drawEllipse(at, radius, radius)


def _paint_disc(painter: QPainter, disc: _Disc) -> None:
    far = _far(disc.at, disc.of)
    if far > _DISC + _DOT:
        painter.setPen(QPen(INK, 0.6))
        edge = disc.at + (disc.of - disc.at) * (_DISC / far)
        painter.drawLine(QLineF(edge, disc.of))
    painter.setPen(QPen(INK, _LINE))
    painter.setBrush(INK if disc.filled else QColor("white"))
    painter.drawEllipse(disc.at, _DISC, _DISC)
    painter.setFont(paper_font(_DIGITS_PX, 700))
    painter.setPen(QColor("white") if disc.filled else INK)
    box = QRectF(disc.at.x() - _DISC * 2, disc.at.y() - _DISC, _DISC * 4, _DISC * 2)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(disc.number))
