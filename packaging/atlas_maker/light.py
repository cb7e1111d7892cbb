"""Light and shadow that follow the form: soft spots along a belly, strips below a border, steps too small to be seen."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from shapely.affinity import rotate, scale, translate
from shapely.geometry import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from atlas_maker.bezier import Points
from atlas_maker.splines import lines, resample

SPOT_SPACING = 0.7
"""Distance of the soft spots of a chain as a share of their half length: with the fall-off (1 - r²)² they add up evenly."""

_MOST_SPOTS = 5
_ROUND_ENOUGH = 0.84
_BREADTH = 0.98
_LENGTH = 1.08
_SMALLEST_MM = 3.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A soft spot of light: an ellipse, brightest in its middle and nothing at its rim; mm and degrees."""

    x: float
    y: float
    half_length: float
    half_breadth: float
    turned: float

    def shape(self, share: float = 1.0) -> BaseGeometry:
        """The ellipse, made smaller to ``share`` of its size."""
        disc = scale(Point(0, 0).buffer(1, 8), self.half_length * share, self.half_breadth * share, origin=(0, 0))
        return translate(rotate(disc, self.turned, origin=(0, 0)), self.x, self.y)

    def flipped(self) -> Spot:
        """Its mirror image at x = 0."""
        return replace(self, x=-self.x, turned=-self.turned)

    def within(self, body: BaseGeometry) -> Spot:
        """This spot, made smaller until no light falls beside the body."""
        spot = self
        while spot.half_breadth > 1 and not body.contains(spot.shape()):
            spot = replace(spot, half_length=spot.half_length * 0.93, half_breadth=spot.half_breadth * 0.93)
        return spot


def spots(polygon: Polygon, guides: tuple[Points, Points] | None = None) -> list[Spot]:
    """The fewest soft spots that lie along a belly and inside it; none for one too slender to show light.

    ``guides`` are two lines along the fibres, between which the belly's middle line is looked for.
    """
    middle = _middle_line(polygon, guides)
    if middle is None:
        return []
    best: list[Spot] = []
    best_share = 0.0
    for count in range(1, _MOST_SPOTS + 1):
        made = _chain(polygon, middle, count)
        if not made:
            continue
        share = min(_share_inside(spot.shape(0.8), polygon) for spot in made)
        if share > best_share + 0.01:
            best, best_share = made, share
        if share > _ROUND_ENOUGH:
            break
    return best


def insets(polygon: BaseGeometry, depth: float, count: int, rounding: float = 0.5) -> list[BaseGeometry]:
    """``count`` shapes one inside the other down to ``depth`` mm, for a fall-off in steps."""
    made = []
    for step in range(1, count + 1):
        inset = depth * step / count
        made.append(polygon.buffer(-inset - rounding * inset, 8).buffer(rounding * inset, 8))
    return [shape for shape in made if not shape.is_empty]


def _middle_line(polygon: Polygon, guides: tuple[Points, Points] | None) -> LineString | None:
    """The longest line along the middle of the polygon."""
    if guides is not None:
        between = (resample(guides[0], 24) + resample(guides[1], 24)) / 2
        inside = [line for line in lines(LineString(between).intersection(polygon)) if line.length > 2 * _SMALLEST_MM]
        if inside:
            return max(inside, key=lambda line: line.length)
    box = np.asarray(polygon.minimum_rotated_rectangle.exterior.coords)
    long = max(box[1] - box[0], box[2] - box[1], key=lambda edge: float(np.hypot(*edge)))
    inner = polygon.centroid if polygon.contains(polygon.centroid) else polygon.representative_point()
    centre = np.asarray(inner.coords[0])
    inside = lines(LineString([centre - long, centre + long]).intersection(polygon))
    return max(inside, key=lambda line: line.length) if inside else None


def _chain(polygon: Polygon, middle: LineString, count: int) -> list[Spot]:
    """``count`` spots of one length along the middle line, each as broad as the polygon is there."""
    length = middle.length
    half = length / 2 * _LENGTH / (1 + SPOT_SPACING * (count - 1) / 2)
    made = []
    for at in range(count):
        s = length / 2 + (at - (count - 1) / 2) * SPOT_SPACING * half
        spot = _spot(polygon, middle, s, half)
        if spot is not None:
            made.append(spot)
    return made


def _spot(polygon: Polygon, middle: LineString, s: float, half: float) -> Spot | None:
    reach = min(half * 0.5, 12.0)
    before, after = (np.asarray(middle.interpolate(max(0.0, s + d)).coords[0]) for d in (-reach, reach))
    here = np.asarray(middle.interpolate(s).coords[0])
    way = after - before
    way = way / max(float(np.hypot(*way)), 1e-6)
    across = np.array([-way[1], way[0]])
    chord = [q for q in lines(LineString([here - 90 * across, here + 90 * across]).intersection(polygon))]
    if not chord:
        return None
    ends = np.asarray(min(chord, key=lambda q: q.distance(Point(*here))).coords)
    centre, breadth = (ends[0] + ends[-1]) / 2, float(np.hypot(*(ends[-1] - ends[0]))) / 2 * _BREADTH
    if breadth < _SMALLEST_MM:
        return None
    return Spot(float(centre[0]), float(centre[1]), half, breadth, math.degrees(math.atan2(way[1], way[0])))


def _share_inside(shape: BaseGeometry, polygon: Polygon) -> float:
    return float(shape.intersection(polygon).area / shape.area)
