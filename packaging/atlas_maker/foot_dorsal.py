"""The backs of the feet.  Landmark tables of the left foot, drawn toes up (big toe at small x) and turned toes down; mm."""

from atlas_maker import feet
from atlas_maker.foot_plantar import spindle
from atlas_maker.modelling import Plate
from atlas_maker.splines import shape
from atlas_maker.svgout import View

Track = list[tuple[float, float, float]]
BODY = [(16, 70), (11.9, 88), (14.5, 108), (20, 130), (25, 156), (28.5, 180), (31.5, 204), (32, 216), (29.6, 228), (29.4, 238), (33.5, 249), (35, 262, 'c'),
        (90, 262, 'c'), (91.5, 246), (95, 234), (95.4, 222), (92.5, 208), (94, 190), (98, 170), (102.6, 142), (107.4, 112), (109.2, 98), (107, 84), (98, 71), (80, 63),
        (60, 58), (38, 57)]
METATARSALS: list[list[tuple[float, float]]] = [[(22, 98), (21.6, 86), (28, 80.5), (36, 84), (36.4, 96), (33.6, 112), (36.6, 140), (43, 164), (40, 172), (32.4, 170),
    (30, 150), (26, 124)],
               [(46.5, 92), (49, 84), (54.6, 84), (57, 92), (54.6, 108), (55, 136), (58.6, 164), (54, 172), (48.4, 166), (49.6, 136), (49, 108)],
               [(63.4, 95), (65.6, 87), (71, 87), (73.4, 95), (70.6, 110), (69, 138), (70, 166), (64.6, 170), (60.6, 164), (63.6, 138), (65, 110)],
               [(79.4, 101), (81.4, 93), (86.6, 93), (89, 101), (85.4, 116), (82, 140), (80.6, 164), (75.6, 168), (72.6, 162), (76.6, 140), (80.4, 116)],
               [(94.6, 110), (96.8, 101), (102, 101), (104, 109), (101, 124), (97, 146), (96.4, 164), (94.6, 176), (88.6, 170), (85, 158), (90, 144), (95.4, 124)]]
# tendons from the ankle to the toes: x, y, half width
HALLUX: Track = [(58, 250, 1), (56.2, 234, 2.7), (54.6, 224, 2.7), (50.6, 206, 2.6), (44, 170, 2.5), (38, 130, 2.6), (31.6, 84, 2.8), (29.4, 56, 2.7), (29.8, 34, 3.2),
    (30, 27, 2)]
LESSER: list[Track] = [
    [(72, 246, .8), (69, 224, 1.6), (66, 206, 1.6), (60, 172, 1.7), (54, 124, 1.8), (52, 88, 2.1), (52.4, 58, 2.2), (54, 36, 2), (54.8, 27, 1)],
    [(72.6, 246, .8), (71.2, 224, 1.6), (70.4, 204, 1.6), (69, 166, 1.7), (68.6, 124, 1.8), (68, 90, 2), (69.4, 60, 2.1), (72, 42, 1.9), (73, 33.6, 1)],
    [(73.2, 246, .8), (73.4, 224, 1.6), (75, 204, 1.6), (78, 166, 1.7), (82, 126, 1.8), (83.4, 96, 2), (85.6, 66, 2), (88, 54, 1.8), (89, 46.6, 1)],
    [(74, 246, .8), (75.6, 224, 1.6), (79, 204, 1.6), (86, 168, 1.6), (94.6, 130, 1.7), (98.4, 104, 1.9), (101, 80, 1.9), (103.4, 69, 1.7), (104.4, 62.4, 1)]]
TERTIUS: Track = [(76, 226, 1), (79, 212, 1.6), (82.6, 202, 1.7), (87.4, 184, 1.7), (91, 168, 2.6), (92.6, 158, 1.4)]


def muscles(plate: Plate) -> None:
    """short extensors, interossei, the bellies at the ankle and the borders"""
    add = plate.muscle
    add('extensor-digitorum-brevis', parts=[[(91, 211, 'c'), (78, 205), (63, 184), (51, 156), (42.4, 126), (39, 108, 'c'), (47, 124), (57, 148), (69, 172), (84, 194)],
        [(91, 211, 'c'), (76, 192), (64, 164), (58, 140), (56.4, 118, 'c'), (63, 136), (72, 160), (86, 192)],
                                            [(91, 211, 'c'), (80, 186), (73, 158), (71.6, 136), (73, 118, 'c'), (78, 136), (83, 160), (90, 190)], [(91, 211, 'c'),
                                                (86, 180), (83, 158), (84, 140), (87, 124, 'c'), (89, 142), (91, 164), (93.4, 194)]],
        guides=([(88, 208), (62, 176), (40, 114)], [(92, 206), (88, 172), (87, 130)]), fibres=7, z=4, r=.8)
    plate.heads('interossei-dorsales-foot', spindle((45.6, 162), (40, 88), 5.4), spindle((60, 160), (60, 92), 4.6), spindle((71.6, 158), (75.4, 96), 4.6),
                spindle((82.4, 154), (91.6, 104), 5), fibres=3, line=feet.LINE, z=2, tone=1, r=.8)
    add('abductor-hallucis', A=[(24, 184), (20, 150), (14, 122), (8, 104), (15.6, 78)], B=[(28, 182), (27, 150), (23, 122), (20.2, 104),
        (17.6, 78)], fibres=2, z=3, r=.8)
    add('abductor-digiti-minimi-foot', A=[(98, 196), (106, 160), (114, 120), (106.4, 86)], B=[(94.6, 192), (98, 160), (100.4, 124), (104, 86)], fibres=2, z=3, r=.8)
    add('extensor-hallucis-longus', A=[(55, 266), (54.4, 250), (53.4, 236)], B=[(66, 266), (63, 250), (57, 234)], fibres=2, z=3, tone=2, r=.8)
    add('extensor-digitorum-longus', A=[(69, 266), (68.4, 250), (69.4, 236)], B=[(86, 266), (82, 250), (75, 234)], fibres=3, z=3, tone=1, r=.8)


def areas(plate: Plate) -> None:
    """skin, bones, tendons and the bands that hold them"""
    put, rect, blob, cords, sheet, bone = plate.skin, plate.rect, plate.blob, plate.cords, plate.sheet, plate.bone
    put('foot-dorsum', rect(-1, 0, 140, 268))
    put('ankle-anterior', rect(-1, 200, 140, 268), 1)
    put('foot-medial-border', blob([(-1, 192, 'c'), (34, 192, 'c'), (22, 112), (20, 82, 'c'), (-1, 82, 'c')]), .5)
    put('foot-lateral-border', blob([(140, 202, 'c'), (88, 202, 'c'), (98, 132), (104, 102, 'c'), (140, 102, 'c')]), .5)
    bone('metatarsal-1', METATARSALS[0], .6, steps=(1, 2.2))
    bone('metatarsals-2-5', METATARSALS[1], .5, steps=(.8, 1.8), more=METATARSALS[2:])
    bone('cuneiform-medial', [(32, 176), (40, 175), (46, 178), (47, 190), (42, 196), (34.5, 193), (32, 186)], .4, steps=(1,))
    bone('navicular', [(33.4, 200), (42, 198), (56, 198), (60, 204), (54, 212), (42, 213), (34.4, 209)], .4, steps=(1,))
    bone('malleolus-medial', [(30, 232), (31, 225), (35.5, 222), (39.4, 227), (39.8, 236), (37.4, 244), (33, 247), (30, 241)], 2, steps=(1.2, 2.6))
    bone('malleolus-lateral', [(94.6, 230), (94, 220), (88, 214), (83.4, 219), (83, 230), (86, 239), (91, 242), (94.4, 237)], 2, steps=(1.2, 2.6))
    sheet('extensor-retinaculum-foot', 7, fibres=3, shade=(.9,), A=[(95, 214), (80, 222), (66, 224.6), (52, 231), (34, 243)], B=[(93, 205), (80, 213), (66, 216.6),
        (51, 223), (31, 235)], taper=())
    sheet('extensor-retinaculum-low', 6.9, fibres=2, shade=(.9,), A=[(74, 219), (58, 215), (44, 206), (30, 196)], B=[(72, 217), (56, 208), (43, 199),
        (29, 189)], taper=())
    cords('tibialis-anterior-tendon', 6, [(47, 264, 4), (45, 240, 3.8), (41.6, 216, 3.8), (36.4, 194, 4.4), (32, 180, 5), (29, 173, 3)])
    cords('extensor-tendons-foot', 5, HALLUX, *LESSER)
    cords('fibular-tendons', 4, [(88.5, 212, 1), (92, 198, 2.2), (94.6, 184, 2.6), (95.4, 172, 3.4), (94.8, 166, 2)], shade=(.8,))
    cords('fibularis-tertius-tendon', 4.6, TERTIUS, shade=(.8,))


def relief(plate: Plate) -> None:
    """nails, creases and the tendons over the short extensors"""
    for tendon in LESSER:
        (x0, y0, _), (x1, y1, _) = tendon[1:3]
        plate.strand(((x0 + x1) / 2, (y0 + y1) / 2, 1.3), *((x, y, max(h - .1, .5)) for x, y, h in tendon[2:]))
    plate.strand((50.6, 205, 1.4), *((x, y, h - .2) for x, y, h in HALLUX[4:]))
    plate.strand((78, 214, .6), *((x, y, h - .1) for x, y, h in TERTIUS[2:]))
    for belly, toe in (((39.6, 112), (33.6, 84)), ((56.6, 122), (55, 92)), ((73.2, 122), (71.4, 94)), ((87, 128), (86.6, 100))):
        plate.strand((belly[0] + .4, belly[1] + 6, .5), (*belly, 1.2), ((belly[0] + toe[0]) / 2, (belly[1] + toe[1]) / 2, 1.2), (*toe, 1),
            (toe[0] - .6, toe[1] - 6, .4))
    for i, (_, mid, tip) in enumerate(feet.TOES):
        r = tip[2]
        nail = [feet.along(i, s * r, w * r) for s, w in ((.1, 0), (.18, .4), (.4, .66), (.84, .68), (1.16, .54), (1.26, 0), (1.16, -.54), (.84, -.68), (.4, -.66),
            (.18, -.4))]
        plate.line(*nail, nail[0], weight=.8)
        feet.across_toe(plate, i, 1.0 * r, r * .4, .16 * r, weight=.4)
        feet.across_toe(plate, i, 1.34 * r, r * .5, -.2 * r, weight=.45)
        for s, wide in ((1.9, .5), (2.12, .56)):
            feet.across_toe(plate, i, s * r + (3 if i else 6), mid[2] * wide, .8, weight=.5)
        if i:
            feet.across_toe(plate, i, 2 * r + 15, mid[2] * .5, .8, weight=.45)
    feet.webs(plate)


def build() -> View:
    """the view, ready to be written"""
    plate = Plate(feet.place_as(True), light=(.35, -.94))
    muscles(plate)
    areas(plate)
    feet.toe_areas(plate)
    relief(plate)
    body = feet.joined_outline(plate, shape(plate.at(BODY)))
    view = View('foot_dorsal', 280, 290, 140, 12, sides=('left', 'right'), line=feet.LINE)
    return plate.draw(view, body, body.buffer(-1.4), gap=.8, min_area=30, edge=.5)
