"""The same short session by mouse alone, by touch alone and by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from needlechart.domain.body import BodyPoint, View
from needlechart.domain.needling import NeedleCount
from needlechart.domain.reactions import ReactionAnswer
from needlechart.domain.sessions import TreatmentSession
from needlechart.drawing.sheets import BodyView
from tests.journeys.hands import Hands
from tests.journeys.steps import count_needles, start_session
from tests.journeys.taps import Fingers, Keyboard, TapCount, WindowHands

CALVES = BodyPoint(View.POSTERIOR, 518.8, 1380.0), BodyPoint(View.POSTERIOR, 381.2, 1380.0)


def check(session: TreatmentSession) -> None:
    """Two sites with their twitches, counted out, and no reaction."""
    assert [site.twitch and site.twitch.count for site in session.sites] == [3, 2]
    assert [site.place.structure for site in session.sites] == ["gastrocnemius-medial"] * 2
    assert {site.place.side.value for site in session.sites} == {"right", "left"}
    assert session.count == NeedleCount(opened=2, out=2, sharps=2, unused=0)
    assert session.reaction_answer is ReactionAnswer.NONE


@pytest.mark.parametrize(("kind", "sort"), [(WindowHands, "click"), (Fingers, "finger")])
def test_that_a_session_is_charted_by_mouse_or_touch_alone(
    sit_down: Callable[[], Hands], taps: TapCount, kind: type[WindowHands], sort: str
) -> None:
    others = sit_down()
    others.find_patient("alder", "Mara Alder")
    hands = kind(others.qtbot, others.window)
    taps.seen.clear()
    start_session(hands)
    hands.show(BodyView.BACK, "Back")
    for point, twitches in zip(CALVES, (3, 2), strict=True):
        hands.tap(point)
        hands.twitches(twitches)
    hands.go_to("After")
    count_needles(hands, 2)
    hands.press("None", "Reaction")
    hands.until_saved()
    check(hands.session)
    assert set(taps.seen) == {sort}


def test_that_a_session_is_charted_by_keyboard_alone(sit_down: Callable[[], Hands], taps: TapCount) -> None:
    others = sit_down()
    others.find_patient("alder", "Mara Alder")
    hands = Keyboard(others.qtbot, others.window)
    taps.seen.clear()
    hands.press("New session")
    hands.until(lambda: hands.window.session_page is not None)
    for side, twitches in (("r", "3"), ("l", "2")):
        hands.key("/")
        hands.write(hands.focus(), f"gastroc med {side}")
        hands.key(Qt.Key.Key_Return)
        hands.key(twitches)
    for _place in ("Treatments", "After"):
        hands.key(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    for figure, number in (
        ("Packs opened", 2), ("Out of the body, on the tray", 2), ("In the sharps box", 2), ("Opened and not used", 0),
    ):  # fmt: skip
        hands.answer(figure, number)
    hands.press("That is my count")
    hands.press("None", "Reaction")
    hands.until_saved()
    check(hands.session)
    assert set(taps.seen) == {"key"}
