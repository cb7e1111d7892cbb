"""Posterior view.  Half figure at +x (patient's right); mm from the midline / below the vertex of the base figure."""
from shapely.affinity import translate
from shapely.geometry import box

from atlas_maker.areas import area, band, disc, hand_areas, joined, retinaculum, ribbon
from atlas_maker.figure import NEUTRAL_BACK, F, H, U, arm_frontal, ear_poly, head_poly, outline
from atlas_maker.hands import dorsal_lines, hand_dorsal, hand_tendons
from atlas_maker.regions import Region, tile, tile_areas
from atlas_maker.splines import poly, shape
from atlas_maker.svgout import View

TRAP_UPPER = [(1, 262, 'c'), (40, 285), (90, 307), (140, 314), (184, 316)]      # border descending / transverse part
TRAP_LOWER = [(1, 350), (40, 346), (80, 339), (108, 333), (140, 326), (184, 319)]      # border transverse / ascending part
GLUTEUS = [(28, 752), (58, 730), (84, 748), (112, 778), (146, 812), (174, 850), (183, 888), (176, 916), (156, 941), (126, 959), (92, 966), (56, 961), (24, 944), (5, 914), (3, 850), (12, 796)]
TRICEPS_TENDON = [U(190, 4), U(216, 9), U(256, 10), U(284, 12), F(-2, 8), F(-2, -16), U(284, -16), U(256, -13), U(216, -6)]


def intercostal_spaces():
    """rings of eight spaces between the ribs, back wall (lateral to the erector spinae)"""
    out = []
    for i in range(8):
        y, side = 366 + 27 * i, 138 - i
        out.append([(58, y, 'c'), (100, y + 4), (side, y + 16, 'c'), (side - 1, y + 26, 'c'), (100, y + 14), (58, y + 9, 'c')])
    return out


def under_fold(view, ring, body):
    """graded shadow of the buttock on the thigh"""
    g = shape(ring)
    for depth in (6, 13, 22):
        view.shade(translate(g, 0, depth).difference(g).intersection(body.buffer(-1.5)).buffer(-.6).buffer(.6))


def muscles(clip):
    head = head_poly().union(ear_poly())
    ear = ear_poly().buffer(1.5)
    tendon = shape(TRICEPS_TENDON)
    arm_free = clip.difference(box(0, 0, 156, 700))
    out = []

    def add(*args, **kw):
        out.append(Region(*args, **kw))

    # head and neck
    add('occipitalis', ring=[(4, 110), (24, 100), (44, 103), (57, 118), (58, 142), (44, 153), (22, 150), (4, 154)], guides=([(4, 104), (4, 158)], [(56, 106), (54, 152)]), fibres=5, z=2, tone=1)
    add('temporalis', A=[(60, 50), (61, 84), (65, 120)], B=[(74, 50), (80, 88), (76, 128)], fibres=2, z=1, clip=head.buffer(-1.3), minus=ear)
    add('scm-sternal', A=[(52, 158), (50, 190), (53, 246)], B=[(68, 156), (63, 190), (61, 252)], fibres=2, z=3.5, minus=ear)
    add('splenius-capitis', A=[(15, 160), (28, 194), (44, 236), (50, 246)], B=[(52, 156), (49, 190), (51, 234), (54, 250)], fibres=3, z=3, tone=2, minus=ear)
    add('trapezius-upper', A=[(14, 160), (26, 196), (42, 234), (70, 260), (100, 276), (140, 291), (184, 305)], B=[(1, 160), (1, 215)] + TRAP_UPPER, fibres=6, z=5)
    add('trapezius-middle', A=TRAP_UPPER, B=TRAP_LOWER, fibres=5, z=4.6, tone=2)
    add('trapezius-lower', A=TRAP_LOWER[:4], B=[(1, 578), (14, 530), (36, 460), (64, 400), (96, 344)], cap1=[(106, 336)], fibres=6, z=4.4, tone=1)
    # shoulder
    add('deltoid-posterior', A=[(102, 343), (150, 331), (180, 324), U(20, 40), U(100, 44), U(166, 42)], B=[(104, 350), (142, 354), (172, 378), U(90, 6), U(130, 18), U(166, 38)], fibres=6, z=7, tone=1)
    add('deltoid-middle', A=[(176, 318), (190, 340), U(60, 32), U(110, 34), U(170, 38)], B=[(184, 302), U(0, 54), U(32, 68), U(70, 72), U(110, 68), U(174, 46)], fibres=4, z=8, tone=2)
    add('infraspinatus', ring=[(92, 350), (112, 345), (150, 345), (184, 362), (182, 384), (140, 398), (112, 418), (94, 430), (84, 408), (84, 372)], guides=([(98, 354), (130, 350), (182, 366)], [(92, 428), (126, 404), (180, 380)]), fibres=5, z=5)
    add('teres-minor', A=[(82, 424), (130, 394), (186, 368)], B=[(94, 444), (140, 421), (192, 392)], fibres=2, z=4.3, tone=2)
    add('teres-major', A=[(80, 418), (110, 424), (150, 406), (188, 388)], B=[(82, 454), (106, 466), (144, 450), (182, 424)], fibres=4, z=4.2, tone=1)
    add('rhomboideus-major', ring=[(36, 400), (70, 340), (90, 350), (84, 400), (86, 452), (66, 460), (40, 474)], guides=([(40, 380), (84, 400)], [(40, 424), (84, 456)]), fibres=3, z=3.2, tone=2)
    # back
    add('latissimus-dorsi', ring=[(1, 520), (30, 482), (60, 458), (86, 450), (110, 458), (140, 452), (164, 430), (186, 406), (192, 430), (180, 470), (176, 520), (168, 570), (150, 620), (124, 678, 'c'), (108, 680), (80, 632), (46, 590), (14, 556)],
        guides=([(10, 530), (60, 476), (120, 466), (176, 424)], [(116, 684), (134, 610), (154, 530), (176, 444)]), fibres=10, z=4, clip=clip.difference(arm_frontal().difference(box(0, 0, 157, 700)).buffer(.8)))
    add('iliocostalis-lumborum', A=[(36, 596), (44, 650), (38, 712), (30, 752)], B=[(58, 602), (80, 660), (66, 714), (34, 752)], fibres=3, z=2, tone=1)
    add('longissimus-thoracis', A=[(5, 560), (5, 660), (6, 760)], B=[(36, 590), (46, 650), (38, 714), (20, 766)], fibres=4, z=2.2)
    add('obliquus-externus', ring=[(160, 570), (170, 600), (156, 644), (156, 690), (152, 712), (140, 704), (112, 690), (128, 660), (144, 610)], guides=([(146, 600), (122, 690)], [(164, 600), (150, 716)]), fibres=4, z=2, tone=2)
    # hip
    add('gluteus-medius', ring=[(66, 728), (92, 706), (122, 703), (152, 720), (178, 770), (190, 820), (186, 870), (168, 860), (140, 820), (104, 784), (80, 760)], guides=([(74, 726), (110, 770), (168, 860)], [(148, 716), (170, 770), (180, 860)]), fibres=6, z=3, tone=2)
    add('gluteus-maximus', ring=GLUTEUS, guides=([(58, 726), (110, 774), (178, 870)], [(4, 890), (60, 950), (158, 936)]), fibres=9, z=7)
    # thigh
    add('vastus-lateralis', A=[(100, 925), (122, 966), (136, 1020), (138, 1100), (140, 1180), (146, 1220)], B=[(186, 880), (190, 1000), (180, 1090), (170, 1170), (156, 1222)], fibres=4, z=3, tone=2)
    add('biceps-femoris-long', A=[(70, 925), (84, 970), (92, 1026), (95, 1090), (106, 1170), (128, 1236)], B=[(100, 925), (122, 966), (143, 1020), (150, 1090), (143, 1170), (134, 1238)], fibres=6, z=4)
    add('biceps-femoris-short', A=[(118, 1120), (126, 1190), (132, 1252)], B=[(150, 1090), (152, 1180), (142, 1254)], fibres=2, z=3.5, tone=1, taper=(1,))
    add('semitendinosus', A=[(48, 925), (48, 1010), (51, 1090), (58, 1160), (64, 1206)], B=[(72, 925), (85, 970), (93, 1026), (95, 1090), (84, 1160), (69, 1206)], fibres=6, z=5, tone=1)
    add('semimembranosus', A=[(36, 990), (40, 1060), (42, 1130), (44, 1190), (58, 1262)], B=[(60, 980), (98, 1080), (106, 1150), (98, 1200), (66, 1264)], fibres=5, z=1.5, tone=2)
    add('adductor-magnus', A=[(12, 925), (24, 1000), (34, 1080), (40, 1150)], B=[(60, 925), (58, 1000), (54, 1080), (46, 1150)], fibres=4, z=2)
    add('gracilis', A=[(-8, 920), (-4, 1000), (8, 1080), (22, 1150), (38, 1216)], B=[(14, 915), (26, 1000), (36, 1080), (42, 1150), (44, 1216)], fibres=1, z=4.5, tone=1)
    # leg
    add('gastrocnemius-medial', A=[(66, 1264), (48, 1320), (32, 1380), (34, 1440), (56, 1500), (80, 1518)], B=[(90, 1280), (97, 1340), (98.5, 1420), (98.5, 1506)], cap0=[(80, 1262)], cap1=[(92, 1521)], fibres=6, z=5)
    add('gastrocnemius-lateral', A=[(102, 1284), (98.5, 1340), (98.5, 1420), (98.5, 1490)], B=[(126, 1264), (148, 1320), (166, 1370), (168, 1420), (150, 1476), (118, 1502)], cap0=[(114, 1264)], cap1=[(106, 1503)], fibres=6, z=5, tone=1)
    add('soleus', A=[(40, 1430), (52, 1490), (70, 1550), (86, 1600), (92, 1618)], B=[(156, 1420), (152, 1480), (134, 1545), (113, 1600), (106, 1616)], cap0=[(130, 1400), (70, 1400)], cap1=[(99, 1596)], fibres=7, z=4, tone=2)
    add('fibularis-longus', A=[(146, 1456), (139, 1510), (133, 1566)], B=[(166, 1456), (152, 1510), (139, 1568)], fibres=1, z=4.6, taper=(0, 1))
    add('fibularis-brevis', A=[(128, 1530), (125, 1590), (125, 1634)], B=[(150, 1530), (141, 1590), (132, 1636)], fibres=1, z=4.4, tone=1, taper=(0, 1))
    add('flexor-digitorum-longus', A=[(50, 1490), (58, 1560), (66, 1646)], B=[(70, 1510), (86, 1580), (80, 1648)], fibres=1, z=3, taper=(0, 1))
    add('flexor-hallucis-longus', A=[(118, 1560), (112, 1610), (111, 1650)], B=[(138, 1550), (128, 1610), (118, 1652)], fibres=1, z=3, tone=1, taper=(0, 1))
    # arm
    add('triceps-long', A=[U(28, -26), U(84, -60), U(150, -60), U(210, -58), U(246, -48), U(262, -34)], B=[U(24, 8), U(100, 5), U(160, 1), U(200, -2), U(240, -16), U(264, -28)], fibres=5, z=4, minus=tendon, clip=arm_free)
    add('triceps-lateral', A=[U(40, 4), U(110, 5), U(160, 1), U(200, 4), U(238, 12)], B=[U(60, 40), U(130, 56), U(170, 62), U(210, 56), U(246, 42), U(264, 26)], cap1=[U(254, 17)], fibres=5, z=3.8, tone=1, minus=tendon)
    add('triceps-medial', parts=[[U(226, -40), U(256, -24), U(282, -20), U(292, -36), U(282, -52), U(250, -60)], [U(236, 20), U(258, 14), U(282, 14), U(290, 28), U(270, 46), U(240, 46)]], z=3.5, tone=2)
    add('brachioradialis', A=[U(216, 56), U(270, 56), F(0, 56), F(40, 60), F(84, 54)], B=[U(224, 42), U(272, 32), F(0, 33), F(40, 40), F(86, 46)], fibres=2, z=6)
    add('extensor-carpi-radialis-longus', A=[U(254, 42), F(0, 38), F(44, 58), F(90, 58), F(138, 44)], B=[U(270, 26), F(4, 26), F(44, 34), F(90, 38), F(138, 38)], fibres=3, z=5.2, tone=2, taper=(1,))
    add('extensor-carpi-radialis-brevis', A=[F(0, 30), F(44, 34), F(90, 39), F(140, 38), F(182, 30)], B=[F(4, 20), F(44, 22), F(90, 24), F(140, 26), F(182, 25)], fibres=2, z=5, tone=0, taper=(1,))
    add('extensor-digitorum', A=[F(2, 28), F(50, 26), F(100, 27), F(150, 20), F(196, 10)], B=[F(2, 16), F(50, 4), F(100, 0), F(150, -2), F(196, 2)], fibres=4, z=4, tone=1, taper=(1,))
    add('extensor-carpi-ulnaris', A=[F(2, 20), F(50, 6), F(100, 2), F(150, -3), F(196, -10)], B=[F(10, 6), F(50, -14), F(100, -20), F(150, -20), F(196, -15)], fibres=3, z=3, taper=(1,))
    add('anconeus', A=[F(-6, 28), F(16, 12), F(56, -10)], B=[F(-4, 10), F(22, -10), F(66, -16)], fibres=3, z=5, tone=2)
    add('flexor-carpi-ulnaris', A=[F(-4, -20), F(30, -14), F(100, -22), F(160, -25), F(196, -28)], B=[F(-12, -50), F(30, -56), F(60, -58), F(110, -54), F(160, -44), F(198, -33)], fibres=4, z=2, tone=1, taper=(1,))
    add('abductor-pollicis-longus', A=[F(124, 6), F(164, 21), F(196, 32), F(220, 36)], B=[F(138, 0), F(174, 6), F(204, 20), F(224, 31)], fibres=3, z=5.5, tone=1, taper=(1,))
    hand_dorsal(add, H)
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
    return out


def areas(clip):
    arm = arm_frontal().difference(box(0, 0, 150, 470)).union(box(150, 0, 600, 400)).intersection(clip.buffer(3))
    skin = []

    def put(key, geom=None, z=0, style='skin', **kw):
        skin.append(area(key, geom, style, z, **kw))

    put('scalp', box(-1, -20, 90, 170), -2)
    put('galea-aponeurotica', shape([(-80, 90), (-80, 0), (0, -14), (80, 0), (80, 90), (62, 92), (50, 96), (24, 98), (0, 112), (-24, 98), (-50, 96), (-62, 92)]), 1, 'tendon', midline=True)
    put('occiput', box(-1, 100, 60, 166), 0)
    put('mastoid', disc(64, 160, 13), 2, 'bone')
    put('ear', ear_poly().buffer(1.5), 5)
    put('neck-posterior', box(-1, 160, 60, 290), -3)
    put('neck-lateral', box(46, 166, 100, 285), -3.5)
    put('supraclavicular-fossa', box(60, 255, 150, 318), -1.5)
    put('spine-cervical', box(-4, 166, 4, 268), 4, midline=True)
    put('spine-thoracic', box(-4, 268, 4, 584), 4, midline=True)
    put('spine-lumbar', box(-4, 584, 4, 748), 4, midline=True)
    put('trapezius-aponeurosis', shape([(-22, 262), (0, 238), (22, 262), (18, 290), (8, 312), (0, 330), (-8, 312), (-18, 290)]), 3, 'tendon', midline=True)
    put('scapular-spine', z=6, style='bone', **ribbon([(80, 341, 4), (112, 336, 5), (146, 326, 5), (180, 316, 7)]))
    put('acromion', disc(182, 312, 12), 7, 'bone')
    put('scapula', shape([(76, 334), (180, 322), (184, 366), (130, 410), (98, 452), (82, 452), (76, 410)]), -1)
    put('back-upper', box(-1, 262, 170, 470), -4)
    put('axilla', disc(166, 440, 22), 1)
    put('ribs-lateral', box(60, 440, 190, 620), -4)
    put('back-lower', box(-1, 460, 130, 760), -5)
    put('flank', box(96, 600, 190, 730), -4)
    put('thoracolumbar-fascia', z=1, style='tendon', fibres=5, ring=[(0, 500), (16, 540), (46, 584), (84, 632), (112, 688), (92, 704), (62, 722), (36, 745), (20, 790), (0, 820)], guides=([(112, 690), (60, 600), (10, 530)], [(40, 742), (20, 700), (6, 620)]))
    put('iliac-crest', z=3, style='bone', **ribbon([(34, 746, 5), (66, 712, 6), (96, 697, 5), (124, 697, 5), (152, 714, 5)]))
    put('sacrum', shape([(-34, 752), (0, 744), (34, 752), (22, 800), (0, 838), (-22, 800)]), 3.5, 'bone', midline=True)
    put('coccyx', box(-7, 820, 7, 935), 3, midline=True)
    put('buttock', box(-1, 735, 200, 945), -5)
    put('hip', poly([(150, 700), (200, 700), (200, 930), (160, 930)]), -4)
    put('greater-trochanter', disc(170, 876, 18), -1)
    put('gluteal-fold', z=0, **ribbon([(2, 916, 9), (24, 946, 10), (56, 964, 10), (92, 969, 10), (126, 962, 10), (158, 944, 10)]))
    put('thigh-posterior', box(-1, 920, 200, 1220), -6)
    put('thigh-medial', poly([(-5, 920), (16, 930), (46, 1210), (-5, 1210)]), -5)
    put('thigh-lateral', poly([(150, 920), (200, 920), (200, 1210), (150, 1210)]), -5)
    put('iliotibial-tract', z=1, style='tendon', fibres=2, A=[(160, 870), (168, 960), (166, 1060), (156, 1170), (146, 1290)], B=[(192, 870), (192, 960), (184, 1080), (172, 1170), (160, 1290)])
    put('popliteal-fossa', shape([(98, 1150), (128, 1230), (128, 1280), (100, 1310), (72, 1280), (70, 1240)]), 0)
    put('knee-medial', box(-1, 1205, 74, 1310), -2)
    put('knee-lateral', box(120, 1205, 200, 1310), -2)
    skin.append(joined('hamstring-tendon-medial', [ribbon([(66, 1150, 6), (66, 1200, 4), (62, 1250, 3.2), (54, 1306, 4)]), ribbon([(66, 1220, 9), (64, 1256, 7), (60, 1290, 6)]), ribbon([(36, 1180, 4), (42, 1230, 3), (48, 1296, 3)])], z=3))
    put('hamstring-tendon-lateral', z=3, style='tendon', fibres=2, A=[(108, 1150), (124, 1210), (132, 1260), (135, 1300)], B=[(146, 1150), (144, 1210), (143, 1260), (144, 1300)])
    put('fibular-head', disc(141, 1304, 9), 4, 'bone')
    put('calf', box(-1, 1270, 200, 1640), -6)
    put('leg-medial', poly([(0, 1300), (52, 1300), (48, 1470), (70, 1640), (0, 1640)]), -5)
    put('leg-lateral', poly([(150, 1300), (200, 1300), (200, 1640), (126, 1640), (146, 1500)]), -5)
    put('calf-aponeurosis', z=2, style='tendon', fibres=5, A=[(46, 1440), (62, 1520), (80, 1580), (91, 1630)], B=[(152, 1430), (138, 1520), (118, 1580), (107, 1630)])
    put('achilles-tendon', z=3, style='tendon', fibres=4, A=[(74, 1500), (84, 1570), (90, 1630), (90, 1670), (84, 1716)], B=[(124, 1490), (114, 1570), (108, 1630), (110, 1670), (116, 1716)], cap1=[(100, 1722)])
    skin.append(joined('tarsal-tunnel-tendons', [ribbon([(70, 1590, 4), (72, 1640, 3), (78, 1680, 3), (76, 1706, 3)])], z=1))
    put('fibular-tendons', z=1, style='tendon', **ribbon([(146, 1530, 5), (136, 1600, 4), (131, 1650, 3.5), (130, 1690, 3.5), (136, 1712, 3)]))
    put('ankle-posterior', box(40, 1630, 170, 1705), -3)
    put('malleolus-medial', shape([(66, 1652), (78, 1652), (82, 1666), (76, 1682), (66, 1680)]), 3.5, 'bone')
    put('malleolus-lateral', shape([(142, 1658), (130, 1658), (125, 1674), (130, 1692), (142, 1692)]), 3.5, 'bone')
    put('heel', shape([(78, 1700), (100, 1694), (124, 1700), (132, 1730), (124, 1756), (76, 1756), (69, 1730)]), 2)
    put('foot-lateral-border', box(116, 1690, 200, 1760), -2)
    put('foot-medial-border', box(40, 1690, 84, 1760), -2)
    # arm
    put('shoulder', band(U, -60, 112, -60).intersection(arm), -2)
    put('upper-arm-posterior', band(U, 100, 264).intersection(arm), -1.5)
    put('upper-arm-lateral', band(U, 100, 264, 34).intersection(arm), -1)
    put('upper-arm-medial', band(U, 100, 264, -90, -34).intersection(arm), -1)
    put('elbow-posterior', band(U, 262, 330).intersection(arm), 0)
    put('triceps-tendon', shape(TRICEPS_TENDON), 2, 'tendon', guides=([U(190, 4), U(250, 9), U(286, 10)], [U(200, -2), U(250, -10), U(286, -14)]), fibres=3)
    put('olecranon', shape([U(282, -14), U(280, 2), F(-6, 12), F(10, 6), F(16, -6), F(6, -18), U(290, -20)]), 4, 'bone')
    put('epicondyle-lateral', disc(*U(288, 26), 9), 3, 'bone')
    put('epicondyle-medial', disc(*U(286, -34), 9), 3, 'bone')
    put('forearm-posterior', band(F, 26, 240).intersection(arm), -1)
    put('extensor-tendons-forearm', z=3, style='tendon', fibres=4, A=[F(130, -14), F(190, -10), F(252, -11)], B=[F(130, 20), F(190, 14), F(252, 11)])
    skin.append(joined('ulnar-tendons-forearm', [ribbon([F(170, -12) + (4,), F(216, -17) + (3.2,), F(254, -20) + (3,)]), ribbon([F(180, -31) + (4,), F(220, -28) + (3.4,), F(252, -26) + (3,)])], z=3.5))
    skin.append(joined('radial-tendons-forearm', [ribbon([F(120, 42) + (4,), F(170, 31) + (3.6,), F(216, 20) + (3.4,), F(256, 15) + (3.4,)]), ribbon([F(70, 52) + (5,), F(130, 44) + (3.6,), F(190, 34) + (3.4,), F(240, 27) + (3.4,)])], z=2.5))
    skin += hand_areas(H, False) + [hand_tendons(H)]
    return skin


def build():
    body = outline(back=True)
    clip = body.buffer(-1.3)
    v = View('posterior', 900, 1840, 450, 25, sides=('right', 'left'), warp=NEUTRAL_BACK)
    line = v.line_landmark
    v.strand(retinaculum(H))
    for rails in (ribbon([(66, 1186, 1), (66.5, 1206, 3), (64, 1244, 2.6), (58, 1300, 3)]), ribbon([(42, 1196, 1), (44, 1214, 2.2), (47, 1250, 2), (52, 1298, 2.4)])):
        v.strand(rails)
    line([(78, 112), (80, 128), (77, 148), (72, 158)], 1.0)
    line([(54, 190), (61, 178), (66, 167)], .9)
    # spinous processes
    line([(0, 262), (0, 735)], .8, False)
    for y in [262 + i * 24 for i in range(13)] + [588 + i * 32 for i in range(5)]:
        line([(-2.6, y + 1), (0, y - 2), (2.6, y + 1)], 1.0, False)
    # scapula, axillary fold
    line([(78, 344), (75, 382), (78, 420), (86, 449)], .7)
    line([(157, 462), (163, 446), (172, 432)], 1.3)
    # iliac crest, PSIS, natal cleft, gluteal fold
    line([(36, 742), (66, 712), (96, 697), (122, 697), (138, 703)], .9)
    line([(36, 744), (40, 751), (34, 755)], 1.3)
    line([(0, 806), (0, 922)], 1.5, False)
    line([(14, 933), (30, 949), (58, 961.5), (92, 966.5), (126, 959.5), (150, 946)], 1.4)
    under_fold(v, GLUTEUS, body)
    line([(72, 1276), (98, 1272), (126, 1276)], 1.0)
    # ankle and heel
    line([(70, 1662), (77, 1660), (80, 1670), (75, 1683)], 1.0)
    line([(136, 1668), (128, 1666), (126, 1678), (132, 1690)], 1.0)
    line([(77, 1712), (71, 1730), (77, 1745)], 1.0)
    line([(124, 1710), (131, 1730), (124, 1746)], 1.0)
    line([(84, 1738), (100, 1741.5), (118, 1738)], .7)
    # elbow, wrist, hand
    line([U(282, -14), U(282, 0), F(-6, 11), F(10, 5), F(15, -6), F(5, -17), U(289, -19)], .9)
    dorsal_lines(line, H)
    return v.build(body, tile(muscles(clip), clip), tile_areas(areas(clip), body))
