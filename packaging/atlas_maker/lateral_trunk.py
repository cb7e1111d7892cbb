"""Side view: back, chest wall, abdomen and hip, as the raised arm leaves them to be seen.  mm from the plumb line / below the vertex."""
from typing import Any

from shapely.affinity import translate
from shapely.geometry import box

from atlas_maker.areas import disc, ribbon
from atlas_maker.lateral_figure import ARM_ROOT, CLAVICLE, SPINE_OF_SCAPULA, arm_shape
from atlas_maker.modelling import Plate
from atlas_maker.splines import poly, shape
from atlas_maker.svgout import View

GLUTEUS: list[tuple[float, ...]] = [(-90, 736), (-64, 731), (-51, 786), (-30, 842), (-6, 872), (5, 904), (0, 932), (-20, 953), (-50, 965), (-84, 967), (-120, 958), (-160, 890), (-150, 820)]
SERRATUS = [(0, 440), (54, 470), (92, 524, 'c'), (78, 532), (62, 539, 'c'), (74, 546), (85, 559, 'c'), (68, 561), (50, 563, 'c'), (62, 572), (74, 588, 'c'), (56, 588), (36, 586, 'c'), (46, 597), (55, 615, 'c'), (34, 610), (10, 598), (2, 560), (0, 500)]
CREST = [(-82, 738, 4.4), (-59, 715, 5), (-34, 699, 5), (4, 692.5, 5), (40, 713, 5), (56, 740, 5), (63, 762, 6.5)]


def back_and_shoulder_blade(p: Plate, arm: Any) -> None:
    """trapezius below the shoulder, shoulder blade, latissimus"""
    p.muscle('trapezius-middle', A=[(-90, 258), (-73, 290), (-45, 310), (-24, 306)], B=[(-122, 316), (-94, 333), (-70, 334), (-46, 322)], fibres=6, z=5.4, tone=2)
    p.muscle('trapezius-lower', A=[(-132, 318), (-94, 333), (-70, 334)], B=[(-132, 520), (-111, 470), (-96, 400), (-76, 346)], fibres=7, z=4, tone=1)
    p.muscle('infraspinatus', ring=[(-88, 352), (-60, 343), (-30, 350), (0, 392), (-30, 412), (-62, 428), (-86, 436), (-94, 410)], guides=([(-84, 352), (-40, 354), (0, 390)], [(-88, 434), (-50, 420), (-4, 402)]), fibres=8, z=3.6, tone=0, minus=arm)
    p.muscle('teres-minor', A=[(-94, 422), (-50, 410), (10, 392)], B=[(-74, 440), (-40, 430), (10, 410)], fibres=3, z=3.4, tone=2, minus=arm)
    p.muscle('teres-major', A=[(-94, 430), (-50, 428), (20, 410)], B=[(-90, 467), (-50, 465), (20, 446)], fibres=5, z=3.3, tone=1, minus=arm)
    p.muscle('rhomboideus-major', ring=[(-112, 380), (-80, 350), (-84, 400), (-86, 470), (-112, 484), (-128, 460)], guides=([(-124, 410), (-84, 430)], [(-122, 452), (-86, 474)]), fibres=3, z=3, tone=2)
    p.muscle('latissimus-dorsi', rails=[[(-118, 486), (-60, 472), (20, 452)], [(-118, 530), (-56, 502), (22, 466)], [(-98, 588), (-50, 540), (18, 486)], [(-78, 640), (-44, 590), (16, 506)], [(-64, 686), (-34, 632), (16, 536)], [(-40, 692), (-10, 624), (22, 500)]],
                             ring=[(-132, 512), (-112, 480), (-86, 464), (-50, 462), (-10, 456), (24, 440), (35, 458), (28, 506), (19, 562), (5, 620), (-16, 666), (-37, 694, 'c'), (-62, 688), (-74, 650), (-90, 606), (-120, 566)], fibres=16, z=4, tone=0, minus=arm)


def chest_wall_and_abdomen(p: Plate, arm: Any) -> None:
    """fingers of the serratus between those of the external oblique, rectus"""
    p.muscle('serratus-anterior', rails=[[(20, 470), (60, 496), (92, 532)], [(20, 500), (54, 530), (86, 560)], [(18, 530), (46, 558), (74, 588)], [(12, 562), (32, 586), (54, 614)]], ring=SERRATUS, fibres=13, z=3, tone=1, minus=arm)
    p.muscle('rectus-abdominis', A=[(128, 500), (118, 560), (116, 620), (120, 680), (122, 730), (116, 790), (94, 872)], B=[(98, 500), (91, 560), (87, 620), (88, 690), (88, 740), (86, 800), (84, 872)], cut=[[(76, 628), (98, 622), (124, 624)], [(76, 694), (98, 690), (124, 692)]],
             fibres=4, z=3, tone=0, minus=arm)
    p.muscle('obliquus-externus', rails=[[(70, 542), (82, 566), (95, 600)], [(58, 568), (76, 610), (92, 660)], [(44, 594), (68, 652), (86, 730)], [(22, 612), (54, 684), (76, 790)], [(8, 628), (34, 690), (60, 752)], [(-6, 650), (12, 680), (30, 703)], [(-20, 672), (-12, 686), (-6, 693)]],
                             ring=[(96, 494), (93, 560), (90, 620), (91, 690), (90, 740), (87, 796), (82, 846, 'c'), (73, 806), (62, 758, 'c'), (40, 718), (6, 691), (-38, 696, 'c'), (-20, 660), (-2, 610), (8, 560), (60, 520)],
             guides=([(20, 600), (38, 680), (56, 742)], [(68, 600), (76, 680), (82, 780)]), fibres=15, z=2, tone=2, minus=arm)


def hip(p: Plate) -> None:
    """fan of the gluteus medius between gluteus maximus and tensor fasciae latae"""
    p.muscle('gluteus-medius', rails=[[(-60, 734), (-42, 790), (-12, 862)], [(-34, 710), (-22, 780), (-8, 866)], [(4, 703), (4, 780), (0, 868)], [(34, 724), (24, 790), (4, 866)], [(54, 756), (34, 800), (8, 858)]],
                             ring=[(-66, 729), (-34, 703), (4, 696), (36, 718), (56, 751), (52, 784), (34, 820), (16, 852), (2, 872), (-10, 872), (-36, 850), (-60, 796)], fibres=13, z=3, tone=2)
    p.muscle('tensor-fasciae-latae', A=[(64, 768), (68, 822), (56, 884), (40, 952)], B=[(55, 764), (42, 812), (27, 866), (20, 946)], fibres=5, z=4, tone=1, taper=(1,))
    p.muscle('gluteus-maximus', rails=[[(-66, 734), (-44, 810), (2, 892)], [(-100, 748), (-66, 840), (0, 912)], [(-128, 800), (-84, 880), (-6, 932)], [(-132, 860), (-92, 924), (-24, 950)], [(-122, 910), (-96, 948), (-54, 961)]], ring=GLUTEUS, fibres=14, z=4.5, tone=0)
    p.muscle('sartorius', A=[(70, 770), (90, 812), (112, 880)], B=[(61, 774), (79, 834), (104, 914)], cap0=[(63, 769)], fibres=3, z=6, tone=2)


def skin_of_trunk(p: Plate, arm: Any) -> None:
    """areas from shoulder to hip"""
    p.skin('back-upper', box(-140, 270, -40, 590), -11)
    p.skin('chest', poly([(20, 320), (140, 320), (140, 562), (60, 600), (-40, 600), (-40, 320)]), -11.2)
    p.skin('axilla', disc(30, 452, 24), -6)
    p.skin('abdomen', box(60, 500, 150, 870), -11.5)
    p.skin('flank', box(-90, 590, 90, 760), -11.8)
    p.sheet('linea-alba', 0, geom=poly([(103, 500), (140, 500), (140, 870), (88, 870), (102, 800), (104, 740)]).difference(arm))
    p.sheet('external-oblique-aponeurosis', 1, fibres=5, ring=[(88, 560), (106, 580), (108, 690), (106, 760), (92, 850), (80, 860), (70, 806), (60, 758), (76, 730), (82, 660)], guides=([(92, 580), (90, 640), (88, 700)], [(80, 760), (88, 800), (84, 850)]))
    p.skin('back-lower', poly([(-140, 500), (-80, 500), (-60, 690), (-90, 750), (-140, 750)]), -10)
    p.sheet('thoracolumbar-fascia', 2, fibres=6, ring=[(-130, 540), (-108, 572), (-86, 612), (-66, 674), (-38, 698), (-62, 716), (-84, 738), (-120, 748)], guides=([(-42, 698), (-80, 640), (-116, 560)], [(-70, 722), (-100, 690), (-116, 620)]))
    p.skin('buttock', box(-140, 735, 10, 965), -12)
    p.skin('hip', box(-60, 700, 110, 900), -12.5)
    p.skin('groin', poly([(64, 770), (120, 830), (120, 900), (84, 880)]), -9)


def bones_of_trunk(p: Plate) -> None:
    """clavicle, acromion, spine of the scapula, iliac crest"""
    for key, z, points in (('clavicle', 4, CLAVICLE), ('scapular-spine', 3, SPINE_OF_SCAPULA), ('iliac-crest', 5, CREST)):
        rails = ribbon(points)
        p.bone(key, [*rails['A'], *reversed(rails['B'])], z, weight=.6, steps=(1.6,))
    p.bone('acromion', [(-27, 307), (-20, 300.6), (-9, 297.4), (1, 299.4), (3, 304), (-6, 308.4), (-17, 310.6)], 6, weight=.5, steps=(1.6,))
    p.bone('greater-trochanter', [(0, 882), (6, 872), (16, 870), (23, 880), (22, 894), (13, 902), (4, 896)], 6, weight=.4, steps=(2, 4))


def lines_of_trunk(p: Plate) -> None:
    """fold of the buttock"""
    p.line((-92, 966.5), (-76, 967), (-50, 965), (-24, 954), weight=1.3)


def shade_of_arm(v: View, trunk: Any) -> None:
    """the raised arm throws a soft shadow on the trunk"""
    arm = arm_shape()
    for depth in (3, 7, 12):
        v.shade(translate(arm, -depth * .75, depth).difference(arm).difference(shape(ARM_ROOT)).intersection(trunk).intersection(box(-140, 340, 140, 640)).buffer(-.6).buffer(.6))


def trunk_and_hip(p: Plate) -> None:
    """everything between shoulder and thigh"""
    arm = arm_shape().buffer(1.6)
    back_and_shoulder_blade(p, arm)
    chest_wall_and_abdomen(p, arm)
    hip(p)
    skin_of_trunk(p, arm)
    bones_of_trunk(p)
    lines_of_trunk(p)
