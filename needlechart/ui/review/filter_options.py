"""What each filter can be set to, in words, and what a filter in force says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from needlechart.domain.body import Side
from needlechart.domain.errors import NeedleChartError
from needlechart.domain.needling import Resolution
from needlechart.domain.reactions import Severity
from needlechart.domain.review import FilterKind, LineStatus, MissingField
from needlechart.domain.review.filters import ANY, days_of
from needlechart.domain.sessions import Attendance, VisitKind
from needlechart.domain.treatments import TreatmentKind
from needlechart.domain.words import words
from needlechart.ui.look.typed_date import short_date
from needlechart.ui.people.choices import region_options
from needlechart.ui.review.missing_words import MISSING_WORDS
from needlechart.usecases.reviewing import ReviewOpened

SIDED = frozenset({FilterKind.REGION, FilterKind.MUSCLE})
"""Filters whose values may say a side."""
TYPED = frozenset({FilterKind.LOT})
"""Filters whose values are typed."""
SIDES = (("", "Either side"), (Side.LEFT.value, "Left"), (Side.RIGHT.value, "Right"))

SHORT: dict[FilterKind, str] = {
    FilterKind.PERIOD: "Period",
    FilterKind.THERAPIST: "Therapist",
    FilterKind.STATUS: "Status",
    FilterKind.REGION: "Region",
    FilterKind.MUSCLE: "Muscle",
    FilterKind.TREATMENT: "Treatment",
    FilterKind.REACTION: "Reaction",
    FilterKind.COUNT: "Count",
    FilterKind.UNSIGNED: "Unsigned",
    FilterKind.MISSING: "Missing",
    FilterKind.NEEDLE: "Needle",
    FilterKind.LOT: "Lot",
    FilterKind.WORDS: "Words",
    FilterKind.PATIENT: "Patient",
    FilterKind.VISIT: "Kind of visit",
    FilterKind.ATTENDANCE: "Came",
    FilterKind.ENTERED_BY: "Entered by",
}
"""What a filter is called on its chip."""

STATUS_WORDS: dict[LineStatus, str] = {
    LineStatus.DRAFT: "Not signed",
    LineStatus.SIGNED: "Signed, no review asked for",
    LineStatus.TO_REVIEW: "To review",
    LineStatus.QUESTION: "Question to the therapist",
    LineStatus.ANSWERED: "Answered",
    LineStatus.APPROVED: "Approved",
    LineStatus.VOID: "Taken out of the chart",
}
_COUNT_WORDS = {
    "mismatched": "Did not agree at first",
    "mismatch": "Does not agree, not explained",
    "ended": "Did not agree, explained",
    "agrees": "Agreed at once",
    "open": "Not counted",
    "not_obtained": "Count not obtained",
    "in_body": "Needles not tapped off",
    "none": "No needle",
    **{resolution.value: f"Ended: {words(resolution)}" for resolution in Resolution},
}
_HOURS = (("12", "12 hours"), ("24", "24 hours"), ("48", "48 hours"), ("168", "7 days"), ("720", "30 days"))


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a filter with its words."""

    value: str
    words: str


def options_of(kind: FilterKind, opened: ReviewOpened) -> tuple[Option, ...]:
    """The values a filter offers in this clinic, in the order they are looked for; none where values are typed."""
    tell = _OPTIONS.get(kind)
    return tuple(Option(value, said) for value, said in tell(opened)) if tell is not None else ()


def value_words(kind: FilterKind, value: str, opened: ReviewOpened) -> str:
    """A value in words, as it stands on a chip."""
    if kind is FilterKind.PERIOD:
        return period_words(value)
    key, _, side = value.partition("/")
    wanted = key if kind in SIDED else value
    said = next((option.words for option in options_of(kind, opened) if option.value == wanted), wanted)
    if kind is FilterKind.UNSIGNED:
        return f"Unsigned over {said}"
    return f"{said}, {words(Side(side))}" if kind in SIDED and side else said


def condition_words(kind: FilterKind, values: tuple[str, ...], opened: ReviewOpened) -> str:
    """ "Last 7 days" is said by its days; "A. Kern +2" when several values are in force."""
    first = value_words(kind, values[0], opened)
    return f"{first} +{len(values) - 1}" if len(values) > 1 else first


def period_words(value: str) -> str:
    """Two days, or one end: "1 Nov 2026 to 30 Nov 2026", "since 1 Nov 2026"."""
    try:
        since, until = days_of(value)
    except NeedleChartError:
        return value
    if since is not None and since == until:
        return short_date(since)
    if since is not None and until is not None:
        same = since.year == until.year
        first = short_date(since).rsplit(" ", 1)[0] if same else short_date(since)
        return f"{first} to {short_date(until)}"
    return (
        f"since {short_date(since)}" if since is not None else f"until {short_date(until)}" if until is not None else "Any time"
    )


def periods(today: date) -> tuple[tuple[str, date, date], ...]:
    """The periods that are one tap away: words, first and last day."""
    month = today.replace(day=1)
    before = month - timedelta(days=1)
    return (
        ("Today", today, today),
        ("Last 7 days", today - timedelta(days=6), today),
        ("Last 30 days", today - timedelta(days=29), today),
        ("This month", month, today),
        ("Last month", before.replace(day=1), before),
        ("Last 12 months", today - timedelta(days=364), today),
    )


def _people(opened: ReviewOpened) -> list[tuple[str, str]]:
    return sorted(((p.id, p.name) for p in opened.people), key=lambda both: both[1].casefold())


def _muscles(opened: ReviewOpened) -> list[tuple[str, str]]:
    return sorted(((m.key, m.name) for m in opened.catalogue.muscles.values()), key=lambda both: both[1].casefold())


def _reactions(opened: ReviewOpened) -> list[tuple[str, str]]:
    grades = [(f"/{severity}", f"Any {words(severity)}") for severity in Severity if severity is not Severity.STAFF]
    kinds = [(kind.key, kind.words) for kind in opened.catalogue.event_types.values()]
    return [(ANY, "Any reaction"), *grades, (f"/{Severity.STAFF}", "Incident to staff"), *kinds]


def _missing(_opened: ReviewOpened) -> list[tuple[str, str]]:
    return [(ANY, "Anything"), *((field.value, _capital(MISSING_WORDS[field])) for field in MissingField)]


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]


_OPTIONS: dict[FilterKind, Callable[[ReviewOpened], list[tuple[str, str]]]] = {
    FilterKind.THERAPIST: _people,
    FilterKind.ENTERED_BY: _people,
    FilterKind.STATUS: lambda _opened: [(status.value, said) for status, said in STATUS_WORDS.items()],
    FilterKind.REGION: lambda opened: region_options(opened.catalogue),
    FilterKind.MUSCLE: _muscles,
    FilterKind.TREATMENT: lambda _opened: [(kind.value, _capital(words(kind))) for kind in TreatmentKind],
    FilterKind.REACTION: _reactions,
    FilterKind.COUNT: lambda _opened: list(_COUNT_WORDS.items()),
    FilterKind.UNSIGNED: lambda _opened: list(_HOURS),
    FilterKind.MISSING: _missing,
    FilterKind.NEEDLE: lambda opened: [(needle.key, needle.words) for needle in opened.catalogue.needles.values()],
    FilterKind.VISIT: lambda _opened: [(kind.value, _capital(words(kind))) for kind in VisitKind],
    FilterKind.ATTENDANCE: lambda _opened: [(came.value, _capital(words(came))) for came in Attendance],
}
