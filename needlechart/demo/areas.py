"""Where a demo patient feels the pain, drawn on the body: smaller as it settles, and where a needled site refers to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from needlechart.demo.measuring import Pain
from needlechart.demo.person import Trouble
from needlechart.demo.surroundings import Chance, Surroundings
from needlechart.domain.measures import When
from needlechart.domain.needling import Site
from needlechart.domain.sessions import AreaKind, PainArea

REFERRED_TO = {
    "biceps-femoris-long": "popliteus",
    "extensor-carpi-radialis-longus": "interosseus-dorsalis-1-hand",
    "gastrocnemius-medial": "popliteus",
    "gluteus-medius": "gluteus-maximus",
    "gluteus-minimus": "vastus-lateralis",
    "infraspinatus": "deltoid-anterior",
    "quadratus-lumborum": "gluteus-maximus",
    "semitendinosus": "gluteus-maximus",
    "tensor-fasciae-latae": "vastus-lateralis",
    "trapezius-upper": "temporalis",
}
"""Over which muscle the pain a muscle refers is drawn: one part of what the catalogue says of it, not clinically reviewed."""
REFERRED_MM = 20.0
SMALL = ("head", "forearm", "foot")
"""Regions where there is room for half as much."""


def areas_of(
    troubles: Sequence[Trouble],
    pains: Sequence[Pain],
    sites: Sequence[Site],
    around: Surroundings,
    chance: Chance,
    *,
    after: bool,
) -> tuple[PainArea, ...]:
    """The pain of each problem before the needles, with ``after`` what is left of it then too, and what the sites refer.

    ``chance`` is drawn from for ids alone.
    """
    return (*_pains(troubles, pains, around, chance, after), *_referred(sites, around, chance))


def _pains(
    troubles: Sequence[Trouble], pains: Sequence[Pain], around: Surroundings, chance: Chance, after: bool
) -> Iterator[PainArea]:
    for trouble, pain in zip(troubles, pains, strict=True):
        for when, felt in ((When.BEFORE, pain.before), (When.AFTER, pain.after)):
            if felt == 0 or (when is When.AFTER and not after):
                continue
            half_mm = (14.0 + 4.0 * felt) * (0.5 if trouble.kind.region in SMALL else 1.0)
            drawn = around.places.outline(trouble.kind.muscles[0], trouble.side, half_mm)
            if drawn is not None:
                yield PainArea(chance.id(), AreaKind.PAIN, *drawn, when, trouble.problem.id)


def _referred(sites: Sequence[Site], around: Surroundings, chance: Chance) -> Iterator[PainArea]:
    """Of each muscle the first site that refers somewhere."""
    told: set[str] = set()
    for site in sites:
        muscle = site.place.structure
        to = REFERRED_TO.get(muscle)
        if to is None or muscle in told or site.referral is None or not site.referral.felt:
            continue
        drawn = around.places.outline(to, site.place.side, REFERRED_MM)
        if drawn is not None:
            told.add(muscle)
            yield PainArea(chance.id(), AreaKind.REFERRED, *drawn, site_id=site.id)
