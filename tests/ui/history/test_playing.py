"""Playing through the visits: timeline, body and reader follow, the earlier sites stay as faint spots."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from needlechart.domain.body import View
from needlechart.domain.history.spans import Span
from needlechart.ui.history.playing import Playing
from needlechart.ui.look.theme import theme
from tests.ui.history.conftest import Past


@pytest.fixture
def moving(monkeypatch: pytest.MonkeyPatch) -> None:
    """Motion is wanted."""
    monkeypatch.setattr(type(theme), "moves", True)


def plays(past: Past) -> tuple[bool, bool]:
    """Whether visits are played, and whether they follow each other by themselves."""
    return past.page.playing.on, past.page.playing.moves


def timer(playing: Playing) -> QTimer:
    (found,) = playing.findChildren(QTimer)
    return found


def test_that_play_goes_from_the_first_visit_to_the_last_and_ends(past: Past, moving: None) -> None:
    past.show(3)
    page = past.page
    past.qtbot.mouseClick(page.tools.play, Qt.MouseButton.LeftButton)
    assert page.session_id == past.sessions[0].id, "the newest was in hand: it begins anew"
    assert page.playing.moves
    assert page.tools.play.words() == "Pause"
    timer(page.playing).setInterval(1)
    past.qtbot.waitUntil(lambda: not page.playing.on)
    past.settle()
    assert page.session_id == past.sessions[2].id
    assert page.timeline.view.visit == 2
    assert "Visit 3" in page.reader.title_text()
    assert page.tools.play.words() == "Play"
    assert page.body.chart.spots.spots == {}


def test_that_play_stays_within_the_span(past: Past, moving: None) -> None:
    past.show(5)
    page = past.page
    page.state.choose_span(Span(past.sessions[1].date, past.sessions[2].date))
    page.playing.start()
    assert page.session_id == past.sessions[1].id
    timer(page.playing).setInterval(1)
    past.qtbot.waitUntil(lambda: not page.playing.on)
    assert page.session_id == past.sessions[2].id
    past.settle()


def test_that_space_toggles_arrows_step_and_escape_ends(past: Past) -> None:
    past.show(4)
    page = past.page
    page.setFocus()
    past.qtbot.keyClick(page, Qt.Key.Key_Space)
    assert plays(past) == (True, False), "no motion is wanted: it steps when it is told to"
    assert page.tools.play.words() == "Stop"
    past.settle()
    assert page.body.chart.spots.spots == {}
    for number in (1, 2):
        past.qtbot.keyClick(page, Qt.Key.Key_Right)
        past.settle()
        assert page.session_id == past.sessions[number].id
        assert list(page.body.chart.spots.spots) == [View.POSTERIOR]
    assert len(page.playing.played()) == 3
    past.qtbot.keyClick(page, Qt.Key.Key_Left)
    assert page.session_id == past.sessions[1].id
    past.qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert plays(past) == (False, False)
    assert page.body.chart.spots.spots == {}
    past.settle()


def test_that_space_reaches_the_page_from_the_timeline(past: Past) -> None:
    past.show(3)
    past.page.timeline.view.setFocus()
    past.qtbot.keyClick(past.page.timeline.view, Qt.Key.Key_Space)
    assert past.page.playing.on
    past.settle()


def test_that_a_hidden_page_plays_no_more(past: Past, moving: None) -> None:
    past.show(3)
    past.page.playing.start()
    assert plays(past) == (True, True)
    past.page.hide()
    assert plays(past) == (False, False)
    past.settle()


def test_that_a_visit_chosen_by_hand_or_another_chart_ends_it(past: Past) -> None:
    past.show(3)
    past.page.playing.start()
    past.page.table.visit_chosen.emit(past.sessions[2].id)
    assert not past.page.playing.on
    past.page.playing.start()
    past.page.show_patient(past.opened())
    assert not past.page.playing.on
    past.settle()


def test_that_one_visit_cannot_be_played(past: Past) -> None:
    past.show(1)
    assert not past.page.tools.play.isEnabled()
    past.page.playing.start()
    assert not past.page.playing.on


def test_that_the_body_stands_still_while_it_plays_and_heat_grows_in_the_steps_of_the_span(past: Past) -> None:
    past.show(5)
    page, chart = past.page, past.page.body.chart
    page.playing.start()
    past.settle()
    page.state.step(1)
    past.settle()
    chart.grab()
    where = chart.seen.camera.shown
    while page.state.step(1, within=True):
        past.settle()
        chart.grab()
        assert chart.seen.camera.shown == where
    page.state.choose(past.sessions[0].id)
    past.settle()
    page.body.kind.set_value("heat")
    page.body.kind.changed.emit()
    past.settle()
    tops, most = [], []
    for _visit in range(4):
        (heat,) = chart.heat.heats.values()
        tops.append(heat.tops)
        most.append(heat.most)
        page.state.step(1)
        past.settle()
    assert len(set(tops)) == 1
    assert most == sorted(most)
    assert most[0] < most[-1]
    QApplication.processEvents()
