"""Side view: bones that bellies cover; they are seen, and can be tapped, where the deep layer is shown.  mm from the plumb line / below the vertex."""
from shapely.ops import unary_union

from atlas_maker.areas import area
from atlas_maker.lateral_figure import F, Points, U
from atlas_maker.modelling import Plate
from atlas_maker.splines import shape

RIB_FRONT = (40, 57, 75, 87, 94, 96, 95, 89, 77, 58)         # where the second to the eleventh rib end in their cartilage
# key, closed ring; the first lies lowest
BONES: tuple[tuple[str, Points], ...] = (
    ('spine-thoracic', [(-6, 304), (-38, 356), (-60, 420), (-60, 500), (-46, 568), (-32, 608), (-58, 612), (-76, 572), (-92, 500), (-92, 420), (-68, 352), (-30, 300)]),
    ('spine-cervical', [(2, 176), (11, 182), (12, 222), (8, 262), (-7, 304), (-28, 302), (-17, 262), (-9, 222), (-9, 184)]),
    ('spine-lumbar', [(-32, 606), (-17, 652), (-24, 702), (-46, 744), (-78, 742), (-56, 702), (-47, 652), (-58, 610)]),
    ('sacrum', [(-80, 740), (-46, 742), (-60, 788), (-90, 832), (-114, 854), (-117, 842), (-102, 792)]),
    ('hip-bone', [(-78, 742), (-60, 720), (-34, 703), (4, 697), (40, 717), (61, 762), (54, 792), (44, 816), (42, 852), (70, 866), (66, 880), (36, 878), (14, 888), (-14, 884), (-38, 868), (-46, 846), (-42, 824), (-64, 792)]),
    ('ischial-tuberosity', [(-40, 868), (-14, 884), (-20, 906), (-44, 922), (-66, 916), (-70, 898), (-56, 880)]),
    ('scapula', [(-92, 346), (-84, 334), (-50, 321), (-22, 316), (-14, 330), (-16, 358), (-32, 374), (-52, 412), (-72, 447), (-83, 456), (-91, 440), (-96, 400)]),
    ('humerus', [U(-24, 0), U(-16, 20), U(4, 26), U(30, 17), U(70, 11), U(160, 10), U(240, 11), U(278, 18), U(292, 6), U(290, -12), U(270, -14), U(240, -9), U(160, -10), U(70, -12), U(30, -18), U(6, -25), U(-14, -20)]),
    ('ulna', [F(-4, -22, 'c'), F(30, -22), F(110, -17), F(200, -15), F(242, -12, 'c'), F(244, -22, 'c'), F(200, -24), F(110, -29), F(40, -38), F(0, -40, 'c')]),
    ('radius', [F(-6, 12, 'c'), F(-5, -4, 'c'), F(10, -3), F(30, 2), F(110, 10), F(200, 6), F(240, 0, 'c'), F(243, 24, 'c'), F(200, 19), F(110, 23), F(40, 15), F(10, 13)]),
    ('tibia', [(14, 1316, 'c'), (44, 1312, 'c'), (43, 1340), (37, 1400), (29, 1500), (22, 1590), (20, 1620, 'c'), (16, 1620, 'c'), (14, 1590), (14, 1500), (15, 1400)]),
    ('fibula', [(-6, 1314, 'c'), (4, 1316, 'c'), (3, 1400), (1, 1500), (1.6, 1600), (4, 1646, 'c'), (-8, 1646, 'c'), (-8, 1600), (-7, 1500), (-6, 1400)]))


def bones(p: Plate) -> None:
    """spine, ribs, shoulder blade, pelvis, long bones"""
    for i, (key, ring) in enumerate(BONES):
        p.areas.append(area(key, shape(ring), 'bone', -2 + i * .05))
    ribs = [shape([(-97, 332 + 25 * i), (-24, 358.5 + 26.5 * i), (x, 380 + 27 * i, 'c'), (x + 1, 391 + 27 * i, 'c'), (-24, 370.5 + 26.5 * i), (-97, 344 + 25 * i)]) for i, x in enumerate(RIB_FRONT)]
    p.areas.append(area('ribs-lateral', unary_union(ribs), 'bone', -1.6))
