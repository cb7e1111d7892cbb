"""One view: its size, outline and regions, read from its drawing and found by cells of a grid."""

from __future__ import annotations

import re
from math import floor
from pathlib import Path

from needlechart.atlas.paths import bounds, curves_of
from needlechart.atlas.region import BONE, SKIN, SUPERFICIAL, TENDON, Region
from needlechart.atlas.structures import Structure
from needlechart.atlas.tables import Tables
from needlechart.domain.body import Layer, Side, StructureKind, View

GAP_MM = 1.2
"""Half of the widest gap that is drawn between two muscles: a point in the gap belongs to the nearer one."""

NEIGHBOUR_MM = 8.0
"""How far beside a point a muscle is offered as what may have been meant."""

_CELL_MM = 25.0
_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_GROUP_OR_PATH = re.compile(r'<g id="([^"]+)"|<path id="([^"]+)"((?: [\w-]+="[^"]*")*?) d="([^"]*)"')
_ATTRIBUTE = re.compile(r'data-(\w+)="([^"]*)"')
_AREA_DEPTH = {"areas.tendon": TENDON, "areas.bone": BONE, "areas.skin": SKIN}


class ViewMap:
    """The regions of one view, nearest the viewer first."""

    def __init__(self, view: View, size: tuple[float, float], outline: Region, regions: list[Region]) -> None:
        self.view, self.size, self.outline = view, size, outline
        self.regions = sorted(regions, key=lambda region: region.depth)
        self._cells: dict[tuple[int, int, float], tuple[Region, ...]] = {}

    @classmethod
    def read(cls, file: Path, view: View, tables: Tables) -> ViewMap:
        """The map of ``view`` from its drawing.  Raises OSError or ValueError when it is missing or damaged."""
        text = file.read_text(encoding="utf-8")
        size = _SIZE.search(text)
        if size is None:
            raise ValueError(f"{file.name} has no size")
        group, outline, regions = "", None, []
        for found in _GROUP_OR_PATH.finditer(text):
            if found[1] is not None:
                group = found[1]
                continue
            curves = curves_of(found[4])
            made = Region(_structure(found[2], found[3], view, tables), _depth(group, found[3]), curves, bounds(curves))
            if group == "outline":
                outline = made
            else:
                regions.append(made)
        if outline is None or not regions:
            raise ValueError(f"{file.name} has no outline or no regions")
        return cls(view, (float(size[1]), float(size[2])), outline, regions)

    @property
    def is_mirrored(self) -> bool:
        """Whether both sides of the patient are seen, the one the mirror image of the other."""
        return self.view not in (View.LATERAL_LEFT, View.LATERAL_RIGHT)

    def region_at(self, x: float, y: float, deep: bool) -> Region | None:
        """The region a point stands for; None outside the body.

        A muscle of the wanted layer, also across the drawn gap; with ``deep`` and none there, a superficial one; else a tendon
        or bone; else the skin area.
        """
        if not self.outline.contains(x, y):
            return None
        here = self._cell(x, y, GAP_MM)
        layers = [[r for r in here if SUPERFICIAL < r.depth < TENDON]] if deep else []
        layers.append([r for r in here if r.depth == SUPERFICIAL])
        for layer in layers:
            found = _containing(layer, x, y) or _nearest(layer, x, y, GAP_MM)
            if found is not None:
                return found
        areas = [r for r in here if not r.is_muscle]
        return _containing(areas, x, y) or _nearest(areas, x, y, _CELL_MM)

    def regions_at(self, x: float, y: float) -> list[Region]:
        """Every region under the point, nearest the viewer first."""
        return [region for region in self._cell(x, y, GAP_MM) if region.contains(x, y)]

    def muscles_within(self, x: float, y: float, limit_mm: float) -> list[tuple[float, Region]]:
        """Muscles of both layers at most so far from the point, nearest first, then nearest the skin."""
        found = []
        for region in self._cell(x, y, NEIGHBOUR_MM) if limit_mm <= NEIGHBOUR_MM else self.regions:
            if region.is_muscle:
                distance = region.distance_within(x, y, limit_mm)
                if distance <= limit_mm:
                    found.append((distance, region))
        return sorted(found, key=lambda near: (near[0], near[1].depth))

    def of(self, key: str, kind: StructureKind, side: Side) -> list[Region]:
        """The regions of one structure on one side, superficial first."""
        return [r for r in self.regions if r.structure.key == key and r.structure.kind is kind and r.structure.side is side]

    def _cell(self, x: float, y: float, margin_mm: float) -> tuple[Region, ...]:
        """The regions that may lie within ``margin_mm`` of some point of the cell of the grid that holds this one."""
        place = floor(x / _CELL_MM), floor(y / _CELL_MM), margin_mm
        found = self._cells.get(place)
        if found is None:
            left, top = place[0] * _CELL_MM - margin_mm, place[1] * _CELL_MM - margin_mm
            right, bottom = left + _CELL_MM + 2 * margin_mm, top + _CELL_MM + 2 * margin_mm
            found = self._cells[place] = tuple(
                r for r in self.regions if r.box[0] <= right and r.box[2] >= left and r.box[1] <= bottom and r.box[3] >= top
            )
        return found


def _containing(regions: list[Region], x: float, y: float) -> Region | None:
    return next((region for region in regions if region.contains(x, y)), None)


def _nearest(regions: list[Region], x: float, y: float, limit_mm: float) -> Region | None:
    near = [(region.border_within(x, y, limit_mm), at, region) for at, region in enumerate(regions)]
    distance, _, found = min(near, default=(limit_mm + 1, 0, None))
    return found if distance <= limit_mm else None


def _structure(identity: str, attributes: str, view: View, tables: Tables) -> Structure:
    data = dict(_ATTRIBUTE.findall(attributes))
    if not data:  # the outline of the body
        return Structure(identity, StructureKind.AREA, Side.MIDLINE, Layer.SUPERFICIAL, "", view)
    kind = StructureKind(data["kind"])
    key = data[kind.value]
    side = Side(identity.rpartition(".")[2])
    return Structure(key, kind, side, Layer(data.get("layer", "superficial")), tables.name_of(kind, key), view)


def _depth(group: str, attributes: str) -> int:
    if group in _AREA_DEPTH:
        return _AREA_DEPTH[group]
    depth = re.search(r'data-depth="(\d)"', attributes)
    return int(depth[1]) if depth else SUPERFICIAL
