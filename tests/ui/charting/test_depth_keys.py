"""Round depths: no needle is offered a depth it cannot reach, and none is chosen before a tap."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from needlechart.ui.charting.needle.depth_keys import MOST_KEYS, DepthKeys, round_depths


@pytest.mark.parametrize(
    ("longest_mm", "depths"),
    [(4, ()), (15, (5, 10, 15)), (30, (5, 10, 15, 20, 25, 30)), (40, (10, 20, 30, 40)), (75, (15, 30, 45, 60, 75))],
)
def test_that_the_steps_follow_the_needle(longest_mm: int, depths: tuple[int, ...]) -> None:
    assert round_depths(longest_mm) == depths


def test_that_no_needle_is_offered_more_than_it_can_reach() -> None:
    for longest_mm in range(1, 121):
        depths = round_depths(longest_mm)
        assert len(depths) <= MOST_KEYS
        assert max(depths, default=0) <= longest_mm


def test_that_a_tap_says_its_depth_and_none_is_chosen_before(qtbot: QtBot) -> None:
    keys = DepthKeys()
    qtbot.addWidget(keys)
    keys.show_depth(None, 60)
    keys.show()
    assert not any(key.isChecked() for key in keys.keys)
    told: list[int] = []
    keys.chosen.connect(told.append)
    qtbot.mouseClick(keys.keys[3], Qt.MouseButton.LeftButton)
    assert told == [40]
    keys.show_depth(45, 60)
    assert not any(key.isChecked() for key in keys.keys)
