"""The body for paper: outline, muscles, tendons, bones and fibres as plain lines, a tenth of the bytes of the picture.

Every shading of the picture becomes an object of its own in a printed file, and every curve keeps nine digits.  Here shapes are
polygons on whole tenths of a millimetre, simplified by less than a printer shows: a body is printed at a ninth of its size.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from needlechart.atlas import Atlas
from needlechart.atlas.paths import curves_of, rings_of
from needlechart.domain.body import View
from needlechart.domain.polygons import Corner, simplified, simplified_ring
from needlechart.drawing.tokens import Tokens

UNITS_PER_MM = 10
"""Coordinates are whole tenths of a millimetre: in a file, four digits instead of nine."""

_OFF_PX, _FINEST_MM = 0.3, 0.05
"""How far a piece may lie off its curve, in pixels of 1/96 inch (0.08 mm on paper); in millimetres of the body at least."""
_PIECES = 6
"""Pieces of a curve of a fibre before those that show nothing are left out."""
_OUTLINE_PX, _MUSCLE_PX, _FIBRE_PX = 1.1, 0.6, 0.35

_MIRRORED = re.compile(r'<use xlink:href="#([\w.-]+)" transform="matrix\(-1 0 0 1 ([\d.]+) 0\)"')
_DATA = re.compile(r' d="([^"]*)"')
_NUMBER = re.compile(r"-?(?:\d+\.\d+|\.\d+|\d+)")


@dataclass(frozen=True)
class _Shapes:
    """What is drawn of a view, in units: each group as the shapes and lines it is made of."""

    outline: tuple[QPainterPath, ...]
    bones: tuple[QPainterPath, ...]
    tendons: tuple[QPainterPath, ...]
    muscles: tuple[QPainterPath, ...]
    fibres: tuple[QPainterPath, ...]
    landmarks: tuple[QPainterPath, ...]


def paint_lean_body(
    painter: QPainter, atlas: Atlas, view: View, tokens: Tokens, pixel_mm: float, window: QRectF | None = None
) -> None:
    """Paint a view where the painter counts in millimetres of it.

    ``pixel_mm`` is how many of them a pixel shows (1/96 inch on paper); with a ``window`` in millimetres, what lies outside it
    is left out.
    """
    off = max(_FINEST_MM, round(_OFF_PX * pixel_mm, 1))
    shapes = _shapes(atlas.folder / f"{view.value}.svg", off)
    shown = QRectF(window.topLeft() * UNITS_PER_MM, window.size() * UNITS_PER_MM) if window is not None else None
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(1 / UNITS_PER_MM, 1 / UNITS_PER_MM)
    for parts, ground, line, px in (
        (shapes.outline, tokens.body, tokens.outline, _OUTLINE_PX),
        (shapes.bones, tokens.bone, "", 0.0),
        (shapes.tendons, tokens.tendon_core, tokens.tendon_line, _MUSCLE_PX),
        (shapes.muscles, tokens.h1, tokens.m_line, _MUSCLE_PX),
        (shapes.fibres, "", tokens.fibre, _FIBRE_PX),
        (shapes.landmarks, "", tokens.land, _MUSCLE_PX),
    ):
        painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.setPen(_pen(line, px * pixel_mm * UNITS_PER_MM) if line else Qt.PenStyle.NoPen)
        painter.drawPath(_together(parts, shown))
    painter.restore()


def _together(parts: Iterable[QPainterPath], shown: QRectF | None) -> QPainterPath:
    """One path of those that are seen: a path costs less in a file than its parts."""
    whole = QPainterPath()
    for part in parts:
        if shown is None or part.controlPointRect().intersects(shown):
            whole.addPath(part)
    return whole


def _pen(colour: str, wide: float) -> QPen:
    return QPen(QColor(colour), wide, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


@lru_cache(maxsize=18)
def _shapes(file: Path, off_mm: float) -> _Shapes:
    text = file.read_text(encoding="utf-8")
    mirrors = {found[1]: float(found[2]) for found in _MIRRORED.finditer(text)}

    def group(*names: str, closed: bool) -> tuple[QPainterPath, ...]:
        whole: list[QPainterPath] = []
        for name in names:
            drawn = _paths(text, name, off_mm, closed=closed)
            whole += drawn
            if name in mirrors:
                mirror = QTransform(-1, 0, 0, 1, mirrors[name] * UNITS_PER_MM, 0)
                whole += [mirror.map(path) for path in drawn]
        return tuple(whole)

    return _Shapes(
        group("outline", closed=True),
        group("areas.bone", closed=True),
        group("areas.tendon", "strands", closed=True),
        group("superficial", closed=True),
        group("tendon-fibres", "fibres", closed=False),
        group("landmarks", "landmarks.paired", closed=False),
    )


def _paths(text: str, group: str, off_mm: float, *, closed: bool) -> list[QPainterPath]:
    """The shapes of a group of a drawing, each with its holes, or its open lines, simplified by at most ``off_mm``."""
    found = re.search(rf'<g id="{re.escape(group)}"[^>]*>(.*?)</g>', text, re.DOTALL)
    paths = []
    for data in _DATA.findall(found[1]) if found is not None else ():
        if closed:
            shape = QPainterPath()
            for ring in rings_of(curves_of(data)):
                shape.addPolygon(_polygon(simplified_ring(ring, off_mm)))
                shape.closeSubpath()
            paths.append(shape)
        else:
            for stroke in _strokes(data):
                line = QPainterPath()
                line.addPolygon(_polygon(simplified(_along(stroke), off_mm)))
                paths.append(line)
    return paths


def _polygon(corners: Iterable[Corner]) -> QPolygonF:
    """Corners on whole units."""
    return QPolygonF([QPointF(round(x * UNITS_PER_MM), round(y * UNITS_PER_MM)) for x, y in corners])


def _along(stroke: list[float]) -> list[Corner]:
    """Points along an open line of curves, each relative to the end of the one before."""
    x, y = stroke[:2]
    points = [(x, y)]
    for at in range(2, len(stroke) - 5, 6):
        ax, ay, bx, by, cx, cy = stroke[at : at + 6]
        for piece in range(1, _PIECES + 1):
            t = piece / _PIECES
            a, b, c = 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3
            points.append((x + a * ax + b * bx + c * cx, y + a * ay + b * by + c * cy))
        x, y = x + cx, y + cy
    return points


def _strokes(data: str) -> Iterator[list[float]]:
    for part in data.split("M")[1:]:
        yield [float(number) for number in _NUMBER.findall(part)]
