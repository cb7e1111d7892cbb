"""The marks on the chart: where they are, which one lies under a finger, how they are painted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter

from needlechart.domain.body import BodyPoint
from needlechart.drawing.mark_shapes import figure, round_pen
from needlechart.drawing.marks import Kind, extent
from needlechart.ui.body.body_mark import BodyMark
from needlechart.ui.body.mark_pixmaps import paint_drawn_mark
from needlechart.ui.look.painted import advance
from needlechart.ui.look.theme import theme

_FINGER_PX = 24.0
_MOUSE_SLACK_PX = 4.0

Placed = tuple[BodyMark, QPointF]


class MarksLayer:
    """All marks of the chart and the one that is selected; ``to_px`` says where a point is now, None when not shown."""

    def __init__(self, to_px: Callable[[BodyPoint], QPointF | None]) -> None:
        self._to_px = to_px
        self.marks: tuple[BodyMark, ...] = ()
        self.selected: str | None = None

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

    def at(self, px: QPointF, diameter: float, *, finger: bool) -> BodyMark | None:
        """The mark under a finger or the mouse.

        The nearest one; when the selected mark is tapped again, the next of those that lie under the same spot.
        """
        reach = max(_FINGER_PX, diameter / 2) if finger else diameter / 2 + _MOUSE_SLACK_PX
        near = [((at - px).manhattanLength(), mark) for mark, at in self._placed() if _distance(at, px) <= reach]
        here = [mark for _, mark in sorted(near, key=lambda found: (found[1].is_pale, found[0]))]
        chosen = [mark.id for mark in here]
        if self.selected in chosen and len(here) > 1:
            return here[(chosen.index(self.selected) + 1) % len(here)]
        return here[0] if here else None

    def area(self, mark: BodyMark, diameter: float) -> QRect:
        """The pixels a mark may touch, its label included; empty when it is not shown."""
        at = self._to_px(mark.point)
        if at is None:
            return QRect()
        reach = extent(diameter)
        area = QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach)
        if mark.mark.label:
            area |= _label_area(mark, at, diameter)
        return area.toAlignedRect()

    def paint_pale(self, painter: QPainter, dirty: QRect, diameter: float) -> None:
        """Ghosts and suggestions, below everything."""
        for mark, at in self._placed():
            if mark.is_pale and self.area(mark, diameter).intersects(dirty):
                self._paint(painter, mark, at, diameter)
                if mark.mark.label:
                    _paint_pale_label(painter, mark, at, diameter)

    def paint_today(self, painter: QPainter, dirty: QRect, diameter: float) -> None:
        """Sites and findings, then needles in the body, then the selected one."""
        today = [(mark, at) for mark, at in self._placed() if not mark.is_pale and self.area(mark, diameter).intersects(dirty)]
        today.sort(key=lambda placed: (placed[0].id == self.selected, placed[0].mark.kind is Kind.IN_BODY))
        for mark, at in today:
            self._paint(painter, mark, at, diameter)
            if mark.mark.label:
                _paint_label(painter, mark, at, diameter)

    def _placed(self) -> list[Placed]:
        return [(mark, at) for mark in self.marks if (at := self._to_px(mark.point)) is not None]

    def _paint(self, painter: QPainter, mark: BodyMark, at: QPointF, diameter: float) -> None:
        drawn = replace(mark.mark, selected=True) if mark.id == self.selected else mark.mark
        paint_drawn_mark(painter, replace(drawn, label=""), at, diameter)


def _distance(one: QPointF, other: QPointF) -> float:
    between = one - other
    return float((between.x() ** 2 + between.y() ** 2) ** 0.5)


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
    painter.drawText(area, 0x84, mark.mark.label)
