"""The text of a drawing: groups from back to front, every number rounded to 0.1 mm, colours of the light scheme."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import numpy as np
from shapely.geometry.base import BaseGeometry

from atlas_maker.bezier import Points, Ring, path_data, tenths
from atlas_maker.light import Spot
from atlas_maker.regions import LAYERS, Region
from atlas_maker.svgout import Form, View

COLOURS = {
    "bg": "#f6f4f0", "body": "#eee2d6", "body_hi": "#fbf5ee", "outline": "#6f5b50", "land": "#8d7567", "shine": "#fff6ee",
    "m_line": "#99735f", "fibre": "#8a6655", "tendon_edge": "#ebe1d8", "tendon_core": "#fcf9f6", "tendon_line": "#b59e90",
    "bone": "#fbf7f0",
}  # fmt: skip
EDGES = ("#cfa793", "#c69d89", "#d5b4a3")
CORES = ("#ecd3c6", "#e6c9b9", "#f0dcd0")
"""A belly's colour at its border and in its light, in three tones."""

BELLY = ((0.0, 0.4), (0.18, 0.75), (0.4, 1.0), (0.72, 0.4), (1.0, 0.0))
"""Light across a belly: how far from the side of the light, and how much of the core's colour there is."""

TENDON = ((0.0, 0.25), (0.4, 1.0), (1.0, 0.0))
SPOT = ((0.0, 1.0), (0.15, 0.95), (0.3, 0.82), (0.5, 0.5), (0.7, 0.2), (0.85, 0.05), (1.0, 0.0))
"""The fall-off of a soft spot from its middle to its rim: half of a cosine."""

FADE = ((0.0, 0.0), (0.16, 1.0), (0.8, 1.0), (1.0, 0.0))
"""How much of a fibre is seen along its length."""

LIGHT_FROM = np.array([-0.6, -0.8])
_TENDON_FLAT = 0.55
_STRAND = _TENDON_FLAT  # a tendon over a belly is the tendon beside it
_BONE = 0.1


def svg(view: View, muscles: Collection[str]) -> str:
    """The drawing of a view; ``muscles`` are the keys of the catalogue."""
    v, c, weight = view, COLOURS, view.line
    defs = _Gradients(view)
    tags = _structures(view, muscles, defs)
    size = f'width="{v.W}mm" height="{v.H}mm" viewBox="0 0 {v.W} {v.H}"'
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {size}>',
        f"<title>NeedleChart body atlas: {v.name}</title>",
        f'<rect id="background" width="{v.W}" height="{v.H}" fill="{c["bg"]}"/>',
        f'<g id="outline" fill="{c["body"]}" {_stroke("outline", 2.2 * weight)}>',
        f'<path id="outline.body" d="{path_data(v.outline)}"/></g>',
        _mirrored(v, "relief", f'fill="{c["body_hi"]}" fill-opacity=".3"', _paths(v.relief)),
    ]
    body = [
        f'<g id="areas" fill-rule="evenodd"><g id="areas.skin" fill="none">{_lines(tags["skin"])}</g>',
        f'<g id="areas.bone" fill="{_mixed("bone", "land", _BONE)}" {_stroke("tendon_line", 0.5 * weight)}>',
        f"{_lines(tags['bone'])}</g>",
        f'<g id="areas.tendon" {_stroke("tendon_line", 0.7 * weight)}>{_lines(tags["tendon"])}</g></g>',
        _mirrored(v, "bone-light", 'fill="url(#bone)"', _circles(v, v.bones[0])) if v.bones[0] else "",
        f'<g fill="url(#bone)">{_circles(v, v.bones[1])}</g>' if v.bones[1] else "",
        _fibres(v, "tendon-fibres", "s", 0.5, 0.7, v.tendon_fibres),
        f'<g id="muscles" {_stroke("m_line", 0.8 * weight)} fill-rule="evenodd">',
        f'<g id="superficial">{_lines(tags["superficial"])}</g>',
    ]
    if tags["deep"]:
        body.append(f'<g id="deep" display="none">{_lines(tags["deep"])}</g>')
    body += ["</g>", f'<g id="form">{_form(v, "", v.superficial, v.shade_rings, v.faint_rings)}{_strands(v)}</g>']
    if tags["deep"]:
        body.append(f'<g id="deep-form" display="none">{_form(v, "deep-", v.deep, [], [])}</g>')
    body.append(_landmarks(v))
    out += [defs.text(), *(line for line in body if line), "</svg>"]
    return "\n".join(out)


class _Gradients:
    """The gradients of a drawing, in the order in which they are asked for."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._lines: list[str] = []
        for tone in range(3):
            self._add_stops(f"t{tone}", [(at, _blend(EDGES[tone], CORES[tone], share), 1.0) for at, share in BELLY])
        self._add_stops("t3", [(at, _mixed("tendon_edge", "tendon_core", share), 1.0) for at, share in TENDON])
        self._lines += [f'<linearGradient id="v{tone}" xlink:href="#t{tone}" x2="0" y2="1"/>' for tone in range(4)]
        self._lines += [_spot("spot", COLOURS["shine"]), _spot("bone", COLOURS["tendon_core"])]
        for name, colour in (("f", "fibre"), ("s", "tendon_line")):
            self._add_stops(f"{name}0", [(at, COLOURS[colour], share) for at, share in FADE])
            for way, ends in enumerate(('x2="0" y2="1"', 'y2="1"', 'x1="1" x2="0" y2="1"'), 1):
                self._lines.append(f'<linearGradient id="{name}{way}" xlink:href="#{name}0" {ends}/>')

    def across(self, tone: int, shape: BaseGeometry, side: str) -> str:
        """The id of a gradient across a shape, from the side of the light."""
        start, end = _axis(shape, self.view, side)
        x0, y0, x1, y1 = shape.bounds
        width, height = (float(value) for value in np.abs(end - start))
        if width > 2.4 * height and x1 - x0 < 1.5 * width:
            return f"t{tone}"
        if height > 2.4 * width and y1 - y0 < 1.5 * height:
            return f"v{tone}"
        name = f"g{len(self._lines)}"
        ends = " ".join(f'{axis}="{round(value)}"' for axis, value in zip(("x1", "y1", "x2", "y2"), [*start, *end], strict=True))
        self._lines.append(f'<linearGradient id="{name}" xlink:href="#t{tone}" gradientUnits="userSpaceOnUse" {ends}/>')
        return name

    def text(self) -> str:
        return "<defs>" + "\n".join(self._lines) + "</defs>"

    def _add_stops(self, name: str, stops: list[tuple[float, str, float]]) -> None:
        made = "".join(_stop(at, colour, share) for at, colour, share in stops)
        self._lines.append(f'<linearGradient id="{name}">{made}</linearGradient>')


def _fading(name: str, fibres: list[Ring]) -> str:
    """The id of the gradient in which fibres fade at both ends, for the way they run in the box around them."""
    points = np.vstack([curve for line in fibres for curve in line])
    width, height = (max(float(side), 0.1) for side in np.ptp(points, axis=0))
    across = sum(float(line[-1][-1][0] - line[0][0][0]) for line in fibres) / len(fibres) / width
    down = sum(float(line[-1][-1][1] - line[0][0][1]) for line in fibres) / len(fibres) / height
    if abs(down) > 2.5 * abs(across):
        return f"{name}1"
    if abs(across) > 2.5 * abs(down):
        return f"{name}0"
    return f"{name}2" if across * down > 0 else f"{name}3"


def _structures(view: View, muscles: Collection[str], defs: _Gradients) -> dict[str, list[str]]:
    """The interactive paths by group, each above those it covers."""
    tags: dict[str, list[str]] = {"skin": [], "bone": [], "tendon": [], "superficial": [], "deep": []}
    for m, side, rings, g in sorted(
        view.items, key=lambda item: (-LAYERS.index(item[0].layer), item[0].z) if item[0].layer in LAYERS else (0, 0.0)
    ):
        fill = ""
        if m.layer != "area":
            whole = view.families.get((m.family, m.layer)) if m.family else None
            fill = defs.across(m.tone % 3, g if whole is None else view.mirrored_shape(whole, side), side)
        elif m.style == "tendon" and not m.flat:
            fill = defs.across(3, g, side)
        paint = f'fill="url(#{fill})" ' if fill else ""
        if m.style == "tendon" and m.flat and m.layer == "area":
            paint = f'fill="{_mixed("tendon_edge", "tendon_core", _TENDON_FLAT)}" '
        group = m.style if m.layer == "area" else m.layer if m.layer == "superficial" else "deep"
        tags[group].append(f'<path id="{m.id}.{side}" {_data(m, muscles)} {paint}d="{path_data(rings)}"/>')
    return tags


def _data(m: Region, muscles: Collection[str]) -> str:
    if m.layer == "area":
        return f'data-kind="area" data-area="{m.key}"'
    kind = "muscle" if m.key in muscles else "extra"
    said = f'data-kind="{kind}" data-{kind}="{m.key}"'
    if m.layer == "superficial":
        return f'{said} data-layer="superficial"'
    return f'{said} data-layer="deep" data-depth="{m.layer[4:] or 1}"'


def _form(view: View, prefix: str, form: Form, shades: list[list[Ring]], faint: list[list[Ring]]) -> str:
    """Light, shadows and fibres on the bellies of one depth."""
    out = [_mirrored(view, f"{prefix}light", 'fill="url(#spot)" fill-opacity=".45"', _circles(view, form.spots))]
    if form.middle:
        out.append(f'<g fill="url(#spot)" fill-opacity=".45">{_circles(view, form.middle)}</g>')
    if shades or faint:
        dark = f'fill="{COLOURS["m_line"]}" fill-opacity=".1" fill-rule="evenodd"'
        steps = f'<g fill-opacity=".05">{_paths(faint)}</g>' if faint else ""
        out.append(_mirrored(view, "shade", dark, _paths(shades) + steps))
    out.append(_fibres(view, f"{prefix}fibres", "f", 0.6, 0.5, form.fibres))
    return "\n".join(line for line in out if line)


def _fibres(view: View, name: str, gradient: str, width: float, opacity: float, drawn: list[list[Ring]]) -> str:
    if not drawn:
        return ""
    paths = [f'<path stroke="url(#{_fading(gradient, rings)})" d="{path_data(rings, False)}"/>' for rings in drawn]
    style = f'fill="none" stroke-width="{_short(width * view.line)}" stroke-opacity="{_short(opacity)}"'
    return _mirrored(view, name, style, "".join(paths))


def _strands(view: View) -> str:
    if not view.strands:
        return ""
    edge = f'fill="{_mixed("tendon_edge", "tendon_core", _STRAND)}" {_stroke("tendon_line", 0.6 * view.line)}'
    return _mirrored(view, "strands", edge, f'<path d="{path_data(view.strand_rings)}"/>')


def _landmarks(view: View) -> str:
    style = f'fill="none" stroke="{COLOURS["land"]}" stroke-linecap="round"'
    single, paired = (
        "".join(
            f'<path stroke-width="{_short(weight * view.line)}" d="{path_data(rings, False)}"/>'
            for (weight, both), rings in view.lines.items()
            if both is wanted
        )
        for wanted in (False, True)
    )
    return f'<g id="landmarks" {style}>{single}</g>\n{_mirrored(view, "landmarks.paired", style, paired)}'


def _mirrored(view: View, name: str, attributes: str, paths: str) -> str:
    """What is drawn once, and once more as its mirror image."""
    text = f'<g id="{name}" {attributes}>{paths}</g>'
    if view.mirrored:
        text += f'<use xlink:href="#{name}" transform="matrix(-1 0 0 1 {view.W} 0)"/>'
    return text


def _paths(steps: Iterable[list[Ring]]) -> str:
    return "".join(f'<path d="{path_data(rings)}"/>' for rings in steps if rings)


def _circles(view: View, spots: Iterable[Spot]) -> str:
    return "".join(
        f'<circle r="1" transform="translate({round(s.x + view.ox)} {round(s.y + view.oy)})'
        f'rotate({round(s.turned)})scale({tenths(s.half_length)} {tenths(s.half_breadth)})"/>'
        for s in spots
    )


def _axis(shape: BaseGeometry, view: View, side: str) -> tuple[Points, Points]:
    """From where to where light falls across a shape on the page: the short side of the box around it, from the light."""
    offset = np.array([view.ox, view.oy])
    if side == "midline":
        _, y0, _, y1 = shape.bounds
        return np.array([0.0, y0]) + offset, np.array([0.0, y1]) + offset
    box = np.asarray(shape.minimum_rotated_rectangle.exterior.coords)
    short = min(box[1] - box[0], box[2] - box[1], key=lambda edge: float(np.hypot(*edge)))
    centre = box[:4].mean(0) + offset
    if short @ LIGHT_FROM > 0:
        short = -short
    return centre - short / 2, centre + short / 2


def _stop(at: float, colour: str, share: float) -> str:
    return f'<stop offset="{_short(at)}" stop-color="{colour}"' + ("/>" if share == 1 else f' stop-opacity="{_short(share)}"/>')


def _spot(name: str, colour: str) -> str:
    stops = "".join(_stop(at, colour, share) for at, share in SPOT)
    return f'<radialGradient id="{name}" gradientUnits="userSpaceOnUse" cx="0" cy="0" r="1">{stops}</radialGradient>'


def _stroke(colour: str, width: float) -> str:
    return f'stroke="{COLOURS[colour]}" stroke-width="{_short(width)}" stroke-linejoin="round"'


def _lines(tags: list[str]) -> str:
    return "\n".join(tags)


def _mixed(one: str, other: str, share: float) -> str:
    return _blend(COLOURS[one], COLOURS[other], share)


def _blend(one: str, other: str, share: float) -> str:
    """A colour ``share`` of the way from one to the other."""
    parts = [(int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(a * (1 - share) + b * share):02x}" for a, b in parts)


def _short(value: float) -> str:
    """Two decimals at most, and no zero before the point."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return text[1:] if text.startswith("0.") else text
