"""Marks on a sheet: exact in their own view, about the place in one other figure that draws their muscle, else not shown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from needlechart.atlas import Atlas
from needlechart.domain.body import BodyPoint, Place, Side, StructureKind, View
from needlechart.drawing.marks import Kind, Mark
from needlechart.drawing.sheets import BodyView, sheet_of
from needlechart.ui.body import BodyChart, BodyMark
from needlechart.ui.body.placed import shown_marks, shown_point

LEFT = Qt.MouseButton.LeftButton


def mark_in(atlas: Atlas, muscle: str, view: View, side: Side = Side.RIGHT, mark_id: str = "a") -> BodyMark:
    at = atlas.centre(muscle, side, view)
    assert at is not None
    place = Place(at, muscle, StructureKind.MUSCLE, side)
    return BodyMark(mark_id, at, Mark(Kind.TWITCH, twitches=3, order=1), place, f"{muscle}, {side.value}")


def test_that_a_mark_is_exact_where_its_own_view_is_on_the_sheet(atlas: Atlas) -> None:
    sheet = sheet_of(atlas, BodyView.ALL)
    mark = mark_in(atlas, "gluteus-medius", View.POSTERIOR)
    ((shown, at, approximate),) = shown_marks([mark], sheet, atlas)
    assert (shown, approximate) == (mark, False)
    assert sheet.to_body(at) == mark.point


@pytest.mark.parametrize(
    ("muscle", "home", "view"),
    [
        ("gluteus-medius", View.LATERAL_RIGHT, View.POSTERIOR),
        ("tensor-fasciae-latae", View.LATERAL_RIGHT, View.ANTERIOR),
        ("gracilis", View.LEG_MEDIAL, View.ANTERIOR),
        ("temporalis", View.LATERAL_RIGHT, View.ANTERIOR),
    ],
)
def test_that_a_mark_of_another_view_lies_once_in_the_figure_that_shows_most_of_its_muscle(
    atlas: Atlas, muscle: str, home: View, view: View
) -> None:
    sheet = sheet_of(atlas, BodyView.ALL)
    mark = mark_in(atlas, muscle, home)
    ((shown, at, approximate),) = shown_marks([mark], sheet, atlas)
    assert (shown, approximate) == (mark, True)
    point = sheet.to_body(at)
    assert point is not None
    assert point.view is view
    assert mark.place is not None
    assert point == rounded(atlas.likeness(mark.point, muscle, StructureKind.MUSCLE, mark.place.side, view))


def rounded(point: BodyPoint | None) -> BodyPoint | None:
    return None if point is None else BodyPoint(point.view, round(point.x_mm, 1), round(point.y_mm, 1))


def test_that_a_mark_is_left_out_where_nothing_draws_its_muscle_or_nobody_knows_it(atlas: Atlas) -> None:
    sheet = sheet_of(atlas, BodyView.HAND)
    assert shown_marks([mark_in(atlas, "gluteus-medius", View.POSTERIOR)], sheet, atlas) == ()
    nameless = BodyMark("a", BodyPoint(View.LATERAL_RIGHT, 300, 800), Mark(Kind.NONE))
    assert shown_marks([nameless], sheet_of(atlas, BodyView.ALL), atlas) == ()


def test_that_a_mark_outside_the_window_of_its_own_view_is_nowhere_else_on_that_sheet(atlas: Atlas) -> None:
    neck_to_back = mark_in(atlas, "latissimus-dorsi", View.POSTERIOR)
    assert shown_marks([neck_to_back], sheet_of(atlas, BodyView.HEAD), atlas) == ()


def test_that_a_needle_on_a_bone_is_shown_about_the_muscle_it_is_meant_for(atlas: Atlas) -> None:
    at = atlas.centre("gluteus-medius", Side.RIGHT, View.LATERAL_RIGHT)
    assert at is not None
    area = next(s for s in atlas.structures(View.LATERAL_RIGHT) if s.kind is StructureKind.AREA)
    place = Place(at, "nowhere-drawn", area.kind, Side.RIGHT, muscle_meant="gluteus-medius")
    mark = BodyMark("a", at, Mark(Kind.NONE), place)
    sheet = sheet_of(atlas, BodyView.BACK)
    point = shown_point(mark, sheet, atlas)
    assert point is not None
    assert point.view is View.POSTERIOR
    unmeant = BodyMark("a", at, Mark(Kind.NONE), Place(at, "nowhere-drawn", area.kind, Side.RIGHT))
    assert shown_point(unmeant, sheet, atlas) is None


def test_that_marks_keep_their_order(atlas: Atlas) -> None:
    marks = [
        mark_in(atlas, "gracilis", View.LEG_MEDIAL, mark_id="1"),
        mark_in(atlas, "gluteus-medius", View.POSTERIOR, mark_id="2"),
        mark_in(atlas, "temporalis", View.LATERAL_LEFT, Side.LEFT, mark_id="3"),
    ]
    shown = shown_marks(marks, sheet_of(atlas, BodyView.ALL), atlas)
    assert [(one.mark.id, one.approximate) for one in shown] == [("1", True), ("2", False), ("3", True)]


def about_px(chart: BodyChart, mark: BodyMark) -> QPoint:
    point = chart.place_shown(mark)
    assert point is not None
    assert point.view is not mark.point.view
    px = chart.at(point)
    assert px is not None
    return px


def test_that_a_tap_takes_an_approximate_mark_and_the_view_stays(qtbot: QtBot, chart: BodyChart, atlas: Atlas) -> None:
    mark = mark_in(atlas, "gluteus-medius", View.LATERAL_RIGHT)
    chart.show_marks([mark])
    chart.mark_tapped.connect(chart.select)
    with qtbot.waitSignal(chart.mark_tapped) as told:
        qtbot.mouseClick(chart, LEFT, pos=about_px(chart, mark))
    assert told.args == ["a"]
    assert chart.selected == "a"
    assert chart.shows(BodyView.BACK)
    # the control: chosen elsewhere, it brings the view in which it is exact
    chart.select(None)
    chart.select("a")
    assert chart.shows(BodyView.RIGHT)


def test_that_an_approximate_mark_cannot_be_dragged_and_the_body_follows_instead(
    qtbot: QtBot, chart: BodyChart, atlas: Atlas
) -> None:
    mark = mark_in(atlas, "gluteus-medius", View.LATERAL_RIGHT)
    chart.show_marks([mark])
    point = chart.place_shown(mark)
    assert point is not None
    chart.zoom_to(point)
    start = about_px(chart, mark)
    with qtbot.assertNotEmitted(chart.mark_moved):
        drag(chart, start, QPoint(30, 12))
    assert chart.marks[0].point == mark.point
    assert about_px(chart, mark) == start + QPoint(30, 12)
    # the control: in its own view the same drag moves it
    chart.show_view(BodyView.RIGHT)
    chart.zoom_to(mark.point)
    home = chart.at(mark.point)
    assert home is not None
    with qtbot.waitSignal(chart.mark_moved):
        drag(chart, home, QPoint(-14, 12))


def drag(chart: BodyChart, start: QPoint, by: QPoint) -> None:
    QTest.mousePress(chart, LEFT, pos=start)
    for step in (1, 2, 3):
        QTest.mouseMove(chart, start + by * step / 3)
    QTest.mouseRelease(chart, LEFT, pos=start + by)


def test_that_the_muscle_of_a_selected_approximate_mark_is_outlined_where_it_is_shown(chart: BodyChart, atlas: Atlas) -> None:
    mark = mark_in(atlas, "gluteus-medius", View.LATERAL_RIGHT)
    chart.show_marks([mark])
    before = chart.grab().toImage()
    with chart.staying():
        chart.select("a")
    muscle = atlas.structure("gluteus-medius", StructureKind.MUSCLE, Side.RIGHT, View.POSTERIOR)
    assert muscle is not None
    border = [BodyPoint(View.POSTERIOR, x, y) for x, y in atlas.rings(muscle)[0]]
    after = chart.grab().toImage()
    changed = [px for point in border if (px := chart.at(point)) is not None and before.pixel(px) != after.pixel(px)]
    assert len(changed) > len(border) / 2


def test_that_the_tip_of_an_approximate_mark_says_so(chart: BodyChart, atlas: Atlas) -> None:
    mark = mark_in(atlas, "gluteus-medius", View.LATERAL_RIGHT)
    chart.show_marks([mark])
    assert "approximate" in chart.said_at(QPointF(about_px(chart, mark)))
    assert "approximate" not in mark.words


def test_that_the_locator_has_a_dot_for_an_approximate_mark_too(chart: BodyChart, atlas: Atlas) -> None:
    assert chart.controls is not None
    chart.zoom_to(mark_in(atlas, "soleus", View.POSTERIOR).point)
    locator = chart.controls.locator
    bare = locator.grab().toImage()
    mark = mark_in(atlas, "gluteus-medius", View.LATERAL_RIGHT)
    chart.show_marks([mark])
    assert locator.grab().toImage() != bare
    chart.show_marks([mark_in(atlas, "temporalis", View.LATERAL_LEFT, Side.LEFT)])
    chart.show_marks([replace(mark, place=None)])  # the control: nobody knows where it would be here
    assert locator.grab().toImage() == bare
