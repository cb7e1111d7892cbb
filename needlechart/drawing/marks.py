"""Site marks: the small vocabulary drawn on the body.

Shape carries the meaning, colour only repeats it:

    disc, number        needled, so many twitches (+ when they were not counted)
    ring, 0             needled, looked for a twitch, none came
    ring, dash          needled, a twitch could not be seen
    ring, dot           needled, no twitch was sought
    ring, ?             needled, nobody has answered yet
    triangle            the needle is still in the body; inside the same signs as above
    dashed ring         finding only, no needle
    hatched ring        copied from last visit, not yet confirmed
    small diamond       ghost: last visit (filled: it twitched, hollow: it did not)
    small cross, label  suggestion: a point of the muscle where one may look
    smaller, thin rim   approximate: the site was charted in another view and lies about here (≈ at its lower right);
                        the sign is the same, the ground is paper
    ticks below         needles, when more than one
    outer ring          selected
    square badge        note (lines) or caution (!), upper left; beside another visit + for added, − for dropped
    lying square, n ×   several sites under one finger, zoomed out

``paint_mark`` needs no widget: the same function serves screen, thumbnails and print.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QPainter

from needlechart.drawing.mark import PALE, Kind, Mark
from needlechart.drawing.mark_pen import MarkPen
from needlechart.drawing.tokens import Tokens

__all__ = ["SMALL", "MEDIUM", "LARGE", "Kind", "Mark", "PALE", "extent", "paint_mark"]

SMALL, MEDIUM, LARGE = 20, 28, 40
"""Usual diameters of the disc in pixels; the target is 48 px at every size."""


def extent(diameter: float) -> float:
    """How far a mark of that diameter paints from its centre at most, its ring, ticks and number included."""
    return diameter * 1.3 + 10


def paint_mark(
    painter: QPainter, mark: Mark, at: QPointF, diameter: float, tokens: Tokens, font: QFont, show_order: bool = False
) -> None:
    """Paint ``mark`` centred on ``at``; ``diameter`` of its disc in pixels, colours of ``tokens``, figures in ``font``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = MarkPen(painter, mark, at, diameter, tokens, font)
    if mark.kind in PALE:
        pen.paint_pale()
    else:
        pen.paint_mark()
    if show_order and mark.order is not None and pen.has_order:
        pen.paint_order(mark.order)
    if mark.approximate:
        pen.paint_about()
    painter.restore()
