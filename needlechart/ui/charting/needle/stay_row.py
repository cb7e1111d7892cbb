"""How long a needle that is left in is meant to stay: the usual times as one tap each, any other by the minute."""

from __future__ import annotations

from math import ceil

from needlechart.domain.needling import Site
from needlechart.domain.stays import planned_stay
from needlechart.ui.charting.needle.block import Mark, MarkBlock, caption_over
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.look.chips import ChoiceChips
from needlechart.ui.look.layout import col, row
from needlechart.ui.look.stepper import Stepper

USUAL_MIN = (5, 10, 15, 20)
LONGEST_MIN = 45
"""As the record takes it (2700 s)."""


class StayRow(MarkBlock):
    """Minutes the needle of this site is meant to stay, never fewer than its current runs.

    Hidden while the needle stays in the hand, and once it is out.
    """

    def __init__(self, editor: SessionEditor) -> None:
        super().__init__(editor)
        self.usual = ChoiceChips([(str(minutes), str(minutes)) for minutes in USUAL_MIN], name="Leave in for, minutes", gap=4)
        self.minutes = Stepper(None, 1, LONGEST_MIN, "min", "Leave in for", start=USUAL_MIN[1])
        for minutes in USUAL_MIN:
            self.usual.chip(str(minutes)).setAccessibleName(f"Leave in for {minutes} min")
        self.usual.changed.connect(lambda: self._put(None if self.usual.value() is None else int(self.usual.value() or 0)))
        self.minutes.changed.connect(lambda: self._put(self.minutes.value()))
        self.setLayout(col(caption_over("Leave in for"), row(self.usual, self.minutes, None, gap=8), gap=2))

    def show_mark(self, mark: Mark) -> None:
        super().show_mark(mark)
        self.setVisible(isinstance(mark, Site) and mark.left_in and bool(mark.needles_in_body or not mark.removals))
        if not isinstance(mark, Site):
            return
        planned = planned_stay(mark)
        minutes = None if planned is None else ceil(planned / 60)
        current_min = (mark.electrical.duration_min or 0) if mark.electrical is not None else 0
        self.minutes.set_range(max(1, current_min), LONGEST_MIN)
        self.minutes.set_value(minutes)
        for usual in USUAL_MIN:
            chip = self.usual.chip(str(usual))
            chip.setEnabled(usual >= current_min)
            chip.setToolTip(f"The current runs for {current_min} min" if usual < current_min else "")
        self.usual.set_value(str(minutes) if minutes in USUAL_MIN else None)

    def _put(self, minutes: int | None) -> None:
        self.put("planned_s", None if minutes is None else minutes * 60)
        if self.mark is not None:
            self.show_mark(self.mark)  # with current, what was taken back is still there
