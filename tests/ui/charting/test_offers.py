"""The card offers what else a mark may be meant for, and asks what nobody has said."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from needlechart.domain.body import BodyPoint, Side, StructureKind, View
from needlechart.domain.rules import Stage
from needlechart.drawing.sheets import BodyView
from needlechart.ui.charting.gaps import findings_of
from needlechart.ui.charting.needle.place_offers import PlaceOffers
from needlechart.usecases.moving import meant_for
from needlechart.usecases.offering import beside, meant_choices
from needlechart.usecases.suggesting import offered
from tests.ui.charting.table import Table

# The screenless platform says of every menu that it can neither raise it nor give it the keyboard.
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)

ON_FASCIA = BodyPoint(View.POSTERIOR, 560, 710)
"""On the thoracolumbar fascia, right."""


def offers(table: Table) -> PlaceOffers:
    return table.needle.panel.offers


def click(table: Table, control: QWidget) -> None:
    table.qtbot.mouseClick(control, Qt.MouseButton.LeftButton)


def unnamed(table: Table) -> list[str]:
    """The sites that wait for the muscle meant."""
    found = findings_of(table.session, table.editor.opened)
    return [f.site_id for f in found if (f.rule, f.stage) == ("V4", Stage.SIGN)]


def border_point(table: Table) -> BodyPoint:
    """A point in one muscle of the back, close to another."""
    for y in range(900, 1100, 3):
        point = BodyPoint(View.POSTERIOR, 540, y)
        place = table.needle.deeds.place_at(point, deep=False)
        if place is not None and place.kind is StructureKind.MUSCLE and beside(table.atlas, place):
            return point
    raise AssertionError("no border")


def test_that_near_a_border_the_other_muscle_is_one_tap_away_and_so_is_the_way_back(table: Table) -> None:
    table.tap(border_point(table))
    first = table.site.place
    other = beside(table.atlas, first)[0]
    chip = offers(table).border.chips[0]
    name = table.editor.opened.catalogue.muscle_name(other.structure.key)
    assert chip.isVisible()
    assert chip.words() == f"{name}, {other.distance_mm:.0f} mm"
    assert chip.geometry().right() < offers(table).border.width()
    click(table, chip)
    assert (table.site.place.structure, table.site.place.point) == (other.structure.key, first.point)
    assert table.on_disk() == table.session
    assert chip.words().endswith("under it")
    click(table, chip)
    assert table.site.place.structure == first.structure
    table.editor.undo()
    assert table.site.place.structure == other.structure.key


def test_that_far_from_every_border_nothing_is_offered(table: Table) -> None:
    table.tap(table.point("gluteus-maximus"))
    assert beside(table.atlas, table.site.place) == ()
    assert not offers(table).border.chips[0].isVisible()


def test_that_on_an_area_no_muscle_is_recorded_until_one_of_the_nearest_is_tapped(table: Table) -> None:
    table.tap(ON_FASCIA)
    place = table.site.place
    assert place.kind is StructureKind.AREA
    assert (place.muscle_meant, place.muscle_reason) == (None, "")
    assert unnamed(table) == [table.site.id]
    row = offers(table).meant
    near = meant_choices(table.atlas, place)
    assert list(row.chips) == [choice.structure.key for choice in near]
    assert not any(chip.isChecked() for chip in row.chips.values())
    assert "Which muscle is meant?" in row.question.text()

    click(table, row.chips[near[1].structure.key])
    assert table.site.place == meant_for(place, near[1].structure.key)
    assert row.chips[near[1].structure.key].isChecked()
    assert unnamed(table) == []
    assert table.on_disk() == table.session
    click(table, row.chips[near[1].structure.key])
    assert table.site.place == place
    assert unnamed(table) == [table.site.id]


def test_that_a_site_on_an_area_still_takes_two_taps(table: Table) -> None:
    table.tap(ON_FASCIA)
    table.type("3")
    assert table.site.twitch is not None
    assert table.site.twitch.count == 3


def test_that_other_opens_the_list_with_the_reasons_why_none_is_named(table: Table) -> None:
    table.tap(ON_FASCIA)
    row = offers(table).meant
    click(table, row.other)
    menu = table.needle.panel.head.change.findChild(QMenu)
    assert menu is not None
    next(action for action in menu.actions() if action.text() == "Fascia").trigger()
    menu.close()
    assert table.site.place.muscle_reason == "Fascia"
    assert (row.other.words(), row.other.isChecked()) == ("Fascia", True)
    assert unnamed(table) == []


def test_that_a_finding_on_an_area_is_asked_too_but_nothing_waits_for_it(table: Table) -> None:
    table.needle.hand.hold(ON_FASCIA)
    row = offers(table).meant
    assert row.question.text() == "Muscle meant"
    assert unnamed(table) == []
    key = next(iter(row.chips))
    click(table, row.chips[key])
    assert table.finding.place.muscle_meant == key


def test_that_a_muscle_beside_the_catalogue_says_how_it_counts(table: Table) -> None:
    chart = table.needle.chart
    point = next(
        at
        for x in range(300, 620, 5)
        for y in range(60, 320, 5)
        if chart.atlas.contains(at := BodyPoint(View.ANTERIOR, x, y))
        and (hit := chart.atlas.structure_at(at)) is not None
        and hit.structure.kind is StructureKind.EXTRA
    )
    table.tap(point)
    assert table.site.place.kind is StructureKind.EXTRA
    assert offers(table).own_name.isVisible()
    assert "own name" in offers(table).own_name.text()
    table.tap(table.point("gluteus-maximus"))
    assert not offers(table).own_name.isVisible()


def test_that_a_mark_seen_in_another_view_says_where_it_is_exact_and_goes_there(table: Table) -> None:
    table.tap(table.point("gluteus-medius"))
    chart, exact = table.needle.chart, offers(table).exact
    assert not exact.isVisible()
    chart.show_view(BodyView.RIGHT)
    assert table.editor.selected is not None
    assert exact.isVisible()
    assert exact.words() == "Exact in: Back"
    click(table, exact)
    assert chart.view is BodyView.BACK
    assert not exact.isVisible()
    assert chart.at(table.site.place.point) is not None


def test_that_a_point_near_the_mark_is_asked_for_taken_by_a_tap_and_cleared_by_the_next(table: Table) -> None:
    spot = next(p for p in table.atlas.suggestions("infraspinatus", Side.RIGHT) if p.label == "TrP2").point
    table.tap(BodyPoint(spot.view, spot.x_mm + 3, spot.y_mm))
    pick = offers(table).point
    assert table.site.place.label == ""
    assert offered(table.atlas, table.site.place) == "TrP2"
    assert (pick.chip.words(), pick.chip.isChecked()) == ("TrP2?", False)
    click(table, pick.chip)
    assert table.site.place.label == "TrP2"
    assert (pick.chip.words(), pick.chip.isChecked()) == ("TrP2", True)
    assert table.on_disk() == table.session
    click(table, pick.chip)
    assert table.site.place.label == ""


def test_that_any_point_of_the_muscle_can_be_picked_from_the_list(table: Table) -> None:
    table.tap(table.point("infraspinatus"))
    pick = offers(table).point
    menu = pick.open_list()
    assert [action.text() for action in menu.actions() if action.text()] == ["TrP1", "TrP2", "TrP3", "No point"]
    next(action for action in menu.actions() if action.text() == "TrP3").trigger()
    menu.close()
    assert table.site.place.label == "TrP3"


def test_that_dragging_within_reach_offers_and_dragging_out_of_the_muscle_drops(table: Table) -> None:
    table.tap(table.point("infraspinatus"))
    spot = next(p for p in table.atlas.suggestions("infraspinatus", Side.RIGHT) if p.label == "TrP1").point
    table.needle.deeds.move(table.site.id, spot)
    assert table.site.place.label == ""
    pick = offers(table).point
    assert pick.chip.words() == "TrP1?"
    click(table, pick.chip)
    assert table.site.place.label == "TrP1"
    table.needle.deeds.move(table.site.id, table.point("gluteus-maximus"))
    assert (table.site.place.structure, table.site.place.label) == ("gluteus-maximus", "")
