"""V8: cautions that take one tap, once per muscle and session, and stay visible in history; and regions that are refused."""

from __future__ import annotations

from collections.abc import Iterator

from needlechart.domain.body import Place, Side
from needlechart.domain.catalogue import Hazard, Muscle, ScreeningItem, ScreeningKind
from needlechart.domain.needling import Needle
from needlechart.domain.patients import ScreeningAnswer
from needlechart.domain.quantities import GENERAL
from needlechart.domain.rules.context import Context
from needlechart.domain.rules.finding import RuleFinding, Stage
from needlechart.domain.rules.regions import lies_in, over_lung
from needlechart.domain.words import place_words

STRONGER = ":stronger"
"""Ends the subject of a caution that came back for a longer needle or a thin patient."""
BOTH_LUNGS = "lung-field"
"""The subject of the caution that both sides of the thorax are needled."""
NOT_RECOMMENDED = frozenset({"intercostales-externi"})
"""Muscles whose needling is not recommended: their caution asks for a reason (hazard table, not clinically reviewed)."""
LUNG_SOURCE = "South African Board Notice 121, 5.1 Thorax: not both sides of the thorax in one session"
REGION_SOURCE = "what a yes means for a region: screening list of the clinic; general knowledge, not clinically reviewed"
BLEEDING_SOURCE = "deep muscles that cannot be pressed upon; general knowledge, not clinically reviewed"
_SPARED = {"pregnancy": "abdomen, low back and pelvis are spared in pregnancy."}
"""What is said of a region that is refused, by question; else the question itself."""


def v8_cautions(context: Context) -> Iterator[RuleFinding]:
    """Critical hazard; both sides over the lung; a precaution that hits the region; anticoagulant with a deep muscle.

    A region ruled out by the screening is refused before; a needle that is in already waits for its reason."""
    told: set[tuple[Stage, str]] = set()
    for site in context.sites:
        for finding in (
            *region_refusals(context, site.place, site.id),
            *place_cautions(context, site.place, site.needle, site.id),
        ):
            if (finding.stage, finding.subject_id) not in told:
                told.add((finding.stage, finding.subject_id))
                yield finding


def place_cautions(context: Context, place: Place, needle: Needle | None, site_id: str = "") -> Iterator[RuleFinding]:
    """The cautions of that needle at that place, beside the sites that are there already."""
    muscle = context.catalogue.muscles.get(place.muscle or "")
    if muscle is not None and muscle.hazard_severity is Hazard.CRITICAL:
        yield _hazard(context, place, muscle, needle, site_id)
    yield from _both_lungs(context, place, site_id)
    for item, sentence, refuses in _regions_hit(context, place, muscle):
        if not refuses:
            yield _ack(f"{place.muscle or place.structure}:{item}", sentence, GENERAL, site_id)
    if muscle is None:
        return
    if context.profile.anticoagulant and muscle.deep and not muscle.compressible:
        sentence = f"{place_words(place, context.catalogue)}: deep and not to be pressed upon, in a patient who bleeds easily."
        yield _ack(f"{muscle.key}:anticoagulant", sentence, BLEEDING_SOURCE, site_id)


def region_refusals(context: Context, place: Place, site_id: str = "") -> Iterator[RuleFinding]:
    """Why the screening rules out a needle at that place: a region no needle may go into with this yes."""
    muscle = context.catalogue.muscles.get(place.muscle or "")
    for item, sentence, refuses in _regions_hit(context, place, muscle):
        if refuses:
            subject = f"{place.structure}:{item}"  # an area keeps its name when the muscle meant is said later
            way_out = "Choose another place. If it has happened already, chart it and say why."
            yield RuleFinding("V8", Stage.REFUSE, "place", subject, sentence, REGION_SOURCE, way_out, site_id)


def _regions_hit(context: Context, place: Place, muscle: Muscle | None) -> Iterator[tuple[str, str, bool]]:
    """The questions answered in a way that concerns that place: key, sentence, and whether a needle there is refused.

    Each question once: the regions it is always about, then those named in the answer.
    """
    known, where = context.catalogue.screening, place_words(place, context.catalogue)
    hit: set[str] = set()
    for key in sorted(context.profile.items):
        item = known.get(key)
        if item is not None and lies_in(place, muscle, item.regions):
            hit.add(key)
            said = _SPARED.get(key) or f"{item.prompt.rstrip('?')}: yes."
            yield key, f"{where}: {said}", item.refuses
    for answer in context.profile.avoid:
        if answer.item not in hit and lies_in(place, muscle, answer.regions):
            item = known.get(answer.item)
            rules_out = item is not None and item.kind is ScreeningKind.ABSOLUTE
            yield answer.item, f"{where} lies in a region to avoid ({_prompt(item, answer)}: yes).", rules_out


def _hazard(context: Context, place: Place, muscle: Muscle, needle: Needle | None, site_id: str) -> RuleFinding:
    """The caution line; it comes back as a stronger one for a longer needle or a thin patient."""
    stronger = []
    if needle is not None and muscle.needle_max_mm is not None and needle.length_mm > muscle.needle_max_mm:
        stronger.append("the needle is longer than usual here")
    if context.profile.thin:
        stronger.append("the patient is thin")
    where = place_words(place, context.catalogue)
    also = f" {' and '.join(stronger).capitalize()}." if stronger else ""
    sentence = f"{where}: {muscle.caution.rstrip('.')}. At risk: {muscle.hazard.rstrip('.')}.{also}"
    subject = f"{muscle.key}{STRONGER}" if stronger else muscle.key
    return _ack(subject, sentence, muscle.caution_source or GENERAL, site_id, muscle.key in NOT_RECOMMENDED)


def _both_lungs(context: Context, place: Place, site_id: str) -> Iterator[RuleFinding]:
    if not over_lung(place, context.catalogue.muscles.get(place.muscle or "")):
        return
    sides = {s.place.side for s in context.sites if over_lung(s.place, context.muscle_of(s))} | {place.side}
    if {Side.LEFT, Side.RIGHT} <= sides:
        sentence = "Both sides of the thorax are needled in one session."
        yield _ack(BOTH_LUNGS, sentence, LUNG_SOURCE, site_id, True)


def _prompt(item: ScreeningItem | None, answer: ScreeningAnswer) -> str:
    return (item.prompt if item is not None else answer.item.replace("-", " ")).rstrip("?")


def _ack(subject: str, sentence: str, source: str, site_id: str, asks_reason: bool = False) -> RuleFinding:
    way_out = "Say why it is done." if asks_reason else "Tap once to say that you have seen it."
    return RuleFinding("V8", Stage.ACK, "acknowledgements", subject, sentence, source, way_out, site_id, asks_reason=asks_reason)
