"""The Needle place: the body takes the room, the card of the mark in hand stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout

from needlechart.domain.body import BodyPoint, Layer, Side
from needlechart.domain.body import Place as BodyPlace
from needlechart.domain.needling import Finding, Site, Technique
from needlechart.domain.sessions import TreatmentSession
from needlechart.ui.body.body_chart import BodyChart
from needlechart.ui.charting import gaps
from needlechart.ui.charting.needle.block import Mark
from needlechart.ui.charting.needle.body_marks import GHOST, marks_of
from needlechart.ui.charting.needle.body_tools import BodyTools
from needlechart.ui.charting.needle.cautions import unanswered
from needlechart.ui.charting.needle.change_menu import open_change_menu
from needlechart.ui.charting.needle.deeds import NeedleDeeds
from needlechart.ui.charting.needle.keys import NeedleKeys
from needlechart.ui.charting.needle.panel import NeedlePanel
from needlechart.ui.charting.needle.plans import Plans
from needlechart.ui.charting.needle.type_field import TypeField
from needlechart.ui.charting.place import Place
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.look.layout import Line
from needlechart.ui.look.tabs import TabState
from needlechart.ui.look.theme import theme
from needlechart.usecases.charting import OpenSession
from needlechart.usecases.moving import mark_of

if TYPE_CHECKING:
    from needlechart.atlas import Atlas

WIDE = 1920
"""From this width of the window on the card is wider, in pixels."""
TICK_MS = 1000
EDGE = 16

_IN_DETAILS = frozenset({"retention_s", "insertions", "tissue_level"})
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
        self.panel = NeedlePanel(editor)
        self.tools = BodyTools(self.chart)
        self.type_field = TypeField(editor)
        self.type_field.setParent(self.chart)
        self.last_visit = last_needled(editor.opened)
        self.keys = NeedleKeys(self)
        self._again: str | None = None
        self._placed: TreatmentSession | None = None
        self.plans = Plans(editor, self.panel, self.deeds)
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
        self._show_marks()
        self._show_mark()
        self.tools.last_visit.setVisible(not self.editor.read_only and bool(self._not_charted_again()))
        super().show_session(session)

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
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
        if chosen is None:
            gap = (f for f in gaps.blocking(session, self.editor.opened) if f.field == parts[0] and f.site_id)
            chosen = next((f.site_id for f in gap), None)
        if chosen is not None:
            self.editor.select(chosen)
        if _IN_DETAILS & set(parts):
            self.panel.site.show_details(True)
        self.chart.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- what the therapist does
    def tap(self, point: BodyPoint) -> None:
        """A tap on the body: a site, or what was armed for the next tap."""
        before, self._placed = self.editor.session, None
        self._take_tap(point)
        if self.editor.session is not before:
            self._placed = self.editor.session

    def _take_tap(self, point: BodyPoint) -> None:
        if self.editor.read_only:
            return
        place = self.deeds.place_at(point, deep=self.chart.deep)
        if place is None:
            return
        if self.tools.finding.isChecked():
            self.hold(point)
        elif self._again is not None:
            site_id, self._again = self._again, None
            technique = self.editor.session.site(site_id).technique
            self.plans.plan(place, technique, lambda why: self.deeds.repeat(site_id, place, why))
        else:
            self.put_site(place)

    def hold(self, point: BodyPoint) -> None:
        """A long press on the body, or a tap while Finding is on: a finding."""
        place = None if self.editor.read_only else self.deeds.place_at(point, deep=self.chart.deep)
        if place is not None:
            self.tools.finding.setChecked(False)
            self.deeds.find(place)

    def put_site(self, place: BodyPlace) -> None:
        """A needled site there, unless a rule refuses it while it is still a plan."""
        technique = self.deeds.technique_at(place)
        self.plans.plan(place, technique, lambda why: self.deeds.needle(place, why))

    def put_at_centre(self, muscle: str, side: Side) -> None:
        """A site in the middle of a muscle, as typed."""
        self.type_field.hide()
        mark = self.mark()
        place = self.deeds.centre_of(muscle, side, mark.place.point.view if mark else None)
        if place is not None:
            self.chart.set_deep(place.layer is Layer.DEEP)
            self.chart.zoom_to(place.point)
            self.put_site(place)
        self.chart.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_technique(self, technique: Technique) -> None:
        """Another technique for the site in hand; current is refused where none may be."""
        site = self.mark()
        if isinstance(site, Site):
            plan = self.plans.plan
            plan(site.place, technique, lambda why: self.deeds.use_technique(site.id, technique, why), finding=False)

    def mirror(self) -> None:
        """The site in hand on the other side."""
        site = self.mark()
        if isinstance(site, Site) and site.place.side is not Side.MIDLINE:
            self.plans.plan(site.place, site.technique, lambda why: self.deeds.mirror(site.id, why), finding=False)

    def needle_it(self) -> None:
        """The finding in hand is needled."""
        found = self.mark()
        if isinstance(found, Finding):
            technique = self.deeds.technique_at(found.place)
            self.plans.plan(found.place, technique, lambda why: self.deeds.needle_finding(found.id, why), finding=False)

    def arm_again(self) -> None:
        """The next tap repeats the site in hand; a second time takes it back."""
        site = self.mark()
        self._again = site.id if isinstance(site, Site) and self._again != site.id else None
        self._show_mark()

    def chart_last_visit(self) -> None:
        """All sites of the last visit again, none confirmed."""
        last = self.last_visit
        if last is not None:
            self.plans.plan(None, None, lambda why: self.deeds.chart_last_visit(last, why), finding=False)

    def leave(self) -> bool:
        """Escape: shuts what is open, innermost first; False when there is nothing to leave."""
        if self.type_field.isVisible():
            self.type_field.hide()
            self.chart.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.plans.waiting:
            self.plans.drop()
        elif self._again is not None or self.tools.finding.isChecked():
            self._again = None
            self.tools.finding.setChecked(False)
            self._show_mark()
        elif self.editor.selected is not None:
            self.editor.select(None)
        else:
            return False
        return True

    def chart_ghost(self, old_id: str) -> None:
        """A site of the last visit again, not confirmed."""
        old = next((s for s in self.last_visit.sites if s.id == old_id), None) if self.last_visit else None
        if old is not None and not self.editor.read_only:
            self.plans.plan(old.place, old.technique, lambda why: self.deeds.chart_ghost(old, why), finding=False)

    # ---- the inside
    def _show_mark(self) -> None:
        mark = self.mark()
        self.chart.select(mark.id if mark else None)
        if not self.plans.waiting:
            self.panel.show_mark(mark, again=mark is not None and mark.id == self._again)

    def _on_selected(self, _mark_id: str | None) -> None:
        self.plans.drop(show=False)
        self._show_mark()

    def _on_mark_tapped(self, mark_id: str) -> None:
        if mark_id.startswith(GHOST):
            self.chart_ghost(mark_id.removeprefix(GHOST))
        else:
            self.editor.select(mark_id)

    def _on_mark_moved(self, mark_id: str, point: BodyPoint) -> None:
        if not mark_id.startswith(GHOST):
            self.deeds.move(mark_id, point)

    def _on_change_wanted(self) -> None:
        mark = self.mark()
        if mark is not None:
            open_change_menu(self.editor, self.atlas, mark, self.panel.head.change)

    def _delete(self) -> None:
        if self.editor.selected is not None:
            self.deeds.delete(self.editor.selected)

    def _needle_in_or_out(self) -> None:
        if isinstance(self.mark(), Site) and self.editor.selected is not None:
            self.deeds.needle_in_or_out(self.editor.selected)

    def _on_tick(self) -> None:
        self.panel.tick()
        if any(site.needles_in_body for site in self.editor.session.sites):
            self._show_marks()

    def _show_marks(self) -> None:
        session, opened = self.editor.session, self.editor.opened
        warned = unanswered(session, self.editor)
        self.chart.show_marks(marks_of(session, self.last_visit, opened.catalogue, self.editor.clock.now(), warned))

    def _on_tap_withdrawn(self) -> None:
        """The tap was the first half of a double tap: what it placed goes again."""
        placed, self._placed = self._placed, None
        if self.plans.waiting:
            self.plans.drop()
        elif placed is not None and placed is self.editor.session:
            self.editor.undo()

    def _not_charted_again(self) -> list[Site]:
        repeated = {site.carried_from for site in self.editor.session.sites}
        return [s for s in (self.last_visit.sites if self.last_visit else ()) if s.id not in repeated]

    def _connect(self) -> None:
        chart, panel, tools = self.chart, self.panel, self.tools
        self.editor.selection_changed.connect(self._on_selected)
        chart.body_tapped.connect(self.tap)
        chart.tap_withdrawn.connect(self._on_tap_withdrawn)
        chart.body_held.connect(self.hold)
        chart.mark_tapped.connect(self._on_mark_tapped)
        chart.mark_moved.connect(self._on_mark_moved)
        chart.installEventFilter(self)
        panel.list.chosen.connect(self.editor.select)
        panel.head.change_wanted.connect(self._on_change_wanted)
        panel.foot.mirror_wanted.connect(self.mirror)
        panel.foot.again_wanted.connect(self.arm_again)
        panel.foot.needle_wanted.connect(self._needle_in_or_out)
        panel.needle_finding_wanted.connect(self.needle_it)
        panel.site.technique.technique_wanted.connect(self.choose_technique)
        panel.site.delete_wanted.connect(self._delete)
        panel.finding.delete_wanted.connect(self._delete)
        tools.last_visit.clicked.connect(self.chart_last_visit)
        tools.type.clicked.connect(self.type_field.start)
        self.type_field.muscle_wanted.connect(self.put_at_centre)
        self.type_field.left.connect(self.leave)

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.chart, 1)
        layout.addWidget(Line(vertical=True))
        layout.addWidget(self.panel)
        theme.changed.connect(self._place_floating)

    def _place_floating(self) -> None:
        wide = theme.sz.side + (48 if self.width() >= WIDE else 0)
        self.panel.setFixedWidth(max(round(wide), self.panel.minimumSizeHint().width()))
        below = self.tools.type.mapTo(self.chart, QPoint(0, self.tools.type.height())).y() + 4
        across = max(0, self.chart.width() - 2 * EDGE)
        self.type_field.setGeometry(EDGE, below, min(420, across), self.type_field.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_floating()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick.start()
        self.chart.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.chart and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self.keys.do(event)
        if watched is self.chart and event.type() is QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._place_floating)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.keys.do(event):
            super().keyPressEvent(event)


def last_needled(opened: OpenSession) -> TreatmentSession | None:
    """The last visit with needled sites, or None."""
    return next((session for session in opened.earlier if session.sites), None)
