"""Side view: the raised arm and the back of its hand, in the frames of upper arm U, forearm F and hand H."""
from typing import Any

from atlas_maker.areas import band, hand_areas, joined, retinaculum, ribbon
from atlas_maker.hands import dorsal_lines, hand_dorsal, hand_tendons
from atlas_maker.lateral_figure import ARM_ROOT, F, H, U, arm_shape, grain
from atlas_maker.modelling import Plate
from atlas_maker.regions import Region
from atlas_maker.splines import shape


def upper_arm(p: Plate, clip: Any) -> None:
    """deltoid in three parts, biceps, brachialis, triceps"""
    p.muscle('deltoid-anterior', A=[(36, 315), U(20, 66), U(56, 66), U(100, 57), U(152, 10)], B=[(6, 304), U(46, 27), U(104, 19), U(160, 2)], cap0=[(21, 307)], fibres=6, z=8, tone=1, clip=clip)
    p.muscle('deltoid-middle', A=[(6, 304), U(46, 27), U(104, 19), U(166, 1)], B=[(-25, 307), U(50, -23), U(104, -19), U(166, -5)], cap0=[(-9, 306)], fibres=7, z=9, tone=2)
    p.muscle('deltoid-posterior', A=[(-25, 307), U(50, -23), U(104, -19), U(162, -5)], B=[(-82, 342), U(36, -64), U(84, -59), U(150, -18)], cap0=[(-54, 321)], fibres=6, z=8, tone=1, clip=clip)
    p.muscle('biceps-brachii', A=[U(60, 60), U(120, 58), U(180, 58), U(230, 54), U(268, 44), F(8, 37)], B=[U(60, 30), U(130, 20), U(180, 19), U(230, 24), U(266, 32), F(6, 33)], fibres=6, z=5, tone=0, clip=clip, taper=(1,))
    p.muscle('brachialis', A=[U(110, 30), U(160, 19), U(210, 20), U(248, 28), U(276, 36)], B=[U(130, -6), U(170, -2), U(214, 2), U(252, 10), U(282, 24)], fibres=4, z=4, tone=1)
    p.muscle('triceps-lateral', A=[U(62, -10), U(130, 0), U(180, 1), U(226, -2), U(262, -9)], B=[U(66, -52), U(140, -37), U(184, -31), U(224, -27), U(258, -23)], fibres=6, z=4.5, tone=1, taper=(1,))
    p.muscle('triceps-long', A=[U(60, -30), U(140, -36), U(184, -33), U(220, -34), U(254, -39)], B=[U(60, -70), U(140, -66), U(200, -62), U(236, -58), U(258, -54)], fibres=5, z=4, tone=0, clip=clip, taper=(1,))
    p.muscle('anconeus', A=[U(290, -3), F(20, -9), F(60, -25)], B=[U(296, -18), F(24, -28), F(66, -32)], fibres=4, z=5, tone=2)


def forearm(p: Plate) -> None:
    """supinator group over the elbow, extensors, long thumb muscles crossing them"""
    p.muscle('brachioradialis', A=[U(202, 0), U(224, 16), U(250, 33), F(6, 46), F(40, 54), F(80, 54), F(130, 42), F(170, 31)], B=[U(206, -5), U(230, -2), U(262, 13), F(8, 27), F(60, 28), F(110, 27), F(170, 27)], fibres=5, z=6, taper=(0, 1))
    p.muscle('extensor-carpi-radialis-longus', A=[U(226, 14), U(262, 26), F(6, 34), F(60, 32), F(110, 29), F(154, 26)], B=[U(236, -1), U(280, 0), F(12, 14), F(60, 17), F(110, 18), F(156, 21)], fibres=4, z=5, tone=2, taper=(0, 1))
    p.muscle('extensor-carpi-radialis-brevis', A=[U(296, 5), F(20, 15), F(60, 17), F(110, 18), F(152, 20), F(192, 16)], B=[U(297, -2), F(20, 7), F(60, 7), F(110, 9), F(150, 12), F(194, 12)], fibres=3, z=4.6, tone=1, taper=(1,))
    p.muscle('extensor-digitorum', A=[U(297, 1), F(20, 10), F(60, 10), F(110, 10), F(160, 10), F(204, 4)], B=[U(299, -6), F(20, -4), F(60, -9), F(110, -11), F(160, -8), F(206, -2)], fibres=5, z=4, taper=(1,))
    p.muscle('extensor-carpi-ulnaris', A=[U(298, -4), F(20, -4), F(60, -8), F(110, -10), F(160, -10), F(204, -13)], B=[F(10, -15), F(40, -24), F(66, -27), F(110, -27), F(160, -23), F(206, -17)], fibres=4, z=3, tone=1, taper=(1,))
    p.muscle('flexor-carpi-ulnaris', A=[F(2, -36), F(30, -30), F(62, -27), F(110, -27), F(170, -22), F(236, -18)], B=[F(2, -54), F(30, -54), F(66, -56), F(110, -50), F(170, -42), F(238, -26)], fibres=4, z=2, tone=2, taper=(1,))
    p.muscle('abductor-pollicis-longus', A=[F(118, 13), F(156, 21), F(192, 31), F(222, 34)], B=[F(126, 9), F(152, 3), F(180, 8), F(208, 21), F(228, 29)], fibres=4, z=7, tone=1, taper=(0, 1))
    out: list[Region] = p.muscles

    def add(*args: Any, **tables: Any) -> None:
        out.append(Region(*args, **tables))
    hand_dorsal(add, H)


def skin_of_arm(p: Plate) -> None:
    """areas of arm and hand"""
    arm = arm_shape()
    free = arm.difference(shape(ARM_ROOT))
    p.skin('shoulder', band(U, -70, 120).intersection(arm), -8.5)
    p.skin('upper-arm-anterior', band(U, 110, 264, 12, 90).intersection(free), -7.5)
    p.skin('upper-arm-lateral', band(U, 110, 264, -24, 12).intersection(free), -7.4)
    p.skin('upper-arm-posterior', band(U, 110, 264, -90, -24).intersection(free), -7.5)
    p.skin('elbow-anterior', band(U, 262, 330, 6, 90).intersection(free), -7)
    p.skin('elbow-posterior', band(U, 262, 330, -90, 6).intersection(free), -7)
    p.skin('forearm-posterior', band(F, 26, 240).intersection(free), -7.6)
    hand = [*hand_areas(H, False), hand_tendons(H)]
    for made in hand:
        made.z -= 10 if made.style == 'skin' else 0
    p.areas += hand


def bones_and_tendons_of_arm(p: Plate) -> None:
    """epicondyle, olecranon, tendons of triceps and of the wrist"""
    p.bone('epicondyle-lateral', [U(276, 2), U(284, 6), U(295, 2), U(300, -6), U(294, -12), U(282, -8)], 3, weight=.6)
    p.bone('olecranon', [U(280, -34), U(288, -27), F(0, -25), F(14, -30), F(22, -40), F(12, -46), U(292, -48), U(282, -44)], 4, weight=.8, steps=(2, 4.5))
    p.sheet('triceps-tendon', 3, fibres=4, A=[U(150, -32), U(200, -27), U(250, -18), U(290, -25)], B=[U(160, -37), U(200, -38), U(250, -50), U(290, -49)], taper=(0,))
    p.sheet('extensor-tendons-forearm', 3, fibres=5, A=[F(130, -14), F(190, -10), F(252, -11)], B=[F(130, 16), F(190, 12), F(252, 11)])
    p.areas.append(joined('ulnar-tendons-forearm', [ribbon([(*F(166, -17), 5), (*F(214, -17), 3.2), (*F(256, -19), 3)]), ribbon([(*F(200, -36), 4), (*F(226, -28), 3), (*F(252, -26), 2.6)])], z=3.5))
    p.areas.append(joined('radial-tendons-forearm', [ribbon([(*F(130, 28), 5), (*F(190, 25), 3.6), (*F(242, 24), 3.4)]), ribbon([(*F(150, 20), 4), (*F(206, 16), 3.4), (*F(256, 15), 3.4)]), ribbon([(*F(210, 29), 3.4), (*F(250, 27), 3)])], z=2.5))


def lines_of_arm(p: Plate) -> None:
    """knuckles, nails and the band over the wrist"""
    def line(points: Any, weight: float = .8) -> None:
        p.line(*points, weight=weight)
    dorsal_lines(line, H)
    p.strands.append(retinaculum(H))
    grain(p, [H(-12, 22), H(-9, 0), H(-12, -22)], [H(3, 23), H(5, 0), H(3, -23)], 5, .3)


def arm(p: Plate) -> None:
    """the arm from the shoulder to the finger tips"""
    clip = arm_shape().buffer(-1.3)
    upper_arm(p, clip)
    forearm(p)
    skin_of_arm(p)
    bones_and_tendons_of_arm(p)
    lines_of_arm(p)
