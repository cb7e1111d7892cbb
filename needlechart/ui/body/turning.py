"""Turning the body: which view comes next, and where the same part of the body lies in it."""

from __future__ import annotations

from dataclasses import replace

from needlechart.atlas import Atlas
from needlechart.domain.body import BodyPoint, View
from needlechart.drawing.sheets import BodyView, outline_box

TURNS = {
    BodyView.FRONT: BodyView.LEFT,
    BodyView.LEFT: BodyView.BACK,
    BodyView.BACK: BodyView.RIGHT,
    BodyView.RIGHT: BodyView.FRONT,
    BodyView.ALL: BodyView.FRONT,
}
"""The next view round the body; from a part of the body one comes to its front."""

_WHOLE = {
    BodyView.FRONT: View.ANTERIOR,
    BodyView.BACK: View.POSTERIOR,
    BodyView.LEFT: View.LATERAL_LEFT,
    BodyView.RIGHT: View.LATERAL_RIGHT,
}


def same_place(atlas: Atlas, point: BodyPoint | None, view: BodyView) -> BodyPoint | None:
    """The point at the same height in another view of the whole body, on the same side of the patient; None for other views.

    Front and back are each other's mirror image; seen from the side, or from there, it is the middle of the figure.
    """
    target = _WHOLE.get(view)
    if point is None or target is None or point.view not in _WHOLE.values():
        return None
    if point.view is target:
        return point
    across = {View.ANTERIOR, View.POSTERIOR}
    if point.view in across and target in across:
        return replace(point, view=target, x_mm=round(atlas.size_of(target)[0] - point.x_mm, 1))
    return BodyPoint(target, round(outline_box(atlas, target).center().x(), 1), point.y_mm)
