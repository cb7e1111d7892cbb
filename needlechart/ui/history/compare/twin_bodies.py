"""Two bodies that show the same part of the same view, whichever of them is moved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from needlechart.domain.body import BodyPoint
from needlechart.drawing.sheets import BodyView
from needlechart.ui.history.history_chart import HistoryChart


class TwinBodies(QObject):
    """``tapped(mark_id)`` on either body; ``view_changed(view)`` once for both.  The two charts are of one size."""

    tapped = Signal(str)
    view_changed = Signal(object)

    def __init__(self, one: HistoryChart, other: HistoryChart, parent: QObject) -> None:
        super().__init__(parent)
        self._charts = one, other
        self._follows = False
        self._framed: BodyView | None = None
        for chart, twin in ((one, other), (other, one)):
            chart.looked_elsewhere.connect(lambda chart=chart, twin=twin: self._on_looked(chart, twin))
            chart.mark_tapped.connect(self._on_tapped)
        other.draw_body_with(one)
        one.view_changed.connect(self.view_changed)

    @property
    def view(self) -> BodyView:
        """The view both show."""
        return self._charts[0].view

    def show_view(self, view: BodyView, points: Sequence[BodyPoint]) -> None:
        """A view of both, as close as these points stay in sight; where somebody went closer they need only be in sight."""
        one, other = self._charts
        anew = not (self._framed is view is one.view)
        self._framed = view
        one.show_view(view)
        one.look_round(points, anew=anew)
        other.keep_in_sight(points)
        self._on_looked(one, other)

    def align(self) -> None:
        """The second as the first, after both got another size."""
        one, other = self._charts
        self._on_looked(one, other)

    def select(self, mark_id: str) -> None:
        """The spot of that number on both; a body without it shows the same part."""
        self.select_none()
        self._selected(mark_id)

    def select_none(self) -> None:
        """No spot on either."""
        self._selected(None)

    def _on_tapped(self, mark_id: str) -> None:
        """A tap leaves the view where it is, on both."""
        one, other = self._charts
        with one.staying(), other.staying():
            self.tapped.emit(mark_id)

    def _selected(self, mark_id: str | None) -> None:
        for chart in self._charts:
            chart.select(mark_id if mark_id is not None and chart.mark(mark_id) is not None else None)

    def _on_looked(self, chart: HistoryChart, twin: HistoryChart) -> None:
        if not self._follows:
            self._follows = True
            twin.follow(chart)
            self._follows = False
