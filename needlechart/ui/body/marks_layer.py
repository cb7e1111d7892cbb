"""The marks on the chart: where they are, which one lies under a finger, how they are painted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter

from needlechart.atlas import Atlas
from needlechart.domain.body import BodyPoint
from needlechart.drawing.marks import LARGE, MEDIUM, SMALL, Kind, extent
from needlechart.ui.body.body_mark import BodyMark
from needlechart.ui.body.chart_window import ChartWindow
from needlechart.ui.body.clusters import APART_PX_PER_MM, Placed, clustered, is_cluster
from needlechart.ui.body.mark_pixmaps import Placement, drawn_label, drawn_mark, label_area
from needlechart.ui.body.placed import shown_marks
from needlechart.ui.body.remembered import Remembered
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
        self._drawn: tuple[object, list[Placement]] = (None, [])
        self._on_sheet = Remembered[BodyMark, Placed | None]()
        self._in_window = Remembered[Placed, Placed]()
        self._as_picture = Remembered[Placed, tuple[Placement, ...]]()
        self._today_now: tuple[object, list[Placed]] = (None, [])
        self._has_cluster = False
        self.marks: tuple[BodyMark, ...] = ()
        self.selected: str | None = None
        self.largest = LARGE

    @property
    def diameter(self) -> float:
        """Marks grow a little when one comes closer, up to the ``largest``; the target stays a finger."""
        steps = ((1.7, LARGE), (1.2, 36), (0.5, MEDIUM))
        return float(min(self.largest, next((px for least, px in steps if self._seen.camera.scale > least), SMALL)))

    def find(self, mark_id: str | None) -> BodyMark | None:
        """The mark of that id."""
        return next((mark for mark in self.marks if mark.id == mark_id), None)

    def replace_marks(self, marks: Sequence[BodyMark]) -> list[BodyMark]:
        """Other marks; those that came, went or changed, old and new."""
        old, new = {mark.id: mark for mark in self.marks}, {mark.id: mark for mark in marks}
        self.marks = tuple(marks)
        gone = [mark for mark in old.values() if new.get(mark.id) != mark]
        return gone + [mark for mark in new.values() if old.get(mark.id) != mark]

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
        self._today()
        if self._has_cluster:
            return _EVERYWHERE
        return _area(shown[0], self._seen.camera.to_px(shown[1]), self.diameter)

    def still_pale(self) -> tuple[object, ...]:
        """What the ghosts and suggestions look like and where: equal as long as they are painted the same."""
        return tuple((mark.mark, at.x(), at.y()) for mark, at in self._placed(pale=True))

    def paint_pale(self, painter: QPainter, dirty: QRect) -> None:
        """Ghosts and suggestions, below everything."""
        ratio = painter.device().devicePixelRatioF()
        for picture in self._pictures(self._placed(pale=True), ratio):
            picture.paint(painter, dirty)

    def paint_today(self, painter: QPainter, dirty: QRect) -> None:
        """Sites and findings, then needles in the body, then the selected one."""
        ratio = painter.device().devicePixelRatioF()
        what = self.marks, self.selected, self.diameter, self._where(), ratio, theme.t.name, theme.px("small")
        if self._drawn[0] != what:
            order = sorted(self._today(), key=lambda placed: (placed[0].id == self.selected, placed[0].mark.kind is Kind.IN_BODY))
            self._drawn = what, self._pictures(order, ratio)
        for picture in self._drawn[1]:
            picture.paint(painter, dirty)

    def _pictures(self, placed: Iterable[Placed], ratio: float) -> list[Placement]:
        """The pixmaps of these marks and of their labels, from the lowest to the uppermost."""
        where = self._where(), self.diameter, ratio, self.selected, theme.t.name, theme.px("small")
        found = (self._as_picture.get(where, one[0].id, one, lambda shown: self._pictured(shown, ratio)) for one in placed)
        return [picture for pictures in found for picture in pictures]

    def _pictured(self, placed: Placed, ratio: float) -> tuple[Placement, ...]:
        (mark, at), diameter = placed, self.diameter
        drawn = replace(mark.mark, selected=True) if mark.id == self.selected else mark.mark
        sign = drawn_mark(drawn, diameter, ratio).placed(at, ratio)
        return (sign, drawn_label(drawn, diameter, ratio).placed(at, ratio)) if drawn.label else (sign,)

    def _where(self) -> tuple[object, ...]:
        """What the camera sees: of what sheet, how close, where."""
        camera = self._seen.camera
        return self._seen.sheet, camera.scale, camera.origin.x(), camera.origin.y()

    def _placed(self, *, pale: bool) -> list[Placed]:
        where, to_px = self._where(), self._seen.camera.to_px
        shown = [one for one in self._shown() if one[0].is_pale is pale]
        return [self._in_window.get(where, one[0].id, one, lambda on: (on[0], to_px(on[1]))) for one in shown]

    def _shown(self) -> Iterator[Placed]:
        """The marks that the sheet shows and their places on it."""
        sheet = self._seen.sheet
        found = (
            self._on_sheet.get(sheet, mark.id, mark, lambda one: next(self._on_the_sheet([one]), None)) for mark in self.marks
        )
        return (placed for placed in found if placed is not None)

    def _on_the_sheet(self, marks: Sequence[BodyMark]) -> Iterator[Placed]:
        for mark, at, approximate in shown_marks(marks, self._seen.sheet, self._atlas):
            yield mark.about_here() if approximate else mark, at

    def _today(self) -> list[Placed]:
        """Today's marks, those on each other as one while the body is small; the selected one always stands alone."""
        what = self.marks, self.selected, self.diameter, self._where()
        if self._today_now[0] != what:
            self._today_now = what, self._clustered(self._placed(pale=False))
            self._has_cluster = any(is_cluster(placed) for placed, _ in self._today_now[1])
        return self._today_now[1]

    def _clustered(self, placed: list[Placed]) -> list[Placed]:
        if self._seen.camera.scale >= APART_PX_PER_MM:
            return placed
        selected = [one for one in placed if one[0].id == self.selected]
        others = [one for one in placed if one[0].id != self.selected]
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
        area |= label_area(mark.mark, at, diameter)
    return area.toAlignedRect()
