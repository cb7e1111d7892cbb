"""The outline of the structure that the selected mark stands for."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPen, QTransform

from needlechart.atlas import Atlas, Structure
from needlechart.domain.body import Layer, Place, StructureKind
from needlechart.drawing.body import shape_path
from needlechart.drawing.sheets import Figure, Sheet
from needlechart.ui.body.camera import Camera
from needlechart.ui.look.theme import theme

_STROKE_PX = 2.0
_BELOW = [4.0, 2.5]
"""Dash and gap of the line round what lies below, in widths of the line."""


class StructureOutline:
    """One structure, outlined in the colour of the marks; nothing when no place is shown."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._structure: Structure | None = None
        self._path = QPainterPath()
        self._shape = QPainterPath()
        self._where: QTransform | None = None

    @property
    def structure(self) -> Structure | None:
        """The structure that is outlined."""
        return self._structure

    def show_place(self, place: Place | None) -> None:
        """The muscle of a place: the one it lies in, or on an area the one that is meant."""
        self._where = None
        self._structure = _structure_of(self._atlas, place) if place is not None else None
        self._path = shape_path(self._atlas, self._structure) if self._structure is not None else QPainterPath()

    def area(self, sheet: Sheet, camera: Camera) -> QRect:
        """The pixels it takes; empty when nothing is outlined in this view."""
        figure = self._figure(sheet)
        if figure is None:
            return QRect()
        shape = self._in_window(figure.transform(camera.origin, camera.scale))
        return shape.controlPointRect().adjusted(-4, -4, 4, 4).toAlignedRect()

    def box(self, structure: Structure) -> QRectF:
        """The box round a structure, in millimetres of its view."""
        return shape_path(self._atlas, structure).boundingRect()

    def paint(self, painter: QPainter, sheet: Sheet, camera: Camera, dirty: QRect, *, deep: bool) -> None:
        """Paint it where the camera sees it, when it lies in what is painted.

        What lies below the muscles that are shown, because the ``deep`` ones are not, has a dashed line.
        """
        figure = self._figure(sheet)
        if figure is None:
            return
        shape = self._in_window(figure.transform(camera.origin, camera.scale))
        if not shape.controlPointRect().adjusted(-4, -4, 4, 4).intersects(QRectF(dirty)):
            return
        painter.save()
        if figure.cut:
            area = figure.area
            painter.setClipRect(QRectF(camera.to_px(area.topLeft()), camera.to_px(area.bottomRight())))
        painter.fillPath(shape, theme.color("mark", 0.09))
        line = QPen(theme.color("mark"), _STROKE_PX)
        if self._structure is not None and self._structure.layer is Layer.DEEP and not deep:
            line.setDashPattern(_BELOW)
        painter.strokePath(shape, line)
        painter.restore()

    def _figure(self, sheet: Sheet) -> Figure | None:
        """The figure that shows the structure."""
        structure = self._structure
        return sheet.figure_showing(structure.view, self._path.boundingRect()) if structure is not None else None

    def _in_window(self, where: QTransform) -> QPainterPath:
        """The shape in pixels, made anew only when the camera moved."""
        if where != self._where:
            self._where = where
            self._shape = where.map(self._path)
        return self._shape


def _structure_of(atlas: Atlas, place: Place) -> Structure | None:
    key, kind = place.structure, place.kind
    if kind is StructureKind.AREA and place.muscle_meant:
        key, kind = place.muscle_meant, StructureKind.MUSCLE
    found = atlas.structure(key, kind, place.side, place.point.view, deep=place.layer is Layer.DEEP)
    return found or atlas.structure(place.structure, place.kind, place.side, place.point.view)
