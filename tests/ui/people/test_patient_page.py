"""The patient's page: banner, the way to a session, changes from elsewhere, and a change that cannot be kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from needlechart.domain.patients import Patient
from needlechart.ui.people.patient_page import TABS
from needlechart.usecases import charting
from tests.clinics import MARA, TODAY
from tests.ui.people.conftest import Chart
from tests.visits import course, visit


def test_that_the_banner_says_who_it_is(chart: Chart) -> None:
    assert chart.page.banner.name() == "Mara Alder"
    assert chart.page.banner.shown_facts() == ("5 Mar 1984, 42 y", "No. P-0001", "Neck pain")
    assert chart.page.tabs.value() == "history"


def test_that_a_new_session_is_one_press_away(qtbot: QtBot, chart: Chart) -> None:
    assert chart.page.new_session.words() == "New session"
    with qtbot.waitSignal(chart.page.new_session_wanted) as wanted:
        qtbot.mouseClick(chart.page.new_session, Qt.MouseButton.LeftButton)
    assert wanted.args == [MARA.id]


def test_that_an_open_draft_is_continued_instead(qtbot: QtBot, chart: Chart) -> None:
    draft = visit(chart.file.ids, TODAY, 0)
    with chart.file.work() as work:
        work.save(None, draft)
    chart.open()
    assert chart.page.new_session.words() == "Continue the draft"
    qtbot.waitUntil(lambda: chart.page.new_session.width() == chart.page.new_session.sizeHint().width())
    with qtbot.waitSignal(chart.page.session_wanted) as wanted:
        qtbot.mouseClick(chart.page.new_session, Qt.MouseButton.LeftButton)
    assert wanted.args == [draft.id]


def test_that_a_session_started_elsewhere_appears(qtbot: QtBot, chart: Chart) -> None:
    chart.worker.run(lambda work: charting.start_session(work, MARA.id), lambda _opened: None, chart.page)
    qtbot.waitUntil(lambda: chart.page.new_session.words() == "Continue the draft")
    chart.settle()
    assert chart.page.history.session_id is not None


def test_that_another_patient_comes_with_nothing_left_of_the_last(qtbot: QtBot, chart: Chart) -> None:
    course(chart.file, 2)
    per = Patient(chart.file.ids(), "P-0002", "Nowak", "Per", date(1967, 2, 4))
    with chart.file.work() as work:
        work.save(None, per)
    chart.open()
    chart.go("details")
    chart.page.details.height_cm.typed.setText("9")
    qtbot.keyClick(chart.page.details.height_cm.typed, Qt.Key.Key_Return)
    qtbot.keyClicks(chart.page.details.alerts.text.typed, "warfarin")
    chart.open(per.id)
    assert chart.page.tabs.value() == "history"
    assert chart.page.banner.name() == "Per Nowak"
    assert chart.page.details.height_cm.typed.text() == ""
    assert chart.page.details.alerts.text.value() == ""
    assert chart.page.details.phone.value() == ""
    assert chart.page.plan.list.rows() == ()
    assert chart.page.history.session_id is None


def test_that_quick_changes_are_all_kept_in_order(chart: Chart) -> None:
    for n in range(12):
        chart.page.editor.change(lambda patient, n=n: replace(patient, note=f"{patient.note}{n},"))  # type: ignore[misc]
    assert chart.on_disk().note == "".join(f"{n}," for n in range(12))


def test_that_a_change_that_cannot_be_kept_stays_in_hand_until_it_can(qtbot: QtBot, chart: Chart) -> None:
    chart.go("details")
    taken = Patient(chart.file.ids(), "P-0002", "Nowak", "Per", date(1967, 2, 4))
    with chart.file.work() as work:
        work.save(None, taken)
    page = chart.page
    page.details.number.typed.setText("P-0002")
    qtbot.keyClick(page.details.number.typed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.messages.texts()))
    assert page.messages.texts() == ("Another patient has this record number.",)
    assert page.banner.saved.words() == "Not saved"
    assert page.details.number.value() == "P-0002"
    with chart.file.work() as work:
        work.save(taken, replace(taken, number="P-0003"))
    page.messages.action_taken.emit("keeping")
    assert chart.on_disk().number == "P-0002"
    assert page.messages.texts() == ()
    assert page.banner.saved.words() == "Saved 09:30"


def test_that_a_change_that_cannot_be_kept_can_be_taken_back(qtbot: QtBot, chart: Chart) -> None:
    page = chart.page
    with chart.file.work() as work:
        work.save(MARA, replace(MARA, phone="030 2"))
    page.editor.change(lambda patient: replace(patient, phone="030 3"))
    qtbot.waitUntil(lambda: bool(page.messages.texts()))
    page.messages.second_taken.emit("keeping")
    chart.settle()
    assert chart.on_disk().phone == "030 2"
    assert page.details.phone.value() == "030 2"


def test_that_back_leads_to_today(qtbot: QtBot, chart: Chart) -> None:
    with qtbot.waitSignal(chart.page.closed):
        chart.page.banner.back_requested.emit()


class Windows(QObject):
    """Remembers every widget that is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def test_that_showing_a_patient_flashes_no_other_window(qapp: QApplication, chart: Chart) -> None:
    windows = Windows()
    qapp.installEventFilter(windows)
    QWidget().show()
    assert windows.shown == ["QWidget"]  # the control: what is shown without a parent is seen
    course(chart.file, 3)
    chart.open()
    for tab, _words in TABS:
        chart.go(tab)
    chart.page.editor.change(lambda patient: replace(patient, phone="030 7"))
    chart.settle()
    qapp.removeEventFilter(windows)
    assert windows.shown == ["QWidget"]
