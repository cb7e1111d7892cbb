"""What the chart paints, from the back to the front: body, outlined structure, what a page lays on it, painful areas,
ghosts, side words, marks."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QPainter

from needlechart.ui.body.areas_layer import AreasLayer
from needlechart.ui.body.body_layer import BodyLayer
from needlechart.ui.body.chart_window import ChartWindow
from needlechart.ui.body.marks_layer import MarksLayer
from needlechart.ui.body.outline import StructureOutline
from needlechart.ui.body.sides import paint_sides
from needlechart.ui.body.still_layer import StillLayer
from needlechart.ui.body.wash import Wash
from needlechart.ui.look.theme import theme


@dataclass(frozen=True)
class ChartLayers:
    """What lies on each other in the chart of one window."""

    seen: ChartWindow
    body: BodyLayer
    outline: StructureOutline
    marks: MarksLayer
    areas: AreasLayer
    still: StillLayer = field(default_factory=StillLayer)
    washes: list[Wash] = field(default_factory=list)


def paint_chart(
    painter: QPainter, layers: ChartLayers, size: QSize, dirty: QRect, room_of_words: QRectF, *, deep: bool, moving: bool
) -> None:
    """Paint what lies in ``dirty`` of a chart of ``size`` pixels, the words of the sides inside ``room_of_words``.

    ``deep`` shows the deep muscles; while ``moving`` the body may be coarse.
    """
    camera, marks = layers.seen.camera, layers.marks

    def paint_still(onto: QPainter, part: QRect) -> None:
        layers.body.paint(onto, layers.seen.sheet, theme.t, deep, camera, size, moving=moving)
        onto.setRenderHint(QPainter.RenderHint.Antialiasing)
        layers.outline.paint(onto, layers.seen.sheet, camera, part, deep=deep)
        for wash in layers.washes:
            wash.paint(onto, part)
        layers.areas.paint(onto, part)
        marks.paint_pale(onto, part)
        paint_sides(onto, layers.seen.sheet, camera, room_of_words, QRectF(part))

    if moving:
        paint_still(painter, dirty)
    else:
        seen = layers.seen.sheet, camera.scale, camera.origin.x(), camera.origin.y(), room_of_words.getRect()
        looks = theme.t.name, theme.text_scale, deep, layers.outline.structure, layers.areas.what, marks.still_pale()
        washes = tuple(wash.what for wash in layers.washes)
        layers.still.paint(painter, size, (*seen, *looks, washes), lambda onto: paint_still(onto, QRect(QPoint(), size)))
    marks.paint_today(painter, dirty)
