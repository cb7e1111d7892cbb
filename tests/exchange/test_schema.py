"""The published JSON Schema says of the session document what the import asks of it."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from needlechart.domain.derived import Derived
from needlechart.domain.patients import Patient
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.shape import shape_of
from needlechart.exchange.schema import document_schema


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return document_schema()


def test_that_it_is_a_schema_of_the_dialect_it_names(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


def test_that_an_exported_document_fulfils_it(schema: dict[str, Any], scenario_document: dict[str, Any]) -> None:
    assert [error.message for error in Draft202012Validator(schema).iter_errors(scenario_document)] == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("depth_mm", 121),
        ("depth_mm", "45"),
        ("technique", "poking"),
        ("insertions", 1.5),
        ("note", "n" * 2001),
        ("id", "a b"),
        ("mood", "fine"),
        ("place", None),
    ],
)
def test_that_what_the_import_refuses_does_not_fulfil_it(
    schema: dict[str, Any], document: dict[str, Any], field: str, value: object
) -> None:
    document["patients"][0]["sessions"][0]["sites"][0][field] = value
    assert not Draft202012Validator(schema).is_valid(document)


def test_that_every_field_of_the_record_is_in_it(schema: dict[str, Any]) -> None:
    parts = schema["$defs"]
    session = {shape.name for shape in shape_of(TreatmentSession)}
    patient = {shape.name for shape in shape_of(Patient)}
    beside = {"sessions", "addenda", "countersignatures", "reviews", "voidings"}
    assert set(parts["TreatmentSession"]["properties"]) == session | {"derived"}
    assert set(parts["Patient"]["properties"]) == patient | beside
    assert set(parts["TreatmentSession"]["properties"]["derived"]["properties"]) == set(Derived.__dataclass_fields__)


def test_that_numbers_say_their_unit_and_range(schema: dict[str, Any]) -> None:
    depth = schema["$defs"]["Site"]["properties"]["depth_mm"]["anyOf"][0]
    assert (depth["x-unit"], depth["minimum"], depth["maximum"]) == ("mm", 1, 120)
    assert "STRICTA" in depth["x-source"]


def test_that_every_part_is_described(schema: dict[str, Any]) -> None:
    undescribed = [name for name, part in schema["$defs"].items() if not part["description"] or "(" in part["description"][:20]]
    assert [name for name in undescribed if name.endswith("Dose")] == []
    assert undescribed == []


def test_that_each_dose_is_told_by_its_kind(schema: dict[str, Any]) -> None:
    doses = schema["$defs"]["Treatment"]["properties"]["dose"]["oneOf"]
    kinds = [schema["$defs"][dose["$ref"].rsplit("/", 1)[1]]["properties"]["kind"]["const"] for dose in doses]
    assert len(kinds) == len(set(kinds)) == 14
