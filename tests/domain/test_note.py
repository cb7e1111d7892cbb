"""The note reads as a therapist would write it, says everything that was charted, and marks own words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from needlechart.domain.body import View
from needlechart.domain.measures import When
from needlechart.domain.needling import ElectricalField, Elicited, NeedleCount, Removal, Twitch
from needlechart.domain.note import Note, note_of
from needlechart.domain.patients import Problem
from needlechart.domain.people import Person, Role
from needlechart.domain.sessions import (
    AreaKind,
    Attendance,
    Explanation,
    ExplanationReason,
    NotObtained,
    NotObtainedReason,
    PainArea,
    TreatmentSession,
)
from needlechart.domain.technique import Technique
from tests.scenarios import ADA, SCENARIOS, at, catalogue, s1, s3, s6, s10

LEE = Person("lee", "Lee Ross", (Role.ASSISTANT,))


def lines(note: Note, title: str) -> list[str]:
    """What one section says."""
    (section,) = (s for s in note.sections if s.title == title)
    return [line.text for line in section.lines]


def of_s1(**changes: object) -> Note:
    """The note of the hip session, changed."""
    chart = s1()
    session = replace(chart.sessions[0], **changes)  # type: ignore[arg-type]
    return note_of(session, chart.patient, catalogue(), (ADA, LEE))


def test_that_the_note_of_the_hip_session_reads_whole() -> None:
    note = of_s1()
    assert [section.title for section in note.sections] == ["Subjective", "Objective", "Assessment", "Plan"]
    assert lines(note, "Subjective") == [
        "Problem: R hip and low back pain.",
        "Pain 0-10 before treatment: 6 of 10.",
        "Screening confirmed today (34 questions), nothing to heed.",
        "Agreed to needling today; signed consent of 1 Oct 2026. The treatment was explained.",
        "Ache in the right buttock down to the outer leg, worse when sitting.",
    ]
    objective = lines(note, "Objective")
    assert objective[:10] == [
        "Treatment by Ada Kern, PT.",
        "Position: lying on the left side.",
        "Clean technique: hand hygiene, skin preparation, gloves, single-use needles.",
        "Found, not needled: R piriformis: latent, taut band, tender spot.",
        "1 · R gluteus medius: 0.30 × 60, 1 insertion, 40 mm, deep muscle, pistoning. "
        "5 twitches, until no more; familiar pain; pain during 5/10.",
        "2 · R gluteus medius: 0.30 × 60, 1 insertion, 40 mm, deep muscle, pistoning. 3 twitches; not familiar.",
        "3 · R gluteus minimus: 0.30 × 75, 1 insertion, 60 mm, deep muscle, pistoning. "
        "2 twitches; familiar pain; refers down the outer leg.",
        "4 · R quadratus lumborum: 0.30 × 60, 1 insertion, 45 mm, deep muscle, pistoning. Twitch: can't tell.",
        "Below L3.",
        "4 insertions at 4 sites, 10 twitches at 3 sites, 3 muscles.",
    ]
    assert objective[10] == "Needles: 4 in, 4 opened, 4 out as counted, 4 in the sharps box."
    assert objective[11].startswith("Pain 0-10: 6 of 10 → 3 of 10, better by 3; exceeds the important change of 1.5 (")
    assert objective[12:] == ["Well tolerated.", "No reaction."]
    assert lines(note, "Plan")[:2] == ["Massage: 8 min, petrissage.", "Bridges: 3 × 10, body weight, 12 min."]
    assert lines(note, "Plan")[-3:] == [
        "Call on 20 Nov 2026, 14:45.",
        "Next visit on 25 Nov 2026.",
        "Needle the gluteal muscles once more, then load.",
    ]


def test_that_own_words_are_marked_and_nothing_made_from_rows_is() -> None:
    own = [line.text for section in of_s1().sections for line in section.lines if line.own]
    session = s1().sessions[0]
    assert own == [session.subjective, "Below L3.", session.assessment, session.plan]
    assert f'"{session.assessment}"' in of_s1().text


@pytest.mark.parametrize("name", SCENARIOS)
def test_that_the_same_rows_give_the_same_note(name: str) -> None:
    def text() -> list[str]:
        chart = SCENARIOS[name]()
        return [note_of(s, chart.patient, catalogue(), (ADA,)).text for s in chart.sessions]

    assert text() == text()
    assert "None" not in "".join(text())
    assert ".." not in "".join(text())


def test_that_the_note_tells_how_a_count_was_put_right() -> None:
    chart = s6()
    told = lines(note_of(chart.sessions[0], chart.patient, catalogue(), (ADA,)), "Objective")
    assert "Needles out of the body: count changed from 5 to 6 on 17 Nov 2026, 14:52 (found in the hair)." in told
    (search,) = (line for line in told if line.startswith("Needles out of the body on 17 Nov 2026, 14:40: 5 counted, 6 expected"))
    assert "searched: linen, floor, patient, hair" in search
    assert "found on the patient on 17 Nov 2026, 14:52; near miss." in search
    assert "6 insertions at 6 sites, 3 muscles (6 with their sides)." in told


def test_that_the_note_of_the_next_visit_begins_with_what_happened_since() -> None:
    chart = s3()
    told = lines(note_of(chart.sessions[1], chart.patient, catalogue(), (ADA,)), "Subjective")
    assert told[1].startswith("Since the last visit: soreness 3/10 for 24 h; bruise 20 mm")
    assert told[1].endswith("(reported by the patient).")


def test_that_precautions_stand_in_the_note() -> None:
    chart = s10()
    told = lines(note_of(chart.sessions[0], chart.patient, catalogue(), (ADA,)), "Subjective")
    (screening,) = (line for line in told if line.startswith("Screening"))
    assert "(yes, week 20), proceed with precaution, physician agreed" in screening


def test_that_an_unconfirmed_copy_is_not_in_the_note() -> None:
    sites = s1().sessions[0].sites
    told = lines(of_s1(sites=(sites[0], *(replace(s, confirmed=False) for s in sites[1:]))), "Objective")
    assert [line for line in told if " · " in line] == [lines(of_s1(), "Objective")[4]]


def test_that_at_least_is_said_when_somewhere_nobody_counted() -> None:
    sites = s1().sessions[0].sites
    told = lines(of_s1(sites=(*sites[:3], replace(sites[3], twitch=Twitch(Elicited.YES)))), "Objective")
    assert "4 insertions at 4 sites, at least 10 twitches at 4 sites, 3 muscles." in told


def test_that_other_hands_are_named() -> None:
    site = s1().sessions[0].sites[0]
    when = at("2026-11-18", "14:20")
    handed = replace(
        site, technique=Technique.STATIC, left_in=True, inserted_by=LEE.id, removals=(Removal("r", 1, when, "gone"),), note=""
    )
    told = lines(of_s1(sites=(handed,), entered_by=LEE.id), "Objective")
    assert told[0] == "Treatment by Ada Kern, PT, entered by Lee Ross."
    (line,) = (text for text in told if text.startswith("1 · "))
    assert line.endswith("(inserted by Lee Ross; taken out by somebody not in this clinic)")
    assert "static, in for 12 min" in line


def test_that_a_needle_that_is_still_in_is_told_with_how_long_it_is_meant_to_stay() -> None:
    static = replace(s1().sessions[0].sites[0], technique=Technique.STATIC, left_in=True, removals=(), retention_s=None)
    for planned_s, told in ((None, "static, left in."), (600, "static, left in, for 10 min as planned.")):
        objective = lines(of_s1(sites=(replace(static, planned_s=planned_s),)), "Objective")
        assert any(told in line for line in objective), objective
    out = lines(of_s1(sites=(replace(static, planned_s=600, retention_s=720),)), "Objective")
    assert any("static, in for 12 min." in line for line in out)


def test_that_current_through_a_needle_is_written_out() -> None:
    current = ElectricalField(1, frequency_hz=2, second_frequency_hz=100, pulse_us=200, intensity_ma=3.5, duration_min=10)
    site = replace(s1().sessions[0].sites[0], technique=Technique.ELECTRICAL, electrical=current, retention_s=720)
    (line,) = (text for text in lines(of_s1(sites=(site,)), "Objective") if text.startswith("1 · "))
    assert "in for 12 min, channel 1, 2/100 Hz, 200 µs, 3.5 mA, current for 10 min" in line


def test_that_explanations_and_what_was_not_obtained_are_told() -> None:
    when = at("2026-11-18", "14:20")
    told = lines(
        of_s1(
            explanations=(Explanation("e", "V3", ExplanationReason.VERBAL_CONSENT_ONLY, when, ADA.id, words="form was lost"),),
            not_obtained=(NotObtained("n", "tolerance", NotObtainedReason.FAINTED, note="see below"),),
        ),
        "Objective",
    )
    assert told[-2:] == [
        "Explained (V3): consent was given by word only: form was lost.",
        "Not obtained: tolerance (the patient fainted, see below).",
    ]


def test_that_figures_name_their_problem_when_the_visit_is_about_several() -> None:
    chart = s1()
    patient = replace(chart.patient, problems=(*chart.patient.problems, Problem("knee", "L knee pain")))
    session = replace(chart.sessions[0], problem_ids=("s1-problem", "knee"))
    told = lines(note_of(session, patient, catalogue(), (ADA,)), "Subjective")
    assert told[:2] == [
        "Problem: R hip and low back pain, L knee pain.",
        "R hip and low back pain: Pain 0-10 before treatment: 6 of 10.",
    ]


def test_that_areas_drawn_before_afterwards_and_for_a_site_stand_where_they_belong() -> None:
    outline = "100,100 160,100 160,160"
    areas = (
        PainArea("a", AreaKind.PAIN, View.ANTERIOR, outline),
        PainArea("b", AreaKind.PAIN, View.POSTERIOR, outline),
        PainArea("c", AreaKind.PAIN, View.POSTERIOR, outline, When.AFTER),
        PainArea("d", AreaKind.REFERRED, View.POSTERIOR, outline, site_id=s1().sessions[0].sites[0].id),
    )
    note = of_s1(pain_areas=areas)
    assert "2 pain areas drawn on the body." in lines(note, "Subjective")
    assert "1 pain area drawn on the body after treatment." in lines(note, "Objective")
    assert "1 area of referred sensation drawn on the body." in lines(note, "Objective")
    assert not any("drawn" in line for title in ("Subjective", "Objective") for line in lines(of_s1(pain_areas=()), title))


def test_that_a_missed_appointment_says_only_that() -> None:
    missed = TreatmentSession("m", "p", s1().sessions[0].date, ADA.id, attendance=Attendance.NO_SHOW, plan="Call.")
    note = note_of(missed, s1().patient, catalogue(), (ADA,))
    assert [line.text for section in note.sections for line in section.lines] == ["Did not come.", "Call."]


def test_that_needles_opened_and_not_used_are_told_only_when_there_are_some() -> None:
    def needles(name: str) -> str:
        chart = SCENARIOS[name]()
        told = lines(note_of(chart.sessions[0], chart.patient, catalogue(), (ADA,)), "Objective")
        return next(line for line in told if line.startswith("Needles: "))

    assert needles("s5") == "Needles: 1 in, 2 opened, 1 out as counted, 1 in the sharps box, 1 unused."
    assert needles("s6") == "Needles: 6 in, 6 opened, 6 out as counted, 6 in the sharps box."


def test_that_the_needle_figures_are_told_only_once_the_needles_out_are_counted() -> None:
    def needles(count: NeedleCount, *missing: NotObtained) -> list[str]:
        told = lines(of_s1(count=count, not_obtained=missing), "Objective")
        return [line for line in told if line.startswith("Needles")]

    assert needles(NeedleCount()) == needles(NeedleCount(opened=4, sharps=4)) == []
    assert needles(NeedleCount(opened=4, out=3)) == ["Needles: 4 in, 4 opened, 3 out as counted."]
    other = NotObtained("n", "count.sharps", NotObtainedReason.AMBULANCE)
    assert needles(NeedleCount(opened=4), other) == []
    assert needles(NeedleCount(opened=4), replace(other, field="count.out")) == ["Needles: 4 in, 4 opened."]
    assert needles(NeedleCount(opened=4), replace(other, field="count.out", subject_id="elsewhere")) == []
