"""The drawings read a second time, with Qt and an XML parser: what the atlas is compared with."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath

from needlechart.domain.body import View

_SVG = "{http://www.w3.org/2000/svg}"
_NUMBER = re.compile(r"-?(?:\d+\.\d+|\.\d+|\d+)")


@dataclass(frozen=True)
class DrawnPath:
    """One interactive path of a drawing."""

    identity: str
    group: str
    attributes: dict[str, str]
    data: str

    @property
    def kind(self) -> str:
        return self.attributes["data-kind"]

    @property
    def key(self) -> str:
        return self.attributes[f"data-{self.kind}"]

    @property
    def side(self) -> str:
        return self.identity.rpartition(".")[2]

    @property
    def layer(self) -> str:
        return self.attributes.get("data-layer", "superficial")

    @property
    def said(self) -> tuple[str, str, str, str]:
        return self.kind, self.key, self.side, self.layer

    def shape(self) -> QPainterPath:
        return painter_path(self.data)


def drawn_paths(folder: Path, view: View) -> list[DrawnPath]:
    """Every interactive path of a view, in the order of the file."""
    found = []
    for group in ET.parse(folder / f"{view.value}.svg").getroot().iter(f"{_SVG}g"):
        for path in group.findall(f"{_SVG}path"):
            if "data-kind" in path.attrib:
                found.append(DrawnPath(path.attrib["id"], group.attrib["id"], dict(path.attrib), path.attrib["d"]))
    return found


def outline(folder: Path, view: View) -> QPainterPath:
    """The outline of the figure."""
    root = ET.parse(folder / f"{view.value}.svg").getroot()
    (path,) = (p for p in root.iter(f"{_SVG}path") if p.attrib.get("id") == "outline.body")
    return painter_path(path.attrib["d"])


def painter_path(data: str) -> QPainterPath:
    """Path data as curves of Qt, filled by the even-odd rule."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    x = y = 0.0
    for command, numbers in re.findall(r"([Mcz])([^Mcz]*)", data):
        values = [float(number) for number in _NUMBER.findall(numbers)]
        if command == "M":
            x, y = values
            path.moveTo(x, y)
        elif command == "c":
            for a, b, c, d, e, f in zip(*(values[k::6] for k in range(6)), strict=True):
                path.cubicTo(x + a, y + b, x + c, y + d, x + e, y + f)
                x, y = x + e, y + f
        else:
            path.closeSubpath()
    return path
