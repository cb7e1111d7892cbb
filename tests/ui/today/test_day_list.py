"""Today's list on the page: typed, imported, and where a session starts."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from needlechart.domain.schedule import AppointmentState
from needlechart.records.clinic_file import ClinicFile
from needlechart.ui.look.theme import theme
from needlechart.ui.records_worker import RecordsWorker
from needlechart.ui.today.today_page import TodayPage
from needlechart.usecases.scheduling import day_list, expect, mark
from tests.clinics import MARA, TODAY


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, worker: RecordsWorker) -> TodayPage:
    theme.apply(qapp, "light")
    made = TodayPage(worker)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    return made


@pytest.fixture
def shown(qtbot: QtBot, page: TodayPage, worker: RecordsWorker, clinic_file: ClinicFile) -> TodayPage:
    """The page with Mara Alder expected at 9 at table 2."""
    with clinic_file.work() as work:
        expect(work, MARA.id, time(9, 0), table="2")
    page.refresh()
    qtbot.waitUntil(lambda: worker.idle and bool(page.day_list.rows.rows()))
    return page


def _choose(qtbot: QtBot, page: TodayPage, words: str) -> None:
    """Tap the first line, then an entry of its menu."""
    key = page.day_list.rows.rows()[0].key
    qtbot.mouseClick(page.day_list.rows.row(key), Qt.MouseButton.LeftButton)
    (menu,) = [menu for menu in page.day_list.findChildren(QMenu) if menu.isVisible()]
    (action,) = [action for action in menu.actions() if action.text() == words]
    action.trigger()
    menu.close()


def _states(clinic_file: ClinicFile) -> list[AppointmentState]:
    with clinic_file.reading() as reading:
        return [line.appointment.state for line in day_list(reading, TODAY)]


def test_that_a_line_says_when_who_where_and_whether_they_have_come(
    qtbot: QtBot, shown: TodayPage, worker: RecordsWorker, clinic_file: ClinicFile
) -> None:
    (row,) = shown.day_list.rows.rows()
    assert (row.name, row.about, row.pill) == ("09:00  Mara Alder", "Table 2 · Neck pain", None)
    with clinic_file.work() as work:
        mark(work, row.key, AppointmentState.NO_SHOW)
    shown.refresh()
    qtbot.waitUntil(lambda: shown.day_list.rows.rows()[0].pill is not None)
    pill = shown.day_list.rows.rows()[0].pill
    assert pill is not None
    assert pill.words == "Did not come"


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("Arrived", AppointmentState.ARRIVED),
        ("Did not come", AppointmentState.NO_SHOW),
        ("Cancelled", AppointmentState.CANCELLED),
        ("Still expected", AppointmentState.EXPECTED),
    ],
)
def test_that_two_taps_say_what_became_of_an_appointment(
    words: str, state: AppointmentState, qtbot: QtBot, shown: TodayPage, worker: RecordsWorker, clinic_file: ClinicFile
) -> None:
    _choose(qtbot, shown, words)
    qtbot.waitUntil(lambda: worker.idle)
    assert _states(clinic_file) == [state]


def test_that_a_session_starts_from_its_line_once(
    qtbot: QtBot, shown: TodayPage, worker: RecordsWorker, clinic_file: ClinicFile
) -> None:
    with qtbot.waitSignal(shown.session_wanted) as first:
        _choose(qtbot, shown, "Start the session")
    qtbot.waitUntil(lambda: worker.idle and shown.day_list.rows.rows()[0].pill is not None)
    with qtbot.waitSignal(shown.session_wanted) as second:
        _choose(qtbot, shown, "Open the session")
    assert first.args == second.args
    assert _states(clinic_file) == [AppointmentState.ARRIVED]


def test_that_the_chart_opens_from_a_line(qtbot: QtBot, shown: TodayPage) -> None:
    with qtbot.waitSignal(shown.patient_wanted) as wanted:
        _choose(qtbot, shown, "Open the chart")
    assert wanted.args == [MARA.id]


def test_that_somebody_is_added_by_hand(qtbot: QtBot, page: TodayPage, worker: RecordsWorker, clinic_file: ClinicFile) -> None:
    page.refresh()
    qtbot.waitUntil(lambda: worker.idle)
    assert page.day_list.empty.isVisible()
    qtbot.mouseClick(page.day_list.add, Qt.MouseButton.LeftButton)
    form = page.day_list.form
    assert form.at.value() == "09:45"  # the clock shows half past nine
    form.at.setText("late")
    qtbot.keyClicks(form.who, "ald")
    qtbot.waitUntil(lambda: bool(form.found.rows()))
    qtbot.keyClick(form.who, Qt.Key.Key_Return)
    assert form.isVisible()
    assert _states(clinic_file) == []
    form.at.setText("10.15")
    form.table.setText("3")
    qtbot.mouseClick(form.found.row(MARA.id), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(page.day_list.rows.rows()))
    assert [(row.name, row.about) for row in page.day_list.rows.rows()] == [("10:15  Mara Alder", "Table 3 · Neck pain")]
    assert not form.isVisible()
    assert not page.day_list.empty.isVisible()


def test_that_nobody_found_is_said_and_cancel_leaves_no_line(
    qtbot: QtBot, page: TodayPage, worker: RecordsWorker, clinic_file: ClinicFile
) -> None:
    page.refresh()
    qtbot.mouseClick(page.day_list.add, Qt.MouseButton.LeftButton)
    form = page.day_list.form
    qtbot.keyClicks(form.who, "zz")
    qtbot.waitUntil(lambda: worker.idle)
    assert form.found.rows() == ()
    qtbot.mouseClick(form.cancel, Qt.MouseButton.LeftButton)
    assert not form.isVisible()
    assert _states(clinic_file) == []


def test_that_a_list_is_imported_and_what_was_left_is_told_by_line(
    qtbot: QtBot, page: TodayPage, worker: RecordsWorker, clinic_file: ClinicFile, tmp_path: Path
) -> None:
    page.refresh()
    qtbot.waitUntil(lambda: worker.idle)
    file = tmp_path / "list.csv"
    file.write_text("time,number\n9:00,P-0001\n9:30,P-0404\n", encoding="utf-8")
    page.day_list.take_file(file)
    qtbot.waitUntil(lambda: page.day_list.message.isVisible())
    assert page.day_list.message.accessibleName() == "1 added, 1 not taken"
    assert page.day_list.message.accessibleDescription() == "Line 3: this patient is not in the clinic's records."
    assert _states(clinic_file) == [AppointmentState.EXPECTED]


@pytest.mark.parametrize("content", [None, b"who,hour\nA,9\n"])
def test_that_a_file_that_is_no_list_is_told_and_nothing_is_taken(
    content: bytes | None, qtbot: QtBot, page: TodayPage, worker: RecordsWorker, clinic_file: ClinicFile, tmp_path: Path
) -> None:
    page.refresh()
    qtbot.waitUntil(lambda: worker.idle)
    file = tmp_path / "list.csv"
    if content is not None:
        file.write_bytes(content)
    page.day_list.take_file(file)
    qtbot.waitUntil(lambda: page.day_list.message.isVisible())
    assert ("cannot be read" if content is None else "not a day's list") in page.day_list.message.accessibleName()
    assert _states(clinic_file) == []
