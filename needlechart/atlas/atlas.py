"""The atlas of the body: every question about a point or a muscle of the drawn views."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from needlechart.atlas.centres import centre_of
from needlechart.atlas.likeness import same_share
from needlechart.atlas.paths import Ring
from needlechart.atlas.region import Region
from needlechart.atlas.structures import Hit, Near, Structure, Suggestion, Window
from needlechart.atlas.tables import Tables, read_area_names, read_tables
from needlechart.atlas.view_map import NEIGHBOUR_MM, ViewMap
from needlechart.domain.body import BodyPoint, Layer, Side, StructureKind, View
from needlechart.domain.errors import NeedleChartError

_OTHER_VIEW = {View.LATERAL_LEFT: View.LATERAL_RIGHT, View.LATERAL_RIGHT: View.LATERAL_LEFT}
_EVERYWHERE_MM = 4000.0


class DamagedAtlas(NeedleChartError):
    """A file of the body drawings cannot be read."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"NeedleChart's own body drawings are damaged ({what}).", "Install NeedleChart again; clinic files are not affected."
        )


def area_names(folder: Path) -> dict[str, str]:
    """The names of the areas drawn in ``folder``, by key, without reading the drawings.  Raises DamagedAtlas."""
    try:
        return read_area_names(folder)
    except (OSError, KeyError, ValueError) as fault:
        raise DamagedAtlas(str(fault)) from fault


class Atlas:
    """The views of the body as regions.  A view is read when it is first asked for."""

    def __init__(self, folder: Path, tables: Tables) -> None:
        self.folder = folder
        self._tables = tables
        self._maps: dict[View, ViewMap] = {}
        self._centres: dict[tuple[str, Side, View], BodyPoint | None] = {}

    @classmethod
    def load(cls, folder: Path) -> Atlas:
        """The atlas in ``folder`` (``resources/atlas``): the same one again while no file of it changes.  Raises DamagedAtlas."""
        try:
            files = [(file.name, file.stat()) for file in sorted(folder.iterdir())]
        except OSError as fault:
            raise DamagedAtlas(str(fault)) from fault
        return _kept(folder, tuple((name, found.st_size, found.st_mtime_ns) for name, found in files))

    @classmethod
    def read(cls, folder: Path) -> Atlas:
        """The atlas in ``folder``, read anew.  Raises DamagedAtlas."""
        try:
            return cls(folder, read_tables(folder))
        except (OSError, KeyError, ValueError) as fault:
            raise DamagedAtlas(str(fault)) from fault

    def read_views(self) -> None:
        """Read every view now, so that none can be found damaged while it is shown.  Raises DamagedAtlas."""
        for view in View:
            self._map(view)

    def structure_at(self, point: BodyPoint, deep: bool = False) -> Hit | None:
        """What the point stands for, in the superficial or in the deep layer; None outside the body.

        A muscle, also within 1.2 mm because of the drawn gaps (in the deep layer a deep one first); else a tendon or bone;
        else the skin area.
        """
        found = self._map(point.view).region_at(point.x_mm, point.y_mm, deep)
        return None if found is None else Hit(point, found.structure, lambda: self._around(point, found))

    def muscles_near(self, point: BodyPoint, n: int) -> tuple[Near, ...]:
        """The ``n`` nearest catalogue muscles of both layers, nearest first; of two at the same distance, nearest the skin."""
        limit = NEIGHBOUR_MM
        while True:
            found = self._map(point.view).muscles_within(point.x_mm, point.y_mm, limit)
            near = list(_without_repeats((d, r) for d, r in found if r.structure.kind is StructureKind.MUSCLE))
            if len(near) >= n or limit > _EVERYWHERE_MM:
                return tuple(near[:n])
            limit *= 2

    def centre(self, muscle: str, side: Side, view: View | None = None) -> BodyPoint | None:
        """A point surely inside the muscle on that side, mid-belly: a tap in the muscle's layer finds it, or, where deeper
        than other deep muscles, offers it among ``others``.

        Without a view, the one that shows it best; None when it is not drawn there on that side.
        """
        if view is None:
            return max(
                (at for shown in self.views_of(muscle) if (at := self._centre(muscle, side, shown)) is not None),
                key=lambda at: self._room(muscle, side, at),
                default=None,
            )
        return self._centre(muscle, side, view)

    def mirror(self, point: BodyPoint) -> BodyPoint:
        """The same place on the patient's other side; in the lateral views that is a point of the other view."""
        width, _ = self.size_of(point.view)
        return replace(point, view=_OTHER_VIEW.get(point.view, point.view), x_mm=round(width - point.x_mm, 6))

    def likeness(self, point: BodyPoint, structure: str, kind: StructureKind, side: Side, view: View) -> BodyPoint | None:
        """About where a place in a structure lies in another view: its relative place in the structure as drawn there.

        The point itself in its own view; None where the view does not draw the structure on that side, or the place is of
        a structure that its own view does not draw.  It is for looking at: what is recorded stays the point of its view.
        """
        if view is point.view:
            return point
        if side is Side.LEFT:  # one side is looked up, the other is its exact mirror image
            mirrored = self.likeness(self.mirror(point), structure, kind, Side.RIGHT, _OTHER_VIEW.get(view, view))
            return None if mirrored is None else self.mirror(mirrored)
        home, other = self._map(point.view), self._map(view)
        drawn, shown = home.of(structure, kind, side), other.of(structure, kind, side)
        if not drawn or not shown:
            return None
        held = next((region for region in drawn if region.contains(point.x_mm, point.y_mm)), drawn[0])
        x, y = same_share(home, (point.x_mm, point.y_mm), held, other, shown[0])
        return BodyPoint(view, round(x, 2), round(y, 2))

    def contains(self, point: BodyPoint) -> bool:
        """Whether the point lies on the figure."""
        return self._map(point.view).outline.contains(point.x_mm, point.y_mm)

    def is_drawn(self, structure: str, kind: StructureKind, side: Side, view: View) -> bool:
        """Whether that view shows that structure on that side, in either layer."""
        return bool(self._map(view).of(structure, kind, side))

    def views_of(self, muscle: str) -> tuple[View, ...]:
        """The views in which a catalogue muscle is drawn; empty for a key that is not drawn at all."""
        return self._tables.views.get(muscle, ())

    def size_of(self, view: View) -> tuple[float, float]:
        """Width and height of a view in millimetres."""
        return self._map(view).size

    def structures(self, view: View) -> tuple[Structure, ...]:
        """Everything drawn in a view that can be named, nearest the viewer first."""
        return tuple(region.structure for region in self._map(view).regions)

    def structure(self, key: str, kind: StructureKind, side: Side, view: View, *, deep: bool = False) -> Structure | None:
        """A structure by its key, in the wanted layer when it is drawn there, else in the other; None when it is not drawn."""
        found = [region.structure for region in self._map(view).of(key, kind, side)]
        wanted = Layer.DEEP if deep else Layer.SUPERFICIAL
        return next((structure for structure in found if structure.layer is wanted), found[0] if found else None)

    def rings(self, structure: Structure) -> tuple[Ring, ...]:
        """The shape of a structure in its view, to be filled by the even-odd rule."""
        regions = self._map(structure.view).of(structure.key, structure.kind, structure.side)
        return next((r.rings for r in regions if r.structure.layer is structure.layer), ())

    def outline(self, view: View) -> tuple[Ring, ...]:
        """The outline of the figure of a view, to be filled by the even-odd rule."""
        return self._map(view).outline.rings

    def suggestions(self, muscle: str, side: Side) -> tuple[Suggestion, ...]:
        """Labelled points of a muscle on one side; general knowledge, not clinically reviewed."""
        return tuple(
            made if made.side is side else replace(made, side=side, point=self.mirror(made.point))
            for made in self._tables.suggestions.get(muscle, ())
            if side is not Side.MIDLINE or made.side is Side.MIDLINE
        )

    @property
    def zoom_windows(self) -> Mapping[str, Window]:
        """Parts of views shown as pictures of their own: ``head_anterior``, ``head_posterior``, ``head_lateral_right``."""
        return self._tables.windows

    def _map(self, view: View) -> ViewMap:
        found = self._maps.get(view)
        if found is None:
            try:
                found = self._maps[view] = ViewMap.read(self.folder / f"{view.value}.svg", view, self._tables)
            except (OSError, KeyError, ValueError) as fault:
                raise DamagedAtlas(f"{view.value}: {fault}") from fault
        return found

    def _around(self, point: BodyPoint, chosen: Region) -> tuple[Near, ...]:
        shown = self._map(point.view)
        x, y = point.x_mm, point.y_mm
        here = [(0.0, region) for region in shown.regions_at(x, y)]
        beside = [near for near in shown.muscles_within(x, y, NEIGHBOUR_MM) if near[0] > 0]
        return tuple(_without_repeats([*here, *beside], chosen))

    def _centre(self, muscle: str, side: Side, view: View) -> BodyPoint | None:
        place = muscle, side, view
        if place not in self._centres:
            self._centres[place] = self._found_centre(muscle, side, view)
        return self._centres[place]

    def _found_centre(self, muscle: str, side: Side, view: View) -> BodyPoint | None:
        shown = self._map(view)
        regions = shown.of(muscle, StructureKind.MUSCLE, side)
        if not regions:
            return None
        if side is Side.RIGHT:  # one side is searched, the other is its exact mirror image
            other = self._centre(muscle, Side.LEFT, _OTHER_VIEW.get(view, view))
            return None if other is None else self.mirror(other)
        return centre_of(shown, regions[0])

    def _room(self, muscle: str, side: Side, at: BodyPoint) -> float:
        """How well a muscle is shown around its centre: millimetres to its border, less where it is deep or seen aside."""
        region = self._map(at.view).of(muscle, StructureKind.MUSCLE, side)[0]
        room = region.border_within(at.x_mm, at.y_mm, _EVERYWHERE_MM)
        front = at.view in (View.ANTERIOR, View.POSTERIOR)
        return room * (1.0 if front else 0.7) * (1.0 if region.depth == 0 else 0.3)


@lru_cache(maxsize=2)
def _kept(folder: Path, _files: tuple[tuple[str, int, int], ...]) -> Atlas:
    return Atlas.read(folder)


def _without_repeats(found: Iterable[tuple[float, Region]], chosen: Region | None = None) -> Iterator[Near]:
    """Each structure once, at its least distance, the chosen one left out."""
    seen = {(chosen.structure.kind, chosen.structure.key, chosen.structure.side)} if chosen else set()
    for distance, region in found:
        which = (region.structure.kind, region.structure.key, region.structure.side)
        if which not in seen:
            seen.add(which)
            yield region.structure, distance
