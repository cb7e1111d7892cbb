"""What sole and back of the foot share: the toes and the way an outline is joined.  The left foot, toes up, big toe at small x; mm."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from shapely.geometry import Polygon
from shapely.ops import unary_union

from atlas_maker.modelling import Plate
from atlas_maker.splines import capsule, polys

LINE = .45                                      # insets are shown enlarged, so lines are thinner
# base, middle, tip of each toe: x, y, radius
TOES = [((28.2, 70, 14.4), (28.5, 45, 13.2), (30, 18.4, 14.6)), ((50.5, 68, 10.5), (53.4, 38, 8.3), (56, 13.4, 9.0)), ((66.5, 70, 10), (71, 42, 7.6), (74.4, 21, 8.2)),
        ((82, 76, 9.6), (87, 54, 7.1), (90.6, 35.2, 7.6)), ((98.6, 90, 9.2), (102.4, 69, 6.9), (105.4, 52, 7.1))]
AXES = [(.05, -1), (.1, -1), (.16, -1), (.19, -1), (.18, -1)]           # from base to tip


def joined_outline(plate: Plate, body: Any) -> Any:
    """foot body and toe capsules, softened, the hollows before the ball filled, holes closed"""
    g = unary_union([body] + [capsule(t) for t in plate.at([list(t) for t in TOES])]).buffer(.9, 16).buffer(-2.4, 16).buffer(1.5, 16)
    borders = unary_union([plate.rect(0, 40, 24, 110), plate.rect(104, 71, 130, 120)])
    g = unary_union([g, g.buffer(14, 16).buffer(-14, 16).intersection(borders)]).buffer(.4).buffer(-.4)
    return Polygon(max(polys(g), key=lambda p: p.area).exterior)


def toe_areas(plate: Plate) -> None:
    """each toe from its crease to the tip"""
    for i, (base, mid, tip) in enumerate(TOES):
        chain = plate.at([(base[0], (base[1] + mid[1]) / 2, base[2] * .9), (*mid[:2], mid[2] + 2), (*tip[:2], tip[2] + 4)])
        plate.skin(f'toe-{i + 1}', capsule(chain), 12 - i * .1)


def webs(plate: Plate) -> None:
    """short creases between the toes"""
    for (_, p, _), (_, q, _) in pairwise(TOES):
        x = (p[0] + p[2] + q[0] - q[2]) / 2
        y = (p[1] + q[1]) / 2
        plate.line((x - .4, y + 2), (x - 1.6, y + 9), (x - 2.6, y + 14), weight=.8)


def along(toe: int, from_tip: float, across: float) -> tuple[float, float]:
    """a point of a toe: mm from the tip towards the base, mm across (towards the little toe)"""
    (_, _, (x, y, r)), (dx, dy) = TOES[toe], AXES[toe]
    n = (dx * dx + dy * dy) ** .5
    dx, dy = dx / n, dy / n
    return x + dx * (r - from_tip) - dy * across, y + dy * (r - from_tip) + dx * across


def across_toe(plate: Plate, toe: int, from_tip: float, half: float, sag: float, weight: float = .6) -> None:
    """a crease across a toe"""
    plate.line(*(along(toe, from_tip + s, w) for s, w in ((0, -half), (sag, 0), (0, half))), weight=weight)


def place_as(flip: bool) -> Callable[[Sequence[Any]], Sequence[Any]]:
    """toes up as drawn, or toes down with the ankle at the top"""
    return (lambda p: (p[0], 262 - p[1], *p[2:])) if flip else (lambda p: p)
