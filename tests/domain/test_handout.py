"""What a patient takes home says what was charted and ticked, and nothing more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from needlechart.domain.catalogue import Catalogue
from needlechart.domain.handout import EXPECT, WARNINGS, Handout, handout_of
from needlechart.domain.people import Clinic
from needlechart.domain.treatments import HomeProgrammeDose, Per, Sequence, Treatment
from needlechart.exchange.catalogue_files import load_catalogue
from needlechart.resources import resources_folder
from tests.scenarios.hip_and_back import s1

CLINIC = Clinic("c", "Riverside", "Europe/Dublin", phone="01632 960 111", handout_words="Bring your sheet.")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(resources_folder() / "catalogue")


def _handout(catalogue: Catalogue, **changes: object) -> Handout:
    chart = s1("ada")
    return handout_of(chart.sessions[-1].edited(**changes), chart.patient, CLINIC, catalogue, "Ada Kern")


def _lines(handout: Handout, title: str) -> tuple[str, ...]:
    return next((part.lines for part in handout.parts if part.title == title), ())


def test_that_every_muscle_and_side_has_one_number_on_list_and_picture(catalogue: Catalogue) -> None:
    handout = _handout(catalogue)
    lines = _lines(handout, "Where you were needled")
    sites = s1("ada").sessions[-1].sites
    assert len(lines) == len({(site.place.muscle, site.place.side) for site in sites})
    assert [marked.number for marked in handout.marked] == list(range(1, len(lines) + 1))
    assert all(line.startswith(f"{n}  ") for n, line in enumerate(lines, start=1))
    assert any("right" in line for line in lines)


def test_that_a_copy_nobody_confirmed_is_not_told(catalogue: Catalogue) -> None:
    sites = tuple(replace(site, confirmed=False) for site in s1("ada").sessions[-1].sites)
    handout = _handout(catalogue, sites=sites)
    assert handout.marked == ()
    assert _lines(handout, "Where you were needled") == ()


def test_that_only_ticked_advice_is_told_each_in_its_part(catalogue: Catalogue) -> None:
    ticked = ("soreness", "drink", "when-to-call")
    handout = _handout(catalogue, advice=ticked)
    told = {title: _lines(handout, title) for title in ("What to expect", "What to do", "When to call")}
    assert told == {
        "What to expect": (f"{catalogue.advice['soreness'].words}.",),
        "What to do": (f"{catalogue.advice['drink'].words}.",),
        "When to call": (f"{catalogue.advice['when-to-call'].words}.",),
    }
    assert catalogue.advice.keys() >= EXPECT | WARNINGS
    assert not {"What to expect", "What to do", "When to call"} & {p.title for p in _handout(catalogue, advice=()).parts}


def test_that_exercises_are_told_without_how_they_were_kept_to(catalogue: Catalogue) -> None:
    dose = HomeProgrammeDose(sets=2, reps=10, times=2, per=Per.DAY, delivered="printed sheet", adherence=82)
    at_home = Treatment("t", 1, dose, "Bridges", sequence=Sequence.AT_HOME)
    here = Treatment("u", 2, dose, "Stretch", sequence=Sequence.AFTER_NEEDLING)
    handout = _handout(catalogue, treatments=(at_home, here))
    assert _lines(handout, "Your exercises") == ("Bridges: 2 × 10, 2 times a day",)


def test_that_date_people_next_visit_and_the_clinics_words_stand_on_it(catalogue: Catalogue) -> None:
    handout = _handout(catalogue, next_visit=date(2026, 12, 3))
    assert handout.foot == "Riverside · 01632 960 111"
    assert handout.own == "Bring your sheet."
    assert handout.under.endswith("treated by Ada Kern")
    assert _lines(handout, "Next visit") == ("3 Dec 2026",)
