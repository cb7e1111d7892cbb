"""What the chart shows at once: one figure, or several on one sheet, with the patient's sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSizeF

from needlechart.atlas import Atlas
from needlechart.domain.body import BodyPoint, View
from needlechart.drawing.figures import Figure, Limb, figure_of, outline_box, sides_of

__all__ = ["BodyView", "Figure", "Limb", "Sheet", "outline_box", "sheet_of", "sides_of", "view_showing"]


class BodyView(StrEnum):
    """A choice of the view switch."""

    ALL = "all"
    FRONT = "front"
    BACK = "back"
    LEFT = "left"
    RIGHT = "right"
    HEAD = "head"
    HAND = "hand"
    FOOT = "foot"
    INNER_LEG = "inner_leg"


_FIGURES: dict[BodyView, tuple[tuple[View | str, str], ...]] = {
    BodyView.ALL: ((View.ANTERIOR, "Front"), (View.POSTERIOR, "Back")),
    BodyView.FRONT: ((View.ANTERIOR, "Front"),),
    BodyView.BACK: ((View.POSTERIOR, "Back"),),
    BodyView.LEFT: ((View.LATERAL_LEFT, "Left side"),),
    BodyView.RIGHT: ((View.LATERAL_RIGHT, "Right side"),),
    BodyView.HEAD: (
        ("head_anterior", "Front"),
        ("head_posterior", "Back"),
        ("head_lateral_right", "Right side"),
        ("head_lateral_left", "Left side"),
    ),
    BodyView.HAND: ((View.HAND_PALMAR, "Palm"), (View.HAND_DORSAL, "Back of the hand")),
    BodyView.FOOT: (
        (View.FOOT_PLANTAR, "Sole"),
        (View.FOOT_DORSAL, "Back of the foot"),
        ("foot_medial_right", "Right, inner side"),
        ("foot_medial_left", "Left, inner side"),
    ),
    BodyView.INNER_LEG: ((View.LEG_MEDIAL, "Inner side"),),
}
_FLIPPED = (View.FOOT_PLANTAR,)
_GAP, _CAPTION_GAP, _MOST_GAP = 0.06, 0.2, 0.3
"""Space between two figures, above a row that has captions, and at most, as shares of the highest figure."""


@dataclass(frozen=True)
class Sheet:
    """The figures of one choice of the switch on one plane, in millimetres from its upper left corner."""

    name: BodyView
    figures: tuple[Figure, ...]
    size: QSizeF

    @property
    def has_captions(self) -> bool:
        """Whether each figure needs words of its own below it: several views of one part of the body."""
        return self.name in (BodyView.HEAD, BodyView.HAND, BodyView.FOOT)

    def to_sheet(self, point: BodyPoint) -> QPointF | None:
        """Where a point of the body lies on the sheet; None when no figure shows it."""
        found = next((figure for figure in self.figures if figure.holds(point)), None)
        return None if found is None else found.to_sheet(point)

    def to_body(self, at: QPointF) -> BodyPoint | None:
        """The point of the body at a place of the sheet, rounded to 0.1 mm; None outside every figure."""
        figure = self.figure_at(at)
        return None if figure is None else figure.to_body(at)

    def figure_at(self, at: QPointF) -> Figure | None:
        """The figure whose area holds that place."""
        return next((figure for figure in self.figures if figure.area.contains(at)), None)

    def figure_showing(self, view: View, box: QRectF) -> Figure | None:
        """The figure that shows a part of a view, in millimetres of that view; None when none does."""
        return next((f for f in self.figures if f.view is view and (not f.cut or f.window.intersects(box))), None)

    def cell(self, figure: Figure) -> QRectF:
        """The figure's share of the plane: its area and half the way to its neighbours, without end on the outside."""
        far = 100_000.0
        cell = QRectF(-far, -far, 2 * far, 2 * far)
        for other in self.figures:
            mine, theirs = figure.area, other.area
            beside = mine.top() < theirs.bottom() and theirs.top() < mine.bottom()
            if beside and theirs.left() >= mine.right():
                cell.setRight(min(cell.right(), (mine.right() + theirs.left()) / 2))
            elif beside and theirs.right() <= mine.left():
                cell.setLeft(max(cell.left(), (mine.left() + theirs.right()) / 2))
            elif theirs.top() >= mine.bottom():
                cell.setBottom(min(cell.bottom(), (mine.bottom() + theirs.top()) / 2))
            elif theirs.bottom() <= mine.top():
                cell.setTop(max(cell.top(), (mine.top() + theirs.bottom()) / 2))
        return cell


def sheet_of(atlas: Atlas, name: BodyView, aspect: float = 1.0, *, flipped: bool = False, line_gap_mm: float = 0.0) -> Sheet:
    """The sheet of a choice, in as many rows as make the figures largest in a frame of that width to height.

    ``flipped`` soles are seen as on a patient who lies prone: toes down.  Two rows lie at least ``line_gap_mm`` apart.
    """
    figures = [figure_of(atlas, what, words, turned=flipped and what in _FLIPPED) for what, words in _FIGURES[name]]
    choices = [_laid_out(name, figures, rows, aspect, line_gap_mm) for rows in ((1, 2) if len(figures) > 2 else (1,))]
    return max(choices, key=lambda sheet: min(aspect / sheet.size.width(), 1 / sheet.size.height()))


def view_showing(view: View) -> BodyView:
    """The choice that shows a drawn view on its own, as large as can be."""
    for name, figures in _FIGURES.items():
        if name is not BodyView.ALL and view in [what for what, _words in figures]:
            return name
    raise KeyError(view)


def _laid_out(name: BodyView, figures: Sequence[Figure], rows: int, aspect: float, line_gap_mm: float) -> Sheet:
    per_row = -(-len(figures) // rows)
    highest = max(figure.window.height() for figure in figures)
    line_gap = max(_CAPTION_GAP * highest, line_gap_mm)
    whole = rows * highest + (rows - 1) * line_gap
    spare = aspect * whole - per_row * max(figure.window.width() for figure in figures)
    gap = min(max(spare / per_row, _GAP * highest), _MOST_GAP * highest)
    lines = [figures[start : start + per_row] for start in range(0, len(figures), per_row)]
    widths = [sum(f.window.width() for f in line) + gap * (len(line) - 1) for line in lines]
    placed, y = [], 0.0
    for line, width in zip(lines, widths, strict=True):
        x, high = (max(widths) - width) / 2, max(f.window.height() for f in line)
        for figure in line:
            at = QPointF(x, y + high - figure.window.height())
            placed.append(replace(figure, at=at))
            x += figure.window.width() + gap
        y += high + line_gap
    return Sheet(name, tuple(placed), QSizeF(max(widths), y - line_gap))
