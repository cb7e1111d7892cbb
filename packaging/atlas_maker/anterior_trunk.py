"""Anterior view: chest, shoulder, abdominal wall.  Half figure at +x (patient's left); mm from the midline / below the vertex of the base figure."""
from collections.abc import Callable

from shapely.geometry import LineString, Polygon, box
from shapely.ops import unary_union

from atlas_maker.areas import band, disc, ribbon
from atlas_maker.figure import U, arm_frontal, foot_front, torso
from atlas_maker.splines import curve, shape
from atlas_maker.svgout import View

Add = Callable[..., None]

PEC_UPPER = [(8, 358), (50, 363), (100, 374), (142, 388), (182, 398)]       # border clavicular / sternocostal part
PEC_LOWER = [(8, 432), (48, 437), (96, 431), (142, 415), (184, 401)]         # border sternocostal / abdominal part
PEC_FOLD = [(15, 455), (50, 468), (94, 467), (134, 452), (165, 427), (186, 404)]      # lower border, to the fold of the armpit
# digitations of the serratus anterior: upper root, tip, lower root; the roots lie beneath the latissimus
SERRATUS = (((154, 430), (91, 486), (152, 478)), ((154, 470), (92, 524), (150, 512)), ((152, 506), (101, 557), (148, 542)), ((149, 537), (113, 590), (141, 574)))
RECTUS_EDGE = [(61, 474), (69, 530), (69, 620), (63, 708), (45, 800), (15, 868)]
INSCRIPTIONS = ([(-2, 545), (20, 549), (40, 546), (84, 538)], [(-2, 611), (22, 615), (44, 611), (84, 605)],
    [(-2, 682), (18, 685), (46, 681), (84, 672)])      # tendinous intersections


def digitation(root: tuple[float, float], tip: tuple[float, float], end: tuple[float, float]) -> list[tuple[object, ...]]:
    """one finger of the serratus, broad at its root, pointed on its rib"""
    (x0, y0), (x1, y1), (x2, y2) = root, tip, end
    return [(x0, y0, 'c'), (x0 * .5 + x1 * .5, y0 * .5 + y1 * .5 - 5), (x1 + 6, y1 - 8), (x1, y1, 'c'), (x1 + 10, y1 + 1.5),
        (x2 * .62 + x1 * .38, y2 * .62 + y1 * .38 + 3), (x2, y2, 'c')]


def gaps_between() -> list[list[tuple[float, float]]]:
    """from the root between two fingers to the notch in front"""
    return [[(b[0][0] + 2, b[0][1] - 1), (b[0][0] * .55 + b[1][0] * .45, b[0][1] * .55 + b[1][1] * .45 - 6), (b[1][0] + 2, b[1][1] - 16)] for b in SERRATUS[1:]]


def chest(add: Add) -> None:
    """pectoralis major as one fan, deltoid, serratus, the edge of the latissimus"""
    add('pectoralis-major-clavicular', A=[(16, 334), (50, 331), (102, 334), (140, 353), (178, 390)], B=PEC_UPPER, cap0=[(10, 345)], fibres=3, z=5.2,
        family='pectoralis', r=4)
    add('pectoralis-major-sternal', A=PEC_UPPER, B=PEC_LOWER, cap0=[(7.6, 395)], fibres=5, z=5.1, family='pectoralis', r=4)
    add('pectoralis-major-abdominal', A=PEC_LOWER, B=PEC_FOLD, cap0=[(9, 446)], fibres=3, z=5, family='pectoralis', r=4)
    add('deltoid-anterior', A=[(103, 330), (140, 352), (172, 389), U(105, 14), U(166, 33)], B=[(166, 312), (188, 345), (202, 392), U(110, 38), U(168, 38)],
        cap0=[(136, 320)], fibres=4, z=6, tone=1)
    add('deltoid-middle', A=[(164, 310), (188, 345), (202, 392), U(110, 38), U(167, 37)], B=[(180, 303), U(0, 52), U(32, 66), U(70, 70), U(110, 66), U(172, 45)],
        fibres=4, z=7, tone=2)
    add('serratus-anterior', parts=[digitation(*points) for points in SERRATUS], cut=gaps_between(),
        guides=([(154, 434), (122, 464), (92, 486)], [(146, 560), (132, 574), (114, 590)]), fibres=5, z=4, tone=1, r=.9)
    side = torso(foot_front()).buffer(-1.3).difference(arm_frontal().difference(box(0, 0, 156, 600)).buffer(.8))
    add('latissimus-dorsi', A=[(166, 436), (166, 480), (160, 540), (148, 604)], B=[(148, 432), (150, 474), (146, 520), (136, 596)], cap0=[(157, 428)], fibres=2, z=4.5,
        tone=2, clip=side, r=1)


def abdomen(add: Add) -> None:
    """rectus with its tendinous intersections, external oblique between the fingers of the serratus"""
    add('rectus-abdominis', A=[(4, 484), (3.5, 620), (3, 680), (2, 740), (2, 868)], B=RECTUS_EDGE, cap0=[(38, 462), (15, 467)],
        minus=unary_union([LineString(curve(points)).buffer(1.7) for points in INSCRIPTIONS]), fibres=4, z=4.8, r=2)
    add('obliquus-externus', ring=[(78, 478, 'c'), (104, 468), (146, 500), (160, 560), (150, 606), (142, 646), (144, 690), (152, 722, 'c'), (136, 740), (120, 759, 'c'),
        (107, 757), (95, 738), (86, 690), (80, 622), (77, 550)],
        guides=([(124, 478), (98, 506), (78, 540)], [(170, 684), (138, 733), (106, 770)]), fibres=6, z=2, tone=2)


def deep_trunk(add: Add) -> None:
    """chest and abdominal wall under the first layer"""
    deep, deeper, deepest = 'deep', 'deep2', 'deep3'
    add('pectoralis-minor', ring=[(148, 343, 'c'), (158, 344, 'c'), (155, 366), (140, 408), (122, 452), (108, 482, 'c'), (98, 476, 'c'), (106, 448), (104, 440, 'c'),
        (92, 449), (82, 448, 'c'), (80, 440, 'c'), (96, 418), (96, 409, 'c'), (84, 412), (73, 409, 'c'), (74, 401, 'c'), (100, 386), (128, 362)],
        guides=([(149, 346), (112, 378), (76, 404)], [(156, 350), (134, 420), (106, 476)]), layer=deep, z=3, fibres=3, r=1.2)
    add('subclavius', A=[(27, 338, 'c'), (68, 329), (126, 325)], B=[(34, 344), (74, 343), (124, 332)], layer=deep, fibres=2, r=1.2, z=4, taper=(0,))
    add('obliquus-internus', ring=[(84, 556, 'c'), (104, 570), (134, 594, 'c'), (129, 650), (135, 700), (142, 729, 'c'), (122, 758), (98, 788), (66, 826),
        (32, 862, 'c'), (25, 856, 'c'), (46, 824), (66, 780), (80, 730), (84, 670), (81, 610)],
        guides=([(133, 598), (108, 580), (85, 562)], [(116, 764), (80, 808), (30, 858)]), layer=deep, z=0, fibres=7, r=1.4)
    add('diaphragm', ring=[(0, 500), (30, 492), (66, 500), (104, 532), (126, 580), (128, 604), (112, 590), (84, 562), (46, 546), (0, 544)], layer=deeper, midline=True,
        z=0)
    add('transversus-abdominis', ring=[(66, 550, 'c'), (90, 570), (140, 606, 'c'), (130, 650), (136, 700), (141, 727, 'c'), (120, 757), (96, 787), (64, 824),
        (36, 854, 'c'), (30, 846, 'c'), (52, 802), (64, 740), (69, 660), (68, 600)],
        guides=([(138, 610), (104, 584), (68, 558)], [(116, 762), (80, 804), (34, 850)]), layer=deeper, fibres=7, r=1.4)
    add('psoas-major', A=[(10, 584), (17, 660), (38, 770), (66, 850), (80, 908)], B=[(24, 582), (50, 660), (70, 760), (86, 840), (88, 908)], layer=deeper, z=2,
        fibres=4, taper=(0, 1))
    add('iliacus', A=[(136, 736), (124, 784), (108, 846), (93, 906)], B=[(58, 742), (74, 790), (87, 848), (89, 906)], cap0=[(122, 716), (88, 714)], layer=deeper, z=1,
        fibres=5)
    add('subscapularis', ring=[(180, 352, 'c'), (166, 368), (142, 400), (119, 432), (100, 462, 'c'), (88, 436), (82, 390), (86, 350, 'c'), (116, 341), (150, 343)],
        guides=([(174, 352), (120, 346), (88, 354)], [(170, 362), (130, 410), (101, 454)]), layer=deeper, fibres=4)
    add('quadratus-lumborum', ring=[(36, 592, 'c'), (66, 584, 'c'), (68, 640), (76, 690), (84, 722, 'c'), (50, 742, 'c'), (42, 690), (40, 640)],
        guides=([(38, 594), (42, 660), (52, 738)], [(65, 588), (70, 660), (82, 722)]), layer=deepest, fibres=3, r=1.2)
    add('intercostales-externi', parts=intercostal_spaces(), layer=deepest, r=1)


def intercostal_spaces() -> list[list[tuple[object, ...]]]:
    """rings of nine spaces between the ribs, front wall: they slope down to the front and follow the rib cartilage up again"""
    out: list[list[tuple[object, ...]]] = []
    for i in range(9):
        y, side = 338 + 27 * i, (118, 128, 134, 137, 138, 138, 137, 135, 132)[i]
        medial = 34 + max(0, i - 3) * 12
        middle = (medial + side) / 2
        out.append([(medial, y + 6, 'c'), (middle + 8, y + 2.6), (side, y - 8, 'c'), (side - 1, y + 2, 'c'), (middle + 8, y + 13), (medial + 1, y + 15, 'c')])
    return out


def areas_trunk(put: Add, arm: Polygon) -> None:
    """collar bone to pubis"""
    put('clavicle', z=6, style='bone', **ribbon([(7, 325, 7), (40, 321, 6), (84, 323, 5.5), (122, 319, 6), (168, 308, 6.5)]))
    put('jugular-notch', box(-11, 296, 11, 328), 5, midline=True)
    put('acromion', disc(176, 308, 11), 7, 'bone')
    put('sternum', shape([(-14, 330), (0, 327), (14, 330), (13, 352), (9, 400), (9, 446), (13, 466), (6, 486), (0, 502), (-6, 486), (-13, 466), (-9, 446), (-9, 400),
        (-13, 352)]), 4, 'bone', midline=True)
    put('chest', box(-1, 326, 175, 520), -3)
    put('ribs-lateral', box(104, 440, 175, 612), -2)
    put('axilla', disc(160, 436, 24), -1)
    put('costal-margin', z=2, style='bone', **ribbon([(10, 490, 4), (40, 506, 5), (80, 540, 6), (116, 592, 5)]))
    put('abdomen', box(-1, 500, 112, 880), -4)
    put('flank', box(96, 560, 190, 760), -3)
    put('umbilicus', disc(0, 699, 8), 6, midline=True)
    put('linea-alba', box(-5.5, 496, 5.5, 872), 3, 'tendon', midline=True)
    put('external-oblique-aponeurosis', z=1, style='tendon', ring=[(60, 486), (90, 510), (94, 620), (98, 690), (106, 745), (120, 764), (96, 790), (62, 832), (28, 866),
        (4, 874), (4, 700), (40, 640)],
        guides=([(84, 520), (100, 690), (118, 762)], [(64, 560), (34, 760), (14, 868)]), fibres=4)
    put('inguinal-ligament', z=2.5, style='tendon', fibres=1, r=.4, **ribbon([(120, 766, 2.4), (104, 784, 2.6), (76, 815, 2.8), (46, 846, 2.8), (21, 873, 3)]))
    put('shoulder', band(U, -60, 112, -60).intersection(arm), -2)


def lines_trunk(v: View) -> None:
    """angle of the breastbone, navel"""
    line = v.line_landmark
    line([(0, 356), (9, 354)], .7)
    line([(0, 706), (4, 702), (3.5, 695), (0, 692.5)], 1.2)
