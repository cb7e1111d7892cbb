"""The drawn body in a window: which view and layer, how close, turned and moved, with the controls that lie on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QMarginsF, QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from needlechart.atlas import Atlas
from needlechart.domain.body import BodyPoint
from needlechart.domain.sessions import PainArea
from needlechart.drawing.sheets import BodyView, view_showing
from needlechart.ui.body.areas_layer import AreasLayer
from needlechart.ui.body.body_layer import BodyLayer
from needlechart.ui.body.chart_controls import ChartControls
from needlechart.ui.body.chart_painting import ChartLayers, paint_chart
from needlechart.ui.body.chart_window import ChartWindow
from needlechart.ui.body.framing import Framing
from needlechart.ui.body.marks_layer import MarksLayer
from needlechart.ui.body.motion import Motion
from needlechart.ui.body.movement import Movement
from needlechart.ui.body.outline import StructureOutline
from needlechart.ui.body.sides import words_shown
from needlechart.ui.body.still_layer import StillLayer
from needlechart.ui.body.turning import TURNS
from needlechart.ui.body.wash import Wash
from needlechart.ui.look.painted import PaintedControl

_ZOOM_STEP = 1.5
_GAP = 8


class ChartView(PaintedControl):
    """A window on the body.

    ``seen`` is the part of the view in the window; ``controls`` are the switch of views, the deep layer, zoom and locator.
    Closer, farther and another view are shown as a short movement; what is asked meanwhile is answered as after it.
    ``looked_elsewhere`` when the window shows another part of the sheet.
    """

    view_changed = Signal(object)
    deep_changed = Signal(bool)
    looked_elsewhere = Signal()

    def __init__(self, atlas: Atlas, *, controls: bool = True) -> None:
        super().__init__()
        self.atlas = atlas
        self._deep = False
        self.seen = ChartWindow(atlas)
        self._framing = Framing(self.seen)
        self._body = BodyLayer(atlas)
        self._marks = MarksLayer(self.seen, atlas)
        self._outline = StructureOutline(atlas)
        self._areas = AreasLayer(self.seen, atlas)
        self._layers = ChartLayers(self.seen, self._body, self._outline, self._marks, self._areas, StillLayer())
        self._motion = Motion(self)
        self._motion.rested.connect(self.update)
        self._movement = Movement(self, self.seen, self._paint_body)
        self.glide = self._movement.glide
        self.controls = ChartControls(self) if controls else None

    @property
    def view(self) -> BodyView:
        """The view shown."""
        return self.seen.view

    @property
    def deep(self) -> bool:
        """Whether the deep muscles are shown, and meant by a tap."""
        return self._deep

    @property
    def flipped(self) -> bool:
        """Whether soles are shown as on a patient who lies prone: toes down."""
        return self.seen.flipped

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
        self._movement.fade()
        scale, middle = self.px_per_mm, self.seen.choose(view)
        if self.controls is not None:
            self.controls.show_view(view)
        self._lay_out()
        if middle is not None:
            self.seen.look_at(middle, scale)
        self._looked_elsewhere()
        self._on_other_body()
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
            self._on_other_body()
            self.update()
            self.deep_changed.emit(deep)

    def set_flipped(self, flipped: bool) -> None:
        """Show the soles as on a patient who lies prone, toes down, or as when one stands at the feet of a supine one."""
        if flipped != self.seen.flipped:
            self._movement.fade()
            self.seen.flipped = flipped
            if self.controls is not None:
                self.controls.bar.flip.setChecked(flipped)
            self.lay_out_anew()
            self._on_other_body()

    def show_pain_areas(self, areas: Sequence[PainArea], selected: str | None = None) -> None:
        """These painful areas, below the marks; one of them may be selected."""
        if self._areas.show(areas, selected):
            self.update()

    def lay_on_body(self, wash: Wash) -> None:
        """One more wash, over those laid before; whoever changes what it shows calls ``update``."""
        self._layers.washes.append(wash)
        self.update()

    def pain_area_at(self, point: BodyPoint) -> str | None:
        """The id of the shown area in which a point lies; None where there is none."""
        return self._areas.at(point)

    @property
    def unreadable_areas(self) -> int:
        """How many of the areas to be shown have a text that nobody can read."""
        return self._areas.unreadable

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
        self._glide_to(self.seen.camera.fit)

    def frame(self, points: Sequence[BodyPoint]) -> None:
        """These points of one drawn view with the body around them, clear of the controls.

        It stays so when the window gets another size, until somebody looks elsewhere.
        """
        self.show_view(view_showing(points[0].view))
        self._framing.begin(points)
        self._lay_out()
        self._looked_elsewhere()

    def follow(self, other: ChartView) -> None:
        """Show the part that another chart of the same size shows, and get there as it does."""
        self.set_deep(other.deep)
        self.set_flipped(other.flipped)
        self.show_view(other.view)
        there = other.seen.camera.now
        if self.size() != other.size() or self.seen.camera.now == there:
            return
        if other.glide.place(there) is not None:
            self._glide_to(lambda: self.seen.camera.go_to(there))
            return
        self.glide.end()
        if other.moves:
            self._motion.jolt()
        self.seen.camera.go_to(there)
        self._looked_elsewhere()

    def draw_body_with(self, other: ChartView) -> None:
        """One picture of the body for both: for a chart that follows another and has its size."""
        self._body = other._body
        self._layers = replace(self._layers, body=other._body)

    @property
    def moves(self) -> bool:
        """Whether a hand moves it just now, so that it may be coarse."""
        return self._motion.running

    def reveal(self, point: BodyPoint) -> None:
        """Move the window as little as needed for a point to be well inside it."""
        if not self.seen.camera.fitted and self.seen.reveal(point, self._covered()):
            self._looked_elsewhere()

    def shows(self, view: BodyView) -> bool:
        """Whether that view is shown."""
        return view is self.seen.view

    def at(self, point: BodyPoint) -> QPoint | None:
        """Where a point of the body is in the chart, in pixels; None when this view does not show it or it is out of sight."""
        px = self.px_of(point)
        return px.toPoint() if px is not None and self.rect().contains(px.toPoint()) else None

    def px_of(self, point: BodyPoint) -> QPointF | None:
        """Where a point of the body is, in pixels, also out of sight; None when this view does not show it."""
        return self.seen.px_of(point)

    def point_at(self, px: QPointF) -> BodyPoint | None:
        """The point of the body under a pixel; None beside the figures."""
        return self.seen.point_at(px)

    def add_tool(self, tool: QWidget, *, corner: bool = False) -> None:
        """One more control beside the switch of views, or in the lower left corner."""
        if self.controls is not None:
            self.controls.add_tool(tool, corner=corner)
            self.lay_out_anew()

    # what the hand asks for

    def catch(self) -> None:
        """A hand is laid on the body: what still moves stops where it is seen."""
        if self._movement.catch():
            self._looked_elsewhere()

    def pan(self, by: QPointF) -> None:
        """Move the body by so many pixels; what comes into view stays coarse until ``settle``."""
        self._motion.begin()
        self.seen.camera.pan(by)
        self._looked_elsewhere()

    def zoom_around(self, factor: float, around: QPointF, by: QPointF) -> None:
        """Closer or farther round a pixel; coarse until no more of it comes."""
        self.catch()
        self._motion.jolt()
        self.seen.camera.pan(by)
        self.seen.camera.zoom(factor, around)
        self._looked_elsewhere()

    def settle(self) -> None:
        """Draw the body sharp where it is now."""
        self._motion.end()

    def lay_out_anew(self) -> None:
        """Controls and figures for the present size of the chart and of its controls."""
        self._lay_out()
        self._looked_elsewhere()

    # what Qt asks

    def sizeHint(self) -> QSize:
        return QSize(848, 624)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.glide.end()
        self.lay_out_anew()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_body(painter, event.rect())
        self._movement.paint_before(painter)
        self._paint_over(painter)
        painter.end()

    # the inside

    def _paint_body(self, painter: QPainter, dirty: QRect) -> None:
        camera = self.seen.camera
        place = self.glide.place(camera.now)
        with camera.seen_from(place):
            moving = self._motion.running or place is not None
            paint_chart(painter, self._layers, self.size(), dirty, self._room_of_words(), deep=self._deep, moving=moving)

    def _paint_over(self, painter: QPainter) -> None:
        """What lies over body and marks."""

    def _zoom(self, factor: float) -> None:
        middle = QPointF(self.rect().center())
        self._glide_to(lambda: self.seen.camera.zoom(factor, middle))

    def _glide_to(self, move: Callable[[], None]) -> None:
        """Let ``move`` take the camera elsewhere on the same sheet, and show it as a movement from where it is seen now."""
        self._movement.glide_to(move)
        self._looked_elsewhere()

    def _on_other_body(self) -> None:
        """Another view or layer is shown."""

    def _lay_out(self) -> None:
        """Controls and figures for the present size."""
        if self.controls is None:
            self.seen.lay_out(QSizeF(self.size()), QMarginsF(_GAP, _GAP, _GAP, _GAP))
        else:
            put, stayed = self.controls, self._framing.stays()
            margins = put.put(self.rect())
            self.seen.lay_out(QSizeF(self.size()), margins, put.second_row, put.right_corner, put.left_corner)
            self._framing.frame_again(lambda: put.free(self.seen.sheet), stayed)

    def _on_theme_changed(self) -> None:
        self.lay_out_anew()

    def _looked_elsewhere(self) -> None:
        """The window shows another part of the sheet."""
        self._show_part()
        self.update()
        self.looked_elsewhere.emit()

    def _show_part(self) -> None:
        if self.controls is not None:
            part = None if self.seen.camera.fitted else self.seen.camera.shown
            self.controls.show_part(self.seen.sheet, part, self._marks.marks)

    def _room_of_words(self) -> QRectF:
        """Where the patient's sides are printed."""
        return QRectF(self.rect()) if self.controls is None else self.controls.room_of_words

    def _covered(self) -> list[QRectF]:
        """What lies on the body and would hide a mark."""
        words = words_shown(self.seen.sheet, self.seen.camera, self._room_of_words())
        return [*(self.controls.covered if self.controls is not None else ()), *(word.plate for word in words)]
