"""A needle that is still a plan: a rule may refuse it; done already, it is charted with its reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from needlechart.domain.body import Place
from needlechart.domain.rules import RuleFinding, may_needle
from needlechart.domain.sessions import ExplanationReason
from needlechart.domain.technique import Technique
from needlechart.ui.charting import gaps
from needlechart.ui.charting.needle.deeds import NeedleDeeds, Why
from needlechart.ui.charting.needle.panel import NeedlePanel
from needlechart.ui.charting.needle.refusal_card import RefusalCard
from needlechart.ui.charting.session_editor import SessionEditor


class Plans(QObject):
    """Does what is planned at once where nothing refuses it, else asks in the place of the card."""

    def __init__(self, editor: SessionEditor, panel: NeedlePanel, deeds: NeedleDeeds) -> None:
        super().__init__(panel)
        self._editor, self._panel, self._deeds = editor, panel, deeds
        self._do: Callable[[Why], None] | None = None
        self._place: Place | None = None
        self._refusals: tuple[RuleFinding, ...] = ()
        card: RefusalCard = panel.refusal
        card.finding_wanted.connect(self._on_finding)
        card.already_in.connect(self._on_already_in)
        card.left.connect(self.drop)

    @property
    def waiting(self) -> bool:
        """Whether a refused plan waits for what the clinician says."""
        return self._do is not None

    def plan(
        self,
        place: Place | None,
        technique: Technique | None,
        do: Callable[[Why], None],
        *,
        finding: bool = True,
        judged: Place | None = None,
        also: Sequence[tuple[Technique | None, Place]] = (),
    ) -> None:
        """Does ``do(None)``, or asks first; ``finding`` when a finding at ``place`` would be a way out.

        ``judged`` is what the rules look at where ``place`` does not say which muscle is meant yet, or is not where the needle
        goes; ``also`` what else is planned with it.
        """
        context = gaps.context_of(self._editor.session, self._editor.opened)
        planned = ((technique, judged or place), *also)
        found = (f for by, where in planned for f in may_needle(context, by, where) if not f.settled)
        refusals = tuple(dict.fromkeys(found))
        if not refusals:
            do(None)
            return
        self._do, self._place, self._refusals = do, place, refusals
        self._panel.refusal.show_refusals(refusals, as_finding=finding and place is not None)
        self._panel.show_refusal()

    def drop(self, *, show: bool = True) -> None:
        """Forgets the plan; the card of the mark in hand comes back."""
        if self._do is None:
            return
        self._do = None
        if show:
            self._editor.session_changed.emit(self._editor.session)

    def _on_finding(self) -> None:
        place = self._place
        self.drop(show=False)
        if place is not None:
            self._deeds.find(place)

    def _on_already_in(self, reason: ExplanationReason) -> None:
        do, refusals = self._do, self._refusals
        self.drop(show=False)
        if do is not None:
            do((refusals, reason))
