"""Posterior view: bone, tendon, fascia and skin areas.  Half figure at +x (patient's right); mm, base figure."""
from collections.abc import Callable
from typing import Any

from shapely.geometry import Polygon, box
from shapely.ops import unary_union

from atlas_maker.areas import area, band, disc, hand_areas, joined, ribbon
from atlas_maker.figure import F, H, U, arm_frontal, ear_poly
from atlas_maker.hands import hand_tendons
from atlas_maker.posterior_limbs import ACHILLES, TRACT, TRICEPS_TENDON
from atlas_maker.posterior_trunk import TRAP_DIAMOND
from atlas_maker.regions import Region
from atlas_maker.splines import poly, shape

Put = Callable[..., None]

ACROMION = [(166, 314, 'c'), (172, 304), (184, 300), (194, 308), (194, 320), (186, 330), (170, 327, 'c')]


def hamstring_tendons() -> list[Polygon]:
    """semitendinosus, semimembranosus, gracilis, biceps: what runs over the calf muscles to the knee"""
    runs = ([(69, 1192, 2.8), (68.5, 1214, 2.3), (65, 1254, 2.1), (57, 1304, 2.6)], [(66, 1244, 6), (66, 1270, 3.6), (63, 1292, 3)], [(39, 1166, 1.5), (45, 1202,
        1.7), (49, 1238, 1.7), (55, 1296, 2.2)],
            [(128, 1170, 10), (134, 1222, 5), (137, 1262, 4), (140, 1302, 4)])
    return [Region('tendon', layer='area', taper=(0, 1), **ribbon(run)).raw for run in runs]


def knob(at: tuple[Any, ...], radius: float) -> Polygon:
    """a round bony point in a limb frame"""
    return disc(at[0], at[1], radius)


def head(put: Put) -> None:
    """head and neck"""
    put('scalp', box(-1, -20, 90, 170), -2)
    put('galea-aponeurotica', shape([(-80, 92), (-80, 0), (0, -14), (80, 0), (80, 92), (68, 100), (62, 114), (50, 109), (33, 106), (16, 113), (8, 130), (7, 142), (0,
        150), (-7, 142), (-8, 130), (-16, 113), (-33, 106), (-50, 109), (-62, 114), (-68, 100)]), 1, 'bone', midline=True, fibres=6,
        guides=([(3, 12), (5, 70), (6, 132)], [(44, 22), (62, 60), (62, 98)]))
    put('occiput', box(-1, 100, 60, 166), 0)
    put('mastoid', disc(60, 157, 11).difference(ear_poly().buffer(2)), 2, 'bone')
    put('ear', ear_poly().buffer(1.5), 5)
    put('neck-posterior', box(-1, 160, 60, 290), -3)
    put('neck-lateral', box(46, 166, 100, 285), -3.5)
    put('supraclavicular-fossa', box(60, 255, 150, 318), -1.5)


def trunk(put: Put) -> None:
    """spine, shoulder blade, back and loin"""
    put('spine-cervical', box(-4, 156, 4, 268), 2.5, 'tendon', midline=True, flat=True)
    put('spine-thoracic', box(-4, 268, 4, 584), 2.5, 'bone', midline=True)
    put('spine-lumbar', box(-4, 584, 4, 748), 2.5, 'bone', midline=True)
    put('trapezius-aponeurosis', shape(TRAP_DIAMOND), 3, 'tendon', midline=True, fibres=4, guides=([(1, 226), (1, 330)], [(22, 256), (14, 292), (3, 326)]))
    put('scapular-spine', z=6, style='bone', **ribbon([(82, 343, 2), (112, 337, 5), (146, 325, 5), (174, 318, 6)]))
    put('acromion', shape(ACROMION), 7, 'bone')
    put('scapula', shape([(76, 334), (180, 322), (184, 366), (130, 410), (98, 452), (82, 452), (76, 410)]), -1)
    put('back-upper', box(-1, 262, 170, 470), -4)
    put('axilla', disc(166, 440, 22), 1)
    put('ribs-lateral', box(60, 440, 190, 620), -4)
    put('back-lower', box(-1, 460, 130, 760), -5)
    put('flank', box(96, 600, 190, 730), -4)
    put('thoracolumbar-fascia', z=1, style='tendon', fibres=7, ring=[(0, 500), (16, 540), (46, 584), (84, 632), (114, 690), (94, 704), (62, 722), (40, 742),
        (22, 776), (4, 812), (0, 820)], guides=([(108, 688), (60, 604), (6, 540)], [(44, 742), (28, 700), (4, 640)]))
    put('iliac-crest', z=3, style='bone', **ribbon([(34, 746, 5), (66, 712, 6), (96, 697, 5), (124, 697, 5), (152, 714, 5)]))
    put('sacrum', shape([(-30, 756), (0, 748), (30, 756), (20, 800), (0, 842), (-20, 800)]), 3.5, 'bone', midline=True)
    put('coccyx', box(-7, 820, 7, 935), 3, midline=True)


def leg(put: Put, skin: list[Region]) -> None:
    """buttock to sole"""
    put('buttock', box(-1, 735, 200, 945), -5)
    put('hip', poly([(150, 700), (200, 700), (200, 930), (160, 930)]), -4)
    put('greater-trochanter', disc(170, 876, 18), -1)
    put('gluteal-fold', z=0, **ribbon([(2, 914, 9), (26, 940, 10), (58, 957, 10), (96, 968, 10), (134, 970, 10), (162, 950, 10)]))
    put('thigh-posterior', box(-1, 920, 200, 1220), -6)
    put('thigh-medial', poly([(-5, 920), (16, 930), (46, 1210), (-5, 1210)]), -5)
    put('thigh-lateral', poly([(150, 920), (200, 920), (200, 1210), (150, 1210)]), -5)
    put('iliotibial-tract', shape(TRACT), 1, 'tendon', fibres=2, guides=([(171, 880), (162, 1040), (146, 1220)], [(176, 880), (170, 1040), (150, 1220)]))
    put('popliteal-fossa', shape([(98, 1150), (128, 1230), (128, 1280), (100, 1310), (72, 1280), (70, 1240)]), 0)
    put('knee-medial', box(-1, 1205, 74, 1310), -2)
    put('knee-lateral', box(120, 1205, 200, 1310), -2)
    parts = hamstring_tendons()
    put('hamstring-tendon-medial', unary_union(parts[:-1]), 3, 'tendon', flat=True)
    put('hamstring-tendon-lateral', parts[-1], 3, 'tendon', fibres=1, guides=([(121, 1180), (133, 1240), (137, 1300)], [(141, 1180), (141, 1240), (142, 1300)]))
    put('fibular-head', disc(141, 1304, 9), 4, 'bone')
    put('calf', box(-1, 1270, 200, 1640), -6)
    put('leg-medial', poly([(0, 1300), (52, 1300), (48, 1470), (70, 1640), (0, 1640)]), -5)
    put('leg-lateral', poly([(150, 1300), (200, 1300), (200, 1640), (126, 1640), (146, 1500)]), -5)
    put('calf-aponeurosis', z=2, style='tendon', fibres=5, A=[(46, 1440), (62, 1520), (80, 1580), (91, 1630)], B=[(152, 1430), (138, 1520), (118, 1580), (107, 1630)])
    put('achilles-tendon', shape(ACHILLES), 3, 'tendon', fibres=4, guides=([(91, 1512), (85, 1560), (91, 1630), (88, 1712)], [(107, 1512), (114, 1560), (109, 1630),
        (113, 1712)]))
    skin.append(joined('tarsal-tunnel-tendons', [ribbon([(73, 1612, 3), (77, 1640, 2.8), (83.5, 1664, 2.6), (82.5, 1686, 2.5), (75, 1706, 2)])], z=1))
    put('fibular-tendons', z=1, style='tendon', **ribbon([(143, 1530, 3), (136, 1600, 3.6), (127, 1650, 3.4), (123, 1676, 3.4), (127, 1698, 3.4), (140, 1714, 3),
        (147, 1722, 2)]))
    put('ankle-posterior', box(40, 1630, 170, 1705), -3)
    put('malleolus-medial', shape([(62, 1652), (74, 1650), (80, 1662), (77, 1678), (62, 1682)]), 3.5, 'bone')
    put('malleolus-lateral', shape([(144, 1654), (132, 1656), (127, 1674), (131, 1692), (144, 1694)]), 3.5, 'bone')
    put('heel', shape([(78, 1700), (100, 1694), (124, 1700), (132, 1730), (124, 1756), (76, 1756), (69, 1730)]), 2)
    put('foot-lateral-border', box(116, 1690, 200, 1760), -2)
    put('foot-medial-border', box(40, 1690, 84, 1760), -2)


def arm(put: Put, skin: list[Region], limb: Polygon) -> None:
    """shoulder to wrist"""
    put('shoulder', band(U, -60, 112, -60).intersection(limb), -2)
    put('upper-arm-posterior', band(U, 100, 264).intersection(limb), -1.5)
    put('upper-arm-lateral', band(U, 100, 264, 34).intersection(limb), -1)
    put('upper-arm-medial', band(U, 100, 264, -90, -34).intersection(limb), -1)
    put('elbow-posterior', band(U, 262, 330).intersection(limb), 0)
    put('triceps-tendon', shape(TRICEPS_TENDON), 2, 'tendon', guides=([U(150, 0), U(216, 8), U(286, 13)], [U(150, -4), U(216, -9), U(286, -17)]), fibres=4)
    put('olecranon', shape([U(282, -16), U(280, -2), U(283, 12), F(2, 10), F(16, 4), F(34, -6), F(58, -15, 'c'), F(30, -14), F(10, -18), U(290, -20)]), 4, 'bone')
    put('epicondyle-lateral', knob(U(288, 26), 9), 3, 'bone')
    put('epicondyle-medial', knob(U(286, -34), 9), 3, 'bone')
    put('forearm-posterior', band(F, 26, 240).intersection(limb), -1)
    skin.append(joined('extensor-tendons-forearm', [ribbon([F(128, w + 9, 3), F(180, w + 4, 2.6), F(226, w, 2.2), F(254, w, 2.2)]) for w in (7.4, 2.4, -2.6, -7.4)], z=3))
    skin.append(joined('ulnar-tendons-forearm', [ribbon([F(160, -11, 4), F(216, -17, 3), F(254, -20, 2.6), H(16, -25, 2)]), ribbon([F(180, -31, 4), F(220, -28, 3),
        F(256, -27, 2.6)])], z=3.5))
    skin.append(joined('radial-tendons-forearm', [ribbon([F(118, 41, 3.4), F(170, 30, 3), F(216, 21, 2.6), H(4, 19, 2.6), H(20, 22, 2)]), ribbon([F(170, 27, 3),
        F(216, 15.5, 2.4), H(4, 12.5, 2.4), H(20, 11, 2)]), ribbon([F(196, 28, 2.6), F(232, 28, 2.6), H(6, 28, 2.6), H(20, 33, 2)])], z=2.5))


def areas(clip: Polygon) -> list[Region]:
    """every area of the view, not yet tiled"""
    limb = arm_frontal().difference(box(0, 0, 150, 470)).union(box(150, 0, 600, 400)).intersection(clip.buffer(3))
    skin: list[Region] = []

    def put(key: str, geom: Polygon | None = None, z: float = 0, style: str = 'skin', **kw: Any) -> None:
        skin.append(area(key, geom, style, z, **kw))

    head(put)
    trunk(put)
    leg(put, skin)
    arm(put, skin, limb)
    return [*skin, *hand_areas(H, False), hand_tendons(H)]
