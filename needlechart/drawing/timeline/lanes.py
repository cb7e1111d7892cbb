"""Which lanes a timeline has, and how they share the height."""

from __future__ import annotations

from collections.abc import Sequence

from needlechart.drawing.timeline.after_lane import AfterLane
from needlechart.drawing.timeline.care_lane import CareLane
from needlechart.drawing.timeline.figures import LaneFigures, ResponsePoint
from needlechart.drawing.timeline.kinds import LaneKind
from needlechart.drawing.timeline.lane import Lane
from needlechart.drawing.timeline.response_lane import ResponseLane
from needlechart.drawing.timeline.slope_lane import SlopeLane

_PAIN_PX = {1: 128.0, 2: 100.0}
"""Least height of each lane of pain by their number; with more of them each is as high as a score."""
_SCORE_PX = 84.0


def lanes_of(figures: LaneFigures, seen: Sequence[ResponsePoint]) -> list[Lane]:
    """Pain of each problem, the response scaled to the visits ``seen``, treatments, what came after; then the scores."""
    least_px = _PAIN_PX.get(len(figures.pain), _SCORE_PX)
    pain = [SlopeLane(f, LaneKind.PAIN, grid=(0, 5, 10), stretch=3 / len(figures.pain), least_px=least_px) for f in figures.pain]
    scores = [SlopeLane(f, LaneKind.SCORES, stretch=0.5, least_px=_SCORE_PX) for f in figures.scores]
    care: list[Lane] = [CareLane(figures.care)] if figures.care else []
    after: list[Lane] = [AfterLane(figures.after)] if figures.after else []
    return [*pain, ResponseLane(figures.response, seen), *care, *after, *scores]


def shared_out(lanes: Sequence[Lane], least: Sequence[float], high: float) -> list[float]:
    """Heights that fill ``high``: what the least heights leave is shared by the lanes' ``stretch``."""
    spare = max(0.0, high - sum(least))
    shares = sum(lane.stretch for lane in lanes) or 1
    return [least_high + spare * lane.stretch / shares for lane, least_high in zip(lanes, least, strict=True)]
