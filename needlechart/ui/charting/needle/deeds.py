"""What the Needle place does with the session: each deed one undo step, each through the editor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from needlechart.atlas import Atlas
from needlechart.domain.body import BodyPoint, Place, Side, View
from needlechart.domain.errors import NeedleChartError
from needlechart.domain.needling import Finding, Site
from needlechart.domain.rules import RuleFinding
from needlechart.domain.sessions import Explanation, ExplanationReason, TreatmentSession
from needlechart.domain.technique import Technique
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.usecases import placing, removing
from needlechart.usecases.moving import mark_of, meant_for, moved, nudged, placed_at
from needlechart.usecases.offering import nearest_meant
from needlechart.usecases.suggesting import place_on, suggestion_named

Why = tuple[tuple[RuleFinding, ...], ExplanationReason] | None
"""What would have refused a needle that is in already, and the reason picked; None when nothing refused it."""


class NeedleDeeds:
    """Deeds on the session in hand.  What cannot be done is told through ``editor.trouble`` and changes nothing."""

    def __init__(self, editor: SessionEditor, atlas: Atlas) -> None:
        self.editor, self.atlas = editor, atlas

    # ---- new marks
    def place_at(self, point: BodyPoint, *, deep: bool) -> Place | None:
        """The place under a point in that layer; None, with a word, beside the figure."""
        try:
            return placing.place_at(self.atlas, point, deep)[0]
        except NeedleChartError as told:
            self.editor.trouble.emit(told)
            return None

    def needle(self, place: Place, why: Why = None) -> None:
        """A needled site there, chosen at once; with ``why`` the explanation of what should have been refused."""
        hand = self.editor.hand()

        def edit(session: TreatmentSession) -> TreatmentSession:
            near = nearest_meant(self.atlas, place)
            site = placing.new_site(session, place, self.editor.opened.catalogue, hand, near)
            return self._explained(session.with_site(site), why)

        self._do_and_choose(edit, hand.new_id)

    def repeat(self, site_id: str, place: Place, why: Why = None) -> None:
        """The same needle and technique as that site's at another place."""
        hand = self.editor.hand()

        def edit(session: TreatmentSession) -> TreatmentSession:
            again = placing.same_again(session, session.site(site_id), place, hand)
            return self._explained(session.with_site(again), why)

        self._do_and_choose(edit, hand.new_id)

    def find(self, place: Place) -> None:
        """A finding there, chosen at once."""
        hand = self.editor.hand()
        self._do_and_choose(lambda s: s.with_finding(placing.new_finding(s, place, hand)), hand.new_id)

    def needle_finding(self, finding_id: str, why: Why = None) -> None:
        """A site at the place of a finding."""
        hand = self.editor.hand()

        def edit(session: TreatmentSession) -> TreatmentSession:
            finding = session.finding(finding_id)
            near = nearest_meant(self.atlas, finding.place)
            site = placing.needled_finding(session, finding, self.editor.opened.catalogue, hand, near)
            return self._explained(session.with_site(site), why)

        self._do_and_choose(edit, hand.new_id)

    def mirror(self, site_id: str, why: Why = None) -> None:
        """The site on the other side."""
        hand = self.editor.hand()

        def edit(session: TreatmentSession) -> TreatmentSession:
            other = placing.mirrored(session, session.site(site_id), self.atlas, hand)
            return self._explained(session.with_site(other), why)

        self._do_and_choose(edit, hand.new_id)

    def chart_ghost(self, old: Site, why: Why = None) -> None:
        """A site of the last visit again, not confirmed yet."""
        hand = self.editor.hand()
        self._do_and_choose(lambda s: self._explained(s.with_site(placing.copied_from_visit(s, old, hand)), why), hand.new_id)

    def chart_last_visit(self, last: TreatmentSession, why: Why = None) -> None:
        """Every site of the last visit that is not charted again yet, each not confirmed; one undo step."""

        def edit(session: TreatmentSession) -> TreatmentSession:
            done = {site.carried_from for site in session.sites}
            for old in sorted(last.sites, key=lambda s: s.order):
                if old.id not in done:
                    session = session.with_site(placing.copied_from_visit(session, old, self.editor.hand()))
            return self._explained(session, why)

        self.editor.change(edit)

    def use_technique(self, site_id: str, technique: Technique, why: Why = None) -> None:
        """Another technique at a site, with what follows from it."""
        self.editor.change(
            lambda s: self._explained(
                s.with_site(placing.with_technique(self.editor.confirmed(s.site(site_id)), technique, placing.usual_stay(s))),
                why,
            ),
            f"{site_id}:technique",
        )

    def technique_at(self, place: Place) -> Technique | None:
        """The technique a new site there would carry."""
        near = nearest_meant(self.atlas, place)
        return placing.new_site(self.editor.session, place, self.editor.opened.catalogue, self.editor.hand(), near).technique

    def on_other_side(self, place: Place) -> Place:
        """The place of a mirrored site, as the rules look at it before the needle."""
        return placing.other_side(place, self.atlas)

    def judged(self, place: Place) -> Place:
        """The place as the rules look at it before a needle: on an area as if the nearest muscle were meant."""
        near = nearest_meant(self.atlas, place)
        return place if near is None else meant_for(place, near)

    def centre_of(self, muscle: str, side: Side, view: View | None) -> Place | None:
        """The middle of a muscle as a place, in ``view`` where that shows it; None, with a word, when it is drawn nowhere."""
        try:
            return placing.place_in(self.atlas, muscle, side, view)
        except NeedleChartError as told:
            self.editor.trouble.emit(told)
            return None

    def point_of(self, muscle: str, side: Side, label: str) -> Place | None:
        """The numbered point of a muscle as a place that carries its label; None when the muscle has no such point."""
        found = suggestion_named(self.atlas, muscle, side, label)
        return None if found is None else place_on(self.atlas, found)

    # ---- a mark in hand
    def delete(self, mark_id: str) -> None:
        """Takes a site or finding away; undo brings it back."""

        def edit(session: TreatmentSession) -> TreatmentSession:
            if isinstance(mark_of(session, mark_id), Finding):
                return session.without_finding(mark_id)
            return session.without_site(mark_id)

        self.editor.change(edit)

    def nudge(self, mark_id: str, dx_mm: float, dy_mm: float) -> None:
        """Moves a mark by millimetres; a row of nudges is one undo step."""

        def edit(session: TreatmentSession) -> TreatmentSession:
            return self._moved(session, mark_id, nudged(self.atlas, mark_of(session, mark_id).place, dx_mm, dy_mm))

        self.editor.change(edit, f"{mark_id}:place")

    def move(self, mark_id: str, point: BodyPoint) -> None:
        """Moves a mark to where the finger let it go."""

        def edit(session: TreatmentSession) -> TreatmentSession:
            return self._moved(session, mark_id, placed_at(self.atlas, mark_of(session, mark_id).place, point))

        if not self.editor.change(edit):
            self.editor.session_changed.emit(self.editor.session)  # the mark goes back where it was

    def mean(self, mark_id: str, place: Place) -> None:
        """Says that a mark is meant otherwise: another muscle, another label; its point stays."""
        self.editor.change(lambda session: self._moved(session, mark_id, place))

    def needle_in_or_out(self, site_id: str) -> None:
        """Takes one needle out of a site that has one in; else leaves its needle in."""
        site = self.editor.session.site(site_id)
        hand = self.editor.hand()
        if site.needles_in_body:
            self.editor.change(lambda session: removing.taken_out(session, site_id, hand))
        elif removing.may_stay_in(site) and not site.removals:
            self.editor.change(lambda session: removing.left_in(session, site_id, hand))

    # ---- the inside
    def _moved(self, session: TreatmentSession, mark_id: str, place: Place) -> TreatmentSession:
        after = moved(session, mark_id, place)
        mark = mark_of(after, mark_id)
        return after.with_site(self.editor.confirmed(mark)) if isinstance(mark, Site) else after

    def _do_and_choose(self, edit: Callable[[TreatmentSession], TreatmentSession], mark_id: str) -> None:
        self.editor.change(edit, choose=mark_id)

    def _explained(self, session: TreatmentSession, why: Why) -> TreatmentSession:
        if why is None:
            return session
        refusals, reason = why
        for refusal in refusals:
            hand = self.editor.hand()
            told = Explanation(hand.new_id, refusal.rule, reason, hand.at, hand.person_id, refusal.subject_id)
            session = replace(session, explanations=(*session.explanations, told))
        return session
