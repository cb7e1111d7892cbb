"""Round depths: no needle is offered a depth it cannot reach, and none is chosen before a tap."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from needlechart.ui.charting.needle.depth_keys import MOST_KEYS, round_depths
from tests.ui.charting.table import Table

LEFT = Qt.MouseButton.LeftButton


@pytest.mark.parametrize(
    ("longest_mm", "depths"),
    [(4, ()), (15, (5, 10, 15)), (30, (10, 20, 30)), (40, (20, 40)), (60, (20, 40, 60)), (75, (20, 40, 60))],
)
def test_that_the_steps_follow_the_needle(longest_mm: int, depths: tuple[int, ...]) -> None:
    assert round_depths(longest_mm) == depths


def test_that_no_needle_is_offered_more_than_it_can_reach() -> None:
    for longest_mm in range(1, 121):
        depths = round_depths(longest_mm)
        assert len(depths) <= MOST_KEYS
        assert max(depths, default=0) <= longest_mm


def test_that_a_tap_says_its_depth_and_none_is_chosen_before(table: Table) -> None:
    table.tap(table.point("gluteus-maximus"))
    rows = table.card.depth_row
    assert rows.depth_mm.value() is None
    assert not any(key.isChecked() for key in rows.keys.keys)
    assert not rows.depth_mm.isVisible()
    table.qtbot.mouseClick(rows.keys.keys[0], LEFT)
    (site,) = table.editor.session.sites
    said = site.depth_mm
    assert said == int(rows.keys.keys[0].words())
    assert (rows.depth_mm.value(), rows.depth_mm.isVisible(), rows.keys.isVisible()) == (said, True, False)
    table.tap(table.point("gluteus-medius"))
    assert rows.keys.isVisible()  # never carried to the next site


def test_that_another_depth_is_typed(table: Table) -> None:
    table.tap(table.point("gluteus-maximus"))
    rows = table.card.depth_row
    table.qtbot.mouseClick(rows.keys.other, LEFT)
    figure = QApplication.focusWidget()
    assert isinstance(figure, QLineEdit)
    table.qtbot.keyClicks(figure, "37\r")
    assert table.editor.session.sites[0].depth_mm == 37
    assert rows.depth_mm.isVisible()
