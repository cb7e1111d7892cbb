"""What a page lays on the body of a chart, below painful areas and marks: a heat map, what was there before."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter


class Wash(Protocol):
    """Painted in pixels of the chart, where its camera sees the body."""

    @property
    def what(self) -> object:
        """Equal as long as the same is painted, for whoever keeps the picture."""

    def paint(self, painter: QPainter, dirty: QRect) -> None:
        """Paint what lies in ``dirty``."""
