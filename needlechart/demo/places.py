"""Plausible places for needles: points inside a muscle in a view that shows it, found once and drawn from by chance."""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, dist, pi, sin
from random import Random

from needlechart.atlas import Atlas
from needlechart.domain.body import BodyPoint, Layer, Place, Side, StructureKind, View
from needlechart.domain.pain_outline import outline_text

POOL = 14
TRIES = 60
SPREAD_MM = 7.0
CORNERS, STEPS_IN, TALLER = 32, 14, 1.25
CHOICES = 6
"""Of so many places the one with the most room around it is taken."""


class Places:
    """Places of each muscle, the same for the same atlas.  The right side mirrors the left one."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._pools: dict[tuple[str, Side], tuple[Place, ...]] = {}
        self._outlines: dict[tuple[str, Side, float], tuple[View, str] | None] = {}

    def some(self, random: Random, muscle: str, side: Side, taken: Iterable[Place] = ()) -> Place | None:
        """A place in that muscle, rather away from those ``taken``; None when it is drawn nowhere."""
        pool = self._pool(muscle, side)
        if not pool:
            return None
        points = [place.point for place in taken]
        return max(random.choices(pool, k=CHOICES), key=lambda place: _room(place.point, points))

    def outline(self, muscle: str, side: Side, half_mm: float) -> tuple[View, str] | None:
        """A roundish area over that muscle as somebody draws it, about twice ``half_mm`` wide and a little higher, within the
        figure; None for a muscle that is drawn nowhere.  The same for the same muscle, side and size."""
        key = (muscle, side, half_mm)
        if key not in self._outlines:
            self._outlines[key] = self._drawn(muscle, side, half_mm)
        return self._outlines[key]

    def _drawn(self, muscle: str, side: Side, half_mm: float) -> tuple[View, str] | None:
        random = Random(f"{muscle}/outline")
        place = self.some(random, muscle, side)
        if place is None:
            return None
        middle, corners = place.point, []
        egg, bump = random.uniform(0, pi), random.uniform(0, pi)
        for n in range(CORNERS):
            turn = 2 * pi * n / CORNERS
            reach = half_mm * (1 + 0.07 * sin(2 * turn + egg) + 0.05 * sin(3 * turn + bump))
            for _ in range(STEPS_IN):
                x, y = round(middle.x_mm + reach * cos(turn)), round(middle.y_mm + TALLER * reach * sin(turn))
                if x > 0 and y > 0 and self._atlas.structure_at(BodyPoint(middle.view, x, y), False) is not None:
                    break
                reach *= 0.85
            corners.append((x, y))
        return middle.view, outline_text(corners)

    def _pool(self, muscle: str, side: Side) -> tuple[Place, ...]:
        found = self._pools.get((muscle, side))
        if found is None:
            if side is Side.RIGHT:
                found = tuple(self._mirrored(place) for place in self._pool(muscle, Side.LEFT))
            else:
                found = tuple(self._searched(muscle, side))
            self._pools[muscle, side] = found
        return found

    def _mirrored(self, place: Place) -> Place:
        return Place(self._atlas.mirror(place.point), place.structure, place.kind, Side.RIGHT, place.layer, label=place.label)

    def _searched(self, muscle: str, side: Side) -> list[Place]:
        """Around the suggested points, or else the middle of the muscle, as far as a tap there would find it."""
        random = Random(f"{muscle}/{side}")
        starts = [(suggested.point, suggested.label) for suggested in self._atlas.suggestions(muscle, side)]
        if not starts:
            middle = self._atlas.centre(muscle, side)
            starts = [(middle, "")] if middle is not None else []
        found = [place for point, label in starts if (place := self._place(point, muscle, side, label)) is not None]
        for _ in range(TRIES if starts else 0):
            if len(found) >= POOL:
                break
            start, label = random.choice(starts)
            x, y = (round(value + random.gauss(0, SPREAD_MM), 1) for value in (start.x_mm, start.y_mm))
            place = self._place(BodyPoint(start.view, max(x, 0.0), max(y, 0.0)), muscle, side, label)
            if place is not None:
                found.append(place)
        return found

    def _place(self, point: BodyPoint, muscle: str, side: Side, label: str) -> Place | None:
        """The place when that muscle is what a tap there finds, or, under other deep ones, offers."""
        wanted = (muscle, StructureKind.MUSCLE, side)
        for layer in (Layer.SUPERFICIAL, Layer.DEEP):
            hit = self._atlas.structure_at(point, layer is Layer.DEEP)
            if hit is None:
                return None
            offered = [hit.structure, *(s for s, mm in hit.others if mm == 0)] if layer is Layer.DEEP else [hit.structure]
            if any((s.key, s.kind, s.side) == wanted for s in offered):
                return Place(point, muscle, StructureKind.MUSCLE, side, layer, label=label)
        return None


def _room(point: BodyPoint, taken: list[BodyPoint]) -> float:
    """Millimetres to the nearest point of the same view."""
    return min((dist((point.x_mm, point.y_mm), (t.x_mm, t.y_mm)) for t in taken if t.view is point.view), default=0.0)
