"""Every choice of the record reads as a clinician would say it."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import replace
from enum import StrEnum

import pytest

import needlechart.domain
from needlechart.domain.body import BodyPoint, Place, Side, StructureKind, View
from needlechart.domain.measures import SCALES, Measurement, PainWindow, ScaleCode, When
from needlechart.domain.needling import (
    Elicited,
    EndReason,
    Familiar,
    Finding,
    Needle,
    Referral,
    SeenBy,
    Strength,
    Twitch,
)
from needlechart.domain.reactions import FollowUp, ReportedBy, SinceLastVisit
from needlechart.domain.technique import Technique
from needlechart.domain.words import (
    change_words,
    count_words,
    date_words,
    depth_words,
    duration_words,
    finding_words,
    follow_up_words,
    least_twitches,
    measurement_words,
    moment_words,
    needle_words,
    number_words,
    place_words,
    reaction_words,
    since_last_words,
    site_words,
    technique_words,
    twitch_words,
    value_words,
    words,
)
from needlechart.domain.words.needled import referral_words
from tests.scenarios import TODAY, at, catalogue, place, s1, s3, s5


def choices() -> tuple[type[StrEnum], ...]:
    """Every StrEnum class that a module of the domain defines."""
    modules = pkgutil.walk_packages(needlechart.domain.__path__, "needlechart.domain.")
    found = {}
    for module in (importlib.import_module(m.name) for m in modules):
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, StrEnum) and value.__module__ == module.__name__:
                found[f"{module.__name__}.{value.__name__}"] = value
    return tuple(found[name] for name in sorted(found))


def test_that_the_domain_has_its_choices() -> None:
    assert len(choices()) > 60


@pytest.mark.parametrize("choice", choices(), ids=lambda c: c.__name__)
def test_that_every_choice_reads_in_words_and_no_two_of_a_kind_alike(choice: type[StrEnum]) -> None:
    read = [words(member) for member in choice]
    assert all(text.strip() == text and text and "_" not in text for text in read)
    assert len(set(read)) == len(read)


@pytest.mark.parametrize(
    ("member", "text"),
    [
        (EndReason.EXHAUSTED, "until no more"),
        (Elicited.NOT_OBSERVABLE, "can't tell"),
        (Elicited.NOT_SOUGHT, "not sought"),
        (Technique.ELECTRICAL, "electrical stimulation"),
        (SeenBy.EMG, "EMG"),
        (Familiar.YES, "familiar pain"),
        (View.FOOT_PLANTAR, "sole"),
        (ScaleCode.QUICKDASH, "QuickDASH"),
    ],
)
def test_that_words_are_those_of_the_clinic(member: StrEnum, text: str) -> None:
    assert words(member) == text


def test_that_members_of_two_kinds_with_one_value_read_each_in_its_own_words() -> None:
    assert str(Elicited.NO) == str(Familiar.NO)
    assert (words(Elicited.NO), words(Familiar.NO)) == ("no twitch", "not familiar")


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 s"),
        (59, "59 s"),
        (60, "1 min"),
        (72, "1 min 12 s"),
        (300, "5 min"),
        (3600, "1 h"),
        (4800, "1 h 20 min"),
        (-3, "0 s"),
    ],
)
def test_that_durations_read_as_spoken(seconds: float, text: str) -> None:
    assert duration_words(seconds) == text


def test_that_counts_numbers_and_dates_read_plainly() -> None:
    assert count_words(1, "twitch", "twitches") == "1 twitch"
    assert count_words(2, "twitch", "twitches") == "2 twitches"
    assert count_words(10, "twitch", "twitches", at_least=True) == "at least 10 twitches"
    assert [number_words(n) for n in (3, 3.0, 2.5, 0.45, -7)] == ["3", "3", "2.5", "0.45", "-7"]
    assert (date_words(TODAY), moment_words(at("2026-11-21", "14:20"))) == ("20 Nov 2026", "21 Nov 2026, 14:20")


@pytest.mark.parametrize(
    ("twitch", "text"),
    [
        (None, ""),
        (Twitch(Elicited.YES, 2), "2 twitches"),
        (Twitch(Elicited.YES, 1, about=True), "about 1 twitch"),
        (Twitch(Elicited.YES), "twitched, not counted"),
        (Twitch(Elicited.NO, 0), "no twitch"),
        (Twitch(Elicited.NOT_OBSERVABLE), "twitch: can't tell"),
        (Twitch(Elicited.NOT_SOUGHT), "twitch not sought"),
        (
            Twitch(
                Elicited.YES, 6, first=Strength.STRONG, last=Strength.WEAK, end_reason=EndReason.EXHAUSTED, seen_by=SeenBy.VISUAL
            ),
            "6 twitches, strong to weak, until no more, seen",
        ),
        (Twitch(Elicited.YES, 3, first=Strength.STRONG), "3 twitches, strong"),
    ],
)
def test_that_a_twitch_answer_reads_as_it_was_given(twitch: Twitch | None, text: str) -> None:
    assert twitch_words(twitch) == text


def test_that_a_site_reads_with_its_side_its_needle_and_its_depth() -> None:
    site = s1().sessions[0].sites[0]
    assert site_words(site, catalogue()) == "R gluteus medius"
    assert needle_words(Needle(0.3, 60)) == "0.30 × 60"
    assert (technique_words(site), depth_words(site)) == ("pistoning", "40 mm, deep muscle")
    assert (technique_words(replace(site, technique=None)), depth_words(replace(site, technique=None, depth_mm=None))) == ("", "")
    left = place("vastus-lateralis", Side.LEFT, View.ANTERIOR, 1, 1)
    assert site_words(replace(site, place=left), catalogue()) == "L vastus lateralis"
    assert site_words(replace(site, place=replace(left, label="TrP2")), catalogue()) == "L vastus lateralis, TrP2"


def test_that_a_finding_reads_with_all_that_was_felt() -> None:
    bare = Finding("f", 1, place("piriformis", Side.RIGHT, View.POSTERIOR, 1, 1))
    assert finding_words(bare, catalogue()) == "R piriformis"
    felt = replace(
        s1().sessions[0].findings[0],
        familiar=Familiar.NO,
        referral=Referral(True),
        palpation_pain=4,
        threshold_kg_cm2=2.5,
        jump_sign=True,
    )
    assert finding_words(felt, catalogue()) == (
        "R piriformis: latent, taut band, tender spot, not familiar, refers elsewhere, pain on palpation 4/10, "
        "pressure threshold 2.5 kg/cm², jump sign"
    )


@pytest.mark.parametrize(
    ("measurement", "text"),
    [
        (Measurement("m", ScaleCode.NPRS, When.BEFORE, 6), "Pain 0-10: 6 of 10"),
        (
            Measurement("m", ScaleCode.NPRS, When.BEFORE, 7, window=PainWindow.FIRST_STEP),
            "Pain 0-10, at the first steps: 7 of 10",
        ),
        (Measurement("m", ScaleCode.LEFS, When.BEFORE, 41), "Lower Extremity Functional Scale: 41 of 80"),
        (
            Measurement("m", ScaleCode.ROM, When.AFTER, 150, joint="shoulder", motion="flexion", side=Side.RIGHT, active=True),
            "R shoulder flexion, active: 150 degrees",
        ),
        (
            Measurement("m", ScaleCode.PPT, When.AFTER, 3.2, structure="trapezius-upper", side=Side.LEFT),
            "Pressure pain threshold, L trapezius, upper (descending): 3.2 kg/cm²",
        ),
        (Measurement("m", ScaleCode.PSFS, When.AFTER, 4.5, activity="stairs"), "Function: stairs: 4.5 of 10"),
        (Measurement("m", ScaleCode.GROC, When.AFTER, 3), "Global rating of change: +3"),
    ],
)
def test_that_a_measurement_reads_with_its_unit(measurement: Measurement, text: str) -> None:
    assert measurement_words(measurement, catalogue()) == text


def test_that_a_change_names_each_threshold_it_exceeds_with_population_and_source() -> None:
    assert change_words(ScaleCode.NPRS, 6, 6) == "6 of 10 → 6 of 10, unchanged"
    assert change_words(ScaleCode.NPRS, 6, 5) == "6 of 10 → 5 of 10, better by 1"
    assert change_words(ScaleCode.NPRS, 3, 4) == "3 of 10 → 4 of 10, worse by 1"
    important, error = SCALES[ScaleCode.NPRS].mcid[0], SCALES[ScaleCode.NPRS].mdc[0]
    three, four = change_words(ScaleCode.NPRS, 6, 3), change_words(ScaleCode.NPRS, 6, 2)
    assert "important change of 1.5" in three
    assert important.source in three
    assert important.population in three
    assert "measurement error" not in three
    assert f"measurement error of 4 ({error.population}; {error.source})" in four
    assert change_words(ScaleCode.LEFS, 41, 50).startswith("41 of 80 → 50 of 80, better by 9; exceeds the measurement error of 9")
    assert value_words(ScaleCode.GROC, -2) == "−2"


def test_that_a_reaction_reads_from_its_kind_to_its_ending() -> None:
    faint = s5().sessions[0].reactions[0]
    text = reaction_words(faint, catalogue())
    for part in (
        "Fainted, loss of consciousness (significant), 3 min after the first insertion, unconscious for 10 s.",
        "5 min 84/50 mmHg pulse 44; 10 min 96/60 mmHg",
        "Done: Laid flat, legs raised, needle removed at once.",
        "Manager told. Left accompanied. Follow-up due 17 Nov 2026. Resolved on 16 Nov 2026.",
    ):
        assert part in text
    assert reaction_words(s3().sessions[1].reactions[0], catalogue()).startswith(
        "Bruise (mild), inner heel, 20 mm, reported by the patient."
    )
    assert reaction_words(replace(faint, outcome=None), catalogue()).endswith("Open.")


def test_that_follow_ups_and_the_report_since_the_last_visit_read_plainly() -> None:
    assert follow_up_words(FollowUp("f", TODAY)) == "follow-up due 20 Nov 2026"
    assert (
        follow_up_words(FollowUp("f", TODAY, TODAY, soreness=2, text="fine")) == "followed up on 20 Nov 2026, soreness 2/10: fine"
    )
    told = SinceLastVisit(ReportedBy.PATIENT, 5, 36, True, 40, False)
    assert since_last_words(told) == "soreness 5/10 for 36 h; bruise 40 mm; no other reaction (reported by the patient)"
    assert since_last_words(SinceLastVisit(ReportedBy.THERAPIST, 0)) == "no soreness (reported by the therapist)"
    assert since_last_words(SinceLastVisit(ReportedBy.PATIENT)) == "nothing to report (reported by the patient)"


@pytest.mark.parametrize(
    ("area", "kind", "text"),
    [
        ("", None, "refers elsewhere"),
        ("Inner heel and instep", "dull ache", "refers to inner heel and instep (dull ache)"),
        ("Along the outer thigh", None, "refers along the outer thigh"),
        ("down the leg", None, "refers down the leg"),
        ("TMJ", None, "refers to TMJ"),
    ],
)
def test_that_a_referral_reads_inside_a_sentence(area: str, kind: str | None, text: str) -> None:
    assert referral_words(area, kind) == text


def test_that_a_place_on_an_area_names_the_muscle_it_was_for() -> None:
    heel = Place(BodyPoint(View.FOOT_PLANTAR, 80, 240), "heel", StructureKind.AREA, Side.RIGHT, muscle_meant="quadratus-plantae")
    assert place_words(heel, catalogue()) == "R heel (for quadratus plantae)"
    midline = Place(BodyPoint(View.POSTERIOR, 450, 700), "spine-lumbar", StructureKind.AREA, Side.MIDLINE)
    assert place_words(midline, catalogue()) == "Spine lumbar, midline"


@pytest.mark.parametrize(
    ("key", "side", "text"),
    [
        ("spine-lumbar", Side.MIDLINE, "Lumbar spine, midline"),
        ("hip", Side.LEFT, "L outer hip"),
        ("achilles-tendon", Side.RIGHT, "R Achilles tendon"),
        ("soleus", Side.RIGHT, "R soleus"),
    ],
)
def test_that_an_area_is_called_by_its_name(key: str, side: Side, text: str) -> None:
    names = {"spine-lumbar": "Lumbar spine", "hip": "Outer hip", "achilles-tendon": "Achilles tendon"}
    named = Place(BodyPoint(View.POSTERIOR, 450, 700), key, StructureKind.AREA, side)
    assert place_words(named, catalogue().with_areas(names)) == text
    assert catalogue().areas == {}


@pytest.mark.parametrize(("counted", "is_minimum", "least"), [(0, True, 1), (0, False, 0), (3, True, 3), (3, False, 3)])
def test_that_a_twitch_nobody_counted_is_one_at_least(counted: int, is_minimum: bool, least: int) -> None:
    assert least_twitches(counted, is_minimum) == least
