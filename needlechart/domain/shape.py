"""The shape of a record value, read from its declaration: the one source for tables, document and entry checks."""

from __future__ import annotations

import types
import typing
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from needlechart.domain.moments import Moment
from needlechart.domain.quantities import MaxLength, Measure


class Nature(StrEnum):
    """How a field is kept: one value, several words, one embedded value, a row of children, or one of several values."""

    SCALAR = "scalar"
    WORDS = "words"
    EMBEDDED = "embedded"
    CHILDREN = "children"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class FieldShape:
    """One field.  ``kind`` is the scalar, word, embedded or child type; ``choices`` the types of a choice."""

    name: str
    nature: Nature
    kind: type
    optional: bool
    required: bool
    measure: Measure | None = None
    max_length: int | None = None
    choices: tuple[type, ...] = ()


def shape_of(cls: type) -> tuple[FieldShape, ...]:
    """The fields of a record dataclass, in their order.  TypeError for a field no table could hold."""
    return _shape_of(cls)


@cache
def _shape_of(cls: type) -> tuple[FieldShape, ...]:
    hints = get_type_hints(cls, include_extras=True)
    return tuple(_field(f, hints[f.name]) for f in fields(cls))


def _field(declared: Field[Any], hint: object) -> FieldShape:
    required = declared.default is MISSING and declared.default_factory is MISSING
    bare, optional = _without_none(hint)
    if len(bare) > 1:
        return FieldShape(declared.name, Nature.CHOICE, object, optional, required, choices=tuple(_plain(b)[0] for b in bare))
    kind, measure, longest = _plain(bare[0])
    if get_origin(kind) is tuple:
        inner, measure, longest = _plain(get_args(kind)[0])
        nature = Nature.CHILDREN if is_dataclass(inner) else Nature.WORDS
        return FieldShape(declared.name, nature, inner, False, required, measure, longest)
    nature = Nature.EMBEDDED if is_dataclass(kind) and not _is_scalar_value(kind) else Nature.SCALAR
    return FieldShape(declared.name, nature, kind, optional, required, measure, longest)


def _is_scalar_value(kind: object) -> bool:
    return kind is Moment


def _without_none(hint: object) -> tuple[tuple[object, ...], bool]:
    if get_origin(hint) in (typing.Union, types.UnionType):
        members = tuple(a for a in get_args(hint) if a is not type(None))
        return members, len(members) < len(get_args(hint))
    return (hint,), False


def _plain(hint: object) -> tuple[Any, Measure | None, int | None]:
    if get_origin(hint) is Annotated:
        inner, *extras = get_args(hint)
        measure = next((e for e in extras if isinstance(e, Measure)), None)
        longest = next((e.characters for e in extras if isinstance(e, MaxLength)), None)
        return inner, measure, longest
    return hint, None, None
