"""Reactions: none must be said, or each described with all that is known of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from needlechart.domain.moments import Moment
from needlechart.domain.needling import CountField, NeedleCount
from needlechart.domain.reactions import FollowUp, Observation, Outcome, Reaction, ReactionAnswer, ReportedBy, Severity
from needlechart.domain.rules import blocks_signing
from needlechart.domain.sessions import NotObtainedReason, TreatmentSession
from needlechart.domain.shape import shape_of
from needlechart.ui.charting.after.after_place import AfterPlace
from needlechart.ui.charting.gaps import findings_of
from tests.ui.charting_places.chair import Chair
from tests.ui.charting_places.conftest import SeatScenario
from tests.ui.charting_places.hands import MENUS_WITHOUT_A_SCREEN, choose, count_on, press, tap, tap_chip, type_text

pytestmark = pytest.mark.qt_log_ignore(MENUS_WITHOUT_A_SCREEN, extend=True)


def nothing_said(session: TreatmentSession) -> TreatmentSession:
    """The visit before anybody spoke of reactions or counted."""
    return replace(session, reactions=(), reaction_answer=None, count=NeedleCount(), follow_up_call=None)


def test_that_none_is_said_by_a_tap_and_taken_back_by_another(qtbot: QtBot, first_visit: Chair) -> None:
    asked = first_visit.place(AfterPlace).reactions
    assert asked._must.isVisible()
    tap(qtbot, asked.none)
    assert first_visit.on_disk().reaction_answer is ReactionAnswer.NONE
    assert not asked._must.isVisible()
    tap(qtbot, asked.none)
    assert first_visit.on_disk().reaction_answer is None


def test_that_an_answer_nobody_could_get_has_its_reason(qtbot: QtBot, first_visit: Chair) -> None:
    asked = first_visit.place(AfterPlace).reactions
    choose(qtbot, asked.not_obtained, "Not obtained: taken over by an ambulance")
    (kept,) = first_visit.on_disk().not_obtained
    assert (kept.field, kept.reason) == ("reaction_answer", NotObtainedReason.AMBULANCE)
    assert not asked._must.isVisible()


def test_that_every_kind_of_the_clinics_list_can_be_described_with_its_usual_severity(qtbot: QtBot, first_visit: Chair) -> None:
    asked = first_visit.place(AfterPlace).reactions
    types = first_visit.editor.opened.catalogue.event_types
    assert set(asked.kinds) == set(types)
    for key in ("bruise", "pneumothorax", "needlestick"):
        tap(qtbot, asked.add)
        tap(qtbot, asked.kinds[key])
    kept = first_visit.on_disk()
    assert [(r.kind, r.severity) for r in kept.reactions] == [
        ("bruise", Severity.MILD),
        ("pneumothorax", Severity.SERIOUS),
        ("needlestick", Severity.STAFF),
    ]
    assert kept.reaction_answer is ReactionAnswer.SOME
    assert asked.none.isHidden()  # nobody wipes described reactions with one tap
    for card in tuple(asked.cards.values()):
        tap(qtbot, card.remove)
    assert (first_visit.on_disk().reactions, first_visit.session.reaction_answer) == ((), None)
    assert not asked.none.isHidden()


def test_that_the_faint_of_the_scenario_is_charted_with_every_number(qtbot: QtBot, seat_scenario: SeatScenario) -> None:
    chair = seat_scenario("s5", nothing_said)
    place = chair.place(AfterPlace)
    tap(qtbot, place.reactions.add)
    tap(qtbot, place.reactions.kinds["vasovagal-loss-of-consciousness"])
    (card,) = place.reactions.cards.values()
    said = card.answers
    assert said["severity"].value() is Severity.SIGNIFICANT
    type_text(qtbot, said["minutes_after_first_insertion"], "3")
    type_text(qtbot, said["onset"], "11:13")
    choose(qtbot, said["site_id"], "1  Trapezius, upper (descending), right")
    type_text(qtbot, said["description"], "Pale, sweating, nausea, then fainted.")
    type_text(qtbot, said["loss_of_consciousness_s"], "10")
    for minutes, high, low, pulse in ((5, 84, 50, 44), (10, 96, 60, 0), (15, 110, 68, 0), (20, 114, 70, 0)):
        known = set(card.observations.rounds)
        tap(qtbot, card.observations.add)
        (new,) = set(card.observations.rounds) - known
        row = card.observations.rounds[new].answers
        type_text(qtbot, row["minutes_after_onset"], str(minutes))
        type_text(qtbot, row["systolic_mmhg"], str(high))
        type_text(qtbot, row["diastolic_mmhg"], str(low))
        if pulse:
            type_text(qtbot, row["pulse_per_min"], str(pulse))
    type_text(qtbot, said["action_taken"], "Laid flat, legs raised, needle removed at once.")
    tap_chip(qtbot, said["manager_notified"], "yes")
    tap_chip(qtbot, said["left_accompanied"], "yes")
    tap_chip(qtbot, said["outcome"], "resolved")
    type_text(qtbot, said["resolved_on"], "16 Nov 2026")
    tap(qtbot, card.follow_ups.add)
    tap(qtbot, place.advice.call)
    for figure, number in ((CountField.OPENED, 2), (CountField.OUT, 1), (CountField.SHARPS, 1), (CountField.UNUSED, 1)):
        count_on(qtbot, place.count.pads[figure], number)
    tap(qtbot, place.count.give)

    kept = chair.on_disk()
    (faint,) = kept.reactions
    assert (faint.severity, faint.minutes_after_first_insertion, faint.site_id) == (Severity.SIGNIFICANT, 3, "s5-site-1")
    assert faint.onset == Moment.parse("2026-11-16T11:13:00.000+01:00")
    assert faint.loss_of_consciousness_s == 10
    assert [(o.minutes_after_onset, o.systolic_mmhg, o.diastolic_mmhg, o.pulse_per_min) for o in faint.observations] == [
        (5, 84, 50, 44),
        (10, 96, 60, None),
        (15, 110, 68, None),
        (20, 114, 70, None),
    ]
    assert (faint.manager_notified, faint.left_accompanied, faint.outcome) == (True, True, Outcome.RESOLVED)
    assert (faint.resolved_on, faint.action_taken) == (date(2026, 11, 16), "Laid flat, legs raised, needle removed at once.")
    assert [f.due for f in faint.follow_ups] == [date(2026, 11, 17)]
    assert kept.count == NeedleCount(opened=2, out=1, sharps=1, unused=1)
    assert kept.discrepancies == ()
    assert blocks_signing(findings_of(kept, chair.editor.opened)) == ()  # ended early, and still signable


def test_that_every_field_of_a_reaction_has_its_control_and_comes_back(qtbot: QtBot, first_visit: Chair) -> None:
    asked = first_visit.place(AfterPlace).reactions
    tap(qtbot, asked.add)
    tap(qtbot, asked.kinds["bruise"])
    (card,) = asked.cards.values()
    tap(qtbot, card.more)
    said = card.answers
    own = {"id", "kind", "observations", "follow_ups"}
    assert set(said) == {s.name for s in shape_of(Reaction)} - own
    tap_chip(qtbot, said["severity"], "significant")
    tap_chip(qtbot, said["reported_by"], "patient")
    type_text(qtbot, said["minutes_after_first_insertion"], "40")
    type_text(qtbot, said["onset"], "10:20")
    type_text(qtbot, said["region"], "inner heel")
    type_text(qtbot, said["size_mm"], "20")
    press(qtbot, said["soreness"], "4")
    type_text(qtbot, said["description"], "blue")
    type_text(qtbot, said["loss_of_consciousness_s"], "1")
    type_text(qtbot, said["action_taken"], "pressed")
    for field in ("manager_notified", "physician_referred", "left_accompanied", "regulatory_reportable"):
        tap_chip(qtbot, said[field], "yes")
    tap_chip(qtbot, said["outcome"], "ongoing")
    type_text(qtbot, said["resolved_on"], "25 Nov 2026")
    tap(qtbot, card.observations.add)
    (row,) = card.observations.rounds.values()
    assert set(row.answers) == {s.name for s in shape_of(Observation)} - {"id"}
    type_text(qtbot, row.answers["note"], "talks")
    tap(qtbot, card.follow_ups.add)
    (planned,) = card.follow_ups.planned.values()
    assert set(planned.answers) == {s.name for s in shape_of(FollowUp)} - {"id", "by"}
    type_text(qtbot, planned.answers["due"], "23 Nov 2026")
    type_text(qtbot, planned.answers["done"], "24 Nov 2026")
    press(qtbot, planned.answers["soreness"], "2")
    type_text(qtbot, planned.answers["text"], "nearly gone")

    (kept,) = first_visit.on_disk().reactions
    assert (kept.severity, kept.reported_by, kept.region, kept.size_mm, kept.soreness) == (
        Severity.SIGNIFICANT,
        ReportedBy.PATIENT,
        "inner heel",
        20,
        4,
    )
    assert (kept.physician_referred, kept.regulatory_reportable, kept.outcome) == (True, True, Outcome.ONGOING)
    (follow_up,) = kept.follow_ups
    assert (follow_up.due, follow_up.done, follow_up.by) == (date(2026, 11, 23), date(2026, 11, 24), first_visit.editor.person_id)
    assert (follow_up.soreness, follow_up.text) == (2, "nearly gone")
    assert [o.note for o in kept.observations] == ["talks"]

    first_visit.reopen()
    (again,) = first_visit.place(AfterPlace).reactions.cards.values()
    assert {field: control.value() for field, control in again.answers.items()} == {
        field: getattr(kept, field) for field in again.answers
    }
    (round_again,) = again.observations.rounds.values()
    tap(qtbot, round_again.remove)
    (planned_again,) = again.follow_ups.planned.values()
    tap(qtbot, planned_again.remove)
    (after,) = first_visit.on_disk().reactions
    assert (after.observations, after.follow_ups) == ((), ())


def test_that_what_is_always_said_is_not_taken_back(qtbot: QtBot, first_visit: Chair) -> None:
    asked = first_visit.place(AfterPlace).reactions
    tap(qtbot, asked.add)
    tap(qtbot, asked.kinds["bruise"])
    (card,) = asked.cards.values()
    tap_chip(qtbot, card.answers["severity"], "mild")
    assert card.answers["severity"].value() is Severity.MILD
    assert first_visit.on_disk().reactions[0].severity is Severity.MILD


def test_that_a_time_that_is_none_is_told_and_stays_as_typed(qtbot: QtBot, first_visit: Chair) -> None:
    asked = first_visit.place(AfterPlace).reactions
    tap(qtbot, asked.add)
    tap(qtbot, asked.kinds["bruise"])
    (card,) = asked.cards.values()
    type_text(qtbot, card.answers["onset"], "25:70")
    assert card.answers["onset"].error() == "This is not a time. Write it like 14:20."
    assert card.answers["onset"].field.text() == "25:70"
    assert first_visit.on_disk().reactions[0].onset is None


def test_that_observations_follow_the_clock_once_the_onset_is_known(qtbot: QtBot, first_visit: Chair) -> None:
    asked = first_visit.place(AfterPlace).reactions
    tap(qtbot, asked.add)
    tap(qtbot, asked.kinds["dizzy"])
    (card,) = asked.cards.values()
    tap(qtbot, card.more)
    type_text(qtbot, card.answers["onset"], "09:30")
    first_visit.clock.tick(7 * 60)
    tap(qtbot, card.observations.add)
    assert [o.minutes_after_onset for o in first_visit.on_disk().reactions[0].observations] == [7]
