"""Which part of which view is in the window of a chart, and which point of the body lies under which pixel."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF

from needlechart.atlas import Atlas
from needlechart.domain.body import BodyPoint, View
from needlechart.drawing.sheets import BodyView, Sheet, outline_box, sheet_of, view_showing
from needlechart.ui.body.camera import Camera
from needlechart.ui.body.sides import caption_px
from needlechart.ui.body.turning import same_place

_POINT_PX_PER_MM = 2.0
_ROOM_PX = 56.0
_GAP_PX = 8.0
_NOWHERE = QRectF()
_BESIDE_PX = 32.0
"""How far the middle of a selected mark keeps from what lies on the body: its own half and a gap."""
_LABEL_PX = 48.0
"""Room at the right for the time beside a needle in the body."""
_REGION_MM, _AROUND_MM = QSizeF(360, 320), 30.0
"""What is seen at least round a few marks: a region one recognises, such as the pelvis with the lower back."""
_SHARE = 0.6
"""How much of the window a structure takes when one goes to it."""


class ChartWindow:
    """The view shown, its sheet of figures, and the camera over it.

    ``flipped`` soles are seen with the toes down, as on a patient who lies prone; it shows with the next layout.
    """

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self.view = BodyView.ALL
        self.flipped = False
        self.sheet: Sheet = sheet_of(atlas, self.view)
        self.camera = Camera()
        self._size = QSizeF(1, 1)

    def lay_out(
        self,
        size: QSizeF,
        margins: QMarginsF,
        above: QRectF = _NOWHERE,
        right_corner: QRectF = _NOWHERE,
        left_corner: QRectF = _NOWHERE,
    ) -> None:
        """Another size in pixels, with ``margins`` for controls.

        What is shown whole keeps out of ``above`` and of both corners too, as far as it reaches there.
        """
        self._size = size
        self._frame(margins)
        reached = [
            (above, QMarginsF(0, above.height(), 0, 0)),
            (right_corner, QMarginsF(0, 0, right_corner.width() + _GAP_PX, 0)),
            (left_corner, QMarginsF(left_corner.width() + _GAP_PX, 0, 0, 0)),
        ]
        while (found := next((one for one in reached if self._reaches(one[0])), None)) is not None:
            reached.remove(found)  # other rows of figures may reach what was clear before
            margins = margins + found[1]
            self._frame(margins)

    def choose(self, view: BodyView) -> BodyPoint | None:
        """Another view, to be laid out whole; the point that should be in the middle when a part of the body was close."""
        middle = None if self.camera.fitted else self.sheet.to_body(self.camera.shown.center())
        self.view, self.camera.fitted = view, True
        return same_place(self._atlas, middle, view)

    def look_at(self, point: BodyPoint, scale: float) -> None:
        """That point in the middle, if this view shows it."""
        at = self.sheet.to_sheet(point)
        if at is not None:
            self.camera.look_at(at, scale)

    def go_to(self, view: View, box: QRectF) -> None:
        """So close that the box, in millimetres of a drawn view, is well seen; a box without size is a point."""
        whole = _SHARE * min(self._size.width() / max(box.width(), 1), self._size.height() / max(box.height(), 1))
        close = min(whole, max(_POINT_PX_PER_MM, self.camera.scale))
        self.look_at(middle_of(view, box), max(self.camera.fit_scale * 1.2, close))

    def frame(self, points: Sequence[BodyPoint], free: QRectF) -> None:
        """These points of one view with the body around them, as large as they fit into ``free`` (pixels)."""
        free = free.adjusted(0, 0, -_LABEL_PX, 0)
        box = box_of(points)
        box = box.adjusted(*(side * _AROUND_MM for side in (-1, -1, 1, 1)))
        wide, high = max(box.width(), _REGION_MM.width()), max(box.height(), _REGION_MM.height())
        # as near to the midline as the points allow: there one sees where on the body one is
        midline = outline_box(self._atlas, points[0].view).center().x()
        box.moveCenter(QPointF(min(max(midline, box.right() - wide / 2), box.left() + wide / 2), box.center().y()))
        at = self.sheet.to_sheet(middle_of(points[0].view, box))
        if at is not None:
            self.camera.show_at(at, free.center(), min(free.width() / wide, free.height() / high))

    def reveal(self, point: BodyPoint, covered: Sequence[QRectF]) -> bool:
        """Move as little as needed for a point to be well inside and beside what is covered (pixels); whether anything moved."""
        at = self.sheet.to_sheet(point)
        around = [area.adjusted(-_BESIDE_PX, -_BESIDE_PX, _BESIDE_PX, _BESIDE_PX) for area in covered]
        return at is not None and self.camera.reveal(at, _ROOM_PX, around)

    def px_of(self, point: BodyPoint) -> QPointF | None:
        """Where a point of the body is, in pixels, also out of sight; None when this view does not show it."""
        at = self.sheet.to_sheet(point)
        return None if at is None else self.camera.to_px(at)

    def point_at(self, px: QPointF) -> BodyPoint | None:
        """The point of the body under a pixel; None beside the figures."""
        point = self.sheet.to_body(self.camera.to_sheet(px))
        return point if point is not None and self._atlas.contains(point) else None

    def direction_of(self, point: BodyPoint) -> int:
        """1, or -1 where right and down in the window are left and up in the view: on a sole that is turned."""
        at = self.sheet.to_sheet(point)
        figure = self.sheet.figure_at(at) if at is not None else None
        return 1 if figure is None else figure.direction

    def view_for(self, point: BodyPoint) -> BodyView:
        """The view to be shown for a point: this one when it shows it."""
        return self.view if self.sheet.to_sheet(point) is not None else view_showing(point.view)

    def _reaches(self, area: QRectF) -> bool:
        return self.camera.fitted and self.camera.px_of_sheet.intersects(area)

    def _frame(self, margins: QMarginsF) -> None:
        below = caption_px()
        self._show(margins, below, 0.0)
        if self.sheet.has_captions:  # the captions of an upper row take pixels, whatever the scale
            self._show(margins, below, below / self.camera.fit_scale)

    def _show(self, margins: QMarginsF, below: float, line_gap_mm: float) -> None:
        frame = QRectF(QPointF(), self._size).marginsRemoved(margins)
        aspect = max(frame.width(), 1) / max(frame.height(), 1)
        self.sheet = sheet_of(self._atlas, self.view, aspect, flipped=self.flipped, line_gap_mm=line_gap_mm)
        if self.sheet.has_captions:
            margins = margins + QMarginsF(0, 0, 0, below)
        self.camera.show_sheet(self.sheet.size, self._size, margins)


def middle_of(view: View, box: QRectF) -> BodyPoint:
    """The middle of a box in millimetres of a drawn view."""
    return BodyPoint(view, box.center().x(), box.center().y())


def box_of(points: Sequence[BodyPoint]) -> QRectF:
    """The box around some points of one view, in millimetres."""
    xs, ys = [point.x_mm for point in points], [point.y_mm for point in points]
    return QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys)))
