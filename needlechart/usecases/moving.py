"""Where a mark lies: moved by finger, nudged in millimetres, or said to lie in another structure under the same point."""

from __future__ import annotations

from dataclasses import dataclass, replace

from needlechart.atlas import Atlas, Structure
from needlechart.domain.body import BodyPoint, Layer, Place, StructureKind
from needlechart.domain.needling import Finding, Site
from needlechart.domain.sessions import TreatmentSession
from needlechart.usecases.placing import place_at

NEAR = 6
"""How many of the nearest muscles are offered."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A structure a mark may be meant for, and how far its border lies from the point, in millimetres (0 = under it)."""

    structure: Structure
    distance_mm: float


def mark_of(session: TreatmentSession, mark_id: str) -> Site | Finding:
    """The site or finding with that id; NotInTheRecord otherwise."""
    if any(finding.id == mark_id for finding in session.findings):
        return session.finding(mark_id)
    return session.site(mark_id)


def with_mark(session: TreatmentSession, mark: Site | Finding) -> TreatmentSession:
    """The session with that site or finding put in its place."""
    return session.with_site(mark) if isinstance(mark, Site) else session.with_finding(mark)


def placed_at(atlas: Atlas, place: Place, point: BodyPoint) -> Place:
    """The place moved to ``point``; it keeps its structure while that still lies there, else takes the one under the point.

    OutsideTheBody beside the figure.
    """
    deep = place.layer is Layer.DEEP
    found, _hit = place_at(atlas, point, deep)
    if (found.structure, found.side) == (place.structure, place.side):
        return replace(place, point=point)
    for choice in under(atlas, point):
        if (choice.structure.key, choice.structure.side) == (place.structure, place.side):
            return replace(place, point=point)
    return found


def nudged(atlas: Atlas, place: Place, dx_mm: float, dy_mm: float) -> Place:
    """The place moved by so many millimetres in its view; OutsideTheBody when that leaves the figure."""
    at = place.point
    return placed_at(atlas, place, BodyPoint(at.view, round(at.x_mm + dx_mm, 1), round(at.y_mm + dy_mm, 1)))


def under(atlas: Atlas, point: BodyPoint) -> tuple[Choice, ...]:
    """Everything that lies under the point, in both layers, the surface first."""
    seen: dict[tuple[str, object], Choice] = {}
    for deep in (False, True):
        hit = atlas.structure_at(point, deep)
        if hit is None or hit.structure is None:
            continue
        for structure, distance in ((hit.structure, 0.0), *hit.others):
            seen.setdefault((structure.key, structure.side), Choice(structure, distance))
    return tuple(sorted(seen.values(), key=lambda choice: choice.distance_mm))


def nearby(atlas: Atlas, point: BodyPoint) -> tuple[Choice, ...]:
    """The muscles nearest to the point, deep ones too, nearest first, without those that lie under it."""
    here = {(c.structure.key, c.structure.side) for c in under(atlas, point) if c.distance_mm == 0}
    near = (Choice(structure, distance) for structure, distance in atlas.muscles_near(point, NEAR))
    return tuple(choice for choice in near if (choice.structure.key, choice.structure.side) not in here)


def said_to_be(place: Place, structure: Structure) -> Place:
    """The same point, said to lie in another structure."""
    layer = Layer.DEEP if structure.layer is Layer.DEEP else Layer.SUPERFICIAL
    return Place(place.point, structure.key, structure.kind, structure.side, layer, landmark=place.landmark)


def meant_for(place: Place, muscle: str | None, reason: str = "") -> Place:
    """On an area: the muscle the needle was for, or why none is named (rule V4).  A label belongs to its muscle."""
    if place.kind is not StructureKind.AREA:
        return place
    label = place.label if muscle == place.muscle_meant else ""
    return replace(place, muscle_meant=muscle, muscle_reason="" if muscle else reason, label=label)


def moved(session: TreatmentSession, mark_id: str, place: Place) -> TreatmentSession:
    """The session with that mark at another place."""
    return with_mark(session, replace(mark_of(session, mark_id), place=place))
