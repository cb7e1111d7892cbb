"""Counting by hand: nothing to copy from, both numbers afterwards, a search record where they differ, nothing overwritten."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from needlechart.domain.needling import CountField, NeedleCount, Resolution, SearchPlace
from needlechart.domain.people import Role
from needlechart.domain.rules import blocks_signing
from needlechart.domain.sessions import TreatmentSession
from needlechart.ui.charting.after.after_place import AfterPlace
from needlechart.ui.charting.after.count_section import CountSection
from needlechart.ui.charting.gaps import findings_of
from needlechart.ui.look.painted import PaintedButton
from tests.clinics import ADA
from tests.ui.charting_places.chair import Chair
from tests.ui.charting_places.conftest import SeatScenario
from tests.ui.charting_places.hands import choose, count_on, tap, tap_chip, type_text

NOBODY_COUNTED = NeedleCount()


def uncounted(session: TreatmentSession) -> TreatmentSession:
    """The visit before anybody counted."""
    return replace(session, count=NOBODY_COUNTED, corrections=(), discrepancies=())


def shown_words(count: CountSection) -> str:
    """Everything the count section says on the screen now."""
    labels = [w.text() for w in count.findChildren(QLabel) if w.isVisible()]
    buttons = [w.words() for w in count.findChildren(PaintedButton) if w.isVisible()]
    tips = [w.toolTip() + w.accessibleDescription() for w in count.pads.values()]
    return " ".join([*labels, *buttons, *tips])


def test_that_no_expected_number_is_in_sight_until_the_count_is_given(qtbot: QtBot, seat_scenario: SeatScenario) -> None:
    chair = seat_scenario("s6", uncounted)
    count = chair.place(AfterPlace).count
    assert all(pad.value() is None for pad in count.pads.values())
    assert "6" not in shown_words(count)
    assert count.result.isHidden()
    count_on(qtbot, count.pads[CountField.OUT], 5)  # counting, not given yet
    assert "6" not in shown_words(count)
    assert count.result.isHidden()
    assert chair.on_disk().count == NOBODY_COUNTED
    tap(qtbot, count.give)
    assert "6 needles went in, 5 came out" in shown_words(count)  # the control: now both are there


def test_that_a_count_that_closes_is_said_and_comes_back(qtbot: QtBot, seat_scenario: SeatScenario) -> None:
    chair = seat_scenario("s1", uncounted)
    count = chair.place(AfterPlace).count
    for figure, number in ((CountField.OPENED, 4), (CountField.OUT, 4), (CountField.SHARPS, 4), (CountField.UNUSED, 0)):
        count_on(qtbot, count.pads[figure], number)
    tap(qtbot, count.give)
    assert chair.on_disk().count == NeedleCount(4, 4, 4, 0)
    assert chair.session.discrepancies == ()
    assert (count.result.text(), count.result.tone()) == ("The count closes: 4 needles went in, 4 came out.", "ok")
    assert count.give.isHidden()
    chair.reopen()
    again = chair.place(AfterPlace).count
    assert {f: s.value() for f, s in again.pads.items()} == {
        CountField.OPENED: 4,
        CountField.OUT: 4,
        CountField.SHARPS: 4,
        CountField.UNUSED: 0,
    }


def test_that_a_mismatch_opens_a_search_record_and_blocks_the_signature(qtbot: QtBot, seat_scenario: SeatScenario) -> None:
    chair = seat_scenario("s6", uncounted)
    count = chair.place(AfterPlace).count
    for figure, number in ((CountField.OPENED, 6), (CountField.OUT, 5), (CountField.SHARPS, 5), (CountField.UNUSED, 0)):
        count_on(qtbot, count.pads[figure], number)
    tap(qtbot, count.give)
    (opened,) = chair.on_disk().discrepancies  # one gap, one search: the box lacks the needle that did not come out
    assert (opened.figure, opened.counted, opened.expected) == (CountField.OUT, 5, 6)
    assert count.result.tone() == "danger"
    assert count.result.text() == "The count does not close: 6 needles went in, 5 came out."
    assert "Tapped off on the chart: 6." in count.result.detail()  # the third figure
    blocking = blocks_signing(findings_of(chair.session, chair.editor.opened))
    assert {f.field for f in blocking} >= {"count.out", "resolution"}


def test_that_the_search_of_the_interrupted_visit_is_charted_and_both_counts_stay(
    qtbot: QtBot, seat_scenario: SeatScenario
) -> None:
    chair = seat_scenario("s6", uncounted)
    place = chair.place(AfterPlace)
    count = place.count
    for figure, number in ((CountField.OPENED, 6), (CountField.OUT, 5), (CountField.SHARPS, 5), (CountField.UNUSED, 0)):
        count_on(qtbot, count.pads[figure], number)
    tap(qtbot, count.give)
    (card,) = count.cards.values()
    type_text(qtbot, card.last_seen, "hair, occiput L")
    for where in ("linen", "floor", "patient", "hair"):
        tap_chip(qtbot, card.searched, where)
    tap_chip(qtbot, card.patient_checked, "yes")
    type_text(qtbot, card.told, "clinic manager")
    tap(qtbot, card.told_now)
    chair.clock.tick(720)
    tap_chip(qtbot, card.resolution, "found_on_patient")
    tap_chip(qtbot, card.near_miss, "yes")
    type_text(qtbot, card.explanation, "Removed in a hurry at the fire alarm.")

    count_on(qtbot, count.pads[CountField.OUT], 6)
    count_on(qtbot, count.pads[CountField.SHARPS], 6)
    assert count.give.words() == "Keep the new count"
    tap(qtbot, count.give)  # without a reason nothing changes
    assert chair.on_disk().count.out == 5
    assert "Say why" in count._why.text()
    tap_chip(qtbot, count.reason, "found later")
    type_text(qtbot, count.reason_words, "found in the hair")
    tap(qtbot, count.give)

    kept = chair.on_disk()
    assert kept.count == NeedleCount(6, 6, 6, 0)
    assert [(c.figure, c.old, c.new, c.reason) for c in kept.corrections] == [
        (CountField.OUT, 5, 6, "found in the hair"),
        (CountField.SHARPS, 5, 6, "found in the hair"),
    ]
    (told,) = kept.discrepancies
    assert (told.last_seen, told.patient_checked, told.told, told.near_miss) == ("hair, occiput L", True, "clinic manager", True)
    assert set(told.searched) == {SearchPlace.LINEN, SearchPlace.FLOOR, SearchPlace.PATIENT, SearchPlace.HAIR}
    assert (told.resolution, told.explanation) == (Resolution.FOUND_ON_PATIENT, "Removed in a hurry at the fire alarm.")
    assert told.told_at is not None
    assert told.resolved_at is not None
    assert told.resolved_at.seconds_since(told.told_at) == 720
    assert count.result.tone() == "ok"
    assert blocks_signing(findings_of(kept, chair.editor.opened)) == ()

    chair.reopen()
    (again,) = chair.place(AfterPlace).count.cards.values()
    assert (again.last_seen.value(), again.told.value(), again.explanation.value()) == (
        "hair, occiput L",
        "clinic manager",
        "Removed in a hurry at the fire alarm.",
    )
    assert set(again.searched.value()) == set(told.searched)
    assert (again.patient_checked.value(), again.near_miss.value(), again.resolution.value()) == (
        True,
        True,
        Resolution.FOUND_ON_PATIENT,
    )


def test_that_where_it_was_last_seen_and_who_was_told_can_be_picked(qtbot: QtBot, seat_scenario: SeatScenario) -> None:
    chair = seat_scenario("s6", uncounted)
    boss = replace(ADA, id="boss", name="Zoe Boss", roles=(Role.MANAGER,))
    colleague = replace(ADA, id="colleague", name="Bo Colleague", roles=(Role.THERAPIST,))
    chair.editor.opened = replace(chair.editor.opened, people=(*chair.editor.opened.people, colleague, boss))
    count = chair.place(AfterPlace).count
    for figure, number in ((CountField.OPENED, 6), (CountField.OUT, 5), (CountField.SHARPS, 5), (CountField.UNUSED, 0)):
        count_on(qtbot, count.pads[figure], number)
    tap(qtbot, count.give)
    (card,) = count.cards.values()
    sites, people = ([words for _key, words in pick.options()] for pick in (card.seen_at, card.told_to))
    assert sites[0] == "L semispinalis capitis"
    assert len(sites) == 6
    assert people == ["Zoe Boss", "Bo Colleague"]  # managers first, and not the one who charts
    choose(qtbot, card.seen_at, sites[0])
    choose(qtbot, card.told_to, people[0])
    (kept,) = chair.on_disk().discrepancies
    assert (kept.last_seen, kept.told) == (sites[0], people[0])
    assert (card.last_seen.value(), card.told.value()) == (sites[0], people[0])
    assert (card.seen_at.value(), card.told_to.value()) == (None, None)


def test_that_packs_may_still_be_opened_until_the_needles_are_counted_out(qtbot: QtBot, seat_scenario: SeatScenario) -> None:
    chair = seat_scenario("s1", uncounted)
    count = chair.place(AfterPlace).count
    count_on(qtbot, count.pads[CountField.OPENED], 3)
    tap(qtbot, count.give)
    count_on(qtbot, count.pads[CountField.OPENED], 4)
    assert count.give.words() == "That is my count"
    tap(qtbot, count.give)
    assert (chair.on_disk().count.opened, chair.session.corrections) == (4, ())


def test_that_a_box_that_does_not_agree_with_the_packs_has_its_own_search_record(
    qtbot: QtBot, seat_scenario: SeatScenario
) -> None:
    chair = seat_scenario("s1", uncounted)
    count = chair.place(AfterPlace).count
    for figure, number in ((CountField.OPENED, 5), (CountField.OUT, 4), (CountField.SHARPS, 4), (CountField.UNUSED, 0)):
        count_on(qtbot, count.pads[figure], number)
    tap(qtbot, count.give)
    (opened,) = chair.on_disk().discrepancies
    assert (opened.figure, opened.counted, opened.expected) == (CountField.SHARPS, 4, 5)
    assert count.result.tone() == "danger"


def test_that_a_number_in_the_making_survives_other_changes_and_an_undo_of_the_count_drops_it(
    qtbot: QtBot, seat_scenario: SeatScenario
) -> None:
    chair = seat_scenario("s1", uncounted)
    place = chair.place(AfterPlace)
    count_on(qtbot, place.count.pads[CountField.OUT], 3)
    tap_chip(qtbot, place.tolerance.tolerance, "fair")
    assert place.count.pads[CountField.OUT].value() == 3
    tap(qtbot, place.count.give)
    assert chair.on_disk().count.out == 3
    chair.editor.undo()
    assert chair.on_disk().count.out is None
    assert place.count.pads[CountField.OUT].value() is None
    assert place.count.cards == {}


@pytest.mark.parametrize("said", [0, 14, 200])
def test_that_a_count_is_typed_as_well_as_tapped(qtbot: QtBot, seat_scenario: SeatScenario, said: int) -> None:
    chair: Chair = seat_scenario("s1", uncounted)
    count = chair.place(AfterPlace).count
    pad = count.pads[CountField.OUT]
    pad.setFocus()
    qtbot.keyClicks(pad, str(said))
    tap(qtbot, count.give)
    assert chair.on_disk().count.out == said
