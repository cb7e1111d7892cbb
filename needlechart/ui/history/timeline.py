"""The timeline: the words of its lanes at the left, the plot beside them, both of the same heights."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import accumulate

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from needlechart.domain.history import NeedleHistory, VisitFigures
from needlechart.domain.history.courses import Course
from needlechart.domain.patients import Patient
from needlechart.drawing.timeline.dates import days_of
from needlechart.drawing.timeline.figures import figures_of, within
from needlechart.drawing.timeline.grouped import By, grouped, only
from needlechart.drawing.timeline.kinds import DELIVERED, LaneChoice
from needlechart.drawing.timeline.lane import Lane
from needlechart.drawing.timeline.lanes import lanes_of, shared_out
from needlechart.drawing.timeline.values import LaneFigures, ResponsePoint
from needlechart.ui.history.axis import Axis
from needlechart.ui.history.course_choice import CourseChoice
from needlechart.ui.history.lane_choice import LaneChooser, keep_choice, kept_choice
from needlechart.ui.history.lane_words import lane_words
from needlechart.ui.history.picking import visits_between
from needlechart.ui.history.timeline_view import TimelineView
from needlechart.ui.history.visit_tip import VisitTip
from needlechart.ui.history.visit_words import group_lines, visit_lines
from needlechart.ui.look.accessible import Spoken
from needlechart.ui.look.theme import theme

SPANS: dict[str, float | None] = {"3m": 92, "1y": 366, "all": None}
"""Days back from the newest visit; None for all.  A shorter course fills the width."""
_LEAST_SPAN = 28.0


class Timeline(QWidget, Spoken):
    """Lanes for pain, response, treatments, what came after, and more as somebody chose them.

    ``visit_chosen(session_id)``; ``span_selected(first_date, last_date)`` when the user picked a span of visits, both days
    within it; ``span_cleared()`` when he let it go.  ``courses`` is a button for the page's row of tools.

    Higher than the page when there are many lanes; it belongs into a scroll area that says by ``fit`` how much is seen.
    """

    visit_chosen = Signal(str)
    span_selected = Signal(object, object)
    span_cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Timeline")
        self.view = TimelineView()
        self.view.setParent(self)
        self.view.setAccessibleName("Visits on a timeline; Left and Right go from visit to visit, with Shift they pick a span")
        self.axis = Axis(self.view)
        self.chooser = LaneChooser(self)
        self.courses = CourseChoice()
        self._tip = VisitTip(self)
        self._history: NeedleHistory | None = None
        self._patient: Patient | None = None
        self._person_id = ""
        self._choice = DELIVERED
        self._lanes: list[Lane] = []
        self._words: list[QWidget] = []
        self._bottoms: list[int] = []
        self._kept: frozenset[int] | None = None
        self._kept_lanes: list[Lane] | None = None
        self._shown: tuple[LaneFigures, int, By, LaneChoice] | None = None
        self._seen: Sequence[ResponsePoint] = ()
        self._begin, self._end = 0, 0
        self._seen_high = 0
        self.figures: LaneFigures | None = None
        self.view.chosen.connect(self._on_chosen)
        self.view.pointed.connect(self._on_pointed)
        self.view.moved.connect(self._on_moved)
        self.view.span_picked.connect(self._on_span_picked)
        self.view.span_shown.connect(self._say_choice)
        self.view.pushed.connect(self._on_pushed)
        self.axis.lanes.clicked.connect(self._open_chooser)
        self.chooser.changed.connect(self._on_lanes_chosen)
        self.courses.course_wanted.connect(self.show_course)
        theme.changed.connect(self._on_theme_changed)

    # ---- what is shown
    def show_history(self, history: NeedleHistory, patient: Patient) -> None:
        """Another patient's visits, or the same patient's changed ones; there is at least one visit."""
        self._history, self._patient = history, patient
        self.figures = figures_of(history, patient)
        self._shown, self._kept = None, None
        self._begin, self._end = 0, len(history.visits)  # other days may move what is in sight at once
        self.view.show_days(days_of(history.visits))
        self.courses.show_visits(history.visits, patient)
        self._show_lanes(0, len(history.visits))

    def show_lanes_of(self, person_id: str) -> None:
        """The lanes as that person chose them on this computer; what is changed from now on is remembered for them."""
        self._person_id = person_id
        self._choice = kept_choice(person_id)
        self.chooser.show_choice(self._choice)
        self._show_lanes(self._begin, self._end)

    def show_span(self, key: str) -> None:
        """One of ``SPANS``, up to the newest visit: from the first visit within it, with the lanes that say something of it."""
        days = self.view.days
        if days:
            back = SPANS[key]
            self._show_visits(0 if back is None else bisect_left(days, days[-1] - back), len(days))

    def show_course(self, course: Course) -> None:
        """The visits of a course fill the width."""
        self.zoom_to(course.first, course.last)

    def zoom_to(self, first: date, last: date) -> None:
        """The visits from one day to another, both included, fill the width; nothing happens where there are none."""
        visits = visits_between(self.view.days, first.toordinal(), last.toordinal())
        if visits is not None:
            self._show_visits(visits[0], visits[1] + 1)

    def best_span(self) -> str:
        """The shortest span with enough visits in it to see a course."""
        days = self.view.days
        for key, back in SPANS.items():
            if back is None or sum(day >= days[-1] - back for day in days) >= min(4, len(days)):
                return key
        return "all"

    def select(self, session_id: str | None) -> None:
        """Mark that visit without telling anybody."""
        index = next((i for i, visit in enumerate(self._visits()) if visit.session_id == session_id), None)
        self.view.show_visit(index)
        self._say_choice()

    def select_visits(self, session_ids: Iterable[str]) -> None:
        """Mark these visits beside the selected one, say those that are compared, without telling anybody."""
        self.view.show_marked(self._indices(session_ids))

    def show_span_of(self, first: date | None, last: date | None) -> None:
        """Show the visits from one day to the other, both within, as picked, without telling anybody; None for no span."""
        days = self.view.days
        if first is None or last is None:
            self.view.pick(None)
        else:
            self.view.pick(visits_between(days, first.toordinal(), last.toordinal()))

    def picked_days(self) -> tuple[date, date] | None:
        """First and last day of the span that is picked."""
        span = self.view.picked()
        return (self._visits()[span[0]].date, self._visits()[span[1]].date) if span is not None else None

    def span_words(self) -> str:
        """ "4 visits, 11 Sep to 14 Oct"; "" without a span."""
        return self.axis.span_words()

    def filter_sessions(self, session_ids: Iterable[str] | None) -> None:
        """All other visits are pale; None for none pale."""
        self._kept = frozenset(self._indices(session_ids)) if session_ids is not None else None
        self._make_kept_lanes()
        self.view.show_lanes(self.view.lanes, self._kept_lanes)

    def tip_lines(self) -> tuple[str, ...]:
        """What stands beside the pointer now."""
        return self._tip.lines if self._tip.isVisible() else ()

    def words(self) -> tuple[QWidget, ...]:
        """The words at the left, lane by lane."""
        return tuple(self._words)

    def choice(self) -> LaneChoice:
        """Which lanes are wanted, in which order."""
        return self._choice

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
    def _visits(self) -> tuple[VisitFigures, ...]:
        return self._history.visits if self._history is not None else ()

    def _indices(self, session_ids: Iterable[str]) -> list[int]:
        wanted = frozenset(session_ids)
        return [index for index, visit in enumerate(self._visits()) if visit.session_id in wanted]

    def _show_visits(self, begin: int, end: int) -> None:
        """The visits from ``begin`` to before ``end`` fill the width, with the lanes that say something of them."""
        days = self.view.days
        first, last = days[begin], days[end - 1]
        spare = max(0.0, _LEAST_SPAN - (last - first)) / 2
        first, last = first - spare, last + spare
        air = (last - first) * 0.05
        before = min(air, (first - days[begin - 1]) / 2) if begin else air  # an earlier visit stays out of sight
        after = min(1.8 * air, (days[end] - last) / 2) if end < len(days) else 1.8 * air
        self._show_lanes(begin, end)
        self.view.show_span(first - max(0.0, before), last + max(0.0, after))

    def _show_lanes(self, begin: int, end: int) -> None:
        """The lanes that say something of the visits from ``begin`` to before ``end``."""
        if self.figures is None:
            return
        self._begin, self._end = begin, end
        groups = self.view.groups
        said = within(self.figures, begin, end)
        drawn = grouped(said, groups)
        first, last = groups.of[begin], groups.of[max(begin, end - 1)]
        seen = [point for point in drawn.response if first <= point.visit <= last]
        made = (said, _highest(seen), groups.by, self._choice)
        if made == self._shown:
            return
        self._shown = made
        self._seen = seen
        self._lanes = lanes_of(drawn, seen, self._choice, groups.by)
        self._make_kept_lanes()
        for old in self._words:
            old.hide()
            old.deleteLater()
        self._words = [lane_words(lane) for lane in self._lanes]
        for words in self._words:
            words.setParent(self)
            words.show()
        self._arrange()

    def _make_kept_lanes(self) -> None:
        """The same lanes of the visits that are not pale."""
        self._kept_lanes = None
        if self._kept is not None and self._shown is not None:
            said, _highest_bar, by, choice = self._shown
            kept = grouped(only(said, self._kept), self.view.groups)
            self._kept_lanes = lanes_of(kept, self._seen, choice, by, like=said)

    def _on_moved(self) -> None:
        """Visits that come into sight bring their lanes; none goes until another span is chosen."""
        first, last = self.view.span()
        days = self.view.days
        begin, end = min(self._begin, bisect_left(days, first)), max(self._end, bisect_right(days, last))
        regrouped = self._shown is not None and self._shown[2] is not self.view.groups.by
        if (begin, end) != (self._begin, self._end) or regrouped:
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
        self.view.show_lanes(list(zip(self._lanes, areas, strict=True)), self._kept_lanes)
        self.axis.update()
        self.update()

    def _words_wide(self) -> int:
        return round(144 * (1 + (theme.text_scale - 1) * 0.8))

    def _on_theme_changed(self) -> None:
        self._arrange()

    def _open_chooser(self) -> None:
        self.chooser.open_above(self.axis.lanes)

    def _on_lanes_chosen(self, choice: LaneChoice) -> None:
        self._choice = choice
        keep_choice(self._person_id, choice)
        self._show_lanes(self._begin, self._end)

    def _on_chosen(self, index: int) -> None:
        session_id = self._visits()[index].session_id
        self.select(session_id)
        self.visit_chosen.emit(session_id)

    def _on_span_picked(self) -> None:
        days = self.picked_days()
        if days is None:
            self.span_cleared.emit()
        else:
            self.span_selected.emit(*days)

    def _say_choice(self) -> None:
        """The numbers of the selected visit, and the span, for a screen reader."""
        visit = self.view.visit
        said = visit_lines(self._visits()[visit], self._patient) if visit is not None and self._patient is not None else ()
        span = self.span_words()
        self.view.setAccessibleDescription(". ".join((*said, f"Span: {span}") if span else said))

    def _on_pointed(self, index: int, at: QPointF) -> None:
        if index < 0 or self._patient is None:
            self._tip.hide()
            return
        groups = self.view.groups
        begin, end = groups.bounds[groups.of[index]]
        visits = self._visits()[begin:end]
        lines = visit_lines(visits[0], self._patient) if len(visits) == 1 else group_lines(visits, self._patient)
        self._tip.show_lines(lines, QPointF(self.view.x() + self.view.x_of(index), at.y()))

    def _on_pushed(self, by_px: float) -> None:
        """A finger scrolls the area the timeline lies in."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QAbstractScrollArea):
            around = around.parentWidget()
        if around is not None:
            bar = around.verticalScrollBar()
            bar.setValue(bar.value() - round(by_px))


def _highest(points: Sequence[ResponsePoint]) -> int:
    return max((max(point.twitches, point.needles) for point in points), default=0)
