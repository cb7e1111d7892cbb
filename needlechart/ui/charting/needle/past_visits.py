"""Site history on the mark: what a held mark, or the key for it, shows in the place of the card and on the body."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from needlechart.domain.body import Place, StructureKind
from needlechart.domain.catalogue import Catalogue
from needlechart.domain.needling import Site
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.site_history import PastVisit, SiteHistory, site_history
from needlechart.domain.words import date_words, twitch_words
from needlechart.drawing.site_marks import ghost_finding_mark, ghost_mark
from needlechart.ui.body.body_mark import BodyMark
from needlechart.ui.charting.needle.body_marks import GHOST, POINT, place_name

if TYPE_CHECKING:
    from needlechart.ui.charting.needle.needle_place import NeedlePlace

PAST = "past:"
"""Begins the id of a mark that stands for one of the visit whose history is looked at."""


class PastVisits(QObject):
    """The history that is looked at on the Needle place.

    It stays until it is left, another mark comes to hand, or something is charted: then its card is what has to be seen.
    """

    def __init__(self, place: NeedlePlace) -> None:
        super().__init__(place)
        self._place, self._editor, self._card = place, place.editor, place.panel.history
        self._history: SiteHistory | None = None
        self._opened_with: tuple[TreatmentSession, str | None] | None = None
        self._shown: str | None = None
        self._card.left.connect(self.close)
        self._card.visit_shown.connect(self._on_visit_shown)

    @property
    def is_open(self) -> bool:
        """Whether a history stands in the place of the card: nothing was charted and nothing else came to hand since."""
        opened = self._opened_with
        return opened is not None and opened[0] is self._editor.session and opened[1] == self._editor.selected

    def hold(self, mark_id: str) -> None:
        """A long press on a mark: one of today comes to hand, and what was done there before is shown."""
        held = self._place.chart.mark(mark_id)
        if not mark_id.startswith((GHOST, PAST, POINT)):
            with self._place.chart.staying():
                self._editor.select(mark_id)
        if held is not None and held.place is not None:
            self._open(held.place)

    def toggle(self) -> bool:
        """Shows the history of the mark in hand, or where the keyboard is on the body; a second time goes back.

        False when there is neither, or a refusal waits for its answer.
        """
        if self.is_open:
            self.close()
            return True
        place = self._place_in_hand()
        if place is None or self._place.plans.waiting:
            return False
        self._open(place, Qt.FocusReason.ShortcutFocusReason)
        return True

    def close(self) -> None:
        """Back to the card of the mark in hand."""
        if self.forget():
            self._place.show_marks()
            self._place.show_mark_in_hand()

    def forget(self) -> bool:
        """Lets a history go that was shown, without showing what comes instead; False when there was none."""
        if self._history is None:
            return False
        self._history = self._opened_with = self._shown = None
        if self._card.has_keyboard():
            self._place.chart.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def forget_when_left(self) -> bool:
        """Lets the history go once something else came to hand or was charted; whether it did."""
        return not self.is_open and self.forget()

    def marks(self) -> tuple[BodyMark, ...]:
        """The marks of the visit pointed at or chosen, pale."""
        visit = self._visit() if self.is_open else None
        return tuple(_marks(visit, self._editor.opened.catalogue)) if visit is not None else ()

    def _open(self, place: Place, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        here = self._place
        here.plans.drop(show=False)
        here.type_field.hide()
        here.drawing.stop()
        editor = self._editor
        self._history = site_history(place, editor.session, editor.opened.earlier, editor.opened.addenda)
        self._opened_with = editor.session, editor.selected
        self._card.show_history(self._history)
        here.panel.show_history()
        self._card.take_focus(reason)

    def _place_in_hand(self) -> Place | None:
        mark = self._place.mark()
        if mark is not None:
            return mark.place
        walk = self._place.chart.walk
        spot = walk.spot() if walk.shown else None
        if spot is None:
            return None
        if spot.mark is not None:
            return spot.mark.place
        structure = spot.structure
        if structure is None or structure.kind is not StructureKind.MUSCLE:
            return None
        return self._place.deeds.centre_of(structure.key, structure.side, structure.view)

    def _visit(self) -> PastVisit | None:
        visits = self._history.visits if self._history is not None else ()
        return next((visit for visit in visits if visit.session.id == self._shown), None)

    def _on_visit_shown(self, session_id: str | None) -> None:
        self._shown = session_id
        self._place.show_marks()


def _marks(visit: PastVisit, catalogue: Catalogue) -> Iterator[BodyMark]:
    """Its marks as ghosts, each with its day and what it answered."""
    for past in visit.marks:
        mark = past.mark
        name = f"{date_words(visit.session.date)}, {place_name(mark.place, catalogue)}"
        if isinstance(mark, Site):
            drawn, said = ghost_mark(mark), twitch_words(mark.twitch) or "twitch not answered"
        else:
            drawn, said = ghost_finding_mark(), "palpated, not needled"
        yield BodyMark(PAST + mark.id, mark.place.point, drawn, mark.place, name, said)
