"""How a chart gets from one sight of the body to the next: its camera glides, and a view that goes fades over the next one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from needlechart.ui.body.chart_window import ChartWindow
from needlechart.ui.body.glide import Glide
from needlechart.ui.look.theme import theme


class Movement:
    """The ``glide`` of one chart, painted by ``paint``; there is none while nobody sees it or wants it."""

    def __init__(self, chart: QWidget, seen: ChartWindow, paint: Callable[[QPainter, QRect], None]) -> None:
        self._chart, self._seen, self._paint = chart, seen, paint
        self.glide = Glide(chart)
        self.glide.moved.connect(chart.update)
        self.glide.ended.connect(chart.update)

    def glide_to(self, move: Callable[[], None]) -> None:
        """Let ``move`` take the camera elsewhere on the same sheet, seen as a movement from where it is seen now."""
        camera = self._seen.camera
        there = camera.now
        seen = self.glide.place(there) or there
        move()
        if self._wanted() and self.glide.picture is None and camera.now != seen:
            self.glide.from_place(seen)

    def fade(self) -> None:
        """What is seen now fades away, whatever is shown next."""
        self.glide.end()
        if self._wanted():
            ratio = self._chart.devicePixelRatioF()
            picture = QPixmap(self._chart.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            painter = QPainter(picture)
            self._paint(painter, self._chart.rect())
            painter.end()
            self.glide.from_picture(picture)

    def paint_before(self, painter: QPainter) -> None:
        """What fades away, over what is there now."""
        before = self.glide.picture
        if before is not None:
            painter.setOpacity(1 - self.glide.share)
            painter.drawPixmap(0, 0, before)
            painter.setOpacity(1)

    def catch(self) -> bool:
        """Stop where the body is seen; whether that is elsewhere than where it went.  Before its first frame nothing was seen."""
        camera = self._seen.camera
        place = self.glide.place(camera.now)
        caught = place is not None and self.glide.share > 0
        if place is not None and caught:
            camera.go_to(place)
        self.glide.end()
        return caught

    def _wanted(self) -> bool:
        return theme.moves and self._chart.isVisible()
