"""Drawing on one chart: every closed stroke is an area of the session at once, kept and undone like any other change."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Signal

from needlechart.domain.body import BodyPoint, View
from needlechart.domain.pain_outline import Corner
from needlechart.domain.sessions import PainArea, TreatmentSession
from needlechart.drawing.body import outline_path
from needlechart.drawing.pain import area_path, drawn_area
from needlechart.ui.body.body_chart import BodyChart
from needlechart.ui.body.pain_strokes import PainStrokes
from needlechart.ui.charting.pain_areas.drawing_bar import DrawingBar
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.usecases.pain_drawing import Drawn, DrawnBeside, areas_of, with_stroke

Shown = Callable[[TreatmentSession], Sequence[PainArea]]


class PainDrawing(QObject):
    """Arms the chart for strokes that stand for ``Drawn``, and shows the areas that ``shown`` picks from a session.

    The ``bar`` lies on the chart unless the page has put it elsewhere.  ``active_changed`` when drawing has begun or ended.
    """

    active_changed = Signal()

    def __init__(self, editor: SessionEditor, chart: BodyChart, shown: Shown) -> None:
        super().__init__(chart)
        self._editor, self._chart, self._areas_shown = editor, chart, shown
        self.strokes = PainStrokes(chart)
        self.bar = DrawingBar()
        self.bar.setParent(chart)
        self.drawn: Drawn | None = None
        self.selected: str | None = None
        self.strokes.drawn.connect(self._on_drawn)
        self.strokes.tapped.connect(self._on_tapped)
        self.bar.remove_wanted.connect(self.remove_selected)
        self.bar.done.connect(self.stop)
        chart.installEventFilter(self)

    @property
    def active(self) -> bool:
        """Whether strokes draw now."""
        return self.drawn is not None

    def start(self, drawn: Drawn, words: str) -> None:
        """The next strokes stand for ``drawn``; ``words`` say so on the chart.  A signed session is only shown."""
        if self._editor.read_only:
            return
        began = not self.active
        self.drawn, self.selected = drawn, None
        self.bar.words.setText(words)
        self.bar.show()
        self.strokes.arm()
        self.show_session(self._editor.session)
        if began:
            self.active_changed.emit()

    def stop(self) -> None:
        """The chart is itself again."""
        if not self.active:
            return
        self.drawn = self.selected = None
        self.strokes.disarm()
        self.bar.hide()
        self.show_session(self._editor.session)
        self.active_changed.emit()

    def show_session(self, session: TreatmentSession) -> None:
        """Shows the areas of this value; an area that is gone is no longer selected."""
        if self.active and self._editor.read_only:
            self.stop()
            return
        areas = self._areas_shown(session)
        if self.selected not in {area.id for area in areas}:
            self.selected = None
        self.bar.show_selected(self.selected is not None)
        self._put_bar()
        self._chart.show_pain_areas(areas, self.selected)

    def remove_selected(self) -> bool:
        """Takes the selected area away; False when none is."""
        area_id = self.selected
        if area_id is None:
            return False
        self.selected = None
        return self._editor.change(lambda session: session.without_pain_area(area_id))

    def _on_drawn(self, view: View, stroke: Sequence[Corner]) -> None:
        drawn, new_id = self.drawn, self._editor.new_id()
        if drawn is None:
            return
        self.selected = None

        def edit(session: TreatmentSession) -> TreatmentSession:
            if drawn.site_id is not None:
                session = session.with_site(self._editor.confirmed(session.site(drawn.site_id)))
            after = with_stroke(session, drawn, view, stroke, new_id)
            if not self._on_the_figure(next(area for area in after.pain_areas if area.id == new_id)):
                raise DrawnBeside
            return after

        self._editor.change(edit)

    def _on_the_figure(self, area: PainArea) -> bool:
        """Whether some of the area lies on the body: the rest of it is never painted."""
        return area_path(drawn_area(area)).intersects(outline_path(self._chart.atlas, area.view))

    def _on_tapped(self, point: BodyPoint) -> None:
        """Selects the area under the finger, if it is one of those being drawn; the same again, or none, lets go."""
        here = self._chart.pain_area_at(point)
        mine = {area.id for area in areas_of(self._editor.session, self.drawn)} if self.drawn is not None else set()
        self.selected = here if here in mine and here != self.selected else None
        self.show_session(self._editor.session)

    def _put_bar(self) -> None:
        if self.bar.parent() is self._chart and not self.bar.isHidden():
            self.bar.lie_on(self._chart)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._put_bar()
        return False
