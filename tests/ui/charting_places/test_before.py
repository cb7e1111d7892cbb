"""The Before place: every measure is kept with what it belongs to, and comes back beside what it was."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from needlechart.domain.body import Side
from needlechart.domain.measures import SCALES, Measurement, PainWindow, ScaleCode, When
from needlechart.domain.motions import MOTIONS
from needlechart.domain.note import note_of
from needlechart.domain.sessions import NotObtainedReason
from needlechart.ui.charting.before.before_place import BeforePlace
from needlechart.ui.charting.before.scores import SCORES
from needlechart.ui.charting.measuring.thing import Thing
from tests.clinics import MARA
from tests.ui.charting_places.chair import Chair
from tests.ui.charting_places.hands import MENUS_WITHOUT_A_SCREEN, choose, plus, press, tap, tap_chip, type_text

pytestmark = pytest.mark.qt_log_ignore(MENUS_WITHOUT_A_SCREEN, extend=True)


def values(measurements: tuple[Measurement, ...]) -> set[tuple[ScaleCode, When, float, str]]:
    """Scale, when, value and window of each."""
    return {(m.scale, m.when, m.value, m.window.value) for m in measurements}


def test_that_pain_is_asked_for_each_problem_beside_how_it_was(qtbot: QtBot, later_visit: Chair) -> None:
    place = later_visit.place(BeforePlace)
    (neck,) = place.pain.problems.values()
    assert neck.scale.value() is None
    assert neck.scale.spoken_number(6) == "6 of 10, last 5"
    press(qtbot, neck.scale, "6")
    (kept,) = later_visit.on_disk().measurements
    assert (kept.scale, kept.when, kept.value, kept.problem_id) == (ScaleCode.NPRS, When.BEFORE, 6, "problem-neck")
    later_visit.reopen()
    (again,) = later_visit.place(BeforePlace).pain.problems.values()
    assert again.scale.value() == 6


def test_that_each_kind_of_pain_is_an_answer_of_its_own(qtbot: QtBot, first_visit: Chair) -> None:
    (neck,) = first_visit.place(BeforePlace).pain.problems.values()
    wanted = {PainWindow.CURRENT: "4", PainWindow.BEST_24H: "2", PainWindow.WORST_24H: "8", PainWindow.FIRST_STEP: "7"}
    for window, number in wanted.items():
        if window is not neck.window_chosen:
            tap_chip(qtbot, neck.window_chips, window.value)
        assert neck.scale.value() is None
        press(qtbot, neck.scale, number)
    kept = values(first_visit.on_disk().measurements)
    assert kept == {(ScaleCode.NPRS, When.BEFORE, float(n), w.value) for w, n in wanted.items()}


def test_that_pain_is_taken_back(qtbot: QtBot, first_visit: Chair) -> None:
    (neck,) = first_visit.place(BeforePlace).pain.problems.values()
    press(qtbot, neck.scale, "4")
    qtbot.keyClick(neck.scale, Qt.Key.Key_Delete)
    assert first_visit.on_disk().measurements == ()


def test_that_pain_nobody_could_ask_for_has_its_reason(qtbot: QtBot, first_visit: Chair) -> None:
    pain = first_visit.place(BeforePlace).pain
    choose(qtbot, pain.not_obtained, "Not obtained: the patient declined")
    (kept,) = first_visit.on_disk().not_obtained
    assert (kept.field, kept.subject_id, kept.reason) == ("measurements", "before", NotObtainedReason.DECLINED)
    choose(qtbot, pain.not_obtained, "It was obtained")
    assert first_visit.on_disk().not_obtained == ()


def test_that_every_kind_of_measure_has_its_reason_at_its_own_section_until_there_is_a_value(
    qtbot: QtBot, first_visit: Chair
) -> None:
    place = first_visit.place(BeforePlace)
    (neck,) = place.pain.problems.values()
    choose(qtbot, place.pain.not_obtained, "Not obtained: the patient declined")
    for part in (place.scores, place.ranges, place.pressures):
        choose(qtbot, part.not_obtained, "Not obtained: the patient left early")
    subjects = [n.subject_id for n in first_visit.on_disk().not_obtained]
    assert subjects == ["before", "scores", "range_of_motion", "pressure_threshold"]
    note = note_of(first_visit.session, MARA, first_visit.editor.opened.catalogue, ()).text
    assert "Not obtained: pain before the treatment (the patient declined)." in note
    assert "Not obtained: range of motion before the treatment (the patient left early)." in note

    first_visit.reopen()
    place = first_visit.place(BeforePlace)
    assert place.scores.not_obtained.text() == "Not obtained: the patient left early"
    (neck,) = place.pain.problems.values()
    press(qtbot, neck.scale, "4")
    tap(qtbot, place.scores.keys[ScaleCode.NDI])
    type_text(qtbot, place.scores.rows.rows[Thing(ScaleCode.NDI)].number, "20")
    assert place.scores.not_obtained.isHidden()
    assert [n.subject_id for n in first_visit.on_disk().not_obtained] == subjects[2:]
    first_visit.editor.undo()
    assert [n.subject_id for n in first_visit.on_disk().not_obtained] == subjects[1:]


@pytest.mark.parametrize("code", [code for code in SCORES if code is not ScaleCode.PSFS])
def test_that_every_score_is_typed_kept_and_held_in_its_range(qtbot: QtBot, first_visit: Chair, code: ScaleCode) -> None:
    scores = first_visit.place(BeforePlace).scores
    scale = SCALES[code]
    tap(qtbot, scores.keys[code])
    row = scores.rows.rows[Thing(code)]
    assert row.number.value() is None
    type_text(qtbot, row.number, f"{scale.high:g}")
    assert [(m.scale, m.value) for m in first_visit.on_disk().measurements] == [(code, scale.high)]
    type_text(qtbot, row.number, f"{scale.high + 1:g}")
    assert f"outside {scale.low:g} to {scale.high:g}" in row.number.error()
    assert row.number.field.text() == f"{scale.high + 1:g}"
    assert first_visit.on_disk().measurements[0].value == scale.high
    first_visit.reopen()
    again = first_visit.place(BeforePlace).scores
    assert again.rows.rows[Thing(code)].number.value() == scale.high
    tap(qtbot, again.rows.rows[Thing(code)].remove)
    assert first_visit.on_disk().measurements == ()
    assert Thing(code) not in again.rows.rows


def test_that_a_score_shows_what_it_was_at_the_last_visit(qtbot: QtBot, later_visit: Chair) -> None:
    scores = later_visit.place(BeforePlace).scores
    tap(qtbot, scores.keys[ScaleCode.NDI])
    assert scores.rows.rows[Thing(ScaleCode.NDI)].note() == "last: 38 %"


def test_that_each_activity_of_the_patient_is_scored_apart(qtbot: QtBot, first_visit: Chair) -> None:
    scores = first_visit.place(BeforePlace).scores
    for activity, number in (("climbing stairs", "4.5"), ("sleeping on the side", "6")):
        tap(qtbot, scores.keys[ScaleCode.PSFS])
        type_text(qtbot, scores.activity, activity)
        type_text(qtbot, scores.rows.rows[Thing(ScaleCode.PSFS, activity=activity)].number, number)
    kept = [(m.activity, m.value) for m in first_visit.on_disk().measurements]
    assert kept == [("climbing stairs", 4.5), ("sleeping on the side", 6.0)]


def test_that_a_range_is_measured_on_both_sides_with_all_that_belongs_to_it(qtbot: QtBot, first_visit: Chair) -> None:
    ranges = first_visit.place(BeforePlace).ranges
    tap(qtbot, ranges.add)  # nothing chosen yet: told
    assert ranges._missing.text() == "Choose joint and movement."
    choose(qtbot, ranges.joint, "Hip")
    choose(qtbot, ranges.motion, "Internal rotation  (usually 35 to 45°)")
    tap_chip(qtbot, ranges.sides, "left")
    tap_chip(qtbot, ranges.sides, "right")
    tap_chip(qtbot, ranges.manner, "active")
    tap(qtbot, ranges.add)
    left = Thing(ScaleCode.ROM, joint="hip", motion="internal_rotation", side=Side.LEFT, active=True)
    right = Thing(ScaleCode.ROM, joint="hip", motion="internal_rotation", side=Side.RIGHT, active=True)
    assert list(ranges.rows.rows) == [left, right]
    assert ranges.rows.rows[right].note() == "usually 35 to 45°"
    type_text(qtbot, ranges.rows.rows[right].number, "-5")
    type_text(qtbot, ranges.rows.rows[left].number, "40")
    plus(qtbot, ranges.rows.rows[left].extras["pain_at_end"], 3)
    type_text(qtbot, ranges.rows.rows[left].extras["instrument"], "goniometer")
    kept = {m.side: m for m in first_visit.on_disk().measurements}
    assert {s: m.value for s, m in kept.items()} == {Side.LEFT: 40, Side.RIGHT: -5}
    assert (kept[Side.LEFT].pain_at_end, kept[Side.LEFT].instrument, kept[Side.LEFT].active) == (2, "goniometer", True)
    type_text(qtbot, ranges.rows.rows[right].number, "201")
    assert ranges.rows.rows[right].number.error().startswith("This is outside -30 to 200.")
    first_visit.reopen()
    again = first_visit.place(BeforePlace).ranges.rows.rows[left]
    assert (again.number.value(), again.extras["pain_at_end"].value(), again.extras["instrument"].value()) == (
        40,
        2,
        "goniometer",
    )


def test_that_every_listed_movement_can_be_chosen() -> None:
    assert len({m.key for m in MOTIONS}) == len(MOTIONS)
    low, high = SCALES[ScaleCode.ROM].low, SCALES[ScaleCode.ROM].high
    assert all(low <= m.usual_low <= m.usual_high <= high for m in MOTIONS)


def test_that_a_pressure_threshold_names_its_muscle_and_side(qtbot: QtBot, first_visit: Chair) -> None:
    pressures = first_visit.place(BeforePlace).pressures
    choose(qtbot, pressures.region, "Shoulder girdle")
    choose(qtbot, pressures.muscle, "Trapezius, upper (descending)")
    tap(qtbot, pressures.add)
    assert pressures._missing.text() == "Choose the side."
    tap_chip(qtbot, pressures.sides, "right")
    tap(qtbot, pressures.add)
    thing = Thing(ScaleCode.PPT, structure="trapezius-upper", side=Side.RIGHT)
    row = pressures.rows.rows[thing]
    type_text(qtbot, row.number, "3,2")
    plus(qtbot, row.extras["trials"])
    (kept,) = first_visit.on_disk().measurements
    assert (kept.scale, kept.value, kept.structure, kept.side, kept.trials) == (
        ScaleCode.PPT,
        3.2,
        "trapezius-upper",
        Side.RIGHT,
        3,
    )
    type_text(qtbot, row.number, "soft")
    assert row.number.error() == "This is not a number. 0.1 to 20 3.2 is kept."
