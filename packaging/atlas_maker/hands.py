"""The hands: their muscles, tendons and lines on the whole views, and the views of palm and back of the hand.  Half drawn at +x, then mirrored; mm."""
from shapely.geometry import box
from shapely.ops import unary_union

from atlas_maker.areas import area, hand_areas, joined, retinaculum, ribbon
from atlas_maker.figure import FINGERS, Frame, finger_point, hand_frontal
from atlas_maker.regions import Region, tile, tile_areas
from atlas_maker.splines import shape
from atlas_maker.svgout import View

LINE = .45                                      # insets are shown enlarged, so lines are thinner


def hand_palmar(add, h):
    """intrinsic muscles of the palm in a hand frame"""
    add('abductor-pollicis-brevis', ring=[h(10, 16), h(16, 29), h(34, 45), h(52, 58), h(68, 65), h(65, 54), h(50, 41), h(34, 27), h(20, 15)], guides=([h(14, 24), h(40, 47), h(64, 61)], [h(16, 15), h(40, 33), h(64, 54)]), fibres=3, z=5)
    add('flexor-pollicis-brevis', ring=[h(16, 6), h(20, 14), h(34, 26), h(50, 40), h(67, 54), h(68, 46), h(56, 30), h(42, 14), h(28, 4)], guides=([h(18, 12), h(40, 31), h(64, 51)], [h(22, 4), h(44, 18), h(66, 46)]), fibres=2, z=4.5, tone=2)
    add('adductor-pollicis', ring=[h(32, 2), h(44, 12), h(58, 28), h(69, 45), h(75, 41), h(80, 32), h(86, 16), h(87, 2), h(70, -2), h(50, -2)], guides=([h(36, 0), h(54, 22), h(70, 43)], [h(86, 2), h(82, 22), h(73, 41)]), fibres=4, z=4, tone=1)
    add('abductor-digiti-minimi-hand', ring=[h(10, -18), h(14, -32), h(36, -46), h(60, -48), h(92, -46), h(92, -38), h(60, -32), h(36, -27), h(20, -16)], guides=([h(14, -26), h(50, -40), h(88, -42)], [h(18, -18), h(46, -29), h(88, -36)]), fibres=2, z=5)
    add('flexor-digiti-minimi-hand', ring=[h(18, -6), h(22, -17), h(40, -28), h(62, -32), h(90, -37), h(88, -28), h(62, -19), h(40, -10), h(26, -3)], guides=([h(22, -14), h(56, -30), h(86, -34)], [h(26, -4), h(54, -16), h(86, -26)]), fibres=3, z=4.5, tone=2)
    spindles = []
    for a, b in (((86, 24), (104, 34)), ((74, 9), (104, 14)), ((66, -6), (103, -7)), ((66, -18), (99, -27))):
        dx, dy = b[0] - a[0], b[1] - a[1]

        def at(t, w):
            return h(a[0] + dx * t, a[1] + dy * t + w)
        spindles.append([at(-.05, 0) + ('c',), at(.3, 4.2), at(.7, 5), at(1.05, 0) + ('c',), at(.7, -5), at(.3, -4.2)])
    add('lumbricales-hand', parts=spindles, z=3, tone=1, r=1.1)


def palm_tendons(h):
    """palmar aponeurosis spreading to the four fingers"""
    fan = [ribbon([h(2, 0, ) + (4,), h(46, w * .55) + (3.4,), h(s - 4, w) + (3.2,)]) for w, s, *_ in FINGERS.values()]
    return [joined('palmar-aponeurosis', fan + [ribbon([h(-6, 1) + (5,), h(30, 0) + (8,), h(56, 1) + (10,)])], z=10.5)]


def palm_lines(line, h):
    """flexion creases"""
    line([h(62, 44), h(70, 22), h(60, 4), h(40, -2), h(18, 2)], .8)
    line([h(70, 39), h(74, 12), h(84, -12), h(80, -36)], .7)
    for name, (_, _, _, r0, _, _) in FINGERS.items():
        for f in (.02, .38, .68):
            r = r0 * (.8 - .1 * f)
            line([finger_point(h, name, f, -r), finger_point(h, name, f + .01, 0), finger_point(h, name, f, r)], .7)
    line([h(88, 53), h(86, 62), h(82, 70)], .7)


def hand_dorsal(add, h):
    """interossei and ulnar border in a hand frame"""
    add('interosseus-dorsalis-1-hand', ring=[h(20, 27), h(46, 27), h(72, 33), h(94, 39), h(86, 44), h(70, 46), h(52, 46), h(34, 38)], guides=([h(28, 34), h(56, 45), h(90, 41)], [h(28, 27), h(56, 30), h(90, 37)]), fibres=3, z=5)
    spindles = []
    for a, b in (((20, 10), (94, 20)), ((20, 1), (95, 0)), ((20, -8), (92, -20))):
        dx, dy = b[0] - a[0], b[1] - a[1]

        def at(t, w):
            return h(a[0] + dx * t, a[1] + dy * t + w)
        spindles.append([at(0, 0) + ('c',), at(.3, 4.2), at(.7, 5.2), at(1, 0) + ('c',), at(.7, -5.2), at(.3, -4.2)])
    add('interossei-dorsales-hand', parts=spindles, z=4, tone=1, r=1.1)
    add('abductor-digiti-minimi-hand', ring=[h(10, -20), h(20, -36), h(50, -46), h(90, -46), h(88, -38), h(50, -28), h(24, -17)], guides=([h(16, -30), h(86, -41)], [h(22, -20), h(84, -36)]), fibres=2, z=4, tone=2)


def hand_tendons(h):
    """extensor tendons from the wrist to the knuckles"""
    return joined('extensor-tendons-hand', [ribbon([h(-8, w * .25) + (2.6,), h(18, w * .36) + (2.2,), h(60, w * .8) + (2.2,), h(s - 2, w) + (2.8,), h(s + 16, finger_w) + (1.6,)])
                                            for w, s, finger_w in ((w, s, w * 1.06) for w, s, *_ in FINGERS.values())], z=12.5)


def dorsal_lines(line, h):
    """knuckles, finger creases and nails"""
    for name, (w, s, _, r0, r1, _) in FINGERS.items():
        def at(share, across, name=name):
            return finger_point(h, name, share, across)
        line([at(.40, -r0 * .55), at(.415, 0), at(.40, r0 * .55)], .7)
        line([at(.70, -r0 * .5), at(.71, r0 * .5)], .7)
        line([at(.98, -r1 * .55), at(.84, -r1 * .62), at(.82, 0), at(.84, r1 * .62), at(.98, r1 * .55)], .8)
        line([h(s - 2, w - 6), h(s - 7, w), h(s - 2, w + 6)], .7)
    line([h(84, 57), h(81, 63), h(80, 70)], .7)
    line([h(113, 66), h(104, 63.5), h(101, 69), h(106, 74.5), h(113, 74)], .8)


def hand(palm):
    """palm (True) or back of the hand with the wrist"""
    h = Frame(92, 238, 180)
    wrist = shape([h(-46, 27), h(-40, 28), h(-8, 27.5), h(10, 29), h(20, 0), h(10, -30), h(-8, -28), h(-40, -28.5), h(-46, -27), h(-49, 0)])
    body = unary_union([hand_frontal(h), wrist])
    body = body.buffer(3, 16).buffer(-3, 16).intersection(box(0, 150, 300, 400)).union(body)
    clip, out = body.buffer(-1.6), []

    def add(*args, **kw):
        out.append(Region(*args, **kw))

    ground = [area('forearm-anterior' if palm else 'forearm-posterior', box(0, 200, 300, 400), z=1), *hand_areas(h, palm)]
    if palm:
        hand_palmar(add, h)
        add('opponens-pollicis', ring=[h(14, 10), h(22, 27), h(46, 50), h(62, 58), h(60, 45), h(38, 20)], guides=([h(16, 22), h(60, 56)], [h(18, 12), h(58, 46)]), layer='deep', fibres=3, r=1.4)
        add('adductor-pollicis', ring=[h(32, 2), h(44, 12), h(58, 28), h(69, 47), h(76, 43), h(84, 30), h(92, 14), h(92, 0), h(70, -2), h(50, -2)], guides=([h(36, 0), h(54, 22), h(70, 43)], [h(88, 2), h(82, 22), h(73, 41)]), layer='deep', z=-1, fibres=4, r=1.4)
        add('interossei-palmares', parts=[[h(40, 12), h(44, 17), h(88, 24), h(90, 18), h(60, 12)], [h(40, -8), h(42, -12), h(88, -18), h(90, -12), h(60, -7)], [h(40, -18), h(42, -22), h(82, -34), h(84, -28), h(60, -20)]], layer='deep2', r=1)
        ground += palm_tendons(h)
        ground.append(joined('flexor-tendons-forearm', [ribbon([h(-52, w) + (3,), h(0, w * .8) + (2.6,)]) for w in (-14, -5, 4, 13)], z=9))
        ground.append(joined('ulnar-tendons-forearm', [ribbon([h(-52, -24) + (3,), h(6, -22) + (3,)])], z=9))
    else:
        hand_dorsal(add, h)
        ground.append(hand_tendons(h))
        ground.append(joined('extensor-tendons-forearm', [ribbon([h(-52, w) + (2.6,), h(-4, w * .7) + (2.2,)]) for w in (-8, 0, 8)], z=9))
        ground.append(joined('radial-tendons-forearm', [ribbon([h(-52, 20) + (3,), h(0, 19) + (2.6,), h(40, 40) + (2.2,), h(80, 61) + (2.2,)]), ribbon([h(-52, 14) + (2.6,), h(16, 20) + (2.6,)])], z=9.5))
        ground.append(joined('ulnar-tendons-forearm', [ribbon([h(-52, -20) + (3,), h(14, -25) + (3,)])], z=9))
    v = View('hand_palmar' if palm else 'hand_dorsal', 290, 270, 145, -25, sides=('left', 'right') if palm else ('right', 'left'), line=LINE)
    line = v.line_landmark
    v.strand(retinaculum(h, 25.5))
    (palm_lines if palm else dorsal_lines)(line, h)
    return v.build(body, tile(out, clip, gap=.9, min_area=40), tile_areas(ground, body, edge=.5))
