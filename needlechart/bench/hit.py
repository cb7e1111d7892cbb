"""Hit: what lies under a point of the body, against looking through the boxes round everything that is drawn there.

The floor knows no shape: it tells which boxes hold the point.  The points are spread over the figures of all views, half of
them asked for in the deep layer.  Beside it, the CPU milliseconds until every view can answer, read anew each time.
"""

from __future__ import annotations

import time
from random import Random
from typing import TYPE_CHECKING

from needlechart.bench.pairs import Result, figure, interleaved, limit, result

if TYPE_CHECKING:
    from needlechart.atlas import Atlas
    from needlechart.domain.body import BodyPoint, View

SEED = 1
POINTS = 4_500
GOAL, POINT_GOAL_MS, READY_GOAL_MS = 2.0, 0.05, 150.0

Box = tuple[float, float, float, float]


def measure(pairs: int, points: int = POINTS) -> Result:
    """The ratio of the CPU seconds a point; CPU milliseconds a point, and of getting all views ready."""
    atlas = _atlas()
    asked = _points(atlas, points)
    boxes = {point.view: _boxes(atlas, point.view) for point, _deep in asked}

    def ours() -> tuple[float, ...]:
        begun = time.process_time()
        for point, deep in asked:
            atlas.structure_at(point, deep)
        return ((time.process_time() - begun) / points,)

    def floor() -> tuple[float, ...]:
        begun = time.process_time()
        for point, _deep in asked:
            x, y = point.x_mm, point.y_mm
            [at for at, (left, top, right, bottom) in enumerate(boxes[point.view]) if left <= x <= right and top <= y <= bottom]
        return ((time.process_time() - begun) / points,)

    candidate, bare = interleaved(ours, floor, pairs)
    taken = [o[0] for o in candidate]
    return result(
        "hit",
        pairs,
        SEED,
        [
            figure("a point", "s CPU", taken, [b[0] for b in bare], GOAL),
            limit("a point, CPU", "ms", [seconds * 1000 for seconds in taken], POINT_GOAL_MS),
            limit("all views ready, CPU", "ms", [_ready_ms() for _turn in range(pairs)], READY_GOAL_MS),
        ],
    )


def _atlas() -> Atlas:
    from needlechart.atlas import Atlas
    from needlechart.resources import resources_folder

    return Atlas.read(resources_folder() / "atlas")


def _ready_ms() -> float:
    """CPU milliseconds from nothing read until each view has answered once."""
    from needlechart.domain.body import BodyPoint, View

    begun = time.process_time()
    atlas = _atlas()
    for view in View:
        width, height = atlas.size_of(view)
        atlas.structure_at(BodyPoint(view, width / 3, height / 3))
    return (time.process_time() - begun) * 1000


def _points(atlas: Atlas, many: int) -> list[tuple[BodyPoint, bool]]:
    """Points on the figures of all views in turn, every other one asked for in the deep layer."""
    from needlechart.domain.body import BodyPoint, View

    chance, found = Random(SEED), list[tuple[BodyPoint, bool]]()
    views = list(View)
    while len(found) < many:
        view = views[len(found) % len(views)]
        width, height = atlas.size_of(view)
        point = BodyPoint(view, round(chance.uniform(0, width), 1), round(chance.uniform(0, height), 1))
        if atlas.contains(point):
            found.append((point, bool(len(found) % 2)))
    return found


def _boxes(atlas: Atlas, view: View) -> list[Box]:
    """The box round each structure of a view."""
    made = []
    for structure in atlas.structures(view):
        xs, ys = zip(*(point for ring in atlas.rings(structure) for point in ring), strict=True)
        made.append((min(xs), min(ys), max(xs), max(ys)))
    return made
