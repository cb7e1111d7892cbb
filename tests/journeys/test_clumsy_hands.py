"""A hurried, clumsy therapist at the real window: whatever is done, the ledger, the file, the screen and undo agree.

Longer, with more seeds: ``python -m tests.journeys.clumsy_run --seeds 1 2 3 --deeds 3000``.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from needlechart.domain.body import BodyPoint, View
from needlechart.drawing.sheets import BodyView
from needlechart.ui.look.theme import theme
from tests.journeys.clumsy import ClumsyHands
from tests.journeys.clumsy_session import chart_clumsily
from tests.journeys.hands import Hands
from tests.journeys.holding import assert_all_holds

CALF = BodyPoint(View.POSTERIOR, 518.8, 1380.0)
DEEDS = 120
"""A look every forty; most of them change the session."""


@pytest.mark.parametrize("seed", [11, 12, 13])
def test_that_whatever_clumsy_hands_do_the_record_holds(sit_down: Callable[[], Hands], qtbot: QtBot, seed: int) -> None:
    hands = ClumsyHands(qtbot, sit_down().window, seed)
    with qtbot.capture_exceptions() as raised:
        seen = chart_clumsily(hands, DEEDS, lambda: raised)
    theme.still = True
    assert seen >= 3, "the looks saw different sessions"


def _at_the_calf(hands: Hands) -> Hands:
    hands.find_patient("alder", "Mara Alder")
    hands.press("New session")
    hands.until(lambda: hands.window.session_page is not None)
    hands.show(BodyView.BACK, "Back")
    hands.tap(CALF)
    hands.key("3")
    hands.until_saved()
    assert_all_holds(hands)
    return hands


def test_that_a_figure_not_shown_anew_is_found(sit_down: Callable[[], Hands], monkeypatch: pytest.MonkeyPatch) -> None:
    hands = _at_the_calf(sit_down())
    monkeypatch.setattr(hands.page.ledger, "show_ledger", lambda _view: None)
    hands.key("5")
    hands.until_saved()
    with pytest.raises(AssertionError):
        assert_all_holds(hands)


def test_that_a_mark_left_on_the_body_is_found(sit_down: Callable[[], Hands], monkeypatch: pytest.MonkeyPatch) -> None:
    hands = _at_the_calf(sit_down())
    monkeypatch.setattr(hands.needle.chart, "show_marks", lambda _marks: None)
    hands.press("Undo")
    hands.press("Undo")
    hands.until_saved()
    with pytest.raises(AssertionError):
        assert_all_holds(hands)


def test_that_a_change_that_never_came_to_the_file_is_found(
    sit_down: Callable[[], Hands], monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = _at_the_calf(sit_down())
    monkeypatch.setattr("needlechart.usecases.charting.keep", lambda *_told, **_more: None)
    hands.key("5")
    hands.until_saved()
    with pytest.raises(AssertionError):
        assert_all_holds(hands)
