"""The row of tools over the visits: how far back, play, and in which form they are shown."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from needlechart.ui.look.beside import beside
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.flow import Flow
from needlechart.ui.look.layout import Box, box, col, row
from needlechart.ui.look.segmented import Segmented
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import small

_BACK = (("3m", "3 months"), ("1y", "1 year"), ("all", "All"))
_FORMS = (("timeline", "Timeline"), ("table", "Table"), ("muscles", "Per muscle"), ("together", "With what"))
_LEFT_PX, _RIGHT_PX = 20, 12
_ONE_LINE = 10_000
"""The tools stand under the switches rather than break their line."""


class HistoryTools(Box):
    """``back`` is the stretch in sight, ``form`` how the visits are shown, ``play`` steps through them."""

    def __init__(self) -> None:
        self.back = Segmented(_BACK, name="Span of the timeline")
        self.form = Segmented(_FORMS, name="Form of the history")
        self.play = Button("Play", "quiet", "play", tip="Visit after visit (Space)")
        self._count = small("", "text2")
        self._ends: QHBoxLayout = row(self._count, None, self.play, gap=4)
        switches = QWidget()
        flow = Flow(8, 4)
        switches.setLayout(flow)
        for switch in (self.back, self.form):
            flow.addWidget(switch)
        self._tools = box(self._ends)
        super().__init__(col(beside(switches, self._tools, gap=8, least=_ONE_LINE), margins=(_LEFT_PX, 8, _RIGHT_PX, 8)))

    def add_tool(self, tool: QWidget) -> None:
        """One more tool, before play."""
        self._ends.insertWidget(self._ends.indexOf(self.play), tool)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_switches()

    def _fit_switches(self) -> None:
        """The forms become narrower where all stands in one line then, or where they have a line of their own beside the span."""
        line = self.width() - _LEFT_PX - _RIGHT_PX
        back = self.back.sizeHint().width() + 8 if not self.back.isHidden() else 0
        room = line - back - self._tools.sizeHint().width() - 8
        self.form.fit_into(room if room >= self.form.least_width() else line - back)

    def show_count(self, visits: int, spanned: int | None) -> None:
        """How many visits there are, and how many of them the span holds."""
        all_of_them = "1 visit" if visits == 1 else f"{visits} visits"
        self._count.setText(all_of_them if spanned is None else f"{spanned} of {all_of_them}")
        self.play.setEnabled((visits if spanned is None else spanned) > 1)

    def show_playing(self, on: bool) -> None:
        """Whether visits are played; where no motion is wanted they are stepped through by hand."""
        begin, end = ("Play", "Pause") if theme.moves else ("Step", "Stop")
        self.play.set_words(end if on else begin)
        self.play.set_glyph("pause" if on and theme.moves else "close" if on else "play")
