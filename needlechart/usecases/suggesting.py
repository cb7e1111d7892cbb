"""The numbered points of a muscle: shown when asked for, offered near a mark, taken only by a tap.

Experts expect no fixed place of a trigger point (Delphi study, PMID 29025044), so a label is never set by itself.
"""

from __future__ import annotations

from dataclasses import replace
from math import hypot

from needlechart.atlas import Atlas, Suggestion
from needlechart.domain.body import Layer, Place, Side, StructureKind
from needlechart.usecases.moving import under

REACH_MM = 15.0
"""How near a mark must be to a suggestion for its label to be offered: what the palpating finger covers, and the most that
the drawn body is expected to be off; general knowledge, not clinically reviewed."""

CAVEAT = "General knowledge, not clinically reviewed. No fixed place of a point should be expected."
SOURCE = "Delphi study of 60 experts, PMID 29025044"


def points_of(atlas: Atlas, place: Place) -> tuple[Suggestion, ...]:
    """The suggestions of the muscle a place stands for, on its side; empty where it stands for none."""
    return atlas.suggestions(place.muscle, place.side) if place.muscle else ()


def offered(atlas: Atlas, place: Place) -> str:
    """The label of the nearest suggestion of its muscle within reach in the same view; "" when there is none, or a label
    is taken already."""
    if place.label:
        return ""
    near = [(_apart(place, point), point.label) for point in points_of(atlas, place) if point.point.view is place.point.view]
    distance, label = min(near, default=(REACH_MM + 1, ""))
    return label if distance <= REACH_MM else ""


def labelled(place: Place, label: str) -> Place:
    """The same place with that label, or with none."""
    return replace(place, label=label)


def place_on(atlas: Atlas, suggestion: Suggestion) -> Place:
    """The place of a suggestion, in its muscle and with its label."""
    found = next(
        (c.structure for c in under(atlas, suggestion.point) if c.structure.key == suggestion.muscle and c.distance_mm == 0),
        atlas.structure(suggestion.muscle, StructureKind.MUSCLE, suggestion.side, suggestion.point.view),
    )
    deep = found is not None and found.layer is Layer.DEEP
    layer = Layer.DEEP if deep else Layer.SUPERFICIAL
    return Place(suggestion.point, suggestion.muscle, StructureKind.MUSCLE, suggestion.side, layer, label=suggestion.label)


def suggestion_named(atlas: Atlas, muscle: str, side: Side, label: str) -> Suggestion | None:
    """The suggestion with that label; None when the muscle has none of it."""
    return next((point for point in atlas.suggestions(muscle, side) if point.label == label), None)


def _apart(place: Place, point: Suggestion) -> float:
    return hypot(place.point.x_mm - point.point.x_mm, place.point.y_mm - point.point.y_mm)
