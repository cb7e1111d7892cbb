"""V4: every mark lies on the body, in a structure that is drawn there."""

from __future__ import annotations

from collections.abc import Iterator

from needlechart.domain.body import Place, Side, StructureKind
from needlechart.domain.rules.context import Context
from needlechart.domain.rules.finding import RuleFinding, Stage
from needlechart.domain.words import place_words, words

SOURCE = "STRICTA 2010 (MacPherson et al.), item 2b: points, one side each"
COUNTED_SOURCE = "Muscles are named to be counted (public coding references for 20560 and 20561)"


def v4_place(context: Context) -> Iterator[RuleFinding]:
    """A mark has a structure, a side and a point inside the figure; needling on an area names the muscle meant."""
    for finding in context.session.findings:
        yield from _on_the_body(context, finding.place, finding.id, f"Finding {finding.order}")
    for site in context.session.sites:
        yield from _on_the_body(context, site.place, site.id, f"Site {site.order}")
    for site in context.sites:
        place = site.place
        if place.kind is StructureKind.AREA and not place.muscle_meant and not place.muscle_reason.strip():
            sentence = f"Site {site.order} lies on {place_words(place, context.catalogue)}: no muscle is named."
            way_out = "Choose the muscle that was meant, or say why there is none."
            yield RuleFinding("V4", Stage.SIGN, "muscle_meant", site.id, sentence, COUNTED_SOURCE, way_out, site.id)


def _on_the_body(context: Context, place: Place, mark_id: str, name: str) -> Iterator[RuleFinding]:
    sentence = _wrong(context, place, name)
    if sentence:
        way_out = "Place it again on the figure."
        yield RuleFinding("V4", Stage.ENTRY, "place", mark_id, sentence, SOURCE, way_out, mark_id)


def _wrong(context: Context, place: Place, name: str) -> str:
    if not place.structure:
        return f"{name} names no structure."
    known = context.catalogue.muscles
    if place.kind is StructureKind.MUSCLE and known and place.structure not in known:
        return f'{name}: the muscle "{place.structure}" is not in the catalogue.'
    if place.muscle_meant and known and context.body is None and place.muscle_meant not in known:
        return f'{name}: the muscle meant, "{place.muscle_meant}", is not in the catalogue.'
    if context.body is None:
        return ""
    view = words(place.point.view)
    if not context.body.contains(place.point):
        return f"{name} lies outside the figure ({view} view)."
    if not _drawn(context, place):
        return f"{name}: {place_words(place, context.catalogue)} is not drawn in the {view} view."
    return ""


def _drawn(context: Context, place: Place) -> bool:
    body = context.body
    sides = (place.side,) if place.side is not Side.MIDLINE else tuple(Side)
    return body is None or any(body.is_drawn(place.structure, place.kind, side, place.point.view) for side in sides)
