"""A change in one line: how much, and whether it is more than measurement error and more than patients call important."""

from __future__ import annotations

from needlechart.domain.measures import SCALES, ScaleCode
from needlechart.domain.words import change_words, number_words


def change_line(scale: ScaleCode, before: float, after: float) -> str:
    """``change_words``, and after it the thresholds the change does not reach, so that silence is not read as success."""
    kind, size = SCALES[scale], abs(after - before)
    short = [f"measurement error of {number_words(t.value)} ({t.population}; {t.source})" for t in kind.mdc if size < t.value]
    short += [f"important change of {number_words(t.value)} ({t.population}; {t.source})" for t in kind.mcid if size < t.value]
    headline, _cut, exceeded = change_words(scale, before, after).partition("; ")
    told = [exceeded] if exceeded else []
    if short and size:
        told.append(f"does not exceed the {' or the '.join(short)}")
    return "\n".join([headline, *(f"{text[:1].upper()}{text[1:]}." for text in told)])
