"""Anterior view: hip, thigh and lower leg.  Half figure at +x (patient's left); mm from the midline / below the vertex of the base figure."""
from collections.abc import Callable
from typing import Any

import numpy as np
from shapely.geometry import LineString, box

from atlas_maker.areas import disc, ribbon
from atlas_maker.regions import Region
from atlas_maker.splines import curve, lines, poly, resample, shape
from atlas_maker.svgout import View

Add = Callable[..., None]
Line = list[tuple[float, float]]

PATELLA = [(97, 1205), (116, 1212), (124, 1232), (120, 1256), (108, 1272), (97, 1276), (86, 1272), (76, 1254), (74, 1232), (80, 1214)]


class Pennate(Region):
    """A muscle whose fibres leave a central septum on both sides and run down to its borders.

    steps: fibres on each side; slant: what share of the length a fibre covers."""

    def __init__(self, key: str, sides: tuple[Line, Line], steps: int, slant: float, **shape_data: Any) -> None:
        super().__init__(key, A=sides[0], B=sides[1], fibres=steps, **shape_data)
        self.sides, self.steps, self.slant = sides, steps, slant

    def own_fibres(self) -> list[Line]:
        """The septum and the fibres."""
        one, other = (resample(curve(side), 60) for side in self.sides)
        assert self.geom is not None
        inner = self.geom.buffer(-1.2)
        found = [((one + other) / 2)[3:56]]
        t = np.linspace(0, 1, 8)
        for side in (one, other):
            for i in range(self.steps):
                at = ((.05 + (.93 - self.slant) * i / (self.steps - 1) + self.slant * t) * 59).round().astype(int)
                reach = np.sin(t * np.pi / 2)[:, None] * (.95 - .12 * (i % 2))
                found.append(((one[at] + other[at]) / 2 * (1 - reach) + side[at] * reach)[1:])
        return [list(piece.coords) for line in found for piece in lines(LineString(line).intersection(inner)) if piece.length > 8]


RECTUS_FEMORIS: tuple[Line, Line] = ([(114, 806), (92, 880), (77, 960), (74, 1050), (85, 1120), (98, 1180)],
    [(118, 790), (136, 860), (142, 950), (137, 1050), (120, 1120), (103, 1180)])
TIBIALIS: tuple[Line, Line] = ([(107, 1310), (99, 1362), (92, 1440), (88.4, 1500), (87, 1560)], [(113, 1304), (125, 1360), (124, 1430), (111, 1500), (92, 1560)])


def hip(add: Add) -> None:
    """what meets under the inguinal ligament and at the iliac crest"""
    add('gluteus-medius', ring=[(152, 728), (172, 778), (182, 838), (178, 872), (170, 884), (158, 850), (140, 806), (124, 770), (136, 742)],
        guides=([(150, 724), (170, 800), (176, 870)], [(128, 765), (150, 810), (168, 880)]), fibres=3, z=3)
    add('tensor-fasciae-latae', A=[(126, 768), (150, 812), (170, 876), (174, 944)], B=[(118, 776), (127, 822), (143, 882), (168, 950)], fibres=3, z=6, tone=1)
    add('sartorius', A=[(113, 774), (92, 840), (64, 935), (44, 1040), (34, 1130), (37, 1200), (46, 1254), (57, 1290)],
        B=[(123, 777), (112, 840), (86, 935), (65, 1040), (51, 1130), (48, 1200), (52, 1250), (60, 1288)], fibres=3, z=7, tone=2)
    add('iliopsoas', A=[(110, 784), (88, 806), (65, 836), (62, 870), (72, 904)], B=[(117, 794), (106, 840), (96, 890), (80, 930)], fibres=3, z=4)
    add('pectineus', ring=[(62, 842, 'c'), (44, 856), (24, 872, 'c'), (32, 890), (54, 914), (76, 942, 'c'), (82, 920), (70, 878)],
        guides=([(28, 870), (50, 900), (76, 938)], [(60, 844), (70, 880), (80, 920)]), fibres=3, z=3, tone=1)


def thigh(add: Add, out: list[Region]) -> None:
    """quadriceps and adductors"""
    patella = shape(PATELLA)
    out.append(Pennate('rectus-femoris', RECTUS_FEMORIS, steps=11, slant=.14, z=5))
    add('vastus-lateralis', ring=[(130, 806, 'c'), (152, 836), (174, 900), (183, 970), (181, 1040), (172, 1110), (160, 1168), (144, 1208), (122, 1228, 'c'),
        (113, 1206), (116, 1160), (126, 1120), (138, 1050), (143, 960), (140, 880)],
        guides=([(132, 812), (140, 900), (140, 1000), (116, 1200)], [(182, 950), (182, 1040), (166, 1130), (128, 1224)]), minus=patella, fibres=5, z=4, tone=1)
    add('vastus-medialis', ring=[(86, 940, 'c'), (70, 960), (55, 1030), (44, 1100), (39, 1160), (41, 1206), (53, 1238), (76, 1250, 'c'), (79, 1226), (88, 1208),
        (90, 1170), (85, 1120), (75, 1050), (77, 980)],
        guides=([(84, 950), (75, 1050), (84, 1130), (90, 1200)], [(50, 1050), (40, 1130), (42, 1200), (74, 1246)]), minus=patella, fibres=5, z=4, tone=2)
    add('adductor-longus', A=[(11, 880), (22, 950), (42, 1040), (54, 1100)], B=[(25, 877), (56, 918), (84, 970), (72, 1080)], fibres=4, z=2, tone=2)
    add('gracilis', A=[(-6, 905), (-4, 950), (4, 1010), (14, 1080), (26, 1140), (37, 1206)], B=[(10, 884), (20, 950), (30, 1020), (38, 1090), (40, 1140), (41, 1206)],
        fibres=2, z=3, taper=(1,))
    add('adductor-magnus', A=[(14, 900), (24, 1000), (34, 1090), (38, 1170)], B=[(40, 960), (60, 1040), (62, 1090), (50, 1160)], fibres=2, z=1, tone=1)


def lower_leg(add: Add, out: list[Region]) -> None:
    """in front of and beside the shin; the bellies thin out into the tendons that cross the ankle"""
    out.append(Pennate('tibialis-anterior', TIBIALIS, steps=9, slant=.17, z=5, taper=(0,)))
    add('extensor-digitorum-longus', A=[(113, 1304), (125, 1360), (124, 1430), (113, 1510), (109, 1590)],
        B=[(123, 1300), (138, 1360), (138, 1430), (129, 1510), (113.4, 1590)], fibres=3, z=4, tone=1, taper=(0,))
    add('fibularis-longus', A=[(127, 1298), (139, 1360), (139, 1430), (134, 1510), (133, 1586)], B=[(139, 1292), (158, 1350), (162, 1430), (152, 1510), (137.5, 1586)],
        fibres=3, z=5, tone=2, taper=(0,))
    add('fibularis-tertius', A=[(118, 1540), (115, 1580), (116.8, 1622)], B=[(132, 1510), (128.6, 1570), (120, 1622)], fibres=2, z=2.5, tone=2, taper=(0,))
    add('extensor-hallucis-longus', A=[(90, 1520), (93, 1570), (95.8, 1620)], B=[(116, 1490), (109.6, 1566), (99.6, 1620)], fibres=2, z=1, tone=2, taper=(0,))
    add('gastrocnemius-medial', A=[(54, 1312), (40, 1350), (34, 1400), (44, 1462), (59, 1508)], B=[(62, 1318), (69, 1360), (70, 1420), (67, 1474), (61, 1510)],
        fibres=3, z=3, taper=(0,))
    add('soleus', A=[(50, 1450), (58, 1530), (66, 1580), (73, 1616)], B=[(71, 1390), (75, 1470), (77.4, 1550), (76.4, 1616)], fibres=2, z=2, tone=1, taper=(0, 1))
    add('flexor-digitorum-longus', A=[(71, 1420), (75, 1490), (77, 1560), (76, 1616)], B=[(77, 1420), (84, 1500), (85, 1560), (80, 1616)], fibres=2, z=2.2, tone=2,
        taper=(0, 1))


def deep_leg(add: Add) -> None:
    """thigh and leg under the first layer"""
    deep, deeper = 'deep', 'deep2'
    add('vastus-intermedius', A=[(100, 884), (86, 960), (80, 1050), (86, 1130), (96, 1200)], B=[(116, 880), (132, 960), (134, 1050), (122, 1130), (106, 1200)],
        layer=deep, fibres=4, taper=(0,))
    add('adductor-brevis', ring=[(22, 884, 'c'), (35, 876, 'c'), (64, 900), (95, 938, 'c'), (94, 974), (87, 1008, 'c'), (60, 966), (36, 924)],
        guides=([(34, 879), (64, 904), (94, 942)], [(23, 886), (52, 946), (86, 1004)]), layer=deep, fibres=3, z=1, r=1.4)
    add('extensor-hallucis-longus', A=[(108, 1396), (102, 1480), (95, 1560), (93, 1644)], B=[(116, 1396), (121, 1480), (112, 1560), (99, 1644)], layer=deep, fibres=3,
        taper=(0,))
    add('obturator-externus', ring=[(22, 870, 'c'), (44, 862), (66, 870), (100, 866, 'c'), (98, 876), (66, 892), (40, 904), (22, 894, 'c')],
        guides=([(26, 872), (56, 872), (98, 868)], [(28, 896), (60, 890), (98, 874)]), layer=deeper, z=1, fibres=3, r=1.4)
    add('adductor-magnus', ring=[(13, 892, 'c'), (40, 876, 'c'), (70, 902), (90, 946, 'c'), (90, 1010), (82, 1076), (66, 1130), (54, 1176), (49, 1210, 'c'),
        (43, 1210, 'c'), (36, 1140), (27, 1050), (16, 960)],
        guides=([(38, 878), (66, 904), (90, 950)], [(14, 896), (26, 1040), (45, 1206)]), layer=deeper, fibres=7, r=1.4)


def areas_leg(put: Add, skin: list[Region]) -> None:
    """iliac crest to ankle"""
    put('iliac-crest', z=4, style='bone', **ribbon([(150, 712, 4), (134, 740, 5), (119, 767, 6)]))
    put('hip', box(110, 735, 200, 900), -4)
    put('groin', poly([(122, 764), (132, 790), (60, 890), (20, 900), (10, 872)]), -1)
    put('pubis', shape([(-26, 866), (0, 858), (26, 866), (22, 886), (0, 900), (-22, 886)]), 3, 'bone', midline=True)
    put('greater-trochanter', disc(176, 858, 20), 1)
    put('thigh-anterior', box(-1, 840, 200, 1195), -5)
    put('thigh-medial', poly([(-5, 870), (40, 880), (64, 960), (54, 1100), (46, 1195), (-5, 1195)]), -4)
    put('thigh-lateral', poly([(160, 880), (200, 880), (200, 1195), (146, 1195), (156, 1080)]), -4)
    put('iliotibial-tract', z=2, style='tendon', fibres=2, A=[(165, 920), (172, 1000), (166, 1080), (156, 1150), (141, 1230), (128, 1292)],
        B=[(190, 920), (190, 1000), (184, 1080), (172, 1150), (156, 1230), (138, 1300)])
    put('knee-anterior', box(-1, 1190, 200, 1308), -3)
    put('knee-medial', box(-1, 1190, 72, 1322), -2)
    put('knee-lateral', box(124, 1190, 200, 1300), -2)
    put('quadriceps-tendon', z=4, style='tendon', fibres=3, A=[(88, 1110), (82, 1170), (76, 1216), (78, 1240)], B=[(112, 1110), (118, 1170), (124, 1216), (122, 1240)])
    put('patella', shape(PATELLA), 6, 'bone')
    put('patellar-ligament', z=5, style='tendon', fibres=3, A=[(83, 1256), (87, 1284), (90, 1306), (92, 1320)], B=[(115, 1256), (110, 1284), (106, 1306), (104, 1320)],
        cap1=[(98, 1322)])
    put('pes-anserinus', z=3, style='tendon', fibres=2, A=[(36, 1186), (40, 1230), (50, 1276), (78, 1328)], B=[(44, 1186), (52, 1230), (64, 1270), (86, 1306)])
    put('fibular-head', disc(137, 1294, 8), 5, 'bone')
    put('leg-anterior', box(82, 1300, 150, 1650), -5)
    put('leg-medial', box(-1, 1300, 82, 1650), -5)
    put('leg-lateral', box(134, 1300, 200, 1650), -4)
    put('shin', shape([(66, 1318), (80, 1308), (104, 1306), (103, 1340), (94, 1430), (89, 1520), (86, 1600), (79, 1646), (73, 1650), (75, 1600), (72, 1520), (71, 1420),
        (69, 1360)]), 1, 'bone')
    put('fibular-tendons', z=2, style='tendon', **ribbon([(137, 1540, 4), (135, 1600, 4), (136, 1660, 3)]))


def lines_leg(v: View) -> None:
    """kneecap, retinacula of the knee, tuberosity and edge of the shin"""
    line = v.line_landmark
    line([(84, 1224), (97, 1216), (112, 1222)], .5)
    for points in ([(70, 1252), (74, 1276), (84, 1300)], [(62, 1252), (66, 1280), (80, 1308)], [(128, 1232), (124, 1262), (112, 1296)],
        [(136, 1226), (132, 1262), (117, 1304)]):
        line(points, .5)
    line([(89, 1322), (94, 1329), (102, 1329), (107, 1322)], .7)
    line([(72, 1324), (77, 1350), (80, 1400), (83, 1480), (84, 1560)], .7)
