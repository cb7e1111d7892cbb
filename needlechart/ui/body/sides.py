"""The patient's right and left, printed on every figure, and what each figure shows when there are several."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from needlechart.domain.body import Side
from needlechart.drawing.sheets import Figure, Sheet
from needlechart.ui.body.camera import Camera
from needlechart.ui.look.theme import theme

_WORDS = {Side.LEFT: "Left", Side.RIGHT: "Right"}
_EDGE_PX = 12.0


def paint_sides(painter: QPainter, sheet: Sheet, camera: Camera, window: QRectF) -> None:
    """The sides of every figure in the window, at the edges of its share of the window."""
    for figure in sheet.figures:
        cell = _in_window(sheet.cell(figure), camera).intersected(window)
        if cell.width() < 60 or cell.height() < 40:
            continue
        if figure.left is figure.right:
            _paint_word(painter, _WORDS[figure.left], cell, Qt.AlignmentFlag.AlignLeft)
        else:
            _paint_word(painter, _WORDS[figure.left], cell, Qt.AlignmentFlag.AlignLeft)
            _paint_word(painter, _WORDS[figure.right], cell, Qt.AlignmentFlag.AlignRight)


def side_words(figure: Figure) -> tuple[str, ...]:
    """What is printed beside a figure, from left to right."""
    sides = (figure.left,) if figure.left is figure.right else (figure.left, figure.right)
    return tuple(_WORDS[side] for side in sides)


def _in_window(area: QRectF, camera: Camera) -> QRectF:
    return QRectF(camera.to_px(area.topLeft()), camera.to_px(area.bottomRight()))


def _paint_word(painter: QPainter, word: str, cell: QRectF, edge: Qt.AlignmentFlag) -> None:
    font = theme.font("title" if cell.width() > 250 else "body", 600)
    metrics = QFontMetricsF(font)
    wide, high = metrics.horizontalAdvance(word) + 16, metrics.height() + 8
    left = cell.left() + _EDGE_PX if edge is Qt.AlignmentFlag.AlignLeft else cell.right() - _EDGE_PX - wide
    plate = QRectF(QPointF(left, cell.center().y() - high / 2), QPointF(left + wide, cell.center().y() + high / 2))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("bg", 0.8))
    painter.drawRoundedRect(plate, theme.sz.radius, theme.sz.radius)
    painter.setFont(font)
    painter.setPen(theme.color("text2"))
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, word)
