"""A mark on the chart: what is drawn, where, and what it is called."""

from __future__ import annotations

from dataclasses import dataclass

from needlechart.domain.body import BodyPoint, Place
from needlechart.drawing.marks import PALE, Kind, Mark


@dataclass(frozen=True)
class BodyMark:
    """One mark.

    ``id`` comes back in the chart's signals.  ``place`` gives the structure that is outlined while the mark is selected;
    ``name`` is what a screen reader and the tool tip say ("Gluteus medius, right").
    """

    id: str
    point: BodyPoint
    mark: Mark
    place: Place | None = None
    name: str = ""

    @property
    def is_pale(self) -> bool:
        """A ghost or a suggestion: it can be tapped, never dragged."""
        return self.mark.kind in PALE

    @property
    def words(self) -> str:
        """The mark in words: number, name, what it says."""
        number = f"{self.mark.order} " if self.mark.order is not None else ""
        return f"{number}{self.name or 'Mark'}: {_SAID[self.mark.kind].format(n=self.mark.sign)}".strip()


_SAID = {
    Kind.TWITCH: "{n} twitches",
    Kind.NONE: "no twitch",
    Kind.UNSEEN: "twitch could not be seen",
    Kind.NOT_SOUGHT: "no twitch sought",
    Kind.UNANSWERED: "not answered yet",
    Kind.FINDING: "finding, not needled",
    Kind.IN_BODY: "needle in the body",
    Kind.UNCONFIRMED: "copied, not confirmed",
    Kind.GHOST: "last visit, twitched",
    Kind.GHOST_RING: "last visit, no twitch",
    Kind.SUGGESTION: "suggestion",
    Kind.CLUSTER: "{n}",
}
