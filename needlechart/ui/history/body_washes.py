"""What the history lays on the body below the marks: a heat map, painful areas of several visits, sites of earlier ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen, QPolygonF

from needlechart.domain.body import View
from needlechart.drawing.body import outline_path
from needlechart.drawing.heat import heat_image, paint_heat
from needlechart.drawing.pain import DrawnArea, area_path, paint_area
from needlechart.ui.body.areas_layer import figure_path
from needlechart.ui.body.chart_window import ChartWindow
from needlechart.ui.history.span_sites import HeatPart
from needlechart.ui.look.theme import theme

if TYPE_CHECKING:
    from needlechart.atlas import Atlas

_SPOT_PX, _SPOT_RIM_PX = 9.0, 3.0
_SPOT_STRENGTH = 0.7

FadedArea: TypeAlias = tuple[float, DrawnArea]
"""How strong an area is painted, from 0 to 1, and the area."""
Spots: TypeAlias = Mapping[View, Sequence[tuple[float, float]]]
"""Places in millimetres of each view."""


class _Wash:
    """Counts what it was given, so that an equal count means the same picture."""

    def __init__(self, seen: ChartWindow, atlas: Atlas) -> None:
        self._seen, self._atlas = seen, atlas
        self._given = 0

    @property
    def what(self) -> object:
        """How often it was given something else."""
        return self._given


class HeatWash(_Wash):
    """A heat map on every figure whose view has one."""

    def __init__(self, seen: ChartWindow, atlas: Atlas) -> None:
        super().__init__(seen, atlas)
        self.heats: dict[View, HeatPart] = {}
        self._images: dict[tuple[View, str], QImage] = {}

    def show(self, heats: Mapping[View, HeatPart]) -> None:
        """Other heats; none clears the body."""
        if heats or self.heats:
            self.heats, self._images = dict(heats), {}
            self._given += 1

    def paint(self, painter: QPainter, _dirty: QRect) -> None:
        """Every figure that is hot somewhere."""
        camera = self._seen.camera
        for figure in self._seen.sheet.figures:
            heat = self.heats.get(figure.view)
            if heat is not None:
                painter.save()
                painter.setTransform(figure.transform(camera.origin, camera.scale), True)
                if figure.cut:
                    painter.setClipRect(figure.window)
                corner = QPointF(*heat.corner_mm)
                painter.translate(corner)
                body = outline_path(self._atlas, figure.view).translated(-corner)
                paint_heat(painter, self._image(figure.view, heat), heat.size_mm, body)
                painter.restore()

    def _image(self, view: View, heat: HeatPart) -> QImage:
        key = view, theme.t.name
        if key not in self._images:
            self._images[key] = heat_image(heat, theme.t)
        return self._images[key]


class AreasWash(_Wash):
    """Painful areas of several visits, those of older ones fainter."""

    def __init__(self, seen: ChartWindow, atlas: Atlas) -> None:
        super().__init__(seen, atlas)
        self.areas: tuple[FadedArea, ...] = ()

    def show(self, areas: Sequence[FadedArea]) -> None:
        """Other areas, the uppermost last."""
        if tuple(areas) != self.areas:
            self.areas = tuple(areas)
            self._given += 1

    def paint(self, painter: QPainter, dirty: QRect) -> None:
        """Every area on every figure that shows its view."""
        camera = self._seen.camera
        for figure in self._seen.sheet.figures:
            here = [faded for faded in self.areas if faded[1].view is figure.view]
            if not here:
                continue
            to_px = figure.transform(camera.origin, camera.scale)
            painter.save()
            painter.setClipPath(figure_path(self._atlas, figure, to_px))
            for strength, area in here:
                if QRectF(dirty).intersects(to_px.mapRect(area_path(area).boundingRect()).adjusted(-4, -4, 4, 4)):
                    painter.setOpacity(strength)
                    paint_area(painter, area, to_px, theme.t)
            painter.restore()


class SpotsWash(_Wash):
    """Where the sites of earlier visits were, faint: no marks, since nothing is asked of them."""

    def __init__(self, seen: ChartWindow, atlas: Atlas) -> None:
        super().__init__(seen, atlas)
        self.spots: Spots = {}

    def show(self, spots: Spots) -> None:
        """Other places."""
        if spots != self.spots:
            self.spots = spots
            self._given += 1

    def paint(self, painter: QPainter, _dirty: QRect) -> None:
        """A dot with a rim at each place, all rims below all dots."""
        camera = self._seen.camera
        for figure in self._seen.sheet.figures:
            places = self.spots.get(figure.view, ())
            if not places:
                continue
            to_px = figure.transform(camera.origin, camera.scale)
            shown = [QPointF(x, y) for x, y in places if not figure.cut or figure.window.contains(QPointF(x, y))]
            points = to_px.map(QPolygonF(shown))
            painter.save()
            painter.setOpacity(_SPOT_STRENGTH)
            for colour, wide in (("ghost", _SPOT_PX + _SPOT_RIM_PX), ("ghost_paper", _SPOT_PX)):
                painter.setPen(QPen(theme.color(colour), wide, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
                painter.drawPoints(points)
            painter.restore()
