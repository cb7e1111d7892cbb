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
_EDGE_PX, _GAP_PX = 12.0, 8.0
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
    """A side word for every limb, each only where something of it is in the window, and the captions of several figures."""
    for figure in sheet.figures:
        cell = _in_window(sheet.cell(figure), camera).intersected(window)
        area = _in_window(figure.area, camera)
        if cell.width() < _LEAST_PX or not cell.intersects(area):
            continue
        if sheet.has_captions:
            yield from _below(figure, cell, area, camera)
        else:
            yield from _beside(figure, cell, camera)


def _below(figure: Figure, cell: QRectF, area: QRectF, camera: Camera) -> Iterator[Word]:
    """The caption below a figure, and below each limb its side; in the window as long as the limb is."""
    y = min(area.bottom() + CAPTION_PX / 2, cell.bottom() - CAPTION_PX / 2)
    seen = cell.intersected(area)
    single = figure.left is figure.right
    caption = _held(_word(figure.words, QPointF(seen.center().x(), y), is_side=single), cell)
    yield caption
    if single:
        return  # the caption says the side
    for limb in figure.limbs:
        part = _in_window(figure.box_on_sheet(limb.box), camera)
        of_it = part.intersected(cell)
        if of_it.width() < _LEAST_PX:
            continue
        word = _held(_word(_WORDS[limb.side], QPointF(of_it.center().x(), y), is_side=True), cell)
        yield _clear_of(word, caption, cell, left=part.center().x() < area.center().x())


def _beside(figure: Figure, cell: QRectF, camera: Camera) -> Iterator[Word]:
    """At the top beside each limb that is drawn apart, else at the outer edge of the figure's share of the window: there the
    body is narrow and no mark lies."""
    middle = _in_window(figure.area, camera).center().x()
    single = figure.left is figure.right
    for limb in figure.limbs:
        part = _in_window(figure.box_on_sheet(limb.box), camera)
        if not single and part.intersected(cell).width() < _LEAST_PX:
            continue
        left = single or part.center().x() < middle
        word = _word(_WORDS[limb.side], cell.center(), is_side=True)
        plate = word.plate
        at_left, at_right = cell.left() + _EDGE_PX, cell.right() - _EDGE_PX - plate.width()
        plate.moveLeft(at_left if left else at_right)
        if limb.apart and not single:
            beside = part.left() - _EDGE_PX - plate.width() if left else part.right() + _EDGE_PX
            plate.moveLeft(min(max(beside, at_left), at_right))
        plate.moveTop(cell.top() + _EDGE_PX)
        yield word


def _held(word: Word, cell: QRectF) -> Word:
    """The word as a whole in the window, when that is wide enough."""
    plate = word.plate
    plate.moveLeft(max(cell.left() + _GAP_PX, min(plate.left(), cell.right() - _GAP_PX - plate.width())))
    return word


def _clear_of(word: Word, caption: Word, cell: QRectF, *, left: bool) -> Word:
    """The word beside the caption when both would lie on each other: outwards, or inwards where the window ends."""
    plate, other = word.plate, caption.plate.adjusted(-_GAP_PX, 0, _GAP_PX, 0)
    if plate.intersects(other):
        before, after = other.left() - plate.width(), other.right()
        goes_left = before >= cell.left() if left else after + plate.width() > cell.right()
        plate.moveLeft(before if goes_left else after)
    return word


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
