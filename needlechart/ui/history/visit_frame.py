"""How close a chart looks at the marks of one visit: apart from each other, and none under what lies on the chart."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from PySide6.QtCore import QPointF, QRectF, QSizeF

from needlechart.drawing.sheets import Sheet
from needlechart.ui.body.camera import Camera
from needlechart.ui.body.sides import words_shown

_MARK_PX = 22.0
"""Half a mark with its order number and air."""
_APART_PX = 34.0
_FARTHEST, _CLOSEST = 0.9, 3.2
"""Pixels per millimetre: enough of the body around to know the place, enough size to see the muscle."""
_TOO_SMALL = 0.2
"""Pixels per millimetre at which a whole body is 400 pixels high at most: its marks lie on each other."""
_FILLED = 0.6
"""Share of the window that marks far from each other take."""
_STEPS = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)
_SHIFTS = (0.0, 0.12, -0.12, 0.24, -0.24)


def frame(camera: Camera, sheet: Sheet, size: QSizeF, points: Sequence[QPointF], taken: Sequence[QRectF]) -> None:
    """Moves the camera to the points (millimetres of the sheet); ``taken`` are pixels of the chart other things lie on.

    As close as keeps the points in sight and clear of those and of the side words; where nothing does, the whole sheet, or, in a
    window so low that the whole is too small to read, the points with side words on them.
    """
    if not _found(camera, sheet, size, points, taken):
        camera.fit()
        if camera.scale < _TOO_SMALL and not _found(camera, sheet, size, points, taken, words=False):
            camera.fit()


def _found(
    camera: Camera, sheet: Sheet, size: QSizeF, points: Sequence[QPointF], taken: Sequence[QRectF], *, words: bool = True
) -> bool:
    """Whether there is a place for the camera from which the points are clear; it stands there then."""
    window = QRectF(QPointF(), size)
    middle, scale = _box(points).center(), closeness(size, points)
    for share in _STEPS:
        for shift in _SHIFTS:
            down = shift * size.height() / (scale * share)
            camera.look_at(middle + QPointF(0, down), scale * share)
            if is_clear(camera, sheet, window, points, taken, words=words):
                return True
    return False


def closeness(size: QSizeF, points: Sequence[QPointF]) -> float:
    """Pixels per millimetre at which the points fill a window of that size, or stand apart from each other."""
    box = _box(points)
    fits = min((size.width() - 4 * _MARK_PX) / max(box.width(), 1), (size.height() - 4 * _MARK_PX) / max(box.height(), 1))
    return min(fits, max(_FARTHEST, min(_CLOSEST, max(_FILLED * fits, _APART_PX / _nearest(points)))))


def is_clear(
    camera: Camera, sheet: Sheet, window: QRectF, points: Sequence[QPointF], taken: Sequence[QRectF], *, words: bool = True
) -> bool:
    """Whether every point is in sight as the camera stands now, and under nothing; the side words count with ``words``."""
    said = words_shown(sheet, camera, window) if words else ()
    covers = [*taken, *(word.plate for word in said if word.is_side)]
    spots = [QRectF(at.x() - _MARK_PX, at.y() - _MARK_PX, 2 * _MARK_PX, 2 * _MARK_PX) for at in map(camera.to_px, points)]
    return all(window.contains(spot) and not any(spot.intersects(cover) for cover in covers) for spot in spots)


def _box(points: Sequence[QPointF]) -> QRectF:
    xs, ys = [point.x() for point in points], [point.y() for point in points]
    return QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys)))


def _nearest(points: Sequence[QPointF]) -> float:
    """Millimetres between the two points nearest to each other, those on one spot aside."""
    apart = [(a - b).manhattanLength() for a, b in combinations(points, 2)]
    return min((mm for mm in apart if mm > 1), default=1000.0)
