"""The After place besides the count: pain again, measured again, tolerance, advice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from needlechart.domain.body import Side
from needlechart.domain.measures import Measurement, PainWindow, ScaleCode, When
from needlechart.domain.needling import Tolerance
from needlechart.domain.note import note_of
from needlechart.domain.sessions import NotObtainedReason, TreatmentSession
from needlechart.ui.charting.after.after_place import AfterPlace
from needlechart.ui.charting.gaps import findings_of
from needlechart.ui.charting.measuring.change_line import change_line
from needlechart.ui.charting.measuring.thing import Thing
from tests.ui.charting_places.chair import Chair
from tests.ui.charting_places.conftest import HEEL, SeatScenario
from tests.ui.charting_places.hands import MENUS_WITHOUT_A_SCREEN, choose, press, tap, tap_chip, type_text

pytestmark = pytest.mark.qt_log_ignore(MENUS_WITHOUT_A_SCREEN, extend=True)


def only_before(session: TreatmentSession) -> TreatmentSession:
    """The visit with nothing measured afterwards."""
    return replace(session, measurements=tuple(m for m in session.measurements if m.when is When.BEFORE))


def test_that_pain_after_is_held_against_pain_before_and_the_published_thresholds(
    qtbot: QtBot, seat_scenario: SeatScenario
) -> None:
    chair = seat_scenario("s1", only_before)
    (hip,) = chair.place(AfterPlace).pain.problems.values()
    assert hip.scale.spoken_number(3) == "3 of 10, before 6"
    press(qtbot, hip.scale, "3")
    assert hip.change_text().splitlines() == [
        "6 of 10 → 3 of 10, better by 3",
        "Exceeds the important change of 1.5 (1,708 musculoskeletal patients, small change; "
        "Abbott and Schmitt, J Orthop Sports Phys Ther 2014;44:560).",
        "Does not exceed the measurement error of 4 (neck pain; BMC Musculoskelet Disord 2008;9:43).",
    ]
    after = [m for m in chair.on_disk().measurements if m.when is When.AFTER]
    assert [(m.value, m.problem_id) for m in after] == [(3, "s1-problem")]


def test_that_only_kinds_of_pain_asked_before_are_asked_after(qtbot: QtBot, seat_scenario: SeatScenario) -> None:
    chair = seat_scenario("s3", only_before)
    (heel,) = chair.place(AfterPlace).pain.problems.values()
    shown = {w for w in PainWindow if not heel.window_chips.chip(w.value).isHidden()}
    asked_before = {m.window for m in chair.session.measurements if m.scale is ScaleCode.NPRS}
    assert shown == asked_before | {PainWindow.CURRENT}


def test_that_a_change_of_nothing_is_called_unchanged() -> None:
    assert change_line(ScaleCode.NPRS, 5, 5) == "5 of 10 → 5 of 10, unchanged"
    assert "better by 10" in change_line(ScaleCode.ODI, 30, 20)
    assert "worse by 3" in change_line(ScaleCode.LEFS, 41, 38)


def test_that_what_was_measured_before_is_measured_again(qtbot: QtBot, first_visit: Chair) -> None:
    rom = Measurement("rom", ScaleCode.ROM, When.BEFORE, 40, joint="neck", motion="rotation", side=Side.LEFT, active=True)
    first_visit.editor.set(measurements=(rom, Measurement("ndi", ScaleCode.NDI, When.BEFORE, 38)))
    again = first_visit.place(AfterPlace).measured
    turned = Thing(ScaleCode.ROM, joint="neck", motion="rotation", side=Side.LEFT, active=True)
    assert set(again.rows.rows) == {turned, Thing(ScaleCode.NDI)}
    row = again.rows.rows[turned]
    assert row.note() == "before: 40 degrees"
    type_text(qtbot, row.number, "55")
    assert row.note().startswith("40 degrees → 55 degrees, better by 15\nExceeds the measurement error of 10")
    kept = {(m.scale, m.when): m.value for m in first_visit.on_disk().measurements}
    assert kept[ScaleCode.ROM, When.AFTER] == 55
    assert kept[ScaleCode.ROM, When.BEFORE] == 40


def test_that_what_could_not_be_measured_again_has_its_reason_at_its_row(qtbot: QtBot, first_visit: Chair) -> None:
    rom = Measurement("rom", ScaleCode.ROM, When.BEFORE, 40, joint="neck", motion="rotation", side=Side.LEFT, active=True)
    first_visit.editor.set(measurements=(rom, Measurement("ndi", ScaleCode.NDI, When.BEFORE, 38)), sites=HEEL)
    place = first_visit.place(AfterPlace)
    turned, index = place.measured.rows.rows.values()
    untold = {"No advice is ticked.", "Pain after the treatment was not measured."}
    assert untold <= {f.sentence for f in findings_of(first_visit.session, first_visit.editor.opened)}
    choose(qtbot, turned.not_obtained, "Not obtained: the patient fainted")
    choose(qtbot, place.pain.not_obtained, "Not obtained: the patient fainted")
    choose(qtbot, place.advice.not_obtained, "Not obtained: the patient left early")
    said = {(n.field, n.subject_id) for n in first_visit.on_disk().not_obtained}
    assert said == {("measurements", "rom"), ("measurements", "after"), ("advice", "")}
    opened = first_visit.editor.opened
    note = note_of(first_visit.session, opened.patient, opened.catalogue, opened.people).text
    assert "Not obtained: L neck rotation, active after the treatment (the patient fainted)." in note
    assert not untold & {f.sentence for f in findings_of(first_visit.session, opened)}
    type_text(qtbot, turned.number, "55")
    assert turned.not_obtained.isHidden()
    assert index.not_obtained.isVisible()
    tap(qtbot, next(iter(place.advice.checks.values())))
    assert {(n.field, n.subject_id) for n in first_visit.on_disk().not_obtained} == {("measurements", "after")}


def test_that_a_tolerance_said_later_takes_the_reason_back(qtbot: QtBot, first_visit: Chair) -> None:
    asked = first_visit.place(AfterPlace).tolerance
    choose(qtbot, asked.not_obtained, "Not obtained: the patient fainted")
    tap_chip(qtbot, asked.tolerance, "good")
    assert first_visit.on_disk().not_obtained == ()


def test_that_where_nothing_was_measured_nothing_is_asked_again(first_visit: Chair) -> None:
    assert first_visit.place(AfterPlace).measured.isHidden()


def test_that_tolerance_is_said_or_has_its_reason(qtbot: QtBot, first_visit: Chair) -> None:
    asked = first_visit.place(AfterPlace).tolerance
    choose(qtbot, asked.not_obtained, "Not obtained: the patient fainted")
    assert [(n.field, n.reason) for n in first_visit.on_disk().not_obtained] == [("tolerance", NotObtainedReason.FAINTED)]
    tap_chip(qtbot, asked.tolerance, "stopped")
    tap(qtbot, asked.ended_early)
    assert (first_visit.on_disk().tolerance, first_visit.session.ended_early) == (Tolerance.STOPPED, True)
    assert asked.not_obtained.isHidden()
    tap_chip(qtbot, asked.tolerance, "stopped")
    assert first_visit.on_disk().tolerance is None


def test_that_every_piece_of_advice_is_ticked_by_its_words_or_its_square(qtbot: QtBot, first_visit: Chair) -> None:
    advice = first_visit.place(AfterPlace).advice
    assert first_visit.session.advice == ()
    for key, check in advice.checks.items():
        line = advice._lines[key]
        if line.isVisible():
            tap(qtbot, check)
            assert key in first_visit.session.advice
            tap(qtbot, line)
            assert key not in first_visit.session.advice
            tap(qtbot, check)
    kept = first_visit.on_disk().advice
    assert set(kept) == {key for key, line in advice._lines.items() if line.isVisible()}
    first_visit.reopen()
    again = first_visit.place(AfterPlace).advice
    assert {key for key, check in again.checks.items() if check.value()} == set(kept)


def test_that_the_breathing_warning_is_out_of_the_way_without_a_needle_over_the_lung(first_visit: Chair) -> None:
    assert first_visit.place(AfterPlace).advice._lines["breathing-warning"].isHidden()


def test_that_the_breathing_warning_shows_after_upper_trapezius(seat_scenario: SeatScenario) -> None:
    chair = seat_scenario("s5", lambda session: replace(session, advice=()))
    assert chair.place(AfterPlace).advice._lines["breathing-warning"].isVisible()


def test_that_it_is_said_when_a_call_is_usual_and_for_when_it_is_planned(
    qtbot: QtBot, first_visit: Chair, seat_scenario: SeatScenario
) -> None:
    routine = first_visit.place(AfterPlace).advice
    assert (routine.call.words(), routine._call_row.note()) == ("In 48 h", "Not usual after a routine visit")
    chair = seat_scenario("s5", lambda session: replace(session, follow_up_call=None))
    advice = chair.place(AfterPlace).advice
    assert advice._call_row.note().startswith("Usual after the first needling and needles over the lungs and a reaction: in 24 h")
    tap(qtbot, advice.call)
    assert chair.on_disk().follow_up_call == chair.clock.now().plus(hours=24)


def test_that_understanding_soreness_and_a_call_are_said_and_come_back(qtbot: QtBot, first_visit: Chair) -> None:
    advice = first_visit.place(AfterPlace).advice
    assert (advice.understood.value(), advice.soreness.value(), first_visit.session.follow_up_call) == (None, None, None)
    tap_chip(qtbot, advice.understood, "yes")
    tap_chip(qtbot, advice.soreness, "no")
    tap(qtbot, advice.call)
    kept = first_visit.on_disk()
    assert (kept.advice_understood, kept.soreness_expected) == (True, False)
    assert kept.follow_up_call == first_visit.clock.now().plus(hours=48)
    assert advice.call.words() == "Sun 22 Nov, 09:30"
    tap(qtbot, advice.call)
    assert first_visit.on_disk().follow_up_call is None
