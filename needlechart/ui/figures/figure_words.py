"""Figures of the clinic in words."""

from __future__ import annotations

from needlechart.domain.figures import Grade, MiddleChange, PublishedRate
from needlechart.domain.figures.values import Rate, Trend
from needlechart.domain.measures import ScaleCode
from needlechart.domain.words import words

GRADES: dict[Grade, str] = {
    Grade.EXPECTED: "Expected: soreness, a spot of blood",
    Grade.MILD: "Mild",
    Grade.SIGNIFICANT: "Significant",
    Grade.SERIOUS: "Serious",
}
_NONE = "\N{EN DASH}"
_SCALES = {ScaleCode.NPRS: "Pain 0-10"}


def per_thousand(value: float | None) -> str:
    """ "3.4", or a dash where the number is too small to tell a rate."""
    return _NONE if value is None else f"{value:.1f}"


def published_words(published: tuple[PublishedRate, ...]) -> str:
    """ "123.4; 1.0", "up to 0.4" for an upper limit; a dash where nothing was published."""
    return "; ".join(f"{'up to ' if rate.at_most else ''}{rate.per_1000:g}" for rate in published) or _NONE


def sources_of(rates: tuple[Rate, ...]) -> tuple[str, ...]:
    """Each published figure with its source and what is to be known about it, once."""
    told: dict[str, None] = {}
    for rate in rates:
        for one in rate.published:
            note = f", {one.note}" if one.note else ""
            limit = "up to " if one.at_most else ""
            told[f"{limit}{one.per_1000:g} per 1,000 of {one.treatments:,} treatments: {one.source}{note}."] = None
    return tuple(told)


def bars_of(trend: Trend) -> tuple[int, ...]:
    """The numbers of a trend, up to the last bar in which somebody was treated."""
    last = max((at for at, bar in enumerate(trend.bars) if bar.of or bar.number), default=-1)
    return tuple(bar.number for bar in trend.bars[: last + 1])


def change_words(change: MiddleChange) -> tuple[str, str]:
    """The median change and its interval: "-2.5", "-3.0 to -2.0"; dashes with too few cases."""
    if change.median is None or change.low is None or change.high is None:
        return _NONE, "too few"
    return f"{change.median:+.1f}", f"{change.low:+.1f} to {change.high:+.1f}"


def scale_words(scale: ScaleCode) -> str:
    """A scale by its name."""
    said = _SCALES.get(scale) or words(scale)
    return said[:1].upper() + said[1:]


def percent(share: float | None) -> str:
    """ "64 %", or a dash where too few sites have an answer."""
    return _NONE if share is None else f"{100 * share:.0f} %"
