"""Record values read from plain JSON values, with every type, choice, range and length checked."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from needlechart.domain.moments import Moment
from needlechart.domain.shape import FieldShape, Nature, shape_of
from needlechart.exchange.parsing import Refusal
from needlechart.exchange.plain import KIND, NAMES_A_PERSON, kind_name
from needlechart.exchange.refused import Place

DATE = re.compile(r"(?:1[89]|2[01])\d\d-\d\d-\d\d", re.ASCII)
MOMENT = re.compile(r"(?:19|2[01])\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)", re.ASCII)
MOST_OFFSET_MIN = 840
_HALF_PAIR = re.compile("[\ud800-\udfff]")
_GAPS = re.compile(r"\s")


def is_key(text: str) -> bool:
    """Whether it can name something: not empty, without gaps."""
    return bool(text) and not _GAPS.search(text)


class Reader:
    """Makes record values of plain ones.  ``escapes``: texts may hold what only an escape can write and must be looked at."""

    def __init__(self, escapes: bool = True) -> None:
        self._escapes = escapes
        self.places: dict[str, Place] = {}
        """Where each row was read, by its id."""
        self.people: dict[str, Place] = {}
        """Everybody who is named, by id, with the place of the first mention."""
        self._ids: set[tuple[type, str]] = set()

    def value(self, cls: type, plain: object, place: Place, extra: tuple[str, ...] = ()) -> Any:
        """The value; DocumentRefused names the place of the first fault.  ``extra`` names members read elsewhere.

        Rows of one class may not share an id within one reader.
        """
        members = self._members(plain, place)
        shapes = shape_of(cls)
        known = {shape.name for shape in shapes}
        for name in members:
            if name not in known and name not in extra:
                raise place.refuse("there is no such field", name)
        found = cls(**{s.name: self._field(s, members[s.name], place) for s in shapes if self._given(s, members, place)})
        self._check_id(found, place)
        return found

    def rows(self, cls: type, plain: object, place: Place) -> tuple[Any, ...]:
        """A list of values of one class."""
        return tuple(self.value(cls, item, place.at(n)) for n, item in enumerate(self._list(plain, place)))

    def _given(self, shape: FieldShape, members: dict[str, Any], place: Place) -> bool:
        if members.get(shape.name) is None and (shape.name not in members or not shape.optional):
            if shape.required or shape.name in members:
                raise place.refuse("it must be there", shape.name)
            return False
        return True

    def _field(self, shape: FieldShape, plain: Any, above: Place) -> Any:
        if plain is None:
            return None
        if shape.nature is Nature.SCALAR:
            found = self._one(shape, plain, above, shape.name)
            if shape.name in NAMES_A_PERSON:
                self.people.setdefault(found, above.at(shape.name))
            return found
        place = above.at(shape.name)
        if shape.nature is Nature.CHILDREN:
            return self.rows(shape.kind, plain, place)
        if shape.nature is Nature.WORDS:
            return tuple(self._word(shape, word, place, n) for n, word in enumerate(self._list(plain, place)))
        if shape.nature is Nature.CHOICE:
            return self._choice(shape, plain, place)
        return self.value(shape.kind, plain, place)

    def _choice(self, shape: FieldShape, plain: Any, place: Place) -> Any:
        members = self._members(plain, place)
        kinds = {kind_name(choice): choice for choice in shape.choices}
        told = members.get(KIND)
        if not isinstance(told, str) or told not in kinds:
            raise place.refuse(f"it must be one of: {', '.join(kinds)}", KIND)
        return self.value(kinds[told], plain, place, (KIND,))

    def _word(self, shape: FieldShape, plain: Any, place: Place, n: int) -> Any:
        word = self._one(shape, plain, place, n)
        if isinstance(word, str) and not is_key(word):
            raise place.refuse("a key without gaps is expected", n)
        return word

    def _one(self, shape: FieldShape, plain: Any, above: Place, step: str | int) -> Any:
        if isinstance(plain, Refusal):
            raise above.refuse(plain.reason, step)
        try:
            found = _READ.get(shape.kind, _member_of)(plain, shape)
        except _Not as told:
            raise above.refuse(str(told), step) from None
        if self._escapes and isinstance(found, str) and ("\0" in found or _HALF_PAIR.search(found)):
            raise above.refuse("a text holds a sign no text may hold (NUL or half a surrogate pair)", step)
        return found

    def _members(self, plain: object, place: Place) -> dict[str, Any]:
        if isinstance(plain, Refusal):
            raise place.refuse(plain.reason)
        if not isinstance(plain, dict):
            raise place.refuse("an object is expected")
        return plain

    def _list(self, plain: object, place: Place) -> list[Any]:
        if isinstance(plain, Refusal):
            raise place.refuse(plain.reason)
        if not isinstance(plain, list):
            raise place.refuse("a list is expected")
        return plain

    def _check_id(self, found: object, place: Place) -> None:
        own = getattr(found, "id", None)
        if own is None:
            return
        if not is_key(own):
            raise place.refuse("an id without gaps is expected", "id")
        if (type(found), own) in self._ids:
            raise place.refuse("another one of the same kind has this id already", "id")
        self._ids.add((type(found), own))
        self.places[own] = place


class _Not(Exception):
    """What a plain value is not, in words."""


def _text(plain: Any, shape: FieldShape) -> str:
    if not isinstance(plain, str):
        raise _Not("a text is expected")
    if shape.max_length is not None and len(plain) > shape.max_length:
        raise _Not(f"longer than {shape.max_length} characters")
    return plain


def _yes_or_no(plain: Any, _shape: FieldShape) -> bool:
    if not isinstance(plain, bool):
        raise _Not("true or false is expected")
    return plain


def _whole(plain: Any, shape: FieldShape) -> int:
    if isinstance(plain, bool) or not isinstance(plain, int | float) or plain != int(plain):
        raise _Not("a whole number is expected")
    return int(_within(plain, shape))


def _number(plain: Any, shape: FieldShape) -> float:
    if isinstance(plain, bool) or not isinstance(plain, int | float):
        raise _Not("a number is expected")
    return float(_within(plain, shape))


def _within(number: float, shape: FieldShape) -> float:
    measure = shape.measure
    if measure is not None and not measure.low <= number <= measure.high:
        raise _Not(f"outside {measure.low:g} to {measure.high:g} {measure.unit}")
    return number


def _day(plain: Any, _shape: FieldShape) -> date:
    if isinstance(plain, str) and DATE.fullmatch(plain):
        try:
            return date.fromisoformat(plain)
        except ValueError:
            pass
    raise _Not("a date such as 2026-11-20 is expected")


def _moment(plain: Any, _shape: FieldShape) -> Moment:
    if isinstance(plain, str) and MOMENT.fullmatch(plain):
        try:
            moment = Moment.parse(plain)
        except ValueError:
            pass
        else:
            if abs(moment.offset_min) <= MOST_OFFSET_MIN:
                return moment
    raise _Not("a moment such as 2026-11-20T14:05:00.000+01:00 is expected")


def _member_of(plain: Any, shape: FieldShape) -> Any:
    choices: Any = shape.kind
    try:
        return choices(plain)
    except (ValueError, TypeError):
        raise _Not(f"it must be one of: {', '.join(choices)}") from None


_READ: dict[type, Callable[[Any, FieldShape], Any]] = {
    str: _text,
    bool: _yes_or_no,
    int: _whole,
    float: _number,
    date: _day,
    Moment: _moment,
}
