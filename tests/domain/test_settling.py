"""What blocks signing, and what answers it: reasons, taps, explanations."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from needlechart.domain.body import BodyPoint, Side, StructureKind, View
from needlechart.domain.catalogue import Catalogue, ScreeningItem, ScreeningKind
from needlechart.domain.needling import CountField, Discrepancy, NeedleCount, Resolution
from needlechart.domain.patients import Alert, AlertKind, HowAnswered, ScreeningDecision, YesNo
from needlechart.domain.rules import (
    Context,
    Stage,
    blocks_signing,
    check_session,
    may_needle,
    worst_stage,
)
from needlechart.domain.sessions import (
    Attendance,
    CleanTechnique,
    Explanation,
    ExplanationReason,
    NotObtained,
    NotObtainedReason,
    Signature,
)
from needlechart.domain.technique import Technique
from tests.domain.rule_cases import CASES, Case
from tests.domain.rule_cases.makers import answering, but, expiring, hip, site_but
from tests.scenarios import ADA, at, context_of, place, s6

NOW = at("2026-11-18", "14:40")


def blocking(context: Context) -> list[tuple[str, str, str]]:
    """Rule, field and subject of what keeps that session from being signed."""
    return [(f.rule, f.field, f.subject_id) for f in blocks_signing(check_session(context))]


def not_obtained(context: Context, *wanted: tuple[str, str]) -> Context:
    """The same with these fields said to be not obtained."""
    rows = tuple(NotObtained(f"n-{f}-{s}", f, NotObtainedReason.AMBULANCE, s) for f, s in wanted)
    return but(context, not_obtained=rows)


def test_that_a_complete_session_has_nothing_left_to_do() -> None:
    assert blocking(hip()) == []


def test_that_every_missing_clinical_field_may_be_not_obtained_with_a_reason() -> None:
    site = hip().session.sites[0].id
    empty = but(
        site_but(hip(), needle=None, depth_mm=None, technique=None),
        position=None, tolerance=None, clean=CleanTechnique(), assessment="", reaction_answer=None, verbal_consent=None,
        screening=(), count=NeedleCount(),
    )  # fmt: skip
    missing = blocking(empty)
    assert {field for _rule, field, _subject in missing} == {
        "position", "tolerance", "clean", "assessment", "reaction_answer", "verbal_consent", "screening",
        "count.out", "count.opened", "count.sharps", "needle", "tissue_level",
    }  # fmt: skip
    assert {subject for _rule, _field, subject in missing} == {"", site}
    answered = not_obtained(empty, *((field, subject) for _rule, field, subject in missing))
    assert blocking(answered) == []
    assert ("V21", "position", "") in blocking(not_obtained(empty, ("tolerance", "")))


MISSING = [case for case in CASES if case.stage is Stage.SIGN]


@pytest.mark.parametrize("case", MISSING, ids=[f"{case.rule}-{case.field}-{case.says[:20]}" for case in MISSING])
def test_that_whatever_a_rule_misses_is_answered_by_not_obtained_of_that_field_and_row_alone(case: Case) -> None:
    """Every rule with a sign stage has a case here (tests of the registry see to that)."""
    context = case.broken()

    def told(other: Context) -> list[str]:
        found = check_session(other)
        return [f.subject_id for f in found if (f.rule, f.stage, f.field) == (case.rule, case.stage, case.field)]

    subjects = told(context)
    assert subjects
    assert told(not_obtained(context, *((case.field, subject) for subject in subjects))) == []
    assert told(not_obtained(context, *((case.field, f"{subject}-other") for subject in subjects))) == subjects
    assert told(not_obtained(context, *((f"{case.field}-other", subject) for subject in subjects))) == subjects


def test_that_what_cannot_be_true_is_never_answered_by_a_reason() -> None:
    deep = site_but(hip(), depth_mm=99)
    site = deep.session.sites[0].id
    assert blocking(not_obtained(deep, ("depth_mm", site))) == [("V5", "depth_mm", site)]


def test_that_a_missed_appointment_needs_no_note() -> None:
    missed = but(hip(), attendance=Attendance.NO_SHOW, sites=(), count=NeedleCount(), assessment="", reaction_answer=None)
    assert blocking(missed) == []
    assert ("V21", "assessment", "") in blocking(but(missed, attendance=Attendance.ARRIVED))


def test_that_a_visit_without_needles_asks_for_nothing_of_needling() -> None:
    talk = but(
        hip(),
        sites=(),
        screening=(),
        count=NeedleCount(),
        position=None,
        tolerance=None,
        clean=CleanTechnique(),
        verbal_consent=None,
    )
    assert blocking(talk) == []
    assert blocking(replace(talk, patient=replace(talk.patient, consents=()))) == []


def test_that_a_refusal_blocks_until_it_is_explained_and_stays_to_be_seen() -> None:
    context = replace(hip(), patient=replace(hip().patient, consents=()))
    assert blocking(context) == [("V3", "consents", "")]
    told = Explanation("e", "V3", ExplanationReason.ALREADY_DONE, NOW, ADA.id)
    explained = but(context, explanations=(told,))
    assert blocking(explained) == []
    assert [(f.stage, f.settled) for f in check_session(explained) if f.rule == "V3"] == [(Stage.REFUSE, True)]
    assert blocking(but(context, explanations=(replace(told, rule="V2"),))) == [("V3", "consents", "")]
    assert blocking(but(context, explanations=(replace(told, subject_id="other"),))) == [("V3", "consents", "")]


def test_that_a_needle_is_refused_before_it_is_placed() -> None:
    assert may_needle(hip()) == ()
    no_authority = replace(hip(), author=replace(ADA, needles_from=date(2026, 11, 19)))
    no_consent = replace(hip(), patient=replace(hip().patient, consents=()))
    afraid = answering("needle-fear", answer=YesNo.YES, decision=ScreeningDecision.DO_NOT_NEEDLE)
    for context, rule in ((no_authority, "V2"), (no_consent, "V3"), (but(hip(), verbal_consent=False), "V3"), (afraid, "V19")):
        planned = but(context, sites=())
        assert [f.rule for f in may_needle(planned)] == [rule]
        assert all(f.stage is Stage.REFUSE and f.way_out and not f.settled for f in may_needle(planned))


def test_that_a_refusal_explained_in_this_session_lets_the_needle_be_charted() -> None:
    context = replace(hip(), patient=replace(hip().patient, consents=()))
    explained = but(context, explanations=(Explanation("e", "V3", ExplanationReason.EMERGENCY, NOW, ADA.id),))
    assert [f.settled for f in may_needle(explained)] == [True]


def test_that_current_is_refused_before_it_is_switched_on() -> None:
    paced = replace(hip(), patient=replace(hip().patient, alerts=(Alert("a", AlertKind.PACEMAKER, "pacemaker"),)))
    pregnant = replace(hip(), patient=replace(hip().patient, alerts=(Alert("a", AlertKind.PREGNANCY, "week 20"),)))
    back = place("multifidus-lumborum", Side.RIGHT, View.POSTERIOR, 470, 700)
    leg = place("soleus", Side.RIGHT, View.POSTERIOR, 548.9, 1595.6)
    assert may_needle(paced, Technique.PISTONING) == ()
    assert [f.rule for f in may_needle(paced, Technique.ELECTRICAL)] == ["V9"]
    assert [f.rule for f in may_needle(pregnant, Technique.ELECTRICAL, back)] == ["V8", "V9"]
    assert may_needle(pregnant, Technique.ELECTRICAL, leg) == ()


def test_that_an_explained_discrepancy_closes_a_count_that_does_not() -> None:
    context = but(context_of(s6()), count=NeedleCount(6, 5, 5, 0))
    escalated = replace(s6().sessions[0].discrepancies[0], resolution=Resolution.NOT_FOUND_ESCALATED)
    assert blocking(but(context, discrepancies=(escalated,))) == []
    assert blocking(but(context, discrepancies=(replace(escalated, told=""),)))[-1] == ("V6", "resolution", escalated.id)
    assert blocking(but(context, discrepancies=(replace(escalated, counted=4),)))[0] == ("V6", "count.out", "")
    assert [f for _rule, f, _s in blocking(but(context, discrepancies=()))] == ["count.out", "count.sharps"]
    assert blocking(but(context, discrepancies=(replace(escalated, resolution=None),)))[-1] == ("V6", "resolution", escalated.id)


def test_that_an_explained_loss_explains_the_sharps_box_for_just_those_needles() -> None:
    lost = replace(s6().sessions[0].discrepancies[0], resolution=Resolution.NOT_FOUND_ESCALATED)

    def left(*count: int | None) -> list[str]:
        context = but(context_of(s6()), count=NeedleCount(*count), discrepancies=(lost,))
        return [field for _rule, field, _subject in blocking(context)]

    assert left(7, 5, 5, 1) == []
    assert left(7, 5, 4, 1) == ["count.sharps"]
    assert left(7, 5, 5, 0) == ["count.sharps"]
    assert left(6, None, 5) == ["count.out", "count.sharps"]


def test_that_it_is_said_what_a_discrepancy_still_lacks() -> None:
    told = s6().sessions[0].discrepancies[0]

    def sentence(discrepancy: Discrepancy) -> str:
        context = but(context_of(s6()), discrepancies=(discrepancy,))
        return next(f.sentence for f in check_session(context) if f.field == "resolution")

    assert sentence(replace(told, resolution=None)) == "The count that did not agree (5 of 6) has no ending yet."
    nobody = replace(told, resolution=Resolution.NOT_FOUND_ESCALATED, told=" ")
    assert sentence(nobody) == "The search for the missing needle is not told in full: who was told."


@pytest.mark.parametrize(
    ("unsaid", "lacking"),
    [
        ({"last_seen": " "}, "where it was last seen"),
        ({"searched": ()}, "what was searched"),
        ({"told": ""}, "who was told"),
        ({"near_miss": None}, "whether it was a near miss"),
        ({"last_seen": "", "near_miss": None}, "where it was last seen, whether it was a near miss"),
    ],
)
@pytest.mark.parametrize("ending", list(Resolution))
def test_that_the_search_for_a_missing_needle_is_told_in_full_before_signing(
    ending: Resolution, unsaid: dict[str, Any], lacking: str
) -> None:
    told = replace(s6().sessions[0].discrepancies[0], resolution=ending)
    assert blocking(but(context_of(s6()), discrepancies=(told,))) == []
    half = check_session(but(context_of(s6()), discrepancies=(replace(told, **unsaid),)))
    said = [f.sentence for f in half if f.field == "resolution"]
    missing = ending not in (Resolution.COUNTED_AGAIN, Resolution.CHARTED_WRONG)
    assert said == ([f"The search for the missing needle is not told in full: {lacking}."] if missing else [])


def test_that_the_sharps_box_and_the_opened_packs_are_explained_each_by_itself() -> None:
    few = but(hip(), count=NeedleCount(4, 4, 3))
    told = Discrepancy("d", NOW, counted=3, expected=4, figure=CountField.SHARPS, resolution=Resolution.COUNTED_AGAIN)
    assert blocking(but(few, discrepancies=(told,))) == []
    assert blocking(but(few, discrepancies=(replace(told, figure=CountField.OUT),))) == [("V6", "count.sharps", "")]
    with_unused = but(hip(), count=NeedleCount(5, 4, 3, 1), discrepancies=(told,))
    assert blocking(with_unused) == []
    opened = but(hip(), count=NeedleCount(3, 4, 3))
    packs = replace(told, figure=CountField.OPENED)
    assert blocking(but(opened, discrepancies=(packs,))) == []


def test_that_needles_left_in_need_no_tap_once_a_discrepancy_tells_how_they_came_out() -> None:
    session = s6().sessions[0]
    untapped = but(context_of(s6()), sites=tuple(replace(s, removals=(), retention_s=360) for s in session.sites))
    assert blocking(untapped) == []
    assert len(blocking(but(untapped, discrepancies=()))) == 6
    told = session.discrepancies[0]
    for other in (replace(told, resolution=None), replace(told, figure=CountField.SHARPS)):
        assert [f for _rule, f, _s in blocking(but(untapped, discrepancies=(other,)))].count("removals") == 6


def test_that_a_correction_without_a_reason_blocks() -> None:
    session = s6().sessions[0]
    silent = but(context_of(s6()), corrections=(replace(session.corrections[0], reason=" "),))
    assert blocking(silent) == [("V6", "reason", "s6-correction")]


def test_that_the_gravest_unsettled_stage_is_told() -> None:
    assert worst_stage(check_session(hip())) is Stage.INFO
    assert worst_stage(check_session(but(hip(), position=None))) is Stage.SIGN
    assert worst_stage(check_session(site_but(hip(), depth_mm=99))) is Stage.ENTRY
    assert worst_stage(()) is None


class Drawn:
    """A body that remembers what it was asked."""

    def __init__(self, drawn: frozenset[tuple[str, Side, View]]) -> None:
        self.drawn = drawn

    def contains(self, point: BodyPoint) -> bool:
        return 0 < point.x_mm < 900

    def is_drawn(self, structure: str, kind: StructureKind, side: Side, view: View) -> bool:
        return (structure, side, view) in self.drawn


def test_that_a_place_is_true_where_its_structure_is_drawn_on_its_side() -> None:
    session = hip().session
    places = [site.place for site in session.sites] + [finding.place for finding in session.findings]
    drawn = frozenset((p.structure, p.side, p.point.view) for p in places)
    assert [f for f in check_session(replace(hip(), body=Drawn(drawn))) if f.rule == "V4"] == []
    other = frozenset((key, Side.LEFT, view) for key, _side, view in drawn)
    wrong = [f for f in check_session(replace(hip(), body=Drawn(other))) if f.rule == "V4"]
    assert len(wrong) == len(places)
    assert {f.stage for f in wrong} == {Stage.ENTRY}


def signed(context: Context) -> Context:
    """The same, signed."""
    return but(context, signature=Signature(ADA.id, at("2026-11-18", "15:00"), "0" * 64))


def test_that_a_signed_session_is_not_judged_by_what_the_clinic_changed_since() -> None:
    new = ScreeningItem("new-question", "Something new?", ScreeningKind.RELATIVE)
    grown = Catalogue(screening=(*hip().catalogue.screening.values(), new), muscles=tuple(hip().catalogue.muscles.values()))
    later = replace(hip(), catalogue=grown)
    assert blocking(later) == [("V19", "screening", "")]
    assert blocking(signed(later)) == []
    assert blocking(but(signed(later), screening=())) == [("V19", "screening", "")]
    stricter = expiring(True, -1)
    assert [f.stage for f in check_session(stricter) if f.rule == "V16"] == [Stage.ENTRY]
    assert [f.stage for f in check_session(signed(stricter)) if f.rule == "V16"] == [Stage.WARN]
    together = answering("eaten-today", how=HowAnswered.CONFIRMED)
    assert blocking(together) == [("V19", "screening", "eaten-today")]
    assert blocking(signed(together)) == []


def test_that_no_sentence_says_how_many_needles_are_expected_before_those_out_are_counted() -> None:
    def told(count: NeedleCount) -> str:
        return " ".join(f.sentence for f in check_session(hip(count=count)) if f.rule == "V6")

    uncounted = told(NeedleCount(opened=2))
    assert "More needles went in than the 2 that were opened." in uncounted
    assert "4" not in uncounted
    assert "4 needles went in, but only 2 were opened." in told(NeedleCount(opened=2, out=4))
