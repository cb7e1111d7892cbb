"""The row of tools over the visits: how far back, play, and in which form they are shown."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from needlechart.ui.look.buttons import Button
from needlechart.ui.look.layout import Box, box, row
from needlechart.ui.look.segmented import Segmented
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import small

_BACK = (("3m", "3 months"), ("1y", "1 year"), ("all", "All"))
_FORMS = (("timeline", "Timeline"), ("table", "Table"), ("muscles", "Per muscle"), ("together", "With what"))
_LEFT_PX, _RIGHT_PX, _GAP_PX = 20, 12, 8


class HistoryTools(Box):
    """``back`` is the stretch in sight, ``form`` how the visits are shown, ``play`` steps through them.

    All in one line, or the forms in a second one.
    """

    def __init__(self) -> None:
        self.back = Segmented(_BACK, name="Span of the timeline")
        self.form = Segmented(_FORMS, name="Form of the history")
        self.play = Button("Play", "quiet", "play", tip="Visit after visit (Space)")
        self._count = small("", "text2")
        self._ends: QHBoxLayout = row(self._count, None, self.play, gap=4)
        self._tools = box(self._ends)
        self._lines = QGridLayout()
        self._lines.setContentsMargins(_LEFT_PX, 8, _RIGHT_PX, 8)
        self._lines.setHorizontalSpacing(_GAP_PX)
        self._lines.setVerticalSpacing(4)
        self._lines.setColumnStretch(2, 1)
        self._lines.addWidget(self.back, 0, 0)
        self._lines.addWidget(self.form, 0, 1)
        self._lines.addWidget(self._tools, 0, 3)
        self._one_line = True
        super().__init__(self._lines)

    def add_tool(self, tool: QWidget) -> None:
        """One more tool, before play."""
        self._ends.insertWidget(self._ends.indexOf(self.play), tool)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:  # a tool came or went, or says something else
            self._fit()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # ---- the inside
    def _fit(self) -> None:
        """The forms become narrower where all stands in one line then."""
        line = self.width() - _LEFT_PX - _RIGHT_PX
        back = self.back.sizeHint().width() + _GAP_PX if not self.back.isHidden() else 0
        room = line - back - self._tools.sizeHint().width() - _GAP_PX
        one_line = room >= self.form.least_width()
        if one_line != self._one_line:
            self._one_line = one_line
            self._lines.removeWidget(self.form)
            self._lines.addWidget(self.form, *((0, 1) if one_line else (1, 0, 1, 4, Qt.AlignmentFlag.AlignLeft)))
        self.form.fit_into(room if one_line else line)

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
