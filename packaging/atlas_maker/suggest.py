"""Numbered points suggested on the drawn fibres: mid-belly, near the motor point.

Their places follow from general anatomy and arithmetic alone: they are not clinically reviewed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from shapely.geometry import Point
from shapely.ops import nearest_points, polylabel

from atlas_maker.regions import Region, inradius
from atlas_maker.splines import polys, resample
from atlas_maker.svgout import View

WEIGHT = {"lateral_right": 0.6, "leg_medial": 0.3}
"""How readily a muscle is shown in a view, beside the area it has there; elsewhere 1."""

SHOWN_IN = {
    "quadratus-lumborum": "posterior",
    "pterygoideus-medialis": "lateral_right",
    "scalenus-posterior": "lateral_right",
    "deltoid-middle": "lateral_right",
    "deltoid-posterior": "lateral_right",
    "serratus-anterior": "lateral_right",
    "vastus-lateralis": "lateral_right",
    "scm-clavicular": "lateral_right",
    "semispinalis-capitis": "posterior",
    "multifidus-cervicis": "posterior",
    "tibialis-posterior": "posterior",
    "fibularis-longus": "lateral_right",
    "intercostales-externi": "anterior",
    "supinator": "anterior",
    "flexor-carpi-ulnaris": "anterior",
    "subscapularis": "anterior",
    "interossei-dorsales-foot": "foot_dorsal",
    "extensor-digitorum-brevis": "foot_dorsal",
    "adductor-pollicis": "hand_palmar",
    "opponens-pollicis": "hand_palmar",
    "abductor-digiti-minimi-hand": "hand_palmar",
    "interosseus-dorsalis-1-hand": "hand_dorsal",
    "abductor-hallucis": "foot_plantar",
    "adductor-hallucis": "foot_plantar",
    "abductor-digiti-minimi-foot": "foot_plantar",
    "flexor-hallucis-brevis": "foot_plantar",
}
"""The view whose drawing of the muscle is right for its points although another one shows more of it."""

NEEDLED_AT_THE_WINDOW = ("serratus-anterior",)
"""Muscles needled where they reach the skin, though their deep picture is larger."""

LAYOUT = {
    "digastricus": ((0.22, 0.5), (0.74, 0.5)),
    "temporalis": ((0.40, 0.10), (0.30, 0.38), (0.30, 0.66), (0.25, 0.90)),
    "infraspinatus": ((0.40, 0.22), (0.60, 0.25), (0.45, 0.68)),
    "gluteus-medius": ((0.38, 0.15), (0.36, 0.5), (0.42, 0.85)),
    "gluteus-maximus": ((0.22, 0.45), (0.45, 0.80), (0.20, 0.90)),
    "quadratus-lumborum": ((0.22, 0.28), (0.25, 0.75), (0.70, 0.25), (0.66, 0.72)),
    "masseter": ((0.25, 0.30), (0.50, 0.30), (0.72, 0.35), (0.30, 0.75)),
    "vastus-lateralis": ((0.30, 0.50), (0.45, 0.30), (0.50, 0.70), (0.68, 0.35), (0.72, 0.68)),
    "latissimus-dorsi": ((0.78, 0.35), (0.70, 0.75)),
    "soleus": ((0.78, 0.45), (0.40, 0.75), (0.50, 0.28)),
    "subscapularis": ((0.40, 0.20), (0.45, 0.55), (0.40, 0.85)),
    "pectoralis-major-sternal": ((0.35, 0.30), (0.40, 0.75), (0.72, 0.50)),
    "deltoid-middle": ((0.25, 0.5), (0.42, 0.35), (0.5, 0.7)),
    "semitendinosus": ((0.35, 0.5), (0.5, 0.4), (0.64, 0.55)),
    "biceps-femoris-long": ((0.3, 0.5), (0.42, 0.35), (0.52, 0.65), (0.64, 0.5)),
}
"""Shares along the fibres, and across from one guide to the other, where an even layout is not plausible."""

_BASIS = "general knowledge, not clinically reviewed"


def suggestions(counts: Mapping[str, int], views: Sequence[View]) -> list[tuple[str, ...]]:
    """Slug, label, view, side, x, y (mm of the page) and basis of every suggested point, on the right side.

    ``counts`` says how many points each muscle has.
    """
    out: list[tuple[str, ...]] = []
    for key, count in counts.items():
        if not count:
            continue
        view, m, g = _best_region(key, views)
        inner = g.buffer(-min(4.0, 0.55 * inradius(g)))
        for number, point in enumerate(_points(view, m, g, count), 1):
            inside = nearest_points(inner, Point(point))[0]
            x, y = inside.x + view.ox, inside.y + view.oy
            if view.sides[0] != "right":
                x = view.W - x
            out.append((key, f"TrP{number}", view.name, "right", f"{x:.1f}", f"{y:.1f}", _BASIS))
    return out


def _points(view: View, m: Region, g: Any, count: int) -> list[Any]:
    """``count`` points of a muscle, along its fibres where it has guides; some may lie beside it."""
    parts = sorted(polys(g), key=lambda p: -p.area)
    if m.guides:
        one, other = (resample(guide, 101) for guide in m.guides)
        along = [one[int(t * 100)] * (1 - f) + other[int(t * 100)] * f for t, f in _shares(m, count)]
        return list(view.warp(np.array(along)) if view.warp else along)
    if len(parts) >= count:
        return [polylabel(part, 0.5).coords[0] for part in parts[:count]]
    return _on_axis(parts[0], count)


def _shares(m: Region, count: int) -> Sequence[tuple[float, float]]:
    """Where the points lie between the guides: shares along the fibres and across them."""
    if len(LAYOUT.get(m.key, ())) == count:
        return LAYOUT[m.key]
    if count == 1 or m.guides is None:
        return [(0.45, 0.5)] * count
    one, other = (resample(guide, 21) for guide in m.guides)
    length = np.hypot(*np.diff((one + other) / 2, axis=0).T).sum()
    breadth = np.hypot(*(one[10] - other[10]))
    if length > 1.4 * breadth:
        return [(float(share), 0.5) for share in (np.linspace(0.28, 0.68, count) if count > 2 else (0.34, 0.60))]
    return [(0.45, float(share)) for share in np.linspace(0.22, 0.78, count)]


def _on_axis(polygon: Any, count: int) -> list[Any]:
    """Points along the long axis of a polygon without guides."""
    box = np.asarray(polygon.minimum_rotated_rectangle.exterior.coords)
    long = max(box[2] - box[1], box[1] - box[0], key=lambda edge: float(np.hypot(*edge)))
    return [box[:4].mean(0) + long * (share - 0.5) for share in (np.linspace(0.3, 0.7, count) if count > 1 else [0.5])]


def _best_region(key: str, views: Sequence[View]) -> tuple[View, Region, Any]:
    """The view, the region and its drawn shape that show a muscle best."""
    shown = [(view, m, g) for view in views for m, side, _, g in view.items if m.key == key and side == view.sides[0]]
    wanted = SHOWN_IN.get(key)
    if key in NEEDLED_AT_THE_WINDOW:
        shown = [found for found in shown if found[1].layer == "superficial"]
    return max(
        (found for found in shown if wanted in (None, found[0].name)),
        key=lambda found: found[2].area * WEIGHT.get(found[0].name, 1) * (1 if found[1].layer == "superficial" else 0.7),
    )
