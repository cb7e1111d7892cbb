"""Says whose visits are shown while the others are pale, and lets all be shown again."""

from __future__ import annotations

from PySide6.QtCore import Signal

from needlechart.domain.words import count_words
from needlechart.ui.history.history_state import HistoryState
from needlechart.ui.history.muscle_words import any_words
from needlechart.ui.history.muscles.span_muscles import SpanMuscles
from needlechart.ui.look.beside import beside
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.layout import Box, box, col, row
from needlechart.ui.look.words import label


class MuscleBar(Box):
    """ "Infraspinatus right: 9 of 13 visits".  ``timeline_wanted()`` to see them where the timeline is not in sight."""

    timeline_wanted = Signal()

    def __init__(self, state: HistoryState, muscles: SpanMuscles) -> None:
        self._state, self._muscles = state, muscles
        self._said = label("", weight=600, wrap=True)
        self.timeline = Button("On the timeline", "quiet", tip="Show these visits on the timeline")
        self.clear = Button("All visits", "quiet", "close", tip="All muscles and visits again (Escape)")
        line = beside(self._said, box(row(self.timeline, self.clear, gap=4)), gap=8)
        super().__init__(col(line, margins=(20, 6, 12, 6)), "accent_soft", "Visits of the chosen muscles")
        self.timeline.clicked.connect(self.timeline_wanted)
        self.clear.clicked.connect(lambda: state.choose_muscles(()))
        muscles.visits_changed.connect(self._say)

    def text(self) -> str:
        """What it says; "" while no muscle is chosen."""
        return self._said.text()

    def _say(self) -> None:
        opened, ids = self._state.opened, self._muscles.session_ids()
        if opened is None or ids is None:
            self._said.setText("")
            return
        of = count_words(len(self._state.spanned), "visit")
        self._said.setText(f"{any_words(self._state.muscles, opened.catalogue)}: {len(ids)} of {of}")
