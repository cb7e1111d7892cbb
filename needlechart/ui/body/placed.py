"""Where every mark lies on the shown sheet: exactly in the view it was made in, about in a view that shows its muscle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

from needlechart.atlas import Atlas
from needlechart.domain.body import BodyPoint, Place, Side, StructureKind, View
from needlechart.drawing.sheets import Figure, Sheet
from needlechart.ui.body.body_mark import BodyMark

_REMEMBERED = 1024


class ShownMark(NamedTuple):
    """A mark of the sheet, its place on it in millimetres, and whether that is only about the place."""

    mark: BodyMark
    at: QPointF
    approximate: bool


def shown_marks(marks: Iterable[BodyMark], sheet: Sheet, atlas: Atlas) -> tuple[ShownMark, ...]:
    """The marks that the sheet shows, in their order, each once.

    A mark whose own view is on the sheet is exact, or out of sight.  Any other is approximate: it lies at its likeness in
    the one figure that shows most of its structure, and is left out when no figure draws it.
    """
    return tuple(_shown(marks, sheet, atlas))


def _shown(marks: Iterable[BodyMark], sheet: Sheet, atlas: Atlas) -> Iterator[ShownMark]:
    for mark in marks:
        if any(figure.view is mark.point.view for figure in sheet.figures):
            at = sheet.to_sheet(mark.point)
        else:
            at = like_place(mark, sheet, atlas)
        if at is not None:
            yield ShownMark(mark, at, not any(figure.view is mark.point.view for figure in sheet.figures))


def like_place(mark: BodyMark, sheet: Sheet, atlas: Atlas) -> QPointF | None:
    """About where a mark of another view lies on the sheet; None when no figure draws its structure there."""
    place = mark.place
    if place is None:
        return None
    for key, kind in _meant(place):
        seen = [
            (_share_shown(atlas, key, kind, place.side, figure), number, figure, alike)
            for number, figure in enumerate(sheet.figures)
            if (alike := _likeness(atlas, mark.point, key, kind, place.side, figure.view)) is not None and figure.holds(alike)
        ]
        if seen:
            _share, _number, figure, alike = max(seen, key=lambda found: (found[0], -found[1]))
            return figure.to_sheet(alike)
    return None


def _meant(place: Place) -> Iterator[tuple[str, StructureKind]]:
    """The structure the point lies in; on an area that another view may not draw, then the muscle that is meant."""
    yield place.structure, place.kind
    if place.kind is StructureKind.AREA and place.muscle_meant:
        yield place.muscle_meant, StructureKind.MUSCLE


@lru_cache(maxsize=_REMEMBERED)
def _likeness(atlas: Atlas, point: BodyPoint, key: str, kind: StructureKind, side: Side, view: View) -> BodyPoint | None:
    return atlas.likeness(point, key, kind, side, view)


def _share_shown(atlas: Atlas, key: str, kind: StructureKind, side: Side, figure: Figure) -> float:
    """Square millimetres of the structure that a figure shows."""
    area, box = _drawn(atlas, key, kind, side, figure.view)
    whole = box.width() * box.height()
    if not figure.cut or not whole:
        return area
    part = box.intersected(figure.window)
    return area * part.width() * part.height() / whole


@lru_cache(maxsize=_REMEMBERED)
def _drawn(atlas: Atlas, key: str, kind: StructureKind, side: Side, view: View) -> tuple[float, QRectF]:
    """The area of a structure in a view in square millimetres, and the box round it."""
    structure = atlas.structure(key, kind, side, view)
    rings = atlas.rings(structure) if structure is not None else ()
    area, box = 0.0, QRectF()
    for ring in rings:
        area += abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(ring, (*ring[1:], ring[0]), strict=True))) / 2
        xs, ys = zip(*ring, strict=True)
        box |= QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys)))
    return area, box
