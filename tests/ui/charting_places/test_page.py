"""The places inside the page of a session: what the page must not give away, and the taps that lead through it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from needlechart.atlas import Atlas
from needlechart.domain.needling import CountField, NeedleCount
from needlechart.domain.sessions import SessionState
from needlechart.resources import resources_folder
from needlechart.ui.charting.after.after_place import AfterPlace
from needlechart.ui.charting.session_page import SessionPage
from needlechart.ui.charting.sign.sign_place import SignPlace
from needlechart.ui.look.counts import Count
from tests.clinics import PASSPHRASE
from tests.ui.charting_places.chair import Chair
from tests.ui.charting_places.conftest import SeatScenario
from tests.ui.charting_places.hands import count_on, tap, type_text


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return Atlas.load(resources_folder() / "atlas")


@pytest.fixture
def pages(qtbot: QtBot) -> Iterator[list[SessionPage]]:
    made: list[SessionPage] = []
    yield made
    made.clear()


def page_of(qtbot: QtBot, chair: Chair, atlas: Atlas, pages: list[SessionPage]) -> SessionPage:
    """The page of the session in the chair, shown."""
    page = SessionPage(chair.editor, atlas)
    pages.append(page)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    return page


def figures(page: SessionPage) -> dict[str, str]:
    """What the ledger at the foot shows, by its words."""
    return {count.accessibleName(): count.figure() for count in page.ledger.findChildren(Count)}


def test_that_the_ledger_hides_what_went_in_while_the_tray_is_counted(
    qtbot: QtBot, seat_scenario: SeatScenario, atlas: Atlas, pages: list[SessionPage]
) -> None:
    chair = seat_scenario("s6", lambda s: replace(s, count=NeedleCount(), corrections=(), discrepancies=()))
    page = page_of(qtbot, chair, atlas, pages)
    assert (figures(page)["in"], figures(page)["out"]) == ("6", "6")  # at the body it is there
    page.show_place("after")
    assert (figures(page)["in"], figures(page)["out"]) == ("–", "–")
    after = page.place("after")
    assert isinstance(after, AfterPlace)
    count_on(qtbot, after.count.pads[CountField.OUT], 6)
    tap(qtbot, after.count.give)
    assert (figures(page)["in"], figures(page)["out"]) == ("6", "6")


def test_that_a_tap_on_a_gap_goes_through_the_page_to_its_place(
    qtbot: QtBot, seat_scenario: SeatScenario, atlas: Atlas, pages: list[SessionPage]
) -> None:
    chair = seat_scenario("s1", lambda s: replace(s, tolerance=None))
    page = page_of(qtbot, chair, atlas, pages)
    assert page.tabs.state("after").missing == 1
    page.show_place("sign")
    sign = page.place("sign")
    assert isinstance(sign, SignPlace)
    (row,) = sign.gaps.rows
    tap(qtbot, row.go)
    assert page.tabs.value() == "after"
    after = page.place("after")
    assert isinstance(after, AfterPlace)
    focused = after.focusWidget()
    assert focused is not None
    assert after.tolerance.tolerance.isAncestorOf(focused)


def test_that_signing_in_the_page_tells_the_whole_page(
    qtbot: QtBot, seat_scenario: SeatScenario, atlas: Atlas, pages: list[SessionPage]
) -> None:
    chair = seat_scenario("s1", lambda s: s)
    page = page_of(qtbot, chair, atlas, pages)
    page.show_place("sign")
    sign = page.place("sign")
    assert isinstance(sign, SignPlace)
    type_text(qtbot, sign.bar.passphrase, PASSPHRASE)
    qtbot.waitUntil(lambda: chair.session.state is SessionState.SIGNED)
    assert "This session is signed and can only be read." in page.messages.texts()
    assert all(page.tabs.state(key).done for key in ("screen", "before", "treatments", "after", "sign"))
