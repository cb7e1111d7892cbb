"""The lists of the day: what is left to finish, who was seen last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from needlechart.domain.afterwards import Addendum, AddendumKind
from needlechart.domain.needling import Elicited, Twitch
from needlechart.domain.people import Person, Role
from needlechart.domain.sessions import Signature, TreatmentSession
from needlechart.records.clinic_file import ClinicFile
from needlechart.ui.look.theme import theme
from needlechart.ui.records_worker import RecordsWorker
from needlechart.ui.retention_bell import sound_is_on
from needlechart.ui.today.today_page import TodayPage
from needlechart.usecases import charting, patients
from needlechart.usecases.countersigning import countersign
from tests.clinics import ADA, MARA, PASSPHRASE, TODAY, FrozenClock
from tests.visits import course, site, visit

BO = Person("01900000-0000-7000-8000-0000000000b0", "Bo Lindt", (Role.THERAPIST,), needles_from=date(2021, 1, 1))


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, worker: RecordsWorker) -> Iterator[TodayPage]:
    theme.apply(qapp, "light")
    made = TodayPage(worker)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    yield made
    theme.apply(qapp, "light")


def refreshed(qtbot: QtBot, page: TodayPage, worker: RecordsWorker) -> None:
    page.refresh()
    qtbot.waitUntil(lambda: worker.idle)


def test_that_an_empty_day_says_what_will_stand_there(qtbot: QtBot, page: TodayPage, worker: RecordsWorker) -> None:
    refreshed(qtbot, page, worker)
    assert page.head_words() == ("Friday 20 November 2026", "Everything is signed", "Ada Kern, Riverside")
    assert page.mine.rows() == ()
    assert page.empty_words() == ("Nothing to finish", "No chart opened yet")


def test_that_drafts_left_from_an_earlier_day_come_first(
    qtbot: QtBot, page: TodayPage, worker: RecordsWorker, clinic_file: ClinicFile
) -> None:
    yesterday = visit(clinic_file.ids, TODAY - timedelta(days=1), 0)
    older = visit(clinic_file.ids, TODAY - timedelta(days=4), 0)
    today = visit(clinic_file.ids, TODAY, 0)
    with clinic_file.work() as work:
        for session in (today, yesterday, older):
            work.save(None, session)
    refreshed(qtbot, page, worker)
    assert [(row.key, row.end, row.pill.words if row.pill else "") for row in page.mine.rows()] == [
        (older.id, "16 Nov", "Unsigned 4 days"),
        (yesterday.id, "yesterday", "Unsigned 1 day"),
        (today.id, "09:00", "Draft"),
    ]
    assert page.head_words()[1] == "3 sessions wait for a signature"


def test_that_a_needle_in_the_body_outranks_everything_else_on_its_line(
    qtbot: QtBot, page: TodayPage, worker: RecordsWorker, clinic_file: ClinicFile
) -> None:
    session = visit(clinic_file.ids, TODAY - timedelta(days=1), 0)
    left = site(clinic_file.ids, 4, Twitch(Elicited.NO), needles=3, left_in=True, at=session.started)
    with clinic_file.work() as work:
        work.save(None, session.with_site(left))
    refreshed(qtbot, page, worker)
    (row,) = page.mine.rows()
    assert row.pill is not None
    assert (row.pill.words, row.pill.tone, row.end) == ("3 in the body", "needle", "yesterday")


def test_that_the_draft_with_a_needle_in_the_body_goes_first_and_says_since_when(
    qtbot: QtBot, page: TodayPage, worker: RecordsWorker, clinic_file: ClinicFile
) -> None:
    left_over = visit(clinic_file.ids, TODAY - timedelta(days=9), 0)
    later, earlier = (visit(clinic_file.ids, TODAY, 0) for _ in range(2))
    with clinic_file.work() as work:
        work.save(None, left_over)
        for session, minutes in ((later, 9), (earlier, 4)):
            at = session.started.plus(minutes=minutes) if session.started is not None else None
            work.save(None, session.with_site(site(clinic_file.ids, 4, Twitch(Elicited.NO), left_in=True, at=at)))
    refreshed(qtbot, page, worker)
    assert [(row.key, row.end) for row in page.mine.rows()] == [
        (earlier.id, "since 09:04"),
        (later.id, "since 09:09"),
        (left_over.id, "11 Nov"),
    ]


@pytest.mark.parametrize(("now_min", "told"), [(0, "due 09:12"), (13, "over since 09:12")])
def test_that_a_needle_with_a_planned_stay_says_when_it_is_due(
    qtbot: QtBot,
    page: TodayPage,
    worker: RecordsWorker,
    clinic_file: ClinicFile,
    clock: FrozenClock,
    now_min: int,
    told: str,
) -> None:
    session = visit(clinic_file.ids, TODAY, 0)
    assert session.started is not None
    clock.moment = session.started.plus(minutes=now_min)
    left = site(clinic_file.ids, 4, Twitch(Elicited.NO), left_in=True, at=session.started.plus(minutes=2))
    with clinic_file.work() as work:
        work.save(None, session.with_site(replace(left, planned_s=600)))
    refreshed(qtbot, page, worker)
    (row,) = page.mine.rows()
    assert row.end == told


def test_that_whom_to_ask_how_it_went_is_told_and_a_tap_opens_the_visit(
    qtbot: QtBot, page: TodayPage, worker: RecordsWorker, clinic_file: ClinicFile, clock: FrozenClock
) -> None:
    refreshed(qtbot, page, worker)
    assert page.follow_ups.isHidden()
    promised = replace(visit(clinic_file.ids, TODAY - timedelta(days=4), 0), follow_up_call=clock.now().plus(hours=-48))
    theirs = replace(visit(clinic_file.ids, TODAY - timedelta(days=2), 0), follow_up_call=clock.now(), therapist_id=BO.id)
    bea = replace(MARA, id="01900000-0000-7000-8000-00000000beaa", number="P-0002", given_name="Bea", problems=(), consents=())
    with clinic_file.work() as work:
        work.save(MARA, replace(MARA, phone="0171 555 0100"))
        work.save(None, BO)
        work.save(None, bea)
        work.save(None, promised)
        work.save(None, replace(theirs, patient_id=bea.id, problem_ids=(), measurements=()))
    refreshed(qtbot, page, worker)
    assert page.follow_ups.isVisible()
    mine, other = page.follow_ups.rows.rows()
    assert (mine.name, mine.about, mine.end) == ("Mara Alder", "Soreness call · 0171 555 0100", "16 Nov")
    assert mine.pill is not None
    assert mine.pill.words == "Due 2 days"
    assert (other.name, other.about) == ("Bea Alder", "Soreness call · Bo Lindt")
    assert other.pill is not None
    assert other.pill.words == "Today"
    with qtbot.waitSignal(page.follow_ups.session_wanted) as asked:
        qtbot.mouseClick(page.follow_ups.rows.row(mine.key), Qt.MouseButton.LeftButton)
    assert asked.args == [promised.id]


def test_that_keys_and_the_sound_are_changed_outside_of_a_session(
    qtbot: QtBot, page: TodayPage, worker: RecordsWorker, tmp_settings: Path
) -> None:
    refreshed(qtbot, page, worker)
    page.show_keys()
    shown = page.keys_page
    assert shown is not None
    assert shown.isVisible()
    assert sound_is_on()
    qtbot.mouseClick(shown.sound, Qt.MouseButton.LeftButton)
    assert not sound_is_on()
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()
    assert page.search.isVisible()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_that_no_line_is_cut_in_the_narrowest_window(
    qtbot: QtBot, qapp: QApplication, page: TodayPage, worker: RecordsWorker, clinic_file: ClinicFile, scale: float
) -> None:
    theme.apply(qapp, "light", scale)
    theirs = replace(visit(clinic_file.ids, TODAY - timedelta(days=102), 0), therapist_id=BO.id)
    with clinic_file.work() as work:
        work.save(None, BO)
        work.save(None, theirs)
        patients.open_patient(work, MARA.id)
    refreshed(qtbot, page, worker)
    for rows in (page.others, page.recent):
        (view,) = rows.rows()
        line = rows.row(view.key)
        assert page.width() == 1280
        assert line.said_about() in (view.about, *view.shorter), rows.accessibleName()


def test_that_drafts_of_others_stand_apart_with_their_name(
    qtbot: QtBot, page: TodayPage, worker: RecordsWorker, clinic_file: ClinicFile
) -> None:
    theirs = replace(visit(clinic_file.ids, TODAY, 0), therapist_id=BO.id)
    with clinic_file.work() as work:
        work.save(None, BO)
        work.save(None, theirs)
    refreshed(qtbot, page, worker)
    assert page.mine.rows() == ()
    assert [(row.key, row.about, row.shorter, row.end) for row in page.others.rows()] == [
        (theirs.id, f"Bo Lindt · {MARA.problems[0].name}", ("Bo Lindt",), "09:00")
    ]
    with qtbot.waitSignal(page.session_wanted) as wanted:
        qtbot.mouseClick(page.others.row(theirs.id), Qt.MouseButton.LeftButton)
    assert wanted.args == [theirs.id]


def test_that_charts_looked_at_stand_under_recent(
    qtbot: QtBot, page: TodayPage, worker: RecordsWorker, clinic_file: ClinicFile
) -> None:
    course(clinic_file, 1, until=TODAY - timedelta(days=1))
    with clinic_file.work() as work:
        patients.open_patient(work, MARA.id)
    refreshed(qtbot, page, worker)
    (row,) = page.recent.rows()
    who = "42 y · 5 Mar 1984 · No. P-0001"
    assert (row.name, row.shorter[0], row.end) == ("Mara Alder", who, "yesterday")
    assert row.about == f"{who} · {MARA.problems[0].name}"
    with qtbot.waitSignal(page.patient_wanted) as wanted:
        qtbot.mouseClick(page.recent.row(MARA.id), Qt.MouseButton.LeftButton)
    assert wanted.args == [MARA.id]


def test_that_the_lists_follow_a_change_of_the_records(qtbot: QtBot, page: TodayPage, worker: RecordsWorker) -> None:
    refreshed(qtbot, page, worker)
    started: list[TreatmentSession] = []
    worker.run(lambda work: charting.start_session(work, MARA.id).session, started.append, page)
    qtbot.waitUntil(lambda: bool(page.mine.rows()))
    assert [row.key for row in page.mine.rows()] == [started[0].id]


def test_that_somebody_no_longer_working_here_sees_no_lists(
    qtbot: QtBot, page: TodayPage, worker: RecordsWorker, clinic_file: ClinicFile
) -> None:
    with clinic_file.work() as work:
        work.save(ADA, replace(ADA, active=False))
    with qtbot.waitSignal(worker.unanswered_error) as told:
        page.refresh()
    assert "does not allow" in told.args[0].sentence
    assert page.recent.rows() == ()


def test_that_what_waits_for_a_countersignature_stands_there_once_a_session_and_goes_when_it_is_signed(
    qtbot: QtBot, page: TodayPage, worker: RecordsWorker, clinic_file: ClinicFile
) -> None:
    refreshed(qtbot, page, worker)
    assert not page.countersigning.isVisible()
    student = Person("01900000-0000-7000-8000-00000000710a", "Timo Roth", (Role.STUDENT,), supervisor_id=ADA.id)
    before = replace(visit(clinic_file.ids, TODAY - timedelta(days=3), 0), entered_by=student.id)
    when = clinic_file.clock.now().plus(hours=-72)
    signed = before.signed(Signature(ADA.id, when, "", late=False))
    entry = Addendum(
        clinic_file.ids(), signed.id, AddendumKind.LATE_ENTRY, student.id, when.plus(hours=1), "forgotten", "Bridges."
    )
    with clinic_file.work() as work:
        work.add_many((student, signed, entry), deed="make a student's session")
    refreshed(qtbot, page, worker)
    (row,) = page.countersigning.rows.rows()
    assert (row.key, row.name, row.end) == (signed.id, "Mara Alder", "17 Nov")
    assert row.about == "by Timo Roth \N{MIDDLE DOT} 2 entries \N{MIDDLE DOT} supervised by Ada Kern"
    assert row.pill is not None
    assert row.pill.words == "Waits 3 days"
    wanted: list[str] = []
    page.countersigning.session_wanted.connect(wanted.append)
    qtbot.mouseClick(page.countersigning.rows.row(signed.id), Qt.MouseButton.LeftButton)
    assert wanted == [signed.id]
    with clinic_file.work() as work:
        for addendum_id in (None, entry.id):
            countersign(work, clinic_file.path, signed.id, addendum_id, PASSPHRASE)
    refreshed(qtbot, page, worker)
    assert not page.countersigning.isVisible()
