"""The first start by hand: a clinic is made, its code noted, left, and opened again, with the passphrase or without it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from needlechart.app import clinics_folder, make_window
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import Label
from tests.journeys.hands import Hands

SECRET, NEW_SECRET = "three quiet words", "four other quiet words"


@pytest.fixture
def hands(qtbot: QtBot, qapp: QApplication, tmp_settings: Path) -> Iterator[Hands]:
    theme.apply(qapp, "light")
    window = make_window()
    window.opening.ask_who()
    window.show()
    qtbot.waitExposed(window)
    yield Hands(qtbot, window)
    window.close()
    window.deleteLater()


def make_clinic(hands: Hands) -> str:
    """Fills the form and notes the code; returns it."""
    for name, words in {
        "Clinic": "Harbour Clinic",
        "Time zone": "Europe/Dublin",
        "Your name": "Ada Kern",
        "Passphrase": SECRET,
        "Passphrase again": SECRET,
    }.items():
        hands.type_in(name, words)
    hands.press("Make the clinic")
    hands.until(lambda: hands.reads("Write this code down"))
    (code,) = (shown.text() for shown in hands.window.findChildren(Label) if len(shown.text()) == 39 and shown.isVisible())
    hands.press("I have written it down and put it in a safe place")
    hands.press("Go on")
    hands.until(lambda: hands.reads("Harbour Clinic"))
    return code


def test_that_a_new_clinic_is_left_and_opened_again(hands: Hands, tmp_settings: Path) -> None:
    make_clinic(hands)
    assert hands.reads("Ada Kern, Harbour Clinic")
    made = {path.name for path in clinics_folder().iterdir()}
    assert {"harbour-clinic.needlechart", "harbour-clinic.needlechart.keys"} <= made
    hands.press("Sign out")
    hands.until(lambda: hands.reads("Who is charting?"))
    hands.type_in("Passphrase", "three quiet word")
    hands.press("Sign in")
    hands.until(lambda: hands.reads("This passphrase is not the right one."))
    hands.type_in("Passphrase", SECRET)
    hands.press("Sign in")
    hands.until(lambda: hands.reads("Ada Kern, Harbour Clinic"))


def test_that_the_code_opens_a_clinic_whose_passphrase_is_forgotten(hands: Hands) -> None:
    code = make_clinic(hands)
    hands.press("Sign out")
    hands.until(lambda: hands.reads("Who is charting?"))
    hands.press("Passphrase forgotten")
    hands.type_in("Recovery code", code.replace("\n", " ").lower().replace("0", "O"))
    hands.type_in("New passphrase", NEW_SECRET)
    hands.type_in("New passphrase again", NEW_SECRET)
    hands.press("Set it and sign in")
    hands.until(lambda: hands.reads("Ada Kern, Harbour Clinic"))
    hands.press("Sign out")
    hands.until(lambda: hands.reads("Who is charting?"))
    hands.type_in("Passphrase", SECRET)
    hands.press("Sign in")
    hands.until(lambda: hands.reads("This passphrase is not the right one."))
    hands.type_in("Passphrase", NEW_SECRET)
    hands.press("Sign in")
    hands.until(lambda: hands.reads("Ada Kern, Harbour Clinic"))


def test_that_the_demo_opens_by_one_tap_says_so_and_is_gone_afterwards(hands: Hands) -> None:
    hands.press("Open the demo clinic")
    hands.until(lambda: hands.window.today_page is not None and hands.window.today_page.isVisible())
    assert hands.reads("DEMO · every patient here is invented")
    path = hands.window.worker.file.path
    assert path.is_file()
    hands.press("Sign out")
    hands.until(lambda: hands.reads("Make a clinic"))
    assert not path.parent.exists()
    assert not hands.reads("DEMO · every patient here is invented")
