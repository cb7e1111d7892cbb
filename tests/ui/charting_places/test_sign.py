"""The Sign place: what blocks and the tap to it, the codes, the note, and the signature."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from needlechart.domain.needling import NeedleCount
from needlechart.domain.rules import RuleFinding, Stage, blocks_signing, check_session
from needlechart.domain.sessions import (
    CautionReason,
    CleanTechnique,
    ExplanationReason,
    NotObtainedReason,
    SessionState,
    TreatmentSession,
)
from needlechart.ui.charting.gaps import findings_of, place_of
from needlechart.ui.charting.places import place_class
from needlechart.ui.charting.sign.explaining import may_be_unobtained
from needlechart.ui.charting.sign.sign_place import SignPlace
from needlechart.ui.look.tabs import SESSION_STEPS, TabState
from tests.clinics import PASSPHRASE
from tests.domain.rule_cases import CASES
from tests.ui.charting_places.chair import Chair
from tests.ui.charting_places.conftest import SeatScenario
from tests.ui.charting_places.hands import MENUS_WITHOUT_A_SCREEN, choose, tap, tap_chip, type_text

pytestmark = pytest.mark.qt_log_ignore(MENUS_WITHOUT_A_SCREEN, extend=True)


def as_it_is(session: TreatmentSession) -> TreatmentSession:
    """The scenario's visit, ready to sign."""
    return session


def needled_and_nothing_said(session: TreatmentSession) -> TreatmentSession:
    """The needles went in, and nobody has answered anything."""
    return replace(
        session,
        screening=(),
        clean=CleanTechnique(),
        count=NeedleCount(),
        reaction_answer=None,
        tolerance=None,
        verbal_consent=None,
        position=None,
        assessment="",
        advice=(),
    )


def blocking(chair: Chair) -> tuple[RuleFinding, ...]:
    """What holds the signature up now."""
    return blocks_signing(findings_of(chair.session, chair.editor.opened))


def test_that_every_gap_stands_there_with_a_tap_that_leads_to_its_control(qtbot: QtBot, seat_scenario: SeatScenario) -> None:
    chair = seat_scenario("s1", needled_and_nothing_said)
    sign = chair.place(SignPlace)
    assert sign.gaps.sentences() == tuple(f.sentence for f in blocking(chair))
    assert len(sign.gaps.rows) >= 9
    wanted: list[tuple[str, str]] = []
    sign.gap_wanted.connect(lambda place, field: wanted.append((place, field)))
    for row in sign.gaps.rows:
        assert row.go.isVisible()
        wanted.clear()
        tap(qtbot, row.go)
        if place_of(row.finding) == "sign":
            assert wanted == []
            assert sign.focusWidget() is not None
            continue
        ((key, field),) = wanted
        place = chair.place(place_class(key))
        place.go_to(field)
        focused = place.focusWidget()
        assert focused is not None, (key, field)
        assert focused.hasFocus() or focused.isVisibleTo(place)


def test_that_a_gap_on_the_body_chooses_its_site(qtbot: QtBot, seat_scenario: SeatScenario) -> None:
    def one_unsaid(session: TreatmentSession) -> TreatmentSession:
        return replace(
            session, sites=(*session.sites[:2], replace(session.sites[2], depth_mm=None, technique=None), *session.sites[3:])
        )

    chair = seat_scenario("s1", one_unsaid)
    sign = chair.place(SignPlace)
    (row,) = sign.gaps.rows
    wanted: list[tuple[str, str]] = []
    sign.gap_wanted.connect(lambda place, field: wanted.append((place, field)))
    tap(qtbot, row.go)
    assert wanted == [("needle", "tissue_level.s1-site-3")]
    assert chair.editor.selected == "s1-site-3"


def test_that_a_gap_may_be_not_obtained_with_a_reason_but_never_a_count_or_the_assessment(
    qtbot: QtBot, seat_scenario: SeatScenario
) -> None:
    chair = seat_scenario("s1", needled_and_nothing_said)
    sign = chair.place(SignPlace)
    offered = {row.finding.field for row in sign.gaps.rows if row.not_obtained.isVisible()}
    refused = {row.finding.field for row in sign.gaps.rows} - offered
    assert refused == {"count.out", "count.opened", "count.sharps", "assessment"}
    row = next(row for row in sign.gaps.rows if row.finding.field == "tolerance")
    choose(qtbot, row.not_obtained, "Not obtained: the patient left early")
    (kept,) = chair.on_disk().not_obtained
    assert (kept.field, kept.reason) == ("tolerance", NotObtainedReason.LEFT_EARLY)
    assert "tolerance" not in {row.finding.field for row in sign.gaps.rows}


def test_that_every_gap_but_the_count_and_the_therapists_own_words_may_be_not_obtained() -> None:
    """Over every gap the rules can find (each has its case)."""
    gaps = [f for case in CASES if case.stage is Stage.SIGN for f in check_session(case.broken()) if f.stage is Stage.SIGN]
    refused = {f.field for f in gaps if not may_be_unobtained(f)}
    assert refused == {
        "assessment", "confirmed", "resolution", "reason", "count.opened", "count.out", "count.sharps", "removals",
        "muscle_meant",
    }  # fmt: skip
    assert {f.field for f in gaps if may_be_unobtained(f)} == {
        "clean", "electrical", "needle", "position", "reaction_answer", "reactions", "retention_s", "screening", "tissue_level",
        "tolerance", "verbal_consent",
    }  # fmt: skip


def test_that_a_refusal_is_explained_with_a_picked_reason_and_stays_visible(qtbot: QtBot, seat_scenario: SeatScenario) -> None:
    chair = seat_scenario("s1", lambda session: replace(session, verbal_consent=False))
    sign = chair.place(SignPlace)
    (row,) = sign.gaps.rows
    assert row.finding.stage is Stage.REFUSE
    type_text(qtbot, row.words, "agreed by nodding")
    choose(qtbot, row.why, "Consent was given by word only")
    (kept,) = chair.on_disk().explanations
    assert (kept.rule, kept.reason, kept.words) == ("V3", ExplanationReason.VERBAL_CONSENT_ONLY, "agreed by nodding")
    assert (kept.by, kept.at) == (chair.editor.person_id, chair.clock.now())
    assert sign.gaps.rows == []
    assert any(f.settled and f.rule == "V3" for f in findings_of(chair.session, chair.editor.opened))


def test_that_the_lung_field_on_both_sides_takes_a_tap_and_keeps_the_reason(qtbot: QtBot, seat_scenario: SeatScenario) -> None:
    def one_unseen(session: TreatmentSession) -> TreatmentSession:
        return replace(session, acknowledgements=tuple(a for a in session.acknowledgements if a.subject != "lung-field"))

    chair = seat_scenario("s6", one_unseen)
    sign = chair.place(SignPlace)
    (row,) = sign.gaps.rows
    assert row.finding.sentence == "Both sides of the thorax are needled in one session."
    type_text(qtbot, row.words, "pincer hold on both sides")
    assert row.know.isHidden()
    choose(qtbot, row.why, "Pincer hold")
    kept = next(a for a in chair.on_disk().acknowledgements if a.subject == "lung-field")
    assert (kept.rule, kept.reason, kept.by) == ("V8", "pincer hold on both sides", chair.editor.person_id)
    assert kept.because is CautionReason.PINCER_HOLD
    assert sign.gaps.rows == []


def test_that_the_codes_of_the_hip_visit_stand_there_with_both_rules_and_each_has_its_own_tap(
    qtbot: QtBot, seat_scenario: SeatScenario
) -> None:
    chair = seat_scenario("s1", as_it_is)
    sign = chair.place(SignPlace)
    assert sign.codes.reasons() == (
        "20561 1 unit: 3 muscles, with or without side: Gluteus medius, Gluteus minimus, Quadratus lumborum",
        "97110 1 unit: 20 timed minutes, CMS and AMA rules",
        "97140 1 unit: 20 timed minutes, AMA rule",
    )
    assert chair.session.codes == ()  # nobody has confirmed anything
    needling, exercise, _manual = sign.codes.keys.values()
    tap(qtbot, needling)
    tap(qtbot, exercise)
    assert [(c.code, c.units, c.by) for c in chair.on_disk().codes] == [
        ("20561", 1, chair.editor.person_id),
        ("97110", 1, chair.editor.person_id),
    ]
    assert (needling.words(), exercise.words()) == ("Confirmed", "Confirmed")
    tap(qtbot, needling)
    assert [c.code for c in chair.on_disk().codes] == ["97110"]


def test_that_where_sides_change_the_code_both_stand_there(qtbot: QtBot, seat_scenario: SeatScenario) -> None:
    def two_muscles_both_sides(session: TreatmentSession) -> TreatmentSession:
        return replace(session, sites=session.sites[:4])

    chair = seat_scenario("s6", two_muscles_both_sides)
    assert [line.split(":")[0] for line in chair.place(SignPlace).codes.reasons()] == ["20560 1 unit", "20561 1 unit"]
    assert "The clinic's rule" in chair.place(SignPlace).codes.reasons()[0]


def test_that_six_needles_in_three_muscles_suggest_one_code_either_way(seat_scenario: SeatScenario) -> None:
    chair = seat_scenario("s6", as_it_is)
    (line,) = chair.place(SignPlace).codes.reasons()
    assert line.startswith("20561 1 unit: 3 muscles, 6 with side:")


def test_that_the_note_reads_as_it_will_and_takes_own_words(qtbot: QtBot, seat_scenario: SeatScenario) -> None:
    chair = seat_scenario("s1", lambda session: replace(session, subjective="", objective="", assessment="", plan=""))
    sign = chair.place(SignPlace)
    assert "4 insertions at 4 sites, 10 twitches at 3 sites, 3 muscles." in sign.note.text()
    said = {"Subjective": "worse when sitting", "Objective": "walks freely", "Assessment": "responds well", "Plan": "load next"}
    for title, words in said.items():
        block = sign.note.blocks[title]
        assert block.words is not None
        if block.add.isVisible():
            tap(qtbot, block.add)
        type_text(qtbot, block.words, words)
    kept = chair.on_disk()
    assert (kept.subjective, kept.objective, kept.assessment, kept.plan) == tuple(said.values())
    chair.reopen()
    again = chair.place(SignPlace).note.text()
    assert all(words in again for words in said.values())


def test_that_the_assessment_in_own_words_is_asked_for_from_the_start(qtbot: QtBot, seat_scenario: SeatScenario) -> None:
    chair = seat_scenario("s1", lambda session: replace(session, assessment=""))
    sign = chair.place(SignPlace)
    block = sign.note.blocks["Assessment"]
    assert block.words is not None
    assert block.words.isVisible()
    assert [f.field for f in blocking(chair)] == ["assessment"]
    type_text(qtbot, block.words, "better")
    assert blocking(chair) == ()
    assert sign.gaps.heading.text() == "Nothing is missing"


def test_that_end_and_next_visit_are_said_and_come_back(qtbot: QtBot, first_visit: Chair) -> None:
    ending = first_visit.place(SignPlace).ending
    assert first_visit.session.ended is None
    tap(qtbot, ending.now)
    assert first_visit.on_disk().ended == first_visit.clock.now()
    type_text(qtbot, ending.ended, "10:15")
    ended = first_visit.on_disk().ended
    assert ended is not None
    assert f"{ended.local:%H:%M}" == "10:15"
    tap_chip(qtbot, ending.in_days, "10")
    assert first_visit.on_disk().next_visit == date(2026, 11, 30)
    type_text(qtbot, ending.next_visit, "4 Dec 2026")
    assert first_visit.on_disk().next_visit == date(2026, 12, 4)
    assert ending.in_days.value() == "14"
    type_text(qtbot, ending.next_visit, "4 Nov 2026")
    assert ending.next_visit.error()
    assert ending.next_visit.typed() == "4 Nov 2026"
    first_visit.reopen()
    assert f"{ended.local:%H:%M}" == first_visit.place(SignPlace).ending.ended.field.text()


def test_that_a_wrong_passphrase_is_refused_with_a_sentence_and_nothing_is_lost(
    qtbot: QtBot, seat_scenario: SeatScenario
) -> None:
    chair = seat_scenario("s1", as_it_is)
    bar = chair.place(SignPlace).bar
    type_text(qtbot, bar.passphrase, "six quiet needles")
    qtbot.waitUntil(lambda: bar.said.role() == "danger")
    assert bar.said.text() == "This passphrase is not the right one. Try again, or use the clinic's recovery code."
    assert bar.passphrase.value() == ""
    assert bar.sign.isEnabled()
    assert chair.on_disk().signature is None


def test_that_an_empty_passphrase_is_asked_for(qtbot: QtBot, seat_scenario: SeatScenario) -> None:
    chair = seat_scenario("s1", as_it_is)
    bar = chair.place(SignPlace).bar
    tap(qtbot, bar.sign)
    assert bar.said.text() == "Type your passphrase to sign."
    assert chair.on_disk().signature is None


def test_that_nothing_can_be_signed_while_something_is_missing(qtbot: QtBot, seat_scenario: SeatScenario) -> None:
    chair = seat_scenario("s1", lambda session: replace(session, assessment="", tolerance=None))
    bar = chair.place(SignPlace).bar
    assert not bar.sign.isEnabled()
    assert bar.said.text() == "Signs as Ada Kern. 2 things first. The signature will be marked as late."
    type_text(qtbot, bar.passphrase, PASSPHRASE)  # Return in the field is no way around
    assert chair.on_disk().signature is None


def test_that_the_right_passphrase_signs_what_is_on_disk_and_every_tab_is_done(qtbot: QtBot, seat_scenario: SeatScenario) -> None:
    chair = seat_scenario("s1", as_it_is)
    sign = chair.place(SignPlace)
    sign.ending.now.click()  # a change just before: it is kept first
    type_text(qtbot, sign.bar.passphrase, PASSPHRASE)
    qtbot.waitUntil(lambda: chair.session.state is SessionState.SIGNED)
    assert chair.on_disk().signature == chair.session.signature
    assert sign.bar.signed.text().startswith("Signed ")
    assert "by Ada Kern" in sign.bar.signed.text()
    assert sign.bar.passphrase.value() == ""
    assert not sign.bar.sign.isVisible()
    assert sign.gaps.isHidden()
    signed = chair.session
    for key, _words in SESSION_STEPS:
        if key != "needle":
            assert place_class(key).state_in(signed, chair.editor.opened).missing == 0
    assert place_class("sign").state_in(signed, chair.editor.opened) == TabState(done=True)
