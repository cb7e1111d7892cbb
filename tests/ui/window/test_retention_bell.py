"""The bell: once for each needle whose time ends while the program runs, on whatever page, and only then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from needlechart.app import make_window
from needlechart.domain.lines import DraftLine
from needlechart.domain.moments import Moment
from needlechart.domain.needling import Removal
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.stays import NeedleTimer
from needlechart.ui.charting.keys_page import KeysPage
from needlechart.ui.in_use_strip import InUseStrip
from needlechart.ui.look.theme import theme
from needlechart.ui.retention_bell import SOUND, RetentionBell, set_sound_on, sound_is_on
from tests.clinics import ADA, MARA, NOW, TODAY, FrozenClock, SeededIds, Template, reopened
from tests.journeys.hands import Hands
from tests.visits import site, visit


@dataclass(slots=True)
class Room:
    """A bell, what was heard of it, and for which sites it rang."""

    bell: RetentionBell
    clock: FrozenClock
    sounds: list[Moment] = field(default_factory=list)
    rung: list[str] = field(default_factory=list)

    def at(self, minutes: float) -> None:
        """The clock shows so many minutes after half past nine, and the bell looks at it."""
        self.clock.moment = NOW.plus(minutes=minutes)
        self.bell.look()


@pytest.fixture
def room(qapp: QApplication, tmp_settings: Path) -> Iterator[Room]:
    clock = FrozenClock()
    sounds: list[Moment] = []
    bell = RetentionBell(clock.now, sound=lambda: sounds.append(clock.now()))
    made = Room(bell, clock, sounds)
    bell.rang.connect(made.rung.append)
    yield made
    bell.show_lines(())
    bell.show_session(None)
    bell.deleteLater()


def line(*timers: tuple[str, float], session_id: str = "s") -> DraftLine:
    due = tuple(NeedleTimer(site_id, NOW.plus(minutes=minutes)) for site_id, minutes in timers)
    return DraftLine(session_id, MARA.id, "Mara Alder", TODAY, NOW, len(due), ADA.id, NOW, timers=due)


def test_that_each_needle_is_heard_once_when_its_time_is_up(room: Room) -> None:
    room.bell.show_lines([line(("a", 5), ("b", 10))])
    room.at(4.9)
    assert room.sounds == []
    room.at(5)
    assert (room.rung, room.sounds) == (["a"], [NOW.plus(minutes=5)])
    room.at(9)
    room.bell.show_lines([line(("a", 5), ("b", 10))])
    assert room.rung == ["a"]
    room.at(11)
    assert room.rung == ["a", "b"]
    assert len(room.sounds) == 2


def test_that_what_was_heard_is_not_heard_again_with_another_plan(room: Room) -> None:
    room.bell.show_lines([line(("a", 5))])
    room.at(5)
    room.bell.show_lines([line(("a", 8))])
    room.at(9)
    assert room.rung == ["a"]


def test_that_a_needle_that_came_out_in_time_is_not_heard(room: Room) -> None:
    room.bell.show_lines([line(("a", 5), ("b", 6))])
    room.at(4)
    room.bell.show_lines([line(("b", 6))])
    room.at(7)
    assert room.rung == ["b"], "without the other needle nothing would ring at all"


def test_that_a_needle_taken_out_by_mistake_is_heard_when_it_is_in_again(room: Room) -> None:
    room.bell.show_lines([line(("a", 5))])
    room.bell.show_lines([])
    room.at(6)
    assert room.rung == []
    room.bell.show_lines([line(("a", 5))])
    assert room.rung == ["a"]


def test_that_what_was_over_when_it_was_first_seen_is_not_heard(room: Room) -> None:
    room.bell.show_lines([line(("old", -600), ("new", 1))])
    assert room.rung == []
    room.at(2)
    assert room.rung == ["new"]


def test_that_the_session_in_hand_is_believed_before_what_is_kept_of_it(room: Room, clock: FrozenClock) -> None:
    draft = planned_visit(reach=10)
    (retained,) = [one for one in draft.sites if one.left_in]
    room.bell.show_lines([line((retained.id, 1), session_id=draft.id), line(("other", 3), session_id="t")])
    room.bell.show_session(draft)
    room.at(4)
    assert room.rung == ["other"]
    room.at(10)
    assert room.rung == ["other", retained.id]


def test_that_a_clock_set_back_brings_no_second_sound(room: Room) -> None:
    room.bell.show_lines([line(("a", 5))])
    room.at(6)
    room.at(1)
    room.at(6)
    assert room.rung == ["a"]


def test_that_the_sound_can_be_turned_off_and_the_time_is_told_all_the_same(room: Room) -> None:
    assert sound_is_on()
    set_sound_on(False)
    room.bell.show_lines([line(("a", 5), ("b", 6))])
    room.at(5)
    assert (room.rung, room.sounds) == (["a"], [])
    set_sound_on(True)
    room.at(6)
    assert len(room.sounds) == 1


def test_that_the_sound_is_turned_off_on_the_page_of_keys(qtbot: QtBot, tmp_settings: Path) -> None:
    page = KeysPage()
    qtbot.addWidget(page)
    page.show()
    assert page.sound.value()
    qtbot.mouseClick(page.sound, Qt.MouseButton.LeftButton)
    assert QSettings().value(SOUND, type=bool) is False
    again = KeysPage()
    qtbot.addWidget(again)
    assert not again.sound.value()


def planned_visit(reach: float, table: str = "2", number: int = 0) -> TreatmentSession:
    """A draft with a needle in since half past nine that is meant to stay ``reach`` minutes."""
    ids = SeededIds(100 + number)
    begun = visit(ids, TODAY, number)
    retained = replace(site(ids, 3, None, needles=3, left_in=True, at=NOW), planned_s=round(reach * 60))
    return replace(begun.with_site(retained), table=table, ended=None)


@pytest.fixture
def beeps(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """What the speaker of the computer is asked for, one each; a test machine has none."""
    heard: list[None] = []
    monkeypatch.setattr(QApplication, "beep", lambda: heard.append(None))
    return heard


@pytest.fixture
def hands(
    qtbot: QtBot,
    qapp: QApplication,
    tmp_settings: Path,
    clinic_template: Template,
    clinic_path: Path,
    clock: FrozenClock,
    beeps: list[None],
) -> Iterator[Hands]:
    """Ada on Today at half past nine: at table 2 needles for ten minutes, at table 4 for five, at table 1 without a plan."""
    theme.apply(qapp, "light")
    window = make_window()
    window.show()
    qtbot.waitExposed(window)
    made = Hands(qtbot, window)
    file = reopened(clinic_template, clinic_path, clock, seed=9)
    unplanned = planned_visit(0, "1", 2)
    with file.work() as work:
        for session in (planned_visit(10), planned_visit(5, "4", 1), unplanned):
            work.save(None, session)
    window.worker.open(file)
    window.watch_tables()
    window.show_today()
    made.until(lambda: len(strip(made).words()) == 3)
    yield made
    window.close()
    window.deleteLater()


def strip(hands: Hands) -> InUseStrip:
    assert hands.window.in_use is not None
    return hands.window.in_use


def rung(hands: Hands) -> list[str]:
    assert hands.window.bell is not None
    heard: list[str] = []
    hands.window.bell.rang.connect(heard.append)
    return heard


def test_that_the_table_due_first_stands_first_and_what_is_over_moves_to_yellow(hands: Hands, clock: FrozenClock) -> None:
    heard = rung(hands)
    assert strip(hands).words() == ("Table 4: 3 in, 5 min left", "Table 2: 3 in, 10 min left", "Table 1: 3 in, 0 min")
    first, second = (strip(hands).keys[planned_visit(5, "4", 1).id], strip(hands).keys[planned_visit(10).id])
    plain = first.grab().toImage().pixelColor(6, first.height() // 2).name()
    clock.tick(6 * 60)
    hands.until(lambda: heard == [planned_visit(5, "4", 1).sites[-1].id])
    assert strip(hands).words() == ("Table 4: 3 in, over by 1 min", "Table 2: 3 in, 4 min left", "Table 1: 3 in, 6 min")
    yellow = theme.color("caution_fill").name()
    assert first.grab().toImage().pixelColor(6, first.height() // 2).name() == yellow != plain
    assert second.grab().toImage().pixelColor(6, second.height() // 2).name() == plain


def test_that_the_bell_rings_while_another_session_is_open_and_its_own_ledger_tells_the_open_one(
    hands: Hands, clock: FrozenClock, beeps: list[None]
) -> None:
    heard = rung(hands)
    open_one, other = planned_visit(10), planned_visit(5, "4", 1)
    hands.window.open_session(open_one.id)
    hands.until(lambda: hands.window.session_page is not None)
    assert "10 min left" in hands.page.ledger.words()
    clock.tick(5 * 60)
    hands.until(lambda: heard == [other.sites[-1].id])
    clock.tick(7 * 60)
    hands.until(lambda: heard == [other.sites[-1].id, open_one.sites[-1].id])
    hands.until(lambda: "over by 2 min" in hands.page.ledger.words())
    assert len(beeps) == 2


def test_that_a_needle_of_the_open_session_taken_out_in_time_stays_silent(hands: Hands, clock: FrozenClock) -> None:
    heard = rung(hands)
    open_one, other = planned_visit(10), planned_visit(5, "4", 1)
    hands.window.open_session(open_one.id)
    hands.until(lambda: hands.window.session_page is not None)
    out = Removal("removal-1", 3, clock.now(), ADA.id)
    hands.page.editor.change(lambda session: session.with_removal(open_one.sites[-1].id, out))
    hands.until_saved()
    clock.tick(20 * 60)
    hands.until(lambda: bool(heard))
    assert hands.window.bell is not None
    hands.window.bell.look()
    assert heard == [other.sites[-1].id]


def test_that_nothing_rings_after_signing_out(hands: Hands, clock: FrozenClock) -> None:
    heard = rung(hands)
    hands.press("Sign out")
    hands.until(lambda: not strip(hands).words())
    clock.tick(3600)
    assert hands.window.bell is not None
    hands.window.bell.look()
    assert heard == []
