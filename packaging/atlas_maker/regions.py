"""Named regions: muscles and extra structures (tiled with an even gap), areas (tiled without a gap).  Units: mm."""
import numpy as np
from shapely.affinity import scale
from shapely.geometry import LineString, box
from shapely.ops import unary_union

from atlas_maker.splines import curve, poly, polys, resample, shape

LAYERS = ('superficial', 'deep', 'deep2', 'deep3')      # data-depth 0, 1, 2, 3


def mirror(g):
    """reflection at the midline x = 0"""
    return scale(g, -1, 1, origin=(0, 0))


def tapered(a, b, ends):
    """rails whose named ends (0 start, 1 end) run to a rounded point (narrow tendons) or rounded corners (sheets)"""
    n = 80
    a, b = resample(a, n), resample(b, n)
    centre, half = (a + b) / 2, (a - b) / 2
    along = np.r_[0, np.cumsum(np.hypot(*np.diff(centre, axis=0).T))]
    factor = np.ones(n)
    for end in ends:
        s = along if end == 0 else along[-1] - along
        width = 2 * np.hypot(*half[0 if end == 0 else -1])
        tip = min(max((width - 8) / 30, .12), .6)
        t = np.clip(s / min(width * (2.4 if width < 18 else .9) + 1e-6, .3 * along[-1]), 0, 1)
        factor *= tip + (1 - tip) * np.sqrt(1 - (1 - t) ** 2)
    half = half * factor[:, None]
    return [tuple(p) for p in centre + half], [tuple(p) for p in centre - half]


class Region:
    """Drawn generously, then tiled.  Give two rails A, B (fibres are their blends), or a closed ring with two
    fibre guides, or several closed rings (parts), or a ready polygon (geom).

    key: catalogue slug, extra id or area id; z: painter's order inside the layer; tone: 0-2 colour step;
    r: corner radius; cut: polylines splitting the region; style (areas): 'skin' | 'bone' | 'tendon'."""

    def __init__(self, key, A=None, B=None, cap0=None, cap1=None, ring=None, parts=None, geom=None, guides=None,
                 layer='superficial', z=0, fibres=0, tone=0, cut=(), midline=False, clip=True, minus=None, r=None,
                 style='skin', flat=False, taper=(), family=None, rails=None):
        self.key, self.layer, self.z, self.tone, self.style = key, layer, z, tone, style
        self.family = family                            # parts of one muscle: one light, one gradient, hairline borders
        self.flat = flat                                # tendon without gradient (several strands)
        self.fibre_count, self.cut, self.midline, self.clip, self.minus = fibres, cut, midline, clip, minus
        self.r = r if r is not None else {'superficial': 1.3, 'area': .8}.get(layer, 2.4)
        self.id = key                                   # made unique per view by View.add_regions
        guides = guides or (rails and (rails[0], rails[-1]))
        self.guides = (curve(guides[0]), curve(guides[1])) if guides else None
        self.rails = [curve(rail) for rail in rails] if rails else None     # more than two lines that the fibres follow
        if geom is not None:
            self.raw = geom
        elif parts is not None:
            self.raw = unary_union([shape(p) for p in parts])
        elif ring is not None:
            self.raw = shape(ring)
        else:
            a, b = curve(A), curve(B)
            if taper:
                a, b = tapered(a, b, taper)
            self.guides = (a, b)
            end = curve([a[-1], *cap1, b[-1]]) if cap1 else []
            start = curve([b[0], *cap0, a[0]]) if cap0 else []
            self.raw = poly(list(a) + end[1:-1] + list(reversed(b)) + start[1:-1])
        self.geom = None

    def own_fibres(self) -> list[list[tuple[float, float]]]:
        """Fibres that are no blends of the guides, for muscles that draw their own; none here."""
        return []


def inradius(g):
    """radius of the largest inscribed circle (0.1 mm)"""
    lo, hi = 0.0, 80.0
    while hi - lo > .1:
        mid = (lo + hi) / 2
        lo, hi = (lo, mid) if g.buffer(-mid).is_empty else (mid, hi)
    return lo


def tile(muscles, clip, gap=1.1, min_area=120):
    """Higher z cuts lower z inside each layer; then inset by gap/2 and rounded with r.  Sets .geom, drops nothing."""
    both = unary_union([clip, mirror(clip)]).buffer(2.2).buffer(-2.2)
    empty = []
    for layer in LAYERS:
        order = [m for m in muscles if m.layer == layer]
        order = [m for _, _, m in sorted(((m.z, i, m) for i, m in enumerate(order)), key=lambda q: q[:2], reverse=True)]
        taken = []
        for m in order:
            g = unary_union([m.raw, mirror(m.raw)]).buffer(.05) if m.midline else m.raw
            if m.clip is True:
                g = g.intersection(both if m.midline else clip)
            elif m.clip:
                g = g.intersection(m.clip)
            if m.minus is not None:
                g = g.difference(m.minus)
            base = g
            if taken:
                g = g.difference(unary_union(taken))
            taken.append(base)
            for c in m.cut:
                g = g.difference(LineString(curve(c)).buffer(gap / 2, cap_style=2))
            if m.family:
                m.geom = g
                continue
            g = g.buffer(-(gap / 2 + m.r), 12).buffer(m.r, 12)
            pieces = polys(g)
            if not pieces:
                empty.append(m.key)
                continue
            big = max(p.area for p in pieces)
            keep = [p for p in pieces if p.area > min_area and p.area > .12 * big]
            m.geom = unary_union(keep or [max(pieces, key=lambda p: p.area)])
        for family in {m.family for m in order if m.family}:
            members = [m for m in order if m.family == family]
            whole = unary_union([m.geom for m in members]).buffer(.3).buffer(-.3)
            whole = whole.buffer(-(gap / 2 + members[0].r), 12).buffer(members[0].r, 12)
            for m in members:
                m.geom = max(polys(m.geom.buffer(-.18, join_style=2).intersection(whole)), key=lambda p: p.area)
    if empty:
        raise ValueError(f'nothing is left after tiling: {empty}')
    return muscles


def tile_areas(areas, outline, midline=True, edge=1.1):
    """Skin areas are a partition of the outline (half outline when midline): every point gets one, left-over slivers
    go to the neighbour with the longest common border.  Bone and tendon areas lie on top of them, exclusive too."""
    empty = []
    both = unary_union([outline, mirror(outline)]).buffer(.05) if midline else outline
    inside = both.buffer(-edge).intersection(outline)           # bone and tendon stay off the outline stroke
    for group in (('skin',), ('bone', 'tendon')):
        taken = None
        members = [a for a in areas if a.style in group]
        for _, _, a in sorted(((a.z, i, a) for i, a in enumerate(members)), key=lambda q: q[:2], reverse=True):
            g = a.raw.intersection(outline if group == ('skin',) else inside)
            if taken is not None:
                g = g.difference(taken)
            if group != ('skin',):
                g = g.buffer(-a.r, 8).buffer(a.r, 8)
            a.geom = unary_union([p for p in polys(g) if p.area > 12])
            if a.geom.is_empty:
                empty.append(a.key)
            taken = a.geom if taken is None else unary_union([taken, a.geom])
        if group == ('skin',):
            for piece in polys(outline.difference(taken)):
                ring = piece.buffer(.3)
                best = max(members, key=lambda a: a.geom.intersection(ring).area)
                best.geom = unary_union([best.geom, piece.buffer(.02)])
    if empty:
        raise ValueError(f'nothing is left after tiling: {empty}')
    rim = outline.buffer(.3).difference(outline)                # curves may be that much off: the figure is covered all the same
    if midline:
        rim = rim.intersection(box(0, -2000, 4000, 4000))
    for a in areas:
        if a.style == 'skin':
            a.geom = unary_union([a.geom.buffer(.15).intersection(outline), a.geom.buffer(.5).intersection(rim)])
        if a.midline and midline:
            a.geom = unary_union([a.geom, mirror(a.geom)]).buffer(.1).buffer(-.1)
    return areas
