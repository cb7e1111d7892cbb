"""The painful areas on the chart: which are shown, which one lies under a finger, how they are painted on the figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QTransform

from needlechart.atlas import Atlas
from needlechart.domain.body import BodyPoint
from needlechart.domain.errors import NeedleChartError
from needlechart.domain.sessions import PainArea
from needlechart.drawing.body import outline_path
from needlechart.drawing.mark_shapes import round_pen
from needlechart.drawing.pain import DrawnArea, area_path, drawn_area, paint_area
from needlechart.drawing.sheets import Figure
from needlechart.ui.body.chart_window import ChartWindow
from needlechart.ui.look.theme import theme

_SELECTED_PX = 3.0

ShownArea: TypeAlias = tuple[str, DrawnArea]
"""The id of an area and what is painted of it."""


class AreasLayer:
    """All areas of the chart and the one that is selected, below the marks and only as far as the figures reach."""

    def __init__(self, seen: ChartWindow, atlas: Atlas) -> None:
        self._seen, self._atlas = seen, atlas
        self.areas: tuple[ShownArea, ...] = ()
        self.selected: str | None = None
        self.unreadable = 0

    def show(self, areas: Sequence[PainArea], selected: str | None) -> bool:
        """These areas; whether anything is to be painted anew.  One whose text is damaged is left out and counted."""
        before = self.areas, self.selected
        shown: list[ShownArea] = []
        self.unreadable = 0
        for area in areas:
            try:
                shown.append((area.id, drawn_area(area)))
            except NeedleChartError:
                self.unreadable += 1
        self.areas, self.selected = tuple(shown), selected
        return before != (self.areas, self.selected)

    @property
    def what(self) -> tuple[object, ...]:
        """What is painted, for whoever keeps the picture."""
        return self.areas, self.selected

    def at(self, point: BodyPoint) -> str | None:
        """The id of the area a point lies in, the smallest of several; None where there is none."""
        spot = QPointF(point.x_mm, point.y_mm)
        under = [
            (box.width() * box.height(), area_id)
            for area_id, area in self.areas
            if area.view is point.view and area_path(area).contains(spot)
            for box in (area_path(area).boundingRect(),)
        ]
        return min(under)[1] if under else None

    def paint(self, painter: QPainter, dirty: QRect) -> None:
        """Every area on every figure that shows its view."""
        if not self.areas:
            return
        camera, sheet = self._seen.camera, self._seen.sheet
        for figure in sheet.figures:
            here = [(area_id, area) for area_id, area in self.areas if area.view is figure.view]
            if not here:
                continue
            to_px = figure.transform(camera.origin, camera.scale)
            painter.save()
            painter.setClipPath(figure_path(self._atlas, figure, to_px))
            for area_id, area in here:
                if QRectF(dirty).intersects(to_px.mapRect(area_path(area).boundingRect()).adjusted(-4, -4, 4, 4)):
                    paint_area(painter, area, to_px, theme.t)
                    if area_id == self.selected:
                        painter.strokePath(to_px.map(area_path(area)), round_pen(theme.t.mark, _SELECTED_PX))
            painter.restore()


def figure_path(atlas: Atlas, figure: Figure, to_px: QTransform) -> QPainterPath:
    """The figure in pixels, as far as it is shown."""
    whole = outline_path(atlas, figure.view)
    if figure.cut:
        window = QPainterPath()
        window.addRect(figure.window)
        whole = whole.intersected(window)
    return to_px.map(whole)
