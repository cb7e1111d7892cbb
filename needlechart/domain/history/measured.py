"""What was measured in a visit as pairs of before and after, and a change held against published thresholds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from needlechart.domain.history.visits import VisitFigures
from needlechart.domain.measures import SCALES, Better, Change, ScaleCode, When

Measured = tuple[ScaleCode, str, str | None]
"""What tells one course of values from another: scale, ``Score.what``, problem."""


@dataclass(frozen=True, slots=True)
class MeasurePair:
    """One measured thing of one visit, before and after treatment in the scale's unit; None = not measured.

    ``what`` is as in ``Score``, "" for present pain.
    """

    scale: ScaleCode
    what: str
    problem_id: str | None
    before: float | None
    after: float | None

    @property
    def key(self) -> Measured:
        """What it is a measure of."""
        return self.scale, self.what, self.problem_id


def measure_pairs(visit: VisitFigures) -> tuple[MeasurePair, ...]:
    """Present pain of each problem first, then the others as they were charted; of values said twice the last one counts."""
    pain = [MeasurePair(ScaleCode.NPRS, "", pair.problem_id or None, pair.before, pair.after) for pair in visit.pain]
    found: dict[Measured, dict[When, float]] = {}
    for score in visit.scores:
        found.setdefault((score.scale, score.what, score.problem_id), {})[score.when] = score.value
    return (*pain, *(MeasurePair(*key, both.get(When.BEFORE), both.get(When.AFTER)) for key, both in found.items()))


class Direction(StrEnum):
    BETTER = "better"
    WORSE = "worse"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Threshold:
    """A published threshold: ``important`` for a smallest change that matters (MCID), otherwise measurement error (MDC).
    ``reached``: the change is at least as large, in either direction."""

    important: bool
    published: Change
    reached: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """A change in the unit of its scale (later minus earlier), which way it goes for the patient, and every published
    threshold of the scale with its population and source; none when the scale has none."""

    change: float
    direction: Direction
    thresholds: tuple[Threshold, ...]


def judged(scale: ScaleCode, earlier: float, later: float) -> Judged:
    """The change from ``earlier`` to ``later``, held against the thresholds of the scale."""
    change = round(later - earlier, 6)
    kind = SCALES[scale]
    better = (change < 0) is (kind.better is Better.LOWER)
    direction = Direction.SAME if not change else Direction.BETTER if better else Direction.WORSE
    published: Iterable[tuple[bool, Change]] = (*((False, mdc) for mdc in kind.mdc), *((True, mcid) for mcid in kind.mcid))
    return Judged(change, direction, tuple(Threshold(important, c, abs(change) >= c.value) for important, c in published))
