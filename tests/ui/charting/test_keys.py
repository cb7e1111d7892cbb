"""The table of keys is complete, and each key does what it says."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from needlechart.domain.body import View
from needlechart.domain.needling import Elicited, Twitch
from needlechart.domain.technique import Technique
from needlechart.ui import actions
from needlechart.ui.body import BodyView
from needlechart.ui.charting.key_button import KeyButton
from needlechart.ui.charting.keys_page import KeysPage
from needlechart.ui.look.words import Label
from needlechart.ui.pressed import name_of, read_as
from tests.ui.charting.table import Table


def test_that_every_action_of_the_needle_place_has_its_deed_and_no_deed_is_without_its_row(table: Table) -> None:
    assert set(table.needle.keys.deeds) == {action.id for action in actions.of_needle_place()}


def test_that_no_two_actions_share_a_key_and_every_key_is_one_qt_knows() -> None:
    keys = [key for action in actions.ACTIONS for key in action.keys]
    assert len(keys) == len(set(keys))
    for key in keys:
        assert not QKeySequence(key).isEmpty(), key
        assert name_of(key) == key


def test_that_the_page_of_keys_lists_them_all_and_escape_goes_back(table: Table) -> None:
    table.type("?")
    page = table.page.stack.currentWidget()
    assert isinstance(page, KeysPage)
    words = {label.text() for label in page.findChildren(Label)} | {button.words() for button in page.findChildren(KeyButton)}
    for action in actions.ACTIONS:
        shown = {action.keys_words} if action.fixed else {read_as(key) for key in action.keys}
        assert {action.words, *shown} <= words
    table.qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert table.page.stack.currentWidget() is table.needle


def test_that_digits_are_twitches_and_shifted_digits_are_needles(table: Table) -> None:
    table.tap(table.point("gluteus-medius"))
    table.key(Qt.Key.Key_5)
    table.key(Qt.Key.Key_3, Qt.KeyboardModifier.ShiftModifier)
    assert table.site.twitch == Twitch(Elicited.YES, 5)
    assert (table.site.new_needles, table.site.insertions) == (3, 3)
    table.qtbot.keyClick(table.needle.chart, "@", Qt.KeyboardModifier.ShiftModifier)  # a US keyboard's Shift and 2
    assert table.site.new_needles == 2


def test_that_tab_goes_through_the_marks_and_then_on_to_the_card(table: Table) -> None:
    table.tap(table.point("gluteus-medius"))
    first = table.site.id
    table.tap(table.point("gluteus-maximus"))
    second = table.site.id
    table.key(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert table.editor.selected == first
    table.key(Qt.Key.Key_Tab)
    assert table.editor.selected == second
    table.key(Qt.Key.Key_Tab)
    assert table.editor.selected == second
    assert not table.needle.chart.hasFocus()


def test_that_letters_do_their_deeds(table: Table) -> None:
    table.tap(table.point("gluteus-medius"))
    first = table.site
    table.type("m")
    assert len(table.session.sites) == 2
    table.editor.select(first.id)
    table.type("r")
    assert table.needle.panel.foot.again.isChecked()
    table.key(Qt.Key.Key_Escape)
    assert not table.needle.panel.foot.again.isChecked()
    assert table.editor.selected == first.id
    table.editor.set_site(first.id, technique=Technique.STATIC, left_in=True)
    table.type("o")
    assert table.site.needles_in_body == 0
    table.type("d")
    assert table.needle.chart.deep
    table.type("d")
    table.type("n")
    note = table.card.details
    assert note is not None
    table.qtbot.keyClicks(note.pain.note, "2 bands")
    assert table.site.note == "2 bands"
    assert table.site.twitch is None


def test_that_f_makes_the_next_tap_a_finding_and_needles_a_finding(table: Table) -> None:
    table.type("f")
    table.tap(table.point("gluteus-medius"))
    found = table.finding
    assert table.session.sites == ()
    table.type("f")
    assert table.site.finding_id == found.id


def test_that_control_z_and_y_undo_and_redo(table: Table) -> None:
    table.tap(table.point("gluteus-medius"))
    placed = table.session
    table.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert table.session.sites == ()
    table.key(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert table.session == placed


@pytest.mark.parametrize(
    ("typed", "muscle", "side"),
    [("glut med r", "gluteus-medius", "right"), ("piriformis l", "piriformis", "left"), ("med glut", "gluteus-medius", "right")],
)
def test_that_slash_and_a_few_letters_place_a_site_in_the_muscle(table: Table, typed: str, muscle: str, side: str) -> None:
    table.type("/")
    field = table.needle.type_field
    assert field.isVisible()
    table.qtbot.keyClicks(field.field, typed)
    table.qtbot.keyClick(field.field, Qt.Key.Key_Return)
    assert (table.site.place.structure, table.site.place.side.value) == (muscle, side)
    assert table.atlas.contains(table.site.place.point)
    assert not field.isVisible()
    assert table.on_disk() == table.session


def test_that_what_no_muscle_begins_with_places_nothing_and_says_so(table: Table) -> None:
    table.type("/")
    field = table.needle.type_field
    table.qtbot.keyClicks(field.field, "xyz")
    table.qtbot.keyClick(field.field, Qt.Key.Key_Return)
    assert table.session.sites == ()
    assert any(label.text() == "No muscle begins like this." and label.isVisible() for label in field.findChildren(Label))
    table.qtbot.keyClick(field.field, Qt.Key.Key_Escape)
    table.qtbot.keyClick(field.field, Qt.Key.Key_Escape)
    assert not field.isVisible()


def test_that_arrows_move_a_mark_as_it_is_seen_on_a_sole_that_is_turned_too(table: Table) -> None:
    chart = table.needle.chart
    table.tap(table.point("flexor-digitorum-brevis", view=View.FOOT_PLANTAR))
    for flipped in (False, True):
        chart.set_flipped(flipped)
        chart.zoom_to(table.site.place.point)
        before, was = chart.at(table.site.place.point), table.site.place.point
        table.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
        table.key(Qt.Key.Key_Down)
        after, now = chart.at(table.site.place.point), table.site.place.point
        assert before is not None
        assert after is not None
        assert after.x() > before.x()
        assert after.y() > before.y()
        assert (now.x_mm - was.x_mm, now.y_mm - was.y_mm) == pytest.approx((-5, -1) if flipped else (5, 1))


def test_that_arrows_walk_while_no_mark_is_in_hand_and_enter_charts_what_is_walked_to(table: Table) -> None:
    chart, none = table.needle.chart, Qt.KeyboardModifier.NoModifier
    chart.show_view(BodyView.BACK)
    chart.activateWindow()
    chart.setFocus()
    table.qtbot.waitUntil(chart.hasFocus)
    table.key(Qt.Key.Key_Down)
    spot = chart.walk.spot()
    assert spot is not None
    assert spot.structure is not None
    assert table.session.sites == ()
    table.key(Qt.Key.Key_Return)
    assert (table.site.place.structure, table.site.place.side) == (spot.structure.key, spot.structure.side)
    at = table.site.place.point
    table.key(Qt.Key.Key_Left, none)  # a mark is in hand now: it is moved
    assert table.site.place.point.x_mm == pytest.approx(at.x_mm - 1)
    assert chart.walk.spot() == spot
    table.key(Qt.Key.Key_Escape)
    table.key(Qt.Key.Key_Left)  # back to where the walk was
    table.key(Qt.Key.Key_Left)
    assert chart.walk.spot() not in (None, spot)
    table.key(Qt.Key.Key_Escape)
    assert chart.walk.spot() is None
