"""The shape of a value says how each field is kept, and refuses what no table could hold."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import pytest

from needlechart.domain.moments import Moment
from needlechart.domain.needling import Needle, Removal, ResponseSought, Site, Twitch
from needlechart.domain.shape import Nature, shape_of
from needlechart.domain.technique import Technique
from needlechart.domain.treatments import MassageDose, Treatment

SITE = {shape.name: shape for shape in shape_of(Site)}


@pytest.mark.parametrize(
    ("field", "nature", "kind", "optional", "required"),
    [
        ("id", Nature.SCALAR, str, False, True),
        ("technique", Nature.SCALAR, Technique, True, False),
        ("inserted_at", Nature.SCALAR, Moment, True, False),
        ("left_in", Nature.SCALAR, bool, False, False),
        ("needle", Nature.EMBEDDED, Needle, True, False),
        ("twitch", Nature.EMBEDDED, Twitch, True, False),
        ("removals", Nature.CHILDREN, Removal, False, False),
        ("response_sought", Nature.WORDS, ResponseSought, False, False),
    ],
)
def test_that_a_field_has_its_nature_and_kind(field: str, nature: Nature, kind: type, optional: bool, required: bool) -> None:
    shape = SITE[field]
    assert (shape.nature, shape.kind, shape.optional, shape.required) == (nature, kind, optional, required)


def test_that_units_ranges_and_lengths_are_read_from_the_declaration() -> None:
    depth = SITE["depth_mm"].measure
    assert depth is not None
    assert (depth.unit, depth.low, depth.high) == ("mm", 1, 120)
    assert depth.source.startswith("STRICTA")
    assert (SITE["id"].max_length, SITE["note"].max_length) == (80, 2000)
    assert SITE["left_in"].measure is None


def test_that_one_of_several_values_is_a_choice_of_them() -> None:
    dose = next(shape for shape in shape_of(Treatment) if shape.name == "dose")
    assert dose.nature is Nature.CHOICE
    assert MassageDose in dose.choices
    assert len(dose.choices) == 14


def test_that_the_shape_is_worked_out_once() -> None:
    assert shape_of(Site) is shape_of(Site)


def test_that_only_declared_values_have_a_shape() -> None:
    class Plain(StrEnum):
        ONE = "one"

    with pytest.raises(TypeError):
        shape_of(Plain)


@dataclass(frozen=True)
class _Bare:
    name: str


def test_that_a_field_without_unit_and_length_says_so() -> None:
    (shape,) = shape_of(_Bare)
    assert (shape.measure, shape.max_length, shape.choices) == (None, None, ())
