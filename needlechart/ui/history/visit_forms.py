"""The forms the visits are shown in: a timeline, a table, per muscle, and what went with what."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from needlechart.ui.history.history_state import HistoryState
from needlechart.ui.history.muscles.muscle_bar import MuscleBar
from needlechart.ui.history.muscles.muscle_pane import MusclePane
from needlechart.ui.history.muscles.span_muscles import SpanMuscles
from needlechart.ui.history.past_sites import PastSites
from needlechart.ui.history.timeline import Timeline
from needlechart.ui.history.visit_table import VisitTable
from needlechart.ui.history.with_what import WithWhat
from needlechart.ui.look.layout import Box, Line, box, col, scrolled
from needlechart.ui.look.theme import theme
from needlechart.ui.records_worker import RecordsWorker

_MUSCLES_BELOW_PX = 700
"""From this height on the timeline stays in sight over the table per muscle."""
_WITH_WHAT_BELOW_PX = 900
"""From this height on what went with what stands under the timeline."""
_MOST_WITH_WHAT = 0.36
"""Share of the height it may take there."""
_ANY_PX = (1 << 24) - 1
"""The greatest height Qt lets a widget have: no limit."""


class VisitForms(Box):
    """``show_form`` one of timeline, table, muscles, together.  ``timeline_wanted()`` to see the visits of a muscle;
    ``timeline_shown()`` when the timeline came into sight, or went.

    On a large window the timeline keeps company with the figures.
    """

    timeline_wanted = Signal()
    timeline_shown = Signal()

    def __init__(
        self, worker: RecordsWorker, state: HistoryState, past: PastSites, timeline: Timeline, table: VisitTable
    ) -> None:
        self.muscles = SpanMuscles(worker, state, past)
        self.bar = MuscleBar(state, self.muscles)
        self.per_muscle = MusclePane(state, self.muscles)
        self.with_what = WithWhat(worker, state)
        self._state, self._form = state, "timeline"
        self._table, self._lanes = table, timeline
        self._timeline_shown = True
        lanes = scrolled(timeline, "Timeline")
        lanes.height_changed.connect(timeline.fit)
        self._timeline = box(col((lanes, 1), timeline.axis, gap=0), name="Timeline")
        self._between = Line()
        parts = ((self._timeline, 9), self._between, (table, 1), (self.per_muscle, 11), (self.with_what, 1))
        super().__init__(col(self.bar, *parts, gap=0), "surface", "Visits")
        self._show_parts()
        self.bar.timeline_wanted.connect(self.timeline_wanted)
        self.muscles.visits_changed.connect(self._on_visits)
        self.with_what.shown.connect(self._show_parts)
        theme.changed.connect(self._show_parts)

    def show_form(self, form: str) -> None:
        """Another form."""
        self._form = form
        self._show_parts()

    @property
    def shows_timeline(self) -> bool:
        """Whether the timeline is in sight in this form."""
        return self._timeline_shown

    def let_go(self) -> bool:
        """No muscle is chosen any more; False when none was."""
        some = bool(self._state.muscles)
        self._state.choose_muscles(())
        return some

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_parts()

    # ---- the inside
    def _show_parts(self) -> None:
        form, high = self._form, self.height() / theme.text_scale
        timeline = form == "timeline" or (form == "muscles" and high >= _MUSCLES_BELOW_PX)
        below = form == "timeline" and high >= _WITH_WHAT_BELOW_PX
        wish = min(self.with_what.needed(self.width()), round(self.height() * _MOST_WITH_WHAT))
        self.with_what.setMinimumHeight(wish if below else 0)
        self.with_what.setMaximumHeight(wish if below else _ANY_PX)
        wanted: tuple[tuple[QWidget, bool], ...] = (
            (self._timeline, timeline),
            (self._table, form == "table"),
            (self.per_muscle, form == "muscles"),
            (self.with_what, form == "together" or below),
            (self._between, (timeline and form == "muscles") or below),
            (self.bar, bool(self._state.muscles) and form != "together"),
        )
        for part, shown in wanted:
            part.setVisible(shown)
        self.bar.timeline.setVisible(not timeline)
        if timeline != self._timeline_shown:
            self._timeline_shown = timeline
            self.timeline_shown.emit()

    def _on_visits(self) -> None:
        wanted = self.muscles.session_ids()
        self._lanes.filter_sessions(wanted)
        self._table.show_only(wanted)
        self._show_parts()
