"""Where the controls lie on the chart: the switch of views above, zoom and locator in the lower corners."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QPoint, QRect, QRectF
from PySide6.QtWidgets import QWidget

from needlechart.drawing.sheets import BodyView, Sheet
from needlechart.ui.body.body_controls import CornerTools, ViewBar, ZoomBar
from needlechart.ui.body.body_mark import BodyMark
from needlechart.ui.body.locator import Locator
from needlechart.ui.look.theme import theme

if TYPE_CHECKING:
    from needlechart.ui.body.chart_view import ChartView

_EDGE, _GAP = 16, 8
_LEAST_TARGETS = 5.5
"""A chart with less room than this for targets one over the other has all its controls in rows."""


class ChartControls:
    """The controls of one chart."""

    def __init__(self, chart: ChartView) -> None:
        self._chart = chart
        self.bar = ViewBar(chart)
        self.zoom_bar = ZoomBar(chart)
        self.tools = CornerTools(chart)
        self.locator = Locator(chart.atlas, chart)
        self.locator.hide()
        self._corner: list[QWidget] = []
        self._low = False
        self.bar.view_chosen.connect(chart.show_view)
        self.bar.deep_chosen.connect(chart.set_deep)
        self.bar.flip_chosen.connect(chart.set_flipped)
        self.bar.other_width.connect(chart.lay_out_anew)
        self.zoom_bar.closer.connect(chart.zoom_in)
        self.zoom_bar.farther.connect(chart.zoom_out)
        self.zoom_bar.fit.connect(chart.fit)
        self.zoom_bar.turn.connect(chart.turn)
        self.locator.wanted.connect(chart.look_at)

    def show_view(self, view: BodyView) -> None:
        """Another view is shown."""
        self.bar.show_view(view)

    def add_tool(self, tool: QWidget, *, corner: bool) -> None:
        """One more control beside the switch of views, or in the lower left corner."""
        if corner:
            self._corner.append(tool)
        (self.tools if corner and not self._low else self.bar).add(tool)

    def put(self, room: QRect) -> QMarginsF:
        """Every control at its place in ``room``; the margins in which the body stays free of them."""
        self._set_low(room.height() < _LEAST_TARGETS * theme.sz.touch + 2 * _EDGE)
        self.bar.put(QRect(_EDGE, _EDGE - 4, max(1, room.width() - 2 * _EDGE), room.height()), low=self._low)
        size = self.zoom_bar.sizeHint()
        corner = QPoint(room.width() - _EDGE - size.width(), room.height() - _EDGE - size.height())
        self.zoom_bar.setGeometry(QRect(corner, size))
        return QMarginsF(_EDGE, self.bar.y() + self.bar.head.height() + _GAP, _EDGE, _EDGE)

    @property
    def second_row(self) -> QRectF:
        """What the controls take below the row of the switch; empty when they have one row."""
        below = QRectF(self.bar.geometry())
        below.setTop(self.bar.y() + self.bar.head.height())
        wide = max((tool.geometry().right() for tool in self.bar.below_switch()), default=0)
        return QRectF(below.x(), below.y(), wide, below.height()) if wide else QRectF()

    @property
    def right_corner(self) -> QRectF:
        """The buttons in the lower right corner."""
        return QRectF(self.zoom_bar.geometry())

    @property
    def left_corner(self) -> QRectF:
        """The tools of the page in the lower left corner, where nothing else is when the whole sheet is shown."""
        size = self.tools.sizeHint()
        return QRectF(_EDGE, self._chart.height() - _EDGE - size.height(), size.width(), size.height())

    @property
    def covered(self) -> list[QRectF]:
        """What lies on the body now."""
        parts = (self.locator, self.zoom_bar, self.tools, self.bar)
        return [QRectF(part.geometry()) for part in parts if not part.isHidden() and not part.size().isEmpty()]

    @property
    def room_of_words(self) -> QRectF:
        """Where words can be printed on the body: below the controls at the top, beside those that reach as high."""
        top = self.bar.geometry().bottom() + 1
        room = QRectF(self._chart.rect()).adjusted(0, top, 0, 0)
        high = top + theme.sz.touch
        if self.tools.height() and self.tools.y() < high:
            room.setLeft(self.tools.geometry().right())
        if self.zoom_bar.y() < high:
            room.setRight(self.zoom_bar.x())
        return room

    def free(self, sheet: Sheet) -> QRectF:
        """The part of the chart between all controls while a part of ``sheet`` is shown."""
        self.locator.show_sheet(sheet)
        left = _EDGE if self._low else _EDGE + max(self.locator.width(), self.tools.sizeHint().width()) + _GAP
        right = self.zoom_bar.x() - _GAP
        top = self.bar.geometry().bottom() + _GAP
        return QRectF(left, top, max(1, right - left), max(1, self._chart.height() - _EDGE - top))

    def show_part(self, sheet: Sheet, part: QRectF | None, marks: Sequence[BodyMark]) -> None:
        """The part of the sheet in the window; None when all of it is, which needs no locator."""
        if self._low:
            part = None  # a locator would cover as much as it shows
        self.locator.setVisible(part is not None)
        low = self._chart.height() - _EDGE
        if part is not None:
            self.locator.show_sheet(sheet)
            self.locator.show_part(part, tuple(marks))
            low -= self.locator.height()
            self.locator.move(_EDGE, low)
            low -= _GAP
        size = self.tools.sizeHint()
        self.tools.setGeometry(QRect(QPoint(_EDGE, low - size.height()), size))

    def _set_low(self, low: bool) -> None:
        """On a low chart what lies in the corner goes to the row at the top."""
        if low == self._low:
            return
        self._low = low
        self.zoom_bar.set_low(low)
        from_bar, to_bar = (self.tools, self.bar) if low else (self.bar, self.tools)
        for tool in self._corner:
            hidden = tool.isHidden()
            from_bar.remove(tool)
            to_bar.add(tool)
            tool.setVisible(not hidden)
