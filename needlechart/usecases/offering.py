"""What a mark may be meant for as well: the muscle across a near border, the muscle meant on an area."""

from __future__ import annotations

from needlechart.atlas import Atlas
from needlechart.domain.body import Place, Side, StructureKind
from needlechart.usecases.moving import Choice, under

BORDER_MM = 8.0
"""So near another muscle a finger cannot tell the two apart: the drawn body lies 5 to 15 mm off a real one."""

OFFERED_BESIDE, OFFERED_MEANT = 2, 3
"""How many are offered on the card; the menu lists every one."""

_NAMED = (StructureKind.MUSCLE, StructureKind.EXTRA)


def beside(atlas: Atlas, place: Place) -> tuple[Choice, ...]:
    """The other muscles of the place's layer under its point or at most 8 mm from it, nearest first, at most two.

    Empty on an area, where the muscle meant is asked instead.
    """
    if place.kind is StructureKind.AREA:
        return ()
    others = (
        choice
        for choice in under(atlas, place.point)
        if choice.structure.kind in _NAMED
        and choice.structure.layer is place.layer
        and choice.distance_mm <= BORDER_MM
        and (choice.structure.key, choice.structure.side) != (place.structure, place.side)
    )
    return tuple(others)[:OFFERED_BESIDE]


def meant_choices(atlas: Atlas, place: Place) -> tuple[Choice, ...]:
    """On an area: the three muscles nearest to the point, of the patient's side where it has one, each once, nearest first."""
    return _nearest(atlas, place, OFFERED_MEANT)


def nearest_meant(atlas: Atlas, place: Place) -> str | None:
    """The muscle by which a needle on an area is judged and its size chosen while nobody has said which one is meant.

    An assumption: it never goes into the record.  None where a muscle is named, or the reason why none is.
    """
    if place.kind is not StructureKind.AREA or place.muscle_meant or place.muscle_reason:
        return None
    near = _nearest(atlas, place, 1)
    return near[0].structure.key if near else None


def _nearest(atlas: Atlas, place: Place, wanted: int) -> tuple[Choice, ...]:
    """So many muscles of the place's side, nearest first; looking no farther than it takes to find them."""
    for looked_at in (wanted + 1, 4 * wanted + 4):
        found: dict[str, Choice] = {}
        for structure, distance in atlas.muscles_near(place.point, looked_at):
            if place.side is Side.MIDLINE or structure.side in (place.side, Side.MIDLINE):
                found.setdefault(structure.key, Choice(structure, distance))
        if len(found) >= wanted:
            break
    return tuple(found.values())[:wanted]
