"""The patient's right and left, printed on every figure, and what each figure shows when there are several."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from needlechart.domain.body import Side
from needlechart.drawing.sheets import Figure, Sheet
from needlechart.ui.body.camera import Camera
from needlechart.ui.look.theme import theme

CAPTION_PX = 40
"""Room below a figure for its words."""

_WORDS = {Side.LEFT: "Left", Side.RIGHT: "Right"}
_EDGE_PX = 12.0
_LEAST_PX = 48.0


class Word(NamedTuple):
    """One word on the chart, the place of its plate in pixels, whether it is a side."""

    text: str
    plate: QRectF
    is_side: bool


def paint_sides(painter: QPainter, sheet: Sheet, camera: Camera, window: QRectF, dirty: QRectF) -> None:
    """The words of every figure in the window, as far as they lie in what is painted."""
    for word in words_shown(sheet, camera, window):
        if not word.plate.intersects(dirty):
            continue
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("bg", 0.8))
        painter.drawRoundedRect(word.plate, theme.sz.radius, theme.sz.radius)
        painter.setFont(_font(word.is_side))
        painter.setPen(theme.color("text2" if word.is_side else "text3"))
        painter.drawText(word.plate, Qt.AlignmentFlag.AlignCenter, word.text)


def words_shown(sheet: Sheet, camera: Camera, window: QRectF) -> Iterator[Word]:
    """The side words, each only where something of that side is in the window, and the captions of several figures."""
    for figure in sheet.figures:
        cell = _in_window(sheet.cell(figure), camera).intersected(window)
        area = _in_window(figure.area, camera)
        if cell.width() < _LEAST_PX or not cell.intersects(area):
            continue
        below = min(area.bottom() + CAPTION_PX / 2, cell.bottom() - CAPTION_PX / 2) if sheet.has_captions else None
        yield from _sides(figure, cell, area, below)
        if below is not None:
            yield _word(figure.words, QPointF(cell.intersected(area).center().x(), below), is_side=False)


def _sides(figure: Figure, cell: QRectF, area: QRectF, below: float | None) -> Iterator[Word]:
    """Left and right half of a figure; one half when it is seen from the side."""
    if figure.left is figure.right:
        if below is None:
            yield _at_edge(_WORDS[figure.left], cell, left=True)
        return
    middle = area.center().x()
    for side, left in ((figure.left, True), (figure.right, False)):
        half = QRectF(area)
        if left:
            half.setRight(middle)
        else:
            half.setLeft(middle)
        seen = half.intersected(cell)
        if seen.width() < _LEAST_PX:
            continue
        if below is None:
            yield _at_edge(_WORDS[side], cell, left=left)
        else:
            outer = seen.left() + seen.width() / 4 if left else seen.right() - seen.width() / 4
            yield _word(_WORDS[side], QPointF(outer, below), is_side=True)


def _at_edge(text: str, cell: QRectF, *, left: bool) -> Word:
    """At the top, at the outer edge of the figure's share of the window: there the body is narrow and no mark lies."""
    made = _word(text, cell.center(), is_side=True)
    plate = made.plate
    if left:
        plate.moveLeft(cell.left() + _EDGE_PX)
    else:
        plate.moveRight(cell.right() - _EDGE_PX)
    plate.moveTop(cell.top() + _EDGE_PX)
    return made


def _word(text: str, centre: QPointF, *, is_side: bool) -> Word:
    metrics = QFontMetricsF(_font(is_side))
    size = QSizeF(metrics.horizontalAdvance(text) + 16, metrics.height() + 8)
    plate = QRectF(QPointF(), size)
    plate.moveCenter(centre)
    return Word(text, plate, is_side)


def _font(is_side: bool) -> QFont:
    return theme.font("title", 600) if is_side else theme.font("body", 500)


def _in_window(area: QRectF, camera: Camera) -> QRectF:
    return QRectF(camera.to_px(area.topLeft()), camera.to_px(area.bottomRight()))
