"""The timeline: the words of its lanes at the left, the plot beside them, both of the same heights."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from needlechart.domain.history import NeedleHistory
from needlechart.domain.patients import Patient
from needlechart.drawing.timeline.dates import days_of
from needlechart.drawing.timeline.figures import LaneFigures, ResponsePoint, figures_of, within
from needlechart.drawing.timeline.lane import Lane
from needlechart.drawing.timeline.lanes import lanes_of, shared_out
from needlechart.ui.history.axis import Axis
from needlechart.ui.history.lane_words import lane_words
from needlechart.ui.history.timeline_view import TimelineView
from needlechart.ui.history.visit_tip import VisitTip
from needlechart.ui.history.visit_words import visit_lines
from needlechart.ui.look.accessible import Spoken
from needlechart.ui.look.theme import theme

SPANS: dict[str, float | None] = {"3m": 92, "1y": 366, "all": None}
"""Days back from the newest visit; None for all.  A shorter course fills the width."""
_LEAST_SPAN = 28.0


class Timeline(QWidget, Spoken):
    """Lanes for pain, response, scores, treatments and what came after.  ``visit_chosen(session_id)``.

    Higher than the page when there are many lanes; it belongs into a scroll area that says by ``fit`` how much is seen.
    """

    visit_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Timeline")
        self.view = TimelineView()
        self.view.setParent(self)
        self.view.setAccessibleName("Visits on a timeline; Left and Right go from visit to visit")
        self.axis = Axis(self.view)
        self._tip = VisitTip(self)
        self._history: NeedleHistory | None = None
        self._patient: Patient | None = None
        self._lanes: list[Lane] = []
        self._words: list[QWidget] = []
        self._bottoms: list[int] = []
        self._shown: tuple[LaneFigures, int] | None = None
        self._begin, self._end = 0, 0
        self._seen_high = 0
        self.figures: LaneFigures | None = None
        self.view.chosen.connect(self._on_chosen)
        self.view.pointed.connect(self._on_pointed)
        self.view.moved.connect(self._on_moved)
        theme.changed.connect(self._on_theme_changed)

    def show_history(self, history: NeedleHistory, patient: Patient) -> None:
        """Another patient's visits, or the same patient's changed ones; there is at least one visit."""
        self._history, self._patient = history, patient
        self.figures = figures_of(history, patient)
        self._shown = None
        self.view.show_days(days_of(history.visits))
        self.view.visit = None
        self._show_lanes(0, len(history.visits))

    def show_span(self, key: str) -> None:
        """One of ``SPANS``, up to the newest visit: from the first visit within it, with the lanes that say something of it."""
        days = self.view.days
        if not days:
            return
        back = SPANS[key]
        begin = 0 if back is None else bisect_left(days, days[-1] - back)
        first, last = days[begin], days[-1]
        spare = max(0.0, _LEAST_SPAN - (last - first)) / 2
        first, last = first - spare, last + spare
        air = (last - first) * 0.05
        before = min(air, (first - days[begin - 1]) / 2) if begin else air  # an earlier visit stays out of sight
        self._show_lanes(begin, len(days))
        self.view.show_span(first - before, last + 1.8 * air)

    def best_span(self) -> str:
        """The shortest span with enough visits in it to see a course."""
        days = self.view.days
        for key, back in SPANS.items():
            if back is None or sum(day >= days[-1] - back for day in days) >= min(4, len(days)):
                return key
        return "all"

    def select(self, session_id: str | None) -> None:
        """Mark that visit without telling anybody."""
        visits = self._history.visits if self._history is not None else ()
        index = next((i for i, visit in enumerate(visits) if visit.session_id == session_id), None)
        self.view.show_visit(index)
        said = ". ".join(visit_lines(visits[index], self._patient)) if index is not None and self._patient is not None else ""
        self.view.setAccessibleDescription(said)

    def tip_lines(self) -> tuple[str, ...]:
        """What stands beside the pointer now."""
        return self._tip.lines if self._tip.isVisible() else ()

    def words(self) -> tuple[QWidget, ...]:
        """The words at the left, lane by lane."""
        return tuple(self._words)

    def sizeHint(self) -> QSize:
        return QSize(600, self.minimumHeight())

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # the words have another height now
            self._arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        for bottom in self._bottoms:
            painter.fillRect(0, bottom - 1, self._words_wide(), 1, theme.color("line"))

    def fit(self, high: int) -> None:
        """So many pixels of the lanes are seen at once."""
        self._seen_high = high
        self._arrange()

    # ---- the inside
    def _show_lanes(self, begin: int, end: int) -> None:
        """The lanes that say something of the visits from ``begin`` to before ``end``."""
        if self.figures is None:
            return
        self._begin, self._end = begin, end
        said = within(self.figures, begin, end)
        made = (said, _highest(said.response[begin:end]))
        if made == self._shown:
            return
        self._shown = made
        self._lanes = lanes_of(said, said.response[begin:end])
        for old in self._words:
            old.hide()
            old.deleteLater()
        self._words = [lane_words(lane) for lane in self._lanes]
        for words in self._words:
            words.setParent(self)
            words.show()
        self._arrange()

    def _on_moved(self) -> None:
        """Visits that come into sight bring their lanes; none goes until another span is chosen."""
        if self.figures is None:
            return
        first, last = self.view.span()
        days = self.view.days
        begin, end = min(self._begin, bisect_left(days, first)), max(self._end, bisect_right(days, last))
        if (begin, end) != (self._begin, self._end):
            self._show_lanes(begin, end)

    def _arrange(self) -> None:
        """Each lane gets its least height; those that are seen without scrolling share what is left of the sight."""
        left = self._words_wide()
        least = [
            max(lane.least(theme), words.heightForWidth(left) if words.hasHeightForWidth() else words.sizeHint().height())
            for lane, words in zip(self._lanes, self._words, strict=True)
        ]
        high = self._seen_high or self.height()
        fit = sum(below <= high for below in accumulate(least))
        heights = [*shared_out(self._lanes[:fit], least[:fit], high), *least[fit:]]
        bottoms = [round(bottom) for bottom in accumulate(heights)]
        self.setMinimumHeight(bottoms[-1] if bottoms else 0)
        self.view.setGeometry(left, 0, max(1, self.width() - left), max(self.height(), self.minimumHeight()))
        tops = [0, *bottoms[:-1]]
        for words, top, bottom in zip(self._words, tops, bottoms, strict=False):
            words.setGeometry(0, top, left, bottom - top - 1)
        self._bottoms = bottoms
        wide = self.view.width()
        areas = [QRectF(0, top, wide, bottom - top) for top, bottom in zip(tops, bottoms, strict=False)]
        self.view.show_lanes(list(zip(self._lanes, areas, strict=True)))
        self.axis.update()
        self.update()

    def _words_wide(self) -> int:
        return round(144 * (1 + (theme.text_scale - 1) * 0.8))

    def _on_theme_changed(self) -> None:
        self._arrange()

    def _on_chosen(self, index: int) -> None:
        if self._history is not None:
            session_id = self._history.visits[index].session_id
            self.select(session_id)
            self.visit_chosen.emit(session_id)

    def _on_pointed(self, index: int, at: QPointF) -> None:
        if index < 0 or self._history is None or self._patient is None:
            self._tip.hide()
            return
        x = self.view.x() + self.view.x_of(index)
        self._tip.show_lines(visit_lines(self._history.visits[index], self._patient), QPointF(x, at.y()))


def _highest(points: Sequence[ResponsePoint]) -> int:
    return max((max(point.twitches, point.needles) for point in points), default=0)
