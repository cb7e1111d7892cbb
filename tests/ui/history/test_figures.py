"""The figures of the timeline equal those counted from the sessions themselves."""

from __future__ import annotations

import datetime
from dataclasses import replace
from itertools import pairwise

import pytest

from needlechart.domain.body import Side
from needlechart.domain.history import NeedleHistory, PainPair, ReactionFigure, Score, TreatmentFigure, VisitFigures
from needlechart.domain.ledger import ledger_of
from needlechart.domain.measures import SCALES, ScaleCode, When
from needlechart.domain.patients import Problem
from needlechart.domain.reactions import Severity
from needlechart.domain.treatments import TreatmentKind
from needlechart.drawing.timeline.dates import days_of, nearest, ticks
from needlechart.drawing.timeline.figures import band_of, figures_of
from needlechart.drawing.timeline.values import Aftermath, CareRow, SlopePoint
from needlechart.records.clinic_file import ClinicFile
from needlechart.ui.history.visit_words import visit_lines
from tests.clinics import MARA, TODAY
from tests.visits import PROBLEM, course

DAY = datetime.date(2026, 11, 20)


def figures(day: datetime.date = DAY, **said: object) -> VisitFigures:
    plain = VisitFigures(f"s-{day}", day, None, "t", True, 2, 2, 2, 3, False)
    return replace(plain, **said)  # type: ignore[arg-type]


def test_that_every_figure_equals_the_one_counted_from_the_sessions(clinic_file: ClinicFile) -> None:
    sessions = course(clinic_file, 9)
    with clinic_file.reading() as reading:
        catalogue = reading.catalogue()
        lanes = figures_of(reading.needle_history(MARA.id), MARA)
    ledgers = [ledger_of(session, catalogue) for session in sessions]
    assert [point.needles for point in lanes.response] == [ledger.needles_in for ledger in ledgers]
    assert [point.twitches for point in lanes.response] == [ledger.ltr_total for ledger in ledgers]
    assert [point.at_least for point in lanes.response] == [ledger.ltr_total_is_minimum for ledger in ledgers]
    assert [point.at_least for point in lanes.response] == [n % 3 == 2 for n in range(9)]
    (pain,) = lanes.pain
    measured = [{m.when: m.value for m in s.measurements if m.scale is ScaleCode.NPRS} for s in sessions]
    assert pain.points == tuple(SlopePoint(n, m[When.BEFORE], m[When.AFTER]) for n, m in enumerate(measured))
    (neck,) = lanes.scores
    assert neck.points == tuple(SlopePoint(n, 40 - n, None) for n in range(0, 9, 2))
    assert lanes.care == (
        CareRow("Massage", "min", tuple((n, 10.0) for n in range(9))),
        CareRow("Exercise", "sets", tuple((n, 3.0) for n in range(1, 9, 2))),
    )
    assert [(point.visit, point.soreness) for point in lanes.after] == [(n, 3) for n in range(8)]
    assert [point.reactions for point in lanes.after if point.reactions] == [("Bruise",)]


def test_that_each_problem_has_its_own_pain_the_newest_first() -> None:
    patient = replace(MARA, problems=(MARA.problems[0], Problem("heel", "Heel pain", Side.LEFT)))
    history = NeedleHistory(
        MARA.id,
        (
            figures(pain=(PainPair(PROBLEM, 7, 5), PainPair("heel", 3, None))),
            figures(DAY + datetime.timedelta(days=3), pain=(PainPair("heel", 4, 2),)),
            figures(DAY + datetime.timedelta(days=5), pain=(PainPair(PROBLEM, None, None),)),
        ),
    )
    lanes = figures_of(history, patient)
    assert [(slope.about, slope.points) for slope in lanes.pain] == [
        ("Heel pain, left", (SlopePoint(0, 3, None), SlopePoint(1, 4, 2))),
        ("Neck pain", (SlopePoint(0, 7, 5),)),
    ]


def test_that_a_score_has_its_threshold_with_population_and_source() -> None:
    band = band_of(SCALES[ScaleCode.LEFS], (SlopePoint(0, 40, None), SlopePoint(1, 60, None)))
    assert band is not None
    assert (band.low, band.high) == (31, 49)
    assert "9 of 80" in band.words
    assert "measurement error" in band.words
    assert "Binkley et al., Phys Ther 1999;79:371" in band.words


def test_that_a_scale_with_only_an_importance_threshold_says_so_and_one_without_any_has_no_band() -> None:
    band = band_of(SCALES[ScaleCode.QUICKDASH], (SlopePoint(0, 50, None),))
    assert band is not None
    assert "smallest change that matters" in band.words
    assert band_of(SCALES[ScaleCode.MOUTH_OPENING], (SlopePoint(0, 30, None),)) is None


def test_that_a_band_stays_within_its_scale() -> None:
    band = band_of(SCALES[ScaleCode.NDI], (SlopePoint(0, 4, None),))
    assert band is not None
    assert (band.low, band.high) == (0, 14)


@pytest.mark.parametrize("what", ["cervical rotation right", "cervical rotation left"])
def test_that_motions_are_told_apart(what: str) -> None:
    scores = tuple(
        Score(ScaleCode.ROM, when, value, PROBLEM, motion)
        for motion in ("cervical rotation right", "cervical rotation left")
        for when, value in ((When.BEFORE, 50.0), (When.AFTER, 60.0))
    )
    lanes = figures_of(NeedleHistory(MARA.id, (figures(scores=scores),)), MARA)
    (row,) = [row for row in lanes.motion if row.about.startswith(what.capitalize())]
    assert row.points == (SlopePoint(0, 50, 60),)
    assert row.low < 50 < 60 < row.high


def test_that_treatments_of_one_kind_add_up_and_those_at_home_stand_apart() -> None:
    massage = TreatmentFigure(TreatmentKind.MASSAGE, "Massage", 5, "min", 5)
    given = (massage, replace(massage, amount=7), TreatmentFigure(TreatmentKind.STRETCHING, "Stretch", 2, "times", at_home=True))
    lanes = figures_of(NeedleHistory(MARA.id, (figures(treatments=given), figures(treatments=(massage,)))), MARA)
    assert lanes.care == (
        CareRow("Massage", "min", ((0, 12), (1, 5))),
        CareRow("Stretch, home", "times", ((0, 2),)),
    )


def test_that_a_reaction_more_than_mild_is_marked_as_grave() -> None:
    mild, grave = (ReactionFigure("faint", severity, "Fainted") for severity in (Severity.MILD, Severity.SIGNIFICANT))
    lanes = figures_of(NeedleHistory(MARA.id, (figures(reactions=(mild,)), figures(reactions=(mild, grave)), figures())), MARA)
    assert lanes.after == (Aftermath(0, None, ("Fainted",), False), Aftermath(1, None, ("Fainted", "Fainted"), True))


def test_that_a_visit_is_said_in_whole_words() -> None:
    visit = figures(
        twitches_is_minimum=True, pain=(PainPair(PROBLEM, 5, 2.5),), soreness=2, soreness_h=24, signed=False,
        treatments=(TreatmentFigure(TreatmentKind.MASSAGE, "Massage", 10, "min"),),
        reactions=(ReactionFigure("bruise", Severity.MILD, "Bruise"),),
    )  # fmt: skip
    assert visit_lines(visit, MARA) == (
        "20 Nov 2026, draft",
        "Pain 5 \N{RIGHTWARDS ARROW} 2.5",
        "2 needles, at least 3 twitches",
        "Massage 10 min",
        "Sore 2 of 10, 24 h",
        "Bruise (mild)",
    )


def test_that_visits_of_one_day_stand_beside_each_other() -> None:
    days = days_of([figures(), figures(), figures(DAY + datetime.timedelta(days=1))])
    assert days == sorted(set(days))
    assert int(days[0]) == int(days[1]) == DAY.toordinal()


@pytest.mark.parametrize(("at", "expected"), [(0, 0), (4.9, 0), (5.1, 1), (29, 2), (99, 2)])
def test_that_the_nearest_visit_is_found(at: float, expected: int) -> None:
    assert nearest([0, 10, 30], at) == expected


@pytest.mark.parametrize("days", [10, 40, 92, 366, 1500, 9000])
@pytest.mark.parametrize("wide", [480, 900, 1700])
def test_that_the_words_of_the_axis_never_touch(days: int, wide: int) -> None:
    first = TODAY.toordinal() - days
    made = ticks(first, TODAY.toordinal(), wide, 13)
    px = [(tick.day - first) / days * wide for tick in made]
    assert all(b - a >= 75 for a, b in pairwise(px))
    assert days < 15 or made
