"""A heat map over a view: how many needles lie about a place, in the six steps of the tokens.

A place counts every point round it, a point right there with its whole weight and one ``REACH_MM`` away with next to none, so
that the numbers of the scale are needles (or twitches, whatever the weight is), not a density.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPen, qRgba

from needlechart.drawing.tokens import Tokens

CELL_MM = 2.5
REACH_MM = 25.0
"""A place and one that far from it are not the same place any more: two fingers' breadth."""
STEPS = 6

Grid = NDArray[np.float32]

TAPS: Grid = ((1 - np.linspace(0, 1, round(REACH_MM / CELL_MM) + 1) ** 2) ** 2)[:-1].astype(np.float32)
"""How much of a count is seen so many cells away: like a bell, but it ends."""
FINER = 2
"""Pixels of the image along a cell: at the size of a whole body on a screen the rims of the steps are hairlines."""
_RIM_DARKER = 130
_SOLIDITY = 200
_LADDER = (1, 2, 5)


@dataclass(frozen=True, eq=False)
class Heat:
    """The counts in cells of ``CELL_MM``, row by row from the upper left corner of the view; ``most`` of them at one place.

    ``tops`` are the highest whole numbers of the steps, at most six.
    """

    cells: Grid
    size_mm: tuple[float, float]
    most: float
    tops: tuple[int, ...]

    @property
    def bounds(self) -> tuple[float, ...]:
        """From what count each step begins: half of one, so that a single point is seen, then half above the step before."""
        return (0.5, *(top + 0.5 for top in self.tops[:-1]))

    @property
    def labels(self) -> tuple[str, ...]:
        """The whole numbers that each step stands for."""
        lows = (1, *(top + 1 for top in self.tops[:-1]))
        return tuple(str(top) if low == top else f"{low}–{top}" for low, top in zip(lows, self.tops, strict=True))


def heat_of(
    x_mm: NDArray[np.float64], y_mm: NDArray[np.float64], weight: NDArray[np.float64], size_mm: tuple[float, float]
) -> Heat:
    """The heat of points of one view of ``size_mm``; points beside the view do not count.

    Raises ValueError when the three arrays are not equally long.
    """
    if not x_mm.shape == y_mm.shape == weight.shape:
        raise ValueError("every point has x, y and a weight")
    wide, high = (ceil(side / CELL_MM) for side in size_mm)
    inside = (x_mm >= 0) & (y_mm >= 0) & (x_mm < size_mm[0]) & (y_mm < size_mm[1])
    if not inside.all():
        x_mm, y_mm, weight = x_mm[inside], y_mm[inside], weight[inside]
    at = (y_mm / CELL_MM).astype(np.intp) * wide + (x_mm / CELL_MM).astype(np.intp)
    counted = np.bincount(at, weight, wide * high).astype(np.float32).reshape(high, wide)
    cells = _blurred(counted)
    most = float(cells.max(initial=0.0))
    return Heat(cells, size_mm, most, _tops(most))


def heat_image(heat: Heat, tokens: Tokens) -> QImage:
    """One image of the whole view, a colour for each step, a darker rim where a step begins, clear where nothing lies."""
    steps = _stepped(heat)
    rim = np.zeros(steps.shape, bool)
    rim[1:] = steps[1:] != steps[:-1]
    rim[:, 1:] |= steps[:, 1:] != steps[:, :-1]
    steps[rim] += STEPS + 1
    high, wide = steps.shape
    pixels = np.zeros((high, -(-wide // 4) * 4), np.uint8)  # Qt wants rows of whole four bytes
    pixels[:, :wide] = steps
    image = QImage(pixels.data, wide, high, pixels.shape[1], QImage.Format.Format_Indexed8)
    image.setColorTable(_colours(tokens))
    return image.copy()  # the pixels belong to the array


def paint_heat(painter: QPainter, image: QImage, size_mm: tuple[float, float], outline: QPainterPath) -> None:
    """Paint the image of a heat map where the painter counts in millimetres of the view, inside the ``outline`` of the body."""
    painter.save()
    painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    scale = CELL_MM / FINER
    shown = QRectF(QPointF(), QSizeF(size_mm[0] / scale, size_mm[1] / scale))
    painter.drawImage(QRectF(QPointF(), QSizeF(*size_mm)), image, shown)
    painter.restore()


def paint_scale(painter: QPainter, heat: Heat, area: QRectF, tokens: Tokens, font: QFont) -> None:
    """The steps in a row across ``area`` with their numbers below, a hairline round each."""
    wide, high = area.width() / STEPS, area.height() / 2
    painter.save()
    painter.setFont(font)
    for number, words in enumerate(heat.labels):
        box = QRectF(area.left() + number * wide, area.top(), wide, high)
        painter.setPen(QPen(QColor(tokens.heat[number]).darker(_RIM_DARKER), 1))
        painter.setBrush(QColor(tokens.heat[number]))
        painter.drawRect(box)
        painter.setPen(QColor(tokens.text2))
        painter.drawText(box.translated(0, high), Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()


def _blurred(counted: Grid) -> Grid:
    """Every count spread over its neighbours, along rows and columns in turn; a count alone keeps its full height."""
    across = _spread(counted, TAPS)
    return np.ascontiguousarray(_spread(np.ascontiguousarray(across.T), TAPS).T)


def _spread(cells: Grid, taps: Grid) -> Grid:
    """Each column as the sum of those beside it, weighted by their distance; along whole rows, which lie together in memory."""
    reach = len(taps)
    padded = np.zeros((cells.shape[0], cells.shape[1] + 2 * reach), np.float32)
    padded[:, reach:-reach] = cells
    spread: Grid = cells * taps[0]
    wide = cells.shape[1]
    for off in range(1, reach):
        spread += taps[off] * (padded[:, reach - off : reach - off + wide] + padded[:, reach + off : reach + off + wide])
    return spread


def _tops(most: float) -> tuple[int, ...]:
    """The highest numbers of at most six steps that hold ``most``: equally wide for few points, else on the ladder of 1, 2, 5,
    10, 20, 50, ...: where most of a body has few and a place has hundreds, both are told apart."""
    for width in (1, 2):
        if most < STEPS * width + 0.5:
            return tuple(width * number for number in range(1, max(1, ceil((most - 0.5) / width)) + 1))
    ladder: list[int] = []
    while not ladder or ladder[-1] + 0.5 <= most:
        ladder.append(_LADDER[len(ladder) % 3] * 10 ** (len(ladder) // 3))
    return tuple(ladder[-STEPS:])


def _stepped(heat: Heat) -> NDArray[np.uint8]:
    """0 where nothing lies, else the number of the step from 1, on ``FINER`` pixels a cell."""
    counts = np.array([0.0, *heat.bounds, heat.tops[-1] + 0.5], np.float32)
    places = np.interp(heat.cells, counts, np.arange(len(counts))).astype(np.float32)
    fine: NDArray[np.uint8] = _finer(_finer(places).T).T.astype(np.uint8)
    return np.minimum(fine, np.uint8(len(heat.tops)), out=fine)


def _finer(cells: Grid) -> Grid:
    """Every row as ``FINER`` rows, on straight lines between the middles of the cells."""
    padded = np.concatenate([cells[:1], cells, cells[-1:]])
    made = np.empty((cells.shape[0], FINER, cells.shape[1]), np.float32)
    for part in range(FINER):
        share = (part + 0.5) / FINER - 0.5
        near = padded[2:] if share > 0 else padded[:-2]
        made[:, part] = cells + np.float32(abs(share)) * (near - cells)
    return made.reshape(-1, cells.shape[1])


def _colours(tokens: Tokens) -> list[int]:
    """Clear, the six steps, and the rims of nothing and of each step."""
    steps = [QColor(colour) for colour in tokens.heat]
    rims = [step.darker(_RIM_DARKER) for step in (steps[0], *steps)]
    return [0, *(qRgba(c.red(), c.green(), c.blue(), _SOLIDITY) for c in steps), *(c.rgba() for c in rims)]
