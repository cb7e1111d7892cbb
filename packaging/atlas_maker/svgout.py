"""Assembly of one view into SVG text.  Themes are colour tables only; every number is rounded to 0.1 mm."""
import numpy as np
from shapely.affinity import translate
from shapely.geometry import LineString, Polygon
from shapely.ops import unary_union

from atlas_maker.bezier import STEP_MM, fit_open, fit_shape, path_data, tenths
from atlas_maker.regions import Region, inradius, mirror
from atlas_maker.splines import curve, lines, polys, ring

LIGHT = dict(bg='#f6f4f0', body='#eee2d6', body_hi='#fbf5ee', outline='#6f5b50', land='#8d7567',
             edge=('#cfa793', '#c69d89', '#d5b4a3'), core=('#ecd3c6', '#e6c9b9', '#f0dcd0'), shine='#fff6ee',
             m_line='#99735f', fibre='#8a6655', deep='#8b6a86', deep_fill='#b79bb4',
             tendon_edge='#ebe1d8', tendon_core='#fcf9f6', tendon_line='#b59e90', bone='#fbf7f0')
DARK = dict(bg='#191b1e', body='#2d2a29', body_hi='#3c3836', outline='#b3a195', land='#a08f84',
            edge=('#56453e', '#4f3f39', '#5d4b44'), core=('#75625a', '#6d5a53', '#7d6a61'), shine='#b39c90',
            m_line='#1d1816', fibre='#2e2623', deep='#c3a6cf', deep_fill='#8a6f93',
            tendon_edge='#4c4845', tendon_core='#6f6a65', tendon_line='#8f847b', bone='#4a4542')
RELIEF = ((2.5, .32), (7, .34), (15, .36))           # inset mm, opacity
SHINE = ((.30, .13), (.62, .15))                                # inset as a share of the inradius, opacity
TOLERANCE = {'superficial': .35, 'skin': .45, 'bone': .45, 'tendon': .45}   # mm fit error, deep layers .75
SHINE_MIN = 4.5                                                 # mm inradius below which a belly gets no light


def mix(a, b, f):
    """colour between two #rrggbb"""
    A, B = ([int(c[i:i + 2], 16) for i in (1, 3, 5)] for c in (a, b))
    return '#%02x%02x%02x' % tuple(round(x * (1 - f) + y * f) for x, y in zip(A, B))


def fmt2(v):
    return f'{v:.2f}'.rstrip('0').rstrip('.')


class View:
    """One view.  Drawing space: x mm from the midline (plumb line in the lateral view), y mm below the vertex.
    Page = warped drawing + (ox, oy).  sides[0] is the patient's side of the drawn half (+x)."""

    def __init__(self, name, width, height, ox, oy, mirrored=True, sides=('left', 'right'), line=1.0, warp=None, fine=1.0):
        self.name, self.W, self.H, self.ox, self.oy = name, width, height, ox, oy
        self.mirrored, self.sides, self.line, self.warp = mirrored, sides, line, warp
        self.fine = fine                                # share of the fit error and of the sampling step: less for close-ups
        self.landmarks, self.strands, self.shades = [], [], []

    def line_landmark(self, points, weight=1.1, both=True):
        """a contour line (non-interactive); both: also on the mirrored side"""
        self.landmarks.append((points, weight, both))

    def strand(self, rails):
        """a tendon that runs over bellies (non-interactive): dict of rails A and B"""
        self.strands.append(Region('strand', layer='area', taper=(0, 1), **rails).raw)

    def shade(self, g):
        """a soft shadow (non-interactive) on the drawn half"""
        self.shades.append(g)

    def warped(self, g):
        return self.warp.geom(g) if self.warp else g

    def page(self, rings):
        off = np.array([self.ox, self.oy])
        return [[np.round(B + off, 1) for B in r] for r in rings]

    def flipped(self, rings):
        return [[np.c_[np.round(self.W - B[:, 0], 1), B[:, 1]] for B in r] for r in rings]

    def fit(self, g, tol):
        return self.page(fit_shape(g, tol * self.fine, STEP_MM * max(self.line, .55) * self.fine))

    def fit_line(self, points, tol):
        p = np.asarray(points, float)
        return self.page([fit_open(self.warp(p) if self.warp else p, tol)])

    def build(self, outline, regions, areas):
        """outline: half figure (mirrored views) or the whole; regions and areas already tiled"""
        self.half = self.warped(outline)
        self.full = unary_union([self.half, mirror(self.half)]).buffer(.05) if self.mirrored else self.half
        shown = {m.key for m in regions if m.layer == 'superficial'}
        self.items = []                                 # (region, side, page rings, warped geometry)
        used = set()
        for m in [*areas, *regions]:
            if m.layer.startswith('deep') and m.key in shown:
                m.id = m.key + '_deep'
            if m.id in used:
                raise ValueError(f'{self.name}: {m.id} twice')
            used.add(m.id)
            g = self.warped(m.geom)
            rings = self.fit(g, TOLERANCE.get(m.style if m.layer == 'area' else m.layer, .75) * self.line)
            if m.midline and self.mirrored:
                self.items.append((m, 'midline', rings, g))
                continue
            self.items.append((m, self.sides[0], rings, g))
            if self.mirrored:
                self.items.append((m, self.sides[1], self.flipped(rings), mirror(g)))
        self.outline = self._outline_rings()
        self.relief = []
        for inset, opacity in RELIEF:
            r = min(inset, 5) * .8 * self.line
            inset *= self.line
            self.relief.append((opacity, self.fit(self.full.buffer(-inset - r).buffer(r), 1.6 * self.line)))
        drawn = [(m, g) for m, side, _, g in self.items if side == self.sides[0]]
        families = {}
        for m, g in drawn:
            if m.family:
                families[m.family, m.layer] = unary_union([families.get((m.family, m.layer), Polygon()), g.buffer(.3)]).buffer(.2)
        self.families = families
        lit = [(g, 1.5) for m, g in drawn if m.layer == 'superficial' and not m.family] + [(g, 22.0) for (_, layer), g in families.items() if layer == 'superficial']
        self.shine = []
        for share, opacity in SHINE:
            rings = []
            for g, corner in lit:
                for p in polys(g):
                    radius = inradius(p)
                    if radius < SHINE_MIN * self.line:
                        continue
                    corner = min(corner, .9 * (1 - share) * radius)
                    inner = p.buffer(-share * radius - corner * self.line).buffer(corner * self.line)
                    inner = translate(inner, 0, -.10 * radius).intersection(p)
                    rings += self.fit(inner, 1.4 * self.line)
            self.shine.append((opacity, rings))
        self.fibres = {'muscle': [], 'tendon': [], 'deep': []}
        depth = {layer: unary_union([m.geom for m in regions if m.layer == layer]) for layer in ('deep', 'deep2', 'deep3')}
        for m, _ in drawn:
            kind = 'tendon' if m.layer == 'area' else 'muscle' if m.layer == 'superficial' else 'deep'
            hidden = unary_union([g for layer, g in depth.items() if kind == 'deep' and layer < m.layer])
            for points in m.fibre_lines():
                for piece in lines(LineString(points).difference(hidden)):
                    if piece.length > 6:
                        self.fibres[kind] += self.fit_line(piece.coords, .4)
        self.dark = [self.fit(self.warped(g), .5) for g in self.shades]
        self.over = [r for g in self.strands for r in self.fit(self.warped(g), .3)]
        self.lines = {}
        for points, weight, both in self.landmarks:
            self.lines.setdefault((weight, both), []).extend(self.fit_line(ring(points[:-1]) if points[0] == points[-1] else curve(points), .2 * self.line))
        return self

    def _outline_rings(self):
        """closed outline; mirrored views: fit the run off the midline, mirror it, join"""
        if not self.mirrored:
            return self.fit(self.full, .2)
        out = []
        for p in polys(self.half):
            c = list(p.exterior.coords)[:-1]
            on = [abs(q[0]) < 1e-6 for q in c]
            if not any(on):
                rings = self.fit(p, .2)
                out += rings + self.flipped(rings)
                continue
            n = len(c)
            start = next(k for k in range(n) if on[k] and not on[(k + 1) % n])
            run, runs = [c[start]], []
            for step in range(1, n + 1):
                k = (start + step) % n
                run.append(c[k])
                if on[k]:
                    runs.append(run)
                    run = [c[k]]
            for r in runs:
                length = np.hypot(*np.diff(np.asarray(r), axis=0).T).sum()
                if len(r) < 3 or length < 4:
                    continue
                segs = fit_open(r, .2, STEP_MM)
                half = self.page([segs])[0]
                out.append(half + [np.c_[np.round(self.W - B[::-1, 0], 1), B[::-1, 1]] for B in reversed(half)])
        return out


def gradient_axis(g, view, side):
    """page coordinates of a shading axis across the belly (short side of the minimum rotated rectangle)"""
    if side == 'midline':
        x0, y0, x1, y1 = g.bounds
        return view.ox, y0 + view.oy, view.ox, y1 + view.oy
    r = np.asarray(g.minimum_rotated_rectangle.exterior.coords)
    short = min(r[1] - r[0], r[2] - r[1], key=lambda e: np.hypot(*e))
    centre = r[:4].mean(0)
    if short[0] < 0:
        short = -short
    p, q = centre - short / 2, centre + short / 2
    return p[0] + view.ox, p[1] + view.oy, q[0] + view.ox, q[1] + view.oy


def mirrored_group(view, name, attributes, paths):
    """non-interactive paths of the drawn half, reused mirrored"""
    text = f'<g id="{name}" {attributes}>{paths}</g>'
    if view.mirrored:
        text += f'<use xlink:href="#{name}" transform="matrix(-1 0 0 1 {view.W} 0)"/>'
    return text


def path_tag(m, side, rings, catalogue, extra=''):
    if m.layer == 'area':
        kind = f'data-kind="area" data-area="{m.key}"'
    else:
        kind = f'data-kind="muscle" data-muscle="{m.key}"' if m.key in catalogue else f'data-kind="extra" data-extra="{m.key}"'
        kind += f' data-layer="{"superficial" if m.layer == "superficial" else "deep"}"'
        if m.layer != 'superficial':
            kind += f' data-depth="{m.layer[4:] or 1}"'
    return f'<path id="{m.id}.{side}" {kind} {extra}d="{path_data(rings)}"/>'


def svg(view, catalogue, theme='light', deep='hidden'):
    """deep: 'hidden' (chart) | 'ghost' (dashed over the superficial layer) | 'deep' (deep layer solid, superficial faded)"""
    T, v, lw = (LIGHT if theme == 'light' else DARK), view, view.line
    solid = deep == 'deep'
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{v.W}mm" height="{v.H}mm" viewBox="0 0 {v.W} {v.H}">',
           f'<title>NeedleChart body atlas: {v.name}</title>',
           f'<rect id="background" width="{v.W}" height="{v.H}" fill="{T["bg"]}"/>',
           f'<g id="outline" fill="{T["body"]}" stroke="{T["outline"]}" stroke-width="{fmt2(2.2 * lw)}" stroke-linejoin="round"><path id="outline.body" d="{path_data(v.outline)}"/></g>',
           f'<g id="relief" fill="{T["body_hi"]}">' + ''.join(f'<path fill-opacity="{o}" d="{path_data(r)}"/>' for o, r in v.relief) + '</g>']
    defs, tags = [], {'skin': [], 'bone': [], 'tendon': [], 'superficial': [], 'deep': []}
    for k in range(3):
        e, c = T['edge'][k], T['core'][k]
        stops = ((0, e), (.22, mix(e, c, .5)), (.46, mix(e, c, .85)), (.74, mix(e, c, .5)), (1, e))
        defs.append(f'<linearGradient id="t{k}">' + ''.join(f'<stop offset="{o}" stop-color="{col}"/>' for o, col in stops) + '</linearGradient>')
    e, c = T['tendon_edge'], T['tendon_core']
    defs.append(f'<linearGradient id="t3"><stop offset="0" stop-color="{e}"/><stop offset=".45" stop-color="{c}"/><stop offset="1" stop-color="{e}"/></linearGradient>')
    for m, side, rings, g in sorted(v.items, key=lambda q: q[0].layer, reverse=True):
        fill = ''
        painted = m.style == 'tendon' and not m.flat if m.layer == 'area' else m.layer == 'superficial' or solid
        if painted:
            whole = v.families.get((m.family, m.layer)) if m.family else None
            if whole is not None:
                g = whole if side == v.sides[0] else mirror(whole)
            x1, y1, x2, y2 = gradient_axis(g, v, side)
            tone = 3 if m.layer == 'area' else m.tone % 3
            number = len(defs)
            defs.append(f'<linearGradient id="g{number}" xlink:href="#t{tone}" gradientUnits="userSpaceOnUse" x1="{tenths(x1)}" y1="{tenths(y1)}" x2="{tenths(x2)}" y2="{tenths(y2)}"/>')
            fill = f'fill="url(#g{number})" '
        elif m.style == 'tendon':
            fill = f'fill="{mix(T["tendon_edge"], T["tendon_core"], .9)}" '
        group = m.style if m.layer == 'area' else m.layer if m.layer == 'superficial' else 'deep'
        tags[group].append(path_tag(m, side, rings, catalogue, fill))
    out.append('<defs>' + '\n'.join(defs) + '</defs>')
    out.append('<g id="areas" fill-rule="evenodd"><g id="areas.skin" fill="none">' + '\n'.join(tags['skin']) + '</g>')
    out.append(f'<g id="areas.bone" fill="{T["bone"]}" fill-opacity=".7">' + '\n'.join(tags['bone']) + '</g>')
    out.append(f'<g id="areas.tendon" stroke="{T["tendon_line"]}" stroke-width="{fmt2(.7 * lw)}" stroke-linejoin="round">' + '\n'.join(tags['tendon']) + '</g></g>')
    if v.fibres['tendon']:
        out.append(mirrored_group(v, 'tendon-fibres', f'fill="none" stroke="{T["tendon_line"]}" stroke-width="{fmt2(.5 * lw)}" stroke-opacity=".6" stroke-linecap="round"',
                                  f'<path d="{path_data(v.fibres["tendon"], False)}"/>'))
    fade = ' opacity="0.30"' if solid else ''
    out.append(f'<g id="muscles" stroke="{T["m_line"]}" stroke-width="{fmt2(.8 * lw)}" stroke-linejoin="round" fill-rule="evenodd">')
    out.append(f'<g id="superficial"{fade}>' + '\n'.join(tags['superficial']) + '</g>')
    if tags['deep'] and solid:
        out.append('<g id="deep">' + '\n'.join(tags['deep']) + '</g>')
    elif tags['deep']:
        hide = '' if deep == 'ghost' else ' display="none"'
        out.append(f'<g id="deep" fill="{T["deep_fill"]}" stroke="{T["deep"]}" fill-opacity="0.10" stroke-opacity="0.75" stroke-dasharray="{fmt2(5 * lw)} {fmt2(3 * lw)}"{hide}>' + '\n'.join(tags['deep']) + '</g>')
    out.append('</g>')
    if not solid:
        shine = ''.join(f'<path fill-opacity="{o if theme == "light" else o * .7:.2f}" d="{path_data(r)}"/>' for o, r in v.shine if r)
        out.append(mirrored_group(v, 'light', f'fill="{T["shine"]}" fill-rule="evenodd"', shine))
    if v.dark and not solid:
        out.append(mirrored_group(v, 'shade', f'fill="{T["m_line"]}" fill-opacity=".1" fill-rule="evenodd"', ''.join(f'<path d="{path_data(r)}"/>' for r in v.dark)))
    fibres = v.fibres['deep' if solid else 'muscle']
    if fibres:
        out.append(mirrored_group(v, 'fibres', f'fill="none" stroke="{T["fibre"]}" stroke-width="{fmt2(.65 * lw)}" stroke-opacity="{.38 if theme == "light" else .6}" stroke-linecap="round"',
                                  f'<path d="{path_data(fibres, False)}"/>'))
    if v.over and not solid:
        out.append(mirrored_group(v, 'strands', f'fill="{mix(T["tendon_edge"], T["tendon_core"], .35)}" stroke="{T["tendon_line"]}" stroke-width="{fmt2(.6 * lw)}" stroke-linejoin="round"', f'<path d="{path_data(v.over)}"/>'))
    style = f'fill="none" stroke="{T["land"]}" stroke-linecap="round"'
    single = ''.join(f'<path stroke-width="{fmt2(w * lw)}" d="{path_data(r, False)}"/>' for (w, both), r in v.lines.items() if not both)
    paired = ''.join(f'<path stroke-width="{fmt2(w * lw)}" d="{path_data(r, False)}"/>' for (w, both), r in v.lines.items() if both)
    out.append(f'<g id="landmarks" {style}>{single}</g>')
    out.append(mirrored_group(v, 'landmarks.paired', style, paired))
    out.append('</svg>')
    return '\n'.join(out)
