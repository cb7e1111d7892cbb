"""What alerts and answers say about a patient, and how far the plan of a problem has come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from needlechart.domain.afterwards import Voiding
from needlechart.domain.charts import PatientChart
from needlechart.domain.levels import is_deep, level_from, level_of, retention_of
from needlechart.domain.needling import Removal, TissueLevel
from needlechart.domain.patients import Alert, AlertKind, Patient, Plan, Problem, ScreeningAnswer, ScreeningDecision, YesNo
from needlechart.domain.plans import plan_progress, visits_of
from needlechart.domain.profile import alerts_on, newest_answers, profile_of
from needlechart.domain.rules.screening import gives_pause
from needlechart.domain.sessions import Attendance, TreatmentSession
from needlechart.domain.technique import Technique
from tests.scenarios import ADA, TODAY, at, s1, s6, s9, s10


def answer(
    item: str, said: YesNo, clock: str = "08:00", day: str = "2026-11-01", decision: ScreeningDecision | None = None
) -> ScreeningAnswer:
    return ScreeningAnswer(f"{item}-{day}-{clock}-{said}", item, said, at(day, clock), decision=decision)


def patient(**more: object) -> Patient:
    return replace(s1().patient, screening=(), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "items", "flag"),
    [
        (AlertKind.ANTICOAGULANT, ("anticoagulant", "severe-bleeding-disorder"), "anticoagulant"),
        (AlertKind.PACEMAKER, ("pacemaker", "electronic-implant"), "implant"),
        (AlertKind.PREGNANCY, ("pregnancy",), "pregnant"),
    ],
)
def test_that_a_flag_comes_from_an_alert_or_from_an_answer(kind: AlertKind, items: tuple[str, ...], flag: str) -> None:
    assert not getattr(profile_of(patient(), TODAY), flag)
    assert getattr(profile_of(patient(alerts=(Alert("a", kind, "heed"),)), TODAY), flag)
    for item in items:
        asked = replace(patient(), screening=(answer(item, YesNo.YES),))
        assert getattr(profile_of(asked, TODAY), flag)
        denied = replace(asked, screening=(*asked.screening, answer(item, YesNo.NO, day="2026-11-02")))
        assert not getattr(profile_of(denied, TODAY), flag)


def test_that_an_alert_holds_from_its_day_until_its_day() -> None:
    alert = Alert("a", AlertKind.PREGNANCY, "week 20", date(2026, 11, 3), date(2026, 11, 30))
    with_it = patient(alerts=(alert,))
    for day, holds in ((2, False), (3, True), (30, True)):
        assert (alerts_on(with_it, date(2026, 11, day)) == (alert,)) is holds
    assert alerts_on(with_it, date(2026, 12, 1)) == ()
    assert alerts_on(patient(alerts=(Alert("b", AlertKind.OTHER, "heed"),)), TODAY) != ()


def test_that_the_newest_answer_holds_and_today_comes_before_the_profile() -> None:
    old, new = answer("diabetes", YesNo.NO), answer("diabetes", YesNo.YES, "09:00")
    assert newest_answers((new, old))["diabetes"] is new
    assert newest_answers((old, replace(old, id="later")))["diabetes"].id == "later"
    known = replace(patient(), screening=(answer("pregnancy", YesNo.NO),))
    assert profile_of(known, TODAY, (answer("pregnancy", YesNo.YES, day="2026-11-20"),)).pregnant


def test_that_an_answer_given_after_the_day_is_not_looked_at() -> None:
    later = replace(patient(), screening=(answer("pregnancy", YesNo.YES, day="2026-11-10"),))
    assert not profile_of(later, date(2026, 11, 9)).pregnant
    assert profile_of(later, date(2026, 11, 10)).pregnant


def test_that_thin_is_known_from_figures_or_from_an_answer_or_not_at_all() -> None:
    assert profile_of(patient(), TODAY).thin is None
    assert profile_of(patient(height_cm=180), TODAY).thin is None
    assert profile_of(patient(height_cm=200, weight_kg=73.9), TODAY).thin is True
    assert profile_of(patient(height_cm=200, weight_kg=74.0), TODAY).thin is False
    said = replace(patient(height_cm=170, weight_kg=80), screening=(answer("low-weight", YesNo.YES),))
    assert profile_of(said, TODAY).thin is True


def test_that_only_a_decision_that_names_its_regions_tells_what_to_avoid() -> None:
    never = answer("needle-fear", YesNo.YES, decision=ScreeningDecision.DO_NOT_NEEDLE)
    avoid = replace(answer("implants", YesNo.YES, decision=ScreeningDecision.AVOID_REGION), regions=("chest",))
    vague = answer("skin-condition", YesNo.YES, decision=ScreeningDecision.AVOID_REGION)
    profile = profile_of(replace(patient(), screening=(never, avoid, vague)), TODAY)
    assert profile.avoid == (avoid,)
    assert profile.items == {"needle-fear", "implants", "skin-condition"}
    assert profile_of(s10().patient, date(2026, 11, 13)).anticoagulant


def visit(number: int, day: date, **more: object) -> TreatmentSession:
    return TreatmentSession(f"v{number}", "p", day, ADA.id, problem_ids=("knee",), **more)  # type: ignore[arg-type]


def test_that_the_plan_counts_the_visits_to_which_the_patient_came() -> None:
    plan = Plan(planned_visits=2, authorised_until=date(2026, 11, 15), re_evaluation_due=date(2026, 11, 20))
    with_plan = patient(problems=(Problem("knee", "Knee", plan=plan), Problem("old", "Old", closed=date(2026, 1, 1))))
    visits = (
        visit(3, date(2026, 11, 14)),
        visit(1, date(2026, 11, 1)),
        visit(2, date(2026, 11, 8), attendance=Attendance.NO_SHOW),
        visit(4, date(2026, 11, 21)),
        replace(visit(5, date(2026, 11, 2)), problem_ids=("other",)),
    )
    assert [v.id for v in visits_of("knee", visits)] == ["v1", "v3", "v4"]
    (progress,) = plan_progress(with_plan, visits, TODAY)
    assert (progress.used, progress.planned, progress.left, progress.words) == (2, 2, 0, "visit 2 of 2")
    assert (progress.authorisation_over, progress.re_evaluation_due) == (True, True)
    (early,) = plan_progress(with_plan, visits, TODAY - timedelta(days=5))
    assert (early.authorisation_over, early.re_evaluation_due) == (False, False)
    (late,) = plan_progress(with_plan, visits, date(2026, 11, 30))
    assert (late.used, late.left) == (3, 0)


def test_that_a_problem_without_a_number_of_visits_only_counts() -> None:
    bare = patient(problems=(Problem("knee", "Knee"),))
    (none,) = plan_progress(bare, (), TODAY)
    (one,) = plan_progress(bare, (visit(1, TODAY),), TODAY)
    assert (none.words, one.words, one.left) == ("0 visits", "1 visit", None)
    assert (one.authorisation_over, one.re_evaluation_due) == (False, False)


@pytest.mark.parametrize("technique", [None, *Technique])
def test_that_the_tissue_level_follows_from_the_technique_unless_said(technique: Technique | None) -> None:
    site = replace(s1().sessions[0].sites[0], technique=technique)
    assert level_of(site) is level_from(technique)
    assert level_of(replace(site, tissue_level=TissueLevel.PERIOSTEUM)) is TissueLevel.PERIOSTEUM


def test_that_deep_and_superficial_techniques_go_where_they_go() -> None:
    assert level_from(Technique.PISTONING) is TissueLevel.DEEP_MUSCLE
    assert level_from(Technique.SUPERFICIAL) is TissueLevel.SUBCUTANEOUS
    assert level_from(Technique.PERIOSTEAL) is TissueLevel.PERIOSTEUM
    assert level_from(Technique.TENDON) is None
    site = s1().sessions[0].sites[0]
    assert [is_deep(replace(site, technique=t)) for t in (Technique.STATIC, Technique.PERIOSTEAL, Technique.SUPERFICIAL)] == [
        True,
        True,
        False,
    ]


def test_that_retention_is_as_charted_or_from_in_to_the_last_one_out() -> None:
    site = s6().sessions[0].sites[1]
    assert retention_of(site) == 360
    assert retention_of(replace(site, retention_s=30)) == 30
    assert retention_of(replace(site, removals=())) is None
    assert retention_of(replace(site, inserted_at=None)) is None
    two = replace(site, new_needles=2, insertions=2)
    assert retention_of(two) is None
    later = Removal("r", 1, at("2026-11-17", "14:41"), ADA.id)
    assert retention_of(replace(two, removals=(later, *site.removals))) == 660


def test_that_a_chart_knows_what_stands_beside_a_session() -> None:
    chart = s9()
    (session,) = chart.sessions
    assert [a.id for a in chart.addenda_of(session.id)] == ["s9-addendum", "s9-correction"]
    turned = replace(chart, addenda=chart.addenda[::-1])
    assert turned.addenda_of(session.id) == chart.addenda_of(session.id)
    assert chart.addenda_of("other") == ()
    void = Voiding("v", session.id, ADA.id, at("2026-11-12", "08:00"), "wrong patient")
    assert PatientChart(chart.patient, chart.sessions, voidings=(void,)).is_void(session.id)
    assert not chart.is_void(session.id)


@pytest.mark.parametrize(
    ("item", "said", "pause"),
    [
        ("pregnancy", YesNo.YES, True),
        ("pregnancy", YesNo.NO, False),
        ("pregnancy", YesNo.UNKNOWN, False),
        ("eaten-today", YesNo.YES, False),
        ("eaten-today", YesNo.NO, True),
    ],
)
def test_that_an_answer_gives_pause_whichever_way_the_question_is_put(item: str, said: YesNo, pause: bool) -> None:
    assert gives_pause(ScreeningAnswer("answer-1", item, said, at("2026-11-01", "08:00"))) is pause
