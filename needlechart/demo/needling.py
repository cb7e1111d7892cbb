"""The needles of a demo visit: sites with their answers, and findings that are left alone."""

from __future__ import annotations

from dataclasses import dataclass

from needlechart.demo.surroundings import Chance, Surroundings
from needlechart.domain.body import Place, Side
from needlechart.domain.catalogue import Muscle
from needlechart.domain.moments import Moment
from needlechart.domain.needling import (
    Activity,
    Bleeding,
    ElectricalField,
    Elicited,
    EndReason,
    Familiar,
    Finding,
    IntensityTarget,
    Referral,
    Removal,
    ResponseSought,
    SeenBy,
    SensationKind,
    Site,
    Strength,
    Tolerance,
    ToneAfter,
    Twitch,
    Waveform,
)
from needlechart.domain.technique import Technique

BLEEDING_SHARE = 0.0465
"""Bleeding at a site, of treatments (Brady et al. 2014, 7,629 treatments)."""
WEIGHTS, BUSY_WEIGHTS = (6, 3, 1), (1, 3, 7)
"""Of one, two or three sites in a muscle."""
CURRENT_MIN = 10
STATIC_STAY_S = 480
_TECHNIQUES = (Technique.PISTONING, Technique.SLOW_PISTONING, Technique.STATIC, Technique.ROTATION)


@dataclass(frozen=True, slots=True)
class Table:
    """One visit's needling: on which muscles of which side, since when, by whom; ``settled`` 0-1 is how far the course is.

    ``once``: one site for each muscle named; ``technique``: the same one everywhere;
    ``twitches``: of each site where they are sought."""

    muscles: tuple[str, ...]
    side: Side
    begins: Moment
    therapist_id: str
    settled: float
    current: bool = False
    once: bool = False
    technique: Technique | None = None
    twitches: tuple[int, ...] = ()


def sites_of(table: Table, around: Surroundings, chance: Chance) -> tuple[Site, ...]:
    """The needled sites, most on the first muscles of the problem."""
    if table.current:
        return _with_current(table, around, chance)
    sites: list[Site] = []
    for key in table.muscles:
        for _ in range(1 if table.once else chance.random.choices((1, 2, 3), BUSY_WEIGHTS if around.busy else WEIGHTS)[0]):
            begins = table.begins.plus(seconds=75 * len(sites) + chance.random.randint(0, 30))
            place = around.places.some(chance.random, key, table.side, (site.place for site in sites))
            site = None if place is None else _site(len(sites) + 1, place, table, begins, around, chance)
            if site is not None:
                sites.append(site)
    return tuple(sites)


def finding_of(order: int, key: str, table: Table, around: Surroundings, chance: Chance) -> Finding | None:
    """A latent point that was palpated and left alone."""
    place = around.places.some(chance.random, key, table.side)
    if place is None:
        return None
    return Finding(
        chance.id(), order, place, taut_band=True, hypersensitive_spot=True, familiar=Familiar.NO,
        activity=Activity.LATENT, palpation_pain=chance.random.randint(2, 5),
    )  # fmt: skip


def _site(order: int, place: Place, table: Table, begins: Moment, around: Surroundings, chance: Chance) -> Site:
    random, muscle = chance.random, around.catalogue.muscles[place.structure]
    needle = around.needle_for(muscle, begins.local.date())
    technique = table.technique or random.choices(_TECHNIQUES, (70, 10, 15, 5))[0]
    static = technique is Technique.STATIC
    deepest = min(muscle.depth_cap_mm or needle.length_mm, needle.length_mm - 3)
    out = Removal(chance.id(), 1, begins.plus(minutes=random.randint(4, 10)), table.therapist_id)
    pain = max(1, round(random.gauss(5 - 2 * table.settled, 1.4)))
    return Site(
        id=chance.id(),
        order=order,
        place=place,
        needle=needle,
        insertions=random.choices((1, 2), (9, 1))[0],
        technique=technique,
        depth_mm=max(5, round(deepest * random.uniform(0.55, 0.95))),
        response_sought=(ResponseSought.LOCAL_ACHE,) if static else (ResponseSought.LTR, ResponseSought.FAMILIAR_PAIN),
        left_in=static,
        inserted_at=begins,
        inserted_by=table.therapist_id,
        planned_s=STATIC_STAY_S if static else None,
        removals=(out,) if static else (),
        twitch=_twitch(muscle, technique, table, order, chance),
        familiar=random.choices((Familiar.YES, Familiar.NO, Familiar.UNSURE), (50, 40, 10))[0],
        referral=_referral(muscle, chance),
        pain_on_insertion=random.randint(1, 4),
        pain_during=min(pain, 8),
        bleeding=Bleeding.SPOT if chance.happens(BLEEDING_SHARE / 3) else Bleeding.NONE,
        tolerance=Tolerance.FAIR if pain >= 7 else Tolerance.GOOD,
        tone_after=ToneAfter.SOFTER if chance.happens(0.7) else ToneAfter.SAME,
    )


def _twitch(muscle: Muscle, technique: Technique, table: Table, order: int, chance: Chance) -> Twitch:
    settled = table.settled
    if technique is Technique.STATIC:
        return Twitch(Elicited.NOT_SOUGHT)
    if table.twitches:
        count = table.twitches[(order - 1) % len(table.twitches)]
        return _seen(count, chance) if count else Twitch(Elicited.NO, 0)
    if muscle.deep and chance.happens(0.45):
        return Twitch(Elicited.NOT_OBSERVABLE)
    if chance.happens(0.12 + 0.2 * settled):
        return Twitch(Elicited.NO, 0)
    if chance.happens(0.04):
        return Twitch(Elicited.YES, seen_by=SeenBy.PATIENT_FELT)
    return _seen(max(1, round(chance.random.gauss(4.2 - 2.4 * settled, 1.5))), chance)


def _seen(count: int, chance: Chance) -> Twitch:
    random = chance.random
    first = random.choices((Strength.STRONG, Strength.MEDIUM, Strength.WEAK), (5, 4, 1))[0]
    end = random.choices((EndReason.EXHAUSTED, EndReason.TARGET_REACHED, EndReason.PAIN_LIMIT), (6, 3, 1))[0]
    last = Strength.NONE if end is EndReason.EXHAUSTED else Strength.WEAK
    return Twitch(Elicited.YES, count, first=first, last=last, end_reason=end, seen_by=SeenBy.PALPATED)


def _referral(muscle: Muscle, chance: Chance) -> Referral | None:
    if not chance.happens(0.35):
        return None
    area = muscle.referral.split(",")[0]
    return Referral(felt=True, kind=chance.random.choice((SensationKind.DEEP_ACHE, SensationKind.DULL_ACHE)), area=area)


def _with_current(table: Table, around: Surroundings, chance: Chance) -> tuple[Site, ...]:
    """A pair of needles in the first muscle with current between them."""
    muscle = around.catalogue.muscles[table.muscles[0]]
    needle = around.needle_for(muscle, table.begins.local.date())
    ids = (chance.id(), chance.id())
    out = table.begins.plus(minutes=CURRENT_MIN + 4)
    sites: list[Site] = []
    for order, (own, partner) in enumerate((ids, ids[::-1]), 1):
        place = around.places.some(chance.random, muscle.key, table.side, (site.place for site in sites))
        if place is None:
            return ()
        current = ElectricalField(
            1, partner, Waveform.ASYMMETRIC_BIPHASIC, frequency_hz=chance.random.choice((2.0, 4.0, 80.0)), pulse_us=200,
            intensity_target=IntensityTarget.MOTOR_VISIBLE, duration_min=CURRENT_MIN,
        )  # fmt: skip
        sites.append(
            Site(
                own,
                order,
                place,
                needle,
                technique=Technique.ELECTRICAL,
                depth_mm=min(30, needle.length_mm - 5),
                response_sought=(ResponseSought.MUSCLE_CONTRACTION,),
                left_in=True,
                inserted_at=table.begins.plus(seconds=60 * order),
                inserted_by=table.therapist_id,
                planned_s=CURRENT_MIN * 60,
                removals=(Removal(chance.id(), 1, out.plus(seconds=20 * order), table.therapist_id),),
                electrical=current,
                twitch=Twitch(Elicited.NOT_SOUGHT),
                familiar=Familiar.UNSURE,
                tolerance=Tolerance.GOOD,
            )
        )
    return tuple(sites)
