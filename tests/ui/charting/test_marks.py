"""Marks on the body: moved, nudged, mirrored, repeated, deleted, charted again, changed into what else lies there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QMenu

from needlechart.domain.body import BodyPoint, Side, StructureKind, View
from needlechart.domain.needling import Activity, Elicited, Familiar, Referral, Twitch
from needlechart.domain.patients import Patient
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.technique import Technique
from needlechart.ui.charting.needle.body_marks import GHOST
from needlechart.ui.charting.needle.change_menu import open_change_menu
from tests.ui.charting.conftest import OPENED
from tests.ui.charting.table import Table

# The screenless platform says of every menu that it can neither raise it nor give it the keyboard.
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)


def choose(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text().startswith(words)).trigger()
    menu.close()


def at(table: Table) -> tuple[float, float]:
    point = table.site.place.point
    return point.x_mm, point.y_mm


def change_menu(table: Table) -> QMenu:
    mark = table.needle.mark()
    assert mark is not None
    return open_change_menu(table.editor, table.atlas, mark, table.needle.panel.head.change)


def test_that_a_drag_moves_the_mark_once_and_by_as_much_as_the_finger(table: Table) -> None:
    table.tap(table.point("gluteus-medius"))
    start, scale = table.site.place.point, table.needle.chart.px_per_mm
    table.drag(start, QPoint(20, -12))
    end = table.site.place.point
    assert end.x_mm - start.x_mm == pytest.approx(20 / scale, abs=1.5)
    assert end.y_mm - start.y_mm == pytest.approx(-12 / scale, abs=1.5)
    assert table.on_disk() == table.session
    table.editor.undo()
    assert table.site.place.point == start


def test_that_a_drag_into_another_muscle_takes_that_muscle(table: Table) -> None:
    table.tap(table.point("gluteus-medius"))
    target = table.point("gluteus-maximus")
    table.needle.deeds.move(table.site.id, target)
    assert table.site.place.structure == "gluteus-maximus"


def test_that_arrows_nudge_by_one_millimetre_and_with_shift_by_five_as_one_undo_step(table: Table) -> None:
    table.tap(table.point("gluteus-medius"))
    start = table.site.place.point
    table.key(Qt.Key.Key_Left)
    assert at(table) == pytest.approx((start.x_mm - 1, start.y_mm))
    table.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert at(table) == pytest.approx((start.x_mm - 1, start.y_mm + 5))
    assert table.on_disk() == table.session
    table.editor.undo()
    assert table.site.place.point == start


def test_that_a_nudge_off_the_figure_is_refused_and_changes_nothing(table: Table) -> None:
    table.tap(table.point("gluteus-medius"))
    site = table.site
    before = table.session
    with table.qtbot.waitSignal(table.editor.trouble):
        table.needle.deeds.nudge(site.id, 900, 0)
    assert table.session == before
    assert "outside the body" in table.page.messages.texts()[0]


def test_that_mirror_is_exact_on_the_other_side_without_any_answer(table: Table) -> None:
    table.tap(table.point("gluteus-medius"))
    table.type("4")
    first = table.site
    table.qtbot.mouseClick(table.needle.panel.foot.mirror, Qt.MouseButton.LeftButton)
    other = table.site
    assert other.id != first.id
    assert other.place.side is Side.LEFT
    assert other.place.structure == first.place.structure
    assert other.place.point == table.atlas.mirror(first.place.point)
    assert table.atlas.structure_at(other.place.point, False).structure.side is Side.LEFT  # type: ignore[union-attr]
    assert other.needle == first.needle
    assert other.technique == first.technique
    assert other.twitch is None
    assert table.on_disk() == table.session


def test_that_same_again_repeats_the_site_at_the_next_tap_and_only_there(table: Table) -> None:
    table.tap(table.point("gluteus-medius"))
    table.card.needles.size_of_needle.choose("0.20x25")
    table.card.needles.needles.answer_number(3)
    first = table.site
    table.qtbot.mouseClick(table.needle.panel.foot.again, Qt.MouseButton.LeftButton)
    table.tap(table.point("gluteus-maximus"))
    second = table.site
    assert (second.needle, second.new_needles, second.twitch) == (first.needle, 3, None)
    assert second.place.structure == "gluteus-maximus"
    table.tap(table.point("multifidus-lumborum"))
    assert table.site.new_needles == 1


def test_that_a_deleted_mark_comes_back_whole(table: Table) -> None:
    table.tap(table.point("gluteus-medius"))
    table.type("4")
    before = table.session
    table.key(Qt.Key.Key_Delete)
    assert table.session.sites == ()
    assert table.editor.selected is None
    assert table.on_disk() == table.session
    table.editor.undo()
    assert table.session == before
    assert table.on_disk() == before


def test_that_a_finding_keeps_what_was_palpated_and_becomes_a_site_that_names_it(table: Table) -> None:
    table.needle.hand.hold(table.point("piriformis"))
    block = table.needle.panel.finding
    table.qtbot.mouseClick(block.taut_band.chips.chip("yes"), Qt.MouseButton.LeftButton)
    table.qtbot.mouseClick(block.hypersensitive_spot.chips.chip("yes"), Qt.MouseButton.LeftButton)
    table.qtbot.mouseClick(block.jump_sign.chips.chip("no"), Qt.MouseButton.LeftButton)
    table.qtbot.mouseClick(block.familiar.chips.chip("yes"), Qt.MouseButton.LeftButton)
    table.qtbot.mouseClick(block.activity.chips.chip("latent"), Qt.MouseButton.LeftButton)
    table.qtbot.keyClick(block.palpation_pain, Qt.Key.Key_6)
    table.qtbot.keyClicks(block.threshold_kg_cm2.field, "2.5")
    table.qtbot.keyClick(block.threshold_kg_cm2.field, Qt.Key.Key_Return)
    table.qtbot.keyClicks(block.note, "ropey")
    table.qtbot.keyClicks(block.referral.area, "thigh")
    found = table.finding
    assert (found.taut_band, found.hypersensitive_spot, found.jump_sign, found.familiar) == (True, True, False, Familiar.YES)
    assert (found.activity, found.palpation_pain, found.threshold_kg_cm2, found.note) == (Activity.LATENT, 6, 2.5, "ropey")
    assert found.referral == Referral(True, None, "thigh")
    assert table.on_disk() == table.session

    table.qtbot.mouseClick(table.needle.panel.needle_it, Qt.MouseButton.LeftButton)
    assert table.site.finding_id == found.id
    assert table.site.place == found.place
    assert table.site.familiar is None
    assert table.session.finding(found.id) == found
    assert table.on_disk() == table.session


def test_that_change_offers_what_lies_under_the_point_and_beside_it(table: Table) -> None:
    table.tap(table.point("gluteus-minimus"))
    superficial = table.site.place
    menu = change_menu(table)
    offered = [action.text() for action in menu.actions()]
    assert any(words.startswith("Gluteus minimus, right, deep") for words in offered)
    assert any("mm away" in words for words in offered)
    assert [action.text() for action in menu.actions() if action.isChecked()]
    choose(menu, "Gluteus minimus, right, deep")
    assert table.site.place.structure == "gluteus-minimus"
    assert table.site.place.point == superficial.point
    assert table.on_disk() == table.session
    table.key(Qt.Key.Key_Right)
    assert table.site.place.structure == "gluteus-minimus"


def test_that_needling_on_an_area_asks_which_muscle_is_meant_or_why_none(table: Table) -> None:
    view = View.POSTERIOR
    areas = {s.key for s in table.atlas.structures(view) if s.kind is StructureKind.AREA and s.side is Side.RIGHT}
    point = next(
        at
        for x in range(560, 700, 4)
        for y in range(300, 1600, 10)
        if table.atlas.contains(at := type(table.point("gluteus-medius"))(view, x, y))
        and (hit := table.atlas.structure_at(at, False)) is not None
        and hit.structure.key in areas
    )
    place = table.needle.deeds.place_at(point, deep=False)
    assert place is not None
    table.needle.hand.put_site(place)
    assert table.site.place.kind is StructureKind.AREA
    near = table.atlas.muscles_near(point, 2)
    assert (table.site.place.muscle_meant, table.site.place.muscle_reason) == (None, "")
    name = table.editor.opened.catalogue.muscle_name(near[1][0].key)
    choose(change_menu(table), name)
    assert table.site.place.muscle_meant == near[1][0].key
    choose(change_menu(table), "Skin or scar")
    place = table.site.place
    assert (place.muscle_meant, place.muscle_reason) == (None, "Skin or scar")
    assert table.on_disk() == table.session


def test_that_a_tap_on_a_ghost_charts_the_same_site_unconfirmed_and_any_answer_confirms_it(
    open_table: OPENED, patient: Patient, last_visit: TreatmentSession
) -> None:
    table = open_table(patient, earlier=(last_visit,))
    old = last_visit.sites[0]
    ids = {mark.id for mark in table.needle.chart.marks}
    assert ids == {GHOST + site.id for site in last_visit.sites}

    table.tap(old.place.point)
    copy = table.site
    assert not copy.confirmed
    assert copy.carried_from == old.id
    assert (copy.place, copy.needle, copy.technique) == (old.place, old.needle, old.technique)
    assert (copy.twitch, copy.depth_mm, copy.inserted_at) == (None, None, None)
    assert GHOST + old.id not in {mark.id for mark in table.needle.chart.marks}
    assert table.page.ledger.words().startswith("opened not counted, in 0")

    table.clock.tick(60)
    table.type("2")
    assert table.site.confirmed
    assert table.site.inserted_at == table.clock.now()
    assert table.site.twitch == Twitch(Elicited.YES, 2)
    assert table.page.ledger.words().startswith("opened not counted, in 1")
    assert table.on_disk() == table.session


def test_that_chart_last_visit_charts_what_is_left_of_it_in_one_step(
    open_table: OPENED, patient: Patient, last_visit: TreatmentSession
) -> None:
    table = open_table(patient, earlier=(last_visit,))
    table.tap(last_visit.sites[1].place.point)
    one = table.session
    button = table.needle.tools.last_visit
    assert button.isVisible()
    table.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [site.carried_from for site in table.session.sites] == [last_visit.sites[n].id for n in (1, 0, 2)]
    assert not any(site.confirmed for site in table.session.sites)
    assert not button.isVisible()
    assert table.on_disk() == table.session
    table.editor.undo()
    assert table.session == one


def test_that_needles_left_in_are_tapped_out_one_by_one_with_who_and_when(table: Table) -> None:
    table.tap(table.point("gluteus-medius"))
    table.qtbot.mouseClick(table.card.technique.chips[Technique.STATIC], Qt.MouseButton.LeftButton)
    table.card.needles.needles.answer_number(2)
    foot = table.needle.panel.foot
    assert foot.needle.words() == "Needle out"
    table.clock.tick(240)
    table.qtbot.mouseClick(foot.needle, Qt.MouseButton.LeftButton)
    assert (table.site.needles_in_body, table.site.retention_s) == (1, None)
    table.clock.tick(60)
    table.qtbot.mouseClick(foot.needle, Qt.MouseButton.LeftButton)
    assert (table.site.needles_in_body, table.site.retention_s) == (0, 300)
    assert [removal.by for removal in table.site.removals] == [table.file.person_id] * 2
    assert not foot.needle.isEnabled()
    assert table.session.count.out is None
    assert table.on_disk() == table.session


def test_that_a_needle_that_stays_in_the_hand_cannot_be_left_in_but_a_rotated_one_can(table: Table) -> None:
    table.tap(table.point("gluteus-medius"))
    foot = table.needle.panel.foot
    assert not foot.needle.isEnabled()
    assert "stays in the hand" in foot.needle.toolTip()
    table.qtbot.mouseClick(table.card.technique.chips[Technique.ROTATION], Qt.MouseButton.LeftButton)
    assert foot.needle.words() == "Leave in"
    table.qtbot.mouseClick(foot.needle, Qt.MouseButton.LeftButton)
    assert table.site.needles_in_body == 1
    assert foot.needle.words() == "Needle out"


def test_that_the_tip_names_muscles_as_the_catalogue_does_and_areas_by_their_name(table: Table) -> None:
    trapezius, coccyx = table.point("trapezius-upper"), BodyPoint(View.POSTERIOR, 452, 872)
    assert table.needle.chart.said_at(QPointF(table.see(trapezius))) == "Trapezius, upper (descending), right"
    assert table.needle.chart.said_at(QPointF(table.see(coccyx))) == "Coccyx and natal cleft"
