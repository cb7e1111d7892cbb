"""What the sessions can be filtered by: one row a filter.  All conditions must hold; of one condition's values one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from needlechart.domain.body import Side
from needlechart.domain.errors import NeedleChartError
from needlechart.domain.folding import folded_words
from needlechart.domain.needling import Resolution
from needlechart.domain.reactions import Severity
from needlechart.domain.review.line import CountStanding, LineStatus
from needlechart.domain.review.missing import MissingField
from needlechart.domain.review.tags import CORRECTED, LONGEST_WORD, lot_tag, tag
from needlechart.domain.sessions import Attendance, VisitKind
from needlechart.domain.treatments import TreatmentKind

ANY = "any"
MOST_HOURS = 24 * 366 * 20


class FilterKind(StrEnum):
    """What a condition looks at; the value is what a kept filter says."""

    PERIOD = "period"
    THERAPIST = "therapist"
    STATUS = "status"
    REGION = "region"
    MUSCLE = "muscle"
    TREATMENT = "treatment"
    REACTION = "reaction"
    COUNT = "count"
    UNSIGNED = "unsigned"
    MISSING = "missing"
    NEEDLE = "needle"
    LOT = "lot"
    WORDS = "words"
    PATIENT = "patient"
    VISIT = "visit"
    ATTENDANCE = "attendance"
    ENTERED_BY = "entered_by"


class NotAFilter(NeedleChartError):
    """A condition has a value its kind does not know."""

    def __init__(self, row: FilterRow, value: str) -> None:
        super().__init__(f"“{value}” is nothing that sessions can be filtered by ({row.words.lower()}).", row.way_out)


@dataclass(frozen=True, slots=True)
class Condition:
    """One filter in force, with its values: see the rows of ``FILTERS`` for what they may be."""

    kind: FilterKind
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SessionFilter:
    """Conditions that all must hold; none of them: every session of the charts.

    Sessions taken out of the chart are found only with the status ``void``.
    """

    conditions: tuple[Condition, ...] = ()

    def having(self, kind: FilterKind, *values: str) -> SessionFilter:
        """With this condition in the place of an earlier one of its kind; without it when there are no values."""
        rest = tuple(condition for condition in self.conditions if condition.kind is not kind)
        return SessionFilter((*rest, Condition(kind, values)) if values else rest)

    def without(self, kind: FilterKind) -> SessionFilter:
        """Without the condition of that kind."""
        return self.having(kind)

    def values(self, kind: FilterKind) -> tuple[str, ...]:
        """The values of the condition of that kind; none when it is not in force."""
        return next((condition.values for condition in self.conditions if condition.kind is kind), ())


@dataclass(frozen=True, slots=True)
class FilterRow:
    """One filter.  ``choices`` are all its values where they are few and known beforehand; ``tags`` says of a value the tags of
    which a session must have one (for ``words``: all), and is None where it is not tags that are asked (period, hours).
    ``single``: only one value at a time."""

    kind: FilterKind
    words: str
    way_out: str
    tags: Callable[[str], tuple[str, ...]] | None = None
    choices: tuple[str, ...] = ()
    single: bool = False

    def check(self, value: str) -> None:
        """Raises NotAFilter for a value this filter does not know."""
        if self.choices and value not in self.choices:
            raise NotAFilter(self, value)


def _tagged(name: str) -> Callable[[str], tuple[str, ...]]:
    return lambda value: (tag(name, value),)


def _sided(name: str) -> Callable[[str], tuple[str, ...]]:
    """ "trapezius-upper" on any side, or "trapezius-upper/left"."""

    def tags(value: str) -> tuple[str, ...]:
        key, _, side = value.partition("/")
        return tuple(tag(name, key, s) for s in Side if not side or s == side)

    return tags


def _reaction(value: str) -> tuple[str, ...]:
    """ "any", "/significant" for any kind, "bruise" for any severity, or "bruise/significant"."""
    kind, _, severity = value.partition("/")
    wanted = [s for s in Severity if not severity or s == severity]
    return tuple(tag("severity", s) if kind in ("", ANY) else tag("reaction", kind, s) for s in wanted)


def _count(value: str) -> tuple[str, ...]:
    return (tag("ended" if value in _ENDINGS else "count", value),)


def _words(value: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word[:LONGEST_WORD] for word in folded_words(value)))


_ENDINGS = (*(resolution.value for resolution in Resolution), CORRECTED)
_COUNTS = (*(standing.value for standing in CountStanding), "mismatched", "in_body", *_ENDINGS)
"""``mismatched``: it did not agree at first, ended or not.  ``in_body``: needles not tapped off."""
_MISSING = (ANY, *(field.value for field in MissingField))

FILTERS: tuple[FilterRow, ...] = (
    FilterRow(FilterKind.PERIOD, "Period", "Give two days, year first; either may be left out.", single=True),
    FilterRow(FilterKind.THERAPIST, "Therapist", "Choose one of the people.", _tagged("therapist")),
    FilterRow(FilterKind.STATUS, "Status", "Choose one of the list.", _tagged("status"), tuple(s.value for s in LineStatus)),
    FilterRow(FilterKind.REGION, "Problem region", "Choose a region, with or without a side.", _sided("region")),
    FilterRow(FilterKind.MUSCLE, "Muscle", "Choose a muscle, with or without a side.", _sided("muscle")),
    FilterRow(
        FilterKind.TREATMENT, "Treatment", "Choose one of the list.", _tagged("treatment"), tuple(k.value for k in TreatmentKind)
    ),
    FilterRow(FilterKind.REACTION, "Reaction", "Choose a kind, a severity, or both.", _reaction),
    FilterRow(FilterKind.COUNT, "Needle count", "Choose one of the list.", _count, _COUNTS),
    FilterRow(FilterKind.UNSIGNED, "Unsigned for more than", "Give a number of hours.", single=True),
    FilterRow(FilterKind.MISSING, "Missing", "Choose one of the list.", _tagged("missing"), _MISSING),
    FilterRow(FilterKind.NEEDLE, "Needle", "Choose one of the clinic's needles.", _tagged("needle")),
    FilterRow(FilterKind.LOT, "Lot", "Type the lot as it stands on the pack.", lambda lot: (lot_tag(lot),)),
    FilterRow(FilterKind.WORDS, "Words in notes and names", "Type whole words.", _words),
    FilterRow(FilterKind.PATIENT, "Patient", "Choose a patient.", _tagged("patient")),
    FilterRow(FilterKind.VISIT, "Kind of visit", "Choose one of the list.", _tagged("kind"), tuple(k.value for k in VisitKind)),
    FilterRow(
        FilterKind.ATTENDANCE, "Came", "Choose one of the list.", _tagged("attendance"), tuple(a.value for a in Attendance)
    ),
    FilterRow(FilterKind.ENTERED_BY, "Entered by", "Choose one of the people.", _tagged("entered")),
)
"""Every filter, in the order in which a page offers them."""
_ROWS = {row.kind: row for row in FILTERS}


def filter_row(kind: FilterKind) -> FilterRow:
    """The row of that filter."""
    return _ROWS[kind]


def period(since: date | None, until: date | None) -> Condition:
    """From one day to another, both included; None leaves an end open."""
    return Condition(FilterKind.PERIOD, (f"{since or ''}/{until or ''}",))


def days_of(value: str) -> tuple[date | None, date | None]:
    """The two days of a period's value; NotAFilter when they are none."""
    since, _, until = value.partition("/")
    try:
        return (date.fromisoformat(since) if since else None, date.fromisoformat(until) if until else None)
    except ValueError:
        raise NotAFilter(_ROWS[FilterKind.PERIOD], value) from None


def hours_of(value: str) -> int:
    """The hours of "unsigned for more than"; NotAFilter when it is no whole number from 0 on."""
    if not (value.isascii() and value.isdigit()) or int(value) > MOST_HOURS:
        raise NotAFilter(_ROWS[FilterKind.UNSIGNED], value)
    return int(value)
