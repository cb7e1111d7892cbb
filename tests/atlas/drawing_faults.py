"""What is wrong with a drawing: its contract checked with a parser and shapes of the tests' own."""

from __future__ import annotations

import csv
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from shapely import make_valid
from shapely.geometry import Point, Polygon, box
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from needlechart.domain.body import View
from tests.atlas.drawn_paths import DrawnPath, drawn_paths

MOST_BYTES = 200_000
LEAST_COVERED = 0.995
LEAST_MM2 = {"muscle": 100.0, "extra": 100.0, "area": 25.0}
_CLOSED_MM = 0.25
_NUMBER = re.compile(r"-?(?:\d+\.\d+|\.\d+|\d+)")


@dataclass(frozen=True)
class Drawn:
    """A path with its shape in millimetres of the page."""

    path: DrawnPath
    shape: BaseGeometry


def faults_of(folder: Path, view: View) -> list[str]:
    """What the drawing of a view does not keep to, a sentence each."""
    file = folder / f"{view.value}.svg"
    text = file.read_text(encoding="utf-8")
    found = [f"Qt says: {message}" for message in qt_messages(file)]
    if len(text.encode()) >= MOST_BYTES:
        found.append(f"the file has {len(text.encode())} bytes")
    data = re.findall(r' d="([^"]*)"', text)
    if any(re.search(r"\d*\.\d\d", path) for path in data):
        found.append("a number is finer than 0.1 mm")
    paths = drawn_paths(folder, view)
    found += [f"{path.identity} is open" for path in paths if not is_closed(path.data)]
    drawn = [Drawn(path, shape_of(path.data)) for path in paths]
    return found + _place_faults(drawn, outline_of(text), size_of(text)) + _overlaps(drawn)


def _place_faults(drawn: list[Drawn], outline: BaseGeometry, page: BaseGeometry) -> list[str]:
    found = []
    grown = outline.buffer(1.0)
    for one in drawn:
        name = one.path.identity
        if one.shape.area < LEAST_MM2[one.path.kind]:
            found.append(f"{name} has only {one.shape.area:.0f} mm2")
        if one.shape.difference(grown).area > 0.5:
            found.append(f"{name} leaves the outline")
        if not page.contains(one.shape):
            found.append(f"{name} leaves the page")
    shown = unary_union([one.shape for one in drawn if one.path.layer != "deep"])
    covered = shown.intersection(outline).area / outline.area
    return found if covered >= LEAST_COVERED else [*found, f"only {covered:.2%} of the figure is covered"]


def _overlaps(drawn: list[Drawn]) -> list[str]:
    """Structures of one level that lie on each other by more than their curves are off."""
    levels: dict[str, list[Drawn]] = {}
    for one in drawn:
        level = {"areas.bone": "hard", "areas.tendon": "hard"}.get(one.path.group, one.path.group)
        if level != "deep":
            levels.setdefault(level, []).append(one)
    found = []
    for members in levels.values():
        for one, other in combinations(members, 2):
            if one.shape.intersects(other.shape):
                common = one.shape.intersection(other.shape)
                share = common.area / min(one.shape.area, other.shape.area)
                if share > 0.01 and not common.buffer(-0.8).is_empty:
                    found.append(f"{one.path.identity} and {other.path.identity} overlap by {share:.1%}")
    return found


def suggestion_faults(folder: Path, points: dict[str, int]) -> list[str]:
    """Suggestions that are missing, too many or not inside their muscle; ``points``: how many each muscle has."""
    with (folder / "suggestions.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    found = []
    for muscle, count in points.items():
        labels = [row["label"] for row in rows if row["slug"] == muscle]
        if labels != [f"TrP{number}" for number in range(1, count + 1)]:
            found.append(f"{muscle} has the points {labels}")
    shapes: dict[tuple[str, str, str], BaseGeometry] = {}
    for view in {row["view"] for row in rows}:
        for path in drawn_paths(folder, View(view)):
            place = view, path.key, path.side
            if path.kind == "muscle":
                shapes[place] = unary_union([shapes.get(place, Polygon()), shape_of(path.data)])
    for row in rows:
        inside = shapes.get((row["view"], row["slug"], row["side"]), Polygon())
        if not inside.contains(Point(float(row["x_mm"]), float(row["y_mm"]))):
            found.append(f"{row['slug']} {row['label']} lies outside its muscle")
    return found


def qt_messages(file: Path) -> list[str]:
    """What Qt says while it reads and paints a drawing."""
    with _listening() as messages:
        renderer = QSvgRenderer(str(file))
        image = QImage(200, 200, QImage.Format.Format_ARGB32)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
    return messages if renderer.isValid() else [*messages, "this is no drawing"]


@contextmanager
def _listening() -> Iterator[list[str]]:
    messages: list[str] = []

    def listen(_kind: QtMsgType, _context: object, message: str | None) -> None:
        messages.append(message or "")

    before = qInstallMessageHandler(listen)
    try:
        yield messages
    finally:
        qInstallMessageHandler(before)


def is_closed(data: str) -> bool:
    """Whether every ring says that it is closed and ends where it began."""
    rings = [part for part in re.split("(?=M)", data) if part]
    return all(part.endswith("z") and np.hypot(*(_nodes(part)[0] - _nodes(part)[-1])) < _CLOSED_MM for part in rings)


def shape_of(data: str) -> BaseGeometry:
    """The polygon of path data, filled by the even-odd rule, its curves in ten pieces."""
    whole: BaseGeometry = Polygon()
    t = np.linspace(0, 1, 11)[1:, None]
    u = 1 - t
    for part in re.split("(?=M)", data):
        if not part:
            continue
        p = _nodes(part)
        pieces = [p[:1]]
        for at in range(0, len(p) - 1, 3):
            pieces.append(u**3 * p[at] + 3 * u * u * t * p[at + 1] + 3 * u * t * t * p[at + 2] + t**3 * p[at + 3])
        ring = Polygon(np.vstack(pieces))
        whole = whole.symmetric_difference(ring if ring.is_valid else make_valid(ring))
    return whole


def _nodes(part: str) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Starts, handles and ends of a ring's curves."""
    numbers = [float(number) for number in _NUMBER.findall(part)]
    nodes = [np.array(numbers[:2])]
    for at in range(2, len(numbers) - 5, 6):
        start = nodes[-1]
        nodes += [start + numbers[at + k : at + k + 2] for k in (0, 2, 4)]
    return np.vstack(nodes)


def outline_of(text: str) -> BaseGeometry:
    """The figure of a drawing."""
    found = re.search(r'id="outline\.body" d="([^"]*)"', text)
    assert found is not None
    return shape_of(found[1])


def size_of(text: str) -> BaseGeometry:
    """The page of a drawing."""
    view_box = ET.fromstring(text).attrib["viewBox"]
    left, top, width, height = (float(number) for number in view_box.split())
    return box(left, top, left + width, top + height)
