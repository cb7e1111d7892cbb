"""What a hand does on the chart: a tap, a long press, a dragged mark, a dragged body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF

from needlechart.domain.body import BodyPoint
from needlechart.ui.body.body_mark import BodyMark
from needlechart.ui.body.clusters import is_cluster, members
from needlechart.ui.body.pointer import Pointer

if TYPE_CHECKING:
    from needlechart.ui.body.body_chart import BodyChart


class ChartHand(QObject):
    """Gestures on a chart, as what they mean there."""

    def __init__(self, chart: BodyChart) -> None:
        super().__init__(chart)
        self._chart = chart
        self._pointer = Pointer(chart)
        self._dragged: BodyMark | None = None
        self._drag_from = QPointF()
        self._tapped_body = False
        gestures = self._pointer.gestures
        gestures.pressed.connect(self._on_pressed)
        gestures.tapped.connect(self._on_tapped)
        gestures.double_tapped.connect(self._on_double_tapped)
        gestures.held.connect(self._on_held)
        gestures.drag_started.connect(self._on_drag_started)
        gestures.dragged.connect(self._on_dragged)
        gestures.dropped.connect(self._on_dropped)
        gestures.cancelled.connect(self._on_cancelled)
        self._pointer.zoomed.connect(chart.zoom_around)
        self._pointer.rested.connect(chart.settle)

    def _on_pressed(self) -> None:
        self._chart.catch()
        self._chart.walk.rest()

    def _on_tapped(self, px: QPointF) -> None:
        chart, mark = self._chart, self._chart.mark_tapped_at(px, finger=self._pointer.finger)
        self._tapped_body = False
        if mark is not None and is_cluster(mark):
            chart.zoom_to_marks(members(mark))
            return
        if mark is not None:
            chart.tap_mark(mark.id)
            return
        point = chart.point_at(px)
        if point is not None and chart.placing:
            self._tapped_body = True
            chart.body_tapped.emit(point)

    def _on_double_tapped(self, px: QPointF) -> None:
        chart, point = self._chart, self._chart.point_at(px)
        if self._tapped_body:
            self._tapped_body = False
            chart.tap_withdrawn.emit()
        hit = chart.atlas.structure_at(point, chart.deep) if point is not None else None
        if point is None or hit is None:
            chart.fit()
        else:
            chart.zoom_to(hit.structure)
            chart.reveal(point)

    def _on_held(self, px: QPointF) -> None:
        chart, mark = self._chart, self._taken_at(px)
        point = chart.point_at(px)
        if mark is not None and is_cluster(mark):
            chart.zoom_to_marks(members(mark))
        elif mark is not None:
            chart.mark_held.emit(mark.id)
        elif point is not None and chart.placing:
            chart.body_held.emit(point)

    def _on_drag_started(self, px: QPointF) -> None:
        mark = self._taken_at(px)
        self._dragged = mark if mark is not None and self._is_movable(mark) else None
        self._drag_from = px

    def _on_dragged(self, px: QPointF) -> None:
        if self._dragged is None:
            self._chart.pan(px - self._drag_from)
            self._drag_from = px
            return
        point = self._point_under(px, self._dragged)
        if point is not None:
            self._chart.show_mark_at(self._dragged.id, point)

    def _on_dropped(self, px: QPointF) -> None:
        self._on_dragged(px)
        dragged, self._dragged = self._dragged, None
        self._chart.settle()
        now = self._chart.mark(dragged.id) if dragged is not None else None
        if dragged is not None and now is not None and now.point != dragged.point:
            self._chart.mark_moved.emit(dragged.id, now.point)

    def _on_cancelled(self) -> None:
        if self._dragged is not None:
            self._chart.show_mark_at(self._dragged.id, self._dragged.point)
            self._dragged = None
        self._chart.settle()

    def _is_movable(self, mark: BodyMark) -> bool:
        """Today's marks, one by one, where they are exact."""
        return self._chart.placing and not mark.is_pale and not is_cluster(mark) and self._chart.is_exact(mark)

    def _point_under(self, px: QPointF, dragged: BodyMark) -> BodyPoint | None:
        """Where the dragged mark is now: as far from the finger as when it was taken, in its view and on the figure."""
        start = self._chart.px_of(dragged.point)
        point = self._chart.point_at(start + px - self._drag_from) if start is not None else None
        return point if point is not None and point.view is dragged.point.view else None

    def _taken_at(self, px: QPointF) -> BodyMark | None:
        return self._chart.mark_taken_at(px, finger=self._pointer.finger)
