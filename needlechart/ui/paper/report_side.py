"""What stands beside the pages of a report: what it is, which visits, the ways out, and what became of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from needlechart.domain.errors import NeedleChartError
from needlechart.domain.words import count_words
from needlechart.reports.report import LaidOut
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.flow import Flow
from needlechart.ui.look.layout import Box, col
from needlechart.ui.look.message import Message, MessageTone
from needlechart.ui.look.progress import ProgressLine
from needlechart.ui.look.segmented import Segmented
from needlechart.ui.look.words import label, small, title


class ReportSide(Box):
    """``print``, ``save`` and ``numbers`` are the ways out; ``scope`` the visits, hidden where there is no choice."""

    def __init__(self) -> None:
        self.print = Button("Print…", "primary", "print", size="touch")
        self.save = Button("Save as PDF…", "plain", "export", size="touch")
        self.numbers = Button("Numbers as CSV…", "plain", "export", size="touch", tip="For a spreadsheet")
        self.scope = Segmented((("span", "The span"), ("all", "All visits")), name="Visits on the pages", size="touch")
        self.message, self.progress = Message("", "info", "Close"), ProgressLine()
        self._name, self._about = title(""), label("", role="text2", wrap=True)
        self._count = small("", "text2")
        self._ways = Flow(8, 8)
        ways = QWidget()
        ways.setLayout(self._ways)
        for way in (self.print, self.save, self.numbers):
            self._ways.addWidget(way)
        super().__init__(
            col(self._name, self._about, self._count, 12, self.scope, 12, ways, 8, self.progress, self.message, None, gap=4)
        )
        self._replace: Callable[[], None] | None = None
        for part in (self.scope, self.message, self.progress):
            part.hide()
        self.message.action_taken.connect(self._on_answer)
        self.message.second_taken.connect(self.message.hide)

    def show_report(self, laid: LaidOut | None, *, letter: bool) -> None:
        """What is on the pages; None while they are made."""
        if laid is None:
            self._count.setText("Counting…")
            return
        self._name.setText(laid.report.name)
        self._about.setText(laid.report.about)
        self._count.setText(f"{count_words(laid.count, 'page')}, {'US Letter' if letter else 'A4'}")

    def show_scope(self, scope: str) -> None:
        """ "span" or "all", or "" where there is no choice."""
        self.scope.setVisible(bool(scope))
        if scope:
            self.scope.set_value(scope)

    def allow(self, on: bool) -> None:
        """Whether there are pages that can go out now."""
        for way in (self.print, self.save, self.numbers):
            way.setEnabled(on)

    def show_progress(self, doing: str, done: int, total: int) -> None:
        """How far it is, with Cancel."""
        self.progress.show_progress(doing, done, total)
        self.progress.show()

    def say(self, sentence: str, tone: MessageTone = "info", detail: str = "", action: str = "Close", second: str = "") -> None:
        """A message under the ways out; what was asked before is asked no more."""
        self._replace = None
        self.message.show_message(sentence, tone, action, detail, second)
        self.message.show()

    def tell(self, error: NeedleChartError) -> None:
        """What went wrong, and the way out of it."""
        self.say(error.sentence, "danger", error.way_out)

    def ask_whether(self, error: NeedleChartError, replace: Callable[[], None]) -> None:
        """Asks whether a file that is there may go; ``replace`` is called for a yes."""
        self.say(error.sentence, "caution", error.way_out, "Replace it", "Leave it")
        self._replace = replace
        self.message.second_button().setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_answer(self) -> None:
        replace, self._replace = self._replace, None
        self.message.hide()
        if replace is not None:
            replace()
