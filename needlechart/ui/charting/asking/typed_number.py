"""Numbers as people type them: a comma or a point, a minus of any kind, inside a range that is said."""

from __future__ import annotations

from needlechart.domain.errors import NeedleChartError


class NumberNotRead(NeedleChartError):
    """What was typed is not a number, or not one of the range."""


def written_number(number: float) -> str:
    """A number as it stands in a field: without needless noughts."""
    return f"{number:.10g}"


def read_number(typed: str, low: float, high: float, *, whole: bool) -> float:
    """The number that was typed, ``low`` to ``high`` both allowed; NumberNotRead with a sentence otherwise."""
    plain = typed.strip().replace(",", ".").replace("−", "-").replace("–", "-")
    try:
        number = float(plain)
    except ValueError:
        raise NumberNotRead("This is not a number.", range_words(low, high)) from None
    if number != number or not low <= number <= high:
        raise NumberNotRead(f"This is outside {written_number(low)} to {written_number(high)}.")
    if whole and number != int(number):
        raise NumberNotRead("Only whole numbers here.", range_words(low, high))
    return int(number) if whole else number


def range_words(low: float, high: float, unit: str = "") -> str:
    """The range as help under a field: "0 to 80 of 80"."""
    return f"{written_number(low)} to {written_number(high)} {unit}".strip()
