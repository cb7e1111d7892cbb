"""A planned needle may be refused, never the truth; a caution takes one tap, once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from needlechart.domain.body import Side
from needlechart.domain.catalogue import Hazard
from needlechart.domain.moments import Moment
from needlechart.domain.patients import Alert, AlertKind, Patient, ScreeningAnswer, ScreeningDecision, YesNo
from needlechart.domain.sessions import CautionReason, ExplanationReason, TreatmentSession
from needlechart.domain.technique import Technique
from needlechart.ui.charting import gaps
from tests.ui.charting.conftest import OPENED
from tests.ui.charting.table import Table


def test_that_without_consent_a_planned_needle_is_refused_with_a_sentence(open_table: OPENED, patient: Patient) -> None:
    table = open_table(replace(patient, consents=()))
    table.tap(table.point("gluteus-medius"))
    assert table.session.sites == ()
    assert table.needle.panel.is_refusing()
    assert table.needle.panel.refusal.texts() == ("No signed consent to dry needling is in force on 20 Nov 2026.",)


def test_that_with_consent_the_same_tap_is_not_refused(table: Table) -> None:
    table.tap(table.point("gluteus-medius"))
    assert len(table.session.sites) == 1
    assert not table.needle.panel.is_refusing()


def test_that_the_way_out_of_a_refusal_is_a_finding(open_table: OPENED, patient: Patient) -> None:
    table = open_table(replace(patient, consents=()))
    table.tap(table.point("gluteus-medius"))
    table.qtbot.mouseClick(table.needle.panel.refusal.finding, Qt.MouseButton.LeftButton)
    assert table.session.sites == ()
    assert table.finding.place.structure == "gluteus-medius"
    assert not table.needle.panel.is_refusing()
    assert table.on_disk() == table.session


def test_that_a_needle_that_is_in_already_is_charted_with_its_reason_and_asked_once(open_table: OPENED, patient: Patient) -> None:
    table = open_table(replace(patient, consents=()))
    table.tap(table.point("gluteus-medius"))
    card = table.needle.panel.refusal
    table.qtbot.mouseClick(card.already, Qt.MouseButton.LeftButton)
    assert table.session.sites == ()
    table.qtbot.mouseClick(card.reasons.chip("verbal_consent_only"), Qt.MouseButton.LeftButton)
    assert table.site.place.structure == "gluteus-medius"
    (told,) = table.session.explanations
    assert (told.rule, told.reason, told.by) == ("V3", ExplanationReason.VERBAL_CONSENT_ONLY, table.file.person_id)
    assert table.on_disk() == table.session
    table.tap(table.point("gluteus-maximus"))
    assert len(table.session.sites) == 2


def test_that_a_refusal_that_is_left_changes_nothing(open_table: OPENED, patient: Patient) -> None:
    table = open_table(replace(patient, consents=()))
    before = table.session
    table.tap(table.point("gluteus-medius"))
    table.key(Qt.Key.Key_Escape)
    assert table.session == before
    assert not table.needle.panel.is_refusing()


def test_that_current_is_refused_with_a_pacemaker_and_the_site_keeps_its_technique(open_table: OPENED, patient: Patient) -> None:
    table = open_table(replace(patient, alerts=(Alert("alert-1", AlertKind.PACEMAKER, "Pacemaker"),)))
    table.tap(table.point("gluteus-medius"))
    table.qtbot.mouseClick(table.card.technique.chips[Technique.ELECTRICAL], Qt.MouseButton.LeftButton)
    assert table.site.technique is Technique.PISTONING
    assert table.card.technique.chips[Technique.PISTONING].isChecked()
    assert table.needle.panel.is_refusing()
    assert table.needle.panel.refusal.finding.isHidden()


def test_that_a_critical_caution_is_acknowledged_once_for_its_muscle_and_session(table: Table) -> None:
    muscles = table.editor.opened.catalogue.muscles
    assert muscles["trapezius-upper"].hazard_severity is Hazard.CRITICAL
    table.tap(table.point("trapezius-upper"))
    (line,) = (one for one in table.card.cautions.lines() if one.action_button().words() == "I know")
    assert line.detail()
    table.qtbot.mouseClick(line.action_button(), Qt.MouseButton.LeftButton)
    (seen,) = table.session.acknowledgements
    assert (seen.rule, seen.by, seen.at) == ("V8", table.file.person_id, table.clock.now())
    assert not [one for one in table.card.cautions.lines() if one.action_button().words() == "I know"]
    assert table.card.cautions.seen().startswith("Seen: ")
    assert table.on_disk() == table.session

    table.tap(table.point("trapezius-upper", dx=8, dy=-6))
    assert not [one for one in table.card.cautions.lines() if one.action_button().words() == "I know"]
    assert len(table.session.acknowledgements) == 1


def test_that_both_sides_of_the_thorax_take_a_picked_reason_and_words_if_wanted(table: Table) -> None:
    for side in (Side.RIGHT, Side.LEFT):
        table.tap(table.point("trapezius-upper", side=side))
    cautions = table.card.cautions
    (line,) = (one for one in cautions.lines() if one.text() == "Both sides of the thorax are needled in one session.")
    assert line.action_button().isHidden()
    (row,) = cautions.reasons.values()
    row.reasons.chips.chip("shallow_angle").click()
    (seen,) = (a for a in table.session.acknowledgements if a.subject == "lung-field")
    assert (seen.because, seen.reason, seen.by) == (CautionReason.SHALLOW_ANGLE, "", table.file.person_id)
    assert line not in cautions.lines()
    table.qtbot.keyClicks(row.own_words, "along the fibres")
    (told,) = (a for a in table.on_disk().acknowledgements if a.subject == "lung-field")
    assert told == replace(seen, reason="along the fibres")
    row.own_words.changed.emit()
    row.reasons.chips.chip("shallow_angle").click()
    assert not cautions.reasons["lung-field"].isHidden()
    (told,) = (a for a in table.session.acknowledgements if a.subject == "lung-field")
    assert (told.because, told.reason) == (None, "along the fibres")


def test_that_a_reason_taken_back_asks_again(table: Table) -> None:
    for side in (Side.RIGHT, Side.LEFT):
        table.tap(table.point("trapezius-upper", side=side))
    for _twice in range(2):
        (row,) = table.card.cautions.reasons.values()
        row.reasons.chips.chip("pincer_hold").click()
    assert not [a for a in table.session.acknowledgements if a.subject == "lung-field"]
    assert "Both sides of the thorax are needled in one session." in table.card.cautions.texts()


def test_that_in_pregnancy_the_low_back_is_refused_as_a_plan_and_charted_once_it_is_in(
    open_table: OPENED, patient: Patient
) -> None:
    """An area over the muscle: named or not, the muscle meant is ruled out there."""
    table = open_table(replace(patient, alerts=(Alert("alert-1", AlertKind.PREGNANCY, "week 20"),)))
    table.tap(table.point("multifidus-lumborum"))
    assert table.session.sites == ()
    card = table.needle.panel.refusal
    assert [text.partition(": ")[2] for text in card.texts()] == ["abdomen, low back and pelvis are spared in pregnancy."]
    table.qtbot.mouseClick(card.already, Qt.MouseButton.LeftButton)
    table.qtbot.mouseClick(card.reasons.chip("clinical_judgement"), Qt.MouseButton.LeftButton)
    assert table.site.place.structure == "sacrum"
    (told,) = table.session.explanations
    assert (told.rule, told.subject_id, told.reason) == (
        "V8",
        "sacrum:pregnancy",
        ExplanationReason.CLINICAL_JUDGEMENT,
    )
    assert [f.settled for f in gaps.findings_of(table.session, table.editor.opened) if f.rule == "V8"] == [True]
    assert "spared in pregnancy" in table.card.cautions.seen()
    table.tap(table.point("soleus"))
    assert len(table.session.sites) == 2


SWOLLEN_LIMB = ScreeningAnswer(
    "asked-limb",
    "lymphoedema",
    YesNo.YES,
    Moment.parse("2026-11-03T08:00:00+01:00"),
    decision=ScreeningDecision.AVOID_REGION,
    regions=("hip.left",),
)


def test_that_a_mirrored_needle_is_refused_in_the_region_of_the_other_side(open_table: OPENED, patient: Patient) -> None:
    table = open_table(replace(patient, screening=(SWOLLEN_LIMB,)))
    table.tap(table.point("gluteus-medius"))
    assert len(table.session.sites) == 1
    table.key(Qt.Key.Key_M)
    assert len(table.session.sites) == 1
    assert table.needle.panel.is_refusing()
    assert table.needle.panel.refusal.texts()[0].startswith("L gluteus medius lies in a region to avoid (Swollen limb")


@pytest.mark.parametrize(("avoided", "refused"), [(("hip.right",), True), (("arm",), False)])
def test_that_the_last_visit_is_not_charted_where_one_of_its_places_is_ruled_out_today(
    open_table: OPENED, patient: Patient, last_visit: TreatmentSession, avoided: tuple[str, ...], refused: bool
) -> None:
    assert any(site.place.structure.startswith("gluteus") for site in last_visit.sites)
    table = open_table(replace(patient, screening=(replace(SWOLLEN_LIMB, regions=avoided),)), earlier=(last_visit,))
    table.needle.hand.chart_last_visit()
    assert table.needle.panel.is_refusing() is refused
    assert len(table.session.sites) == (0 if refused else len(last_visit.sites))


def test_that_a_yes_said_after_the_needle_stands_on_its_card(open_table: OPENED, patient: Patient) -> None:
    table = open_table(patient)
    table.tap(table.point("multifidus-lumborum"))
    assert not [text for text in table.card.cautions.texts() if "pregnancy" in text]
    answer = ScreeningAnswer("late", "pregnancy", YesNo.YES, table.clock.now())
    table.editor.change(lambda session: session.with_screening(answer))
    assert [text for text in table.card.cautions.texts() if text.endswith("are spared in pregnancy.")]


def test_that_a_site_whose_caution_waits_carries_the_sign_on_the_body(table: Table) -> None:
    table.tap(table.point("trapezius-upper"))
    (mark,) = table.needle.chart.marks
    assert mark.mark.badge == "caution"
    line = next(one for one in table.card.cautions.lines() if one.action_button().words() == "I know")
    line.action_taken.emit()
    (mark,) = table.needle.chart.marks
    assert mark.mark.badge == ""


def test_that_the_other_side_than_the_problems_is_asked_once_in_the_page(table: Table) -> None:
    table.tap(table.point("gluteus-medius", side=Side.LEFT))
    assert table.card.cautions.texts()[0] == "This is on the left; the problem of this visit is on the right."
    table.card.cautions.lines()[0].action_taken.emit()
    assert not [text for text in table.card.cautions.texts() if text.startswith("This is on the left")]
    table.tap(table.point("gluteus-maximus", side=Side.LEFT))
    assert not [text for text in table.card.cautions.texts() if text.startswith("This is on the left")]
    assert table.on_disk() == table.session


def test_that_an_unconfirmed_copy_or_a_missing_depth_counts_as_a_gap_of_the_place(table: Table) -> None:
    assert table.needle.missing() == 0
    table.tap(table.point("gluteus-medius"))
    table.qtbot.mouseClick(table.card.technique.chips[Technique.STATIC], Qt.MouseButton.LeftButton)
    missing = {f.field for f in gaps.blocking(table.session, table.editor.opened) if gaps.place_of(f) == "needle"}
    assert table.page.tabs.state("needle").missing == table.needle.missing() > 0
    assert missing


def test_that_the_session_date_is_the_day_the_rules_judge_by(open_table: OPENED, patient: Patient) -> None:
    expired = replace(patient.consents[0], expires=date(2026, 11, 19))
    table = open_table(replace(patient, consents=(expired,)))
    table.tap(table.point("gluteus-medius"))
    assert table.needle.panel.is_refusing()
