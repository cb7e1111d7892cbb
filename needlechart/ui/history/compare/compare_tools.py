"""The row of tools over a comparison: back, visits or spans, the two that are compared, swap."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from needlechart.ui.history.compare.choice import SPANS, VISITS
from needlechart.ui.history.compare.pick_button import PickButton
from needlechart.ui.history.compare.picks import Pair, Pick
from needlechart.ui.look.beside import beside
from needlechart.ui.look.buttons import Button, icon_button
from needlechart.ui.look.flow import Flow
from needlechart.ui.look.layout import Box, box, col, row
from needlechart.ui.look.segmented import Segmented
from needlechart.ui.look.words import label


class CompareTools(Box):
    """``back``, ``kind`` (``VISITS`` or ``SPANS``), ``first``, ``second``, ``swap``."""

    def __init__(self) -> None:
        self.back = icon_button("back", "Back to the history (Escape)")
        self.kind = Segmented(((VISITS, "Visits"), (SPANS, "Spans")), name="What is compared")
        self.first, self.second = PickButton("First"), PickButton("Second")
        self.swap = Button("Swap", "quiet", "repeat", tip="The second one first")
        self._flow = Flow(8, 4)
        between = box(row(label("with", role="text2")))
        for tool in (self.back, self.kind, self.first, box(row(between, self.second, gap=8)), self.swap):
            self._flow.addWidget(tool)
        tools = QWidget()
        tools.setLayout(self._flow)
        self._ends: QHBoxLayout = row(gap=4)
        self._end = box(self._ends)
        self._end.hide()
        super().__init__(col(beside(tools, self._end, gap=8), margins=(20, 8, 12, 8)), "surface", "What is compared")

    def add_tool(self, tool: QWidget) -> None:
        """One more deed at the right end, such as printing what is compared."""
        self._ends.addWidget(tool)
        self._end.show()

    def show_picks(self, both: Pair, named: Sequence[Pick], dated: Sequence[Pick]) -> None:
        """The two that are compared, and what else can be picked."""
        for button, pick in zip((self.first, self.second), both, strict=True):
            button.show_pick(pick, named, dated)
        self.swap.setEnabled(None not in both)
