"""Both legs from the inner side, groin to sole.  The drawn half is the left leg (toes to +x); x = mm in front of the plumb
line of the lateral view, shifted by SHIFT off the page midline, y = mm below the vertex."""

from collections.abc import Sequence
from typing import Any

from shapely.affinity import translate

from atlas_maker import leg_medial_foot as foot
from atlas_maker import leg_medial_limb as limb
from atlas_maker.modelling import Plate
from atlas_maker.splines import poly, ring
from atlas_maker.svgout import View

SHIFT = 120


def place(point: Sequence[Any]) -> tuple[Any, ...]:
    """drawing point, shifted off the page midline"""
    return (point[0] + SHIFT, *point[1:])


def outline(plate: Plate) -> Any:
    """the leg with a slice of the pelvis"""
    return poly(ring(plate.at([*limb.FRONT, *foot.FRONT, *foot.HEEL, *limb.BACK, *limb.TOP]))).buffer(-2, 16).buffer(4, 16).buffer(-2, 16)


def under_the_buttock(view: View, plate: Plate, body: Any) -> None:
    """graded shadow of the buttock on the thigh"""
    buttock = plate.blob(limb.GLUTEUS)
    for depth in (2, 4.5, 7, 9.5, 12, 14.5, 17, 19.5):
        view.faint_shade(translate(buttock, 0, depth).difference(buttock).intersection(body.buffer(-1.5)).buffer(-.6).buffer(.6))


def build() -> View:
    """the view, ready to be written"""
    plate = Plate(place)
    limb.thigh(plate)
    limb.lower_leg(plate)
    foot.muscles(plate)
    limb.deep(plate)
    foot.deep(plate)
    limb.pelvis_thigh(plate)
    limb.knee_calf(plate)
    foot.skin(plate)
    foot.bones(plate)
    foot.tendons(plate)
    limb.relief(plate)
    foot.relief(plate)
    body = outline(plate)
    view = View('leg_medial', 660, 935, 330, -832, sides=('left', 'right'), line=.8, fine=.6)
    under_the_buttock(view, plate, body)
    return plate.draw(view, body, body.buffer(-1.3), gap=1.0, min_area=60)
