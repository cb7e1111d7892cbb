"""Anterior view: face, ears and neck.  Half figure at +x (patient's left); mm from the midline / below the vertex of the base figure."""
from collections.abc import Callable

from shapely.geometry import Point, box
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from atlas_maker.areas import ribbon
from atlas_maker.figure import head_poly
from atlas_maker.light import insets
from atlas_maker.regions import mirror
from atlas_maker.splines import poly, shape
from atlas_maker.svgout import View

Add = Callable[..., None]

# the ear as the front shows it: half hidden, leaning on the head
EAR_FRONT = [(68, 112), (73.6, 106), (78.6, 105.4), (82, 110), (82.4, 121), (80.4, 134), (77.8, 146), (75.6, 155), (72.4, 160), (69, 158), (65, 146)]
EYE = [(17, 117.6, 'c'), (23, 112.6), (32, 110.2), (42, 111.6), (49.2, 115.4, 'c'), (42.5, 118.7), (33, 120.2), (23.5, 119.7)]
ORBIT = [(11.4, 114), (14.4, 103), (23.4, 95), (37, 92), (51, 96.5), (60, 107), (62, 119), (56.5, 131), (45, 138.5), (31, 138.5), (19.4, 132), (12.6, 123)]
BROW = [(12.5, 102.5), (13.5, 98.4), (25, 94.6), (40, 92.2), (52, 95.4), (60.5, 102.5, 'c'), (51, 98.2), (40, 95.8), (27, 98.6), (17, 102.4)]
UPPER_LIP = [(0, 175.4, 'c'), (4.6, 173.9), (13, 176.8), (26.5, 182.3, 'c'), (14, 182.2), (5, 182.6), (0, 183.2, 'c')]
LOWER_LIP = [(0, 183.2, 'c'), (5, 182.6), (14, 182.2), (26.5, 182.3, 'c'), (17, 188.6), (7, 191.6), (0, 191.9, 'c')]
JAW = [(62.5, 182), (58, 193), (51, 205), (42, 215), (22, 229), (0, 233)]
# shadows: below the lip; below the nose, under the upper lid, in the ear, each with the mm over which it fades
LIP_SHADOW = [(0, 193.4, 'c'), (9, 193.2), (17, 191), (12, 195.6), (0, 197, 'c')]
SOFT_SHADOWS = (([(2, 161.8), (11, 161), (17, 159), (13, 164), (4, 166.4)], 1.4),
                ([(17, 117.6), (23, 112.6), (32, 110.2), (42, 111.6), (49.2, 115.4), (42, 113.4), (32, 112.2), (24, 114.2)], .6),
                ([(71, 122), (74.6, 126), (75.4, 136), (72.6, 145), (70, 147), (71.8, 140), (71.8, 131)], 2))
CHIN_SHADOW = [(0, 233.6, 'c'), (22, 229.8), (42, 215.8), (52, 203, 'c'), (50, 216), (34, 231), (18, 239), (0, 241.4, 'c')]


def face(add: Add, ear: BaseGeometry) -> None:
    """mimic muscles and the muscles of mastication that show in a face turned to the front"""
    head = head_poly()
    inside = head.buffer(-1.8)
    eye = shape(EYE).buffer(.8)
    add('frontalis', ring=[(2, 104, 'c'), (1.8, 86), (2.6, 68), (4.6, 50), (8, 35, 'c'), (13, 30), (20, 31.4), (27, 27.6), (35, 30), (41, 29.6), (46, 35),
        (53, 41, 'c'), (57.4, 62), (59, 84), (58, 102, 'c'), (48, 96), (36, 92), (20, 94)],
        guides=([(8, 34), (3.4, 66), (3, 104)], [(53, 42), (58, 68), (57.4, 102)]), fibres=6, z=1)
    add('procerus', ring=[(0, 84, 'c'), (3, 88), (6.4, 98), (4.8, 107), (3.8, 116), (2.4, 124.6), (0, 126, 'c')],
        guides=([(7, 92), (4.6, 108), (2, 122)], [(1, 90), (1, 108), (1, 122)]), fibres=2, z=5, tone=2, r=.6, midline=True)
    add('temporalis', A=[(60, 40), (56, 66), (60, 96), (66, 124)], B=[(71, 44), (79, 82), (77, 112), (71, 130)], fibres=3, z=2, tone=1, clip=head.buffer(-1.3),
        minus=ear, r=1)
    add('orbicularis-oculi', ring=ORBIT, guides=([(8, 118), *ORBIT[:11], (9, 118)],
        [(16, 118), (22, 111), (32, 108.4), (43, 109.8), (51, 115.4), (43, 120.4), (33, 122), (23, 121.4), (16, 118.6)]), minus=eye, fibres=3, z=4, tone=2, r=.8)
    add('nasalis', ring=[(1.2, 127, 'c'), (4.4, 125), (8.6, 131), (13.6, 141), (17.4, 150, 'c'), (13, 147.6), (9, 142), (5, 139), (1.2, 138, 'c')],
        guides=([(2, 129), (9, 136), (15, 146)], [(2, 136), (7, 139), (12, 146)]), fibres=2, z=3.6, tone=1, r=.6)
    add('levator-labii-alaeque-nasi', A=[(6.8, 106), (9.2, 122), (16.4, 141), (21.5, 157), (20.6, 167)],
        B=[(12.6, 103), (15.4, 122), (22, 142), (26.4, 157), (25.6, 168)], fibres=1, z=3.5, tone=0, r=.6)
    add('levator-labii-superioris', A=[(17, 131), (23, 147), (26.6, 158), (26.2, 169)], B=[(38, 134), (33.6, 150), (31.2, 161), (29.2, 172)], fibres=2, z=2, tone=2, r=.7)
    add('zygomaticus-minor', A=[(47.5, 134), (41, 149), (35.2, 163), (31.6, 173)], B=[(42, 136), (36.2, 149), (31.2, 163), (28.2, 172)], fibres=1, z=2.6, tone=1, r=.6)
    add('zygomaticus-major', A=[(67, 130), (55, 149), (44, 165), (36, 181)], B=[(56, 130), (46.5, 147), (38, 162), (31.4, 177)], fibres=3, z=3, tone=0, r=.9)
    add('masseter', A=[(73, 131), (71.5, 158), (67.4, 180), (60, 201)], B=[(57, 135), (51, 158), (47, 184), (45, 209)], fibres=4, z=1.5, clip=inside, minus=ear, r=1)
    add('risorius', A=[(56, 179), (45, 180), (34.6, 180.6)], B=[(56, 188.6), (45, 189.2), (34.6, 187.6)], fibres=2, z=2.8, tone=2, r=.8, taper=(0,))
    add('buccinator', ring=[(34, 178), (40, 169), (49, 158), (55, 160), (53, 176), (48, 198), (41, 202), (36, 192)],
        guides=([(54, 166), (36, 180)], [(48, 198), (37, 188)]), fibres=2, z=1, tone=2, clip=inside, r=.9)
    add('orbicularis-oris', ring=[(0, 164), (14, 165.4), (27, 171.4), (35.5, 181.6), (29, 192), (15, 200), (0, 202)],
        guides=([(0, 164.6), (14, 166), (27, 172), (34.6, 181.6), (28, 191.4), (15, 199.4), (0, 201.4)],
            [(0, 175), (13, 176.4), (25, 181), (27, 182.4), (25, 184.2), (14, 190), (0, 192.4)]), fibres=3, z=4, tone=2, midline=True)
    add('depressor-anguli-oris', A=[(37, 184), (43, 198), (48, 211)], B=[(31, 188), (27.6, 205), (21, 227)], cap1=[(36, 220)], fibres=3, z=2.5, tone=1, clip=inside, r=.9)
    add('depressor-labii-inferioris', ring=[(8, 200), (18, 197), (27, 191), (30, 196), (26, 212), (20, 226), (11, 226.4), (11, 213)],
        guides=([(9, 201), (11.4, 212), (13, 225)], [(27, 194), (26, 208), (20, 225)]), fibres=2, z=2, tone=0, clip=inside, r=.8)
    add('mentalis', ring=[(0, 203.4, 'c'), (3.6, 203.6), (7.4, 208.6), (10.6, 217), (10, 225.4), (5, 229.2), (0, 228, 'c')],
        guides=([(4, 204), (10, 214), (10, 226)], [(1.5, 206), (2.4, 216), (2, 227)]), fibres=2, z=3, midline=True, r=.9)


def neck(add: Add) -> None:
    """what shows between jaw and collar bone; the platysma is taken away"""
    chin = head_poly().buffer(2.2)
    add('scm-sternal', A=[(59, 190), (54, 216), (43, 250), (29.6, 284), (18, 315)], B=[(45, 206), (36.4, 231), (24.4, 264), (14.4, 297), (8.6, 318)], minus=chin,
        fibres=3, z=6, taper=(1,), r=1)
    add('scm-clavicular', A=[(60, 196), (57.5, 224), (55.4, 262), (57, 311)], B=[(52, 216), (42.6, 246), (34.6, 276), (28, 313)], minus=chin, fibres=3, z=5, tone=1, r=1)
    add('digastricus', ring=[(3.4, 236, 'c'), (13, 237), (24, 238), (35, 231), (48, 212, 'c'), (48.8, 217), (38, 235), (27.4, 245), (21, 245), (11, 241.4)],
        guides=([(4, 236.4), (14, 240), (26, 241)], [(48, 213), (40, 230), (27, 242)]), minus=chin, fibres=2, z=3, tone=2, r=.9)
    add('mylohyoideus', ring=[(0, 237, 'c'), (4, 240), (12, 244.4), (21, 247.6, 'c'), (10, 248), (0, 248, 'c')],
        guides=([(12, 244.6), (1, 241)], [(18, 248.4), (1, 247)]), fibres=2, z=2.4, minus=chin, midline=True, r=.5)
    add('infrahyoidei', A=[(4.6, 255.4), (6.8, 264), (6.4, 280), (4, 298), (2.4, 316)], B=[(12.4, 254.6), (14, 272), (13.4, 298), (10.6, 319)], minus=chin, fibres=2,
        z=2, tone=1, r=1)
    add('omohyoideus', parts=[[(13, 253, 'c'), (27, 249.6, 'c'), (34, 264), (44, 288, 'c'), (30, 290, 'c'), (20, 272)],
        [(57, 302.6, 'c'), (78, 306), (110, 313.4, 'c'), (78, 312.4), (57, 310, 'c')]], z=2.8, tone=2, r=.8)
    add('scalenus-medius', A=[(55, 220), (63, 262), (92, 306)], B=[(46, 236), (50, 275), (56, 313)], minus=chin, fibres=3, z=2.6, tone=2)
    add('trapezius-upper', A=[(56, 200), (56, 240), (74, 260), (100, 277), (140, 292), (180, 306)],
        B=[(49, 212), (54, 246), (70, 279), (99, 302), (140, 311), (182, 314)], minus=chin, fibres=3, z=4)


def deep_head(add: Add) -> None:
    """under the mimic muscles, under the sternocleidomastoid and on the spine"""
    head, chin = head_poly(), head_poly().buffer(2.2)
    add('corrugator-supercilii', A=[(8, 106), (20, 101), (41, 97)], B=[(7, 100), (19, 94.4), (40, 91.4)], layer='deep', fibres=2, r=.8, z=3)
    add('levator-anguli-oris', A=[(25, 141), (29, 158), (32, 177)], B=[(38, 143), (37, 160), (36.6, 178)], layer='deep', fibres=2, r=.8, z=2)
    add('pterygoideus-medialis', A=[(41, 146), (43, 170), (52, 197)], B=[(52, 143), (57, 166), (63, 186)], layer='deep', fibres=3, clip=head.buffer(-1.8), r=1)
    add('scalenus-anterior', ring=[(24, 239, 'c'), (31, 237, 'c'), (36, 262), (43, 292), (49, 318, 'c'), (34, 321, 'c'), (30, 288), (26, 262)],
        guides=([(25, 241), (27, 268), (36, 316)], [(31, 240), (38, 268), (47, 316)]), layer='deep', fibres=2, z=2, minus=chin, r=1)
    add('scalenus-medius', A=[(38, 226), (50, 270), (56, 322)], B=[(50, 224), (62, 264), (84, 318)], layer='deep', fibres=2, z=1, minus=chin)
    add('longus-colli', ring=[(4, 226, 'c'), (11, 226, 'c'), (16, 250), (20, 276), (17, 304), (11, 336, 'c'), (3, 336, 'c'), (3.4, 280)],
        guides=([(5, 228), (4, 280), (5, 334)], [(10, 228), (18, 276), (10, 334)]), layer='deep2', fibres=2, minus=chin, r=1)


def areas_head(put: Add, ear: BaseGeometry) -> None:
    """scalp to collar bone"""
    put('scalp', box(-1, -20, 90, 70))
    put('galea-aponeurotica', shape([(-72, 50), (-70, 0), (0, -14), (70, 0), (71, 48), (60, 62), (56, 45), (46, 38), (30, 34), (12, 38), (5, 56), (0, 88), (-5, 56),
        (-12, 38), (-30, 34), (-46, 38), (-56, 45), (-60, 62)]), 2, 'tendon', midline=True)
    put('forehead', box(-1, 36, 60, 106), 1)
    put('temple', box(54, 40, 90, 130), 1)
    put('jaw', box(-1, 130, 90, 240))
    put('cheek', box(-1, 104, 62, 172), 1)
    put('orbit', shape(ORBIT), 2)
    put('eye', shape(EYE), 4, 'bone', r=.2)
    put('zygomatic-arch', style='bone', z=3, **ribbon([(54, 131, 4.4), (61, 129, 4.6), (67, 127.6, 3.6), (69.4, 127, 3)]))
    put('nose', shape([(-8, 104), (8, 104), (9, 122), (14, 142), (18, 154), (12, 162), (0, 164), (-12, 162), (-18, 154), (-14, 142), (-9, 122)]), 3, midline=True)
    put('lips', shape([(-34, 181), (-14, 164), (0, 163), (14, 164), (34, 181), (14, 198), (0, 199), (-14, 198)]), 4, midline=True)
    put('chin', box(-24, 194, 24, 240), 2, midline=True)
    put('ear', ear, 5)
    put('neck-anterior', box(-1, 186, 40, 332), -2)
    put('hyoid', shape([(-24, 247), (-12, 249.6), (0, 249.2), (12, 249.6), (24, 247), (23, 250.4), (11, 254), (0, 254.6), (-11, 254), (-23, 250.4)]), 2, 'bone',
        midline=True)
    put('larynx', box(-10, 240, 10, 300), -1, midline=True)
    put('neck-lateral', box(40, 186, 90, 300), -2)
    put('supraclavicular-fossa', poly([(44, 272), (70, 262), (190, 305), (160, 330), (40, 330)]), -1)


def shadows(v: View) -> None:
    """brow, iris, nostril, lips and the shadow below nose, lip and chin; a shape given twice is twice as dark"""
    eye = shape(EYE).buffer(-.3)
    iris, pupil = Point(32.6, 114.6).buffer(5.9).intersection(eye), Point(32.6, 114.6).buffer(2.5).intersection(eye)
    nostril = shape([(3.4, 158.8), (6.4, 156.9), (10.4, 157.2), (12.4, 158.8), (9, 159.8), (5.6, 160)])
    for g, times in ((shape(BROW), 3), (iris, 4), (pupil, 8), (nostril, 4), (shape(UPPER_LIP), 2), (shape(LOWER_LIP), 1)):
        for _ in range(times):
            v.shade(g)
    under_chin = shape(CHIN_SHADOW)
    for g in insets(unary_union([under_chin, mirror(under_chin)]).buffer(.1), 4, 3):
        v.shade(g.intersection(box(0, 0, 100, 300)))
    v.shade(shape(LIP_SHADOW))
    for soft, depth in SOFT_SHADOWS:
        v.soft_shade(shape(soft), depth)


def lines_head(v: View) -> None:
    """eyes, nose, mouth, ears, jaw and larynx"""
    line = v.line_landmark
    line([(16, 118), (18.4, 116.4), (24, 111.9), (32.4, 109.9), (42, 111.3), (49.6, 115.6), (50.6, 115.4)], 1.5)
    line([(17, 118), (24, 119.9), (33, 120.4), (42, 118.9), (48.4, 115.9)], .7)
    line([(18.4, 112.6), (25, 107.8), (34, 105.9), (44, 107.6), (51.6, 112.4)], .7)
    line([(20, 123), (27, 126), (35, 126.4)], .5)
    line([(8.6, 105), (7, 112), (7.4, 122), (10, 130)], .6)
    line([(13.6, 148), (17.4, 150.6), (18.6, 154.8), (16.6, 158.8), (13, 159.4)], 1.1)
    line([(12.6, 159), (9.6, 156.9), (6, 156.8), (3.4, 158.6), (3.2, 160.6), (0, 162)], .9)
    line([(8.6, 148.6), (6.4, 153), (2.4, 155.6)], .6)
    line([(2.8, 164.4), (3.8, 171.4)], .6)
    line([(0, 183.2), (5, 182.6), (14, 182.2), (27.2, 182.5)], 1.4)
    line([(0, 175.4), (4.6, 173.9), (13, 176.8), (24.6, 181.2)], .7)
    line([(21, 186), (15, 189.6), (0, 191.9)], .7)
    line([(28.4, 180.6), (29.4, 182.6), (28.6, 184.8)], .6)
    line([(61, 102), (60.4, 84), (58.6, 64), (60.4, 50), (63.4, 41)], .6)                              # temporal line
    line([(72.6, 111.6), (76, 109), (79, 110.8), (79.4, 121), (77.4, 133), (74.6, 145)], .8)      # helix
    line([(74.6, 115), (76.6, 120), (75.8, 132), (73, 144), (71.4, 148)], .6)                             # antihelix
    line([(72, 121), (71.6, 128), (73.4, 131.6), (72.4, 136), (70.4, 139)], .9)                  # tragus
    line([(69.6, 148.6), (72.4, 150), (74.4, 153)], .6)                                         # lobe
    line([*JAW[1:]], 1.3)
    line([(0, 262.6), (1.6, 260.6), (3.8, 256.6)], .9)
    line([(0, 262.6), (0, 273)], .6, False)
    line([(6.4, 279), (3, 280.6), (0, 281)], .7)
    for y in (286, 292, 298, 304):
        line([(4.4, y - .6), (0, y)], .5)
    line([(0, 209), (0, 226)], .6, False)
    line([(38.4, 113.8), (36.8, 118.2), (32.6, 120.3), (28.4, 118.2), (26.8, 113.8), (28, 111.2)], .5)
    line([(38.4, 113.8), (37.2, 111)], .5)
    for share in (.3, .62):
        line([(x * (1 - share) + u * share, y * (1 - share) + w * share) for (x, y),
            (u, w) in (((4, 172.4), (3, 165.6)), ((13, 175.6), (14, 166.4)), ((23, 179.4), (26, 172)), ((28.6, 182.2), (34, 181.6)))], .45)
        line([(x * (1 - share) + u * share, y * (1 - share) + w * share) for (x, y),
            (u, w) in (((28, 183.6), (33.6, 184)), ((21, 188), (26, 193.6)), ((12, 191.4), (14, 199.4)), ((3, 193), (3, 201.4)))], .45)
