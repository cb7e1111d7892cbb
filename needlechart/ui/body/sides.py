"""The patient's right and left, printed on every figure, and what each figure shows when there are several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from needlechart.domain.body import Side
from needlechart.drawing.sheets import Figure, Limb, Sheet
from needlechart.ui.body.camera import Camera
from needlechart.ui.look.theme import theme

_WORDS = {Side.LEFT: "Left", Side.RIGHT: "Right"}
_EDGE_PX, _GAP_PX = 12.0, 8.0
_LEAST_PX = 48.0
_LEAST_CAPTION_PX = 40.0


class Word(NamedTuple):
    """One word on the chart, the place of its plate in pixels, whether it is a side, and small for want of room."""

    text: str
    plate: QRectF
    is_side: bool
    is_small: bool = False


def caption_px() -> float:
    """Room below a figure for its words, in pixels at the present size of text."""
    return max(_LEAST_CAPTION_PX, QFontMetricsF(_font(is_side=True)).height() + 2 * _GAP_PX)


def paint_sides(painter: QPainter, sheet: Sheet, camera: Camera, window: QRectF, dirty: QRectF) -> None:
    """The words of every figure in the window, as far as they lie in what is painted."""
    for word in words_shown(sheet, camera, window):
        if not word.plate.intersects(dirty):
            continue
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("bg", 0.8))
        painter.drawRoundedRect(word.plate, theme.sz.radius, theme.sz.radius)
        painter.setFont(_font(word.is_side, word.is_small))
        painter.setPen(theme.color("text2" if word.is_side else "text3"))
        painter.drawText(word.plate, Qt.AlignmentFlag.AlignCenter, word.text)


def words_shown(sheet: Sheet, camera: Camera, window: QRectF) -> Iterator[Word]:
    """A side word for every limb, each only where something of it is in the window, and the captions of several figures."""
    for figure in sheet.figures:
        cell = _in_window(sheet.cell(figure), camera).intersected(window)
        area = _in_window(figure.area, camera)
        if cell.width() < _LEAST_PX or not cell.intersects(area):
            continue
        yield from _below(figure, cell, area, camera, window) if sheet.has_captions else _beside(figure, cell, camera)


def _below(figure: Figure, cell: QRectF, area: QRectF, camera: Camera, window: QRectF) -> Iterator[Word]:
    """Below each limb its side, and the caption between them, in the window as long as the limb is.

    Where large words leave no room for both, only the side is said, in small words.
    """
    half = caption_px() / 2
    y = min(area.bottom() + half, window.bottom() - half)
    caption = _word(figure.words, QPointF(area.intersected(window).center().x(), y), is_side=figure.left is figure.right)
    seen = [(limb, part) for limb in figure.limbs if (part := _seen(figure, limb, camera, window)).width() >= _LEAST_PX]
    sides = [_word(_WORDS[limb.side], QPointF(part.center().x(), y), is_side=True) for limb, part in seen]
    alone = figure.left is figure.right  # its caption says the side
    together = [caption] if alone else [caption, *sides]
    middle = caption.plate.center().x()
    room = 2 * min(middle - cell.left(), cell.right() - middle) + 2 * _GAP_PX
    if sum(word.plate.width() + _GAP_PX for word in together) > room:
        for limb, part in seen:
            word = _word(_WORDS[limb.side], QPointF(part.center().x(), y), is_side=True, is_small=True)
            _put(word.plate, window, [])
            yield word
        return
    _put(caption.plate, window, [])
    yield caption
    for (_limb, part), word in zip(seen, [] if alone else sides, strict=not alone):
        before, after = caption.plate.left() - _GAP_PX - word.plate.width(), caption.plate.right() + _GAP_PX
        outwards = (before, after) if part.center().x() < area.center().x() else (after, before)
        _put(word.plate, window, [caption.plate], outwards)
        yield word


def _seen(figure: Figure, limb: Limb, camera: Camera, window: QRectF) -> QRectF:
    """The part of a limb that is in the window, in pixels."""
    return _in_window(figure.box_on_sheet(limb.box), camera).intersected(window)


def _put(plate: QRectF, window: QRectF, taken: Sequence[QRectF], elsewhere: Sequence[float] = ()) -> None:
    """Where it is, or else at the first of these left edges, whole in the window and clear of what is taken."""
    least, most = window.left() + _GAP_PX, window.right() - _GAP_PX - plate.width()
    lefts = [max(least, min(left, most)) for left in (plate.left(), *elsewhere)]
    free = [left for left in lefts if not any(QRectF(plate).translated(left - plate.left(), 0).intersects(t) for t in taken)]
    plate.moveLeft(free[0] if free else lefts[-1])


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


def _word(text: str, centre: QPointF, *, is_side: bool, is_small: bool = False) -> Word:
    metrics = QFontMetricsF(_font(is_side, is_small))
    size = QSizeF(metrics.horizontalAdvance(text) + 16, metrics.height() + 8)
    plate = QRectF(QPointF(), size)
    plate.moveCenter(centre)
    return Word(text, plate, is_side, is_small)


def _font(is_side: bool, is_small: bool = False) -> QFont:
    if is_small:
        return theme.font("small", 600)
    return theme.font("title", 600) if is_side else theme.font("body", 500)


def _in_window(area: QRectF, camera: Camera) -> QRectF:
    return QRectF(camera.to_px(area.topLeft()), camera.to_px(area.bottomRight()))
