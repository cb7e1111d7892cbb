"""The body chart: shows the body and its marks, and says what a finger wants there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QMarginsF, QPoint, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QAccessible, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from needlechart.atlas import Atlas, Structure
from needlechart.domain.body import BodyPoint, Side
from needlechart.drawing.sheets import BodyView, view_showing
from needlechart.ui.body.body_controls import VIEW_WORDS
from needlechart.ui.body.body_layer import BodyLayer
from needlechart.ui.body.body_mark import BodyMark
from needlechart.ui.body.chart_controls import ChartControls
from needlechart.ui.body.chart_hand import ChartHand
from needlechart.ui.body.chart_painting import ChartLayers, paint_chart
from needlechart.ui.body.chart_window import ChartWindow, box_of, middle_of
from needlechart.ui.body.marks_layer import MarksLayer
from needlechart.ui.body.motion import Motion
from needlechart.ui.body.outline import StructureOutline
from needlechart.ui.body.sides import words_shown
from needlechart.ui.body.turning import TURNS
from needlechart.ui.look.accessible import tell_value
from needlechart.ui.look.painted import PaintedControl, focus_ring
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import plain_tip

_ZOOM_STEP = 1.5
_GAP = 8
_SIDE_WORDS = {Side.LEFT: ", left", Side.RIGHT: ", right", Side.MIDLINE: ""}


class BodyChart(PaintedControl):
    """The drawn body with marks.

    ``body_tapped`` and ``body_held`` (500 ms) say a point on the figure, never beside it; ``tap_withdrawn`` says that the
    ``body_tapped`` just before was the first half of a double tap, which means closer, not a mark.
    ``mark_moved`` comes once, at the end of a drag.  A chart that is not ``placing`` says nothing of the body and moves no mark.
    ``seen`` is the part of the view in the window; ``controls`` are the switch of views, the deep layer, zoom and locator.
    """

    body_tapped = Signal(object)
    body_held = Signal(object)
    tap_withdrawn = Signal()
    mark_tapped = Signal(str)
    mark_held = Signal(str)
    mark_moved = Signal(str, object)
    view_changed = Signal(object)
    deep_changed = Signal(bool)

    accessible_role = QAccessible.Role.Graphic

    def __init__(self, atlas: Atlas, *, controls: bool = True, placing: bool = True) -> None:
        super().__init__()
        self.atlas = atlas
        self.placing = placing
        self.name_of: Callable[[Structure], str] = lambda structure: structure.name
        self._deep = False
        self.seen = ChartWindow(atlas)
        self._framed: tuple[BodyPoint, ...] = ()
        self._framed_at: tuple[float, QPointF] | None = None
        self._body = BodyLayer(atlas)
        self._marks = MarksLayer(self.seen, atlas)
        self._outline = StructureOutline(atlas)
        self._layers = ChartLayers(self.seen, self._body, self._outline, self._marks)
        self._hand = ChartHand(self)
        self._motion = Motion(self)
        self._motion.rested.connect(self.update)
        self.controls = ChartControls(self) if controls else None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(200, 200)
        self._name()

    # what the page shows

    @property
    def view(self) -> BodyView:
        """The view shown."""
        return self.seen.view

    @property
    def deep(self) -> bool:
        """Whether the deep muscles are shown, and meant by a tap."""
        return self._deep

    @property
    def marks(self) -> tuple[BodyMark, ...]:
        """The marks shown."""
        return self._marks.marks

    @property
    def selected(self) -> str | None:
        """The id of the selected mark."""
        return self._marks.selected

    @property
    def body_renders(self) -> int:
        """How often the body was drawn anew since the chart was made."""
        return self._body.renders

    @property
    def px_per_mm(self) -> float:
        """Pixels per millimetre now."""
        return self.seen.camera.scale

    @property
    def below_controls(self) -> int:
        """The height of the chart at which the controls at its top end, in pixels."""
        return 0 if self.controls is None else self.controls.bar.geometry().bottom() + 1

    def show_view(self, view: BodyView) -> None:
        """Another view.  Turning a body that is seen close keeps the same part of it in the window."""
        if view is self.seen.view:
            return
        scale, middle = self.px_per_mm, self.seen.choose(view)
        self._lay_out()
        if middle is not None:
            self.seen.look_at(middle, scale)
        self._looked_elsewhere()
        self._name()
        if self.controls is not None:
            self.controls.bar.switch.set_value(view.value)
        self.view_changed.emit(view)

    def turn(self) -> None:
        """The next view round the body: front, left side, back, right side."""
        self.show_view(TURNS.get(self.seen.view, BodyView.FRONT))

    def set_deep(self, deep: bool) -> None:
        """Show and mean the deep muscles, or the superficial ones."""
        if deep != self._deep:
            self._deep = deep
            if self.controls is not None:
                self.controls.bar.deep.setChecked(deep)
            self.update()
            self.deep_changed.emit(deep)

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
        tell_value(self)

    def select(self, mark_id: str | None) -> None:
        """Select a mark: it grows a ring, its structure is outlined, and the window moves to where it can be seen."""
        if mark_id == self.selected:
            return
        self._update_mark(self.selected)
        self._marks.selected = mark_id
        self._update_mark(mark_id)
        now = self._marks.find(mark_id)
        if now is not None:
            self.show_view(self.seen.view_for(now.point))
        self._outline_selected()
        self._reveal_selected()

    def zoom_to(self, target: BodyPoint | Structure) -> None:
        """Close to a point, or so close that a whole structure is seen; in a view that shows it."""
        box = self._outline.box(target) if isinstance(target, Structure) else QRectF(target.x_mm, target.y_mm, 0, 0)
        self.show_view(self.seen.view_for(middle_of(target.view, box)))
        self.seen.go_to(target.view, box)
        self._looked_elsewhere()

    def zoom_to_marks(self, mark_ids: Iterable[str]) -> None:
        """So close that these marks are seen apart from each other; those in the view of the first."""
        marks = [mark for mark_id in mark_ids if (mark := self._marks.find(mark_id)) is not None]
        points = [mark.point for mark in marks if mark.point.view is marks[0].point.view]
        if points:
            self.show_view(self.seen.view_for(points[0]))
            self.seen.go_to(points[0].view, box_of(points))
            self._looked_elsewhere()

    def frame(self, points: Sequence[BodyPoint]) -> None:
        """These points of one drawn view with the body around them, clear of the controls.

        It stays so when the window gets another size, until somebody looks elsewhere.
        """
        self.show_view(view_showing(points[0].view))
        self._framed, self._framed_at = tuple(points), None
        self._lay_out()
        self._looked_elsewhere()

    def zoom_in(self) -> None:
        """Closer to the middle of the window."""
        self._zoom(_ZOOM_STEP)

    def zoom_out(self) -> None:
        """Farther from the middle of the window."""
        self._zoom(1 / _ZOOM_STEP)

    def look_at(self, at: QPointF) -> None:
        """Another part of the sheet, as close as now; ``at`` in millimetres of the sheet."""
        self.seen.camera.look_at(at, self.seen.camera.scale)
        self._looked_elsewhere()

    def fit(self) -> None:
        """Everything the view shows."""
        self.seen.camera.fit()
        self._looked_elsewhere()

    def shows(self, view: BodyView) -> bool:
        """Whether that view is shown."""
        return view is self.seen.view

    def at(self, point: BodyPoint) -> QPoint | None:
        """Where a point of the body is in the chart, in pixels; None when this view does not show it or it is out of sight."""
        px = self.px_of(point)
        return px.toPoint() if px is not None and self.rect().contains(px.toPoint()) else None

    def point_at(self, px: QPointF) -> BodyPoint | None:
        """The point of the body under a pixel; None beside the figures."""
        return self.seen.point_at(px)

    def add_tool(self, tool: QWidget, *, corner: bool = False) -> None:
        """One more control beside the switch of views, or in the lower left corner."""
        if self.controls is not None:
            (self.controls.tools if corner else self.controls.bar).add(tool)
            self.lay_out_anew()

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
        return "" if hit is None else f"{self.name_of(hit.structure)}{_SIDE_WORDS[hit.structure.side]}"

    # what Qt asks

    def sizeHint(self) -> QSize:
        return QSize(848, 624)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chart(
            painter,
            self._layers,
            self.size(),
            event.rect(),
            self._room_of_words(),
            deep=self._deep,
            moving=self._motion.running,
        )
        if self.ringed:
            focus_ring(painter, QRectF(self.rect()), theme.sz.radius)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out_anew()
        self._reveal_selected()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain_tip(self.said_at(QPointF(event.pos()))), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        zoom = {Qt.Key.Key_Plus: _ZOOM_STEP, Qt.Key.Key_Minus: 1 / _ZOOM_STEP}.get(Qt.Key(event.key()))
        if zoom is None:
            event.ignore()  # the page's
        else:
            self._zoom(zoom)

    # what the hand asks for

    def mark(self, mark_id: str) -> BodyMark | None:
        """The mark of that id as it is shown now."""
        return self._marks.find(mark_id)

    def reveal(self, point: BodyPoint) -> None:
        """Move the window as little as needed for a point to be well inside it."""
        if not self.seen.camera.fitted and self.seen.reveal(point, self._covered()):
            self._looked_elsewhere()

    def px_of(self, point: BodyPoint) -> QPointF | None:
        """Where a point of the body is, in pixels, also out of sight; None when this view does not show it."""
        return self.seen.px_of(point)

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

    def pan(self, by: QPointF) -> None:
        """Move the body by so many pixels; what comes into view stays coarse until ``settle``."""
        self._motion.begin()
        self.seen.camera.pan(by)
        self._looked_elsewhere()

    def zoom_around(self, factor: float, around: QPointF, by: QPointF) -> None:
        """Closer or farther round a pixel; coarse until no more of it comes."""
        self._motion.jolt()
        self.seen.camera.pan(by)
        self.seen.camera.zoom(factor, around)
        self._looked_elsewhere()

    def settle(self) -> None:
        """Draw the body sharp where it is now."""
        self._motion.end()

    def _lay_out(self) -> None:
        """Controls and figures for the present size."""
        if self.controls is None:
            self.seen.lay_out(QSizeF(self.size()), QMarginsF(_GAP, _GAP, _GAP, _GAP))
        else:
            put, stayed = self.controls, self._stays_framed()
            margins = put.put(self.rect())
            self.seen.lay_out(QSizeF(self.size()), margins, put.second_row, put.right_corner, put.left_corner)
            self._frame_again(put, stayed)

    def _stays_framed(self) -> bool:
        """Whether nobody has looked elsewhere since something was framed; asked before another size moves the camera."""
        camera, at = self.seen.camera, self._framed_at
        return at is None or (at[0] == camera.scale and (at[1] - camera.frame_centre).manhattanLength() < 0.5)

    def _frame_again(self, controls: ChartControls, stayed: bool) -> None:
        """What was framed and not looked away from since is framed in the present size."""
        if self._framed and stayed:
            self.seen.frame(self._framed, controls.free(self.seen.sheet))
            self._framed_at = self.px_per_mm, self.seen.camera.frame_centre
        else:
            self._framed, self._framed_at = (), None

    def _on_theme_changed(self) -> None:
        self.lay_out_anew()

    def lay_out_anew(self) -> None:
        """Controls and figures for the present size of the chart and of its controls."""
        self._lay_out()
        self._looked_elsewhere()

    def _looked_elsewhere(self) -> None:
        """The window shows another part of the sheet."""
        self._show_part()
        self.update()

    def _show_part(self) -> None:
        if self.controls is not None:
            part = None if self.seen.camera.fitted else self.seen.camera.shown
            self.controls.show_part(self.seen.sheet, part, self.marks)

    def _room_of_words(self) -> QRectF:
        """Where the patient's sides are printed."""
        return QRectF(self.rect()) if self.controls is None else self.controls.room_of_words

    def _covered(self) -> list[QRectF]:
        """What lies on the body and would hide a mark."""
        words = words_shown(self.seen.sheet, self.seen.camera, self._room_of_words())
        return [*(self.controls.covered if self.controls is not None else ()), *(word.plate for word in words)]

    def _zoom(self, factor: float) -> None:
        self.seen.camera.zoom(factor, QPointF(self.rect().center()))
        self._looked_elsewhere()

    def _outline_selected(self) -> None:
        mark = self._marks.find(self.selected)
        sheet, camera = self.seen.sheet, self.seen.camera
        self.update(self._outline.area(sheet, camera))
        self._outline.show_place(mark.place if mark is not None else None)
        self.update(self._outline.area(sheet, camera))

    def _reveal_selected(self) -> None:
        mark = self._marks.find(self.selected)
        if mark is not None:
            self.reveal(mark.point)

    def _update_mark(self, mark_id: str | None) -> None:
        mark = self._marks.find(mark_id)
        if mark is not None:
            self.update(self._marks.area(mark))

    def _name(self) -> None:
        self.setAccessibleName(f"Body chart, {VIEW_WORDS[self.seen.view].lower()}")
        tell_value(self)
