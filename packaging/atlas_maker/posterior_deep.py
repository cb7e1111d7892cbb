"""Posterior view: the deep layer in three depths.  Half figure at +x (patient's right); mm, base figure.
Beside the spinous processes the flat muscles of depth 1 begin a finger's breadth off the midline, where they are aponeurosis, so that what
lies under them can be reached there."""
from collections.abc import Callable

from atlas_maker.figure import F, U, ear_poly

Add = Callable[..., None]
Ring = list[tuple[float | str, ...]]
D, E, G = 'deep', 'deep2', 'deep3'


def intercostal_spaces() -> list[Ring]:
    """rings of nine spaces between the ribs, back wall (lateral to the erector spinae)"""
    out: list[Ring] = []
    for i in range(-1, 8):
        y, side = 366 + 27 * i, 138 - i - (10 if i < 0 else 0)
        out.append([(58, y - 2, 'c'), (84, y), (112, y + 7), (side, y + 18, 'c'), (side - 2, y + 29, 'c'), (110, y + 17), (84, y + 10), (58, y + 8, 'c')])
    return out


def neck(add: Add) -> None:
    """splenii, semispinales, suboccipital triangle, multifidus and the posterior scalene"""
    ear = ear_poly().buffer(1.5)
    add('splenius-capitis', A=[(8, 224), (20, 200), (44, 158)], B=[(10, 280), (32, 232), (62, 166)], layer=D, z=4, fibres=4, minus=ear)
    add('splenius-cervicis', A=[(9, 284), (24, 250), (42, 206)], B=[(10, 322), (26, 287), (37, 252), (48, 214)], layer=D, z=3.5, fibres=3, r=1.4)
    add('levator-scapulae', A=[(44, 186), (50.5, 218), (51.5, 234), (56, 272), (64, 308)], B=[(50, 188), (55, 232), (74, 272), (84, 300)], layer=D, fibres=4, z=3)
    add('semispinalis-capitis', A=[(9, 160), (9, 214), (10, 270), (18, 330)], B=[(24, 160), (30, 210), (30, 276), (28, 334)], layer=E, z=3, fibres=5)
    add('longissimus-capitis', A=[(41, 206), (37, 236), (31, 268), (28, 322)], B=[(46, 208), (43.5, 236), (40, 266), (36, 324)], layer=E, z=2.5, fibres=3, taper=(0, 1))
    add('rectus-capitis-post-minor', A=[(2, 172), (2, 184), (3, 198)], B=[(14, 171), (11, 186), (8, 200)], layer=G, r=1, fibres=2, z=3)
    add('rectus-capitis-post-major', A=[(18, 164), (14, 190), (5, 212)], B=[(41, 166), (28, 190), (10, 216)], layer=G, r=1, fibres=3, z=2)
    add('obliquus-capitis-inferior', A=[(6, 214), (26, 202), (50, 186)], B=[(8, 226), (30, 216), (54, 200)], layer=G, r=1, fibres=2, z=4)
    add('multifidus-cervicis', A=[(2.5, 216), (2.5, 232), (2.5, 246)], B=[(14, 228), (16, 240), (14, 250)], layer=G, z=1.5, fibres=2, r=1)
    add('semispinalis-cervicis', A=[(2.5, 248), (3, 280), (14, 340)], B=[(12, 224), (26, 276), (34, 344)], layer=G, z=1, fibres=3, r=1.2)
    add('scalenus-posterior', A=[(40, 226), (52, 262), (66, 298)], B=[(48, 222), (66, 256), (84, 294)], layer=G, fibres=2)


def shoulder(add: Add) -> None:
    """rhomboids, supraspinatus, posterior serrati"""
    add('rhomboideus-minor', ring=[(11, 264, 'c'), (44, 288), (78, 316, 'c'), (79, 334, 'c'), (44, 308), (11, 286, 'c')],
        guides=([(12, 266), (44, 290), (76, 316)], [(12, 284), (44, 308), (76, 332)]), layer=D, fibres=4, z=2)
    add('rhomboideus-major', ring=[(11, 290, 'c'), (44, 313), (80, 340, 'c'), (84, 390), (88, 446, 'c'), (46, 398), (11, 364, 'c')],
        guides=([(12, 292), (44, 316), (78, 342)], [(12, 362), (46, 396), (86, 440)]), layer=D, fibres=7, z=2)
    add('supraspinatus', ring=[(78, 316, 'c'), (94, 306), (122, 304), (154, 311), (188, 328, 'c'), (184, 340, 'c'), (160, 332), (130, 333), (104, 337), (84, 338,
        'c')], guides=([(82, 316), (120, 308), (186, 331)], [(86, 335), (124, 331), (184, 337)]), layer=D, fibres=5, z=3)
    add('serratus-posterior-superior', ring=[(10, 244), (44, 268), (86, 300, 'c'), (83, 313), (96, 326, 'c'), (87, 336), (94, 352, 'c'), (50, 330), (10, 300)],
        guides=([(10, 248), (46, 272), (84, 302)], [(10, 296), (48, 326), (90, 348)]), layer=E, z=4, fibres=5)
    add('serratus-posterior-inferior', ring=[(10, 566), (52, 538), (112, 504), (124, 513, 'c'), (113, 526), (130, 536, 'c'), (115, 550), (128, 562, 'c'), (62, 592),
        (10, 620)], guides=([(10, 570), (60, 540), (116, 510)], [(10, 616), (62, 588), (122, 562)]), layer=D, fibres=6, z=1)


def back(add: Add) -> None:
    """erector spinae in its columns, multifidus beside the spine, quadratus lumborum, psoas, intercostals"""
    add('longissimus-thoracis', ring=[(20, 300, 'c'), (32, 296, 'c'), (39, 360), (42, 460), (46, 560), (47, 640), (42, 700), (24, 760), (10, 776, 'c'), (9, 700),
        (13, 620), (14, 540), (16, 420)], guides=([(22, 304), (16, 420), (14, 560), (10, 770)], [(32, 304), (40, 420), (44, 600), (16, 768)]), layer=E, z=2,
        fibres=5)
    add('spinalis-thoracis', A=[(2.5, 372), (2.5, 480), (2.5, 600)], B=[(6, 374), (8.4, 480), (7, 600)], layer=E, z=2.2, fibres=1, r=.9, taper=(0, 1))
    add('iliocostalis-thoracis', ring=[(46, 298, 'c'), (60, 304, 'c'), (70, 352), (74, 400, 'c'), (69, 408), (73, 456, 'c'), (68, 464), (68, 520), (60, 562, 'c'),
        (43, 562, 'c'), (40, 450), (41, 360)], guides=([(48, 304), (41, 400), (44, 556)], [(58, 306), (70, 420), (56, 556)]), layer=E, z=1, fibres=5)
    add('iliocostalis-lumborum', ring=[(60, 496, 'c'), (71, 500, 'c'), (74, 560), (74, 620), (67, 680), (50, 736), (30, 764, 'c'), (42, 712), (50, 650),
        (47, 580, 'c')], guides=([(62, 504), (46, 620), (34, 752)], [(72, 508), (76, 640), (40, 748)]), layer=E, z=.5, fibres=5)
    add('quadratus-lumborum', ring=[(60, 590, 'c'), (96, 580, 'c'), (95, 630), (99, 668), (106, 702, 'c'), (84, 718), (60, 722, 'c'), (50, 650)],
        guides=([(74, 594), (74, 650), (72, 716)], [(94, 588), (94, 640), (102, 702)]), layer=E, fibres=6, z=0)
    add('psoas-major', A=[(14, 586), (26, 660), (46, 760), (76, 880)], B=[(32, 590), (56, 670), (72, 770), (92, 884)], layer=G, fibres=4, z=0, taper=(1,))
    add('multifidus-thoracis', A=[(2.5, 346), (2.5, 440), (2.5, 582)], B=[(16, 350), (20, 440), (19, 582)], layer=G, fibres=4, z=1)
    add('multifidus-lumborum', ring=[(2.5, 586, 'c'), (18, 588, 'c'), (28, 660), (38, 724), (34, 768), (16, 814, 'c'), (3, 818, 'c')],
        guides=([(4, 590), (4, 700), (6, 812)], [(18, 592), (36, 724), (16, 810)]), layer=G, fibres=5, z=2)
    add('intercostales-externi', parts=intercostal_spaces(), layer=G, r=1)


def arm(add: Add) -> None:
    """medial head of triceps, supinator, long extensors of thumb and index"""
    add('triceps-medial', ring=[U(132, 2), U(190, 18), U(244, 32), U(278, 28), U(290, 10), U(291, -10), U(282, -34), U(244, -42), U(186, -22)],
        guides=([U(140, 4), U(240, 28), U(286, 8)], [U(140, 0), U(240, -36), U(286, -16)]), layer=D, fibres=7)
    add('supinator', ring=[(*F(-6, 26), 'c'), F(20, 34), F(56, 37), F(84, 30), (*F(108, 18), 'c'), F(84, 6), F(52, -4), (*F(22, -12), 'c'), F(6, 6)],
        guides=([F(-2, 26), F(50, 34), F(102, 20)], [F(20, -8), F(56, 2), F(98, 16)]), layer=D, fibres=6)
    add('extensor-pollicis-longus', A=[F(108, 0), F(150, 8), F(196, 13), F(236, 13)], B=[F(116, -11), F(160, -6), F(206, 4), F(238, 8)], layer=D, fibres=3, taper=(0, 1))
    add('extensor-indicis', A=[F(136, -11), F(176, -6), F(206, 0), F(232, 4)], B=[F(142, -22), F(180, -20), F(210, -11), F(234, -2)], layer=D, fibres=3, taper=(0, 1))


def hip(add: Add) -> None:
    """small gluteals and the short lateral rotators between sacrum, ischium and trochanter"""
    add('gluteus-medius', ring=[(66, 738, 'c'), (80, 720), (100, 707), (126, 704), (154, 722), (178, 770), (190, 830), (180, 872, 'c'), (163, 858, 'c'), (132, 811),
        (101, 779), (78, 756)], guides=([(70, 738), (112, 782), (168, 862)], [(150, 720), (176, 784), (178, 866)]), layer=D, z=3, fibres=8)
    add('gluteus-minimus', ring=[(90, 758, 'c'), (120, 736), (150, 756), (166, 806), (174, 850, 'c'), (160, 854, 'c'), (134, 832), (104, 806), (90, 780)],
        guides=([(92, 764), (124, 812), (162, 850)], [(146, 754), (162, 800), (172, 846)]), layer=E, fibres=6, z=1)
    add('piriformis', ring=[(18, 780, 'c'), (46, 790), (84, 808), (124, 832), (168, 848, 'c'), (168, 858, 'c'), (124, 850), (84, 844), (44, 842), (18, 838, 'c'),
        (14, 808)], guides=([(20, 784), (60, 798), (120, 834), (164, 850)], [(20, 834), (60, 838), (120, 848), (164, 855)]), layer=D, fibres=6, z=4)
    add('obturator-internus', ring=[(38, 884, 'c'), (46, 868), (66, 861), (106, 857), (164, 863, 'c'), (164, 875, 'c'), (112, 877), (76, 883), (56, 898), (42, 902,
        'c')], guides=([(42, 882), (66, 864), (160, 866)], [(46, 898), (76, 880), (160, 873)]), layer=D, fibres=5, z=3)
    add('gemelli', parts=[[(58, 858, 'c'), (84, 846), (124, 851), (164, 856, 'c'), (164, 863, 'c'), (106, 856), (68, 861, 'c')], [(58, 898, 'c'), (78, 884), (112,
        878), (162, 876, 'c'), (162, 884, 'c'), (116, 886), (84, 894), (66, 905, 'c')]], layer=D, r=.9, z=2.5)
    add('quadratus-femoris', ring=[(80, 892, 'c'), (120, 885), (158, 882, 'c'), (156, 906), (148, 930, 'c'), (116, 926), (84, 920, 'c')],
        guides=([(86, 890), (120, 885), (154, 885)], [(88, 916), (118, 922), (146, 925)]), layer=D, fibres=5, z=1)


def leg(add: Add) -> None:
    """deep hamstrings, adductor magnus, popliteal muscles and the deep flexors of the calf"""
    add('semimembranosus', A=[(80, 926), (64, 1010), (46, 1110), (46, 1200), (58, 1268)], B=[(88, 926), (100, 1020), (108, 1130), (98, 1206), (70, 1270)], layer=D,
        fibres=6, z=1, taper=(0, 1))
    add('biceps-femoris-short', A=[(112, 1020), (114, 1100), (124, 1190), (134, 1264)], B=[(124, 1016), (143, 1100), (150, 1180), (142, 1268)], layer=D, fibres=4,
        taper=(1,))
    add('adductor-magnus', ring=[(36, 906, 'c'), (74, 902, 'c'), (112, 936), (126, 990), (120, 1070), (100, 1130), (66, 1190), (46, 1216, 'c'), (40, 1160), (32,
        1080), (24, 1000), (20, 940)], guides=([(40, 910), (28, 1000), (48, 1206)], [(74, 908), (122, 990), (104, 1110)]), layer=E, fibres=6, z=0)
    add('popliteus', ring=[(144, 1262, 'c'), (120, 1274), (94, 1296), (66, 1322, 'c'), (62, 1356), (78, 1396, 'c'), (112, 1336), (142, 1276, 'c')],
        guides=([(142, 1264), (108, 1286), (68, 1324)], [(142, 1274), (118, 1326), (80, 1388)]), layer=D, fibres=6, z=2)
    add('plantaris', A=[(122, 1236), (110, 1276), (98, 1332)], B=[(136, 1244), (126, 1288), (102, 1336)], layer=D, fibres=3, z=3, r=1.2, taper=(1,))
    add('soleus', ring=[(122, 1346, 'c'), (136, 1342, 'c'), (154, 1400), (154, 1450), (144, 1504, 'c'), (122, 1517), (92, 1527), (63, 1532, 'c'), (50, 1480), (46,
        1440), (60, 1404, 'c'), (88, 1424), (112, 1396)], guides=([(66, 1412), (54, 1460), (66, 1520)], [(132, 1350), (150, 1430), (138, 1508)]), layer=D, fibres=9,
        z=1)
    add('tibialis-posterior', A=[(98, 1330), (90, 1400), (88, 1490), (84, 1580), (76, 1656)], B=[(116, 1330), (118, 1400), (108, 1490), (92, 1590), (82, 1658)],
        layer=E, fibres=5, z=1, taper=(1,))
    add('flexor-digitorum-longus', A=[(72, 1372), (56, 1450), (62, 1540), (65, 1600), (66, 1652)], B=[(86, 1372), (90, 1450), (86, 1540), (80, 1600), (73, 1654)],
        layer=E, fibres=4, taper=(1,))
    add('flexor-hallucis-longus', A=[(118, 1396), (108, 1480), (97, 1560), (97, 1620), (100, 1656)],
        B=[(134, 1392), (144, 1480), (132, 1560), (120, 1620), (109, 1658)], layer=E, fibres=5, taper=(1,))


def deep(add: Add) -> None:
    """every deep muscle"""
    for region in (neck, shoulder, back, arm, hip, leg):
        region(add)
