"""Numbered points are shown when asked for, and a tap on one charts it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from needlechart.domain.body import Side
from needlechart.drawing.marks import Kind
from needlechart.ui.body.body_mark import BodyMark
from needlechart.ui.charting.needle.body_marks import POINT
from tests.ui.charting.table import Table


def points(table: Table) -> dict[str, BodyMark]:
    """The suggested points on the chart, by label."""
    return {m.mark.label: m for m in table.needle.chart.marks if m.id.startswith(POINT)}


def switch(table: Table) -> None:
    table.qtbot.mouseClick(table.needle.tools.points, Qt.MouseButton.LeftButton)


def test_that_the_points_of_the_muscle_in_hand_are_shown_only_while_asked_for(table: Table) -> None:
    table.tap(table.point("infraspinatus"))
    line = table.needle.points.line
    assert points(table) == {}
    assert not line.isVisible()
    switch(table)
    assert set(points(table)) == {"TrP1", "TrP2", "TrP3"}
    assert {m.mark.kind for m in points(table).values()} == {Kind.SUGGESTION}
    assert {m.point for m in points(table).values()} == {p.point for p in table.atlas.suggestions("infraspinatus", Side.RIGHT)}
    assert line.isVisible()
    assert "not clinically reviewed" in line.caveat.text()
    assert "29025044" in line.caveat.text()
    table.tap(table.point("gluteus-medius", side=Side.LEFT))
    assert {m.place.side for m in points(table).values() if m.place} == {Side.LEFT}
    assert {m.place.structure for m in points(table).values() if m.place} == {"gluteus-medius"}
    table.editor.select(None)
    assert points(table) == {}
    assert "Choose a mark" in line.heading.text()
    switch(table)
    assert not line.isVisible()


def test_that_a_tap_on_a_point_charts_a_site_with_its_label_and_the_point_is_told_by_its_mark(table: Table) -> None:
    table.tap(table.point("infraspinatus"))
    switch(table)
    spot = points(table)["TrP3"]
    first = table.site.id
    table.tap(spot.point)
    assert table.site.id != first
    assert (table.site.place.label, table.site.place.point) == ("TrP3", spot.point)
    assert (table.site.place.structure, table.site.place.side) == ("infraspinatus", Side.RIGHT)
    assert set(points(table)) == {"TrP1", "TrP2"}
    assert table.on_disk() == table.session


def test_that_a_point_can_be_charted_as_a_finding(table: Table) -> None:
    table.tap(table.point("infraspinatus"))
    switch(table)
    table.qtbot.mouseClick(table.needle.tools.finding, Qt.MouseButton.LeftButton)
    table.tap(points(table)["TrP3"].point)
    assert len(table.session.sites) == 1
    assert table.finding.place.label == "TrP3"


def test_that_the_key_shows_the_points_and_hides_them(table: Table) -> None:
    table.tap(table.point("infraspinatus"))
    table.type("p")
    assert set(points(table)) == {"TrP1", "TrP2", "TrP3"}
    table.type("p")
    assert points(table) == {}


def test_that_a_point_is_never_dragged(table: Table) -> None:
    table.tap(table.point("infraspinatus"))
    switch(table)
    spot = points(table)["TrP3"]
    before = table.session
    table.needle.hand.move_mark(spot.id, table.point("gluteus-maximus"))
    assert table.session == before


def test_that_a_typed_number_puts_the_site_on_that_point_with_its_label(table: Table) -> None:
    table.needle.type_field.start()
    field = table.needle.type_field.field
    table.qtbot.keyClicks(field, "infra 2 l")
    assert [one.muscle.key for one in table.needle.type_field.found()] == ["infraspinatus"]
    table.qtbot.keyClick(field, Qt.Key.Key_Return)
    point = next(p for p in table.atlas.suggestions("infraspinatus", Side.LEFT) if p.label == "TrP2")
    assert (table.site.place.point, table.site.place.label, table.site.place.side) == (point.point, "TrP2", Side.LEFT)
    assert table.on_disk() == table.session


def test_that_a_number_no_muscle_has_is_said_so(table: Table) -> None:
    table.needle.type_field.start()
    table.qtbot.keyClicks(table.needle.type_field.field, "infra 9")
    assert table.needle.type_field.found() == ()
    assert table.needle.type_field.nothing_found() == "No muscle with a point 9 begins like this."


def test_that_without_a_mark_in_hand_the_keyboard_walks_to_a_muscle_and_its_points_are_shown(table: Table) -> None:
    table.tap(table.point("infraspinatus"))
    table.editor.select(None)
    switch(table)
    table.needle.chart.setFocus()
    table.key(Qt.Key.Key_Down)
    walked = table.needle.points.muscle()
    assert walked is not None
    table.key(Qt.Key.Key_Up)
    assert table.needle.points.muscle() is not None
    shown = {(mark.place.structure, mark.place.side) for mark in points(table).values() if mark.place}
    assert shown <= {table.needle.points.muscle()}
    expected = {point.label for point in table.atlas.suggestions(*(table.needle.points.muscle() or ("", Side.RIGHT)))}
    assert set(points(table)) == expected
