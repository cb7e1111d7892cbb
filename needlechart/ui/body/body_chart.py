"""The body chart: shows the body and its marks, and says what a finger wants there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QHelpEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAccessibleWidget, QToolTip

from needlechart.atlas import Atlas, Structure
from needlechart.domain.body import BodyPoint, Side
from needlechart.ui.body.body_controls import VIEW_WORDS
from needlechart.ui.body.body_keys import as_delivered
from needlechart.ui.body.body_mark import BodyMark
from needlechart.ui.body.chart_hand import ChartHand
from needlechart.ui.body.chart_parts import ChartInterface, ChartParts
from needlechart.ui.body.chart_view import ChartView
from needlechart.ui.body.chart_window import box_of, middle_of
from needlechart.ui.body.placed import is_at_home, shown_point
from needlechart.ui.body.walk import Walk
from needlechart.ui.body.walk_painting import paint_walk
from needlechart.ui.look.accessible import tell_value
from needlechart.ui.look.painted import focus_ring
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import plain_tip

_SIDE_WORDS = {Side.LEFT: ", left", Side.RIGHT: ", right", Side.MIDLINE: ""}


class BodyChart(ChartView):
    """The drawn body with marks.

    ``body_tapped`` and ``body_held`` (500 ms) say a point on the figure, never beside it; ``tap_withdrawn`` says that the
    ``body_tapped`` just before was the first half of a double tap, which means closer, not a mark.
    ``mark_moved`` comes once, at the end of a drag.  A chart that is not ``placing`` says nothing of the body and moves no mark.
    """

    body_tapped = Signal(object)
    body_held = Signal(object)
    tap_withdrawn = Signal()
    mark_tapped = Signal(str)
    mark_held = Signal(str)
    mark_moved = Signal(str, object)

    accessible_role = QAccessible.Role.Graphic

    def __init__(self, atlas: Atlas, *, controls: bool = True, placing: bool = True) -> None:
        super().__init__(atlas, controls=controls)
        self.placing = placing
        self.name_of: Callable[[Structure], str] = lambda structure: structure.name
        self._staying = False
        self._hand = ChartHand(self)
        self.walk = Walk(self)
        self.parts = ChartParts(self)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(200, 160)
        self._name()

    # what the page shows

    @property
    def marks(self) -> tuple[BodyMark, ...]:
        """The marks shown."""
        return self._marks.marks

    @property
    def selected(self) -> str | None:
        """The id of the selected mark."""
        return self._marks.selected

    def show_marks(self, marks: Sequence[BodyMark]) -> None:
        """These marks; only what came, went or changed is painted anew."""
        before = self._marks.find(self.selected)
        for mark in self._marks.replace_marks(marks):
            self.update(self._marks.area(mark))
        now = self._marks.find(self.selected)
        if (before and before.place) != (now and now.place):
            self._outline_selected()
        if before is not None and now is not None and before.point != now.point:
            self._reveal_selected()
        self._show_part()
        self.walk.meet_marks()
        self.parts.tell()
        tell_value(self)

    def draw_marks_up_to(self, diameter: int) -> None:
        """No mark larger than that many pixels, however close the body is seen."""
        if diameter != self._marks.largest:
            self._marks.largest = diameter
            self.update()

    def select(self, mark_id: str | None) -> None:
        """Select a mark: it grows a ring, its structure is outlined, and the window moves to where it can be seen.

        One that is only about there, in a view that is not its own, brings its own view; not so while it is being tapped.
        """
        if mark_id == self.selected:
            return
        self._update_mark(self.selected)
        self._marks.selected = mark_id
        self._update_mark(mark_id)
        now = self._marks.find(mark_id)
        if now is not None:
            self.walk.rest()
            if not (self._staying and self.place_shown(now) is not None):
                self.show_view(self.seen.view_for(now.point))
        self._outline_selected()
        self._reveal_selected()

    def zoom_to(self, target: BodyPoint | Structure) -> None:
        """Close to a point, or so close that a whole structure is seen; in a view that shows it."""
        box = self._outline.box(target) if isinstance(target, Structure) else QRectF(target.x_mm, target.y_mm, 0, 0)
        self.show_view(self.seen.view_for(middle_of(target.view, box)))
        self._glide_to(lambda: self.seen.go_to(target.view, box))

    def zoom_to_marks(self, mark_ids: Iterable[str]) -> None:
        """So close that these marks are seen apart from each other; those in the view of the first."""
        marks = [mark for mark_id in mark_ids if (mark := self._marks.find(mark_id)) is not None]
        shown = [self.place_shown(mark) or mark.point for mark in marks]
        points = [point for point in shown if point.view is shown[0].view]
        if points:
            self.show_view(self.seen.view_for(points[0]))
            self._glide_to(lambda: self.seen.go_to(points[0].view, box_of(points)))

    def spoken_value(self) -> str | None:
        said = "; ".join(mark.words for mark in self.marks)
        return f"{len(self.marks)} marks. {said}" if said else "No marks"

    def said_at(self, px: QPointF) -> str:
        """What lies under a pixel, in words: a mark, or the structure a tap would mean; empty beside the figures."""
        mark = self._marks.taken(px, finger=False)
        if mark is not None:
            return mark.words
        point = self.point_at(px)
        hit = self.atlas.structure_at(point, self._deep) if point is not None else None
        return "" if hit is None else self.words_of(hit.structure)

    def words_of(self, structure: Structure) -> str:
        """ "Gluteus medius, right"."""
        return f"{self.name_of(structure)}{_SIDE_WORDS[structure.side]}"

    def words_of_mark(self, mark: BodyMark) -> str:
        """A mark in words, and that it is only about there where that is so."""
        return mark.words if self.is_exact(mark) else mark.about_here().words

    # what Qt asks

    def made_interface(self) -> QAccessibleWidget:
        return ChartInterface(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reveal_selected()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain_tip(self.said_at(QPointF(event.pos()))), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        meant = as_delivered(event)
        deed = {Qt.Key.Key_Plus: self.zoom_in, Qt.Key.Key_Minus: self.zoom_out, Qt.Key.Key_Home: self.fit}.get(
            Qt.Key(meant.key())
        )
        if deed is not None:
            deed()
        elif not self.walk.press(meant):
            event.ignore()  # the page's

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.walk.tell()

    # what the hand asks for

    def mark(self, mark_id: str) -> BodyMark | None:
        """The mark of that id as it is shown now."""
        return self._marks.find(mark_id)

    def is_exact(self, mark: BodyMark) -> bool:
        """Whether a mark is shown in the view it was made in, so that it can be moved there."""
        return is_at_home(mark, self.seen.sheet)

    def place_shown(self, mark: BodyMark) -> BodyPoint | None:
        """The point at which a mark is shown: its own, or about it in another view; None when this view does not show it."""
        return shown_point(mark, self.seen.sheet, self.atlas)

    @contextmanager
    def staying(self) -> Iterator[None]:
        """What is selected meanwhile does not bring another view when it is seen in this one."""
        before, self._staying = self._staying, True
        try:
            yield
        finally:
            self._staying = before

    def tap_mark(self, mark_id: str) -> None:
        """A tap on a mark; the view stays."""
        with self.staying():
            self.mark_tapped.emit(mark_id)

    def mark_tapped_at(self, px: QPointF, *, finger: bool) -> BodyMark | None:
        """The mark that a tap means, which may be a cluster of several."""
        return self._marks.tapped(px, finger=finger)

    def mark_taken_at(self, px: QPointF, *, finger: bool) -> BodyMark | None:
        """The mark that a drag or a long press means."""
        return self._marks.taken(px, finger=finger)

    def show_mark_at(self, mark_id: str, point: BodyPoint) -> None:
        """Show a mark elsewhere for now, while it is dragged."""
        self._update_mark(mark_id)
        self._marks.move(mark_id, point)
        self._update_mark(mark_id)

    # the inside

    def _paint_over(self, painter: QPainter) -> None:
        spot = self.walk.spot() if self.walk.shown else None
        if spot is not None:
            with self.seen.camera.seen_from(self.glide.place(self.seen.camera.now)):
                taken = self.controls.covered if self.controls is not None else []
                paint_walk(painter, spot, self.seen, self.atlas, QRectF(self.rect()), taken)
        if self.ringed:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            focus_ring(painter, QRectF(self.rect()), theme.sz.radius)

    def _on_other_body(self) -> None:
        self._name()
        self._outline_selected()
        self.walk.meet()
        self.parts.tell()

    def _outline_selected(self) -> None:
        mark = self._marks.find(self.selected)
        place = mark.place if mark is not None else None
        if mark is not None and place is not None:
            place = replace(place, point=self.place_shown(mark) or place.point)
        sheet, camera = self.seen.sheet, self.seen.camera
        self.update(self._outline.area(sheet, camera))
        self._outline.show_place(place)
        self.update(self._outline.area(sheet, camera))

    def _reveal_selected(self) -> None:
        mark = self._marks.find(self.selected)
        point = self.place_shown(mark) if mark is not None else None
        if point is not None:
            self.reveal(point)

    def _update_mark(self, mark_id: str | None) -> None:
        mark = self._marks.find(mark_id)
        if mark is not None:
            self.update(self._marks.area(mark))

    def _name(self) -> None:
        self.setAccessibleName(f"Body chart, {VIEW_WORDS[self.seen.view].lower()}")
        tell_value(self)
