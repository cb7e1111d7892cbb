"""What is said of a comparison: spots, muscles, measures and treatments in words, missing values among them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from needlechart.domain.body import Side, StructureKind, View
from needlechart.domain.catalogue import Catalogue
from needlechart.domain.history.comparing import (
    Comparison,
    Course,
    MeasureCompared,
    MeasureTaken,
    MuscleCompared,
    MuscleTotal,
    RepeatedSpot,
    Spot,
    TreatmentCompared,
    TreatmentTotal,
)
from needlechart.domain.history.comparison_words import (
    measure_lines,
    muscle_lines,
    span_about,
    spot_lines,
    summary_twitches,
    treatment_lines,
)
from needlechart.domain.history.measured import judged
from needlechart.domain.history.sites import SitePlace
from needlechart.domain.history.spans import SpanSummary
from needlechart.domain.measures import SCALES, ScaleCode
from needlechart.domain.needling import Elicited
from needlechart.domain.patients import Problem
from needlechart.domain.treatments import TreatmentKind
from tests.clinics import MARA

DAY = date(2026, 11, 20)
PROBLEM = MARA.problems[0].id
NOTHING = Comparison(SpanSummary(), SpanSummary())
TO = " \N{RIGHTWARDS ARROW} "
DASH = "\N{EN DASH}"


CATALOGUE = Catalogue().with_areas({"heel": "Heel (plantar)"})


def spot(twitches: int = 0, elicited: Elicited | None = Elicited.YES, *, needles: int = 1, sessions: int = 1) -> Spot:
    """A spot at the right heel; one that twitched without a number was not counted."""
    place = SitePlace("heel", StructureKind.AREA, Side.RIGHT, None)
    uncounted = elicited is Elicited.YES and not twitches
    return Spot(place, View.POSTERIOR, 1, 1, sessions, needles, needles, twitches, uncounted, elicited)


def measure(
    scale: ScaleCode, one: tuple[float | None, float | None] | None, other: tuple[float | None, float | None] | None
) -> MeasureCompared:
    """A measure before and after in both, with what is made of it."""
    taken = [MeasureTaken(DAY, *values, times=1) if values else None for values in (one, other)]
    for at in (0, 1):
        values = [side[at] if side else None for side in (one, other)]
        if values[0] is not None and values[1] is not None:
            return MeasureCompared(scale, "", PROBLEM, taken[0], taken[1], judged(scale, values[0], values[1]), at == 1)
    return MeasureCompared(scale, "", PROBLEM, taken[0], taken[1], None)


def told(*measures: MeasureCompared) -> list[tuple[str, str]]:
    return [(line.figure, line.about) for line in measure_lines(replace(NOTHING, measures=measures), MARA)]


def test_that_spots_are_numbered_repeated_first_and_told_by_what_twitched() -> None:
    few, many = RepeatedSpot(spot(1), spot(2), 0.2), RepeatedSpot(spot(3, needles=2, sessions=2), spot(), 7.4)
    unseen = RepeatedSpot(spot(0, Elicited.NOT_SOUGHT), spot(0, Elicited.NOT_OBSERVABLE), 0)
    made = replace(NOTHING, added=(spot(0, Elicited.NO),), dropped=(spot(0, None),), repeated=(unseen, few, many))
    lines = spot_lines(made, CATALOGUE)
    assert [(line.number, line.became, line.change) for line in lines] == [
        (1, "", f"1{TO}2"),
        (2, "", f"3{TO}at least 1"),
        (3, "", f"{DASH}{TO}{DASH}"),
        (4, "added", "added"),
        (5, "dropped", "dropped"),
    ]
    assert {line.name for line in lines} == {"Heel R"}
    assert [line.told.removeprefix("Heel (plantar), right, back: ") for line in lines] == [
        "repeated, 1 twitch, 1 needle, then 2 twitches, 1 needle",
        "repeated, 3 twitches, 2 needles in 2 visits, then at least 1 twitch, 1 needle; 7 mm apart",
        "repeated, no twitch sought, 1 needle, then a twitch could not be seen, 1 needle",
        "added, no twitch, 1 needle",
        "dropped, nobody said whether it twitched, 1 needle",
    ]
    assert spot_lines(NOTHING, CATALOGUE) == ()


def test_that_a_muscle_tells_needles_insertions_and_twitches_and_what_nobody_said() -> None:
    row = MuscleCompared("heel", False, Side.LEFT, MuscleTotal(), MuscleTotal(2, 3, 3, 7, 2, 4, True))
    silent = MuscleCompared("heel", False, Side.MIDLINE, MuscleTotal(1, 1, 1, 1), MuscleTotal(1, 1, 2, 1, 1, 0))
    lines = muscle_lines(replace(NOTHING, muscles=(row, silent)), CATALOGUE)
    assert [(line.name, line.needles, line.insertions, line.twitches) for line in lines] == [
        ("Heel L", f"0{TO}3", f"0{TO}7", f"{DASH}{TO}at least 4"),
        ("Heel", f"1{TO}2", f"1{TO}1", f"{DASH}{TO}0"),
    ]
    assert lines[0].told == (
        "Heel (plantar), left: not needled, then 3 sites, 3 needles, 7 insertions, at least 4 twitches in 2 visits"
    )
    assert "twitches not told or not sought" in lines[1].told


def test_that_a_change_is_held_against_every_published_threshold_with_its_source() -> None:
    (line,) = measure_lines(replace(NOTHING, measures=(measure(ScaleCode.NPRS, (6, 4), (2, 1)),)), MARA)
    assert (line.figure, line.about) == (f"6{TO}2", "4 points less, better; on arrival in both")
    scale = SCALES[ScaleCode.NPRS]
    assert len(line.thresholds) == len(scale.mdc) + len(scale.mcid) >= 2
    for said, published in zip(line.thresholds, (*scale.mdc, *scale.mcid), strict=True):
        assert said.startswith("Reaches" if published.value <= 4 else "Under")
        assert published.source in said
        assert published.population in said
    (less,) = measure_lines(replace(NOTHING, measures=(measure(ScaleCode.NPRS, (6, 4), (5, 1)),)), MARA)
    assert less.about.startswith("1 point less, better")
    assert all(said.startswith("Under") for said in less.thresholds), "the control: a small change reaches none"


def test_that_what_was_not_measured_on_both_sides_has_no_change() -> None:
    pain = ScaleCode.NPRS
    assert told(measure(pain, (3, None), None)) == [("3 on arrival", "Measured only in the first (points)")]
    assert told(measure(pain, None, (None, 0))) == [("0 after", "Measured only in the second (points)")]
    assert told(measure(pain, (3, None), (None, 2))) == [
        ("3 on arrival | 2 after", "Not measured at the same end of both (points): no change is worked out")
    ]
    assert told(measure(pain, (None, 2), (None, 2))) == [(f"2{TO}2", "Unchanged; after treatment in both")]
    assert told(measure(ScaleCode.ROM, (40, None), (52, None)))[0][1].startswith("12 degrees more, better")


def test_that_a_problem_is_named_where_there_are_several() -> None:
    two = replace(MARA, problems=(*MARA.problems, Problem("knee", "Knee pain")))
    made = replace(NOTHING, measures=(measure(ScaleCode.NPRS, (6, 4), (2, 1)),))
    assert [measure_lines(made, patient)[0].name for patient in (MARA, two)] == ["Pain 0-10", "Pain 0-10, Neck pain"]


def test_that_treatments_tell_what_became_of_them_and_their_dose() -> None:
    once, often = TreatmentTotal(1, 10, "10 min"), TreatmentTotal(4, 40, "10 min, deep")
    massage, heat = (TreatmentKind.MASSAGE, "Massage", False), (TreatmentKind.HEAT_ICE, "", True)
    rows = (
        TreatmentCompared(*massage, None, once, Course.ADDED),
        TreatmentCompared(*massage, once, None, Course.DROPPED),
        TreatmentCompared(*massage, once, once, Course.SAME),
        TreatmentCompared(*massage, once, often, Course.CHANGED),
        TreatmentCompared(*heat, TreatmentTotal(1, None, ""), None, Course.DROPPED),
    )
    lines = treatment_lines(replace(NOTHING, treatments=rows))
    assert lines[:4] == (
        "Massage added: 10 min",
        "Massage no longer used: was 10 min",
        "Massage in both: 10 min",
        f"Massage in both: 10 min{TO}4 times, 40 min, at last 10 min, deep",
    )
    assert lines[4].endswith(", at home no longer used")


def test_that_the_sum_of_a_side_says_days_missed_and_unsigned_visits_and_what_nobody_counted() -> None:
    some = SpanSummary(DAY, DAY.replace(day=27), visits=3, missed=1, unsigned=2, answered=2, twitches=0, at_least=True)
    assert span_about(some) == "3 visits over 7 days, 1 missed, 2 not signed"
    assert summary_twitches(some) == "at least 1"
    assert (span_about(SpanSummary()), summary_twitches(SpanSummary())) == ("0 visits", DASH)
