"""Muscles and sides in words."""

from __future__ import annotations

from collections.abc import Sequence

from needlechart.domain.catalogue import Catalogue
from needlechart.domain.history.by_muscle import Where
from needlechart.domain.words import words

_NAMED = 2
"""More than so many muscles are not named each."""


def muscle_words(thing: str, catalogue: Catalogue) -> str:
    """The muscle or area as it is named in a list, without what stands in brackets."""
    return catalogue.structure_name(thing).partition(" (")[0]


def side_words(where: Where, catalogue: Catalogue) -> str:
    """ "Infraspinatus right"."""
    return f"{muscle_words(where[0], catalogue)} {words(where[2])}"


def any_words(muscles: Sequence[Where], catalogue: Catalogue) -> str:
    """ "Infraspinatus right", "Infraspinatus left or right", "Infraspinatus right or Trapezius, upper left", "Infraspinatus right
    or 3 others".
    """
    named = [side_words(where, catalogue) for where in muscles]
    if len(named) == _NAMED and muscles[0][:2] == muscles[1][:2]:
        return f"{named[0]} or {words(muscles[1][2])}"
    return " or ".join(named) if len(named) <= _NAMED else f"{named[0]} or {len(named) - 1} others"
