"""The clinic in figures, for those who manage it: a stretch of months, safety, needles, results."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from needlechart.domain.figures import ClinicFigures, Months
from needlechart.domain.moments import clinic_date
from needlechart.drawing.timeline.dates import MONTHS
from needlechart.ui.figures.needles_part import NeedlesPart
from needlechart.ui.figures.openings import FiguresPart
from needlechart.ui.figures.recall_part import RecallPart
from needlechart.ui.figures.results_part import ResultsPart
from needlechart.ui.figures.safety_part import SafetyPart
from needlechart.ui.look.beside import beside
from needlechart.ui.look.buttons import icon_button
from needlechart.ui.look.layout import Box, Line, Pages, box, col, row, scrolled
from needlechart.ui.look.segmented import Segmented
from needlechart.ui.look.words import label, small, title
from needlechart.ui.people.entry import page_of
from needlechart.ui.records_worker import RecordsWorker
from needlechart.usecases import figures as clinic_in_figures
from needlechart.usecases.figures import FiguresOpened

_PARTS = (("safety", "Overview"), ("needles", "Needles"), ("results", "Results"))
_STRETCHES = (("month", "Month"), ("quarter", "Quarter"), ("year", "Year"))
_MAKE = {"month": Months.month, "quarter": Months.quarter, "year": Months.year}


class FiguresPage(QWidget):
    """``rows_wanted(SessionFilter)`` for the sessions behind a number, ``chart_wanted(patient_id)`` from a recall."""

    rows_wanted = Signal(object)
    chart_wanted = Signal(str)

    def __init__(self, worker: RecordsWorker) -> None:
        super().__init__()
        self.setAccessibleName("Safety and figures")
        self._worker = worker
        self.opened: FiguresOpened | None = None
        self._months: Months | None = None
        self.shown: ClinicFigures | None = None
        self.part = Segmented(_PARTS, name="Figures")
        self.stretch = Segmented(_STRETCHES, "quarter", name="How long")
        self.earlier, self.later = icon_button("left", "Earlier", size="head"), icon_button("right", "Later", size="head")
        self._when = label("", weight=600)
        self._drafts = small("", "text2")
        self.safety, self.needles, self.results = SafetyPart(), NeedlesPart(), ResultsPart()
        self.recall = RecallPart(worker)
        self._pages = Pages()
        for part in (self.safety, self.needles, self.results, self.recall):
            page = page_of(box(col(part, margins=(24, 16, 24, 16))), centred=True)
            self._pages.addWidget(scrolled(page, part.accessibleName()))
        where = box(row(title("Safety"), 8, self.part, None, gap=8))
        when = box(row(self.stretch, self.earlier, self._when, self.later, gap=4))
        head = col(beside(where, when, gap=12), self._drafts, gap=6, margins=(20, 12, 16, 10))
        self.setLayout(col((Box(col(head, Line(), (self._pages, 1), gap=0), "surface"), 1), gap=0))
        self.part.changed.connect(self._show_part)
        self.stretch.changed.connect(self._on_stretch)
        self.earlier.clicked.connect(lambda: self._move(-1))
        self.later.clicked.connect(lambda: self._move(1))
        for figures in self._parts():
            figures.rows_wanted.connect(self.rows_wanted)
        self.needles.recall_wanted.connect(self._recall)
        self.recall.closed.connect(self._show_part)
        self.recall.chart_wanted.connect(self.chart_wanted)
        worker.records_changed.connect(self._on_records_changed)

    def refresh(self) -> None:
        """Opens the figures anew."""
        self._worker.run(clinic_in_figures.open_figures, self._show_opened, self)

    def when_words(self) -> str:
        """The months that are told, in words."""
        return self._when.text()

    def _parts(self) -> tuple[FiguresPart, ...]:
        return self.safety, self.needles, self.results

    def _show_opened(self, opened: FiguresOpened) -> None:
        self.opened = opened
        if self._months is None:
            self._on_stretch()
        else:
            self._ask()

    def _today_months(self) -> Months | None:
        opened = self.opened
        if opened is None:
            return None
        return _MAKE[self.stretch.value()](clinic_date(self._worker.file.clock.now(), opened.clinic.time_zone))

    def _on_stretch(self) -> None:
        months = self._today_months()
        if months is not None:
            self._months = months
            self._ask()

    def _move(self, by: int) -> None:
        if self._months is not None:
            self._months = self._months.before if by < 0 else self._months.after
            self._ask()

    def _ask(self) -> None:
        months, person_id, now = self._months, self._worker.file.person_id, self._worker.file.clock.now()
        if months is None:
            return
        current = self._today_months()
        self._when.setText(months_words(months))
        self.later.setEnabled(current is None or months.last < current.last)
        self._worker.read(lambda reading: clinic_in_figures.clinic_figures(reading, person_id, months, now), self._show, self)

    def _show(self, figures: ClinicFigures) -> None:
        if self.opened is None or figures.months != self._months:
            return
        self.shown = figures
        drafts = figures.drafts.number
        waiting = f" · {drafts:,} not signed yet are not in these figures" if drafts else ""
        self._drafts.setText(f"{figures.sessions.number:,} signed sessions, {figures.treatments:,} with needles{waiting}")
        self.safety.show_figures(figures, self.opened)
        self.needles.show_figures(figures, self.opened)
        self.results.show_figures(figures, self.opened)

    def _show_part(self) -> None:
        self._pages.setCurrentIndex([key for key, _words in _PARTS].index(self.part.value()))

    def _recall(self, lot: str) -> None:
        if self.opened is not None:
            self.recall.look_up(lot, self.opened)
            self._pages.setCurrentIndex(len(_PARTS))

    def _on_records_changed(self, _touched: object) -> None:
        if self.isVisible():
            self._ask()


def months_words(months: Months) -> str:
    """ "November 2026", "Oct to Dec 2026", "2026"."""
    first, last = months.first, months.last
    if months.many == 12 and first.month == 1:
        return str(first.year)
    if months.many == 1:
        return f"{MONTHS[first.month - 1]} {first.year}"
    year = f" {first.year}" if first.year != last.year else ""
    return f"{MONTHS[first.month - 1]}{year} to {MONTHS[last.month - 1]} {last.year}"
