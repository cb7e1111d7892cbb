"""Side view: ankle and foot with five toes.  mm from the plumb line / below the vertex."""
from shapely.geometry import box
from shapely.ops import unary_union

from atlas_maker.lateral_figure import body_shape, grain
from atlas_maker.modelling import Plate
from atlas_maker.splines import poly, shape
from atlas_maker.svgout import View

MALLEOLUS = [(-10, 1646), (-4, 1638), (2, 1644), (5.8, 1656), (7, 1671), (4, 1683), (-3, 1691), (-10, 1686), (-13.6, 1673), (-12.4, 1655)]
# big toe first; upper contour from the web to the pulp, then the ground
TOES: tuple[list[tuple[float, float]], ...] = ([(150, 1712), (184, 1722), (196, 1729), (203, 1739), (199, 1749), (186, 1753), (150, 1753)],
        [(164, 1721), (176, 1720), (184.6, 1724), (191, 1732.4), (194, 1742), (190, 1750), (176, 1753), (160, 1753)],
        [(150, 1722.6), (163, 1721.4), (172, 1725.6), (178.4, 1733.6), (181.4, 1742.6), (177.4, 1750), (164, 1753), (148, 1753)],
        [(136, 1725), (149, 1723.6), (158.6, 1728), (165, 1735), (168, 1743.4), (164, 1750.4), (152, 1753), (134, 1753)],
        [(116, 1729), (131, 1726), (143, 1729.6), (150.4, 1736), (153.6, 1744), (149.6, 1750.6), (138, 1753), (114, 1753)])
NAIL_OF_LITTLE_TOE = [(142.2, 1730), (146.6, 1732), (150.8, 1737), (148.8, 1738.4), (144.4, 1735.4), (141.2, 1732.4)]
NAIL_OF_BIG_TOE = [(188.6, 1727.2), (194, 1730), (199, 1735), (200.2, 1738), (195, 1736.4), (188.6, 1731.6)]
NAIL_STEPS = ((0, 0), (15, -1.2), (28.4, -2.6), (40.8, -4))           # from the nail of the little toe to the others


def muscles_of_foot(p: Plate) -> None:
    """short extensor of the toes, abductor along the outer border"""
    p.muscle('extensor-digitorum-brevis', ring=[(21, 1695), (32, 1689), (50, 1691), (72, 1701), (96, 1715), (104, 1721), (88, 1721), (62, 1714), (40, 1707), (26, 1702)], guides=([(25, 1693), (56, 1696), (98, 1717)], [(27, 1700), (56, 1710), (90, 1720)]), fibres=5, z=2, tone=0)
    p.muscle('abductor-digiti-minimi-foot', ring=[(-47, 1737), (-30, 1730.6), (0, 1731), (36, 1733.4), (78, 1736), (112, 1740.6), (123, 1745.4), (110, 1746), (90, 1744.8), (70, 1743.4), (44, 1742.6), (16, 1743), (-20, 1744.6), (-42, 1743.6)], guides=([(-44, 1736), (30, 1736), (118, 1744)], [(-42, 1744), (30, 1744), (110, 1746)]), fibres=3, z=2, tone=1)


def tendons_of_foot(p: Plate) -> None:
    """what runs behind the outer ankle and over the instep"""
    p.cords('fibular-tendons', 4, [(-11, 1500, 5), (-17, 1580, 3.6), (-21, 1650, 3.2), (-18.6, 1684, 3.2), (-8, 1702, 3.2), (14, 1719, 3), (38, 1732, 2.6)], [(-10, 1610, 3), (-14.6, 1650, 3), (-13, 1684, 3), (-1, 1699.6, 3), (24, 1712.6, 2.8), (48, 1724, 2.6), (56, 1729, 2.6)], shade=(1.1,))
    p.cords('extensor-tendons-leg', 3, [(20, 1550, 4), (18.6, 1590, 3.4), (18.4, 1622, 3.6)], [(30, 1530, 4), (25.4, 1580, 3.4), (25.2, 1622, 3)], shade=())
    p.cords('extensor-tendons-foot', 3.2, [(20, 1622, 2.2), (23.4, 1642, 2), (36, 1661, 2), (60, 1679, 2.2), (112, 1700.6, 2.2), (160, 1718, 2), (187, 1725, 1.4)], [(19, 1622, 2.2), (22, 1643, 2), (34, 1664, 2), (56, 1683, 2.1), (108, 1705.4, 2), (150, 1719, 1.9), (176, 1723.4, 1.3)],
            [(18, 1622, 2.2), (20.6, 1644, 2), (32, 1667, 2), (52, 1687, 2), (100, 1709.4, 1.9), (140, 1721, 1.8), (162, 1725.4, 1.3)], [(17, 1622, 2.2), (19.2, 1645, 2), (29.6, 1669.6, 1.9), (47, 1690.6, 1.9), (92, 1713.4, 1.8), (128, 1724, 1.8), (149, 1727.6, 1.3)],
            [(16.4, 1622, 2.2), (18, 1646, 2), (27.4, 1672, 1.9), (43, 1694, 1.9), (84, 1717.4, 1.8), (114, 1726.8, 1.7), (134, 1730.4, 1.3)], [(25.4, 1622, 3), (29.6, 1638, 3), (42, 1657, 3), (58, 1672.6, 2.8), (78, 1685, 2)], [(13, 1620, 2.2), (14, 1650, 2), (22, 1682, 2), (40, 1704, 2), (60, 1718, 2.6)], shade=(.9,))
    for slip in (((44, 1696, .5), (66, 1706, 1), (96, 1716.6, 1), (132, 1723.6, .7)), ((34, 1694, .5), (54, 1706, 1), (80, 1716, .9), (116, 1724.6, .6))):
        p.strand(*slip)


def retinacula(p: Plate) -> None:
    """thin bands that hold the tendons down: edges and cross fibres, the tendons shine through"""
    for band in (((-8, 1622), (8, 1616), (27, 1607)), ((-9, 1638), (8, 1631), (29.4, 1622))), (((6, 1700), (22, 1688), (44, 1672), (58, 1672.4)), ((12, 1706), (28, 1697), (48, 1681), (66, 1679))), (((-12, 1682), (-24, 1690), (-36, 1696)), ((-7, 1692), (-19, 1701), (-30, 1708))), (((4, 1697), (-4, 1708), (-14, 1718)), ((10, 1703), (2, 1714), (-7, 1724))):
        one, other = band
        p.line(*one, weight=.6)
        p.line(*other, weight=.6)
        grain(p, one, other, 4, .3)


def skin_and_bone_of_foot(p: Plate) -> None:
    """areas of ankle and foot"""
    p.bone('malleolus-lateral', MALLEOLUS, 6, weight=.9, steps=(2, 4.5))
    p.skin('ankle-lateral', box(-40, 1640, 34, 1706), -9)
    p.skin('ankle-anterior', box(20, 1630, 80, 1690), -10)
    p.skin('ankle-posterior', box(-70, 1630, -22, 1712), -9.5)
    p.skin('heel', poly([(-80, 1700), (-20, 1700), (-14, 1760), (-80, 1760)]), -8)
    p.skin('foot-dorsum', box(-20, 1670, 220, 1745), -13)
    p.skin('foot-lateral-border', box(-30, 1722, 120, 1760), -12)
    for i, toe in enumerate(TOES):
        p.skin(f'toe-{i + 1}', shape(toe).intersection(box(118 if i == 4 else 138, 1700, 220, 1760)), -7 + i * .2)


def lines_of_foot(p: Plate) -> None:
    """toes with nails, pad of the sole, tuberosity of the fifth metatarsal"""
    for toe in TOES[1:]:
        p.line(((toe[1][0] + toe[2][0]) / 2, (toe[1][1] + toe[2][1]) / 2 - .8), *toe[2:6], (toe[5][0] - 5, 1750.4), weight=1)
    for nail in (NAIL_OF_BIG_TOE, *([(x + dx, y + dy) for x, y in NAIL_OF_LITTLE_TOE] for dx, dy in NAIL_STEPS)):
        p.line(*nail, nail[0], weight=.6)
    p.line((-60.6, 1726), (-50, 1738), (-30, 1742.6), weight=.6)
    p.line((-59, 1716), (-50, 1712), (-45, 1715), weight=.6)
    p.line((48, 1733.6), (57, 1732), (60, 1727), (55, 1722), weight=.7)
    p.line((132, 1747), (112, 1747.6), (96, 1748.4), weight=.5)


def shades_of_foot(v: View) -> None:
    """each toe throws its shadow on the next"""
    shapes = [shape(t).intersection(body_shape().buffer(-.8)) for t in TOES]
    for near, far in zip(shapes[1:], shapes[:-1], strict=True):
        v.shade(near.buffer(1.8).difference(near).intersection(far).difference(unary_union(shapes[shapes.index(near):])).intersection(box(60, 1727, 260, 1760)).buffer(-.3).buffer(.3))


def foot(p: Plate) -> None:
    """ankle and foot"""
    muscles_of_foot(p)
    tendons_of_foot(p)
    retinacula(p)
    skin_and_bone_of_foot(p)
    lines_of_foot(p)
