"""Posterior view: superficial muscles of head, neck, shoulder girdle, back and hip.  Half figure at +x (patient's right); mm, base figure."""
from collections.abc import Callable

from shapely.geometry import Polygon, box
from shapely.ops import unary_union

from atlas_maker.figure import U, arm_frontal, ear_poly, head_poly
from atlas_maker.splines import shape

Add = Callable[..., None]

TRAP_SIDE = [(12, 158), (15, 180), (22, 205), (37, 233), (62, 256), (100, 275), (140, 290), (172, 303)]    # from the nuchal line along the shoulder
TRAP_UPPER = [(2, 262), (40, 285), (90, 305), (136, 312), (171, 312)]                      # border descending / transverse part
TRAP_LOWER = [(2, 350), (40, 347), (80, 340), (108, 333), (140, 324), (171, 316)]          # border transverse / ascending part
TRAP_TAIL = [(2, 580), (13, 530), (34, 462), (60, 404), (80, 366), (97, 345)]              # lateral border of the ascending part
TRAP_ROOT = [(84, 343), (94, 334), (110, 329), (128, 326, 'c'), (114, 335), (104, 343), (94, 349)]      # tendon over the root of the scapular spine
TRAP_DIAMOND = [(-21, 266), (-11, 246), (0, 228, 'c'), (11, 246), (21, 266), (14, 290), (7, 312), (0, 336, 'c'), (-7, 312), (-14, 290)]
GLUTEUS = [(25, 766), (35, 746), (58, 741), (96, 773), (134, 813), (160, 846), (170.5, 880), (170, 916), (161, 949), (136, 969), (98, 968), (60, 956), (28, 936), (8,
    908), (4, 862), (12, 806)]
# border of the latissimus with the fascia, from the midline to the iliac crest, and with the external oblique
LAT_FASCIA = [(1, 548), (24, 566), (50, 594), (76, 630), (96, 664), (108, 688)]
LAT_FREE = [(176, 470), (172, 510), (160, 548), (144, 590), (128, 628), (117, 660), (112, 688)]


def head_neck(add: Add) -> None:
    """occipitalis, temporalis and the windows of the neck between trapezius and sternocleidomastoid"""
    head = head_poly().union(ear_poly())
    ear = ear_poly().buffer(1.5)
    add('occipitalis', ring=[(11, 147, 'c'), (9, 130), (17, 114), (33, 107), (50, 110), (59, 121), (60, 138), (57, 151, 'c'), (34, 150)],
        guides=([(12, 147), (13, 128), (22, 110)], [(57, 150), (59, 134), (57, 112)]), fibres=6, z=2, tone=1)
    add('auricularis-posterior', A=[(59, 137), (67, 133), (76, 131)], B=[(59, 147), (67, 145), (76, 143)], fibres=3, z=6, tone=2, r=1, taper=(0, 1))
    add('temporalis', A=[(64, 34), (60, 62), (62, 92), (67, 122)], B=[(70, 38), (80, 68), (82, 95), (74, 124)], fibres=2, z=1, clip=head.buffer(-1.3), minus=ear,
        taper=(0, 1))
    add('scm-sternal', ring=[(52, 159, 'c'), (62, 155), (70, 158, 'c'), (68, 190), (64, 216, 'c'), (56, 204), (52, 184)],
        guides=([(54, 160), (53, 184), (58, 212)], [(67, 160), (65, 190), (63, 212)]), fibres=3, z=3.8, minus=ear)
    add('splenius-capitis', ring=[(32, 158, 'c'), (52, 157, 'c'), (51, 180), (53, 202, 'c'), (44, 222), (38, 240, 'c'), (20, 212, 'c'), (25, 190)],
        guides=([(24, 214), (28, 190), (34, 160)], [(42, 238), (48, 204), (50, 160)]), fibres=4, z=3.4, tone=2, minus=ear)
    add('semispinalis-capitis', ring=[(8, 158, 'c'), (32, 158, 'c'), (25, 190), (19, 216, 'c'), (10, 200)],
        guides=([(12, 160), (14, 184), (20, 208)], [(30, 160), (25, 184), (21, 208)]), fibres=2, z=3.2)
    add('levator-scapulae', ring=[(53, 200, 'c'), (62, 214), (64, 236), (62, 262, 'c'), (34, 238, 'c'), (44, 220)],
        guides=([(52, 204), (44, 232), (46, 246)], [(58, 210), (56, 236), (58, 254)]), fibres=2, z=3.3, tone=1)


def shoulder(add: Add) -> None:
    """trapezius as one fan, deltoid, the muscles on the scapula, the rhomboid window"""
    bare = unary_union([shape(TRAP_DIAMOND), shape(TRAP_ROOT)])
    add('trapezius-upper', ring=[(*TRAP_SIDE[0], 'c'), *TRAP_SIDE[1:-1], (*TRAP_SIDE[-1], 'c'), (*TRAP_UPPER[-1], 'c'), *TRAP_UPPER[-2:0:-1], (*TRAP_UPPER[0], 'c'),
        (2, 158, 'c')],
        guides=([(4, 158), (11, 182), *TRAP_SIDE[2:]], TRAP_UPPER), fibres=9, z=5, minus=bare, family='trapezius')
    add('trapezius-middle', A=TRAP_UPPER, B=TRAP_LOWER, fibres=6, z=4.9, minus=bare, family='trapezius')
    add('trapezius-lower', A=TRAP_LOWER[:4], B=TRAP_TAIL, cap1=[(104, 338)], fibres=8, z=4.8, minus=bare, family='trapezius')
    add('deltoid-posterior', A=[(102, 343), (146, 333), (183, 326), U(24, 34), U(100, 42), U(168, 43)],
        B=[(103, 349), (142, 354), (172, 378), U(90, 7), U(130, 20), U(168, 40)], fibres=7, z=7, tone=1)
    add('deltoid-middle', A=[(184, 325), (192, 340), U(60, 32), U(112, 36), U(174, 40)], B=[(188, 302), U(0, 54), U(32, 68), U(70, 72), U(112, 66), U(178, 46)],
        fibres=5, z=7.5, tone=2)
    add('infraspinatus', ring=[(80, 352, 'c'), (112, 344), (150, 343), (190, 366, 'c'), (176, 381), (146, 396), (118, 418), (99, 444, 'c'), (87, 430), (82, 390)],
        guides=([(84, 356), (130, 350), (186, 368)], [(96, 434), (126, 408), (182, 376)]), fibres=7, z=5.5)
    add('teres-minor', A=[(98, 446), (118, 418), (146, 396), (188, 371)], B=[(103, 456), (127, 428), (156, 406), (194, 381)], fibres=2, z=4.3, tone=2)
    add('teres-major', ring=[(85, 428, 'c'), (100, 430), (122, 422), (150, 404), (156, 410), (192, 388, 'c'), (194, 410), (178, 426), (150, 450), (122, 466), (98,
        470), (86, 460)], guides=([(92, 444), (128, 434), (188, 396)], [(94, 464), (130, 458), (182, 418)]), fibres=4, z=3.6, tone=1)
    add('rhomboideus-major', ring=[(34, 402), (66, 338), (84, 344), (90, 390), (98, 440), (88, 464), (66, 470), (34, 486)],
        guides=([(36, 372), (86, 408)], [(36, 430), (86, 462)]), fibres=4, z=3.2, tone=2)


def back(add: Add, clip: Polygon) -> None:
    """latissimus, external oblique, and the long back muscles as they bulge under the fascia"""
    trunk = clip.difference(arm_frontal().difference(box(0, 0, 157, 700)).buffer(.8))
    top = [(1, 500), (30, 480), (62, 464), (88, 456), (112, 464), (140, 454), (164, 432), (188, 406)]
    add('latissimus-dorsi', ring=[*((x, y, 'c') if i in (0, 7) else (x, y) for i, (x, y) in enumerate(top)), (186, 440), *LAT_FREE[:-1], (112, 688, 'c'), *((x, y,
        'c') if i in (0, 5) else (x, y) for i, (x, y) in reversed(list(enumerate(LAT_FASCIA))))],
        guides=([(4, 510), (60, 472), (120, 468), (182, 416)], [(106, 684), (122, 618), (150, 540), (180, 440)]), fibres=12, z=4, clip=trunk)
    add('iliocostalis-lumborum', ring=[(34, 582, 'c'), (56, 600), (76, 642), (80, 672), (70, 712), (50, 744), (32, 762, 'c'), (34, 720), (42, 680), (42, 630)],
        guides=([(44, 602), (51, 654), (44, 714), (35, 754)], [(58, 610), (78, 664), (64, 714), (37, 752)]), fibres=4, z=2, tone=1)
    add('longissimus-thoracis', ring=[(5.5, 562, 'c'), (22, 570), (38, 592), (46, 640), (44, 690), (30, 736), (8, 786, 'c'), (5.5, 700)],
        guides=([(8, 572), (8, 680), (9, 776)], [(34, 590), (44, 660), (36, 716), (12, 772)]), fibres=5, z=2.2)
    add('obliquus-externus', ring=[(174, 524, 'c'), (164, 600), (152, 660), (160, 720, 'c'), (136, 702), (114, 692, 'c'), (118, 660), (130, 628), (146, 590)],
        guides=([(154, 566), (132, 626), (117, 688)], [(166, 560), (152, 640), (148, 708)]), fibres=3, z=2, tone=2)


def hip(add: Add) -> None:
    """gluteus maximus and the window of gluteus medius above it"""
    add('gluteus-medius', ring=[(62, 730, 'c'), (78, 714), (98, 705), (124, 703), (152, 716), (180, 770), (192, 820), (190, 880), (170, 884), (140, 830), (104, 788),
        (80, 762)], guides=([(70, 734), (110, 776), (168, 866)], [(148, 716), (172, 770), (180, 860)]), fibres=7, z=3, tone=2)
    add('gluteus-maximus', ring=GLUTEUS, guides=([(50, 738), (104, 776), (170, 874)], [(6, 906), (60, 956), (158, 938)]), fibres=11, z=7)
