"""Fibres of bellies and tendons: lines between two guides, of unlike lengths, which fade out towards their ends."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from atlas_maker.bezier import Points
from atlas_maker.splines import lines, resample

_DENSITY = 1.1
_GOLDEN = 0.618034
_SHORTEST_SHARE = 0.56
_NEAREST_MM = 2.6
_EDGE_MM = 1.0
_SHORTEST_MM = 10.0


def fibres(rails: Sequence[ArrayLike], wanted: int, shape: BaseGeometry, scale: float = 1.0) -> list[Points]:
    """Fibres blended from neighbouring rails, inside the shape: some more than ``wanted``, not nearer than about 2.6 mm.

    ``rails`` are two lines or more along the fibres, in their order across the structure.  ``scale`` is the size of the
    view's lines: 1 where the whole body is drawn, less for hands and feet.
    """
    along = [resample(rail, 101) for rail in rails]
    steps = [float(np.median(np.hypot(*(b - a).T))) for a, b in pairwise(along)]
    breadths = np.r_[0, np.cumsum(steps)]
    count = max(1, min(round(_DENSITY * wanted) + 1, int(breadths[-1] / (_NEAREST_MM * scale))))
    inside = shape.buffer(-_EDGE_MM * scale)
    found: list[Points] = []
    for at in range(count):
        across = (at + 1) / (count + 1) * breadths[-1]
        between = min(int(np.searchsorted(breadths, across)), len(along) - 1)
        share = (across - breadths[between - 1]) / max(steps[between - 1], 1e-6)
        blend = along[between - 1] * (1 - share) + along[between] * share
        first = 0.02 + 0.22 * ((at * _GOLDEN) % 1)
        last = max(first + _SHORTEST_SHARE, 0.98 - 0.22 * ((at * _GOLDEN * _GOLDEN + 0.3) % 1))
        line = LineString(blend[int(first * 100) : int(last * 100) + 1])
        found += [np.asarray(piece.coords) for piece in lines(line.intersection(inside)) if piece.length > _SHORTEST_MM * scale]
    return found
