"""A plate under work: tables of landmarks become muscles, areas, contour lines and soft shadows of one view.  Units: mm."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from shapely import union_all
from shapely.affinity import translate
from shapely.geometry import LineString, box
from shapely.ops import unary_union

from atlas_maker.areas import area, joined, ribbon
from atlas_maker.fibres import fibres
from atlas_maker.regions import Region, tile, tile_areas
from atlas_maker.splines import curve, lines, resample, ring, shape
from atlas_maker.svgout import View

Points = Sequence[Sequence[Any]]
TABLES = ("A", "B", "cap0", "cap1", "ring", "parts", "guides", "rails")
KNOT = 5.0  # mm between the points kept of a contour
SHORTEST = 2.5  # mm, the shortest piece of a contour that is drawn


def crescents(geom: Any, towards: tuple[float, float], steps: Iterable[float]) -> list[Any]:
    """strips of the shape on the side away from the light; towards: the light; steps: widths in mm, stacked"""
    dx, dy = towards
    return [geom.difference(translate(geom, dx * s, dy * s)) for s in steps]


class Heads(Region):
    """A muscle in several bellies, each with fibres of its own: outline and two guides for every belly, in the view."""

    def __init__(self, key: str, heads: Sequence[tuple[Points, Points, Points]], fibres: int, line: float, **kw: Any) -> None:
        super().__init__(key, parts=[outline for outline, _, _ in heads], **kw)
        self.heads, self.each, self.line = heads, fibres, line

    def own_fibres(self) -> list[Any]:
        """The fibres of every belly."""
        assert self.geom is not None  # tiled before it is drawn
        found: list[Any] = []
        for outline, one, other in self.heads:
            found += fibres((curve(one), curve(other)), self.each, self.geom.intersection(shape(outline)), self.line)
        return found


class Plate:
    """Collects the tables of one view.  place: drawing point -> point of the view; light: where it comes from."""

    def __init__(self, place: Callable[[Sequence[Any]], Sequence[Any]], light: tuple[float, float] = (0.5, -0.85)) -> None:
        self.place, self.light = place, light
        self.muscles: list[Region] = []
        self.areas: list[Region] = []
        self.contours: list[tuple[float, Points, float, Any]] = []
        self.shadows: list[tuple[Region | None, Any]] = []
        self.lines: list[tuple[Points, float]] = []
        self.strands: list[dict[str, Any]] = []

    def at(self, value: Any) -> Any:
        """drawing points, or lists of them, in the view"""
        if isinstance(value, (list, tuple)) and value and isinstance(value[0], (list, tuple)):
            return [self.at(v) for v in value]
        return self.place(value)

    def blob(self, points: Points) -> Any:
        """polygon of a closed spline"""
        return shape(self.at(points))

    def rect(self, x0: float, y0: float, x1: float, y1: float) -> Any:
        """upright rectangle between two drawing points"""
        (a, b), (c, d) = self.at([(x0, y0), (x1, y1)])
        return box(min(a, c), min(b, d), max(a, c), max(b, d))

    def strap(self, points: Points) -> Any:
        """polygon of a tapered strip (x, y, half width)"""
        return Region("strap", layer="area", taper=(0, 1), **ribbon(self.at(points))).raw

    def muscle(self, key: str, **tables: Any) -> None:
        """a belly: the tables of Region"""
        self.muscles.append(Region(key, **{k: self.at(v) if k in TABLES else v for k, v in tables.items()}))

    def heads(self, key: str, *heads: tuple[Points, Points, Points], fibres: int, line: float, **kw: Any) -> None:
        """a muscle in several bellies: outline and two guides of each; line: the weight of the lines of the view"""
        self.muscles.append(Heads(key, [(self.at(o), self.at(a), self.at(b)) for o, a, b in heads], fibres, line, **kw))

    def skin(self, key: str, geom: Any, z: float = 0) -> None:
        """an invisible area; geom already in the view"""
        self.areas.append(area(key, geom, "skin", z))

    def bone(
        self,
        key: str,
        points: Points,
        z: float,
        weight: float = 0.7,
        steps: Sequence[float] = (1.5, 3.5),
        part: Any = None,
        more: Sequence[Points] = (),
    ) -> None:
        """a bone with its contour and, away from the light, its shadow

        part: only what lies in this shape; more: further bones of the same name
        """
        rings = [points, *more]
        geom = unary_union([self.blob(r) for r in rings])
        made = area(key, geom if part is None else geom.intersection(part), "bone", z, r=0.3)
        self.areas.append(made)
        if weight:
            self.contours += [(z, ring(self.at([*r])), weight, part) for r in rings]
        self.shadows += [(made, c) for r in rings for c in crescents(self.blob(r), self.light, steps)]

    def sheet(self, key: str, z: float, shade: Sequence[float] = (), **tables: Any) -> None:
        """a tendon, ligament or fascia between two rails"""
        made = area(key, style="tendon", z=z, **{k: self.at(v) if k in TABLES else v for k, v in tables.items()})
        self.areas.append(made)
        self.shadows += [(made, c) for c in crescents(made.raw, self.light, shade)]

    def cords(self, key: str, z: float, *straps: Points, shade: Sequence[float] = (0.9, 1.9)) -> None:
        """round tendons of one area: straps of (x, y, half width)"""
        made = joined(key, [ribbon(self.at(s)) for s in straps], z=z, r=0.25)
        self.areas.append(made)
        for strap in straps:
            self.shadows += [(made, c) for c in crescents(self.strap(strap), self.light, shade)]

    def line(self, *points: Sequence[Any], weight: float = 0.8) -> None:
        """a contour line on top of everything"""
        self.lines.append((self.at(list(points)), weight))

    def contour(self, points: Points, weight: float = 0.6, z: float = 99) -> None:
        """an open contour that goes under the muscles, and under bones and tendons above z"""
        self.contours.append((z, curve(self.at([*points])), weight, None))

    def hollow(self, points: Points, steps: Sequence[float] = (0, 1.5, 3)) -> None:
        """a soft shadow on the skin, darker towards its middle; steps: insets in mm"""
        geom = self.blob(points)
        self.shadows += [(None, geom.buffer(-s)) for s in steps]

    def mound(self, points: Points, steps: Sequence[float] = (1.5, 3)) -> None:
        """the shadow of a soft pad on the skin, on the side away from the light"""
        self.shadows += [(None, c) for c in crescents(self.blob(points), self.light, steps)]

    def strand(self, *points: Sequence[Any]) -> None:
        """a tendon over bellies, not to be tapped: (x, y, half width)"""
        self.strands.append(ribbon(self.at(list(points))))

    def draw(self, view: View, body: Any, clip: Any, gap: float, min_area: float = 120, edge: float = 1.1) -> View:
        """tiles everything and hands it to the view"""
        muscles = tile(self.muscles, clip, gap=gap, min_area=min_area)
        areas = tile_areas(self.areas, body, midline=view.mirrored, edge=edge)
        flesh = unary_union([m.geom for m in muscles if m.layer == "superficial"]).buffer(gap / 2)
        inside = body.buffer(-edge)
        hard = unary_union([a.geom for a in areas if a.style != "skin"])
        for region, geom in self.shadows:
            on = inside.difference(hard) if region is None else region.geom
            seen = geom.intersection(on).difference(flesh).buffer(-0.25).buffer(0.25)
            if seen.area > 1:
                view.shade(seen)
        for z, points, weight, part in self.contours:
            above = union_all([flesh, *(a.geom.buffer(0.3) for a in areas if a.style != "skin" and a.z > z)], grid_size=0.001)
            within = inside if part is None else inside.intersection(part)
            for piece in lines(LineString(points).intersection(within).difference(above)):
                if piece.length > SHORTEST:
                    knots = resample(piece.coords, max(3, round(piece.length / KNOT)))
                    view.line_landmark([tuple(p) for p in knots], weight)
        for points, weight in self.lines:
            view.line_landmark(points, weight)
        for rails in self.strands:
            view.strand(rails)
        return view.build(body, muscles, areas)
