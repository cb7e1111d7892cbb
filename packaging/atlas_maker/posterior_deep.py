"""Posterior view: the deep layer in three depths.  Half figure at +x (patient's right); mm, base figure."""
from collections.abc import Callable

from atlas_maker.figure import F, U, ear_poly

Add = Callable[..., None]


def intercostal_spaces():
    """rings of eight spaces between the ribs, back wall (lateral to the erector spinae)"""
    out = []
    for i in range(8):
        y, side = 366 + 27 * i, 138 - i
        out.append([(58, y, 'c'), (100, y + 4), (side, y + 16, 'c'), (side - 1, y + 26, 'c'), (100, y + 14), (58, y + 9, 'c')])
    return out


def deep(add: Add) -> None:
    """every deep muscle"""
    ear = ear_poly().buffer(1.5)
    # deep layer, depth 1
    D, E, G = 'deep', 'deep2', 'deep3'
    add('splenius-capitis', A=[(4, 222), (20, 196), (46, 160)], B=[(2, 286), (30, 232), (62, 168)], layer=D, z=4, fibres=4, minus=ear)
    add('splenius-cervicis', A=[(2, 292), (22, 250), (42, 206)], B=[(2, 344), (26, 290), (50, 214)], layer=D, z=3.5, fibres=3, r=1.4)
    add('levator-scapulae', A=[(36, 186), (42, 232), (58, 280), (64, 306)], B=[(50, 190), (56, 232), (76, 276), (84, 300)], layer=D, fibres=4, z=3)
    add('rhomboideus-minor', A=[(3, 258), (40, 286), (76, 314)], B=[(3, 284), (40, 308), (76, 334)], layer=D, fibres=4, z=2)
    add('rhomboideus-major', A=[(3, 286), (40, 310), (78, 336)], B=[(3, 358), (40, 394), (86, 442)], layer=D, fibres=6, z=2)
    add('supraspinatus', A=[(78, 312), (110, 304), (150, 312), (186, 330)], B=[(84, 336), (112, 334), (150, 327), (184, 338)], layer=D, fibres=4, z=3)
    add('serratus-posterior-inferior', ring=[(4, 566), (50, 540), (112, 506), (122, 514, 'c'), (112, 526), (128, 536, 'c'), (114, 550), (128, 562, 'c'), (60, 592), (4, 622)], guides=([(6, 568), (60, 538), (116, 510)], [(6, 618), (60, 590), (122, 562)]), layer=D, fibres=6, z=1)
    add('triceps-medial', ring=[U(140, 4), U(196, 16), U(250, 28), U(286, 18), U(290, -4), U(284, -24), U(240, -36), U(186, -20)], guides=([U(146, 6), U(240, 26), U(286, 8)], [U(150, 0), U(240, -30), U(286, -14)]), layer=D, fibres=6)
    add('supinator', ring=[F(0, 30), F(30, 36), F(70, 32), F(100, 20), F(78, 8), F(40, -8), F(12, -10), F(4, 8)], guides=([F(2, 28), F(50, 34), F(96, 20)], [F(14, -6), F(50, 0), F(90, 14)]), layer=D, fibres=5)
    add('extensor-pollicis-longus', A=[F(112, 2), F(160, 10), F(206, 14), F(236, 16)], B=[F(118, -10), F(166, -4), F(208, 6), F(238, 11)], layer=D, fibres=3)
    add('extensor-indicis', A=[F(140, -12), F(176, -5), F(204, 0), F(226, 3)], B=[F(144, -21), F(180, -19), F(208, -10), F(228, -3)], layer=D, fibres=3)
    add('gluteus-medius', ring=[(70, 738), (96, 712), (124, 706), (152, 722), (176, 770), (186, 830), (176, 868), (160, 852), (132, 812), (100, 780)], guides=([(74, 736), (110, 780), (166, 858)], [(148, 720), (170, 780), (180, 862)]), layer=D, z=3, fibres=7)
    add('piriformis', A=[(16, 782), (50, 796), (110, 826), (166, 846)], B=[(16, 836), (60, 838), (120, 846), (166, 856)], layer=D, fibres=5, z=4)
    add('obturator-internus', ring=[(36, 874), (60, 856), (100, 852), (162, 862), (160, 876), (110, 876), (70, 884), (42, 892)], guides=([(40, 872), (90, 854), (160, 862)], [(44, 888), (90, 876), (160, 874)]), layer=D, fibres=4, z=3)
    add('quadratus-femoris', ring=[(84, 886), (104, 880), (132, 880), (156, 882), (154, 904), (146, 926), (112, 920), (86, 914)], guides=([(86, 888), (120, 882), (154, 884)], [(88, 912), (118, 918), (148, 922)]), layer=D, fibres=4, z=1)
    add('semimembranosus', A=[(78, 930), (62, 1020), (44, 1120), (46, 1200), (54, 1260)], B=[(90, 930), (98, 1020), (106, 1130), (98, 1200), (74, 1260)], layer=D, fibres=5, z=1)
    add('biceps-femoris-short', A=[(112, 1030), (114, 1100), (124, 1190), (132, 1256)], B=[(124, 1020), (142, 1100), (150, 1180), (142, 1258)], layer=D, fibres=3)
    add('popliteus', A=[(144, 1266), (108, 1284), (68, 1318)], B=[(142, 1278), (120, 1324), (80, 1390)], cap1=[(64, 1356)], layer=D, fibres=5, z=2)
    add('plantaris', A=[(122, 1240), (110, 1276), (98, 1330)], B=[(136, 1248), (126, 1288), (102, 1334)], layer=D, fibres=3, z=3, r=1.2)
    add('soleus', A=[(62, 1400), (48, 1450), (58, 1510), (78, 1580), (90, 1626)], B=[(136, 1340), (154, 1420), (148, 1490), (124, 1570), (108, 1626)], cap0=[(118, 1350), (84, 1420)], layer=D, fibres=7, z=1)
    # depth 2: erector spinae, long neck muscles, deep hip and calf
    add('semispinalis-capitis', A=[(4, 164), (5, 220), (8, 284), (16, 330)], B=[(32, 160), (34, 214), (28, 276), (26, 330)], layer=E, z=3, fibres=5)
    add('longissimus-thoracis', A=[(18, 300), (16, 420), (14, 560), (8, 700), (10, 770)], B=[(30, 300), (38, 420), (42, 560), (40, 690), (18, 770)], layer=E, z=2, fibres=5)
    add('iliocostalis-thoracis', A=[(46, 300), (42, 360), (40, 450), (43, 560)], B=[(58, 306), (68, 380), (66, 470), (54, 562)], layer=E, z=1, fibres=4)
    add('iliocostalis-lumborum', A=[(56, 500), (44, 580), (44, 670), (24, 760)], B=[(70, 500), (72, 580), (70, 670), (34, 760)], layer=E, z=.5, fibres=4)
    add('serratus-posterior-superior', ring=[(3, 240), (40, 268), (84, 300, 'c'), (82, 314), (94, 326, 'c'), (84, 336), (90, 352, 'c'), (48, 330), (3, 296)], guides=([(4, 244), (44, 272), (84, 302)], [(4, 292), (46, 326), (88, 348)]), layer=E, z=4, fibres=5)
    add('quadratus-lumborum', ring=[(40, 588), (62, 582), (90, 584), (88, 630), (98, 700), (84, 712), (58, 720), (46, 712), (40, 650)], guides=([(42, 590), (42, 650), (50, 714)], [(86, 586), (86, 640), (94, 704)]), layer=E, fibres=5, z=0)
    add('psoas-major', A=[(14, 586), (26, 660), (46, 760), (76, 880)], B=[(32, 590), (56, 670), (72, 770), (92, 884)], layer=G, fibres=4, z=0)
    add('gluteus-minimus', ring=[(94, 752), (124, 736), (150, 756), (166, 806), (172, 844), (160, 846), (136, 818), (108, 790)], guides=([(98, 752), (130, 800), (162, 844)], [(146, 754), (162, 800), (170, 842)]), layer=E, fibres=5, z=1)
    add('tibialis-posterior', A=[(98, 1330), (88, 1400), (84, 1490), (80, 1580), (74, 1656)], B=[(114, 1330), (120, 1400), (110, 1490), (92, 1580), (81, 1656)], layer=E, fibres=5, z=1)
    add('flexor-digitorum-longus', A=[(74, 1376), (62, 1450), (66, 1540), (68, 1600), (66, 1652)], B=[(82, 1372), (86, 1450), (82, 1540), (78, 1600), (72, 1654)], layer=E, fibres=3)
    add('flexor-hallucis-longus', A=[(120, 1400), (110, 1480), (104, 1560), (98, 1646)], B=[(132, 1396), (140, 1480), (128, 1560), (108, 1648)], layer=E, fibres=4)
    # depth 3: suboccipital triangle, multifidus, intercostals
    add('rectus-capitis-post-minor', A=[(2, 176), (2, 186), (3, 196)], B=[(15, 175), (10, 188), (5, 198)], layer=G, r=1, fibres=2, z=3)
    add('rectus-capitis-post-major', A=[(16, 174), (12, 194), (4, 212)], B=[(33, 172), (22, 196), (7, 217)], layer=G, r=1, fibres=2, z=2)
    add('obliquus-capitis-inferior', A=[(6, 214), (26, 202), (48, 188)], B=[(8, 226), (30, 216), (50, 200)], layer=G, r=1, fibres=2, z=4)
    add('semispinalis-cervicis', A=[(4, 218), (8, 270), (16, 330)], B=[(14, 216), (24, 270), (32, 336)], layer=G, z=1, fibres=3)
    add('multifidus-cervicis', A=[(3, 222), (3, 262), (3, 300)], B=[(11, 222), (22, 264), (20, 304)], layer=G, z=1.5, fibres=2, r=1.4)
    add('multifidus-thoracis', A=[(3, 306), (3, 440), (3, 584)], B=[(18, 310), (22, 440), (20, 584)], layer=G, fibres=3, z=1)
    add('multifidus-lumborum', A=[(3, 588), (3, 700), (4, 812)], B=[(20, 590), (38, 726), (20, 812)], layer=G, fibres=4, z=2)
    add('intercostales-externi', parts=intercostal_spaces(), layer=G, r=1)
    add('scalenus-posterior', A=[(40, 226), (52, 262), (64, 296)], B=[(48, 224), (64, 258), (80, 292)], layer=G, fibres=2)
