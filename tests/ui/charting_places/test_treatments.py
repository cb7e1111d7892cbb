"""The Treatments place: adding, dosing, tying, ordering, taking away, the same as last time, timed units."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from needlechart.domain.body import Side
from needlechart.domain.needling import Tolerance
from needlechart.domain.treatments import (
    ExerciseDose,
    HomeProgrammeDose,
    LoadUnit,
    MassageDose,
    Pressure,
    Sequence,
    Treatment,
    TreatmentKind,
)
from needlechart.ui.charting.treatments.treatments_place import TreatmentsPlace
from tests.ui.charting_places.chair import Chair
from tests.ui.charting_places.conftest import SeatScenario
from tests.ui.charting_places.hands import MENUS_WITHOUT_A_SCREEN, choose, plus, tap, tap_chip, type_text

pytestmark = pytest.mark.qt_log_ignore(MENUS_WITHOUT_A_SCREEN, extend=True)


def test_that_a_tap_on_a_kind_and_its_treatment_adds_it_with_nothing_said(qtbot: QtBot, first_visit: Chair) -> None:
    place = first_visit.place(TreatmentsPlace)
    choose(qtbot, place.keys.keys[TreatmentKind.MASSAGE], "Friction massage")
    tap(qtbot, place.keys.keys[TreatmentKind.CUPPING])  # the only one of its kind: no list
    rubbed, cupped = first_visit.on_disk().treatments
    assert (rubbed.name, rubbed.item, rubbed.timed_code, rubbed.dose) == (
        "Friction massage",
        "soft-tissue-friction",
        "97140",
        MassageDose(),
    )
    assert rubbed.minutes is None
    assert (cupped.name, cupped.order) == ("Cupping", rubbed.order + 1)


def test_that_the_first_tap_on_plus_says_the_usual_minutes(qtbot: QtBot, first_visit: Chair) -> None:
    place = first_visit.place(TreatmentsPlace)
    choose(qtbot, place.keys.keys[TreatmentKind.MASSAGE], "Massage")
    (row,) = place.rows.values()
    assert row.minutes.value() is None
    plus(qtbot, row.minutes)
    assert first_visit.on_disk().treatments[0].minutes == 8


def test_that_the_numbers_of_the_hip_visit_come_out_on_the_place(qtbot: QtBot, seat_scenario: SeatScenario) -> None:
    chair = seat_scenario("s1", lambda session: replace(session, treatments=()))
    place = chair.place(TreatmentsPlace)
    choose(qtbot, place.keys.keys[TreatmentKind.MASSAGE], "Massage")
    choose(qtbot, place.keys.keys[TreatmentKind.EXERCISE], "Bridges")
    massage, bridges = place.rows.values()
    plus(qtbot, massage.minutes)
    tap_chip(qtbot, massage.dose["pressure"].widget, "medium")
    plus(qtbot, bridges.dose["sets"].widget, 3)  # type: ignore[arg-type]
    plus(qtbot, bridges.dose["reps"].widget, 10)  # type: ignore[arg-type]
    choose(qtbot, bridges.dose["load_unit"].widget, "Body weight")
    plus(qtbot, bridges.minutes)
    assert place.timed_text() == (
        "Timed 20 min CMS rule: 1 unit (97110: 1).  AMA rule: 2 units (97110: 1, 97140: 1). Needling time is not counted in it."
    )
    kept = chair.on_disk().treatments
    assert [(t.dose, t.minutes, t.timed_code) for t in kept] == [
        (MassageDose(pressure=Pressure.MEDIUM), 8, "97140"),
        (ExerciseDose(3, 10, LoadUnit.BODY_WEIGHT), 12, "97110"),
    ]


def test_that_where_both_rules_agree_one_number_stands_there(qtbot: QtBot, first_visit: Chair) -> None:
    place = first_visit.place(TreatmentsPlace)
    choose(qtbot, place.keys.keys[TreatmentKind.EXERCISE], "Bridges")
    plus(qtbot, next(iter(place.rows.values())).minutes)
    assert place.timed_text() == "Timed 12 min 1 unit (97110: 1). Needling time is not counted in it."


def test_that_everything_besides_the_dose_is_kept_and_comes_back(qtbot: QtBot, seat_scenario: SeatScenario) -> None:
    chair = seat_scenario("s1", lambda session: replace(session, treatments=session.treatments[:1]))
    place = chair.place(TreatmentsPlace)
    (row,) = place.rows.values()
    tap(qtbot, row.more_key)
    more = row.more
    assert more is not None
    tap_chip(qtbot, more.sequence, "before_needling")
    choose(qtbot, more.tie, "Gluteus medius, right")
    type_text(qtbot, more.region, "outer hip")
    tap_chip(qtbot, more.code, "97530")
    tap_chip(qtbot, more.tolerance, "fair")
    type_text(qtbot, more.note, "tender at the crest")
    (kept,) = chair.on_disk().treatments
    assert (kept.sequence, kept.muscle, kept.side) == (Sequence.BEFORE_NEEDLING, "gluteus-medius", Side.RIGHT)
    assert (kept.region, kept.timed_code, kept.tolerance, kept.note) == (
        "outer hip",
        "97530",
        Tolerance.FAIR,
        "tender at the crest",
    )
    choose(qtbot, more.tie, "Site 1, Gluteus medius, right")
    assert chair.on_disk().treatments[0].site_id == "s1-site-1"
    choose(qtbot, more.tie, "R hip and low back pain")
    tied = chair.on_disk().treatments[0]
    assert (tied.problem_id, tied.muscle, tied.site_id) == ("s1-problem", None, None)
    choose(qtbot, more.tie, "Nothing in particular")
    assert chair.on_disk().treatments[0].problem_id is None
    tap_chip(qtbot, more.side, "left")
    assert chair.on_disk().treatments[0].side is Side.LEFT
    chair.reopen()
    (again,) = chair.place(TreatmentsPlace).rows.values()
    tap(qtbot, again.more_key)
    assert again.more is not None
    assert (again.more.sequence.value(), again.more.region.value(), again.more.code.value()) == (
        Sequence.BEFORE_NEEDLING,
        "outer hip",
        "97530",
    )
    assert (again.more.tolerance.value(), again.more.note.value(), again.more.side.value()) == (
        Tolerance.FAIR,
        "tender at the crest",
        Side.LEFT,
    )


def test_that_treatments_change_places_and_are_taken_away(qtbot: QtBot, later_visit: Chair) -> None:
    place = later_visit.place(TreatmentsPlace)
    tap(qtbot, place.same_again)
    first, second = place.rows.values()
    tap(qtbot, second.more_key)
    assert second.more is not None
    assert second.more.earlier.isEnabled()
    tap(qtbot, second.more.earlier)
    assert [t.name for t in sorted(later_visit.on_disk().treatments, key=lambda t: t.order)] == ["Bridges", "Massage"]
    assert not second.more.earlier.isEnabled()
    tap(qtbot, second.more.later)
    assert [t.name for t in sorted(later_visit.on_disk().treatments, key=lambda t: t.order)] == ["Massage", "Bridges"]
    tap(qtbot, second.more.remove)
    assert [t.name for t in later_visit.on_disk().treatments] == ["Massage"]
    later_visit.editor.undo()
    assert len(later_visit.on_disk().treatments) == 2
    assert first.isVisible()


def test_that_same_as_last_time_carries_doses_and_asks_anew_how_it_went(qtbot: QtBot, later_visit: Chair) -> None:
    place = later_visit.place(TreatmentsPlace)
    assert place.same_again.isVisible()
    tap(qtbot, place.same_again)
    massage, bridges = later_visit.on_disk().treatments
    assert massage.dose == MassageDose(pressure=Pressure.MEDIUM)  # how much pressure was felt is asked again
    assert (massage.minutes, massage.timed_code, massage.item) == (6, "97140", "massage")
    assert bridges.dose == ExerciseDose(2, 10, LoadUnit.BODY_WEIGHT)
    assert {massage.id, bridges.id}.isdisjoint({"past-massage", "past-bridges"})
    assert place.same_again.isHidden()


def test_that_without_a_last_time_nothing_is_offered_to_repeat(first_visit: Chair) -> None:
    assert first_visit.place(TreatmentsPlace).same_again.isHidden()


def test_that_a_home_programme_stands_apart_with_its_adherence_and_is_not_timed(qtbot: QtBot, first_visit: Chair) -> None:
    place = first_visit.place(TreatmentsPlace)
    tap(qtbot, place.keys.keys[TreatmentKind.HOME_PROGRAMME])
    (row,) = place.rows.values()
    tap(qtbot, row.more_key)
    assert row.more is not None
    type_text(qtbot, row.more.dose["adherence"].widget, "70")
    type_text(qtbot, row.more.dose["days_done"].widget, "5")
    plus(qtbot, row.minutes)
    tap_chip(qtbot, row.more.code, "97110")
    (kept,) = first_visit.on_disk().treatments
    assert kept.dose == HomeProgrammeDose(adherence=70, days_done=5)
    assert kept.sequence is Sequence.AT_HOME
    assert place.timed_text() == ""


def test_that_one_treatment_is_given_as_last_time_by_a_tap_and_how_it_went_is_asked_anew(
    qtbot: QtBot, later_visit: Chair
) -> None:
    place = later_visit.place(TreatmentsPlace)
    choose(qtbot, place.keys.keys[TreatmentKind.MASSAGE], "Massage")
    (row,) = place.rows.values()
    assert row.same.isVisible()
    tap(qtbot, row.same)
    (kept,) = later_visit.on_disk().treatments
    assert (kept.dose, kept.minutes) == (MassageDose(pressure=Pressure.MEDIUM), 6)  # the pressure felt is not carried
    assert row.same.isHidden()
    later_visit.editor.undo()
    assert later_visit.on_disk().treatments[0].minutes is None
    assert row.same.isVisible()
    tap(qtbot, place.keys.keys[TreatmentKind.CUPPING])
    assert list(place.rows.values())[-1].same.isHidden()  # never given before


def test_that_what_was_done_at_home_is_asked_in_sight_once_a_programme_was_given(qtbot: QtBot, later_visit: Chair) -> None:
    (past,) = later_visit.editor.opened.earlier
    programme = Treatment("home", 3, HomeProgrammeDose(2, 10, times=2), "Home programme", sequence=Sequence.AT_HOME)
    later_visit.editor.opened = replace(later_visit.editor.opened, earlier=(past.with_treatment(programme),))
    place = later_visit.place(TreatmentsPlace)
    tap(qtbot, place.same_again)
    row = list(place.rows.values())[-1]
    assert row.done_at_home is not None
    assert row.done_at_home.isVisible()
    assert row.done_at_home.note() == "given 8 Nov 2026"
    type_text(qtbot, row.dose["adherence"].widget, "80")
    kept = later_visit.on_disk().treatments[-1].dose
    assert kept == HomeProgrammeDose(2, 10, times=2, adherence=80)
    tap(qtbot, row.more_key)
    assert row.more is not None
    assert "adherence" not in row.more.dose


def test_that_a_dose_out_of_range_is_refused_and_stays_as_typed(qtbot: QtBot, first_visit: Chair) -> None:
    place = first_visit.place(TreatmentsPlace)
    choose(qtbot, place.keys.keys[TreatmentKind.TENS], "TENS, surface")
    (row,) = place.rows.values()
    field = row.dose["frequency_hz"].widget
    type_text(qtbot, field, "400")
    assert field.error() == "This is outside 0.5 to 150."  # type: ignore[attr-defined]
    assert field.field.text() == "400"  # type: ignore[attr-defined]
    assert first_visit.on_disk().treatments[0].dose.frequency_hz is None  # type: ignore[union-attr]
