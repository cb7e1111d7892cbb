"""Rules about figures: V10 twitches, V12 scales."""

from __future__ import annotations

from collections.abc import Iterator

from needlechart.domain.measures import SCALES, Measurement, ScaleCode
from needlechart.domain.needling import Elicited, Twitch
from needlechart.domain.quantities import GENERAL
from needlechart.domain.rules.context import Context, named
from needlechart.domain.rules.finding import RuleFinding, Stage
from needlechart.domain.words import count_words, measured_thing, number_words

MOST_COUNTED = 60
SCALE_SOURCE = "ranges of the published scales"


def v10_twitches(context: Context) -> Iterator[RuleFinding]:
    """No twitch has no count above 0; a count says yes; "can't tell" and "not sought" have none; 0-60."""
    for site in context.session.sites:
        wrong = _contradiction(site.twitch) if site.twitch is not None else ""
        if wrong:
            sentence = f"{named(context, site)}: {wrong}"
            yield RuleFinding("V10", Stage.ENTRY, "twitch", site.id, sentence, GENERAL, "Answer the twitch again.", site.id)
        if site.twitch is None and site.confirmed and not context.is_not_obtained(site.id, "twitch"):
            sentence = f"{named(context, site)}: it is not said whether it twitched."
            way_out = 'Tap the twitches, "can\'t tell" or "not sought".'
            yield RuleFinding("V10", Stage.WARN, "twitch", site.id, sentence, GENERAL, way_out, site.id)


def _contradiction(twitch: Twitch) -> str:
    if twitch.count is not None and not 0 <= twitch.count <= MOST_COUNTED:
        return f"{count_words(twitch.count, 'twitch', 'twitches')} cannot be; 0 to {MOST_COUNTED}."
    if twitch.elicited is Elicited.NO and twitch.count:
        return f'"no twitch" and {count_words(twitch.count, "twitch", "twitches")} contradict each other.'
    if twitch.elicited is Elicited.YES and twitch.count == 0:
        return '"twitched" and a count of 0 contradict each other.'
    if twitch.elicited in (Elicited.NOT_OBSERVABLE, Elicited.NOT_SOUGHT) and twitch.count is not None:
        return "a twitch that was not observed or not sought has no count."
    return ""


def v12_within_the_scale(context: Context) -> Iterator[RuleFinding]:
    """Pain 0-10, pressure threshold 0.1-20 kg/cm2, motion -30 to 200 degrees, scores within their scale."""
    for measurement in context.session.measurements:
        if not within_scale(measurement.scale, measurement.value):
            yield _outside(measurement, context)


def within_scale(scale: ScaleCode, value: float) -> bool:
    """Whether a value lies in the closed range of its scale (what is no number does not)."""
    kind = SCALES[scale]
    return kind.low <= value <= kind.high


def _outside(measurement: Measurement, context: Context) -> RuleFinding:
    kind = SCALES[measurement.scale]
    thing = measured_thing(measurement, context.catalogue)
    span = f"{number_words(kind.low)} to {number_words(kind.high)} {kind.unit}".strip()
    sentence = f"{thing}: {number_words(measurement.value)} lies outside {span}."
    return RuleFinding("V12", Stage.ENTRY, "value", measurement.id, sentence, SCALE_SOURCE, "Enter the value again.")
