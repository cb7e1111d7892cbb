"""Reference adult, 1750 mm, neutral sex, as tables of landmarks of half a figure.

x is in mm from the midline (the drawn side at +x), y in mm below the vertex.  The landmarks describe a muscular base figure;
NEUTRAL turns it into the neutral one that is shipped.
"""

from __future__ import annotations

import math
from typing import Any, overload

from shapely.geometry import Point, box
from shapely.ops import unary_union

from atlas_maker.regions import mirror
from atlas_maker.splines import Line, capsule, curve, poly, shape
from atlas_maker.warp import Warp


class Frame:
    """The frame of a limb from (x, y), turned by ``deg`` degrees: s along its axis (distal +), w across (lateral +), in mm."""

    def __init__(self, x: float, y: float, deg: float) -> None:
        self.x, self.y = x, y
        a = math.radians(deg)
        self.ax, self.wx = (math.sin(a), math.cos(a)), (math.cos(a), -math.sin(a))

    @overload
    def __call__(self, s: float, w: float) -> tuple[float, float]: ...
    @overload
    def __call__(self, s: float, w: float, *c: Any) -> tuple[Any, ...]: ...
    def __call__(self, s: float, w: float, *c: Any) -> tuple[Any, ...]:
        """The point of the drawing; what else is given (a corner's mark, a width) stays with it."""
        return (self.x + s * self.ax[0] + w * self.wx[0], self.y + s * self.ax[1] + w * self.wx[1], *c)


# the arm in the frontal plane: upper arm U, forearm F, hand H
U = Frame(168, 338, 15)
F = Frame(*U(298, 0), 20)
H = Frame(*F(250, 0), 16)


def head_front() -> list[tuple[float, float]]:
    """Contour of half the head, from vertex to chin."""
    return [(0, 0), (32, 7), (59, 29), (73, 64), (76, 92), (73.5, 116), (70, 140), (66, 166), (58, 193), (42, 215), (22, 229), (0, 233)]

EAR = [(70, 112), (78, 105), (86, 110), (87, 124), (82, 146), (77, 164), (70, 168), (66, 150)]

FINGER_CONTOUR = ((.02, .97), (.20, .93), (.34, .97), (.42, .98), (.55, .87), (.66, .885), (.72, .88), (.84, .855), (.93, .71), (.985, .40))
"""The contour of a finger: shares of its length and of its half width."""


def finger(base_w: float, base_s: float, length: float, r0: float, deg: float, fr: Frame | None = None) -> Any:
    """A finger in the hand frame, waisted between its joints; r0: half width at the knuckle; deg > 0 splays laterally."""
    frame = fr or H
    a = math.radians(deg)

    def at(share: float, across: float) -> tuple[float, float]:
        return frame(base_s + share * length * math.cos(a) - across * math.sin(a), base_w + share * length * math.sin(a) + across * math.cos(a))

    side = [(-14 / length, 1.0), *FINGER_CONTOUR]
    return shape([(*at(-14 / length, -r0), 'c'), *(at(s, -r0 * w) for s, w in side[1:]), at(1, 0), *(at(s, r0 * w) for s, w in reversed(side[1:])), (*at(-14 / length, r0), 'c')])

FINGERS = dict(index=(29.5, 99, 71, 9.4, 7.6, 5.0), middle=(9.5, 104, 80, 9.6, 7.8, 1.2), ring=(-10.5, 101, 73, 9.2, 7.4, -3.0), little=(-29.5, 92, 57, 8.2, 6.6, -8.0))


def finger_point(frame: Frame, name: str, share: float, across: float) -> tuple[float, float]:
    """A point on a finger: share of its length from the knuckle, mm across."""
    w, s, length, _, _, deg = FINGERS[name]
    a = math.radians(deg)
    return frame(s + share * length * math.cos(a) - across * math.sin(a), w + share * length * math.sin(a) + across * math.cos(a))


def hand_frontal(frame: Frame | None = None) -> Any:
    """The hand seen from the front in its frame, H unless another is given."""
    fr = frame or H
    palm = shape([fr(-10, 26), fr(20, 28), fr(60, 40), fr(84, 41), fr(98, 39.5), fr(109, 26), fr(113, 4), fr(109, -16), fr(98, -36), fr(84, -41), fr(50, -39.5), fr(22, -33), fr(4, -29), fr(-10, -27), fr(-30, 0)])
    parts = [palm]
    for w, base, length, r0, _, deg in FINGERS.values():
        parts.append(finger(w, base, length, r0, deg, fr))
    thumb = shape([fr(-30, 24), fr(-14, 27.5), fr(0, 30), fr(14, 36), fr(30, 47), fr(44, 57), fr(55, 63), fr(66, 66), fr(78, 70), fr(88, 74.6), fr(98, 77.8), fr(108, 78), fr(114.5, 74.5), fr(116, 69), fr(112, 63), fr(104, 59), fr(95, 56), fr(86, 51.5), fr(76, 45), fr(68, 37), fr(40, 10), fr(10, 5)])
    g = unary_union([*parts, thumb])
    return g.buffer(1.6, 16).buffer(-3.0, 16).buffer(1.4, 16)


ARM_OUT = [(54, 186), (53, 220), (57, 243), (72, 264), (100, 281), (140, 297), (177, 309), U(-2, 42), U(30, 57.5), U(70, 61.5), U(110, 57.5), U(150, 50), U(185, 45), U(225, 43), U(262, 40.5),
           F(-4, 40), F(30, 45), F(62, 46.5), F(105, 43), F(155, 36), F(205, 30), F(250, 28)]
ARM_IN = [F(250, -28), F(205, -29), F(155, -34), F(105, -41), F(60, -45), F(25, -43), F(-6, -40), U(265, -37.5), U(225, -40), U(170, -43.5), U(118, -42), U(84, -37)]


def arm_frontal() -> Any:
    """The arm with its hand, joined to the trunk."""
    out = curve(ARM_OUT)
    inn = curve(ARM_IN)
    return unary_union([poly([*out, *inn, (120, 430), (0, 430), (0, 186)]), hand_frontal()])


TRUNK_SIDE = [(60, 400), (146, 408), (154, 440), (156.5, 480), (152, 540), (142, 596), (134.5, 644), (137, 690), (149, 738), (163, 790), (172, 838), (175.5, 885), (175, 935),
              (171, 1000), (165, 1070), (157, 1140), (149.5, 1200), (147.5, 1240), (148, 1270), (146, 1302), (150, 1345), (156, 1392), (155, 1440), (148, 1500),
              (139, 1562), (132.8, 1612), (132, 1648), (136.5, 1677)]
LEG_IN_FRONT = [(69, 1676), (72.5, 1650), (75, 1618), (73, 1575), (64, 1515), (50, 1452), (42, 1398), (43.5, 1348), (51, 1304), (50, 1272), (45, 1240), (40, 1196),
          (31, 1130), (21, 1062), (11.5, 1000), (4.5, 950), (0, 920)]


def foot_front() -> Any:
    """The foot before NEUTRAL_FRONT presses it to the line of the floor."""
    body = shape([(98, 1625), (77, 1652), (69.4, 1676), (69.8, 1692), (71, 1712), (66, 1738), (63, 1758), (66, 1776), (82, 1786), (112, 1784), (146, 1779), (165, 1768), (167, 1750), (155, 1722), (142.5, 1698), (136.8, 1678), (126, 1652)])
    toes = []
    for x, y, length, r, dx in ((80.5, 1776, 23, 13.8, -1.5), (105, 1780, 17, 9.2, .5), (123.5, 1778, 15.5, 8.6, 1.5), (140.5, 1773, 13.5, 8.2, 2.5), (156, 1765, 11.5, 7.8, 3)):
        toes.append(capsule([(x, y - 12, r), (x, y, r), (x + dx, y + length - r * .55, r * .94)]))
    return unary_union([body, *toes]).buffer(1.2, 16).buffer(-2.2, 16).buffer(1.0, 16)


def foot_back() -> Any:
    """The heel and the forefoot behind it."""
    return shape([(98, 1625), (77, 1650), (70, 1674), (72, 1692), (69, 1712), (65, 1730), (66, 1743), (76, 1749.5), (100, 1751),
                  (128, 1750), (148, 1748), (155, 1740), (150, 1728), (141, 1713), (134, 1694), (135.5, 1676), (126, 1650)])


def torso(foot: Any, back: bool = False) -> Any:
    """Trunk and leg with the given foot."""
    e_out, e_in = ((133, 1697), (71.5, 1692)) if back else ((142.5, 1698), (69.8, 1692))
    side: Line = curve([*TRUNK_SIDE, e_out])
    inn: Line = curve([e_in, *LEG_IN_FRONT])
    trunk = poly([*side, *inn, (0, 400)])
    return unary_union([trunk, foot])


def ear_poly() -> Any:
    """The ear."""
    return shape(EAR)


def head_poly() -> Any:
    """Half the head."""
    h = head_front()
    return shape(h + [(-x, y) for x, y in h[-2:0:-1]]).intersection(box(0, -20, 300, 400))


def soften(g: Any) -> Any:
    """Concave creases rounded, strongly at jaw, wrist and ankle, lightly elsewhere; keeps to x >= 0."""
    full = unary_union([g, mirror(g)])
    light = full.buffer(.8, 16).buffer(-.8, 16)
    neck = full.buffer(9, 24).buffer(-9, 24).intersection(box(-80, 176, 80, 240))
    wrist = Point(*H(-2, 29)).buffer(26)
    wrist_soft = light.buffer(-8, 24).buffer(28, 24).buffer(-20, 24)
    b = unary_union([light.difference(wrist), wrist_soft.intersection(wrist), neck])
    ankle = box(55, 1600, 150, 1700)
    smooth = b.buffer(-6, 24).buffer(16, 24).buffer(-10, 24).intersection(ankle)
    b = unary_union([b.difference(ankle), smooth, b.intersection(ankle).difference(box(55, 1606, 150, 1694))])
    half = box(0, -10, 600, 1900)
    return b.intersection(half).buffer(.3).buffer(-.3).intersection(half)


def outline(back: bool = False) -> Any:
    """Half the outline of the base figure, front or back."""
    foot = foot_back() if back else foot_front()
    g = unary_union([torso(foot, back), arm_frontal(), head_poly(), ear_poly()])
    return soften(g.intersection(box(0, -10, 600, 1900)))


NEUTRAL_POINTS = [
    (0, 0, 0, 0), (76, 92, 0, 0), (70, 160, 0, 0), (0, 120, 0, 0), (0, 233, 0, 0), (53, 222, -3, 0), (60, 250, -5, 2),
    (100, 281, -9, 7), (140, 297, -17, 9), (177, 309, -24, 8), (231, 352, -30, 6), (246, 390, -29, 4), (225, 480, -27, 4), (158, 463, -15, 2),
    (80, 400, -8, 2), (0, 400, 0, 0), (0, 640, 0, 0), (0, 880, 0, 0), (80, 480, -5, 0), (146, 500, -10, 0), (152, 540, -8, 0),
    (142, 596, -2, 0), (134, 644, 3, 0), (137, 690, 5, 0), (149, 738, 4, 0), (172, 838, 0, 0), (176, 900, 0, 0),
    (171, 1000, -3, 0), (165, 1070, -3, 0), (148, 1240, -1, 0), (4, 950, 0, 0), (21, 1062, 1, 0), (42, 1240, 1, 0), (156, 1392, -4, 0),
    (43, 1400, 2, 0), (98, 1600, 0, 0), (98, 1740, 0, 0), (150, 1740, 0, 0), (66, 1740, 0, 0), (132, 1640, 0, 0), (75, 1640, 0, 0),
    (288, 610, -28, 4), (208, 640, -23, 4), (330, 760, -28, 4), (270, 780, -24, 4), (330, 861, -26, 4), (430, 950, -26, 4), (390, 1040, -26, 4),
    (300, 980, -26, 4), (360, 930, -26, 4)]
"""The body type: x, y and how far that point moves, in mm.  Narrower, lower shoulders; slimmer neck and arms; rounder waist."""

NEUTRAL_FRONT = Warp(NEUTRAL_POINTS, floor=(1676, 1793, 1751))
NEUTRAL_BACK = Warp(NEUTRAL_POINTS)
