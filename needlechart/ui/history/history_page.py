"""A patient's history: the visits, the body, and the note of the visit or the sum of the span, moving together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QWidget

from needlechart.domain.history.spans import Span
from needlechart.ui.history.body_pane import BodyPane
from needlechart.ui.history.compare.comparing import Comparing
from needlechart.ui.history.history_layout import places
from needlechart.ui.history.history_state import HistoryState
from needlechart.ui.history.history_tools import HistoryTools
from needlechart.ui.history.past_sites import PastSites
from needlechart.ui.history.playing import Playing
from needlechart.ui.history.reading_pane import ReadingPane
from needlechart.ui.history.same_visit import SameVisit
from needlechart.ui.history.taking_out import TakingOut
from needlechart.ui.history.timeline import Timeline
from needlechart.ui.history.visit_forms import VisitForms
from needlechart.ui.history.visit_table import VisitTable
from needlechart.ui.look.empty import EmptyState
from needlechart.ui.look.layout import Box, Line, col
from needlechart.ui.look.message import MessageBar
from needlechart.ui.look.theme import theme
from needlechart.ui.records_worker import RecordsWorker
from needlechart.usecases import patients
from needlechart.usecases.patients import PatientOpened, VisitRead

if TYPE_CHECKING:
    from needlechart.atlas import Atlas


class HistoryPage(QWidget):
    """``session_wanted(session_id)`` to open a visit, ``new_session_wanted()`` from the empty page.

    ``state`` is what is shown; every part observes it.  Space plays, Left and Right go from visit to visit, Escape ends what is
    played, then lets a muscle go whose visits are shown, then clears the span; Ctrl+P shows the pages.
    """

    session_wanted = Signal(str)
    new_session_wanted = Signal()

    def __init__(self, worker: RecordsWorker, atlas: Atlas) -> None:
        super().__init__()
        self._worker = worker
        self.state = HistoryState(self)
        self.past = PastSites(worker, self.state)
        self.playing = Playing(self, self.state)
        self.tools = HistoryTools()
        self.span, self.form = self.tools.back, self.tools.form
        self.timeline = Timeline()
        self.table = VisitTable()
        self.body = BodyPane(atlas, self.state, self.past)
        self.reading = ReadingPane(self.state)
        self.reader, self.summary = self.reading.reader, self.reading.summary
        self.messages = MessageBar()
        self.same = SameVisit(worker, self.messages, self)
        self._empty = EmptyState("")
        self.forms = VisitForms(worker, self.state, self.past, self.timeline, self.table)
        self._left = Box(col(self.tools, Line(), (self.forms, 1), gap=0), "surface", "Visits")
        self._empty_side = Box(col(self._empty, None, margins=(32, 24, 32, 24)), "surface")
        self._between = Line(vertical=True)
        self._side = Box(col(self.messages, (self.reading, 1), gap=0), "surface")
        for part in (self._left, self.body, self._between, self._side, self._empty_side):
            part.setParent(self)
        self.tools.add_tool(self.timeline.courses)
        self.taking_out = TakingOut(self, worker, atlas, self.state)
        self.tools.add_tool(self.taking_out.button)
        wanted = self.body.wants_all_sites
        self.comparing = Comparing(self, worker, atlas, self.state, self.past, self.reading, wanted)
        self._connect()

    def _connect(self) -> None:
        state = self.state
        self.span.changed.connect(lambda: self.timeline.show_span(self.span.value()))
        self.form.changed.connect(self._on_form)
        self.forms.timeline_wanted.connect(self._on_timeline_wanted)
        self.forms.timeline_shown.connect(lambda: self.span.setVisible(self.forms.shows_timeline))
        self.tools.play.clicked.connect(self.playing.toggle)
        for part in (self.timeline, self.table):
            part.visit_chosen.connect(self._on_chosen)
        self.timeline.span_selected.connect(lambda first, last: state.choose_span(Span(first, last)))
        self.timeline.span_cleared.connect(lambda: state.choose_span(None))
        self.table.visit_opened.connect(self.session_wanted)
        self.reader.session_wanted.connect(self.session_wanted)
        self.reader.same_wanted.connect(lambda session_id: self.same.chart(session_id, state.opened))
        self.reader.stepped.connect(self._on_stepped)
        self.same.session_wanted.connect(self.session_wanted)
        self._empty.action_taken.connect(self.new_session_wanted)
        self.playing.changed.connect(self._on_playing)
        state.visit_changed.connect(self._on_visit)
        state.span_changed.connect(self._on_span)
        self.comparing.changed.connect(self._on_comparing)
        theme.changed.connect(self.arrange)

    @property
    def session_id(self) -> str | None:
        """The visit in hand."""
        return self.state.session_id

    def show_patient(self, opened: PatientOpened) -> None:
        """Another chart, or the same one changed: the selected visit stays selected, otherwise the newest signed one is."""
        before = self.state.opened
        same = before is not None and before.patient.id == opened.patient.id
        in_sight = self.timeline.view.span() if same and before is not None and before.history.visits else None
        if not same:
            self.body.forget()
            self.messages.clear()
        kept = self.state.session_id
        self.state.show_chart(opened)
        kept = kept if kept == self.state.session_id else None
        visits = opened.history.visits
        self._show_emptiness(opened)
        if not visits:
            self.arrange()
            return
        self._show_count()
        self.timeline.show_history(opened.history, opened.patient)
        self.timeline.show_lanes_of(self._worker.file.person_id)
        self._show_span()
        self.table.show_history(opened.history, opened.patient)
        if in_sight is not None and kept is not None:
            self.timeline.view.show_span(*in_sight)
        else:
            self.span.set_value(self.timeline.best_span())
            self.timeline.show_span(self.span.value())
        self.arrange()
        self.body.show_chart_again()
        newest_signed = next((visit.session_id for visit in reversed(visits) if visit.signed), visits[-1].session_id)
        self.state.session_id = None  # what was read of it may be another by now
        reading_span = self.reading.shows_span
        self.state.choose(kept or newest_signed)
        self.reading.show_span_again(reading_span)

    def select(self, session_id: str) -> None:
        """Timeline, table, body and reader show that visit."""
        self.state.choose(session_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key))
        if event.matches(QKeySequence.StandardKey.Print) and self.comparing.page is None:
            self.taking_out.export_history()
        elif self.comparing.page is not None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self.state.visits:
            event.ignore()
        elif key == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.playing.toggle()
        elif step is not None:
            self._on_stepped(step)
        elif key == Qt.Key.Key_Escape and self.playing.on:
            self.playing.stop()
        elif key == Qt.Key.Key_Escape and self.forms.let_go():
            event.accept()
        elif key == Qt.Key.Key_Escape and self.state.span is not None:
            self.state.choose_span(None)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def empty_words(self) -> str:
        """What the page says while there is no visit, "" otherwise."""
        return "" if self._empty_side.isHidden() else self._empty.sentence()

    def parts(self) -> tuple[QRect, QRect, QRect]:
        """Where the visits, the body and the reader stand."""
        return self._left.geometry(), self.body.geometry(), self._side.geometry()

    def arrange(self) -> None:
        """Visits, body and reader where they stand in a window of this size."""
        put = places(self.width(), self.height(), theme.text_scale, self.body.least_width())
        self._empty_side.setGeometry(self.rect())
        self._left.setGeometry(put.left)
        self.body.setGeometry(put.body)
        self._between.setGeometry(put.line)
        self._side.setGeometry(put.reader)
        self.comparing.arrange()

    # ---- the inside
    def _on_chosen(self, session_id: str) -> None:
        """A visit chosen by hand ends what is played."""
        self.playing.stop()
        self.state.choose(session_id)

    def _on_stepped(self, by: int) -> None:
        """To the visit beside; while visits are played from there on."""
        self.state.step(by, within=self.playing.on)
        self.playing.begin_pace_again()

    def _on_visit(self) -> None:
        session_id = self.state.session_id
        if session_id is None:
            return
        self.timeline.select(session_id)
        self.table.select(session_id)
        person_id = self._worker.file.person_id
        self._worker.read(lambda reading: patients.read_visit(reading, person_id, session_id), self._on_read, self)

    def _on_read(self, read: VisitRead) -> None:
        opened, at = self.state.opened, self.state.at()
        if opened is None or at is None or read.session.id != self.state.session_id:
            return
        may_chart = self.same.allowed(opened)
        self.reader.show_visit(opened, opened.history.visits[at], at + 1, read, may_chart=may_chart)
        self.body.show_visit(read.session, opened.catalogue, self.playing.played())

    def _on_span(self) -> None:
        self._show_span()
        self.playing.stop()
        self._show_count()

    def _on_playing(self) -> None:
        self.tools.show_playing(self.playing.on)
        self.body.play(self.playing.played())

    def _on_comparing(self) -> None:
        self.playing.stop()
        self._show_parts()
        if self.comparing.page is not None:
            self.taking_out.offer(self.comparing.page)

    def _show_span(self) -> None:
        span = self.state.span
        self.timeline.show_span_of(*((span.first, span.last) if span is not None else (None, None)))

    def _show_count(self) -> None:
        self.tools.show_count(len(self.state.visits), len(self.state.spanned) if self.state.span is not None else None)

    def _on_form(self) -> None:
        self.forms.show_form(self.form.value())

    def _on_timeline_wanted(self) -> None:
        self.form.set_value("timeline")
        self._on_form()

    def _show_emptiness(self, opened: PatientOpened) -> None:
        empty = not opened.history.visits
        self._empty_side.setVisible(empty)
        self._empty.show_empty(
            "No visits yet", "The timeline, the body and the note of each visit will stand here.", "Start the first session"
        )
        self._show_parts()

    def _show_parts(self) -> None:
        """Visits, body and reader, unless there are no visits or two of them are compared."""
        shown = bool(self.state.visits) and self.comparing.page is None
        for part in (self._left, self.body, self._between, self._side):
            part.setVisible(shown)
