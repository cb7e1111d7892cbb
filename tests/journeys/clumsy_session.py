"""A draft charted by clumsy hands, looked through every so often, undone to its beginning and done again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.journeys.clumsy import ClumsyHands
from tests.journeys.holding import assert_all_holds, assert_undone_to

EACH = 40
"""Deeds between two looks."""


def chart_clumsily(hands: ClumsyHands, deeds: int, complaints: Callable[[], Sequence[object]]) -> int:
    """A new session of Mara Alder, so many deeds.  Fails at the first complaint, and at the first look that finds something
    wrong; returns how many different sessions the looks saw."""
    hands.find_patient("alder", "Mara Alder")
    hands.press("New session")
    hands.until(lambda: hands.window.session_page is not None)
    start, seen = hands.session, set()
    for deed in range(1, deeds + 1):
        hands.blunder()
        assert not complaints()
        if deed % EACH == 0:
            hands.settle()
            assert not complaints()
            assert_all_holds(hands)
            seen.add(hands.session)
    hands.settle()
    assert_undone_to(hands, start)
    assert not complaints()
    return len(seen)
