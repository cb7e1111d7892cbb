"""What the chart shows at once: one figure, or several on one sheet, with the patient's sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSizeF

from needlechart.atlas import Atlas, Window
from needlechart.domain.body import BodyPoint, Side, View


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
    BodyView.FOOT: ((View.FOOT_PLANTAR, "Sole"), (View.FOOT_DORSAL, "Back of the foot")),
    BodyView.INNER_LEG: ((View.LEG_MEDIAL, "Inner side"),),
}
_GAP, _CAPTION_GAP, _MOST_GAP = 0.06, 0.16, 0.3
"""Space between two figures, above a row that has captions, and at most, as shares of the highest figure."""


@dataclass(frozen=True)
class Figure:
    """One drawn view, or a window on it, on the sheet.

    ``window`` is what is shown, in millimetres of the view; ``at`` where its upper left corner lies on the sheet.
    ``left`` is the patient's side on the viewer's left, ``right`` on the viewer's right; the same in a view from the side.
    ``cut`` figures end at their window.
    """

    view: View
    window: QRectF
    at: QPointF
    words: str
    left: Side
    right: Side
    cut: bool

    @property
    def origin(self) -> QPointF:
        """Where the view's own upper left corner lies on the sheet."""
        return self.at - self.window.topLeft()

    @property
    def area(self) -> QRectF:
        """The figure on the sheet."""
        return QRectF(self.at, self.window.size())

    def holds(self, point: BodyPoint) -> bool:
        """Whether this figure shows that point."""
        return point.view is self.view and (not self.cut or self.window.contains(QPointF(point.x_mm, point.y_mm)))


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
        return None if found is None else found.origin + QPointF(point.x_mm, point.y_mm)

    def to_body(self, at: QPointF) -> BodyPoint | None:
        """The point of the body at a place of the sheet, rounded to 0.1 mm; None outside every figure."""
        figure = self.figure_at(at)
        if figure is None:
            return None
        return BodyPoint(figure.view, round(at.x() - figure.origin.x(), 1), round(at.y() - figure.origin.y(), 1))

    def figure_at(self, at: QPointF) -> Figure | None:
        """The figure whose area holds that place."""
        return next((figure for figure in self.figures if figure.area.contains(at)), None)

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


def sheet_of(atlas: Atlas, name: BodyView, aspect: float = 1.0) -> Sheet:
    """The sheet of a choice, in as many rows as make the figures largest in a frame of that width to height."""
    figures = [_figure(atlas, what, words) for what, words in _FIGURES[name]]
    choices = [_laid_out(name, figures, rows, aspect) for rows in ((1, 2) if len(figures) > 2 else (1,))]
    return max(choices, key=lambda sheet: min(aspect / sheet.size.width(), 1 / sheet.size.height()))


def view_showing(view: View) -> BodyView:
    """The choice that shows a drawn view on its own, as large as can be."""
    for name, figures in _FIGURES.items():
        if name is not BodyView.ALL and view in [what for what, _words in figures]:
            return name
    raise KeyError(view)


def _laid_out(name: BodyView, figures: Sequence[Figure], rows: int, aspect: float) -> Sheet:
    per_row = -(-len(figures) // rows)
    highest = max(figure.window.height() for figure in figures)
    line_gap = _CAPTION_GAP * highest
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
            placed.append(Figure(figure.view, figure.window, at, figure.words, figure.left, figure.right, figure.cut))
            x += figure.window.width() + gap
        y += high + line_gap
    return Sheet(name, tuple(placed), QSizeF(max(widths), y - line_gap))


def _figure(atlas: Atlas, what: View | str, words: str) -> Figure:
    if isinstance(what, View):
        view, window, cut = what, outline_box(atlas, what), False
    else:
        shown = _window(atlas, what)
        view, cut = shown.view, True
        window = QRectF(shown.x_mm, shown.y_mm, shown.width_mm, shown.height_mm)
    left, right = sides_of(atlas, view)
    return Figure(view, window, QPointF(), words, left, right, cut)


def _window(atlas: Atlas, name: str) -> Window:
    """A window of the atlas; the one on the left side of the head is the mirror image of the right one."""
    found = atlas.zoom_windows.get(name)
    if found is not None:
        return found
    twin = atlas.zoom_windows[name.replace("left", "right")]
    width, _height = atlas.size_of(View.LATERAL_LEFT)
    return Window(View.LATERAL_LEFT, width - twin.x_mm - twin.width_mm, twin.y_mm, twin.width_mm, twin.height_mm)


@lru_cache(maxsize=32)
def outline_box(atlas: Atlas, view: View) -> QRectF:
    """The box around the figure of a view, in millimetres."""
    xs, ys = zip(*(point for ring in atlas.outline(view) for point in ring), strict=True)
    return QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys)))


@lru_cache(maxsize=32)
def sides_of(atlas: Atlas, view: View) -> tuple[Side, Side]:
    """The patient's side on the viewer's left and on the viewer's right."""
    if view in (View.LATERAL_LEFT, View.LATERAL_RIGHT):
        side = Side.LEFT if view is View.LATERAL_LEFT else Side.RIGHT
        return side, side
    right = next(structure for structure in atlas.structures(view) if structure.side is Side.RIGHT)
    at = atlas.rings(right)[0][0][0]
    return (Side.RIGHT, Side.LEFT) if at < atlas.size_of(view)[0] / 2 else (Side.LEFT, Side.RIGHT)
