"""The kinds of lanes a timeline can have, and which of them somebody wants to see, in which order."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from needlechart.drawing.shown_order import ShownOrder


class LaneKind(StrEnum):
    """One kind of lanes.  Several lanes can be of one kind: pain of each problem, each score."""

    PAIN = "pain"
    RESPONSE = "response"
    INSERTIONS = "insertions"
    CARE = "care"
    HOME = "home"
    AFTER = "after"
    CAUTIONS = "cautions"
    MARKS = "marks"
    MOTION = "motion"
    SCORES = "scores"


NAMES: dict[LaneKind, str] = {
    LaneKind.PAIN: "Pain before and after",
    LaneKind.RESPONSE: "Twitches and needles",
    LaneKind.INSERTIONS: "Insertions and needles",
    LaneKind.CARE: "Treatments",
    LaneKind.HOME: "Home programme",
    LaneKind.AFTER: "Soreness and reactions",
    LaneKind.CAUTIONS: "Cautions",
    LaneKind.MARKS: "Consent, plan, signing",
    LaneKind.MOTION: "Range of motion",
    LaneKind.SCORES: "Scores",
}
"""As the list of lanes names them."""


LaneChoice: TypeAlias = ShownOrder[LaneKind]
"""Which lanes are seen, from top to bottom."""
DELIVERED: LaneChoice = ShownOrder(tuple(LaneKind), frozenset({LaneKind.INSERTIONS}))
"""What is seen as long as nobody chose."""
