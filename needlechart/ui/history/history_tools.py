"""The row of tools over the visits: how far back, play, and in which form they are shown."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from needlechart.ui.look.beside import beside
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.layout import Box, box, col, row
from needlechart.ui.look.segmented import Segmented
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import small

_BACK = (("3m", "3 months"), ("1y", "1 year"), ("all", "All"))
_FORMS = (("timeline", "Timeline"), ("table", "Table"))


class HistoryTools(Box):
    """``back`` is the stretch in sight, ``form`` timeline or table, ``play`` steps through the visits."""

    def __init__(self) -> None:
        self.back = Segmented(_BACK, name="Span of the timeline")
        self.form = Segmented(_FORMS, name="Form of the history")
        self.play = Button("Play", "quiet", "play", tip="Visit after visit (Space)")
        self._count = small("", "text2")
        self._ends: QHBoxLayout = row(None, self.play, self.form, gap=4)
        line = beside(box(row(self.back, self._count, None, gap=8)), box(self._ends), gap=8)
        super().__init__(col(line, margins=(20, 8, 12, 8)))

    def add_tool(self, tool: QWidget) -> None:
        """One more tool, before play."""
        self._ends.insertWidget(self._ends.indexOf(self.play), tool)

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
