"""A patient's history: timeline or table, the body and the note of the selected visit, moving together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from needlechart.ui.history.reader import Reader
from needlechart.ui.history.timeline import Timeline
from needlechart.ui.history.visit_body import VisitBody
from needlechart.ui.history.visit_table import VisitTable
from needlechart.ui.look.empty import EmptyState
from needlechart.ui.look.layout import Box, Line, box, col, row, scrolled
from needlechart.ui.look.segmented import Segmented
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import small
from needlechart.ui.records_worker import RecordsWorker
from needlechart.usecases import patients
from needlechart.usecases.patients import PatientOpened, VisitRead

if TYPE_CHECKING:
    from needlechart.atlas import Atlas

_SPANS = (("3m", "3 months"), ("1y", "1 year"), ("all", "All"))
_FORMS = (("timeline", "Timeline"), ("table", "Table"))


class HistoryPage(QWidget):
    """``session_wanted(session_id)`` to open a visit, ``new_session_wanted()`` from the empty page."""

    session_wanted = Signal(str)
    new_session_wanted = Signal()

    def __init__(self, worker: RecordsWorker, atlas: Atlas) -> None:
        super().__init__()
        self._worker = worker
        self._opened: PatientOpened | None = None
        self.session_id: str | None = None
        self.span = Segmented(_SPANS, name="Span of the timeline")
        self.form = Segmented(_FORMS, name="Form of the history")
        self._count = small("", "text2")
        self.timeline = Timeline()
        self.table = VisitTable()
        self.body = VisitBody(atlas)
        self.reader = Reader()
        self._empty = EmptyState("")
        self._forms = QStackedWidget()
        lanes_area = scrolled(self.timeline, "Timeline")
        lanes_area.height_changed.connect(self.timeline.fit)
        lanes = box(col((lanes_area, 1), self.timeline.axis, gap=0), name="Timeline")
        self._forms.addWidget(lanes)
        self._forms.addWidget(self.table)
        tools = box(row(self.span, self._count, None, self.form, gap=12, margins=(20, 8, 12, 8)))
        self._left = Box(col(tools, Line(), (self._forms, 1), gap=0), "surface", "Visits")
        self._empty_side = Box(col(self._empty, None, margins=(32, 24, 32, 24)), "surface")
        self._between = Line(vertical=True)
        for part in (self._left, self.body, self._between, self.reader, self._empty_side):
            part.setParent(self)

        self.span.changed.connect(lambda: self.timeline.show_span(self.span.value()))
        self.form.changed.connect(self._on_form)
        self.timeline.visit_chosen.connect(self.select)
        self.table.visit_chosen.connect(self.select)
        self.table.visit_opened.connect(self.session_wanted)
        self.reader.session_wanted.connect(self.session_wanted)
        self.reader.stepped.connect(self._step)
        self._empty.action_taken.connect(self.new_session_wanted)
        theme.changed.connect(self.arrange)

    def show_patient(self, opened: PatientOpened) -> None:
        """Another chart, or the same one changed: the selected visit stays selected, otherwise the newest signed one is."""
        same = self._opened is not None and self._opened.patient.id == opened.patient.id
        visits = opened.history.visits
        kept = self.session_id if same and any(v.session_id == self.session_id for v in visits) else None
        had_visits = same and self._opened is not None and bool(self._opened.history.visits)
        before = self.timeline.view.span() if had_visits else None
        self._opened = opened
        self._show_emptiness(opened)
        if not visits:
            self.session_id = None
            self.arrange()
            return
        self._count.setText("1 visit" if len(visits) == 1 else f"{len(visits)} visits")
        self.timeline.show_history(opened.history, opened.patient)
        self.table.show_history(opened.history, opened.patient)
        if before is not None and kept is not None:
            self.timeline.view.show_span(*before)
        else:
            self.span.set_value(self.timeline.best_span())
            self.timeline.show_span(self.span.value())
        self.arrange()
        self.session_id = None
        newest_signed = next((visit.session_id for visit in reversed(visits) if visit.signed), visits[-1].session_id)
        self.select(kept or newest_signed)

    def select(self, session_id: str) -> None:
        """Timeline, table, body and reader show that visit."""
        if session_id == self.session_id:
            return
        self.session_id = session_id
        self.timeline.select(session_id)
        self.table.select(session_id)
        person_id = self._worker.file.person_id
        self._worker.read(lambda reading: patients.read_visit(reading, person_id, session_id), self._on_read, self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def empty_words(self) -> str:
        """What the page says while there is no visit, "" otherwise."""
        return "" if self._empty_side.isHidden() else self._empty.sentence()

    def parts(self) -> tuple[QRect, QRect, QRect]:
        """Where the visits, the body and the reader stand."""
        return self._left.geometry(), self.body.geometry(), self.reader.geometry()

    # ---- the inside
    def _on_read(self, read: VisitRead) -> None:
        opened = self._opened
        if opened is None or read.session.id != self.session_id:
            return
        at = next(i for i, visit in enumerate(opened.history.visits) if visit.session_id == read.session.id)
        self.reader.show_visit(opened, opened.history.visits[at], at + 1, read)
        self.body.show_session(read.session, opened.catalogue)

    def _step(self, by: int) -> None:
        visits = self._opened.history.visits if self._opened is not None else ()
        at = next((i for i, visit in enumerate(visits) if visit.session_id == self.session_id), None)
        if at is not None and 0 <= at + by < len(visits):
            self.select(visits[at + by].session_id)

    def _on_form(self) -> None:
        table = self.form.value() == "table"
        self._forms.setCurrentIndex(1 if table else 0)
        self.span.setVisible(not table)

    def _show_emptiness(self, opened: PatientOpened) -> None:
        empty = not opened.history.visits
        self._empty_side.setVisible(empty)
        for part in (self._left, self.body, self._between, self.reader):
            part.setVisible(not empty)
        self._empty.show_empty(
            "No visits yet", "The timeline, the body and the note of each visit will stand here.", "Start the first session"
        )

    def arrange(self) -> None:
        """Timeline, body and reader side by side; with large text in a narrow window the body goes under the timeline."""
        wide, high = self.width(), self.height()
        self._empty_side.setGeometry(0, 0, wide, high)
        reader = round(348 + (440 - 348) * min(1.0, max(0.0, (wide - 1280) / 640)) * 1.0)
        reader = round(reader * (1 + (theme.text_scale - 1) * 0.4))
        if wide >= 2400:
            reader += 40
        body = round(296 + (520 - 296) * max(0.0, (wide - 1280) / 640))
        body = min(body, 840)
        left = wide - body - reader - 2
        if left < 560 * (1 + (theme.text_scale - 1) * 0.4):
            left = wide - reader - 1
            split = high * 55 // 100
            self._left.setGeometry(0, 0, left, split)
            self.body.setGeometry(0, split, left, high - split)
        else:
            self._left.setGeometry(0, 0, left, high)
            self.body.setGeometry(left + 1, 0, body, high)
        self._between.setGeometry(wide - reader - 1, 0, 1, high)
        self.reader.setGeometry(wide - reader, 0, reader, high)
