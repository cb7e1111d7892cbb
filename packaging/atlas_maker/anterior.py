"""Anterior view.  Half figure at +x (patient's left); mm from the midline / below the vertex of the base figure."""
from shapely.geometry import box

from atlas_maker.areas import area, band, disc, hand_areas, joined, retinaculum, ribbon
from atlas_maker.figure import NEUTRAL_FRONT, F, H, U, arm_frontal, ear_poly, foot_front, head_poly, outline, torso
from atlas_maker.hands import hand_palmar, palm_lines, palm_tendons
from atlas_maker.regions import Region, tile, tile_areas
from atlas_maker.splines import capsule, poly, shape
from atlas_maker.svgout import View

EYE = [(17, 115.5), (24, 110), (33, 107.5), (42, 110), (48.5, 115), (42, 119), (32, 121.5), (23, 119.5)]
PATELLA = [(97, 1205), (116, 1212), (124, 1232), (120, 1256), (108, 1272), (97, 1276), (86, 1272), (76, 1254), (74, 1232), (80, 1214)]
TOES = ((80.5, 1776, 23, 13.8, -1.5), (105, 1780, 17, 9.2, .5), (123.5, 1778, 15.5, 8.6, 1.5), (140.5, 1773, 13.5, 8.2, 2.5), (156, 1765, 11.5, 7.8, 3))
PEC_UPPER = [(8, 356), (50, 362), (100, 374), (142, 388), (182, 398)]       # border clavicular / sternocostal part
PEC_LOWER = [(8, 430), (48, 438), (96, 433), (142, 416), (184, 401)]         # border sternocostal / abdominal part


def intercostal_spaces():
    """rings of seven spaces between the ribs, front wall"""
    out = []
    for i in range(7):
        y, side = 372 + 27 * i, 132 - 2 * i
        medial = 34 + max(0, i - 3) * 13
        out.append([(medial, y + 6, 'c'), ((medial + side) / 2, y - 2), (side, y + 12, 'c'), (side - 1, y + 21, 'c'),
                    ((medial + side) / 2, y + 8), (medial + 1, y + 15, 'c')])
    return out


def muscles(clip):
    head = head_poly().union(ear_poly())
    face = head.buffer(2.2)
    skull = head.buffer(-1.3)
    ear = ear_poly().buffer(1.5)
    patella = shape(PATELLA)
    out = []

    def add(*args, **kw):
        out.append(Region(*args, **kw))

    # face and scalp
    add('frontalis', A=[(40, 30), (52, 58), (54, 96)], B=[(1, 24), (1, 60), (1, 100)], cap0=[(18, 24)], cap1=[(34, 92), (16, 94)], fibres=6, z=1)
    add('temporalis', A=[(58, 40), (53, 70), (57, 100), (63, 126)], B=[(72, 42), (80, 88), (76, 122), (69, 134)], fibres=3, z=2, tone=1, clip=skull, minus=ear)
    add('orbicularis-oculi', ring=[(7, 110), (15, 98), (33, 92), (52, 98), (60, 113), (53, 130), (36, 137), (18, 133), (9, 122)], minus=shape(EYE).buffer(1), z=4, tone=2)
    add('nasalis', ring=[(5, 120), (10, 124), (15, 138), (18, 150), (15, 155), (9, 148), (6, 136)], z=5, tone=1, r=.8)
    add('levator-labii-superioris', A=[(12, 128), (17, 146), (20, 170)], B=[(40, 132), (34, 152), (29, 174)], fibres=2, z=2, tone=0)
    add('zygomaticus-major', A=[(69, 126), (52, 152), (33, 180)], B=[(50, 126), (38, 150), (25, 172)], fibres=3, z=3, tone=1)
    add('masseter', A=[(73, 132), (71, 160), (62, 196)], B=[(60, 134), (52, 166), (46, 208)], fibres=4, z=1.5, clip=head.buffer(-1.8), minus=ear)
    add('buccinator', ring=[(32, 172), (44, 152), (60, 150), (54, 184), (48, 206), (36, 200), (30, 184)], z=1, tone=2, clip=head.buffer(-1.8))
    add('orbicularis-oris', ring=[(0, 163), (14, 164), (27, 170), (34, 181), (28, 191), (14, 198), (0, 199)], z=4, tone=2, midline=True)
    add('depressor-anguli-oris', A=[(37, 182), (46, 198), (44, 212)], B=[(26, 190), (23, 206), (19, 224)], fibres=2, z=2.5, tone=1, clip=head.buffer(-1.8))
    add('depressor-labii-inferioris', ring=[(8, 196), (26, 190), (26, 206), (22, 222), (12, 218)], z=2, tone=0, clip=head.buffer(-1.8))
    add('mentalis', ring=[(0, 197), (11, 197), (15, 208), (12, 221), (0, 228)], z=3, midline=True)
    # neck
    add('scm-sternal', A=[(55, 192), (47, 232), (35, 274), (17, 312)], B=[(46, 196), (33, 240), (20, 285), (9, 316)], minus=face, fibres=3, z=6)
    add('scm-clavicular', A=[(59, 190), (55, 225), (52, 262), (56, 311)], B=[(50, 194), (44, 232), (36, 272), (27, 312)], minus=face, fibres=3, z=5, tone=1)
    add('infrahyoidei', A=[(1, 248), (1, 280), (1, 314)], B=[(27, 244), (25, 270), (13, 316)], minus=face, fibres=2, z=2, tone=1)
    add('digastricus', A=[(2, 231), (8, 241), (24, 247)], B=[(47, 204), (36, 230), (27, 246)], minus=face, fibres=1, z=3, tone=2, r=1)
    add('scalenus-medius', A=[(54, 222), (62, 262), (92, 306)], B=[(46, 236), (50, 275), (56, 311)], minus=face, fibres=3, z=3, tone=2)
    add('trapezius-upper', A=[(56, 200), (56, 240), (74, 260), (100, 277), (140, 292), (180, 306)], B=[(48, 212), (53, 246), (68, 280), (98, 303), (140, 311), (182, 314)], minus=face, fibres=3, z=4)
    # chest and shoulder
    add('pectoralis-major-clavicular', A=[(16, 333), (50, 330), (104, 332), (140, 352), (178, 390)], B=PEC_UPPER, cap0=[(10, 344)], fibres=4, z=5.2, family='pectoralis', r=4)
    add('pectoralis-major-sternal', A=PEC_UPPER, B=PEC_LOWER, cap0=[(8, 394)], fibres=6, z=5.1, family='pectoralis', r=4)
    add('pectoralis-major-abdominal', A=PEC_LOWER, B=[(18, 464), (56, 478), (100, 474), (138, 454), (166, 428), (186, 404)], cap0=[(9, 448)], fibres=3, z=5, family='pectoralis', r=4)
    add('deltoid-anterior', A=[(104, 329), (140, 351), (172, 388), U(105, 14), U(160, 31)], B=[(166, 312), (188, 345), (202, 392), U(110, 38), U(166, 38)], cap0=[(136, 319)], fibres=5, z=6, tone=1)
    add('deltoid-middle', A=[(164, 310), (188, 345), (202, 392), U(110, 38), U(166, 37)], B=[(180, 303), U(0, 52), U(32, 66), U(70, 70), U(110, 66), U(168, 46)], fibres=4, z=7, tone=2)
    # trunk
    add('serratus-anterior', ring=[(140, 446), (146, 470), (144, 520), (138, 560), (132, 586, 'c'), (124, 582), (112, 588, 'c'), (124, 562, 'c'), (113, 562), (101, 566, 'c'), (114, 540, 'c'), (104, 538), (94, 541, 'c'), (108, 518, 'c'), (99, 514), (88, 515, 'c'), (104, 490), (126, 460)],
        guides=([(150, 450), (124, 478), (96, 512)], [(150, 556), (134, 568), (116, 586)]), fibres=7, z=4, tone=1)
    add('latissimus-dorsi', A=[(166, 440), (166, 480), (160, 540), (150, 600)], B=[(146, 436), (147, 480), (144, 530), (134, 600)], cap0=[(156, 432)], fibres=2, z=4.5, tone=2,
        clip=torso(foot_front()).buffer(-1.3).difference(arm_frontal().difference(box(0, 0, 156, 600)).buffer(.8)))
    add('rectus-abdominis', A=[(4, 484), (3.5, 620), (3, 680), (2, 740), (2, 868)], B=[(68, 474), (76, 560), (75, 640), (69, 720), (48, 800), (15, 868)], cap0=[(40, 462), (16, 466)], fibres=5, z=4.8, r=2)
    add('obliquus-externus', ring=[(84, 492), (112, 486), (142, 500), (160, 560), (150, 606), (142, 646), (144, 690), (152, 722, 'c'), (136, 740), (120, 759, 'c'), (106, 758), (94, 738), (85, 690), (80, 620), (78, 550)],
        guides=([(122, 484), (96, 510), (80, 540)], [(166, 690), (136, 735), (104, 768)]), fibres=8, z=2, tone=2)
    # hip and thigh
    add('gluteus-medius', ring=[(152, 728), (172, 778), (182, 838), (178, 872), (170, 884), (158, 850), (140, 806), (124, 770), (136, 742)], guides=([(150, 724), (170, 800), (176, 870)], [(128, 765), (150, 810), (168, 880)]), fibres=3, z=3)
    add('tensor-fasciae-latae', A=[(126, 766), (150, 812), (170, 876), (172, 944)], B=[(118, 772), (126, 820), (142, 880), (167, 944)], fibres=4, z=6, tone=1)
    add('sartorius', A=[(112, 771), (92, 840), (64, 935), (44, 1040), (34, 1130), (37, 1200), (46, 1254), (57, 1284)], B=[(124, 775), (113, 840), (87, 935), (65, 1040), (51, 1130), (49, 1200), (54, 1250), (62, 1282)], fibres=3, z=7, tone=2)
    add('rectus-femoris', A=[(114, 806), (92, 880), (76, 960), (73, 1050), (84, 1120), (97, 1176)], B=[(118, 790), (136, 860), (143, 950), (138, 1050), (121, 1120), (103, 1176)], fibres=7, z=5)
    add('vastus-lateralis', A=[(128, 800), (141, 950), (137, 1050), (122, 1130), (115, 1196)], B=[(160, 870), (180, 960), (182, 1000), (172, 1080), (162, 1150), (147, 1200), (127, 1222)], cap0=[(146, 830)], minus=patella, fibres=5, z=4, tone=1)
    add('vastus-medialis', A=[(80, 900), (60, 1000), (48, 1080), (40, 1150), (41, 1205), (56, 1240), (74, 1246)], B=[(96, 900), (84, 1010), (80, 1090), (84, 1150), (85, 1215)], minus=patella, fibres=5, z=4, tone=2)
    add('iliopsoas', A=[(112, 778), (88, 802), (64, 836), (62, 870), (72, 904)], B=[(118, 790), (106, 840), (96, 890), (80, 930)], fibres=4, z=4)
    add('pectineus', ring=[(64, 838), (22, 872), (30, 886), (52, 914), (74, 940), (80, 920), (70, 880)], guides=([(30, 868), (50, 900), (74, 935)], [(60, 842), (70, 880), (78, 920)]), fibres=3, z=3, tone=1)
    add('adductor-longus', A=[(10, 880), (22, 950), (42, 1040), (54, 1100)], B=[(24, 876), (56, 918), (84, 970), (72, 1080)], fibres=5, z=2, tone=2)
    add('gracilis', A=[(-6, 905), (-4, 950), (4, 1010), (14, 1080), (26, 1140), (36, 1200)], B=[(10, 884), (20, 950), (30, 1020), (38, 1090), (40, 1140), (41, 1200)], fibres=2, z=3, taper=(1,))
    add('adductor-magnus', A=[(14, 900), (24, 1000), (34, 1090), (38, 1170)], B=[(40, 960), (60, 1040), (62, 1090), (50, 1160)], fibres=2, z=1, tone=1)
    # leg
    add('tibialis-anterior', A=[(98, 1310), (94, 1370), (90, 1440), (88, 1500), (89, 1552)], B=[(112, 1300), (125, 1360), (124, 1430), (112, 1500), (95, 1552)], fibres=5, z=5, taper=(0, 1))
    add('extensor-digitorum-longus', A=[(112, 1304), (124, 1360), (123, 1430), (112, 1510), (109, 1580)], B=[(123, 1300), (139, 1360), (139, 1430), (130, 1510), (114, 1582)], fibres=3, z=4, tone=1, taper=(0, 1))
    add('fibularis-longus', A=[(126, 1298), (139, 1360), (139, 1430), (132, 1510), (131, 1570)], B=[(138, 1294), (158, 1350), (162, 1430), (152, 1510), (138, 1572)], fibres=3, z=5, tone=2, taper=(0, 1))
    add('fibularis-tertius', A=[(118, 1540), (116, 1590), (117, 1636)], B=[(132, 1510), (129, 1580), (122, 1636)], fibres=1, z=2.5, tone=2, taper=(0, 1))
    add('extensor-hallucis-longus', A=[(90, 1520), (93, 1570), (95, 1620)], B=[(116, 1490), (110, 1570), (100, 1622)], fibres=2, z=1, tone=2, taper=(0, 1))
    add('gastrocnemius-medial', A=[(56, 1318), (40, 1350), (34, 1400), (46, 1462), (64, 1512)], B=[(60, 1318), (68, 1360), (69, 1420), (69, 1470), (67, 1512)], fibres=3, z=3)
    add('soleus', A=[(50, 1470), (60, 1530), (68, 1580), (73, 1620)], B=[(69, 1420), (75, 1490), (79, 1550), (77, 1620)], fibres=2, z=2, tone=1, taper=(1,))
    add('flexor-digitorum-longus', A=[(70, 1440), (75, 1500), (76, 1560), (74, 1616)], B=[(76, 1430), (84, 1500), (84, 1560), (79, 1616)], fibres=1, z=1.5, tone=2, taper=(0, 1))
    # arm
    add('biceps-brachii', A=[U(36, -26), U(100, -32), U(165, -35), U(220, -30), U(258, -14), U(280, -4)], B=[U(40, 10), U(110, 22), U(165, 29), U(220, 26), U(256, 12), U(280, 3)], fibres=6, z=4)
    add('brachialis', ring=[U(150, 46), U(200, 50), U(240, 46), U(272, 38), F(2, 18), F(22, -2), F(6, -14), U(272, -32), U(230, -44), U(176, -42), U(200, 0)], guides=([U(160, 42), U(220, 42), F(20, 2)], [U(190, 0), U(250, 10), F(24, -2)]), fibres=4, z=3, tone=1)
    add('triceps-long', A=[U(100, -56), U(160, -54), U(225, -50), U(286, -46)], B=[U(104, -30), U(160, -35), U(225, -34), U(290, -32)], fibres=1, z=3.5, tone=2, clip=clip.intersection(arm_frontal()).difference(box(0, 0, 157, 462)))
    add('brachioradialis', A=[U(218, 50), U(266, 49), F(12, 44), F(60, 41), F(110, 34), F(164, 27)], B=[U(234, 36), U(282, 22), F(26, 9), F(70, 10), F(116, 16), F(164, 23)], fibres=4, z=6, taper=(1,))
    add('extensor-carpi-radialis-longus', A=[U(258, 50), F(20, 54), F(60, 56), F(106, 50), F(150, 38)], B=[F(-8, 38), F(30, 40), F(60, 38), F(106, 32), F(150, 33)], fibres=2, z=7, tone=2, taper=(1,))
    add('pronator-teres', A=[F(-16, -24), F(20, -2), F(66, 13), F(112, 26)], B=[F(-6, -38), F(34, -21), F(78, -4), F(122, 18)], fibres=3, z=5, tone=1)
    add('flexor-carpi-radialis', A=[F(-6, -32), F(40, -15), F(86, -2), F(136, 10)], B=[F(4, -38), F(46, -30), F(92, -18), F(138, 4)], fibres=3, z=4, taper=(1,))
    add('palmaris-longus', A=[F(4, -36), F(46, -29), F(90, -18), F(124, -8)], B=[F(8, -43), F(48, -42), F(90, -33), F(126, -12)], fibres=1, z=3, tone=2, taper=(1,))
    add('flexor-digitorum-superficialis', A=[F(10, -30), F(60, -18), F(120, 4), F(168, 8), F(208, 4)], B=[F(14, -44), F(60, -46), F(120, -40), F(170, -28), F(210, -8)], fibres=4, z=2, tone=1, taper=(1,))
    add('flexor-pollicis-longus', A=[F(90, 2), F(150, 6), F(210, 14)], B=[F(108, 26), F(150, 29), F(212, 20)], fibres=2, z=1, tone=0, taper=(1,))
    add('flexor-carpi-ulnaris', A=[F(-2, -32), F(40, -33), F(90, -29), F(140, -24), F(192, -21)], B=[F(-6, -48), F(30, -57), F(60, -58), F(110, -54), F(160, -42), F(196, -31)], fibres=3, z=6, taper=(1,))
    hand_palmar(add, H)
    # foot
    add('extensor-digitorum-brevis', ring=[(139, 1694), (139, 1714), (132, 1738), (122, 1760), (116, 1752), (106, 1762), (108, 1732), (116, 1704), (128, 1690)], guides=([(136, 1694), (134, 1724), (122, 1756)], [(120, 1698), (112, 1726), (108, 1756)]), fibres=2, z=2)
    # deep layer, depth 1
    D, E, G = 'deep', 'deep2', 'deep3'
    add('pterygoideus-medialis', A=[(34, 146), (40, 170), (44, 194)], B=[(50, 144), (56, 168), (58, 190)], layer=D, fibres=3, clip=head)
    add('scalenus-anterior', A=[(26, 240), (30, 275), (36, 318)], B=[(38, 236), (44, 275), (52, 320)], layer=D, fibres=2, z=2, minus=face)
    add('scalenus-medius', A=[(38, 226), (50, 270), (56, 322)], B=[(50, 224), (62, 264), (84, 318)], layer=D, fibres=3, z=1, minus=face)
    add('pectoralis-minor', ring=[(146, 344), (158, 344), (156, 360), (138, 410), (120, 452), (108, 478, 'c'), (98, 470), (104, 446, 'c'), (92, 444), (82, 440, 'c'), (94, 418), (88, 410), (76, 404, 'c'), (104, 380)], guides=([(148, 346), (110, 380), (80, 402)], [(156, 352), (132, 420), (106, 472)]), layer=D, z=3, fibres=5, r=1.6)
    add('subclavius', A=[(28, 336), (70, 329), (124, 326)], B=[(36, 342), (74, 343), (122, 331)], layer=D, fibres=2, r=1.5, z=4)
    add('psoas-major', A=[(10, 584), (18, 660), (40, 770), (82, 908)], B=[(26, 584), (54, 680), (76, 790), (92, 906)], layer=E, z=2, fibres=5)
    add('iliacus', A=[(134, 732), (120, 790), (106, 850), (94, 904)], B=[(60, 742), (72, 790), (85, 850), (92, 904)], cap0=[(102, 712)], layer=E, z=1, fibres=6)
    add('obliquus-internus', ring=[(92, 566), (112, 584), (134, 600), (128, 650), (136, 700), (140, 728), (122, 756), (98, 788), (66, 826), (46, 838), (70, 790), (84, 740), (86, 660), (84, 600)], guides=([(96, 570), (112, 640), (136, 716)], [(84, 620), (80, 730), (56, 834)]), layer=D, z=0, fibres=8)
    add('vastus-intermedius', A=[(96, 900), (86, 1000), (84, 1090), (94, 1170), (99, 1196)], B=[(118, 900), (132, 1000), (128, 1090), (112, 1170), (104, 1196)], layer=D, fibres=5)
    add('coracobrachialis', A=[(150, 352), U(80, -36), U(150, -37)], B=[(160, 346), U(80, -18), U(152, -26)], layer=D, fibres=3)
    add('brachialis', A=[U(136, 34), U(190, 42), U(250, 36), F(14, 2)], B=[U(140, 10), U(190, -36), U(250, -30), F(18, -8)], layer=D, fibres=6)
    add('pronator-quadratus', ring=[F(194, 22), F(214, 24), F(238, 21), F(236, 0), F(240, -20), F(216, -22), F(198, -18), F(196, 0)], guides=([F(198, 22), F(236, 22)], [F(198, -20), F(236, -20)]), layer=D, fibres=4)
    add('supinator', ring=[F(-4, 32), F(30, 36), F(70, 31), F(104, 21), F(84, 12), F(50, 2), F(20, -2), F(6, 10)], guides=([F(0, 30), F(50, 34), F(100, 22)], [F(16, 0), F(54, 6), F(98, 18)]), layer=D, fibres=4)
    add('flexor-digitorum-profundus', A=[F(26, -8), F(80, 0), F(140, 4), F(206, 2)], B=[F(18, -32), F(70, -42), F(140, -32), F(208, -14)], layer=D, z=1, fibres=5)
    add('flexor-pollicis-longus', A=[F(66, 8), F(120, 10), F(180, 12), F(226, 15)], B=[F(72, 20), F(124, 30), F(180, 27), F(228, 20)], layer=D, fibres=3)
    add('opponens-pollicis', ring=[H(14, 10), H(22, 27), H(46, 50), H(62, 58), H(60, 45), H(38, 20)], guides=([H(16, 22), H(60, 56)], [H(18, 12), H(58, 46)]), layer=D, fibres=3, r=1.4)
    add('adductor-brevis', A=[(22, 886), (40, 940), (64, 1000)], B=[(36, 880), (64, 915), (86, 960)], layer=D, fibres=4, z=1)
    add('extensor-hallucis-longus', A=[(104, 1400), (98, 1480), (95, 1560), (93, 1640)], B=[(116, 1400), (117, 1480), (109, 1560), (100, 1642)], layer=D, fibres=2)
    # depth 2 and 3
    add('diaphragm', ring=[(0, 500), (30, 492), (66, 500), (104, 532), (126, 580), (128, 604), (112, 590), (84, 562), (46, 546), (0, 544)], layer=E, midline=True, z=0)
    add('transversus-abdominis', ring=[(72, 566), (104, 590), (140, 612), (128, 650), (134, 700), (138, 728), (120, 752), (96, 784), (62, 824), (30, 852), (52, 800), (66, 740), (72, 660)], guides=([(74, 570), (100, 612), (136, 618)], [(40, 842), (80, 796), (132, 730)]), layer=E, fibres=9)
    add('subscapularis', ring=[(176, 350), (164, 366), (140, 398), (118, 428), (98, 450), (88, 436), (82, 390), (86, 352), (112, 342), (146, 344)], guides=([(172, 354), (120, 350), (86, 356)], [(168, 362), (130, 408), (98, 446)]), layer=E, fibres=6)
    add('longus-colli', A=[(3, 226), (3, 280), (4, 334)], B=[(10, 226), (18, 274), (13, 334)], layer=E, fibres=2, minus=face)
    add('obturator-externus', ring=[(26, 868), (44, 866), (64, 872), (96, 868), (92, 880), (64, 892), (40, 900), (28, 888)], guides=([(28, 872), (60, 876), (94, 870)], [(32, 894), (62, 888), (92, 876)]), layer=E, fibres=3)
    add('adductor-magnus', A=[(16, 896), (26, 1000), (36, 1090), (44, 1200)], B=[(40, 884), (80, 960), (84, 1040), (56, 1150), (50, 1200)], layer=E, fibres=6)
    add('intercostales-externi', parts=intercostal_spaces(), layer=G, r=1)
    return out


def areas(clip):
    arm = arm_frontal().difference(box(0, 0, 150, 470)).union(box(150, 0, 600, 400)).intersection(clip.buffer(3))
    skin = []

    def put(key, geom, z=0, style='skin', **kw):
        skin.append(area(key, geom, style, z, **kw))

    put('scalp', box(-1, -20, 90, 70))
    put('galea-aponeurotica', shape([(-72, 50), (-70, 0), (0, -14), (70, 0), (72, 50), (58, 44), (38, 34), (0, 28), (-38, 34), (-58, 44)]), 2, 'tendon', midline=True)
    put('forehead', box(-1, 36, 60, 106), 1)
    put('temple', box(54, 40, 90, 130), 1)
    put('jaw', box(-1, 130, 90, 240))
    put('cheek', box(-1, 104, 62, 172), 1)
    put('orbit', shape([(7, 110), (15, 98), (33, 92), (52, 98), (60, 113), (53, 130), (36, 137), (18, 133), (9, 122)]), 2)
    put('eye', shape(EYE), 4)
    put('nose', shape([(-8, 104), (8, 104), (9, 122), (14, 142), (18, 154), (12, 162), (0, 164), (-12, 162), (-18, 154), (-14, 142), (-9, 122)]), 3, midline=True)
    put('lips', shape([(-34, 181), (-14, 164), (0, 163), (14, 164), (34, 181), (14, 198), (0, 199), (-14, 198)]), 4, midline=True)
    put('chin', box(-24, 194, 24, 240), 2, midline=True)
    put('ear', ear_poly().buffer(1.5), 5)
    put('neck-anterior', box(-1, 186, 40, 332), -2)
    put('larynx', box(-10, 240, 10, 300), -1, midline=True)
    put('neck-lateral', box(40, 186, 90, 300), -2)
    put('supraclavicular-fossa', poly([(44, 272), (70, 262), (190, 305), (160, 330), (40, 330)]), -1)
    put('clavicle', z=6, style='bone', geom=None, **ribbon([(7, 325, 7), (40, 321, 6), (84, 323, 5.5), (122, 319, 6), (168, 308, 6.5)]))
    put('jugular-notch', box(-11, 296, 11, 328), 5, midline=True)
    put('acromion', disc(176, 308, 11), 7, 'bone')
    put('sternum', shape([(-14, 330), (0, 327), (14, 330), (13, 352), (9, 400), (9, 446), (13, 466), (6, 486), (0, 502), (-6, 486), (-13, 466), (-9, 446), (-9, 400), (-13, 352)]), 4, 'bone', midline=True)
    put('chest', box(-1, 326, 175, 520), -3)
    put('ribs-lateral', box(104, 440, 175, 612), -2)
    put('axilla', disc(160, 436, 24), -1)
    put('costal-margin', z=2, style='bone', geom=None, **ribbon([(10, 490, 4), (40, 506, 5), (80, 540, 6), (116, 592, 5)]))
    put('abdomen', box(-1, 500, 112, 880), -4)
    put('flank', box(96, 560, 190, 760), -3)
    put('umbilicus', disc(0, 699, 8), 6, midline=True)
    put('linea-alba', box(-5.5, 496, 5.5, 872), 3, 'tendon', midline=True)
    put('external-oblique-aponeurosis', z=1, style='tendon', geom=None, ring=[(64, 500), (90, 520), (94, 620), (98, 690), (106, 745), (120, 764), (96, 790), (62, 832), (28, 866), (4, 874), (4, 700), (40, 640)],
        guides=([(92, 560), (104, 690), (118, 762)], [(60, 640), (30, 760), (14, 868)]), fibres=4)
    put('iliac-crest', z=4, style='bone', geom=None, **ribbon([(150, 712, 4), (134, 740, 5), (119, 767, 6)]))
    put('hip', box(110, 735, 200, 900), -4)
    put('groin', poly([(122, 764), (132, 790), (60, 890), (20, 900), (10, 872)]), -1)
    put('pubis', shape([(-26, 866), (0, 858), (26, 866), (22, 886), (0, 900), (-22, 886)]), 3, 'bone', midline=True)
    put('greater-trochanter', disc(176, 858, 20), 1)
    put('thigh-anterior', box(-1, 840, 200, 1195), -5)
    put('thigh-medial', poly([(-5, 870), (40, 880), (64, 960), (54, 1100), (46, 1195), (-5, 1195)]), -4)
    put('thigh-lateral', poly([(160, 880), (200, 880), (200, 1195), (146, 1195), (156, 1080)]), -4)
    put('iliotibial-tract', z=2, style='tendon', geom=None, fibres=2, A=[(165, 920), (172, 1000), (166, 1080), (156, 1150), (141, 1230), (128, 1292)], B=[(190, 920), (190, 1000), (184, 1080), (172, 1150), (156, 1230), (138, 1300)])
    put('knee-anterior', box(-1, 1190, 200, 1308), -3)
    put('knee-medial', box(-1, 1190, 72, 1322), -2)
    put('knee-lateral', box(124, 1190, 200, 1300), -2)
    put('quadriceps-tendon', z=4, style='tendon', geom=None, fibres=4, A=[(88, 1110), (82, 1170), (76, 1216), (78, 1240)], B=[(112, 1110), (118, 1170), (124, 1216), (122, 1240)])
    put('patella', shape(PATELLA), 6, 'bone')
    put('patellar-ligament', z=5, style='tendon', geom=None, fibres=3, A=[(84, 1256), (88, 1284), (91, 1306), (92, 1318)], B=[(114, 1256), (110, 1284), (106, 1306), (104, 1318)], cap1=[(98, 1322)])
    put('pes-anserinus', z=3, style='tendon', geom=None, fibres=3, A=[(36, 1186), (40, 1230), (50, 1276), (78, 1322)], B=[(44, 1186), (52, 1230), (64, 1270), (84, 1300)])
    put('fibular-head', disc(137, 1294, 8), 5, 'bone')
    put('leg-anterior', box(82, 1300, 150, 1650), -5)
    put('leg-medial', box(-1, 1300, 82, 1650), -5)
    put('leg-lateral', box(134, 1300, 200, 1650), -4)
    put('shin', shape([(66, 1318), (80, 1308), (98, 1306), (98, 1350), (93, 1430), (89, 1520), (86, 1600), (79, 1646), (73, 1650), (75, 1600), (72, 1520), (71, 1420), (69, 1360)]), 1, 'bone')
    put('ankle-anterior', box(40, 1640, 170, 1698), -3)
    put('malleolus-medial', shape([(66, 1652), (78, 1650), (84, 1664), (80, 1680), (66, 1680)]), 3, 'bone')
    put('malleolus-lateral', shape([(140, 1656), (130, 1656), (126, 1672), (130, 1690), (142, 1690)]), 3, 'bone')
    put('tibialis-anterior-tendon', z=6, style='tendon', geom=None, **ribbon([(92, 1520, 4), (90, 1580, 4), (86, 1640, 4), (78, 1690, 4.5), (70, 1716, 6)]))
    skin.append(joined('extensor-tendons-leg', [ribbon([(115, 1530, 5), (112, 1600, 5), (109, 1650, 5), (108, 1690, 5)]), ribbon([(101, 1590, 3), (98, 1650, 3), (94, 1692, 3)])], z=4))
    skin.append(joined('extensor-tendons-foot', [ribbon([(94, 1690, 3), (87, 1740, 2.6), (81, 1790, 2.2)])] + [ribbon([(104 + 3 * i, 1688, 2.2), (a, 1735, 2), (x, 1784, 1.8)]) for i, (a, x) in enumerate(((105, 105), (115, 124), (126, 141), (136, 157)))], z=4))
    put('fibular-tendons', z=2, style='tendon', geom=None, **ribbon([(136, 1540, 4), (134, 1600, 4), (136, 1660, 3)]))
    put('foot-dorsum', box(40, 1690, 190, 1800), -4)
    for i, (x, y, length, r, dx) in enumerate(TOES):
        put(f'toe-{i + 1}', capsule([(x - dx, y - 12, r + 2), (x + dx, y + length + 4, r + 4)]), 7 - i * .1)
    # arm
    put('shoulder', band(U, -60, 112, -60).intersection(arm), -2)
    put('upper-arm-anterior', band(U, 100, 264).intersection(arm), -1.5)
    put('upper-arm-lateral', band(U, 100, 264, 28).intersection(arm), -1)
    put('upper-arm-medial', band(U, 100, 264, -90, -28).intersection(arm), -1)
    put('elbow-anterior', band(U, 262, 330).intersection(arm), 0)
    put('epicondyle-medial', disc(*U(288, -34), 12), 3, 'bone')
    put('forearm-anterior', band(F, 26, 240).intersection(arm), -1)
    put('biceps-tendon', z=3, style='tendon', geom=None, fibres=1, **ribbon([U(250, 0) + (8,), U(280, 0) + (5,), F(14, 2) + (4,), F(34, 8) + (4,)]))
    put('flexor-tendons-forearm', z=3, style='tendon', geom=None, fibres=5, A=[F(110, -34), F(170, -24), F(216, -16), F(256, -14)], B=[F(110, 16), F(170, 17), F(216, 17), F(256, 14)])
    put('ulnar-tendons-forearm', z=3.5, style='tendon', geom=None, **ribbon([F(170, -33) + (5,), F(214, -27) + (4,), F(250, -23) + (4,)]))
    skin.append(joined('radial-tendons-forearm', [ribbon([F(130, 29) + (5,), F(190, 25) + (4,), F(244, 25) + (4,)]), ribbon([F(130, 38) + (5,), F(180, 33) + (4,), F(236, 29) + (4,)])], z=3))
    skin += hand_areas(H, True) + palm_tendons(H)
    return skin


def build():
    body = outline()
    clip = body.buffer(-1.3)
    v = View('anterior', 900, 1840, 450, 25, sides=('left', 'right'), warp=NEUTRAL_FRONT)
    line = v.line_landmark
    v.strand(retinaculum(H))
    v.strand(dict(A=[(76, 1672), (100, 1668), (132, 1672)], B=[(77, 1685), (100, 1682), (133, 1686)]))
    for rails in (ribbon([F(118, 7) + (1.2,), F(140, 8) + (2.4,), F(190, 10) + (2.2,), F(250, 12) + (2,)]), ribbon([F(106, -14) + (.8,), F(126, -9) + (2,), F(180, -2) + (1.8,), F(252, 2) + (2.4,)]),
                  ribbon([F(146, 27) + (1,), F(166, 25) + (2.8,), F(200, 24.5) + (2.4,), F(246, 23) + (2.2,)]), ribbon([F(178, -27) + (1,), F(196, -27) + (2.6,), F(248, -23) + (2.4,)])):
        v.strand(rails)
    # face
    line([(18.5, 115.5), (25, 118.2), (33, 119), (41, 117.8), (47, 114.8)], 1.5)
    line([(21, 111.5), (32, 109), (43.5, 111)], .7)
    line([(13, 99), (28, 93), (46, 94.5), (56, 101)], 1.5)
    line([(16, 150), (17, 156), (11, 159.5)], 1.1)
    line([(10, 157.5), (5, 157.5), (0, 160.5)], 1.1)
    line([(0, 182), (9, 180.8), (25, 181.4)], 1.4)
    line([(0, 176.2), (6, 174.6), (15, 177), (25, 181)], .8)
    line([(23, 183), (12, 188.6), (0, 190)], .8)
    line([(77, 112), (81.5, 113), (82, 124), (78, 142), (74, 150)], 1.0)
    line([(59.5, 189), (53, 202), (42, 215), (22, 229), (0, 233)], 1.4)
    # clavicle, sternum, axillary fold
    line([(10, 320), (40, 315), (84, 318), (118, 315), (158, 310)], 1.0)
    line([(9, 332), (44, 327), (84, 328.5), (103, 328)], .9)
    line([(0, 325), (8, 322), (11, 316)], 1.2)
    line([(155, 444), (159, 432), (166, 421)], 1.3)
    # abdomen: inscriptions only hinted
    for y, x in ((556, 66), (614, 70), (682, 66)):
        line([(10, y), (x / 2, y - 2), (x, y - 7)], .6)
    line([(0, 706), (4, 702), (3.5, 695), (0, 692.5)], 1.3)
    line([(119, 770), (90, 800), (56, 838), (20, 873)], 1.1)
    # knee and leg
    line([(78, 1232), (82, 1216), (97, 1209), (114, 1214), (121, 1232), (116, 1256), (104, 1270), (96, 1271), (84, 1258), (78, 1232)], 1.0)
    line([(72, 1324), (77, 1350), (80, 1400), (83, 1480)], .7)
    line([(69, 1662), (76, 1658), (81, 1666), (79, 1678)], 1.0)
    line([(136, 1668), (130, 1666), (127, 1676), (131, 1688)], 1.0)
    # elbow, wrist, palm
    line([F(4, -24), F(10, 0), F(2, 22)], .8)
    palm_lines(line, H)
    for x, y, r in ((80, 1793, 7.5), (105.5, 1790, 4.6), (124.5, 1787, 4.3), (142, 1781, 4), (158, 1772, 3.6)):
        line([(x - r, y - 4), (x - r * .7, y + 2.5), (x, y + 4), (x + r * .7, y + 2.5), (x + r, y - 4), (x, y - 6.5), (x - r, y - 4)], .8)
    return v.build(body, tile(muscles(clip), clip), tile_areas(areas(clip), body))
