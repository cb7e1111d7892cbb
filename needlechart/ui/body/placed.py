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


def shown_point(mark: BodyMark, sheet: Sheet, atlas: Atlas) -> BodyPoint | None:
    """The point at which the sheet shows a mark: its own, or the one like it in another view; None when it shows none."""
    if is_at_home(mark, sheet):
        return mark.point if sheet.to_sheet(mark.point) is not None else None
    found = _alike(mark, sheet, atlas)
    return None if found is None else found[1]


def is_at_home(mark: BodyMark, sheet: Sheet) -> bool:
    """Whether the view in which a mark was made is on the sheet, so that it is exact there or not seen."""
    return any(figure.view is mark.point.view for figure in sheet.figures)


def _shown(marks: Iterable[BodyMark], sheet: Sheet, atlas: Atlas) -> Iterator[ShownMark]:
    for mark in marks:
        if is_at_home(mark, sheet):
            at = sheet.to_sheet(mark.point)
            if at is not None:
                yield ShownMark(mark, at, False)
        else:
            found = _alike(mark, sheet, atlas)
            if found is not None:
                figure, point = found
                yield ShownMark(mark, figure.to_sheet(point), True)


def _alike(mark: BodyMark, sheet: Sheet, atlas: Atlas) -> tuple[Figure, BodyPoint] | None:
    """The figure that shows most of the structure of a mark of another view, and about where the mark lies in it."""
    place = mark.place
    if place is None:
        return None
    for key, kind in _meant(place):
        best: tuple[float, Figure, BodyPoint] | None = None
        for figure in sheet.figures:
            alike = _likeness(atlas, mark.point, key, kind, place.side, figure.view)
            if alike is None or not figure.holds(alike):
                continue
            area = _area_shown(atlas, key, kind, place.side, figure)
            if best is None or area > best[0]:
                best = area, figure, alike
        if best is not None:
            return best[1:]
    return None


def _meant(place: Place) -> Iterator[tuple[str, StructureKind]]:
    """The structure the point lies in; on an area that another view may not draw, then the muscle that is meant."""
    yield place.structure, place.kind
    if place.kind is StructureKind.AREA and place.muscle_meant:
        yield place.muscle_meant, StructureKind.MUSCLE


@lru_cache(maxsize=_REMEMBERED)
def _likeness(atlas: Atlas, point: BodyPoint, key: str, kind: StructureKind, side: Side, view: View) -> BodyPoint | None:
    return atlas.likeness(point, key, kind, side, view)


def _area_shown(atlas: Atlas, key: str, kind: StructureKind, side: Side, figure: Figure) -> float:
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
