"""Entry checks generated from the shape of the values: whatever a document or a form may hold."""

from __future__ import annotations

import math
from dataclasses import fields, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from needlechart.domain.measures import Measurement, ScaleCode, When
from needlechart.domain.moments import Moment
from needlechart.domain.needling import Finding, Needle, Site
from needlechart.domain.patients import Patient
from needlechart.domain.people import Clinic
from needlechart.domain.reactions import Reaction
from needlechart.domain.rules import Stage, entry_findings, first_lines
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.shape import FieldShape, Nature, shape_of
from needlechart.domain.treatments import ExerciseDose, Treatment
from tests.scenarios import CLINIC, SCENARIOS, at, s1, s5

SESSION = s1().sessions[0]


def paths(value: object) -> list[str]:
    """Where something is wrong."""
    return [finding.field for finding in entry_findings(value)]


@pytest.mark.parametrize("name", SCENARIOS)
def test_that_true_values_have_no_entry_findings(name: str) -> None:
    assert entry_findings(SCENARIOS[name]()) == ()
    assert entry_findings(CLINIC) == ()


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("depth_mm", 0, "Depth mm is 0, outside 1 to 120 mm."),
        ("depth_mm", 121, "Depth mm is 121"),
        ("depth_mm", 1.5, "not of its kind"),
        ("depth_mm", True, "not of its kind"),
        ("depth_mm", "45", "not of its kind"),
        ("insertions", -1, "outside 0 to 50 insertions"),
        ("insertions", None, "Insertions is missing."),
        ("technique", "pistoning", "not of its kind"),
        ("note", "x" * 2001, "has 2001 characters; at most 2000 fit."),
        ("note", "a\0b", "holds characters that are no text"),
        ("note", "a\ud800b", "holds characters that are no text"),
        ("id", "", "Id is empty."),
        ("id", "  ", "Id is empty."),
        ("left_in", 1, "not of its kind"),
        ("note", (), "not of its kind"),
        ("removals", [], "Removals is not a list."),
        ("removals", ("x",), "an entry is not of its kind"),
        ("response_sought", ("ltr",), "not of its kind"),
        ("twitch", "yes", "not of its kind"),
        ("inserted_at", "2026-11-18", "not of its kind"),
        ("inserted_at", Moment(10**17), "no moment of any calendar"),
        ("inserted_at", Moment(0, 841), "no moment of any calendar"),
        ("retest_kg_cm2", math.nan, "is no number"),
        ("retest_kg_cm2", math.inf, "is no number"),
        ("retest_kg_cm2", 0.05, "outside 0.1 to 20 kg/cm2"),
    ],
)
def test_that_each_kind_of_untruth_is_told_with_its_path(field: str, value: Any, says: str) -> None:
    site = SESSION.sites[2]
    broken: Any = replace(site, **{field: value})
    sites = (*SESSION.sites[:2], broken, SESSION.sites[3])
    found = entry_findings(replace(SESSION, sites=sites))
    assert found[0].field.startswith(f"sites[2].{field}")
    assert says in found[0].sentence
    assert {f.stage for f in found} == {Stage.ENTRY}
    assert found[0].subject_id == (site.id if field != "id" else value)


def test_that_an_integer_serves_where_a_fraction_is_meant() -> None:
    assert entry_findings(Measurement("m", ScaleCode.NPRS, When.BEFORE, 6)) == ()


def test_that_a_date_is_not_a_moment_of_the_day() -> None:
    assert paths(replace(SESSION, date=datetime(2026, 11, 18, 10, 0))) == ["date"]
    assert paths(replace(SESSION, date="2026-11-18")) == ["date"]  # type: ignore[arg-type]


def test_that_what_is_embedded_and_what_is_below_is_looked_at() -> None:
    needle = SESSION.sites[0].needle
    assert needle is not None
    thick = replace(SESSION.sites[0], needle=replace(needle, diameter_mm=0.41))
    assert paths(SESSION.with_site(thick)) == ["sites[0].needle.diameter_mm"]
    exercise = replace(SESSION.treatments[1], dose=ExerciseDose(sets=11))
    assert paths(SESSION.with_treatment(exercise)) == ["treatments[1].dose.sets"]
    faint = s5().sessions[0].reactions[0]
    pulse = replace(faint.observations[1], pulse_per_min=400)
    broken = replace(faint, observations=(faint.observations[0], pulse))
    (found,) = entry_findings(s5().sessions[0].with_reaction(broken))
    assert (found.field, found.subject_id) == ("reactions[0].observations[1].pulse_per_min", "s5-observation-10")
    odd = replace(SESSION, treatments=(replace(SESSION.treatments[0], dose=SESSION.sites[0]),))  # type: ignore[arg-type]
    assert paths(odd) == ["treatments[0].dose"]


def test_that_two_rows_with_one_id_are_told() -> None:
    assert paths(replace(SESSION, sites=(SESSION.sites[0], SESSION.sites[0]))) == ["sites"]


def test_that_a_path_may_begin_where_the_document_has_the_value() -> None:
    broken = replace(SESSION, table="x" * 201)
    assert [f.field for f in entry_findings(broken, "patients[4].sessions[2]")] == ["patients[4].sessions[2].table"]


def test_that_only_record_values_are_asked() -> None:
    for nothing in ("text", 3, None, TreatmentSession):
        with pytest.raises(TypeError):
            entry_findings(nothing)


def test_that_the_first_few_are_told_in_a_line() -> None:
    broken = replace(SESSION, sites=tuple(replace(site, depth_mm=0) for site in SESSION.sites))
    text = first_lines(entry_findings(broken), 2)
    assert text.startswith("sites[0].depth_mm: Depth mm is 0")
    assert text.endswith("(and 2 more)")
    assert first_lines(()) == ""


RECORDS = (TreatmentSession, Site, Finding, Needle, Patient, Reaction, Treatment, Measurement, Clinic)
VALUES: dict[type, Any] = {
    TreatmentSession: SESSION,
    Site: SESSION.sites[0],
    Finding: SESSION.findings[0],
    Needle: SESSION.sites[0].needle,
    Patient: s1().patient,
    Reaction: s5().sessions[0].reactions[0],
    Treatment: SESSION.treatments[0],
    Measurement: SESSION.measurements[0],
    Clinic: CLINIC,
}


def scalar_fields() -> list[tuple[type, FieldShape]]:
    """Every scalar field of the record's larger values."""
    return [(cls, shape) for cls in RECORDS for shape in shape_of(cls) if shape.nature is Nature.SCALAR]


def anything() -> st.SearchStrategy[Any]:
    """What a careless document may hold."""
    return st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(10**18), 10**18),
        st.floats(),
        st.text(max_size=300),
        st.dates(),
        st.just(at("2026-11-18", "10:00")),
        st.lists(st.integers(), max_size=2),
    )


def may_be(value: Any, shape: FieldShape) -> bool:
    """A plain retelling of what a scalar field takes."""
    if value is None:
        return shape.optional
    kind = shape.kind
    if issubclass(kind, StrEnum):
        return type(value) is kind
    if kind is bool:
        return isinstance(value, bool)
    if kind is date:
        return type(value) is date
    if kind is Moment:
        return isinstance(value, Moment)
    if kind is str:
        if not isinstance(value, str) or "\0" in value or any(0xD800 <= ord(c) <= 0xDFFF for c in value):
            return False
        empty_id = shape.required and not value.strip() and (shape.name == "id" or shape.name.endswith("_id"))
        return not empty_id and (shape.max_length is None or len(value) <= shape.max_length)
    if isinstance(value, bool) or not isinstance(value, int if kind is int else (int, float)):
        return False
    return math.isfinite(value) and (shape.measure is None or shape.measure.low <= value <= shape.measure.high)


@given(st.sampled_from(scalar_fields()), anything())
def test_that_any_value_in_any_field_is_refused_exactly_when_it_cannot_be(field: tuple[type, FieldShape], value: Any) -> None:
    cls, shape = field
    found = [f for f in entry_findings(replace(VALUES[cls], **{shape.name: value})) if f.field == shape.name]
    assert (found == []) is may_be(value, shape)


def test_that_every_field_of_the_record_has_a_shape_that_is_checked() -> None:
    for cls in RECORDS:
        assert [shape.name for shape in shape_of(cls)] == [field.name for field in fields(cls)]
