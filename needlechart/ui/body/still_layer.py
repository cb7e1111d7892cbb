"""What lies below today's marks and stays as it is while they are charted, as one pixmap."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPixmap


class StillLayer:
    """One opaque pixmap of the window, painted anew only when something in it is another.

    ``compositions`` counts how often that was.
    """

    def __init__(self) -> None:
        self.compositions = 0
        self._what: tuple[object, ...] | None = None
        self._pixmap = QPixmap()

    def paint(self, painter: QPainter, size: QSize, what: tuple[object, ...], compose: Callable[[QPainter], None]) -> None:
        """Copy the pixmap into a window of ``size``; ``compose`` paints it first when ``what`` it shows was another before."""
        ratio = painter.device().devicePixelRatioF()
        what = (*what, size.width(), size.height(), ratio)
        if what != self._what:
            self._compose(size * ratio, ratio, compose)
            self._what = what
        painter.drawPixmap(0, 0, self._pixmap)

    def _compose(self, size: QSize, ratio: float, compose: Callable[[QPainter], None]) -> None:
        self.compositions += 1
        if self._pixmap.size() != size:
            self._pixmap = QPixmap(size)
        self._pixmap.setDevicePixelRatio(ratio)
        painter = QPainter(self._pixmap)
        compose(painter)
        painter.end()
