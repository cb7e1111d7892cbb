"""The clinic in figures: the page says what is counted, each number opens its sessions, a lot is recalled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from needlechart.domain.figures import Months
from needlechart.domain.people import Role
from needlechart.domain.review import SessionFilter
from needlechart.domain.sessions import Signature
from needlechart.records.clinic_file import ClinicFile
from needlechart.ui.figures.figures_page import FiguresPage, months_words
from needlechart.ui.look.plain_table import PlainTable
from needlechart.ui.records_worker import RecordsWorker
from needlechart.usecases import reviewing
from tests.clinics import ADA, MARA, NOW, TODAY
from tests.visits import visit

LOT = "24K117"
SIGNED_VISITS = 12


class Figures:
    """The page on a file with a dozen signed visits of one a week, the second with a bruise, and one draft."""

    def __init__(self, qtbot: QtBot, worker: RecordsWorker, file: ClinicFile, page: FiguresPage) -> None:
        self.qtbot, self.worker, self.file, self.page = qtbot, worker, file, page
        self.wanted: list[SessionFilter] = []
        page.rows_wanted.connect(self.wanted.append)
        made = []
        for number in range(SIGNED_VISITS):
            plain = visit(file.ids, TODAY - timedelta(days=SIGNED_VISITS - number), number)
            lot = tuple(replace(site, needle=replace(site.needle, lot=LOT)) for site in plain.sites if site.needle is not None)
            made.append(replace(plain, sites=lot).signed(Signature(ADA.id, NOW, "")))
        with file.work() as work:
            work.add_many(made, deed="import records")
            work.save(None, visit(file.ids, TODAY - timedelta(days=1), 0))
        page.refresh()
        self.settle(lambda: page.shown is not None)

    def settle(self, true: Callable[[], bool] = lambda: True) -> None:
        """Everything asked is answered, and the condition holds."""
        self.qtbot.waitUntil(lambda: self.worker.idle and true())

    def press(self, control: QWidget) -> None:
        """A click."""
        self.qtbot.mouseClick(control, Qt.MouseButton.LeftButton)

    def press_row(self, table: PlainTable, row: int) -> None:
        """A click on a row."""
        at = table.visualRect(table.rows.index(row, 0)).topLeft() + QPoint(8, 8)
        self.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)

    def behind(self) -> int:
        """How many sessions the filter asked for last leaves."""
        with self.file.reading() as reading:
            return reviewing.totals(reading, ADA.id, NOW, self.wanted[-1]).sessions


@pytest.fixture
def figures(qtbot: QtBot, worker: RecordsWorker, clinic_file: ClinicFile) -> Figures:
    page = FiguresPage(worker)
    qtbot.addWidget(page)
    page.resize(1440, 900)
    with qtbot.waitActive(page):
        page.show()
    return Figures(qtbot, worker, clinic_file, page)


def test_that_the_overview_counts_what_is_signed_and_each_number_opens_its_sessions(figures: Figures) -> None:
    page = figures.page
    assert page.when_words() == "Oct to Dec 2026"
    assert page.safety.texts() == (
        "0 counts do not agree, none open in 12 sessions",
        "0 counts did not agree at first, 0 near misses among them",
        "1 mild reactions, published: 123.4",
        "0 significant or serious reactions, none of them serious",
    )
    assert page.safety.open_now.texts()[0] == ("Not signed", "1")
    assert page.safety.grades.texts()[1] == ("Mild", "1", "–", "–", "123.4")
    figures.press(page.safety.tiles[2])
    assert figures.behind() == 1
    figures.press_row(page.safety.open_now, 0)
    assert figures.behind() == 1
    figures.press_row(page.safety.grades, 3)  # the control: no serious reaction, so nothing opens
    assert len(figures.wanted) == 2


def test_that_needles_are_told_by_type_therapist_and_day(figures: Figures) -> None:
    page = figures.page
    page.part.set_value("needles")
    page.part.changed.emit()
    assert page.needles.types.texts() == [("0.30 × 40", "24", "24", f"{LOT} 24")]
    assert page.needles.therapists.texts() == [("Ada Kern", "24", "24", "12")]
    assert page.needles.sharps.texts()[0] == ("19 Nov 2026", "1", "2", "2", "2", "0")
    figures.press_row(page.needles.sharps, 0)
    assert figures.behind() == 1


def test_that_results_tell_of_muscles_cases_and_treatments(figures: Figures) -> None:
    page = figures.page
    page.part.set_value("results")
    page.part.changed.emit()
    muscle = page.results.muscles.texts()[0]
    assert muscle[:4] == ("Trapezius, upper (descending)", "24", "24", "16")
    assert muscle[4] == "67 %"
    assert ("Whole clinic", "1", "12") in page.results.caseload.texts()
    assert page.results.treatments.texts()[0] == ("Massage", "12", "120", "12")
    assert all(row[4] == "too few" for row in page.results.regions.texts())


def test_that_other_months_are_looked_at_and_none_to_come(figures: Figures) -> None:
    page = figures.page
    assert not page.later.isEnabled()
    figures.press(page.earlier)
    figures.settle(lambda: page.shown is not None and page.shown.sessions.number == 0)
    assert page.when_words() == "Jul to Sep 2026"
    assert page.later.isEnabled()
    page.stretch.set_value("year")
    page.stretch.changed.emit()
    figures.settle(lambda: page.shown is not None and page.shown.sessions.number == SIGNED_VISITS)
    assert page.when_words() == "2026"
    assert months_words(Months.of(2026, 12, 2)) == "Dec 2026 to Jan 2027"


def test_that_a_lot_is_recalled_to_its_patients_and_a_missing_one_is_asked_for(figures: Figures) -> None:
    page = figures.page
    page.part.set_value("needles")
    page.part.changed.emit()
    figures.press(page.needles.recall)
    figures.settle()
    assert "Type the lot" in page.recall.about_text() or "not said" in page.recall.about_text()
    figures.press(page.recall.back)
    figures.qtbot.keyClicks(page.needles.lot, LOT.lower())
    figures.qtbot.keyClick(page.needles.lot, Qt.Key.Key_Return)
    figures.settle(lambda: page.recall.found is not None)
    assert page.recall.about_text() == "1 patient with 24 needles of this lot."
    (row,) = page.recall.patients.texts()
    assert row[:2] == ("Mara Alder", MARA.number)
    assert row[5] == "24"
    with figures.qtbot.waitSignal(page.chart_wanted) as asked:
        figures.press_row(page.recall.patients, 0)
    assert asked.args == [MARA.id]
    assert page.opened is not None
    page.recall.look_up("NOSUCHLOT", page.opened)
    figures.settle(lambda: page.recall.found is not None and not page.recall.found.patients)
    assert page.recall.about_text() == "No needle of this lot is in the charts."


def test_that_nobody_sees_the_figures_without_the_right_to(figures: Figures) -> None:
    with figures.file.work() as work:
        work.save(ADA, replace(ADA, roles=(Role.THERAPIST,)))
    with figures.qtbot.waitSignal(figures.worker.unanswered_error) as told:
        figures.page.refresh()
    assert "does not allow" in told.args[0].sentence
