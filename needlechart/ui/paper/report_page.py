"""A report before it is printed or kept: its pages as they will be, and the ways out of the clinic."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from needlechart.reports.report import LaidOut
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.layout import Box, box, col, row, scrolled
from needlechart.ui.look.menus import open_below, touch_menu
from needlechart.ui.look.theme import theme
from needlechart.ui.paper.asking import CSV, PDF, ask_printer, ask_where, printer_for, uses_letter
from needlechart.ui.paper.pages_view import PagesView
from needlechart.ui.paper.report_side import ReportSide
from needlechart.ui.paper.ways_out import Counted, Numbers, WaysOut
from needlechart.ui.records_worker import RecordsWorker

KEEP_SAFE = "It names the patient: keep it where only those who treat them can read it."
_SIDE_PX, _LEAST_PAGES_PX, _ANY_PX, _LINE_PX = 372, 560, 16_777_215, 60


class ReportPage(Box):
    """Lies over ``over``, which rests meanwhile.  ``closed`` by its button or Escape; ``scope_changed(key)`` by the choice of
    visits.

    Nothing is written or printed before somebody says where; each is in the audit trail.  No file is replaced unasked.
    """

    closed = Signal()
    scope_changed = Signal(str)

    def __init__(self, worker: RecordsWorker, over: QWidget, patient_id: str) -> None:
        self.back = Button("Back", "plain", "back", size="touch", tip="Escape")
        self.side, self.pages = ReportSide(), PagesView()
        self._scroll = scrolled(self.pages, "Pages")
        self._body: QBoxLayout = row(self.side, (self._scroll, 1), gap=32, margins=(32, 8, 24, 0))
        super().__init__(col(row(None, self.back, margins=(32, 12, 24, 0)), (box(self._body), 1), gap=0), "surface", "Report")
        self.setParent(over)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._worker, self._over = worker, over
        self.letter = uses_letter()
        self.ways = WaysOut(self, worker, patient_id)
        self.laid: LaidOut | None = None
        self._counted: Counted | None = None
        self._asked: object = None
        self._resting: list[QWidget] = []
        self.back.clicked.connect(self.close_page)
        self.side.print.clicked.connect(self._ask_printer)
        self.side.save.clicked.connect(self._ask_pdf)
        self.side.numbers.clicked.connect(self._ask_numbers)
        self.side.scope.changed.connect(lambda: self.scope_changed.emit(self.side.scope.value()))
        self.side.progress.cancel_requested.connect(self.cancel)
        self.ways.done.connect(lambda sentence: self.side.say(sentence, "ok", KEEP_SAFE))
        self.ways.refused.connect(self.side.tell)
        self.ways.in_the_way.connect(self.side.ask_whether)
        self.ways.slow.connect(self._on_slow)
        self.ways.busy_changed.connect(self._on_busy)
        theme.changed.connect(self._arrange)
        over.installEventFilter(self)
        self._open()

    # ---- what is shown
    def show_report(self, make: Callable[[Any], Counted], *, scope: str = "") -> None:
        """Counts (``make`` runs on the thread of the records), lays out and shows a report; ``scope`` "span" or "all" offers the
        other, "" none."""
        self._asked, self.laid, self._counted = make, None, None
        self.side.show_scope(scope)
        self.side.message.hide()
        self._tell_pages()
        self._worker.read(make, lambda counted: self._on_counted(make, counted), self, self.side.tell)

    def close_page(self) -> None:
        """Back to what lies below; what is still being made is given up."""
        self._asked = None
        self.ways.stop()
        for part in self._over.children():  # those that are still there
            if isinstance(part, QWidget) and any(part is rested for rested in self._resting):
                part.setEnabled(True)
        self._resting.clear()
        self.hide()
        self.closed.emit()

    def cancel(self) -> None:
        """Gives up what is being made: no file is written; without pages there is nothing left to show."""
        given_up = self.ways.stop()
        if self.laid is None:
            self.close_page()
        elif given_up:
            self.side.say(f"{given_up} was stopped.", detail="No file was written.")

    def all_numbers(self) -> tuple[Numbers, ...]:
        """The tables that can be kept."""
        return self._counted.numbers if self._counted is not None else ()

    # ---- the ways out
    def save_pdf(self, out: Path) -> None:
        """Keeps the pages as a PDF there."""
        if self.laid is not None:
            self.ways.save_pdf(self.laid, _named(out, ".pdf"))

    def save_numbers(self, numbers: Numbers, out: Path) -> None:
        """Keeps a table there."""
        self.ways.save_numbers(numbers, _named(out, ".csv"))

    # ---- keys and places
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self._scroll.verticalScrollBar()
        goes = {
            Qt.Key.Key_PageDown: bar.pageStep(), Qt.Key.Key_PageUp: -bar.pageStep(), Qt.Key.Key_Space: bar.pageStep(),
            Qt.Key.Key_Down: _LINE_PX, Qt.Key.Key_Up: -_LINE_PX, Qt.Key.Key_Home: -bar.maximum(), Qt.Key.Key_End: bar.maximum(),
        }  # fmt: skip
        if event.key() == Qt.Key.Key_Escape:
            self.close_page()
        elif event.matches(QKeySequence.StandardKey.Print):
            self.side.print.click()
        elif event.matches(QKeySequence.StandardKey.Save):
            self.side.save.click()
        elif event.key() in goes:
            bar.setValue(bar.value() + goes[Qt.Key(event.key())])
        elif event.key() not in (Qt.Key.Key_Left, Qt.Key.Key_Right):  # those are of the page below
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() is QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # ---- the inside
    def _open(self) -> None:
        parts = [part for part in self._over.children() if isinstance(part, QWidget) and part is not self]
        self._resting = [part for part in parts if part.isEnabled() and not part.isWindow()]
        for part in self._resting:
            part.setEnabled(False)
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        """Words beside the pages, or over them where there is no room beside."""
        side = round(_SIDE_PX * theme.text_scale)
        over = self.width() < side + _LEAST_PAGES_PX
        self._body.setDirection(QBoxLayout.Direction.TopToBottom if over else QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(12 if over else 32)
        self.side.setMinimumWidth(0 if over else side)
        self.side.setMaximumWidth(_ANY_PX if over else side)

    def _on_counted(self, make: object, counted: Counted) -> None:
        if make is self._asked:  # nothing else is wanted by now
            laid = LaidOut(counted.report, letter=self.letter)
            self.ways.lay_out(laid, lambda: self._on_laid_out(counted, laid))

    def _on_laid_out(self, counted: Counted, laid: LaidOut) -> None:
        self._counted, self.laid = counted, laid
        self._tell_pages()

    def _tell_pages(self) -> None:
        self.pages.show_pages(self.laid)
        self._scroll.verticalScrollBar().setValue(0)
        self.side.show_report(self.laid, letter=self.letter)
        self._on_busy()

    def _on_busy(self) -> None:
        if not self.ways.busy:
            self.side.progress.hide()
        self.side.allow(self.laid is not None and not self.ways.busy)

    def _on_slow(self, doing: str, done: int) -> None:
        self.side.show_progress(doing, done, self.laid.count if self.laid is not None else 0)

    def _ask_pdf(self) -> None:
        if self.laid is not None:
            out = ask_where(self, "Save the report", f"{self.laid.report.file_name}.pdf", PDF)
            if out is not None:
                self.save_pdf(out)

    def _ask_numbers(self) -> None:
        tables = self.all_numbers()
        if len(tables) == 1:
            self._ask_table(tables[0])
            return
        menu = touch_menu(self.side.numbers, "Numbers as CSV")
        for numbers in tables:
            menu.addAction(f"{numbers.name}…").triggered.connect(lambda _on=False, numbers=numbers: self._ask_table(numbers))
        open_below(menu, self.side.numbers)

    def _ask_table(self, numbers: Numbers) -> None:
        day = self._worker.file.clock.now().local.date().isoformat()
        out = ask_where(self, "Save the numbers", f"{numbers.file_name}-{day}.csv", CSV)
        if out is not None:
            self.save_numbers(numbers, out)

    def _ask_printer(self) -> None:
        if self.laid is not None:
            printer = printer_for(self.laid.report.name, letter=self.letter)
            if ask_printer(self, printer):
                self.ways.print_on(self.laid, printer)


def _named(out: Path, ending: str) -> Path:
    """With its ending, which nobody needs to type."""
    return out if out.suffix.lower() == ending else out.with_name(f"{out.name}{ending}")
