"""Where the controls lie on the chart: the switch of views above, zoom and locator in the lower corners."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QPoint, QRect, QRectF

from needlechart.drawing.sheets import Sheet
from needlechart.ui.body.body_controls import ViewBar, ZoomBar
from needlechart.ui.body.body_mark import BodyMark
from needlechart.ui.body.locator import Locator

if TYPE_CHECKING:
    from needlechart.ui.body.body_chart import BodyChart

_EDGE, _GAP = 16, 8


class ChartControls:
    """The controls of one chart."""

    def __init__(self, chart: BodyChart) -> None:
        self._chart = chart
        self.bar = ViewBar(chart)
        self.zoom_bar = ZoomBar(chart)
        self.locator = Locator(chart.atlas, chart)
        self.locator.hide()
        self.bar.view_chosen.connect(chart.show_view)
        self.bar.deep_chosen.connect(chart.set_deep)
        self.zoom_bar.closer.connect(chart.zoom_in)
        self.zoom_bar.farther.connect(chart.zoom_out)
        self.zoom_bar.fit.connect(chart.fit)
        self.zoom_bar.turn.connect(chart.turn)
        self.locator.wanted.connect(chart.look_at)

    def put(self, room: QRect) -> QMarginsF:
        """Every control at its place in ``room``; the margins in which the body stays free of them."""
        self.bar.put(QRect(_EDGE, _EDGE - 4, max(1, room.width() - 2 * _EDGE), room.height()))
        size = self.zoom_bar.sizeHint()
        corner = QPoint(room.width() - _EDGE - size.width(), room.height() - _EDGE - size.height())
        self.zoom_bar.setGeometry(QRect(corner, size))
        return QMarginsF(_EDGE, self.bar.y() + self.bar.switch.height() + _GAP, _EDGE, _EDGE)

    @property
    def second_row(self) -> QRectF:
        """What the controls take below the row of the switch; empty when they have one row."""
        below = QRectF(self.bar.geometry())
        below.setTop(self.bar.y() + self.bar.switch.height())
        wide = max((tool.geometry().right() for tool in self.bar.below_switch()), default=0)
        return QRectF(below.x(), below.y(), wide, below.height()) if wide else QRectF()

    @property
    def corner(self) -> QRectF:
        """The buttons in the lower right corner."""
        return QRectF(self.zoom_bar.geometry())

    def show_part(self, sheet: Sheet, part: QRectF | None, marks: Sequence[BodyMark]) -> None:
        """The part of the sheet in the window; None when all of it is, which needs no locator."""
        self.locator.setVisible(part is not None)
        if part is not None:
            self.locator.show_sheet(sheet)
            self.locator.show_part(part, tuple(marks))
            self.locator.move(_EDGE, self._chart.height() - _EDGE - self.locator.height())
