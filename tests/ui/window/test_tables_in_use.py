"""Where needles are in, on every page but the session's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from needlechart.app import make_window
from needlechart.domain.lines import DraftLine
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.stays import NeedleTimer
from needlechart.records.clinic_file import ClinicFile
from needlechart.ui.in_use_strip import InUseStrip, in_use_words
from needlechart.ui.look.theme import theme
from tests.clinics import ADA, MARA, NOW, PASSPHRASE, TODAY, Template, reopened
from tests.journeys.hands import Hands
from tests.visits import site, visit


@pytest.fixture
def needled(clinic_template: Template, clinic_path: Path) -> TreatmentSession:
    """A draft at table 2 with three needles in since nine; it is half past nine."""
    file: ClinicFile = reopened(clinic_template, clinic_path)
    begun = visit(file.ids, TODAY, 0)
    session = replace(begun.with_site(site(file.ids, 3, None, needles=3, left_in=True, at=begun.started)), table="2", ended=None)
    with file.work() as work:
        work.save(None, session)
    file.close()
    return session


@pytest.fixture
def hands(qtbot: QtBot, qapp: QApplication, tmp_settings: Path, needled: TreatmentSession, clinic_path: Path) -> Iterator[Hands]:
    """Ada signed in, on Today."""
    theme.apply(qapp, "light")
    window = make_window()
    window.show()
    qtbot.waitExposed(window)
    made = Hands(qtbot, window)
    window.opening.ask_who(clinic_path)
    made.type_in("Passphrase", PASSPHRASE)
    made.press("Sign in")
    made.until(lambda: window.in_use is not None and bool(window.in_use.words()))
    yield made
    window.close()
    window.deleteLater()


def _strip(hands: Hands) -> InUseStrip:
    strip = hands.window.in_use
    assert strip is not None
    return strip


def test_that_a_table_in_use_stands_on_every_page_but_its_own(hands: Hands, needled: TreatmentSession) -> None:
    (words,) = _strip(hands).words()
    assert words.startswith("Table 2: 3 in, ")
    hands.window.open_patient(MARA.id)
    hands.until(lambda: hands.window.patient_page is not None and hands.window.patient_page.isVisible())
    assert _strip(hands).isVisible()
    hands.press(words)
    hands.until(lambda: hands.window.session_page is not None)
    assert hands.page.editor.session.id == needled.id
    assert not _strip(hands).isVisible()


def test_that_a_table_is_free_once_the_needles_are_out(hands: Hands, needled: TreatmentSession) -> None:
    out = replace(needled, sites=tuple(replace(s, left_in=False) for s in needled.sites))
    hands.window.worker.run(lambda work: work.save(needled, out), lambda _kept: None, hands.window)
    hands.until(lambda: not _strip(hands).words())
    assert not _strip(hands).isVisible()


def test_that_nothing_is_told_after_signing_out(hands: Hands) -> None:
    hands.press("Sign out")
    hands.until(lambda: hands.reads("Who is charting?"))
    assert not _strip(hands).isVisible()
    assert _strip(hands).words() == ()


def test_that_without_a_table_there_are_initials_and_no_name() -> None:
    line = DraftLine("s", MARA.id, "Mara Alder", TODAY, NOW, 4, ADA.id, NOW.plus(minutes=-9, seconds=-40))
    assert in_use_words(line, NOW) == "M.A.: 4 in, 9 min"
    assert in_use_words(replace(line, table="1", in_since=None), NOW) == "Table 1: 4 in"


def test_that_with_a_plan_the_time_left_is_said_instead_of_the_time_passed() -> None:
    timers = (NeedleTimer("a", NOW.plus(minutes=2)), NeedleTimer("b", NOW.plus(minutes=9)))
    since = NOW.plus(minutes=-9)
    line = DraftLine("s", MARA.id, "Mara Alder", TODAY, NOW, 6, ADA.id, since, table="2", timers=timers)
    assert in_use_words(line, NOW) == "Table 2: 6 in, 2 min left"
    assert in_use_words(line, NOW.plus(minutes=3)) == "Table 2: 6 in, over by 1 min"
