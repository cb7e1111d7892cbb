"""Two taps a site: one places it, one records its twitch; each is on disk at once."""

from __future__ import annotations

from PySide6.QtCore import Qt

from needlechart.domain.body import Layer, Side
from needlechart.domain.needling import Elicited, Twitch
from needlechart.domain.technique import Technique
from tests.ui.charting.table import Table


def test_that_one_tap_places_a_site_in_the_muscle_under_the_finger_and_one_key_records_its_twitch(table: Table) -> None:
    table.tap(table.point("gluteus-medius"))
    assert table.site.place.structure == "gluteus-medius"
    assert table.site.place.side is Side.RIGHT
    assert table.site.inserted_by == table.file.person_id
    assert table.site.inserted_at == table.clock.now()

    pad = table.card.twitches.pad
    third_key = pad.rect().center()
    table.qtbot.mouseClick(pad, Qt.MouseButton.LeftButton, pos=third_key)
    assert table.site.twitch == Twitch(Elicited.YES, 3)
    assert table.on_disk() == table.session


def test_that_a_digit_answers_wherever_the_last_tap_was(table: Table) -> None:
    table.tap(table.point("gluteus-medius"))
    table.qtbot.mouseClick(table.card.technique.chips[Technique.ROTATION], Qt.MouseButton.LeftButton)
    table.type("4")
    assert table.site.twitch == Twitch(Elicited.YES, 4)
    assert table.site.technique is Technique.ROTATION


def test_that_needle_and_technique_are_carried_and_answers_never(table: Table) -> None:
    table.tap(table.point("gluteus-medius"))
    table.card.needles.size_of_needle.choose("0.30x75")
    table.qtbot.mouseClick(table.card.technique.chips[Technique.ROTATION], Qt.MouseButton.LeftButton)
    table.type("5")
    table.editor.set_site(table.site.id, depth_mm=40)

    table.tap(table.point("gluteus-medius", dx=-15, dy=-20))
    second = table.site
    assert len(table.session.sites) == 2
    assert second.needle is not None
    assert second.needle.length_mm == 75
    assert second.technique is Technique.ROTATION
    assert second.twitch is None
    assert second.depth_mm is None
    assert second.familiar is None


def test_that_the_deep_layer_places_in_the_deep_muscle(table: Table) -> None:
    point = table.point("gluteus-minimus")
    table.needle.chart.set_deep(True)
    table.tap(point)
    assert table.site.place.structure == "gluteus-minimus"
    assert table.site.place.layer is Layer.DEEP


def test_that_a_tap_that_becomes_a_double_tap_leaves_nothing(table: Table) -> None:
    at = table.see(table.point("gluteus-medius"))
    seen: list[int] = []
    table.editor.session_changed.connect(lambda session: seen.append(len(session.sites)))
    table.qtbot.mouseClick(table.needle.chart, Qt.MouseButton.LeftButton, pos=at)
    table.qtbot.mouseDClick(table.needle.chart, Qt.MouseButton.LeftButton, pos=at)  # the second press only
    table.qtbot.mouseRelease(table.needle.chart, Qt.MouseButton.LeftButton, pos=at)
    assert 1 in seen
    assert table.session.sites == ()
    assert table.on_disk() == table.session


def test_that_a_long_press_charts_a_finding(table: Table) -> None:
    at = table.see(table.point("piriformis"))
    chart = table.needle.chart
    table.qtbot.mousePress(chart, Qt.MouseButton.LeftButton, pos=at)
    with table.qtbot.waitSignal(chart.body_held):
        pass
    table.qtbot.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=at)
    assert table.session.sites == ()
    assert table.finding.id == table.session.findings[0].id
    assert table.on_disk() == table.session
