"""What the therapist does on the Needle place: taps, holds, types, repeats, mirrors, and lets go."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from needlechart.domain.body import BodyPoint, Layer, Side
from needlechart.domain.body import Place as BodyPlace
from needlechart.domain.needling import Finding, Site
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.technique import Technique
from needlechart.ui.charting.needle.body_marks import GHOST, POINT, point_id
from needlechart.ui.charting.needle.deeds import Why
from needlechart.ui.charting.needle.last_visit import last_needled
from needlechart.ui.charting.needle.past_visits import PAST
from needlechart.usecases.suggesting import place_on

if TYPE_CHECKING:
    from needlechart.ui.charting.needle.needle_place import NeedlePlace


class NeedleHand(QObject):
    """Turns what a hand does into deeds.  ``armed_changed`` when what the next tap means is another thing now."""

    armed_changed = Signal()

    def __init__(self, place: NeedlePlace) -> None:
        super().__init__(place)
        self._place, self._editor = place, place.editor
        self._chart, self._deeds, self._plans = place.chart, place.deeds, place.plans
        self._tools, self._type_field = place.tools, place.type_field
        self.again: str | None = None
        self._placed: TreatmentSession | None = None

    # ---- on the body
    def tap(self, point: BodyPoint) -> None:
        """A tap on the body: a site, or what was armed for the next tap."""
        before, self._placed = self._editor.session, None
        self._take_tap(point)
        if self._editor.session is not before:
            self._placed = self._editor.session

    def withdraw_tap(self) -> None:
        """The tap was the first half of a double tap: what it placed goes again."""
        placed, self._placed = self._placed, None
        if self._plans.waiting:
            self._plans.drop()
        elif placed is not None and placed is self._editor.session:
            self._editor.undo()

    def hold(self, point: BodyPoint) -> None:
        """A long press on the body, or a tap while Finding is on: a finding."""
        place = None if self._editor.read_only else self._deeds.place_at(point, deep=self._chart.deep)
        if place is not None:
            self._find(place)

    def tap_mark(self, mark_id: str) -> None:
        """A tap on a mark: it comes to hand; one of the last visit is charted again, a suggested point is charted;
        one of a visit whose history is looked at is a place like any other on the body."""
        if mark_id.startswith(GHOST):
            self.chart_ghost(mark_id.removeprefix(GHOST))
        elif mark_id.startswith(POINT):
            self._put_on_point(mark_id)
        elif mark_id.startswith(PAST):
            past = self._chart.mark(mark_id)
            if past is not None:
                self.tap(past.point)
        else:
            self._editor.select(mark_id)

    def move_mark(self, mark_id: str, point: BodyPoint) -> None:
        """A mark dragged elsewhere; those of the last visit and suggested points stay."""
        if not mark_id.startswith((GHOST, PAST, POINT)):
            self._deeds.move(mark_id, point)

    # ---- new sites
    def put_site(self, place: BodyPlace) -> None:
        """A needled site there, unless a rule refuses it while it is still a plan."""
        technique = self._deeds.technique_at(place)
        self._plan(place, technique, lambda why: self._deeds.needle(place, why))

    def put_as_typed(self, muscle: str, side: Side, label: str) -> None:
        """What a tap means there, in the middle of a muscle, or on its point with that label, as typed."""
        self._type_field.hide()
        mark = self._place.mark()
        view = mark.place.point.view if mark else None
        place = self._deeds.point_of(muscle, side, label) if label else self._deeds.centre_of(muscle, side, view)
        if place is not None:
            self._chart.set_deep(place.layer is Layer.DEEP)
            self._chart.zoom_to(place.point)
            self._put(place)
        self._chart.setFocus(Qt.FocusReason.OtherFocusReason)

    def chart_last_visit(self) -> None:
        """All sites of the last visit again, none confirmed."""
        last = last_needled(self._editor.opened)
        if last is not None and not self._editor.read_only:
            sites = [(site.technique, site.place) for site in last.sites]
            self._plans.plan(None, None, lambda why: self._deeds.chart_last_visit(last, why), finding=False, also=sites)

    def chart_ghost(self, old_id: str) -> None:
        """A site of the last visit again, not confirmed."""
        last = last_needled(self._editor.opened)
        old = next((site for site in last.sites if site.id == old_id), None) if last else None
        if old is not None and not self._editor.read_only:
            self._plans.plan(old.place, old.technique, lambda why: self._deeds.chart_ghost(old, why), finding=False)

    # ---- the mark in hand
    def choose_technique(self, technique: Technique) -> None:
        """Another technique for the site in hand; current is refused where none may be."""
        site = self._place.mark()
        if isinstance(site, Site):
            plan = self._plans.plan
            plan(site.place, technique, lambda why: self._deeds.use_technique(site.id, technique, why), finding=False)

    def mirror(self) -> None:
        """The site in hand on the other side."""
        site = self._place.mark()
        if isinstance(site, Site) and site.place.side is not Side.MIDLINE:
            other = self._deeds.on_other_side(site.place)
            self._plans.plan(other, site.technique, lambda why: self._deeds.mirror(site.id, why), finding=False)

    def needle_it(self) -> None:
        """The finding in hand is needled."""
        found = self._place.mark()
        if isinstance(found, Finding):
            technique = self._deeds.technique_at(found.place)
            self._plans.plan(found.place, technique, lambda why: self._deeds.needle_finding(found.id, why), finding=False)

    def needle_in_or_out(self) -> None:
        """Takes a needle of the site in hand out, or leaves its needle in."""
        site = self._place.mark()
        if isinstance(site, Site):
            self._deeds.needle_in_or_out(site.id)

    def delete(self) -> None:
        """The mark in hand goes."""
        if self._editor.selected is not None:
            self._deeds.delete(self._editor.selected)

    def arm_again(self) -> None:
        """The next tap repeats the site in hand; a second time takes it back."""
        site = self._place.mark()
        self.again = site.id if isinstance(site, Site) and self.again != site.id else None
        self.armed_changed.emit()

    def leave(self) -> bool:
        """Escape: shuts what is open, innermost first; False when there is nothing to leave."""
        if self._type_field.isVisible():
            self._type_field.hide()
            self._chart.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._place.drawing.active:
            self._place.drawing.stop()
        elif self._plans.waiting:
            self._plans.drop()
        elif self._place.past.is_open:
            self._place.past.close()
        elif self.again is not None or self._tools.finding.isChecked():
            self.again = None
            self._tools.finding.setChecked(False)
            self.armed_changed.emit()
        elif self._editor.selected is not None:
            self._editor.select(None)
        else:
            return False
        return True

    # ---- the inside
    def _take_tap(self, point: BodyPoint) -> None:
        if self._editor.read_only:
            return
        place = self._deeds.place_at(point, deep=self._chart.deep)
        if place is not None:
            self._put(place)

    def _put_on_point(self, mark_id: str) -> None:
        """What a tap means, on a suggested point: with its label."""
        point = next((one for one in self._place.points.shown() if point_id(one) == mark_id), None)
        if point is not None and not self._editor.read_only:
            self._put(place_on(self._place.atlas, point))

    def _put(self, place: BodyPlace) -> None:
        """A site, or what was armed for the next tap."""
        if self._tools.finding.isChecked():
            self._find(place)
        elif self.again is not None:
            site_id, self.again = self.again, None
            technique = self._editor.session.site(site_id).technique
            self._plan(place, technique, lambda why: self._deeds.repeat(site_id, place, why))
        else:
            self.put_site(place)

    def _find(self, place: BodyPlace) -> None:
        self._tools.finding.setChecked(False)
        self._deeds.find(place)

    def _plan(self, place: BodyPlace, technique: Technique | None, do: Callable[[Why], None]) -> None:
        """Does it unless a rule refuses it; a way out is a finding there."""
        self._plans.plan(place, technique, do, judged=self._deeds.judged(place))
