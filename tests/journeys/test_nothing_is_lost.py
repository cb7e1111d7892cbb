"""Nothing that was charted is lost: on a page that is being left, on a full disk, over midnight, with a clock set back."""

from __future__ import annotations

import resource
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from needlechart.app import make_window
from needlechart.domain.body import BodyPoint, View
from needlechart.domain.moments import Moment
from needlechart.domain.needling import NeedleCount
from needlechart.domain.sessions import TreatmentSession
from needlechart.drawing.sheets import BodyView
from needlechart.ui.look.theme import theme
from tests.clinics import MARA, PASSPHRASE, FrozenClock, Template, reopened
from tests.journeys.hands import LEFT, Hands
from tests.journeys.holding import assert_all_holds, figures_shown
from tests.journeys.steps import advise, count_needles, screen

CALVES = BodyPoint(View.POSTERIOR, 518.8, 1380.0), BodyPoint(View.POSTERIOR, 381.2, 1380.0)
LATE = Moment.parse("2026-11-20T23:50:00.000+01:00")
KeptAgain = Callable[[], TreatmentSession]


@pytest.fixture
def hands(
    qtbot: QtBot, qapp: QApplication, tmp_settings: Path, clinic_template: Template, clinic_path: Path, clock: FrozenClock
) -> Iterator[Hands]:
    """A new session of Mara Alder at the body, on a clock that the test sets."""
    theme.apply(qapp, "light")
    theme.still = True
    window = make_window()
    window.show()
    qtbot.waitExposed(window)
    made = Hands(qtbot, window)
    window.worker.open(reopened(clinic_template, clinic_path, clock, seed=9))
    window.watch_tables()
    window.show_today()
    made.until(lambda: True)
    window.start_session(MARA.id)
    made.until(lambda: window.session_page is not None)
    made.show(BodyView.BACK, "Back")
    yield made
    theme.still = False
    window.close()
    window.deleteLater()


@pytest.fixture
def kept_again(hands: Hands, clinic_template: Template, clinic_path: Path) -> KeptAgain:
    """What the file alone gives back, once the window is gone."""

    def found() -> TreatmentSession:
        hands.window.close()
        with closing(reopened(clinic_template, clinic_path, seed=10)) as file, file.reading() as reading:
            (session,) = reading.sessions_of_patient(MARA.id)
        return session

    return found


def _chart_while_leaving(hands: Hands) -> TreatmentSession:
    """The window looks up the patient's chart; before it is there, both calves are charted.  What stood on the screen."""
    page, chart = hands.page, hands.needle.chart
    hands.press("Back to the patient")
    for point in CALVES:
        at = chart.at(point)
        assert at is not None
        hands.qtbot.mouseClick(chart, LEFT, pos=at)
        hands.qtbot.keyClick(chart, "3")
    session = page.editor.session
    assert len(session.sites) == 2
    hands.until(lambda: hands.window.session_page is None)
    return session


def test_that_a_tap_on_a_page_that_is_being_left_is_kept(hands: Hands, kept_again: KeptAgain) -> None:
    assert _chart_while_leaving(hands) == kept_again()


def test_that_a_window_that_does_not_wait_would_lose_such_a_tap(
    hands: Hands, kept_again: KeptAgain, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hands.window, "_show_patient", hands.window._turn_to_patient)
    assert _chart_while_leaving(hands) != kept_again()


@contextmanager
def full_disk() -> Iterator[None]:
    """No file of this process can grow, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_that_on_a_full_disk_charting_goes_on_and_the_session_is_left_only_when_it_is_written(
    hands: Hands, kept_again: KeptAgain
) -> None:
    hands.tap(CALVES[0])
    hands.until_saved()
    with full_disk():
        hands.key("3")
        hands.qtbot.waitUntil(lambda: hands.reads("Not saved, trying again"))
        hands.tap(CALVES[1])
        hands.key("2")
        assert hands.reads("What you charted is still here.")
        assert figures_shown(hands)["twitches"] == "5"
        hands.press("Back to the patient")
        assert hands.window.session_page is hands.page
        session = hands.session
    hands.until(lambda: hands.window.session_page is None)
    assert [site.twitch and site.twitch.count for site in session.sites] == [3, 2]
    assert kept_again() == session


def test_that_a_session_over_midnight_and_with_a_clock_set_back_is_charted_and_signed(
    hands: Hands, clock: FrozenClock, kept_again: KeptAgain
) -> None:
    begun = hands.session
    clock.moment = LATE
    screen(hands, "Prone")
    hands.go_to("Before")
    hands.answer("Neck pain, pain 0 to 10", 6)
    hands.go_to("Needle")
    for point in CALVES:
        hands.tap(point)
        hands.press("Static")
        hands.press("Not sought")
    assert figures_shown(hands)["in the body"] == "2"
    clock.tick(20 * 60)  # ten past midnight
    hands.press("Needle out")
    hands.until_saved()
    clock.moment = LATE.plus(hours=-2)  # somebody set the clock back
    hands.tap(CALVES[0])
    hands.press("Needle out")
    hands.until_saved()
    assert_all_holds(hands)
    assert figures_shown(hands)["in the body"] == "0"
    _after(hands)
    signed = hands.session
    assert signed.date == begun.date
    assert [site.retention_s for site in signed.sites] == [0, 20 * 60]
    assert signed.count == NeedleCount(opened=2, out=2, sharps=2, unused=0)
    assert kept_again() == signed


def _after(hands: Hands) -> None:
    hands.go_to("After")
    hands.answer("Neck pain, pain 0 to 10", 3)
    count_needles(hands, 2)
    hands.press("None", "Reaction")
    hands.press("Well tolerated", "Tolerance")
    advise(hands, "The needled muscles may be sore for one or two days")
    hands.until_saved()
    hands.go_to("Sign")
    hands.type_in("Assessment in your words", "Both calves let go.")
    hands.type_in("Passphrase, typed again to sign", PASSPHRASE)
    hands.press("Sign and freeze")
    hands.until(lambda: hands.session.signature is not None)
