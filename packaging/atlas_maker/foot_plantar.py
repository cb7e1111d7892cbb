"""The soles.  Landmark tables of the left foot, toes up, big toe at small x; mm."""

from typing import Any

from atlas_maker import feet
from atlas_maker.modelling import Plate
from atlas_maker.splines import shape
from atlas_maker.svgout import View

BODY = [(16, 70), (11.9, 87), (13.6, 104), (19.5, 124), (25, 146), (29, 170), (30.5, 196), (30.2, 222), (34.5, 240), (46, 251.6), (60, 254.5), (74, 250.8), (84.6, 238),
    (89, 219), (91, 200), (95.4, 172), (101, 140), (106.4, 112), (109.2, 98), (107, 84), (98, 70), (80, 62), (60, 57), (38, 56)]


def muscles(plate: Plate) -> None:
    """first layer, and the edges of the third that show between its bellies"""
    add = plate.muscle
    add('abductor-hallucis', ring=[(52, 229, 'c'), (40, 231), (32, 220), (29, 196), (27, 168), (22, 142), (17, 122), (14.5, 104), (16.5, 92, 'c'), (21, 106), (28, 124),
        (36, 144), (42.5, 168), (46.5, 196), (50, 216)],
        guides=([(44, 229), (32, 210), (29, 176), (19, 130), (16, 98)], [(51, 226), (46, 196), (40, 160), (27, 124), (17, 98)]), fibres=5, z=2.8, r=.9)
    add('abductor-digiti-minimi-foot', ring=[(70, 229, 'c'), (82, 230), (89.5, 216), (92.5, 192), (97, 168), (103, 136), (107, 112), (106.5, 92, 'c'), (102, 104),
        (95.4, 122), (90, 146), (83.5, 172), (78, 198), (73, 216)],
        guides=([(72, 227), (80, 198), (93, 144), (105, 98)], [(82, 229), (91, 198), (102, 140), (106.5, 98)]), fibres=5, z=2.8, r=.9)
    add('flexor-digitorum-brevis', ring=[(56, 229, 'c'), (50.5, 205), (46.5, 175), (44.6, 148), (46.6, 124), (51.6, 100, 'c'), (54.4, 116), (57.5, 127), (61, 118),
        (64.6, 96, 'c'), (67, 116), (70.5, 129), (74, 120), (77.6, 101, 'c'), (79, 122), (81.5, 132), (84.4, 128), (89.4, 112, 'c'),
                                         (87.6, 134), (84, 160), (78, 190), (70.5, 216), (67, 229, 'c')],
        guides=([(58, 228), (50, 184), (46.5, 150), (48.5, 112)], [(66, 228), (75, 186), (82, 150), (86, 118)]), fibres=8, z=2.7, tone=1, r=.8)
    plate.heads('flexor-hallucis-brevis',
                ([(41, 152, 'c'), (33, 136), (25, 114), (20.5, 96), (22.4, 88, 'c'), (27, 94), (30, 110), (36, 132)], [(40, 150), (26, 116), (22, 92)], [(41, 150),
                    (31, 114), (23, 90)]),
                ([(44, 152, 'c'), (38.5, 130), (34.2, 110), (32.4, 96), (36.5, 87, 'c'), (42, 95), (45, 110), (46, 130)], [(43, 150), (35, 110), (36, 90)], [(45, 150),
                    (45, 112), (37, 90)]),
                fibres=3, line=feet.LINE, z=2.5, tone=2, r=.7)
    add('flexor-digiti-minimi-foot', ring=[(87, 164, 'c'), (86, 142), (90, 116), (96.4, 92, 'c'), (100, 100), (98, 122), (92, 148)], guides=([(87, 160), (90, 122),
        (96, 96)], [(88, 160), (96, 122), (97, 96)]), fibres=2, z=2.75, tone=2, r=.8)
    worms = (((46.6, 112), (46.4, 72)), ((57.4, 119), (58.8, 74)), ((70.4, 120), (72, 78)), ((83, 125), (86.8, 88)))
    plate.heads('lumbricales-foot', *(spindle(a, b, 3.3) for a, b in worms), fibres=2, line=feet.LINE, z=2, r=.8)


def spindle(a: tuple[float, float], b: tuple[float, float], half: float) -> tuple[list[Any], list[Any], list[Any]]:
    """a small belly from a to b, pointed at both ends: its outline and its two edges"""
    dx, dy = b[0] - a[0], b[1] - a[1]
    n = (dx * dx + dy * dy) ** .5
    ux, uy = -dy / n * half, dx / n * half
    p, q = ((a[0] + dx * t, a[1] + dy * t) for t in (.3, .65))
    one = [(p[0] + ux, p[1] + uy), (q[0] + ux * .9, q[1] + uy * .9)]
    other = [(p[0] - ux, p[1] - uy), (q[0] - ux * .9, q[1] - uy * .9)]
    return [(*a, 'c'), *one, (*b, 'c'), *reversed(other)], [a, *one, b], [a, *other, b]


def deep(plate: Plate) -> None:
    """second, third and fourth layer"""
    add, d, e = plate.muscle, 'deep', 'deep2'
    add('quadratus-plantae', ring=[(42, 222, 'c'), (44, 196), (48, 170), (53, 146), (57, 138, 'c'), (66, 148), (71, 168), (74, 196), (75, 222, 'c'), (68, 212),
        (60, 200), (51, 212)], guides=([(43, 218), (48, 176), (57, 142)], [(74, 218), (70, 176), (59, 142)]), layer=d, fibres=6, r=1, z=4)
    plate.heads('flexor-hallucis-brevis',
                ([(52, 154, 'c'), (38, 136), (26, 112), (19.6, 93), (22.4, 86, 'c'), (27.6, 94), (31, 112), (42, 136)], [(51, 152), (28, 116), (22, 90)], [(51, 152),
                    (31, 112), (23, 90)]),
                ([(55, 152, 'c'), (43, 130), (35, 110), (33, 94), (37, 86, 'c'), (43.4, 95), (47, 112), (54, 134)], [(54, 150), (36, 112), (36, 90)], [(55, 150),
                    (47, 114), (38, 90)]),
                fibres=3, line=feet.LINE, layer=d, r=.8, z=3)
    plate.heads('adductor-hallucis',
                ([(60, 152, 'c'), (79, 146, 'c'), (77, 130), (66, 111), (51, 97.5), (38, 89, 'c'), (40, 99), (50, 118), (56, 136)], [(60, 150), (50, 116), (39, 92)],
                    [(78, 144), (67, 113), (40, 91)]),
                ([(42, 86, 'c'), (56, 80.5), (76, 83), (95, 95, 'c'), (93.5, 102), (76, 97), (58, 92), (46, 90)], [(43, 86), (58, 81), (78, 84), (95, 96)], [(45, 90),
                    (58, 92), (76, 97), (93, 102)]),
                fibres=4, line=feet.LINE, layer=d, z=2, r=1)
    add('flexor-digiti-minimi-foot', ring=[(86, 168, 'c'), (84, 142), (89, 114), (96.4, 92, 'c'), (100, 100), (98, 122), (92, 148)], guides=([(86, 164), (88, 122),
        (96, 96)], [(87, 164), (96, 122), (97, 96)]), layer=d, z=1, fibres=3, r=.8)
    plate.heads('interossei-plantares', spindle((66, 150), (65, 96), 4.4), spindle((77, 150), (79, 100), 4.4), spindle((86, 152),
        (92.5, 108), 4.2), fibres=2, line=feet.LINE, layer=e, r=.8)


def areas(plate: Plate) -> None:
    """skin, fascia and tendons"""
    put, rect, blob, cords, sheet, bone = plate.skin, plate.rect, plate.blob, plate.cords, plate.sheet, plate.bone
    put('sole', rect(-1, 100, 140, 260))
    put('foot-medial-border', rect(-1, 100, 22, 220), 1)
    put('foot-lateral-border', blob([(140, 100, 'c'), (106, 100, 'c'), (96, 160), (90, 220, 'c'), (140, 220, 'c')]), 1)
    put('ball-of-foot', rect(-1, 40, 140, 106), 1)
    put('heel', blob([(26, 218), (58, 206), (92, 218), (92, 262), (24, 262)]), 2)
    slips = [[(52, 116, 1.4), (52.6, 100, 2.2), (52.2, 84, 2), (51.8, 75, 1.3), (51.7, 68, .4)], [(63, 112, 1.4), (65.5, 98, 2.2), (67, 86, 2), (67.8, 77, 1.3),
        (68, 70, .4)],
             [(76, 116, 1.4), (79, 100, 2.2), (81.6, 90, 2), (83.4, 82, 1.3), (84.2, 76, .4)], [(86, 122, 1.4), (91, 108, 2), (95, 100, 2), (98, 92, 1.3),
                 (99.2, 86, .4)]]
    plate.cords('plantar-fascia', 3, [(60.5, 245, 3), (61, 238, 9), (61.4, 231, 13), (61.5, 225, 9)], *slips, shade=(.7,))
    bone('sesamoids-foot', [(19, 88), (22.5, 83.5), (26, 87.5), (25.6, 93.5), (22, 95.6), (19, 92.6)], 5, steps=(.9,), more=[[(33.6, 86.4), (37, 82.4), (40.4, 86.4),
        (40.2, 92), (36.8, 94.4), (33.6, 91.6)]])
    sheet('abductor-hallucis-tendon', 4, fibres=1, shade=(.8,), A=[(14.5, 112), (14.8, 98), (16.6, 84), (19.4, 71)], B=[(18.6, 112), (18.4, 98), (20, 86), (22.4, 72)])
    cords('flexor-hallucis-longus-tendon', 4.5, [(44, 150, 1), (36.4, 128, 2), (31.6, 108, 2.1), (29.8, 90, 2.2), (28.6, 66, 2.5), (29, 42, 2.6), (29.6, 26, 2.8),
        (29.8, 20, 1.2)], shade=(.8,))
    toes = []
    for i, x0, y0, x, y in ((1, 52.3, 92, 52, 66), (2, 66.6, 94, 68.2, 68), (3, 80.8, 98, 84.4, 74), (4, 94, 106, 99.8, 84)):
        _, middle, (_, _, r) = feet.TOES[i]
        toes.append([(x0, y0, 1.8), (x, y, 2), (*middle[:2], 1.9), (*feet.along(i, 2 * r + 1, 0), 1.8), (*feet.along(i, 1.4 * r, 0), .8)])
    cords('flexor-tendons-foot', 2.5, *toes, [(34, 196, 1), (42, 178, 2.6), (50, 160, 3), (58, 140, 4.6), (62, 124, 3)], shade=(.7,))


def relief(plate: Plate) -> None:
    """pads of toes, ball and heel, creases"""
    for i, (_, mid, tip) in enumerate(feet.TOES):
        r = tip[2]
        feet.across_toe(plate, i, 2 * r + 1.5, r * .74, 1.6, weight=.7)
        if i:
            feet.across_toe(plate, i, 2 * r + 12, mid[2] * .9, -1.4, weight=.45)
        plate.mound([feet.along(i, s * r, w * r) for s, w in ((.16, 0), (.6, .74), (1.3, .78), (1.86, .4), (1.9, -.4), (1.3, -.78), (.6, -.74))], (.8, 1.9))
    feet.webs(plate)
    line = plate.line
    line((15, 69), (27, 73.5), (42, 68.5), weight=.7)
    line((46, 66), (60, 64.5), (76, 69.5), (92, 81), (105, 92), weight=.6)
    plate.mound([(35, 224), (44, 216), (60, 214), (76, 216), (85, 224), (84, 238), (73, 248.5), (60, 251.6), (46, 249), (36, 239)], (2, 5))
    line((39, 243), (50, 249), (62, 250), weight=.45)


def build() -> View:
    """the view, ready to be written"""
    plate = Plate(feet.place_as(False), light=(.35, -.94))
    muscles(plate)
    deep(plate)
    areas(plate)
    feet.toe_areas(plate)
    relief(plate)
    body = feet.joined_outline(plate, shape(BODY))
    view = View('foot_plantar', 280, 290, 140, 18, sides=('left', 'right'), line=feet.LINE)
    return plate.draw(view, body, body.buffer(-1.4), gap=.8, min_area=30, edge=.5)
