"""One drawn view, or a window on it, laid on a sheet: how its millimetres become the sheet's, and whose side lies where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTransform

from needlechart.atlas import Atlas, Window
from needlechart.domain.body import BodyPoint, Side, View

_LEAST_PART_MM = 10.0
"""Less than this of a limb at the edge of a window is not a limb shown there."""


class Limb(NamedTuple):
    """A part of a figure that is of one side of the patient: a hand, a foot, a leg, or half of a body seen whole.

    ``box`` in millimetres of the view.  ``apart`` when it is drawn on its own, not as one half of something.
    """

    side: Side
    box: QRectF
    apart: bool


@dataclass(frozen=True)
class Figure:
    """One drawn view, or a window on it, on the sheet.

    ``window`` is what is shown, in millimetres of the view; ``at`` where its upper left corner lies on the sheet.
    ``left`` is the patient's side on the viewer's left, ``right`` on the viewer's right; the same where only one side is shown.
    ``cut`` figures end at their window.  ``turned`` figures stand on their head: turned by 180 degrees within their area.
    """

    view: View
    window: QRectF
    at: QPointF
    words: str
    left: Side
    right: Side
    cut: bool
    limbs: tuple[Limb, ...] = ()
    turned: bool = False

    @property
    def origin(self) -> QPointF:
        """Where the view's own point 0, 0 lies on the sheet: its upper left corner, or, turned, its lower right one."""
        return self.at + self.window.bottomRight() if self.turned else self.at - self.window.topLeft()

    @property
    def direction(self) -> int:
        """1, or -1 where the view's millimetres run the other way on the sheet because the figure is turned."""
        return -1 if self.turned else 1

    @property
    def area(self) -> QRectF:
        """The figure on the sheet."""
        return QRectF(self.at, self.window.size())

    def holds(self, point: BodyPoint) -> bool:
        """Whether this figure shows that point."""
        return point.view is self.view and (not self.cut or self.window.contains(QPointF(point.x_mm, point.y_mm)))

    def to_sheet(self, point: BodyPoint) -> QPointF:
        """Where a point of the view lies on the sheet."""
        return self.origin + QPointF(point.x_mm, point.y_mm) * self.direction

    def to_body(self, at: QPointF) -> BodyPoint:
        """The point of the view at a place of the sheet, rounded to 0.1 mm."""
        of_view = (at - self.origin) * self.direction
        return BodyPoint(self.view, round(of_view.x(), 1), round(of_view.y(), 1))

    def box_on_sheet(self, box: QRectF) -> QRectF:
        """A box in millimetres of the view, on the sheet."""
        origin, direction = self.origin, self.direction
        return QRectF(origin + box.topLeft() * direction, origin + box.bottomRight() * direction).normalized()

    def transform(self, origin: QPointF = QPointF(), scale: float = 1.0) -> QTransform:  # noqa: B008  # never changed
        """From millimetres of the view to the sheet, or to pixels of a window that shows the sheet's corner at ``origin``
        with ``scale`` pixels to the millimetre."""
        at, along = origin + self.origin * scale, scale * self.direction
        return QTransform(along, 0, 0, along, at.x(), at.y())


def figure_of(atlas: Atlas, what: View | str, words: str, *, turned: bool = False) -> Figure:
    """A view as a figure, or the window of the atlas with that name; its place is given to it by the sheet."""
    if isinstance(what, View):
        view, window, cut = what, outline_box(atlas, what), False
    else:
        shown = _window(atlas, what)
        view, cut = shown.view, True
        window = QRectF(shown.x_mm, shown.y_mm, shown.width_mm, shown.height_mm)
    limbs = tuple(_limbs(atlas, view, window))
    left, right = (limbs[0].side, limbs[-1].side) if limbs else sides_of(atlas, view)
    if turned:
        left, right, limbs = right, left, limbs[::-1]
    return Figure(view, window, QPointF(), words, left, right, cut, limbs, turned)


def close_up(atlas: Atlas, figure: Figure, window: QRectF) -> Figure:
    """A part of a figure on its own, ``window`` in millimetres of its view; only the sides that are seen in it are named."""
    limbs = tuple(limb for limb in _limbs(atlas, figure.view, window) if limb.box.width() >= _LEAST_PART_MM)
    left, right = (limbs[0].side, limbs[-1].side) if limbs else (figure.left, figure.right)
    return Figure(figure.view, window, QPointF(), f"{figure.words}, closer", left, right, True, limbs)


def _window(atlas: Atlas, name: str) -> Window:
    """A window of the atlas; where only that of the right side is given, the one on the left side is its mirror image."""
    found = atlas.zoom_windows.get(name)
    if found is not None:
        return found
    twin = atlas.zoom_windows[name.replace("left", "right")]
    corner = atlas.mirror(BodyPoint(twin.view, twin.x_mm + twin.width_mm, twin.y_mm))
    return Window(corner.view, corner.x_mm, corner.y_mm, twin.width_mm, twin.height_mm)


def _limbs(atlas: Atlas, view: View, window: QRectF) -> Iterator[Limb]:
    """What is of one side in a window of a view, from left to right."""
    left, right = sides_of(atlas, view)
    if left is right:
        yield Limb(left, window, apart=True)
        return
    middle = atlas.size_of(view)[0] / 2
    boxes = sorted(_boxes(atlas, view), key=QRectF.left)
    if all(box.right() <= middle or box.left() >= middle for box in boxes):
        for box in boxes:
            part = box.intersected(window)
            if min(part.width(), part.height()) >= _LEAST_PART_MM:
                yield Limb(left if box.right() <= middle else right, part, apart=True)
        return
    at = min(max(middle, window.left()), window.right())
    yield Limb(left, QRectF(window.topLeft(), QPointF(at, window.bottom())), apart=False)
    yield Limb(right, QRectF(QPointF(at, window.top()), window.bottomRight()), apart=False)


@lru_cache(maxsize=32)
def _boxes(atlas: Atlas, view: View) -> tuple[QRectF, ...]:
    """The box round each part of the outline of a view."""
    boxes = []
    for ring in atlas.outline(view):
        xs, ys = zip(*ring, strict=True)
        boxes.append(QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys))))
    return tuple(boxes)


@lru_cache(maxsize=32)
def outline_box(atlas: Atlas, view: View) -> QRectF:
    """The box around the figure of a view, in millimetres."""
    whole = QRectF()
    for box in _boxes(atlas, view):
        whole = whole.united(box)
    return whole


@lru_cache(maxsize=32)
def sides_of(atlas: Atlas, view: View) -> tuple[Side, Side]:
    """The patient's side on the viewer's left and on the viewer's right."""
    if view in (View.LATERAL_LEFT, View.LATERAL_RIGHT):
        side = Side.LEFT if view is View.LATERAL_LEFT else Side.RIGHT
        return side, side
    right = next(structure for structure in atlas.structures(view) if structure.side is Side.RIGHT)
    at = atlas.rings(right)[0][0][0]
    return (Side.RIGHT, Side.LEFT) if at < atlas.size_of(view)[0] / 2 else (Side.LEFT, Side.RIGHT)
