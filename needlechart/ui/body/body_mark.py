"""A mark on the chart: what is drawn, where, and what it is called."""

from __future__ import annotations

from dataclasses import dataclass, replace

from needlechart.domain.body import BodyPoint, Place, View
from needlechart.drawing.marks import PALE, Kind, Mark


@dataclass(frozen=True)
class BodyMark:
    """One mark.

    ``id`` comes back in the chart's signals.  ``place`` gives the structure that is outlined while the mark is selected;
    ``name`` is what a screen reader and the tool tip say ("Gluteus medius, right"); ``said`` what is said after it, when that is
    not what its sign says.
    """

    id: str
    point: BodyPoint
    mark: Mark
    place: Place | None = None
    name: str = ""
    said: str = ""

    @property
    def is_pale(self) -> bool:
        """A ghost or a suggestion: it can be tapped, never dragged."""
        return self.mark.kind in PALE

    @property
    def words(self) -> str:
        """The mark in words: number, name, what it says, and where it lies exactly when that is not here."""
        number = f"{self.mark.order} " if self.mark.order is not None else ""
        about = f", approximate place, exact in {_EXACT_IN[self.point.view]}" if self.mark.approximate else ""
        return f"{number}{self.name or 'Mark'}: {self.said or _said(self.mark)}{about}".strip()

    def about_here(self) -> BodyMark:
        """The same mark where it is only about the place: in a view that is not its own."""
        return replace(self, mark=replace(self.mark, approximate=True))


def _said(mark: Mark) -> str:
    if mark.kind is Kind.TWITCH:
        if mark.twitches is None:
            return "twitched, not counted"
        least = "at least " if mark.at_least else ""
        return f"{least}{mark.twitches} {'twitch' if mark.twitches == 1 else 'twitches'}"
    if mark.kind is Kind.SUGGESTION and mark.label:
        return f"suggestion {mark.label}"
    if mark.kind is Kind.IN_BODY and mark.label:
        return f"{_SAID[mark.kind]}, {mark.label}"
    return mark.sign if mark.kind is Kind.CLUSTER else _SAID[mark.kind]


_SAID = {
    Kind.NONE: "no twitch",
    Kind.UNSEEN: "twitch could not be seen",
    Kind.NOT_SOUGHT: "no twitch sought",
    Kind.UNANSWERED: "not answered yet",
    Kind.FINDING: "finding, not needled",
    Kind.IN_BODY: "needle in the body",
    Kind.UNCONFIRMED: "copied, not confirmed",
    Kind.GHOST: "last visit, twitched",
    Kind.GHOST_RING: "last visit, no twitch",
    Kind.GHOST_FINDING: "earlier visit, not needled",
    Kind.SUGGESTION: "suggestion",
}

_EXACT_IN = {
    View.ANTERIOR: "the front view",
    View.POSTERIOR: "the back view",
    View.LATERAL_LEFT: "the left side view",
    View.LATERAL_RIGHT: "the right side view",
    View.LEG_MEDIAL: "the view of the inner legs",
    View.HAND_PALMAR: "the view of the palm",
    View.HAND_DORSAL: "the view of the back of the hand",
    View.FOOT_PLANTAR: "the view of the sole",
    View.FOOT_DORSAL: "the view of the back of the foot",
}
