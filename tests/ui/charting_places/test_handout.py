"""The handout from the Sign place: seen, given the clinic's words, written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from needlechart.atlas import Atlas
from needlechart.domain.errors import NotAllowed
from needlechart.domain.people import Role
from needlechart.resources import resources_folder
from needlechart.ui.charting.handout_page import HandoutPage
from needlechart.ui.charting.sign.sign_place import SignPlace
from needlechart.usecases.clinic_words import say_on_handouts
from tests.clinics import ADA
from tests.ui.charting_places.chair import Chair
from tests.ui.charting_places.conftest import SeatScenario
from tests.ui.charting_places.hands import tap, type_text


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return Atlas.load(resources_folder() / "atlas")


def _page(qtbot: QtBot, chair: Chair, atlas: Atlas) -> HandoutPage:
    page = HandoutPage(chair.editor, atlas)
    qtbot.addWidget(page)
    page.resize(1280, 624)
    page.show()
    return page


@pytest.fixture
def chair(seat_scenario: SeatScenario) -> Chair:
    return seat_scenario("s1", lambda session: session)


def test_that_the_sign_place_asks_for_it(qtbot: QtBot, chair: Chair) -> None:
    sign = chair.place(SignPlace)
    with qtbot.waitSignal(sign.handout_wanted):
        tap(qtbot, sign.handout)


def test_that_the_clinics_words_are_on_the_page_at_once_and_kept_for_all(qtbot: QtBot, chair: Chair, atlas: Atlas) -> None:
    page = _page(qtbot, chair, atlas)
    assert not page.keep.isEnabled()
    type_text(qtbot, page.phone, "01632 960 111")
    type_text(qtbot, page.own, "Bring your sheet.")
    assert "01632 960 111" in page.handout().foot
    assert "Bring your sheet." in page.paper.accessibleDescription()
    tap(qtbot, page.keep)
    qtbot.waitUntil(lambda: page.message.isVisible())
    with chair.file.reading() as reading:
        assert (reading.clinic().phone, reading.clinic().handout_words) == ("01632 960 111", "Bring your sheet.")
    assert not page.keep.isEnabled()


def test_that_only_a_manager_changes_the_clinics_words(qtbot: QtBot, chair: Chair, atlas: Atlas) -> None:
    with chair.file.work() as work:
        work.save(ADA, replace(ADA, roles=(Role.THERAPIST,)))
    with pytest.raises(NotAllowed), chair.file.work() as work:
        say_on_handouts(work, phone="1", handout_words="")
    chair.reopen()
    page = _page(qtbot, chair, atlas)
    assert page.own.isReadOnly()
    assert not page.keep.isVisible()


def test_that_it_is_written_and_a_refusal_is_read(qtbot: QtBot, chair: Chair, atlas: Atlas, tmp_path: Path) -> None:
    page = _page(qtbot, chair, atlas)
    page.write(tmp_path / "handout.pdf")
    assert (tmp_path / "handout.pdf").read_bytes().startswith(b"%PDF")
    assert page.message.accessibleName() == "handout.pdf is written."
    page.write(tmp_path / "gone" / "handout.pdf")
    assert "could not be written" in page.message.accessibleName()


@pytest.mark.qt_log_ignore(r"QPainter::begin\(\): Returned false", extend=True)
def test_that_it_is_printed_and_a_printer_that_does_not_take_it_is_told(
    qtbot: QtBot, chair: Chair, atlas: Atlas, tmp_path: Path
) -> None:
    page = _page(qtbot, chair, atlas)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    page.print_on(printer)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
    assert page.message.accessibleName() == "Sent to the printer."
    printer.setOutputFileName(str(tmp_path / "gone" / "printed.pdf"))
    page.print_on(printer)
    assert page.message.accessibleName() == "The printer does not take the page."


def test_that_escape_and_the_button_go_back(qtbot: QtBot, chair: Chair, atlas: Atlas) -> None:
    page = _page(qtbot, chair, atlas)
    with qtbot.waitSignal(page.closed):
        tap(qtbot, page.back)
    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(page, Qt.Key.Key_Escape)
