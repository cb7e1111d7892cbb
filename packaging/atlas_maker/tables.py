"""The tables beside the drawings: what is drawn where, the suggested points, and the windows on views."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from atlas_maker.areas import NAMES
from atlas_maker.catalogue import EXTRA
from atlas_maker.suggest import suggestions
from atlas_maker.svgout import View

ZOOM = {
    "head_anterior": ("anterior", 320, 10, 260, 340),
    "head_posterior": ("posterior", 320, 10, 260, 340),
    "head_lateral_right": ("lateral_right", 40, 10, 260, 340),
    "foot_medial_right": ("leg_medial", 0, 725, 285, 210),
    "foot_medial_left": ("leg_medial", 375, 725, 285, 210),
}
"""Windows on a view: left, top, width and height in mm of its page."""


def write_tables(views: Sequence[View], points: Mapping[str, int], into: Path) -> None:
    """All tables; ``points`` are the catalogue's muscles with the number of their suggestions."""
    shown = _shown(views, points)

    def listed(kind: str, key: str) -> tuple[str, str]:
        where, layers = shown.get((kind, key), (set(), set()))
        return " ".join(sorted(where)), " ".join(sorted(layers, reverse=True))

    def keys(kind: str) -> list[str]:
        return sorted(key for its_kind, key in shown if its_kind == kind)

    extras = [(key, *EXTRA[key], *listed("extra", key)) for key in keys("extra")]
    areas = [(key, NAMES[key], listed("area", key)[0]) for key in keys("area")]
    suggested = suggestions(points, views)
    _write_csv(into / "muscle_views.csv", ("slug", "views", "layer"), [(key, *listed("muscle", key)) for key in points])
    _write_csv(into / "extra_structures.csv", ("id", "english", "latin", "views", "layer"), extras)
    _write_csv(into / "areas.csv", ("id", "english", "views"), areas)
    _write_csv(into / "suggestions.csv", ("slug", "label", "view", "side", "x_mm", "y_mm", "basis"), suggested)
    windows = {name: {"source": source, "viewBox": window} for name, (source, *window) in ZOOM.items()}
    (into / "zoom_windows.json").write_text(json.dumps(windows, indent=1) + "\n", encoding="utf-8", newline="\n")


def _shown(views: Sequence[View], points: Mapping[str, int]) -> dict[tuple[str, str], tuple[set[str], set[str]]]:
    """The views and layers in which each structure is drawn, by its kind and key."""
    shown: dict[tuple[str, str], tuple[set[str], set[str]]] = {}
    for view in views:
        for m, *_ in view.items:
            kind = "area" if m.layer == "area" else "muscle" if m.key in points else "extra"
            where, layers = shown.setdefault((kind, m.key), (set(), set()))
            where.update({view.name, "lateral_left"} if view.name == "lateral_right" else {view.name})
            layers.add("superficial" if m.layer == "superficial" else "deep")
    return shown


def _write_csv(file: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with file.open("w", newline="", encoding="utf-8") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
