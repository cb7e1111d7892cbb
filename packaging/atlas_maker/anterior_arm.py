"""Anterior view: arm and forearm.  Half figure at +x (patient's left), frames U (upper arm), F (forearm), H (hand); mm."""
from collections.abc import Callable

from shapely.geometry import Point, Polygon, box

from atlas_maker.areas import band, joined, ribbon
from atlas_maker.figure import F, H, U, arm_frontal
from atlas_maker.hands import palm_bands
from atlas_maker.regions import Region
from atlas_maker.splines import shape
from atlas_maker.svgout import View

Add = Callable[..., None]


def arm(add: Add, clip: Polygon) -> None:
    """front of the upper arm"""
    add('biceps-brachii', A=[U(36, -26), U(100, -32), U(165, -35), U(220, -30), U(258, -14), U(284, -3)],
        B=[U(40, 10), U(110, 22), U(165, 29), U(220, 26), U(256, 12), U(284, 4)], cut=([U(30, -9), U(90, -7), U(176, -3)],), fibres=5, z=4)
    add('brachialis', ring=[U(150, 46), U(200, 50), U(240, 46), U(272, 38), F(2, 18), F(22, -2), F(6, -14), U(272, -32), U(230, -44), U(176, -42), U(200, 0)],
        guides=([U(160, 42), U(220, 42), F(20, 2)], [U(180, -38), U(240, -38), F(20, -6)]), fibres=5, z=3, tone=1)
    add('triceps-long', A=[U(100, -56), U(160, -54), U(225, -50), U(286, -46)], B=[U(104, -30), U(160, -35), U(225, -34), U(290, -32)], fibres=1, z=3.5, tone=2,
        clip=clip.intersection(arm_frontal()).difference(box(0, 0, 157, 462)))


def forearm(add: Add) -> None:
    """flexors from the inner, brachioradialis group from the outer side of the elbow; the bellies thin out into their tendons"""
    add('brachioradialis', A=[U(214, 50), U(264, 50), F(12, 45.5), F(58, 42), F(104, 34), F(154, 27.4)],
        B=[U(232, 36), U(282, 22), F(24, 9), F(68, 10), F(112, 17), F(154, 23.4)], fibres=3, z=6)
    add('extensor-carpi-radialis-longus', A=[U(258, 50), F(20, 54), F(60, 56), F(106, 50), F(156, 37)], B=[F(-8, 39), F(30, 41), F(60, 39), F(106, 32), F(156, 31.5)],
        fibres=2, z=7, tone=2, taper=(0,))
    add('pronator-teres', A=[F(-18, -22), F(20, 1), F(66, 15), F(116, 28)], B=[F(-8, -38), F(34, -20), F(78, -3), F(124, 19)], fibres=3, z=5, tone=1)
    add('flexor-carpi-radialis', A=[F(-8, -31), F(38, -14), F(84, 0), F(142, 10.4)], B=[F(2, -38), F(46, -29), F(92, -15), F(142, 6.6)], fibres=3, z=4)
    add('palmaris-longus', A=[F(2, -36), F(46, -28), F(90, -14), F(126, -7.4)], B=[F(8, -43), F(48, -40), F(88, -29), F(126, -10.6)], fibres=2, z=4.2, tone=2)
    add('flexor-digitorum-superficialis', A=[F(10, -30), F(60, -18), F(120, 4), F(168, 8), F(214, 6)],
        B=[F(14, -44), F(60, -46), F(120, -40), F(170, -28), F(218, -12)], fibres=4, z=2, tone=1, taper=(1,))
    add('flexor-pollicis-longus', A=[F(92, 4), F(150, 8), F(216, 14)], B=[F(108, 27), F(154, 26), F(216, 19)], fibres=2, z=1, tone=0, taper=(1,))
    add('flexor-carpi-ulnaris', A=[F(-2, -34), F(40, -36), F(90, -31), F(140, -25), F(206, -23)],
        B=[F(-6, -49), F(30, -57), F(60, -58), F(110, -54), F(160, -42), F(206, -29)], fibres=3, z=6)


def deep_arm(add: Add) -> None:
    """under the first layer of arm and forearm"""
    deep = 'deep'
    add('coracobrachialis', A=[(150, 350), U(60, -34), U(110, -37), U(156, -36)], B=[(158, 347), U(60, -20), U(110, -17), U(156, -25)], layer=deep, fibres=2,
        taper=(0, 1))
    add('brachialis', A=[U(134, 38), U(190, 43), U(246, 37), F(10, 12), F(34, 1)], B=[U(146, 4), U(190, -35), U(246, -33), F(10, -14), F(36, -4)], layer=deep, fibres=4,
        taper=(1,))
    add('pronator-quadratus', ring=[F(196, 23, 'c'), F(216, 24), F(238, 22, 'c'), F(240, 4), F(238, -20, 'c'), F(216, -22), F(198, -20, 'c'), F(194, 2)],
        guides=([F(198, 22), F(236, 22)], [F(198, -20), F(236, -20)]), layer=deep, z=2, fibres=3)
    add('supinator', ring=[F(-6, 30, 'c'), F(24, 36), F(70, 31), F(106, 21, 'c'), F(84, 11), F(52, 0), F(26, -12, 'c'), F(6, 8)],
        guides=([F(-2, 30), F(50, 34), F(102, 22)], [F(24, -8), F(54, 4), F(98, 17)]), layer=deep, z=3, fibres=3)
    add('flexor-digitorum-profundus', A=[F(30, -10), F(80, 0), F(140, 4), F(218, 4)], B=[F(18, -36), F(70, -43), F(140, -33), F(218, -14)], layer=deep, z=1, fibres=4,
        taper=(0,))
    add('flexor-pollicis-longus', A=[F(70, 8), F(120, 9), F(180, 11), F(228, 15)], B=[F(78, 24), F(124, 31), F(180, 27), F(228, 20)], layer=deep, z=1.5, fibres=3,
        taper=(0, 1))
    add('opponens-pollicis', ring=[H(14, 10), H(22, 27), H(46, 50), H(62, 58), H(60, 45), H(38, 20)], guides=([H(16, 22), H(60, 56)], [H(18, 12), H(58, 46)]),
        layer=deep, fibres=2, r=1.4)


def areas_arm(put: Add, skin: list[Region], arm: Polygon) -> None:
    """shoulder to wrist"""
    put('upper-arm-anterior', band(U, 100, 264).intersection(arm), -1.5)
    put('upper-arm-lateral', band(U, 100, 264, 28).intersection(arm), -1)
    put('upper-arm-medial', band(U, 100, 264, -90, -28).intersection(arm), -1)
    put('elbow-anterior', band(U, 262, 330).intersection(arm), 0)
    put('epicondyle-medial', Point(U(288, -34)).buffer(12), 3, 'bone')
    put('forearm-anterior', band(F, 26, 240).intersection(arm), -1)
    put('biceps-tendon', z=3, style='tendon', fibres=1, **ribbon([(*U(250, 0), 8), (*U(280, 0), 5), (*F(14, 2), 4), (*F(34, 8), 4)]))
    put('flexor-tendons-forearm', z=3, style='tendon', fibres=3, A=[F(110, -34), F(170, -24), F(216, -16), F(256, -14)],
        B=[F(110, 16), F(170, 17), F(216, 17), F(256, 14)])
    put('ulnar-tendons-forearm', z=3.5, style='tendon', **ribbon([(*F(170, -33), 5), (*F(214, -27), 4), (*F(250, -23), 4)]))
    skin.append(joined('radial-tendons-forearm', [ribbon([(*F(130, 29), 5), (*F(190, 25), 4), (*F(244, 25), 4)]),
        ribbon([(*F(130, 38), 5), (*F(180, 33), 4), (*F(236, 29), 4)])], z=3))


def strands_arm(v: View) -> None:
    """bicipital aponeurosis, the long tendons of the forearm and the band that holds them at the wrist"""
    v.strand(ribbon([(*U(266, 2), .8), (*U(284, 2), 2), (*F(6, 5), 2.4), (*F(22, 8), 1.8)]))
    for points in ([(*F(140, 25.4), 1.4), (*F(160, 25.2), 2.3), (*F(200, 24.5), 2.2), (*F(246, 23), 2.8)],
        [(*F(140, 34.4), 1.2), (*F(160, 33.2), 2), (*F(200, 30), 1.8), (*F(236, 27.4), 1.6)],
                   [(*F(128, 7.6), 1.2), (*F(146, 8.9), 2), (*F(192, 11), 2.1), (*F(248, 13), 1.8)], [(*F(112, -10.5), .9), (*F(130, -8.4), 1.7), (*F(180, -2.4), 1.8),
                       (*F(248, 1.6), 2)],
                   [(*F(186, -26.8), 1.2), (*F(206, -26), 2.6), (*F(248, -23), 2.6)]):
        v.strand(ribbon(points))
    v.strands.append(shape([(*U(270, -4), 'c'), U(290, -14), F(8, -26), (*F(30, -41), 'c'), (*F(44, -40), 'c'), F(20, -22), F(2, -11), (*U(280, -1), 'c')]))
    v.strands += palm_bands(H, -4)


def lines_arm(v: View) -> None:
    """edges of the fascia at the wrist"""
    for s, weight in ((-15, .5), (-9, .4), (-3, .5)):
        v.line_landmark([H(s - 1, 25), H(s + 2.4, 0), H(s - 1, -25)], weight)
