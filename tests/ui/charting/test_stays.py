"""A needle that is left in has a planned stay: said with one tap, carried to the next one, and counted down everywhere."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from needlechart.domain.patients import Patient
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.technique import Technique
from needlechart.ui.body.body_mark import BodyMark
from needlechart.ui.body.mark_pixmaps import drawn_label
from needlechart.ui.look.theme import theme
from tests.ui.charting.conftest import OPENED
from tests.ui.charting.table import Table


def static(table: Table, muscle: str = "gluteus-medius") -> None:
    """A site whose needle stays in."""
    table.tap(table.point(muscle))
    if table.site.technique is not Technique.STATIC:
        table.qtbot.mouseClick(table.card.technique.chips[Technique.STATIC], Qt.MouseButton.LeftButton)


def leave_for(table: Table, minutes: int) -> None:
    table.qtbot.mouseClick(table.card.stay.usual.chip(str(minutes)), Qt.MouseButton.LeftButton)


def planned(table: Table) -> int | None:
    """Seconds the chosen site is meant to keep its needle, as the record has it."""
    return table.site.planned_s


def shown(table: Table) -> BodyMark:
    """The chosen site as the body shows it."""
    table.needle.show_session(table.session)
    return next(mark for mark in table.needle.chart.marks if mark.id == table.site.id)


def test_that_the_usual_times_are_one_tap_and_any_other_is_said_by_the_minute(table: Table) -> None:
    static(table)
    stay = table.card.stay
    assert stay.isVisible()
    assert (stay.minutes.value(), stay.usual.value()) == (None, None)
    leave_for(table, 15)
    assert (table.site.planned_s, stay.minutes.value()) == (900, 15)
    table.qtbot.keyClick(stay.minutes, Qt.Key.Key_Up)
    assert (table.site.planned_s, stay.usual.value()) == (960, None)
    assert table.on_disk() == table.session
    table.editor.undo()
    assert table.site.planned_s is None
    table.editor.redo()
    assert stay.minutes.value() == 16
    leave_for(table, 10)
    leave_for(table, 10)
    assert table.site.planned_s is None
    assert table.on_disk() == table.session


def test_that_the_stay_is_asked_only_while_a_needle_is_left_in(table: Table) -> None:
    table.tap(table.point("gluteus-medius"))
    assert not table.card.stay.isVisible()
    static(table, "gluteus-maximus")
    leave_for(table, 5)
    assert table.card.stay.isVisible()
    table.qtbot.mouseClick(table.needle.panel.foot.needle, Qt.MouseButton.LeftButton)
    assert table.site.needles_in_body == 0
    assert not table.card.stay.isVisible()
    assert table.site.planned_s == 300


def test_that_current_is_the_least_a_needle_stays(table: Table) -> None:
    static(table)
    leave_for(table, 5)
    table.qtbot.mouseClick(table.card.technique.chips[Technique.ELECTRICAL], Qt.MouseButton.LeftButton)
    duration = table.card.electrical.duration_min.field
    table.qtbot.keyClicks(duration, "12")
    table.qtbot.keyClick(duration, Qt.Key.Key_Return)
    stay = table.card.stay
    assert stay.minutes.value() == 12
    assert [minutes for minutes in (5, 10, 15, 20) if stay.usual.chip(str(minutes)).isEnabled()] == [15, 20]
    assert "12 min" in stay.usual.chip("5").toolTip()
    table.qtbot.keyClick(stay.minutes, Qt.Key.Key_Down)
    assert stay.minutes.value() == 12
    leave_for(table, 20)
    assert (table.site.planned_s, stay.minutes.value()) == (1200, 20)
    leave_for(table, 20)
    assert (table.site.planned_s, stay.minutes.value()) == (None, 12)
    assert shown(table).mark.label == "12 min left"
    table.qtbot.keyClick(stay.minutes, Qt.Key.Key_Delete)
    assert stay.minutes.value() == 12, "what cannot be taken back stays in sight"


def test_that_the_next_needle_left_in_and_the_same_again_are_planned_alike(table: Table) -> None:
    static(table)
    leave_for(table, 20)
    table.tap(table.point("gluteus-maximus"))
    table.qtbot.mouseClick(table.card.technique.chips[Technique.PISTONING], Qt.MouseButton.LeftButton)
    assert planned(table) is None
    table.qtbot.mouseClick(table.card.technique.chips[Technique.STATIC], Qt.MouseButton.LeftButton)
    assert planned(table) == 1200
    leave_for(table, 5)
    table.clock.tick(240)
    table.qtbot.mouseClick(table.needle.panel.foot.needle, Qt.MouseButton.LeftButton)
    assert table.site.retention_s == 240
    table.qtbot.mouseClick(table.needle.panel.foot.again, Qt.MouseButton.LeftButton)
    table.tap(table.point("multifidus-lumborum", side=table.site.place.side))
    assert (planned(table), table.site.removals, table.site.needles_in_body) == (300, (), 1)
    assert [site.retention_s for site in table.session.sites] == [None, 240, None]
    assert table.on_disk() == table.session


def test_that_a_ghost_brings_the_plan_and_its_time_begins_when_it_is_confirmed(
    open_table: OPENED, patient: Patient, last_visit: TreatmentSession
) -> None:
    old = replace(last_visit.sites[0], technique=Technique.STATIC, left_in=True, planned_s=600, retention_s=420)
    table = open_table(patient, earlier=(replace(last_visit, sites=(old,)),))
    table.tap(old.place.point)
    assert (table.site.planned_s, table.site.retention_s, shown(table).mark.label) == (600, None, "")
    table.clock.tick(60)
    table.type("2")
    assert shown(table).mark.label == "10 min left"


def test_that_the_time_left_is_told_on_the_body_and_in_the_head(table: Table) -> None:
    static(table)
    head = table.needle.panel.head
    table.clock.tick(204)
    assert (shown(table).mark.label, shown(table).mark.overdue) == ("in 3 min 24 s", False)
    leave_for(table, 5)
    assert (shown(table).mark.label, shown(table).mark.overdue) == ("2 min left", False)
    for minutes, said, over in ((1, "under 1 min left", False), (1, "time is up", True), (1, "over by 1 min", True)):
        table.clock.tick(minutes * 60)
        assert (shown(table).mark.label, shown(table).mark.overdue) == (said, over)
        assert f"needle in the body, {said}" in shown(table).words
        head.tick()
        assert said in head.about.text()


def test_that_what_is_over_stands_in_yellow_on_dark_in_the_list_and_on_the_body(table: Table) -> None:
    static(table)
    leave_for(table, 5)
    in_time = shown(table).mark
    table.clock.tick(301)
    over = shown(table).mark
    rows = table.needle.panel.overview.marks
    table.editor.select(None)
    table.qtbot.waitUntil(rows.isVisible)
    item = rows.item(table.session.sites[0].id)
    item.repaint()
    image, dark, yellow = item.grab().toImage(), theme.color("on_caution").name(), theme.color("caution_fill").name()
    colours = {image.pixelColor(x, image.height() // 2 - 9).name() for x in range(image.width() // 2, image.width())}
    assert {dark, yellow} <= colours
    plates = [
        drawn_label(mark, 24, 1.0).pixmap.toImage() for mark in (replace(over, label="time"), replace(in_time, label="time"))
    ]
    assert [plate.pixelColor(12, 6).name() for plate in plates] == [dark, yellow]


def test_that_the_ledger_counts_down_to_the_first_needle_due(table: Table) -> None:
    static(table)
    table.clock.tick(60)
    assert table.page.ledger.words().count("for ") == 1
    leave_for(table, 20)
    static(table, "gluteus-maximus")
    leave_for(table, 10)
    assert "2 in the body 10 min left" in table.page.ledger.words()
    table.clock.tick(11 * 60)
    table.page.hide()
    table.page.show()
    table.qtbot.waitUntil(lambda: "2 in the body over by 1 min" in table.page.ledger.words())
    table.qtbot.mouseClick(table.needle.panel.foot.needle, Qt.MouseButton.LeftButton)
    assert "1 in the body 8 min left" in table.page.ledger.words()
