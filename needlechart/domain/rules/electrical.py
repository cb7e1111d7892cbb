"""V9: current through needles is refused with an implant, in pregnancy on the trunk, and with an odd number of needles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from needlechart.domain.body import Place
from needlechart.domain.catalogue import Muscle
from needlechart.domain.quantities import GENERAL
from needlechart.domain.rules.cautions import LOW_BACK_AND_PELVIS
from needlechart.domain.rules.context import Context, named
from needlechart.domain.rules.finding import RuleFinding, Stage
from needlechart.domain.words import count_words

TRUNK = frozenset({"abdomen", "back", "chest"})


def current_refusals(context: Context, place: Place | None = None) -> Iterator[RuleFinding]:
    """Why no current may go through a needle (at that place) in this patient."""
    profile = context.profile
    if profile.implant:
        sentence = "The patient has a pacemaker or another implant: no current through needles."
        yield _refuse("electrical", "", sentence, "Use another technique.")
    muscle = context.catalogue.muscles.get(place.muscle or "") if place is not None else None
    if profile.pregnant and _on_trunk(muscle):
        yield _refuse("electrical", "", "No current on the trunk in pregnancy.", "Use another technique.")


def v9_current(context: Context) -> Iterator[RuleFinding]:
    """No current with an implant, nor on the trunk in pregnancy; the needles of a channel come in pairs."""
    if not context.electrical_sites:
        return
    told = set()
    for site in context.electrical_sites:
        for finding in current_refusals(context, site.place):
            if finding.sentence not in told:
                told.add(finding.sentence)
                yield finding
    yield from _odd_channels(context)


def _odd_channels(context: Context) -> Iterator[RuleFinding]:
    needles: dict[int, int] = defaultdict(int)
    first: dict[int, str] = {}
    for site in context.electrical_sites:
        if site.electrical is None:
            sentence = f"{named(context, site)}: the channel of the current is not said."
            yield RuleFinding("V9", Stage.SIGN, "electrical", site.id, sentence, GENERAL, "Choose the channel.", site.id)
            continue
        needles[site.electrical.channel] += site.new_needles
        first.setdefault(site.electrical.channel, site.id)
    for channel, count in sorted(needles.items()):
        if count % 2 or not count:
            sentence = f"Channel {channel} has {count_words(count, 'needle')}; current needs pairs."
            yield _refuse("electrical", f"channel-{channel}", sentence, "Add the needle that makes the pair.", first[channel])


def _on_trunk(muscle: Muscle | None) -> bool:
    return muscle is not None and (muscle.region in TRUNK or muscle.key in LOW_BACK_AND_PELVIS)


def _refuse(field: str, subject_id: str, sentence: str, way_out: str, site_id: str = "") -> RuleFinding:
    more = " If it has happened already, chart it and say why."
    return RuleFinding("V9", Stage.REFUSE, field, subject_id, sentence, GENERAL, way_out + more, site_id)
