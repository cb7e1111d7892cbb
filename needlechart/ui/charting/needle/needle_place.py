"""The Needle place: the body takes the room, the card of the mark in hand stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout

from needlechart.domain.body import Place as BodyPlace
from needlechart.domain.measures import When
from needlechart.domain.needling import Site
from needlechart.domain.sessions import AreaKind, PainArea, TreatmentSession
from needlechart.drawing.sheets import BodyView, view_showing
from needlechart.ui.body.body_chart import BodyChart
from needlechart.ui.charting import gaps
from needlechart.ui.charting.needle.block import Mark
from needlechart.ui.charting.needle.body_marks import marks_of, place_name
from needlechart.ui.charting.needle.body_tools import BodyTools
from needlechart.ui.charting.needle.cautions import unanswered
from needlechart.ui.charting.needle.change_menu import open_change_menu
from needlechart.ui.charting.needle.deeds import NeedleDeeds
from needlechart.ui.charting.needle.first_look import points_of_work
from needlechart.ui.charting.needle.keys import NeedleKeys
from needlechart.ui.charting.needle.last_visit import last_needled, not_charted_again
from needlechart.ui.charting.needle.needle_hand import NeedleHand
from needlechart.ui.charting.needle.panel import NeedlePanel
from needlechart.ui.charting.needle.past_visits import PastVisits
from needlechart.ui.charting.needle.plans import Plans
from needlechart.ui.charting.needle.reaching import reach
from needlechart.ui.charting.needle.suggested_points import SuggestedPoints
from needlechart.ui.charting.needle.type_field import TypeField
from needlechart.ui.charting.pain_areas.pain_drawer import pain_areas
from needlechart.ui.charting.pain_areas.pain_drawing import PainDrawing
from needlechart.ui.charting.place import Place
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.look.layout import Line, row
from needlechart.ui.look.tabs import TabState
from needlechart.ui.look.theme import theme
from needlechart.usecases.charting import OpenSession
from needlechart.usecases.moving import mark_of
from needlechart.usecases.pain_drawing import Drawn, areas_of

if TYPE_CHECKING:
    from needlechart.atlas import Atlas

WIDE = 1920
"""From this width of the window on the card is wider, in pixels."""
LEAST_BESIDE = 1015
"""A window narrower than this, in pixels at 100 % text, has the card under the body; it grows by half of what the text grows."""
QWIDGETSIZE_MAX = (1 << 24) - 1
TICK_MS = 1000
EDGE = 16

"""Fields of a site that are asked behind "Pain, note"."""


class NeedlePlace(Place):
    """Charts findings and sites on the body."""

    key: ClassVar[str] = "needle"
    title: ClassVar[str] = "Needle"

    def __init__(self, editor: SessionEditor, atlas: Atlas) -> None:
        super().__init__(editor)
        self.atlas = atlas
        self.deeds = NeedleDeeds(editor, atlas)
        self.chart = BodyChart(atlas)
        self.chart.name_of = lambda structure: editor.opened.catalogue.structure_name(structure.key)
        self.panel = NeedlePanel(editor, atlas)
        self.tools = BodyTools(self.chart)
        self.type_field = TypeField(editor, atlas)
        self.type_field.setParent(self.chart)
        self.last_visit = last_needled(editor.opened)
        self.points = SuggestedPoints(self)
        self.drawing = PainDrawing(editor, self.chart, self._areas_shown)
        self.keys = NeedleKeys(self)
        self.plans = Plans(editor, self.panel, self.deeds)
        self.hand = NeedleHand(self)
        self.past = PastVisits(self)
        self._shown: tuple[TreatmentSession, str | None] | None = None
        self._read_only: bool | None = None
        self._looked = False
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        self._lay_out()
        self._connect()
        self.show_session(editor.session)

    @classmethod
    def state_in(cls, session: TreatmentSession, opened: OpenSession) -> TabState:
        state = gaps.state_at(cls.key, session, opened)
        return TabState(done=state.done and bool(session.sites or session.findings), missing=state.missing)

    # ---- what is shown
    def show_session(self, session: TreatmentSession) -> None:
        self.show_marks()
        self.show_mark_in_hand()
        self.drawing.show_session(session)
        left = not_charted_again(session, self.last_visit)
        self.tools.last_visit.setVisible(bool(left) and not self.editor.read_only)
        super().show_session(session)

    def set_read_only(self, read_only: bool) -> None:
        if read_only is self._read_only:
            return
        self._read_only = read_only
        self.panel.set_read_only(read_only)
        for tool in (self.tools.finding, self.tools.type):
            tool.setVisible(not read_only)

    def mark(self) -> Mark | None:
        """The mark in hand."""
        chosen = self.editor.selected
        return mark_of(self.editor.session, chosen) if chosen else None

    def go_to(self, field: str) -> None:
        """``field`` may end with the id of the site or finding it belongs to."""
        session = self.editor.session
        parts = field.split(".")
        marks: list[Mark] = [*session.sites, *session.findings]
        chosen = next((mark.id for mark in marks if mark.id in parts), None)
        if chosen is None and "removals" in parts:
            chosen = next((s.id for s in session.sites if s.needles_in_body), None)
        if chosen is None and "electrical" in parts:
            chosen = next((s.id for s in session.sites if s.electrical is not None), None)
        if chosen is None:
            gap = (f for f in gaps.blocking(session, self.editor.opened) if f.field == parts[0] and f.site_id)
            chosen = next((f.site_id for f in gap), None)
        if chosen is not None:
            self.editor.select(chosen)
        if chosen is None or not reach(self.panel, parts[0] if parts[0] != "sites" else "removals"):
            self.chart.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- the inside
    def show_mark_in_hand(self) -> None:
        """The card of the mark in hand, unless something else has to be seen in its place."""
        mark = self.mark()
        self._shown = self.editor.session, self.editor.selected
        self.chart.select(mark.id if mark else None)
        if self.past.forget_when_left():
            self.show_marks()
        if not self.plans.waiting and not self.past.is_open:
            self.panel.show_mark(mark, again=mark is not None and mark.id == self.hand.again)
        self._show_exact_view()

    def _show_exact_view(self) -> None:
        """Where the mark in hand was placed, when the body shown has it only about there."""
        mark = self.mark()
        drawn = {figure.view for figure in self.chart.seen.sheet.figures}
        elsewhere = mark is not None and mark.place.point.view not in drawn
        self.panel.offers.show_exact_view(view_showing(mark.place.point.view) if mark is not None and elsewhere else None)

    def _turn_to(self, view: BodyView) -> None:
        """To where the mark in hand is exact."""
        mark = self.mark()
        self.chart.show_view(view)
        if mark is not None:
            self.chart.zoom_to(mark.place.point)

    def _mean(self, place: BodyPlace) -> None:
        """The mark in hand is meant otherwise than it stands."""
        mark = self.mark()
        if mark is not None:
            self.deeds.mean(mark.id, place)

    def _on_selected(self, mark_id: str | None) -> None:
        waited = self.plans.waiting
        self.plans.drop(show=False)
        if waited or self._shown is None or self._shown[0] is not self.editor.session or self._shown[1] != mark_id:
            self.show_mark_in_hand()
        if self.points.on:
            self.show_marks()
        self.drawing.stop()
        self.drawing.show_session(self.editor.session)

    def _areas_shown(self, session: TreatmentSession) -> tuple[PainArea, ...]:
        """Where the site in hand refers to; while no mark is in hand, the patient's own pain before the treatment."""
        chosen = self.editor.selected
        return areas_of(session, Drawn(AreaKind.REFERRED, site_id=chosen)) if chosen else pain_areas(session, When.BEFORE)

    def _draw_referral(self) -> None:
        """The next strokes say where the site in hand refers to."""
        mark = self.mark()
        if isinstance(mark, Site):
            self.type_field.hide()
            where = place_name(mark.place, self.editor.opened.catalogue)
            self.drawing.start(Drawn(AreaKind.REFERRED, site_id=mark.id), f"Where site {mark.order} ({where}) refers to")
            self.chart.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_change_wanted(self) -> None:
        mark = self.mark()
        if mark is not None:
            open_change_menu(self.editor, self.atlas, mark, self.panel.head.change)

    def _on_tick(self) -> None:
        self.panel.tick()
        if any(site.needles_in_body for site in self.editor.session.sites):
            self.show_marks()

    def show_marks(self) -> None:
        """The marks of today on the body, and what lies pale beneath."""
        session, opened = self.editor.session, self.editor.opened
        warned = unanswered(session, self.editor)
        last = None if self.past.is_open else self.last_visit
        marks = marks_of(session, last, opened.catalogue, self.editor.clock.now(), warned)
        self.chart.show_marks((*self.past.marks(), *self.points.marks(), *marks))

    def _look_where_the_work_is(self) -> None:
        """Once, when the place is first seen: from then on the view is the therapist's."""
        points = points_of_work(self.editor.session, self.editor.opened, self.last_visit, self.atlas)
        if points and not self._looked and self.editor.selected is None:
            self.chart.frame(points)
        self._looked = True

    def _connect(self) -> None:
        chart, panel, tools, hand = self.chart, self.panel, self.tools, self.hand
        self.editor.selection_changed.connect(self._on_selected)
        chart.body_tapped.connect(hand.tap)
        chart.tap_withdrawn.connect(hand.withdraw_tap)
        chart.body_held.connect(hand.hold)
        chart.mark_tapped.connect(hand.tap_mark)
        chart.mark_held.connect(self.past.hold)
        chart.mark_moved.connect(hand.move_mark)
        chart.view_changed.connect(lambda _view: self._show_exact_view())
        chart.installEventFilter(self)
        hand.armed_changed.connect(self.show_mark_in_hand)
        panel.list.chosen.connect(self.editor.select)
        panel.overview.chosen.connect(self.editor.select)
        panel.overview.ghost_wanted.connect(hand.chart_ghost)
        panel.overview.last_visit_wanted.connect(hand.chart_last_visit)
        panel.head.change_wanted.connect(self._on_change_wanted)
        panel.head.history_wanted.connect(self.past.toggle)
        panel.offers.change_wanted.connect(self._on_change_wanted)
        panel.offers.place_wanted.connect(self._mean)
        panel.offers.view_wanted.connect(self._turn_to)
        panel.foot.mirror_wanted.connect(hand.mirror)
        panel.foot.again_wanted.connect(hand.arm_again)
        panel.foot.needle_wanted.connect(hand.needle_in_or_out)
        panel.needle_finding_wanted.connect(hand.needle_it)
        panel.site.technique.technique_wanted.connect(hand.choose_technique)
        panel.site.delete_wanted.connect(hand.delete)
        panel.site.draw_wanted.connect(self._draw_referral)
        panel.finding.delete_wanted.connect(hand.delete)
        tools.last_visit.clicked.connect(hand.chart_last_visit)
        tools.points.clicked.connect(lambda _on: self.show_marks())
        tools.type.clicked.connect(self.type_field.start)
        self.type_field.muscle_wanted.connect(hand.put_as_typed)
        self.type_field.left.connect(hand.leave)

    def _lay_out(self) -> None:
        self._between = Line(vertical=True)
        self._halves = row((self.chart, 1), self._between, self.panel, gap=0)
        self.setLayout(self._halves)
        theme.changed.connect(self._place_floating)

    def _lay_beside_or_under(self) -> None:
        """The card beside the body, or as a sheet over the lower half where the window is too narrow for both."""
        sheet = self.width() < LEAST_BESIDE * (1 + (theme.text_scale - 1) / 2)
        self._halves.setDirection(QBoxLayout.Direction.TopToBottom if sheet else QBoxLayout.Direction.LeftToRight)
        self._halves.setStretchFactor(self.panel, 1 if sheet else 0)
        self._between.set_vertical(not sheet)
        self.panel.set_sheet(sheet)
        wide = theme.sz.side + (48 if self.width() >= WIDE else 0)
        if sheet:
            self.panel.setMinimumWidth(0)
            self.panel.setMaximumWidth(QWIDGETSIZE_MAX)
        else:
            self.panel.setFixedWidth(max(round(wide), self.panel.minimumSizeHint().width()))

    def _place_floating(self) -> None:
        self._lay_beside_or_under()
        below = self.chart.below_controls + 4
        across = max(0, self.chart.width() - 2 * EDGE)
        self.type_field.setGeometry(EDGE, below, min(420, across), self.type_field.sizeHint().height())
        self.points.put_line()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_floating()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look_where_the_work_is()
        self._tick.start()
        self.chart.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.chart and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self.keys.do(event)
        if watched is self.chart and event.type() is QEvent.Type.KeyRelease and self.points.on:
            self.show_marks()  # the keyboard may have walked to another muscle
        if watched is self.chart and event.type() is QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._place_floating)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.keys.do(event):
            super().keyPressEvent(event)
