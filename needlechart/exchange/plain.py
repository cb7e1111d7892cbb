"""Record values as plain JSON values.

A field without a value and an empty text are left out unless they are required; lists are always there.
A moment is ISO 8601 with its offset, a date ISO 8601.  A value of several kinds (a dose) says its ``kind``.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Any

from needlechart.domain.moments import Moment
from needlechart.domain.shape import FieldShape, Nature, shape_of

KIND = "kind"
"""The member that tells which of several kinds a value is."""
NAMES_A_PERSON = frozenset({"therapist_id", "entered_by", "inserted_by", "by", "person_id", "author_id", "supervisor_id"})
"""Fields, of whatever value, that hold the id of somebody who works in the clinic."""
_Encode = Callable[[Any], Any]


def plain_of(value: object) -> dict[str, Any]:
    """A record value with everything below it, its fields in the order of their declaration."""
    found: dict[str, Any] = {}
    cls: type = type(value)
    for name, always, encode in _encoders(cls):
        plain = encode(value)
        if always or (plain is not None and plain != ""):
            found[name] = plain
    return found


@cache
def _encoders(cls: type) -> tuple[tuple[str, bool, _Encode], ...]:
    return tuple((shape.name, shape.required, _encoder(shape)) for shape in shape_of(cls))


def _encoder(shape: FieldShape) -> _Encode:
    get = attrgetter(shape.name)
    if shape.nature is Nature.CHILDREN:
        return lambda value: [plain_of(child) for child in get(value)]
    if shape.nature is Nature.WORDS:
        return lambda value: [_scalar(word) for word in get(value)]
    if shape.nature is Nature.CHOICE:
        return lambda value: None if get(value) is None else {KIND: kind_name(type(get(value))), **plain_of(get(value))}
    if shape.nature is Nature.EMBEDDED:
        return lambda value: None if get(value) is None else plain_of(get(value))
    return get if shape.kind in (str, int, bool) else lambda value: _scalar(get(value))


def _scalar(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Moment):
        return value.text()
    return value.isoformat() if isinstance(value, date) else value


def kind_name(cls: type) -> str:
    """What ``kind`` says of a value of that class."""
    return str(getattr(cls, "KIND"))  # noqa: B009  the classes of a choice share no base class
