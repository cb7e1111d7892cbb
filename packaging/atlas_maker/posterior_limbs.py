"""Posterior view: superficial muscles of arm, thigh and lower leg.  Half figure at +x (patient's right); mm, base figure."""
from collections.abc import Callable

from shapely.geometry import Polygon, box
from shapely.ops import unary_union

from atlas_maker.figure import F, U
from atlas_maker.splines import shape

Add = Callable[..., None]

TRICEPS_TENDON = [U(142, -2, 'c'), U(176, 3), U(216, 8), U(256, 11), U(284, 13), F(-2, 10), F(-2, -16), U(284, -17), U(256, -14), U(216, -9), U(176, -7)]
ACHILLES = [(98.5, 1478, 'c'), (116, 1494), (124, 1516), (121, 1556), (114.5, 1596), (110, 1636), (109.5, 1668), (113.5, 1692), (115, 1708), (111, 1720), (100,
    1726), (89, 1720), (85, 1708), (86.5, 1692), (90.5, 1668), (90.5, 1636), (86, 1596), (80, 1556), (78, 1520), (86, 1494)]
TRACT = [(172, 850), (169.5, 890), (168, 930), (164, 980), (160, 1040), (154, 1100), (148.5, 1160), (144, 1220), (141, 1290, 'c'), (160, 1290, 'c'), (176, 1200),
    (200, 1000), (200, 860)]
# common borders of the forearm muscles, elbow to wrist
BRACHIORADIALIS_EDGE = [U(228, 40), U(270, 33), F(6, 34), F(42, 41), F(92, 47)]
RADIALIS_EDGE = [U(258, 30), F(6, 25), F(44, 30), F(90, 34), F(138, 38)]
DIGITORUM_EDGE = [F(2, 21), F(44, 20), F(90, 22.5), F(140, 24), F(184, 25)]
DIGITI_EDGE = [F(6, 15), F(50, 8.5), F(100, 5.5), F(150, 3.5), F(188, 0)]
ULNARIS_EDGE = [F(14, 10), F(50, 1), F(100, -3), F(150, -5), F(192, -6)]


def upper_arm(add: Add, clip: Polygon) -> None:
    """triceps in three heads on its flat tendon"""
    tendon = shape(TRICEPS_TENDON)
    free = clip.difference(box(0, 0, 156, 700))
    add('triceps-long', ring=[U(14, 2, 'c'), U(60, 6), U(104, 3), U(150, -2), U(196, -9), U(228, -12, 'c'), U(244, -26), U(250, -42, 'c'), U(210, -58), U(150, -62),
        U(112, -56), U(76, -36), U(44, -24), U(18, -18, 'c')], guides=([U(24, -16), U(70, -30), U(116, -44), U(190, -44), U(240, -38)], [U(30, 4), U(110, 1),
        U(180, -6), U(230, -14)]), fibres=6, z=3.9, minus=tendon, clip=free)
    add('triceps-lateral', ring=[U(40, -8, 'c'), U(110, -4), U(150, -2), U(196, 6), U(226, 11, 'c'), U(246, 26), U(252, 42, 'c'), U(200, 60), U(130, 62), U(60, 40,
        'c')], guides=([U(50, 4), U(120, 4), U(180, 5), U(222, 10)], [U(110, 48), U(160, 46), U(206, 40), U(246, 36)]), fibres=5, z=3.8, tone=1, minus=tendon)
    add('triceps-medial', parts=[[U(226, -12, 'c'), U(244, -26), U(250, -44, 'c'), U(270, -54), U(288, -42, 'c'), U(288, -28), U(276, -17)], [U(226, 12, 'c'), U(244,
        24), U(256, 36), U(272, 34), U(286, 27, 'c'), U(274, 14)]], z=3.5, tone=2, minus=tendon)


def forearm(add: Add) -> None:
    """extensors side by side from the lateral epicondyle, the thumb muscles crossing over, the ulnar flexor at the inner border"""
    add('brachioradialis', A=[U(214, 60), U(270, 60), F(0, 60), F(42, 62), F(96, 56)], B=BRACHIORADIALIS_EDGE, fibres=2, z=6)
    add('extensor-carpi-radialis-longus', A=[U(240, 42), U(270, 40), F(6, 42), F(44, 60), F(90, 60), F(146, 42)], B=RADIALIS_EDGE, fibres=3, z=5.2, tone=2, taper=(1,))
    add('extensor-carpi-radialis-brevis', A=[F(-6, 28), F(44, 34), F(90, 40), F(140, 40), F(188, 31)], B=DIGITORUM_EDGE, fibres=3, z=5, taper=(1,))
    add('extensor-digitorum', A=[F(-2, 24), F(44, 26), F(90, 27), F(140, 25), F(186, 12)], B=DIGITI_EDGE, fibres=5, z=4, tone=1, taper=(1,))
    add('extensor-digiti-minimi', A=[F(8, 15), F(50, 9), F(100, 6), F(150, 4), F(190, -1)], B=ULNARIS_EDGE, fibres=2, z=3.4, tone=2, taper=(0, 1))
    add('extensor-carpi-ulnaris', A=[F(0, 20), F(50, 8), F(100, 2), F(150, -2), F(198, -11)], B=[F(20, 4), F(60, -13), F(100, -17), F(150, -19), F(200, -16)],
        fibres=3, z=3, taper=(1,))
    add('anconeus', ring=[F(-12, 24, 'c'), F(4, 20), F(24, 8), F(48, -4), F(70, -15, 'c'), F(44, -13), F(22, -5), F(4, 8)],
        guides=([F(-8, 22), F(10, 6), F(30, -6)], [F(-4, 23), F(26, 8), F(64, -13)]), fibres=3, z=5, tone=2)
    add('flexor-carpi-ulnaris', A=[F(4, -20), F(24, -15), F(60, -17), F(100, -21), F(160, -24), F(204, -27)],
        B=[F(-14, -46), F(30, -58), F(60, -60), F(110, -56), F(160, -46), F(206, -32)], fibres=4, z=2, tone=1, taper=(1,))
    add('abductor-pollicis-longus', A=[F(126, 4), F(150, 15), F(178, 26), F(204, 34), F(226, 36)], B=[F(142, -1), F(166, 5), F(190, 14), F(210, 24), F(228, 31)],
        fibres=3, z=5.5, tone=1, taper=(0, 1))


def thigh(add: Add) -> None:
    """hamstrings diverging around the popliteal fossa, adductors inside, vastus lateralis behind the iliotibial tract"""
    tract = shape(TRACT)
    add('vastus-lateralis', A=[(100, 925), (122, 966), (134, 1020), (138, 1090), (138, 1150), (140, 1204)],
        B=[(186, 880), (190, 1000), (180, 1090), (164, 1150), (150, 1208)], fibres=4, z=3, tone=2, minus=tract)
    add('biceps-femoris-long', A=[(72, 925), (84, 970), (92, 1026), (96, 1090), (108, 1160), (128, 1232)],
        B=[(100, 925), (122, 966), (139, 1020), (145, 1090), (143, 1160), (136, 1236)], fibres=7, z=4, taper=(1,))
    add('biceps-femoris-short', A=[(126, 1150), (130, 1200), (134, 1262)], B=[(144, 1100), (150, 1180), (146, 1230), (142, 1266)], fibres=2, z=3.5, tone=1,
        taper=(1,), minus=tract)
    add('semitendinosus', A=[(48, 925), (46, 1010), (48, 1090), (58, 1160), (66, 1206)], B=[(72, 925), (85, 970), (93, 1026), (96, 1084), (86, 1150), (71, 1208)],
        fibres=6, z=5, tone=1, taper=(1,))
    add('semimembranosus', A=[(36, 990), (38, 1060), (40, 1130), (44, 1190), (60, 1268)], B=[(60, 980), (96, 1070), (107, 1140), (100, 1200), (70, 1272)], fibres=5,
        z=1.5, tone=2, taper=(1,))
    add('adductor-magnus', A=[(12, 925), (24, 1000), (32, 1080), (38, 1146)], B=[(60, 925), (56, 1000), (51, 1080), (44, 1148)], fibres=5, z=2, taper=(1,))
    add('gracilis', A=[(-8, 920), (-4, 1000), (8, 1080), (22, 1150), (39, 1216)], B=[(14, 915), (25, 1000), (33, 1080), (40, 1150), (44, 1218)], fibres=2, z=4.5,
        tone=1, taper=(1,))


def lower_leg(add: Add, tendons: Polygon) -> None:
    """the two heads of gastrocnemius between the hamstring tendons, soleus at both sides of the Achilles tendon, the muscles behind the ankles"""
    achilles = shape(ACHILLES)
    add('gastrocnemius-medial', ring=[(78, 1214, 'c'), (64, 1262), (46, 1318), (36, 1376), (42, 1432), (58, 1482), (74, 1512), (88, 1521), (97, 1510), (98.5, 1470),
        (98.5, 1420), (98, 1350), (95, 1300), (92, 1214, 'c')], guides=([(76, 1240), (54, 1310), (42, 1380), (52, 1450), (72, 1508)], [(86, 1250), (95, 1310),
        (97, 1400), (96, 1508)]), fibres=7, z=1.2, minus=tendons)
    add('gastrocnemius-lateral', ring=[(120, 1220, 'c'), (107, 1280), (99, 1336), (95, 1400), (95, 1460), (104, 1484), (116, 1484), (131, 1466), (141, 1430),
        (145.5, 1384), (145.5, 1340), (141, 1296), (130, 1226, 'c')], guides=([(118, 1240), (104, 1310), (101, 1400), (104, 1480)], [(130, 1246), (142, 1320),
        (143, 1390), (126, 1474)]), fibres=7, z=1.1, tone=1, minus=tendons)
    add('soleus', A=[(44, 1410), (52, 1490), (68, 1550), (82, 1600), (92, 1640)], B=[(157, 1370), (154, 1440), (147, 1490), (132, 1545), (116, 1600), (107, 1640)],
        cap0=[(130, 1360), (70, 1380)], fibres=9, z=1, tone=2, minus=achilles)
    add('fibularis-longus', A=[(147, 1440), (141, 1500), (135, 1566)], B=[(166, 1440), (154, 1510), (140, 1568)], fibres=1, z=2.6, taper=(0, 1))
    add('fibularis-brevis', A=[(134, 1526), (126, 1580), (126, 1636)], B=[(150, 1526), (141, 1590), (131, 1638)], fibres=1, z=2.4, tone=1, taper=(0, 1))
    add('flexor-digitorum-longus', A=[(50, 1490), (60, 1560), (68, 1642)], B=[(70, 1510), (88, 1590), (80, 1648)], fibres=2, z=.8, taper=(0, 1), minus=achilles)
    add('flexor-hallucis-longus', A=[(114, 1560), (113, 1610), (114, 1656)], B=[(140, 1550), (128, 1610), (119, 1658)], fibres=2, z=.8, tone=1, taper=(0, 1),
        minus=achilles)


def limbs(add: Add, clip: Polygon, tendons: list[Polygon]) -> None:
    """all superficial muscles of arm and leg; tendons: what runs over the calf at the knee"""
    upper_arm(add, clip)
    forearm(add)
    thigh(add)
    lower_leg(add, unary_union(tendons))
