"""The body chart on a page: figures with their marks and painful areas, whose side is where, and the list of the numbers.

One code for a printer, a PDF and a picture: everything is lines and letters, nothing a raster.  Lengths are pixels of 1/96 inch:
scale the painter by the resolution of the device over 96 first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTransform

from needlechart.atlas import Atlas
from needlechart.domain.body import Side
from needlechart.drawing.figures import Figure
from needlechart.drawing.fonts import paper_font
from needlechart.drawing.lean_body import paint_lean_body
from needlechart.drawing.marks import PALE, Mark, paint_mark
from needlechart.drawing.pain import DrawnArea, area_words, paint_area
from needlechart.drawing.sheets import Sheet
from needlechart.drawing.tokens import Tokens

MARK_PX = 18.0
"""The diameter of a mark on paper: 4.8 mm."""

_SIDE_PX, _CAPTION_PX, _ROW_PX = 13.0, 11.0, 11.0
_WORDS_HIGH = 22.0
_GAP, _LINE_GAP = 16.0, 4.0
_NUMBER_WIDE = 26.0
_PATCH_WIDE, _KEY_WIDE = 30.0, 124.0
_MOST_LIST = 0.45
"""The list takes at most this share of the page; the rest of it is for the next page."""
_TWO_COLUMNS_FROM = 480.0
_SIDES = {Side.LEFT: "Left", Side.RIGHT: "Right", Side.MIDLINE: ""}


@dataclass(frozen=True)
class PageMark:
    """A mark and its place on the sheet, in millimetres of the sheet."""

    mark: Mark
    at: QPointF


@dataclass(frozen=True)
class BodyPage:
    """What a page shows: the figures of a sheet, marks and areas on them, and rows of a number and its words."""

    sheet: Sheet
    marks: tuple[PageMark, ...] = ()
    areas: tuple[DrawnArea, ...] = ()
    rows: tuple[tuple[str, str], ...] = ()


def paint_body_page(painter: QPainter, atlas: Atlas, page: BodyPage, area: QRectF, tokens: Tokens) -> int:
    """Paint a page into ``area``.  Returns how many rows of the list had room; the others belong on the next page."""
    rows = list(_rows_placed(painter, page.rows, area))
    lowest = max((place.bottom() for _number, _words, place in rows), default=0.0)
    list_top = area.bottom() - lowest
    _paint_chart(painter, atlas, page, QRectF(area.topLeft(), QPointF(area.right(), list_top - (_GAP if rows else 0))), tokens)
    painter.setPen(QColor(tokens.text1))
    for number, words, place in rows:
        where = place.translated(area.left(), list_top)
        painter.setFont(paper_font(_ROW_PX, 600))
        painter.drawText(where, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, number)
        painter.setFont(paper_font(_ROW_PX))
        painter.drawText(where.adjusted(_NUMBER_WIDE, 0, 0, 0), _WRAPPED, words)
    return len(rows)


_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


def _rows_placed(painter: QPainter, rows: tuple[tuple[str, str], ...], area: QRectF) -> Iterator[tuple[str, str, QRectF]]:
    """The rows that have room and their places from the upper left corner of the list, in one column or in two."""
    columns = 2 if area.width() >= _TWO_COLUMNS_FROM and len(rows) > 1 else 1
    wide = (area.width() - _GAP * (columns - 1)) / columns
    painter.setFont(paper_font(_ROW_PX))
    heights = []
    for _number, words in rows:
        room = QRectF(0, 0, wide - _NUMBER_WIDE, area.height())
        heights.append(painter.boundingRect(room, _WRAPPED, words).height() + _LINE_GAP)
    most = area.height() * _MOST_LIST
    even = min(most, max(sum(heights) / columns + max(heights, default=0) / 2, max(heights, default=0)))
    column, y = 0, 0.0
    for (number, words), high in zip(rows, heights, strict=True):
        if y and y + high > even:
            column, y = column + 1, 0.0
        if column >= columns or y + high > most:
            return
        yield number, words, QRectF(column * (wide + _GAP), y, wide, high)
        y += high


def placed_in(sheet: Sheet, area: QRectF) -> tuple[QPointF, float]:
    """Where the corner of a sheet lies in the part of a page that shows it, and pixels of the page per millimetre of it."""
    room = area.adjusted(0, _WORDS_HIGH, 0, -(3 if sheet.has_captions else 2) * _WORDS_HIGH)
    scale = min(room.width() / sheet.size.width(), room.height() / sheet.size.height())
    return QPointF(room.center().x() - sheet.size.width() * scale / 2, room.top()), scale


def _paint_chart(painter: QPainter, atlas: Atlas, page: BodyPage, area: QRectF, tokens: Tokens) -> None:
    sheet = page.sheet
    origin, scale = placed_in(sheet, area)
    for figure in sheet.figures:
        box = QRectF(origin + figure.area.topLeft() * scale, figure.area.size() * scale)
        to_px = figure.transform(origin, scale)
        painter.save()
        if figure.cut:
            painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
        painter.save()
        painter.setTransform(to_px, True)
        paint_lean_body(painter, atlas, figure.view, tokens, 1 / scale, figure.window if figure.cut else None)
        painter.restore()
        for drawn in page.areas:
            if drawn.view is figure.view:
                paint_area(painter, drawn, to_px, tokens)
        painter.restore()
        _paint_words(painter, sheet, figure, origin, scale, tokens)
    for placed in sorted(page.marks, key=lambda placed: placed.mark.kind not in PALE):
        paint_mark(painter, placed.mark, origin + placed.at * scale, MARK_PX, tokens, paper_font(15, 600), show_order=True)
    _paint_key(painter, page, QPointF(area.left(), area.bottom() - _WORDS_HIGH), tokens)


def _paint_words(painter: QPainter, sheet: Sheet, figure: Figure, origin: QPointF, scale: float, tokens: Tokens) -> None:
    """Whose side is where, beside the head, or below each hand and foot where there are several pictures; what is shown."""

    def on_page(box: QRectF) -> QRectF:
        return QRectF(origin + box.topLeft() * scale, box.size() * scale)

    box, below = on_page(figure.area), sheet.has_captions
    painter.setPen(QColor(tokens.text1))
    painter.setFont(paper_font(_SIDE_PX, 700))
    if below:
        for limb in figure.limbs:
            part = on_page(figure.box_on_sheet(limb.box))
            where = QRectF(part.center().x() - 60, box.bottom(), 120, _WORDS_HIGH)
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter, _SIDES[limb.side])
    else:
        top = QRectF(box.left(), origin.y() - _WORDS_HIGH, box.width(), _WORDS_HIGH)
        painter.drawText(top, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, _SIDES[figure.left])
        if figure.right is not figure.left:
            painter.drawText(top, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, _SIDES[figure.right])
    painter.setFont(paper_font(_CAPTION_PX, 500))
    painter.setPen(QColor(tokens.text2))
    caption = QRectF(box.center().x() - 100, box.bottom() + (_WORDS_HIGH if below else 0), 200, _WORDS_HIGH)
    painter.drawText(caption, Qt.AlignmentFlag.AlignCenter, figure.words)


def _paint_key(painter: QPainter, page: BodyPage, at: QPointF, tokens: Tokens) -> None:
    """A patch and words for each sort of area on the page."""
    for area in {area_words(area): area for area in page.areas}.values():
        box = QRectF(at.x(), at.y() + 3, _PATCH_WIDE, _WORDS_HIGH - 6)
        corners = (box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft())
        patch = DrawnArea(area.kind, area.view, tuple((corner.x(), corner.y()) for corner in corners), area.after)
        paint_area(painter, patch, QTransform(), tokens)
        painter.setFont(paper_font(_CAPTION_PX))
        painter.setPen(QColor(tokens.text1))
        words = QRectF(box.right() + 6, at.y(), _KEY_WIDE, _WORDS_HIGH)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, area_words(area))
        at += QPointF(_PATCH_WIDE + 6 + _KEY_WIDE, 0)
