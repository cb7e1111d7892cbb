"""The figure from the side, right arm raised forward as in side-lying treatment: frames, contour, shared shapes.  The figure faces +x; x = mm from the
plumb line ear - shoulder - hip - ankle, y = mm below the vertex."""
from collections.abc import Sequence
from typing import Any

from shapely.ops import unary_union

from atlas_maker.areas import disc
from atlas_maker.figure import Frame, hand_frontal
from atlas_maker.modelling import Plate
from atlas_maker.splines import curve, poly, resample, ring
from atlas_maker.warp import Warp

Points = Sequence[Sequence[Any]]

ARM_DEGREES = 40
U = Frame(-8, 345, ARM_DEGREES)                 # w + = anterior
F = Frame(*U(298, 0), ARM_DEGREES + 8)
H = Frame(*F(250, 0), ARM_DEGREES + 5)
# body type: softer chest and shoulder, slimmer neck (mm)
NEUTRAL_SIDE = Warp([(0, 0, 0, 0), (99, 92, 0, 0), (-97, 92, 0, 0), (106, 188, 0, 0), (-64, 202, 3, 0), (35, 272, -1, 0), (-96, 306, 3, 0), (-121, 420, 4, 0), (117, 460, -3, 0),
                     (-81, 660, 0, 0), (108, 680, 2, 0), (-131, 862, 0, 0), (95, 880, 0, 0), (-93, 1030, 2, 0), (96, 1015, -3, 0), (-60, 1260, 0, 0), (68, 1240, 0, 0),
                     (-87, 1396, 3, 0), (40, 1402, 0, 0), (-45, 1670, 0, 0), (200, 1738, 0, 0), (-55, 1744, 0, 0), (0, 700, 0, 0), (0, 1000, 0, 0), (0, 1400, 0, 0),
                     (200, 560, 0, 0), (380, 720, 0, 0), (520, 860, 0, 0)], mirrored=False)

BACK = [(5, 0), (-44, 8), (-80, 39), (-96, 86), (-94.5, 122), (-87, 148), (-75, 176), (-64.5, 204), (-62, 230), (-71, 258), (-93, 302), (-113, 362), (-121.5, 420), (-118.5, 480), (-105, 550), (-88.5, 612), (-80, 660), (-85, 708),
        (-103, 757), (-123, 812), (-131, 862), (-125, 907), (-109, 942), (-97.5, 962), (-94, 984), (-94.5, 1030), (-90, 1092), (-79, 1160), (-66.5, 1220), (-60, 1256), (-61.5, 1290), (-74, 1336), (-87.5, 1392), (-86.5, 1442), (-73, 1512),
        (-56, 1580), (-46, 1632), (-44, 1662), (-49, 1692), (-58, 1714), (-61.5, 1731), (-56, 1744.5), (-41, 1750)]
FRONT = [(5, 0), (38, 4.6), (66, 18), (85.5, 38), (96, 62), (100.4, 83), (101, 93), (98.8, 100.5), (95.8, 107.5), (97.4, 114), (102.4, 124.5), (108.3, 137), (114, 146.5), (118.4, 152), (118.8, 156.6), (115, 160.6), (109.6, 162.4), (105.4, 165.4, 'c'),
         (105.2, 170), (106.4, 174.6), (109.2, 178), (107.6, 181.2), (103.6, 182.4, 'c'), (106.8, 184.6), (107.6, 188.6), (104.6, 193.8), (101, 199), (101.6, 205), (104, 213), (103, 222), (97.4, 229.4), (86, 234.4), (66, 239.5), (49, 245.6), (40.4, 251.6),
         (38, 260), (40.6, 271), (42.6, 280), (40.6, 292), (43, 308), (53, 325), (72, 348), (92, 378), (108, 414), (117, 452), (118, 490), (112, 530), (106, 572), (104, 620), (107.5, 668), (109.5, 718), (106, 770), (97.5, 818), (92, 852),
         (91.5, 884), (96.5, 940), (97.5, 990), (93.5, 1050), (84, 1116), (73, 1174), (66, 1206), (67.5, 1222), (71, 1240), (70, 1257), (63.5, 1276), (57.5, 1290), (54.6, 1304), (49, 1323), (44.4, 1360), (41.4, 1412), (36, 1484), (29.6, 1560), (27.6, 1602),
         (30.6, 1632), (43, 1657), (67, 1679), (98, 1696.5), (132, 1709.5), (160, 1717.6), (183, 1723), (195.4, 1730.4), (201.4, 1739), (198.4, 1747), (188, 1750.6), (160, 1751), (128, 1751), (96, 1749.8), (58, 1747.6), (18, 1748.2), (-12, 1750), (-41, 1750)]

ARM_F = [(34, 307), U(44, 57), U(84, 56), U(130, 50), U(180, 50), U(230, 46), U(272, 40), F(4, 38), F(32, 44), F(66, 46), F(112, 41), F(160, 33), F(206, 27), F(250, 25)]
ARM_B = [F(250, -26), F(206, -27), F(160, -32), F(112, -39), F(66, -44), F(30, -43), F(6, -42), U(292, -44), U(264, -43), U(210, -49), U(150, -54), U(96, -57), U(50, -58), U(10, -56), (-64, 322), (-50, 306), (-20, 300), (10, 300)]
ARM_ROOT = [(-90, 250), (60, 250), (70, 345), (20, 330), (-30, 318), (-74, 338), (-100, 330)]         # where the arm grows out of the trunk

CLAVICLE = [(-6, 301.5, 4.2), (10, 302.5, 4), (25, 309, 4), (40, 318, 4.6), (51, 323, 5.6)]
SPINE_OF_SCAPULA = [(-84, 340, 3.4), (-62, 324, 4), (-38, 311, 4.6), (-16, 303.5, 5.6)]


def arm_shape() -> Any:
    """arm and hand"""
    return unary_union([poly(ring([*ARM_F, *ARM_B])), hand_frontal(H)])


def body_shape() -> Any:
    """head, trunk and leg"""
    return poly(curve([*reversed(BACK), *FRONT[1:]]))


def outline() -> Any:
    """the whole figure with a softened wrist"""
    g = unary_union([body_shape(), arm_shape()])
    g = g.buffer(.8, 16).buffer(-.8, 16)
    wrist = unary_union([disc(*H(-2, 29), 26), disc(*H(-2, -29), 22)])
    return unary_union([g.difference(wrist), g.buffer(-8, 24).buffer(28, 24).buffer(-20, 24).intersection(wrist)]).buffer(.2).buffer(-.2)


def grain(plate: Plate, a: Points, b: Points, count: int, weight: float = .4) -> None:
    """fibres between two rails that belong to no belly: a second direction, a sheet of tendon"""
    first, last = resample(curve(a), 24), resample(curve(b), 24)
    for i in range(count):
        share, (lo, hi) = (i + .5) / count, ((.05, .80), (.16, .95), (.08, .70))[i % 3]
        blend = (first * (1 - share) + last * share)[int(lo * 23):int(hi * 23) + 1]
        plate.line(*[tuple(p) for p in blend[::4]], tuple(blend[-1]), weight=weight)
