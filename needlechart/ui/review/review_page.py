"""The review: every session of the clinic in a table, filtered at once, with a reading pane beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QWidget

from needlechart.domain.errors import NeedleChartError
from needlechart.domain.moments import clinic_date
from needlechart.domain.review import FilterKind, LinePage, LineTotals, Order, SavedFilter, SessionFilter
from needlechart.domain.review.sorts import offered_sorts
from needlechart.ui.look.beside import beside
from needlechart.ui.look.empty import EmptyState
from needlechart.ui.look.layout import Box, Line, Pages, col, row
from needlechart.ui.look.message import MessageBar
from needlechart.ui.look.order_chooser import OrderChooser
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import small
from needlechart.ui.records_worker import RecordsWorker
from needlechart.ui.review.cells import Names
from needlechart.ui.review.chosen_bar import ChosenBar
from needlechart.ui.review.columns import DELIVERED, NAMES, Column
from needlechart.ui.review.filter_bar import FilterBar
from needlechart.ui.review.lines_read import LinesRead
from needlechart.ui.review.review_head import ReviewHead, tab_of, totals_words
from needlechart.ui.review.saved_panel import SavedPanel
from needlechart.ui.review.session_pane import SessionPane
from needlechart.ui.review.session_table import SessionTable
from needlechart.ui.review.thread_pane import ThreadPane
from needlechart.usecases import reviewing
from needlechart.usecases.review_thread import Thread
from needlechart.usecases.reviewing import ReviewOpened, SessionLookedAt

if TYPE_CHECKING:
    from needlechart.atlas import Atlas

_BESIDE_EMS = 92
"""A page so wide, in heights of its letters, has table and pane side by side; a narrower one shows the pane when asked."""
_PANE_EMS = 27
_ONE_LINE_PX = 100_000
"""The totals stand beside the chips only where these take one line."""
_LOOK_AFTER_MS = 120
"""Rows that are passed faster than this are not looked at, and leave no entry in the audit trail."""
_TYPED_MS = 150


class ReviewPage(QWidget):
    """``chart_wanted(patient_id)``.

    J and K or the arrows go through the rows, Return shows the session, Escape goes back to the table, Ctrl+F to the search.
    A approves the session that is read, Q asks its therapist.
    """

    chart_wanted = Signal(str)

    def __init__(self, worker: RecordsWorker, atlas: Atlas) -> None:
        super().__init__()
        self.setAccessibleName("Review")
        self._worker = worker
        self._opened: ReviewOpened | None = None
        self.saved_panel: SavedPanel | None = None
        self._pane_wanted = False
        self.read = LinesRead(worker, self)
        self.head = ReviewHead()
        self.filters = FilterBar()
        self.totals = small("", "text2")
        self.table = SessionTable()
        self.pane = SessionPane(atlas)
        self.review = ThreadPane(worker)
        self.pane.add_foot(self.review)
        self.chosen = ChosenBar(worker)
        self.messages = MessageBar()
        self.columns = OrderChooser[Column](self, "Columns", NAMES, DELIVERED, "Columns of the table")
        self._empty = EmptyState("")
        self._list = Pages()
        self._list.addWidget(self.table)
        self._list.addWidget(Box(col(self._empty, None, margins=(24, 24, 24, 16)), "surface"))
        bar = beside(self.filters, self.totals, least=_ONE_LINE_PX)
        top = col(self.head, bar, gap=10, margins=(20, 12, 16, 10))
        left = col(self.messages, top, Line(), (self._list, 1), self.chosen, gap=0)
        self._between = Line(vertical=True)
        self.setLayout(row((Box(left, "surface"), 1), self._between, self.pane, gap=0))
        self._look_soon, self._type_soon = QTimer(self), QTimer(self)
        for timer, ms, then in ((self._look_soon, _LOOK_AFTER_MS, self._look), (self._type_soon, _TYPED_MS, self._on_typed)):
            timer.setSingleShot(True)
            timer.setInterval(ms)
            timer.timeout.connect(then)
        self._connect()
        self.pane.show_nothing()

    def _connect(self) -> None:
        self.read.first_arrived.connect(self._show_first)
        self.read.more_arrived.connect(self.table.rows.show_more)
        self.read.totals_arrived.connect(self._show_totals)
        self.read.queue_arrived.connect(self.head.show_queue)
        self.read.failed.connect(self._on_failed)
        self.table.rows.more_wanted.connect(self.read.ask_more)
        self.table.line_chosen.connect(lambda _line: self._look_soon.start())
        self.table.line_opened.connect(lambda _line: self.show_pane())
        self.table.clicked.connect(lambda _index: self.show_pane())
        self.table.selection_changed.connect(lambda: self.chosen.show_chosen(self.table.chosen_lines()))
        self.chosen.cleared.connect(self.table.choose_current)
        self.chosen.told.connect(lambda said: self.messages.show_message("approved", said, "info", "Close"))
        self.review.done.connect(self._on_reviewed)
        self.table.sort_wanted.connect(lambda order: self._ask(self.read.filter, order))
        self.filters.changed.connect(lambda filter: self._ask(filter, self.read.order))
        self.head.status_wanted.connect(lambda status: self._ask_with(FilterKind.STATUS, *status))
        self.head.words_wanted.connect(lambda _typed: self._type_soon.start())
        self.head.search.submitted.connect(self._on_typed)
        self.head.search.down_pressed.connect(self._into_table)
        self.head.saved.clicked.connect(self.show_saved)
        self.head.columns.clicked.connect(self._show_columns)
        self.columns.changed.connect(self.table.choose_columns)
        self.pane.closed.connect(self.hide_pane)
        self.pane.chart_wanted.connect(self.chart_wanted)
        self.pane.patient_wanted.connect(self._only_patient)
        self._empty.action_taken.connect(lambda: self._ask(SessionFilter(), self.read.order))
        self.messages.action_taken.connect(self.messages.drop)
        self._worker.records_changed.connect(self._on_records_changed)
        theme.changed.connect(self._fit)

    # ---- opening
    def refresh(self) -> None:
        """Opens the review anew, with the filter that is in force."""
        self._worker.run(reviewing.open_review, self._show_opened, self)

    def forget(self) -> None:
        """Nothing of any patient is kept."""
        self._show_nothing()
        self.table.rows.forget()

    def show_filter(self, filter: SessionFilter) -> None:
        """The rows behind a figure elsewhere."""
        self._ask(filter, Order())

    # ---- the pane
    @property
    def is_beside(self) -> bool:
        """Whether table and pane stand side by side."""
        return self.width() >= _BESIDE_EMS * theme.px("body")

    def show_pane(self) -> None:
        """The session of the row the keyboard is at, beside the table or over it."""
        self._pane_wanted = True
        self._fit()
        self._look_soon.start(0)

    def hide_pane(self) -> None:
        """Back to the table."""
        self._pane_wanted = False
        self._fit()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- Qt
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Find):
            self.head.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.head.search.selectAll()
        elif not self.pane.isHidden() and self.review.take_key(event):
            event.accept()
        elif event.key() == Qt.Key.Key_Escape and self._pane_wanted and not self.is_beside:
            self.hide_pane()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # ---- the inside
    def _fit(self) -> None:
        wide = min(round(_PANE_EMS * theme.px("body")), self.width() // 2)
        shown = self.is_beside or self._pane_wanted
        self.pane.setFixedWidth(max(280, wide))
        self.pane.setVisible(shown)
        self._between.setVisible(shown)
        self.pane.show_closable(not self.is_beside)

    def _show_opened(self, opened: ReviewOpened) -> None:
        first = self._opened is None or self._opened.person.id != opened.person.id
        self._opened = opened
        now = self._worker.file.clock.now()
        self.filters.show_opened(opened, clinic_date(now, opened.clinic.time_zone))
        if first:
            self.table.show_columns_of(opened.person.id)
        self._ask(self.read.filter, self.read.order)
        self.read.ask_queue()

    def _names(self) -> Names | None:
        opened = self._opened
        if opened is None:
            return None
        now = self._worker.file.clock.now()
        people = {person.id: person.name for person in opened.people}
        return Names(people, opened.catalogue, clinic_date(now, opened.clinic.time_zone), now)

    def _ask(self, filter: SessionFilter, order: Order) -> None:
        self.head.show_filter(filter)
        self.filters.show_filter(filter)
        self.filters.hide_chip(FilterKind.STATUS, hidden=tab_of(filter))
        self.read.ask(filter, order)

    def _ask_with(self, kind: FilterKind, *values: str) -> None:
        self._ask(self.read.filter.having(kind, *values), self.read.order)

    def _on_typed(self) -> None:
        self._type_soon.stop()
        typed = self.head.search.value()
        if typed != " ".join(self.read.filter.values(FilterKind.WORDS)):
            self._ask_with(FilterKind.WORDS, *([typed] if typed else []))

    def _only_patient(self, patient_id: str) -> None:
        looked = self.pane.looked
        if looked is not None:
            name = f"{looked.patient.given_name} {looked.patient.family_name}"
            self.filters.show_filter(self.read.filter, name)
        self._ask_with(FilterKind.PATIENT, patient_id)

    def _show_first(self, page: LinePage) -> None:
        names = self._names()
        if names is None:
            return
        self.messages.drop("review")
        current = self.table.current_line()
        self.table.rows.show_page(page, names)
        self.table.show_order(self.read.order)
        self._list.setCurrentIndex(0 if page.lines else 1)
        self._say_empty()
        if not self.table.go_to(current.session_id if current is not None else None):
            if page.lines and self.is_beside:
                self.table.step(1)
            else:
                self._show_nothing()

    def _say_empty(self) -> None:
        if self.read.filter.conditions:
            self._empty.show_empty("No session fits", "Take a filter out, or another period.", "Clear all filters")
        else:
            self._empty.show_empty("No sessions yet", "Every session will stand here from its first tap on.")

    def _show_totals(self, totals: LineTotals) -> None:
        self.totals.setText(totals_words(totals))
        self.table.rows.offered = offered_sorts(self.read.filter, totals.sessions)

    def _on_failed(self, error: NeedleChartError) -> None:
        self.messages.show_message("review", error.sentence, "danger", "Close", error.way_out)

    def _on_records_changed(self, _touched: object) -> None:
        if self.isVisible():
            self.read.ask(self.read.filter, self.read.order)
            self.read.ask_queue()

    def _show_nothing(self) -> None:
        self.pane.show_nothing()
        self.review.show_session("")

    def _on_reviewed(self, thread: Thread) -> None:
        """Something was done about the session: the keyboard goes on to the next one."""
        line = self.table.current_line()
        if line is not None and line.session_id == thread.session_id:
            self.table.step(1)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- looking
    def _look(self) -> None:
        line = self.table.current_line()
        if line is None or self.pane.isHidden():
            return
        looked = self.pane.looked
        if looked is None or looked.visit.session.id != line.session_id:
            wanted = line.session_id
            self._worker.run(lambda work: reviewing.look_at_session(work, wanted), self._show_looked, self)

    def _show_looked(self, looked: SessionLookedAt) -> None:
        line, names = self.table.current_line(), self._names()
        if line is not None and names is not None and line.session_id == looked.visit.session.id:
            self.pane.show_session(looked, names.today)
            self.review.show_session(looked.visit.session.id)

    def _into_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.TabFocusReason)
        if self.table.current_line() is None:
            self.table.step(1)

    # ---- panels
    def _show_columns(self) -> None:
        self.columns.show_choice(self.table.columns)
        self.columns.open_below(self.head.columns)

    def show_saved(self) -> None:
        """The kept filters."""
        opened = self._opened
        if opened is None:
            return
        owners = {person.id: person.name for person in opened.people}
        self._worker.read(
            lambda reading: reviewing.saved_filters(reading, opened.person.id),
            lambda saved: self._open_saved(saved, opened.person.id, owners),
            self,
        )

    def _open_saved(self, saved: tuple[SavedFilter, ...], person_id: str, owners: dict[str, str]) -> None:
        panel = SavedPanel(self, saved, person_id, owners, keeps=bool(self.read.filter.conditions))
        panel.taken.connect(lambda one: self._ask(one.filter, one.order))
        panel.keep_wanted.connect(self._keep)
        panel.drop_wanted.connect(lambda one: self._worker.run(lambda work: reviewing.drop_filter(work, one), _done, self))
        self.saved_panel = panel
        panel.destroyed.connect(self._on_saved_gone)
        panel.open_below(self.head.saved)

    def _on_saved_gone(self) -> None:
        self.saved_panel = None

    def _keep(self, name: str, shared: bool) -> None:
        filter, order = self.read.filter, self.read.order
        self._worker.run(lambda work: reviewing.keep_filter(work, name, filter, order, shared=shared), _done, self)


def _done(_answer: object) -> None:
    """What was kept shows when the panel is opened again."""
