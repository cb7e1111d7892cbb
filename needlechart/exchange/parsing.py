"""One piece of JSON parsed, with marks where it holds what no document may hold."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import Any

LONGEST_NUMBER = 18
"""Digits of a whole number: what fits into 64 bits."""
LONGEST_FRACTION = 40
"""Characters of a number with a fraction or an exponent."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Stands in a parsed piece where something was met that no document may hold; ``reason`` in words."""

    reason: str


def parsed(text: str) -> Any:
    """The value; a Refusal stands for a name that stands twice, for NaN and infinities, and for numbers too long or too large.

    json.JSONDecodeError for what is no JSON.
    """
    return json.loads(text, object_pairs_hook=_object, parse_constant=_constant, parse_int=_whole_number, parse_float=_fraction)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        for name, _ in pairs:
            if name in seen:
                found[name] = Refusal("it stands there twice")
            seen.add(name)
    return found


def _constant(word: str) -> Refusal:
    return Refusal(f"{word} is not a number a document may hold")


def _whole_number(digits: str) -> int | Refusal:
    return int(digits) if len(digits.lstrip("-")) <= LONGEST_NUMBER else Refusal("a number with too many digits")


def _fraction(digits: str) -> float | Refusal:
    number = float(digits) if len(digits) <= LONGEST_FRACTION else math.inf
    return number if math.isfinite(number) else Refusal("a number too large or with too many digits")
