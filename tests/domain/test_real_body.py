"""The scenarios lie where the drawn body has their structures; on the wrong side or beside the figure they do not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from needlechart.atlas import Atlas
from needlechart.domain.body import BodyPoint, Side
from needlechart.domain.rules import BodyMap, RuleFinding, check_session
from tests.scenarios import SCENARIOS, context_of
from tests.scenarios.pieces import RESOURCES


@pytest.fixture(scope="module")
def body() -> BodyMap:
    """The body as it is drawn."""
    return Atlas.load(RESOURCES / "atlas")


def placed(name: str, body: BodyMap, **changes: object) -> list[RuleFinding]:
    """What rule V4 says of a scenario's sites, each with its place changed."""
    context = context_of(SCENARIOS[name](), body=body)
    sites = tuple(replace(s, place=replace(s.place, **changes)) for s in context.session.sites)  # type: ignore[arg-type]
    moved = replace(context, session=replace(context.session, sites=sites))
    return [finding for finding in check_session(moved) if finding.rule == "V4"]


@pytest.mark.parametrize("name", SCENARIOS)
def test_that_every_mark_of_a_scenario_is_true_on_the_drawn_body(name: str, body: BodyMap) -> None:
    assert placed(name, body) == []


@pytest.mark.parametrize("name", SCENARIOS)
def test_that_the_same_marks_beside_the_figure_are_not(name: str, body: BodyMap) -> None:
    sites = SCENARIOS[name]().sessions[0].sites
    beside = BodyPoint(sites[0].place.point.view, 1, 1)
    assert len(placed(name, body, point=beside)) == len(sites)


def test_that_a_structure_is_not_taken_for_one_of_the_other_side_where_only_one_is_drawn(body: BodyMap) -> None:
    """The right side view draws the right gluteus medius alone."""
    assert len(placed("s1", body, side=Side.LEFT)) == 2


def test_that_a_mark_on_a_muscle_that_is_not_drawn_in_its_view_is_refused(body: BodyMap) -> None:
    (wrong,) = {finding.sentence.split(": ")[1] for finding in placed("s9", body, structure="quadratus-plantae")}
    assert wrong == "R quadratus plantae is not drawn in the front view."
