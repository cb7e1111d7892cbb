"""The review's page on a real clinic file with two therapists, two patients and more visits than one page of lines holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from needlechart.atlas import Atlas
from needlechart.domain.afterwards import ReviewEntry, ReviewKind, ReviewReason
from needlechart.domain.patients import Patient, Problem
from needlechart.domain.people import Person, Role
from needlechart.domain.review import FilterKind
from needlechart.domain.sessions import Signature, TreatmentSession
from needlechart.records.clinic_file import ClinicFile
from needlechart.ui.records_worker import RecordsWorker
from needlechart.ui.review.columns import Column
from needlechart.ui.review.filter_panel import FilterPanel, TickPanel
from needlechart.ui.review.review_page import ReviewPage
from tests.clinics import NOW, TODAY
from tests.visits import course, visit

BO = Person("01900000-0000-7000-8000-0000000000b0", "Bo Lindt", (Role.THERAPIST,), "PT", needles_from=TODAY - timedelta(days=900))
BEA = Patient(
    "01900000-0000-7000-8000-00000000bea0",
    "P-0002",
    "Birch",
    "Bea",
    TODAY.replace(year=1990),
    problems=(Problem("problem-hip", "Hip pain", region="hip"),),
)
VISITS_OF_MARA = 60
WIDE, NARROW = 1600, 1100


class Reviewer:
    """The page, and the sessions in the file, newest first."""

    def __init__(self, qtbot: QtBot, worker: RecordsWorker, file: ClinicFile, page: ReviewPage) -> None:
        self.qtbot, self.worker, self.file, self.page = qtbot, worker, file, page
        self.sessions: tuple[TreatmentSession, ...] = ()

    def fill(self, visits: int = VISITS_OF_MARA) -> None:
        """Visits of Mara Alder with Ada Kern, one a day, and one of Bea Birch with Bo Lindt today."""
        made = course(self.file, visits, days_apart=1, until=TODAY - timedelta(days=1))
        other = replace(
            visit(self.file.ids, TODAY, 0),
            patient_id=BEA.id,
            therapist_id=BO.id,
            problem_ids=("problem-hip",),
            assessment="Quiet.",
        )
        with self.file.work() as work:
            work.save(None, BO)
            work.save(None, BEA)
            work.save(None, other)
        self.sessions = (other, *reversed(made))

    def to_review(self, days: tuple[int, ...]) -> list[str]:
        """A signed visit of Bea Birch with Bo Lindt so many days ago for each, waiting for a review; the newest first."""
        made = []
        for day in sorted(days):
            plain = visit(self.file.ids, TODAY - timedelta(days=day), 1)
            whole = replace(plain, patient_id=BEA.id, therapist_id=BO.id, problem_ids=("problem-hip",))
            made.append(whole.signed(Signature(BO.id, NOW, "")))
        with self.file.work() as work:
            work.add_many(made, deed="import records")
            for session in made:
                reasons = (ReviewReason.EVERY_SESSION,)
                work.save(None, ReviewEntry(work.new_id(), session.id, 1, ReviewKind.CALL, BO.id, NOW, reasons=reasons))
        return [session.id for session in made]

    def open(self) -> None:
        """The page as a manager finds it."""
        self.page.refresh()
        self.settle(lambda: self.page.totals.text() != "")

    def settle(self, true: Callable[[], bool] = lambda: True) -> None:
        """Everything asked is answered, and the condition holds."""
        self.qtbot.waitUntil(lambda: self.worker.idle and true())

    def cells(self, column: Column) -> list[str]:
        """What stands in a column, from top to bottom."""
        rows = self.page.table.rows
        at = rows.columns.index(column)
        return [str(rows.index(row, at).data()) for row in range(rows.rowCount())]

    def shown(self) -> list[str]:
        """The sessions in the rows."""
        return [line.session_id for line in self.page.table.rows.lines]

    def press(self, control: QWidget, at: QPoint | None = None) -> None:
        """A click."""
        self.qtbot.mouseClick(control, Qt.MouseButton.LeftButton, pos=at or control.rect().center())

    def panel(self, kind: FilterKind) -> FilterPanel:
        """The panel of a filter, opened by its chip."""
        self.press(self.page.filters.chips[kind], QPoint(12, 12))
        panel = self.page.filters.panel
        assert panel is not None
        return panel

    def tick(self, kind: FilterKind, *values: str) -> None:
        """Ticks values in a filter's panel, and closes it."""
        panel = self.panel(kind)
        assert isinstance(panel, TickPanel)
        for value in values:
            self.press(panel.checks[value])
        panel.close()
        self.settle()


@pytest.fixture
def review(qtbot: QtBot, worker: RecordsWorker, clinic_file: ClinicFile, atlas: Atlas) -> Reviewer:
    page = ReviewPage(worker, atlas)
    qtbot.addWidget(page)
    page.resize(WIDE, 900)
    with qtbot.waitActive(page):
        page.show()
    return Reviewer(qtbot, worker, clinic_file, page)
