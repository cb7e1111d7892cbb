"""Posterior view.  Half figure at +x (patient's right); mm from the midline / below the vertex of the base figure."""
from collections.abc import Sequence
from typing import Any

from shapely.affinity import translate
from shapely.geometry import Polygon
from shapely.ops import unary_union

from atlas_maker.figure import NEUTRAL_BACK, F, H, outline
from atlas_maker.hands import dorsal_lines, extensor_retinaculum, hand_dorsal
from atlas_maker.posterior_areas import areas, hamstring_tendons
from atlas_maker.posterior_deep import deep
from atlas_maker.posterior_limbs import limbs
from atlas_maker.posterior_trunk import GLUTEUS, TRAP_ROOT, back, head_neck, hip, shoulder
from atlas_maker.regions import Region, tile, tile_areas
from atlas_maker.splines import shape
from atlas_maker.svgout import View

FOSSA = [(99, 1150), (124, 1220), (118, 1262), (104, 1310), (98.5, 1340), (92, 1310), (80, 1266), (84, 1220)]


def under_fold(view: View, ring: Sequence[tuple[float, ...]], body: Polygon) -> None:
    """graded shadow of the buttock on the thigh"""
    g = shape(ring)
    for depth in (2, 4.5, 7, 9.5, 12, 14.5, 17, 19.5):
        view.faint_shade(translate(g, 0, depth).difference(g).intersection(body.buffer(-1.5)).buffer(-.6).buffer(.6))


def muscles(clip: Polygon) -> list[Region]:
    """every muscle of the view, not yet tiled"""
    out: list[Region] = []

    def add(*args: Any, **kw: Any) -> None:
        out.append(Region(*args, **kw))

    head_neck(add)
    shoulder(add)
    back(add, clip)
    hip(add)
    limbs(add, clip, hamstring_tendons())
    hand_dorsal(add, H)
    deep(add)
    return out


def hollow(v: View, regions: list[Region]) -> None:
    """the popliteal fossa lies deeper than the muscles and tendons that bound it"""
    bellies = unary_union([m.geom for m in regions if m.layer == 'superficial'] + [g.buffer(.6) for g in hamstring_tendons()])
    floor = shape(FOSSA).difference(bellies.buffer(2).buffer(-2))
    for inset, rounded in ((3, 3), (7, 5)):
        v.shade(floor.buffer(-inset).buffer(rounded).intersection(floor))


def tendons_over(v: View, body: Polygon) -> None:
    """what runs over the bellies: retinaculum, root of the trapezius at the scapular spine, slim tendons at the inner knee"""
    v.strand(extensor_retinaculum(H))
    v.strands.append(shape(TRAP_ROOT))
    semitendinosus, _, gracilis, _ = hamstring_tendons()
    v.strands += [semitendinosus.intersection(body.buffer(-.8)), gracilis.intersection(body.buffer(-.8))]


def lines_trunk(v: View) -> None:
    """ear, nape, spinous processes, shoulder blade, folds of the buttock"""
    line = v.line_landmark
    line([(76, 111), (81, 110), (83.5, 118), (82, 130), (78.5, 146), (75, 158), (71, 163)], .9)
    line([(71, 114), (74, 120), (75, 128)], .8)
    for x, top, low in ((12, 58, 102), (21, 40, 96), (31, 52, 99), (41, 38, 95), (52, 56, 102)):
        line([(x * (.4 + top * .005), top), (x * (.4 + (top + low) * .0029), (top + low) / 2), (x, low)], .4)
    line([(50, 26), (57, 52), (60, 84), (63, 110)], .5)
    line([(0, 152), (14, 150.5), (34, 154), (52, 157)], .7)
    line([(-4, 149), (0, 153.5), (4, 149)], 1.0, False)
    line([(0, 268), (0, 735)], .6, False)
    for y in [264 + i * 24 for i in range(13)] + [588 + i * 32 for i in range(5)]:
        line([(-2.4, y + 5), (-2.2, y), (0, y - 2.4), (2.2, y), (2.4, y + 5)], .8, False)
    line([(83, 350), (80, 366)], .7)
    line([(157, 464), (160, 454), (165, 448)], 1.0)
    line([(0, 760), (0, 800)], .6, False)
    line([(0, 812), (0, 920)], 1.4, False)
    line([(18, 929), (36, 944), (62, 957.5), (98, 969), (128, 971)], 1.3)


def lines_limbs(v: View) -> None:
    """crease of the knee, heel and little toe, edge and head of the ulna"""
    line = v.line_landmark
    line([(76, 1277), (98, 1273), (122, 1277)], .8)
    line([(79, 1708), (72, 1724), (72, 1738), (78, 1748)], 1.0)
    line([(121, 1708), (130, 1724), (131, 1738), (125, 1749)], 1.0)
    line([(86, 1740), (101, 1743), (116, 1740)], .7)
    line([(138, 1716), (145, 1724), (148, 1732)], .8)
    line([(147, 1748.5), (144, 1742), (147, 1737), (153, 1736)], .8)
    line([(137, 1749.5), (135, 1744), (138, 1739), (143, 1738)], .8)
    line([F(60, -15), F(120, -19.5), F(184, -22), F(214, -21)], .6)
    line([F(229, -26.5), F(235, -21), F(231, -14.5)], .8)
    dorsal_lines(line, H)


def build() -> View:
    """the finished view"""
    body = outline(back=True)
    clip = body.buffer(-1.3)
    v = View('posterior', 900, 1840, 450, 25, sides=('right', 'left'), warp=NEUTRAL_BACK)
    tendons_over(v, body)
    lines_trunk(v)
    lines_limbs(v)
    under_fold(v, GLUTEUS, body)
    regions = tile(muscles(clip), clip)
    hollow(v, regions)
    return v.build(body, regions, tile_areas(areas(clip), body))
