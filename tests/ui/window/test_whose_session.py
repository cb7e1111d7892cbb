"""Somebody else's open session, and a draft begun in the wrong chart, through the real window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from needlechart.app import make_window
from needlechart.domain.patients import Patient
from needlechart.domain.people import Person, Role
from needlechart.domain.sessions import TreatmentSession
from needlechart.records.clinic_file import ClinicFile
from needlechart.ui.charting.screen.screen_place import ScreenPlace
from needlechart.ui.look.theme import theme
from tests.clinics import ADA, MARA, TODAY, Template, reopened
from tests.journeys.hands import Hands
from tests.visits import site, visit

BO = Person("01900000-0000-7000-8000-0000000000b0", "Bo Lindt", (Role.THERAPIST,), needles_from=date(2021, 1, 1))
BEN = Patient("01900000-0000-7000-8000-0000000be001", "P-0002", "Ashdell", "Ben", date(1984, 3, 5))


@pytest.fixture
def of_bo(clinic_template: Template, clinic_path: Path) -> TreatmentSession:
    """A draft of Bo's with two needles in since nine."""
    file = reopened(clinic_template, clinic_path)
    begun = visit(file.ids, TODAY, 0)
    left = replace(site(file.ids, 3, None, needles=2, left_in=True, at=begun.started), inserted_by=BO.id)
    session = replace(begun.with_site(left), therapist_id=BO.id, ended=None)
    with file.work() as work:
        for value in (BO, BEN, session):
            work.save(None, value)
    file.close()
    return session


@pytest.fixture
def hands(
    qtbot: QtBot, qapp: QApplication, tmp_settings: Path, of_bo: TreatmentSession, clinic_template: Template, clinic_path: Path
) -> Iterator[Hands]:
    """Ada at the window, with Bo's draft open."""
    theme.apply(qapp, "light")
    window = make_window()
    window.show()
    qtbot.waitExposed(window)
    made = Hands(qtbot, window)
    window.worker.open(reopened(clinic_template, clinic_path, seed=9))
    window.show_today()
    window.open_session(of_bo.id)
    made.until(lambda: window.session_page is not None)
    yield made
    window.close()
    window.deleteLater()


def _session(hands: Hands) -> TreatmentSession:
    file: ClinicFile = hands.window.worker.file
    with file.reading() as reading:
        return reading.session(hands.page.editor.session.id)


def test_that_before_anything_else_one_reads_what_is_in_the_body_and_by_whom(hands: Hands) -> None:
    assert hands.reads("This is Bo Lindt's session.")
    assert hands.reads("2 needles in the body since 09:00, put in by Bo Lindt.")


def test_that_a_session_is_taken_over_with_one_tap(hands: Hands, of_bo: TreatmentSession) -> None:
    hands.press("Take over")
    hands.until(lambda: hands.page.editor.session.therapist_id == ADA.id)
    assert not hands.reads("Bo Lindt's session")
    assert _session(hands) == replace(of_bo, therapist_id=ADA.id)


def test_that_one_types_for_the_author_with_one_tap(hands: Hands, of_bo: TreatmentSession) -> None:
    hands.press("Type for Bo Lindt")
    hands.until(lambda: hands.page.editor.session.entered_by == ADA.id)
    assert not hands.reads("Take over")
    assert _session(hands) == replace(of_bo, entered_by=ADA.id)


def test_that_a_draft_begun_in_the_wrong_chart_is_moved(hands: Hands, of_bo: TreatmentSession) -> None:
    hands.page.editor.set(table="7")
    hands.page.show_place("screen")
    place = hands.page.place("screen")
    assert isinstance(place, ScreenPlace)
    hands.press("Wrong patient?")
    hands.qtbot.keyClicks(place.wrong_patient.who, "ald")
    hands.until(lambda: hands.reads("Nobody else found."))
    place.wrong_patient.who.clear()
    hands.qtbot.keyClicks(place.wrong_patient.who, "ash")
    hands.until(lambda: bool(place.wrong_patient.found.rows()))
    place.wrong_patient.found.row(BEN.id).click()
    hands.until(lambda: hands.page.editor.opened.patient.id == BEN.id)
    assert hands.reads("Ben Ashdell")
    assert not hands.reads("Mara Alder")
    kept = _session(hands)
    assert (kept.patient_id, kept.table, len(kept.sites)) == (BEN.id, "7", len(of_bo.sites))
    with hands.window.worker.file.reading() as reading:
        assert reading.sessions_of_patient(MARA.id) == ()
