"""Finding a patient by typing, with the keyboard alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from needlechart.domain.patients import Patient
from needlechart.records.clinic_file import ClinicFile
from needlechart.ui.records_worker import RecordsWorker
from needlechart.ui.today.patient_search import LIMIT
from needlechart.ui.today.today_page import TodayPage
from tests.clinics import MARA

PER = Patient("01900000-0000-7000-8000-00000000be01", "P-0002", "Nowak", "Per", date(1967, 2, 4))
MARIT = Patient("01900000-0000-7000-8000-00000000be02", "P-0003", "Alvestad", "Marit", date(1990, 11, 30))


@pytest.fixture
def page(qtbot: QtBot, clinic_file: ClinicFile, worker: RecordsWorker) -> TodayPage:
    with clinic_file.work() as work:
        work.save(None, PER)
        work.save(None, MARIT)
    made = TodayPage(worker)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.refresh()
    qtbot.waitUntil(lambda: worker.idle)
    return made


def typed(qtbot: QtBot, page: TodayPage, words: str) -> list[str]:
    """The names found once everything typed was answered."""
    page.search.field.setFocus()
    qtbot.keyClicks(page.search.field, words)
    qtbot.waitUntil(lambda: page.search.settled)
    return [row.name for row in page.search.list.rows()]


@pytest.mark.parametrize(
    "words",
    ["no", "Nowak", "per n", "nowak per", "P-0002", "1967-02-04", "4 Feb 1967"],
    ids=["beginning", "family", "both", "reversed", "number", "iso-date", "spoken-date"],
)
def test_that_a_patient_is_found_by_name_number_and_date_of_birth(qtbot: QtBot, page: TodayPage, words: str) -> None:
    assert typed(qtbot, page, words) == ["Per Nowak"]


def test_that_several_who_fit_are_all_listed(qtbot: QtBot, page: TodayPage) -> None:
    assert set(typed(qtbot, page, "mar")) == {"Mara Alder", "Marit Alvestad"}


def test_that_typing_on_while_a_search_is_under_way_ends_with_the_newest_words(qtbot: QtBot, page: TodayPage) -> None:
    assert typed(qtbot, page, "marit alvestad") == ["Marit Alvestad"]
    for _ in range(4):
        qtbot.keyClick(page.search.field, Qt.Key.Key_Backspace)
    qtbot.keyClicks(page.search.field, "stad")
    qtbot.waitUntil(lambda: page.search.settled)
    assert [row.name for row in page.search.list.rows()] == ["Marit Alvestad"]


def test_that_return_opens_the_first_also_when_its_answer_is_still_coming(qtbot: QtBot, page: TodayPage) -> None:
    with qtbot.waitSignal(page.patient_wanted) as wanted:
        qtbot.keyClicks(page.search.field, "nowak")
        qtbot.keyClick(page.search.field, Qt.Key.Key_Return)
    assert wanted.args == [PER.id]


def test_that_down_goes_into_the_lines_and_up_comes_back(qtbot: QtBot, page: TodayPage) -> None:
    typed(qtbot, page, "mar")
    lines = page.search.list
    qtbot.keyClick(page.search.field, Qt.Key.Key_Down)
    first, second = (lines.row(row.key) for row in lines.rows())
    assert QApplication.focusWidget() is first
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is second
    with qtbot.waitSignal(page.patient_wanted) as wanted:
        qtbot.keyClick(second, Qt.Key.Key_Return)
    assert wanted.args == [second.view.key]
    qtbot.keyClick(second, Qt.Key.Key_Up)
    qtbot.keyClick(first, Qt.Key.Key_Up)
    assert QApplication.focusWidget() is page.search.field


def test_that_escape_brings_the_lists_of_the_day_back(qtbot: QtBot, page: TodayPage) -> None:
    typed(qtbot, page, "mar")
    assert not page.recent.isVisible()
    qtbot.keyClick(page.search.field, Qt.Key.Key_Escape)
    assert not page.search.list.isVisible()
    assert page.recent.isVisible()


def test_that_a_search_without_a_hit_says_so_and_offers_to_add_the_patient(qtbot: QtBot, page: TodayPage) -> None:
    assert typed(qtbot, page, "Ines Calder") == []
    empty = page.search.empty
    assert empty.isVisible()
    assert empty.sentence() == "Nobody found for “Ines Calder”"
    empty.action_taken.emit()
    assert page.form.isVisible()
    assert (page.form.given.value(), page.form.family.value()) == ("Ines", "Calder")


def test_that_a_date_of_birth_nobody_has_becomes_the_new_patients(qtbot: QtBot, page: TodayPage) -> None:
    typed(qtbot, page, "12 Mar 1972")
    page.search.empty.action_taken.emit()
    assert page.form.born.value() == date(1972, 3, 12)


def test_that_more_than_fit_are_cut_with_a_word(qtbot: QtBot, page: TodayPage, clinic_file: ClinicFile) -> None:
    with clinic_file.work() as work:
        for n in range(LIMIT + 2):
            work.save(
                None, replace(MARA, id=clinic_file.ids(), number=f"X-{n:03d}", family_name="Same", problems=(), consents=())
            )
    assert len(typed(qtbot, page, "same")) == LIMIT
    assert page.search.more() == f"The first {LIMIT}. Type more of the name, or the date of birth."
