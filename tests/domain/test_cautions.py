"""Cautions on the card: one tap, stronger when they must be, each with its source."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from needlechart.domain.body import BodyPoint, Place, Side, StructureKind, View
from needlechart.domain.needling import NeedleCount
from needlechart.domain.patients import AlertKind, ScreeningDecision, YesNo
from needlechart.domain.rules import (
    Context,
    RuleFinding,
    Stage,
    blocks_signing,
    cautions_for,
    check_session,
    may_needle,
)
from needlechart.domain.sessions import (
    Acknowledgement,
    CautionReason,
    Explanation,
    ExplanationReason,
)
from needlechart.domain.technique import Technique
from tests.domain.rule_cases.makers import RHOMBOID, answering, but, hip, neck_place, plus_site, with_alert, with_current, yes_to
from tests.scenarios import ADA, at, needle, place

NOW = at("2026-11-18", "14:40")


def blocking(context: Context) -> list[tuple[str, str, str]]:
    """Rule, field and subject of what keeps that session from being signed."""
    return [(f.rule, f.field, f.subject_id) for f in blocks_signing(check_session(context))]


def test_that_a_caution_takes_one_tap_for_all_sites_of_its_muscle() -> None:
    short: dict[str, Any] = {"needle": needle("0.25x30"), "depth_mm": 20}
    twice = plus_site(plus_site(hip(), neck_place(Side.RIGHT), **short), neck_place(Side.RIGHT), **short)
    twice = but(twice, count=NeedleCount(6, 6, 6))
    assert blocking(twice) == [("V8", "acknowledgements", "levator-scapulae")]
    (caution,) = (f for f in check_session(twice) if f.stage is Stage.ACK)
    assert caution.site_id == "more-4"
    seen = Acknowledgement("a", caution.rule, caution.subject_id, caution.sentence, NOW, ADA.id)
    tapped = but(twice, acknowledgements=(seen,))
    assert blocking(tapped) == []
    assert [f.settled for f in check_session(tapped) if f.stage is Stage.ACK] == [True]
    assert blocking(but(twice, acknowledgements=(replace(seen, subject="soleus"),))) == blocking(twice)


def test_that_a_caution_comes_back_stronger_for_a_longer_needle_and_a_thin_patient() -> None:
    context = hip()
    thin = replace(context, patient=replace(context.patient, height_cm=180, weight_kg=55))
    usual, longer = needle("0.25x30"), needle("0.30x60")
    where = neck_place(Side.RIGHT)

    def told(seen: Context, kind: str) -> RuleFinding:
        return next(f for f in cautions_for(where, longer if kind == "longer" else usual, seen) if f.rule == "V8")

    assert told(context, "usual").subject_id == "levator-scapulae"
    assert told(context, "longer").subject_id == "levator-scapulae:stronger"
    assert told(context, "longer").sentence.endswith("The needle is longer than usual here.")
    assert told(thin, "usual").sentence.endswith("The patient is thin.")
    assert told(thin, "longer").sentence.endswith("The needle is longer than usual here and the patient is thin.")
    known = but(context, acknowledgements=(Acknowledgement("a", "V8", "levator-scapulae", "seen", NOW, ADA.id),))
    assert told(known, "usual").settled
    assert not told(known, "longer").settled
    known = but(context, acknowledgements=(Acknowledgement("a", "V8", "levator-scapulae:stronger", "seen", NOW, ADA.id),))
    assert told(known, "usual").settled
    assert told(known, "longer").settled


def test_that_the_card_hears_of_both_lungs_before_the_second_needle_is_in() -> None:
    one_side = plus_site(hip(), neck_place(Side.LEFT))

    def subjects(context: Context, side: Side) -> list[str]:
        return [f.subject_id for f in cautions_for(neck_place(side), None, context)]

    assert "lung-field" in subjects(one_side, Side.RIGHT)
    assert "lung-field" not in subjects(one_side, Side.LEFT)
    assert "lung-field" not in subjects(hip(), Side.RIGHT)


@pytest.mark.parametrize(
    ("muscle", "view", "y_mm", "over"),
    [
        ("quadratus-lumborum", View.POSTERIOR, 673.9, True),
        ("quadratus-lumborum", View.POSTERIOR, 674, False),
        ("iliocostalis-lumborum", View.POSTERIOR, 673.9, True),
        ("iliocostalis-lumborum", View.POSTERIOR, 674, False),
        ("splenius-cervicis", View.POSTERIOR, 320, True),
        ("splenius-cervicis", View.POSTERIOR, 319.9, False),
        ("obliquus-externus", View.ANTERIOR, 618.9, True),
        ("obliquus-externus", View.ANTERIOR, 619, False),
    ],
)
def test_that_of_some_muscles_only_a_part_lies_over_the_lung(muscle: str, view: View, y_mm: float, over: bool) -> None:
    left = plus_site(hip(), neck_place(Side.LEFT))
    told = [f.subject_id for f in cautions_for(place(muscle, Side.RIGHT, view, 500, y_mm), None, left)]
    assert ("lung-field" in told) is over


def test_that_the_card_tells_of_unusual_sizes_with_their_source() -> None:
    told = cautions_for(place("soleus", Side.RIGHT, View.POSTERIOR, 548.9, 1595.6), needle("0.30x75"), hip())
    assert [(f.rule, f.stage) for f in told] == [("V7", Stage.WARN)]
    assert "longer than usual here (30-60 mm)" in told[0].sentence


def test_that_a_depth_not_to_exceed_names_where_it_was_published() -> None:
    shallow = plus_site(hip(), RHOMBOID, needle=needle("0.20x25"), depth_mm=20)
    (told,) = (f for f in check_session(shallow) if (f.rule, f.field) == ("V7", "depth_mm"))
    assert told.source == hip().catalogue.muscles["rhomboideus-major"].caution_source != ""


@pytest.mark.parametrize(
    ("regions", "hit"),
    [(("foot",), False), (("heel",), True), (("heel.right",), True), (("heel.left",), False), (("quadratus-plantae",), False)],
)
def test_that_a_region_to_avoid_holds_an_area_without_a_muscle_by_its_own_name(regions: tuple[str, ...], hit: bool) -> None:
    heel = Place(BodyPoint(View.FOOT_PLANTAR, 80, 240), "heel", StructureKind.AREA, Side.RIGHT)
    context = answering("skin-condition", answer=YesNo.YES, decision=ScreeningDecision.AVOID_REGION, regions=regions)
    told = cautions_for(heel, None, context)
    assert [f.subject_id for f in told] == (["heel:skin-condition"] if hit else [])


def test_that_a_region_to_avoid_is_told_with_its_question_or_by_its_key() -> None:
    for item, text in (("skin-condition", "varicose veins where needles would go: yes"), ("old-question", "old question: yes")):
        context = answering(
            "skin-condition", item=item, answer=YesNo.YES, decision=ScreeningDecision.AVOID_REGION, regions=("hip",)
        )
        told = {f.sentence for f in check_session(context) if f.subject_id == f"gluteus-medius:{item}"}
        assert len(told) == 1
        assert text in told.pop()


def test_that_both_sides_and_a_muscle_not_recommended_take_a_reason_and_other_cautions_a_tap() -> None:
    both = plus_site(plus_site(hip(), neck_place(Side.RIGHT)), neck_place(Side.LEFT))
    ribs = plus_site(both, place("intercostales-externi", Side.LEFT, View.ANTERIOR, 500, 520))
    asking = {f.subject_id for f in check_session(ribs) if f.rule == "V8" and f.asks_reason}
    assert asking == {"lung-field", "intercostales-externi:stronger"}  # a needle of 60 mm is longer than usual there

    def open_after(because: CautionReason | None, words: str) -> set[str]:
        seen = tuple(
            Acknowledgement(f"a-{f.subject_id}", "V8", f.subject_id, f.sentence, NOW, ADA.id, words, because)
            for f in check_session(ribs)
            if f.rule == "V8"
        )
        return {f.subject_id for f in check_session(but(ribs, acknowledgements=seen)) if f.rule == "V8" and not f.settled}

    assert open_after(None, "") == asking
    assert open_after(None, " ") == asking
    assert open_after(CautionReason.OVER_BONE, "") == set()
    assert open_after(None, "over a rib held between two fingers") == set()


@pytest.mark.parametrize(
    ("muscle", "view", "y_mm", "refused"),
    [
        ("rectus-abdominis", View.ANTERIOR, 690, True),
        ("quadratus-lumborum", View.POSTERIOR, 690, True),
        ("longissimus-thoracis", View.POSTERIOR, 619, True),
        ("longissimus-thoracis", View.POSTERIOR, 618.9, False),
        ("obturator-internus", View.POSTERIOR, 850, True),
        ("gluteus-medius", View.POSTERIOR, 800, False),
        ("masseter", View.LATERAL_LEFT, 183.4, False),
    ],
)
def test_that_in_pregnancy_abdomen_low_back_and_pelvis_are_refused_before(
    muscle: str, view: View, y_mm: float, refused: bool
) -> None:
    pregnant = with_alert(hip(sites=()), AlertKind.PREGNANCY)
    where = place(muscle, Side.LEFT, view, 500, y_mm)
    assert [f.stage for f in may_needle(pregnant, Technique.PISTONING, where)] == ([Stage.REFUSE] if refused else [])
    assert may_needle(hip(sites=()), Technique.PISTONING, where) == ()
    proceed = yes_to(hip(sites=()), "pregnancy")  # decided with care: the region stays ruled out
    assert bool(may_needle(proceed, Technique.PISTONING, where)) is refused


def test_that_what_an_explained_refusal_settles_is_that_place_alone() -> None:
    pregnant = with_alert(hip(sites=()), AlertKind.PREGNANCY)
    back, belly = (
        place("quadratus-lumborum", Side.LEFT, View.POSTERIOR, 500, 690),
        place("rectus-abdominis", Side.LEFT, View.ANTERIOR, 500, 690),
    )
    (refusal,) = may_needle(pregnant, None, back)
    told = Explanation("e", refusal.rule, ExplanationReason.ALREADY_DONE, NOW, ADA.id, refusal.subject_id)
    explained = but(pregnant, explanations=(told,))
    assert [f.settled for f in may_needle(explained, None, back)] == [True]
    assert [f.settled for f in may_needle(explained, None, belly)] == [False]


@pytest.mark.parametrize("item", ["pacemaker", "electronic-implant", "epilepsy", "current-malignancy", "current-sensory-loss"])
def test_that_a_yes_rules_out_current_and_not_the_needle(item: str) -> None:
    context = yes_to(with_current(), item)
    leg = place("soleus", Side.RIGHT, View.POSTERIOR, 548.9, 1595.6)
    assert [f.rule for f in may_needle(context, Technique.ELECTRICAL, leg)] == ["V9"]
    assert may_needle(context, Technique.STATIC, leg) == ()
