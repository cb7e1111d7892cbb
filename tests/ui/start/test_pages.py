"""First start and sign-in: what is missing is said under its field, and nothing typed is lost or left behind."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from needlechart.domain.errors import NeedleChartError
from needlechart.domain.people import Clinic, Person, Role
from needlechart.records import envelope
from needlechart.records.wrapping import Cost
from needlechart.ui.look.fields import Field, TextField
from needlechart.ui.start.sign_in_page import SignInPage
from needlechart.ui.start.start_page import StartPage
from needlechart.usecases.new_clinic import NewClinic

LEFT = Qt.MouseButton.LeftButton


def field(page: QWidget, caption: str) -> Field:
    (found,) = (f for f in page.findChildren(Field) if f.accessibleName() == caption and f.isVisible())
    return found


def type_in(qtbot: QtBot, page: QWidget, caption: str, words: str) -> None:
    control = field(page, caption).control
    assert isinstance(control, TextField)
    control.clear()
    qtbot.keyClicks(control, words)


def press(qtbot: QtBot, page: QWidget, words: str) -> None:
    (button,) = (b for b in page.findChildren(QAbstractButton) if b.accessibleName() == words and b.isVisible())
    qtbot.mouseClick(button, LEFT)


@pytest.fixture
def start_page(qtbot: QtBot, tmp_path: Path) -> StartPage:
    page = StartPage(tmp_path / "clinics")
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    return page


def test_that_an_empty_form_says_what_is_missing_under_each_field(qtbot: QtBot, start_page: StartPage) -> None:
    with qtbot.assertNotEmitted(start_page.clinic_wanted):
        press(qtbot, start_page, "Make the clinic")
    said = {caption: field(start_page, caption).error() for caption in ("Clinic", "Time zone", "Your name", "Passphrase")}
    assert said == {
        "Clinic": "The clinic needs a name.",
        "Time zone": "",
        "Your name": "Your name stands under every note.",
        "Passphrase": "At least 8 characters.",
    }


def test_that_what_was_typed_stays_when_something_is_wrong(qtbot: QtBot, start_page: StartPage) -> None:
    type_in(qtbot, start_page, "Clinic", "Harbour Clinic")
    type_in(qtbot, start_page, "Time zone", "Europe/Atlantis")
    type_in(qtbot, start_page, "Passphrase", "three quiet words")
    type_in(qtbot, start_page, "Passphrase again", "three quiet word")
    with qtbot.assertNotEmitted(start_page.clinic_wanted):
        press(qtbot, start_page, "Make the clinic")
    assert field(start_page, "Time zone").error().startswith("No such time zone.")
    assert field(start_page, "Passphrase again").error() == "The two are not the same."
    kept = field(start_page, "Clinic").control
    assert isinstance(kept, TextField)
    assert kept.value() == "Harbour Clinic"


def test_that_a_whole_form_asks_for_a_clinic_under_a_free_name(qtbot: QtBot, start_page: StartPage, tmp_path: Path) -> None:
    (tmp_path / "clinics").mkdir()
    (tmp_path / "clinics" / "harbour-clinic.needlechart").touch()
    for caption, words in {
        "Clinic": "Harbour Clinic",
        "Time zone": "Europe/Dublin",
        "Your name": "Ada Kern",
        "Passphrase": "three quiet words",
        "Passphrase again": "three quiet words",
    }.items():
        type_in(qtbot, start_page, caption, words)
    with qtbot.waitSignal(start_page.clinic_wanted) as wanted:
        press(qtbot, start_page, "Make the clinic")
    assert wanted.args == [
        NewClinic("Harbour Clinic", "Europe/Dublin", "Ada Kern", "three quiet words"),
        tmp_path / "clinics" / "harbour-clinic-2.needlechart",
    ]


def test_that_the_recovery_code_must_be_noted_before_going_on(qtbot: QtBot, start_page: StartPage) -> None:
    start_page.show_recovery_code("AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG-HHHH")
    with qtbot.assertNotEmitted(start_page.recovery_noted):
        press(qtbot, start_page, "Go on")
    press(qtbot, start_page, "I have written it down and put it in a safe place")
    with qtbot.waitSignal(start_page.recovery_noted):
        press(qtbot, start_page, "Go on")


def test_that_the_whole_recovery_code_can_be_read(qtbot: QtBot, start_page: StartPage) -> None:
    start_page.show_recovery_code("WWWW-WWWW-WWWW-WWWW-WWWW-WWWW-WWWW-WWWW")
    shown = next(
        w for w in start_page.findChildren(QWidget) if getattr(w, "text", str)() == "WWWW WWWW WWWW WWWW\nWWWW WWWW WWWW WWWW"
    )
    assert shown.width() >= shown.sizeHint().width()


@pytest.fixture
def sign_in_page(qtbot: QtBot, tmp_path: Path) -> SignInPage:
    path = tmp_path / "clinic.needlechart"
    path.touch()
    person = Person("p1", "Ada Kern", (Role.THERAPIST,), needles_from=date(2020, 1, 1))
    keys = envelope.create(path, Clinic("c1", "Harbour Clinic", "Europe/Dublin"), person, "open sesame", Cost(1, 8, 1))
    envelope.add_person(path, keys.data_key, Person("p2", "Ivo Lund", (Role.MANAGER,)), "another one", Cost(1, 8, 1))
    page = SignInPage()
    qtbot.addWidget(page)
    page.show_clinic(envelope.read(path), path)
    page.resize(1280, 800)
    page.show()
    return page


def test_that_a_name_is_picked_and_its_passphrase_handed_on(qtbot: QtBot, sign_in_page: SignInPage) -> None:
    press(qtbot, sign_in_page, "Ivo Lund, Clinic manager")
    type_in(qtbot, sign_in_page, "Passphrase", "another one")
    with qtbot.waitSignal(sign_in_page.sign_in_wanted) as wanted:
        qtbot.keyClick(sign_in_page.passphrase, Qt.Key.Key_Return)
    assert wanted.args == ["p2", "another one"]


def test_that_a_wrong_passphrase_is_told_and_does_not_stay(qtbot: QtBot, sign_in_page: SignInPage) -> None:
    type_in(qtbot, sign_in_page, "Passphrase", "not this one")
    sign_in_page.show_error(NeedleChartError("This passphrase is not the right one.", "Try again."))
    assert field(sign_in_page, "Passphrase").error() == "This passphrase is not the right one. Try again."
    assert sign_in_page.passphrase.value() == ""


def test_that_choosing_somebody_else_forgets_what_was_typed(qtbot: QtBot, sign_in_page: SignInPage) -> None:
    type_in(qtbot, sign_in_page, "Passphrase", "half of a secr")
    press(qtbot, sign_in_page, "Ivo Lund, Clinic manager")
    assert sign_in_page.passphrase.value() == ""


def test_that_a_forgotten_passphrase_has_a_way_out(qtbot: QtBot, sign_in_page: SignInPage) -> None:
    press(qtbot, sign_in_page, "Passphrase forgotten")
    type_in(qtbot, sign_in_page, "New passphrase", "four new quiet words")
    type_in(qtbot, sign_in_page, "New passphrase again", "four new quiet words")
    with qtbot.assertNotEmitted(sign_in_page.recovery_wanted):
        press(qtbot, sign_in_page, "Set it and sign in")
    assert field(sign_in_page, "Recovery code").error() != ""
    type_in(qtbot, sign_in_page, "Recovery code", "AAAA-BBBB")
    with qtbot.waitSignal(sign_in_page.recovery_wanted) as wanted:
        press(qtbot, sign_in_page, "Set it and sign in")
    assert wanted.args == ["p1", "AAAA-BBBB", "four new quiet words"]
    press(qtbot, sign_in_page, "Back")
    assert sign_in_page.recovery.passphrase.value() == ""
