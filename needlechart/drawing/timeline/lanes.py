"""Which lanes a timeline has, and how they share the height."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from needlechart.drawing.timeline.after_lane import AfterLane
from needlechart.drawing.timeline.care_lane import CareLane, few_rows
from needlechart.drawing.timeline.cautions_lane import CautionsLane
from needlechart.drawing.timeline.grouped import By
from needlechart.drawing.timeline.home_lane import HomeLane
from needlechart.drawing.timeline.kinds import DELIVERED, LaneChoice, LaneKind
from needlechart.drawing.timeline.lane import Lane
from needlechart.drawing.timeline.marks_lane import MarksLane
from needlechart.drawing.timeline.response_lane import InsertionsLane, ResponseLane
from needlechart.drawing.timeline.slope_lane import SlopeLane
from needlechart.drawing.timeline.values import LaneFigures, ResponsePoint, SlopeFigures

_PAIN_PX = {1: 128.0, 2: 100.0}
"""Least height of each lane of pain by their number; with more of them each is as high as a score."""
_SCORE_PX = 84.0


def lanes_of(
    figures: LaneFigures,
    seen: Sequence[ResponsePoint],
    choice: LaneChoice = DELIVERED,
    by: By = By.VISIT,
    *,
    like: LaneFigures | None = None,
) -> list[Lane]:
    """The lanes of the kinds that are chosen and say something, in the order chosen.

    The response is scaled to the visits ``seen``.  ``by``: what the figures are taken together by.  ``like``: the figures of all
    visits when these are only some of them; there is a lane for each of theirs then, though it may be empty.
    """
    least_px = _PAIN_PX.get(len(figures.pain), _SCORE_PX)

    def slopes(rows: Sequence[SlopeFigures], kind: LaneKind) -> list[Lane]:
        return [SlopeLane(row, kind, stretch=0.5, least_px=_SCORE_PX, by=by) for row in rows]

    def pain() -> list[Lane]:
        share = 3 / max(1, len(figures.pain))
        return [SlopeLane(row, LaneKind.PAIN, grid=(0, 5, 10), stretch=share, least_px=least_px, by=by) for row in figures.pain]

    like = like or figures
    # a mark of the course, or visits that stand differently in the record, are worth the lane
    states = {(bool(s.signed), bool(s.drafts), bool(s.missed)) for s in like.states}
    course = bool(like.marks) or len(states) > 1
    make: dict[LaneKind, Callable[[], list[Lane]]] = {
        LaneKind.PAIN: pain,
        LaneKind.RESPONSE: lambda: [ResponseLane(figures.response, seen, by)],
        LaneKind.INSERTIONS: lambda: [InsertionsLane(figures.response, seen, by)],
        LaneKind.CARE: lambda: [CareLane(few_rows(figures.care), by)] if like.care else [],
        LaneKind.HOME: lambda: [HomeLane(figures.home, by)] if like.home else [],
        LaneKind.AFTER: lambda: [AfterLane(figures.after, by)] if like.after else [],
        LaneKind.CAUTIONS: lambda: [CautionsLane(figures.cautions)] if like.cautions else [],
        LaneKind.MARKS: lambda: [MarksLane(figures.marks, figures.states)] if course else [],
        LaneKind.MOTION: lambda: slopes(figures.motion, LaneKind.MOTION),
        LaneKind.SCORES: lambda: slopes(figures.scores, LaneKind.SCORES),
    }
    return [lane for kind in choice.shown() for lane in make[kind]()]


def shared_out(lanes: Sequence[Lane], least: Sequence[float], high: float) -> list[float]:
    """Heights that fill ``high``: what the least heights leave is shared by the lanes' ``stretch``."""
    spare = max(0.0, high - sum(least))
    shares = sum(lane.stretch for lane in lanes) or 1
    return [least_high + spare * lane.stretch / shares for lane, least_high in zip(lanes, least, strict=True)]
