"""The tables that go with the drawings: names, views of a muscle, suggestions, windows."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from needlechart.atlas.structures import Suggestion, Window
from needlechart.domain.body import BodyPoint, Side, StructureKind, View


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything about the drawings that is not a shape."""

    names: Mapping[tuple[StructureKind, str], str]
    views: Mapping[str, tuple[View, ...]]
    suggestions: Mapping[str, tuple[Suggestion, ...]]
    windows: Mapping[str, Window]

    def name_of(self, kind: StructureKind, key: str) -> str:
        """The name in the tables, else the key in words; the names of muscles stand in the catalogue."""
        return self.names.get((kind, key)) or key.replace("-", " ").capitalize()


def read_tables(folder: Path) -> Tables:
    """The tables in ``folder``.  Raises OSError, KeyError or ValueError when one is missing or damaged."""
    names = {(StructureKind.AREA, key): name for key, name in read_area_names(folder).items()}
    names |= {(StructureKind.EXTRA, row["id"]): row["english"] for row in _rows(folder / "extra_structures.csv")}
    views = {row["slug"]: tuple(View(view) for view in row["views"].split()) for row in _rows(folder / "muscle_views.csv")}
    suggestions: dict[str, tuple[Suggestion, ...]] = {}
    for row in _rows(folder / "suggestions.csv"):
        point = BodyPoint(View(row["view"]), float(row["x_mm"]), float(row["y_mm"]))
        made = Suggestion(row["slug"], row["label"], Side(row["side"]), point)
        suggestions[made.muscle] = (*suggestions.get(made.muscle, ()), made)
    return Tables(names, views, suggestions, _windows(folder / "zoom_windows.json"))


def read_area_names(folder: Path) -> dict[str, str]:
    """The names of the areas by key.  Raises OSError or KeyError when their table is missing or damaged."""
    return {row["id"]: row["english"] for row in _rows(folder / "areas.csv")}


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _windows(file: Path) -> dict[str, Window]:
    data = json.loads(file.read_text(encoding="utf-8"))
    return {name: Window(View(made["source"]), *map(float, made["viewBox"])) for name, made in data.items()}
