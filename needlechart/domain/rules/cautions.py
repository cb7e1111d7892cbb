"""V8: cautions that take one tap, once per muscle and session, and stay visible in history."""

from __future__ import annotations

from collections.abc import Iterator

from needlechart.domain.body import Place, Side, View
from needlechart.domain.catalogue import Hazard, Muscle
from needlechart.domain.needling import Needle
from needlechart.domain.patients import ScreeningAnswer
from needlechart.domain.quantities import GENERAL
from needlechart.domain.rules.context import Context
from needlechart.domain.rules.finding import RuleFinding, Stage
from needlechart.domain.words import place_words

L3_UPPER_EDGE_Y_MM = 674
"""Upper edge of the third lumbar vertebra in the standing views of the drawn body (a fifth of the drawn lumbar spine each);
not clinically reviewed."""
LOWEST_RIB_Y_MM = 619
"""Lower edge of the drawn costal margin in the standing views; not clinically reviewed."""
LOWER_NECK_Y_MM = 320
"""Where the lower third of splenius cervicis begins in the back view; not clinically reviewed."""

PARTLY_OVER_LUNG = {
    "quadratus-lumborum": (0, L3_UPPER_EDGE_Y_MM),
    "iliocostalis-lumborum": (0, L3_UPPER_EDGE_Y_MM),
    "splenius-cervicis": (LOWER_NECK_Y_MM, 10_000),
    "obliquus-externus": (0, LOWEST_RIB_Y_MM),
}
"""Muscles of which only a part lies over the lung field, and between which heights (mm) of the standing views."""

STANDING_VIEWS = frozenset({View.ANTERIOR, View.POSTERIOR, View.LATERAL_LEFT, View.LATERAL_RIGHT})
LOW_BACK_AND_PELVIS = frozenset(
    {
        "multifidus-lumborum",
        "iliocostalis-lumborum",
        "quadratus-lumborum",
        "psoas-major",
        "iliacus",
        "iliopsoas",
        "obturator-internus",
    }
)
STRONGER = ":stronger"
"""Ends the subject of a caution that came back for a longer needle or a thin patient."""
LUNG_SOURCE = "South African Board Notice 121, 5.1 Thorax: not both sides of the thorax in one session"
PREGNANCY_SOURCE = "abdomen, low back and pelvis are spared in pregnancy; general knowledge, not clinically reviewed"
BLEEDING_SOURCE = "deep muscles that cannot be pressed upon; general knowledge, not clinically reviewed"


def v8_cautions(context: Context) -> Iterator[RuleFinding]:
    """Critical hazard; both sides over the lung; a precaution that hits the region; anticoagulant with a deep muscle."""
    told: set[str] = set()
    for site in context.sites:
        for finding in place_cautions(context, site.place, site.needle, site.id):
            if finding.subject_id not in told:
                told.add(finding.subject_id)
                yield finding


def place_cautions(context: Context, place: Place, needle: Needle | None, site_id: str = "") -> Iterator[RuleFinding]:
    """The cautions of that needle at that place, beside the sites that are there already."""
    muscle = context.catalogue.muscles.get(place.muscle or "")
    if muscle is not None and muscle.hazard_severity is Hazard.CRITICAL:
        yield _hazard(context, place, muscle, needle, site_id)
    yield from _both_lungs(context, place, site_id)
    for answer in context.profile.avoid:
        if _hits(answer, place, muscle):
            yield _ack(f"{place.muscle or place.structure}:{answer.item}", _avoid(context, place, answer), GENERAL, site_id)
    if muscle is None:
        return
    where = place_words(place, context.catalogue)
    if context.profile.anticoagulant and muscle.deep and not muscle.compressible:
        sentence = f"{where}: deep and not to be pressed upon, in a patient who bleeds easily."
        yield _ack(f"{muscle.key}:anticoagulant", sentence, BLEEDING_SOURCE, site_id)
    if context.profile.pregnant and (muscle.region == "abdomen" or muscle.key in LOW_BACK_AND_PELVIS):
        sentence = f"{where}: abdomen, low back and pelvis are spared in pregnancy."
        yield _ack(f"{muscle.key}:pregnancy", sentence, PREGNANCY_SOURCE, site_id)


def over_lung(place: Place, muscle: Muscle | None) -> bool:
    """Whether a needle at that place lies over the lung field; of some muscles only a part does."""
    key = place.muscle or ""
    if key in PARTLY_OVER_LUNG and place.point.view in STANDING_VIEWS:
        low, high = PARTLY_OVER_LUNG[key]
        return low <= place.point.y_mm < high
    return muscle is not None and muscle.lung_field


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
    return _ack(subject, sentence, muscle.caution_source or GENERAL, site_id)


def _both_lungs(context: Context, place: Place, site_id: str) -> Iterator[RuleFinding]:
    if not over_lung(place, context.catalogue.muscles.get(place.muscle or "")):
        return
    sides = {s.place.side for s in context.sites if over_lung(s.place, context.muscle_of(s))} | {place.side}
    if {Side.LEFT, Side.RIGHT} <= sides:
        yield _ack("lung-field", "Both sides of the thorax are needled in one session.", LUNG_SOURCE, site_id)


def _hits(answer: ScreeningAnswer, place: Place, muscle: Muscle | None) -> bool:
    """Whether a region to avoid (a region, a muscle or a structure, alone or with ".left" or ".right") holds that place."""
    names = {place.structure, place.muscle or place.structure, muscle.region if muscle is not None else place.structure}
    return any(region in names or region in {f"{name}.{place.side}" for name in names} for region in answer.regions)


def _avoid(context: Context, place: Place, answer: ScreeningAnswer) -> str:
    item = context.catalogue.screening.get(answer.item)
    prompt = item.prompt if item is not None else answer.item.replace("-", " ")
    return f"{place_words(place, context.catalogue)} lies in a region to avoid ({prompt.rstrip('?')}: yes)."


def _ack(subject: str, sentence: str, source: str, site_id: str) -> RuleFinding:
    return RuleFinding(
        "V8", Stage.ACK, "acknowledgements", subject, sentence, source, "Tap once to say that you have seen it.", site_id
    )
