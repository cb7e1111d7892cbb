"""V9: current through needles is refused where the screening rules it out, across chest or neck, and with an odd number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from needlechart.domain.body import Place, Side
from needlechart.domain.catalogue import EVERYWHERE, ScreeningItem, ScreeningKind
from needlechart.domain.needling import ElectricalField, Site
from needlechart.domain.patients import ScreeningDecision
from needlechart.domain.quantities import GENERAL
from needlechart.domain.rules.context import Context, named
from needlechart.domain.rules.finding import RuleFinding, Stage
from needlechart.domain.rules.regions import lies_in
from needlechart.domain.words import count_words

FRONT_OF_NECK = frozenset(
    {
        "scm-sternal",
        "scm-clavicular",
        "scalenus-anterior",
        "scalenus-medius",
        "infrahyoidei",
        "longus-colli",
        "mylohyoideus",
        "omohyoideus",
        "digastricus",
    }
)
"""Muscles at the front of the neck, between whose sides no current runs; not clinically reviewed."""
_SENTENCES = {
    "pregnancy": "No current on the trunk in pregnancy.",
    "current-pregnancy": "No current on the trunk in pregnancy.",
}


def current_refusals(context: Context, place: Place | None = None) -> Iterator[RuleFinding]:
    """Why no current may go through a needle (at that place) in this patient."""
    if context.profile.implant:
        sentence = "The patient has a pacemaker or another implant: no current through needles."
        yield _refuse("electrical", "", sentence, "Use another technique.")
        return
    told: set[str] = set()
    for key in sorted(context.profile.items):
        item = context.catalogue.screening.get(key)
        if item is not None and _ruled_out(context, item, place):
            sentence = _SENTENCES.get(key, f"{item.prompt.rstrip('?')}: yes. No current through needles.")
            if sentence not in told:
                told.add(sentence)
                yield _refuse("electrical", key, sentence, "Use another technique, or another place.")


def v9_current(context: Context) -> Iterator[RuleFinding]:
    """No current where the screening rules it out, nor across chest or neck; the needles of a channel come in pairs; what
    makes the stimulation repeatable is said."""
    if not context.electrical_sites:
        return
    told = set()
    for site in context.electrical_sites:
        for finding in current_refusals(context, site.place):
            if finding.sentence not in told:
                told.add(finding.sentence)
                yield finding
    channels: dict[int, list[Site]] = defaultdict(list)
    for site in context.electrical_sites:
        if site.electrical is None:
            sentence = f"{named(context, site)}: the channel of the current is not said."
            yield RuleFinding("V9", Stage.SIGN, "electrical", site.id, sentence, GENERAL, "Choose the channel.", site.id)
        else:
            channels[site.electrical.channel].append(site)
            yield from _not_repeatable(context, site, site.electrical)
    for channel, sites in sorted(channels.items()):
        yield from _odd(channel, sites)
        yield from _across(context, channel, sites)


def _ruled_out(context: Context, item: ScreeningItem, place: Place | None) -> bool:
    """Whether a yes to that question rules out current there; a question about current goes by the regions of its answer."""
    regions = item.no_current
    answer = next((a for a in context.profile.avoid if a.item == item.key), None)
    if item.kind is ScreeningKind.ELECTRICAL and answer is not None and answer.decision is ScreeningDecision.AVOID_REGION:
        regions = answer.regions
    if EVERYWHERE in regions:
        return True
    return place is not None and lies_in(place, context.catalogue.muscles.get(place.muscle or ""), regions)


def _odd(channel: int, sites: list[Site]) -> Iterator[RuleFinding]:
    count = sum(site.new_needles for site in sites)
    if count % 2 or not count:
        sentence = f"Channel {channel} has {count_words(count, 'needle')}; current needs pairs."
        yield _refuse("electrical", f"channel-{channel}", sentence, "Add the needle that makes the pair.", sites[0].id)


def _across(context: Context, channel: int, sites: list[Site]) -> Iterator[RuleFinding]:
    """Current from one side of the chest, or of the front of the neck, to the other."""
    chest = {site.place.side for site in sites if _region(context, site) == "chest"}
    neck = {site.place.side for site in sites if site.place.muscle in FRONT_OF_NECK}
    for sides, where in ((chest, "chest"), (neck, "front of the neck")):
        if {Side.LEFT, Side.RIGHT} <= sides:
            sentence = f"Channel {channel} runs across the {where}."
            way_out = "Keep both needles of a channel on one side."
            yield _refuse("electrical", f"channel-{channel}-across", sentence, way_out, sites[0].id)


def _not_repeatable(context: Context, site: Site, field: ElectricalField) -> Iterator[RuleFinding]:
    """What of the stimulation is not said, without which nobody could repeat it."""
    said = {
        "frequency": field.frequency_hz is not None,
        "pulse width": field.pulse_us is not None,
        "intensity": field.intensity_ma is not None or field.intensity_target is not None,
        "duration": field.duration_min is not None,
    }
    open_ones = [name for name, known in said.items() if not known]
    if open_ones and not context.is_not_obtained(site.id, "electrical"):
        sentence = f"{named(context, site)}: of the current it is not said: {', '.join(open_ones)}."
        yield RuleFinding("V9", Stage.WARN, "electrical", site.id, sentence, GENERAL, "Enter what was set.", site.id)


def _region(context: Context, site: Site) -> str:
    muscle = context.muscle_of(site)
    return muscle.region if muscle is not None else ""


def _refuse(field: str, subject_id: str, sentence: str, way_out: str, site_id: str = "") -> RuleFinding:
    more = " If it has happened already, chart it and say why."
    return RuleFinding("V9", Stage.REFUSE, field, subject_id, sentence, GENERAL, way_out + more, site_id)
