"""The body of the selected visit: its marks and painful areas on the views they lie in, framed as close as they fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from needlechart.domain.body import BodyPoint
from needlechart.domain.catalogue import Catalogue
from needlechart.domain.errors import NeedleChartError
from needlechart.domain.sessions import PainArea, TreatmentSession
from needlechart.domain.words import count_words, place_words
from needlechart.drawing.pain import area_path, drawn_area
from needlechart.drawing.sheets import BodyView, view_showing
from needlechart.drawing.site_marks import finding_mark, site_mark
from needlechart.ui.body.body_chart import BodyChart
from needlechart.ui.body.body_controls import VIEW_WORDS
from needlechart.ui.body.body_mark import BodyMark
from needlechart.ui.history.visit_frame import closeness, frame, is_clear
from needlechart.ui.look.buttons import icon_button
from needlechart.ui.look.chips import ChoiceChips
from needlechart.ui.look.empty import EmptyState
from needlechart.ui.look.layout import Box, box, col, row
from needlechart.ui.look.words import small

if TYPE_CHECKING:
    from needlechart.atlas import Atlas

_EDGE_PX = 12
_LEAST_PX = 50
_CLOSE_ENOUGH = 0.65
"""Nearer than this share of what the marks allow, the body stands still from visit to visit."""
_AREAS_KEY = "Lines: pain, rim dashed afterwards. Dots: referred."
_WIDEST_KEY_PX = 320


class _Chart(BodyChart):
    """Says when it has another size."""

    resized = Signal()

    def __init__(self, atlas: Atlas) -> None:
        super().__init__(atlas, controls=False, placing=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class VisitBody(Box):
    """Reads only: taps place nothing.  Chips name the views with marks when there are several."""

    def __init__(self, atlas: Atlas) -> None:
        self.chart = _Chart(atlas)
        self.views = ChoiceChips([], touch=False, name="Views with marks")
        self._closer = icon_button("plus", "Closer", kind="float")
        self._farther = icon_button("minus", "Farther", kind="float")
        self._whole = icon_button("fit", "Whole body", kind="float")
        self._empty = EmptyState("No needling in this visit", "What else was done stands beside.")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.chart)
        self._stack.addWidget(Box(col(self._empty, None, margins=(20, 16, 20, 16)), "bg"))
        self._points: dict[BodyView, list[BodyPoint]] = {}
        self._corners: dict[BodyView, list[BodyPoint]] = {}
        self._offered: list[tuple[str, str]] = []
        self._framed_scale = 0.0
        self._only = small("", "text2", 500)
        self._which = QWidget()
        self._which.setLayout(row((self.views, 1), (self._only, 1), gap=4, margins=(_EDGE_PX, 8, _EDGE_PX, 8)))
        super().__init__(col(self._which, (self._stack, 1), gap=0), "bg", "Body of the visit")
        self.zoom = box(row(self._closer, self._farther, self._whole, gap=4), name="Closer and farther")
        self.zoom.setParent(self.chart)
        self._key_words = small(_AREAS_KEY, "text2", wrap=True)
        self.areas_key = Box(col(self._key_words, margins=(8, 4, 8, 4)), "bg", "Painful areas")
        self.areas_key.setParent(self.chart)
        self.areas_key.hide()
        self.chart.resized.connect(self._on_resized)
        self.views.changed.connect(self._on_view)
        self._closer.clicked.connect(self.chart.zoom_in)
        self._farther.clicked.connect(self.chart.zoom_out)
        self._whole.clicked.connect(self.chart.fit)

    def show_session(self, session: TreatmentSession, catalogue: Catalogue) -> None:
        """That visit's sites, findings and painful areas, on the view that holds most marks, else on one with an area."""
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
        self._corners = corners_of(session.pain_areas)
        often = Counter({view: len(points) for view, points in self._points.items()})
        often.update({view: 0 for view in self._corners})
        offered = [(view.value, self._words(view, n)) for view, n in often.most_common()]
        if offered != self._offered:
            self._offered = offered
            self.views.set_options(offered)
        self.views.setVisible(len(often) > 1)
        self._only.setVisible(len(often) == 1)
        self._only.setText("".join(self._words_alone(view, n) for view, n in often.items()))
        self.chart.show_marks(marks)
        self.chart.show_pain_areas(session.pain_areas)
        self._stack.setCurrentIndex(0 if often else 1)
        self._which.setVisible(bool(often))
        lost = self.chart.unreadable_areas
        self._key_words.setText(f"{_AREAS_KEY} {count_words(lost, 'drawn area')} cannot be read." if lost else _AREAS_KEY)
        self.areas_key.setVisible(bool(self._corners) or bool(lost))
        self._put_key()
        if often:
            best = often.most_common(1)[0][0]
            self.views.set_value(best.value)
            if self.chart.view is not best:
                self.chart.show_view(best)
                self._frame()
            elif not self._still_well_seen():
                self._frame()

    def key_text(self) -> str:
        """What is said about the painful areas, "" while there are none."""
        return "" if self.areas_key.isHidden() else self._key_words.text()

    def _words(self, view: BodyView, marks: int) -> str:
        return f"{VIEW_WORDS[view]} {marks}" if marks else f"{VIEW_WORDS[view]}, pain"

    def _words_alone(self, view: BodyView, marks: int) -> str:
        drawn = "pain area" if view in self._corners else ""
        return ", ".join(part for part in (VIEW_WORDS[view], count_words(marks, "mark") if marks else "", drawn) if part)

    def _on_resized(self) -> None:
        self.zoom.resize(self.zoom.sizeHint())
        self.zoom.move(self.chart.rect().bottomRight() - self.zoom.rect().bottomRight() - QPoint(_EDGE_PX, _EDGE_PX))
        self._put_key()
        self._frame()

    def _put_key(self) -> None:
        """What the textures mean, in the lower left corner beside the zoom."""
        layout, room = self.areas_key.layout(), self.zoom.x() - 2 * _EDGE_PX
        wide = max(1, min(_WIDEST_KEY_PX, room))
        high = layout.totalHeightForWidth(wide) if layout is not None else 0
        self.areas_key.setGeometry(_EDGE_PX, self.chart.height() - _EDGE_PX - high, wide, high)

    def _on_view(self) -> None:
        key = self.views.value()
        if key is None:  # a second tap on the chosen view
            self.views.set_value(self.chart.view.value)
        else:
            self.chart.show_view(BodyView(key))
        self._frame()

    def _frame(self) -> None:
        """Around the marks, as close as all of them stay well in sight."""
        seen, points = self.chart.seen, self._sheet_points()
        if not points or self.chart.width() < _LEAST_PX:
            return
        frame(seen.camera, seen.sheet, QSizeF(self.chart.size()), points, self._taken())
        self._framed_scale = seen.camera.scale
        if seen.camera.fitted:
            self.chart.fit()
        else:
            self.chart.look_at(seen.camera.frame_centre)

    def _still_well_seen(self) -> bool:
        """Whether the part seen before shows the marks as well, so that the body can stand still from visit to visit."""
        seen, points = self.chart.seen, self._sheet_points()
        if seen.camera.fitted or seen.camera.scale != self._framed_scale:
            return False
        if seen.camera.scale < _CLOSE_ENOUGH * closeness(QSizeF(self.chart.size()), points):
            return False
        return is_clear(seen.camera, seen.sheet, QRectF(self.chart.rect()), points, self._taken())

    def _sheet_points(self) -> list[QPointF]:
        sheet = self.chart.seen.sheet
        wanted = self._points.get(self.chart.view) or self._corners.get(self.chart.view, [])
        points = (sheet.to_sheet(point) for point in wanted)
        return [point for point in points if point is not None]

    def _taken(self) -> list[QRectF]:
        key = [] if self.areas_key.isHidden() else [QRectF(self.areas_key.geometry())]
        return [QRectF(self.zoom.geometry()), *key]


def corners_of(areas: Iterable[PainArea]) -> dict[BodyView, list[BodyPoint]]:
    """The corners of the boxes round the areas, by the view that shows them; an area that cannot be read shows nothing."""
    found: dict[BodyView, list[BodyPoint]] = {}
    for area in areas:
        try:
            box = area_path(drawn_area(area)).boundingRect()
        except NeedleChartError:
            continue
        corners = (box.topLeft(), box.bottomRight())
        found.setdefault(view_showing(area.view), []).extend(BodyPoint(area.view, at.x(), at.y()) for at in corners)
    return found
