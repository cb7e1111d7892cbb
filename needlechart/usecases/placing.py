"""Putting a mark on the body: which muscle and side, and what is carried over from the marks before it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from needlechart.atlas import Atlas, Hit
from needlechart.domain.body import BodyPoint, Layer, Place, Side, StructureKind, View
from needlechart.domain.catalogue import Catalogue, NeedleType
from needlechart.domain.errors import NeedleChartError
from needlechart.domain.moments import Moment
from needlechart.domain.needling import Finding, Needle, ResponseSought, Site
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.technique import Technique

RETAINED = frozenset({Technique.STATIC, Technique.ELECTRICAL})
"""Techniques in which the needle leaves the hand (record of techniques, general knowledge)."""


USUAL_RESPONSE: dict[Technique, ResponseSought] = {
    Technique.PISTONING: ResponseSought.LTR,
    Technique.SLOW_PISTONING: ResponseSought.LTR,
    Technique.STATIC: ResponseSought.LOCAL_ACHE,
    Technique.ELECTRICAL: ResponseSought.MUSCLE_CONTRACTION,
}
"""What is usually sought with a technique (general knowledge, not clinically reviewed); the therapist may say otherwise."""


def usual_response(technique: Technique | None) -> tuple[ResponseSought, ...]:
    """The default of ``response_sought`` that follows from the technique."""
    found = USUAL_RESPONSE.get(technique) if technique else None
    return (found,) if found else ()


class OutsideTheBody(NeedleChartError):
    """A tap beside the figure."""

    def __init__(self) -> None:
        super().__init__("That point lies outside the body.", "Tap on the figure.")


class NotDrawn(NeedleChartError):
    """A muscle that no view shows on that side."""

    def __init__(self) -> None:
        super().__init__("This muscle is not drawn on the chart.", "Tap the body nearest to it and use Change.")


@dataclass(frozen=True, slots=True)
class Hand:
    """Whose hand and when: what every new mark needs to know."""

    person_id: str
    at: Moment
    new_id: str


def place_at(atlas: Atlas, point: BodyPoint, deep: bool) -> tuple[Place, Hit]:
    """The place under a point, with everything else that lies there; OutsideTheBody beside the figure.

    On an area no muscle is named: only who needles knows which one was meant (rule V4 asks before signing).
    """
    hit = atlas.structure_at(point, deep)
    if hit is None or hit.structure is None:
        raise OutsideTheBody
    found = hit.structure
    layer = Layer.DEEP if found.layer is Layer.DEEP else Layer.SUPERFICIAL
    return Place(point, found.key, found.kind, found.side, layer), hit


def usual_stay(session: TreatmentSession) -> int | None:
    """Seconds the next needle that is left in is meant to stay: as the last one of the session that was; None without one."""
    retained = [site for site in session.sites if site.left_in]
    return max(retained, key=lambda site: site.order).planned_s if retained else None


def new_site(session: TreatmentSession, place: Place, catalogue: Catalogue, hand: Hand, near: str | None = None) -> Site:
    """A needled site at that place.

    Needle size and technique are carried from the last site of that muscle, or else from the last site whose needle fits
    the muscle's length range (of several needles that fit the one nearest to its usual length), the planned stay from the
    last needle that was left in; depth, response, familiar pain and how long a needle did stay are never carried.  On an
    area ``near`` is the muscle by which the needle is chosen while none is named.
    """
    like = _carried_from(session, place.muscle or near, catalogue)
    technique = like.technique if like and like.technique else Technique.PISTONING
    return Site(
        id=hand.new_id,
        order=session.next_order(),
        place=place,
        needle=_carried_needle(session, place.muscle or near, catalogue) or _usual_needle(place.muscle or near, catalogue),
        technique=technique,
        response_sought=usual_response(technique),
        left_in=technique in RETAINED,
        inserted_at=hand.at,
        inserted_by=hand.person_id,
        planned_s=usual_stay(session) if technique in RETAINED else None,
    )


def new_finding(session: TreatmentSession, place: Place, hand: Hand) -> Finding:
    """A palpated spot at that place, not needled."""
    return Finding(id=hand.new_id, order=session.next_order(), place=place)


def needled_finding(
    session: TreatmentSession, finding: Finding, catalogue: Catalogue, hand: Hand, near: str | None = None
) -> Site:
    """A site at a finding's place that names the finding it came from."""
    return replace(new_site(session, finding.place, catalogue, hand, near), finding_id=finding.id, familiar=None)


def same_again(session: TreatmentSession, site: Site, place: Place, hand: Hand) -> Site:
    """The same needle, technique and planned stay at another place; no answer is carried."""
    return Site(
        id=hand.new_id,
        order=session.next_order(),
        place=place,
        needle=site.needle,
        new_needles=site.new_needles,
        insertions=site.insertions,
        technique=site.technique,
        tissue_level=site.tissue_level,
        response_sought=site.response_sought,
        left_in=site.left_in,
        inserted_at=hand.at,
        inserted_by=hand.person_id,
        planned_s=site.planned_s if site.left_in else None,
    )


def mirrored(session: TreatmentSession, site: Site, atlas: Atlas, hand: Hand) -> Site:
    """The same site on the patient's other side, as a row of its own without any response."""
    return same_again(session, site, other_side(site.place, atlas), hand)


def other_side(place: Place, atlas: Atlas) -> Place:
    """The same place on the patient's other side."""
    other = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}.get(place.side, Side.MIDLINE)
    return replace(place, point=atlas.mirror(place.point), side=other)


def with_technique(site: Site, technique: Technique, stay_s: int | None = None) -> Site:
    """The site with another technique: whether its needle stays in and what is sought follow, unless said otherwise.

    ``stay_s`` is how long a needle that stays in by this is meant to, where nobody said so yet.
    """
    usual = site.response_sought in ((), usual_response(site.technique))
    left_in = technique in RETAINED or bool(site.removals)
    planned_s = site.planned_s if site.left_in and site.planned_s is not None else stay_s
    return replace(
        site,
        technique=technique,
        left_in=left_in,
        planned_s=planned_s if left_in else None,
        response_sought=usual_response(technique) if usual else site.response_sought,
        electrical=site.electrical if technique is Technique.ELECTRICAL else None,
    )


def place_in(atlas: Atlas, muscle: str, side: Side, view: View | None = None) -> Place:
    """The middle of a muscle on that side, in ``view`` where it shows it, else in the view that shows it best; NotDrawn when
    none does."""
    here = atlas.centre(muscle, side, view) if view is not None else None
    point = here or atlas.centre(muscle, side) or atlas.centre(muscle, Side.MIDLINE)
    if point is None:
        raise NotDrawn
    for deep in (False, True):
        hit = atlas.structure_at(point, deep)
        for structure in (hit.structure, *(near for near, far in hit.others if far == 0)) if hit else ():
            if structure.key == muscle and structure.kind is StructureKind.MUSCLE:
                layer = Layer.DEEP if structure.layer is Layer.DEEP else Layer.SUPERFICIAL
                return Place(point, muscle, StructureKind.MUSCLE, structure.side, layer)
    raise NotDrawn


def copied_from_visit(session: TreatmentSession, old: Site, hand: Hand) -> Site:
    """Last visit's site charted again: not confirmed until touched, so it counts as no needle yet."""
    return replace(same_again(session, old, old.place, hand), confirmed=False, carried_from=old.id, inserted_at=None)


def _carried_from(session: TreatmentSession, muscle: str | None, catalogue: Catalogue) -> Site | None:
    newest = sorted((s for s in session.sites if s.needle is not None), key=lambda s: -s.order)
    for site in newest:
        if muscle is not None and site.place.muscle == muscle:
            return site
    for site in newest:
        if site.needle is not None and _fits(site.needle, muscle, catalogue):
            return site
    return None


def _carried_needle(session: TreatmentSession, muscle: str | None, catalogue: Catalogue) -> Needle | None:
    """The needle last used in that muscle; else of the session's needles that fit it the one nearest to its usual length, and
    of several such the newest: a long needle is not carried where a shorter one is usual and at hand."""
    like, known = _carried_from(session, muscle, catalogue), catalogue.muscles.get(muscle or "")
    usual_mm = known.needle_default_mm if known else None
    if like is None or like.needle is None or usual_mm is None or like.place.muscle == muscle:
        return like.needle if like else None
    newest = sorted(session.sites, key=lambda site: -site.order)
    fitting = [site.needle for site in newest if site.needle is not None and _fits(site.needle, muscle, catalogue)]
    return min(fitting, key=lambda needle: abs(needle.length_mm - usual_mm))


def _fits(needle: Needle, muscle: str | None, catalogue: Catalogue) -> bool:
    known = catalogue.muscles.get(muscle or "")
    if known is None or known.needle_min_mm is None or known.needle_max_mm is None:
        return True
    return known.needle_min_mm <= needle.length_mm <= known.needle_max_mm


def _usual_needle(muscle: str | None, catalogue: Catalogue) -> Needle | None:
    """The clinic's needle nearest to the muscle's usual length; the thicker of two for the longer ones."""
    known = catalogue.muscles.get(muscle or "")
    stocked = [n for n in catalogue.needles.values() if n.active]
    if not stocked:
        return None
    wanted = known.needle_default_mm if known and known.needle_default_mm else 40

    def far(kind: NeedleType) -> tuple[float, float]:
        usual = 0.30 if wanted >= 40 else 0.25
        return abs(kind.length_mm - wanted), abs(kind.diameter_mm - usual)

    return min(stocked, key=far).as_needle()
