"""One view: its structures on both sides, its outline, and what light, line and fibre draw on them."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import numpy as np
from shapely.geometry import LineString, Polygon, box
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from atlas_maker.bezier import STEP_MM, Points, Ring, fit_open, fit_shape
from atlas_maker.fibres import fibres
from atlas_maker.light import Spot, insets, spots
from atlas_maker.regions import Region, mirror
from atlas_maker.splines import curve, lines, polys, ring
from atlas_maker.warp import Warp

Item: TypeAlias = tuple[Region, str, list[Ring], BaseGeometry]
"""A structure, its side, its borders on the page, and its shape before it is placed on the page."""

TOLERANCE_MM = {"superficial": 0.45, "skin": 0.45, "bone": 0.55, "tendon": 0.5}
"""How far a curve may be off a border; in deep layers 1.0."""

RELIEF_MM = (2.0, 6.0, 12.0)
"""Insets of the steps in which the body grows lighter from its outline inwards."""


@dataclass(slots=True)
class Form:
    """What makes the structures of one depth look round: light and fibres of the drawn half.

    ``middle`` are spots of light on what lies in the midline.
    """

    spots: list[Spot] = field(default_factory=list)
    middle: list[Spot] = field(default_factory=list)
    fibres: list[list[Ring]] = field(default_factory=list)


class View:
    """One view.  Drawing space: x mm from the midline (plumb line in the lateral view), y mm below the vertex.

    The page is the warped drawing moved by (ox, oy); W and H are its size in mm.  ``sides[0]`` is the patient's side of
    the drawn half (+x).  ``line`` is the weight of lines against those of the whole body; ``fine`` the share of the
    fit error, less for close-ups.
    """

    def __init__(
        self,
        name: str,
        width: int,
        height: int,
        ox: float,
        oy: float,
        mirrored: bool = True,
        sides: tuple[str, ...] = ("left", "right"),
        line: float = 1.0,
        warp: Warp | None = None,
        fine: float = 1.0,
    ) -> None:
        self.name, self.W, self.H, self.ox, self.oy = name, width, height, ox, oy
        self.mirrored, self.sides, self.line, self.warp, self.fine = mirrored, sides, line, warp, fine
        self.items: list[Item] = []
        self.landmarks: list[tuple[Sequence[Sequence[Any]], float, bool]] = []
        self.strands: list[BaseGeometry] = []
        self.shades: list[BaseGeometry] = []
        self.faint_shades: list[BaseGeometry] = []

    def line_landmark(self, points: Sequence[Sequence[Any]], weight: float = 1.1, both: bool = True) -> None:
        """A contour line (not interactive); ``both``: also on the mirrored side."""
        self.landmarks.append((points, weight, both))

    def strand(self, rails: dict[str, Any]) -> None:
        """A tendon that runs over bellies (not interactive): rails A and B."""
        self.strands.append(Region("strand", layer="area", taper=(0, 1), **rails).raw)

    def shade(self, g: BaseGeometry) -> None:
        """An even shadow (not interactive) on the drawn half; twice the same is twice as dark."""
        self.shades.append(g)

    def soft_shade(self, g: BaseGeometry, depth: float) -> None:
        """A shadow that grows darker from its border inwards, over ``depth`` mm."""
        self.shades += insets(g, depth, max(3, round(depth)))

    def faint_shade(self, g: BaseGeometry) -> None:
        """One of several steps of a soft shadow: a third as dark as an even one."""
        self.faint_shades.append(g)

    def build(self, outline: BaseGeometry, regions: list[Region], areas: list[Region]) -> View:
        """Everything drawn, from the outline (half of it in mirrored views) and the tiled regions and areas."""
        half = self._warped(outline)
        full = unary_union([half, mirror(half)]).buffer(0.05) if self.mirrored else half
        self.body = full
        self._place(regions, areas)
        self.families = self._families()
        self.outline = self._outline_rings(half)
        self.relief = [self._fit(self._drawn_part(self._relief(full, inset * self.line)), 2.5 * self.line) for inset in RELIEF_MM]
        self.superficial = self._form(("superficial",), regions)
        self.deep = self._form(("deep", "deep2", "deep3"), regions)
        self.bones = self._bones()
        self.tendon_fibres = [made for m, _ in self._drawn() if m.layer == "area" for made in self._fibres_of(m, None)]
        self.shade_rings = [self._fit(self._warped(g), 0.5) for g in self.shades]
        self.faint_rings = [self._fit(self._warped(g), 1.0) for g in self.faint_shades]
        self.strand_rings = [r for g in self.strands for r in self._fit(self._warped(g), 0.3)]
        self.lines: dict[tuple[float, bool], list[Ring]] = {}
        for points, weight, both in self.landmarks:
            drawn = ring(points[:-1]) if tuple(points[0]) == tuple(points[-1]) else curve(points)
            self.lines.setdefault((weight, both), []).extend(self._fit_line(drawn, 0.2 * self.line))
        return self

    def flipped(self, name: str, side: str) -> View:
        """The whole view mirrored, as the view of the other ``side``; for views that show one side."""
        other = copy(self)
        other.name, other.sides, other.ox = name, (side,), self.W - self.ox
        other.items = [(m, side, self._flipped(rings), mirror(g)) for m, _, rings, g in self.items]
        other.families = {key: mirror(whole) for key, whole in self.families.items()}
        other.outline = self._flipped(self.outline)
        other.relief = [self._flipped(rings) for rings in self.relief]
        other.superficial, other.deep = self._flipped_form(self.superficial), self._flipped_form(self.deep)
        other.bones = ([spot.flipped() for spot in self.bones[0]], [spot.flipped() for spot in self.bones[1]])
        other.tendon_fibres = [self._flipped(rings) for rings in self.tendon_fibres]
        other.shade_rings = [self._flipped(rings) for rings in self.shade_rings]
        other.faint_rings = [self._flipped(rings) for rings in self.faint_rings]
        other.strand_rings = self._flipped(self.strand_rings)
        other.lines = {key: self._flipped(rings) for key, rings in self.lines.items()}
        return other

    def _flipped_form(self, form: Form) -> Form:
        light = [[spot.flipped() for spot in found] for found in (form.spots, form.middle)]
        return Form(light[0], light[1], [self._flipped(rings) for rings in form.fibres])

    def mirrored_shape(self, g: BaseGeometry, side: str) -> BaseGeometry:
        """A shape of the drawn half as it lies on ``side``."""
        return g if side == self.sides[0] else mirror(g)

    def _place(self, regions: list[Region], areas: list[Region]) -> None:
        """The structures on their sides, each with an id of its own."""
        shown = {m.key for m in regions if m.layer == "superficial"}
        used: set[str] = set()
        for m in [*areas, *regions]:
            if m.layer.startswith("deep") and m.key in shown:
                m.id = m.key + "_deep"
            if m.id in used:
                raise ValueError(f"{self.name}: {m.id} twice")
            used.add(m.id)
            g = self._warped(m.geom)
            rings = self._fit(g, TOLERANCE_MM.get(m.style if m.layer == "area" else m.layer, 1.0) * self.line)
            if m.midline and self.mirrored:
                self.items.append((m, "midline", rings, g))
                continue
            self.items.append((m, self.sides[0], rings, g))
            if self.mirrored:
                self.items.append((m, self.sides[1], self._flipped(rings), mirror(g)))

    def _drawn(self) -> list[tuple[Region, BaseGeometry]]:
        """The structures of the drawn half."""
        return [(m, g) for m, side, _, g in self.items if side == self.sides[0]]

    def _drawn_part(self, g: BaseGeometry) -> BaseGeometry:
        """What of a shape of the whole page is drawn once and mirrored."""
        return g.intersection(box(0, -2000, 4000, 4000)) if self.mirrored else g

    def _families(self) -> dict[tuple[str, str], BaseGeometry]:
        """The parts of each muscle that is drawn in parts, as one, by its name and layer."""
        families: dict[tuple[str, str], BaseGeometry] = {}
        for m, g in self._drawn():
            if m.family:
                whole = families.get((m.family, m.layer), Polygon())
                families[m.family, m.layer] = unary_union([whole, g.buffer(0.3)]).buffer(0.2)
        return families

    def _relief(self, full: BaseGeometry, inset: float) -> BaseGeometry:
        rounding = min(inset, 5 * self.line) * 0.8
        return full.buffer(-inset - rounding, 8).buffer(rounding, 8)

    def _form(self, layers: tuple[str, ...], regions: list[Region]) -> Form:
        form = Form()
        seen = self._seen(layers)
        for m, side, g in seen:
            if not m.family:
                (form.middle if side == "midline" else form.spots).extend(self._spots(m, side, g))
        for (_, layer), whole in self.families.items():
            if layer in layers:
                form.spots += [spot.within(self.body) for polygon in polys(whole) for spot in spots(polygon)]
        drawn = [(m, g) for m, side, g in seen if side != "midline"]
        depths = {layer: unary_union([m.geom for m in regions if m.layer == layer]) for layer in layers}
        for m, _ in drawn:
            above = unary_union([shape for layer, shape in depths.items() if layer < m.layer])
            form.fibres += self._fibres_of(m, above)
        return form

    def _seen(self, layers: tuple[str, ...]) -> list[tuple[Region, str, BaseGeometry]]:
        """The bellies of some layers on the drawn half and in the midline, without what the layers above hide of them."""
        found: list[tuple[Region, str, BaseGeometry]] = []
        hidden: BaseGeometry = Polygon()
        for layer in layers:
            here = [(m, side, g) for m, side, _, g in self.items if m.layer == layer]
            found += [(m, side, g.difference(hidden)) for m, side, g in here if side in (self.sides[0], "midline")]
            hidden = unary_union([hidden, *(g for _, _, g in here)])
        return found

    def _spots(self, m: Region, side: str, g: BaseGeometry) -> list[Spot]:
        guides = None if m.guides is None else (self._warped_line(m.guides[0]), self._warped_line(m.guides[1]))
        if side == "midline":  # light that is the same on both sides
            x0, _, x1, _ = g.bounds
            across = np.array([[x0, g.centroid.y], [x1, g.centroid.y]])
            guides = (across, across)
        return [spot.within(self.body) for polygon in polys(g) for spot in spots(polygon, guides)]

    def _fibres_of(self, m: Region, above: BaseGeometry | None) -> list[list[Ring]]:
        rails = m.rails or m.guides
        drawn = [np.asarray(line) for line in m.own_fibres()]
        if not drawn and m.fibre_count and rails:
            drawn = fibres(rails, m.fibre_count, m.geom, self.line)
        rings: list[Ring] = []
        for line in drawn:
            seen = lines(LineString(line) if above is None else LineString(line).difference(above))
            rings += [r for piece in seen if piece.length > 6 * self.line for r in self._fit_line(piece.coords, 0.8)]
        return [rings] if rings else []

    def _bones(self) -> tuple[list[Spot], list[Spot]]:
        """Light on the bones of the drawn half, and on those of the midline."""
        bones = [(m, side, g) for m, side, _, g in self.items if m.style == "bone" and side in (self.sides[0], "midline")]
        paired, single = (
            [s for m, side, g in bones if (side == "midline") is middle for s in self._spots(m, side, g)]
            for middle in (False, True)
        )
        return paired, single

    def _warped(self, g: BaseGeometry) -> BaseGeometry:
        return self.warp.geom(g) if self.warp else g

    def _warped_line(self, points: Any) -> Points:
        line = np.asarray(points, float)
        return self.warp(line) if self.warp else line

    def _page(self, rings: list[Ring]) -> list[Ring]:
        offset = np.array([self.ox, self.oy])
        return [[np.round(c + offset, 1) for c in r] for r in rings]

    def _flipped(self, rings: list[Ring]) -> list[Ring]:
        return [[np.c_[np.round(self.W - c[:, 0], 1), c[:, 1]] for c in r] for r in rings]

    def _fit(self, g: BaseGeometry, tolerance: float) -> list[Ring]:
        return self._page(fit_shape(g, tolerance * self.fine, STEP_MM * max(self.line, 0.55) * self.fine))

    def _fit_line(self, points: Any, tolerance: float) -> list[Ring]:
        return [r for r in self._page([fit_open(self._warped_line(points), tolerance)]) if r]

    def _outline_rings(self, half: BaseGeometry) -> list[Ring]:
        """The closed outline; in mirrored views the runs off the midline, each joined with its mirror image."""
        if not self.mirrored:
            return self._fit(half, 0.2)
        out: list[Ring] = []
        for polygon in polys(half):
            runs = _runs_off_the_midline(list(polygon.exterior.coords)[:-1])
            if not runs:
                rings = self._fit(polygon, 0.2)
                out += rings + self._flipped(rings)
            for run in runs:
                (fitted,) = self._page([fit_open(run, 0.2, STEP_MM)])
                out.append(fitted + [np.c_[np.round(self.W - c[::-1, 0], 1), c[::-1, 1]] for c in reversed(fitted)])
        return out


def _runs_off_the_midline(border: list[tuple[float, ...]]) -> list[Points]:
    """The parts of a closed border that leave the midline and come back to it; none when it never touches it."""
    on = [abs(point[0]) < 1e-6 for point in border]
    if not any(on):
        return []
    count = len(border)
    start = next(k for k in range(count) if on[k] and not on[(k + 1) % count])
    run, runs = [border[start]], []
    for step in range(1, count + 1):
        k = (start + step) % count
        run.append(border[k])
        if on[k]:
            runs.append(np.asarray(run))
            run = [border[k]]
    return [run for run in runs if len(run) >= 3 and np.hypot(*np.diff(run, axis=0).T).sum() >= 4]
