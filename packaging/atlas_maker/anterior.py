"""Anterior view.  Half figure at +x (patient's left); mm from the midline / below the vertex of the base figure."""
from typing import Any

from shapely.geometry import Polygon, box
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from atlas_maker.anterior_arm import areas_arm, arm, deep_arm, forearm, lines_arm, strands_arm
from atlas_maker.anterior_foot import areas_foot, foot, foot_outline, lines_foot, strands_foot
from atlas_maker.anterior_head import EAR_FRONT, areas_head, deep_head, face, lines_head, neck, shadows
from atlas_maker.anterior_leg import areas_leg, deep_leg, hip, lines_leg, lower_leg, thigh
from atlas_maker.anterior_trunk import abdomen, areas_trunk, chest, deep_trunk, lines_trunk
from atlas_maker.areas import area, hand_areas
from atlas_maker.figure import NEUTRAL_POINTS, H, arm_frontal, head_poly, soften, torso
from atlas_maker.hands import hand_palmar, palm_lines, palm_tendons
from atlas_maker.regions import Region, tile, tile_areas
from atlas_maker.splines import shape
from atlas_maker.svgout import View
from atlas_maker.warp import Warp

NEUTRAL = Warp(NEUTRAL_POINTS)                      # the feet are drawn where they stand: no press on the floor line


def outline() -> BaseGeometry:
    """half outline with the ear and the foot that the front shows"""
    parts = unary_union([torso(foot_outline()), arm_frontal(), head_poly(), shape(EAR_FRONT)])
    return soften(parts.intersection(box(0, -10, 600, 1900)))


def muscles(clip: Polygon) -> list[Region]:
    """every muscle of the view, not yet tiled"""
    out: list[Region] = []
    ear = shape(EAR_FRONT).buffer(1.2)

    def add(*args: Any, **kw: Any) -> None:
        out.append(Region(*args, **kw))

    face(add, ear)
    neck(add)
    chest(add)
    abdomen(add)
    hip(add)
    thigh(add, out)
    lower_leg(add, out)
    arm(add, clip)
    forearm(add)
    hand_palmar(add, H)
    foot(add)
    deep_head(add)
    deep_trunk(add)
    deep_arm(add)
    deep_leg(add)
    return out


def areas(clip: Polygon) -> list[Region]:
    """every area of the view, not yet tiled"""
    limb = arm_frontal().difference(box(0, 0, 150, 470)).union(box(150, 0, 600, 400)).intersection(clip.buffer(3))
    skin: list[Region] = []

    def put(key: str, geom: BaseGeometry | None = None, z: float = 0, style: str = 'skin', **kw: object) -> None:
        skin.append(area(key, geom, style, z, **kw))

    areas_head(put, shape(EAR_FRONT).buffer(1.2))
    areas_trunk(put, limb)
    areas_leg(put, skin)
    areas_foot(put, skin)
    areas_arm(put, skin, limb)
    return [*skin, *hand_areas(H, True), *palm_tendons(H)]


def build() -> View:
    """the finished view"""
    body = outline()
    clip = body.buffer(-1.3)
    v = View('anterior', 900, 1840, 450, 25, sides=('left', 'right'), warp=NEUTRAL)
    strands_arm(v)
    strands_foot(v, clip)
    shadows(v)
    lines_head(v)
    lines_trunk(v)
    lines_arm(v)
    lines_leg(v)
    lines_foot(v)
    palm_lines(v.line_landmark, H)
    return v.build(body, tile(muscles(clip), clip), tile_areas(areas(clip), body))
