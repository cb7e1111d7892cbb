"""The body of the history: reads only, framed as close as what it shows fits, with what the history lays on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF
from PySide6.QtGui import QResizeEvent

from needlechart.domain.body import BodyPoint
from needlechart.ui.body.body_chart import BodyChart
from needlechart.ui.history.body_washes import AreasWash, HeatWash, SpotsWash
from needlechart.ui.history.visit_frame import closeness, frame, is_clear
from needlechart.ui.look.buttons import icon_button
from needlechart.ui.look.layout import Box, box, col, row
from needlechart.ui.look.words import small

if TYPE_CHECKING:
    from needlechart.atlas import Atlas

EDGE_PX = 12
_LEAST_PX = 50
_CLOSE_ENOUGH = 0.65
"""Nearer than this share of what the marks allow, the body stands still from visit to visit."""
_WIDEST_KEY_PX, _KEY_EDGE_PX = 320, 8


class HistoryChart(BodyChart):
    """Taps place nothing.  Closer, farther and whole lie in its lower right corner, the key of the areas in the left one."""

    def __init__(self, atlas: Atlas) -> None:
        super().__init__(atlas, controls=False, placing=False)
        self.setMinimumSize(120, 120)
        self.heat, self.past_areas = HeatWash(self.seen, atlas), AreasWash(self.seen, atlas)
        self.spots = SpotsWash(self.seen, atlas)
        for wash in (self.heat, self.past_areas, self.spots):
            self.lay_on_body(wash)
        self._points: list[BodyPoint] = []
        self._framed_at: tuple[object, ...] = ()
        closer = icon_button("plus", "Closer", kind="float")
        farther = icon_button("minus", "Farther", kind="float")
        whole = icon_button("fit", "Whole body", kind="float")
        self.zoom = box(row(closer, farther, whole, gap=4), name="Closer and farther")
        self.zoom.setParent(self)
        self._key_words = small("", "text2", wrap=True)
        self.key = Box(col(self._key_words, margins=(_KEY_EDGE_PX, 4, _KEY_EDGE_PX, 4)), "bg", "Painful areas")
        self.key.setParent(self)
        self.key.hide()
        closer.clicked.connect(self.zoom_in)
        farther.clicked.connect(self.zoom_out)
        whole.clicked.connect(self.fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.zoom.resize(self.zoom.sizeHint())
        self.zoom.move(self.rect().bottomRight() - self.zoom.rect().bottomRight() - QPoint(EDGE_PX, EDGE_PX))
        self._put_key()
        self.frame_all()

    def show_key(self, words: str) -> None:
        """What the textures mean, beside the zoom; "" for nothing."""
        self._key_words.setText(words)
        self.key.setVisible(bool(words))
        self._put_key()

    def key_text(self) -> str:
        """What the key says, "" while it says nothing."""
        return "" if self.key.isHidden() else self._key_words.text()

    def look_round(self, points: Sequence[BodyPoint], *, anew: bool) -> None:
        """Keep these points of the view in sight: framed ``anew``, or only when the part seen now does not show them well."""
        self.keep_in_sight(points)
        if anew or not self._still_well_seen():
            self.frame_all()

    def keep_in_sight(self, points: Sequence[BodyPoint]) -> None:
        """The points round which it is framed the next time that it gets another size."""
        self._points = list(points)

    def frame_all(self) -> None:
        """Round the points, as close as all of them stay well in sight."""
        points = self._sheet_points()
        if not points or self.width() < _LEAST_PX:
            return
        frame(self.seen.camera, self.seen.sheet, QSizeF(self.size()), points, self._taken())
        if self.seen.camera.fitted:
            self.fit()
        else:
            self.look_at(self.seen.camera.frame_centre)
        self._framed_at = self._where()

    # ---- the inside
    def _still_well_seen(self) -> bool:
        """Whether the part seen before shows the points as well, so that the body can stand still.

        Where somebody went closer or elsewhere by hand, it is enough that they are in sight.
        """
        camera, points = self.seen.camera, self._sheet_points()
        close = points and camera.scale >= _CLOSE_ENOUGH * closeness(QSizeF(self.size()), points)
        if self._framed_at == self._where() and (camera.fitted or not close):
            return False
        return is_clear(camera, self.seen.sheet, QRectF(self.rect()), points, self._taken())

    def _where(self) -> tuple[object, ...]:
        camera = self.seen.camera
        return self.seen.view, camera.scale, camera.origin.x(), camera.origin.y()

    def _put_key(self) -> None:
        """In the lower left corner beside the zoom."""
        layout, room = self.key.layout(), max(1, min(_WIDEST_KEY_PX, self.zoom.x() - 2 * EDGE_PX))
        said = self._key_words.fontMetrics().horizontalAdvance(self._key_words.text()) + 2 * _KEY_EDGE_PX + 4
        wide = min(room, said)
        high = layout.totalHeightForWidth(wide) if layout is not None else 0
        self.key.setGeometry(EDGE_PX, self.height() - EDGE_PX - high, wide, high)

    def _sheet_points(self) -> list[QPointF]:
        points = (self.seen.sheet.to_sheet(point) for point in self._points)
        return [point for point in points if point is not None]

    def _taken(self) -> list[QRectF]:
        key = [] if self.key.isHidden() else [QRectF(self.key.geometry())]
        return [QRectF(self.zoom.geometry()), *key]
