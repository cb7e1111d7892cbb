"""The marks on the chart: where they are, which one lies under a finger, how they are painted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from needlechart.atlas import Atlas
from needlechart.domain.body import BodyPoint
from needlechart.drawing.mark_shapes import figure, round_pen
from needlechart.drawing.marks import LARGE, MEDIUM, SMALL, Kind, extent
from needlechart.ui.body.body_mark import BodyMark
from needlechart.ui.body.chart_window import ChartWindow
from needlechart.ui.body.clusters import APART_PX_PER_MM, Placed, clustered, is_cluster
from needlechart.ui.body.mark_pixmaps import paint_drawn_mark
from needlechart.ui.body.placed import shown_marks
from needlechart.ui.look.painted import advance
from needlechart.ui.look.theme import theme

_FINGER_PX = 24.0
_MOUSE_SLACK_PX = 4.0

_EVERYWHERE = QRect(0, 0, 1 << 15, 1 << 15)


class MarksLayer:
    """All marks of the chart and the one that is selected, placed where the camera of ``seen`` sees them.

    A mark whose own view is not on the sheet is shown about where its place is, as an approximate one.
    """

    def __init__(self, seen: ChartWindow, atlas: Atlas) -> None:
        self._seen, self._atlas = seen, atlas
        self._on_sheet: tuple[object, tuple[Placed, ...]] = (None, ())
        self.marks: tuple[BodyMark, ...] = ()
        self.selected: str | None = None

    @property
    def diameter(self) -> float:
        """Marks grow a little when one comes closer; the target stays a finger."""
        steps = ((1.7, LARGE), (1.2, 36), (0.5, MEDIUM))
        return float(next((px for least, px in steps if self._seen.camera.scale > least), SMALL))

    def find(self, mark_id: str | None) -> BodyMark | None:
        """The mark of that id."""
        return next((mark for mark in self.marks if mark.id == mark_id), None)

    def replace_marks(self, marks: Sequence[BodyMark]) -> list[BodyMark]:
        """Other marks; those that came, went or changed, old and new."""
        changed = [mark for mark in self.marks if mark not in marks] + [mark for mark in marks if mark not in self.marks]
        self.marks = tuple(marks)
        return changed

    def move(self, mark_id: str, point: BodyPoint) -> None:
        """Show a mark elsewhere for now, while it is dragged."""
        self.marks = tuple(replace(mark, point=point) if mark.id == mark_id else mark for mark in self.marks)

    def tapped(self, px: QPointF, *, finger: bool) -> BodyMark | None:
        """The mark that a tap means: the nearest one; when the selected mark is tapped again, the next one under that spot."""
        here = self._under(px, finger=finger)
        chosen = [mark.id for mark in here]
        if self.selected in chosen and len(here) > 1:
            return here[(chosen.index(self.selected) + 1) % len(here)]
        return here[0] if here else None

    def taken(self, px: QPointF, *, finger: bool) -> BodyMark | None:
        """The mark that a drag or a long press means: the selected one when it lies there, else the nearest."""
        here = self._under(px, finger=finger)
        return next((mark for mark in here if mark.id == self.selected), here[0] if here else None)

    def area(self, mark: BodyMark) -> QRect:
        """The pixels to be painted when a mark changes; empty when it is not shown, everything when it is one of a cluster."""
        shown = next(self._on_the_sheet([mark]), None)
        if shown is None:
            return QRect()
        if any(is_cluster(placed) for placed, _ in self._today()):
            return _EVERYWHERE
        return _area(shown[0], self._seen.camera.to_px(shown[1]), self.diameter)

    def paint_pale(self, painter: QPainter, dirty: QRect) -> None:
        """Ghosts and suggestions, below everything."""
        for mark, at in self._placed(pale=True):
            if _area(mark, at, self.diameter).intersects(dirty):
                paint_drawn_mark(painter, mark.mark, at, self.diameter)
                if mark.mark.label:
                    _paint_pale_label(painter, mark, at, self.diameter)

    def paint_today(self, painter: QPainter, dirty: QRect) -> None:
        """Sites and findings, then needles in the body, then the selected one."""
        order = sorted(self._today(), key=lambda placed: (placed[0].id == self.selected, placed[0].mark.kind is Kind.IN_BODY))
        for mark, at in order:
            if _area(mark, at, self.diameter).intersects(dirty):
                drawn = replace(mark.mark, selected=True) if mark.id == self.selected else mark.mark
                paint_drawn_mark(painter, drawn, at, self.diameter)
                if mark.mark.label:
                    _paint_label(painter, mark, at, self.diameter)

    def _placed(self, *, pale: bool) -> list[Placed]:
        to_px = self._seen.camera.to_px
        return [(mark, to_px(at)) for mark, at in self._shown() if mark.is_pale is pale]

    def _shown(self) -> tuple[Placed, ...]:
        """The marks that the sheet shows and their places on it, found anew when marks or sheet are others."""
        what = self.marks, self._seen.sheet
        if self._on_sheet[0] != what:
            self._on_sheet = what, tuple(self._on_the_sheet(self.marks))
        return self._on_sheet[1]

    def _on_the_sheet(self, marks: Sequence[BodyMark]) -> Iterator[Placed]:
        for mark, at, approximate in shown_marks(marks, self._seen.sheet, self._atlas):
            yield mark.about_here() if approximate else mark, at

    def _today(self) -> list[Placed]:
        """Today's marks, those on each other as one while the body is small; the selected one always stands alone."""
        placed = self._placed(pale=False)
        if self._seen.camera.scale >= APART_PX_PER_MM:
            return placed
        selected = [(mark, at) for mark, at in placed if mark.id == self.selected]
        others = [(mark, at) for mark, at in placed if mark.id != self.selected]
        return [*clustered(others, self.diameter), *selected]

    def _under(self, px: QPointF, *, finger: bool) -> list[BodyMark]:
        """What lies within reach, today's before ghosts, nearest first."""
        reach = max(_FINGER_PX, self.diameter / 2) if finger else self.diameter / 2 + _MOUSE_SLACK_PX
        placed = [*self._today(), *self._placed(pale=True)]
        near = [(mark.is_pale, _distance(at, px), at.x(), at.y(), mark) for mark, at in placed if _distance(at, px) <= reach]
        return [found[-1] for found in sorted(near, key=lambda found: found[:4])]


def _distance(one: QPointF, other: QPointF) -> float:
    between = one - other
    return float((between.x() ** 2 + between.y() ** 2) ** 0.5)


def _area(mark: BodyMark, at: QPointF, diameter: float) -> QRect:
    """The pixels a mark may touch, its label included."""
    reach = extent(diameter)
    area = QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach)
    if mark.mark.label:
        area |= _label_area(mark, at, diameter)
    return area.toAlignedRect()


def _label_area(mark: BodyMark, at: QPointF, diameter: float) -> QRectF:
    wide = advance(theme.font("small", 600), mark.mark.label) + 20
    high = theme.sz.small * 2.15
    return QRectF(at.x() + diameter * 0.94, at.y() - high / 2, wide, high)


def _paint_pale_label(painter: QPainter, mark: BodyMark, at: QPointF, diameter: float) -> None:
    """The name of a suggestion beside its cross, on no ground."""
    text = figure(mark.mark.label, theme.px("small"), theme.font("small"), 500)
    text.translate(at.x() + diameter * 0.42 - text.boundingRect().left(), at.y())
    painter.strokePath(text, round_pen(theme.t.mark_halo, 3))
    painter.fillPath(text, theme.color("ghost"))


def _paint_label(painter: QPainter, mark: BodyMark, at: QPointF, diameter: float) -> None:
    """Words beside a mark ("in 1:12")."""
    area = _label_area(mark, at, diameter)
    in_body = mark.mark.kind is Kind.IN_BODY
    painter.setPen(theme.color("caution_fill" if in_body else "mark"))
    painter.setBrush(theme.color("caution_fill" if in_body else "mark"))
    painter.drawRoundedRect(area, 6, 6)
    painter.setFont(theme.font("small", 600))
    painter.setPen(theme.color("on_caution" if in_body else "mark_text"))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, mark.mark.label)
