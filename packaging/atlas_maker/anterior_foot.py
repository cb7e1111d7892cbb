"""Anterior view: the foot from the front and a little from above.  Half figure at +x (patient's left); mm, final coordinates (no warp below the ankle)."""
from collections.abc import Callable

from shapely.geometry import Polygon, box
from shapely.ops import unary_union

from atlas_maker.areas import joined, ribbon
from atlas_maker.regions import Region
from atlas_maker.splines import capsule, polys, shape
from atlas_maker.svgout import View

Add = Callable[..., None]

# toes from the ball to the tip: (x, y, half width)
TOES = (((75, 1736, 12.6), (75.8, 1755, 11.6), (76.2, 1768.6, 11.9)), ((94.6, 1740, 8), (97, 1757, 7.2), (97.8, 1771, 7.5)),
    ((110, 1739, 7.8), (113, 1754, 6.9), (114, 1767.6, 7.2)),
        ((125, 1736, 7.6), (128.4, 1749, 6.7), (129.8, 1761.4, 7)), ((139.4, 1731, 7.4), (143.2, 1742, 6.4), (144.8, 1752.8, 6.7)))
FOOT = [(98, 1625), (78, 1652), (69.6, 1674), (70, 1692), (67.6, 1712), (62.6, 1732), (61.6, 1744), (66, 1754), (80, 1756), (104, 1756), (126, 1752), (143, 1745),
    (153.6, 1735), (157, 1725), (151, 1709), (143, 1694), (137, 1678), (126, 1652)]
HALLUX_TENDON = [(97.6, 1606, 1.4), (97.4, 1640, 2.4), (95, 1676, 2.6), (88.6, 1706, 2.4), (81, 1732, 2.3), (76.8, 1758, 1.7)]
TOE_TENDONS = ([(107, 1684, 1.2), (102.6, 1706, 1.6), (96.4, 1734, 1.7), (97.2, 1759, 1.2)],
    [(109.8, 1684, 1.2), (109, 1706, 1.6), (110.6, 1733, 1.7), (114.2, 1756, 1.2)],
               [(112.6, 1684, 1.2), (115.6, 1705, 1.6), (123, 1728, 1.7), (129.6, 1751, 1.2)], [(115.4, 1684, 1.2), (121.8, 1702, 1.6), (134.4, 1723, 1.7),
                   (144.4, 1744, 1.2)])
TERTIUS_TENDON = [(118.6, 1608, 1.2), (118.6, 1640, 1.8), (120.6, 1672, 1.9), (130, 1696, 2), (144, 1714, 2.4)]
TIBIALIS_TENDON = [(89.5, 1530, 2.2), (88.4, 1590, 3.4), (85.4, 1640, 3.5), (79, 1680, 4), (71.6, 1708, 5)]
LONG_TENDON = [(111.4, 1566, 1.4), (112, 1600, 3), (111.4, 1640, 3.8), (111.2, 1690, 4.4)]
UPPER_BAND = [(72, 1626, 'c'), (88, 1622.6), (104, 1621), (120, 1622.6), (136, 1626, 'c'), (135, 1641, 'c'), (120, 1638), (104, 1636.4), (88, 1638), (71, 1641, 'c')]
LOWER_BAND = [(144, 1685, 'c'), (124, 1679), (108, 1675), (88, 1666), (68, 1655, 'c'), (68, 1666, 'c'), (86, 1676), (98, 1681.6, 'c'), (84, 1688.6), (67, 1697, 'c'),
    (67, 1707, 'c'), (86, 1698), (103, 1691.4), (122, 1691.4), (144, 1699, 'c')]


def foot_outline() -> Polygon:
    """ankle, back of the foot and five toes with their clefts"""
    toes = unary_union([capsule(toe) for toe in TOES]).buffer(-.5).buffer(.5)
    whole = unary_union([shape(FOOT), toes]).buffer(.6, 16).buffer(-1, 16).buffer(.4, 16)
    return Polygon(max(polys(whole), key=lambda p: p.area).exterior)


def foot(add: Add) -> None:
    """the short extensors and the muscles between the metatarsals"""
    add('extensor-digitorum-brevis', parts=[[(141, 1693, 'c'), (143, 1701), (136, 1712), (126, 1722), (117, 1727, 'c'), (119, 1716), (124, 1702)],
        [(138, 1694), (124, 1699), (112, 1712), (100, 1730), (92, 1742, 'c'), (104, 1734), (118, 1718), (134, 1706)]],
        guides=([(139, 1691), (114, 1708), (94, 1738)], [(142, 1700), (130, 1712), (117, 1726)]), fibres=3, z=2, r=.9)


def areas_foot(put: Add, skin: list[Region]) -> None:
    """ankle to toes"""
    put('ankle-anterior', box(40, 1640, 170, 1698), -3)
    put('malleolus-medial', shape([(66, 1652), (78, 1650), (84, 1664), (80, 1680), (66, 1680)]), 9, 'bone')
    put('malleolus-lateral', shape([(140, 1656), (130, 1656), (126, 1672), (130, 1688), (142, 1690)]), 9, 'bone')
    put('tibialis-anterior-tendon', z=6, style='tendon', fibres=1, **ribbon([(x, y, h - .5) for x, y, h in TIBIALIS_TENDON]))
    skin.append(joined('extensor-tendons-leg', [ribbon([(112, 1560, 2), (112, 1600, 2.4), (111.4, 1640, 3.2), (111.2, 1690, 3.8)]),
        ribbon([(98, 1600, 2), (97.6, 1640, 2.8), (95.4, 1672, 3), (94, 1690, 2.8)])], z=4))
    skin.append(joined('extensor-tendons-foot', [ribbon(HALLUX_TENDON[1:]), *(ribbon(points) for points in TOE_TENDONS)], z=3.9))
    put('extensor-retinaculum-foot', unary_union([shape(UPPER_BAND), shape(LOWER_BAND)]), 8, 'tendon', r=.3)
    put('foot-dorsum', box(40, 1690, 190, 1800), -4)
    for i, (base, middle, tip) in enumerate(TOES):
        put(f'toe-{i + 1}', capsule([((base[0] + middle[0]) / 2, (base[1] + middle[1]) / 2, middle[2] + 1), (*middle[:2], middle[2] + 1.4), (*tip[:2], tip[2] + 4)]),
            7 - i * .1)


def strands_foot(v: View, clip: Polygon) -> None:
    """the tendons that cross the ankle beneath the upper and the lower extensor retinaculum"""
    above = unary_union([shape(UPPER_BAND), shape(LOWER_BAND)]).intersection(clip)
    for points in (TIBIALIS_TENDON, LONG_TENDON, TERTIUS_TENDON, *TOE_TENDONS):
        tendon = Region('strand', layer='area', taper=(0, 1), **ribbon(points)).raw.intersection(clip)
        v.strands += [p for p in polys(tendon.difference(above.buffer(.2)).buffer(-.3).buffer(.3)) if p.area > 4]
        above = above.union(tendon)


def lines_foot(v: View) -> None:
    """nails and creases"""
    line = v.line_landmark
    for i, (_, middle, tip) in enumerate(TOES):
        (x, y, r), dx = tip, (tip[0] - middle[0]) / (tip[1] - middle[1])
        nail = [(-.5, -.24), (-.57, .3), (-.4, .56), (0, .64), (.4, .56), (.57, .3), (.5, -.24), (.3, -.46), (0, -.52), (-.3, -.46), (-.5, -.24)]
        line([(x + r * u + dx * r * w, y + r * w) for u, w in nail], .7)
        if i:
            line([(middle[0] - r * .5, middle[1] - 2), (middle[0] + .4, middle[1] - .6), (middle[0] + r * .6, middle[1] - 2.4)], .5)
        else:
            line([(middle[0] - 7, middle[1] + 1), (middle[0], middle[1] + 2.4), (middle[0] + 7, middle[1] + .6)], .5)
