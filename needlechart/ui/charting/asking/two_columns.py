"""Two columns side by side, or one under the other when the page is too narrow for both."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from needlechart.ui.look.layout import box, col
from needlechart.ui.look.theme import theme

GAP, EDGE = 56, 32
MOST_COLUMN = 840
"""In a wider column a question and its answer are too far apart, in pixels at 100 % text; it grows as ``LEAST_COLUMN``."""
LEAST_COLUMN = 420
"""A column narrower than this is not worth having, in pixels at 100 % text; it grows by half of what the text grows."""


class TwoColumns(QWidget):
    """``above`` over the whole width, then ``left`` and ``right``.  Without ``right`` there is one column."""

    def __init__(self, left: Sequence[QWidget], right: Sequence[QWidget], *, above: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self._sides = [box(col(*side, None, gap=32)) for side in (left, right) if side]
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(GAP)
        for side in self._sides:
            self._beside.addWidget(side, 1)
        self._above = box(col(*above, gap=16)) if above else None
        self._around = col(self._above or 0, self._beside, gap=24, margins=(EDGE, 24, EDGE, 24))
        self.setLayout(self._around)
        theme.changed.connect(self._on_theme_changed)

    def minimumSizeHint(self) -> QSize:
        widest = max(part.minimumSizeHint().width() for part in (*self._sides, *([self._above] if self._above else [])))
        return QSize(widest + 2 * EDGE, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn(event.size().width())

    def _on_theme_changed(self) -> None:
        self._turn(self.width())

    def _turn(self, width: int) -> None:
        growth = 1 + (theme.text_scale - 1) / 2
        most = round(max(2, len(self._sides)) * MOST_COLUMN * growth) + GAP + 2 * EDGE
        self._around.setContentsMargins(EDGE, 24, EDGE + max(0, width - most), 24)
        width = min(width, most)
        room = (width - 2 * EDGE - GAP * (len(self._sides) - 1)) // max(1, len(self._sides))
        least = LEAST_COLUMN * growth
        fits = all(side.minimumSizeHint().width() <= room for side in self._sides) and room >= least
        across = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if self._beside.direction() != across:
            self._beside.setDirection(across)
            self._beside.setSpacing(GAP if fits else 32)
            for side in self._sides:
                self._beside.setAlignment(side, Qt.AlignmentFlag(0))
