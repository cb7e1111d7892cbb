"""How a patient is found: the words of name and number, and the date of birth in the ways it is usually typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from needlechart.domain.folding import folded
from needlechart.domain.patients import Patient

_YEAR_FIRST = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})")
_CLOSE = re.compile(r"(\d{8})")


def words_of(patient: Patient) -> frozenset[str]:
    """Every word under which the patient is kept: names and number folded, whole and in their parts, and the birth date."""
    texts = (*patient.family_name.split(), *patient.given_name.split(), *patient.number.split())
    return frozenset(word for text in texts for word in _ways(text)) | {patient.born.isoformat()}


def searched_words(typed: str) -> tuple[tuple[str, ...], ...]:
    """For each typed word the beginnings of kept words it may stand for; a patient fits who fits every one."""
    found = []
    for text in typed.split():
        beginnings = [folded(text)] if folded(text) else []
        beginnings += [day.isoformat() for day in dates_of(text)]
        if re.fullmatch(r"\d{4}(-\d{0,2})?(-\d{0,2})?", text):
            beginnings.append(text)
        if beginnings:
            found.append(tuple(dict.fromkeys(beginnings)))
    return tuple(found)


def dates_of(text: str) -> tuple[date, ...]:
    """The days a typed date may mean: year first, or day and month in either order, with - . or / or eight digits."""
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, day = map(int, match.groups())
        return tuple(_days((year, month, day)))
    if match := _YEAR_LAST.fullmatch(text):
        first, second, year = map(int, match.groups())
        return tuple(dict.fromkeys(_days((year, second, first), (year, first, second))))
    if _CLOSE.fullmatch(text):
        year_first = (int(text[:4]), int(text[4:6]), int(text[6:]))
        year_last = int(text[4:])
        first, second = int(text[:2]), int(text[2:4])
        return tuple(dict.fromkeys(_days(year_first, (year_last, second, first), (year_last, first, second))))
    return ()


def _ways(text: str) -> Iterator[str]:
    yield folded(text)
    for part in re.split(r"[\W_]+", text):
        if part:
            yield folded(part)
            if part.isdigit():
                yield part.lstrip("0") or "0"


def _days(*readings: tuple[int, int, int]) -> Iterator[date]:
    for year, month, day in readings:
        try:
            yield date(year, month, day)
        except ValueError:
            continue
