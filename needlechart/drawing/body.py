"""The body in the colours of the theme: one drawn view painted at any scale, on screen and on paper."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtSvg import QSvgRenderer

from needlechart.atlas import Atlas, Structure
from needlechart.domain.body import View
from needlechart.drawing.paling import mixed, with_pale_group
from needlechart.drawing.tokens import SCHEMES, Tokens

_MILLIMETRE_STROKES_UP_TO = 0.9
"""Pixels per millimetre above which strokes keep their width in pixels: outline 2, muscle 0.7, fibres 0.6."""

_STEPS_PER_DOUBLING = 4
_PALED = 0.3
_PACKS = 6
_SHADOWS = ((1.15, 1.5, 0.36),)
"""How far a shadow falls to the right and down, in widths of the muscles' lines, and how dark it is."""

_ROLES = (
    "body", "body_hi", "outline", "land", "m0", "m1", "m2", "h0", "h1", "h2", "shine", "m_line", "fibre", "deep", "deep_fill",
    "tendon_edge", "tendon_core", "tendon_line", "bone",
)  # fmt: skip
_TENDON_MIXES = (0.25, 0.55)
_MUSCLE_MIXES = (0.4, 0.75)
_BONE_MIX = 0.1
"""How far the drawings mix a belly's edge with its core, a tendon's, and a bone with the lines on it."""


class BodyPicture:
    """One view in the colours of ``tokens``; with ``deep`` the deep muscles, over superficial ones grown pale."""

    def __init__(self, atlas: Atlas, view: View, tokens: Tokens, deep: bool = False) -> None:
        self.view, self.tokens, self.deep = view, tokens, deep
        self._file = atlas.folder / f"{view.value}.svg"
        self._size = atlas.size_of(view)

    def paint(self, painter: QPainter, origin: QPointF, scale: float) -> None:
        """Paint the view with its upper left corner at ``origin``, ``scale`` pixels to the millimetre."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, height = self._size
        drawing = _drawing(self._file, self.tokens, self.deep, stroke_weight(scale))
        drawing.render(painter, QRectF(origin.x(), origin.y(), width * scale, height * scale))


def stroke_weight(scale: float) -> float:
    """How much thinner than drawn the strokes are at ``scale`` pixels to the millimetre, in a few steps."""
    step = 2 ** (1 / _STEPS_PER_DOUBLING)
    weight = 1.0
    while weight * scale > _MILLIMETRE_STROKES_UP_TO * step**0.5:
        weight /= step
    return round(weight, 4)


def shape_path(atlas: Atlas, structure: Structure) -> QPainterPath:
    """The shape of a structure in millimetres of its view."""
    path = QPainterPath()
    for ring in atlas.rings(structure):
        path.moveTo(*ring[0])
        for point in ring[1:]:
            path.lineTo(*point)
        path.closeSubpath()
    return path


def outline_path(atlas: Atlas, view: View) -> QPainterPath:
    """The outline of the figure in millimetres of the view."""
    path = QPainterPath()
    for ring in atlas.outline(view):
        path.moveTo(*ring[0])
        for point in ring[1:]:
            path.lineTo(*point)
        path.closeSubpath()
    return path


@lru_cache(maxsize=24)
def _drawing(file: Path, tokens: Tokens, deep: bool, weight: float) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_drawn_text(file, tokens, deep, weight).encode()))


def _drawn_text(file: Path, tokens: Tokens, deep: bool, weight: float) -> str:
    """The text that Qt draws: in the colours of the scheme, with shadows, in one of the two layers, its strokes scaled."""
    text = _coloured(_text(file), tokens)
    text = _with_deep_layer(text, tokens) if deep else _with_shadows(text, "superficial")
    if weight == 1.0:
        return text
    return re.sub(r'stroke-width="([\d.]+)"', lambda width: f'stroke-width="{float(width[1]) * weight:.3f}"', text)


@lru_cache(maxsize=9)
def _text(file: Path) -> str:
    return re.sub(r'<rect id="background"[^>]*/>', "", file.read_text(encoding="utf-8"))


def _coloured(text: str, tokens: Tokens) -> str:
    """The drawings are written in the light table; another scheme is a table of replacements."""
    table = _colour_table(tokens)
    text = re.sub(r"#[0-9a-f]{6}", lambda colour: table.get(colour[0], colour[0]), text)
    return text


def _colour_table(tokens: Tokens) -> dict[str, str]:
    light = SCHEMES["light"]
    table = {getattr(light, role): getattr(tokens, role) for role in _ROLES}
    pairs = [(f"m{tone}", f"h{tone}", share) for tone in range(3) for share in _MUSCLE_MIXES]
    pairs += [("tendon_edge", "tendon_core", share) for share in _TENDON_MIXES]
    pairs.append(("bone", "land", _BONE_MIX))
    for edge, core, share in pairs:
        drawn = mixed(getattr(light, edge), getattr(light, core), share)
        table[drawn] = mixed(getattr(tokens, edge), getattr(tokens, core), share)
    return table


def _with_shadows(text: str, group: str) -> str:
    """The muscles of a group throw a soft shadow to the lower right on what they cover and into the gaps beside them.

    They are drawn from the lowest to the highest; each pack of them comes after its shadow.
    """
    muscles = re.search(rf'<g id="{group}"[^>]*>(.*?)</g>', text, re.DOTALL)
    line = re.search(r'<g id="muscles" stroke="(#[0-9a-f]{6})" stroke-width="([\d.]+)"', text)
    if muscles is None or line is None:
        return text
    paths = muscles[1].split("\n")
    size = -(-len(paths) // _PACKS)
    drawn = []
    for start in range(0, len(paths), size):
        pack = "\n".join(paths[start : start + size])
        data = "".join(re.findall(r' d="([^"]*)"', pack))
        shape = f'<path id="{group}-shadow-{start}" d="{data}"/>'
        for right, down, opacity in _SHADOWS:
            moved = f'transform="translate({right * float(line[2]):.2f} {down * float(line[2]):.2f})"'
            drawn.append(f'<g fill="{line[1]}" fill-opacity="{opacity}" stroke="none" {moved}>{shape}</g>')
            shape = f'<use xlink:href="#{group}-shadow-{start}"/>'
        drawn.append(pack)
    return text[: muscles.start(1)] + "".join(drawn) + text[muscles.end(1) :]


def _with_deep_layer(text: str, tokens: Tokens) -> str:
    """Superficial muscles grow pale, what was drawn on them goes, deep ones come forward with their own light and fibres."""
    text = text.replace('<g id="form">', '<g id="form" display="none">')
    text = with_pale_group(text, "superficial", tokens.m_line, mixed(tokens.body, tokens.body_hi, 0.7), _PALED)
    for name in ("deep", "deep-form"):
        text = text.replace(f'<g id="{name}" display="none">', f'<g id="{name}">')
    return _with_shadows(text, "deep")
