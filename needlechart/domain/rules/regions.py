"""Which places a named region holds: a region, a muscle or an area, of both sides or of one; and two found by height."""

from __future__ import annotations

from collections.abc import Iterable

from needlechart.domain.body import Place, View
from needlechart.domain.catalogue import Muscle

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
LUNG_FIELD = "lung_field"
LOW_BACK = "low_back"


def lies_in(place: Place, muscle: Muscle | None, regions: Iterable[str]) -> bool:
    """Whether a region holds that place: a region, a muscle or a structure, alone or with ".left" or ".right"."""
    names = {place.structure, place.muscle or place.structure, muscle.region if muscle is not None else place.structure}
    if over_lung(place, muscle):
        names.add(LUNG_FIELD)
    if in_low_back(place, muscle):
        names.add(LOW_BACK)
    return any(region in names or region in {f"{name}.{place.side}" for name in names} for region in regions)


def over_lung(place: Place, muscle: Muscle | None) -> bool:
    """Whether a needle at that place lies over the lung field; of some muscles only a part does."""
    key = place.muscle or ""
    if key in PARTLY_OVER_LUNG and place.point.view in STANDING_VIEWS:
        low, high = PARTLY_OVER_LUNG[key]
        return low <= place.point.y_mm < high
    return muscle is not None and muscle.lung_field


def in_low_back(place: Place, muscle: Muscle | None) -> bool:
    """Whether a needle in a muscle of the back goes in below the ribs; of long muscles only that part is the low back."""
    standing = place.point.view in STANDING_VIEWS
    return muscle is not None and muscle.region == "back" and standing and place.point.y_mm >= LOWEST_RIB_Y_MM
