"""Side view: the deep layer in three depths, 1 nearest the skin.  mm from the plumb line / below the vertex."""
from atlas_maker.lateral_figure import F, U
from atlas_maker.modelling import Plate

FIRST, SECOND, THIRD = 'deep', 'deep2', 'deep3'
INTERCOSTAL_FRONT = (58, 76, 88, 95, 97, 96, 90, 78, 60)        # where the spaces below the second to the tenth rib end before the cartilage
SERRATUS = [(-88, 350), (-40, 332), (14, 330), (45, 342, 'c'), (26, 357, 'c'), (68, 374, 'c'), (44, 386, 'c'), (86, 409, 'c'), (58, 418, 'c'), (96, 445, 'c'), (64, 452, 'c'), (99, 483, 'c'), (64, 487, 'c'), (94, 521, 'c'), (57, 523, 'c'), (85, 559, 'c'), (46, 559, 'c'),
            (65, 595, 'c'), (26, 584), (-20, 542), (-60, 492), (-86, 460), (-94, 404)]


def head_and_neck(p: Plate) -> None:
    """muscles of chewing inside the jaw, second layer of the neck, muscles before and behind the spine"""
    p.muscle('pterygoideus-lateralis', A=[(17, 138), (40, 131), (70, 132)], B=[(17, 147), (42, 155), (70, 160)], cap1=[(78, 147)], layer=FIRST, fibres=5, z=2, r=1.4)
    p.muscle('pterygoideus-medialis', A=[(72, 158), (60, 182), (42, 210)], B=[(50, 156), (37, 176), (19, 200)], layer=FIRST, fibres=5, r=1.4)
    p.muscle('splenius-capitis', A=[(-16, 160), (-27, 200), (-50, 252), (-86, 312)], B=[(-52, 154), (-57, 196), (-67, 234), (-82, 272)], layer=FIRST, fibres=7, z=3)
    p.muscle('levator-scapulae', A=[(-8, 180), (-16, 230), (-28, 272), (-52, 318)], B=[(-24, 178), (-40, 230), (-56, 274), (-76, 324)], layer=FIRST, fibres=6, z=2)
    p.muscle('scalenus-medius', A=[(4, 200), (12, 254), (22, 314)], B=[(-8, 198), (-5, 254), (2, 314)], layer=FIRST, fibres=3, z=1.5, r=1.4)
    p.muscle('scalenus-anterior', A=[(15, 214), (27, 262), (42, 320)], B=[(5, 214), (13, 262), (26, 318)], layer=FIRST, fibres=3, z=1.6, r=1.4)
    p.muscle('scalenus-posterior', A=[(-6, 232), (-5, 272), (0, 322)], B=[(-18, 232), (-20, 272), (-18, 324)], layer=FIRST, fibres=3, z=1.4, r=1.4)
    p.muscle('semispinalis-capitis', A=[(-38, 160), (-38, 210), (-46, 262), (-72, 322)], B=[(-76, 156), (-60, 200), (-60, 238), (-90, 306)], layer=SECOND, fibres=6, z=4)
    p.muscle('obliquus-capitis-inferior', A=[(-10, 180), (-28, 190), (-46, 202)], B=[(-12, 190), (-30, 203), (-46, 214)], layer=THIRD, fibres=3, z=4, r=1)
    p.muscle('multifidus-cervicis', A=[(-32, 214), (-36, 254), (-58, 300)], B=[(-46, 214), (-54, 254), (-78, 294)], layer=THIRD, fibres=4, z=2, r=1.4)
    p.muscle('longus-colli', A=[(24, 176), (28, 222), (26, 262), (14, 316)], B=[(12, 180), (16, 224), (13, 264), (0, 318)], layer=THIRD, fibres=3, z=2, r=1.4)


def shoulder(p: Plate) -> None:
    """rotator cuff to the head of the humerus, what lies on and behind the ribs"""
    p.muscle('supraspinatus', A=[(-86, 322), (-56, 306), (-26, 308), (6, 326)], B=[(-88, 340), (-58, 328), (-28, 321), (-4, 338)], layer=FIRST, fibres=5, z=4, taper=(1,))
    p.muscle('infraspinatus', ring=[(-92, 352), (-60, 334), (-34, 326), (-10, 328), (8, 340), (6, 352), (-10, 364), (-34, 390), (-60, 420), (-86, 442), (-95, 410)], guides=([(-88, 352), (-40, 336), (4, 342)], [(-86, 436), (-44, 398), (2, 351)]), layer=FIRST, fibres=8, z=3)
    p.muscle('teres-minor', A=[(-82, 432), (-44, 402), (-8, 366), (6, 354)], B=[(-72, 450), (-34, 416), (2, 378), (11, 364)], layer=FIRST, fibres=3, z=2.6, r=1.4, taper=(1,))
    p.muscle('pectoralis-minor', A=[(26, 328), (54, 354), (90, 398)], B=[(16, 334), (50, 396), (92, 456)], layer=FIRST, fibres=6, z=2, taper=(0,))
    p.muscle('subscapularis', ring=[(-86, 360), (-40, 336), (8, 346), (24, 360), (20, 378), (-6, 416), (-40, 452), (-72, 474), (-88, 452)], guides=([(-80, 364), (-40, 350), (18, 362)], [(-76, 462), (-34, 436), (18, 374)]), layer=SECOND, fibres=8, z=3.4)
    p.muscle('serratus-anterior', rails=[[(-86, 352), (-30, 334), (44, 342)], [(-92, 376), (-10, 360), (68, 374)], [(-94, 396), (-6, 386), (86, 408)], [(-94, 412), (-4, 412), (96, 445)], [(-92, 428), (-2, 440), (98, 483)], [(-90, 440), (-4, 470), (94, 520)], [(-88, 450), (-8, 504), (84, 558)], [(-84, 460), (-16, 534), (63, 594)]],
             ring=SERRATUS, layer=SECOND, fibres=18, z=3, r=1.6)
    spaces = [[(-98, 344 + 25 * i, 'c'), (-24, 371 + 26.5 * i), (x, 394 + 27 * i, 'c'), (x - 2, 406 + 27 * i, 'c'), (-24, 385 + 26.5 * i), (-98, 357 + 25 * i, 'c')] for i, x in enumerate(INTERCOSTAL_FRONT)]
    p.muscle('intercostales-externi', parts=spaces, layer=THIRD, r=1)


def trunk(p: Plate) -> None:
    """extensors of the spine, second layer of the abdominal wall"""
    p.muscle('serratus-posterior-inferior', ring=[(-100, 584), (-72, 566), (-46, 556, 'c'), (-56, 573, 'c'), (-36, 577, 'c'), (-48, 594, 'c'), (-30, 600, 'c'), (-44, 616, 'c'), (-28, 626, 'c'), (-58, 636), (-84, 652)], guides=([(-96, 586), (-72, 571), (-48, 559)], [(-82, 646), (-58, 634), (-32, 624)]), layer=FIRST, fibres=7, z=3, r=1.6)
    p.muscle('obliquus-internus', rails=[[(-44, 694), (-37, 668), (-30, 644)], [(-16, 702), (10, 664), (44, 608)], [(30, 714), (56, 672), (86, 624)], [(52, 748), (70, 722), (88, 690)], [(60, 772), (74, 768), (88, 760)], [(66, 784), (76, 792), (84, 802)]],
             ring=[(92, 556, 'c'), (76, 580), (46, 610), (12, 630), (-28, 642), (-38, 664), (-50, 692), (-30, 702), (4, 698), (40, 718), (62, 764), (70, 794), (83, 824, 'c'), (89, 740), (91, 640)], layer=FIRST, fibres=14)
    p.muscle('longissimus-thoracis', A=[(-86, 318), (-106, 400), (-103, 480), (-84, 570), (-66, 654), (-74, 738)], B=[(-108, 312), (-132, 400), (-130, 480), (-108, 566), (-92, 654), (-100, 726)], layer=SECOND, fibres=6, z=4.4)
    p.muscle('iliocostalis-thoracis', A=[(-72, 330), (-88, 410), (-85, 474), (-77, 528)], B=[(-90, 326), (-108, 410), (-104, 474), (-93, 528)], layer=SECOND, fibres=4, z=4.2)
    p.muscle('iliocostalis-lumborum', A=[(-70, 534), (-62, 596), (-50, 660), (-62, 726)], B=[(-96, 530), (-83, 600), (-69, 656), (-78, 732)], layer=SECOND, fibres=5, z=4)
    p.muscle('quadratus-lumborum', ring=[(-24, 596), (-62, 586), (-64, 640), (-58, 704), (-36, 700), (-20, 692), (-28, 640)], guides=([(-28, 598), (-30, 640), (-24, 690)], [(-58, 590), (-58, 640), (-52, 700)]), layer=SECOND, fibres=6, z=3.8)


def hip_and_thigh(p: Plate) -> None:
    """small gluteal muscle, rotators to the greater trochanter, second layer of the thigh"""
    p.muscle('gluteus-medius', rails=[[(-68, 742), (-46, 800), (-14, 862)], [(-34, 712), (-24, 790), (-10, 864)], [(14, 708), (8, 780), (0, 862)]], ring=[(-74, 740), (-60, 722), (-32, 706), (0, 701), (18, 706), (15, 770), (5, 850), (-3, 868), (-12, 866), (-32, 846), (-56, 804), (-68, 772)], layer=FIRST, fibres=10, z=3)
    p.muscle('gluteus-minimus', rails=[[(-34, 754), (-20, 800), (-4, 848)], [(0, 742), (4, 800), (2, 850)], [(40, 764), (28, 804), (8, 850)]], ring=[(-36, 752), (-6, 736), (26, 738), (46, 764), (38, 798), (16, 848), (0, 856), (-12, 840), (-28, 806)], layer=SECOND, fibres=9)
    p.muscle('piriformis', A=[(-110, 780), (-66, 800), (-26, 830), (-4, 850)], B=[(-112, 826), (-64, 838), (-28, 850), (-6, 862)], layer=FIRST, fibres=6, z=4, taper=(1,))
    p.muscle('obturator-internus', A=[(-76, 848), (-46, 854), (-4, 866)], B=[(-78, 874), (-46, 876), (-5, 880)], layer=FIRST, fibres=4, z=3.8, r=1.4)
    p.muscle('quadratus-femoris', A=[(-66, 880), (-34, 884), (0, 886)], B=[(-66, 918), (-34, 920), (-1, 916)], layer=FIRST, fibres=5, z=3.6, r=1.4)
    p.muscle('vastus-intermedius', A=[(30, 920), (52, 990), (60, 1080), (58, 1160), (60, 1208)], B=[(6, 926), (10, 1010), (15, 1100), (26, 1176), (48, 1210)], layer=FIRST, fibres=7, z=1, taper=(0,))
    p.muscle('biceps-femoris-short', A=[(2, 1010), (6, 1100), (4, 1190), (-2, 1262)], B=[(-8, 1014), (-26, 1110), (-26, 1190), (-12, 1264)], layer=FIRST, fibres=5, z=2, taper=(0, 1))
    p.muscle('semimembranosus', A=[(-62, 926), (-54, 1010), (-38, 1110), (-38, 1200), (-52, 1264)], B=[(-72, 926), (-88, 1020), (-88, 1110), (-78, 1200), (-64, 1268)], layer=FIRST, fibres=6, z=1.6, taper=(0, 1))
    p.muscle('adductor-magnus', ring=[(-68, 912), (-40, 922), (-4, 930), (1, 1000), (-2, 1090), (-22, 1190), (-30, 1226), (-40, 1150), (-54, 1040)], guides=([(-60, 918), (-30, 940), (-2, 980)], [(-62, 930), (-46, 1080), (-31, 1210)]), layer=SECOND, fibres=7)


def lower_leg(p: Plate) -> None:
    """behind the knee, under the calf, between the extensors"""
    p.muscle('popliteus', A=[(6, 1250), (-14, 1272), (-46, 1304)], B=[(2, 1260), (-12, 1298), (-40, 1346)], layer=FIRST, fibres=5, z=2, taper=(0,))
    p.muscle('plantaris', A=[(-14, 1226), (-28, 1258), (-46, 1312)], B=[(-26, 1228), (-40, 1260), (-52, 1312)], layer=FIRST, fibres=3, z=3, r=1.2, taper=(0, 1))
    p.muscle('soleus', A=[(-26, 1326), (-37, 1400), (-39, 1480), (-37, 1560), (-41, 1628)], B=[(-44, 1316), (-68, 1380), (-78, 1440), (-68, 1530), (-47, 1630)], layer=FIRST, fibres=6, z=1, taper=(0, 1))
    p.muscle('flexor-hallucis-longus', A=[(-4, 1424), (-8, 1520), (-17, 1600), (-25, 1668)], B=[(-24, 1424), (-34, 1520), (-34, 1600), (-34, 1668)], layer=FIRST, fibres=5, z=1.4, taper=(0, 1))
    p.muscle('extensor-hallucis-longus', A=[(29, 1430), (29, 1510), (23, 1590), (25, 1636)], B=[(14, 1430), (14, 1510), (16, 1590), (21, 1638)], layer=FIRST, fibres=4, z=1.4, taper=(0, 1))
    p.muscle('tibialis-posterior', A=[(10, 1336), (8, 1450), (-2, 1560), (-16, 1650)], B=[(-22, 1340), (-31, 1440), (-27, 1550), (-24, 1650)], layer=SECOND, fibres=6, taper=(0, 1))


def arm(p: Plate) -> None:
    """under triceps and biceps, about the radius, deep extensors of the thumb and index finger"""
    p.muscle('brachialis', A=[U(112, 34), U(160, 38), U(220, 36), U(272, 32), F(24, 26)], B=[U(128, -4), U(180, -2), U(230, 2), U(276, 12), F(28, 14)], layer=FIRST, fibres=6, z=2, taper=(0, 1))
    p.muscle('triceps-medial', A=[U(110, -6), U(180, -4), U(240, -6), U(284, -24)], B=[U(118, -26), U(180, -40), U(240, -46), U(286, -42)], layer=FIRST, fibres=5, z=1, taper=(0, 1))
    p.muscle('supinator', ring=[F(-4, 14), F(30, 24), F(70, 22), F(104, 12), F(78, 0), F(40, -14), F(8, -16)], guides=([F(0, 12), F(50, 22), F(100, 12)], [F(10, -12), F(44, -10), F(88, 6)]), layer=FIRST, fibres=6, z=3)
    p.muscle('extensor-pollicis-longus', A=[F(100, -4), F(150, 3), F(226, 13)], B=[F(104, -16), F(156, -8), F(228, 7)], layer=FIRST, fibres=3, z=2, r=1.2, taper=(0, 1))
    p.muscle('extensor-indicis', A=[F(148, -10), F(190, -8), F(240, 1)], B=[F(152, -20), F(194, -18), F(242, -6)], layer=FIRST, fibres=3, z=1.6, r=1.2, taper=(0, 1))


def deep(p: Plate) -> None:
    """everything under the superficial muscles"""
    head_and_neck(p)
    shoulder(p)
    trunk(p)
    hip_and_thigh(p)
    lower_leg(p)
    arm(p)
