"""Areas drawn on the body by hand: where it hurts, and where a needled site refers to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from needlechart.domain.body import View
from needlechart.domain.errors import NeedleChartError
from needlechart.domain.measures import When
from needlechart.domain.needling import Referral
from needlechart.domain.pain_outline import Corner, closed, outline_text
from needlechart.domain.sessions import AreaKind, PainArea, TreatmentSession

LEAST_MM2 = 25.0
"""An area smaller than 5 by 5 mm of the drawn body is a slip of the finger, not a place that hurts."""


class AreaTooSmall(NeedleChartError):
    """A stroke goes round next to nothing."""

    def __init__(self) -> None:
        super().__init__(
            "This stroke goes round an area too small to be meant.", "Draw once round the part that hurts, or come closer first."
        )


class DrawnBeside(NeedleChartError):
    """A stroke goes round nothing of the body."""

    def __init__(self) -> None:
        super().__init__("This stroke lies beside the body.", "Draw round the part of the figure that hurts.")


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the strokes stand for: the pain of a problem before or after the treatment, or where a site refers to."""

    kind: AreaKind = AreaKind.PAIN
    when: When = When.BEFORE
    problem_id: str | None = None
    site_id: str | None = None

    def holds(self, area: PainArea) -> bool:
        """Whether that area is one of these."""
        if self.kind is AreaKind.REFERRED:
            return area.kind is self.kind and area.site_id == self.site_id
        return (area.kind, area.when, area.problem_id) == (self.kind, self.when, self.problem_id)


def areas_of(session: TreatmentSession, drawn: Drawn) -> tuple[PainArea, ...]:
    """The areas that are drawn of it, in the order in which they were drawn."""
    return tuple(area for area in session.pain_areas if drawn.holds(area))


def with_stroke(session: TreatmentSession, drawn: Drawn, view: View, stroke: Sequence[Corner], new_id: str) -> TreatmentSession:
    """The session with the area that a stroke closes into; a site that refers somewhere has answered that it does.

    ``stroke`` in millimetres of ``view``.  NoAreaDrawn for fewer than three corners, AreaTooSmall below 25 mm².
    """
    corners = closed(stroke)
    if size_mm2(corners) < LEAST_MM2:
        raise AreaTooSmall
    area = PainArea(new_id, drawn.kind, view, outline_text(corners), drawn.when, drawn.problem_id, drawn.site_id)
    after = session.with_pain_area(area)
    if drawn.site_id is None:
        return after
    site = after.site(drawn.site_id)
    if site.referral is not None and site.referral.felt:
        return after
    return after.with_site(replace(site, referral=Referral(True)))


def size_mm2(corners: Sequence[Corner]) -> float:
    """The area inside an outline, in square millimetres."""
    following = (*corners[1:], corners[0])
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(corners, following, strict=True))) / 2
