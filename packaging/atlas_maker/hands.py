"""The hands: their muscles, tendons and lines on the whole views, and the views of palm and back of the hand.  Half drawn at +x, then mirrored; mm.
A hand frame h(s, w) runs from the wrist to the finger tips (s) and across to the thumb (w)."""
from collections.abc import Callable
from typing import Any

from shapely.geometry import Polygon, box
from shapely.ops import unary_union

from atlas_maker.areas import area, hand_areas, joined, ribbon
from atlas_maker.figure import FINGERS, Frame, finger_point, hand_frontal
from atlas_maker.regions import Region, tile, tile_areas
from atlas_maker.splines import shape
from atlas_maker.svgout import View

LINE = .45                                      # insets are shown enlarged, so lines are thinner
Add = Callable[..., None]
Line = Callable[..., None]
Point = tuple[Any, ...]

# common borders: abductor and short flexor of the thumb; abductor and flexor of the little finger
THENAR_EDGE = ((12, 14), (26, 24), (44, 40), (64, 59))
HYPOTHENAR_EDGE = ((12, -19), (34, -26), (62, -31.5), (90, -35.5))
# lumbricals on the palm (start, end), interossei between the metacarpals
LUMBRICALS = (((66, 21), (103, 37)), ((62, 8), (104, 17)), ((62, -3), (103, -2)), ((60, -13), (97, -21.5)))
INTEROSSEI = (((22, 9), (88, 18.4)), ((22, .5), (89, -.4)), ((20, -8.5), (84, -18.6)))


def spindle(h: Frame, start: Point, end: Point, half: float) -> list[Point]:
    """ring of a slender belly with pointed ends"""
    dx, dy = end[0] - start[0], end[1] - start[1]

    def at(t: float, w: float) -> Any:
        return h(start[0] + dx * t, start[1] + dy * t + w)
    return [(*at(0, 0), 'c'), at(.25, .8 * half), at(.55, half), at(.82, .6 * half), (*at(1, 0), 'c'), at(.82, -.6 * half), at(.55, -half), at(.25, -.8 * half)]


def hand_palmar(add: Add, h: Frame) -> None:
    """intrinsic muscles of the palm in a hand frame"""
    thenar = [h(*p) for p in THENAR_EDGE]
    hypothenar = [h(*p) for p in HYPOTHENAR_EDGE]
    add('abductor-pollicis-brevis', ring=[(*h(8, 12), 'c'), *thenar[:-1], (*thenar[-1], 'c'), (*h(67, 64), 'c'), h(52, 62), h(36, 52), h(20, 37), (*h(6, 24), 'c')],
        guides=([h(9, 22), h(36, 46), h(66, 63)], thenar), fibres=5, z=5)
    add('flexor-pollicis-brevis', ring=[(*h(16, 4), 'c'), (*h(11, 12), 'c'), *thenar[1:-1], (*thenar[-1], 'c'), (*h(67, 53), 'c'), h(54, 33), h(38, 13)],
        guides=(thenar, [h(18, 6), h(40, 18), h(66, 53)]), fibres=4, z=4.5, tone=2)
    add('adductor-pollicis', ring=[(*h(26, 1), 'c'), h(40, 15), h(54, 33), (*h(68, 52), 'c'), (*h(72, 46), 'c'), h(80, 33), (*h(89, 10), 'c'), h(66, 3), h(44, 0)],
        guides=([h(30, 3), h(52, 27), h(68, 49)], [h(88, 10), h(81, 28), h(71, 47)]), fibres=6, z=4, tone=1)
    add('abductor-digiti-minimi-hand', ring=[(*h(6, -19), 'c'), *hypothenar[:-1], (*hypothenar[-1], 'c'), (*h(93, -42), 'c'), h(60, -46), h(36, -44), h(18, -36),
        (*h(6, -27), 'c')], guides=([h(8, -24), h(44, -39), h(92, -39)], hypothenar), fibres=4, z=5)
    add('flexor-digiti-minimi-hand', ring=[(*h(14, -9), 'c'), (*h(11, -18), 'c'), *hypothenar[1:-1], (*hypothenar[-1], 'c'), (*h(90, -30), 'c'), h(66, -21),
        h(38, -12)], guides=(hypothenar, [h(18, -10), h(50, -17), h(88, -31)]), fibres=4, z=4.5, tone=2)
    add('lumbricales-hand', parts=[spindle(h, a, b, 5.2) for a, b in LUMBRICALS], z=3, tone=1, r=1.0)


def aponeurosis(h: Frame, start: float = -52) -> Polygon:
    """palmar aponeurosis: a fan from the long palmar tendon, which begins at `start`, with a slip to each finger"""
    slips = [ribbon([(*h(2, w * .05), 2.6), (*h(26, w * .15), 3.4), (*h(52, w * .48), 4.6), (*h(s - 24, w * .84), 3.9), (*h(s - 7, w), 3), (*h(s + 3, w),
        2.3)]) for w, s, *_ in FINGERS.values()]
    tendon = Region('tendon', layer='area', **ribbon([(*h(start, -.05 * start), 2.1), (*h(.45 * start, -.04 * start), 2.1), (*h(0, .2), 2.6), (*h(12, 0), 4)])).raw
    fan = unary_union([Region('slip', layer='area', taper=(1,), **slip).raw for slip in slips])
    return unary_union([tendon, fan]).buffer(2.6).buffer(-3.2).buffer(.6)


def palm_tendons(h: Frame) -> list[Region]:
    """palmar aponeurosis spreading to the four fingers"""
    return [area('palmar-aponeurosis', aponeurosis(h), 'tendon', 10.5, flat=True)]


def palm_lines(line: Line, h: Frame) -> None:
    """flexion creases"""
    line([h(64, 46), h(72, 28), h(66, 10), h(48, 0), h(18, 2)], .8)
    line([h(71, 40), h(76, 14), h(82, -8), h(80, -34)], .7)
    line([h(88, -39), h(86, -22), h(92, 0), h(103, 18)], .7)
    for name, (_, _, _, r0, _, _) in FINGERS.items():
        for f, width in ((.03, .9), (.375, .93), (.70, .82)):
            r = r0 * width
            line([finger_point(h, name, f, -r), finger_point(h, name, f + .012, 0), finger_point(h, name, f, r)], .7)
    line([h(64, 47), h(61, 55), h(58, 62)], .7)
    line([h(92, 55), h(91, 64), h(87, 73)], .7)


def palm_details(v: View, h: Frame) -> None:
    """for the close view: second creases, sheaths of the flexor tendons with their pulleys, pads of the finger tips"""
    line = v.line_landmark
    for name, (_, _, _, r0, _, _) in FINGERS.items():
        def at(share: float, across: float, name: str = name) -> Any:
            return finger_point(h, name, share, across)
        r = r0 * .46
        for side in (-1, 1):
            line([at(.10, side * r), at(.22, side * r * .98), at(.34, side * r)], .5)
            line([at(.42, side * r * .92), at(.54, side * r * .86), at(.66, side * r * .86)], .5)
        for f in (.14, .26, .50, .59):
            line([at(f - .008, -r * .96), at(f, 0), at(f - .008, r * .96)], .4)
        line([at(.41, -r0 * .9), at(.42, 0), at(.41, r0 * .9)], .5)
        line([at(.95, -r0 * .34), at(.90, -r0 * .56), at(.82, -r0 * .62)], .4)
        line([at(.95, r0 * .34), at(.90, r0 * .56), at(.82, r0 * .62)], .4)
    line([h(95, 59), h(94, 66), h(90, 74)], .5)
    for w, s, *_ in FINGERS.values():
        line([h(10, w * .06), h(34, w * .22), h(56, w * .54), h(s - 10, w)], .5)
    for w in (-1, 1):
        line([h(12, 1.6 * w), h(36, 3 * w), h(62, 7 * w)], .4)
    line([h(6, .1), h(38, 0), h(66, 0)], .4)


def hand_dorsal(add: Add, h: Frame) -> None:
    """interossei and ulnar border in a hand frame"""
    add('interosseus-dorsalis-1-hand', ring=[(*h(16, 24), 'c'), h(32, 37), h(46, 44.5), h(60, 47), h(76, 43.5), (*h(98, 40), 'c'), (*h(97, 36), 'c'), h(76, 31),
        h(46, 24)], guides=([h(20, 27), h(54, 45), h(96, 39)], [h(18, 23), h(60, 29), h(96, 37)]), fibres=5, z=5)
    add('interossei-dorsales-hand', parts=[spindle(h, a, b, 5.6) for a, b in INTEROSSEI], z=4, tone=1, r=1.0)
    add('abductor-digiti-minimi-hand', ring=[(*h(8, -21), 'c'), h(26, -25), h(50, -29), (*h(92, -34), 'c'), (*h(94, -42), 'c'), h(60, -46), h(36, -44),
        (*h(10, -32), 'c')], guides=([h(10, -22), h(50, -30), h(90, -35)], [h(14, -31), h(48, -38), h(90, -38)]), fibres=3, z=4, tone=2)


def hand_tendons(h: Frame) -> Region:
    """extensor tendons from the wrist over the knuckles with the links between them, the long extensor of the thumb"""
    strips = [[(*h(-8, w * .25), 2.2), (*h(18, w * .36), 1.9), (*h(60, w * .8), 2.1), (*h(s - 6, w), 2.6), (*h(s + 4, w), 3.1), (*finger_point(h, name, .22, 0),
        1.8), (*finger_point(h, name, .36, 0), 1.4)]
              for name, (w, s, *_) in FINGERS.items()]
    strips += [[(*h(-8, 9), 1.8), (*h(12, 17), 1.8), (*h(46, 41), 1.9), (*h(74, 57.5), 2.2), (*h(98, 67.5), 1.4)],
               [(*h(82, -9.6), 1), (*h(88, -3), .9), (*h(92, 7.6), 1)], [(*h(80, -9.8), 1), (*h(84, -17), .9), (*h(86, -25.4), 1)]]
    tendons: Region = joined('extensor-tendons-hand', [ribbon(strip) for strip in strips], z=12.5)
    return tendons


def dorsal_lines(line: Line, h: Frame) -> None:
    """knuckles, finger creases and nails"""
    for name, (w, s, _, r0, r1, _) in FINGERS.items():
        def at(share: float, across: float, name: str = name) -> Any:
            return finger_point(h, name, share, across)
        line([at(.37, -r0 * .5), at(.385, 0), at(.37, r0 * .5)], .7)
        line([at(.415, -r0 * .5), at(.40, 0), at(.415, r0 * .5)], .6)
        line([at(.705, -r0 * .42), at(.712, r0 * .42)], .6)
        line([at(.965, -r1 * .58), at(.92, -r1 * .68), at(.855, -r1 * .64), at(.825, 0), at(.855, r1 * .64), at(.92, r1 * .68), at(.965, r1 * .58)], .8)
        line([h(s - 1, w - 6.5), h(s - 6, w - 4), h(s - 8, w)], .6)
        line([h(s - 1, w + 6.5), h(s - 6, w + 4), h(s - 8, w)], .6)
    line([h(90, 60), h(88, 66), h(86, 72)], .7)
    line([h(115, 67), h(107, 64.4), (*h(102, 68.5),), h(105, 74.6), h(113.5, 75)], .8)


def dorsal_details(v: View, h: Frame) -> None:
    """for the close view: lunulae, wrinkles over the joints"""
    line = v.line_landmark
    for name, (_, _, _, r0, r1, _) in FINGERS.items():
        def at(share: float, across: float, name: str = name) -> Any:
            return finger_point(h, name, share, across)
        line([at(.863, -r1 * .42), at(.878, 0), at(.863, r1 * .42)], .4)
        line([at(.39, -r0 * .62), at(.395, -r0 * .2)], .5)
        line([at(.39, r0 * .62), at(.395, r0 * .2)], .5)
        line([at(.69, -r0 * .36), at(.695, r0 * .36)], .4)
        line([at(.73, -r0 * .34), at(.725, r0 * .34)], .4)
    line([h(105, 66.5), h(106, 70), h(107, 73)], .4)
    line([h(93, 61), h(91, 67), h(89, 73)], .5)


def extensor_retinaculum(h: Frame, half: float = 24.5) -> dict[str, list[Point]]:
    """rails of the oblique band over the back of the wrist"""
    return {'A': [h(-18, half), h(-11, 8), h(-9, -8), h(-8, -half + 1)], 'B': [h(-3, half + 1), h(1, 8), h(3, -8), h(6, -half + .5)]}


def flexor_retinaculum(h: Frame) -> Polygon:
    """band over the carpal tunnel, from the pisiform and hamate to the scaphoid and trapezium"""
    return shape([(*h(0, -20), 'c'), h(1, 0), (*h(2, 20), 'c'), h(10, 20), (*h(19, 14), 'c'), h(17, 0), (*h(20, -11), 'c'), h(10, -18)]).buffer(-1.5).buffer(1.5)


def palm_bands(h: Frame, start: float) -> list[Polygon]:
    """what lies over the muscles of the palm: the flexor retinaculum and on it the aponeurosis"""
    fan = aponeurosis(h, start)
    return [flexor_retinaculum(h).difference(fan.buffer(.3)), fan]


def palm_view(add: Add, h: Frame) -> list[Region]:
    """muscles of the close view of the palm in two layers; returns its tendon areas"""
    hand_palmar(add, h)
    add('opponens-pollicis', ring=[(*h(12, 10), 'c'), (*h(12, 20), 'c'), h(26, 38), h(44, 53), (*h(60, 62), 'c'), (*h(58, 48), 'c'), h(38, 26)],
        guides=([h(14, 19), h(40, 48), h(58, 60)], [h(15, 12), h(36, 28), h(57, 50)]), layer='deep', z=1, fibres=4, r=1.2)
    add('adductor-pollicis', ring=[(*h(26, 1), 'c'), h(40, 15), h(54, 32), (*h(68, 51), 'c'), (*h(72, 46), 'c'), h(80, 33), (*h(91, 9), 'c'), h(66, 2), h(44, -1)],
        guides=([h(30, 3), h(52, 27), h(68, 49)], [h(88, 10), h(81, 28), h(71, 47)]), layer='deep', z=-1, fibres=6, r=1.2)
    add('interossei-palmares', parts=[spindle(h, (34, 12), (98, 24.5), 4.4), spindle(h, (34, -9), (98, -15.5), 4.2), spindle(h, (32, -16), (90, -33), 4.2)],
        layer='deep2', r=.9)
    tendons = palm_tendons(h)
    tendons.append(joined('flexor-tendons-forearm', [ribbon([(*h(-52, a), t), (*h(-20, b), t), (*h(6, c), t)]) for a, b, c, t in ((-14, -12, -10, 2.3), (-8, -6.5,
        -5, 2.2), (8, 6.5, 5, 2.2), (14.5, 14.5, 14, 2.6))], z=9))
    tendons.append(joined('ulnar-tendons-forearm', [ribbon([(*h(-52, -21.5), 2.8), (*h(-20, -21.5), 2.6), (*h(4, -21), 3)])], z=9))
    return tendons


def back_view(add: Add, h: Frame) -> list[Region]:
    """muscles of the close view of the back of the hand; returns its tendon areas"""
    hand_dorsal(add, h)
    return [hand_tendons(h),
            joined('extensor-tendons-forearm', [ribbon([(*h(-52, w), 1.7), (*h(-30, w * .96), 1.7), (*h(-6, d), 2)]) for w, d in ((8.2, 7.4), (3.4, 2.4), (-1.4,
                -2.6), (-8.4, -7.4))], z=9),
            joined('radial-tendons-forearm', [ribbon([(*h(-52, 24), 2), (*h(-4, 24.5), 2.2), (*h(22, 34), 2), (*h(40, 46), 1.8), (*h(68, 60), 1.6)]),
                ribbon([(*h(-52, 18.6), 1.8), (*h(-28, 18.8), 1.8), (*h(-4, 19), 1.9), (*h(20, 23), 1.8)]), ribbon([(*h(-52, 13.4), 1.8), (*h(-28, 13.4), 1.8),
                (*h(-4, 13), 1.8), (*h(20, 11.6), 1.8)])], z=9.5),
            joined('ulnar-tendons-forearm', [ribbon([(*h(-52, -18), 2.6), (*h(-4, -21), 2.4), (*h(16, -25), 2.4)])], z=9)]


def hand(palm: bool) -> View:
    """palm (True) or back of the hand with the wrist"""
    h = Frame(92, 238, 180)
    wrist = shape([h(-46, 27), h(-40, 28), h(-8, 27.5), h(10, 29), h(20, 0), h(10, -30), h(-8, -28), h(-40, -28.5), h(-46, -27), h(-49, 0)])
    body = unary_union([hand_frontal(h), wrist])
    body = body.buffer(3, 16).buffer(-3, 16).intersection(box(0, 150, 300, 400)).union(body)
    clip = body.buffer(-1.6)
    out: list[Region] = []

    def add(*args: Any, **kw: Any) -> None:
        out.append(Region(*args, **kw))

    ground = [area('forearm-anterior' if palm else 'forearm-posterior', box(0, 200, 300, 400), z=1), *hand_areas(h, palm)]
    ground += palm_view(add, h) if palm else back_view(add, h)
    v = View('hand_palmar' if palm else 'hand_dorsal', 290, 270, 145, -25, sides=('left', 'right') if palm else ('right', 'left'), line=LINE)
    if palm:
        v.strands += [band.intersection(body.buffer(-.5)) for band in palm_bands(h, -52)]
        palm_lines(v.line_landmark, h)
        palm_details(v, h)
    else:
        v.strand(extensor_retinaculum(h, 26))
        dorsal_lines(v.line_landmark, h)
        dorsal_details(v, h)
    return v.build(body, tile(out, clip, gap=.9, min_area=40), tile_areas(ground, body, edge=.5))
