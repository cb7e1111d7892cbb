"""What the chart paints, from the back to the front: body, outlined structure, ghosts, side words, today's marks."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter

from needlechart.ui.body.body_layer import BodyLayer
from needlechart.ui.body.chart_window import ChartWindow
from needlechart.ui.body.marks_layer import MarksLayer
from needlechart.ui.body.outline import StructureOutline
from needlechart.ui.body.sides import paint_sides
from needlechart.ui.look.theme import theme


@dataclass(frozen=True)
class ChartLayers:
    """What lies on each other in the chart of one window."""

    seen: ChartWindow
    body: BodyLayer
    outline: StructureOutline
    marks: MarksLayer


def paint_chart(
    painter: QPainter, layers: ChartLayers, size: QSize, dirty: QRect, room_of_words: QRectF, *, deep: bool, moving: bool
) -> None:
    """Paint what lies in ``dirty`` of a chart of ``size`` pixels, the words of the sides inside ``room_of_words``.

    ``deep`` shows the deep muscles; while ``moving`` the body may be coarse.
    """
    sheet, camera = layers.seen.sheet, layers.seen.camera
    layers.body.paint(painter, sheet, theme.t, deep, camera, size, moving=moving)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    layers.outline.paint(painter, sheet, camera, dirty)
    layers.marks.paint_pale(painter, dirty)
    paint_sides(painter, sheet, camera, room_of_words, QRectF(dirty))
    layers.marks.paint_today(painter, dirty)
