"""The feet: soles and backs of the feet.  Half drawn at +x, then mirrored; mm."""
from shapely.geometry import Polygon, box
from shapely.ops import unary_union

from atlas_maker.areas import area, joined, ribbon
from atlas_maker.regions import Region, tile, tile_areas
from atlas_maker.splines import capsule, polys, shape
from atlas_maker.svgout import View

LINE = .45                                      # insets are shown enlarged, so lines are thinner
TOES = [((29, 66, 14), (29, 44, 12.6), (31, 17, 13.8)), ((51, 66, 9), (54, 34, 7.2), (55.5, 12.5, 8.6)), ((66.5, 68, 8.8), (71.5, 40, 6.8), (74.5, 20.5, 8.2)),
        ((82, 74, 8.6), (88, 50, 6.6), (92, 33.5, 7.8)), ((96, 84, 8.6), (103, 66, 6.6), (107, 51, 7.6))]


def joined_outline(body, toes):
    """foot body and toe capsules, softened, holes closed"""
    g = unary_union([body] + [capsule(t) for t in toes]).buffer(.9, 16).buffer(-2.4, 16).buffer(1.5, 16)
    return Polygon(max(polys(g), key=lambda p: p.area).exterior)


def toe_areas(toes):
    return [area(f'toe-{i + 1}', capsule([(base[0], (base[1] + mid[1]) / 2, base[2] * .9), (*mid[:2], mid[2] + 2), (*tip[:2], tip[2] + 4)]), z=12 - i * .1)
            for i, (base, mid, tip) in enumerate(toes)]


def web_lines(line, toes, flip):
    """short creases between the toes"""
    for p, q in zip(toes[:-1], toes[1:]):
        line(flip([((p[1][0] + q[1][0]) / 2 + 1.0, (p[1][1] + q[1][1]) / 2 + 2), ((p[0][0] + q[0][0]) / 2, (p[0][1] + q[0][1]) / 2 - 6)]), 1.2)


def plantar():
    body = joined_outline(shape([(16, 68), (13, 88), (16, 108), (24, 140), (30, 168), (31, 200), (31, 226), (40, 247), (58, 254.5), (76, 248), (86, 228), (88, 202), (94, 166), (102, 130), (108.5, 102), (107, 82), (98, 68), (80, 60), (60, 56), (38, 55)]), TOES)
    clip, out, ground = body.buffer(-1.6), [], []

    def add(*args, **kw):
        out.append(Region(*args, **kw))

    def put(key, geom=None, z=0, style='skin', **kw):
        ground.append(area(key, geom, style, z, **kw))

    add('abductor-hallucis', A=[(24, 222), (21, 190), (16, 150), (8, 112), (14, 84)], B=[(50, 222), (45, 184), (39, 150), (30, 112), (22, 84)], fibres=5, z=2.8)
    add('abductor-digiti-minimi-foot', A=[(72, 222), (80, 186), (88, 150), (95, 116), (100, 88)], B=[(94, 222), (104, 186), (112, 150), (116, 116), (108, 88)], fibres=4, z=2.8)
    add('flexor-digitorum-brevis', A=[(51, 222), (45, 186), (42, 150), (45, 118), (50, 98)], B=[(71, 222), (80, 186), (86, 150), (87, 124), (86, 102)], cap1=[(62, 94), (76, 96)], fibres=7, z=2.7, tone=1)
    add('flexor-hallucis-brevis', A=[(36, 150), (29, 116), (26, 84)], B=[(46, 144), (45, 116), (40, 82)], fibres=3, z=2.5, tone=2)
    add('flexor-digiti-minimi-foot', A=[(84, 160), (88, 120), (92, 90)], B=[(92, 160), (100, 116), (100, 90)], fibres=2, z=2.75, tone=2)
    add('lumbricales-foot', parts=[[(x0, 100, 'c'), (x0 + dx * .3 - 3.4, 92), (x0 + dx * .7 - 3.8, 84), (x0 + dx, 74, 'c'), (x0 + dx * .7 + 3.8, 84), (x0 + dx * .3 + 3.4, 92)] for x0, dx in ((52, -3), (64, 0), (75, 3), (86, 4))], z=2, r=1)
    D, E = 'deep', 'deep2'
    add('quadratus-plantae', ring=[(46, 212), (56, 206), (70, 212), (73, 180), (70, 152), (60, 134), (54, 150), (48, 176)], guides=([(47, 210), (50, 170), (58, 138)], [(70, 210), (70, 170), (62, 138)]), layer=D, fibres=4)
    add('adductor-hallucis', parts=[[(62, 148), (76, 140), (66, 112), (44, 86), (34, 86), (44, 116)], [(38, 84), (60, 80), (92, 88), (94, 97), (62, 95), (42, 94)]], layer=D, z=2, r=1.4)
    add('flexor-hallucis-brevis', A=[(48, 146), (34, 112), (23, 80)], B=[(56, 142), (50, 110), (43, 78)], layer=D, z=3, fibres=3)
    add('interossei-plantares', parts=[[(72, 136), (76, 136), (78, 104), (72, 104)], [(82, 138), (86, 138), (90, 108), (84, 108)], [(90, 140), (94, 138), (100, 112), (94, 112)]], layer=E, r=1)
    put('sole', box(-1, 100, 140, 260))
    put('foot-medial-border', box(-1, 100, 22, 220), 1)
    put('foot-lateral-border', Polygon([(140, 100), (106, 100), (96, 160), (90, 220), (140, 220)]), 1)
    put('ball-of-foot', box(-1, 40, 140, 106), 1)
    put('heel', shape([(26, 218), (58, 206), (92, 218), (92, 262), (24, 262)]), 2)
    ground.append(joined('plantar-fascia', [ribbon([(60, 236, 9), (61, 200, 13), (63, 160, 20), (65, 130, 24)])] + [ribbon([(64 + (x - 60) * .5, 136, 5), (x, 100, 4.2), (x1, 72, 4.5)]) for x, x1 in ((36, 31), (54, 52), (68, 67), (82, 82), (95, 96))], z=3))
    ground += toe_areas(TOES)
    v = View('foot_plantar', 280, 290, 140, 18, sides=('left', 'right'), line=LINE)
    line = v.line_landmark
    for _, mid, tip in TOES:
        line([(mid[0] - tip[2] * .8, mid[1] - 1), (mid[0], mid[1] + 1.5), (mid[0] + tip[2] * .8, mid[1] - 1)], .7)
    web_lines(line, TOES, lambda p: p)
    line([(17, 66), (30, 71), (46, 67), (62, 66), (80, 72), (100, 86)], .8)
    line([(34, 226), (46, 217), (60, 214), (74, 217), (84, 226)], .7)
    return v.build(body, tile(out, clip, gap=.9, min_area=50), tile_areas(ground, body, edge=.5))


def foot_dorsal():
    def flip(points):
        """sole drawing (toes up) -> back of the foot (toes down)"""
        return [(p[0], 262 - p[1], *p[2:]) for p in points]

    toes = [tuple(flip(t)) for t in TOES]
    body = joined_outline(shape(flip([(16, 68), (12.5, 88), (16, 112), (24, 146), (29, 180), (33, 202), (34, 226), (32, 252), (36, 258), (62, 261), (88, 258), (92, 252), (91, 226), (92, 202), (96, 172), (102, 136), (108, 104), (107, 84), (98, 70), (80, 62), (60, 58), (38, 57)])), toes)
    clip, out, ground = body.buffer(-1.6), [], []

    def add(key, **kw):
        for name in ('A', 'B', 'cap0', 'cap1', 'ring'):
            if name in kw:
                kw[name] = flip(kw[name])
        if 'guides' in kw:
            kw['guides'] = tuple(flip(g) for g in kw['guides'])
        if 'parts' in kw:
            kw['parts'] = [flip(p) for p in kw['parts']]
        out.append(Region(key, **kw))

    def put(key, geom=None, z=0, style='skin', **kw):
        ground.append(area(key, geom, style, z, **kw))

    def strand(*points):
        return ribbon([(x, 262 - y, h) for x, y, h in points])

    add('extensor-digitorum-brevis', parts=[[(84, 212, 'c'), (62, 190), (46, 154), (36, 116, 'c'), (44, 116), (56, 142), (72, 172), (90, 206, 'c')],
                                            [(82, 204, 'c'), (70, 176), (58, 146), (54, 118, 'c'), (62, 128), (70, 146), (80, 170), (92, 204, 'c')],
                                            [(86, 206, 'c'), (76, 170), (72, 144), (71, 120, 'c'), (79, 136), (86, 160), (93, 200, 'c')]],
        guides=([(88, 208), (60, 170), (40, 116)], [(92, 206), (84, 160), (74, 122)]), fibres=5, z=4)
    spindles = []
    for a, b, w in (((36, 138), (42, 84), 5.4), ((56, 128), (61, 84), 4.8), ((74, 128), (76, 86), 4.6), ((92, 136), (91, 92), 5)):
        dx, dy = b[0] - a[0], b[1] - a[1]
        spindles.append([(a[0], a[1], 'c'), (a[0] + dx * .3 + w, a[1] + dy * .3), (a[0] + dx * .7 + w * .9, a[1] + dy * .7), (b[0], b[1], 'c'), (a[0] + dx * .7 - w * .9, a[1] + dy * .7), (a[0] + dx * .3 - w, a[1] + dy * .3)])
    add('interossei-dorsales-foot', parts=spindles, z=2, tone=1, r=1.1)
    add('abductor-hallucis', A=[(14, 186), (8, 146), (0, 112), (10, 80)], B=[(34, 190), (28, 146), (22, 112), (19, 80)], fibres=2, z=3)
    add('abductor-digiti-minimi-foot', A=[(106, 200), (114, 140), (120, 108), (108, 86)], B=[(90, 200), (95, 140), (99, 108), (103, 86)], fibres=2, z=3)
    add('extensor-hallucis-longus', A=[(56, 266), (56, 246), (54, 230)], B=[(66, 266), (64, 246), (58, 230)], fibres=1, z=3, tone=2)
    add('extensor-digitorum-longus', A=[(70, 266), (69, 246), (70, 230)], B=[(84, 266), (80, 246), (76, 230)], fibres=2, z=3, tone=1)
    put('foot-dorsum', box(-1, -5, 140, 262))
    put('ankle-anterior', box(-1, -5, 140, 62), 1)
    put('malleolus-medial', shape(flip([(30, 236), (42, 232), (42, 212), (30, 210)])), 2, 'bone')
    put('malleolus-lateral', shape(flip([(94, 228), (84, 224), (84, 204), (96, 202)])), 2, 'bone')
    put('foot-medial-border', Polygon([(-1, 70), (34, 70), (22, 150), (20, 180), (-1, 180)]), .5)
    put('foot-lateral-border', Polygon([(140, 60), (88, 60), (98, 130), (104, 160), (140, 160)]), .5)
    ground.append(joined('extensor-tendons-foot', [strand((58, 236, 3), (50, 190, 2.6), (40, 120, 2.8), (31, 60, 3), (31, 24, 3))] + [strand((70 + i * 2.4, 236, 1.8), (66 + i * 6, 180, 2), (a, 110, 2), (b, 60, 2), (c, 32, 2)) for i, (a, b, c) in enumerate(((53, 54, 55), (69, 70, 73), (83, 86, 90), (97, 101, 105)))], z=3))
    ground.append(joined('tibialis-anterior-tendon', [strand((46, 262, 5), (44, 230, 4), (38, 200, 4), (31, 176, 5))], z=4))
    ground.append(joined('fibular-tendons', [strand((90, 244, 2.5), (92, 206, 2.5), (97, 170, 2.5), (102, 150, 4))], z=2))
    ground += toe_areas(toes)
    v = View('foot_dorsal', 280, 290, 140, 12, sides=('left', 'right'), line=LINE)
    for i, (a, b, c) in enumerate(((53, 54, 55), (69, 70, 73), (83, 86, 90))):
        v.strand(strand((70 + i * 2.4, 222, .7), (68 + i * 4.6, 196, 1.7), (66 + i * 6, 170, 1.8), (a, 110, 1.8), (b, 60, 1.8), (c, 36, 1.6)))
    line = v.line_landmark
    for _, mid, (x, y, r) in TOES:
        line(flip([(x - r * .62, y - 2), (x - r * .6, y + r * .45), (x, y + r * .62), (x + r * .6, y + r * .45), (x + r * .62, y - 2), (x, y - r * .78), (x - r * .62, y - 2)]), .8)
        line(flip([(mid[0] - r * .6, mid[1]), (mid[0], mid[1] + 1.5), (mid[0] + r * .6, mid[1])]), .7)
    web_lines(line, TOES, flip)
    return v.build(body, tile(out, clip, gap=.9, min_area=50), tile_areas(ground, body, edge=.5))
