"""The body of the selected visit: its marks on the views they lie in, framed as close as they fit."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from needlechart.domain.body import BodyPoint
from needlechart.domain.catalogue import Catalogue
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.words import place_words
from needlechart.drawing.sheets import BodyView, view_showing
from needlechart.drawing.site_marks import finding_mark, site_mark
from needlechart.ui.body.body_chart import BodyChart
from needlechart.ui.body.body_controls import VIEW_WORDS
from needlechart.ui.body.body_mark import BodyMark
from needlechart.ui.look.buttons import icon_button
from needlechart.ui.look.chips import ChoiceChips
from needlechart.ui.look.empty import EmptyState
from needlechart.ui.look.layout import Box, col, row
from needlechart.ui.look.words import small

if TYPE_CHECKING:
    from needlechart.atlas import Atlas

_MOST_STEPS_OUT = 8


class VisitBody(Box):
    """Reads only: taps place nothing.  Chips name the views with marks when there are several."""

    def __init__(self, atlas: Atlas) -> None:
        self.chart = BodyChart(atlas, controls=False, placing=False)
        self.views = ChoiceChips([], touch=False, name="Views with marks")
        self._closer = icon_button("plus", "Closer", kind="float")
        self._farther = icon_button("minus", "Farther", kind="float")
        self._whole = icon_button("fit", "Whole body", kind="float")
        self._empty = EmptyState("No needling in this visit", "What else was done stands beside.")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.chart)
        self._stack.addWidget(Box(col(self._empty, None, margins=(20, 16, 20, 16)), "bg"))
        self._points: dict[BodyView, list[BodyPoint]] = {}
        self._only = small("", "text2", 500)
        self._tools = QWidget()
        zoom = row(self._closer, self._farther, self._whole, gap=4)
        self._tools.setLayout(row((self.views, 1), (self._only, 1), zoom, gap=4, margins=(12, 8, 12, 8)))
        super().__init__(col(self._tools, (self._stack, 1), gap=0), "bg", "Body of the visit")
        self.views.changed.connect(self._on_view)
        self._closer.clicked.connect(self.chart.zoom_in)
        self._farther.clicked.connect(self.chart.zoom_out)
        self._whole.clicked.connect(self.chart.fit)

    def show_session(self, session: TreatmentSession, catalogue: Catalogue) -> None:
        """That visit's sites and findings, on the view that holds most of them."""
        self.chart.name_of = lambda structure: catalogue.structure_name(structure.key)
        needled = {site.finding_id for site in session.sites}
        marks = [
            BodyMark(f.id, f.place.point, finding_mark(f), f.place, place_words(f.place, catalogue))
            for f in session.findings
            if f.id not in needled
        ]
        marks += [BodyMark(s.id, s.place.point, site_mark(s), s.place, place_words(s.place, catalogue)) for s in session.sites]
        self._points = {}
        for mark in marks:
            self._points.setdefault(view_showing(mark.point.view), []).append(mark.point)
        often = Counter({view: len(points) for view, points in self._points.items()})
        self.views.set_options([(view.value, f"{VIEW_WORDS[view]} {n}") for view, n in often.most_common()])
        self.views.setVisible(len(often) > 1)
        self._only.setVisible(len(often) == 1)
        self._only.setText("".join(f"{VIEW_WORDS[view]}, {n} {'mark' if n == 1 else 'marks'}" for view, n in often.items()))
        self.chart.show_marks(marks)
        self._stack.setCurrentIndex(0 if marks else 1)
        self._tools.setVisible(bool(marks))
        if often:
            best = often.most_common(1)[0][0]
            self.views.set_value(best.value)
            self.chart.show_view(best)
            self._frame()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._frame()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._frame()

    def _on_view(self) -> None:
        key = self.views.value()
        if key is None:  # a second tap on the chosen view
            self.views.set_value(self.chart.view.value)
        else:
            self.chart.show_view(BodyView(key))
        self._frame()

    def _frame(self) -> None:
        """Around the middle of the marks, as close as all of them stay in sight."""
        points = self._points.get(self.chart.view, [])
        if not points or self.chart.width() < 50:
            return
        self.chart.fit()
        same = [point for point in points if point.view is points[0].view]
        if len(same) < len(points):
            return
        xs, ys = [p.x_mm for p in points], [p.y_mm for p in points]
        self.chart.zoom_to(BodyPoint(points[0].view, (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2))
        for _step in range(_MOST_STEPS_OUT):
            if all(self._well_inside(point) for point in points):
                return
            self.chart.zoom_out()

    def _well_inside(self, point: BodyPoint) -> bool:
        at = self.chart.at(point)
        return at is not None and self.chart.rect().adjusted(36, 36, -36, -36).contains(at)
