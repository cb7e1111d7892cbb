"""Right lateral view, arm raised forward as in side-lying treatment; the left one is its mirror image."""
from shapely.geometry import Polygon, box

from atlas_maker.lateral_arm import arm
from atlas_maker.lateral_bones import bones
from atlas_maker.lateral_deep import deep
from atlas_maker.lateral_figure import ARM_ROOT, NEUTRAL_SIDE, arm_shape, body_shape, outline
from atlas_maker.lateral_foot import foot, shades_of_foot
from atlas_maker.lateral_head import head, shades_of_head
from atlas_maker.lateral_leg import leg
from atlas_maker.lateral_trunk import GLUTEUS, shade_of_arm, trunk_and_hip
from atlas_maker.modelling import Plate
from atlas_maker.posterior import under_fold
from atlas_maker.splines import lines, resample, shape
from atlas_maker.svgout import View


def edge_of_arm(p: Plate, trunk: Polygon) -> None:
    """contour of the arm where it lies before the trunk"""
    for g in lines(arm_shape().exterior.intersection(trunk).difference(shape(ARM_ROOT)).difference(box(20, 280, 200, 440))):
        if g.length > 25:
            p.line(*[tuple(q) for q in resample(g.coords, 9)], weight=1.7)


def build() -> View:
    """the finished view"""
    body, trunk = outline(), body_shape().buffer(-1.2)
    v = View('lateral_right', 720, 1800, 155, 25, mirrored=False, sides=('right',), warp=NEUTRAL_SIDE)
    p = Plate(lambda point: point)
    head(p)
    trunk_and_hip(p)
    arm(p)
    leg(p)
    foot(p)
    deep(p)
    bones(p)
    edge_of_arm(p, trunk)
    shade_of_arm(v, trunk)
    shades_of_head(v)
    shades_of_foot(v)
    under_fold(v, GLUTEUS, body)
    return p.draw(v, body, body.buffer(-1.3), 1.1)
