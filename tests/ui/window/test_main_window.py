"""The window leads from page to page, tells what went wrong, and never closes over a change that is not on disk."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from needlechart.app import make_window
from needlechart.domain.errors import NeedleChartError
from needlechart.records import envelope
from needlechart.records.clinic_file import ClinicFile
from needlechart.ui.look.theme import theme
from needlechart.ui.main_window import MainWindow
from needlechart.ui.opening import LAST_FILE
from tests.clinics import MARA, PASSPHRASE, Template, reopened
from tests.journeys.hands import Hands

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_settings: Path) -> Iterator[MainWindow]:
    theme.apply(qapp, "light")
    made = make_window()
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def hands(qtbot: QtBot, window: MainWindow) -> Hands:
    return Hands(qtbot, window)


@pytest.fixture
def in_session(hands: Hands, clinic_template: Template, clinic_path: Path) -> Hands:
    """A new session of Mara Alder in the window."""
    hands.window.worker.open(reopened(clinic_template, clinic_path))
    hands.window.show_today()
    hands.until(lambda: True)
    hands.window.start_session(MARA.id)
    hands.until(lambda: hands.window.session_page is not None)
    return hands


def test_that_closing_waits_for_the_disk(in_session: Hands, clinic_template: Template, clinic_path: Path) -> None:
    window, gate = in_session.window, threading.Event()
    editor = in_session.page.editor
    window.worker.call(lambda: gate.wait(20), lambda _true: None, window)
    editor.set(table="4")
    window.close()
    assert window.isVisible()
    assert editor.unkept == 1
    gate.set()
    in_session.qtbot.waitUntil(lambda: not window.isVisible())
    file = reopened(clinic_template, clinic_path, seed=9)
    with file.reading() as reading:
        (kept,) = reading.sessions_of_patient(MARA.id)
    file.close()
    assert kept.table == "4"


def test_that_closing_does_not_wait_when_all_is_kept(in_session: Hands) -> None:
    in_session.page.editor.set(table="4")
    in_session.until_saved()
    in_session.window.close()
    assert not in_session.window.isVisible()


def test_that_leaving_a_session_waits_for_the_disk(in_session: Hands) -> None:
    gate = threading.Event()
    in_session.window.worker.call(lambda: gate.wait(20), lambda _true: None, in_session.window)
    in_session.page.editor.set(table="4")
    in_session.press("Back to the patient")
    assert in_session.window.session_page is not None
    gate.set()
    in_session.until(lambda: in_session.window.session_page is None)
    assert in_session.window.patient_page is not None


def test_that_the_search_is_one_key_away_from_a_session(in_session: Hands) -> None:
    in_session.key("k", CTRL)
    in_session.until(lambda: in_session.window.today_page is not None and in_session.window.today_page.isVisible())
    focused = in_session.window.focusWidget()
    assert focused is not None
    assert focused.accessibleName().startswith("Find a patient")


def test_that_the_rail_leads_to_the_keys_and_back_to_today(in_session: Hands) -> None:
    assert not in_session.window.places.isVisible()  # a session has all the width
    in_session.key("k", CTRL)
    in_session.until(lambda: in_session.window.places.isVisible())
    assert in_session.window.places.value() == "today"
    in_session.press("Keys")
    in_session.until(lambda: in_session.reads("Back to Today"))
    in_session.press("Back to Today")
    in_session.until(lambda: not in_session.reads("Back to Today"))


def test_that_signing_out_closes_the_clinic_file_and_asks_who_is_next(in_session: Hands, clinic_path: Path) -> None:
    in_session.key("k", CTRL)
    in_session.until(lambda: in_session.window.today_page is not None and in_session.window.today_page.isVisible())
    QSettings().setValue(LAST_FILE, str(clinic_path))
    in_session.press("Sign out")
    in_session.until(lambda: in_session.reads("Who is charting?"))
    with pytest.raises(RuntimeError):
        _ = in_session.window.worker.file


def test_that_an_error_nobody_answers_for_is_read_at_the_top_until_it_is_closed(hands: Hands) -> None:
    hands.window.opening.start()
    hands.window.worker.unanswered_error.emit(NeedleChartError("The drive is gone.", "Connect it again."))
    assert hands.reads("The drive is gone.")
    hands.press("Close")
    assert not hands.reads("The drive is gone.")


def test_that_damaged_drawings_of_the_body_are_told_and_the_record_is_kept(
    hands: Hands, clinic_template: Template, clinic_path: Path, tmp_path: Path
) -> None:
    drawings = shutil.copytree(hands.window.drawings, tmp_path / "atlas")
    (drawings / "foot_dorsal.svg").write_text("<svg/>", encoding="utf-8")
    whole, hands.window.drawings = hands.window.drawings, drawings
    hands.window.worker.open(reopened(clinic_template, clinic_path))
    hands.window.show_today()
    hands.window.start_session(MARA.id)
    hands.until(lambda: hands.reads("NeedleChart's own body drawings are damaged"))
    assert hands.window.session_page is None
    hands.window.drawings = whole
    hands.window.start_session(MARA.id)
    hands.until(lambda: hands.window.session_page is not None)


def test_that_a_damaged_key_file_is_told_where_a_clinic_is_chosen(hands: Hands, clinic_path: Path) -> None:
    place = envelope.envelope_path(clinic_path)
    before = place.read_bytes()
    place.write_bytes(before.replace(b"Riverside", b"Roverside"))
    hands.window.opening.ask_who(clinic_path)
    assert hands.reads(f"The key envelope {place.name} is damaged.")
    place.write_bytes(before)
    hands.window.opening.ask_who(clinic_path)
    assert hands.reads("Who is charting?")


def test_that_a_clinic_file_in_use_is_told_under_the_passphrase(hands: Hands, clinic_path: Path, clinic_file: ClinicFile) -> None:
    assert clinic_file.path == clinic_path
    hands.window.opening.ask_who(clinic_path)
    hands.type_in("Passphrase", PASSPHRASE)
    hands.press("Sign in")
    hands.until(lambda: hands.reads(f"{clinic_path.name} is open in another NeedleChart."))


def test_that_a_last_clinic_that_is_gone_leads_to_the_first_start(hands: Hands, tmp_path: Path) -> None:
    QSettings().setValue(LAST_FILE, str(tmp_path / "gone.needlechart"))
    hands.window.opening.ask_who()
    assert hands.reads("Make a clinic")
    assert not hands.reads("There is no clinic file")
    hands.window.opening.ask_who(tmp_path / "gone.needlechart")
    assert hands.reads("There is no clinic file gone.needlechart.")
