"""A muscle is found by a few letters, as one says it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from needlechart.domain.body import BodyPoint, Place, Side, StructureKind, View
from needlechart.domain.catalogue import Catalogue
from needlechart.domain.needling import Site
from needlechart.domain.patients import Problem
from needlechart.domain.sessions import TreatmentSession
from needlechart.usecases.clinics import seed_catalogue
from needlechart.usecases.naming import muscles_named, usual_side
from tests.clinics import MARA


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return seed_catalogue()


@pytest.mark.parametrize(
    ("typed", "first", "side"),
    [
        ("glut med r", "gluteus-medius", Side.RIGHT),
        ("GLUT MED right", "gluteus-medius", Side.RIGHT),
        ("med glut l", "gluteus-medius", Side.LEFT),
        ("quad lum", "quadratus-lumborum", None),
        ("piri", "piriformis", None),
        ("soleus left", "soleus", Side.LEFT),
    ],
)
def test_that_the_closest_muscle_comes_first_with_the_side_that_was_typed(
    catalogue: Catalogue, typed: str, first: str, side: Side | None
) -> None:
    found = muscles_named(catalogue, typed)
    assert (found[0].muscle.key, found[0].side) == (first, side)


def test_that_every_muscle_is_found_by_its_own_name_and_side(catalogue: Catalogue) -> None:
    for muscle in catalogue.muscles.values():
        found = muscles_named(catalogue, f"{muscle.name} r", limit=len(catalogue.muscles))
        assert muscle.key in {one.muscle.key for one in found}, muscle.name


@pytest.mark.parametrize("typed", ["", "   ", "xyz", "glut zzz"])
def test_that_nothing_is_found_for_what_no_muscle_begins_with(catalogue: Catalogue, typed: str) -> None:
    assert muscles_named(catalogue, typed) == ()


def test_that_one_letter_is_a_muscle_and_not_a_side(catalogue: Catalogue) -> None:
    assert all(one.side is None for one in muscles_named(catalogue, "r"))


def test_that_the_side_is_that_of_the_last_mark_else_of_the_problem_else_the_right() -> None:
    patient = replace(MARA, problems=(Problem("p", "Left hip", Side.LEFT),))
    empty = TreatmentSession("s", patient.id, date(2026, 11, 20), "ada", problem_ids=("p",))
    place = Place(BodyPoint(View.POSTERIOR, 1, 1), "soleus", StructureKind.MUSCLE, Side.RIGHT)
    assert usual_side(empty.edited(problem_ids=()), patient) is Side.RIGHT
    assert usual_side(empty, patient) is Side.LEFT
    assert usual_side(empty.with_site(Site("a", 1, place)), patient) is Side.RIGHT
