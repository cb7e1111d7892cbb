"""The history of a site in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from needlechart.domain.body import Side
from needlechart.domain.needling import Activity, Familiar, Finding, Site
from needlechart.domain.patients import Problem
from needlechart.domain.reactions import Reaction, ReactionAnswer, ReportedBy, Severity
from needlechart.domain.sessions import Attendance, Signature, TreatmentSession
from needlechart.domain.site_history import SiteHistory, site_history
from needlechart.records.clinic_file import ClinicFile
from needlechart.ui.charting.needle.past_words import VisitWords, about_total, heading, never, total_facts, visit_words
from needlechart.usecases import charting
from tests.clinics import ADA, MARA, NOW, TODAY, SeededIds
from tests.visits import PROBLEM, TRAPEZIUS, visit

ONE = visit(SeededIds(3), TODAY - timedelta(days=7), 0)
HERE = ONE.sites[0].place


@pytest.fixture
def opened(clinic_file: ClinicFile) -> charting.OpenSession:
    with clinic_file.work() as work:
        return charting.start_session(work, MARA.id)


def of(opened: charting.OpenSession, *earlier: TreatmentSession) -> SiteHistory:
    return site_history(HERE, opened.session, earlier)


def said(opened: charting.OpenSession, past: TreatmentSession) -> VisitWords:
    (only,) = of(opened, past).visits
    return visit_words(only, opened, in_hand=False)


def test_that_totals_agree_in_number_and_say_at_least(opened: charting.OpenSession) -> None:
    single = replace(ONE, sites=ONE.sites[:1])
    assert total_facts(of(opened, single))[:3] == (("1", "visit"), ("1", "needle"), ("1", "twitch"))
    uncounted = replace(visit(SeededIds(4), TODAY - timedelta(days=14), 2), id="uncounted")
    assert total_facts(of(opened, ONE, uncounted))[:3] == (("2", "visits"), ("4", "needles"), ("at least 4", "twitches"))
    assert total_facts(of(opened)) == ()


def test_that_what_the_totals_leave_open_is_said(opened: charting.OpenSession) -> None:
    signed = ONE.signed(Signature(ADA.id, NOW, "0" * 64))
    assert about_total(of(opened, signed)) == ""
    assert about_total(of(opened, ONE)) == "Not signed yet"
    found = replace(signed, id="found", sites=(), findings=(Finding("f", 1, HERE),))
    deep = replace(signed, id="deep", sites=(replace(ONE.sites[0], place=replace(HERE, structure="semispinalis-capitis")),))
    both = of(opened, signed, found, deep)
    assert about_total(both) == "1 visit palpated only, 1 visit to another muscle here"
    assert total_facts(both)[0] == ("1", "visit")


@pytest.mark.parametrize(
    ("earlier", "way"),
    [
        (0, "This is the first visit in this chart."),
        (1, "Soleus, left: neither needled nor palpated in the one earlier visit."),
        (2, "Soleus, left: neither needled nor palpated in any of the 2 earlier visits."),
    ],
)
def test_that_a_muscle_never_treated_is_said_with_what_was_looked_through(
    opened: charting.OpenSession, earlier: int, way: str
) -> None:
    soleus = replace(HERE, structure="soleus", side=Side.LEFT, point=replace(HERE.point, y_mm=1400))
    past = [replace(ONE, id=str(n)) for n in range(earlier)]
    assert never(site_history(soleus, opened.session, past), heading(soleus, opened.catalogue))[1] == way


def test_that_a_site_says_how_it_was_done(opened: charting.OpenSession) -> None:
    worked = replace(ONE.sites[0], insertions=3, familiar=Familiar.YES, place=replace(HERE, label="TrP1"))
    again = replace(ONE.sites[1], new_needles=0, insertions=2, technique=None, depth_mm=None, needle=None, twitch=None)
    first, second = said(opened, replace(ONE, sites=(worked, again))).marks
    assert first.how == "TrP1 · 1 needle 0.30 × 40 · 3 insertions · pistoning · 20 mm, deep muscle · familiar pain"
    assert (second.answer, second.how) == ("Twitch not answered", "needle used again · 2 insertions")


def test_that_a_finding_says_what_was_felt_and_another_muscle_its_name(opened: charting.OpenSession) -> None:
    found = Finding("f", 1, HERE, taut_band=True, activity=Activity.LATENT)
    deep = replace(ONE.sites[0], place=replace(HERE, structure="semispinalis-capitis"), order=2)
    first, second = said(opened, replace(ONE, sites=(deep,), findings=(found,))).marks
    assert (first.answer, first.how) == ("Palpated, not needled", "latent, taut band")
    assert second.answer == "Semispinalis capitis, right: 1 twitch"
    assert isinstance(deep, Site)


def test_that_pain_names_its_problem_only_among_several(opened: charting.OpenSession) -> None:
    assert said(opened, ONE).facts[0] == ("Pain", "8 → 6")
    several = replace(opened, patient=replace(MARA, problems=(*MARA.problems, Problem("problem-hip", "Hip"))))
    assert said(several, ONE).facts[0] == ("Pain", "8 → 6, Neck pain")
    only_before = replace(ONE, measurements=ONE.measurements[:1])
    assert said(opened, only_before).facts[0] == ("Pain", "8 → –")
    assert said(opened, replace(ONE, measurements=())).facts[0] == ("Pain", "not measured")
    assert ONE.problem_ids == (PROBLEM,)


def test_that_what_is_not_known_of_the_time_after_is_said_with_its_reason(opened: charting.OpenSession) -> None:
    assert said(opened, ONE).facts[1] == ("After", "not asked on 20 Nov 2026")
    (only,) = of(opened, ONE).visits
    assert visit_words(only, opened, in_hand=True).facts[1] == ("After", "not asked yet today")
    cancelled = replace(opened, session=replace(opened.session, attendance=Attendance.CANCELLED))
    assert said(cancelled, ONE).facts[1] == ("After", "no visit since")


def test_that_reactions_are_told_and_that_nobody_said_is_not_none(opened: charting.OpenSession) -> None:
    assert [caption for caption, _ in said(opened, ONE).facts] == ["Pain", "After"]
    assert said(opened, replace(ONE, reaction_answer=None)).facts[-1] == ("Reaction", "not said")
    bruise = Reaction("r", "bruise", Severity.MILD, ReportedBy.PATIENT, size_mm=20)
    some = replace(ONE, reaction_answer=ReactionAnswer.SOME, reactions=(bruise,))
    assert said(opened, some).facts[-1] == ("Reaction", "Bruise (mild), 20 mm, reported by the patient. Open.")


def test_that_an_area_is_called_by_the_muscle_meant(opened: charting.OpenSession) -> None:
    assert heading(HERE, opened.catalogue) == "Trapezius, upper (descending), right"
    assert HERE.muscle == TRAPEZIUS
