"""What went with what: change in pain at visits with and without each complementary treatment."""

from __future__ import annotations

from dataclasses import dataclass

from needlechart.domain.history.spans import WHOLE, Span
from needlechart.domain.history.spread import Spread
from needlechart.domain.history.visits import NeedleHistory
from needlechart.domain.treatments import TreatmentKind

LEAST_EACH = 5
"""Nothing is shown below so many visits with and so many without a treatment.

With fewer than five values the middle one turns on a single visit, and least and greatest are half of all there is.  General
knowledge, not clinically reviewed.
"""
NOT_PROOF = (
    "This describes the visits of one patient; it does not prove that a treatment did anything. Treatments are chosen for how "
    "the patient is that day, and pain changes by itself."
)
"""Stands beside every such table."""
TOO_FEW = f"Shown from {LEAST_EACH} visits with and {LEAST_EACH} visits without a treatment on."


@dataclass(frozen=True, slots=True)
class Contrast:
    """Change in pain (points of 10, negative is less pain) at visits with a treatment and at visits without it."""

    with_it: Spread
    without_it: Spread


@dataclass(frozen=True, slots=True)
class WentTogether:
    """One kind of treatment and the pain of one problem.

    ``in_visit``: after minus before; ``to_next``: arrival at the next visit that measured this problem minus arrival at this one.
    None where there are fewer than LEAST_EACH on either side.  A treatment that was for another problem does not count as given.
    """

    problem_id: str
    kind: TreatmentKind
    in_visit: Contrast | None
    to_next: Contrast | None


def going_together(history: NeedleHistory, span: Span = WHOLE) -> tuple[WentTogether, ...]:
    """Every problem and kind of treatment with enough visits on both sides, problems as first measured, kinds as listed."""
    return ()
