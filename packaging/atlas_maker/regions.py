"""Named regions: muscles and extra structures, tiled with an even gap; areas, tiled without one.  In millimetres."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from shapely.affinity import scale
from shapely.geometry import LineString, box
from shapely.ops import unary_union

from atlas_maker.splines import Landmarks, Line, curve, poly, polys, resample, shape

LAYERS = ("superficial", "deep", "deep2", "deep3")
"""The layers of muscles from the skin inwards: in a drawing, no depth and the depths 1, 2 and 3."""


def mirror(g: Any) -> Any:
    """The reflection at the midline x = 0."""
    return scale(g, -1, 1, origin=(0, 0))


def tapered(a: ArrayLike, b: ArrayLike, ends: Sequence[int]) -> tuple[Line, Line]:
    """Rails whose named ends (0 start, 1 end) run to a rounded point (narrow tendons) or to rounded corners (sheets)."""
    count = 80
    one, other = resample(a, count), resample(b, count)
    centre, half = (one + other) / 2, (one - other) / 2
    along = np.r_[0, np.cumsum(np.hypot(*np.diff(centre, axis=0).T))]
    factor = np.ones(count)
    for end in ends:
        way = along if end == 0 else along[-1] - along
        width = 2 * float(np.hypot(*half[0 if end == 0 else -1]))
        tip = min(max((width - 8) / 30, 0.12), 0.6)
        t = np.clip(way / min(width * (2.4 if width < 18 else 0.9) + 1e-6, 0.3 * along[-1]), 0, 1)
        factor *= tip + (1 - tip) * np.sqrt(1 - (1 - t) ** 2)
    half = half * factor[:, None]
    return _line(centre + half), _line(centre - half)


def _line(points: NDArray[np.float64]) -> Line:
    return [(x, y) for x, y in points]


class Region:
    """A structure as it is drawn, generously, before it is tiled.

    It is given by two rails A and B, between which its fibres run (``cap0``, ``cap1``: points of the ends between them); or
    by a closed ``ring``, several of them (``parts``) or a ready shape (``geom``), each with two ``guides`` or several
    ``rails`` for its fibres.

    ``key`` is that of the catalogue, of an extra structure or of an area; ``z`` the painter's order inside the layer; ``tone``
    0 to 2 a step of colour; ``fibres`` how many are drawn at least; ``cut`` lines that split it; ``clip`` what it is cut to
    (True: the figure), ``minus`` what it leaves out; ``r`` the radius of its corners in mm; ``taper`` the ends (0, 1) of the
    rails that run to a point; ``style`` of an area "skin", "bone" or "tendon"; ``flat`` a tendon in one colour.  The parts of
    one muscle share a ``family``: one light, and hairline borders.
    """

    def __init__(
        self,
        key: str,
        A: Landmarks | None = None,
        B: Landmarks | None = None,
        cap0: Landmarks | None = None,
        cap1: Landmarks | None = None,
        ring: Landmarks | None = None,
        parts: Sequence[Landmarks] | None = None,
        geom: Any = None,
        guides: Sequence[Landmarks] | None = None,
        layer: str = "superficial",
        z: float = 0,
        fibres: int = 0,
        tone: int = 0,
        cut: Sequence[Landmarks] = (),
        midline: bool = False,
        clip: Any = True,
        minus: Any = None,
        r: float | None = None,
        style: str = "skin",
        flat: bool = False,
        taper: Sequence[int] = (),
        family: str | None = None,
        rails: Sequence[Landmarks] | None = None,
    ) -> None:
        self.key, self.layer, self.z, self.tone, self.style = key, layer, z, tone, style
        self.family, self.flat, self.fibre_count = family, flat, fibres
        self.cut, self.midline, self.clip, self.minus = cut, midline, clip, minus
        self.r = r if r is not None else {"superficial": 1.3, "area": 0.8}.get(layer, 2.4)
        self.id = key
        if rails and not guides:
            guides = (rails[0], rails[-1])
        self.guides = (curve(guides[0]), curve(guides[1])) if guides else None
        self.rails = [curve(rail) for rail in rails] if rails else None
        self.geom: Any = None
        if geom is not None:
            self.raw = geom
        elif parts is not None:
            self.raw = unary_union([shape(part) for part in parts])
        elif ring is not None:
            self.raw = shape(ring)
        elif A is not None and B is not None:
            self.raw = self._between(A, B, cap0, cap1, taper)
        else:
            raise ValueError(f"{key} has no shape")

    def own_fibres(self) -> list[Line]:
        """Fibres that are no blends of the guides, for muscles that draw their own; none here."""
        return []

    def _between(self, A: Landmarks, B: Landmarks, cap0: Landmarks | None, cap1: Landmarks | None, taper: Sequence[int]) -> Any:
        """The shape between two rails."""
        one, other = curve(A), curve(B)
        if taper:
            one, other = tapered(one, other, taper)
        self.guides = (one, other)
        end = curve([one[-1], *cap1, other[-1]]) if cap1 else []
        start = curve([other[0], *cap0, one[0]]) if cap0 else []
        return poly([*one, *end[1:-1], *reversed(other), *start[1:-1]])


def inradius(g: Any) -> float:
    """The radius of the largest circle inside a shape, to 0.1 mm."""
    low, high = 0.0, 80.0
    while high - low > 0.1:
        middle = (low + high) / 2
        low, high = (low, middle) if g.buffer(-middle).is_empty else (middle, high)
    return low


def tile(muscles: list[Region], clip: Any, gap: float = 1.1, min_area: float = 120) -> list[Region]:
    """Muscles side by side: in each layer a higher z cuts a lower one, then a ``gap`` in mm parts them and corners are rounded.

    Pieces below ``min_area`` mm² go, but never all of a muscle.  Raises ValueError when a muscle has nothing left.
    """
    both = unary_union([clip, mirror(clip)]).buffer(2.2).buffer(-2.2)
    for layer in LAYERS:
        order = _from_the_top([m for m in muscles if m.layer == layer])
        taken: list[Any] = []
        for m in order:
            base = _cut_to(m, clip, both)
            g = base.difference(unary_union(taken)) if taken else base
            taken.append(base)
            for line in m.cut:
                g = g.difference(LineString(curve(line)).buffer(gap / 2, cap_style="flat"))
            m.geom = g if m.family else _rounded(m, g, gap, min_area)
        for family in sorted({m.family for m in order if m.family}):
            _part([m for m in order if m.family == family], gap)
    return muscles


def _from_the_top(regions: list[Region]) -> list[Region]:
    """The highest first; of two of one height, the one named later."""
    return [m for _, _, m in sorted(((m.z, at, m) for at, m in enumerate(regions)), key=lambda q: q[:2], reverse=True)]


def _cut_to(m: Region, clip: Any, both: Any) -> Any:
    """A region inside what it is clipped to."""
    g = unary_union([m.raw, mirror(m.raw)]).buffer(0.05) if m.midline else m.raw
    if m.clip is True:
        g = g.intersection(both if m.midline else clip)
    elif m.clip:
        g = g.intersection(m.clip)
    return g if m.minus is None else g.difference(m.minus)


def _rounded(m: Region, g: Any, gap: float, min_area: float) -> Any:
    pieces = polys(g.buffer(-(gap / 2 + m.r), 12).buffer(m.r, 12))
    if not pieces:
        raise ValueError(f"nothing is left of {m.key} after tiling")
    largest = max(piece.area for piece in pieces)
    kept = [piece for piece in pieces if piece.area > min_area and piece.area > 0.12 * largest]
    return unary_union(kept or [max(pieces, key=lambda piece: piece.area)])


def _part(members: list[Region], gap: float) -> None:
    """The parts of one muscle: rounded as a whole, with hairlines between them."""
    whole = unary_union([m.geom for m in members]).buffer(0.3).buffer(-0.3)
    whole = whole.buffer(-(gap / 2 + members[0].r), 12).buffer(members[0].r, 12)
    for m in members:
        m.geom = max(polys(m.geom.buffer(-0.18, join_style="mitre").intersection(whole)), key=lambda piece: piece.area)


def tile_areas(areas: list[Region], outline: Any, midline: bool = True, edge: float = 1.1) -> list[Region]:
    """Areas side by side: those of the skin share the whole outline (half of it when ``midline``), so every point has one.

    Slivers that are left over go to the neighbour with the longest common border.  Bones and tendons lie on top of them,
    beside each other and ``edge`` mm off the outline.  Raises ValueError when an area has nothing left.
    """
    both = unary_union([outline, mirror(outline)]).buffer(0.05) if midline else outline
    skin = [a for a in areas if a.style == "skin"]
    left = outline.difference(_side_by_side(skin, outline, rounded=False))
    _side_by_side([a for a in areas if a.style != "skin"], both.buffer(-edge).intersection(outline), rounded=True)
    for piece in polys(left):
        around = piece.buffer(0.3)
        best = max(skin, key=lambda a: float(a.geom.intersection(around).area))
        best.geom = unary_union([best.geom, piece.buffer(0.02)])
    rim = outline.buffer(0.3).difference(outline)  # curves may be that much off: the figure is covered all the same
    if midline:
        rim = rim.intersection(box(0, -2000, 4000, 4000))
    for a in skin:
        a.geom = unary_union([a.geom.buffer(0.15).intersection(outline), a.geom.buffer(0.5).intersection(rim)])
    for a in areas:
        if a.midline and midline:
            a.geom = unary_union([a.geom, mirror(a.geom)]).buffer(0.1).buffer(-0.1)
    return areas


def _side_by_side(areas: list[Region], inside: Any, *, rounded: bool) -> Any:
    """Cuts areas from each other; what all of them cover."""
    taken = unary_union([])
    for a in _from_the_top(areas):
        g = a.raw.intersection(inside).difference(taken)
        if rounded:
            g = g.buffer(-a.r, 8).buffer(a.r, 8)
        a.geom = unary_union([piece for piece in polys(g) if piece.area > 12])
        if a.geom.is_empty:
            raise ValueError(f"nothing is left of {a.key} after tiling")
        taken = unary_union([taken, a.geom])
    return taken
